//! The choice among the explanations of one account, and how far it can be trusted.

use std::collections::{HashMap, HashSet};

use super::{
    Confidence, OpenAccounts, Proposal, Reason, Receipt, Recognised, Tolerance,
    account::{Account, Explanation, Line, Shape},
    doubt::{BEYOND_DOUBT, PLAUSIBLE},
    named::NamedItems,
    sums,
};
use crate::{CustomerId, ItemId, Money};

/// What is left of the open accounts after the receipts judged so far.
pub(super) struct Desk<'a> {
    pub(super) accounts: &'a OpenAccounts,
    pub(super) tolerance: &'a Tolerance,
    /// Items that a certain proposal pays.
    pub(super) taken: HashSet<ItemId>,
    /// Items that a likely proposal pays, and how it came to them; they may still be chosen, but
    /// not with certainty.
    pub(super) held: HashMap<ItemId, Recognised>,
    /// Items that the receipts name.
    pub(super) named: NamedItems,
}

/// Whose account is looked at, and why.
#[derive(Debug, Clone, Copy)]
pub(super) struct Debtor {
    pub(super) customer: CustomerId,
    pub(super) recognised: Recognised,
    /// The most that can be trusted, however well the amount is explained.
    pub(super) at_best: Confidence,
}

/// Items chosen for a receipt: where they stand among all, and what each gets.
pub(super) type Paid = Vec<(usize, i64)>;

impl Desk<'_> {
    /// What the customer has open in the receipt's currency, issued by the day of the receipt;
    /// `named` items, ascending, whenever they were issued, for a customer may pay in advance.
    pub(super) fn account(
        &self,
        receipt: &Receipt,
        customer: CustomerId,
        named: &[usize],
    ) -> Account {
        let items = self.accounts.account(customer).filter_map(|at| {
            let item = &self.accounts.items[at];
            let in_time = item.issued <= receipt.on || named.binary_search(&at).is_ok();
            let same_currency = item.open.currency == receipt.received.currency;
            let is_open = item.open.minor != 0 && !self.taken.contains(&item.item);
            let due = sums::age(item).0;
            (in_time && same_currency && is_open).then_some(Line {
                at,
                open: item.open.minor,
                due,
                issued: item.issued,
            })
        });
        Account { lines: items.collect() }
    }

    /// The proposal that explains the amount to the cent, if there is one.
    pub(super) fn exactly(&self, receipt: &Receipt, debtor: Debtor) -> Option<Proposal> {
        let account = self.account(receipt, debtor.customer, &[]);
        if let Some(proposal) = self.by_reference(receipt, debtor, &account) {
            return Some(proposal);
        }
        let target = receipt.received.minor;
        let found = account.exact(target);
        let best = found.iter().min_by_key(|it| (it.shape.rank(), self.is_held(&account, it)))?;
        let rivals: Vec<_> = found
            .iter()
            .filter(|it| it.lines != best.lines && account.is_rival(best, it))
            .collect();
        let differs = |it: &&&Explanation| {
            it.shape.rank() == best.shape.rank() && !account.same_amounts(it, best)
        };
        let exchangeable = account.is_exchangeable(best);
        let beyond_doubt = rivals.is_empty()
            && !exchangeable
            && !self.is_held(&account, best)
            && account.is_no_accident(best, target, BEYOND_DOUBT);
        let plausible = account.is_no_accident(best, target, PLAUSIBLE);
        let confidence = if beyond_doubt {
            Confidence::Certain
        } else if plausible && !rivals.iter().any(|it| differs(&it)) {
            Confidence::Likely
        } else {
            Confidence::Possible
        };
        let mut proposal = self.proposal(receipt, debtor, in_full(&account, &best.lines));
        proposal.reason = reason(best);
        proposal.confidence = confidence.max(debtor.at_best);
        proposal.rivals = rivals.len().max(exchangeable.into());
        Some(proposal)
    }

    /// The items that bear the customer's own reference, if they add up.
    fn by_reference(
        &self,
        receipt: &Receipt,
        debtor: Debtor,
        account: &Account,
    ) -> Option<Proposal> {
        let named = self.accounts.references.named(&receipt.text);
        let bears = |line: &Line| named.iter().any(|it| it.items.binary_search(&line.at).is_ok());
        let lines: Vec<_> =
            (0..account.lines.len()).filter(|&at| bears(&account.lines[at])).collect();
        if lines.is_empty() || account.worth(&lines) != i128::from(receipt.received.minor) {
            return None;
        }
        let paid = in_full(account, &lines);
        let is_held = self.any_held(&paid);
        let mut references: Vec<_> =
            paid.iter().map(|&(at, _)| self.accounts.items[at].reference.clone()).collect();
        references.dedup();
        let mut proposal = self.proposal(receipt, debtor, paid);
        proposal.reason = Reason::NamedReference { references };
        let confidence = if is_held { Confidence::Likely } else { Confidence::Certain };
        proposal.confidence = confidence.max(debtor.at_best);
        Some(proposal)
    }

    /// The proposal in which the bank kept a fee, or the customer deducted a discount.
    pub(super) fn nearly(&self, receipt: &Receipt, debtor: Debtor) -> Option<Proposal> {
        let account = self.account(receipt, debtor.customer, &[]);
        let fits = |it: &Explanation, worth: i128| {
            let plain = matches!(it.shape, Shape::Single | Shape::All | Shape::DueUpTo(_));
            plain && self.deduction(receipt, worth).is_some()
        };
        let mut found: Vec<_> = account
            .groups()
            .into_iter()
            .filter(|it| fits(&it.explanation, it.worth))
            .map(|it| it.explanation)
            .collect();
        found.sort_by_key(|it| (it.shape.rank(), self.is_held(&account, it)));
        found.dedup_by(|a, b| a.lines == b.lines);
        let best = found.first()?;
        let rivals = found.iter().filter(|it| it.lines != best.lines).count();
        let mut proposal = self.proposal(receipt, debtor, in_full(&account, &best.lines));
        proposal.reason = reason(best);
        let confidence = if rivals == 0 { Confidence::Likely } else { Confidence::Possible };
        proposal.confidence = confidence.max(debtor.at_best);
        proposal.rivals = rivals;
        Some(proposal)
    }

    /// The oldest invoices first, the last one in part; what is over stays on account.
    pub(super) fn oldest_first(&self, receipt: &Receipt, debtor: Debtor) -> Proposal {
        let account = self.account(receipt, debtor.customer, &[]);
        let invoices: Vec<_> =
            (0..account.lines.len()).filter(|&it| account.lines[it].open > 0).collect();
        let (paid, _) = account.oldest_first(&invoices, receipt.received.minor);
        // With a single debt there is nothing to choose.
        let is_part = invoices.len() == 1
            && account.lines.len() == 1
            && account.lines[0].open > receipt.received.minor
            && !self.any_held(&in_full(&account, &[0]));
        let confidence = if is_part { Confidence::Likely } else { Confidence::Possible };
        let nothing_open = paid.is_empty();
        let paid = paid.into_iter().map(|(it, minor)| (account.lines[it].at, minor)).collect();
        let mut proposal = self.proposal(receipt, debtor, paid);
        proposal.reason = if nothing_open { Reason::OnAccount } else { Reason::OldestFirst };
        proposal.confidence = confidence.max(debtor.at_best);
        proposal
    }

    /// A proposal that pays these items; what it lacks is a fee or a discount, if it can be.
    pub(super) fn proposal(&self, receipt: &Receipt, debtor: Debtor, paid: Paid) -> Proposal {
        let money = |minor| Money { minor, currency: receipt.received.currency };
        let worth: i128 = paid.iter().map(|it| i128::from(it.1)).sum();
        let deduction = self.deduction(receipt, worth);
        let over = i128::from(receipt.received.minor) - worth;
        let remainder = if deduction.is_some() { 0 } else { i64::try_from(over).unwrap_or(0) };
        let item = |&(at, minor): &(usize, i64)| (self.accounts.items[at].item, money(minor));
        Proposal {
            receipt: receipt.id,
            allocations: paid.iter().map(item).collect(),
            customer: Some(debtor.customer),
            remainder: money(remainder),
            fee: deduction.filter(|it| it.is_fee).map(|it| money(it.minor)),
            discount: deduction.filter(|it| !it.is_fee).map(|it| money(it.minor)),
            recognised: debtor.recognised,
            reason: Reason::OldestFirst,
            confidence: Confidence::Possible,
            rivals: 0,
        }
    }

    /// What is missing of items worth so much, where a fee or a discount accounts for it.
    pub(super) fn deduction(&self, receipt: &Receipt, worth: i128) -> Option<Deduction> {
        let owed = Money { minor: i64::try_from(worth).ok()?, ..receipt.received };
        let minor = owed.minor.checked_sub(receipt.received.minor)?;
        let is_discount = self.tolerance.is_discount(minor, owed);
        let is_fee = !is_discount && self.tolerance.is_fee(minor, owed);
        (is_fee || is_discount).then_some(Deduction { minor, is_fee })
    }

    fn is_held(&self, account: &Account, it: &Explanation) -> bool {
        self.any_held(&in_full(account, &it.lines))
    }

    /// Whether an earlier receipt would pay one of the items.
    pub(super) fn any_held(&self, paid: &Paid) -> bool {
        paid.iter().any(|&(at, _)| self.held.contains_key(&self.accounts.items[at].item))
    }
}

/// What was paid less than owed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deduction {
    minor: i64,
    is_fee: bool,
}

/// Items paid to the last cent.
pub(super) fn in_full(account: &Account, lines: &[usize]) -> Paid {
    lines.iter().map(|&at| (account.lines[at].at, account.lines[at].open)).collect()
}

fn reason(it: &Explanation) -> Reason {
    let items = it.lines.len();
    match it.shape {
        Shape::Single => Reason::ExactAmount,
        Shape::All => Reason::AllOpen { items },
        Shape::DueUpTo(day) => Reason::DueUpTo { day },
        Shape::Month(month) => Reason::OneMonth { month },
        Shape::Run => Reason::ConsecutiveItems { items },
        Shape::Sum(_) => Reason::SumOfSeveral { items },
    }
}
