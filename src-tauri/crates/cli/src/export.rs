//! Sheets that leave as a file: as a workbook, a list or pages, by the ending of its name.

use std::path::PathBuf;

use app::{
    export::{ExportFormat, ExportedFile},
    session::Language,
};
use serde_json::{Value, json};

use crate::table::counted;

/// A file to write instead of printing a table.
#[derive(Debug)]
pub struct ExportTo {
    /// Where to.
    pub path: PathBuf,
    /// Its form.
    pub format: ExportFormat,
}

impl ExportTo {
    /// The file of `--out`, if there is one.
    pub fn parse(out: Option<PathBuf>) -> Result<Option<Self>, lexopt::Error> {
        let Some(path) = out else { return Ok(None) };
        match ExportFormat::of(&path) {
            Some(format) => Ok(Some(Self { path, format })),
            None => {
                Err(format!("--out ends in .xlsx, .csv or .pdf, not {}", path.display()).into())
            }
        }
    }
}

/// What was written, for scripts.
pub fn json(file: &ExportedFile) -> Value {
    json!({ "file": file.path, "format": file.format, "rows": file.rows })
}

/// What was written.
pub fn told(file: &ExportedFile, language: Language) -> String {
    let rows = match language {
        Language::Fr => counted(language, file.rows, "ligne", "lignes"),
        Language::En => counted(language, file.rows, "row", "rows"),
    };
    format!("{} : {rows}\n", file.path)
}
