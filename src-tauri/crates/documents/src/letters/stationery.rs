//! Stationery: what all letters of a company share, however many are printed.

use super::texts::Wording;

/// What letters are worded in and printed on.
#[derive(Debug, Default)]
pub struct Stationery {
    /// The texts.
    pub wording: Wording,
}
