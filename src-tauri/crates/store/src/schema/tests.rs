//! A ledger of the first schema comes through with everything in it.

use super::*;
use crate::{
    Store,
    tests::{change, import, item, rows, standing, undo},
};
use receivables::ItemId;

/// A ledger as the first schema left it, with one of everything that 002 touches.
fn first_ledger() -> Store {
    let mut connection = Connection::open_in_memory().unwrap();
    let transaction = connection.transaction().unwrap();
    transaction.execute_batch(MIGRATIONS[0]).unwrap();
    crate::policy::seed(&transaction).unwrap();
    mark(&transaction, 1).unwrap();
    transaction
        .execute_batch(
            "INSERT INTO customer (code, name) VALUES ('C1', 'Marchand'), ('C2', 'Tissot');
             INSERT INTO contact (customer_id, name) VALUES (1, 'Mme Roy');
             INSERT INTO import_batch (file, kind, sha256, snapshot_date, imported_at, report)
                 VALUES ('a.csv', 'open-items', 'ab', '2026-01-31', '2026-02-01 09:00', '{\"rows\":2}');
             INSERT INTO item (customer_id, number, kind, issued, due, currency, original_minor,
                     open_minor, import_batch_id)
                 VALUES (1, 'F-1', 'invoice', '2026-01-05', '2026-02-05', 'EUR', 100, 60, 1),
                        (2, 'F-2', 'credit_note', '2026-01-06', NULL, 'EUR', -30, -30, 1);
             INSERT INTO settlement (item_id, settled_on, amount_minor, source, import_batch_id)
                 VALUES (1, '2026-01-31', 40, 'snapshot', 1);
             INSERT INTO dispute (item_id, raised_on, follow_up_on) VALUES (1, '2026-01-31', '2026-02-10');",
        )
        .unwrap();
    tell_of_a_call(&transaction);
    transaction.commit().unwrap();
    Store { connection, path: ":memory:".into(), _lock: None }
}

/// A call about F-1, and its journal entry, as the first schema wrote them.
fn tell_of_a_call(transaction: &Transaction<'_>) {
    transaction
        .execute_batch(
            "INSERT INTO act (customer_id, happened_on, channel, outcome, claimed_minor, currency)
                 VALUES (1, '2026-11-23', 'call', 'voicemail', 1, 'EUR');
             INSERT INTO act_item (act_id, item_id, open_minor) VALUES (1, 1, 1);",
        )
        .unwrap();
    let added = crate::seal::sealed(transaction, &[("act", 1)]).unwrap();
    let inverse = serde_json::json!({ "remove": added }).to_string();
    let at = "2026-11-23T00:00:00";
    let hash = crate::event::entry_hash("", at, "call", "{}", Some(&inverse));
    let sql = "INSERT INTO event (at, kind, summary, inverse, previous, hash)
               VALUES (?1, 'call', '{}', ?2, '', ?3)";
    transaction.execute(sql, [at, &inverse, &hash]).unwrap();
}

fn migrated() -> Store {
    let Store { connection, path, .. } = first_ledger();
    Store::prepare(connection, &path, None).unwrap()
}

#[test]
fn a_first_ledger_keeps_its_rows() {
    let before = rows(
        &first_ledger(),
        &[
            "SELECT id, file, kind, sha256, snapshot_date, imported_at, report FROM import_batch",
            "SELECT id, item_id, settled_on, amount_minor, source, import_batch_id FROM settlement",
            "SELECT id, code, name FROM customer",
        ],
    );
    let store = migrated();
    let after = rows(
        &store,
        &[
            "SELECT id, file, kind, sha256, snapshot_date, imported_at, report FROM import_batch",
            "SELECT id, item_id, settled_on, amount_minor, source, import_batch_id FROM settlement",
            "SELECT id, code, name FROM customer",
        ],
    );
    assert_eq!(before, after);
    assert_eq!(store.verify().unwrap(), []);
    assert_eq!(version(&store.connection, &store.path).unwrap(), 8);
    let guarded = "PRAGMA foreign_keys";
    assert_eq!(rows(&store, &[guarded]), ["1"]);
    insta::assert_snapshot!(standing(&store).join("\n"), @"
    C1 | Marchand | -
    C2 | Tissot | -
    C1 | F-1 | 2026-02-05 | 100 | 60 | - | 2026-01-31 40 snapshot | 2026-01-31..
    C2 | F-2 | - | -30 | -30 | - | - | -
    ");
    let imports = store.imports().unwrap();
    assert_eq!((imports[0].has_source, imports[0].request.as_str()), (false, "{}"));
}

#[test]
fn tables_built_anew_are_still_referred_to() {
    let sql = "SELECT m.name, f.\"table\" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f
               WHERE f.\"table\" IN ('import_batch', 'settlement') OR f.\"table\" LIKE '%anew'
               ORDER BY m.name";
    let store = migrated();
    assert_eq!(rows(&store, &[sql]), rows(&Store::in_memory().unwrap(), &[sql]));
    let refused = store.connection.execute("DELETE FROM import_batch", []);
    assert!(refused.is_err(), "its items still refer to it");
}

#[test]
fn an_import_of_the_first_schema_cannot_be_taken_back_a_later_one_can() {
    let mut store = migrated();
    let before = standing(&store);
    let second = import(
        &mut store,
        "2026-02-28
         C1 Marchand F-1 due 2026-02-05 of 100 paid 100
         C3 Vidal F-3 due 2026-03-05 of 70",
    );
    assert_eq!(item(&store, "F-3"), ItemId(3));
    let refused = store.rehearse(|change| change.take_back(1)).unwrap_err();
    assert_eq!(refused.to_string(), "the file a.csv of import 1 is not kept");
    undo(&mut store, second);
    assert_eq!(standing(&store), before);
    change(&mut store, |change| change.last_snapshot());
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn a_ledger_in_use_keeps_its_scenario_for_everybody() {
    let book = migrated().policies().unwrap();
    let names: Vec<_> = book.policies.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names[..3], ["Standard", "Grands comptes", "Bons payeurs"]);
    assert_eq!((book.segments.len(), book.named(book.company).name.as_str()), (0, "Standard"));
    let french = receivables::dunning::PolicyBook::french_default();
    assert_eq!(book.policies[0].policy, french.policies[0].policy);
    let new = Store::in_memory().unwrap().policies().unwrap();
    assert_eq!((new.policies, new.segments), (french.policies, french.segments));
}

#[test]
fn a_call_of_the_first_schema_can_be_undone() {
    let mut store = migrated();
    let [event] = &store.events(9).unwrap()[..] else { panic!() };
    let (id, at) = (event.id, crate::tests::on("2026-11-24").into());
    change(&mut store, |change| change.undo(id, at));
    assert!(store.last_contacts(crate::tests::on("2026-11-24")).unwrap().is_empty());
    assert!(store.events(9).unwrap()[0].undone);
    assert_eq!(store.verify().unwrap(), []);
    change(&mut store, |change| change.redo(id));
    assert_eq!(store.last_contacts(crate::tests::on("2026-11-24")).unwrap().len(), 1);
}

/// Schema 5 had one row for all rates of a half-year; each has its own since, the newest last.
#[test]
fn rates_that_were_typed_together_stand_one_by_one() {
    let mut connection = Connection::open_in_memory().unwrap();
    for sql in &MIGRATIONS[..5] {
        connection.execute_batch(sql).unwrap();
    }
    connection
        .execute_batch(
            "INSERT INTO rate (semester, ecb, legal_professional, confirmed, source, entered_on,
                     undone_at)
                 VALUES ('2026S2', '2.15', '2.60', 0, 'BCE', '2026-07-02', NULL),
                        ('2026S2', '9.99', NULL, 1, 'BCE', '2026-07-03', '2026-07-03T10:00:00'),
                        ('2026S2', '2.40', NULL, 1, 'BCE', '2026-07-04', NULL);",
        )
        .unwrap();
    connection.pragma_update(None, "user_version", 5).unwrap();
    connection.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
    migrate(&mut connection, Path::new(":memory:")).unwrap();
    let store = Store { connection, path: ":memory:".into(), _lock: None };
    let stand = store.rates().unwrap();
    let stand = stand.iter().map(|it| {
        format!("{} {} {} {}", it.semester, it.rate, it.figure.percent, it.figure.confirmed)
    });
    insta::assert_snapshot!(stand.collect::<Vec<_>>().join("\n"), @"
    2026S2 ECB main refinancing rate 2.15 false
    2026S2 legal interest rate (professional creditor) 2.60 false
    2026S2 ECB main refinancing rate 2.40 true
    ");
}
