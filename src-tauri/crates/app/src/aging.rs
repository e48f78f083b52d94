//! The aged balance as a sheet: one row per customer, one column per bucket.

use std::cmp::Reverse;

use receivables::{
    Balance, Currency,
    aging::{self, Aging, Bucket, BucketScheme},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    amount::Day,
    failure::Cause,
    ledger::{Book, Ledger, Moment},
};

/// The aged balance on a day.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct AgedReport {
    /// The day.
    pub key_date: Day,
    /// What items age from.
    pub basis: AgingBasis,
    /// The overdue columns.
    pub buckets: Vec<BucketColumn>,
    /// One sheet per currency, the largest first.
    pub sheets: Vec<AgedSheet>,
}

/// What items age from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum AgingBasis {
    /// The due date.
    Due,
    /// The issue date.
    Issue,
}

/// An overdue column: `from` to `to` days late, both included.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[ts(export)]
pub struct BucketColumn {
    /// First day.
    pub from: u32,
    /// Last day; none for the oldest column.
    pub to: Option<u32>,
}

/// One currency's aged balance.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct AgedSheet {
    /// ISO 4217 code of every amount below.
    pub currency: String,
    /// The column totals.
    pub total: AgedLine,
    /// Customers with something open, the largest overdue first.
    pub customers: Vec<AgedCustomer>,
    /// Documents that are open.
    pub open_documents: u32,
    /// Whether Σ columns = total = Σ open documents in the ledger.
    pub ties_out: bool,
}

/// One customer's row.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct AgedCustomer {
    /// Customer code.
    pub code: String,
    /// Customer name.
    pub name: String,
    /// The amounts.
    pub line: AgedLine,
}

/// Amounts in minor units of the sheet's currency. Total = not due + no due date + Σ buckets + unallocated.
#[derive(Debug, Clone, Default, Serialize, TS)]
#[ts(export)]
pub struct AgedLine {
    /// Everything open.
    #[ts(type = "number")]
    pub total: i64,
    /// Due on the key date or later.
    #[ts(type = "number")]
    pub not_due: i64,
    /// Invoices without a due date.
    #[ts(type = "number")]
    pub no_due_date: i64,
    /// Σ buckets.
    #[ts(type = "number")]
    pub overdue: i64,
    /// One sum per overdue column.
    #[ts(type = "number[]")]
    pub buckets: Vec<i64>,
    /// Credit notes and payments that no invoice took (negative).
    #[ts(type = "number")]
    pub unallocated: i64,
}

/// The aged balance on the key date.
pub(crate) fn report(
    ledger: &mut Ledger,
    moment: &Moment,
    basis: AgingBasis,
    limits: Option<&[u16]>,
) -> Result<AgedReport, Cause> {
    let scheme = limits.map(BucketScheme::new).transpose();
    let scheme = scheme.map_err(|error| Cause::Internal(error.to_string()))?.unwrap_or_default();
    let aging = Aging { scheme, basis: basis.into(), ..Aging::default() };
    let portfolio = ledger.portfolio(moment.key_date)?;
    let items: Vec<_> = portfolio.open_items(moment.key_date).collect();
    let open: Balance = items.iter().map(|it| it.open).collect();
    let aged = aging.age(items, moment.key_date);
    let book = ledger.book()?;
    let mut sheets: Vec<_> =
        aged.into_iter().map(|(currency, it)| sheet(currency, it, &open, book)).collect();
    sheets.sort_by_key(|it| -it.total.total.abs());
    let columns = aging.scheme.overdue_buckets().filter_map(|bucket| match bucket {
        Bucket::Overdue { from, to, .. } => Some(BucketColumn { from, to }),
        Bucket::NotDue => None,
    });
    Ok(AgedReport { key_date: moment.key_date, basis, buckets: columns.collect(), sheets })
}

fn sheet(currency: Currency, aged: aging::AgedSheet, open: &Balance, book: &Book) -> AgedSheet {
    let total = aged.total.total();
    let mut lines: Vec<_> = aged
        .customers
        .into_iter()
        .filter_map(|(id, line)| Some((book.customers.get(&id)?, line)))
        .collect();
    lines.sort_by_cached_key(|(customer, line)| {
        (Reverse(line.overdue()), Reverse(line.total()), customer.code.as_str())
    });
    let customers: Vec<_> = lines
        .into_iter()
        .map(|(customer, line)| AgedCustomer {
            code: customer.code.clone(),
            name: customer.name.clone(),
            line: line.into(),
        })
        .collect();
    let by_customer: i64 = customers.iter().map(|it| it.line.total).sum();
    AgedSheet {
        currency: currency.code().to_owned(),
        total: aged.total.into(),
        customers,
        open_documents: aged.open_items,
        ties_out: total == by_customer && total == open.of(currency).minor,
    }
}

impl From<aging::AgedLine> for AgedLine {
    fn from(line: aging::AgedLine) -> Self {
        Self {
            total: line.total(),
            not_due: line.not_due,
            no_due_date: line.no_due_date,
            overdue: line.overdue(),
            buckets: line.buckets,
            unallocated: line.unallocated,
        }
    }
}

impl From<AgingBasis> for aging::Basis {
    fn from(basis: AgingBasis) -> Self {
        match basis {
            AgingBasis::Due => Self::Due,
            AgingBasis::Issue => Self::Issue,
        }
    }
}
