//! Rates: what is known of each half-year, confirmed or typed by the user, and what it makes.
//!
//! The ledger's table is the shipped one with what was entered in its place. A figure that was
//! typed with its source counts as confirmed; one that nobody confirmed is shown with its mark, and
//! no letter claims by it.

mod sheet;
mod terms;

use receivables::rates::{Figure, RateTable, ReferenceRate, Semester};
use serde::{Deserialize, Serialize};
use store::{RateRecord, Store};
use ts_rs::TS;

use crate::{
    Answer, App,
    amount::Day,
    company,
    failure::Cause,
    ledger::{Ledger, Moment},
};

pub use terms::{PenaltyBasis, PenaltyTerms};

/// The rates of every half-year, newest first.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct RateSheet {
    /// The day.
    pub key_date: Day,
    /// The half-years, newest first; the coming one too, so that its rates can be entered.
    pub semesters: Vec<SemesterRow>,
    /// What the terms of sale say.
    pub terms: PenaltyTerms,
    /// What they come to, one sentence.
    pub terms_sentence: String,
    /// What is unwise, missing or to be confirmed, whole sentences.
    pub warnings: Vec<String>,
}

/// One half-year.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct SemesterRow {
    /// Its code: `2026S2`.
    pub semester: String,
    /// Its name.
    pub name: String,
    /// Its first day.
    pub from: Day,
    /// Its last day.
    pub to: Day,
    /// Whether the key date lies in it.
    pub current: bool,
    /// Whether something in it waits to be confirmed.
    pub to_confirm: bool,
    /// The reference rates, all of them, known or not.
    pub figures: Vec<RateFigure>,
    /// What they make.
    pub makes: Vec<MadeRate>,
}

/// A reference rate of a half-year.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct RateFigure {
    /// Which one.
    pub reference: RateReference,
    /// Its name.
    pub name: String,
    /// What it is; none: not known.
    pub percent: Option<Percent>,
    /// Whether it can be relied on.
    pub confirmed: bool,
    /// Where it was read; empty where it is not known.
    pub source: String,
    /// The day the user typed or confirmed it; none: as shipped.
    pub entered_on: Option<Day>,
}

/// A rate that penalties are computed by.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct MadeRate {
    /// Which one.
    pub kind: MadeRateKind,
    /// What it is; none: what it rests on is not known.
    pub percent: Option<Percent>,
    /// Whether what it rests on is confirmed.
    pub confirmed: bool,
    /// Whether it was agreed and is under the floor.
    pub below_floor: bool,
}

/// Which rate the reference rates make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum MadeRateKind {
    /// Between businesses without a stipulation: ECB + 10.
    Default,
    /// The least a contract may say: three times the legal rate.
    Floor,
    /// Public buyers: ECB + 8.
    Public,
    /// The company's own terms of sale.
    Agreed,
}

/// A percentage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Percent {
    /// As a plain decimal.
    pub value: String,
    /// As people read it.
    pub text: String,
}

/// A reference rate, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum RateReference {
    /// ECB main refinancing rate.
    Ecb,
    /// Legal rate of a professional creditor.
    LegalProfessional,
    /// Legal rate of an individual creditor.
    LegalIndividual,
    /// German base rate.
    Basiszins,
    /// Bank Rate.
    BankOfEngland,
}

/// A rate to enter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RateDraft {
    /// Of which half-year: `2027S1`.
    pub semester: String,
    /// Which one.
    pub reference: RateReference,
    /// The percentage as typed.
    pub percent: String,
    /// Where it was read.
    pub source: String,
}

impl RateReference {
    /// Every one, in the order of the table.
    pub const ALL: [Self; 5] = [
        Self::Ecb,
        Self::LegalProfessional,
        Self::LegalIndividual,
        Self::Basiszins,
        Self::BankOfEngland,
    ];

    /// Its name in the domain.
    pub(crate) fn rate(self) -> ReferenceRate {
        match self {
            Self::Ecb => ReferenceRate::Ecb,
            Self::LegalProfessional => ReferenceRate::LegalProfessional,
            Self::LegalIndividual => ReferenceRate::LegalIndividual,
            Self::Basiszins => ReferenceRate::Basiszins,
            Self::BankOfEngland => ReferenceRate::BankOfEngland,
        }
    }
}

impl App {
    /// The rates of every half-year.
    pub fn rates(&mut self) -> Answer<RateSheet> {
        self.run(None, sheet::sheet)
    }

    /// Confirms what is known of a half-year and was not confirmed: one rate of it, or all.
    pub fn confirm_rates(
        &mut self,
        semester: &str,
        reference: Option<RateReference>,
    ) -> Answer<RateSheet> {
        self.run(None, |ledger, moment| {
            confirm(ledger, moment, semester, reference)?;
            sheet::sheet(ledger, moment)
        })
    }

    /// Enters a rate with its source.
    pub fn set_rate(&mut self, draft: &RateDraft) -> Answer<RateSheet> {
        self.run(None, |ledger, moment| {
            set(ledger, moment, draft)?;
            sheet::sheet(ledger, moment)
        })
    }

    /// Says what the terms of sale say of late payment.
    pub fn save_penalty_terms(&mut self, terms: &PenaltyTerms) -> Answer<RateSheet> {
        self.run(None, |ledger, moment| {
            save_terms(ledger, moment, terms)?;
            sheet::sheet(ledger, moment)
        })
    }
}

/// The shipped rates with those that were entered in their place.
pub(crate) fn table(store: &Store) -> Result<RateTable, Cause> {
    let mut table = RateTable::shipped();
    for it in store.rates()? {
        table.set(it.semester, it.rate, it.figure);
    }
    Ok(table)
}

fn confirm(
    ledger: &mut Ledger,
    moment: &Moment,
    semester: &str,
    reference: Option<RateReference>,
) -> Result<(), Cause> {
    let semester = named(semester)?;
    let asked = |it: &ReferenceRate| reference.is_none_or(|asked| asked.rate() == *it);
    let waiting = ReferenceRate::ALL.into_iter().filter(asked).filter_map(|rate| {
        let figure = ledger.rates.figure(semester, rate).filter(|it| !it.confirmed)?;
        // Whoever confirms it has read it where it is published.
        let figure = Figure { confirmed: true, ..figure.clone() };
        Some(RateRecord { semester, rate, figure, entered_on: moment.today })
    });
    let waiting: Vec<_> = waiting.collect();
    if waiting.is_empty() {
        return Err(Cause::NothingToConfirm(semester));
    }
    ledger.change("confirm-rates", moment.now, |change| {
        for it in &waiting {
            change.add_rate(it)?;
        }
        Ok(((), Some(serde_json::json!({ "semester": semester.to_string() }).to_string())))
    })
}

fn set(ledger: &mut Ledger, moment: &Moment, draft: &RateDraft) -> Result<(), Cause> {
    let semester = named(&draft.semester)?;
    if semester > Semester::of(moment.today).next() {
        return Err(Cause::RateTooEarly(semester));
    }
    let percent = terms::percent(&draft.percent)?;
    let source = draft.source.trim();
    if source.is_empty() {
        return Err(Cause::RateWithoutSource);
    }
    let figure = Figure { percent, confirmed: true, source: source.to_owned() };
    let rate = draft.reference.rate();
    if ledger.rates.figure(semester, rate) == Some(&figure) {
        return Ok(());
    }
    let record = RateRecord { semester, rate, figure, entered_on: moment.today };
    ledger.change("rate", moment.now, |change| {
        change.add_rate(&record)?;
        let summary = serde_json::json!({
            "semester": semester.to_string(), "rate": rate.to_string(),
            "percent": percent.to_string(), "source": source,
        });
        Ok(((), Some(summary.to_string())))
    })
}

fn save_terms(ledger: &mut Ledger, moment: &Moment, terms: &PenaltyTerms) -> Result<(), Cause> {
    terms.read()?;
    let before = company::load(ledger)?;
    if before.penalty_terms == *terms {
        return Ok(());
    }
    let company = company::Company { penalty_terms: terms.clone(), ..before };
    let profile = serde_json::to_string(&company).map_err(|it| Cause::Internal(it.to_string()))?;
    ledger.change("penalty-terms", moment.now, |change| {
        change.save_company(&profile)?;
        Ok(((), Some(serde_json::json!(terms).to_string())))
    })
}

/// A half-year as people write it: `2026S2`, `2026-S2`, `2026s2`.
fn named(text: &str) -> Result<Semester, Cause> {
    let plain: String = text.chars().filter(|it| !it.is_whitespace() && *it != '-').collect();
    plain.to_uppercase().parse().map_err(|_| Cause::UnknownSemester(text.to_owned()))
}
