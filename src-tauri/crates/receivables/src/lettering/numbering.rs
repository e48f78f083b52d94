//! Numbers: one per item of a customer, and the same for the same line in every later export.
//!
//! A file repeats the number of a piece for each instalment, leaves it blank, or fills it with
//! zeros. What is added depends only on the line, its entry, and lines booked before it, so that
//! lines which come later change no number.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

use super::{Movement, opening};
use crate::ItemKind;

type Key<'a> = (&'a str, ItemKind, String, Option<NaiveDate>);

/// The number of each movement as an item, in the order of the movements.
pub(super) fn numbers(movements: &[Movement]) -> Vec<String> {
    let main = numbers_of_main_account(movements);
    let mut lines = HashMap::<Key<'_>, Vec<usize>>::new();
    let mut order: Vec<usize> = (0..movements.len()).collect();
    order.sort_by_key(|&it| (entry(&movements[it]), movements[it].line));
    for &index in &order {
        let it = &movements[index];
        let mut number = base(it);
        let moved = main.get(&(&*it.customer, it.kind(), number.clone()));
        if !is_main(it) && moved.is_some_and(|day| *day <= it.entry_date) {
            number += &format!(" ({})", it.account.get(..3).unwrap_or(&it.account));
        }
        lines.entry((&it.customer, it.kind(), number, it.due)).or_default().push(index);
    }
    let mut numbers = vec![String::new(); movements.len()];
    for (key, lines) in lines {
        for (number, index) in count(movements, &key.2, lines) {
            numbers[index] = number;
        }
    }
    let mut taken = HashSet::new();
    for index in order {
        make_distinct(&mut taken, &movements[index], &mut numbers[index]);
    }
    numbers
}

fn entry(movement: &Movement) -> (NaiveDate, &str, &str) {
    (movement.entry_date, &movement.journal, &movement.entry)
}

/// The lines of one number, in order, each with a number of its own.
///
/// Several lines in the first entry are instalments, counted from 1; a number that a later entry
/// repeats leaves the first as it is.
fn count<'a>(
    movements: &'a [Movement],
    number: &'a str,
    lines: Vec<usize>,
) -> impl Iterator<Item = (String, usize)> + 'a {
    let first = lines.first().map(|it| entry(&movements[*it]));
    let instalments = lines.iter().take_while(|it| Some(entry(&movements[**it])) == first).count();
    lines.into_iter().zip(1..).map(move |(index, rank)| match (rank, instalments) {
        (1, 1) => (number.to_owned(), index),
        _ => (format!("{number}/{rank}"), index),
    })
}

/// Makes the number longer while an earlier item has it.
fn make_distinct<'a>(taken: &mut HashSet<Key<'a>>, it: &'a Movement, number: &mut String) {
    while !taken.insert((&it.customer, it.kind(), number.clone(), it.due)) {
        number.push('/');
    }
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

/// Numbers in use on the customers' main account, and since when: a debt that was moved to 416
/// keeps its number beside the one it came from.
fn numbers_of_main_account(movements: &[Movement]) -> HashMap<(&str, ItemKind, String), NaiveDate> {
    let mut main = HashMap::new();
    if movements.iter().all(is_main) {
        return main;
    }
    for it in movements.iter().filter(|it| is_main(it)) {
        let since = main.entry((&*it.customer, it.kind(), base(it))).or_insert(it.entry_date);
        *since = it.entry_date.min(*since);
    }
    main
}
