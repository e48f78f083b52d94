//! Where the customer agrees and signs: a place for the words, the date, the name and the signature.
//!
//! Never split over two pages: a signature under nothing agrees to nothing.

use receivables::letter::{Audience, Letter};

use super::words::words;
use crate::{
    DocumentError,
    fonts::Face,
    layout::{Area, Element, Ink, Line, Page, Rendered, Span, line, lines, mm},
    shape::Shaper,
    typography::{bind, clean},
};

/// From one line to fill in to the next.
const LINE: f32 = mm(8.0);
/// Height of a line of the heading.
const HEADING: f32 = mm(5.0);
/// Room for the hand.
const HAND: f32 = mm(16.0);
/// Width of the labels.
const LABELS: f32 = mm(46.0);
/// Width of the block.
const WIDTH: f32 = mm(120.0);

/// The block.
pub struct Agreement {
    heading: Vec<Line>,
    labels: Vec<Line>,
    done: bool,
}

impl Agreement {
    /// Sets the block for the customer of a letter.
    pub fn new(shaper: &mut Shaper, letter: &Letter) -> Result<Self, DocumentError> {
        let words = words(letter.language);
        let [date, name, signature] =
            words.agreed[usize::from(letter.audience == Audience::Consumer)];
        let customer = clean(&letter.recipient.name);
        let heading = bind(&format!("{} – {customer}", words.agreement), letter.language);
        let labels = [date, name, signature].map(|it| bind(it, letter.language));
        let labels = labels.iter().map(|it| line(shaper, it, Face::Regular, 9.2));
        let labels = labels.collect::<Result<_, _>>()?;
        let heading = lines(shaper, &[Span::bold(heading)], 10.0, mm(170.0))?;
        Ok(Self { heading, labels, done: false })
    }
}

impl Element for Agreement {
    fn height(&self) -> f32 {
        let headings = HEADING * self.heading.len() as f32;
        if self.done { 0.0 } else { mm(4.0) + headings + LINE * self.labels.len() as f32 + HAND }
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
        let top = area.y + mm(3.0);
        page.rule(area.x, top, area.width, 0.35, Ink::Hairline);
        let mut above = top + mm(1.0);
        for line in &self.heading {
            above += HEADING;
            page.text(area.x, above, Ink::Black, line.clone());
        }
        let last = self.labels.len() - 1;
        for (index, label) in self.labels.iter().enumerate() {
            let baseline = above + LINE * (index + 1) as f32;
            page.text(area.x, baseline, Ink::Grey, label.clone());
            if index < last {
                page.rule(area.x + LABELS, baseline + 1.0, WIDTH - LABELS, 0.35, Ink::Grey);
            }
        }
        self.done = true;
        Ok(Rendered { height, rest: false })
    }
}
