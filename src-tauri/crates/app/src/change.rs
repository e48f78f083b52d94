//! Changes: what the user did, newest first, each taken back with what that disturbs told first.
//!
//! A change is one journal entry. One that recorded several acts, such as a batch of letters, is
//! taken back as a whole by its number, or one act at a time: an act of it has the number of the
//! act, negative.

use serde::Serialize;
use store::{ActRecord, EventRecord};
use ts_rs::TS;

use crate::{
    failure::Cause,
    ledger::{Ledger, Moment},
    provision, sales_list,
};

/// How many changes a list has.
const LISTED: usize = 200;

/// A change as listed.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ChangeRecord {
    /// Its number.
    #[ts(type = "number")]
    pub change: i64,
    /// When, ISO.
    pub at: String,
    /// What was done, to whom.
    pub sentence: String,
    /// Customer code, if it is about one.
    pub customer: Option<String>,
    /// Whether it stands undone.
    pub undone: bool,
}

/// What taking a change back comes to.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ChangeUndo {
    /// Its number.
    #[ts(type = "number")]
    pub change: i64,
    /// What is taken back.
    pub sentence: String,
    /// What that disturbs, whole sentences; empty when nothing.
    pub disturbs: Vec<String>,
}

/// The changes that can be taken back, or were, newest first.
pub(crate) fn changes(ledger: &mut Ledger, moment: &Moment) -> Result<Vec<ChangeRecord>, Cause> {
    let events = ledger.store.events(LISTED)?;
    events.iter().map(|it| record(ledger, moment, it)).collect()
}

/// What taking a change back would do; the newest one that stands, unless named.
pub(crate) fn preview(
    ledger: &mut Ledger,
    moment: &Moment,
    change: Option<i64>,
) -> Result<ChangeUndo, Cause> {
    let change = match change {
        Some(change) => change,
        None => newest(ledger)?,
    };
    if change < 0 {
        return act_undo(ledger, moment, -change);
    }
    let event = find(ledger, change)?;
    let sentence = record(ledger, moment, &event)?.sentence;
    let later = ledger.store.acts_after(change)?;
    let mut disturbs: Vec<_> = later.iter().map(|it| moment.words.rests_on(it)).collect();
    let acts = ledger.store.added_by(change, "act")?;
    disturbs.extend(kept_letters(ledger, moment, &acts)?);
    disturbs.extend(provision::disturbed(ledger, moment, change)?);
    disturbs.extend(sales_list::disturbed(ledger, moment, change)?);
    Ok(ChangeUndo { change, sentence, disturbs })
}

/// Takes a change back.
pub(crate) fn undo(ledger: &mut Ledger, moment: &Moment, change: i64) -> Result<ChangeUndo, Cause> {
    let report = preview(ledger, moment, Some(change))?;
    if change < 0 {
        return undo_one(ledger, moment, report);
    }
    if find(ledger, change)?.undone {
        return Err(Cause::Gone);
    }
    ledger.change("undo", moment.now, |it| {
        it.undo(change, moment.now)?;
        Ok(((), Some(serde_json::json!({ "change": change }).to_string())))
    })?;
    Ok(report)
}

/// Takes one act of a batch back: a change of its own, so that it has its way back too.
fn undo_one(ledger: &mut Ledger, moment: &Moment, report: ChangeUndo) -> Result<ChangeUndo, Cause> {
    let act = -report.change;
    let customer = ledger.store.customer_of_act(act)?;
    ledger.change("undo-act", moment.now, |it| {
        it.undo_act(act, moment.now)?;
        let summary = serde_json::json!({ "customer": customer.code, "act": act });
        Ok(((), Some(summary.to_string())))
    })?;
    Ok(report)
}

/// Does an undone change again.
pub(crate) fn redo(ledger: &mut Ledger, moment: &Moment, change: i64) -> Result<ChangeUndo, Cause> {
    let sentence = if change < 0 {
        let act = ledger.store.act(-change)?.filter(|it| it.0.undone).ok_or(Cause::Gone)?;
        format!("{}, {}", moment.words.act_title(&act.0), act.1)
    } else {
        let event = find(ledger, change)?;
        if !event.undone {
            return Err(Cause::Gone);
        }
        record(ledger, moment, &event)?.sentence
    };
    ledger.change("redo", moment.now, |it| {
        if change < 0 {
            it.redo_act(-change)?
        } else {
            it.redo(change)?
        };
        Ok(((), Some(serde_json::json!({ "change": change }).to_string())))
    })?;
    Ok(ChangeUndo { change, sentence, disturbs: Vec::new() })
}

fn newest(ledger: &Ledger) -> Result<i64, Cause> {
    let events = ledger.store.events(LISTED)?;
    events.iter().find(|it| !it.undone).map(|it| it.id).ok_or(Cause::NothingToUndo)
}

fn find(ledger: &Ledger, change: i64) -> Result<EventRecord, Cause> {
    ledger.store.event(change)?.ok_or(Cause::Gone)
}

fn record(
    ledger: &mut Ledger,
    moment: &Moment,
    event: &EventRecord,
) -> Result<ChangeRecord, Cause> {
    let summary: serde_json::Value = serde_json::from_str(&event.summary).unwrap_or_default();
    let code = summary["customer"].as_str().map(str::to_owned);
    let name = match &code {
        Some(code) => ledger.store.customer(code)?.map_or_else(|| code.clone(), |it| it.name),
        None => String::new(),
    };
    Ok(ChangeRecord {
        change: event.id,
        at: event.at.clone(),
        sentence: moment.words.change(&event.kind, &summary, &name),
        customer: code,
        undone: event.undone,
    })
}

/// What taking one act of a batch back comes to.
fn act_undo(ledger: &mut Ledger, moment: &Moment, act: i64) -> Result<ChangeUndo, Cause> {
    let (record, name) = ledger.store.act(act)?.filter(|it| !it.0.undone).ok_or(Cause::Gone)?;
    let title = moment.words.act_title(&record);
    let later = ledger.store.acts_after_act(act)?;
    let mut disturbs: Vec<_> = later.iter().map(|it| moment.words.rests_on(it)).collect();
    disturbs.extend(kept_letters(ledger, moment, &[act])?);
    Ok(ChangeUndo { change: -act, sentence: format!("{title}, {name}"), disturbs })
}

/// Letters that were posted stay in the archive: an undo calls none of them back.
fn kept_letters(ledger: &Ledger, moment: &Moment, acts: &[i64]) -> Result<Option<String>, Cause> {
    let mut letters = 0;
    for act in acts {
        letters += usize::from(ledger.store.act(*act)?.is_some_and(|it| it.0.document.is_some()));
    }
    Ok((letters > 0).then(|| moment.words.letters_stay(letters)))
}

/// The number by which a line of the history is taken back.
pub(crate) fn of_act(ledger: &Ledger, act: &ActRecord) -> Result<Option<i64>, Cause> {
    let Some(event) = act.event.filter(|_| !act.undone) else { return Ok(None) };
    let acts = ledger.store.added_by(event, "act")?;
    let known = ledger.store.event(event)?.is_some();
    Ok(known.then_some(if acts.len() > 1 { -act.id } else { event }))
}
