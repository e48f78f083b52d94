//! Doubtful customers (*clients douteux*): each debt judged by itself, on its amount without VAT.
//!
//! The VAT on a debt that is lost for good is given back by the State (CGI art. 272), so only what
//! lies under it can be lost (BOFiP BIC-PROV-40-20). A flat percentage of all debts would not be
//! deductible (CGI art. 39-1-5°): who is doubtful, since when and why is said customer by customer.

use rust_decimal::Decimal;

use crate::aging::AgedLine;

use super::{
    LossRate, LossRates, VatRate,
    matrix::{half_up, part},
};

/// What a doubtful customer owes, and what is expected of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoubtfulDebt {
    /// Its aged balance; its credits are left out as in the matrix, unless it was aged net of them.
    pub aged: AgedLine,
    /// The rate of VAT in it.
    pub vat: VatRate,
    /// The share that will be lost; none: the rates of the matrix, column by column.
    pub rate: Option<LossRate>,
}

/// A doubtful debt assessed. Amounts are minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assessment {
    /// What is open, VAT included.
    pub gross: i64,
    /// The same without VAT, rounded once.
    pub base: i64,
    /// What is expected to be lost of it, rounded once.
    pub allowance: i64,
}

/// An amount without the VAT in it, in minor units, rounded once, half up.
///
/// ```
/// use receivables::provision::{VatRate, without_vat};
/// assert_eq!(without_vat(640_25, VatRate::default()), 533_54);
/// ```
pub fn without_vat(minor: i64, vat: VatRate) -> i64 {
    half_up(Decimal::from(minor) * Decimal::ONE_HUNDRED / over(vat))
}

impl DoubtfulDebt {
    /// Base without VAT, and the allowance: base × own rate. The base people see is the base used,
    /// so both are rounded.
    ///
    /// ```
    /// use receivables::aging::{AgedLine, BucketScheme};
    /// use receivables::provision::{DoubtfulDebt, LossRates, VatRate};
    ///
    /// let scheme = BucketScheme::default();
    /// let mut aged = AgedLine::empty(&scheme);
    /// aged.buckets[3] = 640_25;
    /// let debt = DoubtfulDebt { aged, vat: VatRate::default(), rate: "50".parse().ok() };
    /// let assessed = debt.assess(&LossRates::zero(&scheme));
    /// assert_eq!((assessed.gross, assessed.base, assessed.allowance), (640_25, 533_54, 266_77));
    /// ```
    pub fn assess(&self, matrix: &LossRates) -> Assessment {
        let gross: i64 = matrix.columns().map(|it| self.aged.of(it)).sum();
        let base = without_vat(gross, self.vat);
        let allowance = match self.rate {
            Some(rate) => part(base, rate.percent()),
            None => {
                let lost =
                    |column| Decimal::from(self.aged.of(column)) * matrix.of(column).percent();
                half_up(matrix.columns().map(lost).sum::<Decimal>() / over(self.vat))
            }
        };
        Assessment { gross, base, allowance }
    }
}

/// 100 + the rate.
fn over(vat: VatRate) -> Decimal {
    Decimal::ONE_HUNDRED + vat.percent()
}
