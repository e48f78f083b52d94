//! XLSX and XLSM (ECMA-376): the parts that say what a cell holds, read one after the other.
//!
//! A formula is its last result, and blank where the file has none. A cell that refers to a text
//! that does not exist is no cell to guess: such a workbook is refused.

use std::io::{BufRead, Read, Seek};

use quick_xml::events::{BytesStart, Event};

use super::{
    layout::{Layout, MOST_COLUMNS, MOST_ROWS},
    markup::{Markup, attribute, push_text},
    package::Package,
    styles::Styles,
    text::Texts,
    value::{Epoch, iso_day, truth},
};
use crate::{FileFormat, Refusal};

const BROKEN: Refusal = Refusal::OtherFormat(FileFormat::ExcelWorkbook);
const MOST_SHEETS: usize = 4096;

/// Lays out all worksheets; charts and dialogs are none.
pub(super) fn read<R: Read + Seek>(
    package: &mut Package<R>,
    layout: &mut Layout,
) -> Result<(), Refusal> {
    let start = relations(package, "")?.into_iter().find(|it| it.kind == "officeDocument");
    let book = start.map_or_else(|| "xl/workbook.xml".to_owned(), |it| it.target);
    if !package.has(&book) || book.ends_with(".bin") {
        // A text or a presentation is a package too; the binary workbook is not read.
        let format =
            if book.contains("workbook") { FileFormat::ExcelWorkbook } else { FileFormat::Zip };
        return Err(Refusal::OtherFormat(format));
    }
    package.format = FileFormat::ExcelWorkbook;
    let relations = relations(package, &book)?;
    let target =
        |kind: &str| relations.iter().find(|it| it.kind == kind).map(|it| it.target.clone());
    let (sheets, epoch) = sheets(package, &book)?;
    let mut styles = Styles::counting_from(epoch);
    if let Some(mut markup) = package.markup(&target("styles").unwrap_or_default())? {
        read_styles(&mut markup, &mut styles)?;
    }
    let mut texts = Texts::default();
    if let Some(mut markup) = package.markup(&target("sharedStrings").unwrap_or_default())? {
        read_texts(&mut markup, &mut texts)?;
    }
    for sheet in sheets {
        let Some(relation) = relations.iter().find(|it| it.id == sheet.relation) else { continue };
        if relation.kind != "worksheet" {
            continue;
        }
        let Some(markup) = package.markup(&relation.target)? else { return Err(BROKEN) };
        layout.begin(&sheet.name, sheet.is_hidden)?;
        let mut rows =
            Rows { styles: &styles, texts: &texts, layout: &mut *layout, row: 0, column: 0 };
        rows.read(markup)?;
        layout.end()?;
    }
    Ok(())
}

/// A part that another part refers to.
struct Relation {
    id: String,
    /// Last word of its type.
    kind: String,
    target: String,
}

/// What a part refers to; the package itself has no name.
fn relations<R: Read + Seek>(package: &mut Package<R>, of: &str) -> Result<Vec<Relation>, Refusal> {
    let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
    let mut relations = Vec::new();
    let Some(mut markup) = package.markup(&format!("{folder}/_rels/{file}.rels"))? else {
        return Ok(relations);
    };
    loop {
        match markup.next()? {
            Event::Start(tag) if tag.local_name().as_ref() == "Relationship" => {
                let text = |name| attribute(&tag, name).unwrap_or_default().into_owned();
                let kind = text("Type").rsplit('/').next().unwrap_or_default().to_owned();
                relations.push(Relation {
                    id: text("Id"),
                    kind,
                    target: path(folder, &text("Target")),
                });
            }
            Event::Eof => return Ok(relations),
            _ if relations.len() > MOST_SHEETS => return Err(BROKEN),
            _ => (),
        }
    }
}

/// A path seen from a folder.
fn path(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> =
        if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "" | "." => (),
            _ => steps.push(step),
        }
    }
    steps.retain(|it| !it.is_empty());
    steps.join("/")
}

struct SheetEntry {
    name: String,
    relation: String,
    is_hidden: bool,
}

/// The sheets in the order of their tabs, and the day that dates are counted from.
fn sheets<R: Read + Seek>(
    package: &mut Package<R>,
    book: &str,
) -> Result<(Vec<SheetEntry>, Epoch), Refusal> {
    let (mut sheets, mut epoch) = (Vec::new(), Epoch::Of1900);
    let Some(mut markup) = package.markup(book)? else { return Err(BROKEN) };
    loop {
        match markup.next()? {
            Event::Start(tag) if tag.local_name().as_ref() == "sheet" => {
                let text = |name| attribute(&tag, name).unwrap_or_default().into_owned();
                let is_hidden = matches!(text("state").as_str(), "hidden" | "veryHidden");
                sheets.push(SheetEntry { name: text("name"), relation: text("id"), is_hidden });
            }
            // Later versions of Excel write a second one, without this attribute.
            Event::Start(tag) if tag.local_name().as_ref() == "workbookPr" => {
                match attribute(&tag, "date1904").as_deref() {
                    Some("1" | "true") => epoch = Epoch::Of1904,
                    Some(_) => epoch = Epoch::Of1900,
                    None => (),
                }
            }
            Event::Eof => return Ok((sheets, epoch)),
            _ if sheets.len() > MOST_SHEETS => return Err(BROKEN),
            _ => (),
        }
    }
}

fn read_styles(markup: &mut Markup<impl BufRead>, styles: &mut Styles) -> Result<(), Refusal> {
    // Formats stand in `cellXfs`; those in `cellStyleXfs` are named styles, which no cell refers to.
    let mut of_cells = false;
    loop {
        match markup.next()? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "numFmt" => {
                    let code = attribute(&tag, "formatCode").unwrap_or_default();
                    styles.add_format(number(&tag, "numFmtId"), &code);
                }
                "cellXfs" => of_cells = true,
                "xf" if of_cells => styles.add_style(number(&tag, "numFmtId")),
                _ => (),
            },
            Event::End(tag) if tag.local_name().as_ref() == "cellXfs" => of_cells = false,
            Event::Eof => return Ok(()),
            _ => (),
        }
    }
}

fn number(tag: &BytesStart<'_>, name: &str) -> u32 {
    attribute(tag, name).and_then(|it| it.parse().ok()).unwrap_or(0)
}

fn read_texts(markup: &mut Markup<impl BufRead>, texts: &mut Texts) -> Result<(), Refusal> {
    let mut rich = RichText::default();
    loop {
        match markup.next()? {
            Event::Start(tag) => rich.start(tag.local_name().as_ref()),
            Event::End(tag) if tag.local_name().as_ref() == "si" => {
                texts.push(&unescaped(&rich.text))?;
                rich.text.clear();
            }
            Event::End(tag) => rich.end(tag.local_name().as_ref()),
            Event::Eof => return Ok(()),
            event => rich.push(&event),
        }
    }
}

/// A text in one or several pieces of formatting; the reading aid of Japanese is no part of it.
#[derive(Default)]
struct RichText {
    text: String,
    inside: bool,
    aid: bool,
}

impl RichText {
    fn start(&mut self, name: &str) {
        match name {
            "t" | "v" => self.inside = !self.aid,
            "rPh" => self.aid = true,
            _ => (),
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" | "v" => self.inside = false,
            "rPh" => self.aid = false,
            _ => (),
        }
    }

    fn push(&mut self, event: &Event<'_>) {
        if self.inside {
            push_text(&mut self.text, event);
        }
    }
}

/// Characters that XML cannot hold are written `_x000D_`.
fn unescaped(text: &str) -> String {
    let (mut plain, mut rest) = (String::new(), text);
    while let Some(at) = rest.find("_x") {
        let code =
            rest.get(at + 2..at + 6).filter(|it| it.bytes().all(|it| it.is_ascii_hexdigit()));
        let code = code.filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let char = code.and_then(|it| u32::from_str_radix(it, 16).ok()).and_then(char::from_u32);
        plain.push_str(&rest[..at]);
        match char {
            Some(char) => plain.push(char),
            None => plain.push_str("_x"),
        }
        rest = &rest[at + if char.is_some() { 7 } else { 2 }..];
    }
    plain + rest
}

/// A worksheet as its rows go by.
struct Rows<'a> {
    styles: &'a Styles,
    texts: &'a Texts,
    layout: &'a mut Layout,
    row: u32,
    /// Of the next cell that says no place.
    column: u32,
}

/// What a cell says before its value.
#[derive(Default)]
struct CellHead {
    row: u32,
    column: u32,
    style: usize,
    kind: String,
}

impl Rows<'_> {
    fn read(&mut self, mut markup: Markup<impl BufRead>) -> Result<(), Refusal> {
        let (mut cell, mut rich, mut next_row) = (None, RichText::default(), 0);
        loop {
            match markup.next()? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "row" => {
                        let written = attribute(&tag, "r").and_then(|it| it.parse::<u32>().ok());
                        self.row = written.map_or(next_row, |it| it.saturating_sub(1));
                        (next_row, self.column) = (self.row.saturating_add(1), 0);
                    }
                    "c" => {
                        cell = Some(self.head(&tag)?);
                        rich.text.clear();
                    }
                    name if cell.is_some() => rich.start(name),
                    _ => (),
                },
                Event::End(tag) => match tag.local_name().as_ref() {
                    "c" => {
                        if let Some(head) = cell.take() {
                            self.put(&head, &rich.text)?;
                        }
                    }
                    "sheetData" => return Ok(()),
                    name => rich.end(name),
                },
                Event::Eof => return Ok(()),
                event => rich.push(&event),
            }
        }
    }

    fn head(&mut self, tag: &BytesStart<'_>) -> Result<CellHead, Refusal> {
        let mut head = CellHead { row: self.row, column: self.column, ..CellHead::default() };
        for attribute in tag.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| BROKEN)?;
            match attribute.key.as_ref() {
                "r" => (head.row, head.column) = place(&attribute.value).ok_or(BROKEN)?,
                "s" => head.style = attribute.value.parse().unwrap_or(usize::MAX),
                "t" => head.kind.push_str(&attribute.value),
                _ => (),
            }
        }
        self.column = head.column.saturating_add(1);
        Ok(head)
    }

    fn put(&mut self, head: &CellHead, written: &str) -> Result<(), Refusal> {
        if written.is_empty() {
            return Ok(());
        }
        let text;
        let text = match head.kind.as_str() {
            "s" => {
                let index = written.trim().parse().ok();
                index.and_then(|it| self.texts.get(it)).ok_or(BROKEN)?
            }
            "b" => truth(matches!(written.trim(), "1" | "true" | "TRUE")),
            "d" => iso_day(written),
            "e" => written,
            "str" | "inlineStr" => {
                text = unescaped(written);
                &text
            }
            _ => {
                text = self.styles.text_of(head.style, written.trim());
                &text
            }
        };
        self.layout.put(head.row, head.column, text)
    }
}

/// Row and column of a place such as `B12`, from 0.
fn place(text: &str) -> Option<(u32, u32)> {
    let letters = text.len() - text.trim_start_matches(|it: char| it.is_ascii_alphabetic()).len();
    let (letters, digits) = text.split_at(letters);
    let column = letters.bytes().try_fold(0_u32, |column, it| {
        let next = column * 26 + u32::from(it.to_ascii_uppercase() - b'A') + 1;
        (next <= MOST_COLUMNS).then_some(next)
    });
    let row = digits.parse::<u32>().ok().filter(|it| *it <= MOST_ROWS);
    Some((row?.checked_sub(1)?, column?.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_from_a1_to_the_last() {
        for (text, expected) in [
            ("A1", Some((0, 0))),
            ("b12", Some((11, 1))),
            ("AA3", Some((2, 26))),
            ("XFD1048576", Some((1_048_575, 16_383))),
            ("XFE1", None),
            ("A1048577", None),
            ("ZZZZZZZZZZZZ1", None),
            ("A0", None),
            ("A", None),
            ("7", None),
            ("É1", None),
            ("", None),
        ] {
            assert_eq!(place(text), expected, "{text}");
        }
    }

    #[test]
    fn paths_are_seen_from_the_folder_of_the_part() {
        for (folder, target, expected) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/styles.xml", "xl/styles.xml"),
            ("xl/a", "../b.xml", "xl/b.xml"),
            ("", "xl/workbook.xml", "xl/workbook.xml"),
        ] {
            assert_eq!(path(folder, target), expected);
        }
    }

    #[test]
    fn characters_that_xml_cannot_hold_are_put_back() {
        for (text, expected) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("fichier_x12", "fichier_x12"),
            ("_xé00D_", "_xé00D_"),
            ("_x", "_x"),
        ] {
            assert_eq!(unescaped(text), expected);
        }
    }
}
