//! Scenarios and segments, as plain sentences.

use receivables::{
    Currency, Money,
    dunning::{
        Channel, CustomerKind, DunningLevel, DunningPolicy, Grouping, PolicyError, Reference,
        SegmentRule, Step,
    },
    letter::LetterKind,
};

use super::{Words, lower_first, reason::feminine, upper_first};
use crate::session::Language::{En, Fr};

impl Words {
    /// A level: « 15 jours après l’échéance : relance 2, par courrier. Niveau 2. »
    pub(crate) fn level(
        self,
        level: &DunningLevel,
        policy: &DunningPolicy,
        currency: Currency,
    ) -> String {
        let (when, step, how) =
            (self.when(level), self.step(level.step), self.channel(level.channel));
        let floor = if level.floor_minor > 0 {
            let floor = self.amount(Money { minor: level.floor_minor, currency });
            self.pick(format!(", à partir de {floor}"), format!(", from {floor} on"))
        } else {
            String::new()
        };
        let mut sentence = self.pick(
            format!("{when} : {} {how}{floor}.", lower_first(step)),
            format!("{when}: {} {how}{floor}.", lower_first(step)),
        );
        let number = policy.level_of(level.step);
        if level.counts {
            sentence += &self.pick(format!(" Niveau {number}."), format!(" Level {number}."));
        }
        if let Some(text) = level.text.filter(|it| Some(*it) != usual(level.step)) {
            let text = lower_first(self.letter(text));
            sentence += &self.pick(format!(" Texte : {text}."), format!(" Text: {text}."));
        }
        sentence
    }

    fn when(self, level: &DunningLevel) -> String {
        let days = self.days(level.offset.abs());
        match (self.0, level.reference, level.offset < 0) {
            (Fr, Reference::Due, true) => format!("{days} avant l’échéance"),
            (Fr, Reference::Due, false) => format!("{days} après l’échéance"),
            (Fr, Reference::Issued, _) => format!("{days} après l’émission"),
            (Fr, Reference::Previous, _) => format!("{days} après l’étape précédente"),
            (En, Reference::Due, true) => format!("{days} before the due date"),
            (En, Reference::Due, false) => format!("{days} after the due date"),
            (En, Reference::Issued, _) => format!("{days} after issue"),
            (En, Reference::Previous, _) => format!("{days} after the step before"),
        }
    }

    fn channel(self, channel: Channel) -> &'static str {
        let (fr, en) = match channel {
            Channel::Email => (
                "par e-mail, ou par courrier faute d’adresse e-mail",
                "by e-mail, or by letter where no e-mail address is known",
            ),
            Channel::Call => ("par téléphone", "by phone"),
            Channel::Letter => ("par courrier", "by letter"),
            Channel::RegisteredLetter => {
                ("en recommandé avec avis de réception", "by registered letter")
            }
            Channel::HandOver => ("par un tiers", "by a third party"),
        };
        if self.0 == Fr { fr } else { en }
    }

    /// What a letter is called.
    pub(crate) fn letter(self, text: LetterKind) -> &'static str {
        let (fr, en) = match text {
            LetterKind::PreventiveNote => ("rappel avant échéance", "note before the due date"),
            LetterKind::FirstReminder => return self.step(Step::FirstReminder),
            LetterKind::SecondReminder => return self.step(Step::SecondReminder),
            LetterKind::FinalReminder => return self.step(Step::FinalReminder),
            LetterKind::FormalNotice => return self.step(Step::FormalNotice),
            LetterKind::Statement => ("relevé de compte", "statement of account"),
            LetterKind::PromiseConfirmation => {
                ("confirmation de promesse", "confirmation of a promise")
            }
            LetterKind::PlanProposal => ("échéancier à signer", "instalment plan to sign"),
            LetterKind::PlanConfirmation => {
                ("confirmation d’échéancier", "confirmation of an instalment plan")
            }
            LetterKind::Receipt => ("reçu", "receipt"),
        };
        if self.0 == Fr { fr } else { en }
    }

    /// The other rules of a scenario.
    pub(crate) fn policy_rules(self, policy: &DunningPolicy) -> Vec<String> {
        if policy.levels.is_empty() {
            return vec![self.pick(
                "Aucune étape : ces clients ne sont jamais relancés.",
                "No step: these customers are never reminded.",
            )];
        }
        let gap = self.days(policy.minimum_gap.into());
        let mut rules = vec![
            self.pick(
                format!("Jamais deux contacts à moins de {gap} d’écart."),
                format!("Never two contacts within {gap}."),
            ),
            match policy.grouping {
                Grouping::OneLetter => self.pick(
                    "Une seule lettre par client, au niveau de la pièce la plus avancée.",
                    "One letter per customer, at the level of the most advanced document.",
                ),
                Grouping::PerLevel => self.pick(
                    "Une lettre par niveau : les autres pièces attendent la leur.",
                    "One letter per level: the other documents wait for theirs.",
                ),
            },
            if policy.catch_up {
                self.pick(
                    "À la reprise, on va au niveau que le retard mérite, dernière relance au plus.",
                    "At take-over we go to the level the delay deserves, the final reminder at most.",
                )
            } else {
                self.pick("Aucun niveau n’est sauté.", "No level is ever skipped.")
            },
        ];
        if let Some(days) = policy.repeat_every.filter(|_| policy.repeated().is_some()) {
            let days = self.days(days.into());
            rules.push(self.pick(
                format!("Le dernier écrit repart tous les {days} tant que rien n’est réglé."),
                format!("The last letter goes out again every {days} until it is paid."),
            ));
        }
        rules
    }

    /// What in a scenario is unwise.
    pub(crate) fn policy_warnings(self, policy: &DunningPolicy) -> Vec<String> {
        let mut warnings = Vec::new();
        let gap = i32::from(policy.minimum_gap);
        for pair in policy.levels.windows(2).filter(|it| it[0].step != Step::Preventive) {
            let same = pair[0].reference == pair[1].reference;
            if same && pair[1].offset - pair[0].offset < gap {
                let (before, next) = (self.the_step(pair[0].step), self.the_step(pair[1].step));
                let gap = self.days(gap);
                warnings.push(self.pick(
                    format!("Entre {before} et {next} il y a moins que l’écart minimal : {next} attendra {gap}."),
                    format!("Between {before} and {next} there is less than the minimum gap: {next} will wait for {gap}."),
                ));
            }
        }
        if policy.repeat_every.is_some() && policy.repeated().is_none() {
            warnings.push(self.pick(
                "Aucun écrit ne repart : rien de plus doux ne suit une mise en demeure ou un passage au recouvrement.",
                "No letter goes out again: nothing milder follows a formal notice or a hand-over.",
            ));
        }
        let written = |it: &DunningLevel| it.text.is_some() && it.step < Step::FormalNotice;
        if policy.rung(Step::FormalNotice).is_some() && !policy.levels.iter().any(written) {
            warnings.push(self.pick(
                "La mise en demeure n’est précédée d’aucune relance écrite.",
                "No written reminder comes before the formal notice.",
            ));
        }
        let unread = policy.levels.iter().filter(|it| {
            it.text.is_none() && matches!(it.channel, Channel::Letter | Channel::RegisteredLetter)
        });
        for it in unread {
            let the_step = self.the_step(it.step);
            warnings.push(self.pick(
                format!("Aucun texte n’est choisi pour {the_step} : choisissez-en un."),
                format!("No text is chosen for {the_step}: choose one."),
            ));
        }
        warnings
    }

    /// Why a scenario is refused.
    pub(crate) fn policy_error(self, error: &PolicyError) -> String {
        match error {
            PolicyError::NotAscending { next, .. } => {
                let step = self.the_step(*next);
                self.pick(
                    format!("Une étape ne figure qu’une fois, dans l’ordre : {step} est en double."),
                    format!("Each step may appear only once, in order: {step} is there twice."),
                )
            }
            PolicyError::NothingBefore => self.pick(
                "La première étape ne peut pas se compter depuis une étape précédente. Comptez-la depuis l’échéance.",
                "The first step cannot be counted from a step before it. Count it from the due date.",
            ),
            PolicyError::PlannedBefore { previous, next } => {
                let gender = if feminine(*next) { "e" } else { "" };
                let (previous, next) = (self.the_step(*previous), self.the_step(*next));
                self.pick(
                    format!("{} ne peut pas être prévu{gender} avant {previous} ou le même jour. Corrigez les jours.", upper_first(next)),
                    format!("{} cannot be planned before {previous} or on the same day. Correct the days.", upper_first(next)),
                )
            }
            PolicyError::WrongSide(Step::Preventive) => self.pick(
                "La relance préventive se place avant l’échéance. Donnez-lui un nombre de jours négatif.",
                "The preventive note comes before the due date. Give it a negative number of days.",
            ),
            PolicyError::WrongSide(step) => {
                let step = self.the_step(*step);
                self.pick(
                    format!("{} se place après l’échéance. Donnez-lui un nombre de jours positif.", upper_first(step)),
                    format!("{} comes after the due date. Give it a positive number of days.", upper_first(step)),
                )
            }
        }
    }

    /// A segment: « Clients étrangers : scénario Étranger. »
    pub(crate) fn segment(self, rule: &SegmentRule, policy: &str, currency: Currency) -> String {
        let amount = |minor| self.amount(Money { minor, currency });
        let mut parts = vec![match rule.kind {
            Some(kind) => self.kind(kind).to_owned(),
            None => self.pick("Clients", "Customers"),
        }];
        parts.extend(match (rule.late_from, rule.late_to) {
            (None, None) => None,
            (Some(from), None) => Some(self.pick(
                format!("qui paient d’habitude avec au moins {} de retard", self.days(from)),
                format!("who usually pay at least {} late", self.days(from)),
            )),
            (None, Some(..=0)) => Some(self.pick(
                "qui paient d’habitude à l’échéance ou avant",
                "who usually pay when due or earlier",
            )),
            (None, Some(to)) => Some(self.pick(
                format!("qui paient d’habitude avec au plus {} de retard", self.days(to)),
                format!("who usually pay at most {} late", self.days(to)),
            )),
            (Some(from), Some(to)) => Some(self.pick(
                format!("qui paient d’habitude avec {from} à {} de retard", self.days(to)),
                format!("who usually pay {from} to {} late", self.days(to)),
            )),
        });
        parts.extend(rule.amount_from.map(|it| {
            let it = amount(it);
            self.pick(format!("qui doivent au moins {it}"), format!("who owe at least {it}"))
        }));
        parts.extend(rule.amount_to.map(|it| {
            let it = amount(it);
            self.pick(format!("qui doivent au plus {it}"), format!("who owe at most {it}"))
        }));
        let who = parts.join(" ");
        self.pick(format!("{who} : scénario {policy}."), format!("{who}: scenario {policy}."))
    }

    fn kind(self, kind: CustomerKind) -> &'static str {
        let (fr, en) = match kind {
            CustomerKind::Business => ("Entreprises", "Businesses"),
            CustomerKind::KeyAccount => ("Grands comptes", "Key accounts"),
            CustomerKind::Public => ("Acheteurs publics", "Public buyers"),
            CustomerKind::Consumer => ("Particuliers", "Consumers"),
            CustomerKind::Foreign => ("Clients étrangers", "Customers abroad"),
            CustomerKind::IntraGroup => ("Sociétés du groupe", "Companies of the group"),
        };
        if self.0 == Fr { fr } else { en }
    }
}

/// The text a step is written in as a rule.
fn usual(step: Step) -> Option<LetterKind> {
    match step {
        Step::FirstReminder => Some(LetterKind::FirstReminder),
        Step::SecondReminder => Some(LetterKind::SecondReminder),
        Step::FinalReminder => Some(LetterKind::FinalReminder),
        Step::FormalNotice => Some(LetterKind::FormalNotice),
        Step::Preventive | Step::Call | Step::SecondCall | Step::HandOver => None,
    }
}
