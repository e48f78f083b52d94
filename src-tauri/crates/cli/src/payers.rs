//! Answers about payers, as tables and as JSON.

use app::{
    amount::Amount,
    payer::{PayerReport, PayerSheet},
};
use serde_json::{Value, json};

use crate::table::{Table, amount, short};

/// Every customer for scripts.
pub fn json(report: &PayerReport) -> Value {
    let decimal = |minor| Amount { minor, currency: report.currency.clone() }.decimal();
    let payers = report.rows.iter().map(|it| {
        let [score, days_late, trend] = it.decimals().map(|it| it.map(|it| it.to_string()));
        json!({
            "code": it.code.as_str(), "name": it.name.as_str(),
            "days_late": days_late, "trend": trend, "score": score, "class": it.class, "run_days": it.run_days.as_slice(),
            "promises_kept": it.kept, "promises_broken": it.broken, "warning": it.warning,
            "open": decimal(it.open), "overdue": decimal(it.overdue),
        })
    });
    json!({
        "key_date": report.key_date, "currency": report.currency, "warnings": report.warnings,
        "payers": payers.collect::<Vec<_>>(),
    })
}

/// One customer for scripts.
pub fn sheet_json(sheet: &PayerSheet) -> Value {
    let factor = |it: &app::payer::ScoreFactor| {
        json!({
            "factor": it.kind, "known": it.known, "deduction": it.deduction, "most": it.most,
            "sentence": it.sentence,
        })
    };
    json!({
        "key_date": sheet.key_date, "code": sheet.code, "name": sheet.name,
        "score": sheet.points, "class": sheet.class, "sentence": sheet.sentence,
        "factors": sheet.factors.iter().map(factor).collect::<Vec<_>>(),
        "assumption": sheet.assumption, "days_late": sheet.days_late, "trend": sheet.trend,
        "paid_count": sheet.paid_count, "run_days": sheet.run_days, "runs": sheet.runs,
        "promises_kept": sheet.kept, "promises_broken": sheet.broken, "warning": sheet.warning,
        "currency": sheet.open.currency, "open": sheet.open.decimal(),
        "overdue": sheet.overdue.decimal(),
    })
}

/// Every customer for people.
pub fn table(report: &PayerReport) -> String {
    let mut table = Table::new(
        3,
        &["", "", "", "score", "days late", "trend", "runs", "kept", "open", "overdue"],
    );
    let decimal = |minor| match minor {
        0 => "–".to_owned(),
        minor => Amount { minor, currency: report.currency.clone() }.decimal(),
    };
    for it in &report.rows {
        let mark = if it.warning.is_some() { "! " } else { "" };
        let runs: Vec<_> = it.run_days.iter().map(u8::to_string).collect();
        let words = it.kept + it.broken;
        let figures =
            it.decimals().map(|it| it.map_or_else(|| "–".to_owned(), |it| it.to_string()));
        let [score, days_late, trend] = figures;
        table.row(vec![
            it.code.to_string(),
            short(&it.name, 32),
            format!("{mark}{}", it.class.name()),
            score,
            days_late,
            trend,
            runs.join("+"),
            if words > 0 { format!("{}/{words}", it.kept) } else { String::new() },
            decimal(it.open),
            decimal(it.overdue),
        ]);
    }
    let mut text = format!("{} {}\n{}", report.key_date, report.currency, table.print());
    for it in &report.rows {
        if let Some(warning) = &it.warning {
            text += &format!("! {} : {warning}\n", it.code);
        }
    }
    text
}

/// One customer for people.
pub fn sheet_table(sheet: &PayerSheet) -> String {
    let mut text = format!("{} {}\n{}\n", sheet.code, short(&sheet.name, 32), sheet.sentence);
    for it in &sheet.factors {
        text += &format!("  {}\n", it.sentence);
    }
    text += &format!("{}\n", sheet.runs);
    if let Some(warning) = &sheet.warning {
        text += &format!("! {warning}\n");
    }
    text +=
        &format!("{} / {}\n{}\n", amount(&sheet.overdue), amount(&sheet.open), sheet.assumption);
    text
}
