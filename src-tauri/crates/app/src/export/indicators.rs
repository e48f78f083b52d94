//! The indicators as a report: a row a month, and the course of the DSO.

use chrono::{Days, NaiveDate};
use documents::report::{Cell, Chart, Column, Drawing, Kind, Report, Series, Table};
use receivables::{Currency, Money};

use super::{currency, figure, figure_cell};
use crate::{
    indicators::{IndicatorReport, MonthIndicators},
    wording::{Words, export::Heading},
};

/// Decimals of days and percentages, where they are shown.
const PLACES: u32 = 1;

/// The report.
pub fn report(indicators: &IndicatorReport, words: Words) -> Report {
    let currency = currency(&indicators.currency);
    let rate = figure(indicators.overdue_rate.as_deref()).map(|it| words.overdue_rate(it));
    let late =
        figure(indicators.average_days_late.as_deref()).map(|it| words.average_days_late(it));
    Report {
        title: words.indicators(),
        company: String::new(),
        key_date: indicators.key_date,
        language: words.0.into(),
        lines: rate.into_iter().chain(late).collect(),
        sheets: vec![Table {
            name: words.indicators(),
            columns: columns(words),
            rows: indicators.months.iter().map(|it| row(it, currency)).collect(),
            note: Some(words.about_indicators()),
        }],
        charts: vec![chart(&indicators.months, words)],
    }
}

fn columns(words: Words) -> Vec<Column> {
    let amount = |heading| Column::new(words.heading(heading), Kind::Amount);
    let ratio = |heading| Column::new(words.heading(heading), Kind::Decimal(PLACES));
    vec![
        Column::new(words.heading(Heading::PeriodTo), Kind::Day),
        Column::summed(words.heading(Heading::Days), Kind::Whole),
        Column::summed(words.heading(Heading::Sales), Kind::Amount),
        amount(Heading::Open),
        amount(Heading::NotDue),
        amount(Heading::Overdue),
        ratio(Heading::Dso),
        ratio(Heading::DsoThreeMonths),
        ratio(Heading::DsoTwelveMonths),
        ratio(Heading::Countback),
        ratio(Heading::CountbackAtLeast),
        ratio(Heading::BestPossible),
        ratio(Heading::AverageDaysDelinquent),
        ratio(Heading::CollectionEffectiveness),
    ]
}

fn row(month: &MonthIndicators, currency: Currency) -> Vec<Cell> {
    let amounts = [month.sales, month.open, month.not_due, month.overdue];
    let ratios = [
        &month.dso,
        &month.dso_3m,
        &month.dso_12m,
        &month.dso_countback,
        &month.dso_countback_at_least,
        &month.best_possible_dso,
        &month.average_days_delinquent,
        &month.cei,
    ];
    let mut cells = vec![
        last_day(month).map_or_else(|| Cell::text(&month.month), Cell::Day),
        Cell::Whole(i64::from(month.days)),
    ];
    cells.extend(amounts.map(|minor| Cell::Amount(Money { minor, currency })));
    cells.extend(ratios.map(|it| figure_cell(it.as_deref())));
    cells
}

/// The last day that a month counts.
fn last_day(month: &MonthIndicators) -> Option<NaiveDate> {
    let first: NaiveDate = format!("{}-01", month.month).parse().ok()?;
    first.checked_add_days(Days::new(u64::from(month.days.checked_sub(1)?)))
}

fn chart(months: &[MonthIndicators], words: Words) -> Chart {
    let series = |heading, of: fn(&MonthIndicators) -> &Option<String>| Series {
        name: words.heading(heading),
        values: months.iter().map(|it| figure(of(it).as_deref())).collect(),
    };
    let label = |month: &MonthIndicators| match month.month.split_once('-') {
        Some((year, month)) => format!("{month}/{year}"),
        None => month.month.clone(),
    };
    Chart {
        title: words.dso_in_days(),
        labels: months.iter().map(label).collect(),
        places: PLACES,
        drawing: Drawing::Lines(vec![
            series(Heading::Countback, |it| &it.dso_countback),
            series(Heading::DsoThreeMonths, |it| &it.dso_3m),
            series(Heading::BestPossible, |it| &it.best_possible_dso),
        ]),
    }
}
