//! One record of CFONB 120: its fields by position, counted from 1 as the standard does.

use std::borrow::Cow;

use chrono::NaiveDate;
use receivables::Currency;
use rust_decimal::Decimal;

use crate::{
    ProblemKind,
    bank::{
        BankProblem, amount,
        collect::Fault,
        day::{self, SixDigits},
        text,
    },
};

/// Characters of a record.
pub(super) const LENGTH: usize = 120;
/// Where the amount stands.
const AMOUNT: (usize, usize) = (91, 104);

/// What a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Code {
    Opening,
    Movement,
    Detail,
    Closing,
}

/// A record of the right length.
#[derive(Debug)]
pub(super) struct Record<'a> {
    pub(super) code: Code,
    text: Cow<'a, str>,
}

impl Code {
    /// The code that the first two characters give.
    pub(super) fn of(record: &[u8]) -> Option<Self> {
        match record.get(..2)? {
            b"01" => Some(Self::Opening),
            b"04" => Some(Self::Movement),
            b"05" => Some(Self::Detail),
            b"07" => Some(Self::Closing),
            _ => None,
        }
    }
}

impl<'a> Record<'a> {
    /// A line as a record; trailing spaces that were stripped are put back.
    pub(super) fn of(line: &'a str) -> Result<Self, BankProblem> {
        let code = Code::of(line.as_bytes())
            .ok_or_else(|| BankProblem::UnknownRecord { code: line.chars().take(2).collect() })?;
        let length = line.chars().count();
        match LENGTH.checked_sub(length) {
            Some(0) => Ok(Self { code, text: line.into() }),
            Some(missing) if !line.ends_with(' ') => {
                Ok(Self { code, text: format!("{line}{:missing$}", "").into() })
            }
            _ => Err(BankProblem::RecordLength { found: length }),
        }
    }

    /// The field at these positions, both included, without the spaces around it.
    pub(super) fn field(&self, from: usize, to: usize) -> &str {
        self.raw(from, to).trim()
    }

    /// The account, as an IBAN where its parts can be those of one.
    pub(super) fn account(&self) -> String {
        let (bank, branch, number) = (self.field(3, 7), self.branch(), self.number());
        text::iban_of(bank, branch, number)
            .unwrap_or_else(|| format!("{bank} {branch} {number}").trim().to_owned())
    }

    /// Whether both are of one account. The bank's code does not count: files are met in which it
    /// changes within a statement, while branch and number go on.
    pub(super) fn is_of(&self, (branch, number): &(String, String)) -> bool {
        self.branch() == branch && self.number() == number
    }

    /// Branch and number.
    pub(super) fn identity(&self) -> (String, String) {
        (self.branch().to_owned(), self.number().to_owned())
    }

    pub(super) fn currency(&self) -> Result<Currency, Fault> {
        amount::currency(self.field(17, 19)).map_err(Fault::at(positions(17, 19)))
    }

    /// The amount with its sign, exact.
    pub(super) fn amount(&self, currency: Currency) -> Result<Decimal, Fault> {
        let announced = self.field(20, 20);
        let most = currency.decimals().max(2);
        match announced.parse() {
            Ok(decimals) if decimals <= most => {
                let text = self.field(AMOUNT.0, AMOUNT.1);
                overpunched(text, decimals).map_err(Fault::at(positions(AMOUNT.0, AMOUNT.1)))
            }
            Ok(announced) => {
                let problem = ProblemKind::Bank(BankProblem::Decimals { announced, most });
                Err(Fault::at(positions(20, 20))(problem))
            }
            Err(_) => Err(Fault::at(positions(20, 20))(amount::not_an_amount(announced))),
        }
    }

    /// The day at these positions.
    pub(super) fn day(&self, from: usize, to: usize) -> Result<NaiveDate, Fault> {
        day::six(self.raw(from, to), SixDigits::DayFirst).map_err(Fault::at(positions(from, to)))
    }

    fn branch(&self) -> &str {
        self.field(12, 16)
    }

    fn number(&self) -> &str {
        self.field(22, 32)
    }

    fn raw(&self, from: usize, to: usize) -> &str {
        if self.text.is_ascii() {
            return self.text.get(from - 1..to).unwrap_or_default();
        }
        let byte = |position: usize| {
            self.text.char_indices().nth(position).map_or(self.text.len(), |it| it.0)
        };
        self.text.get(byte(from - 1)..byte(to)).unwrap_or_default()
    }
}

/// Reads an amount whose last digit carries the sign: `{ABCDEFGHI` for +0 to +9, `}JKLMNOPQR` for
/// -0 to -9. The two braces are é and è where a French mainframe's characters were kept.
pub(super) fn overpunched(text: &str, decimals: u32) -> Result<Decimal, ProblemKind> {
    let Some(last) = text.chars().last() else {
        return Err(ProblemKind::Bank(BankProblem::NoAmount));
    };
    let (digit, is_negative) = match last {
        '{' | 'é' => (0, false),
        '}' | 'è' => (0, true),
        'A'..='I' => (1 + u32::from(last) - u32::from('A'), false),
        'J'..='R' => (1 + u32::from(last) - u32::from('J'), true),
        _ => return Err(amount::not_an_amount(text)),
    };
    let leading = &text[..text.len() - last.len_utf8()];
    let number: Option<i64> = leading
        .bytes()
        .all(|it| it.is_ascii_digit())
        .then(|| format!("0{leading}{digit}").parse().ok())
        .flatten();
    let number = number.ok_or_else(|| amount::not_an_amount(text))?;
    Ok(Decimal::new(if is_negative { -number } else { number }, decimals))
}

fn positions(from: usize, to: usize) -> String {
    if from == to { from.to_string() } else { format!("{from}-{to}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_digit_carries_the_sign() {
        for (text, decimals, expected) in [
            ("0000000001904}", 2, "-190.40"),
            ("0000000000322J", 2, "-32.21"),
            ("0000004843H", 2, "484.38"),
            ("000000920}", 2, "-92.00"),
            ("000117O", 3, "-1.176"),
            ("0000000000000{", 2, "0.00"),
            ("0000000012345I", 0, "123459"),
            ("000000001000é", 2, "100.00"),
            ("000000001000è", 2, "-100.00"),
            ("R", 2, "-0.09"),
            ("9999999999999I", 2, "999999999999.99"),
        ] {
            assert_eq!(overpunched(text, decimals).unwrap().to_string(), expected, "{text}");
        }
        for text in ["0000000001234", "00000O0001234A", "000000000123S", "00 001A", "{{", "-1A", ""]
        {
            assert!(overpunched(text, 2).is_err(), "{text}");
        }
    }

    #[test]
    fn only_spaces_at_the_end_may_be_missing() {
        for (line, expected) in [
            (format!("07{:118}", ""), Ok(120)),
            (format!("07{:>90}", "x"), Ok(120)),
            (format!("05é{:117}", ""), Ok(120)),
            (format!("07{:117}", ""), Err(BankProblem::RecordLength { found: 119 })),
            (format!("07{:>119}", "x"), Err(BankProblem::RecordLength { found: 121 })),
            ("99".into(), Err(BankProblem::UnknownRecord { code: "99".into() })),
            ("é".into(), Err(BankProblem::UnknownRecord { code: "é".into() })),
        ] {
            let found = Record::of(&line).map(|it| it.text.chars().count());
            assert_eq!(found, expected, "{line}");
        }
    }

    #[test]
    fn positions_count_characters() {
        let line = format!("04{:46}SOCIÉTÉ{:65}", "", "");
        let record = Record::of(&line).unwrap();
        assert_eq!((record.field(49, 55), record.field(50, 51)), ("SOCIÉTÉ", "OC"));
        assert_eq!(record.field(105, 120), "");
    }
}
