//! MT940: the statement of account that banks send over SWIFT.
//!
//! Fields begin with their tag: `:20:` opens a statement, `:25:` names the account, `:60F:` and
//! `:62F:` are the balances (`M` in between pages), `:61:` is a movement and `:86:` what is known
//! about it. `RC` reverses a credit and is a debit; `RD` reverses a debit and is a credit.

use super::{
    BankBalance, BankFile, BankFormat, BankLine, BankProblem, StatementKind, amount,
    collect::{BalanceCodes, Collected, Fault},
    day::{self, SixDigits},
    text,
};
use crate::{ProblemKind, Refusal};

mod information;
mod movement;

const CODES: BalanceCodes = BalanceCodes { opening: &["60F", "60M"], closing: &["62F", "62M"] };
/// Lines of one field that are kept; the standard has six.
const MOST_LINES: usize = 64;

/// Reads the text of a whole file.
pub(super) fn read(text: &str) -> Result<BankFile, Refusal> {
    let mut reader = Reader::default();
    let mut field: Option<Field<'_>> = None;
    for (number, line) in (1..).zip(text::lines(text)) {
        let line = after_envelope(line);
        if let Some((tag, value)) = tagged(line) {
            let before = field.replace(Field { line: number, tag, lines: vec![value] });
            reader.field(before)?;
        } else if is_end(line) && reader.is_closed(field.as_ref()) {
            reader.field(field.take())?;
            reader.end(false)?;
        } else if let Some(field) = field.as_mut().filter(|it| it.lines.len() < MOST_LINES) {
            field.lines.push(line);
        }
    }
    reader.field(field)?;
    reader.end(true)?;
    reader.collected.finish(BankFormat::Mt940, CODES)
}

/// A field with its continuation lines.
struct Field<'a> {
    line: u64,
    tag: &'a str,
    lines: Vec<&'a str>,
}

#[derive(Default)]
struct Reader {
    collected: Collected,
    /// Line of the open statement's first field.
    open: Option<u64>,
    /// The movement that `:86:` may still tell about.
    movement: Option<BankLine>,
    /// The movement before was left out, and so is what is told about it.
    is_skipping: bool,
    has_closing: bool,
}

impl Reader {
    fn field(&mut self, field: Option<Field<'_>>) -> Result<(), Refusal> {
        let Some(field) = field else { return Ok(()) };
        let value = field.lines.first().map_or("", |it| it.trim());
        if field.tag != "86" {
            self.end_movement()?;
        }
        match field.tag {
            "20" => {
                self.begin(field.line)?;
                if let Some(statement) = self.collected.current() {
                    value.clone_into(&mut statement.id);
                }
                Ok(())
            }
            "25" => {
                self.begin_unless_open(field.line)?;
                if let Some(statement) = self.collected.current() {
                    text::take(&mut statement.account, &text::account(value));
                }
                Ok(())
            }
            "60F" | "60M" | "62F" | "62M" | "64" | "65" => self.balance(&field, value),
            "61" => self.movement(&field),
            "86" => {
                self.information(&field);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn begin(&mut self, line: u64) -> Result<(), Refusal> {
        self.end(true)?;
        self.collected.begin(line, StatementKind::Statement)?;
        self.open = Some(line);
        Ok(())
    }

    fn begin_unless_open(&mut self, line: u64) -> Result<(), Refusal> {
        if self.open.is_some() { Ok(()) } else { self.begin(line) }
    }

    fn balance(&mut self, field: &Field<'_>, value: &str) -> Result<(), Refusal> {
        if field.tag.starts_with("60") {
            self.begin_unless_open(field.line)?;
        }
        if self.open.is_none() {
            let fault = Fault::whole(BankProblem::ClosingWithoutOpening);
            return self.collected.problem(field.line, fault);
        }
        self.has_closing |= field.tag.starts_with("62");
        match balance(field.tag, value) {
            Ok(balance) => self.collected.balance(balance),
            Err(kind) => self.collected.problem(field.line, Fault::at(column(field.tag))(kind)),
        }
    }

    fn movement(&mut self, field: &Field<'_>) -> Result<(), Refusal> {
        let currency = self.collected.current().and_then(|it| it.currency);
        let read = match (self.open, currency) {
            (None, _) => Err(Fault::whole(BankProblem::OutsideStatement)),
            (_, None) => Err(Fault::at(":60F:")(ProblemKind::UnknownCurrency { value: "".into() })),
            (Some(_), Some(currency)) => movement::read(field.line, &field.lines, currency)
                .map_err(Fault::at(column(field.tag))),
        };
        self.is_skipping = read.is_err();
        match read {
            Ok(movement) => {
                self.movement = Some(movement);
                Ok(())
            }
            Err(fault) => self.collected.problem(field.line, fault),
        }
    }

    /// What stands after a balance is about the whole statement, and is left aside.
    fn information(&mut self, field: &Field<'_>) {
        if let Some(movement) = &mut self.movement {
            information::complete(movement, &field.lines);
        }
    }

    fn end_movement(&mut self) -> Result<(), Refusal> {
        match self.movement.take() {
            Some(movement) => self.collected.push(movement),
            None => Ok(()),
        }
    }

    /// Whether the statement has its closing balance, be it the field that is being read.
    fn is_closed(&self, field: Option<&Field<'_>>) -> bool {
        self.has_closing || field.is_some_and(|it| it.tag.starts_with("62"))
    }

    /// The statement ends; a file that was cut shows in its missing balance.
    fn end(&mut self, must_be_closed: bool) -> Result<(), Refusal> {
        self.end_movement()?;
        let open = self.open.take();
        let has_closing = std::mem::take(&mut self.has_closing);
        match open {
            Some(line) if must_be_closed && !has_closing => {
                self.collected.problem(line, Fault::whole(BankProblem::LeftOpen))
            }
            _ => Ok(()),
        }
    }
}

/// `C260311EUR1234,56`: sign, day, currency, amount.
fn balance(tag: &str, value: &str) -> Result<BankBalance, ProblemKind> {
    let unreadable =
        || ProblemKind::Bank(BankProblem::Unreadable { value: text::beginning(value) });
    let parts = [value.get(..1), value.get(1..7), value.get(7..10), value.get(10..)];
    let [Some(mark), Some(on), Some(currency), Some(digits)] = parts else {
        return Err(unreadable());
    };
    let currency = amount::currency(currency)?;
    let amount = amount::parse(digits).ok_or_else(|| amount::not_an_amount(digits))?;
    let amount = match mark {
        "C" => amount,
        "D" => -amount,
        _ => return Err(unreadable()),
    };
    let on = Some(day::six(on, SixDigits::YearFirst)?);
    Ok(BankBalance { code: tag.to_owned(), on, amount, currency: Some(currency) })
}

/// A tag as people know it.
fn column(tag: &str) -> String {
    format!(":{tag}:")
}

/// The tag that a line begins with, and the rest.
fn tagged(line: &str) -> Option<(&str, &str)> {
    let (tag, value) = line.strip_prefix(':')?.split_once(':')?;
    let bytes = tag.as_bytes();
    let is_tag = matches!(bytes, [a, b] | [a, b, b'A'..=b'Z'] if [a, b].iter().all(|it| it.is_ascii_digit()));
    is_tag.then_some((tag, value))
}

/// What follows the blocks that SWIFT puts before the text: `{1:…}{2:…}{4:`.
fn after_envelope(line: &str) -> &str {
    match line.trim_start().strip_prefix('{') {
        Some(blocks) => blocks.rsplit_once("4:").map_or("", |(_, text)| text),
        None => line,
    }
}

/// The end of a statement: `-`, `-}`, or what some banks write after it.
fn is_end(line: &str) -> bool {
    line.strip_prefix('-').is_some_and(|it| {
        let it = it.trim_matches(|it: char| it.is_control() || it.is_whitespace());
        it.is_empty() || it.starts_with('}') || it.chars().all(|it| it == 'X')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_begin_a_line() {
        for (line, expected) in [
            (":61:2603", Some(("61", "2603"))),
            (":60F:C", Some(("60F", "C"))),
            (":86:", Some(("86", ""))),
            (":940:", None),
            (":6:", None),
            ("REF :61: X", None),
            (": 61:", None),
        ] {
            assert_eq!(tagged(line), expected, "{line}");
        }
    }

    #[test]
    fn the_envelope_is_left_aside() {
        for (line, expected) in [
            ("{1:F01BANKFRPPAXXX0000000000}{2:I940BANKFRPPXXXXN}{4:", ""),
            ("{4::20:A", ":20:A"),
            ("{5:{CHK:1}}", ""),
            (":20:A", ":20:A"),
        ] {
            assert_eq!(after_envelope(line), expected, "{line}");
        }
        for (line, expected) in [
            ("-", true),
            ("-}", true),
            ("-}{5:{CHK:1}}", true),
            ("-XXX", true),
            ("-\u{3}", true),
            ("-12,50", false),
            ("", false),
        ] {
            assert_eq!(is_end(line), expected, "{line}");
        }
    }

    #[test]
    fn a_balance_is_signed_by_its_mark() {
        for (value, expected) in [
            ("C260311EUR1234,56", Some("1234.56")),
            ("D260311EUR0,5", Some("-0.5")),
            ("C260230EUR1,00", None),
            ("X260311EUR1,00", None),
            ("C260311EUR1.234,00", None),
            ("C260311ZZZ1,00", None),
            ("C2603é1EUR1,00", None),
            ("", None),
        ] {
            let found = balance("60F", value).ok().map(|it| it.amount.to_string());
            assert_eq!(found.as_deref(), expected, "{value}");
        }
    }
}
