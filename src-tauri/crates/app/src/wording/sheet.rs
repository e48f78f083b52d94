//! The customer's sheet: scenario, habits, promises, disputes, plans and holds, a sentence each.

use chrono::NaiveDate;
use receivables::{
    Money,
    dunning::ChosenBy,
    plan::{InstalmentPlan, PlanStatus},
};
use store::{DisputeRecord, HoldKind, HoldRecord, WaitRecord};

use super::Words;
use crate::dispute::{DisputeCategory, DisputeOutcome};

impl Words {
    /// Why a customer follows its scenario.
    pub(crate) fn chosen_by(self, why: ChosenBy, segment: &str) -> String {
        match why {
            ChosenBy::Customer => self.pick("Choisi pour ce client.", "Chosen for this customer."),
            ChosenBy::Segment(_) => self.pick(
                format!("Donné par le segment « {segment} »."),
                format!("Given by the segment “{segment}”."),
            ),
            ChosenBy::Company => self.pick(
                "Scénario de la société : aucun segment ne correspond.",
                "The company’s scenario: no segment matches.",
            ),
        }
    }

    /// How a customer pays.
    pub(crate) fn profile(self, days: Option<i32>, kept: u32, broken: u32) -> Option<String> {
        let habit = days.map(|days| match days {
            ..=0 => self.pick("Paie à l’échéance ou avant", "Pays when due or earlier"),
            days => {
                let late = self.days(days);
                self.pick(
                    format!("Paie d’habitude avec {late} de retard"),
                    format!("Usually pays {late} late"),
                )
            }
        });
        let words = (kept + broken > 0).then(|| {
            let all = kept + broken;
            self.pick(
                format!("{kept} promesse{} tenue{} sur {all}", plural(kept), plural(kept)),
                format!("{kept} of {all} promises kept"),
            )
        });
        let parts: Vec<_> = [habit, words].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| format!("{}.", parts.join(self.pick(" ; ", "; ").as_str())))
    }

    /// A wait that is set.
    pub(crate) fn wait(self, record: &WaitRecord) -> String {
        use receivables::dunning::WaitKind;
        let moment = self.moment(record.wait.until);
        let note = if record.note.is_empty() {
            String::new()
        } else {
            self.pick(format!(" : « {} »", record.note), format!(": “{}”", record.note))
        };
        match record.wait.kind {
            WaitKind::CallBack => self.pick(
                format!("À rappeler le {moment}{note}"),
                format!("To be called back on {moment}{note}"),
            ),
            WaitKind::Snooze => self.pick(
                format!("Mis de côté jusqu’au {moment}{note}"),
                format!("Set aside until {moment}{note}"),
            ),
        }
    }

    /// What a dispute is about.
    pub(crate) fn category(self, category: DisputeCategory) -> &'static str {
        use DisputeCategory::*;
        let (fr, en) = match category {
            Price => ("prix", "price"),
            Quantity => ("quantité", "quantity"),
            Quality => ("qualité", "quality"),
            LateDelivery => ("livraison en retard", "late delivery"),
            MissingOrder => ("bon de commande manquant", "missing order number"),
            NotReceived => ("non reçu", "not received"),
            Duplicate => ("doublon", "duplicate"),
            Vat => ("TVA", "VAT"),
            Other => ("autre motif", "other"),
        };
        if self.0 == crate::session::Language::Fr { fr } else { en }
    }

    /// A dispute in one sentence.
    pub(crate) fn dispute_row(
        self,
        record: &DisputeRecord,
        category: DisputeCategory,
        outcome: Option<DisputeOutcome>,
    ) -> String {
        let about = self.category(category);
        let part = record.dispute.disputed.map_or(String::new(), |it| {
            let amount = self.amount(it);
            self.pick(format!(" pour {amount}"), format!(" for {amount}"))
        });
        let since = self.day(record.dispute.raised_on);
        let raised = self.pick(
            format!("{} contestée{part} depuis le {since} ({about})", record.number),
            format!("{} disputed{part} since {since} ({about})", record.number),
        );
        let rest = match (outcome, record.closed_on) {
            (Some(outcome), Some(on)) => {
                let (found, on) = (self.dispute_outcome(outcome), self.day(on));
                let note = &record.closing_note;
                let note = if note.is_empty() { String::new() } else { format!(" ({note})") };
                self.pick(
                    format!("clos le {on}, {found}{note}"),
                    format!("closed on {on}, {found}{note}"),
                )
            }
            _ => {
                let next = self.day(record.deadline.unwrap_or(record.dispute.follow_up_on));
                let owner = if record.owner.is_empty() {
                    String::new()
                } else {
                    self.pick(format!(" de {}", record.owner), format!(" from {}", record.owner))
                };
                self.pick(
                    format!("réponse{owner} attendue le {next}"),
                    format!("answer{owner} expected on {next}"),
                )
            }
        };
        self.pick(format!("{raised} ; {rest}."), format!("{raised}; {rest}."))
    }

    fn dispute_outcome(self, outcome: DisputeOutcome) -> &'static str {
        use DisputeOutcome::*;
        let (fr, en) = match outcome {
            Justified => (
                "le client avait raison, l’avoir est attendu",
                "the customer was right, the credit note is awaited",
            ),
            PartlyJustified => (
                "fondé en partie, l’avoir est attendu",
                "justified in part, the credit note is awaited",
            ),
            Unjustified => ("non fondé", "unjustified"),
            Withdrawn => ("abandonné par le client", "given up by the customer"),
        };
        if self.0 == crate::session::Language::Fr { fr } else { en }
    }

    /// A plan in one sentence.
    pub(crate) fn plan(
        self,
        plan: &InstalmentPlan,
        total: Money,
        status: PlanStatus,
        ended: bool,
    ) -> String {
        let (count, total) = (plan.instalments.len(), self.amount(total));
        let agreed = self.day(plan.agreed_on);
        let what = self.pick(
            format!(
                "{total} en {count} échéance{} depuis le {agreed}",
                if count > 1 { "s" } else { "" }
            ),
            format!(
                "{total} in {count} instalment{} since {agreed}",
                if count == 1 { "" } else { "s" }
            ),
        );
        let state = match status {
            _ if ended => self.pick("abandonné", "given up"),
            PlanStatus::Completed => self.pick("soldé", "paid off"),
            PlanStatus::Running { next } => {
                let (amount, on) = (self.amount(next.amount), self.day(next.due_on));
                self.pick(
                    format!("{amount} attendus le {on}"),
                    format!("{amount} expected on {on}"),
                )
            }
            PlanStatus::Defaulted { missing, since, .. } => {
                let (missing, since) = (self.amount(missing), self.day(since));
                self.pick(
                    format!("rompu le {since}, il manque {missing}"),
                    format!("broken on {since}, {missing} is missing"),
                )
            }
        };
        let signed = match plan.signed_on.map(|it| self.day(it)) {
            Some(on) => self.pick(format!("signé le {on}"), format!("signed on {on}")),
            None => self.pick("non signé", "not signed"),
        };
        self.pick(format!("{what}, {signed} ; {state}."), format!("{what}, {signed}; {state}."))
    }

    /// The title of a plan in the history.
    pub(crate) fn plan_agreed(self, count: usize) -> String {
        self.pick(
            format!("Échéancier en {count} échéance{}", if count > 1 { "s" } else { "" }),
            format!("Plan in {count} instalment{}", if count == 1 { "" } else { "s" }),
        )
    }

    /// The title of a hold in the history.
    pub(crate) fn hold_title(self, kind: HoldKind) -> String {
        match kind {
            HoldKind::Block => self.pick("Relance suspendue", "Reminders suspended"),
            HoldKind::Insolvency => self.pick("Procédure collective", "Insolvency proceedings"),
            HoldKind::InTransit => self.pick("Règlement remis", "Payment on its way"),
            HoldKind::Rejection => self.pick("Prélèvement rejeté", "Direct debit rejected"),
        }
    }

    /// A hold in one sentence.
    pub(crate) fn hold(
        self,
        record: &HoldRecord,
        item: Option<String>,
        deadline: Option<NaiveDate>,
    ) -> String {
        let hold = &record.hold;
        let since = self.day(hold.since);
        let of = item
            .map_or(String::new(), |item| self.pick(format!(" de {item}"), format!(" of {item}")));
        let said = [&hold.asked_by, &hold.reason].map(String::as_str);
        let said: Vec<_> = said.into_iter().filter(|it| !it.is_empty()).collect();
        let said = if said.is_empty() { String::new() } else { format!(" ({})", said.join(", ")) };
        let until = hold.until.map(|it| self.day(it));
        match (hold.kind, until) {
            (HoldKind::Block, Some(until)) => self.pick(
                format!("Relance{of} suspendue jusqu’au {until}{said}."),
                format!("Reminders{of} suspended until {until}{said}."),
            ),
            (HoldKind::Block, None) => self.pick(
                format!("Relance{of} suspendue jusqu’à nouvel ordre{said}."),
                format!("Reminders{of} suspended until further notice{said}."),
            ),
            (HoldKind::Insolvency, _) => {
                let rest = match (record.declared_on, deadline) {
                    (Some(on), _) => {
                        let on = self.day(on);
                        self.pick(format!("créance déclarée le {on}"), format!("claim declared on {on}"))
                    }
                    (None, deadline) => {
                        let by = deadline.map(|it| self.day(it)).unwrap_or_default();
                        self.pick(
                            format!("créance à déclarer au plus tard le {by}"),
                            format!("claim to be declared by {by}"),
                        )
                    }
                };
                self.pick(
                    format!("Procédure collective publiée le {since}{said} : {rest}."),
                    format!("Insolvency proceedings published on {since}{said}: {rest}."),
                )
            }
            (HoldKind::InTransit, until) => {
                let until = until.unwrap_or_default();
                self.pick(
                    format!("Règlement{of} remis le {since}, attendu jusqu’au {until}{said}."),
                    format!("Payment{of} handed in on {since}, awaited until {until}{said}."),
                )
            }
            (HoldKind::Rejection, _) => self.pick(
                format!("Prélèvement{of} rejeté le {since}{said} : la relance repart de cette date."),
                format!("Direct debit{of} rejected on {since}{said}: reminders start again from that day."),
            ),
        }
    }

    /// What an erasure did, and where a name may still stand.
    pub(crate) fn erased(self, notes: usize, files: u32) -> String {
        let fr = format!(
            "Nom, fonction et coordonnées{} sont effacés ; les dates et les montants restent.",
            match notes {
                0 => String::new(),
                1 => ", avec 1 note,".to_owned(),
                notes => format!(", avec {notes} notes,"),
            }
        );
        let en = format!(
            "Name, role and numbers{} are erased; days and amounts stay.",
            match notes {
                0 => String::new(),
                1 => ", with 1 note,".to_owned(),
                notes => format!(", with {notes} notes,"),
            }
        );
        if files == 0 {
            return self.pick(fr, en);
        }
        if files == 1 {
            return self.pick(
                format!("{fr} Le fichier importé est conservé tel que reçu : retirez la personne de votre comptabilité, sinon un import la ramènerait."),
                format!("{en} The imported file is kept as it came: remove the person from your accounting too, or an import would bring it back."),
            );
        }
        self.pick(
            format!("{fr} Les {files} fichiers importés sont conservés tels que reçus : retirez la personne de votre comptabilité, sinon un import la ramènerait."),
            format!("{en} The {files} imported files are kept as they came: remove the person from your accounting too, or an import would bring it back."),
        )
    }
}

/// The letter that French and English put after a word for several things; zero is one.
pub(super) fn plural(count: u32) -> &'static str {
    if count > 1 { "s" } else { "" }
}
