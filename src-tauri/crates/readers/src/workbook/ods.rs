//! ODS (OpenDocument 1.2, part 1): the sheets of `content.xml`, a row at a time.
//!
//! OpenDocument writes a run of equal cells or rows once, with its length. A run of blank ones only
//! moves on; a run that holds something is written out, and counted as it is.

use std::io::{BufRead, Read, Seek};

use quick_xml::events::{BytesStart, Event};

use super::{
    layout::{LONGEST_CELL, Layout, MOST_COLUMNS, MOST_ROWS},
    markup::{Markup, attribute, push_text},
    package::Package,
    value::{Epoch, NumberFormat, iso_day, truth},
};
use crate::{FileFormat, Refusal};

const SHEETS: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
const MOST_STYLES: usize = 65_536;

/// Lays out all sheets. Refuses a text or a drawing, and what is protected by a password.
pub(super) fn read<R: Read + Seek>(
    package: &mut Package<R>,
    layout: &mut Layout,
) -> Result<(), Refusal> {
    package.format = FileFormat::OpenDocument;
    layout.format = FileFormat::OpenDocument;
    let broken = Refusal::OtherFormat(FileFormat::OpenDocument);
    let mut kind = Vec::new();
    if let Some(part) = package.part("mimetype")? {
        part.take(200).read_to_end(&mut kind)?;
    }
    if !kind.is_empty() && !kind.starts_with(SHEETS) {
        return Err(broken);
    }
    if let Some(mut manifest) = package.markup("META-INF/manifest.xml")? {
        loop {
            match manifest.next()? {
                Event::Start(tag) if tag.local_name().as_ref() == "encryption-data" => {
                    return Err(Refusal::Protected);
                }
                Event::Eof => break,
                _ => (),
            }
        }
    }
    let Some(markup) = package.markup("content.xml")? else { return Err(broken) };
    Content { layout, row: 0, column: 0, hidden: Vec::new() }.read(markup)
}

/// The content as it goes by.
struct Content<'a> {
    layout: &'a mut Layout,
    row: u32,
    column: u32,
    /// Names of the table styles that hide.
    hidden: Vec<String>,
}

/// A cell whose end has not come.
#[derive(Default)]
struct OpenCell {
    /// What the cell says its value is; blank where only its text says it.
    value: Value,
    text: String,
    repeated: u32,
    /// Depth of its element: its own paragraphs stand right under it.
    depth: usize,
    covered: bool,
    /// Depth of a note or a drawing in it: what those say is not what the cell says.
    aside: Option<usize>,
}

#[derive(Default)]
enum Value {
    /// As its text says.
    #[default]
    Text,
    Number(String),
    Plain(String),
}

impl Content<'_> {
    fn read(&mut self, mut markup: Markup<impl BufRead>) -> Result<(), Refusal> {
        let (mut style, mut cell) = (String::new(), None::<OpenCell>);
        let (mut in_table, mut rows_repeated) = (false, 1);
        loop {
            let depth = markup.depth();
            match markup.next()? {
                Event::Start(tag) => match tag.name().as_ref() {
                    "style:style" => {
                        style = attribute(&tag, "name").unwrap_or_default().into_owned()
                    }
                    "style:table-properties" => self.style(&tag, &style),
                    "table:table" if !in_table => {
                        in_table = true;
                        self.begin(&tag)?;
                    }
                    "table:table-row" if in_table => {
                        (rows_repeated, self.column) =
                            (repeated(&tag, "number-rows-repeated", MOST_ROWS), 0);
                    }
                    name @ ("table:table-cell" | "table:covered-table-cell")
                        if in_table && cell.is_none() =>
                    {
                        let covered = name == "table:covered-table-cell";
                        cell = Some(OpenCell { covered, ..open_cell(&tag, depth) });
                    }
                    name => cell.iter_mut().for_each(|it| it.start(name, &tag, depth)),
                },
                Event::End(tag) => match tag.name().as_ref() {
                    "table:table" if cell.is_none() => in_table = false,
                    "table:table-row" if cell.is_none() => self.end_row(rows_repeated)?,
                    "table:table-cell" | "table:covered-table-cell" if closes(&cell, depth) => {
                        if let Some(cell) = cell.take() {
                            self.put(&cell)?;
                        }
                    }
                    _ => cell.iter_mut().for_each(|it| it.end(depth)),
                },
                Event::Eof => return self.layout.end(),
                event => cell.iter_mut().for_each(|it| it.push(&event, depth)),
            }
        }
    }

    fn style(&mut self, tag: &BytesStart<'_>, style: &str) {
        let hides = attribute(tag, "display").is_some_and(|it| it == "false");
        if hides && self.hidden.len() < MOST_STYLES {
            self.hidden.push(style.to_owned());
        }
    }

    fn begin(&mut self, tag: &BytesStart<'_>) -> Result<(), Refusal> {
        self.row = 0;
        let style = attribute(tag, "style-name").unwrap_or_default();
        let is_hidden = self.hidden.iter().any(|it| *it == style);
        self.layout.begin(&attribute(tag, "name").unwrap_or_default(), is_hidden)
    }

    fn put(&mut self, cell: &OpenCell) -> Result<(), Refusal> {
        let text = cell.text();
        if !text.trim().is_empty() {
            for column in self.column..self.column.saturating_add(cell.repeated).min(MOST_COLUMNS) {
                self.layout.put(self.row, column, &text)?;
            }
        }
        self.column = self.column.saturating_add(cell.repeated);
        Ok(())
    }

    fn end_row(&mut self, repeated: u32) -> Result<(), Refusal> {
        if self.layout.is_filled(self.row) {
            self.layout.repeat_row(repeated.saturating_sub(1))?;
        }
        self.row = self.row.saturating_add(repeated);
        Ok(())
    }
}

fn closes(cell: &Option<OpenCell>, depth: usize) -> bool {
    cell.as_ref().is_some_and(|it| it.depth + 1 == depth)
}

fn repeated(tag: &BytesStart<'_>, name: &str, most: u32) -> u32 {
    attribute(tag, name).and_then(|it| it.parse().ok()).map_or(1, |it: u32| it.clamp(1, most))
}

fn open_cell(tag: &BytesStart<'_>, depth: usize) -> OpenCell {
    let text = |name| attribute(tag, name).unwrap_or_default().into_owned();
    let value = match text("value-type").as_str() {
        "float" | "currency" | "percentage" => Value::Number(text("value")),
        "date" => Value::Plain(iso_day(&text("date-value")).to_owned()),
        "boolean" => Value::Plain(truth(text("boolean-value") == "true").to_owned()),
        "string" => match text("string-value") {
            it if it.is_empty() => Value::Text,
            it => Value::Plain(it),
        },
        _ => Value::Text,
    };
    let repeated = repeated(tag, "number-columns-repeated", MOST_COLUMNS);
    OpenCell { value, repeated, depth, ..OpenCell::default() }
}

impl OpenCell {
    /// Paragraphs and spaces of the cell's own text.
    fn start(&mut self, name: &str, tag: &BytesStart<'_>, depth: usize) {
        match name {
            _ if self.aside.is_some() => (),
            "office:annotation" => self.aside = Some(depth),
            _ if name.starts_with("draw:") => self.aside = Some(depth),
            "text:p" if !self.text.is_empty() => self.text.push(' '),
            "text:s" | "text:tab" | "text:line-break" if self.text.len() < LONGEST_CELL => {
                let spaces = repeated(tag, "c", 100);
                self.text.extend((0..spaces).map(|_| ' '));
            }
            _ => (),
        }
    }

    fn end(&mut self, depth: usize) {
        if self.aside.is_some_and(|it| it + 1 == depth) {
            self.aside = None;
        }
    }

    fn push(&mut self, event: &Event<'_>, depth: usize) {
        // Between the paragraphs stands nothing but the indentation of the file.
        if self.aside.is_none() && depth > self.depth + 1 {
            push_text(&mut self.text, event);
        }
    }

    fn text(&self) -> String {
        match &self.value {
            _ if self.covered => String::new(),
            Value::Text => self.text.clone(),
            Value::Plain(it) => it.clone(),
            // A code shown with its zeros is meant with them.
            Value::Number(it) if is_code(&self.text, it) => self.text.clone(),
            Value::Number(it) => NumberFormat::Plain.text_of(it, Epoch::default()),
        }
    }
}

fn is_code(shown: &str, number: &str) -> bool {
    let digits = shown.bytes().all(|it| it.is_ascii_digit());
    shown.len() > 1 && digits && shown.starts_with('0') && shown.trim_start_matches('0') == number
}
