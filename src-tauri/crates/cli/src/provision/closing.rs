//! Closings, loss rates and doubtful customers, as tables and as JSON.

use app::{
    amount::Amount,
    provision::{ClosingRow, DoubtfulRow, ProvisionRates, ProvisionReport, ProvisionSheet},
    session::Language,
};
use serde_json::{Value, json};

use super::{column, decimal, doubtful, doubtful_json};
use crate::table::Table;

/// The closings for scripts.
pub fn closings_json(closings: &[ClosingRow]) -> Value {
    let closing = |it: &ClosingRow| {
        let allowances = it.allowances.iter().map(|it| (it.currency.clone(), it.decimal().into()));
        json!({
            "id": it.id, "on": it.on, "made_at": it.made_at, "sha256": it.sha256,
            "allowances": allowances.collect::<serde_json::Map<_, Value>>(),
        })
    };
    json!({ "closings": closings.iter().map(closing).collect::<Vec<_>>() })
}

/// The closings for people.
pub fn closings(closings: &[ClosingRow], language: Language) -> String {
    let headings = match language {
        Language::Fr => ["arrêté", "n°", "fait le", "dépréciation"],
        Language::En => ["closed", "no.", "made", "allowance"],
    };
    let mut table = Table::new(3, &headings);
    for it in closings {
        let told = |it: &Amount| format!("{} {}", it.decimal(), it.currency);
        let allowances: Vec<_> = it.allowances.iter().map(told).collect();
        let (on, id) = (it.on.to_string(), it.id.to_string());
        table.row(vec![on, id, it.made_at.clone(), allowances.join(" + ")]);
    }
    table.print()
}

/// The loss rates for scripts.
pub fn rates_json(rates: &ProvisionRates) -> Value {
    json!(rates)
}

/// The loss rates for people.
pub fn rates(rates: &ProvisionRates, language: Language) -> String {
    let (headings, net) = match language {
        Language::Fr => (["colonne", "taux %"], "Avoirs déduits de la dette la plus ancienne."),
        Language::En => (["column", "rate %"], "Credits are taken off the oldest debt."),
    };
    let mut table = Table::new(1, &headings);
    for it in &rates.rates {
        table.row(vec![column(it.column, language).to_owned(), it.percent.clone()]);
    }
    table.print() + &if rates.net_of_credits { format!("{net}\n") } else { String::new() }
}

/// The doubtful customers for scripts.
pub fn doubtful_list_json(report: &ProvisionReport) -> Value {
    let row = |(sheet, it): (&ProvisionSheet, &DoubtfulRow)| {
        let mut value = doubtful_json(&sheet.currency, it);
        value["currency"] = sheet.currency.clone().into();
        value
    };
    let rows = report.sheets.iter().flat_map(|it| it.doubtful.iter().map(move |row| (it, row)));
    json!({ "key_date": report.key_date, "doubtful": rows.map(row).collect::<Vec<_>>() })
}

/// The doubtful customers for people.
pub fn doubtful_list(report: &ProvisionReport, language: Language) -> String {
    let tables = report.sheets.iter().map(|it| {
        let table = doubtful(it, language);
        if table.is_empty() {
            return table;
        };
        let sum = decimal(&it.currency, it.doubtful_sum.allowance);
        format!("{table}Σ {sum} {}\n", it.currency)
    });
    format!("{}\n{}", report.key_date, tables.collect::<String>())
}
