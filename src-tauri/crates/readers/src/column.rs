//! Columns: what all the values under one heading tell together.
//!
//! `1/2/2013` and `1.234` cannot be read one by one. The column that also holds `1/15/2013` or
//! `9.5` decides for all its cells; a column that holds no such value follows the other columns of
//! the file, and where none decides a remark says what was taken.

use std::cmp::Ordering;

use crate::{
    Field, Mapping, Remark,
    amount::{self, DecimalMark, MarkEvidence},
    currency,
    date::{self, DateOrder, OrderEvidence},
    word,
};

/// What the values of a column have shown so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Evidence {
    filled: u64,
    dates: u64,
    day_first: u64,
    month_first: u64,
    either_order: u64,
    amounts: u64,
    commas: u64,
    dots: u64,
    either_comma: u64,
    either_dot: u64,
    kinds: u64,
    currencies: u64,
    first: String,
    varied: bool,
}

/// How the columns of a file are read, by position.
#[derive(Debug, Clone)]
pub(crate) struct Formats {
    pub(crate) orders: Vec<DateOrder>,
    pub(crate) marks: Vec<DecimalMark>,
    pub(crate) remarks: Vec<Remark>,
}

impl Evidence {
    /// Counts a value among those that say what the column holds.
    pub(crate) fn add(&mut self, cell: &str) {
        if cell.is_empty() {
            return;
        }
        self.filled += 1;
        if self.filled == 1 {
            cell.clone_into(&mut self.first);
        }
        self.varied |= cell != self.first;
        self.kinds += u64::from(word::item_kind(cell).is_some());
        self.currencies += u64::from(currency::parse(cell).is_some());
        self.add_date(cell);
        self.add_amount(cell);
    }

    pub(crate) fn add_date(&mut self, cell: &str) {
        let blank = date::is_blank(cell);
        let evidence = if blank { Some(OrderEvidence::None) } else { date::evidence(cell) };
        self.dates += u64::from(evidence.is_some());
        match evidence {
            Some(OrderEvidence::Is(DateOrder::DayFirst)) => self.day_first += 1,
            Some(OrderEvidence::Is(DateOrder::MonthFirst)) => self.month_first += 1,
            Some(OrderEvidence::Either) => self.either_order += 1,
            Some(OrderEvidence::None) | None => (),
        }
    }

    pub(crate) fn add_amount(&mut self, cell: &str) {
        let evidence = amount::evidence(cell);
        self.amounts += u64::from(evidence.is_some());
        match evidence {
            Some(MarkEvidence::Is(DecimalMark::Comma)) => self.commas += 1,
            Some(MarkEvidence::Is(DecimalMark::Dot)) => self.dots += 1,
            Some(MarkEvidence::Either(DecimalMark::Comma)) => self.either_comma += 1,
            Some(MarkEvidence::Either(DecimalMark::Dot)) => self.either_dot += 1,
            Some(MarkEvidence::None) | None => (),
        }
    }

    /// Whether the values allow the fact: half of them are what it needs, or there are none.
    pub(crate) fn allows(&self, field: Field) -> bool {
        let half = |count: u64| count * 2 >= self.filled;
        match field {
            Field::Issued | Field::Due | Field::Settled => half(self.dates),
            Field::Amount | Field::Open | Field::Paid | Field::Debit | Field::Credit => {
                half(self.amounts)
            }
            Field::Kind => half(self.kinds),
            Field::Currency => half(self.currencies),
            // A collective account such as 411000 on every row would make all customers one.
            Field::CustomerCode => self.varied || self.filled < 3 || !self.first.starts_with("411"),
            _ => true,
        }
    }

    /// Whether the column is blank in all rows seen.
    pub(crate) fn is_blank(&self) -> bool {
        self.filled == 0
    }

    fn order(&self) -> Option<DateOrder> {
        majority(self.day_first, DateOrder::DayFirst, self.month_first, DateOrder::MonthFirst)
    }

    fn mark(&self) -> Option<DecimalMark> {
        majority(self.commas, DecimalMark::Comma, self.dots, DecimalMark::Dot)
    }

    fn has_either_mark(&self) -> bool {
        self.either_comma + self.either_dot > 0
    }

    /// With nothing else to go by, marks before three digits group thousands.
    fn mark_if_thousands(&self) -> DecimalMark {
        if self.either_comma > self.either_dot { DecimalMark::Dot } else { DecimalMark::Comma }
    }
}

/// Positions of the dates that a mapping names.
pub(crate) fn dates(mapping: &Mapping) -> impl Iterator<Item = usize> + Clone + '_ {
    [Field::Issued, Field::Due, Field::Settled].into_iter().filter_map(|it| mapping.column(it))
}

/// Positions of the amounts that a mapping names.
pub(crate) fn amounts(mapping: &Mapping) -> impl Iterator<Item = usize> + Clone + '_ {
    let fields = [Field::Amount, Field::Open, Field::Paid, Field::Debit, Field::Credit];
    fields.into_iter().filter_map(|it| mapping.column(it))
}

/// Whether a column cannot be read yet, and more rows may decide.
pub(crate) fn is_undecided(mapping: &Mapping, columns: &[Evidence]) -> bool {
    let no_mark = file_mark(mapping, columns).is_none();
    dates(mapping).any(|it| columns[it].order().is_none() && columns[it].either_order > 0)
        || amounts(mapping)
            .any(|it| columns[it].mark().is_none() && (no_mark || columns[it].has_either_mark()))
}

/// How every column is read, given all that was seen of it.
pub(crate) fn formats(mapping: &Mapping, columns: &[Evidence], headings: &[String]) -> Formats {
    let file_order = file_order(mapping, columns);
    let file_mark = file_mark(mapping, columns);
    let mut remarks = Vec::new();
    for index in dates(mapping).filter(|it| columns[*it].either_order > 0) {
        if columns[index].order().or(file_order).is_none() {
            remarks.push(Remark::AmbiguousDates { column: headings[index].clone() });
        }
    }
    for index in amounts(mapping).filter(|it| columns[*it].has_either_mark()) {
        if columns[index].mark().or(file_mark).is_none() {
            remarks.push(Remark::AmbiguousAmounts { column: headings[index].clone() });
        }
    }
    let order = |it: &Evidence| it.order().or(file_order).unwrap_or(DateOrder::DayFirst);
    let mark = |it: &Evidence| it.mark().or(file_mark).unwrap_or_else(|| it.mark_if_thousands());
    Formats {
        orders: columns.iter().map(order).collect(),
        marks: columns.iter().map(mark).collect(),
        remarks,
    }
}

fn file_order(mapping: &Mapping, columns: &[Evidence]) -> Option<DateOrder> {
    let sum = |of: fn(&Evidence) -> u64| dates(mapping).map(|it| of(&columns[it])).sum();
    majority(
        sum(|it| it.day_first),
        DateOrder::DayFirst,
        sum(|it| it.month_first),
        DateOrder::MonthFirst,
    )
}

fn file_mark(mapping: &Mapping, columns: &[Evidence]) -> Option<DecimalMark> {
    let sum = |of: fn(&Evidence) -> u64| amounts(mapping).map(|it| of(&columns[it])).sum();
    majority(sum(|it| it.commas), DecimalMark::Comma, sum(|it| it.dots), DecimalMark::Dot)
}

fn majority<T>(count: u64, this: T, other_count: u64, other: T) -> Option<T> {
    match count.cmp(&other_count) {
        Ordering::Greater => Some(this),
        Ordering::Less => Some(other),
        Ordering::Equal => None,
    }
}
