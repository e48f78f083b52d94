//! The year-end table as a report, laid out as the form of annex 4-1 (A441-2 C. com.): a column per
//! lateness, what is left out below.

use documents::report::{Cell, Column, Kind, Report, Table};
use receivables::{Currency, Money};

use super::{currency, figure_cell};
use crate::{
    wording::{Words, export::Heading},
    year_end::{UnpaidCell, YearEndSheet, YearEndTable},
};

/// Decimals of shares.
const PLACES: u32 = 2;

/// The report. Nothing is summed below: the total is a row of the form.
pub fn report(year_end: &YearEndTable, words: Words) -> Report {
    let sales = year_end.sheets.iter().map(|it| {
        words.sales_of_year(
            Money { minor: it.sales, currency: currency(&it.currency) },
            year_end.from,
        )
    });
    Report {
        title: words.year_end(),
        company: String::new(),
        key_date: year_end.key_date,
        language: words.0.into(),
        lines: sales.chain(year_end.notes.iter().cloned()).collect(),
        summaries: Vec::new(),
        sheets: tables(year_end, words),
        charts: Vec::new(),
    }
}

/// A table a currency; the headings stand even where nothing was sold.
fn tables(year_end: &YearEndTable, words: Words) -> Vec<Table> {
    let table = |currency: Currency, rows| Table {
        name: format!("D441-6 {currency}"),
        columns: columns(year_end, words),
        rows,
        note: None,
    };
    let mut tables: Vec<_> =
        year_end.sheets.iter().map(|it| table(currency(&it.currency), rows(it, words))).collect();
    if tables.is_empty() {
        tables.push(table(Currency::EUR, Vec::new()));
    }
    tables
}

/// One per column of the form; each holds a count, an amount and a share.
fn columns(year_end: &YearEndTable, words: Words) -> Vec<Column> {
    let column = |heading: String| Column::new(heading, Kind::Decimal(PLACES));
    let buckets = year_end.buckets.iter().map(|it| words.bucket(it.from, it.to));
    let mut columns = vec![
        Column::new(words.heading(Heading::DaysLate), Kind::Text),
        column(words.no_day_late()),
    ];
    columns.extend(buckets.map(column));
    let late: Vec<_> = (2..columns.len()).collect();
    columns.push(column(words.all_late()).made_of(late));
    columns
}

/// How many, how much, which share; below them what is left out, in the last column.
fn rows(sheet: &YearEndSheet, words: Words) -> Vec<Vec<Cell>> {
    let currency = currency(&sheet.currency);
    let count = |it: &UnpaidCell| Cell::Whole(it.count.into());
    let amount = |it: &UnpaidCell| Cell::Amount(Money { minor: it.minor, currency });
    let share = |it: &UnpaidCell| figure_cell(it.share.as_deref());
    let cells = || [&sheet.not_overdue].into_iter().chain(&sheet.late).chain([&sheet.total_late]);
    let row = |heading, of: &dyn Fn(&UnpaidCell) -> Cell| {
        let name = Cell::text(words.heading(heading));
        [name].into_iter().chain(cells().map(of)).collect::<Vec<_>>()
    };
    let mut rows = vec![
        row(Heading::InvoiceCount, &count),
        row(Heading::InvoiceSum, &amount),
        row(Heading::ShareOfSales, &share),
    ];
    let left_out = [
        (words.disputed_left_out(), &sheet.disputed),
        (words.undated_left_out(), &sheet.no_due_date),
    ];
    for (name, it) in left_out.into_iter().filter(|it| it.1.count > 0) {
        for (heading, cell) in
            [(Heading::InvoiceCount, count(it)), (Heading::InvoiceSum, amount(it))]
        {
            let name = Cell::text(format!("{name} · {}", words.heading(heading)));
            let empty = std::iter::repeat_n(Cell::Empty, sheet.late.len() + 1);
            rows.push([name].into_iter().chain(empty).chain([cell]).collect());
        }
    }
    rows
}
