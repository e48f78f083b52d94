//! Concentration: how much of the receivables the largest customers owe.
//!
//! Each customer counts with its **net** balance, credits taken off; whoever is in credit owes
//! nothing and counts in neither part. So a share lies between 0 and 100 percent, and what is left
//! out is said. As of the end of each month, from dated facts alone.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use rayon::prelude::*;
use rust_decimal::Decimal;

use super::ratio;
use crate::{
    Currency, CustomerId, ItemKind,
    monthly::{Month, with_sales},
    portfolio::{Item, Portfolio, Settlement, shares},
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
        self.rank(customer, minor);
    }

    /// Adds what customers with larger ids come to.
    fn add_all(&mut self, later: &Self) {
        self.total += later.total;
        self.in_credit += later.in_credit;
        for (customer, minor) in &later.customers {
            self.rank(*customer, *minor);
        }
    }

    fn rank(&mut self, customer: CustomerId, minor: i64) {
        let last = self.customers.get(LARGEST - 1);
        if last.is_some_and(|it| it.1 >= minor) {
            return;
        }
        // Customers come by id, so whoever ties with another stands behind it.
        let place = self.customers.partition_point(|it| it.1 >= minor);
        self.customers.truncate(LARGEST - 1);
        self.customers.insert(place, (customer, minor));
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
    let unknown = history.len() - with_sales(history).len();
    let whole_year = |index: usize| open_from + index + 1 >= unknown + YEAR;
    let nobody = (0..shown).map(|index| Concentration {
        sales: whole_year(index).then(Largest::default),
        ..Concentration::default()
    });
    let nobody: Vec<_> = nobody.collect();
    let rows = Rows::of(portfolio);
    let parts = shares(rows.count()).into_par_iter().map(|part| {
        let mut sheet = Sheet::new((&rows, part), window, shown);
        for (item, settlements) in portfolio.histories_since(first.first) {
            if counts(item) {
                sheet.count(item, settlements);
            }
        }
        let mut found = nobody.clone();
        sheet.rank(&mut found);
        found
    });
    // In the order of the customers, whoever is ready first.
    parts.collect::<Vec<_>>().into_iter().reduce(together).unwrap_or(nobody)
}

/// The same months, of customers and of those whose ids follow.
fn together(mut found: Vec<Concentration>, others: Vec<Concentration>) -> Vec<Concentration> {
    for (month, other) in found.iter_mut().zip(others) {
        month.open.add_all(&other.open);
        month.overdue.add_all(&other.overdue);
        if let (Some(sales), Some(other)) = (&mut month.sales, &other.sales) {
            sales.add_all(other);
        }
    }
    found
}

/// A column per month, a row per customer. Column by column in memory: documents mostly come in the
/// order of their days, so that the months they touch stay near. Of the rows a part: parts are made
/// beside each other.
struct Sheet<'a> {
    rows: &'a Rows,
    part: Range<usize>,
    months: &'a [Month],
    /// How many of the months, the first ones, are needed for their sales alone.
    hidden: usize,
    /// Open and overdue at the end of each month that is shown, minor units.
    owed: Vec<(i64, i64)>,
    /// Sales of every month, minor units.
    sales: Vec<i64>,
}

/// Which customer stands in which row.
enum Rows {
    /// Ids are counted, so that a customer mostly stands at its number.
    Numbered { first: i64, count: usize },
    /// Ids with wide gaps, in their order.
    Listed(Vec<CustomerId>),
}

impl Rows {
    fn of(portfolio: &Portfolio) -> Self {
        let Some((first, last)) = portfolio.customers() else { return Self::Listed(Vec::new()) };
        let (items, first) = (portfolio.items(), first.0);
        let span = last.0.saturating_sub(first).saturating_add(1);
        match usize::try_from(span) {
            Ok(count) if count <= 2 * items.len() => Self::Numbered { first, count },
            _ => {
                let mut customers: Vec<_> = items.iter().map(|it| it.customer).collect();
                customers.sort_unstable();
                customers.dedup();
                Self::Listed(customers)
            }
        }
    }

    fn count(&self) -> usize {
        match self {
            Self::Numbered { count, .. } => *count,
            Self::Listed(customers) => customers.len(),
        }
    }

    fn row(&self, customer: CustomerId) -> Option<usize> {
        match self {
            Self::Numbered { first, .. } => usize::try_from(customer.0 - first).ok(),
            Self::Listed(customers) => customers.binary_search(&customer).ok(),
        }
    }

    /// The customers of a part.
    fn customers(&self, part: &Range<usize>) -> impl Iterator<Item = CustomerId> {
        let (first, listed) = match self {
            Self::Numbered { first, .. } => (*first, None),
            Self::Listed(customers) => (0, Some(customers)),
        };
        part.clone().map(move |row| match listed {
            Some(customers) => customers[row],
            None => CustomerId(first + row as i64),
        })
    }
}

impl<'a> Sheet<'a> {
    fn new((rows, part): (&'a Rows, Range<usize>), months: &'a [Month], shown: usize) -> Self {
        let hidden = months.len() - shown;
        let owed = vec![(0, 0); part.len() * shown];
        let sales = vec![0; part.len() * months.len()];
        Self { rows, part, months, hidden, owed, sales }
    }

    fn count(&mut self, item: &Item, settlements: &[Settlement]) {
        let Some(row) = self.rows.row(item.customer).filter(|it| self.part.contains(it)) else {
            return;
        };
        let (row, count) = (row - self.part.start, self.part.len());
        let since = months_between(self.months[0].first, item.issued);
        let from = usize::try_from(since).unwrap_or(0);
        if since >= 0 && item.is_sale && item.kind != ItemKind::Payment {
            self.sales[from * count + row] += item.original.minor;
        }
        let columns = self.owed.chunks_mut(count);
        let months = columns.zip(&self.months[self.hidden..]);
        let mut later = settlements.iter().peekable();
        let mut open = item.original.minor;
        for (column, month) in months.skip(from.saturating_sub(self.hidden)) {
            while let Some(settlement) = later.next_if(|it| it.on <= month.last) {
                open -= settlement.minor;
            }
            if open == 0 && later.peek().is_none() {
                return;
            }
            let (all, overdue) = &mut column[row];
            *all += open;
            let late = item.due.is_some_and(|due| due < month.last);
            if late && item.kind == ItemKind::Invoice && open > 0 {
                *overdue += open;
            }
        }
    }

    /// Enters every customer into the ranks of every month.
    fn rank(&self, found: &mut [Concentration]) {
        let count = self.part.len();
        for (month, column) in found.iter_mut().zip(self.owed.chunks(count)) {
            for (customer, (open, overdue)) in self.rows.customers(&self.part).zip(column) {
                month.open.add(customer, *open);
                month.overdue.add(customer, *overdue);
            }
        }
        let columns: Vec<_> = self.sales.chunks(count).collect();
        let mut year = vec![0; count];
        for (at, column) in columns.iter().enumerate() {
            year.iter_mut().zip(*column).for_each(|(year, sold)| *year += sold);
            if let Some(before) = at.checked_sub(YEAR).and_then(|it| columns.get(it)) {
                year.iter_mut().zip(*before).for_each(|(year, sold)| *year -= sold);
            }
            let shown = at.checked_sub(self.hidden).and_then(|it| found.get_mut(it));
            if let Some(largest) = shown.and_then(|it| it.sales.as_mut()) {
                let customers = self.rows.customers(&self.part);
                customers.zip(&year).for_each(|(it, sold)| largest.add(it, *sold));
            }
        }
    }
}

fn months_between(first: NaiveDate, day: NaiveDate) -> i32 {
    let number = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
    number(day) - number(first)
}
