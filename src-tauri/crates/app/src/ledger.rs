//! The open ledger with what is kept of it in memory.
//!
//! All of it is read once, and kept until something changes. Daily questions go through what is open
//! alone; the settled past answers for past days, and for how customers pay.

mod customers;

use std::{path::Path, sync::Arc};

use chrono::{Local, NaiveDate, NaiveDateTime, TimeZone as _};
use receivables::{
    Currency, CustomerId, ItemId, OpenItem,
    behaviour::{LookBack, payer_sums},
    calendar::{BusinessCalendar, Region},
    dunning::PolicyBook,
    portfolio::Portfolio,
    rates::RateTable,
    worklist::Ranked,
};
use rust_decimal::{RoundingStrategy, prelude::ToPrimitive as _};
use rustc_hash::FxHashMap;
use store::{Change, Contents, CustomerRecord, Store};

use crate::{failure::Cause, plan::any_currency, rate, wording::Words};

pub(crate) use customers::{Customers, Named};

/// An open ledger.
#[derive(Debug)]
pub(crate) struct Ledger {
    pub(crate) store: Store,
    pub(crate) policies: PolicyBook,
    pub(crate) calendar: BusinessCalendar,
    pub(crate) rates: RateTable,
    pub(crate) sample_day: Option<NaiveDate>,
    book: Option<Book>,
    habits: Option<(NaiveDate, Arc<Habits>)>,
    /// The day's actions as they were last computed: the count beside the list is of the same work.
    pub(crate) ranked: Option<(NaiveDate, Arc<Vec<Ranked>>)>,
    /// Customers something was done for since: theirs are computed again, the others stand.
    pub(crate) touched: Vec<CustomerId>,
}

/// Usual days late of the customers who have paid enough to tell.
pub(crate) type Habits = FxHashMap<CustomerId, i32>;

/// What documents are called.
pub(crate) type Numbers = FxHashMap<ItemId, String>;

/// Everything ever issued, what of it is open now, and what people call it.
#[derive(Debug)]
pub(crate) struct Book {
    whole: Portfolio,
    open: Portfolio,
    last_settlement: Option<NaiveDate>,
    pub(crate) customers: Customers,
    numbers: Arc<Numbers>,
}

impl Book {
    fn is_current(&self, key_date: NaiveDate) -> bool {
        self.last_settlement.is_none_or(|it| it <= key_date)
    }

    fn portfolio(&self, key_date: NaiveDate) -> &Portfolio {
        if self.is_current(key_date) { &self.open } else { &self.whole }
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

    /// The moment of the key date that counts as now.
    pub(crate) fn at(&self) -> NaiveDateTime {
        self.key_date.and_time(self.now.time())
    }

    /// The same instant in universal time, as an e-mail bears it.
    pub(crate) fn utc(&self) -> NaiveDateTime {
        let local = Local.from_local_datetime(&self.at()).earliest();
        local.map_or_else(|| self.at(), |it| it.naive_utc())
    }

    /// Refuses to record on another day than today.
    pub(crate) fn must_be_today(&self) -> Result<(), Cause> {
        if self.read_only() { Err(Cause::ReadOnly(self.key_date)) } else { Ok(()) }
    }
}

impl Ledger {
    pub(crate) fn open(path: &Path) -> Result<Self, Cause> {
        let store = Store::open(path)?;
        let policies = store.policies()?;
        let sample_day = store.company()?.sample_day;
        let rates = rate::table(&store)?;
        Ok(Self {
            store,
            policies,
            calendar: BusinessCalendar::new(Region::Metropole),
            rates,
            sample_day,
            book: None,
            habits: None,
            ranked: None,
            touched: Vec::new(),
        })
    }

    /// Makes a change, and forgets what it may have made stale.
    pub(crate) fn change<T>(
        &mut self,
        kind: &str,
        now: NaiveDateTime,
        work: impl FnOnce(&mut Change<'_>) -> Result<(T, Option<String>), Cause>,
    ) -> Result<T, Cause> {
        (self.book, self.habits, self.ranked) = (None, None, None);
        let done = self.store.change(kind, now, work);
        self.policies = self.store.policies()?;
        self.rates = rate::table(&self.store)?;
        done
    }

    /// Makes a change that touches no document, no settlement and no customer: what is kept of
    /// them stays, so that the next customer is there at once.
    pub(crate) fn act<T>(
        &mut self,
        kind: &str,
        now: NaiveDateTime,
        work: impl FnOnce(&mut Change<'_>) -> Result<(T, Option<String>), Cause>,
    ) -> Result<T, Cause> {
        self.ranked = None;
        self.store.change(kind, now, work)
    }

    /// The same where it concerns one customer alone.
    pub(crate) fn act_on<T>(
        &mut self,
        customer: CustomerId,
        kind: &str,
        now: NaiveDateTime,
        work: impl FnOnce(&mut Change<'_>) -> Result<(T, Option<String>), Cause>,
    ) -> Result<T, Cause> {
        self.touched.push(customer);
        self.store.change(kind, now, work)
    }

    /// How late each customer usually pays, as of the key date: weighted by amount, over the last
    /// six months, in whole days.
    pub(crate) fn habits(&mut self, key_date: NaiveDate) -> Result<Arc<Habits>, Cause> {
        if let Some((_, habits)) = self.habits.as_ref().filter(|(day, _)| *day == key_date) {
            return Ok(Arc::clone(habits));
        }
        let currency = self.figures_currency()?;
        let sums = payer_sums(self.whole()?, currency, &LookBack::from(key_date));
        let days = sums.into_iter().filter_map(|(customer, sums)| {
            let late = sums.profile()?.weighted_days_late;
            let strategy = RoundingStrategy::MidpointAwayFromZero;
            Some((customer, late.round_dp_with_strategy(0, strategy).to_i32()?))
        });
        let habits = Arc::new(days.collect::<Habits>());
        self.habits = Some((key_date, Arc::clone(&habits)));
        Ok(habits)
    }

    /// What is kept of the ledger.
    pub(crate) fn book(&mut self) -> Result<&Book, Cause> {
        if self.book.is_none() {
            let Contents { portfolio, numbers, customers } = self.store.contents()?;
            self.book = Some(Book {
                open: portfolio.unsettled(),
                last_settlement: portfolio.last_settlement(),
                whole: portfolio,
                customers: Customers::new(customers),
                numbers: Arc::new(numbers.into_iter().collect()),
            });
        }
        self.book.as_ref().ok_or_else(|| Cause::Internal("no book".into()))
    }

    /// Everything ever issued.
    pub(crate) fn whole(&mut self) -> Result<&Portfolio, Cause> {
        Ok(&self.book()?.whole)
    }

    /// The currency of figures that are in one alone: the company's own; where nothing was ever
    /// issued in it, the one in which most was.
    pub(crate) fn figures_currency(&mut self) -> Result<Currency, Cause> {
        let own = any_currency(self)?;
        let issued = self.whole()?.issued();
        let most = issued.iter().max_by_key(|(_, it)| it.minor).map(|(currency, _)| *currency);
        Ok(if issued.contains_key(&own) { own } else { most.unwrap_or(own) })
    }

    /// Everything ever issued with every customer, to be read by several threads at once.
    pub(crate) fn whole_and_customers(&mut self) -> Result<(&Portfolio, &Customers), Cause> {
        let book = self.book()?;
        Ok((&book.whole, &book.customers))
    }

    /// Whether what is open now answers for the key date: nothing was settled after it.
    pub(crate) fn is_current(&mut self, key_date: NaiveDate) -> Result<bool, Cause> {
        Ok(self.book()?.is_current(key_date))
    }

    /// The portfolio that answers for the key date: the open part of it where that suffices.
    pub(crate) fn portfolio(&mut self, key_date: NaiveDate) -> Result<&Portfolio, Cause> {
        Ok(self.book()?.portfolio(key_date))
    }

    /// The same with every customer.
    pub(crate) fn portfolio_and_customers(
        &mut self,
        key_date: NaiveDate,
    ) -> Result<(&Portfolio, &Customers), Cause> {
        let book = self.book()?;
        Ok((book.portfolio(key_date), &book.customers))
    }

    /// Every customer of the book, once it is read.
    pub(crate) fn known_customers(&self) -> impl Iterator<Item = &CustomerRecord> {
        self.book.iter().flat_map(|it| it.customers.iter())
    }

    /// A customer of the book, once it is read.
    pub(crate) fn known_customer(&self, id: CustomerId) -> Option<&CustomerRecord> {
        self.book.as_ref()?.customers.get(&id)
    }

    /// A customer by its code.
    pub(crate) fn customer(&self, code: &str) -> Result<CustomerRecord, Cause> {
        self.store.customer(code)?.ok_or_else(|| Cause::UnknownCustomer(code.to_owned()))
    }

    /// A customer by its id.
    pub(crate) fn customer_by_id(&self, id: CustomerId) -> Result<CustomerRecord, Cause> {
        Ok(self.store.customer_by_id(id)?)
    }

    /// The codes of the customers that have a document of a number: open ones first of all.
    pub(crate) fn owners(
        &mut self,
        number: &str,
        key_date: NaiveDate,
    ) -> Result<Vec<String>, Cause> {
        let numbers = Arc::clone(&self.book()?.numbers);
        let named = |it: &OpenItem| numbers.get(&it.id).is_some_and(|it| it == number);
        let open = self.portfolio(key_date)?.open_items(key_date).filter(named);
        let mut owners: Vec<_> = open.map(|it| it.customer).collect();
        owners.sort_unstable();
        owners.dedup();
        let codes = owners.iter().filter_map(|it| self.known_customer(*it));
        let codes: Vec<_> = codes.map(|it| it.code.clone()).collect();
        if codes.is_empty() { Ok(self.store.owners(number)?) } else { Ok(codes) }
    }

    /// Numbers of all items that `key_date` can show.
    pub(crate) fn numbers(&mut self, key_date: NaiveDate) -> Result<Arc<Numbers>, Cause> {
        if self.is_current(key_date)? {
            Ok(Arc::clone(&self.book()?.numbers))
        } else {
            Ok(Arc::new(self.store.all_numbers()?.into_iter().collect()))
        }
    }
}
