//! Every customer, kept in memory while the ledger is open.

use std::ops::Range;

use receivables::CustomerId;
use smol_str::SmolStr;
use store::CustomerRecord;

/// Every customer, in the order of their ids: whoever goes through them in that order reads memory
/// from front to back.
#[derive(Debug)]
pub(crate) struct Customers {
    records: Vec<CustomerRecord>,
    /// In the same order.
    named: Vec<Named>,
}

/// What people call a customer. A hundred thousand rows take it from here, so it lies close together
/// and short texts in it, instead of spread over all that is known of customers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub id: CustomerId,
    pub code: SmolStr,
    pub name: SmolStr,
}

impl Customers {
    /// Takes them in the order of their ids.
    pub fn new(records: Vec<CustomerRecord>) -> Self {
        let named = records.iter().map(|it| Named {
            id: it.id,
            code: SmolStr::new(&it.code),
            name: SmolStr::new(&it.name),
        });
        let named = named.collect();
        Self { records, named }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &CustomerRecord> {
        self.records.iter()
    }

    /// The names of those with the ids of a range.
    pub fn named_within(&self, ids: &Range<i64>) -> &[Named] {
        let place = |id: i64| self.named.partition_point(|it| it.id.0 < id);
        &self.named[place(ids.start)..place(ids.end)]
    }

    /// The customer with an id.
    pub fn get(&self, id: &CustomerId) -> Option<&CustomerRecord> {
        self.records.get(self.place(id)?)
    }

    /// What the customer with an id is called.
    pub fn named(&self, id: &CustomerId) -> Option<&Named> {
        self.named.get(self.place(id)?)
    }

    /// Ids are counted from 1, so that a customer mostly stands at its number.
    fn place(&self, id: &CustomerId) -> Option<usize> {
        let number = usize::try_from(id.0 - 1).ok();
        let there = number.filter(|it| self.named.get(*it).is_some_and(|it| it.id == *id));
        there.or_else(|| self.named.binary_search_by_key(id, |it| it.id).ok())
    }
}
