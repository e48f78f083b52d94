//! French company numbers: SIREN, SIRET, and the VAT number built on them.

use std::{fmt, str::FromStr};

use super::{IdentifierError, Length, compact, expect, expect_digits, grouped};

/// A company: nine digits with a Luhn key.
///
/// ```
/// use receivables::identifiers::{IdentifierError, Siren};
/// let siren: Siren = "732829320".parse()?;
/// assert_eq!(siren.to_string(), "732 829 320");
/// assert_eq!("732829321".parse::<Siren>(), Err(IdentifierError::CheckDigits));
/// # Ok::<(), IdentifierError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Siren(String);

/// An establishment: the SIREN and five digits, with a Luhn key of their own.
///
/// La Poste ran out of keys: its establishments may have digits that add up to a multiple of 5
/// instead.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Siret(String);

/// A French VAT number: `FR`, a key of two characters, the SIREN.
///
/// ```
/// use receivables::identifiers::{Siren, VatNumber};
/// let siren: Siren = "732829320".parse()?;
/// assert_eq!(VatNumber::of(&siren).to_string(), "FR44732829320");
/// # Ok::<(), receivables::identifiers::IdentifierError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct VatNumber(String);

const LA_POSTE: &str = "356000000";

impl Siren {
    /// The nine digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Siret {
    /// The fourteen digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The company the establishment belongs to.
    pub fn siren(&self) -> Siren {
        Siren(self.0[..9].to_owned())
    }
}

impl VatNumber {
    /// The number a French company has unless it was given another key.
    pub fn of(siren: &Siren) -> Self {
        let remainder = digits(siren.as_str()).fold(0, |sum, digit| (sum * 10 + digit) % 97);
        Self(format!("FR{:02}{}", (12 + 3 * remainder) % 97, siren.as_str()))
    }

    /// The number without spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The company.
    pub fn siren(&self) -> Siren {
        Siren(self.0[4..].to_owned())
    }
}

impl FromStr for Siren {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let siren = compact(text);
        expect_digits(&siren, 9)?;
        if siren.bytes().all(|it| it == b'0') {
            return Err(IdentifierError::AllZeros);
        }
        if passes_luhn(&siren) { Ok(Self(siren)) } else { Err(IdentifierError::CheckDigits) }
    }
}

impl FromStr for Siret {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let siret = compact(text);
        expect_digits(&siret, 14)?;
        let siren: Siren = siret[..9].parse()?;
        let plain_sum = digits(&siret).sum::<u32>();
        let passes = passes_luhn(&siret) || siren.0 == LA_POSTE && plain_sum.is_multiple_of(5);
        if passes { Ok(Self(siret)) } else { Err(IdentifierError::CheckDigits) }
    }
}

impl FromStr for VatNumber {
    type Err = IdentifierError;

    /// A key with letters follows no published formula: it is accepted as it is.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let vat = compact(text);
        expect(&vat, Length::Exactly(13), |it| it.is_ascii_alphanumeric())?;
        let (country, number) = vat.split_at(2);
        if country != "FR" {
            return Err(IdentifierError::Country(country.to_owned()));
        }
        let (key, siren) = number.split_at(2);
        let computed = Self::of(&siren.parse()?);
        let checkable = key.bytes().all(|it| it.is_ascii_digit());
        if checkable && computed.0 != vat {
            return Err(IdentifierError::CheckDigits);
        }
        Ok(Self(vat))
    }
}

/// In groups of three.
impl fmt::Display for Siren {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&grouped(&self.0, &[3]))
    }
}

/// The SIREN in groups of three, then the establishment.
impl fmt::Display for Siret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&grouped(&self.0, &[3, 3, 3, 5]))
    }
}

/// In one piece, as it stands on invoices.
impl fmt::Display for VatNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn digits(text: &str) -> impl DoubleEndedIterator<Item = u32> {
    text.chars().filter_map(|it| it.to_digit(10))
}

/// Luhn: every second digit from the right doubled, the digits of the doubles added.
fn passes_luhn(text: &str) -> bool {
    let doubled = |digit: u32| digit * 2 / 10 + digit * 2 % 10;
    let sum: u32 = digits(text)
        .rev()
        .enumerate()
        .map(|(place, digit)| if place % 2 == 1 { doubled(digit) } else { digit })
        .sum();
    sum.is_multiple_of(10)
}
