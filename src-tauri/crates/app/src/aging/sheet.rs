//! One currency's aged balance, in the order and the words of people.

use rayon::prelude::*;
use receivables::{Balance, Currency, aging};
use smallvec::smallvec;

use super::{AgedCustomer, AgedLine, AgedSheet};
use crate::ledger::Customers;

/// The sheet of a currency; `open` is what it must add up to.
pub(super) fn of(
    currency: Currency,
    aged: aging::AgedSheet,
    open: &Balance,
    customers: &Customers,
) -> AgedSheet {
    let total = aged.total.total();
    let code = |id| customers.named(&id).map(|it| &it.code);
    let lines = aged.customers.iter();
    let mut order: Vec<_> = lines.map(|it| (it.1.overdue(), it.1.total(), it)).collect();
    // The largest overdue first, of those alike the largest total.
    order.par_sort_unstable_by(|a, b| {
        (b.0, b.1).cmp(&(a.0, a.1)).then_with(|| code(a.2.0).cmp(&code(b.2.0)))
    });
    let by_customer: i64 = order.iter().map(|it| it.1).sum();
    let rows = order.into_par_iter().map(|(_, _, (id, line))| {
        let customer = customers.named(id);
        AgedCustomer {
            code: customer.map(|it| it.code.clone()).unwrap_or_default(),
            name: customer.map(|it| it.name.clone()).unwrap_or_default(),
            line: line.into(),
            before: None,
            change: None,
            group: None,
        }
    });
    AgedSheet {
        customers: rows.collect(),
        open_documents: aged.open_items,
        ties_out: total == by_customer && total == open.of(currency).minor,
        total: (&aged.total).into(),
        ..AgedSheet::empty(currency, 0)
    }
}

impl AgedSheet {
    /// A sheet of nothing, with so many buckets.
    pub(crate) fn empty(currency: Currency, buckets: usize) -> Self {
        Self {
            currency: currency.code().to_owned(),
            total: AgedLine::empty(buckets),
            before: None,
            change: None,
            groups: Vec::new(),
            customers: Vec::new(),
            open_documents: 0,
            ties_out: true,
        }
    }
}

impl AgedLine {
    /// A line of zeros, with so many buckets.
    pub(crate) fn empty(buckets: usize) -> Self {
        Self { buckets: smallvec![0; buckets], ..Self::default() }
    }
}

impl From<&aging::AgedLine> for AgedLine {
    fn from(line: &aging::AgedLine) -> Self {
        Self {
            total: line.total(),
            not_due: line.not_due,
            no_due_date: line.no_due_date,
            overdue: line.overdue(),
            unallocated: line.unallocated,
            disputed: line.disputed,
            promised: line.promised,
            recoverable: line.recoverable(),
            buckets: line.buckets.clone(),
        }
    }
}
