//! Which printer, and how: kept for this machine in `printer.toml`.

use std::path::Path;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{failure::Cause, machine};

/// More copies of a letter than anyone needs.
const MOST_COPIES: u32 = 20;

/// The printer of this desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct PrinterSettings {
    /// The printer by the system's name; empty: none, letters go to a file.
    pub printer: String,
    /// The tray by the system's name; empty: the printer's own choice.
    pub tray: String,
    /// Whether it prints on both sides; each letter then begins on a sheet of its own.
    pub duplex: bool,
    /// Copies of each letter.
    pub copies: u32,
}

impl Default for PrinterSettings {
    fn default() -> Self {
        Self { printer: String::new(), tray: String::new(), duplex: false, copies: 1 }
    }
}

impl PrinterSettings {
    /// The choice as it is kept; none where there is no file. A file that nobody can read counts for
    /// none: the next choice writes it anew.
    pub(super) fn load(path: &Path) -> Result<Self, Cause> {
        let text = machine::read(path)?.unwrap_or_default();
        Ok(toml::from_str::<Self>(&text).unwrap_or_default().within_bounds())
    }

    /// Keeps the choice: the whole file or none of it.
    pub(super) fn save(&self, path: &Path) -> Result<(), Cause> {
        machine::write(path, &self.clone().within_bounds())
    }

    fn within_bounds(self) -> Self {
        Self { copies: self.copies.clamp(1, MOST_COPIES), ..self }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_choice_is_found_again_and_a_broken_file_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep").join("printer.toml");
        assert_eq!(PrinterSettings::load(&path).unwrap(), PrinterSettings::default());
        let chosen = PrinterSettings {
            printer: "Bureau du 2e « Nord »".to_owned(),
            tray: "Tray2".to_owned(),
            duplex: true,
            copies: 400,
        };
        chosen.save(&path).unwrap();
        let found = PrinterSettings::load(&path).unwrap();
        assert_eq!(found, PrinterSettings { copies: MOST_COPIES, ..chosen });
        fs::write(&path, "printer = ").unwrap();
        assert_eq!(PrinterSettings::load(&path).unwrap(), PrinterSettings::default());
    }
}
