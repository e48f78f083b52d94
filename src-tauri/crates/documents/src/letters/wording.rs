//! Wording: a letter's template, filled in with its facts.
//!
//! A template sees text and yes-or-no conditions, nothing else: no file, no clock, no loop
//! without end. A field that does not exist is an error with its line, never an empty place.

use minijinja::{Value, context};
use receivables::{
    Money,
    dunning::Channel,
    letter::{ClaimTotals, Language, Letter, RatePeriod},
};

use super::{
    markup::{Block, parse, seal},
    steps::steps,
    texts::{ANNEX, Wording, listed, text_name},
    words,
};
use crate::{
    DocumentError,
    typography::{amount, clean, grouped, long_date, percent},
};

/// The body of a letter, worded.
pub fn body(
    letter: &Letter,
    totals: &ClaimTotals,
    wording: &Wording,
) -> Result<Vec<Block>, DocumentError> {
    worded(text_name(letter.kind), letter, totals, wording)
}

/// The account of the interest, worded.
pub fn annex(
    letter: &Letter,
    totals: &ClaimTotals,
    wording: &Wording,
) -> Result<Vec<Block>, DocumentError> {
    worded(ANNEX, letter, totals, wording)
}

fn worded(
    name: &str,
    letter: &Letter,
    totals: &ClaimTotals,
    wording: &Wording,
) -> Result<Vec<Block>, DocumentError> {
    let text = wording.render(name, letter, fields(letter, totals)?)?;
    parse(&text, letter.language).map_err(|(line, problem)| DocumentError::Template {
        template: listed(letter.language, name),
        line,
        problem: format!("no such block: {problem}"),
    })
}

/// What a template may say: every name of [`super::FIELDS`], and no other.
pub(super) fn fields(letter: &Letter, totals: &ClaimTotals) -> Result<Value, DocumentError> {
    let dues = || letter.claims.iter().map(|it| it.due);
    let day = |it| text(&long_date(it, letter.language));
    let next = dues().filter(|it| *it >= letter.dated).min();
    let office: Vec<_> = letter.recipient.registered_office.iter().map(|it| clean(it)).collect();
    let amounts = penalties(letter, sums(letter, payments(letter, amounts(letter, totals)?)?)?)?;
    Ok(context! {
        company => text(&letter.sender.name),
        phone => text(&clean(&letter.sender.phone).replace(' ', "\u{A0}")),
        email => text(&letter.sender.email),
        customer => text(&letter.recipient.name),
        siren => text(&grouped(&letter.recipient.siren, 3)),
        registered_office => text(&office.join(", ")),
        code => text(&letter.recipient.code),
        reference => text(&letter.reference),
        registered => letter.channel == Channel::RegisteredLetter,
        registered_number => text(&letter.registered_number),
        dated => day(letter.dated),
        many => letter.claims.len() > 1,
        count => letter.claims.len(),
        number => text(letter.claims.first().map_or("", |it| &it.number)),
        oldest_due => day(dues().min().unwrap_or(letter.dated)),
        next_due => next.map(day).unwrap_or_else(|| text("")),
        days_late => letter.claims.iter().map(|it| it.days_late).max().unwrap_or_default(),
        deadline_days => u32::from(letter.deadline_days),
        has_annex => super::annex::is_needed(letter),
        ..steps(letter, amounts)
    })
}

/// What a template may say about the claim.
fn amounts(letter: &Letter, totals: &ClaimTotals) -> Result<Value, DocumentError> {
    let money = |it: Money| text(&amount(it, letter.language));
    let net = net(letter)?;
    Ok(context! {
        has_credits => totals.credits.minor != 0,
        has_disputed => letter.is_partly_disputed(),
        has_received => letter.paid_since
            || totals.credits.minor != 0
            || letter.claims.iter().any(|it| it.paid.minor != 0),
        total => money(totals.total),
        principal => money(totals.principal),
        net => money(net),
        disputed => money(letter.disputed()?),
    })
}

/// What is claimed of the documents, less the credits.
fn net(letter: &Letter) -> Result<Money, DocumentError> {
    let (balance, disputed) = (letter.balance()?, letter.disputed()?);
    Ok(Money { minor: balance.minor.saturating_sub(disputed.minor), ..balance })
}

/// What a template may say about penalties, beside the rest.
fn penalties(letter: &Letter, rest: Value) -> Result<Value, DocumentError> {
    let money = |it: Money| text(&amount(it, letter.language));
    let together = |(one, other): (Money, Money)| Money {
        minor: one.minor.saturating_add(other.minor),
        ..one
    };
    let (interest, fixed_sums) = letter.penalties()?;
    let (run, waived) = (together((interest, fixed_sums)), together(letter.waived()?));
    let rate = letter.rate.as_ref();
    let per_day = letter.per_day()?;
    let periods = rate.map(|it| &it.periods[..]).unwrap_or_default();
    let basis = rate.map_or("", |it| words::basis(it.basis, letter.language));
    let worded = periods.iter().map(|it| period(it, letter.language)).collect::<Vec<_>>();
    let rate =
        if worded.is_empty() { String::new() } else { worded.join(", ") + &format!(" ({basis})") };
    Ok(context! {
        claims_penalties => letter.claims_penalties,
        has_interest => interest.minor > 0,
        has_fixed_sums => fixed_sums.minor > 0,
        has_penalties => run.minor > 0,
        has_waived => waived.minor > 0,
        interest => money(interest),
        fixed_sums => money(fixed_sums),
        penalties => money(run),
        waived => money(waived),
        rate => text(&rate),
        rate_basis => text(basis),
        rates => periods.iter().map(|it| rate_of(it, letter.language)).collect::<Value>(),
        per_day => text(&per_day.map(|it| amount(it, letter.language)).unwrap_or_default()),
        ..rest
    })
}

/// What a template may say about the account as a whole, beside the rest.
fn sums(letter: &Letter, rest: Value) -> Result<Value, DocumentError> {
    let money = |it: Money| text(&amount(it, letter.language));
    let (overdue, not_due, balance) = (letter.overdue()?, letter.not_due()?, letter.balance()?);
    let payable = letter.payable_now()?;
    let in_favour = Money { minor: balance.minor.saturating_neg().max(0), ..balance };
    Ok(context! {
        has_overdue => overdue.minor != 0,
        has_not_due => not_due.minor != 0,
        has_payable => payable.minor > 0,
        has_in_favour => in_favour.minor > 0,
        overdue => money(overdue),
        not_due => money(not_due),
        balance => money(balance),
        payable => money(payable),
        in_favour => money(in_favour),
        ..rest
    })
}

/// What a template may say about payments agreed and received, beside the rest.
fn payments(letter: &Letter, rest: Value) -> Result<Value, DocumentError> {
    let money = |it: Money| text(&amount(it, letter.language));
    let day = |it| text(&long_date(it, letter.language));
    let none = || text("");
    let (first, last) = (letter.schedule.first(), letter.schedule.last());
    let (received, left_over) = (letter.received, letter.unallocated()?);
    let open = letter.open()?;
    Ok(context! {
        payments => letter.schedule.len(),
        many_payments => letter.schedule.len() > 1,
        scheduled => money(letter.scheduled()?),
        first_payment => first.map_or_else(none, |it| money(it.amount)),
        first_payment_on => first.map_or_else(none, |it| day(it.due)),
        last_payment_on => last.map_or_else(none, |it| day(it.due)),
        received => received.map_or_else(none, |it| money(it.amount)),
        received_on => received.map_or_else(none, |it| day(it.on)),
        has_left_over => left_over.minor > 0,
        left_over => money(left_over),
        open => money(open),
        settled => open.minor == 0,
        ..rest
    })
}

/// A value as text that is never markup.
pub(super) fn text(value: &str) -> Value {
    Value::from(seal(&clean(value)))
}

/// A rate with its days, in a sentence.
fn period(period: &RatePeriod, language: Language) -> String {
    let days = [long_date(period.from, language), long_date(period.to, language)];
    let days = [days[0].as_str(), days[1].as_str()];
    words::period(&percent(period.percent, language), days, period.confirmed, language)
}

/// A rate with its days and where it was read.
fn rate_of(it: &RatePeriod, language: Language) -> Value {
    context! {
        percent => text(&percent(it.percent, language)),
        from => text(&long_date(it.from, language)),
        to => text(&long_date(it.to, language)),
        source => text(&it.source),
        confirmed => it.confirmed,
    }
}
