//! Wording: a letter's template, filled in with its facts.
//!
//! A template sees text and yes-or-no conditions, nothing else: no file, no clock, no loop
//! without end. A field that does not exist is an error with its line, never an empty place.

use minijinja::{Value, context};
use receivables::{
    Money,
    letter::{ClaimTotals, EarlierStep, Language, Letter, RateNote, RatePeriod},
};

use super::{
    markup::{Block, parse, seal},
    texts::{Wording, text_name},
    words,
};
use crate::{
    DocumentError,
    typography::{amount, clean, long_date, percent},
};

/// How many documents of a step are named one by one.
const NAMED: usize = 6;
/// How many documents are excepted from all.
const EXCEPTED: usize = 3;
/// How many reminders a second one recalls.
const REMINDED: usize = 3;

/// The body of a letter, worded.
pub fn body(
    letter: &Letter,
    totals: &ClaimTotals,
    wording: &Wording,
) -> Result<Vec<Block>, DocumentError> {
    let text = wording.render(letter, fields(letter, totals)?)?;
    parse(&text, letter.language).map_err(|(line, problem)| DocumentError::Template {
        template: text_name(letter.kind).to_owned(),
        line,
        problem: format!("no such block: {problem}"),
    })
}

/// What a template may say.
fn fields(letter: &Letter, totals: &ClaimTotals) -> Result<Value, DocumentError> {
    let oldest = letter.claims.iter().map(|it| it.due).min().unwrap_or(letter.dated);
    Ok(context! {
        company => text(&letter.sender.name),
        phone => text(&clean(&letter.sender.phone).replace(' ', "\u{A0}")),
        email => text(&letter.sender.email),
        customer => text(&letter.recipient.name),
        code => text(&letter.recipient.code),
        reference => text(&letter.reference),
        dated => text(&long_date(letter.dated, letter.language)),
        many => letter.claims.len() > 1,
        count => letter.claims.len(),
        number => text(letter.claims.first().map_or("", |it| &it.number)),
        oldest_due => text(&long_date(oldest, letter.language)),
        days_late => letter.claims.iter().map(|it| it.days_late).max().unwrap_or_default(),
        deadline_days => u32::from(letter.deadline_days),
        ..steps(letter, amounts(letter, totals)?)
    })
}

/// What a template may say about what was tried before, beside the rest.
fn steps(letter: &Letter, rest: Value) -> Value {
    let apart = letter.tells_steps_apart();
    let listed = letter.listed_steps();
    let mut last = letter.last_steps();
    let last_apart = last.iter().any(|it| it.claims.len() < letter.claims.len());
    last.drain(..last.len().saturating_sub(REMINDED));
    context! {
        has_earlier => !letter.earlier.is_empty(),
        steps => letter.earlier.len(),
        some => listed.len() < letter.earlier.len(),
        apart => apart,
        earlier => listed.iter().map(|it| step(it, apart, letter)).collect::<Value>(),
        has_last_steps => last.len() > 1,
        last_steps => last.iter().map(|it| step(it, last_apart, letter)).collect::<Value>(),
        paid_since => letter.paid_since,
        ..rest
    }
}

/// What a template may say about money.
fn amounts(letter: &Letter, totals: &ClaimTotals) -> Result<Value, DocumentError> {
    let (interest, fixed_sums) = letter.penalties()?;
    let run = Money { minor: interest.minor.saturating_add(fixed_sums.minor), ..interest };
    let net = Money { minor: totals.principal.minor.saturating_add(totals.credits.minor), ..run };
    let money = |it: Money| text(&amount(it, letter.language));
    let rate = letter.rate.as_ref();
    // A day costs interest on what is owed net of credits and bears interest still: never more than
    // a court would allow.
    let free = letter.claims.iter().filter(|it| it.waived.interest.minor != 0);
    let free = free.fold(0_i64, |sum, it| sum.saturating_add(it.claimed().minor));
    let owed = Money { minor: net.minor.saturating_sub(free).max(0), ..net };
    let per_day = rate.and_then(|it| it.per_day(owed).ok().flatten()).filter(|it| it.minor > 0);
    Ok(context! {
        has_credits => totals.credits.minor != 0,
        has_disputed => letter.is_partly_disputed(),
        has_interest => interest.minor > 0,
        has_fixed_sums => fixed_sums.minor > 0,
        has_penalties => run.minor > 0,
        has_received => letter.paid_since
            || totals.credits.minor != 0
            || letter.claims.iter().any(|it| it.paid.minor != 0),
        total => money(totals.total),
        principal => money(totals.principal),
        net => money(net),
        interest => money(interest),
        fixed_sums => money(fixed_sums),
        penalties => money(run),
        rate => text(&rate.map(|it| rates(it, letter.language)).unwrap_or_default()),
        per_day => text(&per_day.map(|it| amount(it, letter.language)).unwrap_or_default()),
    })
}

fn text(value: &str) -> Value {
    Value::from(seal(&clean(value)))
}

/// A step, with its documents where they are told apart.
fn step(step: &EarlierStep, apart: bool, letter: &Letter) -> Value {
    let documents = if apart { documents(step, letter) } else { String::new() };
    context! {
        what => text(words::earlier(step.kind, letter.language)),
        on => text(&long_date(step.on, letter.language)),
        documents => text(&documents),
    }
}

/// The documents that a step concerned. Instalments share a number: where only some of them are
/// meant, the due date tells which.
fn documents(step: &EarlierStep, letter: &Letter) -> String {
    let count = letter.claims.len();
    let is_meant = |place: &usize| step.claims.contains(place);
    let named = |places: &[usize]| {
        let mut names: Vec<String> = Vec::new();
        for claim in places.iter().filter_map(|it| letter.claims.get(*it)) {
            let same = (0..count).filter(|it| letter.claims[*it].number == claim.number);
            let whole = same.into_iter().all(|it| places.contains(&it));
            let name = match whole {
                true => claim.number.clone(),
                false => words::instalment(&claim.number, claim.due, letter.language),
            };
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    };
    let others: Vec<usize> = (0..count).filter(|it| !is_meant(it)).collect();
    if step.claims.len() > NAMED && others.len() <= EXCEPTED {
        return words::all_but(count, &named(&others), letter.language);
    }
    words::some_of(&named(&step.claims), NAMED, letter.language)
}

/// The rates with their days and where they come from.
fn rates(note: &RateNote, language: Language) -> String {
    let period = |it: &RatePeriod| {
        let days = [long_date(it.from, language), long_date(it.to, language)];
        let days = [days[0].as_str(), days[1].as_str()];
        words::period(&percent(it.percent, language), days, it.confirmed, language)
    };
    let periods: Vec<String> = note.periods.iter().map(period).collect();
    format!("{} ({})", periods.join(", "), words::basis(note.basis, language))
}
