//! Months: sales of each calendar month, the receivables at its end and what was paid in it, in one
//! pass.
//!
//! Sales are invoices less credit notes issued in the month, VAT included, paid or not. The
//! receivables are everything open at the end of the month, credits taken off. The last month
//! ends on the key date. A later fact never changes an earlier month.

use chrono::{Datelike, Months, NaiveDate};
use rayon::prelude::*;
use rust_decimal::Decimal;

use crate::{
    Currency, ItemKind,
    indicators::{HabitSums, PaidInvoice, minor_days, ratio},
    item::days_between,
    portfolio::{Item, Portfolio, Settlement},
    set_off::SetOffs,
};

/// One calendar month, or its part up to the key date. Amounts are minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day, or the key date.
    pub last: NaiveDate,
    /// Invoices less credit notes sold in the month.
    pub sales: i64,
    /// The credit notes in it, negative.
    pub credit_notes: i64,
    /// How many documents were sold: before the first of them, sales are not known to be 0.
    pub sold: u32,
    /// Receivables at its end.
    pub open: i64,
    /// Of these, invoices that were not late (those without a due date included).
    pub not_due: i64,
    /// Of these, invoices that were late; credits are in neither.
    pub overdue: i64,
    /// What was late, times the days it was: for the average age of it.
    pub overdue_days: i128,
    /// The invoices paid in the month, in full or in part; those without a due date, and what
    /// credit notes settled, left out.
    pub paid: HabitSums,
}

impl Month {
    /// What is open of credit notes and payments on account, 0 or negative: the receivables less
    /// the invoices among them.
    pub fn credits(&self) -> i64 {
        self.open - self.not_due - self.overdue
    }

    /// Days late of what is overdue, weighted by amount; `None` when nothing is.
    pub fn average_age_of_overdue(&self) -> Option<Decimal> {
        ratio(self.overdue_days, self.overdue.into())
    }

    /// Whether it ends on the last day of its calendar month.
    pub fn is_whole(&self) -> bool {
        self.last.succ_opt().is_none_or(|next| next.day() == 1)
    }

    /// How many days it covers.
    pub fn days(&self) -> u32 {
        self.last.day()
    }
}

/// Every month from the first document to the key date, oldest first; empty without documents.
pub fn months(portfolio: &Portfolio, currency: Currency, key_date: NaiveDate) -> Vec<Month> {
    let known = |item: &Item| item.original.currency == currency && item.issued <= key_date;
    let issued = portfolio.issued().get(&currency).filter(|it| it.first <= key_date);
    let Some(first) = issued.and_then(|it| it.first.with_day(1)) else { return Vec::new() };
    let calendar = calendar(first, key_date);
    let set_offs = portfolio.set_offs();
    let parts = portfolio.parts().into_par_iter().map(|part| {
        let mut months = calendar.clone();
        for history in portfolio.histories_of(part).filter(|(item, _)| known(item)) {
            count(&mut months, first, history, set_offs);
        }
        months
    });
    // Whole numbers: the sum is the same whatever part is ready first.
    parts.reduce_with(together).unwrap_or_default()
}

/// The same months of two parts.
fn together(mut months: Vec<Month>, others: Vec<Month>) -> Vec<Month> {
    for (month, other) in months.iter_mut().zip(others) {
        month.sales += other.sales;
        month.credit_notes += other.credit_notes;
        month.sold = month.sold.saturating_add(other.sold);
        month.open += other.open;
        month.not_due += other.not_due;
        month.overdue += other.overdue;
        month.overdue_days += other.overdue_days;
        month.paid.add_all(other.paid);
    }
    months
}

/// The part of a history whose sales are known: from the first document that was sold in it, not
/// from the first balance carried forward.
pub fn with_sales(history: &[Month]) -> &[Month] {
    let first = history.iter().position(|it| it.sold > 0).unwrap_or(history.len());
    &history[first..]
}

fn calendar(first: NaiveDate, key_date: NaiveDate) -> Vec<Month> {
    let starts = (0..).map_while(|n| first.checked_add_months(Months::new(n)));
    let ends = (1..).map_while(|n| first.checked_add_months(Months::new(n))?.pred_opt());
    let months = starts.zip(ends).take_while(|(start, _)| *start <= key_date);
    months
        .map(|(first, end)| Month {
            first,
            last: end.min(key_date),
            sales: 0,
            open: 0,
            not_due: 0,
            overdue: 0,
            credit_notes: 0,
            sold: 0,
            overdue_days: 0,
            paid: HabitSums::default(),
        })
        .collect()
}

/// Adds an item to the sales of its month and to the receivables of each month it stayed open.
fn count(
    months: &mut [Month],
    first: NaiveDate,
    (item, settlements): (&Item, &[Settlement]),
    set_offs: &SetOffs,
) {
    let number = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
    let Ok(index) = usize::try_from(number(item.issued) - number(first)) else { return };
    let Some(from_issue) = months.get_mut(index..) else { return };
    if item.is_sale && item.kind != ItemKind::Payment {
        from_issue[0].sales += item.original.minor;
        from_issue[0].sold = from_issue[0].sold.saturating_add(1);
        if item.kind == ItemKind::CreditNote {
            from_issue[0].credit_notes += item.original.minor;
        }
    }
    let mut later = settlements.iter().peekable();
    let mut open = item.original.minor;
    for month in from_issue {
        while let Some(settlement) = later.next_if(|it| it.on <= month.last) {
            open -= settlement.minor;
            if let Some(paid) = paid_invoice(item, settlement, set_offs) {
                month.paid.add(paid);
            }
        }
        if open == 0 && later.peek().is_none() {
            return;
        }
        month.open += open;
        if item.kind == ItemKind::Invoice && open > 0 {
            match item.due.map_or(0, |due| days_between(due, month.last)) {
                days @ 1.. => {
                    month.overdue += open;
                    month.overdue_days += minor_days(open, days);
                }
                _ => month.not_due += open,
            }
        }
    }
}

/// What a settlement paid of an invoice that has a due date; nothing where a credit note settled it.
fn paid_invoice(item: &Item, settlement: &Settlement, set_offs: &SetOffs) -> Option<PaidInvoice> {
    let due = item.due.filter(|_| item.kind == ItemKind::Invoice)?;
    if set_offs.settled(settlement) {
        return None;
    }
    Some(PaidInvoice { issued: item.issued, due, paid_on: settlement.on, paid: settlement.minor })
}

#[cfg(test)]
mod tests;
