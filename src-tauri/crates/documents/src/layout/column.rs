//! A column: elements one below the other; kept together, they move to the next page as one.

use super::{Area, Element, Page, Rendered};
use crate::{DocumentError, shape::Shaper};

/// Elements one below the other.
#[derive(Default)]
pub struct Column {
    elements: Vec<Box<dyn Element>>,
    together: bool,
    next: usize,
}

/// Empty space; none at the head of a page.
pub struct Gap(pub f32);

impl Column {
    /// Elements that share a page if one page holds them all.
    pub fn together() -> Self {
        Self { together: true, ..Self::default() }
    }

    /// Adds an element below the others.
    pub fn push(&mut self, element: impl Element + 'static) {
        self.elements.push(Box::new(element));
    }
}

impl Element for Column {
    fn height(&self) -> f32 {
        self.elements[self.next..].iter().map(|it| it.height()).sum()
    }

    fn render(
        &mut self,
        page: &mut Page,
        area: Area,
        shaper: &mut Shaper,
    ) -> Result<Rendered, DocumentError> {
        let mut height = 0.0;
        if self.together && !area.fresh && self.height() > area.room() + 0.01 {
            return Ok(Rendered { height, rest: true });
        }
        while let Some(element) = self.elements.get_mut(self.next) {
            let rendered = element.render(page, area.below(height), shaper)?;
            height += rendered.height;
            if rendered.rest {
                return Ok(Rendered { height, rest: true });
            }
            self.next += 1;
        }
        Ok(Rendered { height, rest: false })
    }
}

impl Element for Gap {
    fn height(&self) -> f32 {
        self.0
    }

    fn render(
        &mut self,
        _: &mut Page,
        area: Area,
        _: &mut Shaper,
    ) -> Result<Rendered, DocumentError> {
        Ok(Rendered { height: if area.fresh { 0.0 } else { self.0 }, rest: false })
    }
}
