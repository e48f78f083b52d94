//! The table of what is owed: one row an item, credits last, sums carried from page to page.
//!
//! Columns that would be empty are left out; of an item that is contested in part only the rest
//! is claimed, and a line under its number says so. Penalties and fixed sums stand beside each item
//! only where the letter claims them.

use receivables::{
    Money,
    letter::{Claim, Credit, Language, Letter, LetterError},
};

use super::words::{Words, disputed, words};
use crate::{
    DocumentError,
    fonts::Face,
    layout::{Align, Element, Heading, Row, Table},
    shape::Shaper,
    typography::{clean, currency, figures, short_date},
};

/// What a column shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Number,
    Theirs,
    Issued,
    Due,
    Late,
    Original,
    Paid,
    Open,
    Interest,
    FixedSum,
}

/// Sums of the money columns after each row, from none to all.
struct RunningSums(Vec<Vec<Option<Money>>>);

/// The table of a letter, closed by its totals.
pub fn items(
    shaper: &mut Shaper,
    letter: &Letter,
    width: f32,
    tail: Box<dyn Element>,
) -> Result<Table, DocumentError> {
    let (language, words) = (letter.language, words(letter.language));
    let columns = columns(letter);
    let sums = RunningSums::new(letter, &columns)?;
    let mut rows: Vec<Row> = letter
        .claims
        .iter()
        .map(|it| Row {
            note: note(it, language),
            ..row(columns.iter().map(|column| claim_cell(*column, it, language)))
        })
        .chain(
            letter
                .credits
                .iter()
                .map(|it| row(columns.iter().map(|column| credit_cell(*column, it, language)))),
        )
        .collect();
    let all = rows.len();
    if letter.claims_penalties && all > 1 {
        rows.push(Row { face: Face::Bold, ..sums.row(all, words.sum, language) });
    }
    let headings: Vec<Heading> = columns.iter().map(|it| heading(*it, letter, words)).collect();
    let carry = Box::new(move |after: usize, opens: bool| {
        let label = words.carried[usize::from(opens)];
        sums.row(after.min(all), label, language)
    });
    Table::new(shaper, &headings, &rows, (carry, tail), width)
}

fn columns(letter: &Letter) -> Vec<Column> {
    use Column::*;
    let claims = &letter.claims;
    let penal = letter.claims_penalties;
    let shown = |column: &Column| match column {
        Theirs => claims.iter().any(|it| !it.reference.trim().is_empty()),
        Paid => claims.iter().any(|it| it.paid.minor != 0),
        Interest => penal && claims.iter().any(|it| it.interest.minor != 0),
        FixedSum => penal && claims.iter().any(|it| it.fixed_sum.minor != 0),
        _ => true,
    };
    let all = [Number, Theirs, Issued, Due, Late, Original, Paid, Open, Interest, FixedSum];
    all.into_iter().filter(shown).collect()
}

fn heading(column: Column, letter: &Letter, words: &Words) -> Heading {
    let unit = letter.currency().map(currency).unwrap_or_default();
    let money = |text: &str| format!("{text} ({unit})");
    let text = match column {
        Column::Number => words.number[usize::from(!letter.credits.is_empty())].to_owned(),
        Column::Theirs => words.theirs.to_owned(),
        Column::Issued => words.issued.to_owned(),
        Column::Due => words.due.to_owned(),
        Column::Late => words.late.to_owned(),
        Column::Original => money(words.original),
        Column::Paid => money(words.paid),
        Column::Open => money(words.open[usize::from(letter.is_partly_disputed())]),
        Column::Interest => money(words.interest),
        Column::FixedSum => money(words.fixed_sum),
    };
    let wraps = matches!(column, Column::Number | Column::Theirs);
    Heading { text, align: if wraps { Align::Left } else { Align::Right } }
}

fn row(cells: impl Iterator<Item = String>) -> Row {
    Row { cells: cells.collect(), face: Face::Regular, note: None }
}

/// What of an item is contested.
fn note(claim: &Claim, language: Language) -> Option<String> {
    (claim.disputed.minor != 0).then(|| disputed(claim.disputed, language))
}

fn claim_cell(column: Column, claim: &Claim, language: Language) -> String {
    match column {
        Column::Number => clean(&claim.number),
        Column::Theirs => clean(&claim.reference),
        Column::Issued => short_date(claim.issued, language),
        Column::Due => short_date(claim.due, language),
        Column::Late => claim.days_late.to_string(),
        _ => claim_money(column, claim).map_or(String::new(), |it| cell(it, language)),
    }
}

fn credit_cell(column: Column, credit: &Credit, language: Language) -> String {
    match column {
        Column::Number => clean(&credit.number),
        Column::Issued => short_date(credit.issued, language),
        Column::Open => cell(credit.open, language),
        _ => String::new(),
    }
}

/// Figures of a cell; nothing is a dash.
fn cell(money: Money, language: Language) -> String {
    if money.minor == 0 { "–".to_owned() } else { figures(money, language) }
}

fn claim_money(column: Column, claim: &Claim) -> Option<Money> {
    match column {
        Column::Original => Some(claim.original),
        Column::Paid => Some(claim.paid),
        Column::Open => Some(claim.claimed()),
        Column::Interest => Some(claim.interest),
        Column::FixedSum => Some(claim.fixed_sum),
        _ => None,
    }
}

impl RunningSums {
    fn new(letter: &Letter, columns: &[Column]) -> Result<Self, DocumentError> {
        let currency = letter.currency()?;
        let amounts = |claim| columns.iter().map(move |it| claim_money(*it, claim));
        let claims = letter.claims.iter().map(|it| amounts(it).collect::<Vec<_>>());
        let open = |credit: &Credit, column| (column == Column::Open).then_some(credit.open);
        let credits = letter.credits.iter();
        let credits = credits.map(|it| columns.iter().map(|column| open(it, *column)).collect());
        let zero = |it: &Column| claim_money(*it, &letter.claims[0]).map(|_| Money::zero(currency));
        let mut sums: Vec<Vec<Option<Money>>> = vec![columns.iter().map(zero).collect()];
        for row in claims.chain(credits) {
            let last = sums.last().cloned().unwrap_or_default();
            let next = last.into_iter().zip(row).map(|(sum, amount)| add(sum, amount));
            sums.push(next.collect::<Result<_, _>>()?);
        }
        Ok(Self(sums))
    }

    /// The row that shows the sums after a number of rows.
    fn row(&self, after: usize, label: &str, language: Language) -> Row {
        let mut cells: Vec<String> = self.0[after.min(self.0.len() - 1)]
            .iter()
            .map(|sum| sum.map_or(String::new(), |it| cell(it, language)))
            .collect();
        label.clone_into(&mut cells[0]);
        Row { cells, face: Face::Regular, note: None }
    }
}

fn add(sum: Option<Money>, amount: Option<Money>) -> Result<Option<Money>, LetterError> {
    let (Some(sum), Some(amount)) = (sum, amount) else { return Ok(sum) };
    if sum.currency != amount.currency {
        let (expected, found) = (sum.currency, amount.currency);
        return Err(LetterError::MixedCurrencies { expected, found });
    }
    let minor = sum.minor.checked_add(amount.minor).ok_or(LetterError::TooLarge)?;
    Ok(Some(Money { minor, ..sum }))
}
