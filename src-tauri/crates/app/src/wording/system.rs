//! System errors: what the operating system refuses, in words of the user's language.
//!
//! The system's own text, which is English or the machine's, shows only where nothing is known of
//! the error.

use std::io::{self, ErrorKind};

use super::Words;

impl Words {
    /// Why the system refused a file; `otherwise` says it of an error that no sentence is for.
    pub(super) fn system(
        self,
        file: &str,
        source: &io::Error,
        otherwise: impl FnOnce() -> String,
    ) -> String {
        match source.kind() {
            ErrorKind::NotFound => self.pick(
                format!("{file} n’existe pas. Vérifiez le chemin."),
                format!("{file} does not exist. Check the path."),
            ),
            ErrorKind::PermissionDenied => self.pick(
                format!("{file} : l’accès est refusé. Vérifiez vos droits, et fermez-le dans les autres programmes."),
                format!("{file}: access is denied. Check your rights, and close it in other programs."),
            ),
            // *Dossier* is the ledger.
            ErrorKind::IsADirectory => self.pick(
                format!("{file} est un répertoire, pas un fichier. Choisissez un fichier."),
                format!("{file} is a folder, not a file. Choose a file."),
            ),
            ErrorKind::NotADirectory => self.pick(
                format!("{file} : une partie du chemin est un fichier, pas un répertoire. Vérifiez le chemin."),
                format!("{file}: a part of the path is a file, not a folder. Check the path."),
            ),
            ErrorKind::StorageFull => self.pick(
                format!("{file} : le disque est plein. Libérez de la place, puis recommencez."),
                format!("{file}: the disk is full. Make room, then try again."),
            ),
            _ => otherwise(),
        }
    }

    /// The same of a path that was to be read or written.
    pub(super) fn system_at(self, path: &std::path::Path, source: &io::Error) -> String {
        let path = path.display().to_string();
        self.system(&path, source, || {
            self.pick(
                format!(
                    "{path} : le système a refusé ({source}). Vérifiez le chemin et les droits."
                ),
                format!("{path}: the system refused ({source}). Check the path and your rights."),
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::session::Language;

    #[test]
    fn known_errors_are_said_without_the_system_s_own_words() {
        for (kind, fr, en) in [
            (ErrorKind::NotFound, "n’existe pas", "does not exist"),
            (ErrorKind::PermissionDenied, "accès est refusé", "access is denied"),
            (ErrorKind::IsADirectory, "est un répertoire", "is a folder"),
            (ErrorKind::NotADirectory, "une partie du chemin", "a part of the path"),
            (ErrorKind::StorageFull, "le disque est plein", "the disk is full"),
            (
                ErrorKind::TimedOut,
                "le système a refusé (OWN WORDS)",
                "the system refused (OWN WORDS)",
            ),
        ] {
            let error = io::Error::new(kind, "OWN WORDS");
            for (language, expected) in [(Language::Fr, fr), (Language::En, en)] {
                let said = Words(language).system_at(Path::new("x.csv"), &error);
                assert!(said.starts_with("x.csv") && said.contains(expected), "{said}");
                assert_eq!(said.contains("OWN WORDS"), kind == ErrorKind::TimedOut, "{said}");
            }
        }
    }
}
