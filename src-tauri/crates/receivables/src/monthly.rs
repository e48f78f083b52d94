//! Months: sales of each calendar month and the receivables at its end, in one pass.
//!
//! Sales are invoices less credit notes issued in the month, VAT included, paid or not. The
//! receivables are everything open at the end of the month, credits taken off. The last month
//! ends on the key date.

use chrono::{Datelike, Months, NaiveDate};

use crate::{
    Currency, ItemKind,
    portfolio::{Item, Portfolio, Settlement},
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
    /// Receivables at its end.
    pub open: i64,
    /// Of these, invoices that were not late (those without a due date included).
    pub not_due: i64,
    /// Of these, invoices that were late; credits are in neither.
    pub overdue: i64,
}

impl Month {
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
    let issued = portfolio.items().iter().filter(|it| known(it)).map(|it| it.issued);
    let Some(first) = issued.min().and_then(|day| day.with_day(1)) else { return Vec::new() };
    let mut months = calendar(first, key_date);
    for (item, settlements) in portfolio.histories().filter(|(item, _)| known(item)) {
        count(&mut months, first, item, settlements);
    }
    months
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
        })
        .collect()
}

/// Adds an item to the sales of its month and to the receivables of each month it stayed open.
fn count(months: &mut [Month], first: NaiveDate, item: &Item, settlements: &[Settlement]) {
    let number = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
    let Ok(index) = usize::try_from(number(item.issued) - number(first)) else { return };
    let Some(from_issue) = months.get_mut(index..) else { return };
    if item.is_sale && item.kind != ItemKind::Payment {
        from_issue[0].sales += item.original.minor;
    }
    let mut later = settlements.iter().peekable();
    let mut open = item.original.minor;
    for month in from_issue {
        while let Some(settlement) = later.next_if(|it| it.on <= month.last) {
            open -= settlement.minor;
        }
        if open == 0 && later.peek().is_none() {
            return;
        }
        month.open += open;
        if item.kind == ItemKind::Invoice && open > 0 {
            let late = item.due.is_some_and(|due| due < month.last);
            *(if late { &mut month.overdue } else { &mut month.not_due }) += open;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CustomerId, ItemId, Money, aging::Aging};
    use chrono::Days;
    use proptest::prelude::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_has_its_sales_and_what_was_open_at_its_end() {
        let item = |id, kind, issued, due: &str, minor| Item {
            id: ItemId(id),
            customer: CustomerId(1),
            kind,
            issued: date(issued),
            due: due.parse().ok(),
            original: Money { minor, currency: Currency::EUR },
            is_sale: true,
        };
        let portfolio = Portfolio::new(
            vec![
                item(1, ItemKind::Invoice, "2026-01-10", "2026-02-09", 100),
                item(2, ItemKind::Invoice, "2026-02-20", "2026-03-22", 50),
                item(3, ItemKind::CreditNote, "2026-02-25", "-", -20),
                item(4, ItemKind::Payment, "2026-02-26", "-", -5),
            ],
            vec![Settlement { item: ItemId(1), on: date("2026-03-05"), minor: 60 }],
        );
        let table: Vec<_> = months(&portfolio, Currency::EUR, date("2026-03-15"))
            .iter()
            .map(|it| (it.days(), it.sales, it.open, it.not_due, it.overdue))
            .collect();
        assert_eq!(table, [(31, 100, 100, 100, 0), (28, 30, 125, 50, 100), (15, 0, 65, 50, 40)]);
    }

    proptest! {
        /// The receivables of a month are those of the aged balance on its last day.
        #[test]
        fn months_agree_with_the_aged_balance(
            facts in prop::collection::vec((0..200u64, -50..400i64, prop::option::of(0..90i64), prop::option::of(0..300u64)), 1..30),
        ) {
            let day = |n| date("2026-01-03") + Days::new(n);
            let mut items = vec![];
            let mut settlements = vec![];
            for (&(issued, minor, due, settled), id) in facts.iter().zip(1..) {
                let kind = if minor < 0 { ItemKind::CreditNote } else { ItemKind::Invoice };
                let issued = day(issued);
                items.push(Item {
                    id: ItemId(id), customer: CustomerId(id % 4), kind, issued,
                    due: due.map(|it| issued + chrono::Duration::days(it)),
                    original: Money { minor, currency: Currency::EUR },
                    is_sale: true,
                });
                if let Some(settled) = settled {
                    settlements.push(Settlement { item: ItemId(id), on: day(settled), minor });
                }
            }
            let portfolio = Portfolio::new(items, settlements);
            for month in months(&portfolio, Currency::EUR, day(250)) {
                let aged = Aging::default().age(portfolio.open_items(month.last), month.last);
                let line = aged.get(&Currency::EUR).map(|it| it.total.clone());
                let total = line.as_ref().map_or(0, |it| it.total());
                prop_assert_eq!(month.open, total);
                prop_assert_eq!(month.overdue, line.as_ref().map_or(0, |it| it.overdue()));
                prop_assert_eq!(month.not_due, line.map_or(0, |it| it.not_due + it.no_due_date));
            }
        }
    }
}
