//! XML, a bounded subtree at a time: statements and invoices are trees too large to hold, made of
//! small ones worth holding.
//!
//! Names are local: prefixes and namespaces differ from one version of a format to the next, and
//! the formats read here never use one name for two things in one place. Document types, and with
//! them every entity of the writer's own, are refused: nothing is expanded and nothing is fetched.

mod text;

use std::io::{self, BufRead};

use quick_xml::{
    Error, Reader, XmlVersion,
    escape::resolve_xml_entity,
    events::{BytesRef, BytesStart, Event},
};

use crate::Refusal;
use text::Text;

/// Bytes of text, names and attributes that one subtree holds at most.
const SUBTREE_BYTES: usize = 1 << 20;
/// Elements that one subtree holds at most.
const SUBTREE_NODES: usize = 20_000;
/// Elements that stand inside one another at most, from the root.
const DEPTH: usize = 64;
/// Attributes of one element at most: looking for doubles compares each with each.
const ATTRIBUTES: usize = 64;

/// An element and all that is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Element {
    /// Local name.
    pub name: String,
    /// Local names and values, in the order written; namespace declarations left out.
    pub attributes: Vec<(String, String)>,
    /// Its own text, trimmed; that of its children is theirs.
    pub text: String,
    /// Elements in it, in the order written.
    pub children: Vec<Element>,
    /// Line in the file where it opens, from 1.
    pub line: u64,
}

impl Element {
    /// The first child of that name.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|it| it.name == name)
    }

    /// The children of that name.
    pub fn children(&self, name: &str) -> impl Iterator<Item = &Self> {
        self.children.iter().filter(move |it| it.name == name)
    }

    /// The element down a path of first children such as `Acct/Id/IBAN`.
    pub fn at(&self, path: &str) -> Option<&Self> {
        path.split('/').try_fold(self, |it, name| it.child(name))
    }

    /// The text down a path of first children; blank where there is none.
    pub fn text_at(&self, path: &str) -> &str {
        self.at(path).map_or("", |it| &it.text)
    }

    /// The value of the attribute of that local name.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }
}

/// The subtrees of some names, in the order of the file.
///
/// Memory holds one subtree, the names above it, and one piece of markup or text.
pub(crate) struct Subtrees<'a, R: BufRead> {
    reader: Reader<Text<R>>,
    names: &'a [&'a str],
    ancestors: Vec<String>,
    /// Elements of the subtree that are still open, outermost first.
    open: Vec<Element>,
    nodes: usize,
    bytes: usize,
    buffer: Vec<u8>,
    root_seen: bool,
    ended: bool,
}

/// What a step through the file came to.
enum Step {
    Further,
    Subtree(Element),
    End,
}

impl<'a, R: BufRead> Subtrees<'a, R> {
    /// Looks for the outermost elements whose local name is one of `names`.
    pub fn new(source: R, names: &'a [&'a str]) -> Self {
        Self {
            reader: reader(source),
            names,
            ancestors: Vec::new(),
            open: Vec::new(),
            nodes: 0,
            bytes: 0,
            buffer: Vec::new(),
            root_seen: false,
            ended: false,
        }
    }

    /// The next subtree with the local names of the elements around it, root first; `None` at the
    /// end of a file that is XML to the end, and for ever after a refusal.
    ///
    /// Refuses what is not well formed or nested deeper than 64 elements as
    /// [`Refusal::BadXml`], a document type as [`Refusal::Entities`], and a subtree of more than
    /// 1 MB or 20,000 elements as [`Refusal::TooLarge`].
    pub fn next(&mut self) -> Result<Option<(Vec<String>, Element)>, Refusal> {
        while !self.ended {
            match self.step() {
                Ok(Step::Further) => (),
                Ok(Step::Subtree(element)) => return Ok(Some((self.ancestors.clone(), element))),
                Ok(Step::End) => self.ended = true,
                Err(refusal) => {
                    self.ended = true;
                    return Err(refusal);
                }
            }
        }
        Ok(None)
    }

    fn step(&mut self) -> Result<Step, Refusal> {
        self.reader.get_mut().begin_piece();
        let line = self.reader.get_ref().line();
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        let event = match self.reader.read_event_into(&mut buffer) {
            Ok(event) => event,
            Err(error) => return Err(refusal(&mut self.reader, error, line)),
        };
        let step = self.take(event, line);
        self.buffer = buffer;
        step
    }

    fn take(&mut self, event: Event<'_>, line: u64) -> Result<Step, Refusal> {
        match event {
            Event::Start(tag) => self.begin(&tag, line)?,
            Event::End(_) => return Ok(self.end()),
            Event::Text(text) => self.append(&text.xml10_content(), line)?,
            Event::CData(text) => self.append(&text.xml10_content(), line)?,
            Event::GeneralRef(name) => {
                let mut room = [0; 4];
                self.append(resolve(&name, &mut room).ok_or(Refusal::BadXml { line })?, line)?;
            }
            Event::DocType(_) => return Err(Refusal::Entities { line }),
            Event::Eof if self.root_seen && self.is_outside() => return Ok(Step::End),
            Event::Eof => return Err(Refusal::BadXml { line: self.reader.get_ref().line() }),
            // Empty elements arrive as a start and an end.
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => (),
        }
        Ok(Step::Further)
    }

    fn is_outside(&self) -> bool {
        self.ancestors.is_empty() && self.open.is_empty()
    }

    fn begin(&mut self, tag: &BytesStart<'_>, line: u64) -> Result<(), Refusal> {
        let second_root = self.root_seen && self.is_outside();
        if second_root || self.ancestors.len() + self.open.len() >= DEPTH {
            return Err(Refusal::BadXml { line });
        }
        self.root_seen = true;
        let name = tag.local_name().as_ref().to_owned();
        if self.open.is_empty() {
            if !self.names.contains(&name.as_str()) {
                self.ancestors.push(name);
                return Ok(());
            }
            (self.nodes, self.bytes) = (0, 0);
        }
        self.nodes += 1;
        self.weigh(name.len())?;
        let attributes = self.attributes(tag, line)?;
        self.open.push(Element { name, attributes, line, ..Element::default() });
        Ok(())
    }

    fn attributes(
        &mut self,
        tag: &BytesStart<'_>,
        line: u64,
    ) -> Result<Vec<(String, String)>, Refusal> {
        self.weigh(tag.attributes_raw().len())?;
        let attributes = attributes(tag).ok_or(Refusal::BadXml { line })?;
        let declares = |name: &str| name == "xmlns" || name.starts_with("xmlns:");
        let kept = attributes.into_iter().filter(|(name, _)| !declares(name));
        Ok(kept.map(|(name, value)| (local(&name).to_owned(), value)).collect())
    }

    fn end(&mut self) -> Step {
        let Some(mut element) = self.open.pop() else {
            self.ancestors.pop();
            return Step::Further;
        };
        let trimmed = element.text.trim();
        if trimmed.len() < element.text.len() {
            element.text = trimmed.to_owned();
        }
        match self.open.last_mut() {
            Some(parent) => parent.children.push(element),
            None => return Step::Subtree(element),
        }
        Step::Further
    }

    fn append(&mut self, text: &str, line: u64) -> Result<(), Refusal> {
        if self.is_outside() && !text.trim().is_empty() {
            return Err(Refusal::BadXml { line });
        }
        if self.open.is_empty() {
            return Ok(());
        }
        self.weigh(text.len())?;
        if let Some(element) = self.open.last_mut() {
            element.text += text;
        }
        Ok(())
    }

    fn weigh(&mut self, bytes: usize) -> Result<(), Refusal> {
        self.bytes = self.bytes.saturating_add(bytes);
        let fits = self.bytes <= SUBTREE_BYTES && self.nodes <= SUBTREE_NODES;
        if fits { Ok(()) } else { Err(Refusal::TooLarge { megabytes: 1 }) }
    }
}

/// Local name and namespace of the root element, from the first bytes of a file.
///
/// A document type in front of it is passed over here, for the refusal to come from the reading.
pub(crate) fn root(head: &[u8]) -> Option<(String, String)> {
    let mut reader = reader(head);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(tag) => return named(&tag),
            Event::Text(text) if !text.trim().is_empty() => return None,
            Event::Eof | Event::CData(_) | Event::GeneralRef(_) | Event::End(_) => return None,
            Event::Text(_)
            | Event::Empty(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => (),
        }
    }
}

fn named(tag: &BytesStart<'_>) -> Option<(String, String)> {
    let name = tag.name();
    let declaration = match name.prefix() {
        Some(prefix) => format!("xmlns:{}", prefix.as_ref()),
        None => "xmlns".to_owned(),
    };
    let attributes = attributes(tag)?;
    let namespace = attributes.into_iter().find(|(name, _)| *name == declaration);
    Some((name.local_name().as_ref().to_owned(), namespace.map(|it| it.1).unwrap_or_default()))
}

fn reader<R: BufRead>(source: R) -> Reader<Text<R>> {
    let mut reader = Reader::from_reader(Text::new(source));
    reader.config_mut().expand_empty_elements = true;
    reader
}

/// Qualified names and values; `None` where they are malformed, doubled or too many.
fn attributes(tag: &BytesStart<'_>) -> Option<Vec<(String, String)>> {
    let mut found: Vec<(String, String)> = Vec::new();
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.ok()?;
        let name = attribute.key.as_ref();
        if found.len() == ATTRIBUTES || found.iter().any(|(it, _)| it == name) {
            return None;
        }
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
        found.push((name.to_owned(), value.into_owned()));
    }
    Some(found)
}

fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

/// What a reference stands for: a character by its number, or one of the five that XML knows.
fn resolve<'a>(name: &BytesRef<'_>, room: &'a mut [u8; 4]) -> Option<&'a str> {
    match name.resolve_char_ref().ok()? {
        Some(character) => Some(character.encode_utf8(room)),
        None => resolve_xml_entity(name),
    }
}

/// The refusal behind an error: that of the text below if it made one, else broken XML.
fn refusal<R: BufRead>(reader: &mut Reader<Text<R>>, error: Error, line: u64) -> Refusal {
    match (reader.get_mut().refusal(), error) {
        (Some(refusal), _) => refusal,
        (None, Error::Io(error)) => io::Error::new(error.kind(), error.to_string()).into(),
        (None, _) => Refusal::BadXml { line },
    }
}

#[cfg(test)]
mod tests;
