//! Provision: what it rests on, what is to be booked, what a closing holds; the year-end table.

use chrono::NaiveDate;
use documents::typography;
use receivables::{
    Money,
    provision::{Account, EntryKind, LOSS_AFTER_MONTHS, MINIMUM_INVOICES},
};

use super::Words;
use crate::provision::Refusal;

impl Words {
    /// Which amounts are provisioned.
    pub(crate) fn provision_bases(self) -> String {
        self.pick(
            "La matrice s’applique aux montants TTC, créances douteuses exclues ; celles-ci sont dépréciées une à une sur leur montant hors TVA.",
            "The matrix applies to amounts including VAT, doubtful debts excluded; those are impaired one by one, on their amount without VAT.",
        )
    }

    /// Nobody entered a rate.
    pub(crate) fn no_loss_rates(self, minimum: u32) -> String {
        self.pick(
            format!("Aucun taux de perte n’a été saisi : la matrice ne déprécie rien. Saisissez vos taux, ou reprenez ceux que l’historique propose (au moins {minimum} factures par colonne)."),
            format!("No loss rate was entered: the matrix impairs nothing. Enter your rates, or take over those that the history proposes (at least {minimum} invoices per column)."),
        )
    }

    /// Credits stand outside.
    pub(crate) fn credits_left_out(self, credits: &str) -> String {
        self.pick(
            format!("Avoirs et règlements non affectés : {credits}. Ils ne sont ni dépréciés, ni déduits de ce qui l’est."),
            format!("Credit notes and unallocated payments: {credits}. They are not impaired, and the impaired amounts are not reduced by them."),
        )
    }

    /// Credits are taken off.
    pub(crate) fn credits_netted(self) -> String {
        self.pick(
            "Avoirs et règlements non affectés sont déduits de la dette la plus ancienne de leur client.",
            "Credit notes and unallocated payments are taken off the oldest debt of their customer.",
        )
    }

    /// A doubtful customer without a debt.
    pub(crate) fn doubtful_owes_nothing(self, name: &str) -> String {
        self.pick(
            format!("{name} est noté douteux et ne doit plus rien : retirez-le de la liste."),
            format!("{name} is noted as doubtful and owes nothing any more: take it off the list."),
        )
    }

    /// The accounting says doubtful, the list does not.
    pub(crate) fn on_416_but_not_listed(self, name: &str) -> String {
        self.pick(
            format!("{name} a des pièces au compte 416 de la comptabilité sans être dans la liste des douteux : elles restent dans la matrice."),
            format!("{name} has documents on account 416 of the accounting and is not on the list of doubtful customers: they stay in the matrix."),
        )
    }

    /// What learnt rates rest on.
    pub(crate) fn learnt(self, invoices: u32, due: Option<(NaiveDate, NaiveDate)>) -> String {
        let Some((first, last)) = due else {
            return self.pick(
                format!("L’historique ne propose aucun taux : aucune facture connue dès l’origine n’est échue depuis {LOSS_AFTER_MONTHS} mois."),
                format!("The history proposes no rate: no invoice known from the start has been due for {LOSS_AFTER_MONTHS} months."),
            );
        };
        let (first, last) = (self.short_day(first), self.short_day(last));
        let invoices = typography::decimal(invoices.into(), self.0.into());
        self.pick(
            format!("Taux observés, à titre de proposition : part jamais payée (encore ouverte {LOSS_AFTER_MONTHS} mois après l’échéance) de ce qui a atteint la colonne. Factures échues du {first} au {last} : {invoices} ; aucun taux sous {MINIMUM_INVOICES} factures. Une créance passée en perte et soldée dans la comptabilité y compte comme payée."),
            format!("Rates observed, as a proposal: share never paid (still open {LOSS_AFTER_MONTHS} months after the due date) of what reached the column. Invoices due from {first} to {last}: {invoices}; no rate under {MINIMUM_INVOICES} invoices. A debt that the accounting wrote off and settled counts as paid."),
        )
    }

    /// The name of an account.
    pub(crate) fn account(self, account: Account) -> String {
        match account {
            Account::Customers => self.pick("Clients", "Customers"),
            Account::DoubtfulCustomers => {
                self.pick("Clients douteux ou litigieux", "Doubtful customers")
            }
            Account::Allowance => {
                self.pick("Dépréciations des comptes de clients", "Allowance for doubtful debts")
            }
            Account::Charge => self.pick(
                "Dotations aux dépréciations des actifs circulants",
                "Impairment of current assets",
            ),
            Account::Reversal => self.pick(
                "Reprises sur dépréciations des actifs circulants",
                "Reversal of impairment of current assets",
            ),
        }
    }

    /// What an entry does, and of whom; without a name of all who are not judged alone.
    pub(crate) fn entry(self, kind: EntryKind, name: Option<&str>) -> String {
        let what = match kind {
            EntryKind::Reclassification => {
                self.pick("Reclassement en clients douteux", "Moved to doubtful customers")
            }
            EntryKind::BackToCustomers => {
                self.pick("Retour en clients ordinaires", "Moved back to customers")
            }
            EntryKind::Charge => self.pick("Dotation", "Impairment"),
            EntryKind::Reversal => self.pick("Reprise", "Reversal"),
        };
        match name {
            Some(name) => self.pick(format!("{what} : {name}"), format!("{what}: {name}")),
            None => self.pick(format!("{what} : matrice"), format!("{what}: matrix")),
        }
    }

    /// A later closing was reckoned against the one that goes.
    pub(crate) fn closing_rests_on(self, on: NaiveDate) -> String {
        let on = self.short_day(on);
        self.pick(
            format!("L’arrêté du {on} a été calculé par rapport à celui-ci : il reste tel quel, ses écritures ne s’enchaînent plus."),
            format!("The closing of {on} was worked out from this one: it stays as it is, and its entries no longer follow on."),
        )
    }

    /// A month closed, in the list of changes.
    pub(crate) fn closing_made(self, on: Option<NaiveDate>) -> String {
        let on = on.map(|it| self.short_day(it)).unwrap_or_default();
        self.pick(format!("Provision arrêtée au {on}"), format!("Provision closed as of {on}"))
    }

    /// What the year-end table holds.
    pub(crate) fn year_end_basis(self, first: NaiveDate, last: NaiveDate) -> String {
        let (first, last) = (self.short_day(first), self.short_day(last));
        self.pick(
            format!("Factures émises non réglées au {last} (art. D441-6 C. com.), montants TTC ; pourcentages du chiffre d’affaires TTC du {first} au {last}. Avoirs et règlements non affectés exclus."),
            format!("Issued invoices unpaid on {last} (art. D441-6 C. com.), amounts including VAT; percentages of sales including VAT from {first} to {last}. Credit notes and unallocated payments excluded."),
        )
    }

    /// The terms that lateness is counted from, which the form asks for (C of annex 4-1, A441-2).
    pub(crate) fn year_end_terms(self) -> String {
        self.pick(
            "Délais de paiement de référence : les délais contractuels, soit l’échéance de chaque facture.",
            "Reference terms of payment: those agreed, that is the due date of each invoice.",
        )
    }

    /// The table is of a day that ends no month.
    pub(crate) fn year_end_within_month(self, on: NaiveDate) -> String {
        let on = self.short_day(on);
        self.pick(
            format!("Le {on} n’est pas une fin de mois : choisissez en haut la date de clôture de l’exercice."),
            format!("{on} ends no month: choose the closing day of the year above."),
        )
    }

    /// The table has a sheet for each currency.
    pub(crate) fn year_end_currencies(self) -> String {
        self.pick(
            "Chaque devise a son tableau : celui-ci ne comprend pas les autres.",
            "Each currency has a table of its own: this one leaves the others out.",
        )
    }

    /// Disputed invoices stand outside the year-end table.
    pub(crate) fn year_end_disputed(self) -> String {
        self.pick(
            "Les factures en litige sont exclues des lignes et indiquées à part, comme l’article l’exige.",
            "Disputed invoices are left out of the rows and shown apart, as the article demands.",
        )
    }

    /// The ledger does not know the sales of the whole year.
    pub(crate) fn year_end_short_history(self, first: NaiveDate) -> String {
        let first = self.short_day(first);
        self.pick(
            format!("Ce dossier ne connaît de factures que depuis le {first} : le chiffre d’affaires est incomplet, les pourcentages trop élevés."),
            format!("This ledger knows invoices only from {first} on: the sales are incomplete, the percentages too high."),
        )
    }

    /// Invoices without a due date stand outside the year-end table.
    pub(crate) fn year_end_no_due_date(self) -> String {
        self.pick(
            "Les factures sans échéance ne peuvent pas être classées : donnez-leur une échéance avant de publier le tableau.",
            "Invoices without a due date cannot be placed: give them one before the table is published.",
        )
    }

    /// The provision as a title.
    pub(crate) fn provision(self) -> String {
        self.pick("Provision pour créances douteuses", "Provision for doubtful debts")
    }

    /// The matrix, as the name of its table.
    pub(crate) fn matrix(self) -> String {
        self.pick("Matrice", "Matrix")
    }

    /// Those who are judged alone, as the name of their table.
    pub(crate) fn doubtful_customers(self) -> String {
        self.pick("Clients douteux", "Doubtful customers")
    }

    /// What is to be booked, as the name of its table.
    pub(crate) fn entries(self) -> String {
        self.pick("Écritures", "Entries")
    }

    /// The whole allowance of what is open, and its change since the closing before.
    pub(crate) fn allowance_of(
        self,
        gross: Money,
        allowance: Money,
        before: Option<(NaiveDate, Money)>,
    ) -> String {
        let (gross, allowance) = (self.amount(gross), self.amount(allowance));
        match before {
            Some((on, change)) => {
                let (on, change) = (self.short_day(on), self.amount(change));
                self.pick(
                    format!("Dépréciation de {allowance} sur {gross} TTC, variation depuis l’arrêté du {on} : {change}."),
                    format!("Allowance of {allowance} on {gross} including VAT, change since the closing of {on}: {change}."),
                )
            }
            None => self.pick(
                format!("Dépréciation de {allowance} sur {gross} TTC, sans arrêté précédent."),
                format!("Allowance of {allowance} on {gross} including VAT, no closing before."),
            ),
        }
    }

    /// Which closing froze what is shown.
    pub(crate) fn frozen_as(self, id: i64, made_at: &str, sha256: &str) -> String {
        let made_at = made_at.replace('T', " ");
        self.pick(
            format!("Arrêté n° {id}, figé le {made_at} (SHA-256 {sha256})."),
            format!("Closing no. {id}, frozen on {made_at} (SHA-256 {sha256})."),
        )
    }

    /// What an empty rate of a doubtful customer means.
    pub(crate) fn no_rate_of_its_own(self) -> String {
        self.pick(
            "Sans taux propre, un client douteux suit les taux de la matrice.",
            "Without a rate of its own, a doubtful customer follows the rates of the matrix.",
        )
    }

    /// The year-end table as a title.
    pub(crate) fn year_end(self) -> String {
        self.pick(
            "Factures émises non réglées à la clôture (art. D441-6 C. com.)",
            "Issued invoices unpaid at the year end (art. D441-6 C. com.)",
        )
    }

    /// What the shares of the year-end table are of.
    pub(crate) fn sales_of_year(self, sales: Money, from: NaiveDate) -> String {
        let (sales, from) = (self.amount(sales), self.short_day(from));
        self.pick(
            format!("Chiffre d’affaires TTC depuis le {from} : {sales}."),
            format!("Sales including VAT since {from}: {sales}."),
        )
    }

    /// The first column of the year-end table.
    pub(crate) fn no_day_late(self) -> String {
        self.pick("0 jour (indicatif)", "0 days (indicative)")
    }

    /// The last column of the year-end table.
    pub(crate) fn all_late(self) -> String {
        self.pick("Total (1 jour et plus)", "Total (1 day and more)")
    }

    /// Disputed invoices, beside the year-end table.
    pub(crate) fn disputed_left_out(self) -> String {
        self.pick("Exclues : en litige", "Left out: disputed")
    }

    /// Invoices without a due date, beside the year-end table.
    pub(crate) fn undated_left_out(self) -> String {
        self.pick("Exclues : sans échéance", "Left out: no due date")
    }

    /// Why something about the provision is refused.
    pub(super) fn provision_refused(self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::InvalidPercent(text) => self.pick(
                format!("« {text} » n’est pas un taux : écrivez un pourcentage de 0 à 100, avec deux décimales au plus, comme 12,50."),
                format!("“{text}” is not a rate: write a percentage from 0 to 100, with two decimals at most, such as 12.50."),
            ),
            Refusal::WithoutReason(name) => self.pick(
                format!("Dites pourquoi {name} est douteux (procédure, litige, silence) : sans motif précis, la dépréciation n’est pas déductible."),
                format!("Say why {name} is doubtful (proceedings, dispute, silence): without a precise reason the impairment is not deductible."),
            ),
            Refusal::NotDoubtful(name) => self.pick(
                format!("{name} n’est pas noté douteux ce jour-là."),
                format!("{name} is not noted as doubtful on that day."),
            ),
            Refusal::ClosedAlready(on) => self.pick(
                format!("La provision est déjà arrêtée au {}. Annulez cet arrêté pour le refaire, ou choisissez un jour ultérieur.", self.short_day(*on)),
                format!("The provision is closed as of {} already. Take that closing back to make it again, or choose a later day.", self.short_day(*on)),
            ),
            Refusal::NotClosed { on, closed } => {
                let on = self.short_day(*on);
                let closed: Vec<_> = closed.iter().map(|it| self.short_day(*it)).collect();
                match closed.is_empty() {
                    true => self.pick(
                        format!("La provision n’est pas arrêtée au {on} : aucun jour ne l’est."),
                        format!("The provision is not closed as of {on}: no day is."),
                    ),
                    false => self.pick(
                        format!("La provision n’est pas arrêtée au {on}. Jours arrêtés : {}.", closed.join(", ")),
                        format!("The provision is not closed as of {on}. Days that are: {}.", closed.join(", ")),
                    ),
                }
            }
        }
    }
}
