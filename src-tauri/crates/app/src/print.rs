//! Printing: a finished PDF handed to the machine's own printing system, by its path.
//!
//! Which printer, tray and sides belongs to the desk, not to the ledger: it is kept in a small file
//! beside the program's other settings. Whoever prints asks a [`PrintSystem`]; a job that it does
//! not accept has not been printed, and nothing of it is recorded.

mod command;
mod cups;
mod folder;
mod letters;
mod settings;
mod shell;
mod system;

use std::{path::PathBuf, sync::Arc};

use serde::Serialize;
use ts_rs::TS;

pub use cups::Cups;
pub use folder::FolderPrinter;
pub use letters::PrintedLetters;
pub use settings::PrinterSettings;
pub use shell::Shell;
pub use system::{PrintJob, PrintSystem, PrintTrouble, Printer, PrinterFeatures};

use crate::{Answer, App, amount::Day, failure::Cause, wording::Words};

/// How this machine prints.
#[derive(Debug, Clone)]
pub struct Printing {
    /// Where the choice of printer is kept.
    settings: PathBuf,
    system: Arc<dyn PrintSystem>,
}

/// The printers of this machine and the one that is chosen, as the settings show them.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct PrinterSheet {
    /// The printers, as the system lists them.
    pub printers: Vec<Printer>,
    /// What is chosen; without a printer, letters go to a file.
    pub settings: PrinterSettings,
    /// What the chosen printer can do; none where there is none, or it does not say.
    pub features: Option<PrinterFeatures>,
    /// What stands in the way of printing, as a sentence; empty where nothing does.
    pub problem: String,
}

impl Printing {
    /// Printing by the machine's own system, the choice kept in a file.
    pub fn new(settings: PathBuf) -> Self {
        let system: Arc<dyn PrintSystem> =
            if cfg!(windows) { Arc::new(Shell) } else { Arc::new(Cups::default()) };
        Self::by(settings, system)
    }

    /// Printing by another system.
    pub fn by(settings: PathBuf, system: Arc<dyn PrintSystem>) -> Self {
        Self { settings, system }
    }

    fn sheet(&self, words: Words) -> Result<PrinterSheet, Cause> {
        let settings = PrinterSettings::load(&self.settings)?;
        let (printers, mut problem) = match self.system.printers() {
            Ok(printers) => (printers, String::new()),
            Err(trouble) => (Vec::new(), words.print_trouble(&trouble)),
        };
        let chosen = &settings.printer;
        let is_there = printers.iter().any(|it| it.name == *chosen);
        if problem.is_empty() && !chosen.is_empty() && !is_there {
            problem = words.print_trouble(&PrintTrouble::Gone(chosen.clone()));
        }
        let features = if is_there { self.system.features(chosen).ok() } else { None };
        Ok(PrinterSheet { printers, settings, features, problem })
    }
}

impl App {
    /// Prints by another system, or keeps the choice elsewhere.
    pub fn set_printing(&mut self, printing: Printing) {
        self.printing = printing;
    }

    /// The printers of this machine and the one that is chosen.
    pub fn printer_sheet(&self) -> Answer<PrinterSheet> {
        self.printing.sheet(self.words()).map_err(|cause| self.refuse(&cause))
    }

    /// The choice as it is kept.
    pub fn printer_settings(&self) -> Answer<PrinterSettings> {
        PrinterSettings::load(&self.printing.settings).map_err(|cause| self.refuse(&cause))
    }

    /// Chooses a printer and how it prints; an empty name chooses none.
    pub fn save_printer(&self, settings: &PrinterSettings) -> Answer<PrinterSheet> {
        let saved = settings.save(&self.printing.settings);
        let sheet = saved.and_then(|()| self.printing.sheet(self.words()));
        sheet.map_err(|cause| self.refuse(&cause))
    }

    /// Prints letters and records them: of some customers, or of all whose letter has nothing
    /// against it. They are recorded once the printer has accepted them, or not at all.
    pub fn print_letters(
        &mut self,
        codes: Option<&[String]>,
        on: Option<Day>,
        settings: &PrinterSettings,
        with_invoices: bool,
    ) -> Answer<PrintedLetters> {
        let (progress, system) = (self.progress.clone(), Arc::clone(&self.printing.system));
        let how = letters::How { settings, with_invoices, system: &*system };
        let answer =
            self.run(on, |ledger, moment| letters::print(ledger, moment, codes, &how, &progress));
        self.progress.end();
        answer
    }
}
