//! Statements overlap, items are matched, and statements are taken back.

use super::*;
use crate::{
    ImportHead, StoreError,
    document::sha256,
    tests::{call, change, eur, import, item, on, rows, standing, undo},
};
use proptest::prelude::*;

fn row(day: &str, minor: i64, label: &'static str, occurrence: u32) -> BankLineRow<'static> {
    BankLineRow {
        account: "FR7612345",
        booked_on: on(day),
        value_on: None,
        amount: eur(minor),
        label,
        payer: "Marchand",
        payer_iban: "",
        remittance: "",
        end_to_end: "",
        bank_reference: "",
        occurrence,
    }
}

/// Imports a statement; the lines that were new.
fn statement(store: &mut Store, rows: &[BankLineRow<'_>]) -> (i64, Vec<i64>) {
    change(store, |change| {
        let batch = change.begin_import(ImportHead {
            file: "releve.txt",
            kind: "bank",
            snapshot_date: None,
            at: on("2026-11-23").into(),
            request: "{}",
        })?;
        change.keep_source(batch, &mut &b"releve"[..])?;
        let lines = rows.iter().map(|it| change.add_bank_line(it, batch));
        let lines: Vec<_> = lines.collect::<Result<_>>()?;
        change.finish_import(batch, &sha256(b"releve"), "{}")?;
        Ok((batch, lines.into_iter().flatten().collect()))
    })
}

fn listed(store: &Store, which: BankLines) -> String {
    let lines = store.bank_lines(which).unwrap();
    let line = |it: &BankLine| {
        format!("{} {} {} open {}", it.booked_on, it.label, it.amount.minor, it.open_minor())
    };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

const ITEMS: &str = "2026-02-28
    C1 Marchand F-1 due 2026-02-05 of 100
    C1 Marchand F-2 due 2026-03-05 of 80
    C1 Marchand A-1 due 2026-03-05 of -20";

#[test]
fn overlapping_statements_do_not_double_a_line() {
    let mut store = Store::in_memory().unwrap();
    let (_, first) =
        statement(&mut store, &[row("2026-03-02", 60, "VIR", 1), row("2026-03-02", 60, "VIR", 2)]);
    let (_, second) = statement(
        &mut store,
        &[
            row("2026-03-02", 60, "VIR", 1),
            row("2026-03-02", 60, "VIR", 2),
            row("2026-03-02", 60, "VIR", 3),
            row("2026-03-03", 60, "VIR", 1),
            row("2026-03-03", 60, "VIR SEPA", 1),
        ],
    );
    assert_eq!((first.len(), second.len()), (2, 3));
}

#[test]
fn a_line_settles_invoices_less_a_credit_note_and_the_bank_s_fee() {
    let mut store = Store::in_memory().unwrap();
    import(&mut store, ITEMS);
    let items = ["F-1", "F-2", "A-1"].map(|it| item(&store, it));
    let (_, lines) = statement(
        &mut store,
        &[row("2026-03-02", 158, "VIR", 1), row("2026-03-02", 7, "DIVERS", 1)],
    );
    let settled = [(items[0], 100), (items[1], 80), (items[2], -20)];
    change(&mut store, |change| {
        change.match_line(lines[0], &settled, on("2026-03-02"), 2)?;
        change.set_aside(lines[1], true)
    });
    insta::assert_snapshot!(standing(&store).join("\n"), @"
    C1 | Marchand | -
    C1 | A-1 | 2026-03-05 | -20 | 0 | - | 2026-03-02 -20 bank | -
    C1 | F-1 | 2026-02-05 | 100 | 0 | - | 2026-03-02 100 bank | -
    C1 | F-2 | 2026-03-05 | 80 | 0 | - | 2026-03-02 80 bank | -
    ");
    assert_eq!(listed(&store, BankLines::Open), "");
    assert_eq!(store.matches_of(lines[0]).unwrap().len(), 3);
    assert_eq!(store.verify().unwrap(), []);

    change(&mut store, |change| {
        change.unmatch_line(lines[0])?;
        change.set_aside(lines[1], false)
    });
    insta::assert_snapshot!(listed(&store, BankLines::Open), @"
    2026-03-02 DIVERS 7 open 7
    2026-03-02 VIR 158 open 158
    ");
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn the_accounting_is_compared_with_the_accounting() {
    let mut store = Store::in_memory().unwrap();
    import(&mut store, ITEMS);
    let invoice = item(&store, "F-1");
    let (_, lines) = statement(&mut store, &[row("2026-03-02", 40, "VIR", 1)]);
    change(&mut store, |change| change.match_line(lines[0], &[(invoice, 40)], on("2026-03-02"), 0));
    let stored = change(&mut store, |change| {
        let customer = change.customer_codes()?[0].2;
        change.find_items(customer, "F-1", receivables::ItemKind::Invoice, on("2026-12-31"))
    });
    let it = &stored[0];
    assert_eq!((it.settled_minor, it.bank_minor, it.open_minor), (0, 40, 60));
    assert_eq!(it.last_settled, None);
    let sources = change(&mut store, |change| change.settlements_of_item(invoice));
    assert_eq!((sources[0].source.as_str(), sources[0].bank_line), ("bank", Some(lines[0])));

    // The accounting learns of the bank's 40, then of another 60; then it takes payments back.
    for (paid, open) in [(0, 60), (40, 60), (100, 0), (100, 0), (40, 20), (0, 60)] {
        import(
            &mut store,
            &format!("2026-03-31\nC1 Marchand F-1 due 2026-02-05 of 100 paid {paid}"),
        );
        let sql = "SELECT open_minor FROM item WHERE number = 'F-1'";
        assert_eq!(rows(&store, &[sql]), [open.to_string()], "paid {paid}");
    }
}

#[test]
fn what_the_bank_settled_is_not_taken_for_the_accounting_s_word() {
    let mut store = Store::in_memory().unwrap();
    import(&mut store, "2026-02-28\nC1 Marchand F-1 due 2026-02-05 of 100 paid 10");
    let invoice = item(&store, "F-1");
    let (_, lines) = statement(&mut store, &[row("2026-03-02", 40, "VIR", 1)]);
    let open = change(&mut store, |change| {
        change.match_line(lines[0], &[(invoice, 40)], on("2026-03-02"), 0)?;
        change.redate_last_settlement(invoice, on("2026-02-20"))?;
        change.open_on(on("2026-02-28"))
    });
    let settled = "SELECT settled_on, amount_minor, source FROM settlement ORDER BY id";
    assert_eq!(rows(&store, &[settled]), ["2026-02-20 | 10 | document", "2026-03-02 | 40 | bank"]);
    assert_eq!(open, [(invoice, "F-1".to_owned(), 50)]);
}

#[test]
fn a_withdrawn_item_is_forgotten_once_nothing_tells_of_it() {
    let mut store = Store::in_memory().unwrap();
    let first = import(&mut store, ITEMS);
    let (_, lines) = statement(&mut store, &[row("2026-03-02", 40, "VIR", 1)]);
    let matched = [(item(&store, "F-1"), 40)];
    change(&mut store, |change| change.match_line(lines[0], &matched, on("2026-03-02"), 0));
    undo(&mut store, first);
    let withdrawn = "SELECT number FROM item WHERE withdrawn_minor IS NOT NULL";
    assert_eq!(rows(&store, &[withdrawn]), ["F-1"]);
    let other = import(&mut store, "2026-03-31\nC2 Tissot F-9 of 10");
    undo(&mut store, other);
    assert_eq!(rows(&store, &[withdrawn]), [] as [String; 0]);
}

#[test]
fn a_withdrawn_item_is_not_matched() {
    let mut store = Store::in_memory().unwrap();
    let first = import(&mut store, ITEMS);
    let invoice = item(&store, "F-1");
    let (_, lines) = statement(&mut store, &[row("2026-03-02", 40, "VIR", 1)]);
    call(&mut store, invoice);
    undo(&mut store, first);
    let day = on("2026-03-02");
    for (line, item) in [(lines[0], invoice), (99, invoice), (lines[0], receivables::ItemId(99))] {
        let refused = store.rehearse(|change| change.match_line(line, &[(item, 40)], day, 0));
        assert!(matches!(refused, Err(StoreError::Corrupt(_))));
    }
}

#[test]
fn an_accepted_match_outlives_the_import_of_its_item() {
    let mut store = Store::in_memory().unwrap();
    let first = import(&mut store, ITEMS);
    import(&mut store, "2026-03-31\nC1 Marchand F-1 due 2026-02-05 of 100 paid 10");
    let invoice = item(&store, "F-1");
    let (_, lines) = statement(&mut store, &[row("2026-03-02", 40, "VIR", 1)]);
    change(&mut store, |change| change.match_line(lines[0], &[(invoice, 40)], on("2026-03-02"), 0));
    let before = rows(&store, &["SELECT id, open_minor FROM item WHERE number = 'F-1'"]);

    let taken = undo(&mut store, first);
    assert_eq!((taken.items_withdrawn.len(), taken.matches_removed.len()), (1, 1));
    assert_eq!(rows(&store, &["SELECT id, open_minor FROM item WHERE number = 'F-1'"]), before);
    assert_eq!(listed(&store, BankLines::Open), "");
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn a_statement_taken_back_leaves_the_lines_that_another_lists() {
    let mut store = Store::in_memory().unwrap();
    import(&mut store, ITEMS);
    let (one, shared) = (row("2026-03-02", 40, "ONE", 1), row("2026-03-03", 60, "SHARED", 1));
    let (first, lines) = statement(&mut store, &[one, shared]);
    let (second, _) = statement(&mut store, &[shared, row("2026-03-04", 5, "OTHER", 1)]);
    let items = [item(&store, "F-1"), item(&store, "F-2")];
    change(&mut store, |change| {
        change.match_line(lines[0], &[(items[0], 40)], on("2026-03-02"), 0)?;
        change.match_line(lines[1], &[(items[1], 60)], on("2026-03-03"), 0)
    });
    let taken = undo(&mut store, first);
    assert_eq!((taken.bank_lines_removed, taken.settlements_removed), (1, 1));
    insta::assert_snapshot!(listed(&store, BankLines::All), @"
    2026-03-04 OTHER 5 open 5
    2026-03-03 SHARED 60 open 0
    ");
    insta::assert_snapshot!(standing(&store).join("\n"), @"
    C1 | Marchand | -
    C1 | A-1 | 2026-03-05 | -20 | -20 | - | - | -
    C1 | F-1 | 2026-02-05 | 100 | 100 | - | - | -
    C1 | F-2 | 2026-03-05 | 80 | 20 | - | 2026-03-03 60 bank | -
    ");
    assert_eq!(store.verify().unwrap(), []);
    assert_eq!(undo(&mut store, second).bank_lines_removed, 2);
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn verify_finds_what_a_line_cannot_have_settled() {
    for (amount, fee, settled, wrong) in [
        (100, 0, 100, false),
        (100, 2, 102, false),
        (100, 0, 101, true),
        (100, 2, 103, true),
        (100, 0, -1, true),
        (-20, 0, -20, false),
        (-20, 0, -21, true),
        (-20, 0, 5, true),
    ] {
        let mut store = Store::in_memory().unwrap();
        import(&mut store, ITEMS);
        let invoice = item(&store, "F-1");
        let (_, lines) = statement(&mut store, &[row("2026-03-02", amount, "VIR", 1)]);
        let day = on("2026-03-02");
        change(&mut store, |change| change.match_line(lines[0], &[(invoice, settled)], day, fee));
        let expected = if wrong { vec![Finding::BankLine { id: lines[0] }] } else { vec![] };
        assert_eq!(store.verify().unwrap(), expected, "{amount} + {fee} settled {settled}");
    }
}

#[test]
fn the_latest_word_on_a_payer_holds() {
    let mut store = Store::in_memory().unwrap();
    import(&mut store, "2026-02-28\nC1 Marchand F-1 of 100\nC2 Tissot F-2 of 100");
    change(&mut store, |change| {
        let codes = change.customer_codes()?;
        for (customer, kind, value) in [
            (codes[0].2, AliasKind::Name, "MARCHAND SA"),
            (codes[0].2, AliasKind::Iban, "FR76999"),
            (codes[1].2, AliasKind::Iban, "FR76999"),
        ] {
            change.add_payer_alias(customer, kind, value)?;
        }
        Ok(())
    });
    let aliases = store.payer_aliases().unwrap();
    let aliases: Vec<_> = aliases.iter().map(|it| (it.customer.0, it.value.as_str())).collect();
    assert_eq!(aliases, [(2, "FR76999"), (1, "MARCHAND SA")]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn statements_read_in_any_order_and_twice_give_the_same_lines(
        days in prop::collection::vec((1..4u32, 1..3i64, 0..2usize), 1..12),
        cut in 0..12usize,
    ) {
        let labels = ["VIR", "CHQ"];
        let mut count = std::collections::HashMap::new();
        let all: Vec<_> = days.iter().map(|&(day, minor, label)| {
            let occurrence = count.entry((day, minor, label)).or_insert(0);
            *occurrence += 1;
            row(&format!("2026-03-0{day}"), minor, labels[label], *occurrence)
        }).collect();
        let cut = cut.min(all.len());
        let mut once = Store::in_memory().unwrap();
        statement(&mut once, &all);
        let mut twice = Store::in_memory().unwrap();
        for part in [&all[cut..], &all[..], &all[..cut]] {
            statement(&mut twice, part);
        }
        let sorted = |store: &Store| rows(store, &["SELECT fingerprint FROM bank_line ORDER BY 1"]);
        prop_assert_eq!(sorted(&once), sorted(&twice));
        prop_assert_eq!(once.bank_lines(BankLines::All).unwrap().len(), all.len());
    }
}
