//! Whatever the user did is taken back, and stands again.

use receivables::{
    CustomerId,
    aging::Column,
    dunning::{DunningPolicy, NamedPolicy, PolicyId, Step, Wait, WaitKind},
    provision::VatRate,
};

use super::*;
use crate::{
    Contact, CustomerDetails, CustomerTraits, DoubtfulRecord, HoldKind, NewDispute, NewHold,
    WaitRecord,
    tests::{change, import, item, on, rows},
};

fn ledger() -> Store {
    let mut store = Store::in_memory().unwrap();
    import(&mut store, "2026-02-28\nC1 Marchand F-1 due 2026-02-15 of 100 ask Roy");
    store
}

/// Everything the user may say, as rows.
fn said(store: &Store) -> Vec<String> {
    rows(
        store,
        &[
            "SELECT 'dispute', item_id, closed_on, outcome FROM dispute WHERE undone_at IS NULL",
            "SELECT 'hold', kind, lifted_on, declared_on FROM hold WHERE undone_at IS NULL",
            "SELECT 'wait', kind, until FROM wait WHERE undone_at IS NULL AND ended_on IS NULL",
            "SELECT 'customer', customer_kind, policy_id, direct_debit, address_unknown_since, collector FROM customer",
            "SELECT 'item', policy_id FROM item WHERE policy_id IS NOT NULL",
            "SELECT 'contact', name, role, is_main FROM contact WHERE undone_at IS NULL",
            "SELECT 'policy', id, name, minimum_gap FROM policy WHERE undone_at IS NULL",
            "SELECT 'level', policy_id, step, offset FROM level ORDER BY policy_id, step",
            "SELECT 'segment', name, policy_id FROM segment ORDER BY position",
            "SELECT 'company', policy_id, capacity, provision_net_of_credits FROM company",
            "SELECT 'rate', aging_column, percent FROM provision_rate WHERE undone_at IS NULL",
            "SELECT 'doubtful', since, percent, ended_on FROM doubtful WHERE undone_at IS NULL",
            "SELECT 'closing', on_day, report FROM closing WHERE undone_at IS NULL",
        ],
    )
}

/// A change, its undo and its redo: back to where it was, and there again.
fn there_and_back(store: &mut Store, work: impl FnOnce(&mut Change<'_>) -> Result<()>) {
    let before = said(store);
    change(store, work);
    let after = said(store);
    assert_ne!(before, after);
    let event = store.events(1).unwrap()[0].id;
    change(store, |change| change.undo(event, on("2026-03-02").into()));
    assert_eq!(said(store), before);
    change(store, |change| change.redo(event));
    assert_eq!(said(store), after);
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn every_kind_of_change_goes_back_and_stands_again() {
    let mut store = ledger();
    let (f1, day) = (item(&store, "F-1"), on("2026-03-01"));
    let hold = |kind| NewHold {
        customer: CustomerId(1),
        item: None,
        kind,
        since: day,
        until: None,
        reason: "x".into(),
        asked_by: String::new(),
    };
    let roy =
        Contact { name: "Roy".into(), role: "DAF".into(), is_main: true, ..Contact::default() };
    there_and_back(&mut store, |it| it.add_dispute(&NewDispute::of(f1, day)).map(drop));
    there_and_back(&mut store, |it| it.close_dispute(1, day, "unjustified", "bon signé"));
    there_and_back(&mut store, |it| it.add_hold(&hold(HoldKind::Block), day).map(drop));
    there_and_back(&mut store, |it| it.lift_hold(1, day));
    there_and_back(&mut store, |it| it.add_hold(&hold(HoldKind::Insolvency), day).map(drop));
    there_and_back(&mut store, |it| it.declare_claim(2, day));
    there_and_back(&mut store, |it| it.correct_contact(1, &roy, "2026-03-01T00:00:00"));
    there_and_back(&mut store, |it| it.set_item_policy(f1, Some(PolicyId(2))));
    let traits =
        CustomerTraits { direct_debit: true, policy: Some(PolicyId(4)), ..Default::default() };
    there_and_back(&mut store, |it| it.set_traits(CustomerId(1), &traits));
    let followed =
        CustomerDetails { language: "fr".into(), collector: "Roy".into(), ..Default::default() };
    there_and_back(&mut store, |it| it.set_particulars(CustomerId(1), "Marchand", &followed));
    let until = day.and_hms_opt(14, 0, 0).unwrap();
    let wait = WaitRecord { wait: Wait { kind: WaitKind::Snooze, until }, note: String::new() };
    there_and_back(&mut store, |it| it.add_wait(CustomerId(1), &wait, day));
    there_and_back(&mut store, |it| it.end_wait(CustomerId(1), day).map(drop));
    there_and_back(&mut store, |it| it.set_capacity("{\"calls\":30}"));
    there_and_back(&mut store, |it| {
        let mut policy = DunningPolicy::french_default();
        policy.levels.retain(|it| it.step != Step::Call);
        let (id, name) = (PolicyId(1), "Doux".into());
        it.set_policy(&NamedPolicy { id, name, policy })
    });
    there_and_back(&mut store, |it| it.add_policy("Neuf", &DunningPolicy::silent()).map(drop));
    there_and_back(&mut store, |it| it.set_segments(&[], PolicyId(3)));
    let (late, half) = (Column::Overdue(3), "50".parse().unwrap());
    there_and_back(&mut store, |it| it.add_loss_rate(late, half, day));
    there_and_back(&mut store, |it| it.set_net_of_credits(true));
    let doubtful = DoubtfulRecord {
        customer: CustomerId(1),
        since: day,
        from: day,
        rate: Some(half),
        vat: VatRate::default(),
        reason: "x".into(),
    };
    there_and_back(&mut store, |it| it.add_doubtful(&doubtful, day));
    there_and_back(&mut store, |it| it.end_doubtful(CustomerId(1), day));
    there_and_back(&mut store, |it| it.add_closing("provision", day, ("{}", day.into())).map(drop));
}

#[test]
fn what_was_changed_again_since_is_not_overwritten() {
    let mut store = ledger();
    let debit = |direct_debit| CustomerTraits { direct_debit, ..CustomerTraits::default() };
    change(&mut store, |it| it.set_traits(CustomerId(1), &debit(true)));
    let first = store.events(1).unwrap()[0].id;
    change(&mut store, |it| it.set_traits(CustomerId(1), &debit(false)));
    let before = said(&store);
    let refused = store.rehearse(|it| it.undo(first, on("2026-03-02").into())).unwrap_err();
    assert!(matches!(refused, StoreError::ChangedSince(event) if event == first));
    assert_eq!(said(&store), before);
}

#[test]
fn a_person_who_was_erased_is_nowhere_in_the_ledger() {
    let mut store = ledger();
    let secret = Contact {
        name: "Yvette Quenouille".into(),
        role: "Comptable".into(),
        email: "quenouille@vasseur.example".into(),
        ..Contact::default()
    };
    change(&mut store, |it| it.add_contact(CustomerId(1), &secret));
    let moved = Contact { role: "DAF".into(), ..secret };
    change(&mut store, |it| it.correct_contact(2, &moved, "2026-03-01T00:00:00"));
    let f1 = item(&store, "F-1");
    let call = crate::tests::call(&mut store, f1);
    // Recorded before the person was known to be meant: what counts is whose words they are.
    change(&mut store, |it| {
        let sql =
            "UPDATE act SET contact_id = 2, note = 'Mme Quenouille, mari malade' WHERE id = ?1";
        it.resealed.push(("act", call));
        Ok(it.transaction.execute(sql, [call])?)
    });
    assert_eq!(store.verify().unwrap(), []);
    change(&mut store, |it| it.erase_contact(2, on("2026-03-02")));
    assert_eq!(store.contacts_of(CustomerId(1)).unwrap().len(), 1);
    assert_eq!(store.verify().unwrap(), []);
    let everything = "SELECT group_concat(summary || ifnull(inverse, '')) FROM event
        UNION ALL SELECT group_concat(name || role || email) FROM contact
        UNION ALL SELECT group_concat(note) FROM act";
    let left = rows(&store, &[everything]).join("\n");
    assert!(!left.contains("Quenouille") && !left.contains("malade"), "{left}");
}
