//! Concentration: how much of the receivables the largest customers owe.
//!
//! Each customer counts with its **net** balance, credits taken off; whoever is in credit owes
//! nothing and counts in neither part. So a share lies between 0 and 100 percent, and what is left
//! out is said. As of the end of each month, from dated facts alone.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::ratio;
use crate::{
    Currency, CustomerId, ItemKind,
    monthly::{Month, with_sales},
    portfolio::{Item, Portfolio, Settlement},
};

/// How many customers are the largest.
pub const LARGEST: usize = 10;

/// Months of sales that concentration is measured over.
const YEAR: usize = 12;

/// The largest customers by one measure, and what all of them come to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Largest {
    /// At most ten, the largest first, the older customer first where two are equal; minor units.
    pub customers: Vec<(CustomerId, i64)>,
    /// All customers whose own sum is positive, minor units.
    pub total: i64,
    /// What was left out: the sums of the others, 0 or negative.
    pub in_credit: i64,
}

/// The largest customers at the end of one month.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Concentration {
    /// By what they owe, credits taken off.
    pub open: Largest,
    /// By their invoices past due.
    pub overdue: Largest,
    /// By their sales over the twelve months; `None` with a shorter history.
    pub sales: Option<Largest>,
}

impl Largest {
    /// What the largest come to, minor units.
    pub fn sum(&self) -> i64 {
        self.customers.iter().map(|it| it.1).sum()
    }

    /// Their share of the total, in percent; `None` where nobody owes anything.
    pub fn share(&self) -> Option<Decimal> {
        ratio(i128::from(self.sum()) * 100, self.total.into())
    }

    fn add(&mut self, customer: CustomerId, minor: i64) {
        if minor <= 0 {
            self.in_credit += minor;
            return;
        }
        self.total += minor;
        // Customers come by id, so whoever ties with another stands behind it.
        let place = self.customers.partition_point(|it| it.1 >= minor);
        if place < LARGEST {
            self.customers.truncate(LARGEST - 1);
            self.customers.insert(place, (customer, minor));
        }
    }
}

/// The concentration at the end of each of the last `shown` months of a history, oldest first.
///
/// `history` is that of [`months`](crate::monthly::months) for the same portfolio and currency. It
/// takes one pass; items closed before the first month that is asked for are passed over.
pub fn concentrations(
    portfolio: &Portfolio,
    currency: Currency,
    history: &[Month],
    shown: usize,
) -> Vec<Concentration> {
    let shown = shown.min(history.len());
    let open_from = history.len() - shown;
    let window = &history[open_from.saturating_sub(YEAR - 1)..];
    let (Some(first), Some(last)) = (window.first(), window.last()) else { return Vec::new() };
    let counts = |item: &Item| item.original.currency == currency && item.issued <= last.last;
    let living = || portfolio.histories_since(first.first).filter(|(item, _)| counts(item));
    let mut customers: Vec<_> = living().map(|(item, _)| item.customer).collect();
    customers.sort_unstable();
    customers.dedup();
    let mut sheet = Sheet {
        months: window,
        width: window.len(),
        cells: vec![Cell::default(); customers.len() * window.len()],
    };
    for (item, settlements) in living() {
        if let Some(row) = place(&customers, item.customer) {
            sheet.count(row, item, settlements);
        }
    }
    let unknown = history.len() - with_sales(history).len();
    let whole_year = |index: usize| open_from + index + 1 >= unknown + YEAR;
    let mut found: Vec<_> = (0..shown)
        .map(|index| Concentration {
            sales: whole_year(index).then(Largest::default),
            ..Concentration::default()
        })
        .collect();
    for (row, customer) in sheet.cells.chunks(sheet.width).zip(&customers) {
        rank(&mut found, row, *customer);
    }
    found
}

/// Where a customer stands: ids are counted, so that it mostly stands at its number.
fn place(customers: &[CustomerId], id: CustomerId) -> Option<usize> {
    let number = usize::try_from(id.0.checked_sub(customers.first()?.0)?).ok()?;
    match customers.get(number) {
        Some(there) if *there == id => Some(number),
        _ => customers.binary_search(&id).ok(),
    }
}

/// A row per customer, a column per month.
struct Sheet<'a> {
    months: &'a [Month],
    width: usize,
    cells: Vec<Cell>,
}

/// One customer in one month, minor units.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    open: i64,
    overdue: i64,
    sales: i64,
}

impl Sheet<'_> {
    fn count(&mut self, row: usize, item: &Item, settlements: &[Settlement]) {
        let row = &mut self.cells[row * self.width..(row + 1) * self.width];
        let since = months_between(self.months[0].first, item.issued);
        let from = usize::try_from(since).unwrap_or(0);
        if since >= 0 && item.is_sale && item.kind != ItemKind::Payment {
            row[from].sales += item.original.minor;
        }
        let mut later = settlements.iter().peekable();
        let mut open = item.original.minor;
        for (cell, month) in row.iter_mut().zip(self.months).skip(from) {
            while let Some(settlement) = later.next_if(|it| it.on <= month.last) {
                open -= settlement.minor;
            }
            if open == 0 && later.peek().is_none() {
                return;
            }
            cell.open += open;
            let late = item.due.is_some_and(|due| due < month.last);
            if late && item.kind == ItemKind::Invoice && open > 0 {
                cell.overdue += open;
            }
        }
    }
}

/// Enters one customer into the ranks of every month.
fn rank(found: &mut [Concentration], row: &[Cell], customer: CustomerId) {
    let hidden = row.len() - found.len();
    for (index, month) in found.iter_mut().enumerate() {
        let at = hidden + index;
        month.open.add(customer, row[at].open);
        month.overdue.add(customer, row[at].overdue);
        if let Some(sales) = &mut month.sales {
            let year = &row[(at + 1).saturating_sub(YEAR)..=at];
            sales.add(customer, year.iter().map(|it| it.sales).sum());
        }
    }
}

fn months_between(first: NaiveDate, day: NaiveDate) -> i32 {
    let number = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
    number(day) - number(first)
}
