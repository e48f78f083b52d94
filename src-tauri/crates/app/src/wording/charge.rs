//! Charges: what runs on an invoice, and what became of it.

use chrono::NaiveDate;
use receivables::{Money, letter::LetterKind};

use super::Words;
use crate::amount::Day;

impl Words {
    /// An invoice that is late, or was paid late. Of one that only disappeared from the open items
    /// the day is the one on which that was seen.
    pub(crate) fn late_invoice(
        self,
        days: i32,
        settled_on: Option<Day>,
        seen_only: bool,
    ) -> String {
        let days = self.days(days);
        match settled_on {
            None => self.pick(format!("Impayée, {days} de retard"), format!("Unpaid, {days} late")),
            Some(_) if seen_only => self.pick(
                format!("Facture constatée soldée avec {days} de retard"),
                format!("Invoice seen settled {days} late"),
            ),
            Some(_) => self.pick(
                format!("Facture payée avec {days} de retard"),
                format!("Invoice paid {days} late"),
            ),
        }
    }

    /// The penalties of one invoice: « 12,34 € + 40 € ».
    pub(crate) fn both_penalties(self, interest: Money, fixed_sum: Money) -> String {
        let (interest, fixed) = (self.amount(interest), self.amount(fixed_sum));
        if fixed_sum.minor == 0 { interest } else { format!("{interest} + {fixed}") }
    }

    /// The letter that claimed penalties.
    pub(crate) fn claimed_in(
        self,
        kind: Option<LetterKind>,
        on: NaiveDate,
        claimed: Money,
    ) -> String {
        let (on, claimed) = (self.day(on), self.amount(claimed));
        match kind {
            Some(LetterKind::FormalNotice) => self.pick(
                format!("{claimed} réclamés dans la mise en demeure du {on}"),
                format!("{claimed} claimed in the formal notice of {on}"),
            ),
            _ => self.pick(
                format!("{claimed} réclamés dans le courrier du {on}"),
                format!("{claimed} claimed in the letter of {on}"),
            ),
        }
    }

    /// Penalties on a paid invoice that the next formal notice claims.
    pub(crate) fn to_be_claimed(self) -> String {
        self.pick(
            "À réclamer dans la prochaine mise en demeure",
            "To be claimed in the next formal notice",
        )
    }

    /// What was given up, with the words it was given up with.
    pub(crate) fn waived(self, waived: Money, on: NaiveDate, note: &str) -> String {
        let (waived, on) = (self.amount(waived), self.day(on));
        let note = match note {
            "" => String::new(),
            note => self.pick(format!(" : {note}"), format!(": {note}")),
        };
        self.pick(
            format!("{waived} abandonnés depuis le {on}{note}"),
            format!("{waived} waived since {on}{note}"),
        )
    }

    /// What came in.
    pub(crate) fn collected(self, collected: Money) -> String {
        let collected = self.amount(collected);
        self.pick(format!("{collected} encaissés"), format!("{collected} collected"))
    }

    /// Insolvency proceedings stop penalties.
    pub(crate) fn penalties_stopped(self, since: NaiveDate) -> String {
        let since = self.day(since);
        self.pick(
            format!("Procédure collective depuis le {since} : les créances antérieures ne portent plus d’intérêts (art. L622-28 C. com.), et celles qui échoient depuis n’ouvrent pas droit aux 40 € (art. L441-10 II)."),
            format!("Insolvency proceedings since {since}: earlier debts bear no more interest (L622-28 C. com.), and those that fall due since give no right to the 40 € (L441-10 II)."),
        )
    }

    /// A consumer who has not received a formal notice.
    pub(crate) fn no_notice_yet(self) -> String {
        self.pick(
            "Aucune mise en demeure reçue : rien ne court encore.",
            "No formal notice was received: nothing runs yet.",
        )
    }

    /// Figures that rest on a rate nobody confirmed.
    pub(crate) fn rests_on_unconfirmed(self) -> String {
        self.pick("taux à confirmer", "rate to be confirmed")
    }

    /// Figures computed by a rate that is lower than the law allows.
    pub(crate) fn under_the_floor(self) -> String {
        self.pick(
            "taux contractuel inférieur à trois fois le taux légal",
            "contractual rate below three times the legal rate",
        )
    }
}
