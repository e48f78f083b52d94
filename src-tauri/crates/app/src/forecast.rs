//! Expected receipts: what will come in of the open documents, week by week, and how far off such
//! forecasts were.

use receivables::{
    Balance, Currency, CustomerId, Money,
    forecast::{self as domain, Announced, AnnouncedKind, Forecast, Known},
    indicators::rounded,
    plan::PlanStatus,
    portfolio::Portfolio,
    promise::{PromiseStatus, WordsGiven},
};
use serde::Serialize;
use ts_rs::TS;

mod week;

pub(crate) use week::report as week_report;
pub use week::{ForecastPart, ForecastWeekReport};

use crate::{
    Answer, App,
    amount::Day,
    failure::Cause,
    hold,
    ledger::{Ledger, Moment},
    payer::words_given,
    plan,
};

/// Ends of months the error is measured on.
const MONTHS: usize = 12;

/// What will come in. Amounts are minor units; the weeks' expected amounts, `beyond` and
/// `disputed` add up to `open`.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ForecastReport {
    /// The day, the last of which anything is known.
    pub key_date: Day,
    /// ISO 4217 code of every amount: the company's currency; others are left out.
    pub currency: String,
    /// Thirteen weeks, the first beginning the day after.
    pub weeks: Vec<ForecastWeek>,
    /// What the thirteen weeks bring.
    #[ts(type = "number")]
    pub expected: i64,
    /// What comes later, or is not expected.
    #[ts(type = "number")]
    pub beyond: i64,
    /// What is contested.
    #[ts(type = "number")]
    pub disputed: i64,
    /// Open invoices less credits.
    #[ts(type = "number")]
    pub open: i64,
    /// Payments it was learnt from.
    pub learnt_from: u32,
    /// All of it in words.
    pub sentence: String,
    /// What speaks against relying on it, and what it leaves out: whole sentences.
    pub remarks: Vec<String>,
    /// What it takes for granted.
    pub assumption: String,
}

/// Seven days. Amounts are minor units.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ForecastWeek {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// The mean.
    #[ts(type = "number")]
    pub expected: i64,
    /// One time in ten it is less.
    #[ts(type = "number")]
    pub low: i64,
    /// One time in ten it is more.
    #[ts(type = "number")]
    pub high: i64,
    /// What of the open items was promised for these days, as if every word were kept.
    #[ts(type = "number")]
    pub promised: i64,
    /// What of them plans provide for these days, as if every one were kept.
    #[ts(type = "number")]
    pub planned: i64,
}

/// How far off such forecasts were.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ForecastErrorReport {
    /// The day.
    pub key_date: Day,
    /// ISO 4217 code of every amount.
    pub currency: String,
    /// What was measured; none where the ledger does not go back far enough.
    pub measured: Option<MeasuredErrors>,
    /// What was found, in words.
    pub sentence: String,
    /// What was compared, in words.
    pub assumption: String,
}

/// Forecasts and what came in. Percentages are decimal texts with one decimal.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct MeasuredErrors {
    /// The days the forecasts are as of, oldest first.
    pub made_on: Vec<Day>,
    /// What came in of their documents within thirteen weeks, all together, minor units.
    #[ts(type = "number")]
    pub received: i64,
    /// What was forecast, minor units.
    #[ts(type = "number")]
    pub expected: i64,
    /// The error of the forecast.
    pub forecast: ErrorFigures,
    /// The error of due date plus average delay.
    pub naive: ErrorFigures,
    /// Weeks whose receipts lay in the range; eighty percent are meant to.
    pub within_range: String,
}

/// An error in percent of what came in.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ErrorFigures {
    /// Absolute errors of single weeks.
    pub weekly: String,
    /// Absolute errors of thirteen weeks together.
    pub thirteen_weeks: String,
    /// Positive where too much was expected.
    pub bias: String,
}

impl App {
    /// What will come in, week by week.
    pub fn forecast(&mut self, on: Option<Day>) -> Answer<ForecastReport> {
        self.run(on, report)
    }

    /// What one week is made of, 1 being the first; at most so many parts, the largest first.
    pub fn forecast_week(
        &mut self,
        on: Option<Day>,
        week: u8,
        most: usize,
    ) -> Answer<ForecastWeekReport> {
        self.run(on, |ledger, moment| week_report(ledger, moment, week, most))
    }

    /// How far off the forecasts of the last ends of months would have been.
    pub fn forecast_error(&mut self, on: Option<Day>) -> Answer<ForecastErrorReport> {
        self.run(on, error_report)
    }
}

/// What will come in, as of the end of the key date.
pub(crate) fn report(ledger: &mut Ledger, moment: &Moment) -> Result<ForecastReport, Cause> {
    let currency = ledger.figures_currency()?;
    let known = known(ledger, currency, moment.key_date)?;
    let whole = ledger.whole()?;
    let forecast = domain::forecast(whole, currency, &known, moment.key_date);
    let others = in_other_currencies(whole, currency, moment.key_date);
    let expected = forecast.weeks.iter().map(|it| it.expected).sum();
    Ok(ForecastReport {
        key_date: moment.key_date,
        currency: currency.code().to_owned(),
        expected,
        beyond: forecast.beyond,
        disputed: forecast.disputed,
        open: forecast.open,
        learnt_from: forecast.learnt_from,
        sentence: moment.words.forecast(&forecast, expected, currency),
        remarks: [
            moment.words.forecast_doubt(&forecast),
            moment.words.forecast_unused(&forecast, currency),
            moment.words.forecast_leaves_out(&others),
        ]
        .into_iter()
        .flatten()
        .collect(),
        assumption: moment.words.forecast_assumes(),
        weeks: weeks(&forecast),
    })
}

/// What is open in other currencies, each by itself.
fn in_other_currencies(portfolio: &Portfolio, own: Currency, on: Day) -> Vec<Money> {
    if portfolio.issued().keys().all(|it| *it == own) {
        return Vec::new();
    }
    let open = portfolio.open_items(on).filter(|it| it.open.currency != own).map(|it| it.open);
    open.collect::<Balance>().iter().filter(|it| it.minor != 0).collect()
}

fn weeks(forecast: &Forecast) -> Vec<ForecastWeek> {
    let week = |it: &domain::Week| ForecastWeek {
        from: it.from,
        to: it.to,
        expected: it.expected,
        low: it.low,
        high: it.high,
        promised: it.promised,
        planned: it.planned,
    };
    forecast.weeks.iter().map(week).collect()
}

/// How far off the forecasts of the last ends of months would have been.
pub(crate) fn error_report(
    ledger: &mut Ledger,
    moment: &Moment,
) -> Result<ForecastErrorReport, Cause> {
    let currency = ledger.figures_currency()?;
    let days = domain::month_ends_before(moment.key_date, MONTHS).into_iter();
    let known = days.map(|it| Ok((it, known(ledger, currency, it)?)));
    let known = known.collect::<Result<Vec<_>, Cause>>()?;
    let errors = domain::forecast_errors(ledger.whole()?, currency, &known);
    let percent = |it| rounded(it, 1).to_string();
    let figures = |it: domain::ErrorMeasure| ErrorFigures {
        weekly: percent(it.weekly),
        thirteen_weeks: percent(it.thirteen_weeks),
        bias: percent(it.bias),
    };
    Ok(ForecastErrorReport {
        key_date: moment.key_date,
        currency: currency.code().to_owned(),
        sentence: moment.words.forecast_errors(errors.as_ref()),
        assumption: moment.words.forecast_errors_assume(),
        measured: errors.map(|it| MeasuredErrors {
            received: it.received,
            expected: it.expected,
            forecast: figures(it.ours),
            naive: figures(it.naive),
            within_range: percent(it.within_range),
            made_on: it.made_on,
        }),
    })
}

/// What was known on a day besides documents and settlements.
fn known(ledger: &Ledger, currency: Currency, on: Day) -> Result<Known, Cause> {
    let disputes = ledger.store.disputes(on)?.into_iter().map(|it| it.dispute);
    let disputed = disputes.map(|it| (it.item, it.disputed.map(|part| part.minor)));
    Ok(Known {
        announced: announced(ledger, currency, on)?,
        disputed: disputed.collect(),
        insolvent: hold::insolvent(ledger, on)?,
    })
}

/// Open promises and the instalments of running plans, as far as they have not come.
fn announced(ledger: &Ledger, currency: Currency, on: Day) -> Result<Vec<Announced>, Cause> {
    let words = words_given(ledger, on)?;
    let all_words = words.values().fold(WordsGiven::default(), |sum, it| WordsGiven {
        kept: sum.kept + it.kept,
        broken: sum.broken + it.broken,
    });
    let of = |kind, customer: CustomerId, items, day, minor| Announced {
        kind,
        customer,
        items,
        on: day,
        minor,
        words: words.get(&customer).copied().unwrap_or_default(),
        all_words,
    };
    let mut announced = Vec::new();
    for record in ledger.store.promises(on)? {
        let promise = record.promise;
        let is_open = promise.status(&ledger.calendar, on) == PromiseStatus::Open;
        if is_open && promise.promised.currency == currency {
            let came: i64 = promise.received.iter().map(|(_, it)| it.minor).sum();
            let minor = promise.promised.minor - came;
            let (items, day) = (promise.items, promise.due_on);
            announced.push(of(AnnouncedKind::Promise, record.customer, items, day, minor));
        }
    }
    for record in plan::standing(ledger, on)? {
        let plan = record.plan;
        let is_running = matches!(plan.status(&ledger.calendar, on), PlanStatus::Running { .. });
        if !is_running || record.currency != currency {
            continue;
        }
        for (instalment, paid) in plan.instalments.iter().zip(plan.paid(on)) {
            let (minor, day) = (instalment.amount.minor - paid.minor, instalment.due_on);
            let items = plan.items.clone();
            announced.push(of(AnnouncedKind::Instalment, record.customer, items, day, minor));
        }
    }
    announced.retain(|it| it.minor > 0);
    Ok(announced)
}
