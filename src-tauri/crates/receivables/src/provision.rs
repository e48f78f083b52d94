//! Provision: what of the receivables will probably never be paid (*dépréciation des créances*).
//!
//! Two readings stand side by side. The **matrix** takes what is open column by column of the aged
//! balance and multiplies each by the loss rate of its column, from the first day on (IFRS 9,
//! 5.5.15: simplified approach, lifetime expected losses). The **doubtful customers** are judged
//! one by one, on their debt without VAT, because VAT on a bad debt is given back (account 416
//! *clients douteux*, allowance in 491). Whoever is judged alone leaves the matrix:
//! no euro is provisioned twice.
//!
//! Credits are never provisioned: an overpayment of one customer does not make another one pay.

mod cohort;
mod doubtful;
mod entries;
mod matrix;
mod rate;

pub use cohort::{Cohort, CohortColumn, LOSS_AFTER_MONTHS, MINIMUM_INVOICES};
pub use doubtful::{Assessment, DoubtfulDebt, without_vat};
pub use entries::{Account, Allowances, Entry, EntryKind, Provisioned, entries};
pub use matrix::{LossRates, MatrixRow, ProvisionMatrix};
pub use rate::{LossRate, LossRateError, VatRate};

#[cfg(test)]
mod tests;
