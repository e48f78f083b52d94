//! The letterhead: sender, address in the window, place and date, and the mentions a company must
//! put on its letters (R123-237 C. com.).
//!
//! Measures are those of a DL envelope whose window shows x 100–190, y 55–79 mm: nothing but the
//! address stands there. What the sender has not filled in is said in brackets, never left out.

use receivables::letter::Letter;

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
        let right = SHEET_WIDTH - MARGIN;
        if number == 1 {
            for (x, baseline, ink, line) in &self.first {
                page.text(*x, *baseline, *ink, line.clone());
            }
            FOLDS.iter().for_each(|y| page.rule(mm(4.0), *y, mm(4.0), 0.3, Ink::Grey));
        } else {
            page.text(MARGIN, mm(17.0), Ink::Black, self.running[0].clone());
            let date = self.running[2].clone();
            page.text_to(
                right - date.width - mm(3.0),
                mm(17.0),
                Ink::Grey,
                self.running[1].clone(),
            );
            page.text_to(right, mm(17.0), Ink::Grey, date);
            page.rule(MARGIN, mm(20.0), right - MARGIN, 0.35, Ink::Hairline);
        }
        if let Some(copy) = &self.copy {
            let baseline = if number == 1 { mm(24.0) } else { mm(11.0) };
            page.text_to(right, baseline, Ink::Grey, copy.clone());
        }
        let mut baseline = self.footer_top() + mm(4.4);
        page.rule(MARGIN, self.footer_top(), right - MARGIN, 0.35, Ink::Hairline);
        let numbered = format!("{}{number}{}{count}", self.words.page[0], self.words.page[1]);
        let numbered = line(shaper, &numbered, Face::Regular, 7.4)?;
        page.text_to(right, baseline, Ink::Grey, numbered);
        for (ink, line) in &self.footer {
            page.text(MARGIN, baseline, *ink, line.clone());
            baseline += FOOTER_LINE;
        }
        Ok(())
    }
}

impl Letterhead {
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

/// The mandatory mentions, on one or two lines.
fn footer(shaper: &mut Shaper, letter: &Letter) -> Result<Vec<(Ink, Line)>, DocumentError> {
    let words = words(letter.language);
    let sender = &letter.sender;
    let [name, form, capital, siren, rcs, vat] = [
        &sender.name,
        &sender.legal_form,
        &sender.capital,
        &sender.siren,
        &sender.rcs,
        &sender.vat,
    ]
    .map(|it| clean(it));
    let capital = if capital.is_empty() { capital } else { format!("{}{capital}", words.capital) };
    let company = [name, form, capital].into_iter().filter(|it| !it.is_empty());
    let seat: Vec<String> = sender.address.iter().map(|it| clean(it)).collect();
    let register = match (siren.is_empty(), rcs.is_empty()) {
        (true, _) => String::new(),
        (_, true) => format!("SIREN {}", grouped(&siren, 3)),
        _ => format!("{} {rcs} {}", words.register, grouped(&siren, 3)),
    };
    let vat = if vat.is_empty() { vat } else { format!("{}{vat}", words.vat) };
    let [register, vat] = [register, vat].map(|it| it.replace(' ', "\u{A0}"));
    let seat: Vec<String> = seat.into_iter().filter(|it| !it.is_empty()).collect();
    let rows = [[company.collect::<Vec<_>>().join(" "), seat.join(", ")], [register.clone(), vat]];
    let mut set = Vec::new();
    for row in rows {
        let parts: Vec<String> = row.into_iter().filter(|it| !it.is_empty()).collect();
        let text = [Span::regular(bind(&parts.join(" · "), letter.language))];
        let row = lines(shaper, &text, 7.4, SHEET_WIDTH - 2.0 * MARGIN - mm(20.0))?;
        set.extend(row.into_iter().map(|it| (Ink::Grey, it)));
    }
    if register.is_empty() || sender.legal_form.trim().is_empty() {
        set.push((Ink::Alert, line(shaper, words.no_mentions, Face::Bold, 7.4)?));
    }
    Ok(set)
}
