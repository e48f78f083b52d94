//! Filling in a workbook as a spreadsheet does: cells are typed into, everything else stays.

use std::{
    error::Error,
    fs::File,
    io::{Read, Write},
    path::Path,
};

use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

const SHEET: &str = "xl/worksheets/sheet1.xml";

/// What is typed into a cell.
pub enum Typed<'a> {
    /// Words.
    Text(&'a str),
    /// A number, or the number of a day.
    Figure(&'a str),
}

/// Types into cells of the first sheet; formats stay.
pub fn fill_in(path: &Path, cells: &[(&str, Typed<'_>)]) -> Result<(), Box<dyn Error>> {
    let mut book = ZipArchive::new(File::open(path)?)?;
    let mut parts = Vec::new();
    for index in 0..book.len() {
        let mut part = book.by_index(index)?;
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes)?;
        parts.push((part.name()?.into_owned(), bytes));
    }
    let (_, sheet) = parts.iter_mut().find(|it| it.0 == SHEET).ok_or("no first sheet")?;
    let mut text = String::from_utf8(std::mem::take(sheet))?;
    for (cell, typed) in cells {
        type_into(&mut text, cell, typed).ok_or_else(|| format!("no cell {cell}"))?;
    }
    *sheet = text.into_bytes();
    let mut book = ZipWriter::new(File::create(path)?);
    for (name, bytes) in parts {
        book.start_file(name, SimpleFileOptions::default())?;
        book.write_all(&bytes)?;
    }
    book.finish()?;
    Ok(())
}

/// Puts what is typed in the place of what the cell holds; its style stays.
fn type_into(sheet: &mut String, cell: &str, typed: &Typed<'_>) -> Option<()> {
    let start = sheet.find(&format!("<c r=\"{cell}\""))?;
    let end = start + sheet[start..].find('>')? + 1;
    let opening = &sheet[start..end];
    let (after, style) = match opening.strip_suffix("/>") {
        Some(style) => (end, style),
        None => (start + sheet[start..].find("</c>")? + 4, opening.trim_end_matches('>')),
    };
    let style = style.replace(" t=\"s\"", "").replace(" t=\"inlineStr\"", "");
    let typed = match typed {
        Typed::Figure(figure) => format!("{style}><v>{figure}</v></c>"),
        Typed::Text(text) => format!("{style} t=\"inlineStr\"><is><t>{text}</t></is></c>"),
    };
    sheet.replace_range(start..after, &typed);
    Some(())
}
