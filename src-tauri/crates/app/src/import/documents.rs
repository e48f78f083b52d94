//! Documents and open items into the ledger: what is new, what changed, what is settled.
//!
//! A document is the customer's number, kind and due date; where only the due date moved, it
//! is still the same document. A snapshot says what is open at the end of its day: whatever
//! the ledger had open and the snapshot does not list is settled on that day, unless the file
//! may be incomplete.

use std::{
    collections::{HashMap, HashSet},
    ops::ControlFlow,
};

use chrono::NaiveDate;
use readers::{DocumentFact, ProblemKind, RowProblem};
use receivables::{CustomerId, ItemId, Money, dunning::DisputedItem};
use store::{Change, DueSource, ImportRow, NewDispute, StoredItem};

use super::run::{Outcome, Source};
use crate::failure::Cause;

/// From this many on, vanishing documents are worth a question.
const MANY: usize = 20;
/// Later than any settlement.
const FOREVER: NaiveDate = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap();

/// Reads the file's documents into the ledger.
pub(super) fn take_in(
    source: &mut Source,
    change: &mut Change<'_>,
    batch: i64,
) -> Result<Outcome, Cause> {
    let known = change.customer_codes()?;
    let (mapping, currency, file, words) =
        (source.mapping.clone(), source.currency, source.file.clone(), source.words);
    let mut merge = Merge {
        customers: known.into_iter().map(|(code, name, id)| (code, (id, name))).collect(),
        fresh: !change.has_items()?,
        change,
        batch,
        snapshot: source.snapshot_date,
        today: source.today,
        seen: HashSet::new(),
        uncertain: Uncertain::default(),
        outcome: Outcome::default(),
        failed: None,
    };
    let summary = source.table.documents(&mapping, currency, |row| {
        let line = match row {
            Ok(fact) => match merge.take(&fact) {
                Ok(true) => return ControlFlow::Continue(()),
                Ok(false) => {
                    let sentence = words.duplicate(fact.line, fact.number);
                    merge.outcome.reject_as(fact.line, String::new(), sentence);
                    return ControlFlow::Continue(());
                }
                Err(cause) => {
                    merge.failed = Some(cause);
                    return ControlFlow::Break(());
                }
            },
            Err(problem) => problem,
        };
        merge.uncertain.note(&line);
        merge.outcome.reject(words, &line);
        ControlFlow::Continue(())
    });
    let summary = summary.map_err(|refusal| Cause::Unreadable { file: file.clone(), refusal })?;
    if let Some(cause) = merge.failed.take() {
        return Err(cause);
    }
    merge.settle_the_absent(source)?;
    merge.outcome.summary = summary;
    Ok(merge.outcome)
}

/// What the rejected rows leave open: a document that stands in one of them is not absent.
#[derive(Default)]
struct Uncertain {
    numbers: HashSet<String>,
    everything: bool,
}

impl Uncertain {
    fn note(&mut self, problem: &RowProblem) {
        match (&problem.kind, &problem.known_number) {
            // The row is whole, only a value in it is wrong: its number can be trusted.
            (
                ProblemKind::NotADate { .. }
                | ProblemKind::ImpossibleDate { .. }
                | ProblemKind::YearOutOfRange { .. }
                | ProblemKind::NotAnAmount { .. }
                | ProblemKind::AmountTooLarge { .. }
                | ProblemKind::UnknownCurrency { .. }
                | ProblemKind::UnknownKind { .. }
                | ProblemKind::Missing { .. },
                Some(number),
            ) => {
                self.numbers.insert(number.clone());
            }
            _ => self.everything = true,
        }
    }
}

struct Merge<'c, 't> {
    change: &'c mut Change<'t>,
    batch: i64,
    customers: HashMap<String, (CustomerId, String)>,
    /// The ledger had no document: nothing needs to be looked up.
    fresh: bool,
    snapshot: Option<NaiveDate>,
    today: NaiveDate,
    seen: HashSet<ItemId>,
    uncertain: Uncertain,
    outcome: Outcome,
    failed: Option<Cause>,
}

/// What a row says is settled of its document, and since when.
#[derive(Clone, Copy)]
struct Settled {
    minor: i64,
    on: NaiveDate,
    source: &'static str,
}

impl Merge<'_, '_> {
    /// Takes a row in; `false` when its document stood in the file before.
    fn take(&mut self, fact: &DocumentFact<'_>) -> Result<bool, Cause> {
        let customer = self.customer(fact)?;
        let settled = self.settled(fact);
        let row = ImportRow {
            customer,
            number: fact.number,
            kind: fact.kind,
            issued: fact.issued,
            due: fact.due,
            due_source: DueSource::Stated,
            original: fact.original,
            open_minor: fact.original.minor - settled.minor,
            reference: fact.reference,
            account: "",
        };
        let standing = match self.standing(&row)? {
            Standing::New => None,
            Standing::Known(item) => Some(item),
            Standing::SeenBefore => return Ok(false),
        };
        let item = match &standing {
            Some(item) => {
                self.update(item, &row, settled)?;
                item.id
            }
            None => match self.add(&row, settled)? {
                Some(item) => item,
                None => return Ok(false),
            },
        };
        self.dispute(item, fact, row.open_minor, standing.is_some())?;
        let counted = if self.snapshot.is_some() { row.open_minor } else { fact.original.minor };
        let sum = self.outcome.sum.get_or_insert(Money::zero(fact.original.currency));
        if sum.currency == fact.original.currency {
            sum.minor += counted;
        }
        Ok(true)
    }

    fn customer(&mut self, fact: &DocumentFact<'_>) -> Result<CustomerId, Cause> {
        let name = fact.customer_name;
        if let Some((id, known)) = self.customers.get_mut(fact.customer_code) {
            // A code standing for an unknown name gives way to the name; otherwise the latest word holds.
            if !name.is_empty() && name != known {
                self.change.rename_customer(*id, name)?;
                name.clone_into(known);
                self.outcome.customers_changed += 1;
            }
            return Ok(*id);
        }
        let name = if name.is_empty() { fact.customer_code } else { name };
        let id = self.change.add_customer(fact.customer_code, name)?;
        self.customers.insert(fact.customer_code.to_owned(), (id, name.to_owned()));
        self.outcome.customers_new += 1;
        Ok(id)
    }

    fn settled(&self, fact: &DocumentFact<'_>) -> Settled {
        match self.snapshot {
            Some(on) => {
                let open = fact.open.unwrap_or(fact.original);
                Settled { minor: fact.original.minor - open.minor, on, source: "snapshot" }
            }
            None => {
                let whole = fact.settled_on.map(|_| fact.original);
                let open = fact.open.map(|it| fact.original.minor - it.minor);
                let minor = fact.paid.or(whole).map(|it| it.minor).or(open).unwrap_or(0);
                Settled { minor, on: fact.settled_on.unwrap_or(self.today), source: "document" }
            }
        }
    }

    /// Finds the document a row speaks of.
    fn standing(&self, row: &ImportRow<'_>) -> Result<Standing, Cause> {
        if self.fresh {
            return Ok(Standing::New);
        }
        let until = self.snapshot.unwrap_or(FOREVER);
        let found = self.change.find_items(row.customer, row.number, row.kind, until)?;
        if let Some(same) = found.iter().find(|it| it.due == row.due) {
            let seen = self.seen.contains(&same.id);
            return Ok(if seen { Standing::SeenBefore } else { Standing::Known(same.clone()) });
        }
        // Only the due date moved: one document of that number and amount is left to be it.
        let mut moved =
            found.iter().filter(|it| it.original == row.original && !self.seen.contains(&it.id));
        Ok(match (moved.next(), moved.next()) {
            (Some(one), None) => Standing::Known(one.clone()),
            _ => Standing::New,
        })
    }

    fn add(&mut self, row: &ImportRow<'_>, settled: Settled) -> Result<Option<ItemId>, Cause> {
        let Some(item) = self.change.add_item(row, self.batch)? else { return Ok(None) };
        if settled.minor != 0 {
            self.change.add_settlement(
                item,
                settled.on,
                settled.minor,
                settled.source,
                self.batch,
            )?;
        }
        if !self.fresh || self.snapshot.is_some() {
            self.seen.insert(item);
        }
        self.outcome.items_new += 1;
        Ok(Some(item))
    }

    fn update(
        &mut self,
        item: &StoredItem,
        row: &ImportRow<'_>,
        settled: Settled,
    ) -> Result<(), Cause> {
        self.seen.insert(item.id);
        let corrected =
            (item.issued, item.due, item.original) != (row.issued, row.due, row.original);
        if corrected {
            self.change.correct_item(item.id, row)?;
        }
        // What a later fact settled is known better than by this snapshot.
        let later = self.snapshot.is_some_and(|day| item.last_settled.is_some_and(|it| it > day));
        let more = if later { 0 } else { settled.minor - item.settled_minor };
        if more != 0 {
            self.change.settle(item.id, settled.on, more, settled.source, self.batch)?;
        }
        let redated = self.snapshot.is_none()
            && more == 0
            && settled.minor != 0
            && item.last_settled.is_some_and(|it| it != settled.on)
            && settled.on != self.today;
        if redated {
            self.change.redate_last_settlement(item.id, settled.on)?;
        }
        let outcome = &mut self.outcome;
        *(if more != 0 && row.open_minor == 0 {
            &mut outcome.items_settled
        } else if more != 0 || corrected || redated {
            &mut outcome.items_changed
        } else {
            &mut outcome.items_unchanged
        }) += 1;
        Ok(())
    }

    /// Follows what the accounting says about a dispute.
    fn dispute(
        &mut self,
        item: ItemId,
        fact: &DocumentFact<'_>,
        open: i64,
        known: bool,
    ) -> Result<(), Cause> {
        let on = self.snapshot.unwrap_or(fact.issued);
        match fact.disputed {
            Some(true) if open != 0 || self.snapshot.is_none() => {
                self.change.add_dispute(&NewDispute {
                    item,
                    act: None,
                    raised_on: on,
                    follow_up_on: DisputedItem::follow_up(on),
                    reason: String::new(),
                })?;
            }
            Some(false) if known => {
                self.change.close_reported_dispute(item, self.snapshot.unwrap_or(self.today))?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Settles what was open on the snapshot's day and is not in it.
    fn settle_the_absent(&mut self, source: &Source) -> Result<(), Cause> {
        let Some(day) = self.snapshot.filter(|_| !self.fresh) else { return Ok(()) };
        let open = self.change.open_on(day)?;
        let count = open.len();
        let is_absent = |(id, _, _): &(ItemId, String, i64)| !self.seen.contains(id);
        let absent: Vec<_> = open.into_iter().filter(is_absent).collect();
        if self.uncertain.everything && !absent.is_empty() {
            self.outcome.remarks.push(source.words.absent_kept(absent.len()));
            return Ok(());
        }
        let (kept, gone): (Vec<_>, Vec<_>) =
            absent.into_iter().partition(|(_, number, _)| self.uncertain.numbers.contains(number));
        if !kept.is_empty() {
            self.outcome.remarks.push(source.words.absent_kept(kept.len()));
        }
        if gone.len() >= MANY && gone.len() * 4 > count && !source.accept_vanished {
            return Err(Cause::TooManyVanish {
                file: source.file.clone(),
                vanishing: gone.len(),
                open: count,
            });
        }
        for (item, _, minor) in gone {
            self.change.settle(item, day, minor, "absent", self.batch)?;
            self.outcome.items_settled += 1;
        }
        Ok(())
    }
}

/// What the ledger knows of a row's document.
enum Standing {
    New,
    Known(StoredItem),
    SeenBefore,
}
