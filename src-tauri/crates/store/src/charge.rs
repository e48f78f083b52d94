//! Charges: what became of the penalties on an item: claimed by a letter, waived, collected.

use std::collections::HashMap;

use chrono::NaiveDate;
use receivables::{Currency, CustomerId, ItemId, Money, letter::LetterKind};
use rusqlite::{Row, params, types::Value};

use crate::{
    Change, Result, Store,
    iso::{IsoDay, day, optional_day},
    item::currency,
    policy::{name_in, named, text_name},
};

/// Which penalty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChargePart {
    /// Interest for late payment.
    Interest,
    /// The fixed sum for recovery costs.
    FixedSum,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChargeState {
    /// A letter claimed it, or the next one is to.
    Claimed,
    /// The creditor gave it up.
    Waived,
    /// It was paid.
    Collected,
}

/// A charge to record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCharge {
    /// On which item.
    pub item: ItemId,
    /// Which penalty.
    pub part: ChargePart,
    /// What became of it.
    pub state: ChargeState,
    /// How much; of a waiver, or of a claim still to be made, none: whatever has run.
    pub amount_minor: Option<i64>,
    /// In which currency.
    pub currency: Currency,
    /// When.
    pub on: NaiveDate,
    /// The act whose letter claimed it.
    pub act: Option<i64>,
    /// Free words.
    pub note: String,
}

/// A charge as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChargeRecord {
    /// Its number.
    pub id: i64,
    /// On which item.
    pub item: ItemId,
    /// Which penalty.
    pub part: ChargePart,
    /// What became of it.
    pub state: ChargeState,
    /// How much, where that was said.
    pub amount: Option<Money>,
    /// When.
    pub on: NaiveDate,
    /// The letter that claimed it, with its kind.
    pub letter: Option<(i64, Option<LetterKind>)>,
    /// Free words.
    pub note: String,
}

const PARTS: [(ChargePart, &str); 2] =
    [(ChargePart::Interest, "interest"), (ChargePart::FixedSum, "fixed_sum")];

const STATES: [(ChargeState, &str); 3] = [
    (ChargeState::Claimed, "claimed"),
    (ChargeState::Waived, "waived"),
    (ChargeState::Collected, "collected"),
];

fn record(row: &Row<'_>) -> Result<ChargeRecord> {
    let word = |column| row.get_ref(column)?.as_str().map_err(rusqlite::Error::from);
    let amount: Option<i64> = row.get(4)?;
    let currency = currency(row.get_ref(5)?).map_err(rusqlite::Error::from)?;
    let (document, kind): (Option<i64>, Option<String>) = (row.get(7)?, row.get(8)?);
    let kind = kind.as_deref().and_then(crate::policy::text_named);
    Ok(ChargeRecord {
        id: row.get(0)?,
        item: ItemId(row.get(1)?),
        part: named(&PARTS, word(2)?)?,
        state: named(&STATES, word(3)?)?,
        amount: amount.map(|minor| Money { minor, currency }),
        on: day(row.get_ref(6)?).map_err(rusqlite::Error::from)?,
        letter: document.map(|id| (id, kind)),
        note: row.get(9)?,
    })
}

impl Store {
    /// The charges on a customer's items that hold on the key date, oldest first.
    pub fn charges_of(
        &self,
        customer: CustomerId,
        key_date: NaiveDate,
    ) -> Result<Vec<ChargeRecord>> {
        let sql = "SELECT charge.id, item_id, charge.kind, state, amount_minor, charge.currency,
                on_day, document_id, document.kind, note
            FROM charge JOIN item ON item.id = item_id
            LEFT JOIN document ON document.id = document_id
            WHERE customer_id = ?1 AND on_day <= ?2 AND (ended_on IS NULL OR ended_on > ?2)
              AND charge.undone_at IS NULL ORDER BY charge.id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![customer.0, IsoDay::new(key_date).as_str()])?;
        let mut charges = Vec::new();
        while let Some(row) = rows.next()? {
            charges.push(record(row)?);
        }
        Ok(charges)
    }

    /// The first day a formal notice for each item of a customer was presented or received.
    pub fn notices_received(
        &self,
        customer: CustomerId,
        key_date: NaiveDate,
    ) -> Result<HashMap<ItemId, NaiveDate>> {
        let sql = "SELECT act_item.item_id, min(on_day) FROM document_fact
            JOIN document ON document.id = document_id JOIN act ON act.id = document.act_id
            JOIN act_item ON act_item.act_id = act.id
            WHERE act.customer_id = ?1 AND on_day <= ?2 AND document.kind = ?3
              AND document_fact.kind IN ('presented', 'acknowledged')
              AND document_fact.undone_at IS NULL AND act.undone_at IS NULL
            GROUP BY act_item.item_id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let on = IsoDay::new(key_date);
        let asked = params![customer.0, on.as_str(), text_name(LetterKind::FormalNotice)];
        let rows =
            statement.query_map(asked, |row| Ok((ItemId(row.get(0)?), day(row.get_ref(1)?)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The day insolvency proceedings of a customer were published, if they run.
    pub fn insolvent_since(
        &self,
        customer: CustomerId,
        key_date: NaiveDate,
    ) -> Result<Option<NaiveDate>> {
        let sql = "SELECT min(since) FROM hold WHERE customer_id = ?1 AND kind = 'insolvency'
            AND noted_on <= ?2 AND since <= ?2 AND (lifted_on IS NULL OR lifted_on > ?2)
            AND undone_at IS NULL";
        let mut statement = self.connection.prepare_cached(sql)?;
        let on = IsoDay::new(key_date);
        let asked = params![customer.0, on.as_str()];
        Ok(statement.query_row(asked, |row| Ok(optional_day(row.get_ref(0)?)?))?)
    }
}

impl Change<'_> {
    /// Records a charge. The letter of an act is the one kept with it.
    pub fn add_charge(&mut self, charge: &NewCharge) -> Result<()> {
        self.transaction
            .prepare_cached(
                "INSERT INTO charge (item_id, kind, state, amount_minor, currency, on_day, note,
                     document_id)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7,
                     (SELECT max(id) FROM document WHERE act_id = ?8))",
            )?
            .execute(params![
                charge.item.0,
                name_in(&PARTS, charge.part),
                name_in(&STATES, charge.state),
                charge.amount_minor,
                charge.currency.code(),
                IsoDay::new(charge.on).as_str(),
                charge.note,
                charge.act,
            ])?;
        self.added.push(("charge", self.transaction.last_insert_rowid()));
        Ok(())
    }

    /// Gives up a waiver, or a claim that was still to be made.
    pub fn end_charge(&mut self, id: i64, on: NaiveDate) -> Result<()> {
        self.set("charge", id, "ended_on", Value::Text(IsoDay::new(on).as_str().to_owned()))
    }

    /// Marks the charges that the letter of an act claimed, where they are marked as `held`.
    pub(crate) fn set_charges_of(&mut self, act: i64, held: &Value, mark: &Value) -> Result<()> {
        let sql = "SELECT charge.id FROM charge JOIN document ON document.id = document_id
                   WHERE document.act_id = ?1 AND charge.undone_at IS ?2";
        let ids = {
            let mut statement = self.transaction.prepare_cached(sql)?;
            let rows = statement.query_map(params![act, held], |row| row.get(0))?;
            rows.collect::<rusqlite::Result<Vec<i64>>>()?
        };
        ids.into_iter().try_for_each(|id| self.set("charge", id, "undone_at", mark.clone()))
    }
}

#[cfg(test)]
mod tests {
    use receivables::dunning::Channel;

    use super::*;
    use crate::{
        NewAct, NewDocument,
        tests::{change, import, on},
    };

    fn waiver(part: ChargePart) -> NewCharge {
        NewCharge {
            item: ItemId(1),
            part,
            state: ChargeState::Waived,
            amount_minor: None,
            currency: Currency::EUR,
            on: on("2026-03-02"),
            act: None,
            note: "geste commercial".to_owned(),
        }
    }

    #[test]
    fn a_waiver_holds_from_its_day_until_it_is_given_up() {
        let mut store = Store::in_memory().unwrap();
        import(&mut store, "2026-02-28\nC1 Marchand F-1 due 2026-02-15 of 100 ask Roy");
        change(&mut store, |it| it.add_charge(&waiver(ChargePart::Interest)));
        let held = |store: &Store, day| store.charges_of(CustomerId(1), on(day)).unwrap().len();
        assert_eq!((held(&store, "2026-03-01"), held(&store, "2026-03-02")), (0, 1));
        change(&mut store, |it| it.end_charge(1, on("2026-03-09")));
        assert_eq!((held(&store, "2026-03-08"), held(&store, "2026-03-09")), (1, 0));
        let event = store.events(1).unwrap()[0].id;
        change(&mut store, |it| it.undo(event, on("2026-03-10").into()));
        assert_eq!(held(&store, "2026-03-10"), 1);
        assert_eq!(store.verify().unwrap(), []);
    }

    /// What the ledger says of insolvency and of formal notices received; no facts, nothing known.
    #[test]
    fn a_formal_notice_is_received_on_the_first_day_a_fact_says_so() {
        let mut store = Store::in_memory().unwrap();
        import(&mut store, "2026-02-28\nC1 Marchand F-1 due 2026-02-15 of 100 ask Roy");
        let received =
            |store: &Store| store.notices_received(CustomerId(1), on("2026-04-30")).unwrap();
        assert!(received(&store).is_empty());
        assert_eq!(store.insolvent_since(CustomerId(1), on("2026-04-30")).unwrap(), None);
        store
            .connection
            .execute_batch(
                "INSERT INTO act (customer_id, happened_on, channel, outcome, claimed_minor, currency)
                     VALUES (1, '2026-03-30', 'registered_letter', '', 1, 'EUR');
                 INSERT INTO act_item (act_id, item_id, open_minor) VALUES (1, 1, 1);
                 INSERT INTO document (act_id, kind, posted_on, sha256, bytes)
                     VALUES (1, 'formal_notice', '2026-03-30', '', x'');
                 INSERT INTO document_fact (document_id, kind, on_day)
                     VALUES (1, 'posted', '2026-03-30'), (1, 'acknowledged', '2026-04-03'),
                            (1, 'presented', '2026-04-01');",
            )
            .unwrap();
        assert_eq!(received(&store)[&ItemId(1)], on("2026-04-01"));
    }

    /// One letter of a batch is taken back: what it claimed goes with it, and comes back with it.
    #[test]
    fn what_a_letter_claimed_goes_with_its_act() {
        let mut store = Store::in_memory().unwrap();
        import(&mut store, "2026-02-28\nC1 Marchand F-1 due 2026-02-15 of 100 ask Roy");
        let act = NewAct {
            customer: CustomerId(1),
            on: on("2026-03-30"),
            channel: Channel::RegisteredLetter,
            step: None,
            outcome: String::new(),
            note: String::new(),
            claimed: Money::zero(Currency::EUR),
            items: vec![],
            contact: None,
        };
        let notice = NewDocument {
            text: LetterKind::FormalNotice,
            posted_on: act.on,
            code: String::new(),
            pages: 1,
            deadline_days: 8,
            bytes: b"pdf".to_vec(),
        };
        change(&mut store, |it| {
            let id = it.add_act(&act)?;
            it.add_document(id, &notice)?;
            let claimed = NewCharge {
                state: ChargeState::Claimed,
                amount_minor: Some(1_234),
                act: Some(id),
                ..waiver(ChargePart::Interest)
            };
            it.add_charge(&claimed)
        });
        let claimed = |store: &Store| store.charges_of(CustomerId(1), on("2026-04-30")).unwrap();
        assert_eq!(claimed(&store)[0].letter, Some((1, Some(LetterKind::FormalNotice))));
        change(&mut store, |it| it.undo_act(1, on("2026-03-31").into()));
        assert!(claimed(&store).is_empty());
        change(&mut store, |it| it.redo_act(1));
        assert_eq!(claimed(&store).len(), 1);
    }
}
