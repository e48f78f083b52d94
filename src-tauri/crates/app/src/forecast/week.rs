//! What a week of the forecast is made of: whose money, how likely, and why.

use receivables::{
    forecast::{WEEKS, WeekPart, week_days, week_parts},
    indicators::rounded,
};
use serde::Serialize;
use ts_rs::TS;

use super::known;
use crate::{
    amount::Day,
    failure::Cause,
    ledger::{Customers, Ledger, Moment},
    wording::Words,
};

/// What a week is made of. Amounts are minor units; the rows and `others_expected` add up to
/// `expected`.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ForecastWeekReport {
    /// The day, the last of which anything is known.
    pub key_date: Day,
    /// Which week, from 1.
    pub week: u8,
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// ISO 4217 code of every amount.
    pub currency: String,
    /// What the week brings.
    #[ts(type = "number")]
    pub expected: i64,
    /// What it is made of, the largest part first.
    pub rows: Vec<ForecastPart>,
    /// Further parts that are not among the rows.
    pub others: u32,
    /// What they bring.
    #[ts(type = "number")]
    pub others_expected: i64,
}

/// What is open of one customer and falls due on one day. Amounts are minor units.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ForecastPart {
    /// Customer code, as in the accounting.
    pub customer: String,
    /// Customer name.
    pub name: String,
    /// The day it fell or falls due.
    pub due: Day,
    /// What is open of it.
    #[ts(type = "number")]
    pub open: i64,
    /// The chance that it comes in this week: percent, a decimal text with one decimal.
    pub chance: String,
    /// Chance times open.
    #[ts(type = "number")]
    pub expected: i64,
    /// Where the chance comes from, a whole sentence.
    pub reason: String,
}

/// What a week is made of; weeks beyond the last are the last.
pub(crate) fn report(
    ledger: &mut Ledger,
    moment: &Moment,
    week: u8,
    most: usize,
) -> Result<ForecastWeekReport, Cause> {
    let currency = ledger.figures_currency()?;
    let (key_date, words) = (moment.key_date, moment.words);
    let known = known(ledger, currency, key_date)?;
    let (whole, customers) = ledger.whole_and_customers()?;
    let place = usize::from(week).clamp(1, WEEKS) - 1;
    let parts = week_parts(whole, currency, &known, (key_date, place));
    let (from, to) = week_days(key_date).nth(place).unwrap_or((key_date, key_date));
    let (shown, others) = parts.split_at(most.min(parts.len()));
    Ok(ForecastWeekReport {
        key_date,
        week: u8::try_from(place + 1).unwrap_or(u8::MAX),
        from,
        to,
        currency: currency.code().to_owned(),
        expected: parts.iter().map(|it| it.expected).sum(),
        rows: shown.iter().map(|it| row(it, customers, (key_date, words))).collect(),
        others: u32::try_from(others.len()).unwrap_or(u32::MAX),
        others_expected: others.iter().map(|it| it.expected).sum(),
    })
}

fn row(part: &WeekPart, customers: &Customers, (on, words): (Day, Words)) -> ForecastPart {
    let named = customers.named(&part.customer);
    ForecastPart {
        customer: named.map(|it| it.code.to_string()).unwrap_or_default(),
        name: named.map(|it| it.name.to_string()).unwrap_or_default(),
        due: part.due,
        open: part.open,
        chance: rounded(part.chance, 1).to_string(),
        expected: part.expected,
        reason: words.week_part(part, on),
    }
}
