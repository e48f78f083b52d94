//! The open ledger with what is kept of it in memory.
//!
//! Daily questions cost what is open: the settled past is read from the file only when a past
//! day is asked for, and then kept until something changes.

use std::{collections::HashMap, path::Path};

use chrono::{NaiveDate, NaiveDateTime};
use receivables::{
    CustomerId, ItemId,
    calendar::{BusinessCalendar, Region},
    dunning::DunningPolicy,
    portfolio::Portfolio,
    rates::RateTable,
};
use store::{Change, CustomerRecord, Store};

use crate::{failure::Cause, wording::Words};

/// An open ledger.
#[derive(Debug)]
pub(crate) struct Ledger {
    pub(crate) store: Store,
    pub(crate) policy: DunningPolicy,
    pub(crate) calendar: BusinessCalendar,
    pub(crate) rates: RateTable,
    pub(crate) sample_day: Option<NaiveDate>,
    book: Option<Book>,
    whole: Option<Portfolio>,
}

/// What is open now, and what people call it.
#[derive(Debug)]
pub(crate) struct Book {
    open: Portfolio,
    last_settlement: Option<NaiveDate>,
    pub(crate) customers: Customers,
    numbers: HashMap<ItemId, String>,
}

/// Every customer, in the order of their ids: whoever goes through them in that order reads memory
/// from front to back.
#[derive(Debug)]
pub(crate) struct Customers(Vec<CustomerRecord>);

impl Customers {
    /// All of them.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &CustomerRecord> {
        self.0.iter()
    }

    /// The customer with an id. Ids are counted from 1, so that it mostly stands at its number.
    pub(crate) fn get(&self, id: &CustomerId) -> Option<&CustomerRecord> {
        let number = usize::try_from(id.0 - 1).ok();
        let there = number.and_then(|it| self.0.get(it)).filter(|it| it.id == *id);
        there.or_else(|| {
            let place = self.0.binary_search_by_key(id, |it| it.id).ok()?;
            self.0.get(place)
        })
    }
}

/// When a use case runs, and in which language it speaks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    /// Now, for the journal.
    pub(crate) now: NaiveDateTime,
    /// The day that counts as today.
    pub(crate) today: NaiveDate,
    /// The day asked for.
    pub(crate) key_date: NaiveDate,
    /// The words.
    pub(crate) words: Words,
}

impl Moment {
    /// Whether acts can be recorded: only today's can.
    pub(crate) fn read_only(&self) -> bool {
        self.key_date != self.today
    }

    /// Refuses to record on another day than today.
    pub(crate) fn must_be_today(&self) -> Result<(), Cause> {
        if self.read_only() { Err(Cause::ReadOnly(self.key_date)) } else { Ok(()) }
    }
}

impl Ledger {
    pub(crate) fn open(path: &Path) -> Result<Self, Cause> {
        let store = Store::open(path)?;
        let policy = store.policy()?;
        let sample_day = store.company()?.sample_day;
        Ok(Self {
            store,
            policy,
            calendar: BusinessCalendar::new(Region::Metropole),
            rates: RateTable::shipped(),
            sample_day,
            book: None,
            whole: None,
        })
    }

    /// Makes a change, and forgets what it may have made stale.
    pub(crate) fn change<T>(
        &mut self,
        kind: &str,
        now: NaiveDateTime,
        work: impl FnOnce(&mut Change<'_>) -> Result<(T, Option<String>), Cause>,
    ) -> Result<T, Cause> {
        (self.book, self.whole) = (None, None);
        self.store.change(kind, now, work)
    }

    /// What is open now.
    pub(crate) fn book(&mut self) -> Result<&Book, Cause> {
        if self.book.is_none() {
            let customers = self.store.customers()?;
            self.book = Some(Book {
                open: self.store.open_portfolio()?,
                last_settlement: self.store.last_settlement()?,
                customers: Customers(customers),
                numbers: self.store.open_numbers()?.into_iter().collect(),
            });
        }
        self.book.as_ref().ok_or_else(|| Cause::Internal("no book".into()))
    }

    /// Everything ever issued.
    pub(crate) fn whole(&mut self) -> Result<&Portfolio, Cause> {
        if self.whole.is_none() {
            self.whole = Some(self.store.portfolio()?);
        }
        self.whole.as_ref().ok_or_else(|| Cause::Internal("no portfolio".into()))
    }

    /// Whether what is open now answers for the key date: nothing was settled after it.
    pub(crate) fn is_current(&mut self, key_date: NaiveDate) -> Result<bool, Cause> {
        Ok(self.book()?.last_settlement.is_none_or(|it| it <= key_date))
    }

    /// The portfolio that answers for the key date: the open part of it where that suffices.
    pub(crate) fn portfolio(&mut self, key_date: NaiveDate) -> Result<&Portfolio, Cause> {
        if self.is_current(key_date)? { Ok(&self.book()?.open) } else { self.whole() }
    }

    /// A customer by its code.
    pub(crate) fn customer(&self, code: &str) -> Result<CustomerRecord, Cause> {
        self.store.customer(code)?.ok_or_else(|| Cause::UnknownCustomer(code.to_owned()))
    }

    /// Numbers of all items that `key_date` can show.
    pub(crate) fn numbers(
        &mut self,
        key_date: NaiveDate,
    ) -> Result<HashMap<ItemId, String>, Cause> {
        if self.is_current(key_date)? {
            Ok(self.book()?.numbers.clone())
        } else {
            Ok(self.store.all_numbers()?.into_iter().collect())
        }
    }
}
