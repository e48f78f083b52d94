//! Documents: facts in, bytes out.
//!
//! What a document says is decided elsewhere; here it gets its wording, its shape on paper and
//! its bytes. The same input gives the same bytes, and no word of the input is ever dropped.

#![deny(missing_docs)]

mod address;
mod copy;
mod error;
mod fonts;
mod layout;
pub mod letters;
mod qr;
mod shape;
pub mod typography;

pub use address::address_overflows;
pub use copy::stamped;
pub use error::DocumentError;
