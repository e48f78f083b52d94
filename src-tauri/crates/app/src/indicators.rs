//! The indicators as a sheet: DSO and its companions, month by month.

use receivables::{
    Currency, ItemKind,
    indicators::{self, CollectionSpan, CountbackDso, MonthSlice, rounded},
    item::days_between,
    monthly::{Month, months},
    portfolio::Portfolio,
};
use rust_decimal::Decimal;
use serde::Serialize;
use ts_rs::TS;

use crate::{
    amount::Day,
    failure::Cause,
    ledger::{Ledger, Moment},
};

/// The indicators up to a day, oldest month first.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct IndicatorReport {
    /// The day.
    pub key_date: Day,
    /// ISO 4217 code of every amount.
    pub currency: String,
    /// One row per month; the last one ends on the key date.
    pub months: Vec<MonthIndicators>,
    /// Mean days late of settled invoices, early ones counted 0 (decimal text).
    pub average_days_late: Option<String>,
    /// Overdue / receivables, in percent (decimal text).
    pub overdue_rate: Option<String>,
}

/// One month. Ratios are decimal texts with four decimals; absent where the month has no sales.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct MonthIndicators {
    /// `YYYY-MM`.
    pub month: String,
    /// Days counted.
    pub days: u32,
    /// Whether they are the whole month; the ratios of a month under way lack its later sales.
    pub whole: bool,
    /// Invoices less credit notes, in minor units.
    #[ts(type = "number")]
    pub sales: i64,
    /// Receivables at the end.
    #[ts(type = "number")]
    pub open: i64,
    /// Of which not due.
    #[ts(type = "number")]
    pub not_due: i64,
    /// Of which overdue.
    #[ts(type = "number")]
    pub overdue: i64,
    /// Simple DSO over the month.
    pub dso: Option<String>,
    /// Simple DSO over three months.
    pub dso_3m: Option<String>,
    /// Simple DSO over twelve months.
    pub dso_12m: Option<String>,
    /// Count-back DSO; absent when the history is too short.
    pub dso_countback: Option<String>,
    /// « At least so many days », when the history is too short.
    pub dso_countback_at_least: Option<String>,
    /// Best possible DSO over the month.
    pub best_possible_dso: Option<String>,
    /// DSO less best possible DSO.
    pub average_days_delinquent: Option<String>,
    /// Collection effectiveness index, percent.
    pub cei: Option<String>,
}

/// The indicators of the last `count` months up to the key date.
pub(crate) fn report(
    ledger: &mut Ledger,
    moment: &Moment,
    count: usize,
) -> Result<IndicatorReport, Cause> {
    let portfolio = ledger.whole()?;
    let currency = main_currency(portfolio);
    let history = months(portfolio, currency, moment.key_date);
    let first = history.len().saturating_sub(count);
    let rows = (first..history.len()).map(|index| month(&history[..=index])).collect();
    let last = history.last();
    Ok(IndicatorReport {
        key_date: moment.key_date,
        currency: currency.code().to_owned(),
        months: rows,
        average_days_late: average_days_late(portfolio, currency, moment.key_date),
        overdue_rate: last.and_then(|it| text(indicators::overdue_rate(it.overdue, it.open))),
    })
}

/// The figures of the last month of a history.
fn month(history: &[Month]) -> MonthIndicators {
    let last = history[history.len() - 1];
    let slices: Vec<_> =
        history.iter().rev().map(|it| MonthSlice { days: it.days(), sales: it.sales }).collect();
    let over = |count: usize| {
        let span = slices.get(..count)?;
        let sales = span.iter().map(|it| it.sales).sum();
        indicators::dso(last.open, sales, span.iter().map(|it| it.days).sum())
    };
    let (countback, at_least) = match indicators::countback_dso(last.open, &slices) {
        CountbackDso::Days(days) => (Some(days), None),
        CountbackDso::HistoryTooShort { at_least, .. } => (None, Some(Decimal::from(at_least))),
        CountbackDso::NothingOwed => (Some(Decimal::ZERO), None),
    };
    let days = last.days();
    let opening = history.iter().rev().nth(1).map_or(0, |it| it.open);
    let span = CollectionSpan {
        opening,
        sales: last.sales,
        closing: last.open,
        closing_not_due: last.not_due,
    };
    MonthIndicators {
        month: last.first.format("%Y-%m").to_string(),
        days,
        whole: last.is_whole(),
        sales: last.sales,
        open: last.open,
        not_due: last.not_due,
        overdue: last.overdue,
        dso: text(over(1)),
        dso_3m: text(over(3)),
        dso_12m: text(over(12)),
        dso_countback: text(countback),
        dso_countback_at_least: text(at_least),
        best_possible_dso: text(indicators::best_possible_dso(last.not_due, last.sales, days)),
        average_days_delinquent: text(indicators::average_days_delinquent(
            last.open,
            last.not_due,
            last.sales,
            days,
        )),
        cei: text(indicators::collection_effectiveness(span)),
    }
}

/// Mean days late of the invoices settled up to the key date, early ones counted 0.
fn average_days_late(portfolio: &Portfolio, currency: Currency, key_date: Day) -> Option<String> {
    let (mut days, mut invoices) = (0_i64, 0_i64);
    for (item, settlements) in portfolio.histories() {
        let counts = item.kind == ItemKind::Invoice && item.original.currency == currency;
        let settled: i64 =
            settlements.iter().filter(|it| it.on <= key_date).map(|it| it.minor).sum();
        let last = settlements.iter().rev().find(|it| it.on <= key_date);
        if let (true, Some(due), Some(last)) =
            (counts && settled == item.original.minor, item.due, last)
        {
            days += i64::from(days_between(due, last.on).max(0));
            invoices += 1;
        }
    }
    (invoices > 0).then(|| text(Some(Decimal::from(days) / Decimal::from(invoices))))?
}

/// The currency most was ever issued in.
fn main_currency(portfolio: &Portfolio) -> Currency {
    let mut issued: std::collections::BTreeMap<Currency, i64> = std::collections::BTreeMap::new();
    for item in portfolio.items() {
        *issued.entry(item.original.currency).or_default() += item.original.minor.abs();
    }
    issued.into_iter().max_by_key(|(_, sum)| *sum).map_or(Currency::EUR, |(it, _)| it)
}

fn text(value: Option<Decimal>) -> Option<String> {
    value.map(|it| rounded(it, 4).to_string())
}
