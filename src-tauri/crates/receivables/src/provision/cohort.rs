//! Loss rates learnt from the ledger's own history: of what once stood in a column, how much was
//! never paid (IFRS 9, B5.5.35).
//!
//! A cohort is made of the invoices whose twelfth month after the due date is over: of those it is
//! known. What was still open then counts as never paid, whatever became of it later; credit notes
//! count as payments, since what was never owed is no loss. What is learnt is a proposal.

use chrono::{Months, NaiveDate};

use crate::{
    Currency, ItemKind,
    aging::{Bucket, BucketScheme, Column},
    item::days_between,
    portfolio::{Item, Settlement},
};

use super::LossRate;

/// Months after the due date from which an open invoice counts as never paid.
pub const LOSS_AFTER_MONTHS: u32 = 12;

/// Fewer invoices that reached a column than these teach nothing.
pub const MINIMUM_INVOICES: u32 = 30;

/// What reached one column, and what of it was never paid. Amounts are minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CohortColumn {
    /// How many invoices reached it.
    pub invoices: u32,
    /// What was open of them when they did.
    pub reached: i64,
    /// What of that was never paid.
    pub never_paid: i64,
}

/// The invoices of one currency of which it is known whether they were paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cohort {
    /// How many there are.
    pub invoices: u32,
    /// Due dates of the first and the last of them.
    pub due: Option<(NaiveDate, NaiveDate)>,
    /// As issued: every invoice reaches it.
    pub not_due: CohortColumn,
    /// One per overdue bucket, youngest first.
    pub buckets: Vec<CohortColumn>,
}

impl CohortColumn {
    /// Never paid ÷ reached, half up to two decimals, whatever the number of invoices.
    ///
    /// ```
    /// use receivables::provision::CohortColumn;
    /// let column = CohortColumn { invoices: 40, reached: 23_000_00, never_paid: 2_000_00 };
    /// assert_eq!(column.observed().unwrap().to_string(), "8.70");
    /// ```
    pub fn observed(&self) -> Option<LossRate> {
        LossRate::observed(self.never_paid, self.reached)
    }

    /// The same, where enough invoices reached the column to tell.
    pub fn rate(&self) -> Option<LossRate> {
        self.observed().filter(|_| self.invoices >= MINIMUM_INVOICES)
    }

    fn add_all(&mut self, other: &Self) {
        self.invoices += other.invoices;
        self.reached += other.reached;
        self.never_paid += other.never_paid;
    }

    fn add(&mut self, reached: i64, never_paid: i64) {
        if reached > 0 {
            self.invoices += 1;
            self.reached += reached;
            // An invoice of which a payment bounced may be open for more than it once was.
            self.never_paid += never_paid.clamp(0, reached);
        }
    }
}

impl Cohort {
    /// The cohort of one currency as of the key date, from invoices with their settlements, oldest
    /// first. Balances carried forward are left out: those that were paid are not among them.
    pub fn of<'a>(
        histories: impl Iterator<Item = (&'a Item, &'a [Settlement])>,
        currency: Currency,
        scheme: &BucketScheme,
        key_date: NaiveDate,
    ) -> Self {
        let mut cohort = Self {
            invoices: 0,
            due: None,
            not_due: CohortColumn::default(),
            buckets: vec![CohortColumn::default(); scheme.len()],
        };
        let sold = |it: &Item| it.kind == ItemKind::Invoice && it.is_sale && it.original.minor > 0;
        for (item, settlements) in histories {
            if sold(item) && item.original.currency == currency {
                cohort.take(item, settlements, scheme, key_date);
            }
        }
        cohort
    }

    /// Of the invoices of both cohorts: of one currency, columns and day.
    pub fn and(mut self, other: &Self) -> Self {
        self.invoices += other.invoices;
        self.due = match (self.due, other.due) {
            (Some(one), Some(two)) => Some((one.0.min(two.0), one.1.max(two.1))),
            (one, two) => one.or(two),
        };
        self.not_due.add_all(&other.not_due);
        self.buckets.iter_mut().zip(&other.buckets).for_each(|(one, two)| one.add_all(two));
        self
    }

    /// What reached a column; nothing is ever learnt of what has no due date.
    pub fn column(&self, column: Column) -> Option<&CohortColumn> {
        match column {
            Column::NotDue => Some(&self.not_due),
            Column::Overdue(index) => self.buckets.get(index),
            Column::NoDueDate | Column::Unallocated => None,
        }
    }

    fn take(
        &mut self,
        item: &Item,
        settlements: &[Settlement],
        scheme: &BucketScheme,
        key_date: NaiveDate,
    ) {
        let Some(due) = item.due else { return };
        // Twelve months are a year at least: most of what is young is passed over by its day alone.
        if days_between(due, key_date) < 365 {
            return;
        }
        let lost_on = due.checked_add_months(Months::new(LOSS_AFTER_MONTHS));
        let Some(lost_on) = lost_on.filter(|it| *it <= key_date) else { return };
        // Open in the evening after so many days of lateness.
        let open_after = |days: i32| {
            let settled = settlements.iter().filter(|it| days_between(due, it.on) <= days);
            item.original.minor - settled.map(|it| it.minor).sum::<i64>()
        };
        let never_paid = open_after(days_between(due, lost_on));
        self.invoices += 1;
        let (first, last) = self.due.unwrap_or((due, due));
        self.due = Some((first.min(due), last.max(due)));
        self.not_due.add(item.original.minor, never_paid);
        for (column, bucket) in self.buckets.iter_mut().zip(scheme.overdue_buckets()) {
            let Bucket::Overdue { from, .. } = bucket else { continue };
            let before = i32::try_from(from - 1).unwrap_or(i32::MAX);
            column.add(open_after(before), never_paid);
        }
    }
}
