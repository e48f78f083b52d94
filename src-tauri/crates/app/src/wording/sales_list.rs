//! Salespeople's lists: how they are filled in, and what is said of what comes back.

use readers::sales_list::SalesListColumn;
use receivables::{
    dunning::Reached,
    sales_list::{Conflict, Objection},
};
use store::SalesListRecord;

use super::{Words, sheet::plural};
use crate::{amount::Day, sales_list::Refusal};

impl Words {
    /// What stands over a column of a list.
    pub(crate) fn list_heading(self, column: SalesListColumn) -> String {
        let (french, english) = column.headings();
        self.pick(french, english)
    }

    /// The title of a list.
    pub(crate) fn sales_list(self, number: i64, salesperson: &str) -> String {
        self.pick(
            format!("Liste n° {number}, {salesperson}"),
            format!("List no. {number}, {salesperson}"),
        )
    }

    /// What its file is called: nothing in it that a file system refuses.
    pub(crate) fn sales_list_file(self, salesperson: &str, on: Day) -> String {
        let plain = |it: char| if it.is_alphanumeric() { it } else { '-' };
        let name: String = salesperson.chars().map(plain).collect();
        let name = name.split('-').filter(|it| !it.is_empty()).collect::<Vec<_>>().join("-");
        let list = self.pick("liste", "list");
        format!("{list}_{name}_{on}.xlsx")
    }

    /// How a list is filled in, a sentence each.
    pub(crate) fn how_to_fill_in(self) -> Vec<String> {
        let sentences = [
            self.pick(
                "Complétez les colonnes en jaune : jour promis, montant promis (vide : tout le restant dû), remarque.",
                "Fill in the yellow columns: day promised, amount promised (blank: all that is open), remark.",
            ),
            self.pick(
                "Triez, filtrez et supprimez des lignes à votre guise ; gardez la colonne Repère, qui les identifie au retour.",
                "Sort, filter and delete rows as you like; keep the column Row, by which they are known on return.",
            ),
            self.pick(
                "Les autres colonnes ne sont pas relues : une erreur qui s’y trouve se signale en remarque.",
                "The other columns are not read back: report a mistake in them as a remark.",
            ),
        ];
        sentences.into()
    }

    /// A credit that nothing was set against yet.
    pub(crate) fn unallocated_credit(self) -> String {
        self.pick("crédit non affecté", "unallocated credit")
    }

    /// The step a document was taken through last.
    pub(crate) fn reached(self, reached: Reached) -> String {
        let (step, day) = (self.step(reached.step), self.day(reached.on));
        self.pick(format!("{step} le {day}"), format!("{step} on {day}"))
    }

    /// Where a sentence is about: the line, on its sheet.
    pub(crate) fn in_line(self, sheet: &str, line: u32, sentence: &str) -> String {
        if sheet.is_empty() {
            self.pick(format!("Ligne {line} : {sentence}"), format!("Line {line}: {sentence}"))
        } else {
            self.pick(
                format!("Feuille {sheet}, ligne {line} : {sentence}"),
                format!("Sheet {sheet}, line {line}: {sentence}"),
            )
        }
    }

    pub(crate) fn row_without_reference(self) -> String {
        self.pick(
            "elle n’a pas de repère, rien n’en est repris. Notez-en le contenu sur la fiche du client.",
            "it has no reference, nothing of it is taken. Note what it says on the customer’s page.",
        )
    }

    pub(crate) fn row_of_another_list(self, number: i64) -> String {
        self.pick(
            format!("son repère n’est pas de la liste n° {number}, rien n’en est repris. Déposez l’autre liste à part."),
            format!("its reference is not of list no. {number}, nothing of it is taken. Drop the other list by itself."),
        )
    }

    pub(crate) fn row_twice(self) -> String {
        self.pick(
            "son repère figure déjà plus haut, seule la première ligne est reprise.",
            "its reference stands further up already, only the first line is taken.",
        )
    }

    pub(crate) fn document_gone(self, number: &str) -> String {
        self.pick(
            format!("la pièce {number} n’est plus dans le registre (son import a été annulé), rien n’en est repris."),
            format!("document {number} is not in the ledger any more (its import was undone), nothing of it is taken."),
        )
    }

    pub(crate) fn promise_without_day(self, number: &str) -> String {
        self.pick(
            format!("un montant est promis sur {number}, mais pour aucun jour ; la promesse n’est pas reprise. Demandez le jour."),
            format!("an amount is promised on {number}, but for no day; the promise is not taken. Ask for the day."),
        )
    }

    pub(crate) fn not_a_day(self, number: &str, text: &str) -> String {
        self.pick(
            format!("« {text} » n’est pas un jour ; la promesse sur {number} n’est pas reprise. Écrivez-le ainsi : 10/12/2026."),
            format!("“{text}” is no day; the promise on {number} is not taken. Write it like this: 10/12/2026."),
        )
    }

    pub(crate) fn not_an_amount(self, number: &str, text: &str) -> String {
        self.pick(
            format!("« {text} » n’est pas un montant ; la promesse sur {number} n’est pas reprise. Écrivez-le ainsi : 1200,50."),
            format!("“{text}” is no amount; the promise on {number} is not taken. Write it like this: 1200.50."),
        )
    }

    pub(crate) fn promise_on_a_credit(self, number: &str) -> String {
        self.pick(
            format!("{number} est un crédit du client, rien ne peut y être promis."),
            format!("{number} is a credit of the customer, nothing can be promised on it."),
        )
    }

    /// A cell of ours that says something else now.
    pub(crate) fn cell_altered(self, heading: &str, text: &str) -> String {
        self.pick(
            format!("{heading} a été changé en « {text} » sur la liste : ce n’est pas repris."),
            format!("{heading} was changed to “{text}” on the list: that is not taken."),
        )
    }

    /// What speaks against a promise since the list was handed out.
    pub(crate) fn conflict(self, conflict: &Conflict) -> String {
        match *conflict {
            Conflict::Promised { on, promised } => {
                let (amount, day) = (self.amount(promised), self.day(on));
                self.pick(
                    format!("Depuis, {amount} ont été promis pour le {day}."),
                    format!("Since then, {amount} was promised for {day}."),
                )
            }
            Conflict::LessOpen { open } => {
                let amount = self.amount(open);
                self.pick(
                    format!("Une partie a été payée depuis : il reste {amount}."),
                    format!("Part was paid since: {amount} is left."),
                )
            }
            Conflict::Contested => {
                self.pick("La pièce a été contestée depuis.", "The document was contested since.")
            }
            Conflict::Planned => self.pick(
                "La pièce est payée par échéances depuis.",
                "The document is paid by instalments since.",
            ),
        }
    }

    /// Why a promise cannot be taken.
    pub(crate) fn objection(self, objection: Objection) -> String {
        match objection {
            Objection::Settled => self.pick(
                "La pièce est soldée depuis : la promesse est sans objet.",
                "The document is settled since: there is nothing left to promise.",
            ),
            Objection::PastDay => self.pick(
                "Ce jour est passé : la promesse n’est pas reprise.",
                "That day is past: the promise is not taken.",
            ),
            Objection::Nothing => self.pick(
                "Rien n’est promis : le montant doit être positif.",
                "Nothing is promised: the amount must be positive.",
            ),
            Objection::OtherCurrency => self.pick(
                "Le montant n’est pas dans la devise de la pièce.",
                "The amount is not in the document’s currency.",
            ),
        }
    }

    /// A promise in the history that a salesperson reported.
    pub(crate) fn reported(self, promise: &str, salesperson: &str) -> String {
        self.pick(
            format!("{promise}, rapportée par {salesperson}"),
            format!("{promise}, reported by {salesperson}"),
        )
    }

    /// The title of a remark in the history.
    pub(crate) fn remark_of(self, salesperson: &str) -> String {
        self.pick(format!("Remarque de {salesperson}"), format!("Remark of {salesperson}"))
    }

    /// A list was handed out, in the journal.
    pub(crate) fn list_handed_out(self, number: i64, salesperson: &str) -> String {
        self.pick(
            format!("Liste n° {number} remise à {salesperson}"),
            format!("List no. {number} handed to {salesperson}"),
        )
    }

    /// What came back on a list was merged, in the journal.
    pub(crate) fn list_merged(
        self,
        (number, salesperson): (i64, &str),
        (remarks, promises): (u32, u32),
    ) -> String {
        self.pick(
            format!("Liste n° {number} de {salesperson} reprise : {remarks} remarque{}, {promises} promesse{}", plural(remarks), plural(promises)),
            format!("List no. {number} of {salesperson} merged: {remarks} remark{}, {promises} promise{}", plural(remarks), plural(promises)),
        )
    }

    /// What the undo of a hand-out disturbs.
    pub(crate) fn list_gone(self, list: &SalesListRecord) -> String {
        let (number, name) = (list.id, &list.salesperson);
        self.pick(
            format!("La liste n° {number} que {name} a peut-être en main ne pourra plus être reprise ; ce qui en est déjà revenu reste."),
            format!("List no. {number}, which {name} may hold in hand, cannot be merged any more; what came back on it stays."),
        )
    }

    /// Why a list was refused.
    pub(super) fn sales_list_refused(self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::Returned(file) => self.pick(
                format!("{file} est une liste de commercial qui revient : elle ne s’importe pas, elle se reprend. Déposez-la seule dans la fenêtre, ou lancez « sales-list --merge »."),
                format!("{file} is a salesperson’s list that comes back: it is not imported but merged. Drop it alone into the window, or run “sales-list --merge”."),
            ),
            Refusal::NotAList(file) => self.pick(
                format!("{file} n’est pas une liste remise à un commercial : la colonne Repère y manque ou est vide. Reprenez le fichier d’origine."),
                format!("{file} is no list handed to a salesperson: its column Row is missing or blank. Take the original file."),
            ),
            Refusal::UnknownList(number) => self.pick(
                format!("La liste n° {number} n’a pas été remise depuis ce dossier, ou sa remise a été annulée. Ouvrez le dossier dont elle vient."),
                format!("List no. {number} was not handed out from this ledger, or that was undone. Open the ledger it comes from."),
            ),
            Refusal::NothingLate(name) => self.pick(
                format!("Rien n’est échu chez les clients de {name}. Vérifiez le nom, ou la colonne Commercial des clients."),
                format!("Nothing is late of the customers of {name}. Check the name, or the customers’ column Salesperson."),
            ),
            Refusal::NotAWorkbook(path) => self.pick(
                format!("{path} : une liste à compléter est un classeur. Donnez un nom en .xlsx."),
                format!("{path}: a list to fill in is a workbook. Give a name that ends in .xlsx."),
            ),
        }
    }
}
