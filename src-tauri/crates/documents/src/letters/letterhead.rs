//! The letterhead: sender, address in the window, place and date, and the mentions a company must
//! put on its letters (R123-237 C. com.).
//!
//! Measures are those of a DL envelope whose window shows x 100–190, y 55–79 mm: nothing but the
//! address stands there. What the sender has not filled in is said in brackets, never left out.

use receivables::letter::{Letter, Sender};

use super::words::{Words, words};
use crate::{
    DocumentError, address,
    fonts::Face,
    layout::{
        Area, Ink, Line, Page, PageDecorator, SHEET_HEIGHT, SHEET_WIDTH, Span, line, lines, mm,
    },
    shape::Shaper,
    typography::{bind, clean, grouped, long_date},
};

/// Margin left and right.
const MARGIN: f32 = mm(20.0);
/// Right edge of what is printed.
const RIGHT: f32 = SHEET_WIDTH - MARGIN;
/// Left edge of address and date.
const ADDRESS_X: f32 = mm(110.0);
/// Baseline of the first address line.
const ADDRESS_Y: f32 = mm(58.5);
/// From one address line to the next.
const ADDRESS_LINE: f32 = mm(4.0);
/// Width an address line may take.
const ADDRESS_WIDTH: f32 = mm(80.0);
/// Width of what stands left of the window.
const LEFT_WIDTH: f32 = mm(76.0);
/// Where the body ends.
const BODY_BOTTOM: f32 = mm(277.0);
/// From one line of the mentions to the next.
const FOOTER_LINE: f32 = mm(3.4);
/// Size of the mentions.
const FOOTER: f32 = 7.4;
/// Size of the head of the following pages.
const RUNNING: f32 = 8.5;
/// Folds of a sheet in three.
const FOLDS: [f32; 2] = [mm(99.0), mm(198.0)];

/// What surrounds a letter's body.
pub struct Letterhead {
    first: Vec<(f32, f32, Ink, Line)>,
    running: [Line; 3],
    footer: Vec<(Ink, Line)>,
    copy: Option<Line>,
    words: &'static Words,
    body_top: f32,
}

impl Letterhead {
    /// Sets everything around the body of a letter.
    pub fn new(shaper: &mut Shaper, letter: &Letter) -> Result<Self, DocumentError> {
        let words = words(letter.language);
        let mut first = Vec::new();
        let sender = place_sender(shaper, letter, &mut first)?;
        let references = place_references(shaper, letter, sender, &mut first)?;
        place_address(shaper, letter, &mut first)?;
        let dated = place_date(shaper, letter, &mut first)?;

        let who = [&letter.sender.name, &letter.recipient.name].map(|it| clean(it));
        let date = long_date(letter.dated, letter.language);
        let running = [
            cut(shaper, &who[0], Face::Bold, mm(70.0))?,
            cut(shaper, &who[1], Face::Regular, mm(66.0))?,
            line(shaper, &date, Face::Regular, RUNNING)?,
        ];
        let copy = letter.copy.then(|| line(shaper, words.copy, Face::Bold, 15.0)).transpose()?;
        let footer = footer(shaper, letter)?;
        let body_top = (references + mm(6.0)).max(dated + mm(5.0));
        Ok(Self { first, running, footer, copy, words, body_top })
    }
}

impl PageDecorator for Letterhead {
    fn area(&self, number: usize) -> Area {
        let y = if number == 1 { self.body_top } else { mm(27.0) };
        let width = SHEET_WIDTH - 2.0 * MARGIN;
        let bottom = BODY_BOTTOM.min(self.footer_top() - mm(3.0));
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
            for (x, baseline, ink, line) in &self.first {
                page.text(*x, *baseline, *ink, line.clone());
            }
            FOLDS.iter().for_each(|y| page.rule(mm(4.0), *y, mm(4.0), 0.3, Ink::Grey));
        } else {
            self.draw_running_head(page);
        }
        if let Some(copy) = &self.copy {
            let baseline = if number == 1 { mm(24.0) } else { mm(11.0) };
            page.text_to(RIGHT, baseline, Ink::Grey, copy.clone());
        }
        let [before, between] = self.words.page;
        let numbered = format!("{before}{number}{between}{count}");
        self.draw_footer(page, line(shaper, &numbered, Face::Regular, FOOTER)?);
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

    fn draw_footer(&self, page: &mut Page, numbered: Line) {
        let mut baseline = self.footer_top() + mm(4.4);
        page.rule(MARGIN, self.footer_top(), RIGHT - MARGIN, 0.35, Ink::Hairline);
        page.text_to(RIGHT, baseline, Ink::Grey, numbered);
        for (ink, line) in &self.footer {
            page.text(MARGIN, baseline, *ink, line.clone());
            baseline += FOOTER_LINE;
        }
    }

    /// Where the rule above the mentions stands: they grow upwards.
    fn footer_top(&self) -> f32 {
        let lines = self.footer.len().max(1) - 1;
        SHEET_HEIGHT - mm(13.8) - FOOTER_LINE * lines as f32
    }
}

/// Sets the sender top left; returns the last baseline.
fn place_sender(
    shaper: &mut Shaper,
    letter: &Letter,
    marks: &mut Vec<(f32, f32, Ink, Line)>,
) -> Result<f32, DocumentError> {
    let sender = &letter.sender;
    let mut baseline = mm(22.0);
    if clean(&sender.name).is_empty() {
        let note = Span::bold(bind(words(letter.language).no_sender, letter.language));
        for line in lines(shaper, &[note], 10.0, LEFT_WIDTH)? {
            marks.push((MARGIN, baseline, Ink::Alert, line));
            baseline += mm(4.4);
        }
    } else {
        for line in lines(shaper, &[Span::bold(clean(&sender.name))], 13.0, LEFT_WIDTH)? {
            marks.push((MARGIN, baseline, Ink::Black, line));
            baseline += mm(5.6);
        }
    }
    let below = sender.address.iter().chain([&sender.phone, &sender.email]);
    for text in below.map(|it| clean(it)).filter(|it| !it.is_empty()) {
        for line in lines(shaper, &[Span::regular(text)], 8.6, LEFT_WIDTH)? {
            marks.push((MARGIN, baseline, Ink::Grey, line));
            baseline += mm(3.9);
        }
    }
    Ok(baseline - mm(3.9))
}

/// Sets the references left of the window; returns the last baseline.
fn place_references(
    shaper: &mut Shaper,
    letter: &Letter,
    above: f32,
    marks: &mut Vec<(f32, f32, Ink, Line)>,
) -> Result<f32, DocumentError> {
    let words = words(letter.language);
    let references = [
        (words.account, clean(&letter.recipient.code)),
        (words.siren, grouped(&letter.recipient.siren, 3)),
        (words.reference, clean(&letter.reference)),
    ];
    let mut baseline = ADDRESS_Y.max(above + mm(9.0));
    for (label, value) in references.into_iter().filter(|(_, it)| !it.is_empty()) {
        marks.push((MARGIN, baseline, Ink::Grey, line(shaper, label, Face::Regular, 8.6)?));
        for line in lines(shaper, &[Span::regular(value)], 8.6, LEFT_WIDTH - mm(28.0))? {
            marks.push((MARGIN + mm(28.0), baseline, Ink::Black, line));
            baseline += mm(4.0);
        }
    }
    Ok(baseline - mm(4.0))
}

/// Sets the address where the window of the envelope shows it.
fn place_address(
    shaper: &mut Shaper,
    letter: &Letter,
    marks: &mut Vec<(f32, f32, Ink, Line)>,
) -> Result<(), DocumentError> {
    let block = address::block(&letter.recipient);
    let (mut texts, mut face, mut ink) = (block, Face::Regular, Ink::Black);
    let mut top = ADDRESS_Y;
    if texts.is_empty() {
        let name = clean(&letter.recipient.name);
        marks.push((ADDRESS_X, ADDRESS_Y, ink, line(shaper, &name, face, 10.0)?));
        texts = vec![words(letter.language).no_address.to_owned()];
        (face, ink, top) = (Face::Bold, Ink::Alert, ADDRESS_Y + ADDRESS_LINE);
    }
    let widest = |shaper: &mut Shaper| -> Result<f32, DocumentError> {
        texts
            .iter()
            .try_fold(0.0_f32, |widest, text| Ok(widest.max(line(shaper, text, face, 1.0)?.width)))
    };
    let size = (ADDRESS_WIDTH / widest(shaper)?.max(1.0)).min(10.0);
    // A seventh line is not lost: the lines move closer, and stay in the window.
    let pitch = ADDRESS_LINE * (5.0 / (texts.len().max(6) - 1) as f32);
    let size = size.min(pitch * 0.9);
    for (index, text) in texts.iter().enumerate() {
        let baseline = top + pitch * index as f32;
        marks.push((ADDRESS_X, baseline, ink, line(shaper, text, face, size)?));
    }
    Ok(())
}

/// Sets place and date below the window; returns the last baseline.
fn place_date(
    shaper: &mut Shaper,
    letter: &Letter,
    marks: &mut Vec<(f32, f32, Ink, Line)>,
) -> Result<f32, DocumentError> {
    let mut baseline = mm(96.0);
    for line in lines(shaper, &[Span::regular(dateline(letter))], 10.0, ADDRESS_WIDTH)? {
        marks.push((ADDRESS_X, baseline, Ink::Black, line));
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

/// The mandatory mentions: company and seat, then register and VAT number.
fn footer(shaper: &mut Shaper, letter: &Letter) -> Result<Vec<(Ink, Line)>, DocumentError> {
    let words = words(letter.language);
    let (rows, complete) = mentions(&letter.sender, words);
    let mut set = Vec::new();
    for row in rows {
        let text = [Span::regular(bind(&row, letter.language))];
        let row = lines(shaper, &text, FOOTER, RIGHT - MARGIN - mm(20.0))?;
        set.extend(row.into_iter().map(|it| (Ink::Grey, it)));
    }
    if !complete {
        set.push((Ink::Alert, line(shaper, words.no_mentions, Face::Bold, FOOTER)?));
    }
    Ok(set)
}

/// The rows of the footer, and whether what the law asks for is there.
fn mentions(sender: &Sender, words: &Words) -> ([String; 2], bool) {
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
    let form = clean(&sender.legal_form);
    let complete = !register.is_empty() && !form.is_empty();
    let capital = labelled(words.capital, &sender.capital);
    let company = joined([clean(&sender.name), form, capital].into_iter(), " ");
    let seat = joined(sender.address.iter().map(|it| clean(it)), ", ");
    // A number is not torn from what it is the number of.
    let numbers = [register, labelled(words.vat, &sender.vat)].map(|it| it.replace(' ', "\u{A0}"));
    let rows = [joined([company, seat].into_iter(), " · "), joined(numbers.into_iter(), " · ")];
    (rows, complete)
}

fn joined(parts: impl Iterator<Item = String>, separator: &str) -> String {
    parts.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(separator)
}
