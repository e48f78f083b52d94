//! A page before it is written: marks with their places, in the order they are drawn.

use std::rc::Rc;

use super::text::Line;
use crate::qr::Code;

/// A page as a list of marks.
#[derive(Debug, Default)]
pub struct Page {
    /// In drawing order.
    pub marks: Vec<Mark>,
}

/// Something on a page.
#[derive(Debug)]
pub enum Mark {
    /// A line of text by its left end and its baseline.
    Text { x: f32, baseline: f32, ink: Ink, line: Line },
    /// A horizontal rule.
    Rule { x: f32, y: f32, length: f32, weight: f32, ink: Ink },
    /// A payment code by its top left corner, quiet zone included.
    Code { x: f32, y: f32, side: f32, code: Rc<Code> },
}

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
