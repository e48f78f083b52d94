//! The strings of XLS: in the characters of a code page before BIFF 8, then in one or two bytes each.

use encoding_rs::Encoding;

use super::super::{
    binary::{size_at, u8_at, u16_at},
    layout::LONGEST_CELL,
};

/// How the strings of a workbook are written.
#[derive(Clone, Copy)]
pub(super) enum Alphabet {
    /// BIFF 8: a flag before the characters says whether they take one byte or two.
    Wide,
    /// Before: a code page.
    Narrow(&'static Encoding),
}

impl Alphabet {
    /// The code page, if it is one that matters.
    pub(super) fn narrow_to(&mut self, encoding: &'static Encoding) {
        if let Self::Narrow(it) = self {
            *it = encoding;
        }
    }

    /// A string whose length takes two bytes.
    pub(super) fn long(self, data: &[u8], at: usize) -> Option<String> {
        self.characters(data, at + 2, usize::from(u16_at(data, at)?))
    }

    /// A string whose length takes one byte.
    pub(super) fn short(self, data: &[u8], at: usize) -> Option<String> {
        self.characters(data, at + 1, usize::from(u8_at(data, at)?))
    }

    /// So many characters, or as many as there are.
    fn characters(self, data: &[u8], at: usize, length: usize) -> Option<String> {
        Some(match self {
            Self::Wide => {
                let wide = data.get(at)? & 1 != 0;
                let bytes = data.get(at + 1..)?;
                decoded(&bytes[..bytes.len().min(length << u8::from(wide))], wide)
            }
            Self::Narrow(encoding) => {
                let bytes = data.get(at..)?;
                encoding
                    .decode_without_bom_handling(&bytes[..bytes.len().min(length)])
                    .0
                    .into_owned()
            }
        })
    }
}

fn decoded(bytes: &[u8], wide: bool) -> String {
    if wide {
        let units = bytes.as_chunks().0.iter().map(|it| u16::from_le_bytes(*it));
        char::decode_utf16(units).map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    } else {
        bytes.iter().copied().map(char::from).collect()
    }
}

/// The shared texts, over the records that they are cut into.
pub(super) struct Pieces<'a> {
    pieces: Vec<&'a [u8]>,
    piece: usize,
    at: usize,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(pieces: Vec<&'a [u8]>) -> Self {
        Self { pieces, piece: 0, at: 0 }
    }

    /// The next text; `None` at the end. One that breaks off is as long as it is.
    pub(super) fn text(&mut self) -> Option<String> {
        let length = usize::from(self.pair()?);
        let flags = self.byte()?;
        // Runs of formatting, and what East Asian versions add, stand behind the characters.
        let runs = if flags & 8 == 0 { 0 } else { 4 * usize::from(self.pair()?) };
        let extra = if flags & 4 == 0 { 0 } else { size_at(&self.four()?, 0)? };
        let text = self.characters(length, flags & 1 != 0);
        self.skip(runs.saturating_add(extra));
        Some(text)
    }

    /// Where a record ends amid the characters, the next one begins with a flag of its own.
    fn characters(&mut self, length: usize, mut wide: bool) -> String {
        let (mut text, mut left) = (String::new(), length);
        loop {
            let rest = self.rest();
            let taken = rest.len().min(left << u8::from(wide));
            text.push_str(&decoded(&rest[..taken], wide));
            self.at += taken;
            left -= (taken >> u8::from(wide)).min(left);
            if left == 0 || !self.next_piece() {
                break;
            }
            wide = self.byte().is_some_and(|it| it & 1 != 0);
        }
        if text.len() > LONGEST_CELL { text.chars().take(LONGEST_CELL).collect() } else { text }
    }

    fn skip(&mut self, mut bytes: usize) {
        loop {
            let here = self.rest().len().min(bytes);
            (self.at, bytes) = (self.at + here, bytes - here);
            if bytes == 0 || !self.next_piece() {
                return;
            }
        }
    }

    fn byte(&mut self) -> Option<u8> {
        while self.rest().is_empty() {
            if !self.next_piece() {
                return None;
            }
        }
        let byte = self.rest().first().copied();
        self.at += 1;
        byte
    }

    fn pair(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn four(&mut self) -> Option<[u8; 4]> {
        Some([self.byte()?, self.byte()?, self.byte()?, self.byte()?])
    }

    fn rest(&self) -> &'a [u8] {
        self.pieces.get(self.piece).and_then(|it| it.get(self.at..)).unwrap_or_default()
    }

    /// Moves on to the next record; `false` if there is none.
    fn next_piece(&mut self) -> bool {
        (self.piece, self.at) = (self.piece + 1, 0);
        self.piece < self.pieces.len()
    }
}
