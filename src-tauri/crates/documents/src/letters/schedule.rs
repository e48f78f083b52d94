//! The schedule: what was agreed, promised or proposed, payment by payment, and their sum.

use receivables::{Money, letter::Letter};

use super::{
    running::{RunningSums, cell},
    words::words,
};
use crate::{
    DocumentError,
    fonts::Face,
    layout::{Align, Column, Gap, Heading, Row, Table, mm},
    shape::Shaper,
    typography::{currency, long_date},
};

/// Width of the table.
const WIDTH: f32 = mm(112.0);

/// The table of payments, on one page if one page holds it.
pub fn schedule(shaper: &mut Shaper, letter: &Letter, after: f32) -> Result<Column, DocumentError> {
    let (language, words) = (letter.language, words(letter.language));
    let mut flow = Column::together();
    if letter.schedule.is_empty() {
        return Ok(flow);
    }
    let zero = Money::zero(letter.currency()?);
    let amounts = letter.schedule.iter().map(|it| vec![None, None, Some(it.amount)]);
    let sums = RunningSums::new(vec![None, None, Some(zero)], amounts)?;
    let mut rows: Vec<Row> = (1..)
        .zip(&letter.schedule)
        .map(|(number, it)| Row {
            cells: vec![
                format!("{number}"),
                long_date(it.due, language),
                cell(it.amount, language),
            ],
            face: Face::Regular,
            note: None,
        })
        .collect();
    if rows.len() > 1 {
        rows.push(Row { face: Face::Bold, ..sums.row(rows.len(), words.sum, language) });
    }
    let unit = letter.currency().map(currency)?;
    let heading = |text: &str, align| Heading { text: text.to_owned(), align };
    let headings = [
        heading(words.instalment, Align::Left),
        heading(words.payable_by, Align::Right),
        heading(&format!("{} ({unit})", words.amount), Align::Right),
    ];
    let carry = Box::new(move |after: usize, opens: bool| {
        sums.row(after, words.carried[usize::from(opens)], language)
    });
    let tail = Box::new(Gap(after));
    flow.push(Table::new(shaper, &headings, &rows, (carry, tail), WIDTH)?);
    Ok(flow)
}
