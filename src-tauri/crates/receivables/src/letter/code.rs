//! Letter codes: ten letters that a scanner types to open the case of a letter that came back.
//!
//! Only letters that sit in the same place on French, English and German keyboards are used, since
//! most scanners type as a keyboard of some country: no A, M, Q, W, Y or Z, and no figure. The last
//! one is a check letter (Luhn's algorithm over twenty letters): a misread code opens nothing.

use std::fmt;

/// The letters, by their value.
const LETTERS: &[u8; 20] = b"BCDEFGHIJKLNOPRSTUVX";
/// Letters before the check letter: 20⁹ codes.
const LENGTH: usize = 9;

/// The code of a letter.
///
/// ```
/// use receivables::letter::LetterCode;
///
/// let code = LetterCode::new(1_234_567);
/// assert_eq!(code.to_string(), "BBBBIRHJIV");
/// assert_eq!("bbbbi-rhjiv".parse(), Ok(code.clone()));
/// // One letter misread, or two that changed places.
/// assert!("BBBBIRHJIX".parse::<LetterCode>().is_err());
/// assert!("BBBBIHRJIV".parse::<LetterCode>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterCode(String);

/// Why a text is no letter code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no code of a letter")]
pub struct LetterCodeError;

impl LetterCode {
    /// The code of a number; numbers that differ by a multiple of 20⁹ share one.
    pub fn new(mut number: u64) -> Self {
        let base = LETTERS.len() as u64;
        let mut digits = [0_usize; LENGTH];
        for digit in digits.iter_mut().rev() {
            *digit = usize::try_from(number % base).unwrap_or_default();
            number /= base;
        }
        let check = check_digit(&digits);
        let letters = digits.iter().chain([&check]).map(|&it| char::from(LETTERS[it]));
        Self(letters.collect())
    }

    /// The letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LetterCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::str::FromStr for LetterCode {
    type Err = LetterCodeError;

    /// Reads a code in any case; spaces and hyphens count for nothing.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let kept = text.chars().filter(|it| !it.is_whitespace() && *it != '-');
        let letters: String = kept.map(|it| it.to_ascii_uppercase()).collect();
        let value = |it: u8| LETTERS.iter().position(|letter| *letter == it);
        let digits: Option<Vec<usize>> = letters.bytes().map(value).collect();
        match digits.as_deref() {
            Some([digits @ .., check]) if digits.len() == LENGTH => {
                if check_digit(digits) == *check { Ok(Self(letters)) } else { Err(LetterCodeError) }
            }
            _ => Err(LetterCodeError),
        }
    }
}

/// Luhn's algorithm, modulo the number of letters: every second digit from the right counts double,
/// its two places added up.
fn check_digit(digits: &[usize]) -> usize {
    let base = LETTERS.len();
    let weighted = digits.iter().rev().enumerate().map(|(index, &digit)| {
        let product = digit * if index % 2 == 0 { 2 } else { 1 };
        product / base + product % base
    });
    (base - weighted.sum::<usize>() % base) % base
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_code_reads_back(number in any::<u64>()) {
            let code = LetterCode::new(number);
            prop_assert_eq!(code.as_str().parse(), Ok(code.clone()));
            prop_assert_eq!(code.as_str().to_lowercase().parse(), Ok(code));
        }

        #[test]
        fn one_misread_letter_is_noticed(number in any::<u64>(), place in 0..10_usize, by in 1..20_usize) {
            let mut letters = LetterCode::new(number).0.into_bytes();
            let value = LETTERS.iter().position(|it| *it == letters[place]).unwrap();
            letters[place] = LETTERS[(value + by) % LETTERS.len()];
            prop_assert!(String::from_utf8(letters).unwrap().parse::<LetterCode>().is_err());
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for text in ["", "BBBBIRHJI", "BBBBIRHJIVS", "ABBBIRHJIV", "FA-2026-0117", "12345"] {
            assert_eq!(text.parse::<LetterCode>(), Err(LetterCodeError), "{text}");
        }
    }
}
