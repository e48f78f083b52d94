//! The sample: the first rows, looked at once when a table is opened.
//!
//! They show what each column holds, whether customers are named once for a group of rows, and
//! what columns without a known heading may be.

use std::{
    collections::HashSet,
    hash::{BuildHasher, RandomState},
};

use crate::{
    Column, Field, Mapping,
    evidence::Evidence,
    group::{self, Layout},
    record::Record,
    total::Label,
};

/// Rows kept to compare columns with one another.
const ROWS_KEPT: usize = 200;
const CELLS_KEPT: usize = 20_000;
const VALUES_SHOWN: usize = 5;
const CHARACTERS_SHOWN: usize = 80;

/// What the first rows show.
#[derive(Debug, Default)]
pub(crate) struct Sample {
    /// The first rows, each cell shortened; without totals and names of groups.
    pub(crate) rows: Vec<Vec<String>>,
    cells: usize,
    /// Rows seen.
    pub(crate) count: u64,
    /// Lines with a single filled cell, shortened.
    names: Vec<String>,
    name_lines: u64,
    /// Whether such a line is the first of all.
    starts_with_name: bool,
}

/// The values of every column that were met, while the sample is taken.
pub(crate) struct Seen {
    state: RandomState,
    values: Vec<HashSet<u64>>,
}

impl Seen {
    pub(crate) fn new(columns: usize) -> Self {
        Self { state: RandomState::new(), values: vec![HashSet::new(); columns] }
    }
}

impl Sample {
    /// Takes a row.
    pub(crate) fn add(
        &mut self,
        record: &Record<'_>,
        columns: &mut [Column],
        evidence: &mut [Evidence],
        seen: &mut Seen,
    ) {
        let layout = self.is_layout(record, columns.len());
        self.count += 1;
        if layout {
            return;
        }
        for (index, column) in columns.iter_mut().enumerate() {
            let cell = record.cell(index);
            evidence[index].add(record.line, cell);
            if cell.is_empty() {
                continue;
            }
            evidence[index].repeated +=
                u64::from(!seen.values[index].insert(seen.state.hash_one(cell)));
            if column.values.len() < VALUES_SHOWN {
                column.values.push(shortened(cell));
            }
        }
        if self.rows.len() < ROWS_KEPT && self.cells < CELLS_KEPT && record.flaw.is_none() {
            self.cells += columns.len();
            self.rows.push((0..columns.len()).map(|it| shortened(record.cell(it))).collect());
        }
    }

    /// Whether the line is a total or the name of a group, which say nothing of the columns.
    fn is_layout(&mut self, record: &Record<'_>, columns: usize) -> bool {
        let mut filled = record.cells().filter(|it| !it.is_empty());
        let (Some(first), second) = (filled.next(), filled.next()) else { return false };
        if second.is_none() && columns > 2 && record.len() >= columns && record.flaw.is_none() {
            self.starts_with_name |= self.count == 0;
            self.name_lines += 1;
            if self.names.len() < ROWS_KEPT && Label::of(first).is_none() {
                self.names.push(shortened(first));
            }
            return true;
        }
        Label::of(first).is_some() && record.cells().filter(|it| !it.is_empty()).count() < columns
    }

    /// The column of names of groups, where every row is under one.
    pub(crate) fn group_column(&self) -> Option<(Column, u64)> {
        let different: HashSet<&String> = self.names.iter().collect();
        let clear = self.starts_with_name
            && self.names.iter().all(|it| group::is_name(it))
            && (different.len() > 1 || self.names.iter().any(|it| group::is_introduced(it)));
        let values = self.names.iter().take(VALUES_SHOWN).cloned().collect();
        let column = Column { heading: String::new(), values, clues: Vec::new() };
        clear.then_some((column, self.name_lines))
    }

    /// Where the customers of a mapping stand.
    pub(crate) fn layout(&self, mapping: &Mapping, headings: usize) -> Layout {
        let columns = [Field::CustomerCode, Field::CustomerName].map(|it| mapping.column(it));
        if columns.contains(&Some(headings)) {
            let coded = self.names.iter().all(|it| group::split(it).is_some());
            return Layout::OwnLine { coded };
        }
        let columns: Vec<usize> = columns.into_iter().flatten().collect();
        if columns.is_empty() || !self.names_customers_once(&columns) {
            return Layout::EveryRow;
        }
        Layout::FirstRow
    }

    /// Whether at least a third of the rows are blank there, and no customer is named twice.
    fn names_customers_once(&self, columns: &[usize]) -> bool {
        let customer = |row: &Vec<String>| -> String {
            columns.iter().filter_map(|it| row.get(*it)).map(String::as_str).collect()
        };
        let customers: Vec<String> = self.rows.iter().map(customer).collect();
        let blank = customers.iter().filter(|it| it.is_empty()).count();
        let named: Vec<&String> = customers.iter().filter(|it| !it.is_empty()).collect();
        let different: HashSet<&&String> = named.iter().collect();
        let headed = self.starts_with_name || customers.first().is_some_and(|it| !it.is_empty());
        headed && blank >= 2 && blank * 3 >= customers.len() && different.len() == named.len()
    }
}

fn shortened(cell: &str) -> String {
    cell.chars().take(CHARACTERS_SHOWN).collect()
}
