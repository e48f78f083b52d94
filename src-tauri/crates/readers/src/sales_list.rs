//! Salespeople's lists that come back: what was entered, by the reference of each row.
//!
//! The list was ours: its headings are known word for word, in both languages, and each row bears a
//! reference such as `L3-17` that survives sorting, filtering and copying. Cells are given as they
//! are written; what they are worth is for whoever knows what was handed out.

use std::io::{Read, Seek, SeekFrom};

use chrono::NaiveDate;
use receivables::{Currency, Money};

use crate::{
    DateOrder, Format, Refusal, Table, date, heading::folded, recognise, workbook::Workbook,
};

/// What a column of a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SalesListColumn {
    /// Which row it is.
    Reference,
    /// The customer's code.
    Code,
    /// The document's number.
    Number,
    /// The day it is due.
    Due,
    /// What was open.
    Open,
    /// The day that the customer promised to pay on: to be filled in.
    PromisedOn,
    /// How much was promised: to be filled in.
    Promised,
    /// What there is to say: to be filled in.
    Remark,
}

impl SalesListColumn {
    const ALL: [Self; 8] = [
        Self::Reference,
        Self::Code,
        Self::Number,
        Self::Due,
        Self::Open,
        Self::PromisedOn,
        Self::Promised,
        Self::Remark,
    ];

    /// Its heading in French and in English.
    pub fn headings(self) -> (&'static str, &'static str) {
        match self {
            Self::Reference => ("Repère", "Row"),
            Self::Code => ("Code", "Code"),
            Self::Number => ("Pièce", "Document"),
            Self::Due => ("Échéance", "Due"),
            Self::Open => ("Restant dû", "Open"),
            Self::PromisedOn => ("Promis pour le", "Promised for"),
            Self::Promised => ("Montant promis", "Amount promised"),
            Self::Remark => ("Remarque", "Remark"),
        }
    }

    fn is(self, heading: &str) -> bool {
        let (french, english) = self.headings();
        [french, english].iter().any(|it| plain(it).eq(plain(heading)))
    }
}

/// A row that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SalesListRow {
    /// The sheet it stands on; empty where the file has none.
    pub sheet: String,
    /// Its line there, from 1.
    pub line: u64,
    cells: [String; SalesListColumn::ALL.len()],
}

impl SalesListRow {
    /// What stands in a column, as written; empty where nothing does or the column is gone.
    pub fn cell(&self, column: SalesListColumn) -> &str {
        &self.cells[column as usize]
    }

    /// The list and the row on it that the reference names, both from 1.
    ///
    /// None where the reference is gone or is none of ours.
    pub fn reference(&self) -> Option<(i64, usize)> {
        let text = self.cell(SalesListColumn::Reference).trim();
        let (list, row) = text.strip_prefix(['L', 'l'])?.split_once('-')?;
        Some((list.trim().parse().ok()?, row.trim().parse().ok().filter(|it| *it > 0)?))
    }

    /// The day in a column, the day before the month; none where it is blank or no day.
    pub fn day(&self, column: SalesListColumn) -> Option<NaiveDate> {
        date::parse(self.cell(column).trim(), DateOrder::DayFirst).ok()
    }

    /// The amount in a column; none where it is blank or no amount.
    ///
    /// A figure of a workbook has a decimal point, whatever the number of its decimals; it is rounded
    /// to the minor unit, half up.
    pub fn amount(&self, column: SalesListColumn, currency: Currency) -> Option<Money> {
        let text = self.cell(column).trim();
        let is_figure = |it: char| it.is_ascii_digit() || matches!(it, '.' | '-');
        if !self.sheet.is_empty() && text.chars().all(is_figure) {
            return Money::parse(text, currency).ok();
        }
        crate::amount(text, currency)
    }

    /// Whether somebody filled something in.
    pub fn is_filled_in(&self) -> bool {
        use SalesListColumn::{Promised, PromisedOn, Remark};
        [PromisedOn, Promised, Remark].iter().any(|it| !self.cell(*it).trim().is_empty())
    }
}

/// The reference of a row.
///
/// ```
/// assert_eq!(readers::sales_list::reference(3, 17), "L3-17");
/// ```
pub fn reference(list: i64, row: usize) -> String {
    format!("L{list}-{row}")
}

/// Whether a table is a list that comes back: it has references, and a column for remarks.
pub fn is_sales_list<R>(table: &Table<R>) -> bool {
    let has = |column: SalesListColumn| table.columns.iter().any(|it| column.is(&it.heading));
    has(SalesListColumn::Reference) && has(SalesListColumn::Remark)
}

/// Every row of a list that came back, of each of its sheets; none where the file is no such list.
///
/// # Errors
/// A [`Refusal`] where the file cannot be read, or holds no table at all.
pub fn read(
    mut source: impl Read + Seek,
    file_name: &str,
) -> Result<Option<Vec<SalesListRow>>, Refusal> {
    let format = recognise(&mut source)?;
    source.seek(SeekFrom::Start(0))?;
    if format != Format::Workbook {
        let mut table = Table::open(source, file_name)?;
        return if is_sales_list(&table) { rows(&mut table, "").map(Some) } else { Ok(None) };
    }
    let mut found = None;
    for (sheet, text) in Workbook::open(source)?.into_texts() {
        // A sheet that holds no table explains the others, or is somebody's own.
        let Ok(table) = Table::open(text, file_name) else { continue };
        let mut table = table.of_sheet();
        if is_sales_list(&table) {
            found.get_or_insert_with(Vec::new).extend(rows(&mut table, &sheet.name)?);
        }
    }
    Ok(found)
}

fn rows<R: Read + Seek>(table: &mut Table<R>, sheet: &str) -> Result<Vec<SalesListRow>, Refusal> {
    let places = SalesListColumn::ALL
        .map(|column| table.columns.iter().position(|it| column.is(&it.heading)));
    let mut found = Vec::new();
    let mut records = table.rows()?;
    while let Some(record) = records.next()? {
        let cell = |place: Option<usize>| place.map_or("", |it| record.cell(it)).to_owned();
        found.push(SalesListRow {
            sheet: sheet.to_owned(),
            line: record.line,
            cells: places.map(cell),
        });
    }
    found.retain(|it| it.cells.iter().any(|cell| !cell.is_empty()));
    Ok(found)
}

/// Letters and digits alone, without accents.
fn plain(heading: &str) -> impl Iterator<Item = char> + '_ {
    heading.chars().flat_map(folded).filter(|it| it.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    const LIST: &str =
        "Repère;Code;Client;Pièce;Échéance;Restant dû;Promis pour le;Montant promis;Remarque\n";

    #[test]
    fn a_list_is_known_by_its_headings_and_a_row_by_its_reference() {
        let file = format!(
            "{LIST}L3-2;0417;Meunerie Vasseur;F-2;01/02/2026;80,00;;;\"Deux\nlignes\"\n\
             L3-1;0417;Meunerie Vasseur;F-1;02/01/2026;1 200,50;10/12/2026;600;\n\
             ;0417;;F-9;;;;;Ajoutée à la main\nTotal;;;;;1 280,50;;;\n"
        );
        let rows = read(Cursor::new(file), "Durand.csv").unwrap().unwrap();
        let told: Vec<_> = rows
            .iter()
            .map(|it| {
                (it.line, it.reference(), it.is_filled_in(), it.cell(SalesListColumn::Remark))
            })
            .collect();
        assert_eq!(
            told,
            [
                (2, Some((3, 2)), true, "Deux\nlignes"),
                (4, Some((3, 1)), true, ""),
                (5, None, true, "Ajoutée à la main"),
                (6, None, false, ""),
            ]
        );
    }

    #[test]
    fn references_are_ours_or_none() {
        for (text, expected) in [
            ("L3-17", Some((3, 17))),
            (" l3 - 17", Some((3, 17))),
            ("L3-0", None),
            ("L3", None),
            ("3-17", None),
            ("L3-x", None),
            ("", None),
        ] {
            let mut row = SalesListRow { sheet: String::new(), line: 2, cells: Default::default() };
            row.cells[0] = text.into();
            assert_eq!(row.reference(), expected, "{text}");
        }
    }

    #[test]
    fn days_and_amounts_are_read_as_they_are_typed() {
        let row = |sheet: &str, day: &str, amount: &str| {
            let mut cells: [String; 8] = Default::default();
            (cells[5], cells[6]) = (day.into(), amount.into());
            let row = SalesListRow { sheet: sheet.into(), line: 2, cells };
            let amount = row.amount(SalesListColumn::Promised, Currency::EUR);
            (
                row.day(SalesListColumn::PromisedOn).map(|it| it.to_string()),
                amount.map(|it| it.minor),
            )
        };
        let tenth = Some("2026-12-10".to_owned());
        for (sheet, day, amount, expected) in [
            ("Durand EUR", "2026-12-10", "1200.5", (tenth.clone(), Some(1200_50))),
            ("Durand EUR", "10/12/2026", "1 200,50 €", (tenth.clone(), Some(1200_50))),
            // A third of the invoice, as a formula gives it: not four hundred thousand.
            ("Durand EUR", "la semaine prochaine", "400.333", (None, Some(400_33))),
            ("", "10/12/26", "1200,50", (tenth.clone(), Some(1200_50))),
            ("", "10.12.2026", "tout", (tenth, None)),
            ("", "", "", (None, None)),
        ] {
            assert_eq!(row(sheet, day, amount), expected, "{day} {amount}");
        }
    }

    #[test]
    fn another_file_is_no_list() {
        for file in ["Client;Solde\nA;1\n", "Repère;Solde\nL1-1;1\n", "Code;Remarque\n1;x\n"] {
            assert_eq!(read(Cursor::new(file), "a.csv").unwrap(), None, "{file}");
        }
    }
}
