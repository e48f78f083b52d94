//! Who sells to whom, what of it is late, and which lists were handed out.

use std::{cmp::Reverse, collections::HashMap};

use receivables::Balance;
use store::SalesListRecord;

use super::{SalesListRow, SalesListSheet, SalespersonRow};
use crate::{
    failure::Cause,
    ledger::{Ledger, Moment},
};

/// What is late of the customers of somebody.
#[derive(Default)]
struct Late {
    customers: std::collections::HashSet<receivables::CustomerId>,
    documents: u32,
    overdue: Balance,
}

pub(super) fn sheet(ledger: &mut Ledger, moment: &Moment) -> Result<SalesListSheet, Cause> {
    let late: Vec<_> = {
        let open = ledger.portfolio(moment.key_date)?.open_items(moment.key_date);
        open.filter(|it| it.is_overdue(moment.key_date) && !it.is_credit()).collect()
    };
    ledger.book()?;
    let mut by_name: HashMap<&str, Late> = HashMap::new();
    for customer in ledger.known_customers() {
        by_name.entry(&customer.details.salesperson).or_default();
    }
    for item in &late {
        let Some(customer) = ledger.known_customer(item.customer) else { continue };
        let sum = by_name.entry(&customer.details.salesperson).or_default();
        sum.customers.insert(item.customer);
        sum.documents += 1;
        sum.overdue.add(item.open);
    }
    let unassigned = by_name.remove("").map_or(0, |it| count(it.customers.len()));
    let lists = ledger.store.sales_lists()?;
    let mut salespeople: Vec<_> =
        by_name.into_iter().map(|(name, late)| salesperson(name, late, &lists)).collect();
    salespeople.sort_by_cached_key(|it| {
        let most = it.overdue.first().map_or(0, |it| it.minor);
        (Reverse(most), Reverse(it.documents), it.name.clone())
    });
    let lists = lists.into_iter().map(SalesListRow::from).collect();
    Ok(SalesListSheet { key_date: moment.key_date, salespeople, unassigned, lists })
}

fn salesperson(name: &str, late: Late, lists: &[SalesListRecord]) -> SalespersonRow {
    let last = lists.iter().find(|it| it.salesperson == name);
    let mut overdue: Vec<_> = late.overdue.iter().map(Into::into).collect();
    overdue.sort_by_key(|it: &crate::amount::Amount| Reverse(it.minor));
    SalespersonRow {
        name: name.to_owned(),
        customers: count(late.customers.len()),
        documents: late.documents,
        overdue,
        last_list: last.map(|it| it.id),
        last_on: last.map(|it| it.on),
    }
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl From<SalesListRecord> for SalesListRow {
    fn from(it: SalesListRecord) -> Self {
        Self {
            number: it.id,
            salesperson: it.salesperson,
            on: it.on,
            documents: it.documents,
            remarks: it.remarks,
            promises: it.promises,
        }
    }
}
