//! The elements of the claim and their sum, under the amounts of the table.
//!
//! An element that is zero is left out; the sum never is.

use receivables::{
    Money,
    letter::{ClaimTotals, Letter, SettledLate},
};

use super::words::{self, words};
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
/// Space above and below.
const ABOVE: f32 = mm(1.3);
/// Width of the block, at the right.
const WIDTH: f32 = mm(104.0);

/// Width where items that were paid late are told.
const WIDE: f32 = mm(128.0);

/// How many items that were paid late are told one by one.
const TOLD: usize = 6;

/// Width of a sum without elements.
const ALONE: f32 = mm(72.0);

/// The block as lines of label and amount; the last one is the sum.
pub struct Totals {
    lines: Vec<(Line, Line)>,
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
        let language = letter.language;
        let mut lines = Vec::new();
        let elements = elements(letter, totals);
        if elements.len() > 1 {
            for (label, money) in elements {
                let label = line(shaper, &label, Face::Regular, 9.2)?;
                lines.push((label, line(shaper, &amount(money, language), Face::Regular, 9.2)?));
            }
        }
        let label = line(shaper, words(language).total, Face::Bold, 11.0)?;
        let sum = line(shaper, &amount(totals.total, language), Face::Bold, 11.0)?;
        lines.push((label, sum));
        let width = match lines.len() {
            1 => ALONE,
            _ if totals.settled_late.minor != 0 => WIDE,
            _ => WIDTH,
        };
        Ok(Self { lines, width, done: false })
    }
}

fn elements(letter: &Letter, totals: &ClaimTotals) -> Vec<(String, Money)> {
    let words = words(letter.language);
    let date = short_date(letter.dated, letter.language);
    let all = [
        (words.principal[usize::from(letter.is_partly_disputed())].to_owned(), totals.principal),
        (words.credits.to_owned(), totals.credits),
        (format!("{}{date}", words.penalties), totals.interest),
        (words.fixed_sums.to_owned() + &times(letter), totals.fixed_sums),
    ];
    let late = settled_late(letter).into_iter().filter(|_| letter.claims_penalties);
    all.into_iter().chain(late).filter(|(_, it)| it.minor != 0).collect()
}

/// A line for each item that was paid late; of many, the last ones share a line.
fn settled_late(letter: &Letter) -> Vec<(String, Money)> {
    let language = letter.language;
    let line = |it: &SettledLate| {
        let paid = short_date(it.settled_on, language);
        let label = words::settled_late(&it.number, &paid, it.days_late, language);
        (clean(&label), it.claimed())
    };
    let late = &letter.settled_late;
    let told = if late.len() > TOLD { TOLD - 1 } else { late.len() };
    let (told, others) = late.split_at(told);
    let mut lines: Vec<_> = told.iter().map(line).collect();
    if let Some(first) = others.first() {
        let minor = others.iter().map(|it| it.claimed().minor).sum();
        let label = words::settled_late_too(others.len(), language);
        lines.push((label, Money { minor, ..first.claimed() }));
    }
    lines
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
        if self.done { 0.0 } else { 2.0 * ABOVE + LINE * (self.lines.len() - 1) as f32 + SUM }
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
        let mut y = area.y + ABOVE;
        let last = self.lines.len() - 1;
        for (index, (label, amount)) in self.lines.iter().enumerate() {
            let baseline = y + if index == last { mm(5.2) } else { mm(3.8) };
            if index == last && last > 0 {
                page.rule(left, y + mm(0.6), right - left, 0.8, Ink::Black);
            }
            let ink = if index == last { Ink::Black } else { Ink::Grey };
            page.text(left, baseline, ink, label.clone());
            page.text_to(right, baseline, Ink::Black, amount.clone());
            y += LINE;
        }
        self.done = true;
        Ok(Rendered { height, rest: false })
    }
}
