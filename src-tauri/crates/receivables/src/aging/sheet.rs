//! Sheets: the aged balance of one currency, line by line.

use smallvec::{SmallVec, smallvec};

use crate::CustomerId;

use super::{BucketScheme, Column};

/// One line of an aged balance, in minor units of its sheet's currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgedLine {
    /// Due on the key date or later.
    pub not_due: i64,
    /// Invoices without a due date: they cannot be late, and must not vanish either.
    pub no_due_date: i64,
    /// One sum per overdue bucket, youngest first. Four stand in the line itself: a hundred thousand
    /// lines are one piece of memory.
    pub buckets: SmallVec<[i64; 4]>,
    /// Credit notes and payments that no invoice took; negative.
    pub unallocated: i64,
    /// Of all this, what is contested.
    pub disputed: i64,
    /// Of all this, what is promised or due under a plan that is kept.
    pub promised: i64,
    /// What can be claimed of each account, added up.
    pub(super) recoverable: i64,
    /// What is late, where the columns count from another day than the due date.
    pub(super) late: Option<i64>,
}

/// The aged balance of one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgedSheet {
    /// The column totals.
    pub total: AgedLine,
    /// Customers with something open, by id.
    pub customers: Vec<(CustomerId, AgedLine)>,
    /// How many items are open.
    pub open_items: u32,
}

impl AgedLine {
    /// A line of zeros.
    pub fn empty(scheme: &BucketScheme) -> Self {
        Self::of_buckets(smallvec![0; scheme.len()])
    }

    /// A line that has these sums in its buckets, and nothing beside them.
    pub(super) fn of_buckets(buckets: SmallVec<[i64; 4]>) -> Self {
        Self {
            not_due: 0,
            no_due_date: 0,
            buckets,
            unallocated: 0,
            disputed: 0,
            promised: 0,
            recoverable: 0,
            late: None,
        }
    }

    /// What stands in a column, in minor units; zero in a bucket that the scheme does not have.
    pub fn of(&self, column: Column) -> i64 {
        match column {
            Column::NotDue => self.not_due,
            Column::NoDueDate => self.no_due_date,
            Column::Overdue(index) => self.buckets.get(index).copied().unwrap_or_default(),
            Column::Unallocated => self.unallocated,
        }
    }

    /// What is past its due date: Σ buckets, where they count from it.
    pub fn overdue(&self) -> i64 {
        self.late.unwrap_or_else(|| self.aged())
    }

    /// Σ buckets.
    fn aged(&self) -> i64 {
        self.buckets.iter().sum()
    }

    /// The account balance: Σ columns.
    pub fn total(&self) -> i64 {
        self.not_due + self.no_due_date + self.aged() + self.unallocated
    }

    /// What can be claimed as late today (*exigible*): the overdue less what of it is contested or
    /// promised, and less the credits that no invoice took; of a total, that of each account, so that
    /// one customer's credits never pay another's debt.
    pub fn recoverable(&self) -> i64 {
        self.recoverable
    }

    /// Takes credits off the oldest bucket first, then what has no due date, then what is not due.
    pub(super) fn take_credits_off_the_oldest(&mut self) {
        let columns =
            self.buckets.iter_mut().rev().chain([&mut self.no_due_date, &mut self.not_due]);
        for column in columns {
            let taken = (-self.unallocated).clamp(0, (*column).max(0));
            *column -= taken;
            self.unallocated += taken;
        }
    }

    /// The same columns, with what is late told by a line of the same items aged from the due date.
    fn late_as(&mut self, due: &Self) {
        self.late = Some(due.overdue());
        self.recoverable = due.recoverable;
    }

    fn add(&mut self, other: &Self) {
        self.not_due += other.not_due;
        self.no_due_date += other.no_due_date;
        self.unallocated += other.unallocated;
        self.disputed += other.disputed;
        self.promised += other.promised;
        self.recoverable += other.recoverable;
        self.buckets.iter_mut().zip(&other.buckets).for_each(|(sum, part)| *sum += part);
    }
}

impl AgedSheet {
    pub(super) fn empty(scheme: &BucketScheme, customers: usize) -> Self {
        let customers = Vec::with_capacity(customers);
        Self { total: AgedLine::empty(scheme), customers, open_items: 0 }
    }

    /// The same for each line: both are of the same customers.
    pub(super) fn late_as(&mut self, due: &Self) {
        self.total.late_as(&due.total);
        let lines = self.customers.iter_mut().zip(&due.customers);
        lines.for_each(|((_, line), (_, due))| line.late_as(due));
    }

    pub(super) fn add(&mut self, customer: CustomerId, line: AgedLine, open_items: u32) {
        self.total.add(&line);
        self.customers.push((customer, line));
        self.open_items += open_items;
    }
}
