//! The provision as a report: per currency the matrix, the doubtful customers, the entries to book.

use documents::report::{Cell, Column, Kind, Report, Table};
use receivables::{Currency, Money};

use super::{currency, figure_cell};
use crate::{
    provision::{
        Closing, DoubtfulRow, EntryRow, ProvisionColumn, ProvisionReport, ProvisionRow,
        ProvisionSheet,
    },
    wording::{Words, export::Heading},
};

/// Decimals of percentages, as they are entered and kept.
const PLACES: u32 = 2;

/// The report; where it was frozen, with the closing it is of.
pub fn report(provision: &ProvisionReport, closing: Option<&Closing>, words: Words) -> Report {
    let sums = provision.sheets.iter().map(|it| sums(it, words));
    let frozen = closing.map(|it| words.frozen_as(it.id, &it.made_at, &it.sha256));
    let nothing = [nothing()];
    let sheets = if provision.sheets.is_empty() { &nothing[..] } else { &provision.sheets[..] };
    Report {
        title: words.provision(),
        company: String::new(),
        key_date: provision.key_date,
        language: words.0.into(),
        lines: frozen.into_iter().chain(sums).chain(provision.notes.iter().cloned()).collect(),
        summaries: Vec::new(),
        sheets: sheets.iter().flat_map(|it| tables(it, words)).collect(),
        charts: Vec::new(),
    }
}

/// A sheet without rows: the headings stand even where nothing is open.
fn nothing() -> ProvisionSheet {
    ProvisionSheet {
        currency: Currency::EUR.code().to_owned(),
        rows: Vec::new(),
        matrix: Default::default(),
        doubtful: Vec::new(),
        doubtful_sum: Default::default(),
        total: Default::default(),
        unallocated: 0,
        previous: None,
        change: 0,
        entries: Vec::new(),
        learnt: String::new(),
    }
}

/// The whole allowance, and what it grew by.
fn sums(sheet: &ProvisionSheet, words: Words) -> String {
    let money = |minor| Money { minor, currency: currency(&sheet.currency) };
    let before = sheet.previous.as_ref().map(|it| (it.on, money(sheet.change)));
    words.allowance_of(money(sheet.total.gross), money(sheet.total.allowance), before)
}

/// The matrix always; the two others where they have rows.
fn tables(sheet: &ProvisionSheet, words: Words) -> Vec<Table> {
    let mut tables = vec![matrix(sheet, words)];
    if !sheet.doubtful.is_empty() {
        tables.push(doubtful(sheet, words));
    }
    if !sheet.entries.is_empty() {
        tables.push(entries(sheet, words));
    }
    tables
}

fn matrix(sheet: &ProvisionSheet, words: Words) -> Table {
    let amount = |minor| Cell::Amount(Money { minor, currency: currency(&sheet.currency) });
    let row = |it: &ProvisionRow| {
        let learnt = it.learnt.as_ref();
        vec![
            Cell::text(column(it.column, words)),
            amount(it.gross),
            figure_cell(Some(&it.rate)),
            amount(it.allowance),
            figure_cell(learnt.and_then(|it| it.rate.as_deref())),
            learnt.map_or(Cell::Empty, |it| Cell::Whole(it.invoices.into())),
        ]
    };
    Table {
        name: format!("{} {}", words.matrix(), sheet.currency),
        columns: vec![
            Column::new(words.heading(Heading::AgingColumn), Kind::Text),
            Column::summed(words.heading(Heading::Gross), Kind::Amount),
            Column::new(words.heading(Heading::LossRate), Kind::Decimal(PLACES)),
            Column::summed(words.heading(Heading::Allowance), Kind::Amount),
            Column::new(words.heading(Heading::ObservedRate), Kind::Decimal(PLACES)),
            Column::new(words.heading(Heading::ObservedInvoices), Kind::Whole),
        ],
        rows: sheet.rows.iter().map(row).collect(),
        note: Some(sheet.learnt.clone()).filter(|it| !it.is_empty()),
    }
}

fn doubtful(sheet: &ProvisionSheet, words: Words) -> Table {
    let amount = |minor| Cell::Amount(Money { minor, currency: currency(&sheet.currency) });
    let row = |it: &DoubtfulRow| {
        vec![
            Cell::text(&it.customer),
            Cell::text(&it.name),
            Cell::Day(it.since),
            Cell::text(&it.reason),
            amount(it.gross),
            figure_cell(Some(&it.vat_rate)),
            amount(it.base),
            figure_cell(it.rate.as_deref()),
            amount(it.allowance),
        ]
    };
    let (text, amount) = (Kind::Text, Kind::Amount);
    Table {
        name: format!("{} {}", words.doubtful_customers(), sheet.currency),
        columns: vec![
            Column::new(words.heading(Heading::Code), text),
            Column::new(words.heading(Heading::Customer), text),
            Column::new(words.heading(Heading::DoubtfulSince), Kind::Day),
            Column::new(words.heading(Heading::Reason), text),
            Column::summed(words.heading(Heading::Gross), amount),
            Column::new(words.heading(Heading::VatRate), Kind::Decimal(PLACES)),
            Column::summed(words.heading(Heading::WithoutVat), amount),
            Column::new(words.heading(Heading::LossRate), Kind::Decimal(PLACES)),
            Column::summed(words.heading(Heading::Allowance), amount),
        ],
        rows: sheet.doubtful.iter().map(row).collect(),
        note: Some(words.no_rate_of_its_own()),
    }
}

fn entries(sheet: &ProvisionSheet, words: Words) -> Table {
    let amount = |minor: Option<i64>| {
        let money = |minor| Cell::Amount(Money { minor, currency: currency(&sheet.currency) });
        minor.map_or(Cell::Empty, money)
    };
    let row = |it: &EntryRow| {
        let texts = [&it.account, &it.name, &it.label].map(Cell::text);
        texts.into_iter().chain([it.debit, it.credit].map(amount)).collect()
    };
    let text = |heading| Column::new(words.heading(heading), Kind::Text);
    let summed = |heading| Column::summed(words.heading(heading), Kind::Amount);
    Table {
        name: format!("{} {}", words.entries(), sheet.currency),
        columns: vec![
            text(Heading::Account),
            text(Heading::AccountName),
            text(Heading::Entry),
            summed(Heading::Debit),
            summed(Heading::Credit),
        ],
        rows: sheet.entries.iter().map(row).collect(),
        note: None,
    }
}

fn column(column: ProvisionColumn, words: Words) -> String {
    match column {
        ProvisionColumn::NotDue => words.heading(Heading::NotDue),
        ProvisionColumn::NoDueDate => words.heading(Heading::NoDueDate),
        ProvisionColumn::UpTo30 => words.bucket(1, Some(30)),
        ProvisionColumn::UpTo60 => words.bucket(31, Some(60)),
        ProvisionColumn::UpTo90 => words.bucket(61, Some(90)),
        ProvisionColumn::Over90 => words.bucket(91, None),
    }
}
