//! The indicators as a sheet: DSO and its companions, month by month, each with its working.

use rayon::prelude::*;
use receivables::{
    Currency, CustomerId, ItemKind,
    indicators::{Concentration, concentrations, rounded},
    item::days_between,
    monthly::{Month, months},
    portfolio::{Item, Portfolio, Settlement},
};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, App,
    amount::Day,
    failure::Cause,
    ledger::{Ledger, Moment},
};

mod exception;
mod figures;
mod scope;
mod working;

pub use exception::{ExceptionKind, FigureException};
use figures::Figures;
use scope::Scope;
pub use scope::{Uncounted, UncountedReason};
use working::Sheet;
pub(crate) use working::workings;
pub use working::{IndicatorWorkings, Working, WorkingStep};

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
    /// The ten customers that owe most on the key date, the largest first.
    pub largest: Vec<LargestDebtor>,
    /// Documents that no figure counts: other currencies, accounts beside 411.
    pub uncounted: Vec<Uncounted>,
}

/// One of the customers that owe most. Shares are decimal texts with four decimals.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct LargestDebtor {
    /// Code of the customer.
    pub code: String,
    /// Name.
    pub name: String,
    /// What it owes, credits taken off, minor units.
    #[ts(type = "number")]
    pub open: i64,
    /// Percent of what all debtors owe.
    pub share: Option<String>,
}

/// A figure of a month, as the window and the scripts name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Indicator {
    /// Invoices less credit notes.
    Sales,
    /// Receivables.
    Open,
    /// Receivables not due.
    NotDue,
    /// Receivables past due.
    Overdue,
    /// Simple DSO over the month.
    Dso,
    /// Simple DSO over three months.
    #[serde(rename = "dso_3m")]
    DsoThreeMonths,
    /// Simple DSO over twelve months.
    #[serde(rename = "dso_12m")]
    DsoTwelveMonths,
    /// Count-back DSO.
    DsoCountback,
    /// Best possible DSO over the month.
    BestPossibleDso,
    /// DSO less best possible DSO.
    AverageDaysDelinquent,
    /// Count-back DSO of what is not due.
    BestPossibleDsoCountback,
    /// Count-back DSO less that of what is not due.
    DelinquentDsoCountback,
    /// Collection effectiveness index.
    Cei,
    /// Overdue of receivables.
    OverdueRate,
    /// Average age of what is overdue.
    AverageAgeOfOverdue,
    /// Days from issue to payment of what was paid.
    DaysToPay,
    /// Days from issue to due date of what was paid.
    TermsGranted,
    /// Days from due date to payment, early ones negative.
    DaysLate,
    /// The same, early ones 0.
    DaysLateClipped,
    /// Paid on time, by amount.
    OnTimeByAmount,
    /// Paid on time, by count.
    OnTimeByCount,
    /// Share of the ten largest in the receivables.
    ConcentrationOpen,
    /// Share of the ten largest in what is overdue.
    ConcentrationOverdue,
    /// Share of the ten largest in the sales of twelve months.
    ConcentrationSales,
    /// The cash that a day of DSO ties up.
    ValueOfOneDay,
}

impl Indicator {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 25] = [
        Self::Sales,
        Self::Open,
        Self::NotDue,
        Self::Overdue,
        Self::Dso,
        Self::DsoThreeMonths,
        Self::DsoTwelveMonths,
        Self::DsoCountback,
        Self::BestPossibleDso,
        Self::AverageDaysDelinquent,
        Self::BestPossibleDsoCountback,
        Self::DelinquentDsoCountback,
        Self::Cei,
        Self::OverdueRate,
        Self::AverageAgeOfOverdue,
        Self::DaysToPay,
        Self::TermsGranted,
        Self::DaysLate,
        Self::DaysLateClipped,
        Self::OnTimeByAmount,
        Self::OnTimeByCount,
        Self::ConcentrationOpen,
        Self::ConcentrationOverdue,
        Self::ConcentrationSales,
        Self::ValueOfOneDay,
    ];
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
    /// Count-back DSO of what is not due; absent when the history is too short.
    pub best_possible_dso_countback: Option<String>,
    /// Count-back DSO less that of what is not due.
    pub delinquent_dso_countback: Option<String>,
    /// Collection effectiveness index, percent.
    pub cei: Option<String>,
    /// Overdue of receivables, percent.
    pub overdue_rate: Option<String>,
    /// Average age of what is overdue, in days weighted by amount; absent when nothing is.
    pub average_age_of_overdue: Option<String>,
    /// What was paid in the month of invoices that have a due date, in minor units.
    #[ts(type = "number")]
    pub paid: i64,
    /// Days from issue to payment of it, weighted by amount; absent when nothing was paid.
    pub days_to_pay: Option<String>,
    /// Days from issue to due date of it.
    pub terms_granted: Option<String>,
    /// Days from due date to payment, early ones negative.
    pub days_late: Option<String>,
    /// The same, early ones 0.
    pub days_late_clipped: Option<String>,
    /// Percent of the amount paid on the due date or before.
    pub on_time_by_amount: Option<String>,
    /// Percent of the payments on the due date or before.
    pub on_time_by_count: Option<String>,
    /// Percent of the receivables that the ten largest debtors owe.
    pub concentration_open: Option<String>,
    /// Percent of what is overdue that the ten largest of it owe.
    pub concentration_overdue: Option<String>,
    /// Percent of twelve months’ sales to the ten largest; absent with a shorter history.
    pub concentration_sales: Option<String>,
    /// The cash a day of DSO ties up: twelve months’ sales over their days, in minor units.
    #[ts(type = "number | null")]
    pub value_of_one_day: Option<i64>,
    /// What applied to its figures beside their formulas.
    pub exceptions: Vec<FigureException>,
}

impl App {
    /// DSO and its companions, month by month.
    pub fn indicators(&mut self, on: Option<Day>, months: usize) -> Answer<IndicatorReport> {
        self.run(on, |ledger, moment| report(ledger, moment, months))
    }

    /// How every figure of a month came about; the month is `YYYY-MM`.
    pub fn indicator_workings(
        &mut self,
        on: Option<Day>,
        month: &str,
    ) -> Answer<IndicatorWorkings> {
        self.run(on, |ledger, moment| workings(ledger, moment, month))
    }
}

/// The indicators of the last `count` months up to the key date.
pub(crate) fn report(
    ledger: &mut Ledger,
    moment: &Moment,
    count: usize,
) -> Result<IndicatorReport, Cause> {
    let scope = Scope::of(ledger)?;
    let (portfolio, currency, words) = (&scope.portfolio, scope.currency, moment.words);
    let history = months(portfolio, currency, moment.key_date);
    let found = concentrations(portfolio, currency, &history, count);
    let first = history.len() - found.len();
    let uncounted = scope.uncounted(history[first..].iter().map(|it| it.last));
    let rows = found.iter().zip(first..).zip(&uncounted).filter_map(|((found, at), uncounted)| {
        let figures = Figures::of_last(history.get(..=at)?, found)?;
        Some(month(&Sheet { figures: &figures, currency, uncounted, words }))
    });
    let rows: Vec<_> = rows.collect();
    let average_days_late = average_days_late(portfolio, currency, moment.key_date);
    let uncounted = uncounted.last().into_iter().flatten();
    Ok(IndicatorReport {
        key_date: moment.key_date,
        currency: currency.code().to_owned(),
        average_days_late,
        overdue_rate: rows.last().and_then(|it| it.overdue_rate.clone()),
        largest: found.last().map_or_else(|| Ok(Vec::new()), |it| largest(ledger, it))?,
        uncounted: uncounted.map(|it| Uncounted::told(*it, words)).collect(),
        months: rows,
    })
}

fn month(sheet: &Sheet<'_>) -> MonthIndicators {
    let figures = sheet.figures;
    let of = |indicator| text(figures.decimal(indicator));
    let month = figures.month;
    MonthIndicators {
        month: name(&month),
        days: month.days(),
        whole: month.is_whole(),
        sales: month.sales,
        open: month.open,
        not_due: month.not_due,
        overdue: month.overdue,
        dso: of(Indicator::Dso),
        dso_3m: of(Indicator::DsoThreeMonths),
        dso_12m: of(Indicator::DsoTwelveMonths),
        dso_countback: of(Indicator::DsoCountback),
        dso_countback_at_least: figures.at_least().map(|it| rounded(it.into(), 4).to_string()),
        best_possible_dso: of(Indicator::BestPossibleDso),
        average_days_delinquent: of(Indicator::AverageDaysDelinquent),
        best_possible_dso_countback: of(Indicator::BestPossibleDsoCountback),
        delinquent_dso_countback: of(Indicator::DelinquentDsoCountback),
        cei: of(Indicator::Cei),
        overdue_rate: of(Indicator::OverdueRate),
        average_age_of_overdue: of(Indicator::AverageAgeOfOverdue),
        paid: figures.paid(),
        days_to_pay: of(Indicator::DaysToPay),
        terms_granted: of(Indicator::TermsGranted),
        days_late: of(Indicator::DaysLate),
        days_late_clipped: of(Indicator::DaysLateClipped),
        on_time_by_amount: of(Indicator::OnTimeByAmount),
        on_time_by_count: of(Indicator::OnTimeByCount),
        concentration_open: of(Indicator::ConcentrationOpen),
        concentration_overdue: of(Indicator::ConcentrationOverdue),
        concentration_sales: of(Indicator::ConcentrationSales),
        value_of_one_day: figures.amount(Indicator::ValueOfOneDay),
        exceptions: sheet.all_exceptions(),
    }
}

/// `YYYY-MM`.
fn name(month: &Month) -> String {
    month.first.format("%Y-%m").to_string()
}

fn largest(ledger: &Ledger, found: &Concentration) -> Result<Vec<LargestDebtor>, Cause> {
    let debtor = |&(customer, open): &(CustomerId, i64)| {
        let record = ledger.customer_by_id(customer)?;
        let share = Decimal::from(open).checked_div(found.open.total.into());
        let share = share.and_then(|it| it.checked_mul(Decimal::ONE_HUNDRED));
        Ok(LargestDebtor { code: record.code, name: record.name, open, share: text(share) })
    };
    found.open.customers.iter().map(debtor).collect()
}

/// Mean days late of the invoices settled up to the key date, early ones counted 0; what credit
/// notes settled is not paid.
fn average_days_late(portfolio: &Portfolio, currency: Currency, key_date: Day) -> Option<String> {
    let set_offs = portfolio.set_offs();
    let late = |(item, settlements): (&Item, &[Settlement])| {
        let counts = item.kind == ItemKind::Invoice && item.original.currency == currency;
        let settled: i64 =
            settlements.iter().filter(|it| it.on <= key_date).map(|it| it.minor).sum();
        let paid = |it: &&Settlement| it.on <= key_date && !set_offs.settled(it);
        let last = settlements.iter().rev().find(paid);
        let whole = counts && settled == item.original.minor;
        let (due, last) = item.due.zip(last).filter(|_| whole)?;
        Some(i64::from(days_between(due, last.on).max(0)))
    };
    let parts = portfolio.parts().into_par_iter().map(|part| {
        let late = portfolio.histories_of(part).filter_map(late);
        late.fold((0_i64, 0_i64), |(days, invoices), late| (days + late, invoices + 1))
    });
    let (days, invoices) = parts.reduce(|| (0, 0), |one, two| (one.0 + two.0, one.1 + two.1));
    (invoices > 0).then(|| text(Some(Decimal::from(days) / Decimal::from(invoices))))?
}

fn text(value: Option<Decimal>) -> Option<String> {
    value.map(|it| rounded(it, 4).to_string())
}
