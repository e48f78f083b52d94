//! Salespeople's lists: what comes back is weighed against what stands.
//!
//! A list shows each document as it stood when it was handed out. What the salesperson entered is
//! taken where nothing else was agreed since; where something was, it is a conflict and a person
//! decides. Nothing else of the list is read back, whatever was changed on it.

use chrono::NaiveDate;

use crate::Money;

/// A promise as somebody reported it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportedPromise {
    /// The day it is for.
    pub on: NaiveDate,
    /// How much; none: whatever is open.
    pub promised: Option<Money>,
}

/// How a document stands: when the list was handed out, or now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// What is open; nothing or less when it is settled.
    pub open: Money,
    /// The open promise that covers it: the day it is for, and how much.
    pub promise: Option<(NaiveDate, Money)>,
    /// Whether it is contested, in whole or in part.
    pub contested: bool,
    /// Whether it is paid by instalments.
    pub planned: bool,
}

/// What speaks against a promise since the list was handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conflict {
    /// Another promise was made.
    Promised {
        /// The day it is for.
        on: NaiveDate,
        /// How much.
        promised: Money,
    },
    /// Less is open than was promised.
    LessOpen {
        /// What is open.
        open: Money,
    },
    /// It was contested.
    Contested,
    /// It was put into a plan.
    Planned,
}

/// Why a promise cannot be taken at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Objection {
    /// Nothing of the document is open any more.
    Settled,
    /// The day is past.
    PastDay,
    /// Nothing was promised, or less.
    Nothing,
    /// The amount is of another currency than the document.
    OtherCurrency,
}

/// What becomes of a promise that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It stands already.
    Known,
    /// It is taken: so much.
    Taken(Money),
    /// A person decides whether it is taken.
    Undecided {
        /// So much, if it is.
        promised: Money,
        /// What speaks against it.
        conflicts: Vec<Conflict>,
    },
    /// It is not taken.
    Refused(Objection),
}

/// Weighs a promise that came back on `today` against how the document stood and stands.
///
/// ```
/// use receivables::{Currency, Money, sales_list::{Conflict, Outcome, ReportedPromise, Standing, weigh}};
///
/// let day = |text: &str| text.parse().unwrap();
/// let euros = |minor| Money { minor, currency: Currency::EUR };
/// let given = Standing { open: euros(1200_00), promise: None, contested: false, planned: false };
/// let reported = ReportedPromise { on: day("2026-12-10"), promised: None };
/// let today = day("2026-11-26");
/// assert_eq!(weigh(&given, &given, &reported, today), Outcome::Taken(euros(1200_00)));
///
/// // The office was promised something else meanwhile: a person decides.
/// let (on, promised) = (day("2026-12-20"), euros(600_00));
/// let now = Standing { promise: Some((on, promised)), ..given };
/// assert_eq!(weigh(&given, &now, &reported, today), Outcome::Undecided {
///     promised: euros(1200_00),
///     conflicts: vec![Conflict::Promised { on, promised }],
/// });
/// ```
pub fn weigh(
    given: &Standing,
    now: &Standing,
    reported: &ReportedPromise,
    today: NaiveDate,
) -> Outcome {
    let promised = reported.promised.unwrap_or(now.open);
    // The rest stands for the whole once a part of it was paid.
    let is_rest = |amount: Money| promised.minor > amount.minor && amount == now.open;
    let same = |(on, amount): (NaiveDate, Money)| {
        let is_amount = reported.promised.is_none_or(|it| it == amount);
        on == reported.on && (is_amount || is_rest(amount))
    };
    if now.promise.is_some_and(same) {
        return Outcome::Known;
    }
    if let Some(objection) = objection(now, promised, reported.on, today) {
        return Outcome::Refused(objection);
    }
    let conflicts = conflicts(given, now, promised);
    if conflicts.is_empty() {
        Outcome::Taken(promised)
    } else {
        // Of what was paid in part since, no more can be promised than is left.
        let is_less = conflicts.iter().any(|it| matches!(it, Conflict::LessOpen { .. }));
        let promised = if is_less { now.open } else { promised };
        Outcome::Undecided { promised, conflicts }
    }
}

fn objection(
    now: &Standing,
    promised: Money,
    on: NaiveDate,
    today: NaiveDate,
) -> Option<Objection> {
    match () {
        () if promised.currency != now.open.currency => Some(Objection::OtherCurrency),
        () if now.open.minor <= 0 => Some(Objection::Settled),
        () if promised.minor <= 0 => Some(Objection::Nothing),
        () if on < today => Some(Objection::PastDay),
        () => None,
    }
}

/// What was agreed since, in the order a person would ask.
fn conflicts(given: &Standing, now: &Standing, promised: Money) -> Vec<Conflict> {
    let newer = now.promise.filter(|_| now.promise != given.promise);
    let less = now.open.minor < given.open.minor && promised.minor > now.open.minor;
    let conflicts = [
        newer.map(|(on, promised)| Conflict::Promised { on, promised }),
        less.then_some(Conflict::LessOpen { open: now.open }),
        (now.contested && !given.contested).then_some(Conflict::Contested),
        (now.planned && !given.planned).then_some(Conflict::Planned),
    ];
    conflicts.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use proptest::{option, prelude::*};

    use super::*;
    use crate::Currency;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn euros(minor: i64) -> Money {
        Money { minor, currency: Currency::EUR }
    }

    #[test]
    fn what_was_agreed_since_is_told() {
        let given = Standing { open: euros(100), promise: None, contested: false, planned: false };
        let word = Some((day("2026-12-20"), euros(40)));
        let reported = |on, promised| ReportedPromise { on: day(on), promised };
        let all = reported("2026-12-10", None);
        let dollars = Currency::new("USD").unwrap();
        let undecided = |promised, conflicts| Outcome::Undecided { promised, conflicts };
        for (now, reported, expected) in [
            (given, all, Outcome::Taken(euros(100))),
            (given, reported("2026-11-26", Some(euros(30))), Outcome::Taken(euros(30))),
            // More than is open: penalties, or the next invoice too.
            (given, reported("2026-12-10", Some(euros(130))), Outcome::Taken(euros(130))),
            (Standing { open: euros(60), ..given }, all, Outcome::Taken(euros(60))),
            (
                Standing { open: euros(60), ..given },
                reported("2026-12-10", Some(euros(100))),
                undecided(euros(60), vec![Conflict::LessOpen { open: euros(60) }]),
            ),
            (
                Standing { contested: true, planned: true, ..given },
                all,
                undecided(euros(100), vec![Conflict::Contested, Conflict::Planned]),
            ),
            (
                Standing { promise: Some((day("2026-12-10"), euros(100))), ..given },
                all,
                Outcome::Known,
            ),
            (Standing { open: euros(0), ..given }, all, Outcome::Refused(Objection::Settled)),
            (given, reported("2026-11-25", None), Outcome::Refused(Objection::PastDay)),
            (given, reported("2026-12-10", Some(euros(0))), Outcome::Refused(Objection::Nothing)),
            (
                given,
                reported("2026-12-10", Some(Money { minor: 5, currency: dollars })),
                Outcome::Refused(Objection::OtherCurrency),
            ),
        ] {
            assert_eq!(weigh(&given, &now, &reported, day("2026-11-26")), expected, "{now:?}");
        }
        // He saw the promise that stood and brings another one: that is news, not a conflict.
        let seen = Standing { promise: word, ..given };
        assert_eq!(weigh(&seen, &seen, &all, day("2026-11-26")), Outcome::Taken(euros(100)));
    }

    prop_compose! {
        fn standing()(
            open in 1..500i64,
            promise in option::of((0..60u64, 1..500i64)),
            contested: bool,
            planned: bool,
        ) -> Standing {
            let promise = promise.map(|(ahead, minor)| (ahead_of_today(ahead), euros(minor)));
            Standing { open: euros(open), promise, contested, planned }
        }
    }

    fn ahead_of_today(days: u64) -> NaiveDate {
        day("2026-11-26") + chrono::Days::new(days)
    }

    proptest! {
        /// Nothing happened in the office: whatever came back is taken or known, never a conflict.
        #[test]
        fn without_news_there_is_no_conflict(given in standing(), ahead in 0..60u64, minor in option::of(1..500i64)) {
            let reported = ReportedPromise { on: ahead_of_today(ahead), promised: minor.map(euros) };
            let outcome = weigh(&given, &given, &reported, ahead_of_today(0));
            prop_assert!(matches!(outcome, Outcome::Taken(_) | Outcome::Known), "{outcome:?}");
        }

        /// A list that comes back twice says nothing new the second time.
        #[test]
        fn what_was_taken_is_known(given in standing(), now in standing(), ahead in 0..60u64, minor in option::of(1..500i64)) {
            let reported = ReportedPromise { on: ahead_of_today(ahead), promised: minor.map(euros) };
            let today = ahead_of_today(0);
            if let Outcome::Taken(promised) | Outcome::Undecided { promised, .. } =
                weigh(&given, &now, &reported, today)
            {
                let after = Standing { promise: Some((reported.on, promised)), ..now };
                prop_assert_eq!(weigh(&given, &after, &reported, today), Outcome::Known);
            }
        }
    }
}
