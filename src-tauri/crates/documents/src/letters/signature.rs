//! Room for the hand: where a letter is signed with a pen, or a picture of the signature stands.

use crate::{
    DocumentError,
    layout::{Area, Element, Mark, Page, Rendered, mm},
    picture::Picture,
    shape::Shaper,
};

/// The box a signature fits in.
const BOX: [f32; 2] = [mm(55.0), mm(18.0)];

/// Space between a picture of the signature and the lines around it.
const AIR: f32 = mm(1.5);

/// Empty space, or the signature in it.
pub struct Hand {
    signature: Option<(Picture, [f32; 2])>,
    indent: f32,
    height: f32,
}

impl Hand {
    /// Room of a height at least, `indent` points from the left.
    pub fn new(signature: Option<&Picture>, indent: f32, height: f32) -> Self {
        let signature = signature.map(|it| (it.clone(), it.within([BOX[0], BOX[1].max(height)])));
        let own = signature.as_ref().map_or(0.0, |(_, size)| size[1] + 2.0 * AIR);
        Self { signature, indent, height: height.max(own) }
    }
}

impl Element for Hand {
    fn height(&self) -> f32 {
        self.height
    }

    fn render(
        &mut self,
        page: &mut Page,
        area: Area,
        _: &mut Shaper,
    ) -> Result<Rendered, DocumentError> {
        if let Some((picture, size)) = self.signature.take() {
            let (x, y) = (area.x + self.indent, area.y + (self.height - size[1]) / 2.0);
            page.marks.push(Mark::Picture { x, y, size, picture });
        }
        Ok(Rendered { height: self.height, rest: false })
    }
}
