//! The elements of the claim and their sum, under the amounts of the table.
//!
//! An element that is zero is left out; the sum never is. What is told for information only, such as
//! penalties that were waived, stands below the sum.

use receivables::{
    Money,
    letter::{ClaimTotals, Letter, LetterKind, SettledLate},
};

use super::words::{self, total, words};
use crate::{
    DocumentError,
    fonts::Face,
    layout::{Area, Element, Ink, Line, Page, Rendered, line, mm},
    shape::Shaper,
    typography::{amount, clean, short_date},
};

/// Height of an element's line.
const LINE: f32 = mm(4.8);
/// Height of the sum's line.
const SUM: f32 = mm(6.8);
/// Height of what is told for information.
const NOTE: f32 = mm(4.0);
/// Space above and below.
const ABOVE: f32 = mm(1.3);
/// Width of the block, at the right.
const WIDTH: f32 = mm(104.0);
/// Width where documents that were paid late are told.
const WIDE: f32 = mm(128.0);
/// How many of these are told one by one.
const TOLD: usize = 6;
/// Width of a sum without elements.
const ALONE: f32 = mm(72.0);

/// A label and its amount.
pub(super) type Labelled = (String, Money);

/// The block as lines of label and amount.
pub struct Totals {
    lines: Vec<(Line, Line)>,
    sum: (Line, Line),
    notes: Vec<(Line, Line)>,
    width: f32,
    done: bool,
}

impl Totals {
    /// Sets the totals of a letter.
    pub fn new(
        shaper: &mut Shaper,
        letter: &Letter,
        totals: &ClaimTotals,
    ) -> Result<Self, DocumentError> {
        let (elements, sum) = elements(letter, totals)?;
        let elements = elements.into_iter().filter(|(_, it)| it.minor != 0).collect();
        Self::set(shaper, letter, (elements, sum), notes(letter)?)
    }

    /// Sets the penalties of a letter alone, as its account of the interest makes them.
    pub fn of_penalties(shaper: &mut Shaper, letter: &Letter) -> Result<Self, DocumentError> {
        let (elements, sum) = penalties_alone(letter)?;
        let elements = elements.into_iter().filter(|(_, it)| it.minor != 0).collect();
        Self::set(shaper, letter, (elements, sum), notes(letter)?)
    }

    fn set(
        shaper: &mut Shaper,
        letter: &Letter,
        (elements, sum): (Vec<Labelled>, Labelled),
        notes: Vec<Labelled>,
    ) -> Result<Self, DocumentError> {
        let mut set = |(label, money): Labelled, face, size| -> Result<_, DocumentError> {
            let amount = amount(money, letter.language);
            Ok((line(shaper, &label, face, size)?, line(shaper, &amount, face, size)?))
        };
        // One element is the sum itself.
        let elements = if elements.len() > 1 { elements } else { Vec::new() };
        let lines = elements.into_iter().map(|it| set(it, Face::Regular, 9.2));
        let lines: Vec<_> = lines.collect::<Result<_, _>>()?;
        let notes = notes.into_iter().map(|it| set(it, Face::Regular, 8.2));
        let notes: Vec<_> = notes.collect::<Result<_, _>>()?;
        let width = match lines.is_empty() && notes.is_empty() {
            true => ALONE,
            false if told_late(letter).next().is_some() => WIDE,
            false => WIDTH,
        };
        Ok(Self { lines, notes, width, sum: set(sum, Face::Bold, 11.0)?, done: false })
    }
}

/// What is claimed, element by element, and the sum.
pub(super) fn elements(
    letter: &Letter,
    totals: &ClaimTotals,
) -> Result<(Vec<Labelled>, Labelled), DocumentError> {
    let (words, language) = (words(letter.language), letter.language);
    let sum = total(letter.kind, language).to_owned();
    Ok(match letter.kind {
        LetterKind::Statement => {
            let elements = vec![
                (words.not_due.to_owned(), letter.not_due()?),
                (words.overdue.to_owned(), letter.overdue()?),
                (words.credits.to_owned(), totals.credits),
            ];
            (elements, (sum, letter.balance()?))
        }
        LetterKind::Receipt => (Vec::new(), (sum, letter.open()?)),
        _ => {
            let partly = usize::from(letter.is_partly_disputed());
            let mut elements = vec![
                (words.principal[partly].to_owned(), totals.principal),
                (words.credits.to_owned(), totals.credits),
            ];
            elements.extend(penalties(letter, totals.interest, totals.fixed_sums));
            (elements, (sum, totals.total))
        }
    })
}

/// The penalties run so far, element by element, and their sum.
pub(super) fn penalties_alone(letter: &Letter) -> Result<(Vec<Labelled>, Labelled), DocumentError> {
    let (interest, fixed_sums) = letter.penalties()?;
    let elements = penalties(letter, interest, fixed_sums);
    let minor = elements.iter().fold(0_i64, |sum, (_, it)| sum.saturating_add(it.minor));
    let label = words(letter.language).penalties_total.to_owned();
    Ok((elements, (label, Money { minor, ..interest })))
}

fn penalties(letter: &Letter, interest: Money, fixed_sums: Money) -> Vec<Labelled> {
    let words = words(letter.language);
    let date = short_date(letter.dated, letter.language);
    let mut lines = vec![
        (format!("{}{date}", words.penalties), interest),
        (words.fixed_sums.to_owned() + &times(letter), fixed_sums),
    ];
    lines.extend(settled_late(letter));
    lines
}

/// The documents that were paid late and whose penalties it claims.
fn told_late(letter: &Letter) -> impl Iterator<Item = &SettledLate> {
    letter.settled_late.iter().filter(|it| letter.claims_penalties && it.claimed().minor != 0)
}

/// A line for each document that was paid late; of many, the last ones share a line.
fn settled_late(letter: &Letter) -> Vec<Labelled> {
    let language = letter.language;
    let line = |it: &&SettledLate| {
        let paid = short_date(it.settled_on, language);
        let label = words::settled_late(&it.number, &paid, it.days_late, language);
        (clean(&label), it.claimed())
    };
    let late: Vec<_> = told_late(letter).collect();
    let told = if late.len() > TOLD { TOLD - 1 } else { late.len() };
    let (told, others) = late.split_at(told);
    let mut lines: Vec<_> = told.iter().map(line).collect();
    if let Some(first) = others.first() {
        let minor = others.iter().fold(0_i64, |sum, it| sum.saturating_add(it.claimed().minor));
        let label = words::settled_late_too(others.len(), language);
        lines.push((label, Money { minor, ..first.claimed() }));
    }
    lines
}

/// What is told for information: it is no part of the sum.
pub(super) fn notes(letter: &Letter) -> Result<Vec<Labelled>, DocumentError> {
    let words = words(letter.language);
    let mut notes = Vec::new();
    if letter.kind == LetterKind::Statement {
        notes.push((words.contested.to_owned(), letter.disputed()?));
    }
    if letter.kind.states_penalties() || letter.claims_penalties {
        let (interest, fixed_sums) = letter.waived()?;
        let minor = interest.minor.saturating_add(fixed_sums.minor);
        notes.push((words.waived.to_owned(), Money { minor, ..interest }));
        let (interest, fixed_sums) = letter.collected()?;
        let minor = interest.minor.saturating_add(fixed_sums.minor);
        notes.push((words.collected.to_owned(), Money { minor, ..interest }));
    }
    notes.retain(|(_, it)| it.minor != 0);
    Ok(notes)
}

/// ` (3 × 40,00 €)` where every item costs the same.
fn times(letter: &Letter) -> String {
    let charged = letter.claims.iter().filter(|it| it.fixed_sum.minor != 0);
    let sums: Vec<Money> = charged.map(|it| it.fixed_sum).collect();
    match sums.first() {
        Some(first) if sums.iter().all(|it| it == first) => {
            format!(" ({}\u{A0}×\u{A0}{})", sums.len(), amount(*first, letter.language))
        }
        _ => String::new(),
    }
}

impl Element for Totals {
    fn height(&self) -> f32 {
        let (lines, notes) = (self.lines.len() as f32, self.notes.len() as f32);
        if self.done { 0.0 } else { 2.0 * ABOVE + LINE * lines + SUM + NOTE * notes }
    }

    fn render(
        &mut self,
        page: &mut Page,
        area: Area,
        _: &mut Shaper,
    ) -> Result<Rendered, DocumentError> {
        let height = self.height();
        if height > area.room() && !area.fresh {
            return Ok(Rendered { height: 0.0, rest: true });
        }
        let right = area.x + area.width;
        let left = right - self.width.min(area.width);
        let mut draw = |y: f32, (label, amount): &(Line, Line), ink| {
            page.text(left, y, ink, label.clone());
            page.text_to(right, y, ink, amount.clone());
        };
        let mut y = area.y + ABOVE;
        for line in &self.lines {
            draw(y + mm(3.8), line, Ink::Grey);
            y += LINE;
        }
        draw(y + mm(5.2), &self.sum, Ink::Black);
        for (index, note) in self.notes.iter().enumerate() {
            draw(y + SUM + mm(2.6) + NOTE * index as f32, note, Ink::Grey);
        }
        if !self.lines.is_empty() {
            page.rule(left, y + mm(0.6), right - left, 0.8, Ink::Black);
        }
        self.done = true;
        Ok(Rendered { height, rest: false })
    }
}
