//! References on payments: the RF creditor reference and the SEPA creditor identifier.

use std::{fmt, str::FromStr};

use super::{
    IdentifierError, Length, compact, expect, expect_digits, grouped, has_valid_mod_97, mod_97,
};

/// A creditor reference (ISO 11649): `RF`, two check digits, up to 21 characters of ours.
///
/// ```
/// use receivables::identifiers::RfReference;
/// let reference = RfReference::new("2025F00123")?;
/// assert_eq!(reference.as_str(), "RF862025F00123");
/// assert_eq!(reference.to_string(), "RF86 2025 F001 23");
/// # Ok::<(), receivables::identifiers::IdentifierError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RfReference(String);

/// A SEPA creditor identifier (in French *ICS*): country, check digits, business code of three
/// characters that the check leaves out, national number.
///
/// ```
/// use receivables::identifiers::CreditorId;
/// assert!("FR72ZZZ123456".parse::<CreditorId>().is_ok());
/// assert!("FR73ZZZ123456".parse::<CreditorId>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CreditorId(String);

impl RfReference {
    /// Puts the prefix and the check digits before a reference of ours.
    pub fn new(reference: &str) -> Result<Self, IdentifierError> {
        let reference = compact(reference);
        expect(&reference, Length::Between(1, 21), |it| it.is_ascii_alphanumeric())?;
        let check = 98 - mod_97(&format!("{reference}RF00"));
        Ok(Self(format!("RF{check:02}{reference}")))
    }

    /// The reference without spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl CreditorId {
    /// The identifier without spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for RfReference {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let reference = compact(text);
        expect(&reference, Length::Between(5, 25), |it| it.is_ascii_alphanumeric())?;
        let (prefix, rest) = reference.split_at(2);
        if let Some((odd, _)) = prefix.chars().zip("RF".chars()).find(|(a, b)| a != b) {
            return Err(IdentifierError::Character(odd));
        }
        expect_digits(&rest[..2], 2)?;
        let valid = has_valid_mod_97(&reference);
        if valid { Ok(Self(reference)) } else { Err(IdentifierError::CheckDigits) }
    }
}

impl FromStr for CreditorId {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let id = compact(text);
        expect(&id, Length::Between(8, 35), |it| it.is_ascii_alphanumeric())?;
        let (head, rest) = id.split_at(4);
        expect(&head[..2], Length::Exactly(2), |it| it.is_ascii_uppercase())?;
        expect_digits(&head[2..], 2)?;
        let valid = has_valid_mod_97(&format!("{head}{}", &rest[3..]));
        if valid { Ok(Self(id)) } else { Err(IdentifierError::CheckDigits) }
    }
}

/// In groups of four.
impl fmt::Display for RfReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&grouped(&self.0, &[4]))
    }
}

impl fmt::Display for CreditorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
