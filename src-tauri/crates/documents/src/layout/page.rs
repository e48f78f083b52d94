//! A page before it is written: marks with their places, in the order they are drawn.

use std::rc::Rc;

use super::{SHEET_HEIGHT, SHEET_WIDTH, text::Line};
use crate::{barcode::BarCode, picture::Picture, qr::Code};

/// A page as a list of marks.
#[derive(Debug)]
pub struct Page {
    /// Width and height; A4 unless it is said otherwise.
    pub size: [f32; 2],
    /// In drawing order.
    pub marks: Vec<Mark>,
}

/// Something on a page.
#[derive(Debug, Clone)]
pub enum Mark {
    /// A line of text by its left end and its baseline.
    Text { x: f32, baseline: f32, ink: Ink, line: Line },
    /// A horizontal rule.
    Rule { x: f32, y: f32, length: f32, weight: f32, ink: Ink },
    /// A payment code by its top left corner, quiet zone included.
    Code { x: f32, y: f32, side: f32, code: Rc<Code> },
    /// A filled rectangle by its top left corner.
    Fill { x: f32, y: f32, width: f32, height: f32, ink: Ink },
    /// A bar code by its top left corner, quiet zones included.
    Bars { x: f32, y: f32, width: f32, height: f32, code: Rc<BarCode> },
    /// A line from point to point; where `dash` is more than nothing, in dashes of that length.
    Curve { points: Vec<[f32; 2]>, weight: f32, dash: f32, ink: Ink },
    /// A filled shape by its corners.
    Shape { points: Vec<[f32; 2]>, ink: Ink },
    /// A picture by its top left corner.
    Picture { x: f32, y: f32, size: [f32; 2], picture: Picture },
}

/// Length of a dash, and of the gap after it.
const DASH: f32 = 4.0;

/// The few tones a letter is printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// What is read.
    Black,
    /// What is looked up.
    Grey,
    /// Lines between rows.
    Hairline,
    /// What is missing and must be filled in before the letter leaves.
    Alert,
    /// A part of a chart, by its lightness: 0 black, 255 white.
    Shade(u8),
}

impl Default for Page {
    fn default() -> Self {
        Self { size: [SHEET_WIDTH, SHEET_HEIGHT], marks: Vec::new() }
    }
}

impl Page {
    /// Places a line of text.
    pub fn text(&mut self, x: f32, baseline: f32, ink: Ink, line: Line) {
        self.marks.push(Mark::Text { x, baseline, ink, line });
    }

    /// Places a line of text by its right end.
    pub fn text_to(&mut self, right: f32, baseline: f32, ink: Ink, line: Line) {
        self.text(right - line.width, baseline, ink, line);
    }

    /// Places a horizontal rule.
    pub fn rule(&mut self, x: f32, y: f32, length: f32, weight: f32, ink: Ink) {
        self.marks.push(Mark::Rule { x, y, length, weight, ink });
    }

    /// Places a vertical rule.
    pub fn upright(&mut self, x: f32, y: f32, length: f32, weight: f32, ink: Ink) {
        let x = x - weight / 2.0;
        self.marks.push(Mark::Fill { x, y, width: weight, height: length, ink });
    }

    /// Places a horizontal rule of dashes.
    pub fn dashes(&mut self, x: f32, y: f32, length: f32, ink: Ink) {
        let mut at = 0.0;
        while at < length {
            self.rule(x + at, y, DASH.min(length - at), 0.5, ink);
            at += 2.0 * DASH;
        }
    }

    /// Places a vertical rule of dashes.
    pub fn upright_dashes(&mut self, x: f32, y: f32, length: f32, ink: Ink) {
        let mut at = 0.0;
        while at < length {
            self.upright(x, y + at, DASH.min(length - at), 0.5, ink);
            at += 2.0 * DASH;
        }
    }

    /// Places the outline of a rectangle.
    pub fn outline(&mut self, [x, y]: [f32; 2], [width, height]: [f32; 2], weight: f32, ink: Ink) {
        self.rule(x, y, width, weight, ink);
        self.rule(x, y + height, width, weight, ink);
        self.upright(x, y, height, weight, ink);
        self.upright(x + width, y, height, weight, ink);
    }
}

impl Page {
    /// Every text in drawing order, without spaces, so that broken words read on.
    pub fn dense(&self) -> String {
        let texts = self.marks.iter().filter_map(|mark| match mark {
            Mark::Text { line, .. } => Some(line.text()),
            _ => None,
        });
        texts.collect::<String>().replace([' ', '\u{A0}', '\u{202F}'], "")
    }
}

#[cfg(test)]
impl Page {
    /// What stands on the page, a row of text a line, from top to bottom and left to right.
    pub fn reading(&self) -> String {
        let texts = self.marks.iter().filter_map(|mark| match mark {
            Mark::Text { x, baseline, line, .. } => Some((*baseline, *x, line.text())),
            _ => None,
        });
        let mut texts: Vec<_> = texts.collect();
        texts.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let mut page = String::new();
        let mut last = f32::NEG_INFINITY;
        for (baseline, _, text) in texts {
            page.push_str(if baseline - last > 0.5 { "\n" } else { "   " });
            page.push_str(&text.replace(['\u{A0}', '\u{202F}'], "~"));
            last = baseline;
        }
        page
    }
}
