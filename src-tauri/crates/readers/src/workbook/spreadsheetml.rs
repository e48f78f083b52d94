//! SpreadsheetML: the XML of Excel 2003, which packages still write and call `.xls`.

use std::{
    cell::Cell,
    io::{self, BufRead, BufReader, Read, Seek},
    rc::Rc,
    str,
};

use quick_xml::events::{BytesStart, Event};

use super::{
    layout::Layout,
    markup::{Markup, attribute, push_text},
    value::{Epoch, NumberFormat, iso_day, truth},
};
use crate::{Encoding, FileFormat, Refusal, encoding::Utf8Reader};

const CHUNK: usize = 64 * 1024;
/// The XML declaration ends before.
const PROLOGUE: u64 = 1024;

/// Lays out all sheets.
pub(super) fn read(mut source: impl Read + Seek, layout: &mut Layout) -> Result<(), Refusal> {
    let encoding = encoding(&mut source)?;
    layout.format = FileFormat::Xml;
    let mut source = BufReader::with_capacity(CHUNK, Utf8Reader::new(source, encoding));
    // What the declaration says of the encoding is true of the file, no longer of what is read here.
    source.by_ref().take(PROLOGUE).skip_until(b'>')?;
    let markup = Markup::new(source, Rc::new(Cell::new(u64::MAX)), FileFormat::Xml);
    let kind = String::new();
    Sheets { layout, next_row: 0, next_column: 0, row: 0, column: 0, kind }.read(markup)
}

/// UTF-16 by its mark, UTF-8 if the whole file is, else what Windows writes in France.
pub(super) fn encoding(source: &mut (impl Read + Seek)) -> Result<Encoding, Refusal> {
    source.rewind()?;
    let (mut chunk, mut kept) = (vec![0; CHUNK], 0);
    let mut first = true;
    let encoding = loop {
        let read = match source.read(&mut chunk[kept..]) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            read => read?,
        };
        let filled = kept + read;
        match chunk[..filled] {
            [0xFF, 0xFE, ..] if first => break Encoding::Utf16Le,
            [0xFE, 0xFF, ..] if first => break Encoding::Utf16Be,
            _ => first &= filled < 2,
        }
        match str::from_utf8(&chunk[..filled]) {
            Err(error) if error.error_len().is_some() => break Encoding::Windows1252,
            Err(_) if read == 0 => break Encoding::Windows1252,
            Ok(_) if read == 0 => break Encoding::Utf8,
            valid => {
                let whole = valid.map_or_else(|it| it.valid_up_to(), str::len);
                // Two bytes are kept until the mark can be seen.
                let whole = if first { 0 } else { whole };
                chunk.copy_within(whole..filled, 0);
                kept = filled - whole;
            }
        }
    };
    source.rewind()?;
    Ok(encoding)
}

struct Sheets<'a> {
    layout: &'a mut Layout,
    /// Of the next row and cell that say no place.
    next_row: u32,
    next_column: u32,
    row: u32,
    column: u32,
    /// Type of the value that is being read.
    kind: String,
}

impl Sheets<'_> {
    fn read(&mut self, mut markup: Markup<impl BufRead>) -> Result<(), Refusal> {
        let (mut text, mut inside, mut note) = (String::new(), false, false);
        loop {
            match markup.next()? {
                Event::Start(tag) => {
                    let name = tag.local_name();
                    note |= name.as_ref() == "Comment";
                    if !note && matches!(name.as_ref(), "Data" | "Visible") {
                        inside = true;
                        text.clear();
                    }
                    self.start(name.as_ref(), &tag)?;
                }
                Event::End(tag) => match tag.local_name().as_ref() {
                    "Comment" => note = false,
                    "Data" if inside => {
                        inside = false;
                        self.layout.put(self.row, self.column, &value(&self.kind, &text))?;
                    }
                    "Visible" if inside => {
                        inside = false;
                        if matches!(text.trim(), "SheetHidden" | "SheetVeryHidden") {
                            self.layout.hide();
                        }
                    }
                    _ => (),
                },
                Event::Eof => return self.layout.end(),
                event if inside => push_text(&mut text, &event),
                _ => (),
            }
        }
    }

    fn start(&mut self, name: &str, tag: &BytesStart<'_>) -> Result<(), Refusal> {
        let place = |next: u32| number(tag, "Index").map_or(next, |it| it.saturating_sub(1));
        // Rows and columns that this one stretches over.
        let after = |at: u32, name: &str| {
            at.saturating_add(1).saturating_add(number(tag, name).unwrap_or(0))
        };
        match name {
            "Worksheet" => {
                self.next_row = 0;
                self.layout.begin(&attribute(tag, "Name").unwrap_or_default(), false)?;
            }
            "Row" => {
                self.row = place(self.next_row);
                (self.next_row, self.next_column) = (after(self.row, "Span"), 0);
            }
            "Cell" => {
                self.column = place(self.next_column);
                self.next_column = after(self.column, "MergeAcross");
            }
            "Data" => self.kind = attribute(tag, "Type").unwrap_or_default().into_owned(),
            _ => (),
        }
        Ok(())
    }
}

fn number(tag: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(tag, name)?.parse().ok()
}

fn value(kind: &str, text: &str) -> String {
    match kind {
        "Number" => NumberFormat::Plain.text_of(text.trim(), Epoch::default()),
        "DateTime" => iso_day(text.trim()).to_owned(),
        "Boolean" => truth(text.trim() == "1").to_owned(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn cells_are_placed_by_their_index_and_read_by_their_type() {
        let xml = r#"<?xml version="1.0" encoding="ISO-8859-1"?><?mso-application progid="Excel.Sheet"?>
            <Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
            <Worksheet ss:Name="Suivi"><Table>
            <Row><Cell ss:MergeAcross="1"><Data ss:Type="String">Relevé</Data></Cell>
                <Cell><Data ss:Type="String">Solde</Data><Comment><Data>à voir</Data></Comment></Cell></Row>
            <Row ss:Index="3"><Cell><Data ss:Type="String">007</Data></Cell>
                <Cell><Data ss:Type="DateTime">2026-02-14T00:00:00.000</Data></Cell>
                <Cell ss:Index="4"><Data ss:Type="Number">1234.5600000000001</Data></Cell></Row>
            </Table></Worksheet>
            <Worksheet ss:Name="Listes"><Table><Row><Cell><Data ss:Type="Boolean">1</Data></Cell></Row></Table>
            <WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>"#;
        // Latin-1, as it says: the only byte above ASCII is the é.
        let bytes: Vec<u8> = xml.chars().map(|it| u8::try_from(u32::from(it)).unwrap()).collect();
        let mut layout = Layout::new(1_000_000);
        read(Cursor::new(bytes), &mut layout).unwrap();
        let mut pages = layout.pages();
        let mut text = String::new();
        pages[0].text.read_to_string(&mut text).unwrap();
        assert_eq!(text, "Relevé\t\tSolde\n\n007\t2026-02-14\t\t1234.56\n");
        assert_eq!(pages[0].sheet.name, "Suivi");
        assert!(!pages[0].sheet.is_hidden && pages[1].sheet.is_hidden);
    }
}
