//! The sheet of penalties: every invoice that is late, or was paid late and can still be claimed.

use chrono::Months;
use receivables::{
    Balance, ItemId, ItemKind, Money,
    dunning::Case,
    interest::{Interest, InterestError},
    item::days_between,
    letter::Audience,
    rates::RateError,
};
use store::{ChargePart, ChargeRecord, ChargeState, CustomerRecord, ItemDetails};

use super::{
    PenaltyEvent, PenaltyPart, PenaltyRow, PenaltySheet,
    run::{Part, Penalties},
};
use crate::{
    amount::{Amount, Day},
    case,
    failure::Cause,
    ledger::{Ledger, Moment},
};

/// Claims between traders are barred after five years (L110-4 C. com.): what was paid before is
/// not listed any more.
const CLAIMABLE: Months = Months::new(60);

/// A late invoice with what is left of its penalties.
pub(super) struct Late {
    pub item: ItemId,
    pub number: String,
    pub due_on: Day,
    pub settled_on: Option<Day>,
    /// Whether it is only known to have disappeared from the open items by then.
    pub seen_only: bool,
    pub days_late: u32,
    pub interest: Part,
    pub fixed_sum: Part,
    pub unconfirmed: bool,
    pub below_floor: bool,
    /// The half-year and the rate that nobody entered.
    pub missing: Option<RateError>,
    pub charges: Vec<ChargeRecord>,
}

impl Late {
    /// Both penalties.
    pub fn parts(&self) -> [(ChargePart, Part); 2] {
        [(ChargePart::Interest, self.interest), (ChargePart::FixedSum, self.fixed_sum)]
    }

    /// What is left of both.
    pub fn due(&self) -> Money {
        let (interest, fixed) = (self.interest.due, self.fixed_sum.due);
        Money { minor: interest.minor.saturating_add(fixed.minor), ..interest }
    }
}

/// The penalties of a customer on the key date.
pub(super) fn sheet(
    ledger: &mut Ledger,
    moment: &Moment,
    code: &str,
) -> Result<PenaltySheet, Cause> {
    let customer = ledger.customer(code)?;
    let penalties = Penalties::of(ledger, moment, &customer)?;
    let late = late(ledger, moment, &customer)?;
    let mut due = Balance::default();
    for it in late.iter().filter(|it| it.due().minor > 0) {
        due.add(it.due());
    }
    let mut notes = Vec::new();
    if let Some(since) = penalties.debtor.insolvent_since {
        notes.push(moment.words.penalties_stopped(since));
    }
    let none_runs = late.iter().all(|it| it.interest.run.minor == 0);
    if penalties.debtor.audience == Audience::Consumer && none_runs && !late.is_empty() {
        notes.push(moment.words.no_notice_yet());
    }
    Ok(PenaltySheet {
        key_date: moment.key_date,
        read_only: moment.read_only(),
        customer: customer.code,
        basis: moment.words.penalty(penalties.debtor.penalty),
        notes,
        rows: late.iter().map(|it| row(it, moment)).collect(),
        due: due.iter().map(Amount::from).collect(),
    })
}

/// The late invoices of a customer: unpaid ones by due date, then those paid late, last paid first.
pub(super) fn late(
    ledger: &mut Ledger,
    moment: &Moment,
    customer: &CustomerRecord,
) -> Result<Vec<Late>, Cause> {
    let case = case::case(ledger, moment.key_date, customer)?;
    let penalties = Penalties::of(ledger, moment, customer)?;
    let oldest = moment.key_date.checked_sub_months(CLAIMABLE).unwrap_or(moment.key_date);
    let mut late = Vec::new();
    for details in &penalties.items {
        let item = details.item;
        let Some(due_on) = item.due.filter(|it| *it < moment.key_date) else { continue };
        if item.kind != ItemKind::Invoice || item.original.minor <= 0 {
            continue;
        }
        let settled_on = penalties.settled_on(item.id);
        if settled_on.is_some_and(|it| it <= due_on || it < oldest) {
            continue;
        }
        late.push(one(ledger, moment, (&penalties, &case), (details, due_on, settled_on))?);
    }
    late.retain(|it| it.settled_on.is_none() || it.counts());
    late.sort_by_key(|it| match it.settled_on {
        None => (false, it.due_on, None, it.item),
        Some(on) => (true, Day::MIN, Some(std::cmp::Reverse(on)), it.item),
    });
    Ok(late)
}

impl Late {
    /// Whether anything ran on it, or may once a rate is known.
    fn counts(&self) -> bool {
        let run = self.interest.run.minor + self.fixed_sum.run.minor;
        run > 0 || self.missing.is_some() || !self.charges.is_empty()
    }
}

fn one(
    ledger: &Ledger,
    moment: &Moment,
    (penalties, case): (&Penalties, &Case),
    (details, due_on, settled_on): (&ItemDetails, Day, Option<Day>),
) -> Result<Late, Cause> {
    let item = details.item;
    let mut changes = penalties.changes(details);
    let open: i64 = changes.iter().map(|it| it.amount.minor).sum();
    changes[0].amount.minor -= disputed(case, item.id, open);
    let (run, missing) = match penalties.interest(ledger, details, &changes) {
        Some(Ok(run)) => (run, None),
        Some(Err(InterestError::Rate(missing))) => (nothing(item.original), Some(missing)),
        Some(Err(error)) => return Err(Cause::Internal(error.to_string())),
        None => (nothing(item.original), None),
    };
    let (interest, fixed_sum) = penalties.parts(item.id, item.original.currency, &run);
    let last = penalties.settlements.iter().find(|it| it.item == item.id);
    let until = settled_on.unwrap_or(moment.key_date);
    Ok(Late {
        item: item.id,
        number: details.number.clone(),
        due_on,
        settled_on,
        seen_only: last.is_some_and(|it| matches!(it.source.as_str(), "absent" | "snapshot")),
        days_late: u32::try_from(days_between(due_on, until)).unwrap_or(0),
        interest,
        fixed_sum,
        unconfirmed: run.unconfirmed,
        below_floor: run.below_floor,
        missing,
        charges: penalties.charges(item.id).to_vec(),
    })
}

/// What is contested of an item: it bears nothing.
fn disputed(case: &Case, item: ItemId, open: i64) -> i64 {
    let of = case.disputes.iter().filter(|it| it.item == item);
    let contested: i64 = of.map(|it| it.disputed.map_or(open, |part| part.minor)).sum();
    contested.clamp(0, open.max(0))
}

fn nothing(of: Money) -> Interest {
    let zero = Money::zero(of.currency);
    Interest {
        segments: Vec::new(),
        days_late: 0,
        amount: zero,
        fixed_sum: zero,
        unconfirmed: false,
        below_floor: false,
    }
}

fn row(late: &Late, moment: &Moment) -> PenaltyRow {
    let words = moment.words;
    let days = i32::try_from(late.days_late).unwrap_or(i32::MAX);
    let how_late = words.late_invoice(days, late.settled_on, late.seen_only);
    let both = words.both_penalties(late.interest.run, late.fixed_sum.run);
    let asked = late.charges.iter().any(is_asked);
    PenaltyRow {
        item: late.item.0,
        number: late.number.clone(),
        due_on: late.due_on,
        settled_on: late.settled_on,
        days_late: late.days_late,
        interest: part(late, ChargePart::Interest, late.interest),
        fixed_sum: part(late, ChargePart::FixedSum, late.fixed_sum),
        due: late.due().into(),
        asked,
        sentence: words.pick(format!("{how_late} : {both}"), format!("{how_late}: {both}")),
        events: events(late, moment),
        warnings: warnings(late, moment),
    }
}

fn part(late: &Late, part: ChargePart, left: Part) -> PenaltyPart {
    let claims = late.charges.iter().filter(|it| it.part == part && it.letter.is_some());
    PenaltyPart {
        run: left.run.into(),
        waived: left.waived.into(),
        claimed: claims.filter_map(|it| it.amount).next_back().map(Amount::from),
        collected: left.collected.into(),
        due: left.due.into(),
    }
}

fn is_asked(charge: &ChargeRecord) -> bool {
    charge.state == ChargeState::Claimed && charge.letter.is_none()
}

/// What became of an invoice's penalties: the two of one letter, or of one waiver, are told together.
fn events(late: &Late, moment: &Moment) -> Vec<PenaltyEvent> {
    let same = |a: &ChargeRecord, b: &ChargeRecord| {
        (a.state, a.letter, a.on, &a.note) == (b.state, b.letter, b.on, &b.note)
    };
    let event = |of: &[ChargeRecord]| {
        let first = &of[0];
        let zero = Money::zero(late.interest.run.currency);
        let sum = |minor: i64| Money { minor, ..zero };
        let said: i64 = of.iter().filter_map(|it| it.amount).map(|it| it.minor).sum();
        let given_up: i64 = late
            .parts()
            .iter()
            .filter(|(part, _)| of.iter().any(|it| it.part == *part))
            .map(|(_, left)| left.waived.minor)
            .sum();
        let sentence = match (first.state, first.letter) {
            (ChargeState::Claimed, Some((_, kind))) => {
                moment.words.claimed_in(kind, first.on, sum(said))
            }
            (ChargeState::Claimed, None) => moment.words.to_be_claimed(),
            (ChargeState::Waived, _) => moment.words.waived(sum(given_up), first.on, &first.note),
            (ChargeState::Collected, _) => moment.words.collected(sum(said)),
        };
        PenaltyEvent { sentence, document: first.letter.map(|it| it.0) }
    };
    late.charges.chunk_by(same).map(event).collect()
}

fn warnings(late: &Late, moment: &Moment) -> Vec<String> {
    let words = moment.words;
    let mut warnings = Vec::new();
    if let Some(RateError::Missing { semester, rate }) = late.missing {
        warnings.push(words.missing_rate(semester, rate));
    }
    if late.unconfirmed {
        warnings.push(words.rests_on_unconfirmed());
    }
    if late.below_floor {
        warnings.push(words.under_the_floor());
    }
    warnings
}
