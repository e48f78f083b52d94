//! The provision matrix: a loss rate for each column of the aged balance.

use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};

use crate::aging::{AgedLine, BucketScheme, Column};

use super::LossRate;

/// The loss rate of each column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LossRates {
    /// Of what is not due.
    pub not_due: LossRate,
    /// Of invoices without a due date.
    pub no_due_date: LossRate,
    /// One per overdue bucket, youngest first.
    pub buckets: Vec<LossRate>,
}

/// One column provisioned. Amounts are minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MatrixRow {
    /// The column.
    pub column: Column,
    /// What is open in it, VAT included.
    pub gross: i64,
    /// What is expected to be lost of it.
    pub rate: LossRate,
    /// Gross × rate, rounded once, half up.
    pub allowance: i64,
}

/// A whole matrix: its columns in the order of the aged balance.
///
/// ```
/// use receivables::aging::{AgedLine, BucketScheme};
/// use receivables::provision::{LossRates, ProvisionMatrix};
///
/// // IFRS 9, illustrative example 12.
/// let mut aged = AgedLine::empty(&BucketScheme::default());
/// aged.not_due = 15_000_000_00;
/// aged.buckets = [7_500_000_00, 4_000_000_00, 2_500_000_00, 1_000_000_00].into();
/// aged.unallocated = -300_000_00;
/// let rates = LossRates {
///     not_due: "0.3".parse()?,
///     no_due_date: "0.3".parse()?,
///     buckets: ["1.6", "3.6", "6.6", "10.6"].map(|it| it.parse().unwrap()).to_vec(),
/// };
/// let matrix = ProvisionMatrix::new(&aged, &rates);
/// assert_eq!(matrix.allowance(), 580_000_00);
/// assert_eq!(matrix.gross(), 30_000_000_00); // the credits are not in it
/// # Ok::<(), receivables::provision::LossRateError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvisionMatrix {
    /// Every column but that of the credits.
    pub rows: Vec<MatrixRow>,
}

impl LossRates {
    /// No loss in any column of a scheme.
    pub fn zero(scheme: &BucketScheme) -> Self {
        let buckets = vec![LossRate::ZERO; scheme.len()];
        Self { not_due: LossRate::ZERO, no_due_date: LossRate::ZERO, buckets }
    }

    /// The rate of a column; credits lose nothing.
    pub fn of(&self, column: Column) -> LossRate {
        match column {
            Column::NotDue => self.not_due,
            Column::NoDueDate => self.no_due_date,
            Column::Overdue(index) => self.buckets.get(index).copied().unwrap_or_default(),
            Column::Unallocated => LossRate::ZERO,
        }
    }

    /// Gives a column another rate. Credits and buckets that are not there keep having none.
    pub fn set(&mut self, column: Column, rate: LossRate) {
        match column {
            Column::NotDue => self.not_due = rate,
            Column::NoDueDate => self.no_due_date = rate,
            Column::Overdue(index) => {
                if let Some(bucket) = self.buckets.get_mut(index) {
                    *bucket = rate;
                }
            }
            Column::Unallocated => {}
        }
    }

    /// The columns that have a rate, in the order of the aged balance.
    pub fn columns(&self) -> impl Iterator<Item = Column> + use<> {
        let buckets = (0..self.buckets.len()).map(Column::Overdue);
        [Column::NotDue, Column::NoDueDate].into_iter().chain(buckets)
    }
}

impl ProvisionMatrix {
    /// Multiplies each column by its rate. The line comes from the aged balance of those customers
    /// who are not judged alone; where credits are to be netted, it was aged so.
    pub fn new(aged: &AgedLine, rates: &LossRates) -> Self {
        let row = |column| {
            let (gross, rate) = (aged.of(column), rates.of(column));
            MatrixRow { column, gross, rate, allowance: part(gross, rate.percent()) }
        };
        Self { rows: rates.columns().map(row).collect() }
    }

    /// Σ gross.
    pub fn gross(&self) -> i64 {
        self.rows.iter().map(|it| it.gross).sum()
    }

    /// Σ allowances, each rounded already.
    pub fn allowance(&self) -> i64 {
        self.rows.iter().map(|it| it.allowance).sum()
    }
}

/// So many percent of an amount, rounded once, half up. No rate exceeds 100: it always fits.
pub(super) fn part(minor: i64, percent: Decimal) -> i64 {
    half_up(Decimal::from(minor) * percent / Decimal::ONE_HUNDRED)
}

/// Half up (away from zero) to whole minor units.
pub(super) fn half_up(minor: Decimal) -> i64 {
    let whole = minor.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    whole.to_i64().expect("no part of an amount exceeds the amount")
}
