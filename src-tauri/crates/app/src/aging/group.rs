//! Customers of the aged balance by group.

use std::{cmp::Reverse, collections::HashMap};

use receivables::dunning::ChosenBy;
use store::CustomerDetails;

use super::{AgedBy, AgedCustomer, AgedGroup, AgedLine, AgedReport, AgedSheet};
use crate::{
    case,
    failure::Cause,
    ledger::{Ledger, Moment},
};

/// Puts every customer of every sheet into its group, and adds the groups up.
pub(super) fn customers(
    report: &mut AgedReport,
    ledger: &mut Ledger,
    moment: &Moment,
) -> Result<(), Cause> {
    let names = match report.by {
        AgedBy::Collector => people(ledger, |it| &it.collector)?,
        AgedBy::Salesperson => people(ledger, |it| &it.salesperson)?,
        AgedBy::Segment | AgedBy::Customer => segments(report, ledger, moment)?,
    };
    let columns = report.buckets.len();
    for sheet in &mut report.sheets {
        add_up(sheet, |it| names.get(it.code.as_str()).cloned().unwrap_or_default(), columns);
    }
    Ok(())
}

/// Who follows each customer, or sells to it, by code; those that have nobody have none.
fn people(
    ledger: &mut Ledger,
    of: fn(&CustomerDetails) -> &String,
) -> Result<HashMap<String, String>, Cause> {
    ledger.book()?;
    let named = ledger.known_customers().filter(|it| !of(&it.details).is_empty());
    Ok(named.map(|it| (it.code.clone(), of(&it.details).clone())).collect())
}

/// The segment of each customer, by code; those in none, or with a scenario of their own, have none.
fn segments(
    report: &AgedReport,
    ledger: &mut Ledger,
    moment: &Moment,
) -> Result<HashMap<String, String>, Cause> {
    let habits = ledger.habits(moment.key_date)?;
    let currency = ledger.store.company()?.currency;
    let own = report.sheets.iter().find(|it| it.currency == currency);
    let open: HashMap<&str, i64> = own
        .map(|it| it.customers.iter().map(|it| (it.code.as_str(), it.line.total)).collect())
        .unwrap_or_default();
    ledger.book()?;
    let ledger = &*ledger;
    let mut names = HashMap::new();
    for customer in ledger.known_customers() {
        let open = open.get(customer.code.as_str()).copied().unwrap_or_default();
        if let (_, ChosenBy::Segment(place)) = case::chosen(ledger, customer, open, &habits)
            && let Some(segment) = ledger.policies.segments.get(place)
        {
            names.insert(customer.code.clone(), segment.name.clone());
        }
    }
    Ok(names)
}

pub(super) fn add_up(
    sheet: &mut AgedSheet,
    name_of: impl Fn(&AgedCustomer) -> String,
    columns: usize,
) {
    let mut groups: HashMap<String, AgedGroup> = HashMap::new();
    let names: Vec<_> = sheet.customers.iter().map(name_of).collect();
    for (row, name) in sheet.customers.iter().zip(&names) {
        let group = groups.entry(name.clone()).or_insert_with(|| AgedGroup {
            name: name.clone(),
            customers: 0,
            line: AgedLine::empty(columns),
            before: row.before.map(|_| 0),
            change: row.change.map(|_| 0),
        });
        group.customers += 1;
        group.line.add(&row.line);
        group.before = group.before.zip(row.before).map(|(sum, it)| sum + it);
        group.change = group.change.zip(row.change).map(|(sum, it)| sum + it);
    }
    let mut groups: Vec<_> = groups.into_values().collect();
    groups.sort_by(|a, b| {
        let key = |it: &AgedGroup| (Reverse(it.line.overdue), Reverse(it.line.total));
        key(a).cmp(&key(b)).then_with(|| a.name.cmp(&b.name))
    });
    let places: HashMap<_, _> =
        groups.iter().zip(0..).map(|(it, at)| (it.name.clone(), at)).collect();
    for (row, name) in sheet.customers.iter_mut().zip(&names) {
        row.group = places.get(name).copied();
    }
    sheet.groups = groups;
}

impl AgedLine {
    pub(super) fn add(&mut self, other: &Self) {
        self.total += other.total;
        self.not_due += other.not_due;
        self.no_due_date += other.no_due_date;
        self.overdue += other.overdue;
        self.unallocated += other.unallocated;
        self.disputed += other.disputed;
        self.promised += other.promised;
        self.recoverable += other.recoverable;
        self.buckets.iter_mut().zip(&other.buckets).for_each(|(sum, part)| *sum += part);
    }
}
