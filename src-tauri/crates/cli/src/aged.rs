//! The aged balance, as tables and as JSON.

use app::{
    aging::{AgedLine, AgedReport},
    amount::Amount,
};
use serde_json::{Value, json};

use crate::table::{Table, short};

/// The aged balance for scripts.
pub fn json(report: &AgedReport) -> Value {
    let balances = report.sheets.iter().map(|sheet| {
        let text = |minor| Amount { minor, currency: sheet.currency.clone() }.decimal();
        let line = |it: &AgedLine, before: Option<i64>, change: Option<i64>| {
            json!({
                "total": text(it.total),
                "not_due": text(it.not_due),
                "no_due_date": text(it.no_due_date),
                "overdue": text(it.overdue),
                "unallocated": text(it.unallocated),
                "disputed": text(it.disputed),
                "promised": text(it.promised),
                "recoverable": text(it.recoverable),
                "before": before.map(text),
                "change": change.map(text),
            })
        };
        let cells = |line: &AgedLine| line.buckets.iter().map(|it| text(*it)).collect::<Vec<_>>();
        let buckets = report.buckets.iter().zip(cells(&sheet.total)).map(
            |(bucket, amount)| json!({ "from": bucket.from, "to": bucket.to, "amount": amount }),
        );
        let customers = sheet.customers.iter().map(|it| {
            let group = it.group.and_then(|at| sheet.groups.get(at as usize)).map(|it| &it.name);
            let own = json!({
                "code": it.code, "name": it.name, "buckets": cells(&it.line), "group": group,
            });
            merged(own, line(&it.line, it.before, it.change))
        });
        let groups = sheet.groups.iter().map(|it| {
            let own = json!({
                "name": it.name, "customers": it.customers, "buckets": cells(&it.line),
            });
            merged(own, line(&it.line, it.before, it.change))
        });
        let own = json!({
            "currency": sheet.currency,
            "open_documents": sheet.open_documents,
            "ties_out": sheet.ties_out,
            "buckets": buckets.collect::<Vec<_>>(),
            "groups": groups.collect::<Vec<_>>(),
            "customers": customers.collect::<Vec<_>>(),
        });
        merged(own, line(&sheet.total, sheet.before, sheet.change))
    });
    json!({
        "key_date": report.key_date,
        "basis": report.basis,
        "compared": report.compared,
        "balances": balances.collect::<Vec<_>>(),
    })
}

/// One object with the keys of both.
fn merged(mut one: Value, other: Value) -> Value {
    if let (Value::Object(one), Value::Object(other)) = (&mut one, other) {
        one.extend(other);
    }
    one
}

/// For people, one table per currency; groups first where there are some. Columns of zeros but
/// for the buckets are left out.
pub fn table(report: &AgedReport) -> String {
    let mut text = format!("{}\n", report.key_date);
    for sheet in &report.sheets {
        let amount = |minor: i64| match minor {
            0 => "–".to_owned(),
            minor => Amount { minor, currency: sheet.currency.clone() }.decimal(),
        };
        let buckets = report.buckets.iter().map(|it| match it.to {
            Some(to) => format!("{}-{to}", it.from),
            None => format!("{}+", it.from),
        });
        let buckets: Vec<_> = buckets.collect();
        let total = &sheet.total;
        let aside = [("disputed", total.disputed), ("promised", total.promised)];
        let aside = aside.map(|(name, minor)| (minor != 0).then_some(name));
        let compared = report.compared.map(|it| it.to_string());
        let mut headings =
            vec!["", sheet.currency.as_str(), "total", "recoverable", "not due", "no due date"];
        headings.extend(buckets.iter().map(String::as_str));
        headings.push("unallocated");
        headings.extend(aside.iter().flatten());
        headings.extend(compared.as_deref());
        let mut table = Table::new(2, &headings);
        let cells = |code: &str, name: &str, line: &AgedLine, before: Option<i64>| {
            let mut cells = vec![code.to_owned(), short(name, 32)];
            cells
                .extend([line.total, line.recoverable, line.not_due, line.no_due_date].map(amount));
            cells.extend(line.buckets.iter().map(|it| amount(*it)));
            cells.push(amount(line.unallocated));
            let own = aside.iter().zip([line.disputed, line.promised]);
            cells.extend(own.filter(|(shown, _)| shown.is_some()).map(|(_, it)| amount(it)));
            cells.extend(before.map(amount));
            cells
        };
        for it in &sheet.groups {
            table.row(cells(&it.customers.to_string(), &it.name, &it.line, it.before));
        }
        for it in &sheet.customers {
            table.row(cells(&it.code, &it.name, &it.line, it.before));
        }
        table.row(cells("", "Σ", &sheet.total, sheet.before));
        text += &table.print();
    }
    text
}
