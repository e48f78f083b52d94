//! The aged balance as a sheet: one row per customer, one column per bucket; by segment where asked,
//! beside another day where asked.

mod compare;
mod group;
mod selection;
mod sheet;
mod spoken;
mod wire;

use receivables::{
    Balance,
    aging::{self, Aging, Bucket, BucketScheme},
};
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;
use smol_str::SmolStr;
use ts_rs::TS;

pub use self::selection::AgedSelection;
pub(crate) use self::selection::Shown;
use self::spoken::Spoken;
use crate::{
    Answer, App,
    amount::Day,
    failure::Cause,
    ledger::{Ledger, Moment},
};

/// How the aged balance is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct AgedRequest {
    /// What items age from.
    pub basis: AgingBasis,
    /// The last day of each overdue column but the oldest; none: 30, 60, 90.
    pub limits: Option<Vec<u16>>,
    /// What customers are grouped by.
    pub by: AgedBy,
    /// An earlier or later day to compare with.
    pub compare: Option<Day>,
}

/// What customers are grouped by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum AgedBy {
    /// Not at all.
    #[default]
    Customer,
    /// The segment of the scenarios.
    Segment,
    /// Who follows the customer.
    Collector,
    /// Who sells to the customer.
    Salesperson,
}

/// The aged balance on a day.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct AgedReport {
    /// The day.
    pub key_date: Day,
    /// What items age from.
    pub basis: AgingBasis,
    /// What customers are grouped by.
    pub by: AgedBy,
    /// The day it is compared with.
    pub compared: Option<Day>,
    /// The overdue columns.
    pub buckets: Vec<BucketColumn>,
    /// One sheet per currency, the largest first.
    pub sheets: Vec<AgedSheet>,
}

/// What items age from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum AgingBasis {
    /// The due date.
    #[default]
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
    /// What was open in all on the day it is compared with, in minor units.
    #[ts(type = "number | null")]
    pub before: Option<i64>,
    /// What is open now less that.
    #[ts(type = "number | null")]
    pub change: Option<i64>,
    /// The groups, the largest overdue first; empty where customers are not grouped.
    pub groups: Vec<AgedGroup>,
    /// Customers with something open, then or now, the largest overdue first.
    pub customers: Vec<AgedCustomer>,
    /// Documents that are open.
    pub open_documents: u32,
    /// Whether Σ columns = total = Σ open documents in the ledger.
    pub ties_out: bool,
}

/// The customers of one group together.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct AgedGroup {
    /// The name of the segment, the collector or the salesperson; empty for customers in none.
    pub name: String,
    /// How many customers are in it.
    pub customers: u32,
    /// The amounts.
    pub line: AgedLine,
    /// What was open on the day it is compared with.
    #[ts(type = "number | null")]
    pub before: Option<i64>,
    /// What is open now less that.
    #[ts(type = "number | null")]
    pub change: Option<i64>,
}

/// One customer's row. Rows travel as arrays, see `aging/wire.rs`: there may be a hundred thousand.
#[derive(Debug, Clone, TS)]
#[ts(export)]
pub struct AgedCustomer {
    /// Customer code.
    #[ts(type = "string")]
    pub code: SmolStr,
    /// Customer name.
    #[ts(type = "string")]
    pub name: SmolStr,
    /// The amounts.
    pub line: AgedLine,
    /// What was open on the day it is compared with.
    #[ts(type = "number | null")]
    pub before: Option<i64>,
    /// What is open now less that.
    #[ts(type = "number | null")]
    pub change: Option<i64>,
    /// The place of its group.
    pub group: Option<u32>,
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
    /// Past its due date: Σ buckets, where they count from it.
    #[ts(type = "number")]
    pub overdue: i64,
    /// One sum per overdue column.
    #[ts(type = "number[]")]
    pub buckets: SmallVec<[i64; 4]>,
    /// Credit notes and payments that no invoice took (negative).
    #[ts(type = "number")]
    pub unallocated: i64,
    /// Contested, of all this.
    #[ts(type = "number")]
    pub disputed: i64,
    /// Promised or due under a plan that is kept, of all this.
    #[ts(type = "number")]
    pub promised: i64,
    /// What can be claimed as late today: the overdue less what of it is contested or promised, and
    /// less unallocated credits, account by account.
    #[ts(type = "number")]
    pub recoverable: i64,
}

impl App {
    /// The aged balance.
    pub fn aged_balance(
        &mut self,
        on: Option<Day>,
        basis: AgingBasis,
        limits: Option<&[u16]>,
    ) -> Answer<AgedReport> {
        let limits = limits.map(<[u16]>::to_vec);
        self.aged_sheets(on, &AgedRequest { basis, limits, ..AgedRequest::default() })
    }

    /// The aged balance, grouped and compared as asked.
    pub fn aged_sheets(&mut self, on: Option<Day>, request: &AgedRequest) -> Answer<AgedReport> {
        self.run(on, |ledger, moment| report(ledger, moment, request))
    }
}

/// The aged balance on the key date.
pub(crate) fn report(
    ledger: &mut Ledger,
    moment: &Moment,
    request: &AgedRequest,
) -> Result<AgedReport, Cause> {
    let aging = request.aging()?;
    let spoken = Spoken::gather(ledger, moment.key_date)?;
    let (portfolio, customers) = ledger.portfolio_and_customers(moment.key_date)?;
    let aside = spoken.of(portfolio);
    let aged = aging.age_portfolio(portfolio, moment.key_date, &aside);
    let open: Balance = portfolio.open_items(moment.key_date).map(|it| it.open).collect();
    let sheets = aged.into_iter().map(|(currency, it)| sheet::of(currency, it, &open, customers));
    let mut sheets: Vec<_> = sheets.collect();
    sheets.sort_by_key(|it| -it.total.total.abs());
    let mut report = AgedReport {
        key_date: moment.key_date,
        basis: request.basis,
        by: request.by,
        compared: request.compare,
        buckets: columns(&aging.scheme),
        sheets,
    };
    if let Some(day) = request.compare {
        compare::with(&mut report, ledger, day)?;
    }
    if request.by != AgedBy::Customer {
        group::customers(&mut report, ledger, moment)?;
    }
    Ok(report)
}

impl AgedRequest {
    fn aging(&self) -> Result<Aging, Cause> {
        let scheme = self.limits.clone().map(BucketScheme::new).transpose();
        let scheme = scheme.map_err(|_| Cause::WrongBuckets)?.unwrap_or_default();
        Ok(Aging { scheme, basis: self.basis.into(), ..Aging::default() })
    }
}

/// The overdue columns of a scheme.
pub(crate) fn columns(scheme: &BucketScheme) -> Vec<BucketColumn> {
    let columns = scheme.overdue_buckets().filter_map(|bucket| match bucket {
        Bucket::Overdue { from, to, .. } => Some(BucketColumn { from, to }),
        Bucket::NotDue => None,
    });
    columns.collect()
}

impl From<AgingBasis> for aging::Basis {
    fn from(basis: AgingBasis) -> Self {
        match basis {
            AgingBasis::Due => Self::Due,
            AgingBasis::Issue => Self::Issue,
        }
    }
}
