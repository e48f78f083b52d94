//! The foot of every page: the mentions a company must put on its letters, and the page's number.

use receivables::{
    letter::{Letter, Sender},
    mentions,
};

use super::{MARGIN, RIGHT};
use crate::{
    DocumentError,
    fonts::Face,
    layout::{Ink, Line, Page, SHEET_HEIGHT, Span, line, lines, mm},
    letters::words::{Words, words},
    shape::Shaper,
    typography::{bind, clean, grouped},
};

/// Size of the mentions.
pub const SIZE: f32 = 7.4;
/// From one line of the mentions to the next.
const LINE: f32 = mm(3.4);

/// The foot of a page.
pub struct Footer {
    lines: Vec<(Ink, Line)>,
}

impl Footer {
    /// Company and seat, then register and VAT number, then whatever else must be said.
    pub fn new(shaper: &mut Shaper, letter: &Letter) -> Result<Self, DocumentError> {
        let words = words(letter.language);
        let mut set = Vec::new();
        for row in rows(&letter.sender, words) {
            let text = [Span::regular(bind(&row, letter.language))];
            let row = lines(shaper, &text, SIZE, RIGHT - MARGIN - mm(20.0))?;
            set.extend(row.into_iter().map(|it| (Ink::Grey, it)));
        }
        if !mentions::missing(&letter.sender, None).is_empty() {
            set.push((Ink::Alert, line(shaper, words.no_mentions, Face::Bold, SIZE)?));
        }
        Ok(Self { lines: set })
    }

    /// Where the rule above the mentions stands: they grow upwards.
    pub fn top(&self) -> f32 {
        let lines = self.lines.len().max(1) - 1;
        SHEET_HEIGHT - mm(13.8) - LINE * lines as f32
    }

    /// Draws the mentions, and the number of the page at their right.
    pub fn draw(&self, page: &mut Page, numbered: Line) {
        let mut baseline = self.top() + mm(4.4);
        page.rule(MARGIN, self.top(), RIGHT - MARGIN, 0.35, Ink::Hairline);
        page.text_to(RIGHT, baseline, Ink::Grey, numbered);
        for (ink, line) in &self.lines {
            page.text(MARGIN, baseline, *ink, line.clone());
            baseline += LINE;
        }
    }
}

/// The mentions: company and seat, register and VAT number, whatever else must be said.
pub fn rows(sender: &Sender, words: &Words) -> [String; 3] {
    let labelled = |label: &str, value: &str| match clean(value) {
        value if value.is_empty() => value,
        value => format!("{label}{value}"),
    };
    let siren = grouped(&sender.siren, 3);
    let register = match (siren.is_empty(), clean(&sender.rcs)) {
        (true, _) => String::new(),
        (_, town) if town.is_empty() => format!("SIREN {siren}"),
        (_, town) => format!("{} {town} {siren}", words.register),
    };
    let capital = labelled(words.capital, &sender.capital);
    let names = [clean(&sender.name), clean(&sender.legal_form), capital];
    let company = joined(names.into_iter(), " ");
    let seat = joined(sender.address.iter().map(|it| clean(it)), ", ");
    // A number is not torn from what it is the number of.
    let numbers = [register, labelled(words.vat, &sender.vat)].map(|it| it.replace(' ', "\u{A0}"));
    [
        joined([company, seat].into_iter(), " · "),
        joined(numbers.into_iter(), " · "),
        clean(&sender.mentions),
    ]
}

fn joined(parts: impl Iterator<Item = String>, separator: &str) -> String {
    parts.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(separator)
}
