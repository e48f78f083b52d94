//! Tests: stories told through `app` and the command line, and the real window; what they share.

pub mod spreadsheet;
