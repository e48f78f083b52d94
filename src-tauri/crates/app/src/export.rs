//! Exports: a sheet of the window as a workbook, a list of separated values or a page to print.
//!
//! Each sheet becomes a [`Report`] here and nowhere else, and every report has all three forms. A
//! file is written whole or not at all.

mod aging;
mod forecast;
mod indicators;
mod payers;
mod provision;
mod year_end;

use std::path::Path;

use documents::{
    csv, report,
    report::{Cell, Report},
    workbook,
};
use receivables::Currency;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, App,
    aging::{AgedRequest, AgedSelection},
    amount::Day,
    company,
    failure::Cause,
    ledger::{Ledger, Moment},
    letter,
    session::Language,
    wording::Words,
};

/// The form of an exported file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum ExportFormat {
    /// A workbook.
    Xlsx,
    /// Separated values, without totals.
    Csv,
    /// Pages, with the charts.
    Pdf,
}

/// A file that was written.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ExportedFile {
    /// Where it was written.
    pub path: String,
    /// Its form.
    pub format: ExportFormat,
    /// Rows in it, headings and totals aside.
    pub rows: u32,
}

/// What the window has exported.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum ExportSubject {
    /// The aged balance as it is asked for.
    Aging {
        /// How.
        request: AgedRequest,
        /// The customers that are shown; none: all of them.
        #[serde(default)]
        only: Option<AgedSelection>,
    },
    /// The indicators of the last months.
    Indicators {
        /// How many.
        months: usize,
    },
    /// How customers pay.
    Payers,
    /// The expected receipts.
    Forecast,
    /// What one week of them is made of.
    ForecastWeek {
        /// Which, from 1.
        week: u8,
    },
    /// The provision for doubtful debts.
    Provision {
        /// The closing it is read from, as it was frozen; none: as it stands.
        #[ts(type = "number | null")]
        closing: Option<i64>,
    },
    /// The year-end table of unpaid invoices.
    YearEnd,
}

impl ExportSubject {
    /// The name a file of it is given: what it is, of which day.
    pub fn file_name(&self, on: Day, format: ExportFormat, language: Language) -> String {
        let name = Words(language).export_name(self);
        format!("{name}_{on}.{}", format.ending())
    }
}

impl ExportFormat {
    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Pdf => "pdf",
        }
    }

    /// The form that a file's name asks for, by its ending; none where it asks for another.
    ///
    /// ```
    /// use app::export::ExportFormat;
    /// assert_eq!(ExportFormat::of("Balance.XLSX".as_ref()), Some(ExportFormat::Xlsx));
    /// assert_eq!(ExportFormat::of("balance.ods".as_ref()), None);
    /// ```
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "xlsx" => Some(Self::Xlsx),
            "csv" => Some(Self::Csv),
            "pdf" => Some(Self::Pdf),
            _ => None,
        }
    }
}

impl App {
    /// Writes a sheet to a file as it stands on a day.
    pub fn export(
        &mut self,
        on: Option<Day>,
        subject: &ExportSubject,
        format: ExportFormat,
        path: &Path,
    ) -> Answer<ExportedFile> {
        self.run(on, |ledger, moment| {
            let report = report_of(ledger, moment, subject)?;
            write_ours(ledger, moment, report, (format, path))
        })
    }
}

/// The report of a sheet, still without the company's name.
fn report_of(
    ledger: &mut Ledger,
    moment: &Moment,
    subject: &ExportSubject,
) -> Result<Report, Cause> {
    let words = moment.words;
    Ok(match subject {
        ExportSubject::Aging { request, only } => {
            let mut aged = crate::aging::report(ledger, moment, request)?;
            let shown = only.as_ref().map(|it| aged.select(it));
            aging::report(&aged, shown, words)
        }
        ExportSubject::Indicators { months } => {
            indicators::report(&crate::indicators::report(ledger, moment, *months)?, words)
        }
        ExportSubject::Payers => payers::report(&crate::payer::report(ledger, moment)?, words),
        ExportSubject::Forecast => {
            forecast::report(&crate::forecast::report(ledger, moment)?, words)
        }
        ExportSubject::ForecastWeek { week } => {
            let week = crate::forecast::week_report(ledger, moment, *week, usize::MAX)?;
            forecast::week_report(&week, words)
        }
        ExportSubject::Provision { closing: None } => {
            provision::report(&crate::provision::report(ledger, moment)?, None, words)
        }
        ExportSubject::Provision { closing: Some(id) } => {
            let frozen = crate::provision::closing(ledger, *id)?;
            provision::report(&frozen.report, Some(&frozen), words)
        }
        ExportSubject::YearEnd => year_end::report(&crate::year_end::table(ledger, moment)?, words),
    })
}

/// The currency of a sheet, out of its code.
fn currency(code: &str) -> Currency {
    Currency::new(code).unwrap_or(Currency::EUR)
}

/// A figure out of its text.
fn figure(text: Option<&str>) -> Option<Decimal> {
    text?.parse().ok()
}

/// The same as a cell, empty where there is no figure.
fn figure_cell(text: Option<&str>) -> Cell {
    figure(text).map_or(Cell::Empty, Cell::Decimal)
}

/// Writes a report under the company's name.
fn write_ours(
    ledger: &Ledger,
    moment: &Moment,
    report: Report,
    (format, path): (ExportFormat, &Path),
) -> Result<ExportedFile, Cause> {
    let report = Report { company: company::load(ledger)?.name, ..report };
    write(&report, moment.words, (format, path))
}

/// Writes a report to a file, whole or not at all.
pub(crate) fn write(
    report: &Report,
    words: Words,
    (format, path): (ExportFormat, &Path),
) -> Result<ExportedFile, Cause> {
    let bytes = match format {
        ExportFormat::Xlsx => workbook::xlsx(report),
        ExportFormat::Csv => csv::csv(&report.sheets, words.0.into()),
        ExportFormat::Pdf => report::pdf(report),
    };
    letter::write(path, &bytes.map_err(Cause::Report)?)?;
    let rows = report.sheets.iter().map(|it| it.rows.len()).sum::<usize>();
    let rows = u32::try_from(rows).unwrap_or(u32::MAX);
    Ok(ExportedFile { path: path.display().to_string(), format, rows })
}
