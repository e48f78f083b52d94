//! Layout: elements flow down the area of a page, and what does not fit goes to the next one.
//!
//! Pages are buffered as marks, so that *page 2 of 3* is written when 3 is known. Lengths are
//! points from the top left corner; nothing that was given to an element is ever left out.

mod block;
mod column;
mod page;
mod paragraph;
mod pdf;
mod table;
mod text;

pub use block::Block;
pub use column::{Column, Gap};
pub use page::{Ink, Mark, Page};
pub use paragraph::Paragraph;
pub use pdf::{PdfFile, archival};
pub use table::{Align, Heading, Row, Table};
pub use text::{Line, Span, line, lines};

use crate::{DocumentError, shape::Shaper};

/// Width of the sheet (A4).
pub const SHEET_WIDTH: f32 = mm(210.0);
/// Height of the sheet (A4).
pub const SHEET_HEIGHT: f32 = mm(297.0);
/// More pages than anyone folds into an envelope.
const MOST_PAGES: usize = 500;

/// Millimetres in points.
pub const fn mm(millimetres: f32) -> f32 {
    millimetres * 72.0 / 25.4
}

/// The part of a page that is still free.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f32,
    /// Where the next element begins.
    pub y: f32,
    /// Room to the right.
    pub width: f32,
    /// Where the page ends.
    pub bottom: f32,
    /// Whether nothing stands in it yet: an element must then make headway.
    pub fresh: bool,
}

impl Area {
    /// Height that is left.
    pub fn room(&self) -> f32 {
        self.bottom - self.y
    }

    /// The area below something of the given height.
    pub fn below(self, height: f32) -> Self {
        Self { y: self.y + height, fresh: self.fresh && height == 0.0, ..self }
    }
}

/// What an element drew.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rendered {
    /// Height it took on this page.
    pub height: f32,
    /// Whether a rest is left for the next page.
    pub rest: bool,
}

/// Something that flows.
pub trait Element {
    /// The height it would take on a page without end.
    fn height(&self) -> f32;

    /// Draws what fits, and keeps the rest for the next call, which is on the next page.
    fn render(
        &mut self,
        page: &mut Page,
        area: Area,
        shaper: &mut Shaper,
    ) -> Result<Rendered, DocumentError>;
}

/// What surrounds the flow on each page.
pub trait PageDecorator {
    /// Where the flow goes on a page, counted from 1.
    fn area(&self, number: usize) -> Area;

    /// Draws head and foot, now that the number of pages is known.
    fn decorate(
        &self,
        page: &mut Page,
        number: usize,
        count: usize,
        shaper: &mut Shaper,
    ) -> Result<(), DocumentError>;
}

/// Pages, and how much of the last one is used.
pub struct LaidOut {
    /// The pages, decorated.
    pub pages: Vec<Page>,
    /// Height of the flow on the last page.
    pub last: f32,
}

/// Lays a flow out over as many pages as it takes.
pub fn lay_out(
    mut flow: impl Element,
    decorator: &impl PageDecorator,
    shaper: &mut Shaper,
) -> Result<LaidOut, DocumentError> {
    let mut pages = Vec::new();
    let last = loop {
        let mut page = Page::default();
        let area = decorator.area(pages.len() + 1);
        let rendered = flow.render(&mut page, area, shaper)?;
        pages.push(page);
        if !rendered.rest {
            break rendered.height;
        }
        if pages.len() == MOST_PAGES {
            return Err(DocumentError::TooManyPages { limit: MOST_PAGES });
        }
    };
    let count = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        decorator.decorate(page, index + 1, count, shaper)?;
    }
    Ok(LaidOut { pages, last })
}
