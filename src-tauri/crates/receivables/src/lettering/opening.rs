//! Openings: what a year starts with, in one lump per customer or document by document.
//!
//! A lettered credit whose debit is not in the file settles something of before the opening. Which
//! document that was shows in the amount; a lump has no documents and is reduced by it.

use std::collections::{HashMap, VecDeque};

use super::{
    Movement,
    draft::{Draft, offset},
};

/// Whether the line is the balance of a customer, not a document: no number, or one such as `RAN`
/// or `AN 2025` that says no more than the journal.
pub(super) fn is_lump(movement: &Movement) -> bool {
    const NAMES: [&str; 9] =
        ["", "an", "ran", "ano", "anouveau", "anouveaux", "reportanouveau", "report", "solde"];
    let letters = |it: char| it.is_alphabetic().then(|| plain(it));
    let name: String = movement.number.chars().take(40).filter_map(letters).collect();
    let digits = movement.number.chars().filter(char::is_ascii_digit);
    let says_nothing = |count| count == 0 || count <= 8 && !name.is_empty();
    let zeros = movement.number.chars().all(|it| matches!(it, '0' | ' '));
    movement.is_opening()
        && (zeros || NAMES.contains(&name.as_str()) && says_nothing(digits.count()))
}

fn plain(letter: char) -> char {
    if matches!(letter, 'À' | 'à') { 'a' } else { letter.to_ascii_lowercase() }
}

/// Whether an opening line is numbered as a credit note, such as AV2024-12.
pub(super) fn is_credit_note(movement: &Movement) -> bool {
    let head = movement.number.get(..2).is_some_and(|it| it.eq_ignore_ascii_case("av"));
    let digit = movement.number.chars().any(|it| it.is_ascii_digit());
    movement.is_opening() && head && digit
}

/// Settles the unlettered opening with the credits that lettering groups left over.
pub(super) fn settle(drafts: &mut [Draft], unlettered: &[usize], left_over: &[usize]) {
    let is_old = |it: &&usize| {
        let draft = &drafts[**it];
        draft.open > 0 && draft.item.journal_kind == super::JournalKind::Opening
    };
    let mut old: Vec<usize> = unlettered.iter().filter(is_old).copied().collect();
    let mut credits = left_over.to_vec();
    for list in [&mut old, &mut credits] {
        list.sort_by(|&a, &b| {
            let key =
                |it: usize| (drafts[it].item.issued, &drafts[it].item.number, drafts[it].item.line);
            key(a).cmp(&key(b))
        });
    }
    settle_equal_amounts(drafts, &old, &credits);
    let lumps: Vec<usize> = old.iter().filter(|it| drafts[**it].is_lump).copied().collect();
    settle_in_order(drafts, &lumps, &credits);
    let total = |list: &[usize]| list.iter().map(|it| i128::from(drafts[*it].open)).sum::<i128>();
    if total(&old) + total(&credits) == 0 {
        settle_in_order(drafts, &old, &credits);
    }
}

fn settle_equal_amounts(drafts: &mut [Draft], old: &[usize], credits: &[usize]) {
    let mut by_amount = HashMap::<i64, VecDeque<usize>>::new();
    for &debit in old {
        by_amount.entry(drafts[debit].open).or_default().push_back(debit);
    }
    for &credit in credits {
        let equal = by_amount.get_mut(&drafts[credit].open.saturating_neg());
        if let Some(debit) = equal.and_then(VecDeque::pop_front) {
            offset(drafts, debit, credit);
        }
    }
}

fn settle_in_order(drafts: &mut [Draft], debits: &[usize], credits: &[usize]) {
    let mut debits = debits.iter().copied().peekable();
    for &credit in credits {
        while let Some(&debit) = debits.peek().filter(|_| drafts[credit].open < 0) {
            offset(drafts, debit, credit);
            if drafts[debit].open == 0 {
                debits.next();
            }
        }
    }
}
