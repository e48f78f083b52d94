//! What became of the payments of a journal, in words.

use chrono::NaiveDate;
use receivables::{Currency, Money};

use super::Words;

impl Words {
    /// Where a journal's payment went.
    pub(crate) fn paid_on(self, day: NaiveDate) -> String {
        let day = self.short_day(day);
        self.pick(format!("réglée le {day}"), format!("paid on {day}"))
    }

    /// When a journal's payment bounced, or was paid back.
    pub(crate) fn taken_back_on(self, day: NaiveDate) -> String {
        let day = self.short_day(day);
        self.pick(format!("règlement repris le {day}"), format!("payment taken back on {day}"))
    }

    /// Payments that a later statement of what is open has in it already.
    pub(crate) fn payments_known(self, count: u32, day: NaiveDate) -> String {
        let (count, day) = (
            self.count(count, ("règlement est", "règlements sont"), ("payment is", "payments are")),
            self.short_day(day),
        );
        self.pick(
            format!("{count} déjà compris dans l’état du {day} : le solde ouvert à cette date ne change pas."),
            format!("{count} in the statement of {day} already: what was open on that day does not change."),
        )
    }

    /// A payment in another currency than the invoice it names.
    pub(crate) fn other_currency(self, number: &str, of: Currency, paid: Money) -> String {
        let paid = self.amount(paid);
        self.pick(
            format!("{number} est en {of} : le règlement de {paid} reste au compte du client."),
            format!("{number} is in {of}: the payment of {paid} stays on the customer’s account."),
        )
    }

    /// A payment that names a document of somebody else.
    pub(crate) fn of_another_customer(self, number: &str, owner: &str) -> String {
        self.pick(
            format!("{number} est une pièce du client {owner} : le règlement n’y est pas imputé."),
            format!("{number} is a document of customer {owner}: the payment does not settle it."),
        )
    }

    /// A payment of an invoice that nobody has, or several customers have.
    pub(crate) fn payment_of_unknown(self, line: u64, number: &str) -> String {
        self.pick(
            format!("Ligne {line} : la pièce {number} n’est au dossier d’aucun client, ou de plusieurs. Ajoutez le code client à la ligne."),
            format!("Line {line}: document {number} is in the ledger of no customer, or of several. Add the customer code to the row."),
        )
    }
}
