//! Payers: how each customer pays, scored factor by factor, and who deserves a word in time.

mod conduct;
mod sheet;
mod wire;

use std::{cmp::Reverse, collections::HashMap};

use rayon::prelude::*;
use receivables::{
    CustomerId,
    behaviour::{Class, RunCalendar},
    indicators::rounded,
    promise::WordsGiven,
};
use rust_decimal::Decimal;
use serde::Serialize;
use smallvec::SmallVec;
use smol_str::SmolStr;
use ts_rs::TS;

use crate::{
    Answer, App,
    amount::{Amount, Day},
    failure::Cause,
    ledger::{Ledger, Moment, Named},
};

use conduct::{Conduct, Scope};
pub(crate) use sheet::sheet;

/// How the customers pay, those to be warned of first.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct PayerReport {
    /// The day.
    pub key_date: Day,
    /// ISO 4217 code of every amount: the company's currency; others are left out.
    pub currency: String,
    /// Good payers who slip.
    pub warnings: u32,
    /// Customers with something open, or paid in twelve months: those to be warned of, then the
    /// lowest class, then the most overdue.
    pub rows: Vec<PayerRow>,
}

/// One customer. Days and points are whole numbers of their last decimal, as amounts are of cents.
/// Rows travel as arrays, see `payer/wire.rs`.
#[derive(Debug, Clone, TS)]
#[ts(export)]
pub struct PayerRow {
    /// Customer code.
    #[ts(type = "string")]
    pub code: SmolStr,
    /// Customer name.
    #[ts(type = "string")]
    pub name: SmolStr,
    /// Days late of what was paid in six months, weighted by amount, early ones negative; hundredths.
    #[ts(type = "number | null")]
    pub days_late: Option<i64>,
    /// By how many days it got later in three months, negative where it got better; hundredths.
    #[ts(type = "number | null")]
    pub trend: Option<i64>,
    /// The score, 0 to 100; tenths.
    #[ts(type = "number | null")]
    pub points: Option<i64>,
    /// The class.
    pub class: PayerClass,
    /// The days of the month on which it pays, 31 being the last; empty where none is known.
    #[ts(type = "number[]")]
    pub run_days: SmallVec<[u8; 2]>,
    /// Promises kept in twelve months.
    pub kept: u32,
    /// Promises broken in twelve months.
    pub broken: u32,
    /// The warning of a good payer who slips, one sentence.
    pub warning: Option<String>,
    /// Everything open, minor units.
    #[ts(type = "number")]
    pub open: i64,
    /// Of which overdue invoices, minor units.
    #[ts(type = "number")]
    pub overdue: i64,
}

impl PayerRow {
    /// Points, days late and trend with their decimals.
    pub fn decimals(&self) -> [Option<Decimal>; 3] {
        [(self.points, 1), (self.days_late, 2), (self.trend, 2)]
            .map(|(figure, decimals)| figure.map(|it| Decimal::new(it, decimals)))
    }
}

/// How one customer pays, explained.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct PayerSheet {
    /// The day.
    pub key_date: Day,
    /// Customer code.
    pub code: String,
    /// Customer name.
    pub name: String,
    /// The class.
    pub class: PayerClass,
    /// The score, 0 to 100, one decimal (decimal text).
    pub points: Option<String>,
    /// Class and score, or why there is none: one sentence.
    pub sentence: String,
    /// What was taken off the hundred points; empty without a score.
    pub factors: Vec<ScoreFactor>,
    /// How far the score may be trusted, one sentence.
    pub assumption: String,
    /// Days late of what was paid in six months, weighted by amount, early ones negative.
    pub days_late: Option<String>,
    /// By how many days it got later in three months.
    pub trend: Option<String>,
    /// Invoices paid in twelve months, where they are enough for a profile.
    pub paid_count: Option<u32>,
    /// The days of the month on which it pays, 31 being the last; empty where none is known.
    pub run_days: Vec<u8>,
    /// The same with its evidence, one sentence.
    pub runs: String,
    /// Promises kept in twelve months.
    pub kept: u32,
    /// Promises broken in twelve months.
    pub broken: u32,
    /// The warning of a good payer who slips, one sentence.
    pub warning: Option<String>,
    /// Everything open.
    pub open: Amount,
    /// Of which overdue invoices.
    pub overdue: Amount,
}

/// One fact of the score.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ScoreFactor {
    /// Which one.
    pub kind: ScoreFactorKind,
    /// Whether the ledger knows it; what it does not know takes nothing off.
    pub known: bool,
    /// Points taken off, two decimals (decimal text).
    pub deduction: String,
    /// Points it may take off at most.
    pub most: u8,
    /// The fact and what it takes off, one sentence.
    pub sentence: String,
}

/// The facts of the score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum ScoreFactorKind {
    /// Days late of six months.
    DaysLate,
    /// The overdue part of what is open.
    Overdue,
    /// Whether it gets later.
    Trend,
    /// The broken part of the promises.
    BrokenPromises,
    /// Exposure over credit limit.
    LimitUse,
}

/// What a customer is taken for as a payer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[ts(export)]
pub enum PayerClass {
    /// 90 points and more.
    A,
    /// 75 and more.
    B,
    /// 55 and more.
    C,
    /// 30 and more.
    D,
    /// Less, or insolvent.
    E,
    /// Not rated.
    #[serde(rename = "NR")]
    #[ts(rename = "NR")]
    NotRated,
}

impl PayerClass {
    /// The class as it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
            Self::NotRated => "NR",
        }
    }
}

impl From<Class> for PayerClass {
    fn from(class: Class) -> Self {
        match class {
            Class::A => Self::A,
            Class::B => Self::B,
            Class::C => Self::C,
            Class::D => Self::D,
            Class::E => Self::E,
            Class::NotRated => Self::NotRated,
        }
    }
}

impl App {
    /// How every customer pays.
    pub fn payers(&mut self, on: Option<Day>) -> Answer<PayerReport> {
        self.run(on, report)
    }

    /// How one customer pays, explained.
    pub fn payer_profile(&mut self, code: &str, on: Option<Day>) -> Answer<PayerSheet> {
        self.run(on, |ledger, moment| sheet(ledger, moment, code))
    }
}

/// How the customers pay on the key date.
pub(crate) fn report(ledger: &mut Ledger, moment: &Moment) -> Result<PayerReport, Cause> {
    let scope = Scope::gather(ledger, moment.key_date)?;
    let words = words_given(ledger, moment.key_date)?;
    let runs = RunCalendar::new(&ledger.calendar, &scope.look_back);
    let (portfolio, customers) = ledger.whole_and_customers()?;
    let scope = scope.knowing(portfolio);
    let parts = portfolio.customer_parts().into_par_iter().map(|part| {
        let conducts = conduct::of_part(portfolio, &scope, &part);
        let rows = customers.named_within(&part).par_iter().filter_map(|customer| {
            let conduct = conducts.get(usize::try_from(customer.id.0 - part.start).ok()?)?;
            let words = words.get(&customer.id).copied().unwrap_or_default();
            conduct.is_of_interest().then(|| row(customer, conduct, words, (&scope, &runs, moment)))
        });
        rows.collect::<Vec<_>>()
    });
    let mut rows = parts.reduce(Vec::new, |mut rows, mut more| {
        rows.append(&mut more);
        rows
    });
    rows.par_sort_by_cached_key(|it| {
        (it.warning.is_none(), worst_first(it.class), Reverse(it.overdue), it.code.clone())
    });
    let warnings = rows.iter().filter(|it| it.warning.is_some()).count();
    Ok(PayerReport {
        key_date: moment.key_date,
        currency: scope.currency.code().to_owned(),
        warnings: u32::try_from(warnings).unwrap_or(u32::MAX),
        rows,
    })
}

/// E, D, C, B, A, then those without a rating.
fn worst_first(class: PayerClass) -> (bool, Reverse<PayerClass>) {
    (class == PayerClass::NotRated, Reverse(class))
}

fn row(
    customer: &Named,
    conduct: &Conduct,
    words: WordsGiven,
    (scope, runs, moment): (&Scope, &RunCalendar, &Moment),
) -> PayerRow {
    let profile = conduct.sums.profile();
    let rating = conduct.rating(profile, words, scope.insolvent.contains(&customer.id));
    PayerRow {
        code: customer.code.clone(),
        name: customer.name.clone(),
        days_late: profile.and_then(|it| scaled(it.weighted_days_late, 2)),
        trend: profile.and_then(|it| scaled(it.trend, 2)),
        points: rating.score.and_then(|it| scaled(it.points, 1)),
        class: rating.class.into(),
        run_days: runs.learn(&conduct.paid_on).map(|it| it.days).unwrap_or_default(),
        kept: words.kept,
        broken: words.broken,
        warning: conduct.sums.slip().map(|it| moment.words.slip(&it)),
        open: conduct.open,
        overdue: conduct.overdue,
    }
}

/// A figure in whole numbers of its last decimal; none where they do not hold it.
fn scaled(figure: Decimal, decimals: u32) -> Option<i64> {
    i64::try_from(rounded(figure, decimals).mantissa()).ok()
}

/// Words kept and broken in the twelve months up to the key date.
pub(crate) fn words_given(
    ledger: &Ledger,
    key_date: Day,
) -> Result<HashMap<CustomerId, WordsGiven>, Cause> {
    let mut words: HashMap<_, WordsGiven> = HashMap::new();
    for record in ledger.store.promises(key_date)? {
        let of = words.entry(record.customer).or_default();
        of.add(&record.promise, &ledger.calendar, key_date);
    }
    Ok(words)
}
