//! The morning brief: who paid, which promises held, who became late.

use chrono::NaiveDate;
use receivables::Money;

use super::Words;

impl Words {
    /// Documents that were settled, with how late on average; negative is early.
    pub(crate) fn paid(self, count: usize, late: Option<i32>) -> String {
        let documents = self.documents(count);
        let verb = if count > 1 { ("réglées", "settled") } else { ("réglée", "settled") };
        let (fr, en) = match late {
            None => (String::new(), String::new()),
            Some(0) => (" le jour dit".to_owned(), " on the day".to_owned()),
            Some(days) if days > 0 => {
                let on_average = if count > 1 { (" en moyenne", " on average") } else { ("", "") };
                let days = self.days(days);
                (
                    format!(" avec {days} de retard{}", on_average.0),
                    format!(" {days} late{}", on_average.1),
                )
            }
            Some(days) => {
                let days = self.days(-days);
                (format!(" {days} avant l’échéance"), format!(" {days} before the due date"))
            }
        };
        self.pick(format!("{documents} {}{fr}.", verb.0), format!("{documents} {}{en}.", verb.1))
    }

    /// Money that no invoice took yet.
    pub(crate) fn received_on_account(self) -> String {
        self.pick("Reçu en acompte, pas encore affecté.", "Received on account, not allocated yet.")
    }

    /// A promise was kept.
    pub(crate) fn promise_kept(self, promised: Money, due_on: NaiveDate) -> String {
        let (promised, due) = (self.amount(promised), self.short_day(due_on));
        self.pick(
            format!("{promised} promis pour le {due} : reçu."),
            format!("{promised} promised for {due}: received."),
        )
    }

    /// A promise was broken.
    pub(crate) fn promise_broken(
        self,
        promised: Money,
        received: Money,
        due_on: NaiveDate,
    ) -> String {
        let (wanted, due) = (promised.minor, self.short_day(due_on));
        let promised = self.amount(promised);
        match received.minor {
            0 => self.pick(
                format!("{promised} promis pour le {due} : rien n’est venu."),
                format!("{promised} promised for {due}: nothing came."),
            ),
            minor if minor >= wanted => self.pick(
                format!("{promised} promis pour le {due} : reçu, mais après le délai."),
                format!("{promised} promised for {due}: received, but after the deadline."),
            ),
            _ => {
                let received = self.amount(received);
                self.pick(
                    format!("{promised} promis pour le {due} : {received} reçus seulement."),
                    format!("{promised} promised for {due}: only {received} came."),
                )
            }
        }
    }

    /// Documents that fell due and stayed open since the last import.
    pub(crate) fn became_late(self, count: usize, numbers: &str) -> String {
        let documents = self.documents(count);
        let plural = if count > 1 { "s" } else { "" };
        self.pick(
            format!("{documents} échue{plural} et non réglée{plural} : {numbers}."),
            format!("{documents} fell due unpaid: {numbers}."),
        )
    }

    /// A disputed document left the ledger by silence.
    pub(crate) fn vanished_in_dispute(self, number: &str) -> String {
        self.pick(
            format!("{number} était en litige et n’est plus dans l’export : réglée, ou annulée par un avoir ?"),
            format!("{number} was disputed and is no longer exported: paid, or credited?"),
        )
    }

    /// `1 pièce`, `3 pièces`.
    pub(crate) fn documents(self, count: usize) -> String {
        let plural = if count > 1 { "s" } else { "" };
        self.pick(
            format!("{count}\u{a0}pièce{plural}"),
            format!("{count}\u{a0}document{}", if count == 1 { "" } else { "s" }),
        )
    }
}
