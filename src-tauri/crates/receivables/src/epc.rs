//! The payment QR code of the European Payments Council (EPC069-12): a transfer ready to sign.
//!
//! What is encoded is a text of at most twelve lines and **331 bytes**, in UTF-8. A payment
//! that does not fit is refused: a code that some bank apps read and others do not is worse
//! than none.

use rust_decimal::Decimal;

use crate::{
    Currency, Money,
    identifiers::{Bic, Iban, RfReference},
};

/// A SEPA credit transfer to us.
///
/// ```
/// use receivables::{Currency, Money, epc::{EpcPayment, Remittance}};
///
/// let payment = EpcPayment {
///     amount: Some(Money::parse("1234.50", Currency::EUR)?),
///     remittance: Remittance::Text("Facture F2025-0042".to_owned()),
///     ..EpcPayment::to("EXEMPLE SAS", "FR7630006000011234567890189".parse()?)
/// };
/// assert_eq!(
///     payment.payload()?,
///     "BCD\n002\n1\nSCT\n\nEXEMPLE SAS\nFR7630006000011234567890189\nEUR1234.50\n\n\n\
///      Facture F2025-0042",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EpcPayment {
    /// Which version of the standard to write.
    pub version: EpcVersion,
    /// Our bank; version 1 wants it.
    pub bic: Option<Bic>,
    /// Who is paid, at most 70 characters.
    pub name: String,
    /// The account paid to.
    pub iban: Iban,
    /// How much, in euros; the payer types it where there is none.
    pub amount: Option<Money>,
    /// ISO 20022 purpose code, at most 4 characters; usually empty.
    pub purpose: String,
    /// What the payment is for.
    pub remittance: Remittance,
    /// A word to the payer, at most 70 characters; usually empty.
    pub information: String,
}

/// What a payment is for: a reference or a text, **never both**.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remittance {
    /// Nothing.
    None,
    /// A reference that machines match.
    Reference(RfReference),
    /// Words, at most 140 characters.
    Text(String),
}

/// Versions of the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EpcVersion {
    /// 001: the BIC is mandatory.
    V1,
    /// 002: the BIC may be left out within the European Economic Area.
    V2,
}

/// Lines of text with a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EpcField {
    /// Who is paid.
    Name,
    /// Purpose code.
    Purpose,
    /// Words on what is paid.
    Text,
    /// Word to the payer.
    Information,
}

/// Why a payment cannot be encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EpcError {
    /// A payment to nobody.
    #[error("the payee has no name")]
    NoName,
    /// Version 1 without a BIC.
    #[error("version 001 needs a BIC")]
    NoBic,
    /// More characters than the field takes.
    #[error("{field:?} has {found} characters of {limit}")]
    TooLong {
        /// The field.
        field: EpcField,
        /// Characters it takes.
        limit: usize,
        /// Characters it has.
        found: usize,
    },
    /// A line break or another control character, which would shift the lines.
    #[error("{0:?} has a control character")]
    ControlCharacter(EpcField),
    /// The standard knows euros only.
    #[error("{0} instead of EUR")]
    Currency(Currency),
    /// Not between 0.01 and 999999999.99.
    #[error("{0} is outside 0.01 to 999999999.99")]
    Amount(Decimal),
    /// More bytes than the code holds.
    #[error("{0} bytes of {MAX_BYTES}")]
    TooManyBytes(usize),
}

/// What the largest code allowed (version 13, error correction M) holds.
pub const MAX_BYTES: usize = 331;
const MAX_MINOR: i64 = 99_999_999_999;

impl EpcPayment {
    /// A payment of any amount, for nothing in particular.
    pub fn to(name: impl Into<String>, iban: Iban) -> Self {
        Self {
            version: EpcVersion::V2,
            bic: None,
            name: name.into(),
            iban,
            amount: None,
            purpose: String::new(),
            remittance: Remittance::None,
            information: String::new(),
        }
    }

    /// The text to encode, with error correction M and at most version 13.
    pub fn payload(&self) -> Result<String, EpcError> {
        if self.version == EpcVersion::V1 && self.bic.is_none() {
            return Err(EpcError::NoBic);
        }
        // Lines at the end that say nothing go; those in between hold the others in place.
        let payload = self.lines()?.join("\n").trim_end_matches('\n').to_owned();
        if payload.len() > MAX_BYTES {
            return Err(EpcError::TooManyBytes(payload.len()));
        }
        Ok(payload)
    }

    fn lines(&self) -> Result<[String; 12], EpcError> {
        let name = checked(EpcField::Name, &self.name)?;
        if name.is_empty() {
            return Err(EpcError::NoName);
        }
        let (reference, text) = match &self.remittance {
            Remittance::None => ("", ""),
            Remittance::Reference(reference) => (reference.as_str(), ""),
            Remittance::Text(text) => ("", checked(EpcField::Text, text)?),
        };
        let amount = self.amount.map(amount_line).transpose()?.unwrap_or_default();
        let bic = self.bic.as_ref().map_or("", |it| it.as_str());
        let purpose = checked(EpcField::Purpose, &self.purpose)?;
        let information = checked(EpcField::Information, &self.information)?;
        Ok([
            "BCD",
            self.version.code(),
            "1", // UTF-8
            "SCT",
            bic,
            name,
            self.iban.as_str(),
            &amount,
            purpose,
            reference,
            text,
            information,
        ]
        .map(str::to_owned))
    }
}

impl EpcVersion {
    fn code(self) -> &'static str {
        match self {
            Self::V1 => "001",
            Self::V2 => "002",
        }
    }
}

impl EpcField {
    fn limit(self) -> usize {
        match self {
            Self::Name | Self::Information => 70,
            Self::Purpose => 4,
            Self::Text => 140,
        }
    }
}

/// The text without the spaces around it, if it fits its line.
fn checked(field: EpcField, text: &str) -> Result<&str, EpcError> {
    let text = text.trim();
    if text.chars().any(char::is_control) {
        return Err(EpcError::ControlCharacter(field));
    }
    let (found, limit) = (text.chars().count(), field.limit());
    if found > limit { Err(EpcError::TooLong { field, limit, found }) } else { Ok(text) }
}

fn amount_line(amount: Money) -> Result<String, EpcError> {
    if amount.currency != Currency::EUR {
        return Err(EpcError::Currency(amount.currency));
    }
    if !(1..=MAX_MINOR).contains(&amount.minor) {
        return Err(EpcError::Amount(amount.decimal()));
    }
    Ok(format!("EUR{amount}"))
}

#[cfg(test)]
mod tests;
