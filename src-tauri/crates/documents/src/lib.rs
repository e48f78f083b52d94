//! Documents: facts in, bytes out.
//!
//! What a document says is decided elsewhere; here it gets its wording, its shape on paper and
//! its bytes. The same input gives the same bytes, and no word of the input is ever dropped.

#![deny(missing_docs)]

pub mod address;
mod barcode;
pub mod binder;
mod copy;
pub mod csv;
pub mod envelope;
mod error;
mod fonts;
mod layout;
pub mod letters;
pub mod mail;
pub mod picture;
mod qr;
pub mod report;
mod shape;
pub mod sheets;
pub mod typography;
pub mod workbook;

pub use copy::stamped;
pub use error::DocumentError;
