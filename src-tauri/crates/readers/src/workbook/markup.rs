//! Markup: the XML of workbooks, a tag or a text at a time.
//!
//! No entity is ever expanded beyond the five of XML: a document type is refused. Neither a single
//! tag or text nor the nesting of tags can grow without end.

use std::{
    borrow::Cow,
    cell::Cell,
    io::{self, BufRead, Read},
    rc::Rc,
};

use quick_xml::{
    Reader, escape,
    events::{BytesStart, Event},
};

use super::{LARGEST_CONTENT, layout::LONGEST_CELL};
use crate::{FileFormat, Refusal};

/// One tag, or the text between two.
const LONGEST_PIECE: usize = 1024 * 1024;
const DEEPEST: usize = 200;

/// Bytes that may still be unpacked; shared by all parts of a package.
pub(super) type Allowance = Rc<Cell<u64>>;

/// The pieces of an XML source.
pub(super) struct Markup<S> {
    reader: Reader<Metered<S>>,
    room: Vec<u8>,
    depth: usize,
    left: Allowance,
    format: FileFormat,
}

impl<S: BufRead> Markup<S> {
    /// Reads UTF-8 out of a workbook of this format.
    pub(super) fn new(source: S, left: Allowance, format: FileFormat) -> Self {
        let mut reader = Reader::from_reader(Metered { source, piece: 0 });
        reader.config_mut().expand_empty_elements = true;
        Self { reader, room: Vec::new(), depth: 0, left, format }
    }

    /// The next piece; an empty element is a start and an end. Refuses XML that is broken or breaks
    /// off, and document types.
    pub(super) fn next(&mut self) -> Result<Event<'_>, Refusal> {
        self.room.clear();
        self.reader.get_mut().piece = 0;
        let event = match self.reader.read_event_into(&mut self.room) {
            Ok(event) => event,
            Err(error) => return Err(refusal(error, &self.left, self.format)),
        };
        match event {
            Event::Start(_) if self.depth == DEEPEST => {
                return Err(Refusal::OtherFormat(self.format));
            }
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::Eof if self.depth > 0 => return Err(Refusal::OtherFormat(self.format)),
            Event::DocType(_) => return Err(Refusal::Entities { line: 1 }),
            _ => (),
        }
        Ok(event)
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }
}

fn refusal(error: quick_xml::Error, left: &Allowance, format: FileFormat) -> Refusal {
    use io::ErrorKind::{InvalidData, InvalidInput, Other, UnexpectedEof};
    match error {
        _ if left.get() == 0 => Refusal::Inflates { megabytes: LARGEST_CONTENT },
        // What the source itself could not do; the others are said of the bytes it gave.
        quick_xml::Error::Io(error)
            if !matches!(error.kind(), InvalidData | InvalidInput | Other | UnexpectedEof) =>
        {
            Refusal::Io(error.kind().into())
        }
        _ => Refusal::OtherFormat(format),
    }
}

/// The value of an attribute, whatever its prefix; its entities are resolved.
pub(super) fn attribute<'a>(tag: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    let mut attributes = tag.attributes();
    let found =
        attributes.with_checks(false).flatten().find(|it| it.key.local_name().as_ref() == name)?;
    Some(match escape::unescape(&found.value) {
        Ok(plain) => Cow::Owned(plain.into_owned()),
        Err(_) => found.value,
    })
}

/// Adds the text of a piece, up to what a cell holds; a tag has none.
pub(super) fn push_text(text: &mut String, event: &Event<'_>) {
    if text.len() > 4 * LONGEST_CELL {
        return;
    }
    match event {
        Event::Text(it) => text.push_str(&it.xml10_content()),
        Event::CData(it) => text.push_str(&it.xml10_content()),
        Event::GeneralRef(it) => {
            match (it.resolve_char_ref(), escape::resolve_predefined_entity(it)) {
                (Ok(Some(char)), _) => text.push(char),
                (_, Some(plain)) => text.push_str(plain),
                // Declared nowhere, since nothing may be declared: as it stands.
                _ => text.extend(["&", it, ";"]),
            }
        }
        _ => (),
    }
}

/// A source that stops when a single piece goes on too long.
struct Metered<S> {
    source: S,
    piece: usize,
}

impl<S: BufRead> Read for Metered<S> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let filled = self.fill_buf()?.read(into)?;
        self.consume(filled);
        Ok(filled)
    }
}

impl<S: BufRead> BufRead for Metered<S> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.piece > LONGEST_PIECE {
            return Err(io::Error::other("one tag or text is too long"));
        }
        self.source.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.piece = self.piece.saturating_add(amount);
        self.source.consume(amount);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts and tags, or why there are none.
    fn pieces(xml: &str) -> Result<String, Refusal> {
        let source = io::BufReader::new(xml.as_bytes());
        let mut markup = Markup::new(source, Rc::new(Cell::new(1)), FileFormat::Xml);
        let mut pieces = String::new();
        loop {
            match markup.next()? {
                Event::Eof => return Ok(pieces),
                Event::Start(tag) => {
                    pieces.extend([
                        tag.local_name().as_ref(),
                        &attribute(&tag, "n").unwrap_or_default(),
                        " ",
                    ]);
                }
                event => push_text(&mut pieces, &event),
            }
        }
    }

    #[test]
    fn texts_are_read_with_their_entities() {
        let xml = "<a x:n='1 &lt; 2'>Durand &amp; fils&#160;<b/><![CDATA[<c>]]>&eacute;</a>";
        assert_eq!(pieces(xml).unwrap(), "a1 < 2 Durand & fils\u{a0}b <c>&eacute;");
    }

    #[test]
    fn what_could_grow_is_refused() {
        let broken = |xml: &str| matches!(pieces(xml), Err(Refusal::OtherFormat(FileFormat::Xml)));
        assert!(broken(&"<a>".repeat(DEEPEST + 1)));
        assert!(broken(&format!("<a>{}</a>", "x".repeat(2 * LONGEST_PIECE))));
        assert!(broken(&format!("<a b='{}'/>", "x".repeat(2 * LONGEST_PIECE))));
        assert!(broken("<a><b>"));
        let bomb = "<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;&b;'>]><a>&c;</a>";
        assert!(matches!(pieces(bomb), Err(Refusal::Entities { line: 1 })));
    }
}
