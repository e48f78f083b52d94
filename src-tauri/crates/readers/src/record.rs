//! Records: the lines of a text file, cut into cells, a bounded piece of the file at a time.
//!
//! A line ends with LF, CRLF, CR or CR CR LF. A quoted cell may go on over the next lines, but a
//! quote that is never closed costs its own line only: reading goes on with the line after it.

use std::{
    io::{self, Read},
    str,
};

use memchr::{memchr, memchr_iter, memchr2};

/// A longer line is passed over.
pub(crate) const LONGEST_LINE: usize = 1024 * 1024;
const MOST_LINES_IN_QUOTES: u64 = 20;
const LONGEST_QUOTE: usize = 64 * 1024;
const LEAST_ROOM: usize = 4 * 1024;
const FIRST_BUFFER: usize = 256 * 1024;
const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// What makes a record unfit to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flaw {
    UnclosedQuote,
    LineTooLong,
}

/// One line, or the lines that a quoted cell spans.
#[derive(Debug)]
pub(crate) struct Record<'a> {
    /// Number of its first line, from 1.
    pub(crate) line: u64,
    /// Whether a line end follows; only the last line of a file may have none.
    pub(crate) ended: bool,
    pub(crate) flaw: Option<Flaw>,
    /// Cells that the user corrected, by position.
    pub(crate) repairs: &'a [(usize, String)],
    text: &'a str,
    bounds: &'a [(usize, usize)],
}

impl<'a> Record<'a> {
    /// The whole record as it stands; without its quotes if it was read as quoted cells.
    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    pub(crate) fn len(&self) -> usize {
        let repaired = self.repairs.iter().map(|(index, _)| index + 1).max().unwrap_or(0);
        self.bounds.len().max(repaired)
    }

    /// The cell in this position without the spaces around it; empty past the last one.
    pub(crate) fn cell(&self, index: usize) -> &'a str {
        if !self.repairs.is_empty()
            && let Some((_, value)) = self.repairs.iter().rev().find(|it| it.0 == index)
        {
            return trim(value);
        }
        self.bounds.get(index).map_or("", |&(from, to)| trim(self.text.get(from..to).unwrap_or("")))
    }

    pub(crate) fn cells(&self) -> impl Iterator<Item = &'a str> + '_ {
        (0..self.len()).map(|index| self.cell(index))
    }
}

/// Without spaces of any kind, and without the `="…"` that keeps zeros through Excel.
fn trim(cell: &str) -> &str {
    let plain = |it: Option<&u8>| it.is_some_and(|it| it.is_ascii_graphic() && *it != b'=');
    if plain(cell.as_bytes().first()) && plain(cell.as_bytes().last()) {
        return cell;
    }
    let cell = cell.trim();
    cell.strip_prefix("=\"").and_then(|it| it.strip_suffix('"')).unwrap_or(cell)
}

/// The records of a source of UTF-8. Its buffer holds one line and what follows, never the file.
pub(crate) struct Records<R> {
    source: R,
    separator: u8,
    /// Whether quotes are marks and no characters.
    quoting: bool,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    source_ended: bool,
    line: u64,
    quoted: Quoted,
    bounds: Vec<(usize, usize)>,
    repaired: String,
}

/// Where a line ends, counted from the start of its record.
#[derive(Clone, Copy)]
struct LineEnd {
    text: usize,
    next: usize,
    ended: bool,
}

impl<R: Read> Records<R> {
    pub(crate) fn new(source: R, separator: u8) -> Self {
        Self {
            source,
            separator,
            quoting: true,
            buffer: vec![0; FIRST_BUFFER],
            start: 0,
            end: 0,
            source_ended: false,
            line: 1,
            quoted: Quoted::default(),
            bounds: Vec::new(),
            repaired: String::new(),
        }
    }

    /// The lines as they stand, for formats that know no quotes.
    pub(crate) fn lines(source: R) -> Self {
        Self { quoting: false, ..Self::new(source, 0) }
    }

    /// The next record; blank lines are records of one empty cell.
    pub(crate) fn next(&mut self) -> io::Result<Option<Record<'_>>> {
        let Some(first) = self.line_end(0)? else { return self.pass_long_line().map(Some) };
        if first.next == 0 {
            return Ok(None);
        }
        let mark = if self.line == 1 && self.text(first).starts_with(UTF8_MARK) { 3 } else { 0 };
        if !self.quoting || memchr(b'"', self.text(first)).is_none() {
            return Ok(Some(self.plain(first, mark, None)));
        }
        match self.quoted_span(first, mark)? {
            Some((last, lines)) => Ok(Some(self.joined(last, lines))),
            None => Ok(Some(self.plain(first, mark, Some(Flaw::UnclosedQuote)))),
        }
    }

    fn text(&self, end: LineEnd) -> &[u8] {
        &self.buffer[self.start..self.start + end.text]
    }

    /// Takes one line as it stands, quotes included.
    fn plain(&mut self, end: LineEnd, mark: usize, flaw: Option<Flaw>) -> Record<'_> {
        let (from, line) = (self.start + mark, self.line);
        let to = self.start + end.text;
        self.start += end.next;
        self.line += 1;
        let text = repaired(&self.buffer[from..to], &mut self.repaired);
        self.bounds.clear();
        let mut cell = 0;
        for at in memchr_iter(self.separator, text.as_bytes()) {
            self.bounds.push((cell, at));
            cell = at + 1;
        }
        self.bounds.push((cell, text.len()));
        Record { line, ended: end.ended, flaw, repairs: &[], text, bounds: &self.bounds }
    }

    /// Takes the lines whose cells were just put together.
    fn joined(&mut self, last: LineEnd, lines: u64) -> Record<'_> {
        let line = self.line;
        self.start += last.next;
        self.line += lines;
        self.quoted.repair();
        let text = repaired(&self.quoted.text, &mut self.repaired);
        Record {
            line,
            ended: last.ended,
            flaw: None,
            repairs: &[],
            text,
            bounds: &self.quoted.bounds,
        }
    }

    /// Reads on until every quote is closed; `None` if that never happens in a sensible span.
    fn quoted_span(&mut self, first: LineEnd, mark: usize) -> io::Result<Option<(LineEnd, u64)>> {
        self.quoted.clear();
        let (mut from, mut end, mut lines) = (mark, first, 1);
        loop {
            let piece = &self.buffer[self.start + from..self.start + end.text];
            let closed = self.quoted.push(piece, self.separator);
            if closed {
                let torn = lines > 1 && self.quoted.loose;
                return Ok((!torn).then_some((end, lines)));
            }
            if !end.ended || lines == MOST_LINES_IN_QUOTES || end.next > LONGEST_QUOTE {
                return Ok(None);
            }
            from = end.text;
            let Some(next) = self.line_end(end.next)? else { return Ok(None) };
            if next.next == end.next {
                return Ok(None);
            }
            (end, lines) = (next, lines + 1);
        }
    }

    /// Passes over a line that is too long to be one, in bounded memory.
    fn pass_long_line(&mut self) -> io::Result<Record<'_>> {
        let ended = loop {
            let window = &self.buffer[self.start..self.end];
            if let Some(at) = memchr2(b'\n', b'\r', window) {
                self.start += at;
                let next = self.line_end(0)?.map_or(1, |it| it.next);
                self.start += next;
                break true;
            }
            self.start = self.end;
            if self.source_ended {
                break false;
            }
            self.fill()?;
        };
        let line = self.line;
        self.line += 1;
        Ok(Record {
            line,
            ended,
            flaw: Some(Flaw::LineTooLong),
            repairs: &[],
            text: "",
            bounds: &[],
        })
    }

    /// The end of the line that begins at `from`; `None` if it is too long. At the end of the
    /// file, an end at `from` itself.
    fn line_end(&mut self, from: usize) -> io::Result<Option<LineEnd>> {
        let mut seen = from;
        loop {
            let window = &self.buffer[self.start + seen..self.end];
            let found = memchr2(b'\n', b'\r', window);
            seen = found.map_or(self.end - self.start, |at| seen + at);
            if seen - from > LONGEST_LINE {
                return Ok(None);
            }
            let rest = &self.buffer[self.start + seen..self.end];
            // CR CR LF is one end, so a CR is judged with the two bytes after it.
            if found.is_some() && (rest[0] == b'\n' || rest.len() > 2 || self.source_ended) {
                return Ok(Some(LineEnd {
                    text: seen,
                    next: seen + end_length(rest),
                    ended: true,
                }));
            }
            if found.is_none() && self.source_ended {
                return Ok(Some(LineEnd { text: seen, next: seen, ended: false }));
            }
            self.fill()?;
        }
    }

    /// Reads more behind what is there; moves it to the front, or makes room, when there is none.
    fn fill(&mut self) -> io::Result<()> {
        if self.buffer.len() - self.end < LEAST_ROOM {
            self.buffer.copy_within(self.start..self.end, 0);
            (self.start, self.end) = (0, self.end - self.start);
        }
        if self.buffer.len() - self.end < LEAST_ROOM {
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
        let filled = self.source.read(&mut self.buffer[self.end..])?;
        self.source_ended = filled == 0;
        self.end += filled;
        Ok(())
    }
}

fn end_length(rest: &[u8]) -> usize {
    [&b"\r\r\n"[..], b"\r\n"].into_iter().find(|end| rest.starts_with(end)).map_or(1, <[u8]>::len)
}

/// The text, with U+FFFD where the bytes are none.
fn repaired<'a>(bytes: &'a [u8], room: &'a mut String) -> &'a str {
    str::from_utf8(bytes).unwrap_or_else(|_| {
        *room = String::from_utf8_lossy(bytes).into_owned();
        room
    })
}

/// The cells of a record with quotes, put together from one or more lines.
#[derive(Default)]
struct Quoted {
    text: Vec<u8>,
    bounds: Vec<(usize, usize)>,
    cell: usize,
    open: bool,
    /// Whether something other than a separator followed a closing quote.
    loose: bool,
}

impl Quoted {
    fn clear(&mut self) {
        self.text.clear();
        self.bounds.clear();
        (self.cell, self.open, self.loose) = (0, false, false);
    }

    /// Adds a line; says whether all quotes are closed at its end.
    fn push(&mut self, piece: &[u8], separator: u8) -> bool {
        let mut at = if self.open { 0 } else { self.open_cell(piece, 0) };
        loop {
            if self.open {
                match self.quoted_part(piece, at, separator) {
                    Some(after) => at = after,
                    None => return false,
                }
            }
            let end = memchr(separator, &piece[at..]).map_or(piece.len(), |length| at + length);
            self.text.extend_from_slice(&piece[at..end]);
            self.bounds.push((self.cell, self.text.len()));
            self.cell = self.text.len();
            if end == piece.len() {
                return true;
            }
            at = self.open_cell(piece, end + 1);
        }
    }

    /// A quote opens a cell only as its first character.
    fn open_cell(&mut self, piece: &[u8], at: usize) -> usize {
        let spaces = piece[at..].iter().take_while(|it| **it == b' ').count();
        self.open = piece.get(at + spaces) == Some(&b'"');
        if self.open { at + spaces + 1 } else { at }
    }

    /// Copies up to the closing quote and says where the piece goes on; `None` if it never closes.
    fn quoted_part(&mut self, piece: &[u8], mut at: usize, separator: u8) -> Option<usize> {
        loop {
            let Some(length) = memchr(b'"', &piece[at..]) else {
                self.text.extend_from_slice(&piece[at..]);
                return None;
            };
            self.text.extend_from_slice(&piece[at..at + length]);
            at += length + 1;
            if piece.get(at) == Some(&b'"') {
                self.text.push(b'"');
                at += 1;
                continue;
            }
            self.open = false;
            let next = piece[at..].iter().find(|it| **it != b' ');
            self.loose |= next.is_some_and(|it| *it != separator);
            return Some(at);
        }
    }

    /// Makes every cell UTF-8 by itself: bytes of two cells must not become one character.
    fn repair(&mut self) {
        let between = |text: &str| self.bounds.iter().all(|(from, _)| text.is_char_boundary(*from));
        if str::from_utf8(&self.text).is_ok_and(between) {
            return;
        }
        let mut text = String::new();
        for (from, to) in &mut self.bounds {
            let cell = String::from_utf8_lossy(&self.text[*from..*to]).into_owned();
            *from = text.len();
            text.push_str(&cell);
            *to = text.len();
        }
        self.text = text.into_bytes();
    }
}

#[cfg(test)]
#[path = "record/tests.rs"]
mod tests;
