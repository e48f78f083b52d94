//! A block: marks with places of their own that move to a page as one piece.

use super::{Area, Element, Mark, Page, Rendered};
use crate::{DocumentError, shape::Shaper};

/// Marks below each other, as one piece.
pub struct Block {
    height: f32,
    marks: Vec<Mark>,
    done: bool,
}

impl Block {
    /// Marks counted from the top left corner of the block, and the height they take together.
    pub fn new(height: f32, marks: Vec<Mark>) -> Self {
        Self { height, marks, done: false }
    }
}

impl Element for Block {
    fn height(&self) -> f32 {
        if self.done { 0.0 } else { self.height }
    }

    fn render(
        &mut self,
        page: &mut Page,
        area: Area,
        _: &mut Shaper,
    ) -> Result<Rendered, DocumentError> {
        if self.height() > area.room() && !area.fresh {
            return Ok(Rendered { height: 0.0, rest: true });
        }
        page.marks.extend(self.marks.drain(..).map(|it| moved(it, area.x, area.y)));
        let height = self.height();
        self.done = true;
        Ok(Rendered { height, rest: false })
    }
}

/// A mark further right and further down.
fn moved(mut mark: Mark, right: f32, down: f32) -> Mark {
    let (x, y) = match &mut mark {
        Mark::Text { x, baseline, .. } => (x, baseline),
        Mark::Rule { x, y, .. }
        | Mark::Code { x, y, .. }
        | Mark::Fill { x, y, .. }
        | Mark::Bars { x, y, .. }
        | Mark::Picture { x, y, .. } => (x, y),
        Mark::Curve { points, .. } | Mark::Shape { points, .. } => {
            points.iter_mut().for_each(|[x, y]| (*x, *y) = (*x + right, *y + down));
            return mark;
        }
    };
    *x += right;
    *y += down;
    mark
}
