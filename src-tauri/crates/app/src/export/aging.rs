//! The aged balance as a report: one table and one chart a currency.

use documents::report::{Cell, Chart, Column, Drawing, Kind, Report, Series, Table};
use receivables::{Currency, Money};

use crate::{
    aging::{AgedCustomer, AgedLine, AgedReport, AgedSheet, BucketColumn},
    wording::{Words, export::Heading},
};

/// Places of the columns before the buckets: code, name, total, overdue, not due, no due date.
const BEFORE_BUCKETS: usize = 6;
/// Place of the first part of the total.
const FIRST_PART: usize = 4;

/// The report.
pub fn report(aged: &AgedReport, words: Words) -> Report {
    let nothing = [nothing(aged)];
    let sheets = if aged.sheets.is_empty() { &nothing[..] } else { &aged.sheets[..] };
    Report {
        title: words.aged_balance(),
        company: String::new(),
        key_date: aged.key_date,
        language: words.0.into(),
        lines: vec![words.aged_from(aged.basis)],
        sheets: sheets.iter().map(|it| table(it, &aged.buckets, words)).collect(),
        charts: aged.sheets.iter().map(|it| chart(it, &aged.buckets, words)).collect(),
    }
}

/// A sheet without customers: the headings stand even where nothing is open.
fn nothing(aged: &AgedReport) -> AgedSheet {
    AgedSheet {
        currency: Currency::EUR.code().to_owned(),
        total: AgedLine { buckets: vec![0; aged.buckets.len()], ..AgedLine::default() },
        customers: Vec::new(),
        open_documents: 0,
        ties_out: true,
    }
}

fn table(sheet: &AgedSheet, buckets: &[BucketColumn], words: Words) -> Table {
    let amount = |heading: String| Column::summed(heading, Kind::Amount);
    let after = BEFORE_BUCKETS + buckets.len();
    let mut columns = vec![
        Column::new(words.heading(Heading::Code), Kind::Text),
        Column::new(words.heading(Heading::Customer), Kind::Text),
        amount(words.heading(Heading::Total)).made_of((FIRST_PART..=after).collect::<Vec<_>>()),
        amount(words.heading(Heading::Overdue))
            .made_of((BEFORE_BUCKETS..after).collect::<Vec<_>>()),
        amount(words.heading(Heading::NotDue)),
        amount(words.heading(Heading::NoDueDate)),
    ];
    columns.extend(buckets.iter().map(|it| amount(words.bucket(it.from, it.to))));
    columns.push(amount(words.heading(Heading::Unallocated)));
    let currency = currency(sheet);
    Table {
        name: format!("{} {currency}", words.aged_balance()),
        columns,
        rows: sheet.customers.iter().map(|it| row(it, currency)).collect(),
        note: Some(words.aged_ties(sheet.open_documents, sheet.ties_out)),
    }
}

fn row(customer: &AgedCustomer, currency: Currency) -> Vec<Cell> {
    let line = &customer.line;
    let amounts = [line.total, line.overdue, line.not_due, line.no_due_date];
    let amounts = amounts.iter().chain(&line.buckets).chain([&line.unallocated]);
    let mut cells = vec![Cell::text(&customer.code), Cell::text(&customer.name)];
    cells.extend(amounts.map(|&minor| Cell::Amount(Money { minor, currency })));
    cells
}

/// How the total spreads over its parts; those of nothing are left out but for the buckets.
fn chart(sheet: &AgedSheet, buckets: &[BucketColumn], words: Words) -> Chart {
    let (currency, total) = (currency(sheet), &sheet.total);
    let named = |heading, minor: i64| (minor != 0).then(|| (words.heading(heading), minor));
    let parts: Vec<_> = named(Heading::NotDue, total.not_due)
        .into_iter()
        .chain(named(Heading::NoDueDate, total.no_due_date))
        .chain(buckets.iter().map(|it| words.bucket(it.from, it.to)).zip(total.buckets.clone()))
        .chain(named(Heading::Unallocated, total.unallocated))
        .collect();
    let value = |minor| Some(Money { minor, currency }.decimal());
    Chart {
        title: words.split_by_age(currency),
        places: currency.decimals(),
        drawing: Drawing::Bars(vec![Series {
            name: currency.to_string(),
            values: parts.iter().map(|(_, minor)| value(*minor)).collect(),
        }]),
        labels: parts.into_iter().map(|(label, _)| label).collect(),
    }
}

fn currency(sheet: &AgedSheet) -> Currency {
    Currency::new(&sheet.currency).unwrap_or(Currency::EUR)
}
