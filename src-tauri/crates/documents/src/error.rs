//! Why a document was not made. Nothing is half made: an error leaves no bytes behind.

use receivables::letter::LetterError;

/// Why a document was not made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// An empty batch.
    #[error("there is no letter to print")]
    NoLetters,
    /// One letter of the batch cannot be made.
    #[error("the letter to {recipient}: {reason}")]
    Letter {
        /// The customer's account code.
        recipient: String,
        /// Why.
        reason: Box<DocumentError>,
    },
    /// The amounts do not add up to a claim.
    #[error(transparent)]
    Claim(#[from] LetterError),
    /// The typeface has no sign for a character, which must not print as a box.
    #[error("the typeface has no sign for {character:?} (U+{:04X})", u32::from(*character))]
    MissingGlyph {
        /// The character.
        character: char,
    },
    /// A letter template is broken.
    #[error("template {template}, line {line}: {problem}")]
    Template {
        /// Which one, such as `fr/first_reminder`.
        template: String,
        /// Its line, from 1; 0 where it is not known.
        line: usize,
        /// What is wrong.
        problem: String,
    },
    /// The payment code would be denser than a telephone reads (EPC069-12: version 13).
    #[error("a payment code of {bytes} bytes is too long; 331 is the limit")]
    PaymentCode {
        /// Length of the payload.
        bytes: usize,
    },
    /// A code that no bar code of ours holds: printable ASCII, at most 24 characters.
    #[error("{code:?} cannot be written as a bar code")]
    BarCode {
        /// The code.
        code: String,
    },
    /// More pages than anyone folds: the input is broken.
    #[error("the letter would have more than {limit} pages")]
    TooManyPages {
        /// The limit.
        limit: usize,
    },
    /// The workbook could not be written.
    #[error("the workbook could not be written: {0}")]
    Workbook(String),
    /// The list of separated values could not be written.
    #[error("the list could not be written: {0}")]
    Table(String),
    /// The PDF could not be written.
    #[error("the PDF could not be written: {0}")]
    Pdf(String),
}
