//! The day: what it holds, why a row is where it is, and what it is worth.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike, Weekday};
use receivables::{
    Money,
    dunning::{ActionKind, Reason},
    worklist::{Fit, Group, Moved, Ranked},
};

use super::Words;
use crate::session::Language::{En, Fr};

impl Words {
    /// `14 h`, `14 h 30`; `14:30` in English.
    pub(crate) fn hour(self, at: NaiveDateTime) -> String {
        let (hour, minute) = (at.hour(), at.minute());
        match (self.0, minute) {
            (Fr, 0) => format!("{hour}\u{a0}h"),
            (Fr, _) => format!("{hour}\u{a0}h\u{a0}{minute:02}"),
            (En, _) => format!("{hour}:{minute:02}"),
        }
    }

    /// `lundi 30 novembre 2026 à 14 h`.
    pub(crate) fn moment(self, at: NaiveDateTime) -> String {
        let (weekday, day, hour) = (self.weekday(at.date()), self.day(at.date()), self.hour(at));
        self.pick(format!("{weekday} {day} à {hour}"), format!("{weekday} {day} at {hour}"))
    }

    fn weekday(self, day: NaiveDate) -> &'static str {
        let (fr, en) = match day.weekday() {
            Weekday::Mon => ("lundi", "Monday"),
            Weekday::Tue => ("mardi", "Tuesday"),
            Weekday::Wed => ("mercredi", "Wednesday"),
            Weekday::Thu => ("jeudi", "Thursday"),
            Weekday::Fri => ("vendredi", "Friday"),
            Weekday::Sat => ("samedi", "Saturday"),
            Weekday::Sun => ("dimanche", "Sunday"),
        };
        if self.0 == Fr { fr } else { en }
    }

    /// Why a row waits until later today.
    pub(crate) fn later_today(self, at: NaiveDateTime, call_back: bool) -> String {
        let hour = self.hour(at);
        if call_back {
            return self
                .pick(format!("À rappeler à {hour}."), format!("To be called back at {hour}."));
        }
        self.pick(format!("Mis de côté jusqu’à {hour}."), format!("Set aside until {hour}."))
    }

    /// Why a row was moved to another day.
    pub(crate) fn moved_on(self, why: &Moved) -> String {
        match why {
            Moved::CallsFull(0) => self.pick(
                "Reporté : aucun appel n’est prévu ce jour.",
                "Moved: no call is planned for the day.",
            ),
            Moved::CallsFull(calls) => self.pick(
                format!("Reporté : les {calls} appels du jour sont pris."),
                format!("Moved: the day’s {calls} calls are taken."),
            ),
            Moved::MinutesFull(minutes) => self.pick(
                format!("Reporté : les {minutes} minutes du jour sont prises."),
                format!("Moved: the day’s {minutes} minutes are taken."),
            ),
            Moved::PostLeft(by) => {
                let hour = self.hour(NaiveDate::default().and_time(*by));
                self.pick(
                    format!("Reporté : le courrier est parti à {hour}."),
                    format!("Moved: the post left at {hour}."),
                )
            }
        }
    }

    /// What the day holds, and what was moved.
    pub(crate) fn day_fit(self, fit: &Fit) -> String {
        let calls = self.count(fit.calls_planned, ("appel", "appels"), ("call", "calls"));
        let letters = self.count(fit.letters_planned, ("lettre", "lettres"), ("letter", "letters"));
        let time = self.duration(fit.minutes_planned);
        let planned = self.pick(
            format!("{calls} et {letters} aujourd’hui, {time} de travail"),
            format!("{calls} and {letters} today, {time} of work"),
        );
        let calls = self.count(fit.calls_moved, ("appel", "appels"), ("call", "calls"));
        let letters = self.count(fit.letters_moved, ("lettre", "lettres"), ("letter", "letters"));
        match (fit.calls_moved, fit.letters_moved) {
            (0, 0) => format!("{planned}."),
            (_, 0) => self.pick(
                format!("{planned} ; {calls} à un autre jour, rien n’est perdu."),
                format!("{planned}; {calls} on another day, nothing is lost."),
            ),
            (0, _) => self.pick(
                format!("{planned} ; {letters} à un autre jour, rien n’est perdu."),
                format!("{planned}; {letters} on another day, nothing is lost."),
            ),
            (..) => self.pick(
                format!("{planned} ; {calls} et {letters} à un autre jour, rien n’est perdu."),
                format!("{planned}; {calls} and {letters} on another day, nothing is lost."),
            ),
        }
    }

    /// `1 h 05`, `25 min`.
    fn duration(self, minutes: u32) -> String {
        match (minutes / 60, minutes % 60) {
            (0, minutes) => format!("{minutes}\u{a0}min"),
            (hours, minutes) => format!("{hours}\u{a0}h\u{a0}{minutes:02}"),
        }
    }

    pub(super) fn count(self, count: u32, fr: (&str, &str), en: (&str, &str)) -> String {
        let word = match self.0 {
            Fr if count > 1 => fr.1,
            Fr => fr.0,
            En if count == 1 => en.0,
            En => en.1,
        };
        format!("{count} {word}")
    }

    /// How the rank was computed: what goes first or last whatever it brings in, then amount ×
    /// chance ÷ minutes. Every row has it, so that it is put together once, its spaces fixed.
    pub(crate) fn worth(self, ranked: &Ranked) -> String {
        let worth = &ranked.worth;
        let place = self.goes(ranked);
        let amount = self.amount(ranked.action.claimed);
        let unit = 10_i64.pow(worth.per_hour.currency.decimals());
        let whole = worth.per_hour.minor / unit * unit;
        // An estimate has no cents.
        let cents = if self.0 == Fr { ",00" } else { ".00" };
        let per_hour = self.amount(Money { minor: whole, ..worth.per_hour }).replace(cents, "");
        let (chance, minutes) = (worth.chance_percent, worth.minutes);
        match self.0 {
            Fr => format!(
                "{place}{amount} × {chance}\u{a0}% de chances ÷ {minutes}\u{a0}min\u{a0}: environ {per_hour} l’heure."
            ),
            En => format!(
                "{place}{amount} × {chance}% chance ÷ {minutes}\u{a0}min: about {per_hour} an hour."
            ),
        }
    }

    /// Where a row goes whatever it brings in.
    fn goes(self, ranked: &Ranked) -> &'static str {
        let asked_for = matches!(ranked.action.reason, Reason::CallBack { .. });
        let (fr, en) = match (ranked.group, ranked.action.kind) {
            (Group::BrokenWord, ActionKind::DeclareClaim) => {
                ("Passe en premier\u{a0}: le délai court. ", "Goes first: time runs out. ")
            }
            (Group::BrokenWord, _) => {
                ("Passe en premier\u{a0}: une parole non tenue. ", "Goes first: a broken promise. ")
            }
            _ if asked_for => {
                ("Passe en premier\u{a0}: un rappel convenu. ", "Goes first: an agreed call-back. ")
            }
            (Group::LeaveAlone, _) => (
                "Passe après le reste\u{a0}: paie d’ordinaire de lui-même à ce stade, ou vaut moins que le temps passé. ",
                "Goes after the rest: usually pays by itself about now, or is worth less than the time it takes. ",
            ),
            (_, ActionKind::Allocate | ActionKind::ChaseDispute) => (
                "Travail interne, classé comme une relance du même montant. ",
                "Work in house, ranked like a reminder of the same amount. ",
            ),
            _ => ("", ""),
        };
        if self.0 == Fr { fr } else { en }
    }

    /// What was last said, with its day.
    pub(crate) fn last_words(self, on: NaiveDate, note: &str, key_date: NaiveDate) -> String {
        let days = key_date.signed_duration_since(on).num_days();
        match (self.0, days) {
            (Fr, ..=0) => format!("aujourd’hui : « {note} »"),
            (Fr, 1) => format!("hier : « {note} »"),
            (Fr, days) => format!("il y a {days}\u{a0}j : « {note} »"),
            (En, ..=0) => format!("today: “{note}”"),
            (En, 1) => format!("yesterday: “{note}”"),
            (En, days) => format!("{days}\u{a0}d ago: “{note}”"),
        }
    }
}
