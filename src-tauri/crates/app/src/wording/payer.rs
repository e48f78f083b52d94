//! How customers pay: score, factors, run days and warnings in words.

use receivables::{
    behaviour::{Class, Rating, RunDays, Slip},
    indicators::rounded,
    promise::WordsGiven,
};
use rust_decimal::Decimal;

use super::Words;
use crate::session::Language::{En, Fr};

impl Words {
    /// Class and score, or why there is none.
    pub(crate) fn rating(self, rating: &Rating, is_insolvent: bool) -> String {
        let class = rating.class;
        let points = rating.score.map(|it| self.decimal(it.points));
        match (class, points) {
            (_, Some(points)) if is_insolvent => self.pick(
                format!("Classe {class} : procédure collective ; sans elle, {points} points sur 100."),
                format!("Class {class}: insolvency proceedings; without them, {points} points out of 100."),
            ),
            (_, None) if is_insolvent => self.pick(
                format!("Classe {class} : procédure collective."),
                format!("Class {class}: insolvency proceedings."),
            ),
            (Class::NotRated, _) | (_, None) => self.pick(
                "Non noté : il faut trois factures payées en douze mois, dont une dans les six derniers.",
                "Not rated: it takes three invoices paid in twelve months, one of them in the last six.",
            ),
            (_, Some(points)) => self.pick(
                format!("Classe {class} : {points} points sur 100."),
                format!("Class {class}: {points} points out of 100."),
            ),
        }
    }

    /// How far a score may be trusted.
    pub(crate) fn score_assumes(self) -> String {
        self.pick(
            "Barème propre à Encours, non une norme du marché : 100 points moins ce que chaque ligne retire ; A dès 90, B dès 75, C dès 55, D dès 30. La décision reste la vôtre.",
            "A scale of Encours, not a standard of the market: 100 points less what each line takes off; A from 90, B from 75, C from 55, D from 30. The decision stays yours.",
        )
    }

    /// A fact of the score with what it takes off.
    pub(crate) fn deduction(self, fact: &str, deduction: Decimal, most: u8) -> String {
        if deduction.is_zero() {
            return self.pick(format!("{fact} : rien de retiré."), format!("{fact}: nothing off."));
        }
        let off = self.decimal(deduction);
        self.pick(format!("{fact} : −{off} sur {most}."), format!("{fact}: −{off} of {most}."))
    }

    /// How late the last six months were paid.
    pub(crate) fn paid_late(self, days: Decimal) -> String {
        if rounded(days, 1).is_zero() {
            return self.pick("Paie à l’échéance ou avant", "Pays when due or earlier");
        }
        let days = self.late(days);
        self.pick(
            format!("{days} de retard en six mois, pondéré par les montants"),
            format!("{days} late over six months, weighted by amount"),
        )
    }

    /// The overdue part of what is open.
    pub(crate) fn overdue_share(self, share: Decimal) -> String {
        let percent = rounded(share * Decimal::ONE_HUNDRED, 0);
        if share.is_zero() {
            return self.pick("Rien d’échu", "Nothing overdue");
        }
        self.pick(
            format!("{percent}\u{a0}% des factures ouvertes échues"),
            format!("{percent}% of the open invoices overdue"),
        )
    }

    /// Whether it gets later.
    pub(crate) fn trend(self, trend: Decimal) -> String {
        if rounded(trend, 1).is_zero() {
            return self
                .pick("Pas de tendance visible sur trois mois", "No trend over three months");
        }
        let days = self.late(trend.abs());
        if trend.is_sign_negative() {
            self.pick(
                format!("{days} plus tôt que les trois mois d’avant"),
                format!("{days} earlier than the three months before"),
            )
        } else {
            self.pick(
                format!("{days} plus tard que les trois mois d’avant"),
                format!("{days} later than the three months before"),
            )
        }
    }

    /// Words kept and broken.
    pub(crate) fn words_given(self, words: WordsGiven) -> String {
        let WordsGiven { kept, broken } = words;
        let all = kept + broken;
        if all == 0 {
            return self.pick(
                "Aucune promesse arrivée à son jour en douze mois",
                "No promise has come to its day in twelve months",
            );
        }
        if broken == 0 {
            let s = if kept > 1 { "s" } else { "" };
            return self.pick(
                format!("{kept} promesse{s} sur {all} tenue{s} en douze mois"),
                format!("{kept} of {all} promises kept in twelve months"),
            );
        }
        let s = if broken > 1 { "s" } else { "" };
        self.pick(
            format!("{broken} promesse{s} non tenue{s} sur {all} en douze mois"),
            format!("{broken} of {all} promises broken in twelve months"),
        )
    }

    /// What the ledger does not know.
    pub(crate) fn limit_unknown(self) -> String {
        self.pick("Limite de crédit non connue", "Credit limit not known")
    }

    /// The days of the month on which a customer pays, with the evidence.
    pub(crate) fn runs(self, runs: Option<&RunDays>) -> String {
        let Some(runs) = runs else {
            return self.pick(
                "Pas de jour de paiement reconnu : il faut six paiements datés en un an, dont quatre sur cinq au même jour du mois.",
                "No payment day recognised: it takes six dated payments in a year, four in five of them on the same day of the month.",
            );
        };
        let days: Vec<_> = runs.days.iter().map(|it| self.run_day(*it)).collect();
        let (seen, all) = (runs.in_runs, runs.payment_days);
        self.pick(
            format!(
                "Paie {} : {seen} de ses {all} jours de paiement en douze mois.",
                days.join(" et ")
            ),
            format!("Pays {}: {seen} of {all} payment days in twelve months.", days.join(" and ")),
        )
    }

    fn run_day(self, day: u8) -> String {
        let (fr, en) = match day {
            1 => ("le 1er".into(), "on the 1st".into()),
            31 => ("en fin de mois".into(), "at the end of the month".into()),
            2 | 22 => (format!("le {day}"), format!("on the {day}nd")),
            3 | 23 => (format!("le {day}"), format!("on the {day}rd")),
            21 => (format!("le {day}"), format!("on the {day}st")),
            _ => (format!("le {day}"), format!("on the {day}th")),
        };
        if self.0 == Fr { fr } else { en }
    }

    /// The warning of a good payer who slips.
    pub(crate) fn slip(self, slip: &Slip) -> String {
        let (before, lately) = (self.late(slip.before), self.late(slip.lately));
        self.pick(
            format!("Bon payeur qui dérape : {lately} de retard ces trois derniers mois, {before} les six d’avant."),
            format!("A good payer is slipping: {lately} late in the last three months, {before} in the six before."),
        )
    }

    /// `12,3 jours`, one decimal.
    fn late(self, days: Decimal) -> String {
        let (shown, fixed) = (rounded(days, 1), '\u{a0}');
        let is_plural = match self.0 {
            Fr => shown.abs() >= Decimal::TWO,
            En => shown.abs() != Decimal::ONE,
        };
        let figure = self.decimal(shown);
        let s = if is_plural { "s" } else { "" };
        match self.0 {
            Fr => format!("{figure}{fixed}jour{s}"),
            En => format!("{figure}{fixed}day{s}"),
        }
    }
}
