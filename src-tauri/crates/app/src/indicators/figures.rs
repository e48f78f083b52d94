//! The figures of one month: each is computed in one place, for the table and for its working.

use receivables::{
    indicators::{
        self, CollectionSpan, Concentration, CountbackDso, Largest, MonthSlice, PayerHabits,
        rounded,
    },
    monthly::{Month, with_sales},
};
use rust_decimal::{Decimal, prelude::ToPrimitive as _};

use super::Indicator;

/// A figure, exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figure {
    /// Minor units.
    Amount(i64),
    /// Days.
    Days(Decimal),
    /// So many days or more.
    AtLeast(u32),
    /// Percent.
    Percent(Decimal),
}

/// What the figures of the last month of a history follow from.
#[derive(Debug)]
pub(super) struct Figures<'a> {
    /// The month.
    pub(super) month: Month,
    /// The months up to it whose sales are known, newest first.
    pub(super) slices: Vec<MonthSlice>,
    /// The months up to it, oldest first.
    pub(super) history: &'a [Month],
    /// Who owes most at its end.
    pub(super) concentration: &'a Concentration,
    habits: Option<PayerHabits>,
}

impl<'a> Figures<'a> {
    /// Of the last month; `None` without one.
    pub(super) fn of_last(history: &'a [Month], concentration: &'a Concentration) -> Option<Self> {
        let month = *history.last()?;
        let slice = |it: &Month| MonthSlice { days: it.days(), sales: it.sales };
        let slices = with_sales(history).iter().rev().map(slice).collect();
        Some(Self { month, slices, history, concentration, habits: month.paid.habits() })
    }

    /// A figure; `None` where it does not exist.
    pub(super) fn of(&self, indicator: Indicator) -> Option<Figure> {
        use Indicator as I;
        let month = &self.month;
        let days = |it: Option<Decimal>| it.map(Figure::Days);
        let percent = |it: Option<Decimal>| it.map(Figure::Percent);
        let share = |it: &Largest| it.share();
        match indicator {
            I::Sales => Some(Figure::Amount(month.sales)),
            I::Open => Some(Figure::Amount(month.open)),
            I::NotDue => Some(Figure::Amount(month.not_due)),
            I::Overdue => Some(Figure::Amount(month.overdue)),
            I::Dso => days(self.dso(1)),
            I::DsoThreeMonths => days(self.dso(3)),
            I::DsoTwelveMonths => days(self.dso(12)),
            I::DsoCountback => Some(counted(self.countback(month.open))),
            I::BestPossibleDso => {
                days(indicators::best_possible_dso(month.not_due, month.sales, month.days()))
            }
            I::AverageDaysDelinquent => days(indicators::average_days_delinquent(
                month.open,
                month.not_due,
                month.sales,
                month.days(),
            )),
            I::BestPossibleDsoCountback => Some(counted(self.countback(month.not_due))),
            I::DelinquentDsoCountback => days(self.delinquent_countback()),
            I::Cei => percent(indicators::collection_effectiveness(self.span())),
            I::OverdueRate => percent(indicators::overdue_rate(month.overdue, month.open)),
            I::AverageAgeOfOverdue => days(month.average_age_of_overdue()),
            I::DaysToPay => days(self.habits.map(|it| it.days_to_pay)),
            I::TermsGranted => days(self.habits.map(|it| it.terms_granted)),
            I::DaysLate => days(self.habits.map(|it| it.days_late)),
            I::DaysLateClipped => days(self.habits.map(|it| it.days_late_clipped)),
            I::OnTimeByAmount => percent(self.habits.map(|it| it.on_time_by_amount)),
            I::OnTimeByCount => percent(self.habits.map(|it| it.on_time_by_count)),
            I::ConcentrationOpen => percent(share(&self.concentration.open)),
            I::ConcentrationOverdue => percent(share(&self.concentration.overdue)),
            I::ConcentrationSales => percent(self.concentration.sales.as_ref().and_then(share)),
            I::ValueOfOneDay => self.value_of_one_day().map(Figure::Amount),
        }
    }

    /// The figure in days or percent, if it is known exactly.
    pub(super) fn decimal(&self, indicator: Indicator) -> Option<Decimal> {
        match self.of(indicator)? {
            Figure::Days(it) | Figure::Percent(it) => Some(it),
            Figure::Amount(_) | Figure::AtLeast(_) => None,
        }
    }

    /// The figure in minor units.
    pub(super) fn amount(&self, indicator: Indicator) -> Option<i64> {
        match self.of(indicator)? {
            Figure::Amount(minor) => Some(minor),
            Figure::Days(_) | Figure::Percent(_) | Figure::AtLeast(_) => None,
        }
    }

    /// The days of the history, where it is too short for the count-back.
    pub(super) fn at_least(&self) -> Option<u32> {
        match self.of(Indicator::DsoCountback)? {
            Figure::AtLeast(days) => Some(days),
            _ => None,
        }
    }

    /// What was paid in the month, minor units.
    pub(super) fn paid(&self) -> i64 {
        i64::try_from(self.month.paid.paid).unwrap_or(i64::MAX)
    }

    /// Sales and days of the last `count` months; `None` with a shorter history.
    pub(super) fn over(&self, count: usize) -> Option<(i64, u32)> {
        let span = self.slices.get(..count)?;
        Some((span.iter().map(|it| it.sales).sum(), span.iter().map(|it| it.days).sum()))
    }

    /// Receivables when the month began.
    pub(super) fn opening(&self) -> i64 {
        self.history.iter().rev().nth(1).map_or(0, |it| it.open)
    }

    /// What the collection effectiveness is judged by.
    pub(super) fn span(&self) -> CollectionSpan {
        CollectionSpan {
            opening: self.opening(),
            sales: self.month.sales,
            closing: self.month.open,
            closing_not_due: self.month.not_due,
        }
    }

    /// Counts an amount back over the months.
    pub(super) fn countback(&self, minor: i64) -> CountbackDso {
        indicators::countback_dso(minor, &self.slices)
    }

    fn dso(&self, count: usize) -> Option<Decimal> {
        let (sales, days) = self.over(count)?;
        indicators::dso(self.month.open, sales, days)
    }

    fn delinquent_countback(&self) -> Option<Decimal> {
        let whole = self.countback(self.month.open).days()?;
        Some(whole - self.countback(self.month.not_due).days()?)
    }

    fn value_of_one_day(&self) -> Option<i64> {
        let (sales, days) = self.over(12)?;
        rounded(indicators::value_of_one_day(sales, days)?, 0).to_i64()
    }
}

fn counted(countback: CountbackDso) -> Figure {
    match countback {
        CountbackDso::Days(days) => Figure::Days(days),
        CountbackDso::HistoryTooShort { at_least, .. } => Figure::AtLeast(at_least),
        CountbackDso::NothingOwed => Figure::Days(Decimal::ZERO),
    }
}
