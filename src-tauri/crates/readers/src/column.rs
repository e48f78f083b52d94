//! Columns: what all the values under one heading tell together.
//!
//! `1/2/2013` and `1.234` cannot be read one by one. The column that also holds `1/15/2013` or
//! `9.5` decides for all its cells; a column that holds no such value follows the other columns of
//! the file. Where none decides, the order of dates in which no invoice falls due before it is
//! issued, nor is issued after the day of the list, is taken; else a remark says what was taken.

use chrono::NaiveDate;

use crate::{
    DateOrder, DecimalMark, Field, Mapping, Remark,
    date::{self, OrderEvidence},
    evidence::{Evidence, majority},
    record::Record,
};

/// How the columns of a file are read, by position.
#[derive(Debug, Clone)]
pub(crate) struct Formats {
    pub(crate) orders: Vec<DateOrder>,
    pub(crate) marks: Vec<DecimalMark>,
    /// Whether bare numbers are days as Excel counts them.
    pub(crate) serials: Vec<bool>,
    /// Whether the file writes what it means positive with a minus.
    pub(crate) negative: Vec<bool>,
    pub(crate) remarks: Vec<Remark>,
}

/// The rows that make no sense in one order of dates, counted for both.
#[derive(Debug, Default)]
pub(crate) struct Trial {
    day_first: u64,
    month_first: u64,
}

impl Trial {
    /// Reads the dates of a row both ways.
    pub(crate) fn add(&mut self, mapping: &Mapping, record: &Record<'_>, list: Option<NaiveDate>) {
        let cell = |field| mapping.column(field).map_or("", |it| record.cell(it));
        let (issued, due) = (cell(Field::Issued), cell(Field::Due));
        if !is_either(issued) && !is_either(due) {
            return;
        }
        let absurd = |order| {
            let day = |cell| date::parse(cell, order).ok();
            let issued = day(issued);
            let backwards = issued.zip(day(due)).is_some_and(|(issued, due)| due < issued);
            backwards || issued.zip(list).is_some_and(|(issued, list)| issued > list)
        };
        self.day_first += u64::from(absurd(DateOrder::DayFirst));
        self.month_first += u64::from(absurd(DateOrder::MonthFirst));
    }

    /// The order in which fewer rows make no sense.
    fn order(&self) -> Option<DateOrder> {
        majority(self.month_first, DateOrder::DayFirst, self.day_first, DateOrder::MonthFirst)
    }
}

fn is_either(cell: &str) -> bool {
    date::evidence(cell) == Some(OrderEvidence::Either)
}

/// Whether the order of a column of dates is open.
pub(crate) fn has_undecided_dates(mapping: &Mapping, columns: &[Evidence]) -> bool {
    mapping.dates().any(|it| columns[it].order().is_none() && columns[it].either_order > 0)
}

/// Whether a column cannot be read yet, and more rows may decide.
pub(crate) fn is_undecided(mapping: &Mapping, columns: &[Evidence]) -> bool {
    let no_mark = file_mark(mapping, columns).is_none();
    has_undecided_dates(mapping, columns)
        || mapping
            .amounts()
            .any(|it| columns[it].mark().is_none() && (no_mark || columns[it].has_either_mark()))
}

/// How every column is read, given all that was seen of it.
pub(crate) fn formats(
    mapping: &Mapping,
    columns: &[Evidence],
    headings: &[String],
    trial: &Trial,
) -> Formats {
    let file_order = file_order(mapping, columns).or_else(|| trial.order());
    let file_mark = file_mark(mapping, columns);
    let heading = |index: usize| headings.get(index).cloned().unwrap_or_default();
    let mut remarks = Vec::new();
    for index in mapping.dates().filter(|it| columns[*it].either_order > 0) {
        if columns[index].order().or(file_order).is_none() {
            remarks.push(Remark::AmbiguousDates { column: heading(index) });
        }
    }
    for index in mapping.amounts().filter(|it| columns[*it].has_either_mark()) {
        if columns[index].mark().or(file_mark).is_none() {
            remarks.push(Remark::AmbiguousAmounts { column: heading(index) });
        }
    }
    let order = |it: &Evidence| it.order().or(file_order).unwrap_or(DateOrder::DayFirst);
    let mark = |it: &Evidence| it.mark().or(file_mark).unwrap_or_else(|| it.mark_if_thousands());
    Formats {
        orders: columns.iter().map(order).collect(),
        marks: columns.iter().map(mark).collect(),
        serials: columns.iter().map(Evidence::are_serials).collect(),
        negative: columns.iter().map(Evidence::are_all_negative).collect(),
        remarks,
    }
}

fn file_order(mapping: &Mapping, columns: &[Evidence]) -> Option<DateOrder> {
    let (day, month) = sum(mapping.dates().map(|it| columns[it].orders()));
    majority(day, DateOrder::DayFirst, month, DateOrder::MonthFirst)
}

fn file_mark(mapping: &Mapping, columns: &[Evidence]) -> Option<DecimalMark> {
    let (commas, dots) = sum(mapping.amounts().map(|it| columns[it].marks()));
    majority(commas, DecimalMark::Comma, dots, DecimalMark::Dot)
}

fn sum(pairs: impl Iterator<Item = (u64, u64)>) -> (u64, u64) {
    pairs.fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1))
}
