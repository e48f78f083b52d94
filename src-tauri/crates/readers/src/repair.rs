//! Repairs: cells that the user corrected, put in the place of what the file says.
//!
//! A repair changes what is read, never the file. Reading without any costs nothing.

use std::{
    collections::BTreeMap,
    io::{Read, Seek},
};

use crate::{
    Refusal, Table,
    encoding::Utf8Reader,
    record::{Record, Records},
    table::MOST_COLUMNS,
};

/// The corrected cells of a file, by line.
#[derive(Debug, Default)]
pub(crate) struct Repairs(BTreeMap<u64, Vec<(usize, String)>>);

impl Repairs {
    pub(crate) fn add(&mut self, line: u64, column: usize, value: String) {
        let cells = self.0.entry(line).or_default();
        cells.retain(|it| it.0 != column);
        cells.push((column, value));
    }
}

/// The rows under the headings, repaired.
pub(crate) struct Rows<'r, R> {
    records: Records<Utf8Reader<&'r mut R>>,
    repairs: &'r Repairs,
}

impl<R: Read> Rows<'_, R> {
    pub(crate) fn next(&mut self) -> Result<Option<Record<'_>>, Refusal> {
        let Some(mut record) = self.records.next()? else { return Ok(None) };
        let cells = if self.repairs.0.is_empty() { None } else { self.repairs.0.get(&record.line) };
        record.repairs = cells.map_or(&[], Vec::as_slice);
        Ok(Some(record))
    }
}

impl<R: Read + Seek> Table<R> {
    /// Reads this cell as `value` from now on: a line of the file, from 1, and a position, from 0.
    ///
    /// The last word on a cell counts. A blank value blanks the cell, also one past the headings.
    pub fn repair(&mut self, line: u64, column: usize, value: impl Into<String>) {
        if column < MOST_COLUMNS {
            self.repairs.add(line, column, value.into());
        }
    }

    /// The rows under the headings, from the first.
    pub(crate) fn rows(&mut self) -> Result<Rows<'_, R>, Refusal> {
        self.source.rewind()?;
        let reader = Utf8Reader::new(&mut self.source, self.encoding);
        let mut records = Records::new(reader, self.separator.byte());
        while let Some(record) = records.next()? {
            if record.line >= self.header_line {
                break;
            }
        }
        Ok(Rows { records, repairs: &self.repairs })
    }
}
