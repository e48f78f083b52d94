//! The exceptions of a working: what is missing, 0, negative or under way, and what that does.

use receivables::indicators::{CountbackDso, Largest, countback_steps};

use super::Sheet;
use crate::{
    indicators::{FigureException, Indicator, scope},
    wording::indicator::Exception,
};

impl Sheet<'_> {
    /// Every figure of the month to which an exception applied.
    pub(in crate::indicators) fn all_exceptions(&self) -> Vec<FigureException> {
        let of = |figure: Indicator| {
            let found = self.exceptions(figure).into_iter();
            found.map(move |it| FigureException { figure, exception: it.into() })
        };
        Indicator::ALL.into_iter().flat_map(of).collect()
    }

    /// The exceptions that apply to a figure.
    pub(super) fn exceptions(&self, key: Indicator) -> Vec<Exception> {
        use Indicator as I;
        let month = &self.figures.month;
        let mut found = match key {
            I::Dso | I::AverageDaysDelinquent => self.odd_dso(1, month.open),
            I::BestPossibleDso => self.odd_dso(1, month.not_due),
            I::DsoThreeMonths => self.odd_dso(3, month.open),
            I::DsoTwelveMonths => self.odd_dso(12, month.open),
            I::ValueOfOneDay => self.without_sales(12),
            I::DsoCountback => self.odd_count(self.figures.month.open),
            I::BestPossibleDsoCountback => self.odd_count(self.figures.month.not_due),
            I::DelinquentDsoCountback => self.odd_count(self.figures.month.open),
            I::Cei => self.odd_collection(),
            I::ConcentrationOpen => self.odd_ranks(Some(&self.figures.concentration.open)),
            I::ConcentrationOverdue => self.odd_ranks(Some(&self.figures.concentration.overdue)),
            I::ConcentrationSales => self.odd_ranks(self.figures.concentration.sales.as_ref()),
            I::OverdueRate if self.figures.month.open <= 0 => vec![Exception::NothingOwed],
            I::AverageAgeOfOverdue if self.figures.month.overdue == 0 => {
                vec![Exception::NothingOverdue]
            }
            I::DaysToPay
            | I::TermsGranted
            | I::DaysLate
            | I::DaysLateClipped
            | I::OnTimeByAmount
            | I::OnTimeByCount
                if self.figures.month.paid.count == 0 =>
            {
                vec![Exception::NothingPaid]
            }
            _ => Vec::new(),
        };
        let of_both = matches!(
            key,
            I::OverdueRate | I::AverageDaysDelinquent | I::DelinquentDsoCountback | I::Cei
        );
        let credits = self.figures.month.credits();
        if of_both && credits != 0 {
            found.push(Exception::CreditsReduce(self.money(credits)));
        }
        let month = self.figures.month;
        if !month.is_whole() && with_sales(key) {
            found.push(Exception::UnderWay { last: month.last, days: month.days() });
        }
        if of_receivables(key) {
            found.extend(self.uncounted.iter().copied().map(scope::exception));
        }
        found
    }

    /// Why a simple DSO of an amount over so many months does not exist, or is 0.
    fn odd_dso(&self, months: usize, minor: i64) -> Vec<Exception> {
        let found = self.without_sales(months);
        if found.is_empty() && minor <= 0 { vec![Exception::ZeroDays] } else { found }
    }

    /// Why sales over so many months divide nothing.
    fn without_sales(&self, months: usize) -> Vec<Exception> {
        match self.figures.over(months) {
            None => {
                let known = self.figures.slices.len();
                vec![Exception::HistoryOf { known, needed: months }]
            }
            Some((..=0, _)) => vec![Exception::NoSales(months)],
            Some(_) => Vec::new(),
        }
    }

    fn odd_count(&self, minor: i64) -> Vec<Exception> {
        let mut found = match self.figures.countback(minor) {
            CountbackDso::NothingOwed => vec![Exception::ZeroDays],
            CountbackDso::HistoryTooShort { at_least, rest } => {
                vec![Exception::AtLeast { days: at_least, rest: self.money(rest) }]
            }
            CountbackDso::Days(_) => Vec::new(),
        };
        let used = countback_steps(minor, &self.figures.slices);
        if used.iter().any(|it| it.sales == 0) {
            found.push(Exception::MonthWithoutSales);
        }
        if used.iter().any(|it| it.sales < 0) {
            found.push(Exception::MonthOfCredits);
        }
        found
    }

    fn odd_collection(&self) -> Vec<Exception> {
        let mut found = vec![Exception::WholeSales];
        if self.figures.history.len() == 1 {
            found.push(Exception::FirstMonth);
        }
        if self.figures.of(Indicator::Cei).is_none() {
            found.push(Exception::NothingToCollect);
        }
        found
    }

    fn odd_ranks(&self, largest: Option<&Largest>) -> Vec<Exception> {
        match largest {
            None => {
                let known = self.figures.slices.len();
                vec![Exception::HistoryOf { known, needed: 12 }]
            }
            Some(largest) if largest.total == 0 => vec![Exception::NobodyCounts],
            Some(largest) if largest.in_credit < 0 => {
                vec![Exception::InCredit(self.money(largest.in_credit))]
            }
            Some(_) => Vec::new(),
        }
    }
}

/// Whether a figure is what is open, or days of it: what is left out then matters.
fn of_receivables(key: Indicator) -> bool {
    use Indicator as I;
    matches!(key, I::Open | I::Dso | I::DsoThreeMonths | I::DsoTwelveMonths | I::DsoCountback)
}

/// Whether sales of the month go into a figure, so that a month under way lacks the later ones.
fn with_sales(key: Indicator) -> bool {
    use Indicator as I;
    matches!(
        key,
        I::Sales
            | I::Dso
            | I::DsoThreeMonths
            | I::DsoTwelveMonths
            | I::DsoCountback
            | I::BestPossibleDso
            | I::AverageDaysDelinquent
            | I::BestPossibleDsoCountback
            | I::DelinquentDsoCountback
            | I::Cei
    )
}
