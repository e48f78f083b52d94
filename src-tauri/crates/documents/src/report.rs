//! A report: what the figures say on a day, as tables and charts; one content for a workbook, a
//! list of separated values and paper.
//!
//! A report holds facts and headings, never layout. Its sums are made here, once, so that every
//! form of it shows the same ones; they never mix currencies.

mod chart;
mod legible;
mod paper;
mod plot;
mod table;
#[cfg(test)]
pub(crate) mod tests;
pub(crate) mod words;

pub use chart::{Chart, Drawing, Series};
pub use paper::pdf;
pub use table::{Cell, Column, Kind, Table, Total};

use chrono::NaiveDate;
use receivables::letter::Language;

/// What the figures say on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// What it is: « Balance âgée ».
    pub title: String,
    /// Whose figures they are; empty where nobody has said.
    pub company: String,
    /// The day they refer to: the only date in the file's own properties, too.
    pub key_date: NaiveDate,
    /// The language of its titles, of its figures on paper, and of its separators.
    pub language: Language,
    /// What a reader must know beside the title, a sentence each.
    pub lines: Vec<String>,
    /// Tables that only add up what the others hold: they stand before them, and in no list.
    pub summaries: Vec<Table>,
    /// The tables, one sheet of a workbook each.
    pub sheets: Vec<Table>,
    /// The charts; they stand above the first table on paper.
    pub charts: Vec<Chart>,
}

impl Report {
    /// Every table, in the order of a reader.
    pub(crate) fn tables(&self) -> impl Iterator<Item = &Table> {
        self.summaries.iter().chain(&self.sheets)
    }
}
