//! What a machine's printing system can be asked, whichever it is.

use std::{fmt, path::Path};

use serde::Serialize;
use ts_rs::TS;

use super::PrinterSettings;

/// The printing system of a machine.
pub trait PrintSystem: fmt::Debug + Send + Sync {
    /// The printers that are set up, in the system's order.
    fn printers(&self) -> Result<Vec<Printer>, PrintTrouble>;
    /// What a printer can do.
    fn features(&self, printer: &str) -> Result<PrinterFeatures, PrintTrouble>;
    /// Hands a job over; gives the number under which the system follows it, empty where it has
    /// none. What is accepted is in the system's hands.
    fn print(&self, job: &PrintJob<'_>) -> Result<String, PrintTrouble>;
}

/// A printer that is set up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Printer {
    /// Its name, as the system knows it.
    pub name: String,
    /// Whether the system prints on it where nobody chooses.
    pub default: bool,
}

/// What a printer can do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PrinterFeatures {
    /// Its trays, by the system's names; empty where it has no choice.
    pub trays: Vec<String>,
    /// Whether it prints on both sides.
    pub both_sides: bool,
}

/// A PDF to print.
#[derive(Debug, Clone, Copy)]
pub struct PrintJob<'a> {
    /// The file.
    pub file: &'a Path,
    /// How the job is called where jobs are listed.
    pub title: &'a str,
    /// On which printer, and how.
    pub settings: &'a PrinterSettings,
}

/// Why nothing was printed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PrintTrouble {
    /// No printing system is installed.
    #[error("no printing system")]
    NoSystem,
    /// The printing system does not run.
    #[error("the printing system does not run")]
    Down,
    /// No printer is set up.
    #[error("no printer is set up")]
    NoPrinter,
    /// The printer is no longer set up.
    #[error("printer {0} is gone")]
    Gone(String),
    /// The system did not accept the job.
    #[error("{printer} refused: {said}")]
    Refused {
        /// The printer.
        printer: String,
        /// The system's own words.
        said: String,
    },
    /// The system did not answer in time.
    #[error("the printing system does not answer")]
    Silent,
}
