//! The ledger's file: why it cannot be used.

use store::StoreError;

use crate::wording::Words;

impl Words {
    /// What is the matter with the file, and what to do.
    pub(super) fn store(self, error: &StoreError) -> String {
        match error {
            StoreError::Locked(path) => self.pick(
                format!("{} est déjà ouvert dans un autre programme. Fermez-le là-bas, puis recommencez.", path.display()),
                format!("{} is already open in another program. Close it there, then try again.", path.display()),
            ),
            StoreError::NotALedger(path) => self.pick(
                format!("{} n’est pas un dossier Encours ; il n’a pas été touché. Choisissez un fichier .encours.", path.display()),
                format!("{} is no Encours ledger; it was left alone. Choose an .encours file.", path.display()),
            ),
            StoreError::Newer { path, found, known } => self.pick(
                format!("{} vient d’une version plus récente d’Encours (schéma {found}, celle-ci connaît {known}). Mettez le programme à jour.", path.display()),
                format!("{} was written by a newer Encours (schema {found}, this one knows {known}). Update the program.", path.display()),
            ),
            StoreError::Corrupt(what) => self.pick(
                format!("Le dossier contient une valeur inattendue : {what}. Lancez « encours verify » et reprenez une sauvegarde."),
                format!("The ledger holds an unexpected value: {what}. Run “encours verify” and go back to a backup."),
            ),
            StoreError::NotKept { import, file } => self.pick(
                format!("L’import {import} ({file}) date d’une version qui ne gardait pas les fichiers : ni lui ni un import antérieur ne peuvent être annulés."),
                format!("Import {import} ({file}) was made by a version that did not keep files: neither it nor an earlier one can be undone."),
            ),
            StoreError::ChangedSince(_) => self.pick(
                "Une modification plus récente a touché la même chose. Annulez d’abord celle-là.",
                "A more recent change touched the same thing. Undo that one first.",
            ),
            StoreError::Io { path, source } => self.system_at(path, source),
            StoreError::Sqlite(source) => self.pick(
                format!("Le dossier n’a pas pu être lu ou écrit ({source}). Rien n’a changé."),
                format!("The ledger could not be read or written ({source}). Nothing changed."),
            ),
        }
    }
}
