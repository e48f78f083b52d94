//! A printer that puts its sheets in a folder: for tests and driven windows, which own no paper.

use std::{
    fs,
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
};

use super::{PrintJob, PrintSystem, PrintTrouble, Printer, PrinterFeatures};

/// A printer whose jobs arrive as PDF files, `Bureau-1.pdf` and so on.
#[derive(Debug, Default)]
pub struct FolderPrinter {
    folder: PathBuf,
    names: Vec<String>,
    refusal: Option<String>,
    jobs: AtomicU32,
}

impl FolderPrinter {
    /// Printers of some names over a folder; no name: none is set up.
    pub fn new(folder: impl Into<PathBuf>, names: &[&str]) -> Self {
        let names = names.iter().map(|it| (*it).to_owned()).collect();
        Self { folder: folder.into(), names, ..Self::default() }
    }

    /// The same, refusing every job in these words.
    #[must_use]
    pub fn refusing(self, said: &str) -> Self {
        Self { refusal: Some(said.to_owned()), ..self }
    }
}

impl PrintSystem for FolderPrinter {
    fn printers(&self) -> Result<Vec<Printer>, PrintTrouble> {
        if self.names.is_empty() {
            return Err(PrintTrouble::NoPrinter);
        }
        let names = self.names.iter().enumerate();
        Ok(names.map(|(at, name)| Printer { name: name.clone(), default: at == 0 }).collect())
    }

    fn features(&self, _: &str) -> Result<PrinterFeatures, PrintTrouble> {
        let trays = ["Auto", "Tray1", "Tray2"].map(str::to_owned).to_vec();
        Ok(PrinterFeatures { trays, both_sides: true })
    }

    fn print(&self, job: &PrintJob<'_>) -> Result<String, PrintTrouble> {
        let printer = job.settings.printer.clone();
        let refused = |said: String| PrintTrouble::Refused { printer: printer.clone(), said };
        if !self.names.contains(&printer) {
            return Err(PrintTrouble::Gone(printer));
        }
        if let Some(said) = &self.refusal {
            return Err(refused(said.clone()));
        }
        let number = format!("{printer}-{}", self.jobs.fetch_add(1, Ordering::Relaxed) + 1);
        let copied = fs::copy(job.file, self.folder.join(format!("{number}.pdf")));
        copied.map_err(|error| refused(error.to_string()))?;
        Ok(number)
    }
}
