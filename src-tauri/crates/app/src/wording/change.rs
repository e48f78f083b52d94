//! Changes and suspicions: what an import does to a document, and what looks wrong about it.

use chrono::NaiveDate;
use receivables::Money;
use store::StoredItem;

use super::Words;

impl Words {
    /// Which facts of a document the file corrects; empty when none.
    pub(crate) fn corrections(
        self,
        item: &StoredItem,
        issued: NaiveDate,
        due: Option<NaiveDate>,
        original: Money,
    ) -> String {
        let mut parts = Vec::new();
        let amount = |it| self.amount(it);
        if item.original != original {
            parts.push(self.moved("montant", "amount", &amount(item.original), &amount(original)));
        }
        let day = |it| self.day_or_none(it);
        if item.due != due {
            parts.push(self.moved("échéance", "due date", &day(item.due), &day(due)));
        }
        if item.issued != issued {
            parts.push(self.moved("date", "date", &day(Some(item.issued)), &day(Some(issued))));
        }
        parts.join(" · ")
    }

    fn moved(self, fr: &str, en: &str, before: &str, after: &str) -> String {
        format!("{} {before} → {after}", self.pick(fr, en))
    }

    fn day_or_none(self, day: Option<NaiveDate>) -> String {
        day.map_or_else(|| self.pick("aucune", "none"), |it| self.short_day(it))
    }

    /// A settled document is open again.
    pub(crate) fn reopened(self, number: &str) -> String {
        self.pick(
            format!(
                "{number} était soldée et redevient ouverte : le règlement a-t-il été rejeté ?"
            ),
            format!("{number} was settled and is open again: did the payment bounce?"),
        )
    }

    /// The due date lies before the day of issue.
    pub(crate) fn due_before_issue(
        self,
        number: &str,
        issued: NaiveDate,
        due: NaiveDate,
    ) -> String {
        let (issued, due) = (self.short_day(issued), self.short_day(due));
        self.pick(
            format!("{number} échoit le {due}, avant son émission le {issued} : vérifiez les deux dates."),
            format!("{number} is due on {due}, before it was issued on {issued}: check both dates."),
        )
    }

    /// The document is dated after today.
    pub(crate) fn issued_in_future(self, number: &str, issued: NaiveDate) -> String {
        let issued = self.short_day(issued);
        self.pick(
            format!("{number} est datée du {issued}, après aujourd’hui : elle ne compte qu’à partir de ce jour."),
            format!("{number} is dated {issued}, after today: it counts from that day on."),
        )
    }

    /// An issued document has another amount now.
    pub(crate) fn amount_changed(self, number: &str, before: Money, after: Money) -> String {
        let (before, after) = (self.amount(before), self.amount(after));
        self.pick(
            format!("{number} passe de {before} à {after} : une facture émise ne change pas de montant, un avoir s’y ajoute."),
            format!("{number} goes from {before} to {after}: an issued invoice keeps its amount, a credit note is added to it."),
        )
    }

    /// A document left the list before it was due.
    pub(crate) fn vanished_before_due(self, number: &str, due: Option<NaiveDate>) -> String {
        let due = self.day_or_none(due);
        self.pick(
            format!("{number} n’est plus dans le fichier alors qu’elle n’échoit que le {due} : réglée d’avance, ou oubliée par l’export ?"),
            format!("{number} is no longer in the file although it falls due only on {due}: paid early, or left out by the export?"),
        )
    }

    /// A large part of what is open is not in the file.
    pub(crate) fn many_vanish(self, vanishing: usize, open: usize) -> String {
        self.pick(
            format!("{vanishing} des {open} pièces ouvertes ne sont pas dans ce fichier et seraient soldées : est-ce bien tout l’échéancier, et non une partie ?"),
            format!("{vanishing} of {open} open documents are not in this file and would be settled: is it the whole list, not a part of it?"),
        )
    }

    /// No column holds due dates.
    pub(crate) fn no_due_column(self, resembling: Option<&str>) -> String {
        match resembling {
            Some(heading) => self.pick(
                format!("Aucune colonne d’échéance n’a été reconnue ; « {heading} » y ressemble : indiquez-la dans les colonnes. Les échéances déjà connues sont gardées, les nouvelles pièces n’en ont pas."),
                format!("No column of due dates was recognised; “{heading}” resembles one: point it out among the columns. Known due dates are kept, new documents have none."),
            ),
            None => self.pick(
                "Aucune colonne d’échéance : les échéances déjà connues sont gardées, les nouvelles pièces n’en ont pas.",
                "No column of due dates: known due dates are kept, new documents have none.",
            ),
        }
    }

    /// One number stands on the accounts of two customers.
    pub(crate) fn shared_number(self, number: &str, first: &str, second: &str) -> String {
        self.pick(
            format!("{number} est ouverte chez {first} et chez {second} : un même numéro ne devrait exister qu’une fois."),
            format!("{number} is open for {first} and for {second}: one number should exist only once."),
        )
    }

    /// The file shows a day that has not come.
    pub(crate) fn snapshot_in_future(self, day: NaiveDate) -> String {
        let day = self.short_day(day);
        self.pick(
            format!("Le fichier serait arrêté au {day}, après aujourd’hui : corrigez sa date si c’est une erreur."),
            format!("The file would show {day}, after today: correct its date if that is wrong."),
        )
    }

    /// Files like this one used to end with a total; this one does not.
    pub(crate) fn total_missing(self) -> String {
        self.pick(
            "Le dernier fichier de cette sorte finissait par une ligne de total, celui-ci non : il est peut-être tronqué.",
            "The last file of this sort ended with a total line, this one does not: it may have been cut.",
        )
    }

    /// `31/12/2025`; `31 Dec 2025` in English.
    pub(crate) fn short_day(self, day: NaiveDate) -> String {
        match self.0 {
            crate::session::Language::Fr => day.format("%d/%m/%Y").to_string(),
            crate::session::Language::En => day.format("%-d %b %Y").to_string(),
        }
    }
}
