//! Text on lines: words set one after the other until the width is used up.
//!
//! Lines break at U+0020 and nowhere else, except within a word that is wider than the line,
//! which is broken rather than lost.

use std::{mem, rc::Rc};

use krilla::text::KrillaGlyph;

use crate::{
    DocumentError,
    fonts::Face,
    shape::{Shaper, Word},
};

/// A stretch of text in one face.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// What it says.
    pub text: String,
    /// How it is set.
    pub face: Face,
}

/// A line ready to be drawn; lengths are points.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// From left to right, faces alternating.
    pub runs: Vec<Run>,
    /// Size of the type.
    pub size: f32,
    /// From the left end to the right end.
    pub width: f32,
}

/// Glyphs of one face in a row.
#[derive(Debug, Clone)]
pub struct Run {
    /// The face.
    pub face: Face,
    /// The characters.
    pub text: String,
    /// Their glyphs, in ems.
    pub glyphs: Vec<KrillaGlyph>,
    /// How far they reach, in ems.
    pub advance: f32,
}

/// A word, in pieces where the face changes within it.
type Pieces = Vec<(Face, Rc<Word>)>;

impl Span {
    /// Text in the regular face.
    pub fn regular(text: impl Into<String>) -> Self {
        Self { text: text.into(), face: Face::Regular }
    }

    /// Text in the bold face.
    pub fn bold(text: impl Into<String>) -> Self {
        Self { text: text.into(), face: Face::Bold }
    }
}

impl Line {
    /// What the line says.
    pub fn text(&self) -> String {
        self.runs.iter().map(|it| it.text.as_str()).collect()
    }

    /// Sets another line of the same face and size on this one, `at` points from its left end;
    /// refuses what would not read on from left to right.
    pub fn extend(&mut self, other: &Line, at: f32) -> bool {
        let ([run], [next]) = (&mut self.runs[..], &other.runs[..]) else { return false };
        if run.face != next.face || self.size != other.size || at < self.width {
            return false;
        }
        let gap = (at - self.width) / self.size;
        let Some(last) = run.glyphs.last_mut() else { return false };
        last.x_advance += gap;
        run.advance += gap;
        self.width = at;
        let word = Word {
            text: next.text.as_str().into(),
            glyphs: next.glyphs.clone(),
            advance: next.advance,
        };
        self.append(next.face, &word);
        true
    }

    fn append(&mut self, face: Face, word: &Word) {
        if self.runs.last().is_none_or(|it| it.face != face) {
            let (text, glyphs) = (String::new(), Vec::new());
            self.runs.push(Run { face, text, glyphs, advance: 0.0 });
        }
        let run = self.runs.last_mut().expect("a run was just made sure of");
        let offset = run.text.len();
        run.text.push_str(&word.text);
        run.glyphs.extend(word.glyphs.iter().map(|it| KrillaGlyph {
            text_range: it.text_range.start + offset..it.text_range.end + offset,
            ..it.clone()
        }));
        run.advance += word.advance;
        self.width += word.advance * self.size;
    }
}

/// Sets text on one line, however wide.
pub fn line(shaper: &mut Shaper, text: &str, face: Face, size: f32) -> Result<Line, DocumentError> {
    let span = Span { text: text.into(), face };
    let lines = lines(shaper, &[span], size, f32::INFINITY)?;
    Ok(lines.into_iter().next().unwrap_or_default())
}

/// The width text takes on one line, and that of its widest word, in ems.
pub fn natural_width(
    shaper: &mut Shaper,
    text: &str,
    face: Face,
) -> Result<(f32, f32), DocumentError> {
    let space = shaper.word(face, " ")?.advance;
    let (mut whole, mut widest) = (0.0_f32, 0.0_f32);
    for word in text.split(' ').filter(|it| !it.is_empty()) {
        let advance = shaper.word(face, word)?.advance;
        whole += if whole > 0.0 { space + advance } else { advance };
        widest = widest.max(advance);
    }
    Ok((whole, widest))
}

/// Sets text on lines of a width in points.
pub fn lines(
    shaper: &mut Shaper,
    spans: &[Span],
    size: f32,
    width: f32,
) -> Result<Vec<Line>, DocumentError> {
    // A thousandth of slack: a cell as wide as its own text must hold it.
    let limit = width / size + 0.001;
    let mut lines = Vec::new();
    let mut current = Line { size, ..Line::default() };
    for word in split_words(shaper, spans)? {
        for part in fitting(shaper, word, limit)? {
            let space = shaper.word(part[0].0, " ")?;
            let reach = part.iter().map(|(_, it)| it.advance).sum::<f32>();
            if !current.runs.is_empty() {
                if current.width / size + space.advance + reach > limit {
                    lines.push(mem::replace(&mut current, Line { size, ..Line::default() }));
                } else {
                    let face = current.runs.last().map_or(part[0].0, |it| it.face);
                    current.append(face, &space);
                }
            }
            part.iter().for_each(|(face, word)| current.append(*face, word));
        }
    }
    if !current.runs.is_empty() {
        lines.push(current);
    }
    Ok(lines)
}

fn split_words(shaper: &mut Shaper, spans: &[Span]) -> Result<Vec<Pieces>, DocumentError> {
    let mut words: Vec<Pieces> = vec![vec![]];
    for span in spans {
        for (index, part) in span.text.split(' ').enumerate() {
            if index > 0 {
                words.push(vec![]);
            }
            if !part.is_empty() {
                let piece = (span.face, shaper.word(span.face, part)?);
                words.last_mut().expect("there is always a word").push(piece);
            }
        }
    }
    words.retain(|it| !it.is_empty());
    Ok(words)
}

/// Where a word that is too wide is best broken: after one of these.
const JOINTS: [char; 5] = ['-', '/', '_', '.', '@'];

/// A word in parts that are no wider than the limit; nearly always itself.
fn fitting(shaper: &mut Shaper, word: Pieces, limit: f32) -> Result<Vec<Pieces>, DocumentError> {
    if word.iter().map(|(_, it)| it.advance).sum::<f32>() <= limit {
        return Ok(vec![word]);
    }
    let mut parts = Vec::new();
    for (face, piece) in word {
        let (mut start, mut reach) = (0, 0.0);
        let (mut joint, mut since) = (0, 0.0);
        for glyph in &piece.glyphs {
            let at = glyph.text_range.start;
            if piece.text[..at].ends_with(JOINTS) {
                (joint, since) = (at, 0.0);
            }
            while reach + glyph.x_advance > limit && at > start {
                let (cut, kept) = if joint > start { (joint, since) } else { (at, 0.0) };
                parts.push(vec![(face, shaper.word(face, &piece.text[start..cut])?)]);
                (start, reach) = (cut, kept);
            }
            reach += glyph.x_advance;
            since += glyph.x_advance;
        }
        parts.push(vec![(face, shaper.word(face, &piece.text[start..])?)]);
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(spans: &[Span], width: f32) -> Vec<String> {
        let lines = lines(&mut Shaper::new(), spans, 10.0, width).unwrap();
        lines.iter().map(Line::text).collect()
    }

    #[test]
    fn a_face_may_change_within_a_word() {
        let spans = [Span::regular("sous "), Span::bold("8\u{A0}jours"), Span::regular(", net")];
        assert_eq!(texts(&spans, 500.0), ["sous 8\u{A0}jours, net"]);
        assert_eq!(texts(&spans, 40.0), ["sous", "8\u{A0}jours,", "net"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken() {
        let broken = texts(&[Span::regular("FA-2026-00000000000000001")], 60.0);
        assert_eq!(broken.concat(), "FA-2026-00000000000000001");
        assert!(broken.len() > 1);
    }

    #[test]
    fn a_long_number_is_broken_where_its_parts_meet() {
        let number = [Span::regular("FA-2026-LYON-ENTREPOT-0000121-B")];
        assert_eq!(texts(&number, 90.0), ["FA-2026-LYON-", "ENTREPOT-", "0000121-B"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_character_is_lost_and_no_line_is_too_wide(
            text in "[ a-zA-Zéèàç0-9€\u{A0}'’-]{0,120}",
            width in 20.0..300.0_f32,
        ) {
            let spans = [Span::regular(&*text), Span::bold(&*text)];
            let lines = lines(&mut Shaper::new(), &spans, 10.0, width).unwrap();
            let kept: String = lines.iter().map(Line::text).collect();
            let dense = |text: &str| text.replace(' ', "");
            prop_assert_eq!(dense(&kept), dense(&text).repeat(2));
            prop_assert!(lines.iter().all(|it| it.width <= width + 1.0));
        }
    }
}
