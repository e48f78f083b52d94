//! Evidence: what the values of a column have shown so far.
//!
//! Each value is counted under everything it could be. What the column holds, and how it is read,
//! follows from the counts alone, whatever the order of the rows.

use std::cmp::Ordering;

use receivables::ItemKind;

use crate::{
    DateOrder, DecimalMark, Field,
    amount::{self, MarkEvidence},
    currency,
    date::{self, OrderEvidence},
    word,
};

/// The longest code, as packages make them.
const LONGEST_CODE: usize = 20;
const LONGEST_CUE: usize = 60;

/// What the values of a column have shown so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Evidence {
    pub(crate) rows: u64,
    pub(crate) filled: u64,
    pub(crate) dates: u64,
    /// Day numbers of Excel, counted among the dates.
    serials: u64,
    day_first: u64,
    month_first: u64,
    pub(crate) either_order: u64,
    pub(crate) day_first_cue: Option<Cue>,
    pub(crate) month_first_cue: Option<Cue>,
    pub(crate) amounts: u64,
    negatives: u64,
    /// Amounts with a decimal mark.
    pub(crate) decimals: u64,
    commas: u64,
    dots: u64,
    pub(crate) either_comma: u64,
    pub(crate) either_dot: u64,
    pub(crate) comma_cue: Option<Cue>,
    pub(crate) dot_cue: Option<Cue>,
    kinds: u64,
    /// Invoices among the kinds, written as a word: single letters may mean anything.
    invoices: u64,
    currencies: u64,
    signs: u64,
    statuses: u64,
    levels: u64,
    /// Short texts without spaces that have a digit.
    codes: u64,
    /// Dates that are no bare numbers.
    marked_dates: u64,
    /// Values met before.
    pub(crate) repeated: u64,
    pub(crate) first: String,
    pub(crate) varied: bool,
}

/// The first cell that shows something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cue {
    pub(crate) line: u64,
    pub(crate) value: String,
}

impl Evidence {
    /// Counts a value among those that say what the column holds.
    pub(crate) fn add(&mut self, line: u64, cell: &str) {
        self.rows += 1;
        if cell.is_empty() {
            return;
        }
        self.filled += 1;
        if self.filled == 1 {
            cell.clone_into(&mut self.first);
        }
        self.varied |= cell != self.first;
        let kind = word::item_kind(cell);
        self.kinds += u64::from(kind.is_some());
        self.invoices += u64::from(kind == Some(ItemKind::Invoice) && cell.len() > 2);
        self.currencies += u64::from(currency::parse(cell).is_some());
        self.signs += u64::from(word::side(cell).is_some());
        self.statuses += u64::from(word::status(cell).is_some());
        self.levels += u64::from(word::level(cell).is_some());
        let code = cell.len() <= LONGEST_CODE
            && cell.bytes().any(|it| it.is_ascii_digit())
            && !cell.contains(char::is_whitespace);
        self.codes += u64::from(code);
        self.add_date(line, cell);
        self.add_amount(line, cell);
    }

    pub(crate) fn add_date(&mut self, line: u64, cell: &str) {
        let blank = date::is_blank(cell);
        let evidence = if blank { Some(OrderEvidence::None) } else { date::evidence(cell) };
        self.dates += u64::from(evidence.is_some());
        let bare = cell.bytes().all(|it| it.is_ascii_digit()) && cell.len() != 8;
        self.marked_dates += u64::from(evidence.is_some() && !bare);
        self.serials += u64::from(blank || date::is_plausible_serial(cell));
        match evidence {
            Some(OrderEvidence::Is(DateOrder::DayFirst)) => {
                self.day_first += 1;
                note(&mut self.day_first_cue, line, cell);
            }
            Some(OrderEvidence::Is(DateOrder::MonthFirst)) => {
                self.month_first += 1;
                note(&mut self.month_first_cue, line, cell);
            }
            Some(OrderEvidence::Either) => self.either_order += 1,
            Some(OrderEvidence::None) | None => (),
        }
    }

    pub(crate) fn add_amount(&mut self, line: u64, cell: &str) {
        let evidence = amount::evidence(cell);
        self.amounts += u64::from(evidence.is_some());
        self.negatives += u64::from(evidence.is_some() && amount::is_negative(cell));
        self.decimals += u64::from(evidence.is_some_and(|it| it != MarkEvidence::None));
        match evidence {
            Some(MarkEvidence::Is(DecimalMark::Comma)) => {
                self.commas += 1;
                note(&mut self.comma_cue, line, cell);
            }
            Some(MarkEvidence::Is(DecimalMark::Dot)) => {
                self.dots += 1;
                note(&mut self.dot_cue, line, cell);
            }
            Some(MarkEvidence::Either(DecimalMark::Comma)) => self.either_comma += 1,
            Some(MarkEvidence::Either(DecimalMark::Dot)) => self.either_dot += 1,
            Some(MarkEvidence::None) | None => (),
        }
    }

    /// Whether the values allow the fact: half of them are what it needs, or there are none.
    pub(crate) fn allows(&self, field: Field) -> bool {
        let half = |count: u64| count * 2 >= self.filled;
        match field {
            _ if field.is_date() => {
                self.are_serials() || half(self.dates.saturating_sub(self.serials))
            }
            _ if field.is_amount() => half(self.amounts),
            Field::Kind => half(self.kinds),
            Field::Currency => half(self.currencies),
            Field::Sign => half(self.signs),
            Field::Status => half(self.statuses),
            Field::Level => half(self.levels),
            // A collective account such as 411000 on every row would make all customers one.
            Field::CustomerCode => self.varied || self.filled < 3 || !self.first.starts_with("411"),
            _ => true,
        }
    }

    /// Whether every row has a kind of document, invoices and others. Modes of payment, such as
    /// *virement*, are known as kinds too but never stand beside invoices.
    pub(crate) fn is_of_kinds(&self) -> bool {
        let are_all = self.filled > 0 && self.filled == self.rows && self.kinds == self.filled;
        // *Débit* and *crédit* are the side of an amount.
        are_all && self.varied && self.invoices > 0 && self.signs == 0
    }

    /// Whether every date is a day number of Excel, so that the numbers are meant as dates.
    pub(crate) fn are_serials(&self) -> bool {
        self.serials > 0 && self.serials == self.filled
    }

    /// Whether the column is blank in all rows seen.
    pub(crate) fn is_blank(&self) -> bool {
        self.filled == 0
    }

    /// Whether every value is one word with a digit, as codes are.
    pub(crate) fn is_of_codes(&self) -> bool {
        self.filled > 0 && self.codes == self.filled && self.dates < self.filled
    }

    /// Whether most dates could be nothing else: `100125` may be a number, `10/01/25` is a date.
    pub(crate) fn has_date_marks(&self) -> bool {
        self.marked_dates * 2 > self.filled
    }

    /// Whether no value came twice among the rows sampled.
    pub(crate) fn is_unique(&self) -> bool {
        self.filled > 0 && self.repeated == 0
    }

    /// Whether so many amounts are negative that the file means them so: all of three or more.
    pub(crate) fn are_all_negative(&self) -> bool {
        self.amounts >= 3 && self.negatives == self.amounts
    }

    pub(crate) fn order(&self) -> Option<DateOrder> {
        let (day, month) = self.orders();
        majority(day, DateOrder::DayFirst, month, DateOrder::MonthFirst)
    }

    /// Dates that can be read day first only, and month first only.
    pub(crate) fn orders(&self) -> (u64, u64) {
        (self.day_first, self.month_first)
    }

    pub(crate) fn mark(&self) -> Option<DecimalMark> {
        let (commas, dots) = self.marks();
        majority(commas, DecimalMark::Comma, dots, DecimalMark::Dot)
    }

    /// Amounts with a decimal comma, and with a decimal dot.
    pub(crate) fn marks(&self) -> (u64, u64) {
        (self.commas, self.dots)
    }

    pub(crate) fn has_either_mark(&self) -> bool {
        self.either_comma + self.either_dot > 0
    }

    /// With nothing else to go by, marks before three digits group thousands.
    pub(crate) fn mark_if_thousands(&self) -> DecimalMark {
        if self.either_comma > self.either_dot { DecimalMark::Dot } else { DecimalMark::Comma }
    }
}

fn note(cue: &mut Option<Cue>, line: u64, cell: &str) {
    if cue.is_none() {
        *cue = Some(Cue { line, value: cell.chars().take(LONGEST_CUE).collect() });
    }
}

pub(crate) fn majority<T>(count: u64, this: T, other_count: u64, other: T) -> Option<T> {
    match count.cmp(&other_count) {
        Ordering::Greater => Some(this),
        Ordering::Less => Some(other),
        Ordering::Equal => None,
    }
}
