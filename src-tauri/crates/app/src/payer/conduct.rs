//! What the ledger tells of each payer, gathered in one pass over everything ever issued.

use std::collections::HashSet;

use chrono::Months;
use receivables::{
    Currency, CustomerId, ItemId, ItemKind,
    behaviour::{PaidInvoice, PayerProfile, ProfileSums, Rating, ScoreInputs, SlipSums, rate},
    portfolio::{Item, Portfolio, Settlement, open_item},
    promise::WordsGiven,
    set_off::SetOffs,
};
use rust_decimal::Decimal;

use crate::{amount::Day, failure::Cause, hold, ledger::Ledger, plan::any_currency};

/// What one customer did in twelve months, and what is open of it. Amounts are minor units.
#[derive(Debug, Clone, Default)]
pub(super) struct Conduct {
    pub sums: ProfileSums,
    pub slip: SlipSums,
    /// Days on which money came, as far as they are known.
    pub paid_on: Vec<Day>,
    /// Everything open, credits taken off.
    pub open: i64,
    /// Overdue invoices.
    pub overdue: i64,
    /// Open invoices: what the overdue share is of.
    claims: i64,
    has_open: bool,
    has_paid: bool,
}

/// What is asked for, and what changes the reading of it.
pub(super) struct Scope {
    pub currency: Currency,
    pub insolvent: HashSet<CustomerId>,
    key_date: Day,
    year_ago: Day,
    /// Items contested as a whole or in part: their lateness is no habit.
    disputed: HashSet<ItemId>,
    unknown_day: HashSet<(ItemId, Day)>,
    /// What credit notes settled is no habit either.
    set_offs: SetOffs,
}

impl Scope {
    pub fn gather(ledger: &Ledger, key_date: Day) -> Result<Self, Cause> {
        let store = &ledger.store;
        Ok(Self {
            currency: any_currency(ledger)?,
            set_offs: SetOffs::default(),
            insolvent: hold::insolvent(ledger, key_date)?,
            key_date,
            year_ago: key_date.checked_sub_months(Months::new(12)).unwrap_or(key_date),
            disputed: store.disputes(key_date)?.into_iter().map(|it| it.dispute.item).collect(),
            unknown_day: store.settlements_of_unknown_day(key_date)?,
        })
    }

    /// The same, knowing what credit notes settled among these documents.
    pub fn knowing(self, portfolio: &Portfolio) -> Self {
        Self { set_offs: SetOffs::of(portfolio, self.currency), ..self }
    }
}

/// The conduct of every customer, each at its [`place`].
pub(super) fn all(portfolio: &Portfolio, scope: &Scope) -> Vec<Conduct> {
    let last = portfolio.items().iter().map(|it| place(it.customer)).max();
    let mut conducts = vec![Conduct::default(); last.map_or(0, |it| it + 1)];
    for (item, settlements) in portfolio.histories() {
        conducts[place(item.customer)].add(item, settlements, scope);
    }
    conducts
}

/// Where a customer stands: ids are counted from 1.
pub(super) fn place(customer: CustomerId) -> usize {
    usize::try_from(customer.0).unwrap_or(0)
}

impl Conduct {
    /// Counts an item with its settlements.
    pub fn add(&mut self, item: &Item, settlements: &[Settlement], scope: &Scope) {
        if item.original.currency != scope.currency {
            return;
        }
        if item.kind == ItemKind::Invoice
            && let Some(due) = item.due
        {
            let paid = |it: &&Settlement| !scope.set_offs.settled(item.customer, it.on, it.minor);
            settlements.iter().filter(paid).for_each(|it| self.add_paid(it, due, scope));
        }
        let Some(open) = open_item(item, settlements, scope.key_date) else { return };
        self.has_open = true;
        self.open += open.open.minor;
        if open.is_credit() {
            return;
        }
        self.claims += open.open.minor;
        if let (true, Some(due)) = (open.is_overdue(scope.key_date), open.due) {
            self.overdue += open.open.minor;
            if !scope.disputed.contains(&item.id) {
                self.slip.add_open(open.open.minor, due, scope.key_date);
            }
        }
    }

    fn add_paid(&mut self, settlement: &Settlement, due: Day, scope: &Scope) {
        let on = settlement.on;
        if settlement.minor <= 0 || on > scope.key_date || on <= scope.year_ago {
            return;
        }
        let paid = PaidInvoice { amount_minor: settlement.minor, due, paid_on: on };
        self.has_paid = true;
        self.sums.add(paid, scope.key_date);
        self.slip.add_paid(paid, scope.key_date);
        if self.paid_on.last() != Some(&on) && !scope.unknown_day.contains(&(settlement.item, on)) {
            self.paid_on.push(on);
        }
    }

    /// Whether something is open, or was paid in twelve months.
    pub fn is_of_interest(&self) -> bool {
        self.has_open || self.has_paid
    }

    /// The overdue part of the open invoices, 0 to 1.
    pub fn overdue_share(&self) -> Decimal {
        let share = Decimal::from(self.overdue).checked_div(self.claims.into());
        share.unwrap_or_default()
    }

    /// The rating; the ledger knows no credit limit.
    pub fn rating(
        &self,
        profile: Option<PayerProfile>,
        words: WordsGiven,
        is_insolvent: bool,
    ) -> Rating {
        let inputs = profile.map(|it| ScoreInputs {
            clipped_days_late: it.clipped_days_late,
            overdue_share: self.overdue_share(),
            trend: it.trend,
            broken_promise_ratio: words.broken_ratio().unwrap_or_default(),
            limit_use: None,
        });
        rate(inputs, is_insolvent)
    }
}
