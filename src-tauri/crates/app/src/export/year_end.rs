//! The year-end table as a report: a row per column of the form, what is left out below.

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
        sheets: tables(year_end, words),
        charts: Vec::new(),
    }
}

/// A table a currency; the headings stand even where nothing was sold.
fn tables(year_end: &YearEndTable, words: Words) -> Vec<Table> {
    let euros = Currency::EUR;
    let mut tables: Vec<_> = year_end
        .sheets
        .iter()
        .map(|it| table(currency(&it.currency), rows(it, year_end, words), words))
        .collect();
    if tables.is_empty() {
        tables.push(table(euros, Vec::new(), words));
    }
    tables
}

fn table(currency: Currency, rows: Vec<Vec<Cell>>, words: Words) -> Table {
    Table {
        name: format!("D441-6 {currency}"),
        columns: vec![
            Column::new(words.heading(Heading::DaysLate), Kind::Text),
            Column::new(words.heading(Heading::Invoices), Kind::Whole),
            Column::new(words.heading(Heading::Gross), Kind::Amount),
            Column::new(words.heading(Heading::ShareOfSales), Kind::Decimal(PLACES)),
        ],
        rows,
        note: None,
    }
}

fn rows(sheet: &YearEndSheet, year_end: &YearEndTable, words: Words) -> Vec<Vec<Cell>> {
    let currency = currency(&sheet.currency);
    let row = |name: String, it: &UnpaidCell| {
        vec![
            Cell::text(name),
            Cell::Whole(it.count.into()),
            Cell::Amount(Money { minor: it.minor, currency }),
            figure_cell(it.share.as_deref()),
        ]
    };
    let late = year_end.buckets.iter().zip(&sheet.late);
    let left_out = [
        (words.disputed_left_out(), &sheet.disputed),
        (words.undated_left_out(), &sheet.no_due_date),
    ];
    [row(words.no_day_late(), &sheet.not_overdue)]
        .into_iter()
        .chain(late.map(|(bucket, it)| row(words.bucket(bucket.from, bucket.to), it)))
        .chain([row(words.all_late(), &sheet.total_late)])
        .chain(left_out.into_iter().filter(|it| it.1.count > 0).map(|(name, it)| row(name, it)))
        .collect()
}
