//! Wording: every sentence the program says about facts, French and English side by side.
//!
//! The window and the command line show the same sentences. A fact is a `match` without
//! wildcard over both languages, so a missing translation does not compile.

mod brief;
mod change;
mod charge;
mod company;
mod day;
mod evidence;
pub(crate) mod export;
mod failure;
mod forecast;
mod format;
mod history;
mod import;
pub(crate) mod indicator;
mod journal;
mod mail;
mod not_yet;
mod payer;
mod payment;
mod policy;
mod preflight;
mod print;
mod provision;
mod rate;
mod reason;
mod receipt;
mod sales_list;
mod sheet;
mod simulation;
mod system;
mod template;
mod tie_out;
mod undo;
mod verify;

pub(crate) use rate::publisher;

use chrono::NaiveDate;
use documents::typography;
use receivables::{Money, dunning::Step};

use crate::session::Language;

/// Says facts in one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words(pub(crate) Language);

impl Words {
    /// The French or the English text; in French a sentence never breaks before its punctuation.
    pub(crate) fn pick(self, fr: impl Into<String>, en: impl Into<String>) -> String {
        match self.0 {
            Language::Fr => typography::bind(&fr.into(), self.0.into()),
            Language::En => en.into(),
        }
    }

    /// The same for the sentences of every row of a list: only the one that is read is composed.
    pub(crate) fn compose(
        self,
        fr: impl FnOnce() -> String,
        en: impl FnOnce() -> String,
    ) -> String {
        match self.0 {
            Language::Fr => typography::bind(&fr(), self.0.into()),
            Language::En => en(),
        }
    }

    /// An amount with its currency.
    pub(crate) fn amount(self, money: Money) -> String {
        typography::amount(money, self.0.into())
    }

    /// A yearly rate in percent.
    pub(crate) fn percent(self, rate: rust_decimal::Decimal) -> String {
        typography::percent(rate, self.0.into())
    }

    /// A day of the key date's year without the year, any other with it.
    pub(crate) fn day(self, day: NaiveDate) -> String {
        typography::long_date(day, self.0.into())
    }

    /// `1 jour`, `3 jours`.
    pub(crate) fn days(self, days: i32) -> String {
        let plural = if days.abs() > 1 { "s" } else { "" };
        let fixed = '\u{a0}';
        match self.0 {
            Language::Fr => format!("{days}{fixed}jour{plural}"),
            Language::En => format!("{days}{fixed}day{}", if days.abs() == 1 { "" } else { "s" }),
        }
    }

    /// What a step is called.
    pub(crate) fn step(self, step: Step) -> &'static str {
        match (self.0, step) {
            (Language::Fr, Step::Preventive) => "Relance préventive",
            (Language::Fr, Step::FirstReminder) => "Relance 1",
            (Language::Fr, Step::Call) => "Appel",
            (Language::Fr, Step::SecondReminder) => "Relance 2",
            (Language::Fr, Step::SecondCall) => "Second appel",
            (Language::Fr, Step::FinalReminder) => "Dernière relance",
            (Language::Fr, Step::FormalNotice) => "Mise en demeure",
            (Language::Fr, Step::HandOver) => "Passage au recouvrement",
            (Language::En, Step::Preventive) => "Preventive note",
            (Language::En, Step::FirstReminder) => "Reminder 1",
            (Language::En, Step::Call) => "Call",
            (Language::En, Step::SecondReminder) => "Reminder 2",
            (Language::En, Step::SecondCall) => "Second call",
            (Language::En, Step::FinalReminder) => "Final reminder",
            (Language::En, Step::FormalNotice) => "Formal notice",
            (Language::En, Step::HandOver) => "Hand-over to collection",
        }
    }

    /// A step inside a sentence, with its article.
    pub(crate) fn the_step(self, step: Step) -> &'static str {
        match (self.0, step) {
            (Language::Fr, Step::Preventive) => "la relance préventive",
            (Language::Fr, Step::FirstReminder) => "la 1re relance",
            (Language::Fr, Step::Call) => "l’appel",
            (Language::Fr, Step::SecondReminder) => "la 2e relance",
            (Language::Fr, Step::SecondCall) => "le second appel",
            (Language::Fr, Step::FinalReminder) => "la dernière relance",
            (Language::Fr, Step::FormalNotice) => "la mise en demeure",
            (Language::Fr, Step::HandOver) => "le passage au recouvrement",
            (Language::En, Step::Preventive) => "the preventive note",
            (Language::En, Step::FirstReminder) => "the first reminder",
            (Language::En, Step::Call) => "the call",
            (Language::En, Step::SecondReminder) => "the second reminder",
            (Language::En, Step::SecondCall) => "the second call",
            (Language::En, Step::FinalReminder) => "the final reminder",
            (Language::En, Step::FormalNotice) => "the formal notice",
            (Language::En, Step::HandOver) => "the hand-over to collection",
        }
    }

    /// `J+15`, `J−7`; `D+15` in English.
    pub(crate) fn offset(self, offset: i32) -> String {
        let sign = if offset < 0 { '−' } else { '+' };
        let day = if self.0 == Language::Fr { 'J' } else { 'D' };
        format!("{day}{sign}{}", offset.unsigned_abs())
    }
}

impl From<Language> for receivables::letter::Language {
    fn from(language: Language) -> Self {
        match language {
            Language::Fr => Self::Fr,
            Language::En => Self::En,
        }
    }
}

/// « Relance 1 » inside a sentence becomes « relance 1 ».
pub(crate) fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|it| it.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// A name that stands alone, or begins a sentence.
pub(crate) fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|it| it.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
