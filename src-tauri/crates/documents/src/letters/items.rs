//! The table of documents, the same for a reminder, a statement and a receipt: one row an item,
//! credits last, sums carried from page to page.
//!
//! Columns that would be empty are left out; of an item that is contested in part only the rest
//! is claimed, and a line under its number says so. A statement shows what is open in full. Penalties
//! and fixed sums stand beside each item only where the letter claims them.

use receivables::{
    Money,
    letter::{Claim, Credit, Language, Letter, LetterKind},
};

use super::{
    running::{Amounts, RunningSums, cell},
    words::{Words, contested, disputed, status, words},
};
use crate::{
    DocumentError,
    fonts::Face,
    layout::{Align, Element, Heading, Row, Table},
    shape::Shaper,
    typography::{clean, currency, short_date},
};

/// What a column shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Number,
    Theirs,
    Issued,
    Due,
    Late,
    Status,
    Original,
    Paid,
    Open,
    Interest,
    FixedSum,
}

/// The table of a letter, closed by its totals.
pub fn items(
    shaper: &mut Shaper,
    letter: &Letter,
    width: f32,
    tail: Box<dyn Element>,
) -> Result<Table, DocumentError> {
    let (language, words) = (letter.language, words(letter.language));
    let columns = columns(letter);
    let sums = running_sums(letter, &columns)?;
    let mut rows = rows(letter, &columns);
    let all = rows.len();
    if is_summed(letter) && all > 1 {
        rows.push(Row { face: Face::Bold, ..sums.row(all, words.sum, language) });
    }
    let headings: Vec<Heading> = columns.iter().map(|it| heading(*it, letter, words)).collect();
    let carry = Box::new(move |after: usize, opens: bool| {
        let label = words.carried[usize::from(opens)];
        sums.row(after, label, language)
    });
    Table::new(shaper, &headings, &rows, (carry, tail), width)
}

/// Whether a letter shows what is open in full, and not only what it claims of it.
pub fn shows_all_open(kind: LetterKind) -> bool {
    matches!(kind, LetterKind::Statement | LetterKind::Receipt)
}

/// Whether the columns are added up within the table: the totals below then say something else.
fn is_summed(letter: &Letter) -> bool {
    letter.claims_penalties || shows_all_open(letter.kind)
}

fn columns(letter: &Letter) -> Vec<Column> {
    use Column::*;
    let claims = &letter.claims;
    let penal = letter.claims_penalties;
    let statement = letter.kind == LetterKind::Statement;
    let receipt = letter.kind == LetterKind::Receipt;
    let shown = |column: &Column| match column {
        Theirs => claims.iter().any(|it| !it.reference.trim().is_empty()),
        Late => !statement && !receipt && claims.iter().any(|it| it.days_late > 0),
        Status => statement && !claims.is_empty(),
        Due | Original => !claims.is_empty(),
        Paid => claims.iter().any(|it| it.paid.minor != 0),
        Interest => penal && claims.iter().any(|it| it.interest.minor != 0),
        FixedSum => penal && claims.iter().any(|it| it.fixed_sum.minor != 0),
        _ => true,
    };
    let all = [Number, Theirs, Issued, Due, Late, Status, Original, Paid, Open, Interest, FixedSum];
    all.into_iter().filter(shown).collect()
}

fn heading(column: Column, letter: &Letter, words: &Words) -> Heading {
    let unit = letter.currency().map(currency).unwrap_or_default();
    let money = |text: &str| format!("{text} ({unit})");
    let partly = letter.is_partly_disputed() && !shows_all_open(letter.kind);
    let text = match column {
        Column::Number => words.number[usize::from(!letter.credits.is_empty())].to_owned(),
        Column::Theirs => words.theirs.to_owned(),
        Column::Issued => words.issued.to_owned(),
        Column::Due => words.due.to_owned(),
        Column::Late => words.late.to_owned(),
        Column::Status => words.status.to_owned(),
        Column::Original => money(words.original),
        Column::Paid => money(words.paid[usize::from(letter.kind == LetterKind::Receipt)]),
        Column::Open => money(words.open[usize::from(partly)]),
        Column::Interest => money(words.interest),
        Column::FixedSum => money(words.fixed_sum),
    };
    let wraps = matches!(column, Column::Number | Column::Theirs);
    Heading { text, align: if wraps { Align::Left } else { Align::Right } }
}

fn rows(letter: &Letter, columns: &[Column]) -> Vec<Row> {
    let claims = letter.claims.iter().map(|it| Row {
        note: note(it, letter),
        ..row(columns.iter().map(|column| claim_cell(*column, it, letter)))
    });
    let credits = letter
        .credits
        .iter()
        .map(|it| row(columns.iter().map(|column| credit_cell(*column, it, letter.language))));
    claims.chain(credits).collect()
}

fn row(cells: impl Iterator<Item = String>) -> Row {
    Row { cells: cells.collect(), face: Face::Regular, note: None }
}

/// What of an item is contested.
fn note(claim: &Claim, letter: &Letter) -> Option<String> {
    let said = if shows_all_open(letter.kind) { contested } else { disputed };
    (claim.disputed.minor != 0).then(|| said(claim.disputed, letter.language))
}

fn claim_cell(column: Column, claim: &Claim, letter: &Letter) -> String {
    let language = letter.language;
    match column {
        Column::Number => clean(&claim.number),
        Column::Theirs => clean(&claim.reference),
        Column::Issued => short_date(claim.issued, language),
        Column::Due => short_date(claim.due, language),
        Column::Late => claim.days_late.to_string(),
        Column::Status => status(claim.days_late, language),
        _ => claim_money(column, claim, letter).map_or(String::new(), |it| cell(it, language)),
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

fn is_money(column: Column) -> bool {
    use Column::*;
    matches!(column, Original | Paid | Open | Interest | FixedSum)
}

fn claim_money(column: Column, claim: &Claim, letter: &Letter) -> Option<Money> {
    match column {
        Column::Original => Some(claim.original),
        Column::Paid => Some(claim.paid),
        Column::Open if shows_all_open(letter.kind) => Some(claim.open),
        Column::Open => Some(claim.claimed()),
        Column::Interest => Some(claim.interest),
        Column::FixedSum => Some(claim.fixed_sum),
        _ => None,
    }
}

fn running_sums(letter: &Letter, columns: &[Column]) -> Result<RunningSums, DocumentError> {
    let zero = Money::zero(letter.currency()?);
    let zero = columns.iter().map(|it| is_money(*it).then_some(zero)).collect();
    let claim = |it| columns.iter().map(|column| claim_money(*column, it, letter)).collect();
    let open = |it: &Credit, column| (column == Column::Open).then_some(it.open);
    let credit = |it| columns.iter().map(|column| open(it, *column)).collect();
    let claims = letter.claims.iter().map(claim);
    let rows: Vec<Amounts> = claims.chain(letter.credits.iter().map(credit)).collect();
    RunningSums::new(zero, rows.into_iter())
}
