//! The tie-out: what lies between what is open here and what somebody else states.

use receivables::Money;

use super::Words;

impl Words {
    /// Rows of the last file that were rejected.
    pub(crate) fn in_rejected_rows(self, count: usize, file: &str) -> String {
        if count == 1 {
            return self.pick(
                format!(
                    "1 ligne rejetée de {file} : son montant est dans le total du fichier, pas ici."
                ),
                format!("1 rejected row of {file}: its amount is in the file’s total, not here."),
            );
        }
        self.pick(
            format!("{count} lignes rejetées de {file} : leur montant est dans le total du fichier, pas ici."),
            format!("{count} rejected rows of {file}: their amount is in the file’s total, not here."),
        )
    }

    /// Receipts matched here that the accounting has not booked yet.
    pub(crate) fn not_booked_yet(self, count: usize) -> String {
        self.pick(
            format!(
                "Reçu en banque et rapproché ici, pas encore lettré en comptabilité ({}).",
                self.documents(count)
            ),
            format!(
                "Received by bank and matched here, not yet booked in the accounting ({}).",
                self.documents(count)
            ),
        )
    }

    /// Documents dated after the day of the total.
    pub(crate) fn issued_since(self, count: usize, day: chrono::NaiveDate) -> String {
        let (documents, day) = (self.documents(count), self.short_day(day));
        let plural = if count > 1 { "s" } else { "" };
        self.pick(
            format!("{documents} émise{plural} depuis le {day}."),
            format!("{documents} issued since {day}."),
        )
    }

    /// Settlements dated after the day of the total.
    pub(crate) fn settled_since(self, count: usize, day: chrono::NaiveDate) -> String {
        let (documents, day) = (self.documents(count), self.short_day(day));
        let plural = if count > 1 { "s" } else { "" };
        self.pick(
            format!("{documents} réglée{plural} depuis le {day}."),
            format!("{documents} settled since {day}."),
        )
    }

    /// Documents that stand on another account than 411.
    pub(crate) fn on_other_account(self, account: &str, count: usize) -> String {
        let documents = self.documents(count);
        self.pick(
            format!("{documents} au compte {account}, hors 411."),
            format!("{documents} on account {account}, outside 411."),
        )
    }

    /// What no reason was found for.
    pub(crate) fn unexplained(self, amount: Money) -> String {
        let more = amount.minor > 0;
        self.pick(
            if more {
                "Écart sans explication : le total annoncé dépasse ce qui est ouvert ici. Une écriture manuelle au 411, ou un export partiel ?"
            } else {
                "Écart sans explication : il y a plus d’ouvert ici que le total annoncé. Un règlement comptabilisé sans lettrage, ou une pièce à annuler ?"
            },
            if more {
                "Unexplained: the stated total exceeds what is open here. A manual entry on 411, or a partial export?"
            } else {
                "Unexplained: more is open here than the stated total. A payment booked without matching, or a document to cancel?"
            },
        )
    }
}
