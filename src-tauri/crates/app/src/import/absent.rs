//! Absence: what the ledger has open and a file that lists everything open does not.
//!
//! It was settled, unless the file may be incomplete: a document that stands in a rejected row is
//! not absent, and where a row could not be read at all nobody knows what is. When more than a
//! quarter would vanish, the user is asked first.

use std::collections::HashSet;

use chrono::NaiveDate;
use readers::{ProblemKind, RowProblem};

use super::{ChangeKind, ItemChange, Suspicion, merge::Merge};
use crate::{failure::Cause, wording::Words};

/// From this many on, vanishing documents are worth a question.
const MANY: usize = 5;

/// What the rejected rows leave open.
#[derive(Default)]
pub(super) struct Uncertain {
    numbers: HashSet<String>,
    everything: bool,
}

impl Uncertain {
    pub(super) fn note(&mut self, problem: &RowProblem) {
        match (&problem.kind, &problem.known_number) {
            // The row is whole, only a value in it is wrong: its number can be trusted.
            (
                ProblemKind::NotADate { .. }
                | ProblemKind::ImpossibleDate { .. }
                | ProblemKind::YearOutOfRange { .. }
                | ProblemKind::NotAnAmount { .. }
                | ProblemKind::AmountTooLarge { .. }
                | ProblemKind::UnknownCurrency { .. }
                | ProblemKind::UnknownKind { .. }
                | ProblemKind::Missing { .. },
                Some(number),
            ) => {
                self.numbers.insert(number.clone());
            }
            _ => self.everything = true,
        }
    }
}

/// Settles what was open on `day` and is not in the file.
pub(super) fn settle(
    merge: &mut Merge<'_, '_>,
    (file, day): (&str, NaiveDate),
    uncertain: &Uncertain,
    accept_vanished: bool,
    words: Words,
) -> Result<(), Cause> {
    if merge.fresh {
        return Ok(());
    }
    let open = merge.change.open_on(day)?;
    let count = open.len();
    let absent: Vec<_> = open.into_iter().filter(|(id, ..)| !merge.seen.contains(id)).collect();
    if uncertain.everything && !absent.is_empty() {
        merge.outcome.remarks.push(words.absent_kept(absent.len()));
        return Ok(());
    }
    let (kept, gone): (Vec<_>, Vec<_>) =
        absent.into_iter().partition(|(_, number, _)| uncertain.numbers.contains(number));
    if !kept.is_empty() {
        merge.outcome.remarks.push(words.absent_kept(kept.len()));
    }
    if gone.len() >= MANY && gone.len() * 4 > count {
        if !accept_vanished {
            return Err(Cause::TooManyVanish {
                file: file.to_owned(),
                vanishing: gone.len(),
                open: count,
            });
        }
        merge.outcome.remarks.push(words.many_vanish(gone.len(), count));
    }
    for (item, number, minor) in gone {
        merge.change.settle(item, day, minor, "absent", merge.batch)?;
        merge.outcome.items_settled += 1;
        merge.outcome.items_vanished += 1;
        if !merge.outcome.lists(ChangeKind::Vanished) {
            continue;
        }
        let Some(label) = merge.change.item_label(item)? else { continue };
        let before = receivables::Money { minor, ..label.original };
        // What is not due yet is seldom paid: it may have been left out of the export instead.
        if label.due.is_some_and(|due| due > day) && minor > 0 {
            let due = label.due;
            merge.outcome.suspect(|| Suspicion {
                line: None,
                customer: label.customer.clone(),
                number: number.clone(),
                sentence: words.vanished_before_due(&number, due),
            });
        }
        merge.outcome.change(ItemChange {
            kind: ChangeKind::Vanished,
            customer: label.customer,
            name: label.name,
            number,
            due: label.due,
            before: Some(before.into()),
            after: Some(receivables::Money::zero(before.currency).into()),
            detail: String::new(),
        });
    }
    merge.change.account_absent_bank_settlements(day, &merge.seen)?;
    Ok(())
}
