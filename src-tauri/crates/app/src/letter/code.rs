//! The short code of a letter, the same in the preview and on paper.

use receivables::{
    Currency,
    letter::{LetterCode, LetterKind},
};
use sha2::{Digest, Sha256};

use crate::amount::Day;

/// The code of a letter to a customer: it follows from what no second letter of the day shares.
pub(crate) fn code(customer: &str, on: Day, kind: LetterKind, currency: Currency) -> LetterCode {
    let subject = format!("{customer}\n{on}\n{}\n{currency}", documents::letters::text_name(kind));
    let digest = Sha256::digest(subject.as_bytes());
    LetterCode::new(digest.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte)))
}
