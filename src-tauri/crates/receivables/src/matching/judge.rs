//! The judgement of one receipt after another: first what it names, then who pays, then how much.
//!
//! Receipts are judged in the order of their days, and what a certain proposal takes is gone for
//! the others. An item that a likely proposal takes may be proposed again, but never with
//! certainty: no item is certain for one receipt and proposed for another. Nor is an item certain
//! for a receipt that is silent about it while another receipt names it.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    Confidence, Match, Nothing, OpenAccounts, Proposal, Reason, Receipt, Recognised, Tolerance,
    choose::{Debtor, Desk},
    index::{Evidence, Sure},
    named::NamedItems,
};
use crate::CustomerId;

impl OpenAccounts {
    /// What each receipt pays, in the order of `receipts`.
    ///
    /// The same receipts, customers and items give the same matches, whatever order they come in.
    pub fn propose(&self, receipts: &[Receipt], tolerance: &Tolerance) -> Vec<Match> {
        let mut order: Vec<_> = (0..receipts.len()).collect();
        order.sort_by_key(|&at| (receipts[at].on, receipts[at].id));
        let taken = HashSet::new();
        let named = NamedItems::by(self, receipts);
        let mut desk = Desk { accounts: self, tolerance, taken, held: HashMap::new(), named };
        let mut certain = BTreeMap::new();
        for &at in &order {
            if let Ok(proposal) = desk.judge(&receipts[at])
                && proposal.confidence == Confidence::Certain
            {
                certain.insert(at, Ok(proposal));
            }
        }
        // The others choose among what all the certain ones leave.
        desk.held.clear();
        let mut found = certain;
        for &at in &order {
            found
                .entry(at)
                .or_insert_with(|| desk.judge(&receipts[at]).map(Proposal::at_most_likely));
        }
        let matched = |(at, found): (usize, _)| Match { receipt: receipts[at].id, found };
        found.into_iter().map(matched).collect()
    }
}

impl Desk<'_> {
    /// Finds what a receipt pays, and notes what that takes or holds.
    fn judge(&mut self, receipt: &Receipt) -> Result<Proposal, Nothing> {
        let found = self.find(receipt)?;
        let is_claimed = self.named.by_others(receipt, &found);
        let proposal = if is_claimed { found.at_most_likely() } else { found };
        let items = proposal.allocations.iter().map(|it| it.0);
        match proposal.confidence {
            Confidence::Certain => self.taken.extend(items),
            Confidence::Likely => self.held.extend(items.map(|it| (it, proposal.recognised))),
            Confidence::Possible => {}
        }
        Ok(proposal)
    }

    fn find(&self, receipt: &Receipt) -> Result<Proposal, Nothing> {
        if receipt.received.minor <= 0 {
            return Err(Nothing::NotReceived);
        }
        let evidence = self.accounts.recognise(receipt);
        if let Some(proposal) = self.by_number(receipt, &evidence) {
            return Ok(proposal);
        }
        match evidence.sure {
            Some(sure) => Ok(self.by_account(receipt, sure)),
            None => self.by_likeness(receipt, &evidence),
        }
    }

    /// What a known customer pays: to the cent, nearly, or the oldest first.
    ///
    /// A payer of another name, such as a holding, may pay for a second customer this time. So it
    /// is not beyond doubt where somebody else owes the same amount, and where only somebody else
    /// does, that is likelier than a part payment.
    fn by_account(&self, receipt: &Receipt, sure: Sure) -> Proposal {
        let Sure { customer, recognised, is_alike } = sure;
        let owing = self.owing(receipt);
        let is_sure = is_alike || owing.iter().all(|it| *it == customer);
        // A word that looks like a customer's code may be anything.
        let beyond_doubt = is_sure && recognised != Recognised::Code;
        let at_best = if beyond_doubt { Confidence::Certain } else { Confidence::Likely };
        let debtor = Debtor { customer, recognised, at_best };
        if let Some(proposal) =
            self.exactly(receipt, debtor).or_else(|| self.nearly(receipt, debtor))
        {
            return proposal;
        }
        if is_alike {
            return self.oldest_first(receipt, debtor);
        }
        let debtor = Debtor { at_best: Confidence::Possible, ..debtor };
        self.by_amount(receipt, &owing).unwrap_or_else(|| self.oldest_first(receipt, debtor))
    }

    /// What one of several customers pays, or whoever owes the amount.
    fn by_likeness(&self, receipt: &Receipt, evidence: &Evidence) -> Result<Proposal, Nothing> {
        let debtors = self.debtors(receipt, evidence);
        let exact: Vec<_> = debtors.iter().filter_map(|&it| self.exactly(receipt, it)).collect();
        if let Some(first) = exact.first() {
            return closest(first, &exact);
        }
        let nearly: Vec<_> = debtors.iter().filter_map(|&it| self.nearly(receipt, it)).collect();
        if let [proposal] = nearly.as_slice()
            && proposal.recognised <= Recognised::SimilarName
        {
            return Ok(Proposal { confidence: Confidence::Possible, ..proposal.clone() });
        }
        let owing = self.owing(receipt);
        if let Some(proposal) = self.by_amount(receipt, &owing) {
            return Ok(proposal);
        }
        match debtors.as_slice() {
            [debtor] if debtor.recognised <= Recognised::SimilarName => {
                let proposal = self.oldest_first(receipt, *debtor);
                Ok(Proposal { confidence: Confidence::Possible, ..proposal })
            }
            _ if !owing.is_empty() => Err(Nothing::Ambiguous { explanations: owing.len() }),
            [] => Err(Nothing::NoCandidate),
            _ => Err(Nothing::Unexplained { customers: debtors.len() }),
        }
    }

    /// The only item of all customers that is open with the amount.
    fn by_amount(&self, receipt: &Receipt, owing: &[CustomerId]) -> Option<Proposal> {
        let [customer] = *owing else { return None };
        let (recognised, at_best) = (Recognised::Amount, Confidence::Possible);
        let proposal = self.exactly(receipt, Debtor { customer, recognised, at_best })?;
        (proposal.reason == Reason::ExactAmount).then_some(proposal)
    }

    /// The customers worth a look, each for its best reason.
    fn debtors(&self, receipt: &Receipt, evidence: &Evidence) -> Vec<Debtor> {
        let referenced = self.accounts.references.named(&receipt.text).into_iter();
        let referenced = referenced
            .flat_map(|it| it.items)
            .map(|at| (Recognised::Reference, self.accounts.items[at].customer));
        let mut best: BTreeMap<CustomerId, Recognised> = BTreeMap::new();
        for (recognised, customer) in evidence.perhaps.iter().copied().chain(referenced) {
            let known = best.entry(customer).or_insert(recognised);
            *known = recognised.min(*known);
        }
        let mut debtors: Vec<_> = best
            .into_iter()
            .map(|(customer, recognised)| match recognised {
                // Its very name: beyond doubt unless a longer name that contains it owes as much.
                _ if evidence.namesake == Some(customer) => {
                    let (recognised, at_best) = (Recognised::Name, Confidence::Certain);
                    Debtor { customer, recognised, at_best }
                }
                Recognised::SharedWord => {
                    Debtor { customer, recognised, at_best: Confidence::Possible }
                }
                _ => Debtor { customer, recognised, at_best: Confidence::Likely },
            })
            .collect();
        debtors.sort_by_key(|it| it.recognised);
        debtors
    }

    /// The customers that owe exactly the amount, once for each item.
    fn owing(&self, receipt: &Receipt) -> Vec<CustomerId> {
        self.accounts
            .owing(receipt)
            .filter(|it| it.issued <= receipt.on && !self.taken.contains(&it.item))
            .map(|it| it.customer)
            .collect()
    }
}

impl Proposal {
    fn at_most_likely(self) -> Self {
        Self { confidence: self.confidence.max(Confidence::Likely), ..self }
    }
}

/// The one explanation by the customer that resembles the payer most, unless there are several.
fn closest(first: &Proposal, all: &[Proposal]) -> Result<Proposal, Nothing> {
    let equal = all.iter().filter(|it| it.recognised == first.recognised).count();
    if equal > 1 {
        return Err(Nothing::Ambiguous { explanations: equal });
    }
    let mut proposal = first.clone();
    if all.len() > 1 {
        proposal.confidence = Confidence::Possible;
        proposal.rivals += all.len() - 1;
    }
    Ok(proposal)
}
