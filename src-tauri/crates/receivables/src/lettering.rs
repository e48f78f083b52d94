//! Lettering (*lettrage*): from the movements of a customer account to its items and their
//! settlements.
//!
//! Lines that share account, customer and lettering code are one group: its credits settle its
//! debits. A group that does not balance is a partial payment, and what is left of it stays open.
//! **On every day the open items of a customer add up to the movements up to that day**: a credit
//! settles a debit on the day by which both were booked, and waits as an item of its own until then.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use chrono::NaiveDate;

use crate::{ItemKind, payment_terms::DueRule};

mod continuation;
mod draft;
mod group;
mod numbering;
mod opening;

pub use continuation::{CarriedItem, OpeningDifference};
pub use draft::{AbsorbedMovement, Due, DueOrigin, LetteredItem, LetteredSettlement};

/// What a journal is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JournalKind {
    /// Invoices and credit notes.
    Sales,
    /// The balances that the year before left (*à-nouveaux*).
    Opening,
    /// Bank and cash.
    Money,
    /// Anything else, such as *opérations diverses*.
    Other,
}

/// One line of a customer account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// Its line in the file, from 1.
    pub line: u64,
    /// Code of the journal.
    pub journal: Arc<str>,
    /// What the journal is for.
    pub journal_kind: JournalKind,
    /// Number of the entry; files repeat it, so it is no key.
    pub entry: Arc<str>,
    /// The account, such as 411000.
    pub account: Arc<str>,
    /// Code of the customer.
    pub customer: Arc<str>,
    /// Number of the piece; blank where the file has none.
    pub number: Box<str>,
    /// Date of the piece.
    pub piece_date: Option<NaiveDate>,
    /// Day of the entry.
    pub entry_date: NaiveDate,
    /// Text of the entry.
    pub label: Box<str>,
    /// Debit less credit, in minor units of the currency of the accounts.
    pub minor: i64,
    /// Lettering code; blank where the line is not lettered.
    pub lettering: Arc<str>,
    /// Day somebody lettered it: not the day it was paid.
    pub lettered_on: Option<NaiveDate>,
    /// Due date, where the file has a column for it.
    pub due: Option<NaiveDate>,
}

/// The items of all customers, with what settled them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lettering {
    /// Items by customer, then account, then day.
    pub items: Vec<LetteredItem>,
    /// Movements that were taken up whole on their own day and are no items.
    pub absorbed: Vec<AbsorbedMovement>,
    /// Customers whose opening is not what the ledger holds open.
    pub differences: Vec<OpeningDifference>,
    /// Lettering groups.
    pub groups: usize,
    /// Groups of which something is left.
    pub unbalanced_groups: usize,
}

impl Movement {
    /// The day it counts from: its entry, but a document carried forward existed before.
    pub fn counts_from(&self) -> NaiveDate {
        match (self.journal_kind, self.piece_date) {
            (JournalKind::Opening, Some(piece)) => piece.min(self.entry_date),
            _ => self.entry_date,
        }
    }

    /// Whether it opens the year.
    pub fn is_opening(&self) -> bool {
        self.journal_kind == JournalKind::Opening
    }

    /// Whether it is an invoice or a credit note.
    pub fn is_sale(&self) -> bool {
        self.journal_kind == JournalKind::Sales
    }

    /// What it is as an item.
    ///
    /// A credit outside the sales journal is a payment on account, unless an opening or a sundry
    /// entry calls it a credit note (*avoir*).
    pub fn kind(&self) -> ItemKind {
        let named = || {
            let begins = |text: &str| text.trim_start().get(..5).map(str::to_lowercase);
            begins(&self.label).is_some_and(|it| it == "avoir") || opening::is_credit_note(self)
        };
        match self.journal_kind {
            _ if self.minor >= 0 => ItemKind::Invoice,
            JournalKind::Sales => ItemKind::CreditNote,
            JournalKind::Opening | JournalKind::Other if named() => ItemKind::CreditNote,
            _ => ItemKind::Payment,
        }
    }
}

/// Letters the movements of one file.
///
/// `carried` is what the ledger already holds open from before the file's opening; `rule` gives a
/// customer's payment term, for invoices whose due date the file does not state.
///
/// ```
/// use receivables::lettering::{JournalKind, Movement, letter};
///
/// let movement = |journal_kind, number: &str, day, minor, lettering: &str| Movement {
///     line: 0, journal: "".into(), journal_kind, entry: "".into(), account: "411000".into(),
///     customer: "DURAND".into(), number: number.into(), piece_date: None,
///     entry_date: chrono::NaiveDate::from_ymd_opt(2026, 3, day).unwrap(), label: "".into(),
///     minor, lettering: lettering.into(), lettered_on: None, due: None,
/// };
/// let lettered = letter(
///     &[
///         movement(JournalKind::Sales, "F-1", 2, 6_000_00, "ab"),
///         movement(JournalKind::Money, "VIR", 20, -2_500_00, "ab"),
///     ],
///     &[],
///     |_| None,
/// );
/// // A partial payment: the invoice stays open for the net.
/// let [invoice] = &lettered.items[..] else { panic!() };
/// assert_eq!((invoice.number.as_str(), invoice.open_minor()), ("F-1", 3_500_00));
/// ```
pub fn letter(
    movements: &[Movement],
    carried: &[CarriedItem],
    rule: impl Fn(&str) -> Option<DueRule>,
) -> Lettering {
    let numbers = numbering::numbers(movements);
    let continued = continuation::continue_from(movements, &numbers, carried);
    let mut drafts = continued.drafts;
    for (index, movement) in movements.iter().enumerate() {
        if movement.minor != 0 && !continued.replaced.contains(&index) {
            let due = draft::due(movement, &rule);
            drafts.push(draft::Draft::of(movement, numbers[index].clone(), due));
        }
    }
    let (groups, unbalanced_groups) = settle(&mut drafts);
    let (items, absorbed) = draft::finish(drafts);
    Lettering { items, absorbed, differences: continued.differences, groups, unbalanced_groups }
}

/// The movements that are open by their lettering: those without a code, and those of groups that
/// do not balance within the file. They add up to the balance of the account.
pub fn open_movements(movements: &[Movement]) -> impl Iterator<Item = &Movement> {
    let mut balances = HashMap::<_, i128>::new();
    for it in movements {
        *balances.entry((&it.account, &it.customer, &it.lettering)).or_default() +=
            i128::from(it.minor);
    }
    movements.iter().filter(move |it| {
        it.lettering.is_empty() || balances[&(&it.account, &it.customer, &it.lettering)] != 0
    })
}

/// Settles group by group, then the opening with what groups of this year left over.
fn settle(drafts: &mut [draft::Draft]) -> (usize, usize) {
    let mut accounts = BTreeMap::<_, BTreeMap<_, Vec<usize>>>::new();
    for (index, it) in drafts.iter().enumerate() {
        let account = (it.item.customer.clone(), it.item.account.clone());
        let groups = accounts.entry(account).or_default();
        groups.entry(it.item.lettering.clone()).or_default().push(index);
    }
    let (mut count, mut unbalanced) = (0, 0);
    for groups in accounts.values() {
        let mut left_over = Vec::new();
        for (_, members) in groups.iter().filter(|(code, _)| !code.is_empty()) {
            group::settle(drafts, members);
            let before = left_over.len();
            left_over.extend(members.iter().copied().filter(|it| drafts[*it].open < 0));
            count += 1;
            let is_open = left_over.len() > before || members.iter().any(|it| drafts[*it].open > 0);
            unbalanced += usize::from(is_open);
        }
        if let Some(unlettered) = groups.get("") {
            opening::settle(drafts, unlettered, &left_over);
        }
    }
    (count, unbalanced)
}

#[cfg(test)]
mod tests;
