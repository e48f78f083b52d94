//! Answers about expected receipts, as tables and as JSON.

use app::{
    amount::Amount,
    export::ExportSubject,
    forecast::{ErrorFigures, ForecastErrorReport, ForecastReport, ForecastWeekReport},
};
use serde_json::{Value, json};

use crate::table::Table;

/// What of the expected receipts is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub enum ForecastWish {
    /// Thirteen weeks.
    #[default]
    Weeks,
    /// What one of them is made of, 1 being the first.
    Week(u8),
    /// How far off such forecasts were.
    Error,
}

impl ForecastWish {
    /// One week: `1` to `13`.
    pub fn week(text: &str) -> Result<Self, lexopt::Error> {
        match text.parse() {
            Ok(week @ 1..=13) => Ok(Self::Week(week)),
            _ => Err(format!("--week is a number from 1 to 13, not {text}").into()),
        }
    }

    /// What a file would hold.
    pub fn subject(self) -> ExportSubject {
        match self {
            Self::Week(week) => ExportSubject::ForecastWeek { week },
            Self::Weeks | Self::Error => ExportSubject::Forecast,
        }
    }
}

/// The forecast for scripts.
pub fn json(report: &ForecastReport) -> Value {
    let decimal = |minor| Amount { minor, currency: report.currency.clone() }.decimal();
    let weeks = report.weeks.iter().map(|it| {
        json!({
            "from": it.from, "to": it.to, "expected": decimal(it.expected),
            "low": decimal(it.low), "high": decimal(it.high), "promised": decimal(it.promised),
            "planned": decimal(it.planned),
        })
    });
    json!({
        "key_date": report.key_date, "currency": report.currency,
        "weeks": weeks.collect::<Vec<_>>(), "expected": decimal(report.expected),
        "beyond": decimal(report.beyond), "disputed": decimal(report.disputed),
        "open": decimal(report.open), "learnt_from": report.learnt_from,
        "sentence": report.sentence, "remarks": report.remarks, "assumption": report.assumption,
    })
}

/// The forecast for people.
pub fn table(report: &ForecastReport) -> String {
    let decimal = |minor| match minor {
        0 => "–".to_owned(),
        minor => Amount { minor, currency: report.currency.clone() }.decimal(),
    };
    let headings = ["", report.currency.as_str(), "expected", "low", "high", "promised", "planned"];
    let mut table = Table::new(2, &headings);
    for it in &report.weeks {
        let mut cells = vec![it.from.to_string(), it.to.to_string()];
        let amounts = [it.expected, it.low, it.high, it.promised, it.planned];
        cells.extend(amounts.map(decimal));
        table.row(cells);
    }
    let remarks: String = report.remarks.iter().map(|it| format!("{it}\n")).collect();
    let (day, sentence, assumption) = (report.key_date, &report.sentence, &report.assumption);
    format!("{day}\n{}{sentence}\n{remarks}{assumption}\n", table.print())
}

/// One week for scripts.
pub fn week_json(report: &ForecastWeekReport) -> Value {
    let decimal = |minor| Amount { minor, currency: report.currency.clone() }.decimal();
    let rows = report.rows.iter().map(|it| {
        json!({
            "customer": it.customer, "name": it.name, "due": it.due, "open": decimal(it.open),
            "chance": it.chance, "expected": decimal(it.expected), "reason": it.reason,
        })
    });
    json!({
        "key_date": report.key_date, "currency": report.currency, "week": report.week,
        "from": report.from, "to": report.to, "expected": decimal(report.expected),
        "rows": rows.collect::<Vec<_>>(),
    })
}

/// One week for people: the reason stands behind the figures.
pub fn week_table(report: &ForecastWeekReport) -> String {
    let decimal = |minor| Amount { minor, currency: report.currency.clone() }.decimal();
    let mut table = Table::new(1, &["", report.currency.as_str(), "open", "chance", "due"]);
    for it in &report.rows {
        let name = format!("{} {}", it.customer, it.name);
        let figures = [decimal(it.expected), decimal(it.open), format!("{}%", it.chance)];
        table.row([name].into_iter().chain(figures).chain([it.due.to_string()]).collect());
    }
    let (from, to, sum) = (report.from, report.to, decimal(report.expected));
    let mut text = format!("{from} {to}  {sum} {}\n", report.currency);
    let reasons = [""].into_iter().chain(report.rows.iter().map(|it| it.reason.as_str()));
    for (line, reason) in table.print().lines().zip(reasons) {
        text += format!("{line}  {reason}").trim_end();
        text.push('\n');
    }
    text
}

/// The measured error for scripts.
pub fn error_json(report: &ForecastErrorReport) -> Value {
    let decimal = |minor| Amount { minor, currency: report.currency.clone() }.decimal();
    let figures = |it: &ErrorFigures| json!({ "weekly": it.weekly, "thirteen_weeks": it.thirteen_weeks, "bias": it.bias });
    let measured = report.measured.as_ref().map(|it| {
        json!({
            "made_on": it.made_on, "received": decimal(it.received),
            "expected": decimal(it.expected), "forecast": figures(&it.forecast),
            "naive": figures(&it.naive), "within_range": it.within_range,
        })
    });
    json!({
        "key_date": report.key_date, "currency": report.currency, "measured": measured,
        "sentence": report.sentence, "assumption": report.assumption,
    })
}

/// The measured error for people.
pub fn error_table(report: &ForecastErrorReport) -> String {
    format!("{}\n{}\n", report.sentence, report.assumption)
}
