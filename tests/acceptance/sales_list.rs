//! A salesperson's list: handed out as a workbook, filled in elsewhere, and merged when it is back.

use std::path::PathBuf;

use app::{
    act::{CallOutcome, CallReport},
    customer::HistoryKind,
    sales_list::{ReturnedList, ReturnedState},
};
use encours_tests::spreadsheet::{Typed, fill_in};
use insta::assert_snapshot;

use crate::util::{Desk, day};

const CUSTOMERS: &str = "
    Code client;Raison sociale;Ville;Téléphone;Contact;Commercial
    0417;Meunerie Vasseur;Dreux;02 37 00 00 01;Mme Lenoir;M. Durand
    0512;Halle aux Grains;Blois;02 54 00 00 02;;M. Durand
    0613;Moulin du Pré;Tours;02 47 00 00 03;;Mme Petit
    0714;Sans commercial SARL;Tours;02 47 00 00 04;;
";

const DOCUMENTS: &str = "
    Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Devise
    0417;Meunerie Vasseur;FA-1;02/01/2026;01/02/2026;1200,10;EUR
    0417;Meunerie Vasseur;FA-2;10/01/2026;09/02/2026;300,00;EUR
    0417;Meunerie Vasseur;FA-3;20/02/2026;22/03/2026;90,00;EUR
    0417;Meunerie Vasseur;AV-1;12/01/2026;12/01/2026;-50,00;EUR
    0512;Halle aux Grains;FA-4;02/01/2026;01/02/2026;80,20;EUR
    0512;Halle aux Grains;FA-5;05/01/2026;04/02/2026;75,50;USD
    0613;Moulin du Pré;FA-6;02/01/2026;01/02/2026;999,99;EUR
    0714;Sans commercial SARL;FA-7;02/01/2026;01/02/2026;10,00;EUR
";

/// A desk where M. Durand has a list of what is late.
fn handed() -> (Desk, PathBuf) {
    let mut desk = Desk::with("2026-02-27", CUSTOMERS);
    desk.import(DOCUMENTS);
    let path = desk.path("durand.xlsx");
    desk.app.hand_out_sales_list("M. Durand", &path).unwrap();
    (desk, path)
}

/// A day as a spreadsheet counts it.
fn serial(text: &str) -> String {
    (day(text) - day("1899-12-30")).num_days().to_string()
}

/// What came back, a line for each document.
fn told(list: &ReturnedList) -> String {
    let mut text =
        format!("no. {} {}, untouched {}\n", list.number, list.salesperson, list.untouched);
    for it in &list.rows {
        text += &format!("{} {} {}", it.reference, it.code, it.document);
        if let Some(promise) = &it.promise {
            let amount = promise.promised.decimal();
            text += &format!(
                " | {:?} {amount} {} {}",
                promise.state,
                promise.on,
                promise.objections.join(" ")
            );
        }
        if let Some(remark) = &it.remark {
            text += &format!(" | {:?} « {} »", remark.state, remark.note);
        }
        text += &format!(" {}\n", it.altered.join(" "));
    }
    for it in &list.left_aside {
        text += &format!("{}\n", it.sentence);
    }
    text.replace(" \n", "\n")
}

#[test]
fn the_list_shows_what_is_late_and_what_stands_against_it() {
    let (mut desk, path) = handed();
    let said = ["M2", "M3", "M4", "M5"].map(|it| (it, Typed::Text(it)));
    fill_in(&path, &said).unwrap();
    let list = desk.app.read_sales_list(&path).unwrap();
    let rows = list.rows.iter().map(|it| {
        format!("{} {} {} {}", it.reference, it.customer, it.document, it.open.decimal())
    });
    assert_snapshot!(rows.collect::<Vec<_>>().join("\n"), @"
    L1-1 Halle aux Grains FA-4 80.20
    L1-3 Meunerie Vasseur AV-1 -50.00
    L1-4 Meunerie Vasseur FA-1 1200.10
    L1-5 Meunerie Vasseur FA-2 300.00
    ");
    // What nobody said anything of: the document in dollars, on a sheet of its own.
    assert_eq!(list.untouched, 1);
    let sheet = desk.app.sales_lists(None).unwrap();
    let people = sheet.salespeople.iter().map(|it| {
        let late: Vec<_> =
            it.overdue.iter().map(|it| format!("{} {}", it.decimal(), it.currency)).collect();
        format!(
            "{} | {} | {} | {} | {:?}",
            it.name,
            it.customers,
            it.documents,
            late.join(" + "),
            it.last_list
        )
    });
    assert_snapshot!(people.collect::<Vec<_>>().join("\n"), @"
    M. Durand | 2 | 4 | 1580.30 EUR + 75.50 USD | Some(1)
    Mme Petit | 1 | 1 | 999.99 EUR | None
    ");
    assert_eq!(sheet.unassigned, 1);
}

#[test]
fn what_came_back_is_weighed_merged_once_and_taken_back() {
    let (mut desk, path) = handed();
    let tenth = serial("2026-03-10");
    fill_in(
        &path,
        &[
            // The whole of FA-4; a part of FA-1, with what there is to say; FA-2 on a day nobody knows.
            ("K2", Typed::Figure(&tenth)),
            ("K4", Typed::Text("10/03/2026")),
            ("L4", Typed::Figure("600.5")),
            ("M4", Typed::Text("Le solde après l’avoir")),
            ("I4", Typed::Figure("1000")),
            ("K5", Typed::Text("fin du mois")),
            ("M5", Typed::Text("Mme Lenoir est absente")),
        ],
    )
    .unwrap();
    let list = desk.app.read_sales_list(&path).unwrap();
    assert_snapshot!(told(&list), @"
    no. 1 M. Durand, untouched 2
    L1-1 0512 FA-4 | Taken 80.20 2026-03-10 
    L1-4 0417 FA-1 | Taken 600.50 2026-03-10  | Taken « Le solde après l’avoir » Restant dû a été changé en « 1000 » sur la liste : ce n’est pas repris.
    L1-5 0417 FA-2 | Taken « Mme Lenoir est absente »
    Feuille M. Durand EUR, ligne 5 : « fin du mois » n’est pas un jour ; la promesse sur FA-2 n’est pas reprise. Écrivez-le ainsi : 10/12/2026.
    ");
    assert_eq!((list.remarks, list.promises, list.conflicts), (2, 2, 0));

    let merged = desk.app.merge_sales_list(&path, &[]).unwrap();
    assert_eq!((merged.remarks, merged.promises, merged.kept), (2, 2, 0));
    let sheet = desk.app.customer_sheet("0417", None).unwrap();
    let history = sheet
        .history
        .iter()
        .filter(|it| matches!(it.kind, HistoryKind::Remark | HistoryKind::Promise));
    let history = history.map(|it| {
        format!(
            "{} | {} | {}",
            it.title,
            it.note.as_deref().unwrap_or_default(),
            it.items.join(" ")
        )
    });
    assert_snapshot!(history.collect::<Vec<_>>().join("\n"), @"
    Promesse de 600,50 € pour le 10 mars 2026 : en cours, rapportée par M. Durand |  | FA-1
    Remarque de M. Durand | Mme Lenoir est absente | FA-2
    Remarque de M. Durand | Le solde après l’avoir | FA-1
    ");
    assert_snapshot!(sheet.last_words.unwrap(), @"aujourd’hui : « Mme Lenoir est absente »");

    // The same file once more says nothing new.
    let again = desk.app.read_sales_list(&path).unwrap();
    assert_eq!((again.remarks, again.promises, again.conflicts), (0, 0, 0));
    let states: Vec<_> =
        again.rows.iter().filter_map(|it| it.promise.as_ref()).map(|it| it.state).collect();
    assert_eq!(states, [ReturnedState::Known, ReturnedState::Known]);
    assert_eq!(desk.app.merge_sales_list(&path, &[]).unwrap().promises, 0);

    // One change, one way back.
    let changes = desk.app.changes().unwrap();
    assert_snapshot!(changes.iter().map(|it| it.sentence.clone()).collect::<Vec<_>>().join("\n"), @"
    Liste n° 1 de M. Durand reprise : 2 remarques, 2 promesses
    Liste n° 1 remise à M. Durand
    ");
    desk.app.undo_change(changes[0].change).unwrap();
    let sheet = desk.app.customer_sheet("0417", None).unwrap();
    assert!(sheet.promises.is_empty() && sheet.last_words.is_none());
    desk.verifies();
}

#[test]
fn what_the_office_agreed_meanwhile_stands_unless_the_user_decides_otherwise() {
    let (mut desk, path) = handed();
    let tenth = serial("2026-03-10");
    fill_in(
        &path,
        &[
            ("K2", Typed::Figure(&tenth)),
            ("K4", Typed::Figure(&tenth)),
            ("L4", Typed::Figure("1200.1")),
            ("K5", Typed::Figure(&tenth)),
        ],
    )
    .unwrap();
    desk.day("2026-03-02");
    let promised = CallReport {
        customer: "0417".into(),
        outcome: CallOutcome::Promise,
        note: String::new(),
        promised_on: Some(day("2026-03-20")),
        promised: None,
        disputed: Vec::new(),
        items: vec!["FA-2".into()],
        contact: None,
        dispute: None,
        call_back: None,
    };
    desk.app.record_call(&promised).unwrap();
    desk.import("
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Devise;Montant réglé;Date de règlement
        0417;Meunerie Vasseur;FA-1;02/01/2026;01/02/2026;1200,10;EUR;700,00;01/03/2026
        0512;Halle aux Grains;FA-4;02/01/2026;01/02/2026;80,20;EUR;80,20;01/03/2026
    ");
    let list = desk.app.read_sales_list(&path).unwrap();
    assert_snapshot!(told(&list), @"
    no. 1 M. Durand, untouched 2
    L1-1 0512 FA-4 | Refused 80.20 2026-03-10 La pièce est soldée depuis : la promesse est sans objet.
    L1-4 0417 FA-1 | Undecided 500.10 2026-03-10 Une partie a été payée depuis : il reste 500,10 €.
    L1-5 0417 FA-2 | Undecided 300.00 2026-03-10 Depuis, 300,00 € ont été promis pour le 20 mars 2026.
    ");
    assert_eq!((list.promises, list.conflicts), (0, 2));

    let merged = desk.app.merge_sales_list(&path, &["L1-4".into()]).unwrap();
    assert_eq!((merged.promises, merged.kept), (1, 1));
    let promises = desk.app.customer_sheet("0417", None).unwrap().promises;
    let promises = promises.iter().map(|it| format!("{} | {}", it.sentence, it.items.join(" ")));
    assert_snapshot!(promises.collect::<Vec<_>>().join("\n"), @"
    Promesse de 500,10 € pour le 10 mars 2026 : en cours | FA-1
    Promesse de 300,00 € pour le 20 mars 2026 : en cours | FA-2
    ");
    desk.verifies();
}

#[test]
fn a_list_is_not_imported_and_another_file_is_no_list() {
    let (mut desk, path) = handed();
    let refused = desk.import_file(&path).unwrap_err();
    assert_snapshot!(format!("{:?} {}", refused.key, refused.sentence), @"SalesList durand.xlsx est une liste de commercial qui revient : elle ne s’importe pas, elle se reprend. Déposez-la seule dans la fenêtre, ou lancez « sales-list --merge ».");
    let other = desk.export(DOCUMENTS);
    assert_snapshot!(desk.app.read_sales_list(&other).unwrap_err().sentence, @"export.csv n’est pas une liste remise à un commercial : la colonne Repère y manque ou est vide. Reprenez le fichier d’origine.");
    let csv = desk.path("durand.csv");
    assert_snapshot!(desk.app.hand_out_sales_list("M. Durand", &csv).unwrap_err().sentence.replace(csv.to_str().unwrap(), "durand.csv"), @"durand.csv : une liste à compléter est un classeur. Donnez un nom en .xlsx.");
    let nobody = desk.path("nobody.xlsx");
    assert_snapshot!(desk.app.hand_out_sales_list("M. Nobody", &nobody).unwrap_err().sentence, @"Rien n’est échu chez les clients de M. Nobody. Vérifiez le nom, ou la colonne Commercial des clients.");
    assert!(!nobody.exists());

    // The hand-out is taken back: the list in hand is of no use any more, and the user was told.
    let change = desk.app.changes().unwrap()[0].change;
    let undone = desk.app.undo_change(change).unwrap();
    assert_snapshot!(undone.disturbs.join("\n"), @"La liste n° 1 que M. Durand a peut-être en main ne pourra plus être reprise ; ce qui en est déjà revenu reste.");
    assert_snapshot!(desk.app.read_sales_list(&path).unwrap_err().sentence, @"La liste n° 1 n’a pas été remise depuis ce dossier, ou sa remise a été annulée. Ouvrez le dossier dont elle vient.");
}

#[test]
fn an_import_that_is_undone_takes_no_remark_with_it() {
    let (mut desk, path) = handed();
    fill_in(&path, &[("M4", Typed::Text("Vu avec Mme Lenoir"))]).unwrap();
    desk.app.merge_sales_list(&path, &[]).unwrap();
    let import = desk.app.last_import().unwrap();
    desk.app.undo_import(import).unwrap();
    desk.verifies();
    // FA-4 is gone, and with it whatever could be promised on it.
    fill_in(&path, &[("K2", Typed::Figure(&serial("2026-03-10")))]).unwrap();
    let list = desk.app.read_sales_list(&path).unwrap();
    assert_snapshot!(told(&list), @"
    no. 1 M. Durand, untouched 0
    Feuille M. Durand EUR, ligne 2 : la pièce FA-4 n’est plus dans le registre (son import a été annulé), rien n’en est repris.
    Feuille M. Durand EUR, ligne 4 : la pièce FA-1 n’est plus dans le registre (son import a été annulé), rien n’en est repris.
    ");
    desk.app.redo_import(import).unwrap();
    let sheet = desk.app.customer_sheet("0417", None).unwrap();
    assert!(sheet.history.iter().any(|it| it.kind == HistoryKind::Remark));
    desk.verifies();
}
