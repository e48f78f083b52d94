//! Bank accounts: IBAN (ISO 13616), the French RIB inside it, and BIC (ISO 9362).

use std::{fmt, str::FromStr};

use super::{IdentifierError, Length, compact, expect, expect_digits, grouped, has_valid_mod_97};

/// An account number that a transfer can reach.
///
/// ```
/// use receivables::identifiers::Iban;
/// let iban: Iban = "FR1420041010050500013M02606".parse()?;
/// assert_eq!(iban.to_string(), "FR14 2004 1010 0505 0001 3M02 606");
/// assert_eq!(iban.rib().unwrap().key(), "06");
/// # Ok::<(), receivables::identifiers::IdentifierError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Iban(String);

/// A French account: bank, branch, account and the key over the three.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Rib(String);

/// A bank: eight characters, or eleven with the branch.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Bic(String);

/// Countries that issue IBANs, with their length.
#[rustfmt::skip]
const LENGTHS: [(&str, usize); 89] = [
    ("AD", 24), ("AE", 23), ("AL", 28), ("AT", 20), ("AZ", 28), ("BA", 20), ("BE", 16),
    ("BG", 22), ("BH", 22), ("BI", 27), ("BR", 29), ("BY", 28), ("CH", 21), ("CR", 22),
    ("CY", 28), ("CZ", 24), ("DE", 22), ("DJ", 27), ("DK", 18), ("DO", 28), ("EE", 20),
    ("EG", 29), ("ES", 24), ("FI", 18), ("FK", 18), ("FO", 18), ("FR", 27), ("GB", 22),
    ("GE", 22), ("GI", 23), ("GL", 18), ("GR", 27), ("GT", 28), ("HN", 28), ("HR", 21),
    ("HU", 28), ("IE", 22), ("IL", 23), ("IQ", 23), ("IS", 26), ("IT", 27), ("JO", 30),
    ("KW", 30), ("KZ", 20), ("LB", 28), ("LC", 32), ("LI", 21), ("LT", 20), ("LU", 20),
    ("LV", 21), ("LY", 25), ("MC", 27), ("MD", 24), ("ME", 22), ("MK", 19), ("MN", 20),
    ("MR", 27), ("MT", 31), ("MU", 30), ("NI", 28), ("NL", 18), ("NO", 15), ("OM", 23),
    ("PK", 24), ("PL", 28), ("PS", 29), ("PT", 25), ("QA", 29), ("RO", 24), ("RS", 22),
    ("RU", 33), ("SA", 24), ("SC", 31), ("SD", 18), ("SE", 24), ("SI", 19), ("SK", 24),
    ("SM", 27), ("SO", 23), ("ST", 25), ("SV", 28), ("TL", 23), ("TN", 24), ("TR", 26),
    ("UA", 29), ("VA", 22), ("VG", 24), ("XK", 20), ("YE", 30),
];

/// Length of bank, branch and account in a RIB; two digits of key follow.
const RIB_PARTS: (usize, usize, usize) = (5, 5, 11);

impl Iban {
    /// The number without spaces, as machines exchange it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The country that issued it.
    pub fn country(&self) -> &str {
        &self.0[..2]
    }

    /// The RIB inside a French or Monegasque IBAN, if its own key is right too.
    pub fn rib(&self) -> Option<Rib> {
        matches!(self.country(), "FR" | "MC").then(|| self.0[4..].parse().ok()).flatten()
    }
}

impl Rib {
    /// A RIB from its parts; the key is computed.
    ///
    /// ```
    /// use receivables::identifiers::Rib;
    /// let rib = Rib::new("20041", "01005", "0500013M026")?;
    /// assert_eq!(rib.to_string(), "20041 01005 0500013M026 06");
    /// assert_eq!(rib.iban().to_string(), "FR14 2004 1010 0505 0001 3M02 606");
    /// # Ok::<(), receivables::identifiers::IdentifierError>(())
    /// ```
    pub fn new(bank: &str, branch: &str, account: &str) -> Result<Self, IdentifierError> {
        let [bank, branch, account] = [bank, branch, account].map(compact);
        expect_digits(&bank, RIB_PARTS.0)?;
        expect_digits(&branch, RIB_PARTS.1)?;
        expect(&account, Length::Exactly(RIB_PARTS.2), |it| it.is_ascii_alphanumeric())?;
        let remainder =
            (89 * rib_mod_97(&bank) + 15 * rib_mod_97(&branch) + 3 * rib_mod_97(&account)) % 97;
        Ok(Self(format!("{bank}{branch}{account}{:02}", 97 - remainder)))
    }

    /// The two digits of the key.
    pub fn key(&self) -> &str {
        &self.0[21..]
    }

    /// The same account as an IBAN.
    pub fn iban(&self) -> Iban {
        let check = 98 - super::mod_97(&format!("{}FR00", self.0));
        Iban(format!("FR{check:02}{}", self.0))
    }
}

impl Bic {
    /// The code in capitals.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Iban {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let iban = compact(text);
        expect(&iban, Length::Between(15, 34), |it| it.is_ascii_alphanumeric())?;
        let country = &iban[..2];
        let length = LENGTHS.iter().find(|it| it.0 == country).map(|it| it.1);
        let length = length.ok_or_else(|| IdentifierError::Country(country.to_owned()))?;
        expect(&iban, Length::Exactly(length), |_| true)?;
        expect_digits(&iban[2..4], 2)?;
        if has_valid_mod_97(&iban) { Ok(Self(iban)) } else { Err(IdentifierError::CheckDigits) }
    }
}

impl FromStr for Rib {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let rib = compact(text);
        expect(&rib, Length::Exactly(23), |it| it.is_ascii_alphanumeric())?;
        let (bank, rest) = rib.split_at(RIB_PARTS.0);
        let (branch, rest) = rest.split_at(RIB_PARTS.1);
        let (account, _key) = rest.split_at(RIB_PARTS.2);
        let computed = Self::new(bank, branch, account)?;
        if computed.0 == rib { Ok(computed) } else { Err(IdentifierError::CheckDigits) }
    }
}

impl FromStr for Bic {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bic = compact(text);
        expect(&bic, Length::Between(8, 11), |it| it.is_ascii_alphanumeric())?;
        if !matches!(bic.len(), 8 | 11) {
            return Err(IdentifierError::Length { expected: Length::Exactly(8), found: bic.len() });
        }
        match bic[..6].chars().find(|it| !it.is_ascii_uppercase()) {
            Some(odd) => Err(IdentifierError::Character(odd)),
            None => Ok(Self(bic)),
        }
    }
}

/// In groups of four.
impl fmt::Display for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&grouped(&self.0, &[4]))
    }
}

/// Bank, branch, account and key.
impl fmt::Display for Rib {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&grouped(&self.0, &[5, 5, 11, 2]))
    }
}

impl fmt::Display for Bic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The remainder by 97 with the letters of a RIB: A to I and J to R are 1 to 9, S to Z 2 to 9.
fn rib_mod_97(text: &str) -> u32 {
    text.bytes().fold(0, |remainder, byte| {
        let digit = match byte {
            b'A'..=b'I' => byte - b'A' + 1,
            b'J'..=b'R' => byte - b'J' + 1,
            b'S'..=b'Z' => byte - b'S' + 2,
            digit => digit - b'0',
        };
        (remainder * 10 + u32::from(digit)) % 97
    })
}
