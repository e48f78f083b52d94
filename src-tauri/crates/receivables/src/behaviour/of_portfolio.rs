//! How every customer of a portfolio pays.

use std::collections::HashMap;

use rayon::prelude::*;

use super::{LookBack, PaidInvoice, PayerSums};
use crate::{Currency, CustomerId, ItemKind, portfolio::Portfolio, set_off::SetOffs};

/// The sums of each customer that paid an invoice of a currency in the twelve months looked back over.
/// What credit notes settled was not paid.
pub fn payer_sums(
    portfolio: &Portfolio,
    currency: Currency,
    look_back: &LookBack,
) -> HashMap<CustomerId, PayerSums> {
    let set_offs = SetOffs::of(portfolio, currency);
    let parts = portfolio.customer_parts().into_par_iter().map(|part| {
        let mut sums = vec![PayerSums::default(); (part.end - part.start) as usize];
        for (item, settlements) in
            portfolio.histories_of_customers_since(&part, look_back.twelve_months)
        {
            let (ItemKind::Invoice, Some(due)) = (item.kind, item.due) else { continue };
            if item.original.currency != currency {
                continue;
            }
            let own = &mut sums[(item.customer.0 - part.start) as usize];
            for it in settlements {
                if !set_offs.settled(item.customer, it.on, it.minor) {
                    let paid = PaidInvoice { amount_minor: it.minor, due, paid_on: it.on };
                    own.add_paid(paid, look_back);
                }
            }
        }
        let sums = part.map(CustomerId).zip(sums);
        sums.filter(|(_, it)| *it != PayerSums::default()).collect::<Vec<_>>()
    });
    parts.collect::<Vec<_>>().into_iter().flatten().collect()
}
