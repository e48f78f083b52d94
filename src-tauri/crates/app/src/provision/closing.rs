//! Closing a month: the report of the day frozen, and read again as it was.

use serde::{Deserialize, Serialize};
use store::ClosingRecord;
use ts_rs::TS;

use super::{ProvisionReport, Refusal, report, settings::must_have_come};
use crate::{
    amount::{Amount, Day},
    failure::Cause,
    ledger::{Ledger, Moment},
};

/// The only report that is frozen so far.
const KIND: &str = "provision";

/// A closing as listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ClosingRow {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// The day it shows.
    pub on: Day,
    /// When it was made, ISO.
    pub made_at: String,
    /// The total allowance, one amount per currency.
    pub allowances: Vec<Amount>,
    /// SHA-256 of what was frozen.
    pub sha256: String,
}

/// A closing, with the report as it was frozen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Closing {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// The day it shows.
    pub on: Day,
    /// When it was made, ISO.
    pub made_at: String,
    /// SHA-256 of what was frozen.
    pub sha256: String,
    /// What was frozen.
    pub report: ProvisionReport,
}

/// Freezes the provision of the key date. Days are closed in their order, each once: what an
/// earlier closing would change in a later one could not be booked any more.
pub(super) fn close(ledger: &mut Ledger, moment: &Moment) -> Result<Closing, Cause> {
    must_have_come(moment, moment.key_date)?;
    let latest = ledger.store.closings(KIND)?.first().map(|it| it.on);
    if let Some(latest) = latest.filter(|it| *it >= moment.key_date) {
        return Err(Refusal::ClosedAlready(latest).into());
    }
    let report = report::report(ledger, moment)?;
    let frozen = serde_json::to_string(&report).map_err(|it| Cause::Internal(it.to_string()))?;
    let id = ledger.act("closing", moment.now, |change| {
        let id = change.add_closing(KIND, moment.key_date, (&frozen, moment.now))?;
        Ok((id, Some(serde_json::json!({ "on": moment.key_date }).to_string())))
    })?;
    closing(ledger, id)
}

/// The closings, the latest day first.
pub(super) fn closings(ledger: &mut Ledger) -> Result<Vec<ClosingRow>, Cause> {
    let records = ledger.store.closings(KIND)?;
    let row = |it: ClosingRecord| {
        let closing = closing(ledger, it.id)?;
        let allowance = |it: &super::ProvisionSheet| Amount {
            minor: it.total.allowance,
            currency: it.currency.clone(),
        };
        Ok(ClosingRow {
            id: it.id,
            on: it.on,
            made_at: it.made_at,
            allowances: closing.report.sheets.iter().map(allowance).collect(),
            sha256: it.sha256,
        })
    };
    records.into_iter().map(row).collect()
}

/// A closing as it was frozen.
pub(crate) fn closing(ledger: &Ledger, id: i64) -> Result<Closing, Cause> {
    let (record, report) = ledger.store.closing(id)?.ok_or(Cause::Gone)?;
    let report = serde_json::from_str(&report)
        .map_err(|it| Cause::Internal(format!("closing {id}: {it}")))?;
    Ok(Closing { id, on: record.on, made_at: record.made_at, sha256: record.sha256, report })
}

/// The closing of a day.
pub(super) fn closing_on(ledger: &Ledger, on: Day) -> Result<Closing, Cause> {
    let records = ledger.store.closings(KIND)?;
    match records.iter().find(|it| it.on == on) {
        Some(record) => closing(ledger, record.id),
        None => {
            let closed = records.iter().map(|it| it.on).collect();
            Err(Refusal::NotClosed { on, closed }.into())
        }
    }
}

/// The latest closing before a day.
pub(super) fn before(ledger: &Ledger, day: Day) -> Result<Option<Closing>, Cause> {
    let records = ledger.store.closings(KIND)?;
    let before = records.iter().find(|it| it.on < day);
    before.map(|it| closing(ledger, it.id)).transpose()
}

/// What taking a change back disturbs: later closings that were reckoned against the one it made.
pub(crate) fn disturbed(
    ledger: &Ledger,
    moment: &Moment,
    change: i64,
) -> Result<Vec<String>, Cause> {
    let made = ledger.store.added_by(change, "closing")?;
    let records = ledger.store.closings(KIND)?;
    let Some(own) = records.iter().find(|it| made.contains(&it.id)) else { return Ok(Vec::new()) };
    let later = records.iter().filter(|it| it.on > own.on);
    Ok(later.map(|it| moment.words.closing_rests_on(it.on)).collect())
}
