//! What the tests share: a small accounting whose files are read the way real ones are.
//!
//! A file opens with its day; every further line is a document as the accounting has it:
//!
//! ```text
//! 2026-02-28
//! C1 Marchand F-1 due 2026-02-15 of 100 paid 40 on 2026-02-20 disputed tel 0102
//! ```

use chrono::NaiveDate;
use receivables::{Currency, CustomerId, ItemId, ItemKind, Money, dunning::Channel};
use rusqlite::types::ValueRef;

use crate::{
    ActedItem, Change, CustomerDetails, ImportHead, ImportRow, NewAct, NewDispute, Result, Store,
    StoreError, TakenBack, document::sha256, import::DueSource, iso::parse,
};

pub(crate) fn on(text: &str) -> NaiveDate {
    parse(text).unwrap()
}

pub(crate) fn eur(minor: i64) -> Money {
    Money { minor, currency: Currency::EUR }
}

/// Makes a change that is always journalled.
pub(crate) fn change<T>(store: &mut Store, work: impl FnOnce(&mut Change<'_>) -> Result<T>) -> T {
    let at = on("2026-11-23").into();
    let result = store
        .change::<_, StoreError>("test", at, |change| Ok((work(change)?, Some("{}".to_owned()))));
    result.unwrap()
}

/// Imports a file and returns its number.
pub(crate) fn import(store: &mut Store, text: &str) -> i64 {
    change(store, |change| {
        let batch = change.begin_import(ImportHead {
            file: "items.txt",
            kind: "documents",
            snapshot_date: None,
            at: on("2026-11-23").into(),
            request: "{}",
        })?;
        change.keep_source(batch, &mut text.as_bytes())?;
        read(change, batch, text)?;
        change.finish_import(batch, &sha256(text.as_bytes()), "{}")?;
        Ok(batch)
    })
}

/// Undoes an import: what came later is read again.
pub(crate) fn undo(store: &mut Store, batch: i64) -> TakenBack {
    change(store, |change| {
        let taken = change.take_back(batch)?;
        change.mark_undone(batch, on("2026-11-23").into())?;
        read_again(change, &taken, &taken.imports)?;
        Ok(taken)
    })
}

/// Lets an undone import stand again.
pub(crate) fn redo(store: &mut Store, batch: i64) -> TakenBack {
    change(store, |change| {
        let taken = change.take_back(batch)?;
        change.mark_done(batch)?;
        let imports: Vec<_> = [batch].iter().chain(&taken.imports).copied().collect();
        read_again(change, &taken, &imports)?;
        Ok(taken)
    })
}

/// Reads imports again that were taken back, and makes their matches again.
pub(crate) fn read_again(
    change: &mut Change<'_>,
    taken: &TakenBack,
    imports: &[i64],
) -> Result<()> {
    for &batch in imports {
        change.reopen_import(batch)?;
        let mut text = Vec::new();
        assert!(change.copy_source(batch, &mut text)?);
        read(change, batch, std::str::from_utf8(&text).unwrap())?;
        change.finish_import(batch, &sha256(&text), "{}")?;
        for removed in &taken.matches_removed {
            change.match_again(removed)?;
        }
    }
    Ok(())
}

/// Reads a file into the ledger: finds the document or adds it, corrects and settles it.
fn read(change: &mut Change<'_>, batch: i64, text: &str) -> Result<()> {
    let mut lines = text.lines().map(str::trim).filter(|it| !it.is_empty());
    let day = on(lines.next().unwrap());
    let mut seen = Vec::new();
    for line in lines {
        let words: Vec<_> = line.split(' ').collect();
        let after = |word| words.iter().position(|it| *it == word).map(|it| words[it + 1]);
        let customer = customer(change, words[0], words[1])?;
        let phone = after("tel").unwrap_or_default().to_owned();
        let contact = after("ask").unwrap_or_default().to_owned();
        let details = CustomerDetails { phone, contact, ..CustomerDetails::default() };
        change.complete_customer(customer, &details)?;
        let original = after("of").unwrap().parse().unwrap();
        let paid: i64 = after("paid").map_or(0, |it| it.parse().unwrap());
        let paid_on = after("on").map(on);
        let row = ImportRow {
            is_sale: true,
            customer,
            number: words[2],
            kind: ItemKind::Invoice,
            issued: on("2026-01-05"),
            due: after("due").map(on),
            due_source: DueSource::Stated,
            original: eur(original),
            open_minor: original - paid,
            reference: "",
            account: after("account").unwrap_or_default(),
        };
        if let Some(item) = document(change, batch, &row, &seen, (paid, paid_on, day))? {
            seen.push(item);
            dispute(change, item, &words, day)?;
        }
    }
    Ok(())
}

fn customer(change: &mut Change<'_>, code: &str, name: &str) -> Result<CustomerId> {
    let known = change.customer_codes()?.into_iter().find(|it| it.0 == code);
    match known {
        Some((_, old, id)) => {
            if old != name {
                change.rename_customer(id, name)?;
            }
            Ok(id)
        }
        None => change.add_customer(code, name),
    }
}

fn document(
    change: &mut Change<'_>,
    batch: i64,
    row: &ImportRow<'_>,
    seen: &[ItemId],
    (paid, paid_on, day): (i64, Option<NaiveDate>, NaiveDate),
) -> Result<Option<ItemId>> {
    let found = change.find_items(row.customer, row.number, row.kind, on("9999-12-31"))?;
    let same = found.iter().find(|it| it.due == row.due);
    let mut moved = found.iter().filter(|it| it.original == row.original && !seen.contains(&it.id));
    let only = moved.next().filter(|_| moved.next().is_none());
    let Some(item) = same.or(only) else {
        let added = change.add_item(row, batch)?;
        if let Some(item) = added.filter(|_| paid != 0) {
            change.add_settlement(item, paid_on.unwrap_or(day), paid, "document", batch)?;
        }
        return Ok(added);
    };
    if seen.contains(&item.id) {
        return Ok(None);
    }
    change.correct_item(item.id, row)?;
    // What a bank line settled, the accounting need not know yet.
    let (known, with_bank) = (item.settled_minor, item.settled_minor + item.bank_minor);
    let more = (paid - known).min(0) + (paid - with_bank).max(0);
    if more != 0 {
        change.settle(item.id, paid_on.unwrap_or(day), more, "document", batch)?;
    } else if let Some(day) = paid_on.filter(|_| item.last_settled.is_some()) {
        change.redate_last_settlement(item.id, day)?;
    }
    Ok(Some(item.id))
}

fn dispute(change: &mut Change<'_>, item: ItemId, words: &[&str], day: NaiveDate) -> Result<()> {
    if words.contains(&"disputed") {
        change.add_dispute(&NewDispute::of(item, day))?;
    }
    if words.contains(&"agreed") {
        change.close_reported_dispute(item, day)?;
    }
    Ok(())
}

/// The standing item with a number; the first of several.
pub(crate) fn item(store: &Store, number: &str) -> ItemId {
    let sql = "SELECT id FROM item WHERE number = ?1 AND withdrawn_minor IS NULL ORDER BY id";
    ItemId(store.connection.query_row(sql, [number], |row| row.get(0)).unwrap())
}

/// Records a call about an item.
pub(crate) fn call(store: &mut Store, item: ItemId) -> i64 {
    let sql = "SELECT customer_id FROM item WHERE id = ?1";
    let customer = store.connection.query_row(sql, [item.0], |row| row.get(0)).unwrap();
    change(store, |change| {
        change.add_act(&NewAct {
            customer: CustomerId(customer),
            on: on("2026-11-23"),
            channel: Channel::Call,
            step: None,
            outcome: "voicemail".into(),
            note: String::new(),
            claimed: eur(1),
            items: vec![ActedItem { item, reached: None, open_minor: 1, due: None }],
            contact: None,
        })
    })
}

/// The rows of queries, one line each.
pub(crate) fn rows(store: &Store, queries: &[&str]) -> Vec<String> {
    let mut lines = Vec::new();
    for sql in queries {
        let mut statement = store.connection.prepare(sql).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let text = |it| match row.get_ref(it).unwrap() {
                ValueRef::Null => "-".to_owned(),
                ValueRef::Integer(it) => it.to_string(),
                ValueRef::Text(it) => String::from_utf8_lossy(it).into_owned(),
                other => format!("{other:?}"),
            };
            lines.push((0..columns).map(text).collect::<Vec<_>>().join(" | "));
        }
    }
    lines
}

/// Every row that an import may touch, ids included.
pub(crate) fn dump(store: &Store) -> Vec<String> {
    rows(
        store,
        &[
            "SELECT 'customer', * FROM customer ORDER BY id",
            "SELECT 'contact', * FROM contact ORDER BY id",
            "SELECT 'item', * FROM item ORDER BY id",
            "SELECT 'settlement', * FROM settlement ORDER BY id",
            "SELECT 'dispute', * FROM dispute ORDER BY id",
        ],
    )
}

/// What stands, by the accounting's own words: ids and withdrawn items left out.
pub(crate) fn standing(store: &Store) -> Vec<String> {
    rows(
        store,
        &[
            "SELECT code, name, ifnull(nullif(phone, ''), '-') FROM customer ORDER BY code",
            "SELECT code, number, due, original_minor, open_minor,
                 ifnull(nullif(account, ''), '-'), (SELECT group_concat(it, ', ')
                 FROM (SELECT settled_on || ' ' || amount_minor || ' ' || source AS it FROM settlement
                       WHERE item_id = item.id ORDER BY settled_on, amount_minor, source)),
                 (SELECT group_concat(it, ', ')
                 FROM (SELECT raised_on || '..' || ifnull(closed_on, '') AS it FROM dispute
                       WHERE item_id = item.id ORDER BY raised_on, it))
             FROM item JOIN customer ON customer.id = customer_id
             WHERE withdrawn_minor IS NULL ORDER BY code, number, due",
        ],
    )
}
