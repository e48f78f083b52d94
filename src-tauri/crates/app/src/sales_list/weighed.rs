//! What came back on a list, row by row, weighed against how each document stands now.

use std::{
    collections::{HashMap, HashSet},
    fs::File,
    io::BufReader,
    path::Path,
};

use readers::sales_list::{SalesListColumn, SalesListRow};
use receivables::{
    CustomerId, ItemId,
    sales_list::{Objection, Outcome, ReportedPromise, Standing, weigh},
};
use store::{RemarkRecord, SalesListRecord};

use super::{LeftAsideLine, Refusal, handed, handed::HandedRow};
use crate::{
    amount::Day,
    case,
    failure::Cause,
    ledger::{Ledger, Moment},
};

/// A list that came back, read.
pub(super) struct Weighed {
    pub list: SalesListRecord,
    pub rows: Vec<WeighedRow>,
    pub left_aside: Vec<LeftAsideLine>,
    pub untouched: u32,
}

/// A document of which something came back.
pub(super) struct WeighedRow {
    pub reference: String,
    pub line: u32,
    pub handed: HandedRow,
    pub now: Standing,
    /// The day promised, and what becomes of it.
    pub promise: Option<(Day, Outcome)>,
    /// The words, and whether they are known.
    pub remark: Option<(String, bool)>,
    pub altered: Vec<String>,
}

/// Reads a file, and weighs what was filled in.
pub(super) fn weighed(ledger: &mut Ledger, moment: &Moment, path: &Path) -> Result<Weighed, Cause> {
    let name = file_name(path);
    let io = |source| Cause::Io { path: path.to_owned(), source };
    let file = BufReader::new(File::open(path).map_err(io)?);
    let read = readers::sales_list::read(file, &name);
    let read = read.map_err(|refusal| Cause::unreadable(&name, refusal))?;
    let returned = read.ok_or_else(|| Refusal::NotAList(name.clone()))?;
    let number = returned.iter().find_map(SalesListRow::reference).map(|(list, _)| list);
    let number = number.ok_or(Refusal::NotAList(name))?;
    let known = ledger.store.sales_list(number)?.ok_or(Refusal::UnknownList(number))?;
    let (list, documents) = known;
    let handed: Vec<HandedRow> =
        serde_json::from_str(&documents).map_err(|it| Cause::Internal(it.to_string()))?;
    let mut weighing = Weighing {
        now: standings(ledger, moment.key_date, &handed)?,
        still_there: still_there(ledger, &handed)?,
        remarks: ledger.store.remarks_on(number)?,
        moment,
        handed,
        seen: HashSet::new(),
        found: Weighed { list, rows: Vec::new(), left_aside: Vec::new(), untouched: 0 },
    };
    for row in &returned {
        weighing.take(row);
    }
    weighing.found.rows.sort_by_key(|it| it.line);
    Ok(weighing.found)
}

/// The name of a file, for people.
pub(super) fn file_name(path: &Path) -> String {
    let name = path.file_name().map(|it| it.to_string_lossy().into_owned());
    name.unwrap_or_else(|| path.display().to_string())
}

/// How the documents of a list stand now; what is settled is not there.
fn standings(
    ledger: &mut Ledger,
    on: Day,
    handed: &[HandedRow],
) -> Result<HashMap<i64, Standing>, Cause> {
    let customers: HashSet<_> = handed.iter().map(|it| CustomerId(it.customer)).collect();
    let cases = case::cases(ledger, on, None)?;
    let cases: HashMap<_, _> = cases
        .into_iter()
        .filter(|it| customers.contains(&it.customer))
        .map(|it| (it.customer, it))
        .collect();
    let standing = handed.iter().filter_map(|it| {
        let case = cases.get(&CustomerId(it.customer))?;
        Some((it.item, handed::standing(ledger, on, case, ItemId(it.item))?))
    });
    Ok(standing.collect())
}

/// The documents of a list that stand in the ledger: an import that is undone takes its own with
/// it, and another document may have got the number of the row since.
fn still_there(ledger: &Ledger, handed: &[HandedRow]) -> Result<HashSet<i64>, Cause> {
    let mut found = HashSet::new();
    for row in handed {
        let known = ledger.store.document_of(ItemId(row.item))?;
        if known
            .is_some_and(|(customer, number)| customer.0 == row.customer && number == row.number)
        {
            found.insert(row.item);
        }
    }
    Ok(found)
}

struct Weighing<'a> {
    moment: &'a Moment,
    handed: Vec<HandedRow>,
    now: HashMap<i64, Standing>,
    /// The documents that are the ones of the list still.
    still_there: HashSet<i64>,
    remarks: Vec<RemarkRecord>,
    /// Rows that were met, by their place.
    seen: HashSet<usize>,
    found: Weighed,
}

impl Weighing<'_> {
    fn take(&mut self, row: &SalesListRow) {
        let words = self.moment.words;
        let Some((list, place)) = row.reference() else {
            if row.is_filled_in() {
                self.leave(row, words.row_without_reference());
            }
            return;
        };
        let of_list = list == self.found.list.id;
        let Some(handed) = self.handed.get(place - 1).filter(|_| of_list).cloned() else {
            return self.leave(row, words.row_of_another_list(self.found.list.id));
        };
        if !self.seen.insert(place) {
            if row.is_filled_in() {
                self.leave(row, words.row_twice());
            }
            return;
        }
        let settled = Standing {
            open: receivables::Money { minor: 0, ..handed.open() },
            promise: None,
            contested: false,
            planned: false,
        };
        let now = self.now.get(&handed.item).copied().unwrap_or(settled);
        if !self.still_there.contains(&handed.item) {
            if row.is_filled_in() {
                self.leave(row, words.document_gone(&handed.number));
            }
            return;
        }
        let promise = self.promise(row, &handed, &now);
        let remark = self.remark(row, &handed);
        let altered = altered(row, &handed, self.moment);
        if promise.is_none() && remark.is_none() && altered.is_empty() {
            self.found.untouched += u32::from(!row.is_filled_in());
            return;
        }
        self.found.rows.push(WeighedRow {
            reference: row.cell(SalesListColumn::Reference).trim().to_owned(),
            line: line(row),
            handed,
            now,
            promise,
            remark,
            altered,
        });
    }

    fn promise(
        &mut self,
        row: &SalesListRow,
        handed: &HandedRow,
        now: &Standing,
    ) -> Option<(Day, Outcome)> {
        let words = self.moment.words;
        let cell = |column| row.cell(column).trim();
        let (day, amount) = (cell(SalesListColumn::PromisedOn), cell(SalesListColumn::Promised));
        if day.is_empty() {
            if !amount.is_empty() {
                self.leave(row, words.promise_without_day(&handed.number));
            }
            return None;
        }
        let Some(on) = row.day(SalesListColumn::PromisedOn) else {
            self.leave(row, words.not_a_day(&handed.number, day));
            return None;
        };
        let promised = row.amount(SalesListColumn::Promised, handed.currency());
        if promised.is_none() && !amount.is_empty() {
            self.leave(row, words.not_an_amount(&handed.number, amount));
            return None;
        }
        let reported = ReportedPromise { on, promised };
        let outcome = match weigh(&handed.standing(), now, &reported, self.moment.key_date) {
            // Credits are shown to be seen, not to be promised.
            Outcome::Refused(Objection::Settled) if handed.open_minor < 0 => {
                self.leave(row, words.promise_on_a_credit(&handed.number));
                return None;
            }
            outcome => outcome,
        };
        Some((on, outcome))
    }

    fn remark(&self, row: &SalesListRow, handed: &HandedRow) -> Option<(String, bool)> {
        let note = row.cell(SalesListColumn::Remark).trim();
        let known = self.remarks.iter().any(|it| it.item.0 == handed.item && it.note == note);
        (!note.is_empty()).then(|| (note.to_owned(), known))
    }

    fn leave(&mut self, row: &SalesListRow, sentence: String) {
        let sentence = self.moment.words.in_line(&row.sheet, line(row), &sentence);
        self.found.left_aside.push(LeftAsideLine { line: line(row), sentence });
    }
}

fn line(row: &SalesListRow) -> u32 {
    u32::try_from(row.line).unwrap_or(u32::MAX)
}

/// Cells that were ours and say something else now: they are told, not taken.
fn altered(row: &SalesListRow, handed: &HandedRow, moment: &Moment) -> Vec<String> {
    let words = moment.words;
    let mut told = Vec::new();
    let mut tell = |column: SalesListColumn, same: bool| {
        let text = row.cell(column).trim();
        if !text.is_empty() && !same {
            told.push(words.cell_altered(&words.list_heading(column), text));
        }
    };
    let text = |column| row.cell(column).trim();
    tell(SalesListColumn::Code, text(SalesListColumn::Code) == handed.code);
    tell(SalesListColumn::Number, text(SalesListColumn::Number) == handed.number);
    tell(SalesListColumn::Due, row.day(SalesListColumn::Due) == handed.due);
    let open = row.amount(SalesListColumn::Open, handed.currency());
    tell(SalesListColumn::Open, open == Some(handed.open()));
    told
}
