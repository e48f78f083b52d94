//! Provision for doubtful debts (*dépréciation des créances*): the matrix, the doubtful customers one
//! by one, what is to be booked since the closing before, and what the ledger's history teaches.
//!
//! The rates in use are those somebody entered; learnt ones stand beside them and are never applied
//! unasked. A month that is closed keeps its report as it was.

mod closing;
mod entries;
mod refusal;
mod report;
mod settings;

use receivables::aging::Column;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Answer, App, amount::Day};

pub use closing::{Closing, ClosingRow};
pub(crate) use closing::{closing, disturbed};
pub(crate) use refusal::Refusal;
pub(crate) use report::report;
pub use settings::{ColumnRate, DoubtfulDraft, ProvisionRates};

/// The provision on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ProvisionReport {
    /// The day.
    pub key_date: Day,
    /// Whether anybody entered loss rates; they are all zero before.
    pub rates_entered: bool,
    /// Whether credits were taken off the oldest debt of their customer first.
    pub net_of_credits: bool,
    /// One sheet per currency, the largest first.
    pub sheets: Vec<ProvisionSheet>,
    /// What is to be known of the figures, whole sentences.
    pub notes: Vec<String>,
    /// Codes of all customers that are noted as doubtful, those that owe nothing among them. Closings of
    /// before they were told have none.
    #[serde(default)]
    pub noted: Vec<String>,
}

/// The provision in one currency. Amounts are minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ProvisionSheet {
    /// ISO 4217 code of every amount below.
    pub currency: String,
    /// The matrix, a row per column of the aged balance; doubtful customers are not in it.
    pub rows: Vec<ProvisionRow>,
    /// Σ rows.
    pub matrix: ProvisionSum,
    /// The doubtful customers that owe something, the largest first.
    pub doubtful: Vec<DoubtfulRow>,
    /// Σ doubtful customers.
    pub doubtful_sum: ProvisionSum,
    /// Matrix and doubtful customers together.
    pub total: ProvisionSum,
    /// Credits that are left out (negative).
    #[ts(type = "number")]
    pub unallocated: i64,
    /// The closing before, if there is one.
    pub previous: Option<PreviousProvision>,
    /// The total allowance less that of the closing before, or all of it.
    #[ts(type = "number")]
    pub change: i64,
    /// What is to be booked since then; debits equal credits.
    pub entries: Vec<EntryRow>,
    /// What the learnt rates rest on, a whole sentence.
    pub learnt: String,
}

/// One column of the matrix. Amounts are minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ProvisionRow {
    /// Which one.
    pub column: ProvisionColumn,
    /// What is open in it, VAT included.
    #[ts(type = "number")]
    pub gross: i64,
    /// The loss rate in use, percent with two decimals.
    pub rate: String,
    /// Gross × rate, rounded once, half up.
    #[ts(type = "number")]
    pub allowance: i64,
    /// What the ledger's history teaches of it; none for what has no due date.
    pub learnt: Option<LearntRate>,
}

/// A loss rate as the ledger's history has it. Amounts are minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LearntRate {
    /// Percent with two decimals; none where too few invoices reached the column.
    pub rate: Option<String>,
    /// How many invoices reached it.
    pub invoices: u32,
    /// What was open of them when they did.
    #[ts(type = "number")]
    pub reached: i64,
    /// What of that was never paid.
    #[ts(type = "number")]
    pub never_paid: i64,
}

/// A sum of the provision, in minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ProvisionSum {
    /// What is open, VAT included.
    #[ts(type = "number")]
    pub gross: i64,
    /// What is expected to be lost of it.
    #[ts(type = "number")]
    pub allowance: i64,
}

/// A doubtful customer. Amounts are minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DoubtfulRow {
    /// Customer code.
    pub customer: String,
    /// Customer name.
    pub name: String,
    /// Doubtful since.
    pub since: Day,
    /// Why.
    pub reason: String,
    /// What is open, VAT included.
    #[ts(type = "number")]
    pub gross: i64,
    /// The VAT in it, percent with two decimals.
    pub vat_rate: String,
    /// What is open without VAT.
    #[ts(type = "number")]
    pub base: i64,
    /// Its own loss rate, percent with two decimals; none: the rates of the matrix.
    pub rate: Option<String>,
    /// Base × rate, rounded once, half up.
    #[ts(type = "number")]
    pub allowance: i64,
}

/// The allowance of the closing before, in minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PreviousProvision {
    /// Number of the closing.
    #[ts(type = "number")]
    pub closing: i64,
    /// The day it shows.
    pub on: Day,
    /// Its total allowance in this currency.
    #[ts(type = "number")]
    pub allowance: i64,
}

/// A line of the journal of entries to book: a debit or a credit, in minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EntryRow {
    /// Account: `6817`.
    pub account: String,
    /// Its name.
    pub name: String,
    /// What the entry does, and of whom.
    pub label: String,
    /// The debit.
    #[ts(type = "number | null")]
    pub debit: Option<i64>,
    /// The credit.
    #[ts(type = "number | null")]
    pub credit: Option<i64>,
}

/// A column of the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum ProvisionColumn {
    /// Due on the key date or later.
    NotDue,
    /// Without a due date.
    NoDueDate,
    /// 1 to 30 days late.
    UpTo30,
    /// 31 to 60 days late.
    UpTo60,
    /// 61 to 90 days late.
    UpTo90,
    /// 91 days late and more.
    Over90,
}

impl ProvisionColumn {
    /// Every one, in the order of the aged balance, with its name in the domain.
    const ALL: [(Self, Column); 6] = [
        (Self::NotDue, Column::NotDue),
        (Self::NoDueDate, Column::NoDueDate),
        (Self::UpTo30, Column::Overdue(0)),
        (Self::UpTo60, Column::Overdue(1)),
        (Self::UpTo90, Column::Overdue(2)),
        (Self::Over90, Column::Overdue(3)),
    ];

    /// Its name in the domain.
    fn column(self) -> Column {
        Self::ALL.iter().find(|it| it.0 == self).map_or(Column::NotDue, |it| it.1)
    }

    fn of(column: Column) -> Option<Self> {
        Self::ALL.iter().find(|it| it.1 == column).map(|it| it.0)
    }
}

impl App {
    /// The provision on a day.
    pub fn provision(&mut self, on: Option<Day>) -> Answer<ProvisionReport> {
        self.run(on, report::report)
    }

    /// The loss rates in use, and whether credits are netted.
    pub fn provision_rates(&mut self) -> Answer<ProvisionRates> {
        self.run(None, |ledger, _| settings::rates(ledger))
    }

    /// Enters loss rates, and whether credits are netted; the report of the day with them.
    pub fn set_provision_rates(
        &mut self,
        rates: &ProvisionRates,
        on: Option<Day>,
    ) -> Answer<ProvisionReport> {
        self.run(on, |ledger, moment| {
            settings::set_rates(ledger, moment, rates)?;
            report::report(ledger, moment)
        })
    }

    /// Notes a customer as doubtful, or says something else of one; the report of the day with it.
    pub fn set_doubtful(
        &mut self,
        draft: &DoubtfulDraft,
        on: Option<Day>,
    ) -> Answer<ProvisionReport> {
        self.run(on, |ledger, moment| {
            settings::set_doubtful(ledger, moment, draft)?;
            report::report(ledger, moment)
        })
    }

    /// From the day on a customer is doubtful no longer; the report of the day without it.
    pub fn clear_doubtful(&mut self, customer: &str, on: Option<Day>) -> Answer<ProvisionReport> {
        self.run(on, |ledger, moment| {
            settings::clear_doubtful(ledger, moment, customer)?;
            report::report(ledger, moment)
        })
    }

    /// Freezes the provision of a day: whatever is learnt later, it stays as it is now.
    pub fn close_month(&mut self, on: Option<Day>) -> Answer<Closing> {
        self.run(on, closing::close)
    }

    /// The closings, the latest day first.
    pub fn closings(&mut self) -> Answer<Vec<ClosingRow>> {
        self.run(None, |ledger, _| closing::closings(ledger))
    }

    /// The closing of a day, as it was frozen.
    pub fn closing_on(&mut self, on: Day) -> Answer<Closing> {
        self.run(None, |ledger, _| closing::closing_on(ledger, on))
    }

    /// A closing as it was frozen.
    pub fn closing(&mut self, id: i64) -> Answer<Closing> {
        self.run(None, |ledger, _| closing::closing(ledger, id))
    }
}
