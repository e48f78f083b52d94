//! The bar code of a letter (Code 128): what a scanner reads when it comes back.
//!
//! Digits are written two to a sign (subset C) where that is shorter, everything else one to a
//! sign (subset B). Ten modules of white stand on either side.

use barcoders::sym::code128::Code128;

use crate::DocumentError;

/// Modules of white beside the bars.
pub const QUIET_MODULES: usize = 10;
/// Signs a code may have: more would not fit beside an address.
const LONGEST: usize = 24;
/// Before signs of subset B, as the encoder wants it.
const SUBSET_B: char = 'Ɓ';
/// Before signs of subset C.
const SUBSET_C: char = 'Ć';

/// A code as vertical bars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BarCode {
    /// Modules from the first bar to the last, without the quiet zones.
    pub modules: usize,
    /// Bars as first module and width.
    pub bars: Vec<(usize, usize)>,
}

impl BarCode {
    /// Encodes printable ASCII.
    pub fn new(code: &str) -> Result<Self, DocumentError> {
        let refused = || DocumentError::BarCode { code: code.to_owned() };
        let printable = code.chars().all(|it| (' '..='~').contains(&it));
        if code.is_empty() || code.len() > LONGEST || !printable {
            return Err(refused());
        }
        let encoder = Code128::new(in_subsets(code)).map_err(|_| refused())?;
        let modules = encoder.encode();
        let mut bars: Vec<(usize, usize)> = Vec::new();
        for (at, _) in modules.iter().enumerate().filter(|(_, it)| **it == 1) {
            match bars.last_mut() {
                Some((start, width)) if *start + *width == at => *width += 1,
                _ => bars.push((at, 1)),
            }
        }
        Ok(Self { modules: modules.len(), bars })
    }

    /// Modules with the quiet zones.
    pub fn width(&self) -> usize {
        self.modules + 2 * QUIET_MODULES
    }
}

/// The code with its changes of subset. A change costs a sign: digits are paired from four on at
/// either end, from six on in between, and all of them where there is nothing else.
fn in_subsets(code: &str) -> String {
    let mut written = String::new();
    let mut subset = None;
    let mut rest = code;
    while !rest.is_empty() {
        let digits = rest.chars().take_while(char::is_ascii_digit).count();
        let ends = written.is_empty() || digits == rest.len();
        let worth = match ends {
            _ if digits == code.len() => 2,
            true => 4,
            false => 6,
        };
        let paired = digits / 2 * 2;
        // Of an odd run that goes to the end, the single digit comes first.
        let odd_last = digits % 2 == 1 && digits == rest.len() && digits < code.len();
        let pairs = paired >= worth && !odd_last;
        let (wanted, count) = if pairs { (SUBSET_C, paired) } else { (SUBSET_B, 1) };
        if subset != Some(wanted) {
            written.push(wanted);
            subset = Some(wanted);
        }
        let (taken, left) = rest.split_at(count);
        written.push_str(taken);
        rest = left;
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_paired_where_that_is_shorter() {
        for (code, expected) in [
            ("12345678", "Ć12345678"),
            ("12", "Ć12"),
            ("123", "Ć12Ɓ3"),
            ("AB12", "ƁAB12"),
            ("AB1234", "ƁABĆ1234"),
            ("AB12345", "ƁAB1Ć2345"),
            ("1234AB", "Ć1234ƁAB"),
            ("AB1234CD", "ƁAB1234CD"),
            ("AB123456CD", "ƁABĆ123456ƁCD"),
            ("L-000417-26", "ƁL-Ć000417Ɓ-26"),
        ] {
            assert_eq!(in_subsets(code), expected);
        }
    }

    /// Start, one sign a pair or a character, checksum, stop: 11 modules each, the stop 13.
    #[test]
    fn a_code_has_its_width() {
        assert_eq!(BarCode::new("12345678").unwrap().modules, 11 * (1 + 4 + 1) + 13);
        assert_eq!(BarCode::new("AB12").unwrap().modules, 11 * (1 + 4 + 1) + 13);
        assert_eq!(BarCode::new("AB12").unwrap().bars[0], (0, 2));
    }

    #[test]
    fn what_no_scanner_reads_is_refused() {
        for code in ["", "é", "A\nB", &"1".repeat(25)] {
            assert_eq!(BarCode::new(code), Err(DocumentError::BarCode { code: code.into() }));
        }
    }
}
