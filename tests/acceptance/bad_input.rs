//! Bad input: a sentence with the file, the line, the column and the remedy, never a panic.
//!
//! A file that cannot be read changes nothing; of one that can, the good rows go in.

use std::fs;

use app::import::{Field, ImportKind, ImportRequest, MappedColumn, Mapping};
use insta::assert_snapshot;

use crate::util::{Desk, counts, fixture};

const HEADINGS: &str = "Code client;N° pièce;Date pièce;Échéance;Montant TTC;Date règlement";

/// What is said of a file that holds these bytes, in both languages; it must change nothing.
fn refused(name: &str, bytes: &[u8]) -> String {
    let mut desk = Desk::with("2026-03-31", &format!("{HEADINGS}\n0417;FA-1;05/01/2026;;9,00;"));
    let (rows, aged) = (desk.rows(), desk.aged_table("2026-03-31"));
    let path = desk.file(name, bytes);
    let said = desk.in_both(|it| {
        let failure = it.import_file(&path).unwrap_err();
        it.sentence(&failure)
    });
    assert_eq!((rows, aged), (desk.rows(), desk.aged_table("2026-03-31")));
    said
}

#[test]
fn an_empty_file_is_refused() {
    assert_snapshot!(refused("vide.csv", b""), @"
    unreadable_file: vide.csv est vide (ligne 1). Refaites l’export depuis votre logiciel.
    unreadable_file: vide.csv is empty (line 1). Export it again from your software.
    ");
    assert_snapshot!(refused("blancs.csv", b"\r\n  \r\n"), @"
    unreadable_file: blancs.csv est vide (ligne 1). Refaites l’export depuis votre logiciel.
    unreadable_file: blancs.csv is empty (line 1). Export it again from your software.
    ");
}

#[test]
fn a_binary_file_is_refused() {
    let noise: Vec<u8> = (0..9000u32).map(|it| (it * it * 31 % 251) as u8).collect();
    assert_snapshot!(refused("bruit.csv", &noise), @"
    unreadable_file: bruit.csv est un fichier binaire, pas un export. Encours lit les exports CSV, XLSX, XLS, ODS, FEC, les relevés bancaires et les factures électroniques.
    unreadable_file: bruit.csv is a binary file, not an export. Encours reads exports as CSV, XLSX, XLS, ODS and FEC, bank statements and electronic invoices.
    ");
}

#[test]
fn a_picture_json_and_a_database_are_told_what_is_read_instead() {
    assert_snapshot!(refused("photo.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), @"
    unreadable_file: photo.csv est une image, pas un export. Encours lit les exports CSV, XLSX, XLS, ODS, FEC, les relevés bancaires et les factures électroniques.
    unreadable_file: photo.csv is a picture, not an export. Encours reads exports as CSV, XLSX, XLS, ODS and FEC, bank statements and electronic invoices.
    ");
    assert_snapshot!(refused("export.json", b"{\"invoices\": []}"), @"
    unreadable_file: export.json est un fichier JSON, pas un export. Encours lit les exports CSV, XLSX, XLS, ODS, FEC, les relevés bancaires et les factures électroniques.
    unreadable_file: export.json is a JSON file, not an export. Encours reads exports as CSV, XLSX, XLS, ODS and FEC, bank statements and electronic invoices.
    ");
    assert_snapshot!(refused("compta.db", b"SQLite format 3\0\x10\0\x01\x01\0"), @"
    unreadable_file: compta.db est une base de données, pas un export. Encours lit les exports CSV, XLSX, XLS, ODS, FEC, les relevés bancaires et les factures électroniques.
    unreadable_file: compta.db is a database, not an export. Encours reads exports as CSV, XLSX, XLS, ODS and FEC, bank statements and electronic invoices.
    ");
}

#[test]
fn an_archive_that_is_no_workbook_is_named_as_one() {
    let workbook = b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0b\xee\x9dh^\x01\0\0[Content_Types].xml";
    assert_snapshot!(refused("export.xlsx", workbook), @"
    unreadable_file: export.xlsx est une archive compressée, mais pas un classeur qui se lit. Refaites l’export, ou sortez-en les fichiers à importer. Encours lit les exports CSV, XLSX, XLS, ODS, FEC, les relevés bancaires et les factures électroniques.
    unreadable_file: export.xlsx is a compressed archive, but no workbook that can be read. Export it again, or take the files to import out of it. Encours reads exports as CSV, XLSX, XLS, ODS and FEC, bank statements and electronic invoices.
    ");
}

#[test]
fn a_folder_and_a_file_that_is_not_there_are_said_in_the_user_s_language() {
    let mut desk = Desk::on("2026-03-31");
    let folder = desk.file("factures.csv", b"");
    std::fs::remove_file(&folder).unwrap();
    let mut said = |path: &std::path::Path| {
        let parent = path.parent().unwrap().to_str().unwrap().to_owned();
        desk.in_both(|it| {
            let failure = it.import_file(path).unwrap_err();
            it.sentence(&failure)
        })
        .replace(&parent, "…")
    };
    assert_snapshot!(said(&folder), @"
    internal: …/factures.csv n’existe pas. Vérifiez le chemin.
    internal: …/factures.csv does not exist. Check the path.
    ");
    std::fs::create_dir(&folder).unwrap();
    assert_snapshot!(said(&folder), @"
    internal: …/factures.csv est un répertoire, pas un fichier. Choisissez un fichier.
    internal: …/factures.csv is a folder, not a file. Choose a file.
    ");
}

#[test]
fn unknown_headings_are_asked_about() {
    let text = "Alpha;Bravo;Charlie\nun;deux;trois\nquatre;cinq;six\n";
    assert_snapshot!(refused("inconnu.csv", text.as_bytes()), @"
    mapping_needed: inconnu.csv : les en-têtes ne disent pas où trouver : n° de pièce, date de pièce, solde dû. Indiquez les colonnes une fois, elles seront retenues.
    mapping_needed: inconnu.csv: the headings do not say where to find: document number, issue date, open balance. Point out the columns once; they will be remembered.
    ");
}

#[test]
fn columns_pointed_out_once_are_remembered_for_the_same_headings() {
    let mut desk = Desk::on("2026-03-31");
    let text =
        "Alpha;Bravo;Charlie;Delta\n0417;FA-1;05/01/2026;1200,00\n0512;FA-2;15/01/2026;80,00";
    let fields = [Field::CustomerCode, Field::Number, Field::Issued, Field::Amount];
    let columns = fields.into_iter().zip(0..).map(|(field, index)| MappedColumn { index, field });
    let mapping = Mapping { kind: ImportKind::Documents, columns: columns.collect() };
    let path = desk.export(text);
    let request = ImportRequest { path, mapping: Some(mapping), ..Default::default() };
    desk.app.commit_import(&request).unwrap();
    assert_snapshot!(desk.told(&format!("{text}\n0512;FA-3;16/01/2026;20,00")), @"
    3 rows, 3 in: 1 new, 0 changed, 0 settled, 2 unchanged; open 1300.00 EUR
    - Aucune colonne d’échéance : les échéances déjà connues sont gardées, les nouvelles pièces n’en ont pas.
    ");
}

#[test]
fn headings_without_rows_are_refused() {
    assert_snapshot!(refused("titres.csv", format!("{HEADINGS}\n").as_bytes()), @"
    unreadable_file: titres.csv : aucune ligne sous les en-têtes de la ligne 1. Élargissez la période de l’export.
    unreadable_file: titres.csv: no row under the headings of line 1. Widen the period of the export.
    ");
}

#[test]
fn a_file_of_nothing_but_bad_rows_is_refused() {
    let text = format!("{HEADINGS}\n0417;FA-2;31/02/2026;;9,00;\n0417;FA-3;05/01/2026;;neuf;\n");
    assert_snapshot!(refused("mauvais.csv", text.as_bytes()), @"
    unreadable_file: mauvais.csv : aucune des 2 lignes n’a pu être reprise ; rien n’a changé. La première : Ligne 2, colonne Date pièce : le « 31/02/2026 » n’existe pas au calendrier. Corrigez la date.
    unreadable_file: mauvais.csv: none of the 2 rows could be taken in; nothing changed. The first: Line 2, column Date pièce: “31/02/2026” is not in the calendar. Correct the date.
    ");
}

#[test]
fn bad_rows_are_listed_and_the_good_ones_go_in() {
    let mut desk = Desk::on("2026-03-31");
    let path = desk.export(&format!(
        "{HEADINGS}
        0417;FA-1;05/01/2026;04/02/2026;1200,00;
        0417;FA-2;31/02/2026;04/02/2026;1200,00;
        0417;FA-3;05/01/2026;bientôt;1200,00;
        0417;FA-4;05/01/2026;04/02/2026;12OO,00;
        0417;;05/01/2026;04/02/2026;1200,00;
        0417;FA-6;05/01/2026;04/02/2026;1200,00;;et;trop
        0417;FA-7
        0417;FA-1;05/01/2026;04/02/2026;1200,00;
        0512;FA-8;05/01/3026;04/02/2026;80,00;
        0512;FA-9;05/01/2026;04/02/2026;80,00;"
    ));
    let rehearsed = desk.in_both(|it| {
        let request = ImportRequest { path: path.clone(), ..Default::default() };
        counts(&it.app.preview_import(&request).unwrap().outcome.unwrap())
    });
    assert_snapshot!(rehearsed, @"
    10 rows, 2 in: 2 new, 0 changed, 0 settled, 0 unchanged; open 1280.00 EUR
    ! Ligne 3, colonne Date pièce : le « 31/02/2026 » n’existe pas au calendrier. Corrigez la date.
    ! Ligne 4, colonne Échéance : « bientôt » n’est pas une date. Écrivez jj/mm/aaaa.
    ! Ligne 5, colonne Montant TTC : « 12OO,00 » n’est pas un montant (une lettre y tient lieu de chiffre). Écrivez 1200,00 si c’est bien cela.
    ! Ligne 6, colonne N° pièce : n° de pièce manque. Complétez la cellule dans le fichier ou laissez la ligne de côté.
    ! Ligne 7 : 8 cellules au lieu de 6 : un séparateur figure dans un texte sans guillemets. Mettez ce texte entre guillemets.
    ! Ligne 8 : 2 cellules au lieu de 6, il en manque une nécessaire. Vérifiez le séparateur de la ligne.
    ! Ligne 9 : la pièce FA-1 figure déjà dans ce fichier pour ce client et cette échéance. Gardez l’une des deux.
    ! Ligne 10, colonne Date pièce : « 05/01/3026 » : l’année doit être entre 1900 et 2100. Corrigez la date.
    10 rows, 2 in: 2 new, 0 changed, 0 settled, 0 unchanged; open 1280.00 EUR
    ! Line 3, column Date pièce: “31/02/2026” is not in the calendar. Correct the date.
    ! Line 4, column Échéance: “bientôt” is not a date. Write dd/mm/yyyy.
    ! Line 5, column Montant TTC: “12OO,00” is not an amount (a letter stands for a digit). Write 1200,00 if that is meant.
    ! Line 6, column N° pièce: document number is missing. Fill in the cell in the file or leave the row out.
    ! Line 7: 8 cells instead of 6: a separator stands in a text without quotes. Put that text in quotes.
    ! Line 8: 2 cells instead of 6, a needed one is absent. Check the separators of the line.
    ! Line 9: document FA-1 already stands in this file for this customer and due date. Keep one of the two.
    ! Line 10, column Date pièce: “05/01/3026”: the year must lie between 1900 and 2100. Correct the date.
    ");
    desk.import_file(&path).unwrap();
    assert_snapshot!(desk.aged_table("2026-03-31"), @"
    2026-03-31
      EUR     total  not due  no date  1-30    31-60  61-90  91+  unallocated
      0417  1200.00        ·        ·     ·  1200.00      ·    ·            ·
      0512    80.00        ·        ·     ·    80.00      ·    ·            ·
      Σ     1280.00        ·        ·     ·  1280.00      ·    ·            ·
    ");
}

#[test]
fn a_broken_quote_is_found_where_it_opens() {
    let mut desk = Desk::on("2026-03-31");
    let told = desk.told(&format!(
        "{HEADINGS}
        0417;FA-1;05/01/2026;04/02/2026;1200,00;
        0417;\"FA-2;05/01/2026;04/02/2026;1200,00;
        0512;FA-3;05/01/2026;04/02/2026;80,00;"
    ));
    assert_snapshot!(told, @"
    3 rows, 2 in: 2 new, 0 changed, 0 settled, 0 unchanged; open 1280.00 EUR
    ! Ligne 3, colonne N° pièce : un guillemet ouvert n’est jamais refermé. Supprimez-le ou doublez-le.
    ");
    assert_eq!(desk.app.verify().unwrap(), [""; 0]);
}

/// Cuts the French snapshot every few bytes, and imports what is left over the whole of it.
fn cut_wherever(is_interesting: impl Fn(&[u8]) -> bool) -> usize {
    let whole = fs::read(fixture("echeancier_2026-03-31_cp1252.csv")).unwrap();
    let mut desk = Desk::on("2026-03-31");
    desk.import_file(&fixture("echeancier_2026-03-31_cp1252.csv")).unwrap();
    let aged = desk.aged_table("2026-03-31");
    let mut cuts = 0;
    for cut in (0..whole.len()).step_by(13) {
        let last_line = whole[..cut].rsplit(|it| *it == b'\n').next().unwrap();
        if !is_interesting(last_line) {
            continue;
        }
        cuts += 1;
        let path = desk.file("tronqué_2026-03-31.csv", &whole[..cut]);
        let said = match desk.import_file(&path) {
            Ok(report) => counts(&report),
            Err(failure) => desk.sentence(&failure),
        };
        assert_eq!(desk.aged_table("2026-03-31"), aged, "cut at {cut}: {said}");
    }
    assert_eq!(desk.app.verify().unwrap(), [""; 0]);
    cuts
}

fn is_total(line: &[u8]) -> bool {
    line.starts_with(b"Sous-total") || line.starts_with(b"TOTAL")
}

/// What nobody can see is a cut between two rows, or in a last cell that stays a value.
fn cells(line: &[u8]) -> usize {
    line.iter().filter(|it| **it == b';').count() + usize::from(!line.is_empty())
}

#[test]
fn a_file_cut_inside_a_row_settles_nothing() {
    let cuts = cut_wherever(|line| (1..8).contains(&cells(line)) && !is_total(line));
    assert!(cuts > 40, "{cuts}");
}

#[test]
fn a_file_cut_inside_a_total_line_settles_nothing() {
    let cuts = cut_wherever(|line| (1..8).contains(&cells(line)) && is_total(line));
    assert!(cuts > 10, "{cuts}");
}

#[test]
fn a_cut_file_says_where_it_breaks_off() {
    let whole = fs::read(fixture("echeancier_2026-03-31_cp1252.csv")).unwrap();
    let mut desk = Desk::on("2026-03-31");
    let path = desk.file("tronqué.csv", &whole[..261]);
    assert_snapshot!(counts(&desk.import_file(&path).unwrap()), @"
    2 rows, 1 in: 1 new, 0 changed, 0 settled, 0 unchanged; open 71.99 EUR
    ! Ligne 6 : la dernière ligne s’interrompt : le fichier est tronqué. Refaites l’export.
    ");
    assert_snapshot!(refused("tronqué.csv", &whole[..190]), @"
    unreadable_file: tronqué.csv : la seule ligne n’a pas pu être reprise ; rien n’a changé. Ligne 5 : la dernière ligne s’interrompt : le fichier est tronqué. Refaites l’export.
    unreadable_file: tronqué.csv: its only row could not be taken in; nothing changed. Line 5: the last line breaks off: the file was cut. Export it again.
    ");
}

#[test]
fn any_bytes_leave_a_ledger_that_verifies() {
    let mut desk = Desk::on("2026-03-31");
    let whole = fs::read(fixture("documents_us.csv")).unwrap();
    let mut state = 7u32;
    for round in 0..60 {
        let mut bytes = whole.clone();
        for _ in 0..=round {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = state as usize % bytes.len();
            bytes[at] = (state >> 24) as u8;
        }
        let path = desk.file("abîmé.csv", &bytes);
        if let Err(failure) = desk.import_file(&path) {
            assert!(failure.sentence.contains("abîmé.csv"), "{}", failure.sentence);
        }
    }
    assert_eq!(desk.app.verify().unwrap(), [""; 0]);
}

/// Amounts per customer and no document: it was taken for a list of customers without debts.
#[test]
fn an_aged_balance_is_not_taken_for_a_customer_list() {
    let file =
        "Compte;Intitulé;Total;Non échu;0-30 j;31-60 j\nC1;Alpha;300,00;100,00;200,00;0,00\n";
    assert!(refused("balance.csv", file.as_bytes()).starts_with("mapping_needed"));
}
