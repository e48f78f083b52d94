//! Set-off (*compensation*): invoices that a credit note settled instead of money.
//!
//! How late a customer pays is read from receipts alone. A credit note and the invoice it settles
//! leave the same trace on both: the same amount, on the same day, of the same customer. Each
//! settlement of a credit note accounts for one of an invoice: where several are alike, for that of
//! the oldest invoice, and the others are receipts.

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    Currency, CustomerId, ItemId, ItemKind,
    portfolio::{Portfolio, Settlement},
};

/// What credit notes settled.
///
/// ```
/// use receivables::{Currency, CustomerId, ItemId, ItemKind, Money};
/// use receivables::portfolio::{Item, Portfolio, Settlement};
///
/// let day = "2026-03-20".parse()?;
/// let item = |id, minor| Item {
///     id: ItemId(id), customer: CustomerId(1), issued: day, due: Some(day), is_sale: true,
///     kind: if minor < 0 { ItemKind::CreditNote } else { ItemKind::Invoice },
///     original: Money { minor, currency: Currency::EUR },
/// };
/// let items = vec![item(1, 200_00), item(2, 200_00), item(3, -200_00)];
/// let settled = |id, minor| Settlement { item: ItemId(id), on: day, minor };
/// let settlements = vec![settled(1, 200_00), settled(2, 200_00), settled(3, -200_00)];
/// let portfolio = Portfolio::new(items, settlements);
///
/// let set_offs = portfolio.set_offs();
/// assert!(set_offs.settled(&settled(1, 200_00)));
/// assert!(!set_offs.settled(&settled(2, 200_00))); // one credit note, one invoice: this was paid
/// # Ok::<(), chrono::ParseError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SetOffs(FxHashSet<(ItemId, NaiveDate, i64)>);

/// What two sides of a set-off have in common; the amount is positive.
type Trace = (CustomerId, Currency, NaiveDate, i64);

impl SetOffs {
    /// Of everything ever issued.
    pub(crate) fn of(portfolio: &Portfolio) -> Self {
        let mut notes: FxHashMap<Trace, u32> = FxHashMap::default();
        for (note, settlements) in portfolio.credit_notes() {
            // What was given back is no set-off.
            for it in settlements.iter().filter(|it| it.minor < 0) {
                let amount = it.minor.saturating_neg();
                let trace = (note.customer, note.original.currency, it.on, amount);
                *notes.entry(trace).or_default() += 1;
            }
        }
        let customers: FxHashSet<_> = notes.keys().map(|it| it.0).collect();
        let mut found = FxHashSet::default();
        if notes.is_empty() {
            return Self(found);
        }
        let concerned = portfolio.histories().filter(|(item, _)| {
            item.kind == ItemKind::Invoice && customers.contains(&item.customer)
        });
        for (invoice, settlements) in concerned {
            for it in settlements {
                let trace = (invoice.customer, invoice.original.currency, it.on, it.minor);
                if let Some(left @ 1..) = notes.get_mut(&trace) {
                    *left -= 1;
                    found.insert((it.item, it.on, it.minor));
                }
            }
        }
        Self(found)
    }

    /// Whether a credit note settled so much of an invoice.
    pub fn settled(&self, it: &Settlement) -> bool {
        !self.0.is_empty() && self.0.contains(&(it.item, it.on, it.minor))
    }
}
