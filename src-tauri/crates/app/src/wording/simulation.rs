//! Simulations and back-tests: totals in words, and what they take for granted.

use chrono::NaiveDate;
use receivables::simulation::{BackTest, Work};
use rust_decimal::Decimal;

use super::Words;
use crate::session::Language::{En, Fr};

impl Words {
    /// What thirty days come to.
    pub(crate) fn simulated(self, total: &Work, busiest: Option<(NaiveDate, u32)>) -> String {
        let Work { calls, emails, letters, registered, hand_overs } = *total;
        let sums = self.pick(
            format!("{calls} appels, {emails} e-mails, {letters} courriers, {registered} recommandés, {hand_overs} dossiers transmis"),
            format!("{calls} calls, {emails} e-mails, {letters} letters, {registered} registered letters, {hand_overs} files handed over"),
        );
        match busiest.filter(|(_, actions)| *actions > 0) {
            Some((on, actions)) => {
                let on = self.day(on);
                self.pick(
                    format!("{sums} ; le jour le plus chargé est le {on}, avec {actions} actions."),
                    format!("{sums}; the busiest day is {on}, with {actions} actions."),
                )
            }
            None => self.pick("Aucune action en trente jours.", "No action in thirty days."),
        }
    }

    /// What a simulation takes for granted.
    pub(crate) fn simulation_assumes(self) -> String {
        self.pick(
            "Un plafond : personne ne paie, et chaque action est faite le jour où elle est proposée.",
            "A ceiling: nobody pays, and every action is done on the day it is proposed.",
        )
    }

    /// What a back-test found.
    pub(crate) fn back_tested(self, tested: &BackTest) -> String {
        let (now, candidate) = (&tested.now, &tested.candidate);
        if now == candidate {
            return self.pick(
                "Sur cette année, rien n’aurait changé.",
                "Over this year, nothing would have changed.",
            );
        }
        let difference = |candidate: u32, now: u32, fr: (&str, &str), en: (&str, &str)| {
            let change = i64::from(candidate) - i64::from(now);
            let (sign, count) = (if change < 0 { "−" } else { "+" }, change.unsigned_abs());
            let one = if self.0 == Fr { count < 2 } else { count == 1 };
            let (one_word, words) = if self.0 == Fr { fr } else { en };
            format!("{sign}{count} {}", if one { one_word } else { words })
        };
        let calls = difference(
            candidate.work.calls,
            now.work.calls,
            ("appel", "appels"),
            ("call", "calls"),
        );
        let letters = difference(
            candidate.work.letters + candidate.work.registered,
            now.work.letters + now.work.registered,
            ("courrier", "courriers"),
            ("letter", "letters"),
        );
        let bothered = difference(
            candidate.bothered_for_nothing,
            now.bothered_for_nothing,
            ("client dérangé pour rien", "clients dérangés pour rien"),
            ("customer bothered for nothing", "customers bothered for nothing"),
        );
        let when = match tested.gained.days {
            None => self
                .pick("aucune pièce n’est abordée par les deux", "no document comes up under both"),
            Some(days) if days.is_zero() => {
                self.pick("premier contact au même moment", "the first contact at the same time")
            }
            Some(days) => {
                let (count, earlier) = (self.decimal(days.abs()), days.is_sign_positive());
                match (self.0, earlier) {
                    (Fr, true) => format!("premier contact {count}\u{a0}j plus tôt"),
                    (Fr, false) => format!("premier contact {count}\u{a0}j plus tard"),
                    (En, true) => format!("the first contact {count} days earlier"),
                    (En, false) => format!("the first contact {count} days later"),
                }
            }
        };
        self.pick(
            format!("{calls}, {letters}, {bothered} ; {when}, en moyenne pondérée."),
            format!("{calls}, {letters}, {bothered}; {when}, as a weighted average."),
        )
    }

    /// What a back-test measures, and what not.
    pub(crate) fn back_test_assumes(self) -> String {
        self.pick(
            "Rejoué sur ce qui était vraiment ouvert chaque jour des douze derniers mois, chaque action faite à son jour. Cela mesure quand un client aurait été contacté, pas ce qu’il aurait fait ; « dérangé pour rien » : tout était réglé dans les cinq jours.",
            "Replayed on what was really open on each day of the last twelve months, every action done on its day. It measures when a customer would have been contacted, not what they would have done; “bothered for nothing”: all of it was paid within five days.",
        )
    }

    /// A signed decimal: `−3,4`.
    pub(crate) fn signed(self, value: Decimal) -> String {
        let sign = if value.is_sign_negative() && !value.is_zero() { "−" } else { "+" };
        format!("{sign}{}", self.decimal(value.abs()))
    }

    /// A decimal with all its digits: `3,4`.
    pub(crate) fn decimal(self, value: Decimal) -> String {
        let text = value.to_string();
        if self.0 == Fr { text.replace('.', ",") } else { text }
    }
}
