//! Stationery: what all letters of a company share, however many are printed.

use super::texts::Wording;
use crate::{envelope::Envelope, picture::Picture};

/// What letters are worded in and printed on.
#[derive(Debug, Default)]
pub struct Stationery {
    /// The texts.
    pub wording: Wording,
    /// Above the sender's name; embedded once per file.
    pub logo: Option<Picture>,
    /// A signature by hand, between company and signatory.
    pub signature: Option<Picture>,
    /// Where the address stands, and how the sheet is folded.
    pub envelope: Envelope,
    /// Whether a payment slip to be cut off closes every letter that asks for money.
    pub slip: bool,
}
