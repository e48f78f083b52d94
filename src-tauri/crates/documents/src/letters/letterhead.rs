//! The letterhead: sender, address in the window, place and date, and the mentions a company must
//! put on its letters (R123-237 C. com.).
//!
//! Where things stand follows from the envelope: nothing but the address is where its window may
//! show, and the sheet is marked where it is folded. What the sender has not filled in is said in
//! brackets, never left out.

mod address_block;
mod beside;
mod footer;

use receivables::letter::Letter;

pub(super) use self::footer::rows as mentions;

use self::{
    address_block::place_address,
    beside::{place_code, place_references, place_sender},
    footer::Footer,
};
use super::{
    Stationery,
    words::{Words, words},
};
use crate::{
    DocumentError, address,
    envelope::Geometry,
    fonts::Face,
    layout::{Area, Ink, Line, Mark, Page, PageDecorator, SHEET_WIDTH, Span, line, lines, mm},
    shape::Shaper,
    typography::{clean, long_date},
};

/// Margin left and right.
const MARGIN: f32 = mm(20.0);
/// Right edge of what is printed.
const RIGHT: f32 = SHEET_WIDTH - MARGIN;
/// Where the body ends.
const BODY_BOTTOM: f32 = mm(277.0);
/// Size of the head of the following pages.
const RUNNING: f32 = 8.5;
/// From the clear zone to the date below it.
const BELOW: f32 = mm(6.0);

/// What surrounds a letter's body.
pub struct Letterhead {
    first: Vec<Mark>,
    running: [Line; 3],
    footer: Footer,
    copy: Option<Line>,
    words: &'static Words,
    geometry: Geometry,
    body_top: f32,
}

/// What is set on the first page, and where.
struct Setting<'a> {
    letter: &'a Letter,
    geometry: Geometry,
    marks: Vec<Mark>,
}

impl Letterhead {
    /// Sets everything around the body of a letter.
    pub fn new(
        shaper: &mut Shaper,
        letter: &Letter,
        stationery: &Stationery,
    ) -> Result<Self, DocumentError> {
        let geometry = stationery.envelope.geometry();
        let mut setting = Setting { letter, geometry, marks: Vec::new() };
        let sender = place_sender(shaper, &mut setting, stationery.logo.as_ref())?;
        let references = place_references(shaper, &mut setting, sender)?;
        let code = place_code(shaper, &mut setting, references)?;
        place_address(shaper, &mut setting)?;
        let dated = place_date(shaper, &mut setting, code)?;

        let who = [&letter.sender.name, &letter.recipient.name].map(|it| clean(it));
        let date = long_date(letter.dated, letter.language);
        let running = [
            cut(shaper, &who[0], Face::Bold, mm(70.0))?,
            cut(shaper, &who[1], Face::Regular, mm(66.0))?,
            line(shaper, &date, Face::Regular, RUNNING)?,
        ];
        let words = words(letter.language);
        let copy = letter.copy.then(|| line(shaper, words.copy, Face::Bold, 15.0)).transpose()?;
        let footer = Footer::new(shaper, letter)?;
        let clear = mm(geometry.clear().bottom() + 3.0);
        let after_date = if geometry.is_right() { mm(5.0) } else { mm(8.0) };
        let body_top = (code + mm(6.0)).max(dated + after_date).max(clear);
        Ok(Self { first: setting.marks, running, footer, copy, words, geometry, body_top })
    }
}

impl PageDecorator for Letterhead {
    fn area(&self, number: usize) -> Area {
        let y = if number == 1 { self.body_top } else { mm(27.0) };
        let width = SHEET_WIDTH - 2.0 * MARGIN;
        let bottom = BODY_BOTTOM.min(self.footer.top() - mm(3.0));
        Area { x: MARGIN, y, width, bottom, fresh: true }
    }

    fn decorate(
        &self,
        page: &mut Page,
        number: usize,
        count: usize,
        shaper: &mut Shaper,
    ) -> Result<(), DocumentError> {
        if number == 1 {
            page.marks.extend(self.first.iter().cloned());
            mark_folds(page, &self.geometry);
        } else {
            self.draw_running_head(page);
        }
        self.stamp(page, number);
        let [before, between] = self.words.page;
        let numbered = format!("{before}{number}{between}{count}");
        self.footer.draw(page, line(shaper, &numbered, Face::Regular, footer::SIZE)?);
        Ok(())
    }
}

impl Letterhead {
    fn draw_running_head(&self, page: &mut Page) {
        let [sender, recipient, date] = self.running.clone();
        page.text(MARGIN, mm(17.0), Ink::Black, sender);
        page.text_to(RIGHT - date.width - mm(3.0), mm(17.0), Ink::Grey, recipient);
        page.text_to(RIGHT, mm(17.0), Ink::Grey, date);
        page.rule(MARGIN, mm(20.0), RIGHT - MARGIN, 0.35, Ink::Hairline);
    }

    /// On a copy: above the window, opposite the sender.
    fn stamp(&self, page: &mut Page, number: usize) {
        let Some(copy) = self.copy.clone() else { return };
        match number {
            1 if self.geometry.is_right() => page.text_to(RIGHT, self.above(), Ink::Grey, copy),
            1 => page.text(MARGIN, self.above(), Ink::Grey, copy),
            _ => page.text_to(RIGHT, mm(11.0), Ink::Grey, copy),
        }
    }

    /// A baseline above the clear zone.
    fn above(&self) -> f32 {
        mm(24.0).min(mm(self.geometry.clear().y - 1.5))
    }
}

/// Short rules at the left edge of the sheet where it is folded, and where it is punched.
pub fn mark_folds(page: &mut Page, geometry: &Geometry) {
    for fold in geometry.folds {
        page.rule(mm(4.0), mm(*fold), mm(4.0), 0.3, Ink::Grey);
    }
    if geometry.punch {
        page.rule(mm(4.0), mm(148.5), mm(6.0), 0.3, Ink::Grey);
    }
}

/// Sets place and date: below a window at the right, below the references beside one at the left.
/// Returns the last baseline.
fn place_date(
    shaper: &mut Shaper,
    setting: &mut Setting<'_>,
    above: f32,
) -> Result<f32, DocumentError> {
    let geometry = setting.geometry;
    let below = mm(geometry.clear().bottom()) + BELOW;
    let [x, width, mut baseline] = match geometry.is_right() {
        true => [mm(geometry.block[0]), RIGHT - mm(geometry.block[0]), below],
        false => {
            let [x, width] = geometry.beside().map(mm);
            [x, width, (above + mm(9.0)).max(below - mm(12.0))]
        }
    };
    for line in lines(shaper, &[Span::regular(dateline(setting.letter))], 10.0, width)? {
        setting.marks.push(Mark::Text { x, baseline, ink: Ink::Black, line });
        baseline += mm(4.6);
    }
    Ok(baseline - mm(4.6))
}

/// A name in the head of a following page; whole on the first one, so it may end in an ellipsis.
fn cut(shaper: &mut Shaper, text: &str, face: Face, width: f32) -> Result<Line, DocumentError> {
    let span = Span { text: text.to_owned(), face };
    let set = lines(shaper, &[span], RUNNING, width)?;
    match &set[..] {
        [first, _, ..] => line(shaper, &format!("{}…", first.text()), face, RUNNING),
        _ => Ok(set.into_iter().next().unwrap_or_default()),
    }
}

fn dateline(letter: &Letter) -> String {
    let date = long_date(letter.dated, letter.language);
    let town = address::town(&letter.sender.address);
    let [after, alone] = words(letter.language).dated;
    if town.is_empty() { format!("{alone}{date}") } else { format!("{town}{after}{date}") }
}
