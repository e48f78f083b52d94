//! A paragraph: lines of one size, of which at least two stay together at a page break.

use std::mem;

use super::{
    Area, Element, Page, Rendered,
    page::Ink,
    text::{Line, Span, lines},
};
use crate::{DocumentError, shape::Shaper};

/// Lines that flow, and the space after the last one.
#[derive(Debug)]
pub struct Paragraph {
    lines: Vec<Line>,
    leading: f32,
    after: f32,
    indent: f32,
    bullet: Option<Line>,
    ink: Ink,
    next: usize,
}

impl Paragraph {
    /// Sets spans at a size with a leading, in ems, on lines of a width.
    pub fn new(
        shaper: &mut Shaper,
        spans: &[Span],
        (size, leading): (f32, f32),
        width: f32,
    ) -> Result<Self, DocumentError> {
        let lines = lines(shaper, spans, size, width)?;
        let leading = size * leading;
        let (bullet, ink) = (None, Ink::Black);
        Ok(Self { lines, leading, after: 0.0, indent: 0.0, bullet, ink, next: 0 })
    }

    /// Leaves a space after the last line.
    pub fn spaced(self, after: f32) -> Self {
        Self { after, ..self }
    }

    /// Stands further right, after a bullet.
    pub fn bulleted(self, bullet: Line, indent: f32) -> Self {
        Self { bullet: Some(bullet), indent, ..self }
    }

    /// Stands further right.
    pub fn indented(self, indent: f32) -> Self {
        Self { indent, ..self }
    }

    /// Is printed in another tone.
    pub fn inked(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// How many lines go on this page: no line alone at the foot or the head of a page.
    fn fitting(&self, area: Area) -> usize {
        let left = self.lines.len() - self.next;
        let fit = ((area.room() + 0.01) / self.leading).max(0.0) as usize;
        match left.min(fit) {
            count if count == left => left,
            count if area.fresh => count.max(1),
            count if left - count == 1 && count > 2 => count - 1,
            count if left - count == 1 || count < 2 => 0,
            count => count,
        }
    }
}

impl Element for Paragraph {
    fn height(&self) -> f32 {
        (self.lines.len() - self.next) as f32 * self.leading + self.after
    }

    fn render(
        &mut self,
        page: &mut Page,
        area: Area,
        _: &mut Shaper,
    ) -> Result<Rendered, DocumentError> {
        let count = self.fitting(area);
        let first = self.next == 0;
        let baseline = |row: usize| area.y + self.leading * (row as f32 + 0.76);
        if let Some(bullet) = self.bullet.clone().filter(|_| first && count > 0) {
            page.text(area.x, baseline(0), self.ink, bullet);
        }
        for row in 0..count {
            let line = mem::take(&mut self.lines[self.next + row]);
            page.text(area.x + self.indent, baseline(row), self.ink, line);
        }
        self.next += count;
        let rest = self.next < self.lines.len();
        let after = if rest { 0.0 } else { self.after };
        Ok(Rendered { height: count as f32 * self.leading + after, rest })
    }
}
