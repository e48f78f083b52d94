//! Workbooks: a sheet of XLSX, XLS or ODS laid out as the text table that the rest of the reader knows.
//!
//! One line of text per row of the sheet, so that a problem in line 12 is in row 12. What a cell
//! holds is kept, not how it looks: dates become ISO dates, numbers plain decimals, and a code
//! typed as text keeps its zeros. HTML tables and XML that packages call `.xls` are read alike.
//! Nothing is believed of what a workbook says of its own size: what is unpacked, and what is laid
//! out, is counted as it comes, and only one row is held in memory.

mod binary;
mod compound;
mod html;
mod layout;
mod markup;
mod ods;
mod package;
mod spreadsheetml;
mod styles;
mod text;
mod value;
mod xls;
mod xlsx;

use std::io::{Read, Seek, SeekFrom};

use memchr::memmem;
use tempfile::SpooledTempFile;

use crate::{FileFormat, Refusal};
use layout::{Layout, Page};
use package::Package;

/// Bytes by which a workbook is known.
const HEAD: u64 = 8 * 1024;
const MEGABYTE: u64 = 1024 * 1024;
/// No workbook that people exchange is larger.
const LARGEST_FILE: u64 = 200;
/// What a workbook may unpack to, and be laid out to, all sheets together.
const LARGEST_CONTENT: u64 = 512;

/// A sheet as UTF-8 text, separated by tabulators; in memory, or in a file that is gone when this is
/// dropped.
pub type SheetText = SpooledTempFile;

/// A sheet, as shown to the user who chooses one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name; for an HTML file, none.
    pub name: String,
    /// Number of its last row that holds something, from 1.
    pub rows: u32,
    /// Number of its last column that holds something, from 1.
    pub columns: u32,
    /// Whether the workbook hides it.
    pub is_hidden: bool,
}

/// A workbook whose sheets have been laid out as text.
///
/// ```
/// use std::io::{Cursor, Read};
/// use readers::workbook::Workbook;
///
/// let file = "<table><tr><th>Client</th><th>Solde</th></tr><tr><td>007</td><td>12,50</td></tr></table>";
/// let workbook = Workbook::open(Cursor::new(file))?;
/// assert_eq!((workbook.sheets()[0].rows, workbook.sheets()[0].columns), (2, 2));
///
/// let mut text = String::new();
/// workbook.into_text(0).read_to_string(&mut text)?;
/// assert_eq!(text, "Client\tSolde\n007\t12,50\n");
/// # Ok::<(), readers::Refusal>(())
/// ```
#[derive(Debug)]
pub struct Workbook {
    sheets: Vec<Sheet>,
    pages: Vec<Page>,
}

impl Workbook {
    /// Reads every sheet. Refuses what is no workbook, is protected, breaks off or unpacks to more
    /// than anyone exchanges.
    pub fn open<R: Read + Seek>(source: R) -> Result<Self, Refusal> {
        Self::open_within(LARGEST_CONTENT * MEGABYTE, source)
    }

    /// The same, within so many bytes.
    fn open_within<R: Read + Seek>(most: u64, mut source: R) -> Result<Self, Refusal> {
        if source.seek(SeekFrom::End(0))? > LARGEST_FILE * MEGABYTE {
            return Err(Refusal::TooLarge { megabytes: LARGEST_FILE });
        }
        source.rewind()?;
        let mut head = Vec::new();
        source.by_ref().take(HEAD).read_to_end(&mut head)?;
        source.rewind()?;
        let mut layout = Layout::new(most);
        match Container::of(&head) {
            Some(Container::Zip) => read_package(Package::open(source, most)?, &mut layout)?,
            Some(Container::Compound) => xls::read_compound(source, &mut layout)?,
            Some(Container::Bare) => xls::read_bare(source, &mut layout)?,
            Some(Container::Html) => html::read(source, &mut layout)?,
            Some(Container::SpreadsheetMl) => spreadsheetml::read(source, &mut layout)?,
            None if head.trim_ascii().is_empty() => return Err(Refusal::Empty),
            None => {
                return Err(FileFormat::of(&head).map_or(Refusal::NoTable, Refusal::OtherFormat));
            }
        }
        let pages = layout.pages();
        if pages.iter().all(|it| it.sheet.rows == 0) {
            return Err(Refusal::Empty);
        }
        Ok(Self { sheets: pages.iter().map(|it| it.sheet.clone()).collect(), pages })
    }

    /// The sheets, in the order of the workbook.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// The sheet that looks most like a table of documents or customers: the one whose best line
    /// holds the most known headings, and among those the longest. A hidden sheet only if the
    /// others are blank.
    pub fn best_sheet(&self) -> usize {
        let score = |it: &Page| (it.sheet.rows > 0, !it.sheet.is_hidden, it.known, it.sheet.rows);
        // Among equals the first, so the search goes backwards.
        let best = self.pages.iter().enumerate().rev().max_by_key(|(_, page)| score(page));
        best.map_or(0, |(index, _)| index)
    }

    /// Every sheet with its text, in the order of the workbook.
    pub fn into_texts(self) -> impl Iterator<Item = (Sheet, SheetText)> {
        self.sheets.into_iter().zip(self.pages).map(|(sheet, page)| (sheet, page.text))
    }

    /// The text of a sheet, from its start; of the best one if there is no such index.
    pub fn into_text(mut self, index: usize) -> SheetText {
        let index = if index < self.pages.len() { index } else { self.best_sheet() };
        self.pages.swap_remove(index).text
    }
}

/// Lays out the named sheet, or the best one where no name is given or none has it; with all sheets,
/// and the index of the one chosen.
pub fn open_sheet<R: Read + Seek>(
    source: R,
    sheet: Option<&str>,
) -> Result<(SheetText, Vec<Sheet>, usize), Refusal> {
    let workbook = Workbook::open(source)?;
    let named = sheet.and_then(|name| workbook.sheets.iter().position(|it| it.name == name));
    let chosen = named.unwrap_or_else(|| workbook.best_sheet());
    let sheets = workbook.sheets.clone();
    Ok((workbook.into_text(chosen), sheets, chosen))
}

/// Whether the first bytes (some thousand) announce a workbook, or what packages call one.
pub(crate) fn is_workbook(head: &[u8]) -> bool {
    Container::of(head).is_some()
}

/// What the sheets are wrapped in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Container {
    /// XLSX, XLSM, ODS.
    Zip,
    /// XLS; also what protects an XLSX by a password.
    Compound,
    /// The records of an XLS with nothing around them, as old web pages write them.
    Bare,
    Html,
    /// The XML of Excel 2003.
    SpreadsheetMl,
}

impl Container {
    fn of(head: &[u8]) -> Option<Self> {
        // Markup in UTF-16 is known by its other bytes.
        let wide = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
        let letters: Vec<u8> =
            head.iter().copied().filter(|it| !wide || it.is_ascii() && *it != 0).collect();
        let holds = |mark: &[u8]| memmem::find(&letters, mark).is_some();
        match FileFormat::of(&letters) {
            Some(FileFormat::ExcelWorkbook | FileFormat::OpenDocument) => Some(Self::Zip),
            Some(FileFormat::Zip) if holds(b"_rels/") || holds(b"docProps/") => Some(Self::Zip),
            Some(FileFormat::OldExcelWorkbook) => Some(Self::Compound),
            Some(FileFormat::Html) => Some(Self::Html),
            Some(FileFormat::Xml) if holds(b"urn:schemas-microsoft-com:office:spreadsheet") => {
                Some(Self::SpreadsheetMl)
            }
            None if head.starts_with(b"\x09\x08\x08\0") || head.starts_with(b"\x09\x08\x10\0") => {
                Some(Self::Bare)
            }
            None if letters.trim_ascii_start().starts_with(b"<") && holds(b"<table") => {
                Some(Self::Html)
            }
            _ => None,
        }
    }
}

fn read_package<R: Read + Seek>(
    mut package: Package<R>,
    layout: &mut Layout,
) -> Result<(), Refusal> {
    if package.has("content.xml") {
        return ods::read(&mut package, layout);
    }
    xlsx::read(&mut package, layout)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

    use super::*;

    /// An ODS with this content.
    fn ods(content: &str) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        zip.start_file("mimetype", stored).unwrap();
        zip.write_all(b"application/vnd.oasis.opendocument.spreadsheet").unwrap();
        zip.start_file("content.xml", SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn what_unfolds_beyond_measure_is_refused() {
        let row = |name: &str, cells: &str| {
            format!(
                "<a><table:table {name}><table:table-row table:number-rows-repeated='1048576'>{cells}</table:table-row></table:table></a>"
            )
        };
        let far = "<table:table-cell table:number-columns-repeated='1000'/><table:table-cell><text:p>x</text:p></table:table-cell>";
        for (content, megabytes) in [
            // A million rows of a thousand tabulators.
            (row("", far), 2),
            (
                row(
                    "",
                    "<table:table-cell table:number-columns-repeated='16384'><text:p>x</text:p></table:table-cell>",
                ),
                2,
            ),
            // Blanks that shrink to nothing in the archive.
            (format!("<a>{}</a>", " <b/>".repeat(450_000)), LARGEST_CONTENT),
        ] {
            let bytes = ods(&content);
            assert!(bytes.len() < 100_000);
            let refusal = Workbook::open_within(2 * MEGABYTE, Cursor::new(bytes)).unwrap_err();
            assert!(
                matches!(refusal, Refusal::Inflates { megabytes: it } if it == megabytes),
                "{refusal:?}"
            );
        }
        // Blank rows and columns are none, however many.
        let blank = row("", "<table:table-cell table:number-columns-repeated='4000000000'/>");
        let refusal = Workbook::open_within(2 * MEGABYTE, Cursor::new(ods(&blank))).unwrap_err();
        assert!(matches!(refusal, Refusal::Empty));
    }

    #[test]
    fn workbooks_are_known_by_their_first_bytes() {
        let wide: Vec<u8> =
            "\u{FEFF}<html><table>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (head, expected) in [
            (&b"PK\x03\x04..[Content_Types].xml"[..], Some(Container::Zip)),
            (b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Some(Container::Zip)),
            (b"PK\x03\x04.._rels/.rels", Some(Container::Zip)),
            (b"PK\x03\x04..letters/1.pdf", None),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Some(Container::Compound)),
            (b"\x09\x08\x08\0\0\0\x10\0\0\0\0\0", Some(Container::Bare)),
            (b"<html><body><table>", Some(Container::Html)),
            (b"<meta charset=\"utf-8\"><table border=1>", Some(Container::Html)),
            (&wide, Some(Container::Html)),
            (
                b"<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                Some(Container::SpreadsheetMl),
            ),
            (b"<?xml version=\"1.0\"?><Document>", None),
            (b"Client;Solde\n", None),
            (b"", None),
        ] {
            assert_eq!(Container::of(head), expected, "{:?}", head.escape_ascii().to_string());
            assert_eq!(is_workbook(head), expected.is_some());
        }
    }
}
