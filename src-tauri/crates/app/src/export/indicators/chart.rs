//! The charts of the indicators: the DSO, what is late, how much hangs on a few, who owes most.

use documents::report::{Chart, Drawing, Series};
use receivables::Money;

use super::{PLACES, currency, figure};
use crate::{
    indicators::{IndicatorReport, MonthIndicators},
    wording::{Words, export::Heading},
};

/// Letters of a name that a bar has room for.
const LETTERS: usize = 28;

/// A line of a chart: what it is called, and its figure of a month.
type Line = (Heading, fn(&MonthIndicators) -> &Option<String>);

/// All of them, in the order of the window.
pub fn charts(report: &IndicatorReport, words: Words) -> Vec<Chart> {
    let course = |title, lines: &[Line]| course(title, lines, &report.months, words);
    let mut charts = vec![
        course(
            words.dso_in_days(),
            &[
                (Heading::Countback, |it| &it.dso_countback),
                (Heading::DsoThreeMonths, |it| &it.dso_3m),
                // By the same method as the first: a line that is never above it.
                (Heading::BestPossibleCountback, |it| &it.best_possible_dso_countback),
            ],
        ),
        course(words.overdue_in_percent(), &[(Heading::OverdueRate, |it| &it.overdue_rate)]),
        course(
            words.concentration_in_percent(),
            &[
                (Heading::LargestOfOpen, |it| &it.concentration_open),
                (Heading::LargestOfOverdue, |it| &it.concentration_overdue),
                (Heading::LargestOfSales, |it| &it.concentration_sales),
            ],
        ),
    ];
    if !report.largest.is_empty() {
        charts.push(largest(report, words));
    }
    charts
}

fn course(title: String, lines: &[Line], months: &[MonthIndicators], words: Words) -> Chart {
    let series = |(heading, of): &Line| Series {
        name: words.heading(*heading),
        values: months.iter().map(|it| figure(of(it).as_deref())).collect(),
    };
    let label = |month: &MonthIndicators| match month.month.split_once('-') {
        Some((year, month)) => format!("{month}/{year}"),
        None => month.month.clone(),
    };
    Chart {
        title,
        labels: months.iter().map(label).collect(),
        places: PLACES,
        drawing: Drawing::Lines(lines.iter().map(series).collect()),
    }
}

/// A bar for each of those that owe most.
fn largest(report: &IndicatorReport, words: Words) -> Chart {
    let currency = currency(&report.currency);
    let value = |minor| Some(Money { minor, currency }.decimal());
    Chart {
        title: words.largest_debtors_in(currency),
        labels: report.largest.iter().map(|it| short(&it.name)).collect(),
        places: currency.decimals(),
        drawing: Drawing::Bars(vec![Series {
            name: words.heading(Heading::Open),
            values: report.largest.iter().map(|it| value(it.open)).collect(),
        }]),
    }
}

fn short(name: &str) -> String {
    match name.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
        None => name.to_owned(),
    }
}
