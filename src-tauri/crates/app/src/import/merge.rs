//! Merging: what a file states of each document, against what the ledger knows of it.
//!
//! A document is the customer's number, kind and due date; where only the due date moved, it
//! is still the same document. Statements of the accounting are compared with what the accounting
//! said before: money that the bank brought and the accounting has not booked yet stays.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use receivables::{CustomerId, ItemId, Money};
use store::{Change, CustomerDetails, DueSource, ImportRow, NewDispute, StoredItem};

use super::{
    ChangeKind, ItemChange, Suspicion,
    changes::Outcome,
    stated::{Settled, Stated, parts_of, to_settle},
};
use crate::{failure::Cause, wording::Words};

/// Later than any settlement.
const FOREVER: NaiveDate = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap();

/// Whether a statement was taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// It was.
    In(ItemId),
    /// Its document stood in the file before.
    Duplicate,
}

/// A file on its way into the ledger, statement by statement.
pub(super) struct Merge<'c, 't> {
    pub(super) change: &'c mut Change<'t>,
    pub(super) batch: i64,
    customers: HashMap<String, (CustomerId, String)>,
    /// The ledger had no document: nothing needs to be looked up.
    pub(super) fresh: bool,
    /// The day whose end the file shows, where it shows one.
    pub(super) snapshot: Option<NaiveDate>,
    /// Whether documents that the file does not list will be settled.
    pub(super) tracks_absent: bool,
    today: NaiveDate,
    words: Words,
    pub(super) seen: HashSet<ItemId>,
    /// Customers the file speaks of.
    met: HashSet<CustomerId>,
    /// Those counted as new or changed.
    counted: HashSet<CustomerId>,
    pub(super) outcome: Outcome,
}

impl<'c, 't> Merge<'c, 't> {
    pub(super) fn new(
        change: &'c mut Change<'t>,
        batch: i64,
        (snapshot, today): (Option<NaiveDate>, NaiveDate),
        words: Words,
    ) -> Result<Self, Cause> {
        let known = change.customer_codes()?;
        Ok(Self {
            customers: known.into_iter().map(|(code, name, id)| (code, (id, name))).collect(),
            fresh: !change.has_items()?,
            change,
            batch,
            snapshot,
            tracks_absent: snapshot.is_some(),
            today,
            words,
            seen: HashSet::new(),
            met: HashSet::new(),
            counted: HashSet::new(),
            outcome: Outcome::default(),
        })
    }

    /// Takes a statement in.
    pub(super) fn take(&mut self, stated: &Stated<'_>) -> Result<Taken, Cause> {
        let customer = self.customer(stated.customer_code, stated.customer_name)?;
        self.doubt(stated);
        let found = self.find(customer, stated)?;
        // A list of balances does not say what was issued: the ledger knows, where it knows the document.
        let stated = &match &found {
            Standing::Known(item) => stated.beside(item),
            _ => *stated,
        };
        let row = ImportRow {
            customer,
            number: stated.number,
            kind: stated.kind,
            issued: stated.issued,
            due: stated.due,
            due_source: stated.due_source,
            account: stated.account,
            original: stated.original,
            open_minor: stated.original.minor - stated.settled.minor,
            reference: stated.reference,
            is_sale: stated.is_sale,
        };
        let standing = match found {
            Standing::New => None,
            Standing::Known(item) => Some(item),
            Standing::SeenBefore => return Ok(Taken::Duplicate),
        };
        let item = match &standing {
            Some(item) => {
                self.update(item, stated, &row)?;
                item.id
            }
            None => match self.add(stated, &row)? {
                Some(item) => item,
                None => return Ok(Taken::Duplicate),
            },
        };
        self.dispute(item, stated, row.open_minor, standing.is_some())?;
        Ok(Taken::In(item))
    }

    /// The customer with a code, added where it is new.
    pub(super) fn customer(&mut self, code: &str, name: &str) -> Result<CustomerId, Cause> {
        if let Some((id, known)) = self.customers.get_mut(code) {
            // A code standing for an unknown name gives way to the name; otherwise the latest word holds.
            if !name.is_empty() && name != known {
                self.change.rename_customer(*id, name)?;
                name.clone_into(known);
                self.outcome.customers_changed += u32::from(self.counted.insert(*id));
            }
            let id = *id;
            self.outcome.customers += u32::from(self.met.insert(id));
            return Ok(id);
        }
        let name = if name.is_empty() { code } else { name };
        let id = self.change.add_customer(code, name)?;
        self.customers.insert(code.to_owned(), (id, name.to_owned()));
        self.outcome.customers += u32::from(self.met.insert(id));
        self.counted.insert(id);
        self.outcome.customers_new += 1;
        Ok(id)
    }

    /// Completes what is known of a customer.
    pub(super) fn complete(
        &mut self,
        customer: CustomerId,
        details: &CustomerDetails,
    ) -> Result<(), Cause> {
        if self.change.complete_customer(customer, details)? {
            self.outcome.customers_changed += u32::from(self.counted.insert(customer));
        }
        Ok(())
    }

    /// The customer with a code, where it is known.
    pub(super) fn known_customer(&self, code: &str) -> Option<CustomerId> {
        self.customers.get(code).map(|it| it.0)
    }

    /// Finds the document a statement speaks of.
    fn find(&self, customer: CustomerId, stated: &Stated<'_>) -> Result<Standing, Cause> {
        if self.fresh {
            return Ok(Standing::New);
        }
        let until = self.snapshot.unwrap_or(FOREVER);
        let found = self.change.find_items(customer, stated.number, stated.kind, until)?;
        if let Some(same) = found.iter().find(|it| it.due == stated.due) {
            let seen = self.seen.contains(&same.id);
            return Ok(if seen { Standing::SeenBefore } else { Standing::Known(same.clone()) });
        }
        // Only the due date moved, or nothing is said of it: one document of that number and amount
        // is left to be it. Without a due date and an amount, the number alone tells.
        let is_same = |it: &&StoredItem| match stated.has_original {
            false if stated.due.is_none() && found.len() == 1 => true,
            true => it.original == stated.original,
            false => it.open_minor == stated.original.minor,
        };
        let mut moved = found.iter().filter(is_same).filter(|it| !self.seen.contains(&it.id));
        Ok(match (moved.next(), moved.next()) {
            (Some(one), None) => Standing::Known(one.clone()),
            _ => Standing::New,
        })
    }

    fn add(&mut self, stated: &Stated<'_>, row: &ImportRow<'_>) -> Result<Option<ItemId>, Cause> {
        let Some(item) = self.change.add_item(row, self.batch)? else { return Ok(None) };
        let Settled { minor, on, source, parts } = stated.settled;
        let whole = [(on, minor)];
        let parts = if parts.is_empty() && minor != 0 { &whole } else { parts };
        for (on, minor) in parts {
            self.change.add_settlement(item, *on, *minor, source, self.batch)?;
        }
        if !self.fresh || self.tracks_absent {
            self.seen.insert(item);
        }
        self.outcome.items_new += 1;
        self.tell(ChangeKind::New, stated, None, row.open_minor, String::new);
        Ok(Some(item))
    }

    fn update(
        &mut self,
        item: &StoredItem,
        stated: &Stated<'_>,
        row: &ImportRow<'_>,
    ) -> Result<(), Cause> {
        self.seen.insert(item.id);
        let corrected =
            (item.issued, item.due, item.original) != (row.issued, row.due, row.original);
        if corrected {
            self.change.correct_item(item.id, row)?;
            self.doubt_amount(item, stated);
        }
        let settled = stated.settled;
        // What a later fact settled is known better than by this snapshot.
        let later = self.snapshot.is_some_and(|day| item.last_settled.is_some_and(|it| it > day));
        let by_bank = item.bank_minor;
        let accounted = item.settled_minor;
        let (more, caught_up) = match later {
            true => (0, false),
            false => to_settle(settled.minor, accounted, by_bank, stated.original.minor),
        };
        if caught_up {
            self.change.account_bank_settlements(item.id)?;
        }
        for (on, minor) in parts_of(&settled, more) {
            self.change.settle(item.id, on, minor, settled.source, self.batch)?;
        }
        let redated = self.snapshot.is_none()
            && settled.parts.is_empty()
            && more == 0
            && settled.minor != 0
            && item.last_settled.is_some_and(|it| it != settled.on)
            && settled.on != self.today;
        if redated {
            self.change.redate_last_settlement(item.id, settled.on)?;
        }
        self.count(item, stated, more, corrected || redated);
        Ok(())
    }

    fn count(&mut self, item: &StoredItem, stated: &Stated<'_>, more: i64, touched: bool) {
        let moved = stated.original.minor - item.original.minor;
        let after = item.open_minor + moved - more;
        let before = Some(Money { minor: item.open_minor, ..item.original });
        let kind = match (more != 0, after) {
            (true, 0) => ChangeKind::Settled,
            (true, _) if item.open_minor == 0 => ChangeKind::Reopened,
            (true, _) => ChangeKind::Changed,
            _ if touched => ChangeKind::Changed,
            _ => {
                self.outcome.items_unchanged += 1;
                return;
            }
        };
        *match kind {
            ChangeKind::Settled => &mut self.outcome.items_settled,
            _ => &mut self.outcome.items_changed,
        } += 1;
        if kind == ChangeKind::Reopened {
            self.suspect(stated, |words| words.reopened(stated.number));
        }
        let words = self.words;
        self.tell(kind, stated, before, after, || {
            words.corrections(item, stated.issued, stated.due, stated.original)
        });
    }

    /// Lists a change, told only while there is room for it.
    fn tell(
        &mut self,
        kind: ChangeKind,
        stated: &Stated<'_>,
        before: Option<Money>,
        after: i64,
        detail: impl FnOnce() -> String,
    ) {
        if !self.outcome.lists(kind) {
            return;
        }
        let name = self.customers.get(stated.customer_code).map(|it| it.1.clone());
        let after = Money { minor: after, ..stated.original };
        self.outcome.change(ItemChange {
            kind,
            customer: stated.customer_code.to_owned(),
            name: name.unwrap_or_default(),
            number: stated.number.to_owned(),
            due: stated.due,
            before: before.map(Into::into),
            after: Some(after.into()),
            detail: detail(),
        });
    }

    /// What looks wrong in a statement by itself.
    fn doubt(&mut self, stated: &Stated<'_>) {
        // A due date that the ledger worked out itself is nobody's slip: a debt booked as doubtful
        // was due long before that entry.
        if let Some(due) = stated.due
            && due < stated.issued
            && stated.due_source == DueSource::Stated
        {
            let issued = stated.issued;
            self.suspect(stated, |words| words.due_before_issue(stated.number, issued, due));
        }
        if stated.issued > self.today {
            self.suspect(stated, |words| words.issued_in_future(stated.number, stated.issued));
        }
    }

    /// An invoice that was issued does not change its amount: a credit note does.
    fn doubt_amount(&mut self, item: &StoredItem, stated: &Stated<'_>) {
        if item.original != stated.original {
            let before = item.original;
            self.suspect(stated, |words| {
                words.amount_changed(stated.number, before, stated.original)
            });
        }
    }

    pub(super) fn suspect(&mut self, stated: &Stated<'_>, sentence: impl FnOnce(Words) -> String) {
        let words = self.words;
        self.outcome.suspect(|| Suspicion {
            line: u32::try_from(stated.line).ok().filter(|it| *it > 0),
            customer: stated.customer_code.to_owned(),
            number: stated.number.to_owned(),
            sentence: sentence(words),
        });
    }

    /// Follows what the accounting says about a dispute.
    fn dispute(
        &mut self,
        item: ItemId,
        stated: &Stated<'_>,
        open: i64,
        known: bool,
    ) -> Result<(), Cause> {
        let on = self.snapshot.unwrap_or(stated.issued);
        match stated.disputed {
            Some(true) if open != 0 || self.snapshot.is_none() => {
                self.change.add_dispute(&NewDispute::of(item, on))?;
            }
            Some(false) if known => {
                self.change.close_reported_dispute(item, self.snapshot.unwrap_or(self.today))?;
            }
            _ => {}
        }
        Ok(())
    }
}

/// What the ledger knows of a statement's document.
enum Standing {
    New,
    Known(StoredItem),
    SeenBefore,
}
