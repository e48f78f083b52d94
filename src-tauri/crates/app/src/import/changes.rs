//! What an import came to, counted, with the first documents of each sort told one by one.

use std::collections::BTreeMap;

use readers::{RowProblem, Summary};
use receivables::Money;

use super::{BankOutcome, ChangeKind, ItemChange, RejectedRow, Suspicion};
use crate::{amount::Amount, wording::Words};

/// Rejected rows kept in a report; a file of rejects must not fill the ledger.
const REJECTED_LISTED: usize = 10_000;
/// Documents told one by one, of each sort.
const CHANGES_LISTED: usize = 250;
const SUSPICIONS_LISTED: usize = 250;

/// What a reading did, before it becomes a report.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) summary: Summary,
    pub(super) rejected: Vec<RejectedRow>,
    pub(super) rejected_more: u32,
    pub(super) customers: u32,
    pub(super) customers_new: u32,
    pub(super) customers_changed: u32,
    pub(super) items_new: u32,
    pub(super) items_changed: u32,
    pub(super) items_settled: u32,
    pub(super) items_vanished: u32,
    pub(super) items_unchanged: u32,
    pub(super) bank: Option<BankOutcome>,
    /// Σ of what the rows state, to be compared with the file's own total.
    pub(super) sum: Option<Money>,
    pub(super) remarks: Vec<String>,
    pub(super) suspicions: Vec<Suspicion>,
    pub(super) suspicions_more: u32,
    changes: BTreeMap<ChangeKind, Vec<ItemChange>>,
}

impl Outcome {
    /// Lists a rejected row.
    pub(super) fn reject(&mut self, words: Words, problem: &RowProblem) {
        self.reject_row(RejectedRow {
            line: u32::try_from(problem.line).unwrap_or(u32::MAX),
            column: problem.column.clone(),
            column_index: problem.column_index.and_then(|it| u32::try_from(it).ok()),
            value: problem.kind.value().map(str::to_owned),
            problem: words.problem(problem),
            customer: problem.known_customer.clone(),
            number: problem.known_number.clone(),
            amount: problem.known_amount.map(Amount::from),
        });
    }

    /// Lists a rejected row that is told already.
    pub(super) fn reject_row(&mut self, row: RejectedRow) {
        if self.rejected.len() < REJECTED_LISTED {
            self.rejected.push(row);
        } else {
            self.rejected_more += 1;
        }
    }

    /// How many rows were rejected.
    pub(super) fn rejected_count(&self) -> u32 {
        u32::try_from(self.rejected.len()).unwrap_or(u32::MAX) + self.rejected_more
    }

    /// How many rows went in.
    pub(super) fn accepted(&self) -> u32 {
        self.rows().saturating_sub(self.rejected_count())
    }

    /// Rows under the headings, total lines left out.
    pub(super) fn rows(&self) -> u32 {
        u32::try_from(self.summary.rows).unwrap_or(u32::MAX)
    }

    /// Whether one more change of this sort would be listed: telling it costs more than counting.
    pub(super) fn lists(&self, kind: ChangeKind) -> bool {
        self.changes.get(&kind).is_none_or(|it| it.len() < CHANGES_LISTED)
    }

    /// Lists a change while there is room for its sort.
    pub(super) fn change(&mut self, change: ItemChange) {
        if self.lists(change.kind) {
            self.changes.entry(change.kind).or_default().push(change);
        }
    }

    /// Lists what looks wrong while there is room.
    pub(super) fn suspect(&mut self, suspicion: impl FnOnce() -> Suspicion) {
        if self.suspicions.len() < SUSPICIONS_LISTED {
            self.suspicions.push(suspicion());
        } else {
            self.suspicions_more += 1;
        }
    }

    /// The listed changes, sort by sort.
    pub(super) fn take_changes(&mut self) -> Vec<ItemChange> {
        std::mem::take(&mut self.changes).into_values().flatten().collect()
    }

    /// Adds to the sum that the file's own total is compared with.
    pub(super) fn add_to_sum(&mut self, amount: Money) {
        let sum = self.sum.get_or_insert(Money::zero(amount.currency));
        if sum.currency == amount.currency {
            sum.minor += amount.minor;
        }
    }
}
