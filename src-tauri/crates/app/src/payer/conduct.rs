//! What the ledger tells of each payer, gathered in one pass over everything ever issued.

use std::{collections::HashSet, ops::Range};

use receivables::{
    Currency, CustomerId, ItemId,
    behaviour::{
        LookBack, PayerProfile, PayerSums, PaymentDays, Rating, ScoreInputs, paid_invoices, rate,
    },
    portfolio::{Item, Portfolio, Settlement, open_item},
    promise::WordsGiven,
    set_off::SetOffs,
};
use rust_decimal::Decimal;

use crate::{amount::Day, failure::Cause, hold, ledger::Ledger};

/// What one customer did in twelve months, and what is open of it. Amounts are minor units.
#[derive(Debug, Clone, Default)]
pub(super) struct Conduct {
    pub sums: PayerSums,
    /// Days on which money came, as far as they are known.
    pub paid_on: PaymentDays,
    /// Everything open, credits taken off.
    pub open: i64,
    /// Overdue invoices.
    pub overdue: i64,
    /// Open invoices: what the overdue share is of.
    claims: i64,
    has_open: bool,
}

/// What is asked for, and what changes the reading of it.
pub(super) struct Scope {
    pub currency: Currency,
    pub insolvent: HashSet<CustomerId>,
    key_date: Day,
    pub look_back: LookBack,
    /// Items contested as a whole or in part: their lateness is no habit.
    disputed: HashSet<ItemId>,
    unknown_day: HashSet<(ItemId, Day)>,
    /// What credit notes settled is no habit either.
    set_offs: SetOffs,
}

impl Scope {
    pub fn gather(ledger: &mut Ledger, key_date: Day) -> Result<Self, Cause> {
        let currency = ledger.figures_currency()?;
        let store = &ledger.store;
        Ok(Self {
            currency,
            set_offs: SetOffs::default(),
            insolvent: hold::insolvent(ledger, key_date)?,
            key_date,
            look_back: LookBack::from(key_date),
            disputed: store.disputes(key_date)?.into_iter().map(|it| it.dispute.item).collect(),
            unknown_day: store.settlements_of_unknown_day(key_date)?,
        })
    }

    /// The same, knowing what credit notes settled among these documents.
    pub fn knowing(self, portfolio: &Portfolio) -> Self {
        Self { set_offs: portfolio.set_offs().clone(), ..self }
    }
}

/// The conduct of each customer of a part, in the order of the ids.
pub(super) fn of_part(portfolio: &Portfolio, scope: &Scope, part: &Range<i64>) -> Vec<Conduct> {
    let count = usize::try_from(part.end - part.start).unwrap_or(0);
    let mut conducts = vec![Conduct::default(); count];
    let since = scope.look_back.twelve_months;
    for (item, settlements) in portfolio.histories_of_customers_since(part, since) {
        conducts[(item.customer.0 - part.start) as usize].add(item, settlements, scope);
    }
    conducts
}

impl Conduct {
    /// Counts an item with its settlements.
    pub fn add(&mut self, item: &Item, settlements: &[Settlement], scope: &Scope) {
        if item.original.currency != scope.currency {
            return;
        }
        for paid in paid_invoices(item, settlements, &scope.set_offs) {
            let is_counted = self.sums.add_paid(paid, &scope.look_back);
            if is_counted && !scope.unknown_day.contains(&(item.id, paid.paid_on)) {
                self.paid_on.add(paid.paid_on, &scope.look_back);
            }
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
                self.sums.add_open(open.open.minor, due, &scope.look_back);
            }
        }
    }

    /// Whether something is open, or was paid in twelve months.
    pub fn is_of_interest(&self) -> bool {
        self.has_open || self.sums.has_paid()
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
