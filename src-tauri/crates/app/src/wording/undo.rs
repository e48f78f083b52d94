//! Undo: what taking an import back disturbs.

use super::Words;

impl Words {
    /// Letters, calls and promises about documents that leave the ledger.
    pub(crate) fn acts_kept(self, acts: usize, documents: usize) -> String {
        let documents = self.documents(documents);
        let (fr, en) = if acts > 1 {
            ("courriers ou appels portent", "letters or calls concern")
        } else {
            ("courrier ou appel porte", "letter or call concerns")
        };
        self.pick(
            format!("{acts} {fr} sur des pièces qui quittent le dossier ({documents}) : l’historique les garde, avec les montants réclamés."),
            format!("{acts} {en} documents that leave the ledger ({documents}): the history keeps them, with the amounts claimed."),
        )
    }

    /// Promises about documents that leave the ledger.
    pub(crate) fn promises_kept_in_history(self, promises: usize) -> String {
        let plural = if promises > 1 { "s" } else { "" };
        self.pick(
            format!(
                "{promises} promesse{plural} y perd{}.",
                if promises > 1 { "ent leur objet" } else { " son objet" }
            ),
            format!(
                "{promises} promise{plural} {} for.",
                if promises > 1 { "lose what they were" } else { "loses what it was" }
            ),
        )
    }

    /// The user's disputes of documents that leave the ledger.
    pub(crate) fn disputes_kept_in_history(self, disputes: usize) -> String {
        let plural = if disputes > 1 { "s" } else { "" };
        self.pick(
            format!(
                "{disputes} litige{plural} y perd{}.",
                if disputes > 1 { "ent leur objet" } else { " son objet" }
            ),
            format!(
                "{disputes} dispute{plural} {} about.",
                if disputes > 1 { "lose what they were" } else { "loses what it was" }
            ),
        )
    }

    /// Instalment plans for documents that leave the ledger.
    pub(crate) fn plans_kept_in_history(self, plans: usize) -> String {
        if plans == 1 {
            return self.pick(
                "1 échéancier y perd son objet.",
                "1 instalment plan loses what it was for.",
            );
        }
        self.pick(
            format!("{plans} échéanciers y perdent leur objet."),
            format!("{plans} instalment plans lose what they were for."),
        )
    }

    /// Matched receipts that leave with their statement.
    pub(crate) fn receipts_leave(self, count: usize) -> String {
        if count == 1 {
            return self.pick(
                "1 encaissement rapproché part avec son relevé : ce qu’il réglait est de nouveau ouvert, sauf si la comptabilité le dit réglé.",
                "1 matched receipt leaves with its statement: what it settled is open again, unless the accounting shows it settled.",
            );
        }
        self.pick(
            format!("{count} encaissements rapprochés partent avec leur relevé : ce qu’ils réglaient est de nouveau ouvert, sauf si la comptabilité le dit réglé."),
            format!("{count} matched receipts leave with their statement: what they settled is open again, unless the accounting shows it settled."),
        )
    }

    /// Matched receipts that wait again.
    pub(crate) fn receipts_wait_again(self, count: usize) -> String {
        let plural = if count > 1 { "s" } else { "" };
        self.pick(
            format!(
                "{count} encaissement{plural} rapproché{plural} redevien{} à traiter.",
                if count > 1 { "nent" } else { "t" }
            ),
            format!(
                "{count} matched receipt{plural} wait{} for a decision again.",
                if count > 1 { "" } else { "s" }
            ),
        )
    }

    /// Later imports are read again.
    pub(crate) fn read_again(self, count: usize, undo: bool) -> String {
        let (fr, en) = if count > 1 {
            (
                "imports postérieurs sont relus depuis leurs fichiers conservés",
                "later imports are read again from their kept files",
            )
        } else {
            (
                "import postérieur est relu depuis son fichier conservé",
                "later import is read again from its kept file",
            )
        };
        match undo {
            true => self.pick(
                format!("{count} {fr}, comme si celui-ci n’avait jamais eu lieu."),
                format!("{count} {en}, as if this one had never happened."),
            ),
            false => self.pick(
                format!("{count} {fr}, après celui-ci."),
                format!("{count} {en}, after this one."),
            ),
        }
    }
}
