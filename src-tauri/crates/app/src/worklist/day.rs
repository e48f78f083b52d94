//! The day: what it holds, what was done of it, and where each row stands in it.

use chrono::NaiveTime;
use receivables::{
    Balance,
    dunning::Channel,
    worklist::{self as work, Done, Fit, Payer, Place, Placed, Ranked, arrange, minutes, ranked},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{WorklistPlace, WorklistRow};
use crate::{
    act::CallOutcome,
    amount::{Amount, Day},
    failure::Cause,
    ledger::{Ledger, Moment},
};

/// What a day holds; nothing limits what is not said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Capacity {
    /// Calls a day.
    pub calls: Option<u32>,
    /// Minutes a day.
    pub minutes: Option<u32>,
    /// Time of the last post, such as `16:00`.
    pub letters_by: Option<String>,
}

/// What was done today.
#[derive(Debug, Clone, Default, Serialize, TS)]
#[ts(export)]
pub struct DayDone {
    /// Calls.
    pub calls: u32,
    /// Letters, registered ones included.
    pub letters: u32,
    /// E-mails.
    pub emails: u32,
    /// Other acts.
    pub others: u32,
    /// What the day's contacts were about, one sum per currency.
    pub spoken_for: Vec<Amount>,
}

/// What the day comes to.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct DayFit {
    /// What it holds.
    pub capacity: Capacity,
    /// Calls to make.
    pub calls_planned: u32,
    /// Calls moved to another day.
    pub calls_moved: u32,
    /// Letters to post.
    pub letters_planned: u32,
    /// Letters moved.
    pub letters_moved: u32,
    /// Minutes the planned work takes.
    pub minutes_planned: u32,
    /// What the day holds, what was moved and why: a whole sentence.
    pub sentence: String,
    /// What was done already.
    pub done: DayDone,
}

/// Puts the ranked list into the day; a past day holds everything.
pub(super) fn arranged<'a>(
    ledger: &Ledger,
    moment: &Moment,
    ranked: &'a [Ranked],
) -> Result<(Vec<Placed<'a>>, DayFit), Cause> {
    let capacity = capacity(ledger)?;
    let limits = if moment.read_only() { work::Capacity::default() } else { limits(&capacity)? };
    let (done, day_done) = done(ledger, moment.key_date)?;
    let (placed, fit) = arrange(ranked, &limits, done, moment.at());
    Ok((placed, sheet(capacity, fit, day_done, moment)))
}

fn sheet(capacity: Capacity, fit: Fit, done: DayDone, moment: &Moment) -> DayFit {
    DayFit {
        sentence: moment.words.day_fit(&fit),
        capacity,
        calls_planned: fit.calls_planned,
        calls_moved: fit.calls_moved,
        letters_planned: fit.letters_planned,
        letters_moved: fit.letters_moved,
        minutes_planned: fit.minutes_planned,
        done,
    }
}

/// What was done on a day: for the count, and for the user.
fn done(ledger: &Ledger, day: Day) -> Result<(Done, DayDone), Cause> {
    let (mut done, mut sheet, mut spoken) =
        (Done::default(), DayDone::default(), Balance::default());
    for (channel, outcome, claimed) in ledger.store.acts_on(day)? {
        use receivables::dunning::ActionKind;
        let (count, kind) = match channel {
            Channel::Call => (&mut sheet.calls, ActionKind::Call),
            Channel::Letter => (&mut sheet.letters, ActionKind::Letter),
            Channel::RegisteredLetter => (&mut sheet.letters, ActionKind::RegisteredLetter),
            Channel::Email => (&mut sheet.emails, ActionKind::Email),
            Channel::HandOver => (&mut sheet.others, ActionKind::HandOver),
        };
        *count += 1;
        done.calls += u32::from(channel == Channel::Call);
        done.minutes += u32::from(minutes(kind));
        if outcome != CallOutcome::Unreachable.name() {
            spoken.add(claimed);
        }
    }
    sheet.spoken_for = spoken.iter().map(Amount::from).collect();
    Ok((done, sheet))
}

/// The row with its place, its rank and what was last said.
pub(super) fn place(
    row: WorklistRow,
    placed: &Placed<'_>,
    said: Option<&(Day, String)>,
    moment: &Moment,
) -> WorklistRow {
    let words = moment.words;
    let (place, until, sentence) = match placed.place {
        Place::Now => (WorklistPlace::Now, None, None),
        Place::Later(at) => {
            (WorklistPlace::Later, Some(iso(at)), Some(words.later_today(at, row.call_back)))
        }
        Place::Moved(why) => (WorklistPlace::Moved, None, Some(words.moved_on(&why))),
    };
    WorklistRow {
        group: placed.ranked.group.into(),
        place,
        placed: sentence,
        until,
        worth: words.worth(placed.ranked),
        worth_per_hour: placed.ranked.worth.per_hour.into(),
        last_words: said.map(|(on, note)| words.last_words(*on, note, moment.key_date)),
        ..row
    }
}

/// The row of one customer's sheet: its rank, outside any day.
pub(crate) fn placed_row(
    row: WorklistRow,
    action: &receivables::dunning::Action,
    payer: &Payer,
    said: Option<&(Day, String)>,
    moment: &Moment,
) -> WorklistRow {
    let waits = action.not_before.filter(|it| *it > moment.at());
    let place_in_day = waits.map_or(Place::Now, Place::Later);
    let ranked = ranked(action.clone(), payer);
    let placed = Placed { ranked: &ranked, place: place_in_day };
    place(row, &placed, said, moment)
}

/// A moment as it crosses to the window.
pub(crate) fn iso(at: chrono::NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M:%S").to_string()
}

/// What a day of this ledger holds.
pub(crate) fn capacity(ledger: &Ledger) -> Result<Capacity, Cause> {
    let text = ledger.store.company()?.capacity;
    serde_json::from_str(&text).map_err(|error| Cause::Internal(error.to_string()))
}

/// Says what a day holds.
pub(crate) fn save_capacity(
    ledger: &mut Ledger,
    moment: &Moment,
    capacity: &Capacity,
) -> Result<(), Cause> {
    limits(capacity)?;
    let text = serde_json::to_string(capacity).map_err(|it| Cause::Internal(it.to_string()))?;
    ledger.act("capacity", moment.now, |change| {
        change.set_capacity(&text)?;
        Ok(((), Some(serde_json::json!({ "capacity": capacity }).to_string())))
    })
}

fn limits(capacity: &Capacity) -> Result<work::Capacity, Cause> {
    let time = |text: &String| {
        let parsed = NaiveTime::parse_from_str(text.trim(), "%H:%M");
        parsed.map_err(|_| Cause::InvalidTime(text.clone()))
    };
    Ok(work::Capacity {
        calls: capacity.calls,
        minutes: capacity.minutes,
        letters_by: capacity.letters_by.as_ref().map(time).transpose()?,
    })
}
