//! A table of a report: columns of one kind each, rows of cells, and the totals under them.

use chrono::NaiveDate;
use receivables::{Currency, Money, letter::LetterError};
use rust_decimal::Decimal;

use crate::DocumentError;

/// Rows under headings.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What it is called: the sheet's name in a workbook, its title on paper.
    pub name: String,
    /// The columns, from left to right.
    pub columns: Vec<Column>,
    /// The rows: a cell for each column, all amounts of a row in one currency.
    pub rows: Vec<Vec<Cell>>,
    /// A sentence under it.
    pub note: Option<String>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// What it holds.
    pub heading: String,
    /// What its cells are; an empty cell fits anywhere.
    pub kind: Kind,
    /// What stands under it.
    pub total: Total,
    /// The columns whose sum it is, by their places from 0; none for a figure of its own.
    ///
    /// A workbook then adds them up itself.
    pub parts: Vec<usize>,
    /// Whether it is there to be filled in. A workbook then protects everything else.
    pub fill_in: bool,
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words, codes, numbers of documents.
    Text,
    /// Money.
    Amount,
    /// Things counted.
    Whole,
    /// Ratios and days, shown with so many decimals; a workbook keeps all of them.
    Decimal(u32),
    /// Days of the calendar.
    Day,
}

/// What stands under a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Total {
    /// Nothing: what it holds does not add up.
    Nothing,
    /// The sum of its cells; nothing where they are of several currencies.
    Sum,
    /// A figure of the whole that is no sum, such as a rate.
    Stated(Cell),
}

/// What stands in a place of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// Money, in minor units of its currency.
    Amount(Money),
    /// A count.
    Whole(i64),
    /// A ratio or days, as it was rounded where it was computed.
    Decimal(Decimal),
    /// A day.
    Day(NaiveDate),
    /// Nothing is known.
    Empty,
}

impl Column {
    /// A column that does not add up.
    pub fn new(heading: impl Into<String>, kind: Kind) -> Self {
        Self {
            heading: heading.into(),
            kind,
            total: Total::Nothing,
            parts: Vec::new(),
            fill_in: false,
        }
    }

    /// A column with its sum under it.
    pub fn summed(heading: impl Into<String>, kind: Kind) -> Self {
        Self { total: Total::Sum, ..Self::new(heading, kind) }
    }

    /// A column that is the sum of others, by their places.
    pub fn made_of(self, parts: impl Into<Vec<usize>>) -> Self {
        Self { parts: parts.into(), ..self }
    }

    /// A column that whoever receives the workbook fills in.
    pub fn to_fill_in(self) -> Self {
        Self { fill_in: true, ..self }
    }
}

impl Cell {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// The sum of two cells. Nothing and a figure make the figure; what is of two kinds or two
    /// currencies has no sum.
    ///
    /// # Errors
    /// [`LetterError::TooLarge`] where the sum is beyond 64 bits.
    pub fn plus(&self, other: &Self) -> Result<Self, DocumentError> {
        Ok(match (self, other) {
            (Self::Empty, it) | (it, Self::Empty) => it.clone(),
            (Self::Amount(a), Self::Amount(b)) if a.currency == b.currency => {
                let minor = a.minor.checked_add(b.minor).ok_or(LetterError::TooLarge)?;
                Self::Amount(Money { minor, ..*a })
            }
            (Self::Whole(a), Self::Whole(b)) => {
                Self::Whole(a.checked_add(*b).ok_or(LetterError::TooLarge)?)
            }
            (Self::Decimal(a), Self::Decimal(b)) => {
                Self::Decimal(a.checked_add(*b).ok_or(LetterError::TooLarge)?)
            }
            _ => Self::Empty,
        })
    }
}

impl Table {
    /// What stands under the columns; none where nothing adds up or there are no rows.
    ///
    /// ```
    /// use documents::report::{Cell, Column, Kind, Table};
    /// use receivables::{Currency, Money};
    ///
    /// let euros = |minor| Cell::Amount(Money { minor, currency: Currency::EUR });
    /// let table = Table {
    ///     name: "Balance".into(),
    ///     columns: vec![Column::new("Client", Kind::Text), Column::summed("Total", Kind::Amount)],
    ///     rows: vec![
    ///         vec![Cell::text("0417"), euros(120_000)],
    ///         vec![Cell::text("0512"), euros(-8_000)],
    ///     ],
    ///     note: None,
    /// };
    /// assert_eq!(table.totals()?, Some(vec![Cell::Empty, euros(112_000)]));
    /// # Ok::<(), documents::DocumentError>(())
    /// ```
    ///
    /// # Errors
    /// [`LetterError::TooLarge`] where a sum is beyond 64 bits.
    pub fn totals(&self) -> Result<Option<Vec<Cell>>, DocumentError> {
        if self.rows.is_empty() || self.columns.iter().all(|it| it.total == Total::Nothing) {
            return Ok(None);
        }
        let total = |(place, column): (usize, &Column)| match &column.total {
            Total::Nothing => Ok(Cell::Empty),
            Total::Stated(cell) => Ok(cell.clone()),
            Total::Sum => self.sum(place),
        };
        self.columns.iter().enumerate().map(total).collect::<Result<_, _>>().map(Some)
    }

    /// The sum of a column, unless it mixes currencies.
    fn sum(&self, place: usize) -> Result<Cell, DocumentError> {
        if self.currencies(place).len() > 1 {
            return Ok(Cell::Empty);
        }
        self.rows.iter().try_fold(Cell::Empty, |sum, row| sum.plus(&row[place]))
    }

    /// The currencies of a column, in the order of their codes.
    pub(crate) fn currencies(&self, place: usize) -> Vec<Currency> {
        let amounts = self.rows.iter().filter_map(|row| match row.get(place) {
            Some(Cell::Amount(money)) => Some(money.currency),
            _ => None,
        });
        let mut currencies: Vec<_> = amounts.collect();
        currencies.sort_unstable();
        currencies.dedup();
        currencies
    }

    /// The one currency of every amount in the table; none where there are several, or no amounts.
    pub(crate) fn currency(&self) -> Option<Currency> {
        let mut all: Vec<_> =
            (0..self.columns.len()).flat_map(|place| self.currencies(place)).collect();
        all.sort_unstable();
        all.dedup();
        match all[..] {
            [only] => Some(only),
            _ => None,
        }
    }

    /// Whether a column's cell is what its parts make: only then may a formula stand for it.
    pub(crate) fn adds_up(&self, row: &[Cell], place: usize) -> bool {
        let parts = &self.columns[place].parts;
        let sum = parts.iter().try_fold(Cell::Empty, |sum, &part| sum.plus(row.get(part)?).ok());
        !parts.is_empty() && sum.as_ref() == row.get(place)
    }
}
