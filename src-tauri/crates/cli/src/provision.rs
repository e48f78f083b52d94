//! `provision`, `doubtful` and `year-end`: the figures of a closing.

mod closing;
mod wish;

use app::{
    App,
    amount::{Amount, Day},
    failure::Failure,
    provision::{
        Closing, ClosingRow, DoubtfulRow, EntryRow, ProvisionColumn, ProvisionRates,
        ProvisionReport, ProvisionRow, ProvisionSheet,
    },
    session::Language,
    year_end::{UnpaidCell, YearEndSheet, YearEndTable},
};
use serde_json::{Value, json};

pub use wish::{DoubtfulWish, ProvisionOptions, ProvisionWish};

use crate::table::{Table, short};

/// What is told of the provision.
pub enum Answer {
    /// Its figures, of a closing where they are frozen.
    Report(ProvisionReport, Option<Closing>),
    /// The closings.
    Closings(Vec<ClosingRow>),
    /// The loss rates.
    Rates(ProvisionRates),
    /// The doubtful customers of a day.
    Doubtful(ProvisionReport),
}

/// Does what is asked of the provision.
pub fn run(app: &mut App, on: Option<Day>, wish: &ProvisionWish) -> Result<Answer, Failure> {
    let frozen = |it: Closing| Answer::Report(it.report.clone(), Some(it));
    Ok(match wish {
        ProvisionWish::Show => Answer::Report(app.provision(on)?, None),
        ProvisionWish::Close => frozen(app.close_month(on)?),
        ProvisionWish::Closed(day) => frozen(app.closing_on(*day)?),
        ProvisionWish::Closings => Answer::Closings(app.closings()?),
        ProvisionWish::Rates => Answer::Rates(app.provision_rates()?),
        ProvisionWish::SetRates { rates, net_of_credits } => {
            let net_of_credits = match net_of_credits {
                Some(net) => *net,
                None => app.provision_rates()?.net_of_credits,
            };
            let wanted = ProvisionRates { rates: rates.clone(), net_of_credits };
            app.set_provision_rates(&wanted, on)?;
            Answer::Rates(app.provision_rates()?)
        }
    })
}

/// Does what is asked of the doubtful customers; who they are then.
pub fn run_doubtful(
    app: &mut App,
    on: Option<Day>,
    wish: &DoubtfulWish,
) -> Result<Answer, Failure> {
    let report = match wish {
        DoubtfulWish::List => app.provision(on)?,
        DoubtfulWish::Add(draft) => app.set_doubtful(draft, on)?,
        DoubtfulWish::Remove { customer } => app.clear_doubtful(customer, on)?,
    };
    Ok(Answer::Doubtful(report))
}

/// The answer for scripts.
pub fn json(answer: &Answer) -> Value {
    match answer {
        Answer::Report(report, closing) => report_json(report, closing.as_ref()),
        Answer::Closings(rows) => closing::closings_json(rows),
        Answer::Rates(rates) => closing::rates_json(rates),
        Answer::Doubtful(report) => closing::doubtful_list_json(report),
    }
}

/// The answer for people.
pub fn table(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Report(report, closing) => report_table(report, closing.as_ref(), language),
        Answer::Closings(rows) => closing::closings(rows, language),
        Answer::Rates(rates) => closing::rates(rates, language),
        Answer::Doubtful(report) => closing::doubtful_list(report, language),
    }
}

fn report_json(report: &ProvisionReport, closing: Option<&Closing>) -> Value {
    json!({
        "key_date": report.key_date, "rates_entered": report.rates_entered,
        "net_of_credits": report.net_of_credits,
        "closing": closing.map(|it| json!({
            "id": it.id, "on": it.on, "made_at": it.made_at, "sha256": it.sha256,
        })),
        "sheets": report.sheets.iter().map(sheet).collect::<Vec<_>>(),
        "notes": report.notes,
    })
}

fn sheet(sheet: &ProvisionSheet) -> Value {
    let amount = |minor| decimal(&sheet.currency, minor);
    let row = |it: &ProvisionRow| {
        json!({
            "column": it.column, "gross": amount(it.gross), "rate": it.rate,
            "allowance": amount(it.allowance),
            "learnt": it.learnt.as_ref().map(|it| json!({
                "rate": it.rate, "invoices": it.invoices, "reached": amount(it.reached),
                "never_paid": amount(it.never_paid),
            })),
        })
    };
    let doubtful = |it: &DoubtfulRow| doubtful_json(&sheet.currency, it);
    let entry = |it: &EntryRow| {
        json!({
            "account": it.account, "name": it.name, "label": it.label,
            "debit": it.debit.map(amount), "credit": it.credit.map(amount),
        })
    };
    json!({
        "currency": sheet.currency, "gross": amount(sheet.total.gross),
        "allowance": amount(sheet.total.allowance), "unallocated": amount(sheet.unallocated),
        "rows": sheet.rows.iter().map(row).collect::<Vec<_>>(),
        "matrix_allowance": amount(sheet.matrix.allowance),
        "doubtful": sheet.doubtful.iter().map(doubtful).collect::<Vec<_>>(),
        "doubtful_allowance": amount(sheet.doubtful_sum.allowance),
        "previous": sheet.previous.as_ref().map(|it| json!({
            "closing": it.closing, "on": it.on, "allowance": amount(it.allowance),
        })),
        "change": amount(sheet.change),
        "entries": sheet.entries.iter().map(entry).collect::<Vec<_>>(),
        "learnt": sheet.learnt,
    })
}

fn doubtful_json(currency: &str, it: &DoubtfulRow) -> Value {
    let amount = |minor| decimal(currency, minor);
    json!({
        "customer": it.customer, "name": it.name, "since": it.since, "reason": it.reason,
        "gross": amount(it.gross), "vat_rate": it.vat_rate, "base": amount(it.base),
        "rate": it.rate, "allowance": amount(it.allowance),
    })
}

/// The matrix, the doubtful customers, the entries, one after the other.
fn report_table(report: &ProvisionReport, closing: Option<&Closing>, language: Language) -> String {
    let mut text = format!("{}\n", report.key_date);
    if let Some(it) = closing {
        text += &match language {
            Language::Fr => format!("Arrêté n° {} du {} ({})\n", it.id, it.made_at, it.sha256),
            Language::En => format!("Closing no. {} of {} ({})\n", it.id, it.made_at, it.sha256),
        };
    }
    for it in &report.sheets {
        text += &matrix(it, language);
        text += &doubtful(it, language);
        text += &entries(it, language);
        text += &format!("{}\n", it.learnt);
    }
    report.notes.iter().for_each(|it| text += &format!("{it}\n"));
    text
}

fn matrix(sheet: &ProvisionSheet, language: Language) -> String {
    let amount = |minor| decimal(&sheet.currency, minor);
    let currency = sheet.currency.as_str();
    let mut table = Table::new(
        1,
        &match language {
            Language::Fr => [currency, "brut TTC", "taux", "dépréciation", "observé"],
            Language::En => [currency, "gross", "rate", "allowance", "observed"],
        },
    );
    for it in &sheet.rows {
        let learnt = it.learnt.as_ref().and_then(|it| it.rate.clone());
        let learnt = learnt.unwrap_or_else(|| "–".to_owned());
        let column = column(it.column, language).to_owned();
        table.row(vec![column, amount(it.gross), it.rate.clone(), amount(it.allowance), learnt]);
    }
    let (sum, doubtful, change) = match language {
        Language::Fr => ("Σ matrice", "Σ douteux", "variation"),
        Language::En => ("Σ matrix", "Σ doubtful", "change"),
    };
    let sums = [(sum, sheet.matrix), (doubtful, sheet.doubtful_sum), ("Σ", sheet.total)];
    for (name, it) in sums {
        table.row(vec![name.into(), amount(it.gross), String::new(), amount(it.allowance)]);
    }
    if let Some(previous) = &sheet.previous {
        let name = format!("{change} / {}", previous.on);
        table.row(vec![name, String::new(), String::new(), amount(sheet.change)]);
    }
    table.print()
}

fn doubtful(sheet: &ProvisionSheet, language: Language) -> String {
    if sheet.doubtful.is_empty() {
        return String::new();
    }
    let amount = |minor| decimal(&sheet.currency, minor);
    let (headings, by_matrix) = match language {
        Language::Fr => (
            ["", "douteux", "depuis", "brut TTC", "TVA", "base HT", "taux", "dépréciation"],
            "matrice",
        ),
        Language::En => {
            (["", "doubtful", "since", "gross", "VAT", "without", "rate", "allowance"], "matrix")
        }
    };
    let mut table = Table::new(3, &headings);
    for it in &sheet.doubtful {
        table.row(vec![
            it.customer.clone(),
            short(&it.name, 32),
            it.since.to_string(),
            amount(it.gross),
            it.vat_rate.clone(),
            amount(it.base),
            it.rate.clone().unwrap_or_else(|| by_matrix.to_owned()),
            amount(it.allowance),
        ]);
    }
    table.print()
}

fn entries(sheet: &ProvisionSheet, language: Language) -> String {
    if sheet.entries.is_empty() {
        return String::new();
    }
    let mut table = Table::new(
        2,
        &match language {
            Language::Fr => ["compte", "écriture", "débit", "crédit"],
            Language::En => ["account", "entry", "debit", "credit"],
        },
    );
    let amount =
        |minor: Option<i64>| minor.map_or(String::new(), |it| decimal(&sheet.currency, it));
    for it in &sheet.entries {
        let what = format!("{} · {}", it.name, it.label);
        table.row(vec![it.account.clone(), what, amount(it.debit), amount(it.credit)]);
    }
    table.print()
}

/// The year-end table for scripts.
pub fn year_end_json(table: &YearEndTable) -> Value {
    let sheet = |it: &YearEndSheet| {
        let cell = |cell: &UnpaidCell| {
            json!({
                "count": cell.count, "amount": decimal(&it.currency, cell.minor),
                "share": cell.share,
            })
        };
        let late = it.late.iter().zip(&table.buckets).map(|(late, bucket)| {
            let mut value = cell(late);
            (value["from"], value["to"]) = (bucket.from.into(), bucket.to.into());
            value
        });
        json!({
            "currency": it.currency, "sales": decimal(&it.currency, it.sales),
            "not_overdue": cell(&it.not_overdue), "late": late.collect::<Vec<_>>(),
            "total_late": cell(&it.total_late), "disputed": cell(&it.disputed),
            "no_due_date": cell(&it.no_due_date),
        })
    };
    json!({
        "key_date": table.key_date, "from": table.from,
        "sheets": table.sheets.iter().map(sheet).collect::<Vec<_>>(), "notes": table.notes,
    })
}

/// The year-end table for people.
pub fn year_end(report: &YearEndTable, language: Language) -> String {
    let mut text = format!("{}\n", report.key_date);
    let french = language == Language::Fr;
    let pick = |fr: &'static str, en: &'static str| if french { fr } else { en };
    for sheet in &report.sheets {
        let headings = [
            sheet.currency.as_str(),
            pick("factures", "invoices"),
            pick("montant TTC", "amount"),
            pick("% du CA", "% of sales"),
        ];
        let mut table = Table::new(1, &headings);
        let mut row = |name: &str, it: &UnpaidCell| {
            let share = it.share.clone().unwrap_or_else(|| "–".to_owned());
            let amount = decimal(&sheet.currency, it.minor);
            table.row(vec![name.to_owned(), it.count.to_string(), amount, share]);
        };
        row(pick("0 jour", "0 days"), &sheet.not_overdue);
        for (late, bucket) in sheet.late.iter().zip(&report.buckets) {
            let name = bucket
                .to
                .map_or_else(|| format!("{}+", bucket.from), |to| format!("{}-{to}", bucket.from));
            row(&name, late);
        }
        row(pick("total 1 jour et plus", "total 1 day and more"), &sheet.total_late);
        for (name, it) in [
            (pick("en litige, exclues", "disputed, left out"), &sheet.disputed),
            (pick("sans échéance, exclues", "no due date, left out"), &sheet.no_due_date),
        ] {
            if it.count > 0 {
                row(name, it);
            }
        }
        text += &table.print();
        let sales = decimal(&sheet.currency, sheet.sales);
        text += &format!("{} {sales} {}\n", pick("CA TTC :", "sales:"), sheet.currency);
    }
    report.notes.iter().for_each(|it| text += &format!("{it}\n"));
    text
}

fn column(column: ProvisionColumn, language: Language) -> &'static str {
    let french = language == Language::Fr;
    match column {
        ProvisionColumn::NotDue => {
            if french {
                "non échu"
            } else {
                "not due"
            }
        }
        ProvisionColumn::NoDueDate => {
            if french {
                "sans échéance"
            } else {
                "no due date"
            }
        }
        ProvisionColumn::UpTo30 => "1-30",
        ProvisionColumn::UpTo60 => "31-60",
        ProvisionColumn::UpTo90 => "61-90",
        ProvisionColumn::Over90 => "91+",
    }
}

fn decimal(currency: &str, minor: i64) -> String {
    Amount { minor, currency: currency.to_owned() }.decimal()
}
