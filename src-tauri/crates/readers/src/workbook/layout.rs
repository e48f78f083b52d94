//! Layout: the cells of a sheet written as lines of text.
//!
//! Cells of one row may come in any order, rows only downwards. A row that is left out is a blank
//! line; what would break a line or a cell (line ends, tabulators, other controls) is a space.

use std::{
    collections::HashSet,
    io::{BufWriter, Seek, Write},
};

use tempfile::SpooledTempFile;

use super::Sheet;
use crate::{FileFormat, Refusal, heading};

/// What a sheet of Excel has at most.
pub(super) const MOST_ROWS: u32 = 1_048_576;
pub(super) const MOST_COLUMNS: u32 = 16_384;
/// Characters that Excel keeps in a cell.
pub(super) const LONGEST_CELL: usize = 32_767;
const MOST_SHEETS: usize = 4096;
/// A smaller sheet stays in memory.
const LARGEST_IN_MEMORY: usize = 1024 * 1024;
const BUFFER: usize = 64 * 1024;
/// Rows in which headings are looked for.
const ROWS_OF_HEADINGS: u32 = 50;

/// A sheet that was laid out.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) sheet: Sheet,
    pub(super) text: SpooledTempFile,
    /// Known headings in the line that has most of them; one alone is chance.
    pub(super) known: usize,
}

/// The sheets of a workbook as they are laid out, one after the other.
pub(super) struct Layout {
    pages: Vec<Page>,
    current: Option<Current>,
    row: Row,
    line: String,
    /// Bytes that may still be written.
    left: u64,
    most: u64,
    /// What a workbook is called that puts a cell where none can be.
    pub(super) format: FileFormat,
}

struct Current {
    sheet: Sheet,
    text: BufWriter<SpooledTempFile>,
    known: usize,
}

/// The row that is being filled.
#[derive(Default)]
struct Row {
    /// Counted from 0.
    number: u32,
    cells: Vec<String>,
    /// Cells of it that are in use.
    width: usize,
}

impl Layout {
    /// At most so many bytes are written, all sheets together.
    pub(super) fn new(most: u64) -> Self {
        Self {
            pages: Vec::new(),
            current: None,
            row: Row::default(),
            line: String::new(),
            left: most,
            most,
            format: FileFormat::ExcelWorkbook,
        }
    }

    /// Begins a sheet, after ending the one before.
    pub(super) fn begin(&mut self, name: &str, is_hidden: bool) -> Result<(), Refusal> {
        self.end()?;
        if self.pages.len() == MOST_SHEETS {
            return Err(self.too_much());
        }
        let name = name.chars().take(200).collect();
        self.current = Some(Current {
            sheet: Sheet { name, rows: 0, columns: 0, is_hidden },
            text: BufWriter::with_capacity(BUFFER, SpooledTempFile::new(LARGEST_IN_MEMORY)),
            known: 0,
        });
        Ok(())
    }

    /// Writes a cell, row and column counted from 0. Refuses a place that no sheet has, and a row
    /// above the last one: no spreadsheet program writes either.
    pub(super) fn put(&mut self, row: u32, column: u32, text: &str) -> Result<(), Refusal> {
        if row >= MOST_ROWS || column >= MOST_COLUMNS || row < self.row.number {
            return Err(Refusal::OtherFormat(self.format));
        }
        let text = text.trim_matches(|it: char| it.is_whitespace() || it.is_control());
        if text.is_empty() {
            return Ok(());
        }
        if row > self.row.number {
            self.end_row()?;
            self.row.number = row;
        }
        let index = usize::try_from(column).unwrap_or(usize::MAX);
        if self.row.cells.len() <= index {
            self.row.cells.resize_with(index + 1, String::new);
        }
        self.row.width = self.row.width.max(index + 1);
        let cell = &mut self.row.cells[index];
        cell.clear();
        let chars = text.chars().take(LONGEST_CELL);
        cell.extend(chars.map(|it| if it.is_control() { ' ' } else { it }));
        Ok(())
    }

    /// The same row again, so many times under itself.
    pub(super) fn repeat_row(&mut self, times: u32) -> Result<(), Refusal> {
        let (first, width) = (self.row.number, self.row.width);
        if width == 0 {
            return Ok(());
        }
        for row in (first + 1..MOST_ROWS).take(usize::try_from(times).unwrap_or(usize::MAX)) {
            let cells = self.row.cells.clone();
            self.end_row()?;
            self.row = Row { number: row, cells, width };
        }
        Ok(())
    }

    /// Says of the sheet that was begun that the workbook hides it.
    pub(super) fn hide(&mut self) {
        self.current.iter_mut().for_each(|it| it.sheet.is_hidden = true);
    }

    /// Whether something stands in this row.
    pub(super) fn is_filled(&self, row: u32) -> bool {
        self.row.number == row && self.row.width > 0
    }

    /// Ends the sheet, if one was begun.
    pub(super) fn end(&mut self) -> Result<(), Refusal> {
        self.end_row()?;
        self.row.number = 0;
        if let Some(current) = self.current.take() {
            let mut text = current.text.into_inner().map_err(|it| it.into_error())?;
            text.rewind()?;
            self.pages.push(Page { sheet: current.sheet, text, known: current.known });
        }
        Ok(())
    }

    /// The sheets that were ended.
    pub(super) fn pages(self) -> Vec<Page> {
        self.pages
    }

    fn end_row(&mut self) -> Result<(), Refusal> {
        let row = &mut self.row;
        let Some(current) = self.current.as_mut().filter(|_| row.width > 0) else { return Ok(()) };
        let cells = &mut row.cells[..row.width];
        if row.number < ROWS_OF_HEADINGS {
            current.known = current.known.max(known_headings(cells));
        }
        self.line.clear();
        for _ in current.sheet.rows..row.number {
            self.line.push('\n');
        }
        for (index, cell) in cells.iter_mut().enumerate() {
            if index > 0 {
                self.line.push('\t');
            }
            push_cell(&mut self.line, cell);
            cell.clear();
        }
        self.line.push('\n');
        current.sheet.rows = row.number + 1;
        current.sheet.columns =
            current.sheet.columns.max(u32::try_from(row.width).unwrap_or(u32::MAX));
        row.width = 0;
        match self.left.checked_sub(self.line.len() as u64) {
            Some(left) => self.left = left,
            None => return Err(self.too_much()),
        }
        Ok(current.text.write_all(self.line.as_bytes())?)
    }

    fn too_much(&self) -> Refusal {
        Refusal::Inflates { megabytes: self.most / super::MEGABYTE }
    }
}

/// A quote would open a quoted cell, so what holds one is quoted.
fn push_cell(line: &mut String, cell: &str) {
    if !cell.contains('"') {
        return line.push_str(cell);
    }
    line.push('"');
    for part in cell.split_inclusive('"') {
        line.push_str(part);
        if part.ends_with('"') {
            line.push('"');
        }
    }
    line.push('"');
}

fn known_headings(cells: &[String]) -> usize {
    let known = cells.iter().filter(|it| heading::is_known(it));
    let known = known.map(|it| heading::normalise(it)).collect::<HashSet<_>>().len();
    if known >= 2 { known } else { 0 }
}
