//! The indicators as a report: a row a month for each table of the window, and the largest debtors.

use chrono::{Days, NaiveDate};
use documents::report::{Cell, Column, Kind, Report, Table, Total};
use receivables::{Currency, Money};

use super::{currency, figure, figure_cell};
use crate::{
    indicators::{IndicatorReport, LargestDebtor, MonthIndicators},
    wording::{Words, export::Heading},
};

mod chart;

/// Decimals of days and percentages, where they are shown.
const PLACES: u32 = 1;

/// A figure of a month under its heading.
enum Figure {
    /// Minor units, added up below.
    Summed(Heading, fn(&MonthIndicators) -> i64),
    /// Minor units that do not add up.
    Amount(Heading, fn(&MonthIndicators) -> Option<i64>),
    /// Days or percent.
    Ratio(Heading, fn(&MonthIndicators) -> &Option<String>),
}

/// What is open, and the days of sales it comes to.
const DAYS_OF_SALES: [Figure; 12] = [
    Figure::Summed(Heading::Sales, |it| it.sales),
    Figure::Amount(Heading::Open, |it| Some(it.open)),
    Figure::Amount(Heading::NotDue, |it| Some(it.not_due)),
    Figure::Amount(Heading::Overdue, |it| Some(it.overdue)),
    Figure::Ratio(Heading::Dso, |it| &it.dso),
    Figure::Ratio(Heading::DsoThreeMonths, |it| &it.dso_3m),
    Figure::Ratio(Heading::DsoTwelveMonths, |it| &it.dso_12m),
    Figure::Ratio(Heading::Countback, |it| &it.dso_countback),
    Figure::Ratio(Heading::CountbackAtLeast, |it| &it.dso_countback_at_least),
    Figure::Ratio(Heading::BestPossible, |it| &it.best_possible_dso),
    Figure::Ratio(Heading::AverageDaysDelinquent, |it| &it.average_days_delinquent),
    Figure::Ratio(Heading::CollectionEffectiveness, |it| &it.cei),
];

/// What is late, and how what came in was paid.
const PAYMENTS: [Figure; 11] = [
    Figure::Ratio(Heading::OverdueRate, |it| &it.overdue_rate),
    Figure::Ratio(Heading::AgeOfOverdue, |it| &it.average_age_of_overdue),
    Figure::Ratio(Heading::BestPossibleCountback, |it| &it.best_possible_dso_countback),
    Figure::Ratio(Heading::DelinquentCountback, |it| &it.delinquent_dso_countback),
    Figure::Summed(Heading::Paid, |it| it.paid),
    Figure::Ratio(Heading::DaysToPay, |it| &it.days_to_pay),
    Figure::Ratio(Heading::TermsGranted, |it| &it.terms_granted),
    Figure::Ratio(Heading::DaysLateSigned, |it| &it.days_late),
    Figure::Ratio(Heading::DaysLateClipped, |it| &it.days_late_clipped),
    Figure::Ratio(Heading::OnTimeByAmount, |it| &it.on_time_by_amount),
    Figure::Ratio(Heading::OnTimeByCount, |it| &it.on_time_by_count),
];

/// How much hangs on a few, and what a day costs.
const CONCENTRATION: [Figure; 4] = [
    Figure::Ratio(Heading::LargestOfOpen, |it| &it.concentration_open),
    Figure::Ratio(Heading::LargestOfOverdue, |it| &it.concentration_overdue),
    Figure::Ratio(Heading::LargestOfSales, |it| &it.concentration_sales),
    Figure::Amount(Heading::ValueOfOneDay, |it| it.value_of_one_day),
];

/// The report.
pub fn report(indicators: &IndicatorReport, words: Words) -> Report {
    let currency = currency(&indicators.currency);
    let rate = figure(indicators.overdue_rate.as_deref()).map(|it| words.overdue_rate(it));
    let late =
        figure(indicators.average_days_late.as_deref()).map(|it| words.average_days_late(it));
    let uncounted = indicators.uncounted.iter().map(|it| it.sentence.clone());
    let months = |name, figures: &[Figure], note| Table {
        name,
        columns: columns(figures, words),
        rows: indicators.months.iter().map(|it| row(it, figures, currency)).collect(),
        note,
    };
    Report {
        title: words.indicators(),
        company: String::new(),
        key_date: indicators.key_date,
        language: words.0.into(),
        lines: rate.into_iter().chain(late).chain(uncounted).collect(),
        summaries: Vec::new(),
        sheets: vec![
            months(words.indicators(), &DAYS_OF_SALES, Some(words.about_indicators())),
            months(words.payments_by_month(), &PAYMENTS, Some(words.about_payments())),
            months(words.concentration(), &CONCENTRATION, Some(words.about_concentration())),
            largest(indicators, currency, words),
        ],
        charts: chart::charts(indicators, words),
    }
}

fn columns(figures: &[Figure], words: Words) -> Vec<Column> {
    let column = |figure: &Figure| match figure {
        Figure::Summed(heading, _) => Column::summed(words.heading(*heading), Kind::Amount),
        Figure::Amount(heading, _) => Column::new(words.heading(*heading), Kind::Amount),
        Figure::Ratio(heading, _) => Column::new(words.heading(*heading), Kind::Decimal(PLACES)),
    };
    let period = [
        Column::new(words.heading(Heading::PeriodTo), Kind::Day),
        Column::summed(words.heading(Heading::Days), Kind::Whole),
    ];
    period.into_iter().chain(figures.iter().map(column)).collect()
}

fn row(month: &MonthIndicators, figures: &[Figure], currency: Currency) -> Vec<Cell> {
    let amount = |minor| Cell::Amount(Money { minor, currency });
    let cell = |figure: &Figure| match figure {
        Figure::Summed(_, of) => amount(of(month)),
        Figure::Amount(_, of) => of(month).map_or(Cell::Empty, amount),
        Figure::Ratio(_, of) => figure_cell(of(month).as_deref()),
    };
    let period = [
        last_day(month).map_or_else(|| Cell::text(&month.month), Cell::Day),
        Cell::Whole(i64::from(month.days)),
    ];
    period.into_iter().chain(figures.iter().map(cell)).collect()
}

/// The last day that a month counts.
fn last_day(month: &MonthIndicators) -> Option<NaiveDate> {
    let first: NaiveDate = format!("{}-01", month.month).parse().ok()?;
    first.checked_add_days(Days::new(u64::from(month.days.checked_sub(1)?)))
}

fn largest(indicators: &IndicatorReport, currency: Currency, words: Words) -> Table {
    let last = indicators.months.last();
    let of_all = figure_cell(last.and_then(|it| it.concentration_open.as_deref()));
    let row = |it: &LargestDebtor| {
        let open = Cell::Amount(Money { minor: it.open, currency });
        vec![Cell::text(&it.code), Cell::text(&it.name), open, figure_cell(it.share.as_deref())]
    };
    let share = Column::new(words.heading(Heading::Share), Kind::Decimal(PLACES));
    Table {
        name: words.largest_debtors(),
        columns: vec![
            Column::new(words.heading(Heading::Code), Kind::Text),
            Column::new(words.heading(Heading::Customer), Kind::Text),
            Column::summed(words.heading(Heading::Open), Kind::Amount),
            Column { total: Total::Stated(of_all), ..share },
        ],
        rows: indicators.largest.iter().map(row).collect(),
        note: None,
    }
}
