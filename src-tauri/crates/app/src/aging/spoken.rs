//! What customers contest, promised and agreed to pay in parts, as the aged balance knows it.

use receivables::{
    aging::{SetAsideItems, SpokenFor},
    calendar::BusinessCalendar,
    dunning::DisputedItem,
    plan::InstalmentPlan,
    portfolio::Portfolio,
    promise::PromiseToPay,
};

use crate::{amount::Day, failure::Cause, ledger::Ledger, plan};

/// Everything that keeps an item from being claimed on a day.
pub(super) struct Spoken {
    key_date: Day,
    calendar: BusinessCalendar,
    disputes: Vec<DisputedItem>,
    promises: Vec<PromiseToPay>,
    plans: Vec<InstalmentPlan>,
}

impl Spoken {
    pub fn gather(ledger: &Ledger, key_date: Day) -> Result<Self, Cause> {
        let store = &ledger.store;
        let plans = plan::standing(ledger, key_date)?;
        Ok(Self {
            key_date,
            calendar: ledger.calendar,
            disputes: store.disputes(key_date)?.into_iter().map(|it| it.dispute).collect(),
            promises: store.promises(key_date)?.into_iter().map(|it| it.promise).collect(),
            plans: plans.into_iter().map(|it| it.plan).collect(),
        })
    }

    /// What of the open items is set aside.
    pub fn of(&self, portfolio: &Portfolio) -> SetAsideItems {
        let Self { key_date, calendar, disputes, promises, plans } = self;
        let open = |id| portfolio.open_item(id, *key_date);
        SpokenFor { disputes, promises, plans }.of(open, calendar, *key_date)
    }
}
