//! Proposals: the matching, asked about the receipts that wait, and told to people.

use std::collections::HashMap;

use receivables::{
    CustomerId, ItemId, Money,
    matching::{Claimable, Customer, Learnt, Match, Nothing, OpenAccounts, Proposal, Tolerance},
};
use store::{AliasKind, BankLine};

use super::{ReceiptAllocation, ReceiptProposal};
use crate::{
    failure::Cause,
    ledger::{Ledger, Moment},
    wording::Words,
};

/// What the matching found for some receipts.
pub(super) struct Proposals {
    accounts: OpenAccounts,
    found: HashMap<i64, Result<Proposal, Nothing>>,
    items: HashMap<ItemId, Claimable>,
    customers: HashMap<CustomerId, (String, String)>,
}

impl Proposals {
    /// Asks the matching about receipts, in the order of their days: the later ones see what the
    /// earlier certain ones took.
    pub(super) fn of(
        ledger: &mut Ledger,
        moment: &Moment,
        lines: &[BankLine],
    ) -> Result<Self, Cause> {
        let items = claimables(ledger, moment)?;
        let (mut ibans, mut aliases) = (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        for it in ledger.store.payer_aliases()? {
            let known = match it.kind {
                AliasKind::Iban => &mut ibans,
                AliasKind::Name => &mut aliases,
            };
            known.entry(it.customer).or_default().push(it.value);
        }
        let mut named = |it: &store::CustomerRecord| Customer {
            id: it.id,
            code: it.code.clone(),
            name: it.name.clone(),
            ibans: ibans.remove(&it.id).unwrap_or_default(),
            aliases: aliases.remove(&it.id).unwrap_or_default(),
        };
        let customers: Vec<_> = ledger.book()?.customers.iter().map(&mut named).collect();
        let by_item = items.iter().map(|it| (it.item, it.clone())).collect();
        let accounts = OpenAccounts::new(&customers, items);
        let receipts: Vec<_> = lines.iter().map(super::receipt).collect();
        let found = accounts.propose(&receipts, &Tolerance::default());
        Ok(Self {
            found: found.into_iter().map(|Match { receipt, found }| (receipt.0, found)).collect(),
            accounts,
            items: by_item,
            customers: customers.into_iter().map(|it| (it.id, (it.code, it.name))).collect(),
        })
    }

    /// Of no receipts: nothing needs to be looked up.
    pub(super) fn none() -> Self {
        Self {
            accounts: OpenAccounts::new(&[], Vec::new()),
            found: HashMap::new(),
            items: HashMap::new(),
            customers: HashMap::new(),
        }
    }

    /// What a receipt probably pays.
    pub(super) fn proposal(&self, line: i64) -> Option<&Proposal> {
        self.found.get(&line)?.as_ref().ok()
    }

    /// What to remember when a receipt is a customer's.
    pub(super) fn learn(&self, line: &BankLine, customer: CustomerId) -> Learnt {
        self.accounts.learn(&super::receipt(line), customer)
    }

    /// The proposal as the window shows it, or why there is none.
    pub(super) fn told(&self, line: &BankLine, words: Words) -> (Option<ReceiptProposal>, String) {
        match self.found.get(&line.id) {
            Some(Ok(it)) => (Some(self.tell(it, words)), String::new()),
            Some(Err(nothing)) => (None, words.no_proposal(*nothing)),
            None => (None, String::new()),
        }
    }

    fn tell(&self, proposal: &Proposal, words: Words) -> ReceiptProposal {
        let allocations: Vec<_> = proposal
            .allocations
            .iter()
            .filter_map(|(item, amount)| Some((self.items.get(item)?, *amount)))
            .collect();
        let owner = proposal.customer.or_else(|| allocations.first().map(|it| it.0.customer));
        let (customer, name) =
            owner.and_then(|it| self.customers.get(&it)).cloned().unwrap_or_default();
        ReceiptProposal {
            customer,
            name,
            allocations: allocations
                .into_iter()
                .map(|(it, amount)| ReceiptAllocation {
                    item: it.item.0,
                    number: it.number.clone(),
                    due: it.due,
                    open: it.open.into(),
                    amount: amount.into(),
                })
                .collect(),
            remainder: Some(proposal.remainder).filter(|it| it.minor != 0).map(Into::into),
            fee: proposal.fee.map(Into::into),
            confidence: proposal.confidence.into(),
            reason: words.match_reason(proposal),
        }
    }
}

/// Everything open today that money can pay, or that can be set against it.
pub(super) fn claimables(ledger: &mut Ledger, moment: &Moment) -> Result<Vec<Claimable>, Cause> {
    let today = moment.today;
    let texts: HashMap<_, _> = ledger
        .store
        .open_texts()?
        .into_iter()
        .map(|(item, number, reference)| (item, (number, reference)))
        .collect();
    let open: Vec<_> = ledger.portfolio(today)?.open_items(today).collect();
    let claimable = |it: receivables::OpenItem| {
        let (number, reference) = texts.get(&it.id).cloned().unwrap_or_default();
        Claimable {
            item: it.id,
            customer: it.customer,
            kind: it.kind,
            number,
            reference,
            issued: it.issued,
            due: it.due,
            open: it.open,
        }
    };
    Ok(open.into_iter().map(claimable).collect())
}

/// What a receipt was matched with.
pub(super) fn matched(
    ledger: &mut Ledger,
    line: &BankLine,
) -> Result<Option<ReceiptProposal>, Cause> {
    if line.set_aside {
        return Ok(None);
    }
    let mut parts = ledger.store.matches_of(line.id)?;
    parts.reverse();
    let Some(first) = parts.first() else { return Ok(None) };
    let customer = ledger.store.customer_of_item(first.item)?;
    let settled: i64 = parts.iter().map(|it| it.amount.minor).sum();
    let fee = line.fee_minor;
    let money = |minor| Money { minor, ..line.amount };
    let left = line.amount.minor + fee - settled;
    let allocation = |it: store::SettlementRecord| ReceiptAllocation {
        item: it.item.0,
        number: it.number,
        due: it.due,
        open: it.amount.into(),
        amount: it.amount.into(),
    };
    Ok(Some(ReceiptProposal {
        customer: customer.code,
        name: customer.name,
        allocations: parts.into_iter().map(allocation).collect(),
        remainder: (left != 0).then(|| money(left).into()),
        fee: (fee != 0).then(|| money(fee).into()),
        confidence: super::MatchConfidence::Certain,
        reason: String::new(),
    }))
}
