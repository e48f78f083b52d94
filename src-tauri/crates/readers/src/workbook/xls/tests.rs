//! Streams of records in, text out.

use std::io::{Cursor, Read};

use super::super::compound::with_stream;
use super::*;

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

/// Row, column, style, and what follows.
fn cell(kind: u16, place: [u16; 3], rest: &[u8]) -> Vec<u8> {
    let place: Vec<u8> = place.iter().flat_map(|it| it.to_le_bytes()).collect();
    record(kind, &[&place[..], rest].concat())
}

fn narrow(text: &str) -> Vec<u8> {
    let length = u16::try_from(text.len()).unwrap();
    [&length.to_le_bytes()[..], &[0], text.as_bytes()].concat()
}

const BIFF_8: [u8; 4] = [0, 6, 5, 0];
const BIFF_5: [u8; 4] = [0, 5, 5, 0];

/// A workbook of one sheet called *S*, of these records.
fn stream(version: [u8; 4], before: &[Vec<u8>], cells: &[Vec<u8>]) -> Vec<u8> {
    let globals = [&[record(kind::BEGIN, &version)], before].concat().concat();
    let name: &[u8] = if version == BIFF_8 { b"\x01\0S" } else { b"\x01S" };
    let start = u32::try_from(globals.len() + 4 + 6 + name.len() + 4).unwrap();
    let sheet = [&start.to_le_bytes()[..], &[0, 0], name].concat();
    let rows =
        [&[record(kind::BEGIN, &version)], cells, &[record(kind::END, &[])]].concat().concat();
    [globals, record(kind::SHEET, &sheet), record(kind::END, &[]), rows].concat()
}

fn text_of(bytes: Vec<u8>) -> Result<String, Refusal> {
    let mut layout = Layout::new(1_000_000);
    if bytes.starts_with(b"\xD0\xCF") {
        read_compound(Cursor::new(bytes), &mut layout)?;
    } else {
        read_bare(Cursor::new(bytes), &mut layout)?;
    }
    let mut text = String::new();
    layout.pages().remove(0).text.read_to_string(&mut text)?;
    Ok(text)
}

#[test]
fn every_kind_of_cell_is_read() {
    let styles = [
        record(kind::FORMAT, &[&164_u16.to_le_bytes()[..], &narrow("dd/mm/yyyy")].concat()),
        record(kind::STYLE, &[0; 20]),
        record(kind::STYLE, &[&[0, 0, 164, 0][..], &[0; 16]].concat()),
        record(kind::TEXTS, &[&[0; 8][..], &narrow("00417"), &narrow("F-1")].concat()),
    ];
    let rk = |number: u32| number.to_le_bytes();
    let numbers = [&[0, 0][..], &rk(7 << 2 | 2), &[1, 0], &rk(46_022 << 2 | 2), &[2, 0]].concat();
    let cells = [
        cell(kind::SHARED_TEXT, [0, 0, 0], &[0, 0, 0, 0]),
        cell(kind::SHARED_TEXT, [0, 1, 0], &[1, 0, 0, 0]),
        cell(kind::SHARED_TEXT, [0, 2, 0], &[9, 0, 0, 0]),
        cell(kind::NUMBER, [1, 0, 0], &1_234.560_000_000_000_1_f64.to_le_bytes()),
        cell(kind::NUMBER, [1, 1, 1], &46_022.5_f64.to_le_bytes()),
        cell(kind::SHORT_NUMBER, [1, 2, 0], &rk(12_345 << 2 | 3)),
        cell(kind::SHORT_NUMBER, [1, 3, 0], &rk(((u32::MAX - 7) & !3) | 2)),
        record(kind::SHORT_NUMBERS, &[&[2, 0, 1, 0][..], &numbers].concat()),
        cell(kind::TEXT, [3, 0, 0], &narrow("Caf\u{0}")),
        cell(kind::TRUTH_OR_ERROR, [3, 1, 0], &[1, 0]),
        cell(kind::TRUTH_OR_ERROR, [3, 2, 0], &[0x17, 1]),
        cell(kind::FORMULA, [5, 0, 0], &[&12.5_f64.to_le_bytes()[..], &[0; 8]].concat()),
        cell(kind::FORMULA, [5, 1, 0], &[0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0]),
        record(0x04BC, &[0; 4]),
        record(kind::RESULT_TEXT, &narrow("texte")),
        cell(kind::FORMULA, [5, 2, 0], &[2, 0, 7, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0]),
        cell(kind::FORMULA, [5, 3, 0], &[3, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0]),
    ];
    let expected = "00417\tF-1\n1234.56\t2025-12-31\t123.45\t-2\n\t7\t2025-12-31\nCaf\toui\t#REF!\n\n12.5\ttexte\t#DIV/0!\n";
    let bytes = stream(BIFF_8, &styles, &cells);
    assert_eq!(text_of(with_stream("Workbook", &bytes)).unwrap(), expected);
    // Written column by column, the rows come out the same.
    let mut turned = cells[..13].to_vec();
    turned.reverse();
    let text = text_of(with_stream("Workbook", &stream(BIFF_8, &styles, &turned))).unwrap();
    assert_eq!(text.lines().next(), Some("00417\tF-1"));
}

#[test]
fn texts_go_on_over_continued_records() {
    let long: Vec<u8> = "écrit en deux octets".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let texts = [
        // Eight characters in one byte each, then the rest in two, then a run of formatting.
        record(kind::TEXTS, &[&[0; 8][..], &[28, 0, 8, 1, 0], b"D\xE9but, 1"].concat()),
        record(kind::CONTINUED, &[&[1][..], &long, &[0, 0, 0, 0], &narrow("suite")].concat()),
    ];
    let cells = [
        cell(kind::SHARED_TEXT, [0, 0, 0], &[0, 0, 0, 0]),
        cell(kind::SHARED_TEXT, [0, 1, 0], &[1, 0, 0, 0]),
    ];
    let text = text_of(with_stream("Workbook", &stream(BIFF_8, &texts, &cells)));
    assert_eq!(text.unwrap(), "Début, 1écrit en deux octets\tsuite\n");
}

#[test]
fn excel_95_and_bare_records_are_read_in_windows_1252() {
    let label =
        |text: &[u8]| [&u16::try_from(text.len()).unwrap().to_le_bytes()[..], text].concat();
    let cells = [cell(kind::TEXT, [0, 0, 0], &label(b"\xC9ch\xE9ance \x80"))];
    let book = with_stream("Book", &stream(BIFF_5, &[], &cells));
    assert_eq!(text_of(book).unwrap(), "Échéance €\n");
    let bare =
        [record(kind::BEGIN, &[0, 0, 0x10, 0, 0, 0, 0, 0]), cells.concat(), record(kind::END, &[])];
    assert_eq!(text_of(bare.concat()).unwrap(), "Échéance €\n");
}

#[test]
fn a_chart_inside_a_sheet_is_passed_over() {
    let cells = [
        record(kind::BEGIN, &BIFF_8),
        cell(kind::NUMBER, [0, 0, 0], &9.0_f64.to_le_bytes()),
        record(kind::END, &[]),
        cell(kind::NUMBER, [1, 0, 0], &1.0_f64.to_le_bytes()),
    ];
    assert_eq!(text_of(with_stream("Workbook", &stream(BIFF_8, &[], &cells))).unwrap(), "\n1\n");
}

#[test]
fn dates_of_a_macintosh_are_counted_from_1904() {
    let before = [record(kind::FROM_1904, &[1, 0]), record(kind::STYLE, &[0, 0, 14, 0])];
    let cells = [cell(kind::NUMBER, [0, 0, 0], &44_560.0_f64.to_le_bytes())];
    assert_eq!(
        text_of(with_stream("Workbook", &stream(BIFF_8, &before, &cells))).unwrap(),
        "2025-12-31\n"
    );
}

#[test]
fn other_documents_and_passwords_are_refused() {
    let word = text_of(with_stream("WordDocument", b"text"));
    assert!(matches!(word, Err(Refusal::OtherFormat(FileFormat::OldExcelWorkbook))));
    assert!(matches!(text_of(with_stream("EncryptedPackage", b"")), Err(Refusal::Protected)));
    let locked = stream(BIFF_8, &[record(kind::PASSWORD, &[1, 0])], &[]);
    assert!(matches!(text_of(with_stream("Workbook", &locked)), Err(Refusal::Protected)));
}

#[test]
fn sheets_that_overlap_are_refused() {
    let sheet = record(kind::SHEET, &[0, 0, 0, 0, 0, 0, 1, 0, b'S']);
    let cells: Vec<Vec<u8>> =
        (0..200).map(|row| cell(kind::NUMBER, [row, 0, 0], &1.0_f64.to_le_bytes())).collect();
    let mut before = vec![sheet; 5];
    before.extend(cells);
    let refusal = text_of(with_stream("Workbook", &stream(BIFF_8, &before, &[])));
    assert!(matches!(refusal, Err(Refusal::OtherFormat(FileFormat::OldExcelWorkbook))));
}
