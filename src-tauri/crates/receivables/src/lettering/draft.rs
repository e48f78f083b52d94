//! Drafts: items while they are being lettered, and what comes out of them.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{CarriedItem, JournalKind, Movement, opening};
use crate::{ItemKind, payment_terms::DueRule};

/// A document of a customer account, with what settled it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetteredItem {
    /// Position among the carried items of the one that this is: the ledger has it already and
    /// only its new settlements are news.
    pub carried: Option<usize>,
    /// Its line in the file; none for a carried item that no single line stands for.
    pub line: Option<u64>,
    /// Code of the customer.
    pub customer: Arc<str>,
    /// Its account: bills (413) and doubtful debts (416) stay apart.
    pub account: Arc<str>,
    /// Its number, the only one of its customer, kind and stated due date.
    pub number: String,
    /// What it is.
    pub kind: ItemKind,
    /// The day it counts from, and from which it is in the balance of the account.
    pub issued: NaiveDate,
    /// Date of the piece, where the file says.
    pub piece_date: Option<NaiveDate>,
    /// When it falls due.
    pub due: Option<Due>,
    /// Minor units as issued, in the sign of the account.
    pub original_minor: i64,
    /// Minor units that the ledger already counts as settled before the opening.
    pub settled_before_minor: i64,
    /// The journal it was booked in.
    pub journal_kind: JournalKind,
    /// Lettering code; blank where there is none.
    pub lettering: Arc<str>,
    /// Text of the entry.
    pub label: Box<str>,
    /// What settled it, oldest first.
    pub settlements: Vec<LetteredSettlement>,
}

/// Part or all of an item being settled; negative when a payment comes back unpaid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LetteredSettlement {
    /// The day it counted.
    pub on: NaiveDate,
    /// Minor units in the sign of the item.
    pub minor: i64,
    /// Line of what settled it; none for a carried item.
    pub by_line: Option<u64>,
}

/// A due date, and who said so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The day.
    pub on: NaiveDate,
    /// Where it comes from.
    pub origin: DueOrigin,
}

/// Where a due date comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueOrigin {
    /// A column of the file.
    Stated,
    /// The customer's payment term, from the date of the piece.
    Derived,
    /// The ledger, which had the item before.
    Held,
}

/// A movement that settled others whole, or was settled, on its own day: never open at a day's end.
///
/// An earlier export may have shown it open: an item of this identity is then settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AbsorbedMovement {
    /// Its line in the file.
    pub line: u64,
    /// Code of the customer.
    pub customer: Arc<str>,
    /// The number it would have as an item.
    pub number: String,
    /// What it would be.
    pub kind: ItemKind,
    /// Its day.
    pub issued: NaiveDate,
    /// Its minor units, in the sign of the account.
    pub minor: i64,
}

/// An item and what is still open of it.
pub(super) struct Draft {
    pub(super) item: LetteredItem,
    pub(super) open: i64,
    /// The number as the file has it.
    pub(super) reference: Box<str>,
    /// Whether it is the balance of a year, without a document.
    pub(super) is_lump: bool,
}

impl LetteredItem {
    /// What is open at the end of the day; nothing before the item counts.
    pub fn open_on(&self, day: NaiveDate) -> i64 {
        if self.issued > day {
            return 0;
        }
        let settled = self.settlements.iter().filter(|it| it.on <= day).map(|it| it.minor);
        self.original_minor - self.settled_before_minor - settled.sum::<i64>()
    }

    /// What is open in the end.
    pub fn open_minor(&self) -> i64 {
        self.open_on(NaiveDate::MAX)
    }
}

impl Draft {
    pub(super) fn of(movement: &Movement, number: String, due: Option<Due>) -> Self {
        let item = LetteredItem {
            carried: None,
            line: Some(movement.line),
            customer: movement.customer.clone(),
            account: movement.account.clone(),
            number,
            kind: movement.kind(),
            issued: movement.counts_from(),
            piece_date: movement.piece_date,
            due,
            original_minor: movement.minor,
            settled_before_minor: 0,
            journal_kind: movement.journal_kind,
            lettering: movement.lettering.clone(),
            label: movement.label.clone(),
            settlements: Vec::new(),
        };
        let is_lump = opening::is_lump(movement);
        Self { item, open: movement.minor, reference: movement.number.clone(), is_lump }
    }

    /// The item of the ledger; `line` is the movement that stands for it in the opening.
    pub(super) fn carried(index: usize, held: &CarriedItem, line: Option<&Movement>) -> Self {
        let item = LetteredItem {
            carried: Some(index),
            line: line.map(|it| it.line),
            customer: held.customer.clone(),
            account: line.map_or("".into(), |it| it.account.clone()),
            number: held.number.clone(),
            kind: held.kind,
            issued: held.issued,
            piece_date: None,
            due: held.due.map(|on| Due { on, origin: DueOrigin::Held }),
            original_minor: held.original_minor,
            settled_before_minor: held.original_minor.saturating_sub(held.open_minor),
            journal_kind: JournalKind::Opening,
            lettering: line.map_or(held.lettering.clone(), |it| it.lettering.clone()),
            label: line.map_or("".into(), |it| it.label.clone()),
            settlements: Vec::new(),
        };
        let reference = held.number.as_str().into();
        Self { item, open: held.open_minor, reference, is_lump: false }
    }

    /// Takes `minor` off what is open, on a day; negative to give it back.
    pub(super) fn settle(&mut self, on: NaiveDate, minor: i64, by_line: Option<u64>) {
        self.open -= minor;
        self.item.settlements.push(LetteredSettlement { on, minor, by_line });
    }

    /// Whether it was never open at the end of a day, and is no document of its own.
    fn is_absorbed(&self) -> bool {
        let item = &self.item;
        let money = item.kind == ItemKind::Payment || item.journal_kind == JournalKind::Money;
        let settled = !item.settlements.is_empty() && self.open == 0;
        let at_once = item.settlements.iter().all(|it| it.on == item.issued);
        item.carried.is_none() && money && settled && at_once
    }
}

/// Lets credit and debit settle each other on the later of their days; says how much.
pub(super) fn offset(drafts: &mut [Draft], debit: usize, credit: usize) -> i64 {
    let minor = drafts[debit].open.min(drafts[credit].open.saturating_neg());
    if minor <= 0 {
        return 0;
    }
    let on = drafts[debit].item.issued.max(drafts[credit].item.issued);
    let (debit_line, credit_line) = (drafts[debit].item.line, drafts[credit].item.line);
    drafts[debit].settle(on, minor, credit_line);
    drafts[credit].settle(on, -minor, debit_line);
    minor
}

/// The due date that the file states, or that the customer's term gives an invoice.
///
/// None for credits, for the lump of an opening, for money that came back, and for bills of
/// exchange (413), which mature by themselves.
pub(super) fn due(movement: &Movement, rule: impl Fn(&str) -> Option<DueRule>) -> Option<Due> {
    if let Some(on) = movement.due {
        return Some(Due { on, origin: DueOrigin::Stated });
    }
    let has_no_term = movement.minor < 0
        || movement.journal_kind == JournalKind::Money
        || movement.account.starts_with("413")
        || opening::is_lump(movement);
    if has_no_term {
        return None;
    }
    let start = movement.piece_date.unwrap_or(movement.entry_date);
    let on = rule(&movement.customer)?.due(start).ok()?;
    Some(Due { on, origin: DueOrigin::Derived })
}

/// Items in order, and apart from them what never was open.
pub(super) fn finish(drafts: Vec<Draft>) -> (Vec<LetteredItem>, Vec<AbsorbedMovement>) {
    let (mut items, mut absorbed) = (Vec::new(), Vec::new());
    for draft in drafts {
        let gone = draft.is_absorbed();
        let mut item = draft.item;
        match item.line.filter(|_| gone) {
            Some(line) => absorbed.push(AbsorbedMovement {
                line,
                customer: item.customer,
                number: item.number,
                kind: item.kind,
                issued: item.issued,
                minor: item.original_minor,
            }),
            None => {
                item.settlements.sort_by_key(|it| it.on);
                items.push(item);
            }
        }
    }
    items.sort_by(|a, b| {
        let key = |it: &LetteredItem| (it.issued, it.line);
        (&a.customer, &a.account, key(a)).cmp(&(&b.customer, &b.account, key(b)))
    });
    (items, absorbed)
}
