//! HTML tables, which many packages write and call `.xls`.
//!
//! Every table of the file goes into one sheet, the later under the earlier: a title often stands in
//! a table of its own. Tags are not expected to be closed, nor quoted as XML wants them.

use std::io::{BufRead, BufReader, Read, Seek};

use super::{
    layout::{LONGEST_CELL, Layout, MOST_COLUMNS, MOST_ROWS},
    spreadsheetml::encoding,
};
use crate::{FileFormat, Refusal, encoding::Utf8Reader};

/// The longest tag or text: more of it is passed over.
const LONGEST_PIECE: u64 = 1024 * 1024;

/// Lays out the tables; refuses a page without any.
pub(super) fn read(mut source: impl Read + Seek, layout: &mut Layout) -> Result<(), Refusal> {
    let encoding = encoding(&mut source)?;
    layout.format = FileFormat::Html;
    layout.begin("", false)?;
    let mut tables = Tables { layout, rows: 0, column: 0, below: Vec::new(), cell: None };
    let mut source = BufReader::new(Utf8Reader::new(source, encoding));
    let (mut text, mut tag) = (Vec::new(), Vec::new());
    let mut seen = false;
    loop {
        let ended = !until(&mut source, b'<', &mut text)?;
        tables.text(&String::from_utf8_lossy(&text));
        if ended || !read_tag(&mut source, &mut tag)? {
            break;
        }
        let tag = Tag::of(&tag);
        seen |= tag.name == "table";
        if matches!(tag.name.as_str(), "script" | "style" | "title") {
            pass(&mut source, &format!("/{}", tag.name))?;
        } else {
            tables.tag(&tag)?;
        }
    }
    tables.end_cell()?;
    layout.end()?;
    if seen { Ok(()) } else { Err(Refusal::OtherFormat(FileFormat::Html)) }
}

/// Reads up to a mark and past it; says whether there was one.
fn until(source: &mut impl BufRead, mark: u8, piece: &mut Vec<u8>) -> Result<bool, Refusal> {
    piece.clear();
    loop {
        let before = piece.len();
        source.by_ref().take(LONGEST_PIECE).read_until(mark, piece)?;
        if piece.last() == Some(&mark) && piece.len() > before {
            piece.pop();
            return Ok(true);
        }
        if piece.len() == before {
            return Ok(false);
        }
        // What no cell holds is dropped, but its last bytes tell where a comment ends.
        let passed =
            piece.len().saturating_sub(usize::try_from(LONGEST_PIECE).unwrap_or(usize::MAX));
        piece.drain(..passed);
    }
}

/// Reads a tag up to its end; a comment may hold the marks of tags.
fn read_tag(source: &mut impl BufRead, tag: &mut Vec<u8>) -> Result<bool, Refusal> {
    let closed = until(source, b'>', tag)?;
    if !tag.starts_with(b"!--") {
        return Ok(closed);
    }
    let (mut open, mut more) = (closed, Vec::new());
    let mut end = tag.len() >= 5 && tag.ends_with(b"--");
    while open && !end {
        open = until(source, b'>', &mut more)?;
        end = more.ends_with(b"--");
    }
    Ok(open)
}

/// Passes over what is no text, up to its closing tag.
fn pass(source: &mut impl BufRead, name: &str) -> Result<(), Refusal> {
    let mut piece = Vec::new();
    while until(source, b'<', &mut piece)? {
        until(source, b'>', &mut piece)?;
        if Tag::of(&piece).name == name {
            break;
        }
    }
    Ok(())
}

struct Tag {
    /// In lower case; a closing tag keeps its slash.
    name: String,
    attributes: String,
}

impl Tag {
    fn of(tag: &[u8]) -> Self {
        let text = String::from_utf8_lossy(tag);
        let end = text.find(|it: char| it.is_whitespace()).unwrap_or(text.len());
        let (name, attributes) = text.split_at(end);
        let name = name.to_ascii_lowercase();
        let name = if name.len() > 1 { name.trim_end_matches('/').to_owned() } else { name };
        Self { name, attributes: attributes.to_ascii_lowercase() }
    }

    /// How many columns or rows a cell takes.
    fn span(&self, name: &str, most: u32) -> u32 {
        let value = self.attributes.split_once(name).map_or("", |it| it.1);
        let value = value.trim_start().strip_prefix('=').unwrap_or("");
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let digits = value.find(|it: char| !it.is_ascii_digit()).unwrap_or(value.len());
        value[..digits].parse::<u32>().map_or(1, |it| it.clamp(1, most))
    }
}

struct Tables<'a> {
    layout: &'a mut Layout,
    /// Rows begun so far.
    rows: u32,
    column: u32,
    /// For each column the row down to which, not included, a cell from above takes it.
    below: Vec<u32>,
    cell: Option<OpenCell>,
}

struct OpenCell {
    text: String,
    columns: u32,
    rows: u32,
}

impl Tables<'_> {
    fn tag(&mut self, tag: &Tag) -> Result<(), Refusal> {
        match tag.name.as_str() {
            "tr" => {
                self.end_cell()?;
                (self.rows, self.column) = (self.rows.saturating_add(1), 0);
            }
            "td" | "th" => {
                self.end_cell()?;
                self.rows = self.rows.max(1);
                self.cell = Some(OpenCell {
                    text: String::new(),
                    columns: tag.span("colspan", MOST_COLUMNS),
                    rows: tag.span("rowspan", MOST_ROWS),
                });
            }
            "/td" | "/th" | "/tr" => self.end_cell()?,
            "table" | "/table" => {
                self.end_cell()?;
                self.below.clear();
            }
            "br" | "p" | "/p" | "div" | "/div" | "li" => self.text(" "),
            _ => (),
        }
        Ok(())
    }

    /// The text of a cell; white space of any kind and length is one space.
    fn text(&mut self, text: &str) {
        let Some(cell) = self.cell.as_mut().filter(|it| it.text.len() < 4 * LONGEST_CELL) else {
            return;
        };
        for char in Characters(text) {
            let space = char.is_ascii_whitespace();
            if !space || !cell.text.ends_with(' ') {
                cell.text.push(if space { ' ' } else { char });
            }
        }
    }

    fn end_cell(&mut self) -> Result<(), Refusal> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let row = self.rows.saturating_sub(1);
        let taken = |column: u32| {
            usize::try_from(column)
                .ok()
                .and_then(|it| self.below.get(it))
                .is_some_and(|it| *it > row)
        };
        while taken(self.column) {
            self.column += 1;
        }
        self.layout.put(row, self.column, &cell.text)?;
        let after = self.column.saturating_add(cell.columns).min(MOST_COLUMNS);
        if cell.rows > 1 {
            for column in self.column..after {
                let index = usize::try_from(column).unwrap_or(usize::MAX);
                if self.below.len() <= index {
                    self.below.resize(index + 1, 0);
                }
                self.below[index] = row.saturating_add(cell.rows);
            }
        }
        self.column = after;
        Ok(())
    }
}

/// The characters of a text, each entity one of them.
struct Characters<'a>(&'a str);

impl Iterator for Characters<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let char = self.0.chars().next()?;
        if char == '&'
            && let Some((name, rest)) =
                self.0[1..].split_once(';').filter(|(name, _)| name.len() < 10)
            && let Some(meant) = entity(name)
        {
            self.0 = rest;
            return Some(meant);
        }
        self.0 = &self.0[char.len_utf8()..];
        Some(char)
    }
}

fn entity(name: &str) -> Option<char> {
    /// Those that stand in French texts.
    const NAMED: [(&str, char); 46] = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", '\u{a0}'),
        ("euro", '€'),
        ("deg", '°'),
        ("sup2", '²'),
        ("laquo", '«'),
        ("raquo", '»'),
        ("lsquo", '‘'),
        ("rsquo", '’'),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("ndash", '–'),
        ("mdash", '—'),
        ("hellip", '…'),
        ("middot", '·'),
        ("ordm", 'º'),
        ("agrave", 'à'),
        ("acirc", 'â'),
        ("auml", 'ä'),
        ("ccedil", 'ç'),
        ("eacute", 'é'),
        ("egrave", 'è'),
        ("ecirc", 'ê'),
        ("euml", 'ë'),
        ("icirc", 'î'),
        ("iuml", 'ï'),
        ("ocirc", 'ô'),
        ("ouml", 'ö'),
        ("ugrave", 'ù'),
        ("ucirc", 'û'),
        ("uuml", 'ü'),
        ("oelig", 'œ'),
        ("Agrave", 'À'),
        ("Acirc", 'Â'),
        ("Ccedil", 'Ç'),
        ("Eacute", 'É'),
        ("Egrave", 'È'),
        ("Ecirc", 'Ê'),
        ("Icirc", 'Î'),
        ("Ocirc", 'Ô'),
        ("OElig", 'Œ'),
        ("thinsp", '\u{2009}'),
    ];
    if let Some(number) = name.strip_prefix('#') {
        let hexadecimal = number.strip_prefix(['x', 'X']);
        let code =
            hexadecimal.map_or_else(|| number.parse().ok(), |it| u32::from_str_radix(it, 16).ok());
        return code.and_then(char::from_u32);
    }
    NAMED.iter().find(|it| it.0 == name).map(|it| it.1)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn laid_out(html: &[u8]) -> Result<String, Refusal> {
        let mut layout = Layout::new(1_000_000);
        read(Cursor::new(html), &mut layout)?;
        let mut text = String::new();
        layout.pages().remove(0).text.read_to_string(&mut text)?;
        Ok(text)
    }

    #[test]
    fn tables_are_read_however_carelessly_they_are_written() {
        for (html, expected) in [
            ("<table><tr><td>a<td>b<tr><td>c</table>", "a\tb\nc\n"),
            ("<TABLE border=1><TR><TH>A</TH></TR></TABLE>", "A\n"),
            ("<table><tr><td>a</td></tr></table>x<table><tr><td>b</td></tr></table>", "a\nb\n"),
            ("<table><tr><td colspan=\"2\">a</td><td>b</td></tr></table>", "a\t\tb\n"),
            ("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>", "a\tb\n\tc\n"),
            (
                "<table><tr><td>1&nbsp;234,50&nbsp;&euro;</td><td>&Eacute;t&eacute; &#38; a&b;</td></tr></table>",
                "1\u{a0}234,50\u{a0}€\tÉté & a&b;\n",
            ),
            ("<table><tr><td> a\r\n  <b>b</b><br>c </td></tr></table>", "a b c\n"),
            (
                "<style>td > a {}</style><!-- <table><tr><td>x --><table><tr><td>a</td></tr></table>",
                "a\n",
            ),
            ("<table><tr></tr><tr><td>a</td></tr></table>", "\na\n"),
            ("<table><tr><td>dit \"le Bon\"</td></tr></table>", "\"dit \"\"le Bon\"\"\"\n"),
        ] {
            assert_eq!(laid_out(html.as_bytes()).unwrap(), expected, "{html}");
        }
    }

    #[test]
    fn accents_are_read_in_utf_8_and_in_windows_1252() {
        let wide: Vec<u8> =
            "\u{FEFF}<table><tr><td>é".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for html in [&b"<table><tr><td>\xE9"[..], "<table><tr><td>é".as_bytes(), &wide] {
            assert_eq!(laid_out(html).unwrap(), "é\n");
        }
    }

    #[test]
    fn a_page_without_tables_is_no_workbook() {
        let refusal = laid_out(b"<html><p>Bonjour</p></html>");
        assert!(matches!(refusal, Err(Refusal::OtherFormat(FileFormat::Html))));
    }
}
