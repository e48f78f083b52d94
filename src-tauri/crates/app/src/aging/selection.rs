//! A part of the aged balance: the customers that are shown of one currency.

use std::collections::HashSet;

use serde::Deserialize;
use ts_rs::TS;

use super::{AgedLine, AgedReport, group};

/// Customers of the sheet of one currency.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[ts(export)]
pub struct AgedSelection {
    /// ISO 4217 code.
    pub currency: String,
    /// Their codes.
    pub customers: Vec<String>,
}

/// How many customers are shown, of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shown {
    pub customers: usize,
    pub of: usize,
}

impl AgedReport {
    /// Keeps the selected customers; totals and groups are of these alone.
    pub(crate) fn select(&mut self, selection: &AgedSelection) -> Shown {
        let codes: HashSet<&str> = selection.customers.iter().map(String::as_str).collect();
        let columns = self.buckets.len();
        self.sheets.retain(|it| it.currency == selection.currency);
        let mut shown = Shown { customers: 0, of: 0 };
        for sheet in &mut self.sheets {
            shown.of += sheet.customers.len();
            sheet.customers.retain(|it| codes.contains(it.code.as_str()));
            shown.customers += sheet.customers.len();
            sheet.total = AgedLine::empty(columns);
            sheet.customers.iter().for_each(|it| sheet.total.add(&it.line));
            let sum = |of: fn(&super::AgedCustomer) -> Option<i64>| {
                sheet.customers.iter().filter_map(of).sum::<i64>()
            };
            let (before, change) = (sum(|it| it.before), sum(|it| it.change));
            sheet.before = sheet.before.map(|_| before);
            sheet.change = sheet.change.map(|_| change);
            let names: Vec<_> = sheet.groups.iter().map(|it| it.name.clone()).collect();
            if !names.is_empty() {
                let name = |place: Option<u32>| names.get(place? as usize).cloned();
                group::add_up(sheet, |it| name(it.group).unwrap_or_default(), columns);
            }
        }
        shown
    }
}
