//! Imports taken back: the ledger as it was, and the user's acts still telling of their items.

use super::*;
use crate::{
    ChargePart, ChargeState, CustomerDetails, Finding, NewCharge, NewRemark, NewSalesList,
    document::sha256,
    tests::{call, change, dump, import, item, on, read_again, redo, rows, standing, undo},
};
use proptest::prelude::*;
use receivables::{Currency, ItemId};

const FIRST: &str = "2026-01-31
    C1 Marchand F-1 due 2026-02-05 of 100 paid 40 on 2026-01-20
    C1 Marchand F-2 due 2026-03-05 of 80 disputed
    C2 C2 F-3 due 2026-03-10 of 50 paid 50";

/// A rename, details, a correction, a moved due date, a redated payment, a settled dispute, what is new.
const SECOND: &str = "2026-02-28
    C1 Marchand&Fils F-1 due 2026-02-05 of 100 paid 40 on 2026-01-25 tel 0102 ask Roy
    C1 Marchand&Fils F-2 due 2026-03-05 of 90 agreed account 416000
    C2 Tissot F-3 due 2026-03-20 of 50 paid 0 disputed
    C3 Vidal F-4 due 2026-04-01 of 70 paid 10 disputed";

const THIRD: &str = "2026-03-31
    C1 Marchand F-1 due 2026-02-15 of 100 paid 100 tel 0103
    C3 Vidal F-4 due 2026-04-01 of 60 paid 60 agreed
    C4 Weil F-5 due 2026-04-30 of 20";

#[test]
fn taking_back_restores_the_rows() {
    let mut store = Store::in_memory().unwrap();
    let empty = dump(&store);
    let first = import(&mut store, FIRST);
    let after_first = dump(&store);
    let second = import(&mut store, SECOND);
    let after_second = dump(&store);
    let third = import(&mut store, THIRD);
    assert_eq!(store.verify().unwrap(), []);

    for (batch, expected) in [(third, after_second), (second, after_first), (first, empty)] {
        let taken = change(&mut store, |change| {
            let taken = change.take_back(batch)?;
            change.mark_undone(batch, on("2026-11-23").into())?;
            Ok(taken)
        });
        assert_eq!(dump(&store), expected);
        assert_eq!(taken.imports, [] as [i64; 0]);
        let images = "SELECT count(*) FROM before_image WHERE import_batch_id >= ?1";
        let images: i64 = store.connection.query_row(images, [batch], |row| row.get(0)).unwrap();
        assert_eq!(images, 0);
        assert_eq!(store.verify().unwrap(), []);
    }
}

#[test]
fn an_import_in_the_middle_is_undone_and_redone() {
    let mut without = Store::in_memory().unwrap();
    import(&mut without, FIRST);
    import(&mut without, THIRD);

    let mut store = Store::in_memory().unwrap();
    import(&mut store, FIRST);
    let second = import(&mut store, SECOND);
    let third = import(&mut store, THIRD);
    let whole = standing(&store);

    let taken = undo(&mut store, second);
    assert_eq!(taken.imports, [third]);
    assert_eq!(standing(&store), standing(&without));
    let undone: Vec<_> = store.imports().unwrap().iter().map(|it| it.undone_at.clone()).collect();
    assert_eq!(undone, [None, Some("2026-11-23 00:00".to_owned()), None]);

    redo(&mut store, second);
    assert_eq!(standing(&store), whole);
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn a_rehearsal_leaves_everything() {
    let mut store = Store::in_memory().unwrap();
    let first = import(&mut store, FIRST);
    import(&mut store, SECOND);
    let before = dump(&store);
    let taken = store.rehearse(|change| change.take_back(first)).unwrap();
    assert_eq!((taken.customers_removed, taken.items_removed), (3, 4));
    assert_eq!(dump(&store), before);
    store.rehearse(|change| change.take_back(first)).unwrap();
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn what_something_else_changed_since_is_left() {
    let mut store = Store::in_memory().unwrap();
    import(&mut store, FIRST);
    let second = import(&mut store, SECOND);
    let typed = CustomerDetails { phone: "0199".into(), ..CustomerDetails::default() };
    change(&mut store, |change| {
        let codes = change.customer_codes()?;
        let (_, _, customer) = codes.iter().find(|it| it.0 == "C1").unwrap();
        change.complete_customer(*customer, &typed)
    });
    undo(&mut store, second);
    let customer = "SELECT name, phone FROM customer WHERE code = 'C1'";
    assert_eq!(rows(&store, &[customer]), ["Marchand | 0199"]);
}

#[test]
fn an_item_that_an_act_tells_of_is_withdrawn_and_comes_back() {
    let mut store = Store::in_memory().unwrap();
    let first = import(&mut store, FIRST);
    let acted = item(&store, "F-1");
    let act = call(&mut store, acted);

    let taken = undo(&mut store, first);
    assert_eq!((taken.items_removed, taken.acts), (2, vec![act]));
    let withdrawn: Vec<_> =
        taken.items_withdrawn.iter().map(|it| (it.item, &*it.number, &*it.customer)).collect();
    assert_eq!(withdrawn, [(acted, "F-1", "C1")]);
    insta::assert_snapshot!(
        rows(&store, &["SELECT number, due, original_minor, open_minor, withdrawn_minor FROM item"]).join("\n"), @"F-1 | 2026-02-05 | 0 | 0 | 100");
    let customer = store.customers().unwrap().remove(0).id;
    assert_eq!(store.acts_of(customer).unwrap()[0].items, ["F-1"]);
    assert_eq!((store.counts().unwrap(), store.contents().unwrap().numbers), ((1, 0), vec![]));
    assert!(!change(&mut store, |change| change.has_items()));
    assert_eq!(store.verify().unwrap(), []);

    import(&mut store, SECOND);
    assert_eq!(item(&store, "F-1"), acted);
    insta::assert_snapshot!(
        rows(&store, &["SELECT number, due, original_minor, open_minor, withdrawn_minor FROM item ORDER BY number"]).join("\n"), @"
    F-1 | 2026-02-05 | 100 | 60 | -
    F-2 | 2026-03-05 | 90 | 90 | -
    F-3 | 2026-03-20 | 50 | 50 | -
    F-4 | 2026-04-01 | 70 | 60 | -
    ");
    assert_eq!(store.verify().unwrap(), []);
}

/// Whatever tells of an item: a row that refers to it would stand in the way of its removal.
#[test]
fn an_item_with_a_waived_penalty_or_a_remark_is_withdrawn_too() {
    let mut store = Store::in_memory().unwrap();
    let batch = import(&mut store, "2026-02-28\nC1 Marchand F-1 due 2026-02-15 of 100");
    let other = import(&mut store, "2026-02-28\nC2 Tissot F-2 due 2026-02-15 of 50");
    let (waived, remarked, day) = (item(&store, "F-1"), item(&store, "F-2"), on("2026-03-01"));
    change(&mut store, |it| {
        it.add_charge(&NewCharge {
            item: waived,
            part: ChargePart::Interest,
            state: ChargeState::Waived,
            amount_minor: None,
            currency: Currency::EUR,
            on: day,
            act: None,
            note: String::new(),
        })
    });
    let customer = store.customer_of_item(remarked).unwrap().id;
    let list = NewSalesList { salesperson: "Roy", on: day, made_at: day.into(), documents: "[]" };
    change(&mut store, |it| {
        let sales_list = it.add_sales_list(&list)?;
        it.add_remark(&NewRemark { customer, item: remarked, sales_list, on: day, note: "Vu" })
    });
    for (batch, number) in [(other, "F-2"), (batch, "F-1")] {
        undo(&mut store, batch);
        assert_eq!(store.verify().unwrap(), []);
        redo(&mut store, batch);
        let item = item(&store, number);
        assert!(item == waived || item == remarked, "{number}");
    }
    assert_eq!(store.remarks_of(customer).unwrap().len(), 1);
}

#[test]
fn a_withdrawn_item_comes_back_under_another_due_date_or_amount() {
    for (file, same) in [
        ("2026-02-28\nC1 Marchand F-1 due 2026-02-25 of 100 paid 30 disputed", true),
        ("2026-02-28\nC1 Marchand F-1 due 2026-02-05 of 110", true),
        ("2026-02-28\nC1 Marchand F-1 due 2026-02-25 of 110", false),
        // Two of that amount: which one it was cannot be known.
        (
            "2026-02-28\nC1 Marchand F-1 due 2026-02-25 of 100\nC1 Marchand F-1 due 2026-03-25 of 100",
            false,
        ),
        (
            "2026-02-28\nC1 Marchand F-1 due 2026-03-25 of 100\nC1 Marchand F-1 due 2026-02-05 of 100",
            true,
        ),
        ("2026-02-28\nC9 Marchand F-1 due 2026-02-05 of 100", false),
    ] {
        let mut store = Store::in_memory().unwrap();
        let first = import(&mut store, "2026-01-31\nC1 Marchand F-1 due 2026-02-05 of 100");
        let acted = item(&store, "F-1");
        call(&mut store, acted);
        undo(&mut store, first);
        let mut expected = Store::in_memory().unwrap();
        import(&mut expected, file);

        let second = import(&mut store, file);
        let stands = store.rehearse(|change| change.stands(acted)).unwrap();
        assert_eq!(stands, same, "{file}");
        let items = |lines: Vec<String>| -> Vec<_> {
            lines.into_iter().filter(|it| it.contains(" F-")).collect()
        };
        assert_eq!(items(standing(&store)), items(standing(&expected)), "{file}");
        assert_eq!(store.verify().unwrap(), [], "{file}");
        undo(&mut store, second);
        assert_eq!(items(standing(&store)), [] as [String; 0], "{file}");
        assert_eq!(store.verify().unwrap(), [], "{file}");
    }
}

#[test]
fn an_adopted_item_takes_its_before_images_along() {
    let mut store = Store::in_memory().unwrap();
    let first = import(&mut store, "2026-01-31\nC1 Marchand F-1 due 2026-02-05 of 100");
    let second = import(&mut store, "2026-02-28\nC1 Marchand F-1 due 2026-03-05 of 100");
    import(&mut store, "2026-03-31\nC1 Marchand F-1 due 2026-03-05 of 120");
    let acted = item(&store, "F-1");
    call(&mut store, acted);
    undo(&mut store, first);
    change(&mut store, |change| {
        let taken = change.take_back(first)?;
        change.mark_done(first)?;
        read_again(change, &taken, &[first])?;
        assert!(!change.stands(acted)?, "neither due date nor amount are what they were");
        read_again(change, &taken, &[second])?;
        assert!(change.stands(acted)?, "the due date is");
        read_again(change, &taken, &taken.imports[1..])
    });
    let item = "SELECT id, due, original_minor FROM item";
    assert_eq!(rows(&store, &[item]), [format!("{} | 2026-03-05 | 120", acted.0)]);
    change(&mut store, |change| change.take_back(second));
    assert_eq!(rows(&store, &[item]), [format!("{} | 2026-02-05 | 100", acted.0)]);
}

#[test]
fn a_due_date_goes_back_past_a_withdrawn_item_of_the_same_day() {
    let mut store = Store::in_memory().unwrap();
    import(&mut store, "2026-01-31\nC1 Marchand F-1 due 2026-02-05 of 100");
    let before = standing(&store);
    let second = import(
        &mut store,
        "2026-02-28
         C1 Marchand F-1 due 2026-03-05 of 100
         C1 Marchand F-1 due 2026-02-05 of 100",
    );
    call(&mut store, ItemId(1));
    call(&mut store, ItemId(2));
    undo(&mut store, second);
    assert_eq!(standing(&store), before);
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn the_newest_snapshot_is_the_newest_that_was_read() {
    let mut store = Store::in_memory().unwrap();
    let snapshot = |change: &mut Change<'_>, day| {
        let (file, kind, at, request) = ("a.txt", "open-items", on("2026-11-23").into(), "{}");
        let snapshot_date = Some(on(day));
        let batch = change.begin_import(ImportHead { file, kind, snapshot_date, at, request })?;
        change.keep_source(batch, &mut &b"snapshot"[..])?;
        change.finish_import(batch, &sha256(b"snapshot"), "{}")?;
        Ok(batch)
    };
    let first = change(&mut store, |it| snapshot(it, "2026-01-31"));
    let second = change(&mut store, |it| snapshot(it, "2026-02-28"));
    let third = change(&mut store, |it| snapshot(it, "2026-03-31"));
    change(&mut store, |change| {
        assert_eq!(change.last_snapshot()?, Some(on("2026-03-31")));
        change.take_back(first)?;
        assert_eq!(change.last_snapshot()?, None);
        change.mark_undone(first, on("2026-11-23").into())?;
        change.reopen_import(second)?;
        assert_eq!(change.last_import()?, second);
        change.finish_import(second, &sha256(b"snapshot"), r#"{"rows":2}"#)?;
        assert_eq!(change.last_snapshot()?, Some(on("2026-02-28")));
        change.reopen_import(third)?;
        change.finish_import(third, &sha256(b"snapshot"), "{}")
    });
    assert_eq!(store.fresh_as_of().unwrap(), Some(on("2026-03-31")));
    assert_eq!(store.import_report(second).unwrap(), r#"{"rows":2}"#);
    let known = change(&mut store, |change| {
        Ok([on("2026-01-31"), on("2026-02-28")]
            .map(|day| change.knows_file(&sha256(b"snapshot"), Some(day)).unwrap()))
    });
    assert_eq!(known, [false, true], "an undone import may be read anew");
}

#[test]
fn sources_of_any_length_come_back_byte_for_byte() {
    let mut store = Store::in_memory().unwrap();
    for length in [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20] {
        let bytes: Vec<u8> = (0..length).map(|it: u32| (it % 251 + it / 7919) as u8).collect();
        let batch = import(&mut store, "2026-01-31");
        change(&mut store, |change| {
            change.keep_source(batch, &mut bytes.as_slice())?;
            change.finish_import(batch, &sha256(&bytes), "{}")
        });
        let mut copy = Vec::new();
        assert!(store.copy_source(batch, &mut copy).unwrap());
        assert!(copy == bytes, "{length}");
    }
    assert!(!store.copy_source(99, &mut Vec::new()).unwrap());
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn verify_finds_altered_sources_and_withdrawn_items_that_count() {
    for (tampering, expected) in [
        ("UPDATE import_source SET bytes = x'00'", Finding::Source { id: 1 }),
        ("UPDATE import_source SET part = 1", Finding::Source { id: 1 }),
        ("UPDATE import_batch SET sha256 = ''", Finding::Source { id: 1 }),
        (
            "UPDATE item SET withdrawn_minor = 0 WHERE id = 1",
            Finding::Withdrawn { number: "F-1".into() },
        ),
    ] {
        let mut store = Store::in_memory().unwrap();
        import(&mut store, FIRST);
        store.connection.execute(tampering, []).unwrap();
        assert_eq!(store.verify().unwrap(), [expected], "{tampering}");
    }
}

#[test]
fn a_forged_before_image_is_refused() {
    for (subject, column) in
        [("item", "open_minor"), ("customer", "id = 1; --"), ("dispute", "reason")]
    {
        let mut store = Store::in_memory().unwrap();
        let first = import(&mut store, FIRST);
        let image = serde_json::json!({ column: "x" }).to_string();
        store
            .connection
            .execute(
                "INSERT INTO before_image (import_batch_id, subject, row_id, before, after)
                 VALUES (1, ?1, 1, ?2, ?2)",
                [subject, &image],
            )
            .unwrap();
        let refused = store.rehearse(|change| change.take_back(first));
        assert!(matches!(refused, Err(StoreError::Corrupt(_))), "{subject} {column}");
    }
}

/// A file of the accounting: few customers, few numbers, so that files meet again and again.
fn file() -> impl Strategy<Value = String> {
    let line = (0..2usize, 0..3usize, 0..3usize, 0..2usize, 1..4i64, 0..4i64, 0..4usize, 0..3usize);
    (1..6u32, prop::collection::vec(line, 0..7)).prop_map(|(day, lines)| {
        let mut text = format!("2026-0{day}-20");
        for (code, name, number, due, tens, paid, word, paid_on) in lines {
            let due =
                ["", " due 2026-02-10", " due 2026-03-10"][number.min(2) * usize::from(due > 0)];
            let word = ["", " disputed", " agreed", " tel 0102 ask Roy"][word];
            let paid_on = ["", " on 2026-01-15", " on 2026-01-16"][paid_on];
            let (of, name) = (tens * 10, ["A", "B", "C"][name]);
            let paid = (paid * 10).min(of);
            text += &format!("\nC{code} {name} F-{number}{due} of {of} paid {paid}{paid_on}{word}");
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn taking_back_from_any_import_on_gives_the_ledger_before_it(
        files in prop::collection::vec(file(), 1..6),
        back in 0..6usize,
    ) {
        let mut store = Store::in_memory().unwrap();
        let back = back.min(files.len() - 1);
        let (mut before, mut batch) = (Vec::new(), 0);
        for (place, file) in files.iter().enumerate() {
            if place == back {
                before = dump(&store);
            }
            let imported = import(&mut store, file);
            if place == back {
                batch = imported;
            }
        }
        let after = dump(&store);
        let taken = change(&mut store, |change| change.take_back(batch));
        prop_assert_eq!(taken.imports.len(), files.len() - back - 1);
        prop_assert_eq!(dump(&store), before);
        prop_assert_eq!(store.verify().unwrap(), []);
        // Read again, it is as it was: even the numbers of the rows are given anew in the same order.
        redo(&mut store, batch);
        prop_assert_eq!(dump(&store), after);
    }

    #[test]
    fn undoing_and_redoing_around_acts_gives_the_same_documents(
        files in prop::collection::vec(file(), 1..6),
        calls in prop::collection::vec((0..6usize, 0..6usize), 0..4),
        undone in prop::collection::vec(0..6usize, 1..4),
    ) {
        let mut store = Store::in_memory().unwrap();
        let mut plain = Store::in_memory().unwrap();
        for (place, file) in files.iter().enumerate() {
            import(&mut plain, file);
            import(&mut store, file);
            for (_, which) in calls.iter().filter(|it| it.0 == place) {
                let ids = rows(&store, &["SELECT id FROM item WHERE withdrawn_minor IS NULL"]);
                if let Some(id) = ids.get(*which) {
                    call(&mut store, ItemId(id.parse().unwrap()));
                }
            }
        }
        let numbers: Vec<_> = undone.iter().map(|it| 1 + (it % files.len()) as i64).collect();
        for batch in &numbers {
            undo(&mut store, *batch);
            prop_assert_eq!(store.verify().unwrap(), []);
        }
        for batch in &numbers {
            redo(&mut store, *batch);
            prop_assert_eq!(store.verify().unwrap(), []);
        }
        prop_assert_eq!(standing(&store), standing(&plain));
    }
}
