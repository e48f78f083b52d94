//! Amounts as files write them.
//!
//! A mark says by its place what it is: the last one before other than three digits is the decimal
//! mark, repeated ones group thousands. Only a single mark before exactly three digits (`1.234`) can
//! be both, and then the whole column decides, never the cell. A minus may lead or trail, brackets
//! and a trailing C mean credit.

use receivables::{Currency, Money};

use crate::currency;

/// A hundred billion: no receivable, and a sum of a million of them still fits 64 bits.
const TOO_LARGE: u64 = 10_000_000_000_000;
const MOST_DIGITS: u32 = 18;

/// The decimal mark of a column, needed for amounts such as `1.234`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalMark {
    /// As in France.
    Comma,
    /// As in English.
    Dot,
}

/// What an amount tells about its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MarkEvidence {
    /// No mark that could be taken for two things.
    None,
    Is(DecimalMark),
    /// One mark before exactly three digits.
    Either(DecimalMark),
}

/// Why a text is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AmountFault {
    NotAnAmount,
    TooLarge,
}

/// An amount before its currency is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Amount {
    digits: u64,
    decimals: u32,
    negative: bool,
    /// The currency that stands in the cell.
    pub(crate) currency: Option<Currency>,
}

/// An amount as a person types it, in French or in English; none if it is none. A lone mark before
/// three digits groups thousands.
///
/// ```
/// use receivables::Currency;
/// for typed in ["1 234,56", "1,234.56", "1234.56 €", "1234,56"] {
///     assert_eq!(readers::amount(typed, Currency::EUR).unwrap().to_string(), "1234.56");
/// }
/// assert_eq!(readers::amount("12O", Currency::EUR), None);
/// ```
pub fn typed(text: &str, currency: Currency) -> Option<Money> {
    let amount = Amount::parse(text.trim(), DecimalMark::Comma).ok()?;
    amount.money(amount.currency.unwrap_or(currency)).ok()
}

impl Amount {
    /// Reads a cell; `mark` decides where the cell alone cannot.
    pub(crate) fn parse(text: &str, mark: DecimalMark) -> Result<Self, AmountFault> {
        let cell = Cell::of(text)?;
        if cell.digits == "-" {
            // The dash of the accounting format, for nothing.
            return Ok(Self { digits: 0, decimals: 0, negative: false, currency: cell.currency });
        }
        let (digits, decimals, evidence) = scan(cell.digits.as_bytes())?;
        let decimals = match evidence {
            MarkEvidence::Either(it) if it != mark => 0,
            _ => decimals,
        };
        Ok(Self { digits, decimals, negative: cell.negative, currency: cell.currency })
    }

    /// In minor units, half up where the text is finer than the currency.
    pub(crate) fn money(self, currency: Currency) -> Result<Money, AmountFault> {
        let minor = match currency.decimals().checked_sub(self.decimals) {
            Some(missing) => self.digits.checked_mul(10_u64.pow(missing)),
            None => {
                let unit = 10_u64.checked_pow(self.decimals - currency.decimals());
                let rounded = |it| self.digits / it + u64::from(self.digits % it >= it / 2);
                // Beyond 64 bits the unit is more than twice what eighteen digits can say.
                Some(unit.map_or(0, rounded))
            }
        };
        let minor = minor.filter(|it| *it < TOO_LARGE).and_then(|it| i64::try_from(it).ok());
        let minor = minor.ok_or(AmountFault::TooLarge)?;
        Ok(Money { minor: if self.negative { -minor } else { minor }, currency })
    }
}

/// What the cell tells about the decimal mark of its column; `None` if it is no amount.
pub(crate) fn evidence(text: &str) -> Option<MarkEvidence> {
    let cell = Cell::of(text).ok()?;
    if cell.digits == "-" {
        return Some(MarkEvidence::None);
    }
    match scan(cell.digits.as_bytes()) {
        Ok((_, _, evidence)) => Some(evidence),
        Err(AmountFault::TooLarge) => Some(MarkEvidence::None),
        Err(AmountFault::NotAnAmount) => None,
    }
}

/// Whether the amount has a mark of a credit: a minus, brackets, a trailing C.
pub(crate) fn is_negative(text: &str) -> bool {
    Cell::of(text).is_ok_and(|it| it.negative)
}

/// The amount that was meant where letters stand for the digits they look like.
pub(crate) fn meant(text: &str) -> Option<String> {
    let repaired: String = text
        .chars()
        .map(|it| match it {
            'O' | 'o' => '0',
            'l' | 'I' => '1',
            _ => it,
        })
        .collect();
    let plausible = text.len() < 40 && text.chars().any(|it| it.is_ascii_digit());
    (plausible && repaired != text && evidence(&repaired).is_some()).then_some(repaired)
}

/// A cell without its currency and the marks of its sign.
struct Cell<'a> {
    digits: &'a str,
    negative: bool,
    currency: Option<Currency>,
}

impl<'a> Cell<'a> {
    fn of(text: &'a str) -> Result<Self, AmountFault> {
        // Spreadsheets mark a text by an apostrophe in front.
        let text = text.strip_prefix('\'').unwrap_or(text);
        let mut cell = Cell { digits: text, negative: false, currency: None };
        let mut signs = 0;
        while cell.digits.len() > 1 && !cell.is_bare() {
            if cell.take_currency() {
                continue;
            }
            cell.negative |= cell.take_sign().ok_or(AmountFault::NotAnAmount)?;
            signs += 1;
        }
        if signs > 1 { Err(AmountFault::NotAnAmount) } else { Ok(cell) }
    }

    fn is_bare(&self) -> bool {
        let bytes = self.digits.as_bytes();
        let number =
            |it: Option<&u8>| it.is_some_and(|it| it.is_ascii_digit() || matches!(it, b'.' | b','));
        number(bytes.first()) && number(bytes.last())
    }

    /// Takes one mark of sign off; says whether it means a credit.
    fn take_sign(&mut self) -> Option<bool> {
        let text = self.digits;
        let bracketed = text.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
        let minus = || {
            text.strip_prefix(['-', '\u{2212}']).or_else(|| text.strip_suffix(['-', '\u{2212}']))
        };
        let credit = || suffix(text, &["CR", "C"]);
        let debit = || {
            text.strip_prefix('+')
                .or_else(|| text.strip_suffix('+'))
                .or_else(|| suffix(text, &["DR", "DB", "D"]))
        };
        let negative = bracketed.or_else(minus).or_else(credit);
        let rest = negative.or_else(debit)?;
        self.digits = rest.trim();
        Some(negative.is_some())
    }

    fn take_currency(&mut self) -> bool {
        let text = self.digits;
        let letter = |it: char| {
            !(it.is_ascii_digit() || it.is_whitespace() || ".,-+()'\u{2212}".contains(it))
        };
        let head = text.len() - text.trim_start_matches(letter).len();
        let tail = text.trim_end_matches(letter).len();
        let (name, rest) = if head > 0 {
            text.split_at(head)
        } else {
            let (rest, name) = text.split_at(tail);
            (name, rest)
        };
        let currency = currency::parse(name);
        let taken = currency.is_some() && self.currency.is_none();
        if taken {
            (self.currency, self.digits) = (currency, rest.trim());
        }
        taken
    }
}

/// The text before a mark that follows a digit, so that the D of USD is none.
fn suffix<'a>(text: &'a str, marks: &[&str]) -> Option<&'a str> {
    if text.as_bytes().last().is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let end = |mark: &&str| {
        let (rest, tail) = text.split_at_checked(text.len().checked_sub(mark.len())?)?;
        let follows =
            rest.ends_with(|it: char| it.is_ascii_digit() || it.is_whitespace() || it == '€');
        (follows && tail.eq_ignore_ascii_case(mark)).then_some(rest)
    };
    marks.iter().find_map(end)
}

/// Digits, decimals and what the marks tell, of a text of digits and marks alone.
fn scan(text: &[u8]) -> Result<(u64, u32, MarkEvidence), AmountFault> {
    let mut marks = Marks::default();
    let (mut digits, mut count, mut at) = (0_u64, 0, 0);
    while let Some(&byte) = text.get(at) {
        at += 1;
        match byte {
            b'0'..=b'9' => {
                digits = digits.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
                count += u32::from(digits > 0);
                marks.run += 1;
            }
            b'.' | b',' => marks.add(byte)?,
            b' ' | b'\'' => marks.add(b' ')?,
            _ => {
                at += [&b"\xA0"[..], b"\x80\xAF", b"\x80\x89", b"\x80\x99"]
                    .into_iter()
                    .find(|rest| {
                        matches!((byte, rest.len()), (0xC2, 1) | (0xE2, 2))
                            && text[at..].starts_with(rest)
                    })
                    .ok_or(AmountFault::NotAnAmount)?
                    .len();
                marks.add(b' ')?;
            }
        }
    }
    let (decimals, evidence) = marks.judge(text.starts_with(b"0"))?;
    if count > MOST_DIGITS { Err(AmountFault::TooLarge) } else { Ok((digits, decimals, evidence)) }
}

/// The marks of one amount, in the order they come.
#[derive(Default)]
struct Marks {
    /// Digits since the last mark.
    run: u32,
    /// Digits before the first mark.
    first_run: u32,
    last: u8,
    count: u32,
    same: u32,
    /// Whether every run between two marks has three digits.
    grouped: bool,
}

impl Marks {
    fn add(&mut self, mark: u8) -> Result<(), AmountFault> {
        match self.count {
            0 => (self.first_run, self.grouped) = (self.run, true),
            _ => self.grouped &= self.run == 3,
        }
        // After two kinds of mark the number is over: 1.234,567.8 is none.
        if self.count > 0 && self.last != mark && self.same != self.count {
            return Err(AmountFault::NotAnAmount);
        }
        self.same = if self.last == mark { self.same + 1 } else { 1 };
        (self.last, self.run) = (mark, 0);
        self.count += 1;
        Ok(())
    }

    /// Decimals, and what the marks tell.
    fn judge(&self, leads_with_zero: bool) -> Result<(u32, MarkEvidence), AmountFault> {
        let mark = match self.last {
            b',' => Some(DecimalMark::Comma),
            b'.' => Some(DecimalMark::Dot),
            _ => None,
        };
        let groups = self.grouped && (1..=3).contains(&self.first_run) && self.count > 0;
        let opposite =
            |it| if it == DecimalMark::Comma { DecimalMark::Dot } else { DecimalMark::Comma };
        match (self.count, mark) {
            (0, _) if self.run > 0 => Ok((0, MarkEvidence::None)),
            (_, None) if groups && self.same == self.count && self.run == 3 => {
                Ok((0, MarkEvidence::None))
            }
            (1, Some(it)) if self.run == 3 && groups && !leads_with_zero => {
                Ok((3, MarkEvidence::Either(it)))
            }
            (1, Some(it)) if self.run > 0 || self.first_run > 0 => {
                Ok((self.run, MarkEvidence::Is(it)))
            }
            // 1.234.567: repeated, so thousands.
            (2.., Some(it)) if self.same == self.count && groups && self.run == 3 => {
                Ok((0, MarkEvidence::Is(opposite(it))))
            }
            // 1.234,56 and 1 234,56: the last of another kind.
            (2.., Some(it)) if self.same == 1 && groups => Ok((self.run, MarkEvidence::Is(it))),
            _ => Err(AmountFault::NotAnAmount),
        }
    }
}

#[cfg(test)]
#[path = "amount/tests.rs"]
mod tests;
