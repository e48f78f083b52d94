//! Previews: what a file holds and what its import would do.

use serde::Serialize;
use ts_rs::TS;

use super::{Field, ImportKind, ImportMode, ImportReport};
use crate::amount::Day;

/// What a file holds, before anything is written.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ImportPreview {
    /// Path of the file.
    pub path: String,
    /// Its name.
    pub file: String,
    /// What it is taken for; none until the mapping says.
    pub kind: Option<ImportKind>,
    /// Its format, for people: « CSV », « Classeur Excel », « FEC », « CAMT.053 ».
    pub format: String,
    /// Encoding that was found, for people: « Windows-1252 »; empty where there is none to tell.
    pub encoding: String,
    /// Separator that was found: `;`, `,`, `|` or `tab`; empty where there is none.
    pub separator: String,
    /// Line of the headings; 0 where there are none.
    pub header_line: u32,
    /// Sheets of a workbook.
    pub sheets: Vec<String>,
    /// The one that is read.
    pub sheet: Option<String>,
    /// How much of the ledger the file speaks of; none where that is no question.
    pub mode: Option<ImportMode>,
    /// The day of the snapshot, if the file says or the user said.
    pub snapshot_date: Option<Day>,
    /// Every column with the guess and live values; none where the format has no columns to map.
    pub columns: Vec<ColumnGuess>,
    /// Whether the mapping was remembered from an earlier import of the same headings.
    pub remembered: bool,
    /// Facts a mapping still lacks, in order; empty when the file can be imported.
    pub missing: Vec<Field>,
    /// Whether a rejected row can be repaired cell by cell.
    pub repairable: bool,
    /// What the import would do; present when nothing is missing.
    pub outcome: Option<ImportReport>,
}

/// One column of the file.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ColumnGuess {
    /// Position, from 0.
    pub index: u32,
    /// Heading, as written.
    pub heading: String,
    /// What it is taken for.
    pub field: Option<Field>,
    /// Why: what heading and contents show, as a short sentence.
    pub evidence: String,
    /// Up to five values, as written.
    pub values: Vec<String>,
}
