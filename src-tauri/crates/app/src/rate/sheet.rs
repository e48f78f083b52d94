//! The sheet of rates: the table as it stands, with what each half-year makes.

use std::collections::{BTreeSet, HashMap};

use receivables::{
    letter::Audience,
    rates::{Penalty, Quote, RateError, ReferenceRate, Regime, Semester},
};
use store::RateRecord;

use super::{MadeRate, MadeRateKind, Percent, RateFigure, RateReference, RateSheet, SemesterRow};
use crate::{
    company,
    failure::Cause,
    ledger::{Ledger, Moment},
    wording::upper_first,
};

/// Half-years whose rates are too old to warn of: what fell due before is time-barred.
const WARNED: usize = 11;

/// When a rate was typed or confirmed by the user.
type Entered = HashMap<(Semester, ReferenceRate), RateRecord>;

/// The rates of every half-year, newest first.
pub(super) fn sheet(ledger: &mut Ledger, moment: &Moment) -> Result<RateSheet, Cause> {
    let terms = company::load(ledger)?.penalty_terms;
    let read = terms.read()?;
    let agreed = Some(read.penalty(Audience::Business)).filter(|it| it.regime.is_stipulated());
    let entered = ledger.store.rates()?;
    let entered: Entered = entered.into_iter().map(|it| ((it.semester, it.rate), it)).collect();
    let current = Semester::of(moment.key_date);
    let known: BTreeSet<_> = ledger.rates.semesters().chain([current, current.next()]).collect();
    let row = |it: &Semester| row(ledger, moment, (*it, current), &entered, agreed);
    let semesters = known.iter().rev().map(row).collect();
    let mut warnings = to_come(ledger, moment, current);
    warnings.extend(floors(ledger, moment, &known, agreed));
    Ok(RateSheet {
        key_date: moment.key_date,
        semesters,
        terms_sentence: moment.words.penalty_terms(&read),
        terms,
        warnings,
    })
}

fn row(
    ledger: &Ledger,
    moment: &Moment,
    (semester, current): (Semester, Semester),
    entered: &Entered,
    agreed: Option<Penalty>,
) -> SemesterRow {
    let words = moment.words;
    let percent = |it| Percent { value: format!("{it}"), text: words.percent(it) };
    let figures = RateReference::ALL.map(|reference| {
        let rate = reference.rate();
        let figure = ledger.rates.figure(semester, rate);
        RateFigure {
            reference,
            name: upper_first(&words.reference(rate)),
            percent: figure.map(|it| percent(it.percent)),
            confirmed: figure.is_some_and(|it| it.confirmed),
            source: figure.map(|it| words.source(rate, it)).unwrap_or_default(),
            entered_on: entered.get(&(semester, rate)).map(|it| it.entered_on),
        }
    });
    let rates = &ledger.rates;
    let made = |kind, quote: Result<Quote, RateError>, below_floor| MadeRate {
        kind,
        percent: quote.as_ref().ok().map(|it| percent(it.percent)),
        confirmed: quote.is_ok_and(|it| it.confirmed),
        below_floor,
    };
    let mut makes = vec![
        made(MadeRateKind::Default, Regime::FrB2bDefault.quote_of(rates, semester), false),
        made(MadeRateKind::Floor, rates.floor(semester), false),
        made(MadeRateKind::Public, Regime::FrPublic.quote_of(rates, semester), false),
    ];
    if let Some(agreed) = agreed {
        let below = agreed.is_below_floor(rates, semester, semester);
        let quote = agreed.quote(rates, semester, semester);
        makes.push(made(MadeRateKind::Agreed, quote, below));
    }
    SemesterRow {
        semester: semester.to_string(),
        name: words.semester(semester),
        from: semester.first_day(),
        to: semester.last_day(),
        current: semester == current,
        to_confirm: figures.iter().any(|it| it.percent.is_some() && !it.confirmed),
        figures: figures.into(),
        makes,
    }
}

/// What is missing of this half-year and of the next.
fn to_come(ledger: &Ledger, moment: &Moment, current: Semester) -> Vec<String> {
    let is_missing = |it: &Semester| {
        let french = [ReferenceRate::Ecb, ReferenceRate::LegalProfessional];
        french.iter().any(|rate| ledger.rates.figure(*it, *rate).is_none())
    };
    let missing = [current, current.next()].into_iter().filter(is_missing);
    missing.map(|it| moment.words.rates_to_come(it, it == current)).collect()
}

/// The newest half-year in which the terms of sale are under the floor.
fn floors(
    ledger: &Ledger,
    moment: &Moment,
    known: &BTreeSet<Semester>,
    agreed: Option<Penalty>,
) -> Option<String> {
    let (agreed, rates) = (agreed?, &ledger.rates);
    let mut recent = known.iter().rev().copied().take(WARNED);
    let below = recent.find(|it| agreed.is_below_floor(rates, *it, *it))?;
    let quote = agreed.quote(rates, below, below).ok()?;
    let floor = rates.floor(below).ok()?;
    Some(moment.words.below_floor(below, quote.percent, floor.percent))
}
