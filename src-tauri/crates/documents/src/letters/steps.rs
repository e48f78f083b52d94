//! What a text may say about what was tried before: each step with the documents it concerned.

use minijinja::{Value, context};
use receivables::letter::{EarlierStep, Letter};

use super::{wording::text, words};
use crate::typography::long_date;

/// How many documents of a step are named one by one.
const NAMED: usize = 6;
/// How many documents are excepted from all.
const EXCEPTED: usize = 3;
/// How many reminders a second one recalls.
const REMINDED: usize = 3;

/// The fields about earlier steps, beside the rest.
pub fn steps(letter: &Letter, rest: Value) -> Value {
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
