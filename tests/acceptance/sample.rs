//! The sample company: what a newcomer sees first, on a day of its own.

use insta::assert_snapshot;

use crate::{
    table::columns,
    util::{Desk, day},
};

#[test]
fn the_sample_company_opens_with_a_days_work() {
    let mut desk = Desk::by_the_clock();
    let session = desk.app.open_sample().unwrap();
    assert_eq!(session.today, day("2026-11-23"));
    let ledger = session.ledger.unwrap();
    assert!(ledger.sample);
    assert_eq!((ledger.customers, ledger.documents), (45, 317));
    let list = desk.app.worklist(None).unwrap();
    let counts = list.counts.iter().map(|it| {
        let action = serde_json::to_string(&it.action).unwrap();
        vec![action.trim_matches('"').to_owned(), it.count.to_string()]
    });
    assert_snapshot!(columns(1, &counts.collect::<Vec<_>>()), @"
    check_promise       1
    call                4
    email               2
    letter             10
    registered_letter   4
    hand_over           1
    chase_dispute       2
    allocate            1
    preventive          3
    ");
    assert_eq!(list.rows.len(), ledger.actions as usize);
    assert!(list.rows.iter().all(|it| !it.reason.is_empty() && !it.rule.is_empty()));
    assert_eq!(desk.app.verify().unwrap(), [""; 0]);
}

#[test]
fn the_sample_companys_columns_add_up() {
    let mut desk = Desk::by_the_clock();
    desk.app.open_sample().unwrap();
    let table = desk.aged_table("2026-11-23");
    let totals = table.lines().filter(|it| it.contains("not due") || it.contains('Σ'));
    assert_snapshot!(totals.collect::<Vec<_>>().join("\n"), @"
    EUR        total    not due  no date       1-30     31-60     61-90       91+  unallocated
    Σ      795989.42  475315.10  1960.80  207303.12  88391.56  13199.96  26453.76    -16634.88
    GBP       total  not due  no date      1-30  31-60  61-90  91+  unallocated
    Σ      21128.31  9282.31        ·  11846.00      ·      ·    ·            ·
    ");
}

#[test]
fn the_sample_companys_letters_can_be_printed() {
    let mut desk = Desk::by_the_clock();
    desk.app.open_sample().unwrap();
    let before = desk.today_table("2026-11-23");
    let pdf = desk.app.letters_pdf(None, None).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    assert_eq!(desk.today_table("2026-11-23"), before);
}

#[test]
fn a_ledger_with_documents_is_never_filled_with_the_sample() {
    let mut desk = Desk::with(
        "2026-03-31",
        "
        Code client;N° pièce;Date pièce;Échéance;Montant TTC
        0417;FA-1;05/01/2026;04/02/2026;1200,00
        ",
    );
    let rows = desk.rows();
    let session = desk.app.fill_sample().unwrap();
    assert!(!session.ledger.unwrap().sample);
    assert_eq!(desk.rows(), rows);
}

#[test]
fn the_sample_opens_as_it_was_left() {
    let mut desk = Desk::by_the_clock();
    desk.app.open_sample().unwrap();
    desk.post();
    let list = desk.today_table("2026-11-23");
    let other = desk.path("other.encours");
    desk.app.open(&other).unwrap();
    desk.app.open_sample().unwrap();
    assert_eq!(desk.today_table("2026-11-23"), list);
}
