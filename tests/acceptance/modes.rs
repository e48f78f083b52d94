//! Modes: how much of the ledger a file speaks of, and what becomes of what it does not list.
//!
//! A snapshot settles what it leaves out, an addition leaves it alone; companies never touch.

use app::import::{ImportKind, ImportMode};
use insta::assert_snapshot;

use crate::util::{Desk, counts};

const LIST: &str = "Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Solde dû";

const ALL: &str = "
    0417;Meunerie Vasseur;FA-501;05/01/2026;04/02/2026;1200,00;1200,00
    0417;Meunerie Vasseur;FA-502;16/01/2026;15/02/2026;300,00;300,00
    0512;Halle aux Grains;FA-503;18/01/2026;17/02/2026;80,00;80,00";

/// One document of before with another due date and part of it paid, and a new one.
const SOME: &str = "
    0417;Meunerie Vasseur;FA-501;05/01/2026;28/02/2026;1200,00;700,00
    0633;Scierie du Perche;FA-504;20/02/2026;22/03/2026;450,50;450,50";

/// What a second file does in a mode, and what stands open then.
fn second(kind: ImportKind, mode: ImportMode) -> String {
    let mut desk = Desk::on("2026-02-27");
    desk.import(&format!("Échéancier au 30/01/2026\n{LIST}{ALL}"));
    let said = |it: &mut app::import::ImportRequest| {
        it.kind = Some(kind);
        it.mode = Some(mode);
    };
    let report = desk.import_as(&format!("Échéancier au 27/02/2026\n{LIST}{SOME}"), said).unwrap();
    desk.verifies();
    assert_eq!(report.mode, Some(mode));
    let open: String = ["0417", "0512", "0633"].iter().map(|it| desk.items(it)).collect();
    let told = counts(&report);
    format!("{}; vanished {}\n{open}", told.lines().next().unwrap(), report.items_vanished)
}

#[test]
fn a_snapshot_settles_what_it_leaves_out() {
    assert_snapshot!(second(ImportKind::OpenItems, ImportMode::Snapshot), @"
    2 rows, 2 in: 1 new, 1 changed, 2 settled, 0 unchanged; open 1150.50 EUR; vanished 2
      FA-501  2026-01-05  2026-02-28  1200.00  700.00
      FA-504  2026-02-20  2026-03-22  450.50  450.50
    ");
}

#[test]
fn an_addition_leaves_alone_what_it_leaves_out() {
    assert_snapshot!(second(ImportKind::OpenItems, ImportMode::Delta), @"
    2 rows, 2 in: 1 new, 1 changed, 0 settled, 0 unchanged; open 1530.50 EUR; vanished 0
      FA-502  2026-01-16  2026-02-15   300.00  300.00
      FA-501  2026-01-05  2026-02-28  1200.00  700.00
      FA-503  2026-01-18  2026-02-17  80.00  80.00
      FA-504  2026-02-20  2026-03-22  450.50  450.50
    ");
    assert_snapshot!(second(ImportKind::Documents, ImportMode::Delta), @"
    2 rows, 2 in: 1 new, 1 changed, 0 settled, 0 unchanged; open 1530.50 EUR; vanished 0
      FA-502  2026-01-16  2026-02-15   300.00  300.00
      FA-501  2026-01-05  2026-02-28  1200.00  700.00
      FA-503  2026-01-18  2026-02-17  80.00  80.00
      FA-504  2026-02-20  2026-03-22  450.50  450.50
    ");
}

#[test]
fn a_list_of_everything_ever_issued_settles_what_it_leaves_out() {
    assert_snapshot!(second(ImportKind::Documents, ImportMode::Whole), @"
    2 rows, 2 in: 1 new, 1 changed, 2 settled, 0 unchanged; open 1150.50 EUR; vanished 2
      FA-501  2026-01-05  2026-02-28  1200.00  700.00
      FA-504  2026-02-20  2026-03-22  450.50  450.50
    ");
}

#[test]
fn whatever_settles_by_silence_asks_when_more_than_a_quarter_vanishes() {
    let invoice = |it: u32| format!("0417;Meunerie;FA-{it};05/01/2026;04/02/2026;100,00;100,00\n");
    let list = |on: &str, range: std::ops::Range<u32>| {
        format!("Échéancier au {on}\n{LIST}\n{}", range.map(invoice).collect::<String>())
    };
    for (kind, mode, asks) in [
        (ImportKind::OpenItems, ImportMode::Snapshot, true),
        (ImportKind::Documents, ImportMode::Whole, true),
        (ImportKind::OpenItems, ImportMode::Delta, false),
        (ImportKind::Documents, ImportMode::Delta, false),
    ] {
        let mut desk = Desk::on("2026-02-27");
        desk.import(&list("30/01/2026", 0..80));
        let rows = desk.rows();
        let answer = desk.import_as(&list("27/02/2026", 0..59), |it| {
            (it.kind, it.mode) = (Some(kind), Some(mode));
        });
        let key = answer.map_err(|it| serde_json::to_string(&it.key).unwrap());
        assert_eq!(key.as_ref().err().is_some_and(|it| it.contains("too_many_vanish")), asks);
        assert_eq!(desk.rows() == rows, asks, "{kind:?} {mode:?}");
    }
}

/// Ten documents are too few for the question; a list that cannot be read settles none of them.
#[test]
fn a_list_of_nothing_but_bad_rows_settles_nothing() {
    let mut desk = Desk::on("2026-02-27");
    desk.import(&format!("Échéancier au 30/01/2026\n{LIST}{ALL}"));
    let rows = desk.rows();
    let bad = "0417;Meunerie Vasseur;FA-501;31/02/2026;04/02/2026;1200,00;1200,00";
    let told = desk.told(&format!("Échéancier au 27/02/2026\n{LIST}\n{bad}"));
    assert_snapshot!(told, @"unreadable_file: export.csv : la seule ligne n’a pas pu être reprise ; rien n’a changé. Ligne 3, colonne Date pièce : le « 31/02/2026 » n’existe pas au calendrier. Corrigez la date.");
    assert_eq!(desk.rows(), rows);
}

#[test]
fn an_addition_may_be_older_than_the_last_snapshot() {
    let mut desk = Desk::on("2026-02-27");
    desk.import(&format!("Échéancier au 27/02/2026\n{LIST}{ALL}"));
    let older = format!("Échéancier au 30/01/2026\n{LIST}{SOME}");
    assert!(desk.import_as(&older, |it| it.mode = Some(ImportMode::Snapshot)).is_err());
    desk.import_as(&older, |it| it.mode = Some(ImportMode::Delta)).unwrap();
    desk.verifies();
}

#[test]
fn companies_never_touch_each_other() {
    let mut desk = Desk::on("2026-02-27");
    desk.import(&format!("Échéancier au 30/01/2026\n{LIST}{ALL}"));
    let (books, rows) = (desk.books(&["2026-02-27"]), desk.rows());
    let (ledger, other) = (desk.ledger(), desk.path("filiale.encours"));
    desk.app.open(&other).unwrap();
    assert_eq!(desk.books(&["2026-02-27"]), "2026-02-27\n2026-02-27\n  nothing\n");
    // The same customers and numbers: another company's invoices all the same.
    let report = desk.import(&format!("Échéancier au 27/02/2026\n{LIST}{SOME}"));
    assert_eq!((report.items_new, report.items_settled, report.import), (2, 0, Some(1)));
    desk.app.undo_import(1).unwrap();
    desk.app.open(&ledger).unwrap();
    assert_eq!((desk.books(&["2026-02-27"]), desk.rows()), (books, rows));
    desk.verifies();
}

/// How far another program had reminded these customers.
const REACHED: &str = "
    Code client;N° facture;Niveau de relance;Date dernière relance
    0417;FA-501;2;12/02/2026
    0512;;1;20/02/2026
    0417;FA-599;1;20/02/2026
    0999;;3;20/02/2026";

#[test]
fn nobody_starts_again_at_the_first_reminder_after_a_take_over() {
    let mut desk = Desk::on("2026-03-20");
    desk.import(&format!("Échéancier au 20/03/2026\n{LIST}{ALL}"));
    let before = desk.books(&["2026-03-20"]);
    assert_snapshot!(desk.today_table("2026-03-20"), @"
    2026-03-20
      letter  0417  1500.00 EUR  FA-501 FA-502  Relance 1 · J+3
      letter  0512  80.00 EUR    FA-503         Relance 1 · J+5
    ");
    assert_snapshot!(desk.told(REACHED), @"
    4 rows, 2 in: 0 new, 2 changed, 0 settled, 0 unchanged; open 1580.00 EUR
    ! Ligne 4 : 0417 n’avait rien d’échu à cette date, aucun niveau à reprendre.
    ! Ligne 5 : le client 0999 n’est pas au dossier. Importez d’abord ses pièces.
    ");
    assert_snapshot!(desk.today_table("2026-03-20"), @"
    2026-03-20
      letter  0417  1500.00 EUR  FA-501 FA-502  Dernière relance · J+30
      letter  0512  80.00 EUR    FA-503         Relance 2 · J+20
    ");
    assert_snapshot!(desk.items("0417"), @"
    FA-501  2026-01-05  2026-02-04  1200.00  1200.00  level 2
    FA-502  2026-01-16  2026-02-15   300.00   300.00
    ");
    desk.verifies();
    let last = desk.app.last_import().unwrap();
    desk.app.undo_import(last).unwrap();
    assert_eq!(desk.books(&["2026-03-20"]), before);
    desk.app.redo_import(last).unwrap();
    assert_snapshot!(desk.items("0512"), @"  FA-503  2026-01-18  2026-02-17  80.00  80.00  level 1");
    desk.verifies();
}
