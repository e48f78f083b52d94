//! Hostile files through the front door: each is one sentence, and the ledger stays empty.

use insta::assert_snapshot;

use crate::{
    entries::{customer_entries, debit_credit},
    files::{workbook, zipped},
    statement::camt,
    util::{Desk, SPACES, counts},
};

/// Entities that multiply by ten at each of ten steps.
fn entity_bomb() -> Vec<u8> {
    let mut entities = "<!ENTITY a0 'Vendôme'>".to_owned();
    for it in 1..10 {
        entities += &format!("<!ENTITY a{it} '{}'>", format!("&a{};", it - 1).repeat(10));
    }
    format!(
        "<?xml version='1.0'?><!DOCTYPE Document [{entities}]>\
         <Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'><BkToCstmrStmt><Stmt>\
         <Id>&a9;</Id></Stmt></BkToCstmrStmt></Document>"
    )
    .into_bytes()
}

/// Statements that unpack to a thousand times their size.
fn zip_bomb() -> Vec<u8> {
    let statement = camt("2026-03-02 | 10.00 | ESSAI | ESSAI");
    let blanks = statement.replace("<Stmt>", &format!("<Stmt>{}", " ".repeat(70 << 20)));
    zipped(&[("a.xml", statement.as_bytes()), ("b.xml", blanks.as_bytes())])
}

/// A workbook whose list of sheets breaks off.
fn broken_workbook() -> Vec<u8> {
    let sheets = b"<workbook><sheets><sheet name='A' sheetId";
    zipped(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", sheets)])
}

/// A workbook of which only the first half arrived.
fn half_a_workbook() -> Vec<u8> {
    let mut bytes = workbook(&format!("{HEADINGS}0417;FA-1;05/01/2026;04/02/2026;1,00"));
    bytes.truncate(bytes.len() / 2);
    bytes
}

fn pdf_without_invoice() -> Vec<u8> {
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n\
      xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000054 00000 n \n\
      trailer<</Size 3/Root 1 0 R>>\nstartxref\n101\n%%EOF"
        .to_vec()
}

const HEADINGS: &str = "Code client;N° pièce;Date pièce;Échéance;Montant TTC\n";

/// A year of entries that breaks off within the last of so many lines.
fn entries(lines: usize) -> Vec<u8> {
    let bytes = debit_credit(&customer_entries(
        "VT 1 2025-11-03 411000 BIERES F25-055 2025-11-03 4800.00
         VT 2 2025-11-12 411000 MOULIN F25-056 2025-11-12  480.00",
    ));
    let ends = bytes.iter().enumerate().filter(|(_, it)| **it == b'\n').map(|(at, _)| at);
    let last = ends.clone().nth(lines - 1).unwrap_or(bytes.len());
    let whole = lines > ends.count();
    bytes[..if whole { last } else { last - 60 }].to_vec()
}

const YEAR: &str = "123456782FEC20251231.txt";

#[test]
fn each_is_one_sentence_that_says_what_and_where_and_what_to_do() {
    let mut told = String::new();
    for (name, bytes) in [
        ("entites.xml", entity_bomb()),
        ("courrier.pdf", pdf_without_invoice()),
        ("bombe.zip", zip_bomb()),
        ("abime.xlsx", broken_workbook()),
        ("moitie.xlsx", half_a_workbook()),
        ("nul.csv", format!("{HEADINGS}0417;FA\01;05/01/2026;04/02/2026;1,00\n").into_bytes()),
        (
            "cellule.csv",
            format!("{HEADINGS}0417;{};05/01/2026;;1,00\n", "F".repeat(1 << 20)).into_bytes(),
        ),
        ("an-9999.csv", format!("{HEADINGS}0417;FA-1;05/01/9999;04/02/9999;1,00\n").into_bytes()),
        (
            "enorme.csv",
            format!("{HEADINGS}0417;FA-1;05/01/2026;;99999999999999999999,00\n").into_bytes(),
        ),
        (YEAR, entries(2)),
    ] {
        let mut desk = Desk::on("2026-03-31");
        let path = desk.file(name, &bytes);
        let said = match desk.import_file(&path) {
            Ok(report) => counts(&report),
            Err(failure) => desk.sentence(&failure),
        };
        told += &(said.replace(SPACES, " ") + "\n");
        desk.verifies();
        assert_eq!(desk.rows()[..4], [0; 4], "{name} leaves nothing behind: {told}");
    }
    assert_snapshot!(told, @"
    unreadable_file: entites.xml, ligne 1 : ce XML déclare des entités, ce qu’aucun relevé ni aucune facture ne fait. Il n’a pas été lu ; demandez un autre fichier à l’émetteur.
    unreadable_file: courrier.pdf est un PDF sans facture XML à l’intérieur : ce n’est pas un Factur-X. Importez l’export de votre logiciel, ou la facture au format Factur-X, CII ou UBL.
    unreadable_file: bombe.zip se déplie à plus de 64 Mo : il n’a pas été ouvert davantage. Exportez-le en CSV.
    unreadable_file: abime.xlsx est un classeur abîmé, ou d’une forme qui ne se lit pas ici. Ouvrez-le dans votre tableur, enregistrez la feuille au format CSV, puis importez le CSV.
    unreadable_file: moitie.xlsx est une archive compressée, mais pas un classeur qui se lit. Refaites l’export, ou sortez-en les fichiers à importer. Encours lit les exports CSV, XLSX, XLS, ODS, FEC, les relevés bancaires et les factures électroniques.
    unreadable_file: nul.csv est un fichier binaire, pas un export. Encours lit les exports CSV, XLSX, XLS, ODS, FEC, les relevés bancaires et les factures électroniques.
    unreadable_file: cellule.csv : la seule ligne n’a pas pu être reprise ; rien n’a changé. Ligne 2 : une ligne de plus d’un mébioctet. Vérifiez les fins de ligne du fichier.
    unreadable_file: an-9999.csv : la seule ligne n’a pas pu être reprise ; rien n’a changé. Ligne 2, colonne Échéance : « 04/02/9999 » : l’année doit être entre 1900 et 2100. Corrigez la date.
    unreadable_file: enorme.csv : la seule ligne n’a pas pu être reprise ; rien n’a changé. Ligne 2, colonne Montant TTC : « 99999999999999999999,00 » dépasse cent milliards. Vérifiez le séparateur décimal.
    unreadable_file: 123456782FEC20251231.txt : la seule ligne n’a pas pu être reprise ; rien n’a changé. Ligne 2 : la dernière ligne s’interrompt : le fichier est tronqué. Refaites l’export.
    ");
}

#[test]
fn a_year_that_breaks_off_settles_nothing_of_the_whole_one() {
    let mut desk = Desk::on("2026-01-12");
    desk.import_bytes(YEAR, entries(6));
    let books = desk.books(&["2025-12-31"]);
    let told = counts(&desk.import_bytes(YEAR, entries(4)));
    assert_snapshot!(told, @"
    2 rows, 1 in: 0 new, 0 changed, 0 settled, 1 unchanged; open 5280.00 EUR
    ! Ligne 4 : la dernière ligne s’interrompt : le fichier est tronqué. Refaites l’export.
    - Rien de nouveau : le dossier disait déjà la même chose.
    - Des lignes n’ont pas pu être lues : une pièce absente reste ouverte au lieu d’être soldée.
    - Le nom du fichier annonce une clôture au 31/12/2025, les écritures s’arrêtent avant ; la situation est prise au plus tard au 30/11/2025.
    - Un FEC ne donne pas d’échéance : elles sont déduites des conditions de chaque client, à défaut 30 jours (art. L441-10 C. com.), et marquées comme telles.
    ");
    assert_eq!(desk.books(&["2025-12-31"]), books);
    desk.verifies();
}
