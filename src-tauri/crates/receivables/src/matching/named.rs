//! What a receipt names: documents by their numbers, of one customer or of several.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{
    Confidence, OpenAccounts, Proposal, Reason, Receipt, ReceiptId, Recognised,
    account::Account,
    choose::{Debtor, Desk, Paid, in_full},
    index::Evidence,
    sums,
};
use crate::{CustomerId, ItemId, ItemKind};

/// The most items that are looked for beside those a receipt names.
const UNNAMED: usize = 3;

/// The items of one customer that a receipt names.
#[derive(Debug, Clone, Default)]
struct Named {
    items: BTreeSet<usize>,
    /// How many numbers the text has for them.
    numbers: usize,
    /// One of the numbers stands there with all its letters.
    in_full: bool,
}

/// Named items before the account they stand on.
struct Claim {
    named: Named,
    account: Account,
    /// Where the named items stand in the account.
    lines: Vec<usize>,
    debtor: Debtor,
}

/// Which items are named on which receipts, before any of them is judged.
#[derive(Debug, Clone, Default)]
pub(super) struct NamedItems {
    items: HashSet<ItemId>,
    by: HashSet<(ReceiptId, ItemId)>,
}

impl NamedItems {
    /// Reads the texts of the receipts; what is no receipt, such as a returned payment, pays nothing.
    pub(super) fn by(accounts: &OpenAccounts, receipts: &[Receipt]) -> Self {
        let mut named = Self::default();
        for receipt in receipts.iter().filter(|it| it.received.minor > 0) {
            for at in accounts.numbers.named(&receipt.text).into_iter().flat_map(|it| it.items) {
                let item = &accounts.items[at];
                if item.open.currency == receipt.received.currency {
                    named.items.insert(item.item);
                    named.by.insert((receipt.id, item.item));
                }
            }
        }
        named
    }

    /// Whether the proposal pays an item that only other receipts name.
    pub(super) fn by_others(&self, receipt: &Receipt, proposal: &Proposal) -> bool {
        let is_other = |item| self.items.contains(&item) && !self.by.contains(&(receipt.id, item));
        proposal.allocations.iter().any(|it| is_other(it.0))
    }
}

impl Desk<'_> {
    /// What a receipt pays by the numbers it names; nothing if it names none that can be meant.
    pub(super) fn by_number(&self, receipt: &Receipt, evidence: &Evidence) -> Option<Proposal> {
        let claims = self.claims(receipt, evidence);
        let exact: Vec<_> =
            claims.iter().filter_map(|it| self.named_exactly(receipt, it)).collect();
        match exact.as_slice() {
            [proposal] => return Some(proposal.clone()),
            // The same number for the same amount on two accounts.
            [first, ..] => {
                let (confidence, rivals) = (Confidence::Possible, exact.len() - 1);
                return Some(Proposal { confidence, rivals, ..first.clone() });
            }
            [] => {}
        }
        if claims.len() > 1 {
            return self.for_several(receipt, &claims);
        }
        let claim = claims.first()?;
        let is_payer = evidence.sure.is_some_and(|it| it.customer == claim.debtor.customer);
        self.named_and_others(receipt, claim)
            .or_else(|| self.named_nearly(receipt, claim))
            .or_else(|| self.unnamed(receipt, claim))
            .or_else(|| {
                (is_payer || claim.named.in_full).then(|| self.named_in_part(receipt, claim))
            })
    }

    fn claims(&self, receipt: &Receipt, evidence: &Evidence) -> Vec<Claim> {
        let mut customers: BTreeMap<CustomerId, Named> = BTreeMap::new();
        for hit in self.accounts.numbers.named(&receipt.text) {
            let open = |at: &usize| {
                let item = &self.accounts.items[*at];
                item.open.currency == receipt.received.currency && !self.taken.contains(&item.item)
            };
            let is_invoice = |at: &usize| self.accounts.items[*at].kind == ItemKind::Invoice;
            let mut items: Vec<_> = hit.items.into_iter().filter(open).collect();
            // Letters lost, an invoice is meant rather than the credit note of the same number.
            if !hit.in_full && items.iter().any(is_invoice) {
                items.retain(is_invoice);
            }
            let owners: BTreeSet<_> =
                items.iter().map(|&at| self.accounts.items[at].customer).collect();
            for customer in owners {
                let named = customers.entry(customer).or_default();
                named.numbers += 1;
                named.in_full |= hit.in_full;
                let own = |at: &usize| self.accounts.items[*at].customer == customer;
                named.items.extend(items.iter().copied().filter(own));
            }
        }
        customers.into_iter().map(|(it, named)| self.claim(receipt, evidence, it, named)).collect()
    }

    fn claim(
        &self,
        receipt: &Receipt,
        evidence: &Evidence,
        customer: CustomerId,
        named: Named,
    ) -> Claim {
        let items: Vec<_> = named.items.iter().copied().collect();
        let account = self.account(receipt, customer, &items);
        let is_named = |at: &usize| named.items.contains(&account.lines[*at].at);
        let lines = (0..account.lines.len()).filter(is_named).collect();
        // A payer that is without doubt somebody else casts doubt on the number.
        let is_other = evidence.sure.is_some_and(|it| it.customer != customer);
        let at_best = if is_other { Confidence::Likely } else { Confidence::Certain };
        let debtor = Debtor { customer, recognised: Recognised::Number, at_best };
        Claim { named, account, lines, debtor }
    }

    /// The named items, or some of them, worth exactly what came in.
    fn named_exactly(&self, receipt: &Receipt, claim: &Claim) -> Option<Proposal> {
        let target = receipt.received.minor;
        let (lines, rivals) = if claim.account.worth(&claim.lines) == target.into() {
            (claim.lines.clone(), 0)
        } else {
            let open: Vec<_> = claim.lines.iter().map(|&it| claim.account.lines[it].open).collect();
            let found = sums::sums(target, &open, sums::DEPTH).found;
            let first = found.first()?.iter().map(|&at| claim.lines[at]).collect();
            (first, found.len() - 1)
        };
        let paid = in_full(&claim.account, &lines);
        // Two instalments of one number are told apart by their amounts; two numbers, of which
        // one is not paid, are a question.
        let is_plain = lines.len() == claim.lines.len() || claim.named.numbers == 1;
        let certain = is_plain && rivals == 0 && !self.is_named_before(&paid);
        let confidence = if certain { Confidence::Certain } else { Confidence::Likely };
        Some(Proposal { rivals, ..self.named(receipt, claim, paid, confidence) })
    }

    /// Whether an earlier receipt names one of the items too. That one is likely to pay an item
    /// for its amount alone is no doubt: it may pay another of the same amount.
    fn is_named_before(&self, paid: &Paid) -> bool {
        let held = |at: usize| self.held.get(&self.accounts.items[at].item);
        paid.iter().any(|&(at, _)| held(at) == Some(&Recognised::Number))
    }

    /// The named items and a few others, or a credit beside them.
    fn named_and_others(&self, receipt: &Receipt, claim: &Claim) -> Option<Proposal> {
        let others: Vec<_> = (0..claim.account.lines.len())
            .filter(|it| claim.lines.binary_search(it).is_err())
            .collect();
        let open: Vec<_> = others.iter().map(|&it| claim.account.lines[it].open).collect();
        let rest = i128::from(receipt.received.minor) - claim.account.worth(&claim.lines);
        let found = sums::sums(i64::try_from(rest).ok()?, &open, UNNAMED).found;
        let added = found.first()?.iter().map(|&at| others[at]);
        let mut lines: Vec<_> = claim.lines.iter().copied().chain(added).collect();
        lines.sort_unstable();
        let rivals = found.len() - 1;
        let confidence = if rivals == 0 { Confidence::Likely } else { Confidence::Possible };
        let paid = in_full(&claim.account, &lines);
        Some(Proposal { rivals, ..self.named(receipt, claim, paid, confidence) })
    }

    /// The named items, less a fee or a discount.
    fn named_nearly(&self, receipt: &Receipt, claim: &Claim) -> Option<Proposal> {
        self.deduction(receipt, claim.account.worth(&claim.lines))?;
        let paid = in_full(&claim.account, &claim.lines);
        Some(self.named(receipt, claim, paid, Confidence::Likely))
    }

    /// Items of the customer that are not named, but worth exactly what came in.
    fn unnamed(&self, receipt: &Receipt, claim: &Claim) -> Option<Proposal> {
        let debtor = Debtor { at_best: Confidence::Likely, ..claim.debtor };
        self.exactly(receipt, debtor)
    }

    /// The named items as far as the money goes, oldest first; what is over stays on account.
    fn named_in_part(&self, receipt: &Receipt, claim: &Claim) -> Proposal {
        let (paid, over) = claim.account.oldest_first(&claim.lines, receipt.received.minor);
        let paid =
            paid.into_iter().map(|(it, minor)| (claim.account.lines[it].at, minor)).collect();
        let confidence = if over == 0 { Confidence::Likely } else { Confidence::Possible };
        self.named(receipt, claim, paid, confidence)
    }

    /// The named items of several customers, such as a group that pays for its companies.
    fn for_several(&self, receipt: &Receipt, claims: &[Claim]) -> Option<Proposal> {
        let paid: Paid = claims.iter().flat_map(|it| in_full(&it.account, &it.lines)).collect();
        let worth = paid.iter().map(|it| i128::from(it.1)).sum();
        let is_explained =
            worth == i128::from(receipt.received.minor) || self.deduction(receipt, worth).is_some();
        let first = claims.first().filter(|_| is_explained)?;
        let proposal = self.named(receipt, first, paid, Confidence::Possible);
        Some(Proposal { customer: None, ..proposal })
    }

    fn named(
        &self,
        receipt: &Receipt,
        claim: &Claim,
        paid: Paid,
        confidence: Confidence,
    ) -> Proposal {
        let mut numbers: Vec<_> =
            paid.iter().map(|&(at, _)| self.accounts.items[at].number.clone()).collect();
        numbers.dedup();
        let proposal = self.proposal(receipt, claim.debtor, paid);
        let confidence = confidence.max(claim.debtor.at_best);
        Proposal { reason: Reason::NamedNumber { numbers }, confidence, ..proposal }
    }
}
