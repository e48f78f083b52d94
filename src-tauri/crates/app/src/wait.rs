//! Waits: a customer put off to a moment, to be called back or to be looked at again.

use chrono::NaiveDateTime;
use receivables::{
    calendar::{MomentError, parse_moment},
    dunning::{Wait, WaitKind},
};
use serde::Serialize;
use store::WaitRecord;
use ts_rs::TS;

use crate::{
    failure::Cause,
    ledger::{Ledger, Moment},
    worklist,
};

/// A moment as it was understood.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct UnderstoodMoment {
    /// The moment, ISO.
    pub at: String,
    /// The moment in words: « lundi 30 novembre à 14 h ».
    pub sentence: String,
}

/// Understands a moment as a user types it: `14h`, `demain`, `lun 9h`, `15/12`.
pub(crate) fn understand(
    ledger: &Ledger,
    moment: &Moment,
    text: &str,
) -> Result<UnderstoodMoment, Cause> {
    let at = parse_moment(text, moment.at(), &ledger.calendar).map_err(|error| match error {
        MomentError::Past => Cause::PastMoment(text.trim().to_owned()),
        MomentError::NotUnderstood => Cause::UnknownMoment(text.trim().to_owned()),
    })?;
    Ok(UnderstoodMoment { at: worklist::iso(at), sentence: moment.words.moment(at) })
}

/// Puts a customer off to a moment.
pub(crate) fn put_off(
    ledger: &mut Ledger,
    moment: &Moment,
    code: &str,
    (kind, at, note): (WaitKind, &str, &str),
) -> Result<(), Cause> {
    moment.must_be_today()?;
    let customer = ledger.customer(code)?;
    let until = future(at, moment)?;
    let wait = WaitRecord { wait: Wait { kind, until }, note: note.trim().to_owned() };
    let name = if kind == WaitKind::CallBack { "call-back" } else { "snooze" };
    ledger.act_on(customer.id, name, moment.now, |change| {
        change.add_wait(customer.id, &wait, moment.key_date)?;
        let summary = serde_json::json!({ "customer": code, "until": worklist::iso(until) });
        Ok(((), Some(summary.to_string())))
    })
}

/// Brings a customer back before the moment has come.
pub(crate) fn end(ledger: &mut Ledger, moment: &Moment, code: &str) -> Result<(), Cause> {
    let customer = ledger.customer(code)?;
    ledger.act_on(customer.id, "end-wait", moment.now, |change| {
        let ended = change.end_wait(customer.id, moment.key_date)?;
        let summary = serde_json::json!({ "customer": code });
        Ok(((), ended.then(|| summary.to_string())))
    })
}

/// A moment as the window sends it back; it must be still to come.
pub(crate) fn future(text: &str, moment: &Moment) -> Result<NaiveDateTime, Cause> {
    let at = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S")
        .map_err(|_| Cause::UnknownMoment(text.to_owned()))?;
    if at > moment.at() { Ok(at) } else { Err(Cause::PastMoment(moment.words.moment(at))) }
}
