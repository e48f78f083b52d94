//! Workings: how each figure of a month came about, input by input, and which exception applied.

use receivables::{
    Currency, CustomerId, Money,
    indicators::{CountbackDso, Largest, concentrations, countback_steps, dso_share},
    monthly::months,
};
use rust_decimal::Decimal;
use serde::Serialize;
use ts_rs::TS;

use super::{
    ExceptionKind, Indicator,
    figures::{Figure, Figures},
    name,
    scope::{self, Scope},
};
use crate::{
    amount::Day,
    failure::Cause,
    ledger::{Ledger, Moment},
    wording::{
        Words,
        indicator::{Input, Used},
    },
};

mod exception;

/// The workings of every figure of a month.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct IndicatorWorkings {
    /// `YYYY-MM`.
    pub month: String,
    /// The day its figures are of: its last, or the key date.
    pub key_date: Day,
    /// One per figure.
    pub workings: Vec<Working>,
}

/// How a figure came about, in words and figures as one reads them.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Working {
    /// Which figure.
    pub key: Indicator,
    /// Its name.
    pub title: String,
    /// The figure with two decimals; a dash where it does not exist.
    pub value: String,
    /// What it counts.
    pub unit: String,
    /// How it is computed.
    pub formula: String,
    /// What went into it, in the order of the formula.
    pub steps: Vec<WorkingStep>,
    /// The exceptions that applied, in the order of the remark.
    pub exceptions: Vec<ExceptionKind>,
    /// The same as sentences.
    pub remark: Option<String>,
}

/// An input with its figure.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct WorkingStep {
    /// What it is.
    pub label: String,
    /// Its figure, with its unit.
    pub value: String,
}

/// The workings of a month of the history up to the key date.
pub(crate) fn workings(
    ledger: &mut Ledger,
    moment: &Moment,
    month: &str,
) -> Result<IndicatorWorkings, Cause> {
    let scope = Scope::of(ledger)?;
    let currency = scope.currency;
    let history = months(&scope.portfolio, currency, moment.key_date);
    let unknown = || Cause::UnknownMonth(month.to_owned());
    let at = history.iter().position(|it| name(it) == month).ok_or_else(unknown)?;
    let history = &history[..=at];
    let found = concentrations(&scope.portfolio, currency, history, 1);
    let found = found.first().ok_or_else(unknown)?;
    let uncounted = scope.uncounted(history.last().map(|it| it.last).into_iter());
    let figures = Figures::of_last(history, found).ok_or_else(unknown)?;
    let names = |id| ledger.customer_by_id(id).map(|it| it.name);
    let uncounted = uncounted.first().map_or(&[][..], Vec::as_slice);
    let sheet = Sheet { figures: &figures, currency, uncounted, words: moment.words };
    let all = Indicator::ALL.iter().map(|it| sheet.working(*it, &names));
    Ok(IndicatorWorkings {
        month: month.to_owned(),
        key_date: figures.month.last,
        workings: all.collect::<Result<_, _>>()?,
    })
}

/// A month and how its figures are said.
pub(super) struct Sheet<'a> {
    pub(super) figures: &'a Figures<'a>,
    pub(super) currency: Currency,
    /// What no figure counts.
    pub(super) uncounted: &'a [scope::Amount],
    pub(super) words: Words,
}

impl Sheet<'_> {
    fn working(
        &self,
        key: Indicator,
        names: &impl Fn(CustomerId) -> Result<String, Cause>,
    ) -> Result<Working, Cause> {
        let (value, unit) = self.value(self.figures.of(key));
        let exceptions = self.exceptions(key);
        let remarks: Vec<_> = exceptions.iter().map(|it| self.words.exception(*it)).collect();
        Ok(Working {
            key,
            title: self.words.indicator(key),
            value,
            unit,
            formula: self.words.formula(key),
            steps: self.steps(key, names)?,
            exceptions: exceptions.into_iter().map(Into::into).collect(),
            remark: (!remarks.is_empty()).then(|| remarks.join(" ")),
        })
    }

    fn value(&self, figure: Option<Figure>) -> (String, String) {
        let words = self.words;
        match figure {
            None => ("–".to_owned(), String::new()),
            Some(Figure::Amount(minor)) => words.bare_amount(self.money(minor)),
            Some(Figure::Days(days)) => (words.two_decimals(days), words.unit_days()),
            Some(Figure::AtLeast(days)) => (words.at_least(days), words.unit_days()),
            Some(Figure::Percent(percent)) => (words.two_decimals(percent), "%".to_owned()),
        }
    }

    fn steps(
        &self,
        key: Indicator,
        names: &impl Fn(CustomerId) -> Result<String, Cause>,
    ) -> Result<Vec<WorkingStep>, Cause> {
        use Indicator as I;
        let (figures, found) = (self.figures, self.figures.concentration);
        let month = &figures.month;
        Ok(match key {
            I::Sales => vec![
                self.amount(Input::Invoices, month.sales - month.credit_notes),
                self.amount(Input::CreditNotes, month.credit_notes),
            ],
            I::Open => vec![
                self.amount(Input::NotDue, month.not_due),
                self.amount(Input::Overdue, month.overdue),
                self.amount(Input::Credits, month.credits()),
            ],
            I::NotDue | I::Overdue => self.parts(),
            I::Dso => self.simple(Input::Open, month.open, 1),
            I::DsoThreeMonths => self.simple(Input::Open, month.open, 3),
            I::DsoTwelveMonths => self.simple(Input::Open, month.open, 12),
            I::BestPossibleDso => self.simple(Input::NotDue, month.not_due, 1),
            I::DsoCountback => self.count_of_all(),
            I::BestPossibleDsoCountback => self.count(Input::NotDue, month.not_due),
            I::AverageDaysDelinquent => vec![
                self.figure(Input::Figure(I::Dso), I::Dso),
                self.figure(Input::Figure(I::BestPossibleDso), I::BestPossibleDso),
            ],
            I::DelinquentDsoCountback => vec![
                self.figure(Input::Figure(I::DsoCountback), I::DsoCountback),
                self.figure(
                    Input::Figure(I::BestPossibleDsoCountback),
                    I::BestPossibleDsoCountback,
                ),
            ],
            I::Cei => self.collection(),
            I::OverdueRate => vec![
                self.amount(Input::Overdue, month.overdue),
                self.amount(Input::Open, month.open),
            ],
            I::AverageAgeOfOverdue => vec![
                self.amount_days(Input::OverdueDays, month.overdue_days),
                self.amount(Input::Overdue, month.overdue),
            ],
            I::DaysToPay => self.weighted(Input::PaidToPay, month.paid.to_pay),
            I::TermsGranted => self.weighted(Input::PaidTerms, month.paid.terms),
            I::DaysLate => self.weighted(Input::PaidLate, month.paid.late),
            I::DaysLateClipped => self.weighted(Input::PaidLateClipped, month.paid.late_clipped),
            I::OnTimeByAmount => vec![
                self.amount(Input::PaidOnTime, narrow(month.paid.paid_on_time)),
                self.amount(Input::Paid, figures.paid()),
            ],
            I::OnTimeByCount => vec![
                self.step(Input::PaymentsOnTime, month.paid.count_on_time.to_string()),
                self.step(Input::Payments, month.paid.count.to_string()),
            ],
            I::ConcentrationOpen => self.ranks(Input::AllDebtors, &found.open, names)?,
            I::ConcentrationOverdue => self.ranks(Input::AllOverdue, &found.overdue, names)?,
            I::ConcentrationSales => match &found.sales {
                Some(sales) => self.ranks(Input::AllSales, sales, names)?,
                None => Vec::new(),
            },
            I::ValueOfOneDay => self.over(12),
        })
    }

    fn parts(&self) -> Vec<WorkingStep> {
        let month = &self.figures.month;
        vec![
            self.amount(Input::Open, month.open),
            self.amount(Input::NotDue, month.not_due),
            self.amount(Input::Overdue, month.overdue),
            self.amount(Input::Credits, month.credits()),
        ]
    }

    fn simple(&self, input: Input, minor: i64, months: usize) -> Vec<WorkingStep> {
        let mut steps = vec![self.amount(input, minor)];
        steps.extend(self.over(months));
        steps
    }

    fn over(&self, months: usize) -> Vec<WorkingStep> {
        let Some((sales, days)) = self.figures.over(months) else { return Vec::new() };
        vec![
            self.amount(Input::SalesOver(months), sales),
            self.step(Input::DaysOver(months), days.to_string()),
        ]
    }

    fn collection(&self) -> Vec<WorkingStep> {
        let span = self.figures.span();
        let owed = span.opening + span.sales;
        vec![
            self.amount(Input::Opening, span.opening),
            self.amount(Input::SalesOver(1), span.sales),
            self.amount(Input::Open, span.closing),
            self.amount(Input::NotDue, span.closing_not_due),
            self.amount(Input::Collected, owed - span.closing),
            self.amount(Input::Collectable, owed - span.closing_not_due),
        ]
    }

    fn weighted(&self, input: Input, sum: i128) -> Vec<WorkingStep> {
        vec![
            self.amount_days(input, sum),
            self.amount(Input::Paid, self.figures.paid()),
            self.step(Input::Payments, self.figures.month.paid.count.to_string()),
        ]
    }

    /// The count-back, and how its days divide where no credit blurs them.
    fn count_of_all(&self) -> Vec<WorkingStep> {
        let month = &self.figures.month;
        let mut steps = self.count(Input::Open, month.open);
        let days = self.figures.countback(month.open).days().filter(|it| !it.is_zero());
        if let Some(days) = days.filter(|_| month.credits() == 0) {
            for (input, part) in
                [(Input::NotDuePart, month.not_due), (Input::OverduePart, month.overdue)]
            {
                steps.extend(dso_share(days, part, month.open).map(|it| self.days(input, it)));
            }
        }
        steps
    }

    /// Month by month what was used up, newest first.
    fn count(&self, input: Input, minor: i64) -> Vec<WorkingStep> {
        let mut steps = vec![self.amount(input, minor)];
        let used = countback_steps(minor, &self.figures.slices);
        for (step, month) in used.iter().zip(self.figures.history.iter().rev()) {
            let used = Used {
                month: month.first,
                sales: self.money(step.sales),
                before: self.money(step.before),
                after: self.money(step.before.saturating_sub(step.sales)),
            };
            let value = self.words.in_days(step.days);
            steps.push(WorkingStep { label: self.words.used(used), value });
        }
        if let CountbackDso::HistoryTooShort { rest, .. } = self.figures.countback(minor) {
            steps.push(self.amount(Input::Unexplained, rest));
        }
        steps
    }

    fn ranks(
        &self,
        all: Input,
        largest: &Largest,
        names: &impl Fn(CustomerId) -> Result<String, Cause>,
    ) -> Result<Vec<WorkingStep>, Cause> {
        let mut steps = Vec::new();
        for &(customer, minor) in &largest.customers {
            let value = self.words.amount(self.money(minor));
            steps.push(WorkingStep { label: names(customer)?, value });
        }
        steps.push(self.amount(Input::Largest(largest.customers.len()), largest.sum()));
        steps.push(self.amount(all, largest.total));
        Ok(steps)
    }

    fn figure(&self, input: Input, key: Indicator) -> WorkingStep {
        let (value, unit) = self.value(self.figures.of(key));
        self.step(input, format!("{value}\u{a0}{unit}").trim_end().to_owned())
    }

    fn amount(&self, input: Input, minor: i64) -> WorkingStep {
        self.step(input, self.words.amount(self.money(minor)))
    }

    fn days(&self, input: Input, days: Decimal) -> WorkingStep {
        self.step(input, self.words.in_days(days))
    }

    /// Amount times days, in whole units of the currency.
    fn amount_days(&self, input: Input, minor_days: i128) -> WorkingStep {
        self.step(input, self.words.amount_days(minor_days, self.currency))
    }

    fn step(&self, input: Input, value: String) -> WorkingStep {
        WorkingStep { label: self.words.input(input), value }
    }

    fn money(&self, minor: i64) -> Money {
        Money { minor, currency: self.currency }
    }
}

fn narrow(sum: i128) -> i64 {
    i64::try_from(sum).unwrap_or(i64::MAX)
}
