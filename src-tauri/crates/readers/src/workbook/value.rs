//! Values: what a cell holds, in the words of a text file.
//!
//! Excel keeps every number as a binary fraction and shows fifteen digits of it; so does this, and
//! `1234.5600000000001` is `1234.56`. Never exactly three decimals are written, which could be
//! taken for thousands. Only a number format says that a number is a day.

use chrono::{Days, NaiveDate};

/// Decimals kept: what is smaller is what a subtraction left over.
const MOST_DECIMALS: usize = 10;
const DIGITS: usize = 15;
/// 31 December 9999, where Excel's calendar ends.
const LAST_DAY: f64 = 2_958_465.0;
const MOST_ZEROS: usize = 20;

/// How a number is shown, as far as that changes what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum NumberFormat {
    #[default]
    Plain,
    /// A day, or a time of a day.
    Date,
    /// A code with so many digits: `00417` is the number 417 in the format `00000`.
    Code(usize),
}

/// The day that a workbook counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Epoch {
    /// Day 1 is 1 January 1900, and 29 February 1900 exists.
    #[default]
    Of1900,
    /// Day 0 is 1 January 1904: Excel for Macintosh.
    Of1904,
}

impl NumberFormat {
    /// The formats that have a number but no code (ECMA-376 part 1, 18.8.30).
    pub(super) fn builtin(id: u32) -> Self {
        match id {
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Self::Date,
            _ => Self::Plain,
        }
    }

    /// The format of a code such as `dd/mm/yyyy` or `#,##0.00`; only its first section counts.
    pub(super) fn of_code(code: &str) -> Self {
        let section = letters(code);
        if section.len() > 1 && section.len() <= MOST_ZEROS && section.bytes().all(|it| it == b'0')
        {
            return Self::Code(section.len());
        }
        let holds = |char: char| section.contains(char);
        let fraction_of_second = holds('s') && section.contains("s.0");
        let number = holds('#') || holds('?') || holds('0') && !fraction_of_second;
        let named = matches!(section.as_str(), "general" | "standard" | "estandar");
        // `jj/mm/aaaa` is what a program that knows no English writes.
        let date = ['d', 'm', 'y', 'h', 's', 'j'].into_iter().any(holds);
        if date && !number && !named { Self::Date } else { Self::Plain }
    }

    /// The text of a number.
    pub(super) fn text(self, number: f64, epoch: Epoch) -> String {
        match self {
            Self::Date if number == 0.0 => String::new(),
            Self::Date => day(number, epoch).map_or_else(|| decimal(number), |it| it.to_string()),
            Self::Code(length) => self.padded(decimal(number), length),
            Self::Plain => decimal(number),
        }
    }

    /// The same of a number that is still written out: digits beyond the fifteenth are kept.
    pub(super) fn text_of(self, written: &str, epoch: Epoch) -> String {
        let whole = written.strip_prefix('-').unwrap_or(written);
        let is_whole =
            !whole.is_empty() && whole.len() <= 40 && whole.bytes().all(|it| it.is_ascii_digit());
        match (self, written.parse::<f64>()) {
            (Self::Plain, _) if is_whole => written.to_owned(),
            (Self::Code(length), _) if is_whole => self.padded(written.to_owned(), length),
            (_, Ok(number)) => self.text(number, epoch),
            (_, Err(_)) => written.to_owned(),
        }
    }

    fn padded(self, text: String, length: usize) -> String {
        if text.bytes().all(|it| it.is_ascii_digit()) { format!("{text:0>length$}") } else { text }
    }
}

/// A code without its literals, colours and conditions, in lower case.
fn letters(code: &str) -> String {
    let mut section = String::new();
    let mut chars = code.chars().take(256);
    while let Some(char) = chars.next() {
        match char {
            ';' => break,
            '"' => drop(chars.by_ref().find(|it| *it == '"')),
            // A character as it is, the width of one, one that fills the cell.
            '\\' | '_' | '*' => drop(chars.next()),
            // Between brackets a colour or a language; hours that go on past 24 are a number.
            '[' => {
                let inside: String = chars.by_ref().take_while(|it| *it != ']').collect();
                let elapsed = !inside.is_empty() && inside.chars().all(|it| "hmsHMS".contains(it));
                section.extend(elapsed.then_some('#'));
            }
            _ => section.extend(char.to_lowercase()),
        }
    }
    section.trim().to_owned()
}

/// The day of a serial number; its time is dropped.
pub(super) fn day(serial: f64, epoch: Epoch) -> Option<NaiveDate> {
    if !(1.0..LAST_DAY + 1.0).contains(&serial) {
        return None;
    }
    let days = format!("{:.0}", serial.floor()).parse::<u64>().ok()?;
    let (from, days) = match epoch {
        Epoch::Of1904 => (NaiveDate::from_ymd_opt(1904, 1, 1)?, days),
        Epoch::Of1900 if days < 60 => (NaiveDate::from_ymd_opt(1899, 12, 31)?, days),
        // Day 60 is a 29 February that no calendar has.
        Epoch::Of1900 if days == 60 => return None,
        Epoch::Of1900 => (NaiveDate::from_ymd_opt(1899, 12, 30)?, days),
    };
    from.checked_add_days(Days::new(days))
}

/// The date of an ISO date and time; the text as it is if it is none.
pub(super) fn iso_day(text: &str) -> &str {
    let day = text.get(..10).filter(|it| NaiveDate::parse_from_str(it, "%Y-%m-%d").is_ok());
    day.filter(|_| matches!(text.as_bytes().get(10), None | Some(b'T' | b' '))).unwrap_or(text)
}

/// Yes and no: what the words of a file are read as.
pub(super) fn truth(it: bool) -> &'static str {
    if it { "oui" } else { "non" }
}

/// A number in fifteen digits, without exponent; blank if it is none.
pub(super) fn decimal(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    // Digits and power of ten, as `1.23456000000000e3`.
    let scientific = format!("{:.*e}", DIGITS - 1, number.abs());
    let (mantissa, power) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let power: i32 = power.parse().unwrap_or(0);
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let (mut whole, mut fraction) = match usize::try_from(power) {
        Ok(power) if power + 1 >= digits.len() => {
            (format!("{digits:0<width$}", width = power + 1), String::new())
        }
        Ok(power) => (digits[..=power].to_owned(), digits[power + 1..].to_owned()),
        Err(_) => {
            let zeros = usize::try_from(power.unsigned_abs() - 1).unwrap_or(usize::MAX).min(DIGITS);
            ("0".to_owned(), "0".repeat(zeros) + &digits)
        }
    };
    if fraction.len() > MOST_DECIMALS {
        // Whole part and ten decimals of fifteen digits: below 10^26.
        let up = fraction.as_bytes()[MOST_DECIMALS] >= b'5';
        let scaled = format!("{whole}{}", &fraction[..MOST_DECIMALS]).parse::<u128>().unwrap_or(0)
            + u128::from(up);
        let scaled = format!("{scaled:0>width$}", width = MOST_DECIMALS + 1);
        let (left, right) = scaled.split_at(scaled.len() - MOST_DECIMALS);
        (whole, fraction) = (left.to_owned(), right.to_owned());
    }
    let fraction = match fraction.trim_end_matches('0') {
        three if three.len() == 3 => format!("{three}0"),
        other => other.to_owned(),
    };
    let sign = if number < 0.0 && (whole != "0" || !fraction.is_empty()) { "-" } else { "" };
    let mark = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{mark}{fraction}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_plain_decimals_of_fifteen_digits() {
        for (number, expected) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (-90.5, "-90.5"),
            (1_234.560_000_000_000_1, "1234.56"),
            (0.1 + 0.2, "0.3"),
            (5_119.850_000_000_004, "5119.85"),
            (2.675, "2.6750"),
            (1.234, "1.2340"),
            (-0.125, "-0.1250"),
            (1.2345, "1.2345"),
            (4.547e-13, "0"),
            (-4.547e-13, "0"),
            (1e-10, "0.0000000001"),
            (0.999_999_999_99, "1"),
            (9.999_999_999_96, "10"),
            (55_217_863_400_014.0, "55217863400014"),
            (1e15, "1000000000000000"),
            (1e21, "1000000000000000000000"),
            (123_456_789_012.34, "123456789012.34"),
            (f64::NAN, ""),
            (f64::INFINITY, ""),
        ] {
            assert_eq!(decimal(number), expected);
        }
    }

    #[test]
    fn a_number_is_a_day_only_in_a_format_of_days() {
        use Epoch::*;
        use NumberFormat::*;
        for (format, serial, epoch, expected) in [
            (Plain, 46_022.0, Of1900, "46022"),
            (Date, 46_022.0, Of1900, "2025-12-31"),
            (Date, 46_022.75, Of1900, "2025-12-31"),
            (Date, 44_560.0, Of1904, "2025-12-31"),
            (Date, 61.0, Of1900, "1900-03-01"),
            (Date, 60.0, Of1900, "60"),
            (Date, 59.0, Of1900, "1900-02-28"),
            (Date, 1.0, Of1900, "1900-01-01"),
            (Date, 0.0, Of1900, ""),
            (Date, 0.5, Of1900, "0.5"),
            (Date, -3.0, Of1900, "-3"),
            (Date, 2_958_465.0, Of1900, "9999-12-31"),
            (Date, 2_958_466.0, Of1900, "2958466"),
            (Code(5), 417.0, Of1900, "00417"),
            (Code(5), 1_234_567.0, Of1900, "1234567"),
            (Code(5), -4.0, Of1900, "-4"),
        ] {
            assert_eq!(format.text(serial, epoch), expected);
        }
    }

    #[test]
    fn formats_of_days_are_told_from_formats_of_numbers() {
        use NumberFormat::*;
        for (code, expected) in [
            ("General", Plain),
            ("Standard", Plain),
            ("0.00", Plain),
            ("#,##0.00 €", Plain),
            ("#,##0.00\\ \"jours\"", Plain),
            ("# ##0,00 DH", Plain),
            ("0.00E+00", Plain),
            ("_-* #,##0.00_-;\\-* #,##0.00_-;_-* \"-\"??_-;_-@_-", Plain),
            ("[Red]0;[Magenta]d", Plain),
            ("@", Plain),
            ("[h]:mm", Plain),
            ("dd/mm/yyyy", Date),
            ("jj/mm/aaaa", Date),
            ("[$-40C]d mmmm yyyy;@", Date),
            ("mmm\\-yy", Date),
            ("yyyy\\-mm\\-dd\\ hh:mm:ss.000", Date),
            ("00000", Code(5)),
            ("0", Plain),
        ] {
            assert_eq!(NumberFormat::of_code(code), expected, "{code}");
        }
        assert_eq!(NumberFormat::builtin(14), Date);
        assert_eq!(NumberFormat::builtin(4), Plain);
    }

    #[test]
    fn whole_numbers_keep_all_the_digits_they_are_written_with() {
        for (written, expected) in [
            ("12345678901234567890", "12345678901234567890"),
            ("1234.5600000000001", "1234.56"),
            ("1E3", "1000"),
            ("-12", "-12"),
            ("n/a", "n/a"),
        ] {
            assert_eq!(NumberFormat::Plain.text_of(written, Epoch::Of1900), expected);
        }
    }

    #[test]
    fn the_time_after_a_date_is_dropped() {
        for (text, expected) in [
            ("2025-12-31", "2025-12-31"),
            ("2025-12-31T18:30:00", "2025-12-31"),
            ("2025-12-31 18:30", "2025-12-31"),
            ("2025-13-31T18:30:00", "2025-13-31T18:30:00"),
            ("à réception", "à réception"),
        ] {
            assert_eq!(iso_day(text), expected);
        }
    }

    proptest! {
        #[test]
        fn cents_come_out_as_they_went_in(cents in -999_999_999_999i64..999_999_999_999) {
            let text = decimal(cents as f64 / 100.0);
            let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
            prop_assert_ne!(fraction.len(), 3);
            let back = format!("{whole}{fraction:0<2}").parse::<i64>().unwrap();
            prop_assert_eq!(back, cents);
        }

        #[test]
        fn any_number_is_written_without_exponent(number in any::<f64>()) {
            let text = decimal(number);
            prop_assert!(text.chars().all(|it| it.is_ascii_digit() || "-.".contains(it)));
            prop_assert!(text.split_once('.').is_none_or(|(_, it)| it.len() <= 10 && it.len() != 3));
        }
    }
}
