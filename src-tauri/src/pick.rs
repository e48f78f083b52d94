//! Choosing files: the system's dialogs, or answers fixed beforehand for a driven window.
//!
//! The page never sees a path that the user did not choose. A dialog that is closed without a choice
//! is an answer like any other: nothing.

use std::{
    env,
    path::{Path, PathBuf},
};

use app::session::Language;
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};

use crate::{MAIN, surroundings::is_automated};

/// Where the user's choice of a file comes from.
pub trait FilePicker: Send + Sync {
    /// The exports to read, several at once if the user likes.
    fn exports(&self, language: Language) -> Option<Vec<PathBuf>>;
    /// Where a PDF goes; `name` is the proposal.
    fn pdf(&self, language: Language, name: &str) -> Option<PathBuf>;
    /// A picture for the letters.
    fn picture(&self, language: Language) -> Option<PathBuf>;
    /// A folder for e-mail drafts.
    fn folder(&self, language: Language) -> Option<PathBuf>;
    /// Where a person's data go; `name` is the proposal.
    fn person(&self, language: Language, name: &str) -> Option<PathBuf>;
    /// Where an export goes; `name` is the proposal, and its ending stays.
    fn export(&self, language: Language, name: &str) -> Option<PathBuf>;
}

/// Endings under which such files are met; what a file is follows from its content.
const KNOWN: [&str; 18] = [
    "csv", "txt", "tsv", "xlsx", "xlsm", "xls", "ods", "xml", "zip", "ofx", "sta", "940", "pdf",
    "CSV", "TXT", "XLSX", "XLS", "PDF",
];

/// The system's own dialogs, over the window.
pub struct NativePicker<R: Runtime>(AppHandle<R>);

/// Answers given by `ENCOURS_TEST_OPEN` and `ENCOURS_TEST_SAVE_DIR`: no driver can see a native dialog.
pub struct FixedPicker {
    open: Option<PathBuf>,
    save_dir: Option<PathBuf>,
}

impl<R: Runtime> NativePicker<R> {
    /// Dialogs over the main window of `handle`.
    pub fn new(handle: AppHandle<R>) -> Self {
        Self(handle)
    }

    /// A dialog that belongs to the window.
    fn dialog(&self, title: &str) -> FileDialogBuilder<R> {
        let dialog = self.0.dialog().file().set_title(title);
        match self.0.get_webview_window(MAIN) {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        }
    }
}

impl<R: Runtime> FilePicker for NativePicker<R> {
    fn exports(&self, language: Language) -> Option<Vec<PathBuf>> {
        let (title, known, all) = match language {
            Language::Fr => ("Ouvrir des exports", "Exports, relevés, factures", "Tous"),
            Language::En => ("Open exports", "Exports, statements, invoices", "All files"),
        };
        let dialog = self.dialog(title).add_filter(known, &KNOWN).add_filter(all, &["*"]);
        let files = dialog.blocking_pick_files()?;
        Some(files.into_iter().filter_map(|it| it.into_path().ok()).collect())
    }

    fn pdf(&self, language: Language, name: &str) -> Option<PathBuf> {
        let title = match language {
            Language::Fr => "Enregistrer les lettres",
            Language::En => "Save the letters",
        };
        let dialog = self.dialog(title).set_file_name(name).add_filter("PDF", &["pdf"]);
        Some(with_extension(&dialog.blocking_save_file()?.into_path().ok()?, "pdf"))
    }

    fn picture(&self, language: Language) -> Option<PathBuf> {
        let title = match language {
            Language::Fr => "Choisir une image",
            Language::En => "Choose a picture",
        };
        let endings = ["png", "jpg", "jpeg", "PNG", "JPG", "JPEG"];
        let dialog = self.dialog(title).add_filter("PNG, JPEG", &endings);
        dialog.blocking_pick_file()?.into_path().ok()
    }

    fn folder(&self, language: Language) -> Option<PathBuf> {
        let title = match language {
            Language::Fr => "Choisir où enregistrer les brouillons",
            Language::En => "Choose where to save the drafts",
        };
        self.dialog(title).blocking_pick_folder()?.into_path().ok()
    }

    fn person(&self, language: Language, name: &str) -> Option<PathBuf> {
        let title = match language {
            Language::Fr => "Enregistrer les données de la personne",
            Language::En => "Save the person’s data",
        };
        let dialog = self.dialog(title).set_file_name(name).add_filter("JSON", &["json"]);
        dialog.blocking_save_file()?.into_path().ok()
    }

    fn export(&self, language: Language, name: &str) -> Option<PathBuf> {
        let title = match language {
            Language::Fr => "Exporter",
            Language::En => "Export",
        };
        let ending = ending_of(name);
        let filter = ending.to_uppercase();
        let dialog = self.dialog(title).set_file_name(name).add_filter(&filter, &[ending]);
        Some(with_extension(&dialog.blocking_save_file()?.into_path().ok()?, ending))
    }
}

impl FixedPicker {
    /// The fixed answers, in a driven window only: an ordinary start always asks its user.
    pub fn from_environment() -> Option<Self> {
        is_automated().then(|| Self {
            open: env::var_os("ENCOURS_TEST_OPEN").map(PathBuf::from),
            save_dir: env::var_os("ENCOURS_TEST_SAVE_DIR").map(PathBuf::from),
        })
    }

    /// Answers for a test in the same process.
    pub fn new(open: Option<PathBuf>, save_dir: Option<PathBuf>) -> Self {
        Self { open, save_dir }
    }
}

impl FilePicker for FixedPicker {
    fn exports(&self, _: Language) -> Option<Vec<PathBuf>> {
        self.open.clone().map(|it| vec![it])
    }

    fn pdf(&self, _: Language, name: &str) -> Option<PathBuf> {
        Some(with_extension(&self.save_dir.as_ref()?.join(name), "pdf"))
    }

    fn picture(&self, _: Language) -> Option<PathBuf> {
        self.open.clone()
    }

    fn folder(&self, _: Language) -> Option<PathBuf> {
        self.save_dir.clone()
    }

    fn person(&self, _: Language, name: &str) -> Option<PathBuf> {
        Some(self.save_dir.as_ref()?.join(name))
    }

    fn export(&self, _: Language, name: &str) -> Option<PathBuf> {
        Some(self.save_dir.as_ref()?.join(name))
    }
}

/// GTK leaves the name as typed: « lettres » becomes « lettres.pdf », « 1.2 » becomes « 1.2.pdf ».
fn with_extension(path: &Path, ending: &str) -> PathBuf {
    if path.extension().is_some_and(|it| it.eq_ignore_ascii_case(ending)) {
        return path.to_owned();
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

fn ending_of(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pdf_is_always_named_so() {
        for (typed, written) in
            [("a.pdf", "a.pdf"), ("a.PDF", "a.PDF"), ("a", "a.pdf"), ("mars 1.2", "mars 1.2.pdf")]
        {
            assert_eq!(with_extension(Path::new(typed), "pdf"), Path::new(written));
        }
    }

    #[test]
    fn no_fixed_answer_is_a_closed_dialog() {
        let picker = FixedPicker::new(None, None);
        assert_eq!(picker.exports(Language::Fr), None);
        assert_eq!(picker.pdf(Language::En, "letters.pdf"), None);
    }
}
