//! CFONB 120: the statement of account in the fixed records of French banks.
//!
//! Records of 120 characters: 01 opens a statement with its balance, 04 is a movement, 05 details
//! the movement before it, 07 closes with the new balance. A record that lost its trailing spaces
//! is completed; one whose length is wrong otherwise is not read, since nothing tells which of its
//! positions moved.

use super::{
    BankBalance, BankFile, BankFormat, BankLine, BankProblem, BankRefusal, StatementKind, amount,
    collect::{BalanceCodes, Collected, Fault},
    recognise::lines,
    text,
};
use crate::Refusal;

mod detail;
mod record;

use detail::Details;
use record::{Code, LENGTH, Record};

const CODES: BalanceCodes = BalanceCodes { opening: &["01"], closing: &["07"] };

/// Whether the first line is a record of a statement, whatever its length.
pub(super) fn is_cfonb(head: &[u8]) -> bool {
    let first = lines(head).find(|it| !it.trim_ascii().is_empty()).unwrap_or_default();
    let field = |from: usize, to: usize| first.get(from - 1..to).unwrap_or_default();
    Code::of(first).is_some()
        && field(3, 7).len() == 5
        && field(3, 7).iter().all(u8::is_ascii_alphanumeric)
        && field(17, 19).iter().all(u8::is_ascii_uppercase)
        && field(20, 20).iter().any(u8::is_ascii_digit)
}

/// Whether the first line is a record of 240 characters: a file of transfers or direct debits.
pub(super) fn is_cfonb_240(head: &[u8]) -> bool {
    let first = lines(head).find(|it| !it.trim_ascii().is_empty()).unwrap_or_default();
    first.len() == 2 * LENGTH
        && Code::of(first).is_none()
        && first[..8].iter().all(u8::is_ascii_digit)
}

/// Reads the text of a whole file.
pub(super) fn read(text: &str) -> Result<BankFile, Refusal> {
    let mut reader = Reader::default();
    let records = text::lines(text).flat_map(cut);
    for (line, record) in (1..).zip(records) {
        reader.line(line, record)?;
    }
    reader.leave_open(None)?;
    if let (false, Some(found)) = (reader.has_records, reader.wrong_length) {
        return Err(BankRefusal::WrongLength { found }.into());
    }
    reader.collected.finish(BankFormat::Cfonb120, CODES)
}

/// The records of a line: some banks write them without any end of line between.
fn cut(line: &str) -> Vec<&str> {
    let are_joined = line.is_ascii()
        && line.len() > LENGTH
        && line.as_bytes().chunks(LENGTH).all(|it| Code::of(it).is_some());
    if !are_joined {
        return vec![line];
    }
    (0..line.len()).step_by(LENGTH).map(|at| &line[at..line.len().min(at + LENGTH)]).collect()
}

/// The statement whose 07 has not come yet.
struct Open {
    line: u64,
    account: String,
    identity: (String, String),
}

#[derive(Default)]
struct Reader {
    collected: Collected,
    open: Option<Open>,
    /// The movement that details may still follow.
    movement: Option<(BankLine, Details)>,
    /// The movement before was left out, and so are its details.
    is_skipping: bool,
    has_records: bool,
    wrong_length: Option<usize>,
}

impl Reader {
    fn line(&mut self, line: u64, text: &str) -> Result<(), Refusal> {
        // Old systems end a file with the character 26.
        if text.trim_matches(|it: char| it.is_whitespace() || it == '\u{1A}').is_empty() {
            return Ok(());
        }
        let record = match Record::of(text) {
            Ok(record) => record,
            Err(problem) => {
                if let BankProblem::RecordLength { found } = problem {
                    self.wrong_length.get_or_insert(found);
                }
                return self.collected.problem(line, Fault::whole(problem));
            }
        };
        self.has_records = true;
        match record.code {
            Code::Opening => self.opening(line, &record),
            Code::Movement => self.movement(line, &record),
            Code::Detail => self.detail(line, &record),
            Code::Closing => self.closing(line, &record),
        }
    }

    fn opening(&mut self, line: u64, record: &Record<'_>) -> Result<(), Refusal> {
        self.leave_open(Some(line))?;
        self.collected.begin(line, StatementKind::Statement)?;
        let account = record.account();
        if let Some(statement) = self.collected.current() {
            statement.account.clone_from(&account);
            statement.currency = record.currency().ok();
        }
        self.open = Some(Open { line, account, identity: record.identity() });
        self.balance(line, "01", record)
    }

    /// A balance that cannot be read leaves the statement without it, and its movements are read.
    fn balance(&mut self, line: u64, code: &str, record: &Record<'_>) -> Result<(), Refusal> {
        match balance(code, record) {
            Ok(balance) => self.collected.balance(balance),
            Err(fault) => self.collected.problem(line, fault),
        }
    }

    fn movement(&mut self, line: u64, record: &Record<'_>) -> Result<(), Refusal> {
        self.end_movement()?;
        self.is_skipping = true;
        let Some(open) = &self.open else {
            return self.collected.problem(line, Fault::whole(BankProblem::OutsideStatement));
        };
        if let Some(problem) = open.refuses(record) {
            return self.collected.problem(line, Fault::whole(problem));
        }
        match movement(line, record) {
            Ok(movement) => {
                self.movement = Some((movement, Details::default()));
                self.is_skipping = false;
                Ok(())
            }
            Err(fault) => self.collected.problem(line, fault),
        }
    }

    fn detail(&mut self, line: u64, record: &Record<'_>) -> Result<(), Refusal> {
        match &mut self.movement {
            Some((_, details)) => details.add(record),
            None if self.is_skipping => (),
            None => {
                let fault = Fault::whole(BankProblem::DetailWithoutMovement);
                return self.collected.problem(line, fault);
            }
        }
        Ok(())
    }

    fn closing(&mut self, line: u64, record: &Record<'_>) -> Result<(), Refusal> {
        self.end_movement()?;
        let problem = match self.open.take() {
            None => Some(BankProblem::ClosingWithoutOpening),
            Some(open) => open.refuses(record),
        };
        match problem {
            Some(problem) => self.collected.problem(line, Fault::whole(problem)),
            None => self.balance(line, "07", record),
        }
    }

    /// No detail follows the last movement any more: it is complete.
    fn end_movement(&mut self) -> Result<(), Refusal> {
        self.is_skipping = false;
        let Some((mut line, details)) = self.movement.take() else { return Ok(()) };
        details.complete(&mut line);
        self.collected.push(line)
    }

    /// Another statement begins, or the file ends: one that is still open lacks its balance.
    fn leave_open(&mut self, at: Option<u64>) -> Result<(), Refusal> {
        self.end_movement()?;
        match self.open.take() {
            Some(open) => {
                let line = at.unwrap_or(open.line);
                self.collected.problem(line, Fault::whole(BankProblem::LeftOpen))
            }
            None => Ok(()),
        }
    }
}

impl Open {
    /// What forbids the record in this statement.
    fn refuses(&self, record: &Record<'_>) -> Option<BankProblem> {
        (!record.is_of(&self.identity)).then(|| BankProblem::OtherAccount {
            found: record.account(),
            expected: self.account.clone(),
        })
    }
}

fn balance(code: &str, record: &Record<'_>) -> Result<BankBalance, Fault> {
    let currency = record.currency()?;
    let amount = record.amount(currency)?;
    let on = Some(record.day(35, 40)?);
    Ok(BankBalance { code: code.to_owned(), on, amount, currency: Some(currency) })
}

fn movement(line: u64, record: &Record<'_>) -> Result<BankLine, Fault> {
    let currency = record.currency()?;
    let amount = amount::money(record.amount(currency)?, currency).map_err(Fault::at("91-104"))?;
    let value_on = match record.field(43, 48) {
        "" | "000000" => None,
        _ => Some(record.day(43, 48)?),
    };
    let return_reason = record.field(41, 42);
    let number = record.field(82, 88);
    let is_number = number.bytes().any(|it| it != b'0');
    Ok(BankLine {
        line,
        booked_on: record.day(35, 40)?,
        value_on,
        amount,
        label: record.field(49, 79).to_owned(),
        payer: String::new(),
        payer_iban: String::new(),
        remittance: text::reference(record.field(105, 120)).to_owned(),
        end_to_end: String::new(),
        bank_reference: if is_number { number.to_owned() } else { String::new() },
        code: record.field(33, 34).to_owned(),
        return_reason: return_reason.to_owned(),
        is_reversal: !return_reason.bytes().all(|it| it == b'0'),
        details: Vec::new(),
    })
}
