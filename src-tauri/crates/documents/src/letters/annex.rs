//! The account of the interest, on a page of its own after the letter: every stretch of days with its
//! base, its rate and its figure, so that whoever owes can check it by hand.
//!
//! Its sums are those of the letter. What was waived is shown as run and taken off again.

use receivables::{
    Money,
    interest::InterestSegment,
    letter::{Letter, Penalised, RatePeriod},
};
use rust_decimal::Decimal;

use super::{
    running::{Amounts, RunningSums, cell},
    totals::Totals,
    words::{Words, words},
};
use crate::{
    DocumentError,
    fonts::Face,
    layout::{Align, Area, Element, Heading, Page, Rendered, Row, Table},
    shape::Shaper,
    typography::{clean, currency, decimal, percent, short_date},
};

/// Columns before the two that are added up: document, from, to, days, base, rate, figure.
const CALCULATION: usize = 7;

/// Ends a page, unless it is empty.
pub struct PageBreak;

/// A row and what it adds to the sums.
type Accounted = (Row, [Money; 2]);

/// Whether there is something to account for.
pub fn is_needed(letter: &Letter) -> bool {
    letter.annex && letter.penalised().any(|it| is_accounted(&it))
}

/// The account as a table, closed by the penalties of the letter.
pub fn account(shaper: &mut Shaper, letter: &Letter, width: f32) -> Result<Table, DocumentError> {
    let (language, words) = (letter.language, words(letter.language));
    let sums = 1 + usize::from(letter.penalised().any(|it| it.whole_fixed_sum().minor != 0));
    let mut accounted = Vec::new();
    for it in letter.penalised().filter(is_accounted) {
        accounted.extend(document(&it, letter, sums)?);
    }
    let zero = Money::zero(letter.currency()?);
    let amounts = |added: &[Money; 2]| -> Amounts {
        let added = added[..sums].iter().copied().map(Some);
        std::iter::repeat_n(None, CALCULATION).chain(added).collect()
    };
    let running =
        RunningSums::new(amounts(&[zero; 2]), accounted.iter().map(|(_, added)| amounts(added)))?;
    let mut rows: Vec<Row> = accounted.into_iter().map(|(row, _)| row).collect();
    rows.push(Row { face: Face::Bold, ..running.row(running.rows(), words.sum, language) });
    let carry = Box::new(move |after: usize, opens: bool| {
        running.row(after, words.carried[usize::from(opens)], language)
    });
    let tail = Box::new(Totals::of_penalties(shaper, letter)?);
    let headings = headings(letter, words)?;
    Table::new(shaper, &headings[..CALCULATION + sums], &rows, (carry, tail), width)
}

fn is_accounted(it: &Penalised<'_>) -> bool {
    let taken_off = [it.waived.interest, it.collected.interest];
    let interest = it.interest.minor != 0 || taken_off.iter().any(|it| it.minor != 0);
    !it.segments.is_empty() || interest || it.whole_fixed_sum().minor != 0
}

fn headings(letter: &Letter, words: &Words) -> Result<Vec<Heading>, DocumentError> {
    let unit = letter.currency().map(currency)?;
    let money = |text: &str| format!("{text} ({unit})");
    let [from, to, days, rate] = words.stretch;
    let texts = [
        words.number[0].to_owned(),
        from.to_owned(),
        to.to_owned(),
        days.to_owned(),
        money(words.base),
        rate.to_owned(),
        money(words.figure),
        money(words.interest),
        money(words.fixed_sum),
    ];
    let align = |index| if index == 0 { Align::Left } else { Align::Right };
    let all = texts.into_iter().enumerate();
    Ok(all.map(|(index, text)| Heading { text, align: align(index) }).collect())
}

/// The rows of a document: its stretches, the last one with the sum rounded once; then what was
/// waived, and what was paid.
fn document(
    penalised: &Penalised<'_>,
    letter: &Letter,
    sums: usize,
) -> Result<Vec<Accounted>, DocumentError> {
    let zero = Money::zero(penalised.interest.currency);
    let account = penalised.account()?;
    let number = clean(penalised.number);
    let mut rows: Vec<Accounted> = penalised
        .segments
        .iter()
        .zip(&account.figures)
        .map(|(segment, figure)| (stretch(&number, segment, *figure, letter), [zero; 2]))
        .collect();
    if rows.is_empty() {
        rows.push((row(std::iter::once(number).collect()), [zero; 2]));
    }
    if let Some(last) = rows.last_mut() {
        last.1 = [account.interest, penalised.whole_fixed_sum()];
    }
    let words = words(letter.language);
    for (label, off) in
        [(words.waived_off, penalised.waived), (words.collected_off, penalised.collected)]
    {
        let off = [off.interest, off.fixed_sum];
        if off.iter().any(|it| it.minor != 0) {
            let taken = off.map(|it| Money { minor: it.minor.saturating_neg(), ..it });
            rows.push((row(vec![label.to_owned()]), taken));
        }
    }
    for (row, added) in &mut rows {
        let shown =
            |it: &Money| if it.minor == 0 { String::new() } else { cell(*it, letter.language) };
        row.cells.extend(added[..sums].iter().map(shown));
    }
    Ok(rows)
}

/// A row whose calculation has so many cells, and no more.
fn row(mut cells: Vec<String>) -> Row {
    cells.resize(CALCULATION, String::new());
    Row { cells, face: Face::Regular, note: None }
}

fn stretch(number: &str, segment: &InterestSegment, figure: Decimal, letter: &Letter) -> Row {
    let language = letter.language;
    let cells = vec![
        number.to_owned(),
        short_date(segment.from, language),
        short_date(segment.to, language),
        segment.days.to_string(),
        cell(segment.base, language),
        percent(segment.rate_percent, language),
        decimal(figure, language),
    ];
    let confirmed = period(segment, letter).is_none_or(|it| it.confirmed);
    let note = (!confirmed).then(|| words(language).unconfirmed.to_owned());
    Row { note, ..row(cells) }
}

/// Where the rate of a stretch was read.
fn period<'a>(segment: &InterestSegment, letter: &'a Letter) -> Option<&'a RatePeriod> {
    let periods = &letter.rate.as_ref()?.periods;
    periods.iter().find(|it| (it.from..=it.to).contains(&segment.from))
}

impl Element for PageBreak {
    fn height(&self) -> f32 {
        0.0
    }

    fn render(
        &mut self,
        _: &mut Page,
        area: Area,
        _: &mut Shaper,
    ) -> Result<Rendered, DocumentError> {
        Ok(Rendered { height: 0.0, rest: !area.fresh })
    }
}
