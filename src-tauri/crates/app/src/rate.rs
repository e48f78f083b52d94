//! Rates: the reference rates of each semester, confirmed or typed by the user.
//!
//! A rate quoted second hand is marked until somebody confirms it: a letter that claims interest
//! computed with it waits. A missing one is never computed.

use receivables::rates::{RateTable, Semester, SemesterRates};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    failure::Cause,
    ledger::{Ledger, Moment},
    wording::Words,
};

/// The rates of a semester, in percent as decimal text; empty where not known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RateRow {
    /// `2026S2`.
    pub semester: String,
    /// ECB main refinancing rate on its first day.
    pub ecb: String,
    /// French legal rate, professional creditor.
    pub legal_professional: String,
    /// Where they were read.
    pub source: String,
    /// Whether somebody read them at their source.
    pub confirmed: bool,
    /// What businesses owe where nothing is agreed: ECB plus ten points, worded.
    #[serde(default)]
    pub business: String,
    /// What public buyers owe: ECB plus eight points, worded.
    #[serde(default)]
    pub public: String,
    /// Three times the legal rate: the least that may be agreed, worded.
    #[serde(default)]
    pub floor: String,
}

/// The semesters, newest first; the one to come is there to be filled in.
pub(crate) fn rows(ledger: &Ledger, moment: &Moment) -> Vec<RateRow> {
    let mut rows: Vec<RateRow> =
        ledger.rates.iter().map(|(semester, it)| row(semester, it, moment.words)).collect();
    let current = Semester::of(moment.key_date);
    for semester in [current, current.next()] {
        let name = semester.to_string();
        if rows.iter().all(|it| it.semester != name) {
            rows.push(row(semester, &SemesterRates::default(), moment.words));
        }
    }
    rows.sort_by(|a, b| b.semester.cmp(&a.semester));
    rows
}

fn row(semester: Semester, rates: &SemesterRates, words: Words) -> RateRow {
    let worded = |it: Option<Decimal>| it.map(|it| words.percent(it)).unwrap_or_default();
    let figure = |it| worded(it).trim_end_matches(['%', '\u{a0}', ' ']).to_owned();
    let plus = |points: i64| rates.ecb.map(|it| it + Decimal::from(points));
    RateRow {
        semester: semester.to_string(),
        ecb: figure(rates.ecb),
        legal_professional: figure(rates.legal_professional),
        source: rates.source.clone(),
        confirmed: rates.confirmed,
        business: worded(plus(10)),
        public: worded(plus(8)),
        floor: worded(rates.legal_professional.map(|it| it * Decimal::from(3))),
    }
}

/// Writes the rates of a semester; rates that are not asked for here stay as they were.
pub(crate) fn save(ledger: &mut Ledger, moment: &Moment, row: &RateRow) -> Result<(), Cause> {
    moment.must_be_today()?;
    let semester: Semester =
        row.semester.parse().map_err(|_| Cause::InvalidRate(row.semester.clone()))?;
    let known = ledger.rates.iter().find(|(it, _)| *it == semester).map(|(_, it)| it.clone());
    let before = known.unwrap_or_default();
    let rates = SemesterRates {
        ecb: percent(&row.ecb)?,
        legal_professional: percent(&row.legal_professional)?,
        source: row.source.trim().to_owned(),
        confirmed: row.confirmed,
        ..before.clone()
    };
    let changed = rates != before;
    let summary = serde_json::json!({ "semester": semester.to_string() });
    ledger.change("rates", moment.now, |change| {
        if changed {
            change.set_rates(semester, &rates, moment.today)?;
        }
        Ok(((), changed.then(|| summary.to_string())))
    })
}

/// A rate as people type it: « 2,15 », « 2.15 % »; nothing is not known.
fn percent(text: &str) -> Result<Option<Decimal>, Cause> {
    let plain: String =
        text.chars().filter(|it| !it.is_whitespace() && *it != '%').collect::<String>();
    if plain.is_empty() {
        return Ok(None);
    }
    let rate: Decimal =
        plain.replace(',', ".").parse().map_err(|_| Cause::InvalidRate(text.to_owned()))?;
    let plausible = rate > Decimal::from(-5) && rate < Decimal::from(50);
    if plausible { Ok(Some(rate)) } else { Err(Cause::InvalidRate(text.to_owned())) }
}

/// The shipped rates with the ledger's own in their place.
pub(crate) fn table(store: &store::Store) -> Result<RateTable, Cause> {
    let mut table = RateTable::shipped();
    for (semester, rates) in store.rates()? {
        table.set(semester, rates);
    }
    Ok(table)
}
