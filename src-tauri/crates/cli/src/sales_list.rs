//! `sales-list`: what is late by salesperson, the list one is handed, and what comes back on it.

use std::path::PathBuf;

use app::{
    App,
    failure::Failure,
    sales_list::{MergedList, ReturnedList, ReturnedRow, ReturnedState, SalesListSheet},
    session::Language,
};
use lexopt::{Parser, ValueExt};
use serde_json::{Value, json};

use crate::{
    arguments::Arguments,
    export,
    table::{Table, amount, amounts, short},
};

/// What is asked of the lists.
#[derive(Debug, Default)]
pub struct SalesListWish {
    salesperson: Option<String>,
    merge: Option<PathBuf>,
    taken: Vec<String>,
    out: Option<PathBuf>,
}

impl SalesListWish {
    /// Takes an option, if it is one of these.
    pub fn take(&mut self, name: &str, parser: &mut Parser) -> Result<bool, lexopt::Error> {
        match name {
            "for" => self.salesperson = Some(parser.value()?.string()?),
            "merge" => self.merge = Some(parser.value()?.into()),
            "take" => {
                let rows = parser.value()?.string()?;
                self.taken.extend(rows.split(',').map(|it| it.trim().to_owned()));
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// All of them, with where a list goes.
    pub fn finish(self, out: Option<PathBuf>) -> Result<Self, lexopt::Error> {
        match (&self.salesperson, &out, &self.merge) {
            (Some(_), None, _) => Err("sales-list --for needs --out FILE.xlsx".into()),
            (None, Some(_), _) => Err("sales-list --out needs --for SALESPERSON".into()),
            (Some(_), _, Some(_)) => {
                Err("sales-list takes --for or --merge, one after the other".into())
            }
            _ => Ok(Self { out, ..self }),
        }
    }
}

/// Does what is asked: the answer for scripts, and for people.
pub fn run(
    app: &mut App,
    arguments: &Arguments,
    wish: &SalesListWish,
) -> Result<(Value, String), Failure> {
    if let (Some(salesperson), Some(path)) = (&wish.salesperson, &wish.out) {
        let file = app.hand_out_sales_list(salesperson, path)?;
        return Ok((export::json(&file), export::told(&file, arguments.language)));
    }
    let Some(path) = &wish.merge else {
        let sheet = app.sales_lists(arguments.on)?;
        return Ok((json!(sheet), overview(&sheet)));
    };
    let returned = app.read_sales_list(path)?;
    if arguments.dry_run {
        return Ok((json!(returned), returned_table(&returned)));
    }
    let merged = app.merge_sales_list(path, &wish.taken)?;
    let table = returned_table(&returned) + &told(&merged, arguments.language);
    Ok((json!({ "returned": returned, "merged": merged }), table))
}

fn overview(sheet: &SalesListSheet) -> String {
    let mut table = Table::new(1, &["", "customers", "documents", "overdue", "list"]);
    for it in &sheet.salespeople {
        let list = it.last_list.map_or_else(|| "–".to_owned(), |it| format!("no. {it}"));
        table.row(vec![
            short(&it.name, 32),
            it.customers.to_string(),
            it.documents.to_string(),
            amounts(&it.overdue),
            list,
        ]);
    }
    let mut lists = Table::new(2, &["", "", "on", "documents", "remarks", "promises"]);
    for it in &sheet.lists {
        lists.row(vec![
            format!("no. {}", it.number),
            short(&it.salesperson, 32),
            it.on.to_string(),
            it.documents.to_string(),
            it.remarks.to_string(),
            it.promises.to_string(),
        ]);
    }
    let lists = if sheet.lists.is_empty() { String::new() } else { format!("\n{}", lists.print()) };
    format!("{}{lists}", table.print())
}

/// What came back, a row for each document something is said of.
fn returned_table(list: &ReturnedList) -> String {
    let mut table = Table::plain(4);
    let mut notes = String::new();
    for it in &list.rows {
        table.row(vec![
            it.reference.clone(),
            short(&it.customer, 32),
            it.document.clone(),
            promise(it),
        ]);
        let objections = it.promise.iter().flat_map(|it| &it.objections);
        for said in objections.chain(&it.altered) {
            notes += &format!("! {} : {said}\n", it.reference);
        }
        if let Some(remark) = &it.remark {
            let known = if remark.state == ReturnedState::Known { "= " } else { "" };
            notes += &format!("  {} : {known}{}\n", it.reference, short(&remark.note, 90));
        }
    }
    for it in &list.left_aside {
        notes += &format!("! {}\n", it.sentence);
    }
    format!("no. {} {} {}\n{}{notes}", list.number, list.salesperson, list.on, table.print())
}

fn promise(row: &ReturnedRow) -> String {
    let Some(it) = &row.promise else { return String::new() };
    let mark = match it.state {
        ReturnedState::Taken => "+",
        ReturnedState::Known => "=",
        ReturnedState::Undecided => "?",
        ReturnedState::Refused => "–",
    };
    format!("{mark} {} {}", it.on, amount(&it.promised))
}

fn told(merged: &MergedList, language: Language) -> String {
    let MergedList { remarks, promises, kept, .. } = merged;
    match language {
        Language::Fr => format!(
            "Repris : {remarks} remarque(s), {promises} promesse(s) ; laissé au registre : {kept}\n"
        ),
        Language::En => {
            format!(
                "Merged: {remarks} remark(s), {promises} promise(s); left to the ledger: {kept}\n"
            )
        }
    }
}
