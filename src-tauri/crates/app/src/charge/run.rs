//! What runs: the penalties on a customer's items to a day, and what is left of them once what was
//! waived and what was collected is taken off.

use std::collections::HashMap;

use receivables::{
    Currency, ItemId, ItemKind, Money,
    interest::{BalanceChange, Debtor, Interest, InterestError},
    letter::Audience,
};
use store::{ChargePart, ChargeRecord, ChargeState, CustomerRecord, ItemDetails, SettlementRecord};

use crate::{
    amount::Day,
    case, company,
    failure::Cause,
    ledger::{Ledger, Moment},
};

/// Everything a customer's penalties follow from.
pub(crate) struct Penalties {
    pub debtor: Debtor,
    pub items: Vec<ItemDetails>,
    pub settlements: Vec<SettlementRecord>,
    notices: HashMap<ItemId, Day>,
    charges: HashMap<ItemId, Vec<ChargeRecord>>,
    key_date: Day,
}

/// A penalty, and what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Part {
    /// What has run.
    pub run: Money,
    /// What was given up of it.
    pub waived: Money,
    /// What was paid of it.
    pub collected: Money,
    /// What is left; never negative.
    pub due: Money,
}

impl Penalties {
    /// Gathers it.
    pub(crate) fn of(
        ledger: &Ledger,
        moment: &Moment,
        customer: &CustomerRecord,
    ) -> Result<Self, Cause> {
        let (store, key_date) = (&ledger.store, moment.key_date);
        let terms = company::load(ledger)?.penalty_terms.read()?;
        let mut debtor = Debtor::new(Audience::from(case::kind(customer)), &terms);
        debtor.insolvent_since = store.insolvent_since(customer.id, key_date)?;
        let mut charges: HashMap<ItemId, Vec<ChargeRecord>> = HashMap::new();
        for it in store.charges_of(customer.id, key_date)? {
            charges.entry(it.item).or_default().push(it);
        }
        Ok(Self {
            debtor,
            items: store.items_of(customer.id)?,
            settlements: store.settlements_of(customer.id)?,
            notices: store.notices_received(customer.id, key_date)?,
            charges,
            key_date,
        })
    }

    /// An item by its id.
    pub(crate) fn item(&self, id: ItemId) -> Option<&ItemDetails> {
        self.items.iter().find(|it| it.item.id == id)
    }

    /// What was noted of an item's penalties, oldest first.
    pub(crate) fn charges(&self, item: ItemId) -> &[ChargeRecord] {
        self.charges.get(&item).map(Vec::as_slice).unwrap_or_default()
    }

    /// The movements of an item, never none: what was issued on its due date, then what came in.
    pub(crate) fn changes(&self, details: &ItemDetails) -> Vec<BalanceChange> {
        let item = details.item;
        let due = item.due.unwrap_or(self.key_date);
        let own = self.settlements.iter();
        let own = own.filter(|it| it.item == item.id && it.on <= self.key_date);
        let mut changes = vec![BalanceChange { on: due, amount: item.original }];
        changes.extend(own.map(|it| BalanceChange {
            on: it.on.max(due),
            amount: Money { minor: -it.amount.minor, ..it.amount },
        }));
        changes.sort_by_key(|it| it.on);
        changes
    }

    /// What such movements of an item bear to the key date; an item without a due date bears nothing.
    pub(crate) fn interest(
        &self,
        ledger: &Ledger,
        details: &ItemDetails,
        changes: &[BalanceChange],
    ) -> Option<Result<Interest, InterestError>> {
        let days = (details.item.issued, details.item.due?);
        let notice = self.notices.get(&details.item.id).copied();
        Some(self.debtor.penalties(&ledger.rates, days, notice, changes, self.key_date))
    }

    /// What is left of both penalties on an item: interest, and the fixed sum. The 40 € are euros:
    /// an item in another currency cannot add them to its own amount.
    pub(crate) fn parts(&self, item: ItemId, currency: Currency, run: &Interest) -> (Part, Part) {
        let fixed = run.fixed_sum;
        let fixed = if fixed.currency == currency { fixed } else { Money::zero(currency) };
        (
            self.part(item, ChargePart::Interest, run.amount),
            self.part(item, ChargePart::FixedSum, fixed),
        )
    }

    /// Items that are paid and whose penalties the user wants claimed.
    pub(crate) fn asked(&self) -> Vec<ItemId> {
        let asked = |id: &ItemId| {
            let own = self.charges(*id).iter();
            own.clone().any(|it| it.state == ChargeState::Claimed && it.letter.is_none())
        };
        let invoices = self.items.iter().filter(|it| it.item.kind == ItemKind::Invoice);
        let ids = invoices.map(|it| it.item.id);
        ids.filter(|id| asked(id) && self.settled_on(*id).is_some()).collect()
    }

    /// The day the last of an item came in, where nothing of it is open any more.
    pub(crate) fn settled_on(&self, id: ItemId) -> Option<Day> {
        let details = self.item(id)?;
        let own = self.settlements.iter();
        let own = own.filter(|it| it.item == id && it.on <= self.key_date);
        let paid: i64 = own.clone().map(|it| it.amount.minor).sum();
        let last = own.map(|it| it.on).max()?;
        (details.item.original.minor > 0 && paid >= details.item.original.minor).then_some(last)
    }

    fn part(&self, item: ItemId, part: ChargePart, run: Money) -> Part {
        let own = || self.charges(item).iter().filter(|it| it.part == part);
        let collected = own().filter(|it| it.state == ChargeState::Collected);
        let collected: i64 = collected.filter_map(|it| it.amount).map(|it| it.minor).sum();
        let left = run.minor.saturating_sub(collected).max(0);
        let waived = own().any(|it| it.state == ChargeState::Waived);
        let of = |minor| Money { minor, ..run };
        Part {
            run,
            waived: of(if waived { left } else { 0 }),
            collected: of(collected),
            due: of(if waived { 0 } else { left }),
        }
    }
}
