//! Undo: any import can be taken back, days later too, as if it had never been read.
//!
//! Later imports are read again from the files the ledger kept. What the user did stays in the
//! history, and finds its document again when that comes back.

use app::{
    act::CallOutcome,
    import::{ImportRequest, undo::UndoReport},
};
use insta::assert_snapshot;

use crate::{
    statement::camt,
    util::{Desk, SPACES, day},
};

/// A quarter of imports, each of another kind; every one builds on those before it.
const IMPORTS: usize = 7;

/// Days on which the aged balance must come out the same.
const DAYS: [&str; 4] = ["2025-12-31", "2026-01-31", "2026-02-27", "2026-03-31"];

/// The year before, as the accounting closed it.
const ENTRIES: &str = "\
JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise
VT|Ventes|1|20251014|411000|Clients|0417|Meunerie Vasseur|FA-90|20251014|Facture FA-90|840,00|0,00|a|20251128|20260110||
VT|Ventes|1|20251014|701000|Ventes|||FA-90|20251014|Facture FA-90|0,00|840,00|||20260110||
BQ|Banque|2|20251128|411000|Clients|0417|Meunerie Vasseur|VIR 31|20251128|Virement|0,00|300,00|a|20251128|20260110||
BQ|Banque|2|20251128|512000|Banque|||VIR 31|20251128|Virement|300,00|0,00|||20260110||
VT|Ventes|3|20251209|411000|Clients|0633|Scierie du Perche|FA-95|20251209|Facture FA-95|2150,00|0,00|||20260110||
VT|Ventes|3|20251209|701000|Ventes|||FA-95|20251209|Facture FA-95|0,00|2150,00|||20260110||
";

const CUSTOMERS: &str = "
    Code client;Raison sociale;Adresse;Code postal;Ville;Conditions de règlement
    0417;Meunerie Vasseur;3 quai du Moulin;28200;Châteaudun;45 jours fin de mois
    0512;Halle aux Grains;1 place du Marché;41100;Vendôme;30 jours nets
";

const DOCUMENTS: &str = "
    Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC
    0417;Meunerie Vasseur;FA-101;13/01/2026;28/02/2026;1200,00
    0512;Halle aux Grains;FA-102;15/01/2026;14/02/2026;80,00
    0512;Halle aux Grains;FA-103;20/01/2026;19/02/2026;455,50
    0748;Poterie Saint-Jean;FA-104;27/01/2026;26/02/2026;999,00
";

const PAYMENTS: &str = "
    Code client;Date de règlement;Montant;Mode de règlement;N° facture;Référence
    0417;16/02/2026;540,00;VIR;FA-90;V-16
    0512;18/02/2026;200,00;CHQ;FA-103;C-771
";

const FEBRUARY: &str = "
    Échéancier clients au 27/02/2026
    Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Solde dû
    0417;Meunerie Vasseur;FA-101;13/01/2026;28/02/2026;1200,00;1200,00
    0512;Halle aux Grains;FA-103;20/01/2026;19/02/2026;455,50;255,50
    0633;Scierie du Perche;FA-95;09/12/2025;08/01/2026;2150,00;2150,00
    0748;Poterie Saint-Jean;FA-104;27/01/2026;15/03/2026;999,00;999,00
";

const MARCH: &str = "
    Échéancier clients au 31/03/2026
    Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Solde dû
    0417;Meunerie Vasseur SAS;FA-101;13/01/2026;28/02/2026;1200,00;700,00
    0748;Poterie Saint-Jean;FA-104;27/01/2026;15/03/2026;999,00;999,00
    0748;Poterie Saint-Jean;FA-120;17/03/2026;16/04/2026;61,00;61,00
";

/// Reads one of the imports of the quarter on its day.
fn read(desk: &mut Desk, which: usize) {
    match which {
        0 => {
            desk.day("2026-01-12");
            desk.import(CUSTOMERS);
        }
        1 => {
            desk.import_bytes("123456782FEC20251231.txt", ENTRIES);
        }
        2 => {
            desk.day("2026-02-02");
            desk.import(DOCUMENTS);
        }
        3 => {
            desk.day("2026-02-20");
            desk.import(PAYMENTS);
        }
        4 => {
            desk.import_bytes("releve.xml", camt("2026-02-19 | 80.00 | HALLE AUX GRAINS | FA-102"));
        }
        5 => {
            desk.day("2026-02-27");
            desk.import(FEBRUARY);
        }
        _ => {
            desk.day("2026-03-31");
            desk.import(MARCH);
        }
    }
}

/// The ledger that read these imports and no others.
fn of(which: impl IntoIterator<Item = usize>) -> Desk {
    let mut desk = Desk::on("2026-01-12");
    which.into_iter().for_each(|it| read(&mut desk, it));
    desk.day("2026-03-31");
    desk
}

fn all_but(left_out: usize) -> Desk {
    of((0..IMPORTS).filter(|it| *it != left_out))
}

/// Number of the import; the ledger counts from 1.
fn number(which: usize) -> i64 {
    i64::try_from(which).unwrap() + 1
}

fn told(report: &UndoReport) -> String {
    let sum = |all: &[app::amount::Amount]| {
        all.iter().map(|it| it.decimal()).collect::<Vec<_>>().join(" + ")
    };
    let mut text = format!(
        "{}: {} removed; open {} before, {} after\n",
        report.file,
        report.items_removed,
        sum(&report.before),
        sum(&report.after)
    );
    report.read_again.iter().for_each(|it| text += &format!("again {it}\n"));
    report.disturbs.iter().for_each(|it| text += &format!("- {it}\n"));
    text.replace(SPACES, " ")
}

#[test]
fn the_quarter_as_it_was_read() {
    assert_snapshot!(of(0..IMPORTS).books(&DAYS), @"
    2025-12-31
      EUR     total  not due  no date  1-30   31-60  61-90  91+  unallocated
      0417   540.00        ·        ·     ·  540.00      ·    ·            ·
      0633  2150.00  2150.00        ·     ·       ·      ·    ·            ·
      Σ     2690.00  2150.00        ·     ·  540.00      ·    ·            ·
    2026-01-31
      EUR     total  not due  no date     1-30  31-60   61-90  91+  unallocated
      0633  2150.00        ·        ·  2150.00      ·       ·    ·            ·
      0417  1740.00  1200.00        ·        ·      ·  540.00    ·            ·
      0748   999.00   999.00        ·        ·      ·       ·    ·            ·
      0512   535.50   535.50        ·        ·      ·       ·    ·            ·
      Σ     5424.50  2734.50        ·  2150.00      ·  540.00    ·            ·
    2026-02-27
      EUR     total  not due  no date    1-30    31-60  61-90  91+  unallocated
      0633  2150.00        ·        ·       ·  2150.00      ·    ·            ·
      0512   255.50        ·        ·  255.50        ·      ·    ·            ·
      0417  1200.00  1200.00        ·       ·        ·      ·    ·            ·
      0748   999.00   999.00        ·       ·        ·      ·    ·            ·
      Σ     4604.50  2199.00        ·  255.50  2150.00      ·    ·            ·
    2026-03-31
      EUR     total  not due  no date    1-30   31-60  61-90  91+  unallocated
      0748  1060.00    61.00        ·  999.00       ·      ·    ·            ·
      0417   700.00        ·        ·       ·  700.00      ·    ·            ·
      Σ     1760.00    61.00        ·  999.00  700.00      ·    ·            ·
    2026-03-31
      letter  0748  999.00 EUR  FA-104  Relance 1 · J+3
      letter  0417  700.00 EUR  FA-101  Relance 1 · J+3
    0512 Halle aux Grains
    0417 Meunerie Vasseur SAS
      FA-101  2026-01-13  2026-02-28  1200.00  700.00
    0748 Poterie Saint-Jean
      FA-104  2026-01-27  2026-03-15  999.00  999.00
      FA-120  2026-03-17  2026-04-16   61.00   61.00
    0633 Scierie du Perche
    ");
}

#[test]
fn without_an_import_every_customer_stands_as_if_it_had_never_been_read() {
    for which in 0..IMPORTS {
        let mut desk = of(0..IMPORTS);
        desk.app.undo_import(number(which)).unwrap();
        assert_eq!(desk.books(&DAYS), all_but(which).books(&DAYS), "without import {which}");
        desk.verifies();
    }
}

#[test]
fn what_was_undone_and_done_again_stands_as_before() {
    for which in 0..IMPORTS {
        let mut desk = of(0..IMPORTS);
        let before = desk.books(&DAYS);
        desk.app.undo_import(number(which)).unwrap();
        desk.app.redo_import(number(which)).unwrap();
        assert_eq!(desk.books(&DAYS), before, "import {which}");
        desk.verifies();
    }
}

#[test]
fn imports_undone_one_after_the_other_leave_what_stood_before_them() {
    let before = of(0..4).books(&DAYS);
    for order in [[6, 5, 4], [4, 5, 6], [5, 6, 4]] {
        let mut desk = of(0..IMPORTS);
        order.iter().for_each(|it| drop(desk.app.undo_import(number(*it)).unwrap()));
        assert_eq!(desk.books(&DAYS), before, "{order:?}");
        desk.verifies();
    }
    let mut desk = of(0..IMPORTS);
    (0..IMPORTS).for_each(|it| drop(desk.app.undo_import(number(it)).unwrap()));
    assert_eq!(desk.books(&DAYS), of([]).books(&DAYS));
    (0..IMPORTS).rev().for_each(|it| drop(desk.app.redo_import(number(it)).unwrap()));
    assert_eq!(desk.books(&DAYS), of(0..IMPORTS).books(&DAYS));
    desk.verifies();
}

#[test]
fn an_undo_is_told_before_it_is_done_and_the_telling_changes_nothing() {
    let mut desk = of(0..IMPORTS);
    let (rows, books) = (desk.rows(), desk.books(&DAYS));
    let announced = desk.app.undo_preview(number(2)).unwrap();
    assert_eq!((desk.rows(), desk.books(&DAYS)), (rows, books));
    assert_snapshot!(told(&announced), @"
    export.csv: 1 removed; open 1760.00 before, 1760.00 after
    again export.csv
    again export.csv
    again export.csv
    - 3 imports postérieurs sont relus depuis leurs fichiers conservés, comme si celui-ci n’avait jamais eu lieu.
    ");
    assert_eq!(told(&desk.app.undo_import(number(2)).unwrap()), told(&announced));
}

#[test]
fn what_is_undone_already_is_not_undone_again() {
    let mut desk = of(0..3);
    desk.app.undo_import(number(2)).unwrap();
    let rows = desk.rows();
    let refused = desk.in_both(|it| {
        let again = it.app.undo_import(number(2)).unwrap_err();
        let stands = it.app.redo_import(number(1)).unwrap_err();
        let unknown = it.app.undo_preview(77).unwrap_err();
        [again, stands, unknown].map(|failure| it.sentence(&failure)).join("\n")
    });
    assert_snapshot!(refused, @"
    unreadable_file: L’import 3 n’existe pas, ou est déjà dans cet état. Regardez la liste des imports.
    unreadable_file: L’import 2 n’existe pas, ou est déjà dans cet état. Regardez la liste des imports.
    unreadable_file: L’import 77 n’existe pas, ou est déjà dans cet état. Regardez la liste des imports.
    unreadable_file: Import 3 does not exist, or is in that state already. Look at the list of imports.
    unreadable_file: Import 2 does not exist, or is in that state already. Look at the list of imports.
    unreadable_file: Import 77 does not exist, or is in that state already. Look at the list of imports.
    ");
    assert_eq!(desk.rows(), rows);
}

/// A ledger whose documents the user worked on: a posted letter, a promise, a dispute, a receipt.
fn worked_on() -> Desk {
    let mut desk = Desk::on("2026-03-02");
    desk.import(DOCUMENTS);
    desk.import(CUSTOMERS);
    desk.import_bytes("releve.xml", camt("2026-03-02 | 80.00 | HALLE AUX GRAINS | FA-102"));
    desk.sign();
    desk.post();
    desk.day("2026-03-10");
    desk.app.accept_certain_receipts().unwrap();
    desk.call_with("0417", CallOutcome::Promise, |it| it.promised_on = Some(day("2026-03-20")));
    desk.call_with("0512", CallOutcome::Dispute, |it| it.disputed = vec!["FA-103".into()]);
    desk
}

const WORKED: [&str; 2] = ["2026-02-27", "2026-03-10"];

#[test]
fn an_undo_under_what_the_user_did_says_what_it_disturbs() {
    let mut desk = worked_on();
    assert_snapshot!(desk.books(&WORKED), @"
    2026-02-27
      EUR     total  not due  no date     1-30  31-60  61-90  91+  unallocated
      0748   999.00        ·        ·   999.00      ·      ·    ·            ·
      0512   535.50        ·        ·   535.50      ·      ·    ·            ·
      0417  1200.00  1200.00        ·        ·      ·      ·    ·            ·
      Σ     2734.50  1200.00        ·  1534.50      ·      ·    ·            ·
    2026-03-10
      EUR     total  not due  no date     1-30  31-60  61-90  91+  unallocated
      0417  1200.00        ·        ·  1200.00      ·      ·    ·            ·
      0748   999.00        ·        ·   999.00      ·      ·    ·            ·
      0512   455.50        ·        ·   455.50      ·      ·    ·            ·
      Σ     2654.50        ·        ·  2654.50      ·      ·    ·            ·
    2026-03-10
      letter  0748  999.00 EUR  FA-104  Relance 1 · J+3
    0512 Halle aux Grains
      FA-103  2026-01-20  2026-02-19  455.50  455.50  level 1  en litige depuis le 10 mars 2026
    0417 Meunerie Vasseur
      FA-101  2026-01-13  2026-02-28  1200.00  1200.00    promis pour le 20 mars 2026, attendu jusqu’au 24 mars 2026
    0748 Poterie Saint-Jean
      FA-104  2026-01-27  2026-02-26  999.00  999.00
    ");
    let undone = desk.in_both(|it| told(&it.app.undo_preview(1).unwrap()));
    assert_snapshot!(undone, @"
    export.csv: 4 removed; open 2654.50 before,  after
    again export.csv
    - 3 courriers ou appels portent sur des pièces qui quittent le dossier (3 pièces) : l’historique les garde, avec les montants réclamés.
    - 1 promesse y perd son objet.
    - 1 litige y perd son objet.
    - 1 encaissement rapproché redevient à traiter.
    - 1 import postérieur est relu depuis son fichier conservé, comme si celui-ci n’avait jamais eu lieu.

    export.csv: 4 removed; open 2654.50 before,  after
    again export.csv
    - 3 letters or calls concern documents that leave the ledger (3 documents): the history keeps them, with the amounts claimed.
    - 1 promise loses what it was for.
    - 1 dispute loses what it was about.
    - 1 matched receipt waits for a decision again.
    - 1 later import is read again from its kept file, as if this one had never happened.
    ");
    desk.app.undo_import(1).unwrap();
    desk.verifies();
    assert_snapshot!(desk.history("0417") + &desk.history("0512"), @"
    2026-03-10  Appel : promesse de règlement
    2026-03-10  Promesse de 1 200,00 € pour le 20 mars 2026 : en cours
    2026-03-10  Appel : litige
    2026-03-10  Litige ouvert sur FA-103
    2026-03-02  Courrier : relance 1 [PDF]
    ");
    assert_snapshot!(desk.books(&WORKED), @"
    2026-02-27
    2026-03-10
    2026-03-10
      nothing
    0512 Halle aux Grains
    0417 Meunerie Vasseur
    ");
}

#[test]
fn a_document_that_comes_back_is_the_same_document() {
    let mut desk = worked_on();
    let before = desk.books(&["2026-03-10"]);
    desk.app.undo_import(1).unwrap();
    // The same documents in another file: the receipt waits for a word, all else is as it was.
    desk.import(&format!("{}\n0933;Nouveau;FA-130;09/03/2026;08/04/2026;10,00", DOCUMENTS.trim()));
    desk.app.accept_certain_receipts().unwrap();
    let added = "0933 Nouveau\n";
    let after = desk.books(&["2026-03-10"]);
    assert!(after.contains(added), "{after}");
    for line in before.lines().filter(|it| !it.contains('Σ')) {
        assert!(after.contains(line), "{line}\n{after}");
    }
    desk.verifies();
    // The undone file comes back too: it says nothing that the ledger does not know.
    let again = desk.app.redo_import(1).unwrap();
    assert_eq!(again.before, again.after);
    assert_eq!(desk.books(&["2026-03-10"]), after);
    desk.verifies();
}

#[test]
fn an_undo_needs_the_file_no_more() {
    let mut desk = of(0..2);
    let path = desk.export(DOCUMENTS);
    desk.app.commit_import(&ImportRequest { path: path.clone(), ..Default::default() }).unwrap();
    let before = desk.books(&DAYS);
    std::fs::remove_file(&path).unwrap();
    std::fs::remove_file(desk.path("123456782FEC20251231.txt")).unwrap();
    desk.app.undo_import(number(0)).unwrap();
    desk.app.redo_import(number(0)).unwrap();
    assert_eq!(desk.books(&DAYS), before);
}
