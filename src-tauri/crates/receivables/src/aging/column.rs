//! Columns: where an item stands in an aged balance.

/// One column of an aged balance. Ordered as people read them: what is not due first, credits last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Invoices due on the key date or later.
    NotDue,
    /// Invoices without a due date.
    NoDueDate,
    /// Late invoices: position of the overdue bucket, from the youngest.
    Overdue(usize),
    /// Credit notes and payments that no invoice took.
    Unallocated,
}
