//! The year-end table of unpaid invoices (art. D441-6 C. com.), as the management report shows it.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::{Datelike as _, Months};
use receivables::{
    Currency, OpenItem,
    aging::BucketScheme,
    item::days_between,
    year_end::{self, Unpaid, sales_of},
};
use serde::Serialize;
use ts_rs::TS;

use crate::{
    Answer, App,
    aging::{BucketColumn, columns},
    amount::Day,
    failure::Cause,
    ledger::{Ledger, Moment},
};

/// The table on a closing day.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct YearEndTable {
    /// The closing day.
    pub key_date: Day,
    /// First day of the twelve months whose sales the shares are of.
    pub from: Day,
    /// The columns of late invoices.
    pub buckets: Vec<BucketColumn>,
    /// One sheet per currency, that of the largest sales first.
    pub sheets: Vec<YearEndSheet>,
    /// What has to be told beside the table, whole sentences.
    pub notes: Vec<String>,
}

/// The table of one currency.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct YearEndSheet {
    /// ISO 4217 code of every amount.
    pub currency: String,
    /// Invoices less credit notes of the twelve months, VAT included, in minor units.
    #[ts(type = "number")]
    pub sales: i64,
    /// Not late: « 0 jour ».
    pub not_overdue: UnpaidCell,
    /// One per column of late invoices.
    pub late: Vec<UnpaidCell>,
    /// All that is late by a day or more.
    pub total_late: UnpaidCell,
    /// Disputed invoices, left out of the columns.
    pub disputed: UnpaidCell,
    /// Invoices without a due date, left out of the columns.
    pub no_due_date: UnpaidCell,
}

/// A cell: how many, how much, which share of the sales.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct UnpaidCell {
    /// How many invoices.
    pub count: u32,
    /// What is open of them, VAT included, in minor units.
    #[ts(type = "number")]
    pub minor: i64,
    /// Percent of the sales with two decimals; none without sales.
    pub share: Option<String>,
}

impl App {
    /// The year-end table of unpaid invoices on a closing day.
    pub fn year_end_table(&mut self, on: Option<Day>) -> Answer<YearEndTable> {
        self.run(on, table)
    }
}

pub(crate) fn table(ledger: &mut Ledger, moment: &Moment) -> Result<YearEndTable, Cause> {
    let key_date = moment.key_date;
    let first = key_date.succ_opt().and_then(|it| it.checked_sub_months(Months::new(12)));
    let from = first.unwrap_or(key_date);
    let disputed = ledger.store.disputes(key_date)?;
    let disputed: HashSet<_> = disputed.into_iter().map(|it| it.dispute.item).collect();
    let whole = ledger.whole()?;
    let mut open: BTreeMap<Currency, Vec<OpenItem>> = BTreeMap::new();
    for it in whole.open_items(key_date) {
        open.entry(it.open.currency).or_default().push(it);
    }
    let sold = whole.items().iter().filter(|it| (from..=key_date).contains(&it.issued));
    let currencies: BTreeSet<_> =
        sold.map(|it| it.original.currency).chain(open.keys().copied()).collect();
    let sheet = |currency: Currency| {
        let sales = sales_of(whole.items(), currency, from, key_date);
        let open = open.get(&currency).cloned().unwrap_or_default();
        sheet(currency, &year_end::YearEndTable::new(open, &disputed, sales, key_date))
    };
    let mut sheets: Vec<_> = currencies.into_iter().map(sheet).collect();
    sheets.sort_by_key(|it| std::cmp::Reverse(it.sales));
    let words = moment.words;
    let mut notes = vec![words.year_end_basis(from, key_date), words.year_end_terms()];
    let ends_month = key_date.succ_opt().is_none_or(|it| it.day() == 1);
    notes.extend((!ends_month).then(|| words.year_end_within_month(key_date)));
    notes.extend((sheets.len() > 1).then(|| words.year_end_currencies()));
    notes.extend(sheets.iter().any(|it| it.disputed.count > 0).then(|| words.year_end_disputed()));
    let first_sale = whole.items().iter().filter(|it| it.is_sale).map(|it| it.issued).min();
    // A month without an invoice may be a quiet one.
    let unknown = first_sale.filter(|it| days_between(from, *it) > 31 && *it <= key_date);
    notes.extend(unknown.map(|it| words.year_end_short_history(it)));
    let undated = sheets.iter().any(|it| it.no_due_date.count > 0);
    notes.extend(undated.then(|| words.year_end_no_due_date()));
    Ok(YearEndTable { key_date, from, buckets: columns(&BucketScheme::default()), sheets, notes })
}

fn sheet(currency: Currency, table: &year_end::YearEndTable) -> YearEndSheet {
    let cell = |it: &Unpaid| UnpaidCell {
        count: it.count,
        minor: it.minor,
        share: it.share_of(table.sales).map(|it| it.to_string()),
    };
    YearEndSheet {
        currency: currency.code().to_owned(),
        sales: table.sales,
        not_overdue: cell(&table.not_overdue),
        late: table.late.iter().map(cell).collect(),
        total_late: cell(&table.total_late()),
        disputed: cell(&table.disputed),
        no_due_date: cell(&table.no_due_date),
    }
}
