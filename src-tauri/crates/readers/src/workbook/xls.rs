//! XLS (BIFF 8, and BIFF 5 of Excel 95): records one behind the other in one stream.
//!
//! The stream is held, and one entry per record with cells, so that rows come out in order even
//! where a program wrote column by column. What records say of counts and sizes is not used; a
//! record that is too short holds no cell.

use std::io::{Read, Seek};

use encoding_rs::{MACINTOSH, WINDOWS_1252};

use super::{
    MEGABYTE,
    binary::{f64_at, size_at, u8_at, u16_at, u32_at},
    compound::Compound,
    layout::Layout,
    styles::Styles,
    text::Texts,
    value::{Epoch, truth},
};
use crate::{FileFormat, Refusal};

mod strings;
use strings::{Alphabet, Pieces};

const BROKEN: Refusal = Refusal::OtherFormat(FileFormat::OldExcelWorkbook);
/// The 65,536 rows of such a sheet fit several times.
const LARGEST: u64 = 128;
const MOST_SHEETS: usize = 4096;

/// Lays out the sheets of an XLS. Refuses other documents of that age, and passwords.
pub(super) fn read_compound(source: impl Read + Seek, layout: &mut Layout) -> Result<(), Refusal> {
    let file = whole(source)?;
    let compound = Compound::open(&file).ok_or(BROKEN)?;
    if compound.has("EncryptedPackage") {
        return Err(Refusal::Protected);
    }
    let stream =
        ["Workbook", "Book"].into_iter().find_map(|it| compound.stream(it)).ok_or(BROKEN)?;
    drop(file);
    read(&stream, layout)
}

/// Lays out the one sheet of an XLS without anything around it.
pub(super) fn read_bare(source: impl Read + Seek, layout: &mut Layout) -> Result<(), Refusal> {
    read(&whole(source)?, layout)
}

fn whole(source: impl Read) -> Result<Vec<u8>, Refusal> {
    let mut file = Vec::new();
    source.take(LARGEST * MEGABYTE + 1).read_to_end(&mut file)?;
    if file.len() as u64 > LARGEST * MEGABYTE {
        return Err(Refusal::TooLarge { megabytes: LARGEST });
    }
    Ok(file)
}

fn read(stream: &[u8], layout: &mut Layout) -> Result<(), Refusal> {
    layout.format = FileFormat::OldExcelWorkbook;
    let (book, sheets) = Book::read(stream)?;
    let mut gone_through = 0;
    for sheet in &sheets {
        layout.begin(&sheet.name, sheet.is_hidden)?;
        gone_through += book.lay_out(stream, sheet.start, layout)?;
        layout.end()?;
        // Sheets do not overlap; a thousand that do would take a thousand times as long.
        if gone_through > stream.len() {
            return Err(BROKEN);
        }
    }
    Ok(())
}

/// One record: what it is, and where its bytes lie in the stream.
#[derive(Clone, Copy)]
struct Record<'a> {
    kind: u16,
    at: usize,
    data: &'a [u8],
}

/// The records from a place on, until one breaks off.
fn records(stream: &[u8], from: usize) -> impl Iterator<Item = Record<'_>> {
    let mut at = from;
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(stream, at)?, usize::from(u16_at(stream, at + 2)?));
        let record = Record { kind, at, data: stream.get(at + 4..at + 4 + length)? };
        at += 4 + length;
        Some(record)
    })
}

mod kind {
    pub(super) const BEGIN: u16 = 0x0809;
    pub(super) const END: u16 = 0x000A;
    pub(super) const PASSWORD: u16 = 0x002F;
    pub(super) const CODE_PAGE: u16 = 0x0042;
    pub(super) const FROM_1904: u16 = 0x0022;
    pub(super) const FORMAT: u16 = 0x041E;
    pub(super) const STYLE: u16 = 0x00E0;
    pub(super) const SHEET: u16 = 0x0085;
    pub(super) const TEXTS: u16 = 0x00FC;
    pub(super) const CONTINUED: u16 = 0x003C;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const SHORT_NUMBER: u16 = 0x027E;
    pub(super) const SHORT_NUMBERS: u16 = 0x00BD;
    pub(super) const SHARED_TEXT: u16 = 0x00FD;
    pub(super) const TEXT: u16 = 0x0204;
    pub(super) const RICH_TEXT: u16 = 0x00D6;
    pub(super) const TRUTH_OR_ERROR: u16 = 0x0205;
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const RESULT_TEXT: u16 = 0x0207;
    pub(super) const CELLS: [u16; 8] = [
        NUMBER,
        SHORT_NUMBER,
        SHORT_NUMBERS,
        SHARED_TEXT,
        TEXT,
        RICH_TEXT,
        TRUTH_OR_ERROR,
        FORMULA,
    ];
}

/// What all sheets share.
struct Book {
    alphabet: Alphabet,
    styles: Styles,
    texts: Texts,
}

struct SheetEntry {
    name: String,
    start: usize,
    is_hidden: bool,
}

impl Book {
    fn read(stream: &[u8]) -> Result<(Self, Vec<SheetEntry>), Refusal> {
        let mut book =
            Self { alphabet: Alphabet::Wide, styles: Styles::default(), texts: Texts::default() };
        let mut sheets = Vec::new();
        for record in records(stream, 0) {
            match record.kind {
                kind::PASSWORD => return Err(Refusal::Protected),
                kind::BEGIN if u16_at(record.data, 0) != Some(0x0600) => {
                    book.alphabet = Alphabet::Narrow(WINDOWS_1252);
                }
                kind::CODE_PAGE if u16_at(record.data, 0) == Some(10_000) => {
                    book.alphabet.narrow_to(MACINTOSH)
                }
                kind::FROM_1904 if u16_at(record.data, 0) == Some(1) => {
                    book.styles.epoch = Epoch::Of1904
                }
                kind::FORMAT => {
                    let id = u32::from(u16_at(record.data, 0).unwrap_or(0));
                    // Before BIFF 8 the length of a format takes one byte.
                    let code = match book.alphabet {
                        Alphabet::Wide => book.alphabet.long(record.data, 2),
                        Alphabet::Narrow(_) => book.alphabet.short(record.data, 2),
                    };
                    book.styles.add_format(id, &code.unwrap_or_default());
                }
                kind::STYLE => {
                    book.styles.add_style(u32::from(u16_at(record.data, 2).unwrap_or(0)))
                }
                kind::TEXTS => book.read_texts(stream, record)?,
                // Only worksheets: macros, charts and modules are other kinds.
                kind::SHEET if u8_at(record.data, 5) == Some(0) && sheets.len() < MOST_SHEETS => {
                    sheets.extend(book.sheet(record.data));
                }
                kind::END => break,
                _ => (),
            }
        }
        if sheets.is_empty() {
            sheets.push(SheetEntry { name: String::new(), start: 0, is_hidden: false });
        }
        Ok((book, sheets))
    }

    fn sheet(&self, data: &[u8]) -> Option<SheetEntry> {
        let is_hidden = u8_at(data, 4)? & 3 != 0;
        Some(SheetEntry {
            name: self.alphabet.short(data, 6)?,
            start: size_at(data, 0)?,
            is_hidden,
        })
    }

    /// The shared texts go on over the records that continue theirs.
    fn read_texts(&mut self, stream: &[u8], first: Record<'_>) -> Result<(), Refusal> {
        let rest = records(stream, first.at).skip(1).take_while(|it| it.kind == kind::CONTINUED);
        let pieces =
            std::iter::once(first.data.get(8..).unwrap_or_default()).chain(rest.map(|it| it.data));
        let mut pieces = Pieces::new(pieces.collect());
        while let Some(text) = pieces.text() {
            self.texts.push(&text)?;
        }
        Ok(())
    }

    /// Lays out the sheet that begins at a place; says how many bytes it takes.
    fn lay_out(&self, stream: &[u8], start: usize, layout: &mut Layout) -> Result<usize, Refusal> {
        let mut cells: Vec<(u16, u32)> = Vec::new();
        let (mut depth, mut end) = (0_u32, start);
        for record in records(stream, start) {
            end = record.at;
            match record.kind {
                kind::PASSWORD => return Err(Refusal::Protected),
                // A chart inside a sheet has records of cells too.
                kind::BEGIN => depth = depth.saturating_add(1),
                kind::END if depth <= 1 => break,
                kind::END => depth -= 1,
                it if depth <= 1 && kind::CELLS.contains(&it) => {
                    let place = u16_at(record.data, 0).zip(u32::try_from(record.at).ok());
                    cells.extend(place);
                }
                _ => (),
            }
        }
        cells.sort_unstable();
        for (row, at) in cells {
            let mut following = records(stream, usize::try_from(at).map_err(|_| BROKEN)?);
            if let Some(record) = following.next() {
                self.put(layout, u32::from(row), record, following)?;
            }
        }
        Ok(end - start)
    }

    fn put<'a>(
        &self,
        layout: &mut Layout,
        row: u32,
        record: Record<'a>,
        following: impl Iterator<Item = Record<'a>>,
    ) -> Result<(), Refusal> {
        let data = record.data;
        let Some(column) = u16_at(data, 2).map(u32::from) else { return Ok(()) };
        let style = usize::from(u16_at(data, 4).unwrap_or(0));
        let text = match record.kind {
            kind::SHORT_NUMBERS => return self.put_numbers(layout, row, data),
            kind::NUMBER => f64_at(data, 6).map(|it| self.styles.text(style, it)),
            kind::SHORT_NUMBER => {
                u32_at(data, 6).map(|it| self.styles.text(style, short_number(it)))
            }
            kind::SHARED_TEXT => {
                let text = size_at(data, 6).and_then(|it| self.texts.get(it));
                return text.map_or(Ok(()), |it| layout.put(row, column, it));
            }
            kind::TEXT | kind::RICH_TEXT => self.alphabet.long(data, 6),
            kind::TRUTH_OR_ERROR => u8_at(data, 6).zip(u8_at(data, 7)).map(|(value, is_error)| {
                if is_error == 0 { truth(value != 0) } else { error(value) }.to_owned()
            }),
            _ => self.result(data, style, following),
        };
        text.map_or(Ok(()), |it| layout.put(row, column, &it))
    }

    /// Numbers side by side, each with its style.
    fn put_numbers(&self, layout: &mut Layout, row: u32, data: &[u8]) -> Result<(), Refusal> {
        let first = u32::from(u16_at(data, 2).unwrap_or(0));
        let cells = data.get(4..data.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6);
        for (column, cell) in (first..).zip(cells) {
            if let (Some(style), Some(number)) = (u16_at(cell, 0), u32_at(cell, 2)) {
                layout.put(
                    row,
                    column,
                    &self.styles.text(usize::from(style), short_number(number)),
                )?;
            }
        }
        Ok(())
    }

    /// The last result of a formula; a text stands in a record of its own, soon after.
    fn result<'a>(
        &self,
        data: &[u8],
        style: usize,
        following: impl Iterator<Item = Record<'a>>,
    ) -> Option<String> {
        let result = data.get(6..14)?;
        match result {
            [0, .., 0xFF, 0xFF] => {
                let mut near = following.take(3).take_while(|it| !kind::CELLS.contains(&it.kind));
                near.find(|it| it.kind == kind::RESULT_TEXT)
                    .and_then(|it| self.alphabet.long(it.data, 0))
            }
            [1, _, it, .., 0xFF, 0xFF] => Some(truth(*it != 0).to_owned()),
            [2, _, it, .., 0xFF, 0xFF] => Some(error(*it).to_owned()),
            [.., 0xFF, 0xFF] => None,
            _ => f64_at(result, 0).map(|it| self.styles.text(style, it)),
        }
    }
}

/// A number in thirty bits: whole or the upper half of a fraction, perhaps in hundredths.
fn short_number(bits: u32) -> f64 {
    let number = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    if bits & 1 == 0 { number } else { number / 100.0 }
}

fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}

#[cfg(test)]
mod tests;
