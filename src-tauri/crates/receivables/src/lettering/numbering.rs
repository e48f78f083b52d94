//! Numbers: one per item of a customer, and the same for the same line in every later export.
//!
//! A file repeats the number of a piece for each instalment, leaves it blank, or fills it with
//! zeros. What is added depends only on the line, its entry, and lines booked before it, so that
//! lines which come later change no number.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

use chrono::{Datelike, NaiveDate};

use super::{Movement, opening};
use crate::ItemKind;

type Key<'a> = (&'a str, ItemKind, String, Option<NaiveDate>);

/// The number of each movement as an item, in the order of the movements.
pub(super) fn numbers(movements: &[Movement]) -> Vec<String> {
    let main = numbers_of_main_account(movements);
    let mut lines = HashMap::<Key<'_>, Vec<usize>>::new();
    for (index, it) in movements.iter().enumerate() {
        let mut number = base(it);
        if !is_main(it) && main.contains(&(&*it.customer, it.kind(), number.clone())) {
            number += &format!(" ({})", it.account.get(..3).unwrap_or(&it.account));
        }
        lines.entry((&it.customer, it.kind(), number, it.due)).or_default().push(index);
    }
    let mut numbers = vec![String::new(); movements.len()];
    let mut repeated = Vec::new();
    let mut taken = HashSet::new();
    for (key, lines) in lines {
        if let [single] = lines[..] {
            numbers[single].clone_from(&key.2);
            taken.insert(key);
        } else {
            repeated.push((key, lines));
        }
    }
    repeated.sort_by(|a, b| a.0.cmp(&b.0));
    for (key, lines) in repeated {
        for (number, index) in count(movements, &key.2, lines) {
            numbers[index] = distinct(&mut taken, &key, number);
        }
    }
    numbers
}

/// The lines of one number, each with a number of its own.
///
/// Several lines in the first entry are instalments, counted from 1; a number that a later entry
/// repeats leaves the first as it is.
fn count<'a>(
    movements: &'a [Movement],
    number: &'a str,
    mut lines: Vec<usize>,
) -> impl Iterator<Item = (String, usize)> + 'a {
    let entry = |index: usize| {
        let it = &movements[index];
        (it.entry_date, &it.journal, &it.entry)
    };
    lines.sort_by_key(|&it| (Reverse(movements[it].is_opening()), entry(it), movements[it].line));
    let instalments = lines.iter().filter(|it| entry(**it) == entry(lines[0])).count();
    lines.into_iter().zip(1..).map(move |(index, rank)| match (rank, instalments) {
        (1, 1) => (number.to_owned(), index),
        _ => (format!("{number}/{rank}"), index),
    })
}

/// The number, made longer while another item has it.
fn distinct<'a>(taken: &mut HashSet<Key<'a>>, key: &Key<'a>, mut number: String) -> String {
    while !taken.insert((key.0, key.1, number.clone(), key.3)) {
        number.push('/');
    }
    number
}

/// What the file calls the piece, or the journal and the day where it does not say.
fn base(movement: &Movement) -> String {
    let number = movement.number.trim();
    let journal = if movement.journal.is_empty() { "?" } else { &movement.journal };
    match number {
        _ if opening::is_lump(movement) => format!("AN {}", movement.entry_date.year()),
        _ if number.chars().all(|it| !it.is_alphanumeric() || it == '0') => {
            format!("{journal} {}", movement.entry_date)
        }
        // REM CB names every day's takings.
        _ if !number.chars().any(|it| it.is_ascii_digit()) => {
            format!("{number} {}", movement.entry_date)
        }
        _ => number.to_owned(),
    }
}

fn is_main(movement: &Movement) -> bool {
    movement.account.starts_with("411")
}

/// Numbers in use on the customers' main account: a debt moved to 416 keeps its number beside it.
fn numbers_of_main_account(movements: &[Movement]) -> HashSet<(&str, ItemKind, String)> {
    if movements.iter().all(is_main) {
        return HashSet::new();
    }
    let main = movements.iter().filter(|it| is_main(it));
    main.map(|it| (&*it.customer, it.kind(), base(it))).collect()
}
