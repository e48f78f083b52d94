//! How every customer of a portfolio pays.

use std::collections::HashMap;

use rayon::prelude::*;

use super::{LookBack, PaidInvoice, PayerSums};
use crate::{
    Currency, CustomerId, ItemKind,
    portfolio::{Item, Portfolio, Settlement},
    set_off::SetOffs,
};

/// The payments of an invoice with a due date, as behaviour is read from them: what credit notes settled
/// was not paid.
pub fn paid_invoices(
    item: &Item,
    settlements: &[Settlement],
    set_offs: &SetOffs,
) -> impl Iterator<Item = PaidInvoice> {
    let due = item.due.filter(|_| item.kind == ItemKind::Invoice);
    due.into_iter().flat_map(move |due| {
        let paid = |it: &&Settlement| !set_offs.settled(it);
        let paid = settlements.iter().filter(paid);
        let mut before = None;
        paid.map(move |it| {
            let before = before.replace(it.on);
            PaidInvoice { amount_minor: it.minor, due, paid_on: it.on, before }
        })
    })
}

/// The sums of each customer that paid an invoice of a currency in the twelve months looked back over.
pub fn payer_sums(
    portfolio: &Portfolio,
    currency: Currency,
    look_back: &LookBack,
) -> HashMap<CustomerId, PayerSums> {
    let set_offs = portfolio.set_offs();
    let parts = portfolio.customer_parts().into_par_iter().map(|part| {
        let mut sums = vec![PayerSums::default(); (part.end - part.start) as usize];
        for (item, settlements) in
            portfolio.histories_of_customers_since(&part, look_back.twelve_months)
        {
            if item.original.currency != currency {
                continue;
            }
            let own = &mut sums[(item.customer.0 - part.start) as usize];
            for paid in paid_invoices(item, settlements, set_offs) {
                own.add_paid(paid, look_back);
            }
        }
        let sums = part.map(CustomerId).zip(sums);
        sums.filter(|(_, it)| *it != PayerSums::default()).collect::<Vec<_>>()
    });
    parts.collect::<Vec<_>>().into_iter().flatten().collect()
}
