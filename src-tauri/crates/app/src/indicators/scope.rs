//! Scope: the documents that the indicators are read from, and those that are left out and told of.
//!
//! Days of sales are those of trade receivables in one currency. Doubtful debts (416) and invoices
//! still to be issued (418) are none, and no rate of exchange is known.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashSet},
};

use receivables::{Currency, ItemId, Money, portfolio::Portfolio};
use serde::Serialize;
use ts_rs::TS;

use crate::{
    amount::Day,
    failure::Cause,
    ledger::Ledger,
    wording::{Words, indicator::Exception},
};

/// Documents that no indicator counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Uncounted {
    /// Why.
    pub reason: UncountedReason,
    /// ISO 4217 code of the amount.
    pub currency: String,
    /// What is open of them on the key date, minor units.
    #[ts(type = "number")]
    pub open: i64,
    /// The same as a sentence.
    pub sentence: String,
}

/// Why documents are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum UncountedReason {
    /// They stand on accounts 416 or 418.
    Accounts,
    /// They are in another currency.
    Currency,
}

/// What counts.
pub(super) struct Scope<'a> {
    /// The documents.
    pub(super) portfolio: Cow<'a, Portfolio>,
    /// The currency of the figures; what is in others is left out.
    pub(super) currency: Currency,
    whole: &'a Portfolio,
    beside: HashSet<ItemId>,
}

impl<'a> Scope<'a> {
    /// Of a ledger.
    pub(super) fn of(ledger: &'a mut Ledger) -> Result<Self, Cause> {
        let beside = ledger.store.items_beside_receivables()?;
        let currency = ledger.figures_currency()?;
        let whole = ledger.whole()?;
        let portfolio = match beside.is_empty() {
            true => Cow::Borrowed(whole),
            false => Cow::Owned(whole.without(&beside)),
        };
        Ok(Self { portfolio, currency, whole, beside })
    }

    /// What is left out at the end of each of some days, by reason and currency.
    pub(super) fn uncounted(&self, days: impl Iterator<Item = Day>) -> Vec<Vec<Amount>> {
        let nothing = self.beside.is_empty() && self.whole.issued().len() < 2;
        days.map(|day| if nothing { Vec::new() } else { self.uncounted_on(day) }).collect()
    }

    fn uncounted_on(&self, day: Day) -> Vec<Amount> {
        let mut sums: BTreeMap<(UncountedReason, Currency), i64> = BTreeMap::new();
        for it in self.whole.open_items(day) {
            let reason = match self.beside.contains(&it.id) {
                true => UncountedReason::Accounts,
                false if it.open.currency != self.currency => UncountedReason::Currency,
                false => continue,
            };
            *sums.entry((reason, it.open.currency)).or_default() += it.open.minor;
        }
        let sums = sums.into_iter();
        sums.map(|((reason, currency), minor)| (reason, Money { minor, currency })).collect()
    }
}

/// What is open of what is left out.
pub(super) type Amount = (UncountedReason, Money);

/// The exception that it makes.
pub(super) fn exception((reason, open): Amount) -> Exception {
    match reason {
        UncountedReason::Accounts => Exception::AccountsLeftOut(open),
        UncountedReason::Currency => Exception::CurrencyLeftOut(open),
    }
}

impl Uncounted {
    /// As it is told.
    pub(super) fn told((reason, open): Amount, words: Words) -> Self {
        let sentence = words.exception(exception((reason, open)));
        Self { reason, currency: open.currency.code().to_owned(), open: open.minor, sentence }
    }
}
