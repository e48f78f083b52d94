//! Matching, told as statements and what becomes of them.
