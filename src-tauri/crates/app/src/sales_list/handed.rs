//! A list that is handed out: what is late of somebody's customers, with room for what they say.
//!
//! The ledger keeps what the list showed, so that what comes back can be told from what happened
//! in the office meanwhile.

use std::{collections::HashMap, path::Path};

use documents::report::{Cell, Column, Kind, Report, Table};
use readers::sales_list::{SalesListColumn, reference};
use receivables::{
    Currency, CustomerId, ItemId, Money,
    dunning::{self, Case, NotYet},
    promise::PromiseStatus,
    sales_list::Standing,
};
use serde::{Deserialize, Serialize};
use store::{CustomerRecord, NewSalesList};

use super::Refusal;
use crate::{
    amount::Day,
    case, company,
    export::{self, ExportFormat, ExportedFile},
    failure::Cause,
    ledger::{Ledger, Moment},
    search,
    wording::{Words, export::Heading},
};

/// A document as the list showed it: what the ledger keeps of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct HandedRow {
    pub item: i64,
    pub customer: i64,
    pub code: String,
    pub name: String,
    pub number: String,
    pub due: Option<Day>,
    pub currency: String,
    pub open_minor: i64,
    /// The open promise: the day it is for, and how much.
    pub promise: Option<(Day, i64)>,
    pub contested: bool,
    pub planned: bool,
}

/// A row with what is only shown.
struct Row {
    kept: HandedRow,
    issued: Day,
    days_late: Option<i32>,
    contact: String,
    situation: String,
}

impl HandedRow {
    pub(super) fn currency(&self) -> Currency {
        Currency::new(&self.currency).unwrap_or(Currency::EUR)
    }

    pub(super) fn open(&self) -> Money {
        Money { minor: self.open_minor, currency: self.currency() }
    }

    /// How the document stood.
    pub(super) fn standing(&self) -> Standing {
        let currency = self.currency();
        let promise = self.promise.map(|(on, minor)| (on, Money { minor, currency }));
        let (contested, planned) = (self.contested, self.planned);
        Standing { open: self.open(), promise, contested, planned }
    }
}

/// How a document stands on the key date.
pub(super) fn standing(ledger: &Ledger, on: Day, case: &Case, item: ItemId) -> Option<Standing> {
    let open = case.items.iter().find(|it| it.item.id == item)?.item.open;
    let promise = case.promises.iter().rfind(|it| {
        it.items.contains(&item) && it.status(&ledger.calendar, on) == PromiseStatus::Open
    });
    Some(Standing {
        open,
        promise: promise.map(|it| (it.due_on, it.promised)),
        contested: case.disputes.iter().any(|it| it.item == item),
        planned: case.plans.iter().any(|it| it.items.contains(&item)),
    })
}

/// Writes the workbook and keeps what it shows: both, or neither.
pub(super) fn hand_out(
    ledger: &mut Ledger,
    moment: &Moment,
    salesperson: &str,
    path: &Path,
) -> Result<ExportedFile, Cause> {
    moment.must_be_today()?;
    if ExportFormat::of(path) != Some(ExportFormat::Xlsx) {
        return Err(Refusal::NotAWorkbook(path.display().to_string()).into());
    }
    let salesperson = salesperson.trim();
    let rows = rows(ledger, moment, salesperson)?;
    if rows.is_empty() {
        return Err(Refusal::NothingLate(salesperson.to_owned()).into());
    }
    let company = company::load(ledger)?.name;
    let kept: Vec<_> = rows.iter().map(|it| &it.kept).collect();
    let documents = serde_json::to_string(&kept).map_err(|it| Cause::Internal(it.to_string()))?;
    ledger.act("sales-list", moment.now, |change| {
        let (on, made_at) = (moment.key_date, moment.now);
        let list = NewSalesList { salesperson, on, made_at, documents: &documents };
        let number = change.add_sales_list(&list)?;
        let report = report(&rows, (number, salesperson), moment);
        let report = Report { company, ..report };
        let file = export::write(&report, moment.words, (ExportFormat::Xlsx, path))?;
        let summary = serde_json::json!({ "list": number, "salesperson": salesperson });
        Ok((file, Some(summary.to_string())))
    })
}

/// What is late of the customers of somebody, and the credits that stand against it.
fn rows(ledger: &mut Ledger, moment: &Moment, salesperson: &str) -> Result<Vec<Row>, Cause> {
    let on = moment.key_date;
    let mut cases = case::cases(ledger, on, None)?;
    let numbers = ledger.numbers(on)?;
    let of = |ledger: &Ledger, id: CustomerId| {
        ledger.known_customer(id).filter(|it| it.details.salesperson == salesperson).cloned()
    };
    cases.retain(|it| it.items.iter().any(|it| it.item.is_overdue(on)));
    let mut listed: Vec<_> =
        cases.iter().filter_map(|case| Some((of(ledger, case.customer)?, case))).collect();
    listed.sort_by_cached_key(|(customer, _)| (search::folded(&customer.name), customer.id));
    let rows = listed.iter().map(|(customer, case)| {
        let number = |id| numbers.get(&id).cloned().unwrap_or_default();
        of_customer(ledger, moment, (customer, case), number)
    });
    Ok(rows.flatten().collect())
}

fn of_customer(
    ledger: &Ledger,
    moment: &Moment,
    (customer, case): (&CustomerRecord, &Case),
    number: impl Fn(ItemId) -> String,
) -> Vec<Row> {
    let (on, words) = (moment.key_date, moment.words);
    let outlooks = dunning::outlooks(case, &ledger.policies, &ledger.calendar, on);
    let outlooks: HashMap<_, _> = outlooks.into_iter().collect();
    let mut listed: Vec<_> =
        case.items.iter().filter(|it| it.item.is_overdue(on) || it.item.is_credit()).collect();
    listed.sort_by_key(|it| (it.item.due, it.item.issued, it.item.id));
    let row = listed.into_iter().filter_map(|it| {
        let item = it.item;
        let stands = standing(ledger, on, case, item.id)?;
        let situation = match (outlooks.get(&item.id), it.reached) {
            _ if item.is_credit() => words.unallocated_credit(),
            (Some(NotYet::Stopped { stop, .. }), _) => words.stop(stop),
            (_, Some(reached)) => words.reached(reached),
            (_, None) => String::new(),
        };
        Some(Row {
            kept: HandedRow {
                item: item.id.0,
                customer: customer.id.0,
                code: customer.code.clone(),
                name: customer.name.clone(),
                number: number(item.id),
                due: item.due,
                currency: item.open.currency.code().to_owned(),
                open_minor: item.open.minor,
                promise: stands.promise.map(|(day, promised)| (day, promised.minor)),
                contested: stands.contested,
                planned: stands.planned,
            },
            issued: item.issued,
            days_late: item.days_past_due(on).filter(|_| !item.is_credit()),
            contact: contact(customer),
            situation: capital(&situation),
        })
    });
    row.collect()
}

/// With a capital, as a cell of its own begins.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |it| it.to_uppercase().chain(letters).collect())
}

/// Whom to ask, and the number to call.
fn contact(customer: &CustomerRecord) -> String {
    let known = [&customer.details.contact, &customer.details.phone];
    let known: Vec<_> = known.into_iter().filter(|it| !it.is_empty()).cloned().collect();
    known.join(", ")
}

/// The workbook: a sheet for each currency, the columns to fill in at the right.
fn report(rows: &[Row], (number, salesperson): (i64, &str), moment: &Moment) -> Report {
    let words = moment.words;
    let mut currencies: Vec<_> = rows.iter().map(|it| it.kept.currency()).collect();
    currencies.sort_unstable();
    currencies.dedup();
    let table = |currency: Currency| Table {
        name: format!("{salesperson} {currency}"),
        columns: columns(words),
        rows: rows
            .iter()
            .zip(1..)
            .filter(|(row, _)| row.kept.currency() == currency)
            .map(|(row, place)| cells(row, reference(number, place)))
            .collect(),
        note: None,
    };
    Report {
        title: words.sales_list(number, salesperson),
        company: String::new(),
        key_date: moment.key_date,
        language: words.0.into(),
        lines: words.how_to_fill_in(),
        summaries: Vec::new(),
        sheets: currencies.into_iter().map(table).collect(),
        charts: Vec::new(),
    }
}

fn columns(words: Words) -> Vec<Column> {
    use SalesListColumn::{Code, Due, Number, Open, Promised, PromisedOn, Reference, Remark};
    let of = |column, kind| Column::new(words.list_heading(column), kind);
    let named = |heading, kind| Column::new(words.heading(heading), kind);
    vec![
        of(Reference, Kind::Text),
        of(Code, Kind::Text),
        named(Heading::Customer, Kind::Text),
        named(Heading::Contact, Kind::Text),
        of(Number, Kind::Text),
        named(Heading::Issued, Kind::Day),
        of(Due, Kind::Day),
        named(Heading::DaysLate, Kind::Whole),
        Column::summed(words.list_heading(Open), Kind::Amount),
        named(Heading::Situation, Kind::Text),
        of(PromisedOn, Kind::Day).to_fill_in(),
        of(Promised, Kind::Amount).to_fill_in(),
        of(Remark, Kind::Text).to_fill_in(),
    ]
}

fn cells(row: &Row, reference: String) -> Vec<Cell> {
    let known = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::text(text) };
    vec![
        Cell::Text(reference),
        Cell::text(&row.kept.code),
        Cell::text(&row.kept.name),
        known(&row.contact),
        Cell::text(&row.kept.number),
        Cell::Day(row.issued),
        row.kept.due.map_or(Cell::Empty, Cell::Day),
        row.days_late.map_or(Cell::Empty, |it| Cell::Whole(it.into())),
        Cell::Amount(row.kept.open()),
        known(&row.situation),
        Cell::Empty,
        Cell::Empty,
        Cell::Empty,
    ]
}

/// What taking a change back disturbs: what came back on the list it handed out stays, and nothing
/// more can come back on it.
pub(crate) fn disturbed(
    ledger: &Ledger,
    moment: &Moment,
    change: i64,
) -> Result<Vec<String>, Cause> {
    let made = ledger.store.added_by(change, "sales_list")?;
    let lists = ledger.store.sales_lists()?;
    let of_it = lists.iter().filter(|it| made.contains(&it.id));
    Ok(of_it.map(|it| moment.words.list_gone(it)).collect())
}
