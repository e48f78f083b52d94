//! Workbooks: the cells of a sheet in, the lines of a text table out, and then the documents.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::{
    io::{Cursor, Read, Write},
    ops::ControlFlow,
};

use proptest::prelude::*;
use readers::{
    FileFormat, Refusal, Table,
    workbook::{Sheet, Workbook, open_sheet},
};
use receivables::Currency;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const XLS: &[u8] = include_bytes!("fixtures/impayes.xls");

fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        // The kind of an OpenDocument is read where it stands, so it is not compressed.
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        let deflated = SimpleFileOptions::default();
        zip.start_file(*name, if *name == "mimetype" { stored } else { deflated }).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The parts of an XLSX that are the same in all of them, and those that a test is about.
#[derive(Clone)]
struct Xlsx {
    /// Attributes of the workbook's own properties.
    properties: &'static str,
    /// Number formats and the styles that use them.
    styles: &'static str,
    texts: &'static [&'static str],
    /// Name, state and rows of each sheet.
    sheets: Vec<(&'static str, &'static str, String)>,
}

impl Default for Xlsx {
    fn default() -> Self {
        let styles = "<numFmts><numFmt numFmtId='164' formatCode='dd/mm/yyyy;@'/>\
            <numFmt numFmtId='165' formatCode='00000'/></numFmts>\
            <cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>\
            <cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='4'/></cellXfs>";
        Self { properties: "", styles, texts: &[], sheets: Vec::new() }
    }
}

impl Xlsx {
    fn of(rows: &str) -> Self {
        Self::default().sheet("Feuil1", "visible", rows)
    }

    fn sheet(mut self, name: &'static str, state: &'static str, rows: &str) -> Self {
        self.sheets.push((name, state, rows.to_owned()));
        self
    }

    fn bytes(&self) -> Vec<u8> {
        let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let relation = |id: &str, kind: &str, target: &str| {
            format!("<Relationship Id='{id}' Type='{types}/{kind}' Target='{target}'/>")
        };
        let relations =
            |all: &str| format!("<?xml version='1.0'?><Relationships>{all}</Relationships>");
        let (mut tabs, mut targets) =
            (String::new(), relation("t", "sharedStrings", "sharedStrings.xml"));
        targets += &relation("s", "styles", "/xl/styles.xml");
        let mut sheets = Vec::new();
        for (index, (name, state, rows)) in self.sheets.iter().enumerate() {
            tabs += &format!(
                "<sheet name='{name}' sheetId='{index}' state='{state}' r:id='r{index}'/>"
            );
            targets += &relation(
                &format!("r{index}"),
                "worksheet",
                &format!("worksheets/sheet{index}.xml"),
            );
            let sheet = format!(
                "<worksheet><dimension ref='A1:XFD1048576'/><sheetData>{rows}</sheetData></worksheet>"
            );
            sheets.push((format!("xl/worksheets/sheet{index}.xml"), sheet));
        }
        let texts: String = self.texts.iter().map(|it| format!("<si>{it}</si>")).collect();
        let parts = [
            ("[Content_Types].xml", "<Types/>".to_owned()),
            ("_rels/.rels", relations(&relation("b", "officeDocument", "xl/workbook.xml"))),
            (
                "xl/workbook.xml",
                format!(
                    "<workbook><workbookPr {}/><sheets>{tabs}</sheets></workbook>",
                    self.properties
                ),
            ),
            ("xl/_rels/workbook.xml.rels", relations(&targets)),
            ("xl/styles.xml", format!("<styleSheet>{}</styleSheet>", self.styles)),
            ("xl/sharedStrings.xml", format!("<sst uniqueCount='9999999999999'>{texts}</sst>")),
        ];
        let parts = parts.iter().map(|(name, text)| (*name, text.as_str()));
        let sheets = sheets.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        zip(&parts.chain(sheets).collect::<Vec<_>>())
    }
}

fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles><style:style style:name='ta2'>\
        <style:table-properties table:display='false'/></style:style></office:automatic-styles>\
        <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ])
}

fn text(bytes: &[u8]) -> Result<String, Refusal> {
    let mut text = String::new();
    open_sheet(Cursor::new(bytes), None)?.0.read_to_string(&mut text)?;
    Ok(text)
}

fn sheets(bytes: &[u8]) -> (Vec<Sheet>, usize) {
    let (_, sheets, chosen) = open_sheet(Cursor::new(bytes), None).unwrap();
    (sheets, chosen)
}

/// The documents of the best sheet, a line each, then problems and totals.
fn documents(bytes: &[u8]) -> String {
    let (text, _, _) = open_sheet(Cursor::new(bytes), None).unwrap();
    let mut table = Table::open(text, "suivi.xlsx").unwrap().of_sheet();
    let mapping = table.guess().unwrap();
    let mut lines = String::new();
    let summary = table.documents(&mapping, Currency::EUR, |row| {
        lines += &match row {
            Ok(it) => format!(
                "{} {} {} {} {} {}\n",
                it.line,
                it.customer_code,
                it.number,
                it.issued,
                it.due.map_or("-".to_owned(), |it| it.to_string()),
                it.open.unwrap_or(it.original),
            ),
            Err(problem) => format!("{} {:?}\n", problem.line, problem.kind),
        };
        ControlFlow::Continue(())
    });
    let summary = summary.unwrap();
    lines + &format!("{} accepted, {} rejected", summary.accepted, summary.rejected)
}

#[test]
fn an_aged_list_typed_by_hand_is_read_to_the_cent() {
    let mut book = Xlsx::of(
        "<row r='1'><c r='A1' t='s'><v>0</v></c></row>\
         <row r='3'><c r='A3' t='s'><v>1</v></c><c r='B3' t='s'><v>2</v></c><c r='C3' t='s'><v>3</v></c>\
            <c r='D3' t='s'><v>4</v></c><c r='E3' t='s'><v>5</v></c></row>\
         <row r='4'><c r='A4' t='s'><v>6</v></c><c r='B4'><v>2048</v></c><c r='C4' s='1'><v>46034</v></c>\
            <c r='D4' s='2'><v>46064</v></c><c r='E4' s='4'><v>1250.4000000000001</v></c></row>\
         <row r='5'><c r='A5' t='s'><v>6</v></c><c r='B5' t='s'><v>7</v></c><c r='C5' s='1'><v>46042.75</v></c>\
            <c r='D5' t='inlineStr'><is><t>06/03/2026</t></is></c><c r='E5'><v>1.125</v></c></row>\
         <row r='6'><c r='A6' t='s'><v>8</v></c><c r='E6'><f>SUM(E4:E5)</f></c></row>",
    );
    book.texts = &[
        "<t>Échéancier clients au 31/03/2026</t>",
        "<t>Code client</t>",
        "<t>N° pièce</t>",
        "<t>Date pièce</t>",
        "<t>Date échéance</t>",
        "<r><t>Solde</t></r><r><rPr/><t xml:space='preserve'> dû</t></r><rPh><t>ruby</t></rPh>",
        "<t>00417</t>",
        "<t>AV-2051</t>",
        "<t>Total</t>",
    ];
    assert_eq!(
        documents(&book.bytes()),
        "4 00417 2048 2026-01-12 2026-02-11 1250.40\n\
         5 00417 AV-2051 2026-01-20 2026-03-06 1.13\n\
         2 accepted, 0 rejected"
    );
}

/// Excel writes no cell where nothing stands, at the end of a row neither.
#[test]
fn a_row_may_end_in_blank_cells() {
    let book = Xlsx::of(
        "<row r='1'><c t='inlineStr'><is><t>Client</t></is></c><c t='inlineStr'><is><t>N° pièce</t></is></c>\
         <c t='inlineStr'><is><t>Date pièce</t></is></c><c t='inlineStr'><is><t>Débit</t></is></c>\
         <c t='inlineStr'><is><t>Crédit</t></is></c></row>\
         <row r='2'><c><v>417</v></c><c><v>2048</v></c><c s='1'><v>46034</v></c><c><v>120.5</v></c></row>\
         <row r='3'><c><v>417</v></c><c><v>2049</v></c><c s='1'><v>46035</v></c><c/><c><v>20.5</v></c></row>",
    );
    assert_eq!(
        documents(&book.bytes()),
        "2 417 2048 2026-01-12 - 120.50\n\
         3 417 2049 2026-01-13 - -20.50\n\
         2 accepted, 0 rejected"
    );
}

#[test]
fn cells_become_the_text_they_stand_for() {
    for (cell, expected) in [
        ("<c t='inlineStr'><is><t>00417</t></is></c>", "00417"),
        ("<c><v>417</v></c>", "417"),
        ("<c s='3'><v>417</v></c>", "00417"),
        ("<c><v>73282932000074</v></c>", "73282932000074"),
        ("<c><v>1234.5600000000001</v></c>", "1234.56"),
        ("<c><v>1.234</v></c>", "1.2340"),
        ("<c><v>1E3</v></c>", "1000"),
        ("<c><v>-4.5474735088646412E-13</v></c>", "0"),
        ("<c><v>46022</v></c>", "46022"),
        ("<c s='1'><v>46022.999</v></c>", "2025-12-31"),
        ("<c s='2'><v>46022</v></c>", "2025-12-31"),
        ("<c s='1'><v>0</v></c>", ""),
        ("<c t='d'><v>2025-12-31T00:00:00</v></c>", "2025-12-31"),
        ("<c t='b'><v>1</v></c>", "oui"),
        ("<c t='b'><v>0</v></c>", "non"),
        ("<c t='e'><f>A1/0</f><v>#DIV/0!</v></c>", "#DIV/0!"),
        ("<c t='e'><v>#SPILL!</v></c>", "#SPILL!"),
        ("<c><f>SUM(A1:A9)</f><v>12.5</v></c>", "12.5"),
        ("<c><f>SUM(A1:A9)</f></c>", ""),
        ("<c><f>SUM(A1:A9)</f><v></v></c>", ""),
        ("<c t='str'><f>A1&amp;B1</f><v>Durand &amp; fils</v></c>", "Durand & fils"),
        ("<c t='str'><v>a_x000D_\nb\tc</v></c>", "a  b c"),
        ("<c t='str'><v>dit \"le Bon\"</v></c>", "\"dit \"\"le Bon\"\"\""),
        ("<x:c t='str'><x:v>préfixe</x:v></x:c>", "préfixe"),
    ] {
        let rows = format!("<row><c t='str'><v>x</v></c>{cell}</row>");
        let expected =
            if expected.is_empty() { "x\n".to_owned() } else { format!("x\t{expected}\n") };
        assert_eq!(text(&Xlsx::of(&rows).bytes()).unwrap(), expected, "{cell}");
    }
}

#[test]
fn lines_are_the_rows_of_the_sheet() {
    let rows = "<row r='3'><c r='C3'><v>1</v></c><c r='A3'><v>2</v></c></row><row r='6'/>\
        <row><c><v>3</v></c><c><v>4</v></c></row><row r='9'><c r='A9' t='str'><v> </v></c></row>";
    assert_eq!(text(&Xlsx::of(rows).bytes()).unwrap(), "\n\n2\t\t1\n\n\n\n3\t4\n");
}

#[test]
fn dates_may_be_counted_from_1904() {
    let book =
        Xlsx { properties: "date1904='1'", ..Xlsx::of("<row><c s='1'><v>44560</v></c></row>") };
    assert_eq!(text(&book.bytes()).unwrap(), "2025-12-31\n");
}

const LIST: &str = "<row><c t='str'><v>Client</v></c><c t='str'><v>N° facture</v></c><c t='str'><v>Solde dû</v></c></row>\
    <row><c t='str'><v>A</v></c><c><v>1</v></c><c><v>2</v></c></row>";
const NOTES: &str =
    "<row><c t='str'><v>À voir</v></c></row><row r='40'><c t='str'><v>Fin</v></c></row>";

#[test]
fn the_sheet_with_most_headings_is_best_and_the_others_are_listed() {
    let book = Xlsx::default()
        .sheet("Notes", "visible", NOTES)
        .sheet("Impayés", "visible", LIST)
        .sheet("Archive", "hidden", &(LIST.to_owned() + "<row><c><v>3</v></c></row>"));
    let (all, chosen) = sheets(&book.bytes());
    let listed: Vec<_> =
        all.iter().map(|it| (it.name.as_str(), it.rows, it.columns, it.is_hidden)).collect();
    assert_eq!(
        listed,
        [("Notes", 40, 1, false), ("Impayés", 2, 3, false), ("Archive", 3, 3, true)]
    );
    assert_eq!(chosen, 1);
    let (_, _, named) = open_sheet(Cursor::new(book.bytes()), Some("Notes")).unwrap();
    let (_, _, unknown) = open_sheet(Cursor::new(book.bytes()), Some("Autre")).unwrap();
    assert_eq!((named, unknown), (0, 1));
}

#[test]
fn a_hidden_sheet_is_read_if_there_is_nothing_else() {
    let book = Xlsx::default().sheet("Vide", "visible", "").sheet("Données", "veryHidden", LIST);
    assert_eq!(sheets(&book.bytes()).1, 1);
    assert!(matches!(text(&Xlsx::of("<row r='5'/>").bytes()), Err(Refusal::Empty)));
}

#[test]
fn an_opendocument_sheet_is_read_alike() {
    let tables = "<table:table table:name='Listes' table:style-name='ta2'><table:table-row>\
            <table:table-cell office:value-type='string'><text:p>x</text:p></table:table-cell></table:table-row></table:table>\
        <table:table table:name='Suivi' table:style-name='ta1'>\
        <table:table-row><table:table-cell table:number-columns-spanned='2' office:value-type='string'>\
            <office:annotation><text:p>note</text:p></office:annotation><text:p>Relevé<text:s text:c='2'/><text:span>clients</text:span></text:p><text:p>2026</text:p></table:table-cell>\
            <table:covered-table-cell office:value-type='string'><text:p>caché</text:p></table:covered-table-cell></table:table-row>\
        <table:table-row table:number-rows-repeated='2'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>\
        <table:table-row><table:table-cell office:value-type='float' office:value='417'><text:p>00417</text:p></table:table-cell>\
            <table:table-cell office:value-type='date' office:date-value='2025-12-31T10:00:00'><text:p>31/12/25</text:p></table:table-cell>\
            <table:table-cell office:value-type='currency' office:value='1234.5600000000001'><text:p>1 234,56 €</text:p></table:table-cell>\
            <table:table-cell table:number-columns-repeated='2'/>\
            <table:table-cell office:value-type='boolean' office:boolean-value='true'><text:p>VRAI</text:p></table:table-cell>\
            <table:table-cell table:number-columns-repeated='2' office:value-type='string'><text:p>-</text:p></table:table-cell>\
            <table:table-cell table:formula='of:=SUM(A1)'/></table:table-row>\
        <table:table-row table:number-rows-repeated='3'><table:table-cell office:value-type='float' office:value='7'/></table:table-row>\
        <table:table-row table:number-rows-repeated='1048570'><table:table-cell/></table:table-row></table:table>";
    let bytes = ods(tables);
    assert_eq!(
        text(&bytes).unwrap(),
        "Relevé  clients 2026\n\n\n00417\t2025-12-31\t1234.56\t\t\toui\t-\t-\n7\n7\n7\n"
    );
    let (all, chosen) = sheets(&bytes);
    assert_eq!((all[0].is_hidden, all[1].rows, all[1].columns, chosen), (true, 7, 8, 1));
}

#[test]
fn an_old_workbook_is_read_alike() {
    assert_eq!(
        documents(XLS),
        "4 00417 VF-2204 2026-01-12 2026-02-11 1250.40\n\
         5 00418 VF-2209 2026-01-20 2026-03-06 88.13\n\
         6 01502 2215 2026-02-02 2026-03-04 -90.50\n\
         3 accepted, 0 rejected"
    );
    assert_eq!(
        sheets(XLS).0[1],
        Sheet { name: "Listes".into(), rows: 1, columns: 2, is_hidden: true }
    );
}

#[test]
fn a_web_page_called_xls_is_read_alike() {
    let html = "<html><body><table><tr><td colspan=6>Impay&eacute;s</td></tr></table><table border=1>\
        <tr><th>Client<th>N&deg; facture<th>Date<th>&Eacute;ch&eacute;ance<th>Solde d&ucirc;</tr>\
        <tr><td>Durand</td><td>F-12</td><td>02/01/2026</td><td>01/02/2026</td><td>1&nbsp;200,50</td></tr></table>";
    assert_eq!(
        documents(html.as_bytes()),
        "3 Durand F-12 2026-01-02 2026-02-01 1200.50\n1 accepted, 0 rejected"
    );
}

#[test]
fn other_files_are_refused_by_their_name() {
    let word = "<Relationships><Relationship Id='a' Type='x/officeDocument' Target='word/document.xml'/></Relationships>";
    for (bytes, format) in [
        (zip(&[("[Content_Types].xml", ""), ("_rels/.rels", word)]), FileFormat::Zip),
        (
            zip(&[
                ("mimetype", "application/vnd.oasis.opendocument.text"),
                ("content.xml", "<a/>"),
            ]),
            FileFormat::OpenDocument,
        ),
        (zip(&[("letters/1.pdf", "")]), FileFormat::Zip),
        (b"%PDF-1.7".to_vec(), FileFormat::Pdf),
        (XLS[..600].to_vec(), FileFormat::OldExcelWorkbook),
    ] {
        let refusal = Workbook::open(Cursor::new(bytes)).unwrap_err();
        assert!(
            matches!(refusal, Refusal::OtherFormat(it) if it == format),
            "{refusal:?} for {format:?}"
        );
    }
    assert!(matches!(Workbook::open(Cursor::new("")), Err(Refusal::Empty)));
    assert!(matches!(Workbook::open(Cursor::new("a;b\n")), Err(Refusal::NoTable)));
}

#[test]
fn a_password_is_said() {
    let manifest =
        "<m:manifest xmlns:m='m'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
    let parts = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", "?"),
    ];
    assert!(matches!(text(&zip(&parts)), Err(Refusal::Protected)));
}

#[test]
fn a_sheet_that_breaks_off_is_refused_whole() {
    for rows in [
        "<row><c><v>1</v></c></row><row><c>",
        "<row r='2'><c r='A2'><v>1</v></c></row><row r='1'><c r='A1'><v>1</v></c></row>",
        "<row><c t='s'><v>5</v></c></row>",
        "<row><c r='ZZZZ1'><v>5</v></c></row>",
        "<row><c r='A1048577'><v>5</v></c></row>",
    ] {
        let refusal = text(&Xlsx::of(rows).bytes());
        assert!(matches!(refusal, Err(Refusal::OtherFormat(FileFormat::ExcelWorkbook))), "{rows}");
    }
}

#[test]
fn entities_are_not_expanded() {
    let rows = "<!DOCTYPE x [<!ENTITY a 'aaaa'>]><row><c t='str'><v>&a;</v></c></row>";
    assert!(matches!(text(&Xlsx::of(rows).bytes()), Err(Refusal::Entities { .. })));
}

#[test]
fn a_cell_at_the_far_end_costs_a_line_end_for_every_row() {
    let far = Xlsx::of("<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>").bytes();
    assert_eq!(text(&far).unwrap().len(), 1_048_575 + 16_383 + 2);
}

/// Opens the bytes and reads what they hold as far as it goes.
fn survive(bytes: &[u8]) {
    if let Ok((text, sheets, chosen)) = open_sheet(Cursor::new(bytes), None) {
        assert!(chosen < sheets.len());
        if let Ok(mut table) = Table::open(text, "any.xls")
            && let Some(mapping) = table.guess()
        {
            let _ = table.documents(&mapping, Currency::EUR, |_| ControlFlow::Continue(()));
        }
    }
}

fn samples() -> Vec<Vec<u8>> {
    let html = "<table><tr><th colspan=2>Client<th>Solde<tr><td rowspan=2>A&amp;B<td>1,50<!-- > --></table>";
    let xml = "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>\
        <Worksheet ss:Name='a'><Table><Row ss:Index='2'><Cell><Data ss:Type='Number'>1.5</Data></Cell></Row></Table></Worksheet></Workbook>";
    let row = "<table:table table:name='a'><table:table-row table:number-rows-repeated='2'>\
        <table:table-cell office:value-type='float' office:value='1'/></table:table-row></table:table>";
    vec![XLS.to_vec(), Xlsx::of(LIST).bytes(), ods(row), html.into(), xml.into()]
}

#[test]
fn files_cut_anywhere_are_read_or_refused() {
    for bytes in samples() {
        (0..bytes.len()).step_by(7).for_each(|cut| survive(&bytes[..cut]));
    }
}

proptest! {
    #[test]
    fn any_bytes_after_the_mark_of_a_workbook_are_read_or_refused(
        mark in prop::sample::select(vec![
            &b"PK\x03\x04xl/"[..], b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"\x09\x08\x08\0", b"<table><tr><td",
        ]),
        bytes in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        survive(&[mark, &bytes].concat());
    }

    #[test]
    fn any_cells_of_a_sheet_are_read_or_refused(
        cells in prop::collection::vec(("[A-Z]{0,3}[0-9]{0,7}", "[snbdest]{0,3}", "[-+.E0-9a-zé&;#x_\"\t<>/ ]{0,24}"), 0..20),
    ) {
        let cells = cells.iter().map(|(at, kind, value)| {
            let value = value.replace('&', "&amp;").replace('<', "&lt;");
            format!("<row><c r='{at}' s='{}' t='{kind}'><v>{value}</v></c></row>", value.len() % 6)
        });
        survive(&Xlsx::of(&cells.collect::<String>()).bytes());
    }
}
