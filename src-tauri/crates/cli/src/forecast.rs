//! Answers about expected receipts, as tables and as JSON.

use app::{
    amount::Amount,
    forecast::{ErrorFigures, ForecastErrorReport, ForecastReport},
};
use serde_json::{Value, json};

use crate::table::Table;

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
