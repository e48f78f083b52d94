//! Files: the same list as text or workbook, headings that are known, cells put right, e-invoices.

use std::io::{Cursor, Write};

use app::import::{Field, ImportKind, ImportRequest, MappedColumn, Mapping, Repair};
use insta::assert_snapshot;
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::util::{Desk, counts, suspicions};

/// An archive of these parts.
pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of one sheet. `#` before a cell makes it a number, `@` a day counted from 1900.
pub fn workbook(rows: &str) -> Vec<u8> {
    let cell = |text: &str| match (text.strip_prefix('#'), text.strip_prefix('@')) {
        (Some(number), _) => format!("<c><v>{number}</v></c>"),
        (_, Some(day)) => format!("<c s='1'><v>{day}</v></c>"),
        _ => format!("<c t='inlineStr'><is><t>{text}</t></is></c>"),
    };
    let row =
        |line: &str| format!("<row>{}</row>", line.trim().split(';').map(cell).collect::<String>());
    let rows: String = rows.trim().lines().map(row).collect();
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id='{id}' Type='{relation}/{kind}' Target='{target}'/>")
    };
    let (sheet, styles) = (relations("a", "worksheet", "s.xml"), relations("b", "styles", "t.xml"));
    zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        (
            "_rels/.rels",
            format!(
                "<Relationships>{}</Relationships>",
                relations("w", "officeDocument", "xl/w.xml")
            )
            .as_bytes(),
        ),
        (
            "xl/w.xml",
            b"<workbook><sheets><sheet name='Impayes' sheetId='1' r:id='a'/></sheets></workbook>",
        ),
        (
            "xl/_rels/w.xml.rels",
            format!("<Relationships>{sheet}{styles}</Relationships>").as_bytes(),
        ),
        (
            "xl/t.xml",
            b"<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>",
        ),
        ("xl/s.xml", format!("<worksheet><sheetData>{rows}</sheetData></worksheet>").as_bytes()),
    ])
}

#[test]
fn a_workbook_says_the_same_as_its_text() {
    let (mut text, mut book) = (Desk::on("2026-02-27"), Desk::on("2026-02-27"));
    let one = text.import(
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Solde dû
        0417;Meunerie Vasseur;FA-701;05/01/2026;04/02/2026;1200,50
        0512;Halle aux Grains;FA-702;18/01/2026;17/02/2026;80,00
        0512;Halle aux Grains;AV-9;20/01/2026;;-15,25
        ",
    );
    let other = book.import_bytes(
        "impayes.xlsx",
        workbook(
            "
            Code client;Client;N° pièce;Date pièce;Échéance;Solde dû
            0417;Meunerie Vasseur;FA-701;@46027;@46057;#1200.5
            0512;Halle aux Grains;FA-702;@46040;@46070;#80
            0512;Halle aux Grains;AV-9;@46042;;#-15.25
            ",
        ),
    );
    let first = |text: String| text.lines().next().unwrap().to_owned();
    assert_eq!(first(counts(&one)), first(counts(&other)));
    let days = ["2026-01-31", "2026-02-27"];
    assert_eq!(text.books(&days), book.books(&days));
    book.verifies();
    // Read over the text, the workbook says nothing new.
    let path = book.path("impayes.xlsx");
    assert_eq!(text.import_file(&path).unwrap().items_unchanged, 3);
}

#[test]
fn headings_pointed_out_once_are_known_in_the_next_file_and_the_next_format() {
    let mut desk = Desk::on("2026-02-27");
    let headings = "Alpha;Bravo;Charlie;Delta";
    let fields = [Field::CustomerCode, Field::Number, Field::Issued, Field::Amount];
    let columns = fields.into_iter().zip(0..).map(|(field, index)| MappedColumn { index, field });
    let mapping = Mapping { kind: ImportKind::Documents, columns: columns.collect() };
    let text = format!("{headings}\n0417;FA-711;05/01/2026;1200,00");
    desk.import_as(&text, |it| it.mapping = Some(mapping)).unwrap();
    let path = desk.file("suite.xlsx", &workbook(&format!("{headings}\n0512;FA-712;@46040;#80")));
    let request = ImportRequest { path: path.clone(), ..Default::default() };
    let preview = desk.app.preview_import(&request).unwrap();
    assert!(preview.remembered && preview.missing.is_empty());
    assert_snapshot!(counts(&desk.import_file(&path).unwrap()), @"
    1 rows, 1 in: 1 new, 0 changed, 0 settled, 0 unchanged; open 1280.00 EUR
    - Aucune colonne d’échéance : les échéances déjà connues sont gardées, les nouvelles pièces n’en ont pas.
    ");
    // Other headings are asked about again.
    let refused = desk.told(&text.replace("Delta", "Echo"));
    assert!(refused.starts_with("mapping_needed"), "{refused}");
}

#[test]
fn a_rejected_cell_is_put_right_without_touching_the_file() {
    let mut desk = Desk::on("2026-02-27");
    let text = "
        Code client;N° pièce;Date pièce;Échéance;Montant TTC
        0417;FA-721;05/01/2026;04/02/2026;12OO,00
        0512;FA-722;31/02/2026;17/02/2026;80,00";
    let request = ImportRequest { path: desk.export(text), ..Default::default() };
    let preview = desk.app.preview_import(&request).unwrap();
    assert!(preview.repairable);
    let rejected = preview.outcome.map(|it| it.rejected).unwrap_or_default();
    let told = rejected.iter().map(|it| {
        let value = it.value.as_deref().unwrap_or("-");
        format!("{} {:?} {value}\n", it.line, it.column_index)
    });
    assert_snapshot!(told.collect::<String>(), @"
    2 Some(4) 12OO,00
    3 Some(2) 31/02/2026
    ");
    let repair = |index: usize, value: &str| {
        let row = &rejected[index];
        Repair { line: row.line, column: row.column_index.unwrap(), value: value.to_owned() }
    };
    let repairs = vec![repair(0, "1200,00"), repair(1, "18/01/2026")];
    let request = ImportRequest { repairs, ..request };
    assert_snapshot!(counts(&desk.app.commit_import(&request).unwrap()), @"2 rows, 2 in: 2 new, 0 changed, 0 settled, 0 unchanged; open 1280.00 EUR");
    // Read again from the kept file, the repairs still hold.
    let books = desk.books(&["2026-02-27"]);
    desk.app.undo_import(1).unwrap();
    desk.app.redo_import(1).unwrap();
    assert_eq!(desk.books(&["2026-02-27"]), books);
    desk.verifies();
}

/// An invoice: its number, the seller's name and SIREN, the buyer, the amount.
pub fn e_invoice(number: &str, (name, siren): (&str, &str), buyer: &str, amount: &str) -> String {
    format!(
        "<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2' xmlns:cac='urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2' xmlns:cbc='urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2'>
        <cbc:ID>{number}</cbc:ID><cbc:IssueDate>2026-02-02</cbc:IssueDate><cbc:DueDate>2026-03-04</cbc:DueDate>
        <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
        <cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>{name}</cbc:RegistrationName><cbc:CompanyID schemeID='0002'>{siren}</cbc:CompanyID></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
        <cac:AccountingCustomerParty><cac:Party><cac:PostalAddress><cbc:StreetName>1 place du Marché</cbc:StreetName><cbc:CityName>Vendôme</cbc:CityName><cbc:PostalZone>41100</cbc:PostalZone><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country></cac:PostalAddress><cac:PartyLegalEntity><cbc:RegistrationName>{buyer}</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty>
        <cac:TaxTotal><cbc:TaxAmount currencyID='EUR'>0.00</cbc:TaxAmount></cac:TaxTotal>
        <cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount currencyID='EUR'>{amount}</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID='EUR'>{amount}</cbc:TaxInclusiveAmount><cbc:PayableAmount currencyID='EUR'>{amount}</cbc:PayableAmount></cac:LegalMonetaryTotal>
        </Invoice>"
    )
}

/// The company as an invoice names it.
pub const OURS: (&str, &str) = ("Ateliers du Loir", "552100554");
const THEIRS: (&str, &str) = ("Fonderie Lambert", "732829320");

fn listed() -> Desk {
    Desk::with(
        "2026-02-27",
        "
        Échéancier au 26/02/2026
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Solde dû
        0512;Halle aux Grains;FA-731;02/02/2026;28/02/2026;960,00;460,00
        ",
    )
}

#[test]
fn an_e_invoice_of_a_listed_document_adds_its_file_and_no_double() {
    let mut desk = listed();
    let invoice = e_invoice("FA-731", OURS, "HALLE AUX GRAINS", "960.00");
    let report = desk.import_bytes("fa-731.xml", &invoice);
    assert_eq!((report.items_new, report.items_unchanged), (0, 1));
    // The accounting's due date and part payment stand; the buyer's address is news.
    assert_snapshot!(desk.items("0512"), @"  FA-731  2026-02-02  2026-02-28  960.00  460.00");
    let kept =
        "SELECT count(*) FROM item_source JOIN item ON item.id = item_id WHERE number = 'FA-731'";
    let files: i64 = desk.sql().query_row(kept, [], |row| row.get(0)).unwrap();
    assert_eq!(files, 1);
    // Of another amount it is not the same document for sure: that is told.
    let other = e_invoice("FA-731", OURS, "HALLE AUX GRAINS", "990.00");
    assert_snapshot!(suspicions(&desk.import_bytes("bis.xml", &other)), @"- 0512 FA-731 FA-731 passe de 960,00 € à 990,00 € : une facture émise ne change pas de montant, un avoir s’y ajoute.");
    desk.verifies();
}

#[test]
fn an_e_invoice_comes_before_the_accountings_list_and_is_one_with_it() {
    let mut desk = Desk::on("2026-02-27");
    desk.import("Code client;Raison sociale;Adresse\n0512;Halle aux Grains;1 place du Marché");
    let invoice = e_invoice("FA-731", OURS, "Halle aux Grains", "960.00");
    assert_eq!(desk.import_bytes("fa-731.xml", &invoice).items_new, 1);
    let list = "
        Échéancier au 27/02/2026
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Solde dû
        0512;Halle aux Grains;FA-731;02/02/2026;04/03/2026;960,00;960,00";
    assert_snapshot!(desk.told(list), @"
    1 rows, 1 in: 0 new, 0 changed, 0 settled, 1 unchanged; open 960.00 EUR
    - Colonne Échéance : les dates se lisent jour/mois ou mois/jour ; jour/mois a été retenu.
    - Rien de nouveau : le dossier disait déjà la même chose.
    ");
    desk.verifies();
}

#[test]
fn a_suppliers_invoice_is_no_receivable() {
    let mut desk = listed();
    let company =
        app::company::Company { name: OURS.0.into(), siren: OURS.1.into(), ..Default::default() };
    desk.app.save_company(&company).unwrap();
    let rows = desk.rows();
    let path =
        desk.file("achat.xml", e_invoice("F-88", THEIRS, "Ateliers du Loir", "100.00").as_bytes());
    let refused = desk.in_both(|it| {
        let failure = it.import_file(&path).unwrap_err();
        it.sentence(&failure)
    });
    assert_snapshot!(refused, @"
    unreadable_file: achat.xml est une facture de Fonderie Lambert, pas de votre société : ce n’est pas une créance. Importez vos factures de vente.
    unreadable_file: achat.xml is an invoice of Fonderie Lambert, not of your company: it is no receivable. Import your sales invoices.
    ");
    assert_eq!(desk.rows(), rows);
    desk.verifies();
}
