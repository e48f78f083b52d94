//! Clues: what was seen in a column, for the user to judge the guess by.
//!
//! Each clue is a fact with its figures, never a sentence. Where a single cell decides how the whole
//! column is read, that cell is shown with its line.

use crate::{
    DateOrder, DecimalMark, Field,
    evidence::{Cue, Evidence},
};

/// A fact about a column, from its heading or from the rows that were sampled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clue {
    /// The heading is one that packages write over this fact.
    KnownHeading {
        /// The fact, in the kind of file at hand.
        field: Field,
    },
    /// The heading is unknown; the contents are those of this fact.
    Resembles {
        /// The fact.
        field: Field,
    },
    /// Cells that hold dates.
    Dates {
        /// How many.
        cells: u64,
        /// Of how many that are not blank.
        filled: u64,
    },
    /// Dates are read in this order because of one cell.
    Order {
        /// What comes first.
        order: DateOrder,
        /// The first cell that can be read in this order only.
        value: String,
        /// Its line.
        line: u64,
    },
    /// Every date of the column can be read day first and month first.
    EitherOrder {
        /// How many.
        cells: u64,
    },
    /// Cells that hold amounts.
    Amounts {
        /// How many.
        cells: u64,
        /// Of how many that are not blank.
        filled: u64,
    },
    /// Amounts are read with this decimal mark because of one cell.
    Mark {
        /// The mark.
        mark: DecimalMark,
        /// The first cell that can be read with this mark only.
        value: String,
        /// Its line.
        line: u64,
    },
    /// Every mark of the column can stand for thousands and for decimals.
    EitherMark {
        /// How many cells have one.
        cells: u64,
    },
    /// No two cells are the same.
    Unique {
        /// How many cells there are.
        cells: u64,
    },
    /// All cells are the same.
    Constant {
        /// What they hold.
        value: String,
    },
    /// Blank cells.
    Empty {
        /// How many.
        cells: u64,
        /// Of how many.
        rows: u64,
    },
    /// The column is none of the file: it holds the names of groups, which stand on lines of their
    /// own above the rows.
    GroupLines {
        /// How many such lines were seen.
        count: u64,
    },
}

/// The clues of a column: its heading, then its contents.
pub(crate) fn clues(field: Option<Field>, evidence: &Evidence) -> Vec<Clue> {
    let mut clues = Vec::new();
    clues.extend(field.map(|field| Clue::KnownHeading { field }));
    if evidence.dates > 0 && evidence.dates * 2 >= evidence.filled && !evidence.is_of_codes() {
        clues.push(Clue::Dates { cells: evidence.dates, filled: evidence.filled });
        clues.extend(order(evidence));
    } else if evidence.amounts > 0 && evidence.amounts * 2 >= evidence.filled {
        clues.push(Clue::Amounts { cells: evidence.amounts, filled: evidence.filled });
        clues.extend(mark(evidence));
    }
    if evidence.filled > 1 && evidence.is_unique() {
        clues.push(Clue::Unique { cells: evidence.filled });
    }
    if evidence.filled > 1 && !evidence.varied {
        clues.push(Clue::Constant { value: evidence.first.clone() });
    }
    if evidence.filled < evidence.rows {
        let (cells, rows) = (evidence.rows - evidence.filled, evidence.rows);
        clues.push(Clue::Empty { cells, rows });
    }
    clues
}

fn order(evidence: &Evidence) -> Option<Clue> {
    let cue = |order, cue: &Option<Cue>| {
        let Cue { line, value } = cue.clone()?;
        Some(Clue::Order { order, value, line })
    };
    match evidence.order() {
        Some(DateOrder::DayFirst) => cue(DateOrder::DayFirst, &evidence.day_first_cue),
        Some(DateOrder::MonthFirst) => cue(DateOrder::MonthFirst, &evidence.month_first_cue),
        None if evidence.either_order > 0 => {
            Some(Clue::EitherOrder { cells: evidence.either_order })
        }
        None => None,
    }
}

fn mark(evidence: &Evidence) -> Option<Clue> {
    let cue = |mark, cue: &Option<Cue>| {
        let Cue { line, value } = cue.clone()?;
        Some(Clue::Mark { mark, value, line })
    };
    match evidence.mark() {
        Some(DecimalMark::Comma) => cue(DecimalMark::Comma, &evidence.comma_cue),
        Some(DecimalMark::Dot) => cue(DecimalMark::Dot, &evidence.dot_cue),
        None if evidence.has_either_mark() => {
            Some(Clue::EitherMark { cells: evidence.either_comma + evidence.either_dot })
        }
        None => None,
    }
}
