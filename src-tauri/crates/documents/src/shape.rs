//! Shaping: from a word to the glyphs that stand for it, with kerning and figures of one width.
//!
//! Words repeat within a batch, so shaped words are kept, up to a bound. A character without a
//! glyph is an error that names it, never a box on a formal notice.

use std::{collections::HashMap, rc::Rc};

use harfrust::{Direction, GlyphBuffer, ShapeOptions, UnicodeBuffer, script};
use krilla::text::{GlyphId, KrillaGlyph};

use crate::{
    DocumentError,
    fonts::{FEATURES, Face},
};

/// Words kept before the cache starts over: some 10 MiB, and more than a batch repeats.
const CACHED_WORDS: usize = 8_192;

/// A word as glyphs; lengths are in ems.
#[derive(Debug)]
pub struct Word {
    /// The characters.
    pub text: Box<str>,
    /// The glyphs, each with the bytes of `text` it stands for.
    pub glyphs: Vec<KrillaGlyph>,
    /// How far the word reaches.
    pub advance: f32,
}

/// Turns words into glyphs.
pub struct Shaper {
    shapers: [harfrust::Shaper<'static>; 2],
    cached: [HashMap<Box<str>, Rc<Word>>; 2],
    buffer: Option<UnicodeBuffer>,
}

impl Shaper {
    /// A shaper with an empty cache.
    pub fn new() -> Self {
        let shaper = |face: Face| {
            let loaded = face.load();
            loaded.tables.shaper(&loaded.reference).build()
        };
        Self {
            shapers: [shaper(Face::Regular), shaper(Face::Bold)],
            cached: Default::default(),
            buffer: None,
        }
    }

    /// The glyphs of a word, which may hold non-breaking spaces.
    pub fn word(&mut self, face: Face, text: &str) -> Result<Rc<Word>, DocumentError> {
        let cached = &mut self.cached[face as usize];
        if let Some(word) = cached.get(text) {
            return Ok(Rc::clone(word));
        }
        if cached.len() >= CACHED_WORDS {
            cached.clear();
        }
        let word = Rc::new(self.shape(face, text)?);
        self.cached[face as usize].insert(text.into(), Rc::clone(&word));
        Ok(word)
    }

    fn shape(&mut self, face: Face, text: &str) -> Result<Word, DocumentError> {
        let loaded = face.load();
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.push_str(text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script::LATIN);
        let options = ShapeOptions::new().plan(Some(&loaded.plan)).features(&FEATURES);
        let shaped = self.shapers[face as usize].shape(buffer, options);

        let word = read(text, &shaped, loaded.units_per_em);
        self.buffer = Some(shaped.clear());
        word
    }
}

/// The shaper's answer in ems, each glyph with the bytes it stands for.
fn read(text: &str, shaped: &GlyphBuffer, units_per_em: f32) -> Result<Word, DocumentError> {
    let ems = |units: i32| units as f32 / units_per_em;
    let infos = shaped.glyph_infos();
    let mut glyphs = Vec::with_capacity(infos.len());
    for (index, (info, position)) in infos.iter().zip(shaped.glyph_positions()).enumerate() {
        let start = info.cluster as usize;
        if info.glyph_id == 0 {
            let character = text[start..].chars().next().unwrap_or_default();
            return Err(DocumentError::MissingGlyph { character });
        }
        let next = infos[index..].iter().find(|it| it.cluster > info.cluster);
        let end = next.map_or(text.len(), |it| it.cluster as usize);
        glyphs.push(KrillaGlyph {
            glyph_id: GlyphId::new(info.glyph_id),
            text_range: start..end,
            x_advance: ems(position.x_advance),
            x_offset: ems(position.x_offset),
            y_offset: ems(position.y_offset),
            y_advance: 0.0,
            location: None,
        });
    }
    let advance = glyphs.iter().map(|it| it.x_advance).sum();
    Ok(Word { text: text.into(), glyphs, advance })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_one_width_and_pairs_are_kerned() {
        let mut shaper = Shaper::new();
        let mut advance = |text| shaper.word(Face::Regular, text).unwrap().advance;
        assert_eq!(advance("1111"), advance("0089"));
        assert!(advance("AV") < advance("A") + advance("V"));
        assert!(advance("\u{202F}") > 0.1);
    }

    #[test]
    fn a_missing_glyph_names_its_character() {
        let missing = Shaper::new().word(Face::Bold, "Łódź 株").map(|it| it.advance);
        assert_eq!(missing, Err(DocumentError::MissingGlyph { character: '株' }));
    }

    #[test]
    fn the_cache_is_bounded() {
        let mut shaper = Shaper::new();
        for number in 0..2 * CACHED_WORDS {
            shaper.word(Face::Regular, &number.to_string()).unwrap();
        }
        assert!(shaper.cached[0].len() <= CACHED_WORDS);
    }
}
