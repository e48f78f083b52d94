//! Legible text: what the typeface has no sign for is marked, so that one foreign name does not
//! withhold a whole report.

use crate::{DocumentError, fonts::Face, shape::Shaper, typography::clean};

/// What stands for a character without a sign.
const MARK: char = '?';

/// Makes text legible, and counts what it had to change.
#[derive(Debug, Default)]
pub struct Legible {
    /// Texts with marks in them.
    pub marked: usize,
}

impl Legible {
    /// One line of text with nothing in it that cannot be printed.
    pub fn text(&mut self, shaper: &mut Shaper, text: &str) -> Result<String, DocumentError> {
        let mut text = clean(text);
        let mut marked = false;
        for face in [Face::Regular, Face::Bold] {
            while let Some(missing) = missing(shaper, &text, face)? {
                text = text.replace(missing, &MARK.to_string());
                marked = true;
            }
        }
        self.marked += usize::from(marked);
        Ok(text)
    }
}

/// A character of the text that the face lacks.
fn missing(shaper: &mut Shaper, text: &str, face: Face) -> Result<Option<char>, DocumentError> {
    for word in text.split(' ').filter(|it| !it.is_empty()) {
        match shaper.word(face, word) {
            Ok(_) => {}
            Err(DocumentError::MissingGlyph { character }) => return Ok(Some(character)),
            Err(other) => return Err(other),
        }
    }
    Ok(None)
}
