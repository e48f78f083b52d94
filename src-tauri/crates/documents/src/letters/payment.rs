//! How to pay: the account, the amount, what to quote, and the code that fills in the transfer.
//!
//! The block is never split over two pages; an account that is missing says so.

use std::rc::Rc;

use receivables::{
    Money,
    letter::{ClaimTotals, Letter, LetterKind},
};

use super::words::words;
use crate::{
    DocumentError,
    fonts::Face,
    layout::{Area, Element, Ink, Line, Mark, Page, Rendered, Span, line, lines, mm},
    qr::{Code, QUIET_MODULES},
    shape::Shaper,
    typography::{amount, bind, clean, grouped},
};

/// Side of the payment code with its quiet zone.
const CODE: f32 = mm(27.0);
/// Height of a line.
const LINE: f32 = mm(4.3);
/// Width of the labels.
const LABELS: f32 = mm(27.0);
/// Width of the values: what labels, hint and code leave of 170 mm.
const VALUES: f32 = mm(76.0);
/// Width of the hint beside the code.
const HINT: f32 = mm(34.0);
/// Space above the rule, and below the block.
const AROUND: f32 = mm(2.6);

/// The payment block.
pub struct Payment {
    heading: Line,
    rows: Vec<(Line, Vec<Line>, Ink)>,
    hint: Vec<Line>,
    code: Option<Rc<Code>>,
    done: bool,
}

impl Payment {
    /// Sets the payment block of a letter.
    pub fn new(
        shaper: &mut Shaper,
        letter: &Letter,
        totals: &ClaimTotals,
    ) -> Result<Self, DocumentError> {
        let words = words(letter.language);
        let code = letter.payment_qr.as_deref().map(Code::new).transpose()?.map(Rc::new);
        let mut rows = Vec::new();
        for (label, value, face) in values(letter, totals) {
            let missing = value == words.no_iban;
            let ink = if missing { Ink::Alert } else { Ink::Black };
            let span = Span { text: value, face };
            let value = lines(shaper, &[span], 9.4, VALUES)?;
            rows.push((line(shaper, label, Face::Regular, 9.0)?, value, ink));
        }
        let hint = bind(if code.is_some() { words.code } else { "" }, letter.language);
        let hint = lines(shaper, &[Span::regular(hint)], 8.0, HINT)?;
        let heading = line(shaper, words.payment, Face::Bold, 9.6)?;
        Ok(Self { heading, rows, hint, code, done: false })
    }

    fn text_height(&self) -> f32 {
        let rows: usize = self.rows.iter().map(|(_, value, _)| value.len().max(1)).sum();
        mm(6.6) + LINE * rows as f32
    }
}

/// What is to be transferred; none where it is not one amount.
fn asked(letter: &Letter, totals: &ClaimTotals) -> Option<Money> {
    let asked = match letter.kind {
        LetterKind::Statement => letter.payable_now().ok(),
        LetterKind::Receipt => letter.open().ok(),
        _ => match letter.schedule[..] {
            [] => Some(totals.total),
            [only] => Some(only.amount),
            _ => None,
        },
    };
    asked.filter(|it| it.minor > 0)
}

/// What a transfer needs, each with its label.
pub(super) fn values(letter: &Letter, totals: &ClaimTotals) -> Vec<(&'static str, String, Face)> {
    let (words, sender) = (words(letter.language), &letter.sender);
    let iban = match clean(&sender.iban) {
        iban if iban.is_empty() => words.no_iban.to_owned(),
        iban => grouped(&iban, 4),
    };
    let quoted = [&letter.recipient.code, &letter.reference].map(|it| clean(it));
    let quoted = quoted.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>();
    let asked = asked(letter, totals).map(|it| amount(it, letter.language));
    let all = [
        (words.payee, clean(&sender.name), Face::Regular),
        ("IBAN", iban, Face::Bold),
        ("BIC", clean(&sender.bic), Face::Regular),
        (words.amount, asked.unwrap_or_default(), Face::Bold),
        (words.quote, quoted.join(" – "), Face::Regular),
    ];
    all.into_iter().filter(|(_, it, _)| !it.is_empty()).collect()
}

impl Element for Payment {
    fn height(&self) -> f32 {
        let code = if self.code.is_some() { CODE + mm(1.0) } else { 0.0 };
        if self.done { 0.0 } else { self.text_height().max(code) + 2.0 * AROUND }
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
        let top = area.y + AROUND * 0.3;
        if !area.fresh {
            page.rule(area.x, top, area.width, 0.35, Ink::Hairline);
        }
        page.text(area.x, top + mm(5.4), Ink::Black, self.heading.clone());
        let mut y = top + mm(10.4);
        for (label, value, ink) in &self.rows {
            page.text(area.x, y, Ink::Grey, label.clone());
            for line in value {
                page.text(area.x + LABELS, y, *ink, line.clone());
                y += LINE;
            }
        }
        if let Some(code) = self.code.clone() {
            // The quiet zone may lie in the margin: the dark modules line up with the figures.
            let quiet = CODE * QUIET_MODULES as f32 / code.modules() as f32;
            let x = area.x + area.width - CODE + quiet;
            for (index, line) in self.hint.iter().enumerate() {
                let baseline = top + mm(8.0 + 3.9 * index as f32);
                page.text_to(x, baseline, Ink::Grey, line.clone());
            }
            page.marks.push(Mark::Code { x, y: top + mm(1.0), side: CODE, code });
        }
        let bottom = area.y + height - AROUND * 1.0;
        page.rule(area.x, bottom, area.width, 0.35, Ink::Hairline);
        self.done = true;
        Ok(Rendered { height, rest: false })
    }
}
