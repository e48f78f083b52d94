//! The markup of OFX: tags that may stay open, the text after each, and nothing else of SGML.

use std::borrow::Cow;

/// A tag, and the text between it and the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// Where it stands, from 1.
    pub(super) line: u64,
    /// Its name in capitals.
    pub(super) name: Cow<'a, str>,
    pub(super) is_end: bool,
    pub(super) text: Cow<'a, str>,
}

/// The tags of a file, one after the other; comments and declarations are passed over.
pub(super) struct Tags<'a> {
    rest: &'a str,
    line: u64,
}

impl<'a> Tags<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { rest: text, line: 1 }
    }

    /// Steps over `length` bytes, which end at the boundary of a character.
    fn step(&mut self, length: usize) -> &'a str {
        let (passed, rest) = self.rest.split_at(length.min(self.rest.len()));
        self.line += memchr::memchr_iter(b'\n', passed.as_bytes()).count() as u64;
        self.rest = rest;
        passed
    }

    /// Steps behind the next `end`, or to the end of the file; gives what lies before it.
    fn step_behind(&mut self, end: &str) -> &'a str {
        match self.rest.find(end) {
            Some(at) => {
                let passed = self.step(at);
                self.step(end.len());
                passed
            }
            None => self.step(self.rest.len()),
        }
    }

    /// The text up to the next tag, comments left out.
    fn text(&mut self) -> Cow<'a, str> {
        let mut text = Cow::Borrowed("");
        loop {
            let plain = self.step(self.rest.find('<').unwrap_or(self.rest.len()));
            text += unescaped(plain.trim());
            if self.rest.starts_with("<!--") {
                self.step_behind("-->");
            } else if self.rest.starts_with("<![CDATA[") {
                self.step("<![CDATA[".len());
                text += self.step_behind("]]>").trim();
            } else {
                return text;
            }
        }
    }
}

impl<'a> Iterator for Tags<'a> {
    type Item = Tag<'a>;

    fn next(&mut self) -> Option<Tag<'a>> {
        loop {
            self.step(self.rest.find('<')?);
            let line = self.line;
            if self.rest.starts_with("<!--") {
                self.step_behind("-->");
                continue;
            }
            let is_open = self.rest[1..]
                .find(['<', '>'])
                .is_none_or(|at| self.rest.as_bytes()[at + 1] == b'<');
            if is_open {
                // A lone `<` is text, or the file ends within a tag.
                self.step(1);
                continue;
            }
            self.step(1);
            let name = self.step_behind(">").trim();
            if name.starts_with(['?', '!']) {
                continue;
            }
            let (is_end, name) = name.strip_prefix('/').map_or((false, name), |it| (true, it));
            let is_empty = name.ends_with('/');
            let name = name.trim_end_matches('/').split_whitespace().next().unwrap_or_default();
            let name = match name.bytes().any(|it| it.is_ascii_lowercase()) {
                true => Cow::Owned(name.to_ascii_uppercase()),
                false => Cow::Borrowed(name),
            };
            let text = if is_end || is_empty { Cow::Borrowed("") } else { self.text() };
            return Some(Tag { line, name, is_end, text });
        }
    }
}

/// The text with its entities; only characters have any here, nothing is ever looked up.
fn unescaped(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('&') else { return Cow::Borrowed(text) };
    let mut out = text[..first].to_owned();
    let mut rest = &text[first..];
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match entity(rest) {
            Some((character, length)) => {
                out.push(character);
                rest = &rest[length..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The character that an entity at the beginning stands for, and the entity's length.
fn entity(text: &str) -> Option<(char, usize)> {
    const LONGEST: usize = 10;
    let end = text.bytes().take(LONGEST).position(|it| it == b';')?;
    let name = text.get(1..end)?;
    let character = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(number) => u32::from_str_radix(number, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|it| !it.is_control())?
        }
    };
    Some((character, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let tags = Tags::of(text).map(|it| {
            let slash = if it.is_end { "/" } else { "" };
            format!("{}{slash}{}={}", it.line, it.name, it.text)
        });
        tags.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn tags_may_stay_open() {
        for (text, expected) in [
            ("<A><B>1<C>x y\n</A>", "1A= 1B=1 1C=x y 2/A="),
            ("OFXHEADER:100\n\n<a>\r\n<b></b></a>", "3A= 4B= 4/B= 4/A="),
            ("<NAME>D&amp;D &#233;t&#xE9; R&D &zzz; &", "1NAME=D&D été R&D &zzz; &"),
            ("<A>1<!-- <B>2\n --><C>3", "1A=1 2C=3"),
            ("<A>1 <!-- x -->", "1A=1"),
            ("<M><![CDATA[a <b> & c]]></M>", "1M=a <b> & c 1/M="),
            ("<?xml version='1'?><!DOCTYPE x><A/><B x='1'>2", "1A= 1B=2"),
            ("<A>1 < 2 <B>3", "1A=1 1B=3"),
            ("<A>1<!-- never ends", "1A=1"),
            ("<A>1<B", "1A=1"),
            ("<A><![CDATA[x", "1A=x"),
            ("<>", "1="),
            ("", ""),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
