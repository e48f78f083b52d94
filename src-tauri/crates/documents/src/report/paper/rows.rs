//! The rows of a report on paper: figures as their language writes them, sums carried from page to
//! page, the totals last.

use receivables::{Currency, letter::Language};
use rust_decimal::{Decimal, RoundingStrategy};

use super::Paper;
use crate::{
    DocumentError,
    fonts::Face,
    layout::{self, Align, Heading, Row},
    report::{Cell, Kind, Table, Total, words},
    typography::{amount, decimal, figures, short_date},
};

/// Sets a table that has rows, with what stands below it.
pub fn set(
    paper: &mut Paper,
    table: &Table,
    below: layout::Column,
) -> Result<layout::Table, DocumentError> {
    let writing =
        Writing { kinds: kinds(table), currency: table.currency(), language: paper.language };
    let mut headings = Vec::with_capacity(table.columns.len());
    for (place, column) in table.columns.iter().enumerate() {
        // What names a row stands at the left, be it a day.
        let names = column.kind == Kind::Text || place == 0;
        let align = if names { Align::Left } else { Align::Right };
        headings.push(Heading { text: paper.text(&column.heading)?, align });
    }
    let mut rows = Vec::with_capacity(table.rows.len() + 1);
    for row in &table.rows {
        let mut cells = Vec::with_capacity(row.len());
        for (place, cell) in row.iter().enumerate() {
            cells.push(match cell {
                Cell::Text(text) => paper.text(text)?,
                cell => writing.figure(place, cell),
            });
        }
        rows.push(Row { cells, face: Face::Regular, note: None });
    }
    let totals = table.totals()?;
    if let Some(totals) = &totals {
        let cells = writing.sums(totals, words::total(paper.language));
        rows.push(Row { cells, face: Face::Bold, note: None });
    }
    let running = running(table)?;
    let widest = writing.widest(&running);
    let language = paper.language;
    let carry = Box::new(move |after: usize, opens| {
        let label = words::carried(language, opens);
        let sums = running.get(after).map_or(&[][..], Vec::as_slice);
        Row { cells: writing.sums(sums, label), face: Face::Regular, note: None }
    });
    let (width, tail) = (paper.width(), Box::new(below));
    let set = layout::Table::holding(
        &mut paper.shaper,
        &headings,
        (&rows, &[widest]),
        (carry, tail),
        width,
    )?;
    Ok(if totals.is_some() { set.totalled() } else { set })
}

fn kinds(table: &Table) -> Vec<Kind> {
    table.columns.iter().map(|it| it.kind).collect()
}

/// The sums after no row, one row, two rows …, of the columns that add up.
fn running(table: &Table) -> Result<Vec<Vec<Cell>>, DocumentError> {
    let mixed: Vec<_> = (0..table.columns.len()).map(|it| table.currencies(it).len() > 1).collect();
    let mut sums = vec![Cell::Empty; table.columns.len()];
    let mut running = vec![sums.clone()];
    for row in &table.rows {
        for (place, column) in table.columns.iter().enumerate() {
            if column.total == Total::Sum && !mixed[place] {
                sums[place] = sums[place].plus(&row[place])?;
            }
        }
        running.push(sums.clone());
    }
    Ok(running)
}

/// How the cells of a table are written.
struct Writing {
    kinds: Vec<Kind>,
    /// The currency that need not stand beside each amount.
    currency: Option<Currency>,
    language: Language,
}

impl Writing {
    /// A cell of figures; nothing owed is a dash, so that what is owed stands out.
    fn figure(&self, place: usize, cell: &Cell) -> String {
        match cell {
            Cell::Amount(money) if money.minor == 0 => "–".to_owned(),
            Cell::Amount(money) if Some(money.currency) == self.currency => {
                figures(*money, self.language)
            }
            Cell::Amount(money) => amount(*money, self.language),
            Cell::Whole(count) => decimal(Decimal::from(*count), self.language),
            Cell::Decimal(ratio) => decimal(shown(*ratio, self.kinds.get(place)), self.language),
            Cell::Day(day) => short_date(*day, self.language),
            Cell::Text(text) => text.clone(),
            Cell::Empty => String::new(),
        }
    }

    /// A row of sums behind a label.
    fn sums(&self, sums: &[Cell], label: &str) -> Vec<String> {
        let mut cells: Vec<_> = (0..self.kinds.len())
            .map(|place| sums.get(place).map_or_else(String::new, |it| self.figure(place, it)))
            .collect();
        if let Some(first) = cells.first_mut().filter(|it| it.is_empty()) {
            label.clone_into(first);
        }
        cells
    }

    /// The longest sum of each column: figures are of one width, so length is width.
    fn widest(&self, running: &[Vec<Cell>]) -> Row {
        let mut cells = vec![String::new(); self.kinds.len()];
        for sums in running {
            for (place, (widest, sum)) in cells.iter_mut().zip(sums).enumerate() {
                let text = self.figure(place, sum);
                if text.chars().count() > widest.chars().count() {
                    *widest = text;
                }
            }
        }
        Row { cells, face: Face::Bold, note: None }
    }
}

/// A ratio with the decimals of its column.
fn shown(ratio: Decimal, kind: Option<&Kind>) -> Decimal {
    let Some(Kind::Decimal(places)) = kind else { return ratio };
    let mut shown = ratio.round_dp_with_strategy(*places, RoundingStrategy::MidpointAwayFromZero);
    shown.rescale(*places);
    shown
}
