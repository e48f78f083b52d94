//! Address labels, sheet by sheet, from any label of the first sheet on.

use chrono::NaiveDate;
use receivables::letter::{Language, Recipient};

use super::{address_lines, said, written};
use crate::{
    DocumentError,
    layout::{Ink, Page, mm},
    shape::Shaper,
};

/// Space inside a label; millimetres.
const INSIDE: f32 = 4.0;

/// How the labels lie on an A4 sheet; millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LabelSheet {
    /// Labels across.
    pub columns: u8,
    /// Labels down.
    pub rows: u8,
    /// Width and height of a label.
    pub label: [f32; 2],
    /// From the left edge and from the top edge to the first label.
    pub margin: [f32; 2],
    /// Between two labels, across and down.
    pub gap: [f32; 2],
}

impl LabelSheet {
    /// 3 × 8 labels of 63.5 × 33.9 mm (Avery L7159).
    pub const THREE_BY_EIGHT: Self =
        Self { columns: 3, rows: 8, label: [63.5, 33.9], margin: [7.2, 12.9], gap: [2.5, 0.0] };
    /// 2 × 7 labels of 99.1 × 38.1 mm (Avery L7163).
    pub const TWO_BY_SEVEN: Self =
        Self { columns: 2, rows: 7, label: [99.1, 38.1], margin: [4.6, 15.1], gap: [2.6, 0.0] };

    /// Labels on a sheet.
    pub fn count(&self) -> usize {
        usize::from(self.columns) * usize::from(self.rows)
    }

    /// The corner of a label, counted from 0, row by row.
    pub(super) fn corner(&self, label: usize) -> [f32; 2] {
        let columns = usize::from(self.columns.max(1));
        let (column, row) = ((label % columns) as f32, (label / columns) as f32);
        [
            self.margin[0] + column * (self.label[0] + self.gap[0]),
            self.margin[1] + row * (self.label[1] + self.gap[1]),
        ]
    }
}

/// One label a recipient, in the order given, from label `start` of the first sheet on (from 1).
pub fn labels(
    recipients: &[Recipient],
    sheet: LabelSheet,
    start: usize,
    (language, dated): (Language, NaiveDate),
) -> Result<Vec<u8>, DocumentError> {
    let pages = pages(recipients, sheet, start)?;
    written(&pages, said(language, ["Étiquettes", "Labels", "Etiketten"]), (language, dated))
}

pub(super) fn pages(
    recipients: &[Recipient],
    sheet: LabelSheet,
    start: usize,
) -> Result<Vec<Page>, DocumentError> {
    if recipients.is_empty() || sheet.count() == 0 {
        return Err(DocumentError::NoLetters);
    }
    let mut shaper = Shaper::new();
    let mut pages: Vec<Page> = Vec::new();
    let first = start.clamp(1, sheet.count()) - 1;
    for (index, recipient) in recipients.iter().enumerate() {
        let at = first + index;
        if pages.is_empty() || at.is_multiple_of(sheet.count()) {
            pages.push(Page::default());
        }
        let page = pages.last_mut().expect("a page was just made sure of");
        let [x, y] = sheet.corner(at % sheet.count());
        let room = [sheet.label[0] - 2.0 * INSIDE, sheet.label[1] - 2.0 * INSIDE].map(mm);
        let lines = address_lines(&mut shaper, recipient, (10.0, room[0]))?;
        let pitch = mm(4.4).min(room[1] / lines.len() as f32);
        let top = mm(y) + (mm(sheet.label[1]) - pitch * lines.len() as f32) / 2.0;
        for (row, line) in lines.into_iter().enumerate() {
            page.text(mm(x + INSIDE), top + pitch * (row as f32 + 0.8), Ink::Black, line);
        }
    }
    Ok(pages)
}
