//! Time limits of procedure: until when an order is served or opposed, or a claim declared.
//!
//! They are counted in months to the same day, or to the last one of a shorter month (art. 641
//! CPC). A limit that would end on a Saturday, a Sunday or a public holiday **runs on to the next
//! working day** (art. 642 CPC), unlike limitation and unlike a due date.

use chrono::{Datelike, NaiveDate};

use super::months_after;
use crate::calendar::BusinessCalendar;

/// The last day to declare a claim after an insolvency opening was published in the BODACC: two
/// months (R622-24 C. com.). Creditors outside mainland France have two months more.
///
/// ```
/// use receivables::{calendar::BusinessCalendar, limitation::claim_declaration_deadline};
/// let last = claim_declaration_deadline("2026-01-20".parse()?, &BusinessCalendar::default());
/// assert_eq!(last.to_string(), "2026-03-20");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn claim_declaration_deadline(
    published_on: NaiveDate,
    calendar: &BusinessCalendar,
) -> NaiveDate {
    run_on(published_on, 2, calendar)
}

/// The last day to serve a payment order (*injonction de payer*) on the debtor, after which it
/// lapses: three months for an order made from 1 September 2026 on, six before (art. 1411 CPC,
/// décret 2026-96).
pub fn order_service_deadline(ordered_on: NaiveDate, calendar: &BusinessCalendar) -> NaiveDate {
    let is_reformed = (ordered_on.year(), ordered_on.month()) >= (2026, 9);
    run_on(ordered_on, if is_reformed { 3 } else { 6 }, calendar)
}

/// The last day for the debtor to oppose a payment order that was served: one month (art. 1416
/// CPC).
pub fn opposition_deadline(served_on: NaiveDate, calendar: &BusinessCalendar) -> NaiveDate {
    run_on(served_on, 1, calendar)
}

/// The day from which a payment order can be enforced, if the registry has told of no opposition:
/// two months after it was served. No limit to keep, so it does not move.
pub fn enforceable_from(served_on: NaiveDate) -> NaiveDate {
    months_after(served_on, 2)
}

fn run_on(from: NaiveDate, months: u32, calendar: &BusinessCalendar) -> NaiveDate {
    calendar.next_business_day(months_after(from, months))
}
