//! The indicators, as tables and as JSON.

use app::{
    amount::Amount,
    indicators::{IndicatorReport, IndicatorWorkings},
};
use serde_json::{Value, json};

use crate::table::{Table, one_line};

/// The indicators for scripts: amounts as decimals, the rest as the window has it.
pub fn json(report: &IndicatorReport) -> Value {
    let text = |minor| Amount { minor, currency: report.currency.clone() }.decimal();
    let mut value = json!(report);
    for (it, row) in report.months.iter().zip(rows(&mut value, "months")) {
        let amounts = [
            ("sales", it.sales),
            ("open", it.open),
            ("not_due", it.not_due),
            ("overdue", it.overdue),
            ("paid", it.paid),
        ];
        amounts.into_iter().for_each(|(key, minor)| row[key] = text(minor).into());
        row["value_of_one_day"] = json!(it.value_of_one_day.map(text));
    }
    for (it, row) in report.largest.iter().zip(rows(&mut value, "largest")) {
        row["open"] = text(it.open).into();
    }
    for (it, row) in report.uncounted.iter().zip(rows(&mut value, "uncounted")) {
        row["open"] = Amount { minor: it.open, currency: it.currency.clone() }.decimal().into();
    }
    value
}

fn rows<'a>(value: &'a mut Value, key: &str) -> impl Iterator<Item = &'a mut Value> {
    value[key].as_array_mut().into_iter().flatten()
}

/// For people, a line per month.
pub fn table(report: &IndicatorReport) -> String {
    let headings = [
        "month",
        report.currency.as_str(),
        "sales",
        "open",
        "overdue",
        "DSO",
        "count-back",
        "best possible",
        "ADD",
        "CEI",
    ];
    let mut table = Table::new(2, &headings);
    for it in &report.months {
        let amount = |minor| Amount { minor, currency: report.currency.clone() }.decimal();
        let ratio = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".to_owned());
        let at_least = it.dso_countback_at_least.as_ref().map(|days| format!("≥ {days}"));
        table.row(vec![
            it.month.clone(),
            String::new(),
            amount(it.sales),
            amount(it.open),
            amount(it.overdue),
            ratio(&it.dso),
            ratio(&it.dso_countback.clone().or(at_least)),
            ratio(&it.best_possible_dso),
            ratio(&it.average_days_delinquent),
            ratio(&it.cei),
        ]);
    }
    let uncounted = report.uncounted.iter().map(|it| format!("{}\n", it.sentence));
    table.print() + &uncounted.collect::<String>()
}

/// How every figure of a month came about.
pub fn workings(workings: &IndicatorWorkings) -> String {
    let mut text = format!("{} · {}\n", workings.month, workings.key_date);
    for it in &workings.workings {
        text += format!("\n{} : {}\u{a0}{}", it.title, it.value, it.unit).trim_end();
        text += &format!("\n  {}\n", it.formula);
        let mut table = Table::plain(1);
        for step in &it.steps {
            table.row(vec![format!("    {}", one_line(&step.label)), step.value.clone()]);
        }
        text += &table.print();
        it.remark.iter().for_each(|remark| text += &format!("  {remark}\n"));
    }
    text
}
