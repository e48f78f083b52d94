//! How customers pay as a report: a row each, those to be warned of first.

use documents::report::{Cell, Column, Kind, Report, Table};
use receivables::{Currency, Money};

use super::currency;
use crate::{
    payer::{PayerReport, PayerRow},
    wording::{Words, export::Heading},
};

/// The report.
pub fn report(payers: &PayerReport, words: Words) -> Report {
    let currency = currency(&payers.currency);
    Report {
        title: words.payers(),
        company: String::new(),
        key_date: payers.key_date,
        language: words.0.into(),
        lines: Vec::new(),
        summaries: Vec::new(),
        sheets: vec![Table {
            name: words.payers(),
            columns: columns(words),
            rows: payers.rows.iter().map(|it| row(it, currency)).collect(),
            note: None,
        }],
        charts: Vec::new(),
    }
}

fn columns(words: Words) -> Vec<Column> {
    let of = |heading, kind| Column::new(words.heading(heading), kind);
    let sum = |heading, kind| Column::summed(words.heading(heading), kind);
    vec![
        of(Heading::Code, Kind::Text),
        of(Heading::Customer, Kind::Text),
        of(Heading::Class, Kind::Text),
        of(Heading::Score, Kind::Decimal(1)),
        of(Heading::AverageDelay, Kind::Decimal(1)),
        of(Heading::Trend, Kind::Decimal(1)),
        of(Heading::RunDays, Kind::Text),
        sum(Heading::KeptPromises, Kind::Whole),
        sum(Heading::BrokenPromises, Kind::Whole),
        sum(Heading::Open, Kind::Amount),
        sum(Heading::Overdue, Kind::Amount),
        of(Heading::Warning, Kind::Text),
    ]
}

fn row(payer: &PayerRow, currency: Currency) -> Vec<Cell> {
    let amount = |minor| Cell::Amount(Money { minor, currency });
    let [points, days_late, trend] =
        payer.decimals().map(|it| it.map_or(Cell::Empty, Cell::Decimal));
    let days: Vec<_> = payer.run_days.iter().map(u8::to_string).collect();
    vec![
        Cell::text(payer.code.as_str()),
        Cell::text(payer.name.as_str()),
        Cell::text(payer.class.name()),
        points,
        days_late,
        trend,
        Cell::text(days.join(", ")),
        Cell::Whole(payer.kept.into()),
        Cell::Whole(payer.broken.into()),
        amount(payer.open),
        amount(payer.overdue),
        payer.warning.as_ref().map_or(Cell::Empty, Cell::text),
    ]
}
