//! Undo: what taking an import back disturbs.

use super::Words;

impl Words {
    /// Letters, calls and promises about documents that leave the ledger.
    pub(crate) fn acts_kept(self, acts: usize, documents: usize) -> String {
        let documents = self.documents(documents);
        let (fr, en) = if acts > 1 {
            ("courriers ou appels", "letters or calls")
        } else {
            ("courrier ou appel", "letter or call")
        };
        self.pick(
            format!("{acts} {fr} portent sur {documents} qui quittent le dossier : l’historique les garde, avec les montants réclamés."),
            format!("{acts} {en} concern {documents} that leave the ledger: the history keeps them, with the amounts claimed."),
        )
    }

    /// Promises about documents that leave the ledger.
    pub(crate) fn promises_kept_in_history(self, promises: usize) -> String {
        let plural = if promises > 1 { "s" } else { "" };
        self.pick(
            format!(
                "{promises} promesse{plural} y perd{} son objet.",
                if promises > 1 { "ent" } else { "" }
            ),
            format!(
                "{promises} promise{plural} lose{} what it was for.",
                if promises > 1 { "" } else { "s" }
            ),
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
    pub(crate) fn read_again(self, count: usize) -> String {
        let (fr, en) = if count > 1 {
            ("imports postérieurs sont relus", "later imports are read again")
        } else {
            ("import postérieur est relu", "later import is read again")
        };
        self.pick(
            format!("{count} {fr} depuis leurs fichiers conservés, comme si celui-ci n’avait jamais eu lieu."),
            format!("{count} {en} from their kept files, as if this one had never happened."),
        )
    }
}
