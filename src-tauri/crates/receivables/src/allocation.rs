//! Allocation of a payment (*imputation*): which debts it pays, and which part of a debt.
//!
//! The debtor may say what he pays (art. 1342-10 al. 1 C. civ.); what he does not say, the law
//! does: debts that are due before those that are not, the oldest first, and debts alike in
//! everything in proportion (al. 2). All invoices of one supplier bear the same penalties, so
//! none is of more interest to the debtor than another. A payment is never allocated beyond its
//! amount, nor a debt beyond what is open of it.

use chrono::NaiveDate;

use crate::{ItemId, Money, OpenItem};

/// What a payment does to the debts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allocation {
    /// What each debt gets, in the order they are paid, those that get nothing included.
    pub debts: Vec<PaidDebt>,
    /// What no debt took; on account.
    pub unallocated: Money,
}

/// A debt, and what a payment leaves of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaidDebt {
    /// The item.
    pub item: ItemId,
    /// What it gets.
    pub applied: Money,
    /// What is open afterwards.
    pub left: Money,
}

/// A claim with what it bears, in minor units of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Claim {
    /// The principal, VAT included.
    pub principal: i64,
    /// Late-payment interest.
    pub interest: i64,
    /// Fixed sums for recovery costs (D441-5 C. com.).
    pub fixed_sums: i64,
}

/// Whether a part payment goes to the interest or to the principal first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Precedence {
    /// What accounting does: the invoice is paid first, then its interest.
    #[default]
    PrincipalFirst,
    /// What the law does unless the creditor agrees otherwise (art. 1343-1 C. civ.).
    InterestFirst,
}

/// Allocates a payment to the items of one debtor: those designated first, in the order given,
/// then the others by due date (by day of issue where there is none: due at once), by day of
/// issue, and in proportion where both are the same.
///
/// Parts in proportion are rounded down; the cents left go one by one to the first items by id.
/// Credits and items of another currency are left out. A payment that is not positive pays
/// nothing.
///
/// ```
/// use receivables::{Currency, CustomerId, ItemId, ItemKind, Money, OpenItem, allocation::allocate};
///
/// let invoice = |id, due: &str, minor| OpenItem {
///     id: ItemId(id), customer: CustomerId(1), kind: ItemKind::Invoice,
///     issued: "2025-10-01".parse().unwrap(), due: due.parse().ok(),
///     open: Money { minor, currency: Currency::EUR },
/// };
/// let open = [invoice(1, "2025-11-30", 800_00), invoice(2, "2025-10-31", 500_00)];
/// let payment = Money::parse("900", Currency::EUR)?;
/// let paid = |designated: &[ItemId]| {
///     let debts = allocate(payment, &open, designated).debts;
///     debts.iter().map(|it| (it.item.0, it.applied.minor)).collect::<Vec<_>>()
/// };
/// assert_eq!(paid(&[]), [(2, 500_00), (1, 400_00)]);
/// assert_eq!(paid(&[ItemId(1)]), [(1, 800_00), (2, 100_00)]);
/// # Ok::<(), receivables::MoneyError>(())
/// ```
pub fn allocate(payment: Money, items: &[OpenItem], designated: &[ItemId]) -> Allocation {
    let is_debt = |it: &&OpenItem| !it.is_credit() && it.open.currency == payment.currency;
    let rank = |it: &OpenItem| designated.iter().position(|id| *id == it.id).unwrap_or(usize::MAX);
    let mut debts: Vec<_> = items.iter().filter(is_debt).map(|it| (rank(it), it)).collect();
    debts.sort_by_key(|(rank, it)| (*rank, age(it), it.id));
    let mut left = payment.minor.max(0);
    let mut paid = Vec::with_capacity(debts.len());
    for equals in debts.chunk_by(|(a, one), (b, other)| a == b && age(one) == age(other)) {
        let open: Vec<_> = equals.iter().map(|(_, it)| it.open.minor).collect();
        for ((_, it), minor) in equals.iter().zip(in_proportion(left, &open)) {
            left -= minor;
            let money = |minor| Money { minor, ..payment };
            let after = money(it.open.minor - minor);
            paid.push(PaidDebt { item: it.id, applied: money(minor), left: after });
        }
    }
    Allocation { debts: paid, unallocated: Money { minor: left, ..payment } }
}

impl Claim {
    /// What of a payment goes to each part, and what is left over, both in minor units.
    ///
    /// The fixed sums come last either way: art. 1343-1 speaks of interest and principal alone.
    ///
    /// ```
    /// use receivables::allocation::{Claim, Precedence::*};
    /// let claim = Claim { principal: 1000_00, interest: 12_15, fixed_sums: 40_00 };
    /// let (paid, _) = claim.pay(300_00, InterestFirst);
    /// assert_eq!(paid, Claim { principal: 287_85, interest: 12_15, fixed_sums: 0 });
    /// let (paid, _) = claim.pay(300_00, PrincipalFirst);
    /// assert_eq!(paid, Claim { principal: 300_00, interest: 0, fixed_sums: 0 });
    /// ```
    pub fn pay(self, payment: i64, precedence: Precedence) -> (Self, i64) {
        let mut left = payment.max(0);
        let mut take = |owed: i64| {
            let part = owed.clamp(0, left);
            left -= part;
            part
        };
        let (principal, interest) = match precedence {
            Precedence::PrincipalFirst => (take(self.principal), take(self.interest)),
            Precedence::InterestFirst => {
                let interest = take(self.interest);
                (take(self.principal), interest)
            }
        };
        let fixed_sums = take(self.fixed_sums);
        (Self { principal, interest, fixed_sums }, left)
    }
}

/// Older debts first. Those that are due are older than those that are not.
fn age(item: &OpenItem) -> (NaiveDate, NaiveDate) {
    (item.due.unwrap_or(item.issued), item.issued)
}

/// Spreads `amount` over debts by what is open of each, to the cent and never beyond it.
fn in_proportion(amount: i64, open: &[i64]) -> Vec<i64> {
    let total: i128 = open.iter().map(|&it| i128::from(it)).sum();
    let amount = i128::from(amount).min(total);
    let share = |it: i64| i64::try_from(amount * i128::from(it) / total.max(1)).unwrap_or(it);
    let mut parts: Vec<_> = open.iter().map(|&it| share(it)).collect();
    let spread: i128 = parts.iter().map(|&it| i128::from(it)).sum();
    let cents = usize::try_from(amount - spread).unwrap_or(0);
    parts.iter_mut().take(cents).for_each(|it| *it += 1);
    parts
}

#[cfg(test)]
mod tests;
