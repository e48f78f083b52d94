//! The expected receipts as a report: a row a week, and their range.

use documents::{
    report::{Cell, Chart, Column, Drawing, Kind, Report, Series, Table},
    typography,
};
use receivables::{Currency, Money};

use super::{currency, figure_cell};
use crate::{
    forecast::{ForecastPart, ForecastReport, ForecastWeek, ForecastWeekReport},
    wording::{Words, export::Heading},
};

/// The report.
pub fn report(forecast: &ForecastReport, words: Words) -> Report {
    let currency = currency(&forecast.currency);
    Report {
        title: words.expected_receipts(),
        company: String::new(),
        key_date: forecast.key_date,
        language: words.0.into(),
        lines: [&forecast.sentence]
            .into_iter()
            .chain(&forecast.remarks)
            .chain([&forecast.assumption])
            .cloned()
            .collect(),
        summaries: Vec::new(),
        sheets: vec![Table {
            name: words.expected_receipts(),
            columns: columns(words),
            rows: forecast.weeks.iter().map(|it| row(it, currency)).collect(),
            note: None,
        }],
        charts: vec![chart(&forecast.weeks, currency, words)],
    }
}

/// Bounds of single weeks do not add up to those of thirteen: they have no total.
fn columns(words: Words) -> Vec<Column> {
    let sum = |heading| Column::summed(words.heading(heading), Kind::Amount);
    let bound = |heading| Column::new(words.heading(heading), Kind::Amount);
    vec![
        Column::new(words.heading(Heading::From), Kind::Day),
        Column::new(words.heading(Heading::To), Kind::Day),
        sum(Heading::Expected),
        bound(Heading::Low),
        bound(Heading::High),
        sum(Heading::Promised),
        sum(Heading::Planned),
    ]
}

fn row(week: &ForecastWeek, currency: Currency) -> Vec<Cell> {
    let amounts = [week.expected, week.low, week.high, week.promised, week.planned];
    let days = [Cell::Day(week.from), Cell::Day(week.to)];
    let amounts = amounts.map(|minor| Cell::Amount(Money { minor, currency }));
    days.into_iter().chain(amounts).collect()
}

fn chart(weeks: &[ForecastWeek], currency: Currency, words: Words) -> Chart {
    let series = |heading, minor: fn(&ForecastWeek) -> i64| Series {
        name: words.heading(heading),
        values: weeks
            .iter()
            .map(|it| Some(Money { minor: minor(it), currency }.decimal()))
            .collect(),
    };
    Chart {
        title: format!("{} ({})", words.expected_receipts(), typography::currency(currency)),
        labels: weeks.iter().map(|it| it.from.format("%d/%m").to_string()).collect(),
        places: 0,
        drawing: Drawing::Band {
            low: series(Heading::Low, |it| it.low),
            middle: series(Heading::Expected, |it| it.expected),
            high: series(Heading::High, |it| it.high),
        },
    }
}

/// One week as a report: a row for what falls due of a customer on a day.
pub fn week_report(week: &ForecastWeekReport, words: Words) -> Report {
    let currency = currency(&week.currency);
    let of = |heading, kind| Column::new(words.heading(heading), kind);
    Report {
        title: words.expected_receipts(),
        company: String::new(),
        key_date: week.key_date,
        language: words.0.into(),
        lines: vec![words.week_of(week.from, week.to)],
        summaries: Vec::new(),
        sheets: vec![Table {
            name: words.expected_receipts(),
            columns: vec![
                of(Heading::Code, Kind::Text),
                of(Heading::Customer, Kind::Text),
                of(Heading::Due, Kind::Day),
                of(Heading::Open, Kind::Amount),
                of(Heading::Chance, Kind::Decimal(1)),
                Column::summed(words.heading(Heading::Expected), Kind::Amount),
                of(Heading::Reason, Kind::Text),
            ],
            rows: week.rows.iter().map(|it| part(it, currency)).collect(),
            note: None,
        }],
        charts: Vec::new(),
    }
}

fn part(it: &ForecastPart, currency: Currency) -> Vec<Cell> {
    let amount = |minor| Cell::Amount(Money { minor, currency });
    vec![
        Cell::text(it.customer.as_str()),
        Cell::text(it.name.as_str()),
        Cell::Day(it.due),
        amount(it.open),
        figure_cell(Some(&it.chance)),
        amount(it.expected),
        Cell::text(it.reason.as_str()),
    ]
}
