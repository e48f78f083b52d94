//! The day: what of the list fits into it, what waits for its hour, what is moved and why.

use chrono::{NaiveDateTime, NaiveTime};

use super::Ranked;

/// What a day holds; nothing limits what is not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Capacity {
    /// Calls a day.
    pub calls: Option<u32>,
    /// Minutes a day.
    pub minutes: Option<u32>,
    /// Time of the last post.
    pub letters_by: Option<NaiveTime>,
}

/// What was done already today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Done {
    /// Calls.
    pub calls: u32,
    /// Minutes spent, by what such acts take.
    pub minutes: u32,
}

/// Where an action stands in the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// To be done now.
    Now,
    /// Not before a moment of today.
    Later(NaiveDateTime),
    /// On another day.
    Moved(Moved),
}

/// Why an action was moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// The day's calls are taken by those that bring in more.
    CallsFull(u32),
    /// The day's minutes are.
    MinutesFull(u32),
    /// The post has left.
    PostLeft(NaiveTime),
}

/// An action in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed<'a> {
    /// The action with its rank.
    pub ranked: &'a Ranked,
    /// Its place.
    pub place: Place,
}

/// What the day comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fit {
    /// Calls to make.
    pub calls_planned: u32,
    /// Calls moved.
    pub calls_moved: u32,
    /// Letters to post.
    pub letters_planned: u32,
    /// Letters moved.
    pub letters_moved: u32,
    /// Minutes the planned work takes.
    pub minutes_planned: u32,
}

/// Puts a ranked list into the day: what comes first is planned first, the rest is moved. Calls
/// that wait for their hour keep their place in the count: they were promised.
pub fn arrange<'a>(
    ranked: &'a [Ranked],
    capacity: &Capacity,
    done: Done,
    now: NaiveDateTime,
) -> (Vec<Placed<'a>>, Fit) {
    let mut fit = Fit::default();
    let mut minutes = done.minutes;
    let waits = |it: &Ranked| it.action.not_before.filter(|moment| *moment > now);
    let promised = ranked.iter().filter(|it| waits(it).is_some() && it.action.kind.is_call());
    let mut calls = done.calls + u32::try_from(promised.count()).unwrap_or(u32::MAX);
    let mut placed: Vec<Placed<'a>> = Vec::with_capacity(ranked.len());
    for ranked in ranked {
        let (kind, takes) = (ranked.action.kind, u32::from(ranked.worth.minutes));
        let waits = waits(ranked);
        let full = |limit: Option<u32>, taken: u32| limit.filter(|limit| taken > *limit);
        let moved = if waits.is_some() {
            None
        } else if let Some(by) =
            capacity.letters_by.filter(|by| kind.is_posted() && now.time() > *by)
        {
            Some(Moved::PostLeft(by))
        } else if let Some(limit) = full(capacity.calls.filter(|_| kind.is_call()), calls + 1) {
            Some(Moved::CallsFull(limit))
        } else {
            full(capacity.minutes, minutes + takes).map(Moved::MinutesFull)
        };
        let count = match (kind.is_call(), kind.is_posted(), moved.is_some()) {
            (true, _, true) => Some(&mut fit.calls_moved),
            (true, _, false) => Some(&mut fit.calls_planned),
            (_, true, true) => Some(&mut fit.letters_moved),
            (_, true, false) => Some(&mut fit.letters_planned),
            _ => None,
        };
        if let Some(count) = count {
            *count += 1;
        }
        if moved.is_none() {
            minutes += takes;
            fit.minutes_planned += takes;
            calls += u32::from(kind.is_call() && waits.is_none());
        }
        let place = moved.map_or(waits.map_or(Place::Now, Place::Later), Place::Moved);
        placed.push(Placed { ranked, place });
    }
    placed.sort_by_key(|it| match it.place {
        Place::Now => (0, None),
        Place::Later(moment) => (1, Some(moment)),
        Place::Moved(_) => (2, None),
    });
    (placed, fit)
}
