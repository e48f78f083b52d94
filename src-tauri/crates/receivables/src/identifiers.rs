//! Identifiers: company numbers, bank accounts and payment references that check themselves.
//!
//! An identifier that exists is valid: parsing is the only way to make one, and it verifies
//! length, characters and check digits. Spaces are accepted and forgotten; printing puts them
//! back where people expect them.

use std::fmt;

mod bank;
mod company;
mod reference;

pub use bank::{Bic, Iban, Rib};
pub use company::{Siren, Siret, VatNumber};
pub use reference::{CreditorId, RfReference};

/// Why a text is not the identifier it is taken for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdentifierError {
    /// Too short or too long.
    #[error("{found} characters instead of {expected}")]
    Length {
        /// What the format wants.
        expected: Length,
        /// What there is, spaces aside.
        found: usize,
    },
    /// A character that has no place there.
    #[error("{0:?} has no place there")]
    Character(char),
    /// The check digits do not match: usually a typing error.
    #[error("the check digits do not match")]
    CheckDigits,
    /// Nothing but zeros, which the check digits let pass.
    #[error("nothing but zeros")]
    AllZeros,
    /// A country that issues no such identifier.
    #[error("{0} issues no such identifier")]
    Country(String),
}

/// A length a format asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Exactly so many characters.
    Exactly(usize),
    /// Any length in between, both included.
    Between(usize, usize),
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exactly(length) => write!(f, "{length}"),
            Self::Between(least, most) => write!(f, "{least} to {most}"),
        }
    }
}

/// The text without any kind of space, in capitals.
fn compact(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).map(|it| it.to_ascii_uppercase()).collect()
}

/// Checks that every character passes, then that there are as many as wanted.
fn expect(
    text: &str,
    expected: Length,
    fits: impl Fn(char) -> bool,
) -> Result<(), IdentifierError> {
    if let Some(odd) = text.chars().find(|&it| !fits(it)) {
        return Err(IdentifierError::Character(odd));
    }
    let found = text.chars().count();
    let right = match expected {
        Length::Exactly(length) => found == length,
        Length::Between(least, most) => (least..=most).contains(&found),
    };
    if right { Ok(()) } else { Err(IdentifierError::Length { expected, found }) }
}

fn expect_digits(text: &str, length: usize) -> Result<(), IdentifierError> {
    expect(text, Length::Exactly(length), |it| it.is_ascii_digit())
}

/// The text, of ASCII capitals and digits, in groups of so many characters.
fn grouped(text: &str, sizes: &[usize]) -> String {
    let mut groups = Vec::new();
    let mut rest = text;
    for &size in sizes.iter().cycle() {
        if rest.len() <= size {
            groups.push(rest);
            break;
        }
        let (group, tail) = rest.split_at(size);
        groups.push(group);
        rest = tail;
    }
    groups.join(" ")
}

/// The remainder by 97 of a number written in digits and letters, A being 10 and Z 35
/// (ISO 7064, as IBAN, RF reference and SEPA creditor identifier use it).
fn mod_97(text: &str) -> u32 {
    text.chars().filter_map(|it| it.to_digit(36)).fold(0, |remainder, value| {
        let shift = if value < 10 { 10 } else { 100 };
        (remainder * shift + value) % 97
    })
}

/// Whether the two digits after the first two letters are the check digits of the rest. They
/// are 98 less a remainder, so 00, 01 and 99 are never right, whatever the sum says.
fn has_valid_mod_97(text: &str) -> bool {
    let (head, tail) = text.split_at(4);
    !matches!(&head[2..], "00" | "01" | "99") && mod_97(&format!("{tail}{head}")) == 1
}

#[cfg(test)]
mod tests;
