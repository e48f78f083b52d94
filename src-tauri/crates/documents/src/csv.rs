//! Separated values: the rows of a report for any program that reads tables (RFC 4180).
//!
//! UTF-8 with a byte order mark, for Excel takes anything else for the machine's own code page.
//! French and German lists are separated by semicolons with decimal commas, English ones by commas
//! with points; days are ISO. Text that a spreadsheet would run as a formula gets an apostrophe
//! before it (OWASP, *CSV Injection*); figures stay figures, negative ones too. Totals are left to
//! whoever reads: a list holds rows only.

use ::csv::{QuoteStyle, Terminator, WriterBuilder};
use receivables::letter::Language;
use rust_decimal::Decimal;

use crate::{
    DocumentError,
    report::{Cell, Kind, Table, words},
};

/// How a text begins that a spreadsheet takes for a formula; the full-width signs are taken for
/// the plain ones by some.
pub(crate) const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－'];

/// The tables as one list. Tables with the same headings go on under the first ones; others follow
/// after an empty line. Where there are amounts, a last column tells their currency, which
/// nothing else in the list does.
///
/// ```
/// use documents::{csv::csv, report::{Cell, Column, Kind, Table}};
/// use receivables::{Currency, Money, letter::Language};
///
/// let table = Table {
///     name: "Balance".into(),
///     columns: vec![Column::new("Client", Kind::Text), Column::summed("Total", Kind::Amount)],
///     rows: vec![vec![
///         Cell::text("=1+1"),
///         Cell::Amount(Money { minor: -8_000, currency: Currency::EUR }),
///     ]],
///     note: None,
/// };
/// let text = String::from_utf8(csv(&[table], Language::Fr)?).unwrap();
/// assert_eq!(text, "\u{FEFF}Client;Total;Devise\r\n'=1+1;-80,00;EUR\r\n");
/// # Ok::<(), documents::DocumentError>(())
/// ```
///
/// # Errors
/// [`DocumentError::Table`] where the list cannot be written.
pub fn csv(tables: &[Table], language: Language) -> Result<Vec<u8>, DocumentError> {
    let separator = if language == Language::En { b',' } else { b';' };
    let mut list = WriterBuilder::new()
        .delimiter(separator)
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .flexible(true)
        .from_writer("\u{FEFF}".as_bytes().to_vec());
    let failed = |error: ::csv::Error| DocumentError::Table(error.to_string());
    let mut last: Option<Vec<String>> = None;
    for table in tables {
        let headings = headings(table, language);
        if last.as_ref() != Some(&headings) {
            if last.is_some() {
                list.write_record([""; 0]).map_err(failed)?;
            }
            list.write_record(&headings).map_err(failed)?;
        }
        let of_all = currency(&table.rows);
        for row in &table.rows {
            let mut cells: Vec<_> = row.iter().map(|it| written(it, language)).collect();
            if has_amounts(table) {
                // A row without amounts, a count or a share, is of what the others are.
                let own = currency([row]).or_else(|| of_all.clone());
                cells.push(own.unwrap_or_default());
            }
            list.write_record(&cells).map_err(failed)?;
        }
        last = Some(headings);
    }
    list.into_inner().map_err(|error| DocumentError::Table(error.to_string()))
}

fn headings(table: &Table, language: Language) -> Vec<String> {
    let mut headings: Vec<_> = table.columns.iter().map(|it| harmless(&it.heading)).collect();
    if has_amounts(table) {
        headings.push(words::currency(language).to_owned());
    }
    headings
}

fn has_amounts(table: &Table) -> bool {
    let is_amount = |cell: &Cell| matches!(cell, Cell::Amount(_));
    table.columns.iter().any(|it| it.kind == Kind::Amount)
        || table.rows.iter().any(|row| row.iter().any(is_amount))
}

/// The currency of rows; all their amounts are in one.
fn currency<'a>(rows: impl IntoIterator<Item = &'a Vec<Cell>>) -> Option<String> {
    rows.into_iter().flatten().find_map(|cell| match cell {
        Cell::Amount(money) => Some(money.currency.to_string()),
        _ => None,
    })
}

fn written(cell: &Cell, language: Language) -> String {
    match cell {
        Cell::Text(text) => harmless(text),
        Cell::Amount(money) => pointed(money.decimal(), language),
        Cell::Whole(count) => count.to_string(),
        Cell::Decimal(ratio) => pointed(*ratio, language),
        Cell::Day(day) => day.to_string(),
        Cell::Empty => String::new(),
    }
}

/// A figure with the decimal sign of the language and nothing between its thousands.
fn pointed(figure: Decimal, language: Language) -> String {
    let plain = figure.to_string();
    if language == Language::En { plain } else { plain.replace('.', ",") }
}

/// Text that no spreadsheet runs.
fn harmless(text: &str) -> String {
    if text.starts_with(FORMULA) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tests::{balance, indicators};

    /// The list without its byte order mark.
    fn text(tables: &[Table], language: Language) -> String {
        let text = String::from_utf8(csv(tables, language).unwrap()).unwrap();
        text.strip_prefix('\u{FEFF}').unwrap().to_owned()
    }

    #[test]
    fn a_list_is_written_as_its_language_separates() {
        insta::assert_snapshot!(text(&balance().sheets, Language::Fr), @r#"
        Code;Client;Total;Non échu;1–30 j;Non affecté;Devise
        0417;"'=HYPERLINK(""http://x"")";1234567,89;1000000,00;234567,90;-0,01;EUR
        0512;Halle aux Grains;80,00;0,00;80,00;0,00;EUR
        "#);
        insta::assert_snapshot!(text(&indicators().sheets, Language::En), @"
        Period to,Days,DSO
        2026-08-31,31,
        2026-09-30,30,47.2512
        2026-10-31,31,61.9
        ");
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_text() {
        for (text, expected) in [
            ("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")"),
            ("+33 1 23", "'+33 1 23"),
            ("-12", "'-12"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("＝1", "'＝1"),
            ("A=1", "A=1"),
            ("", ""),
        ] {
            assert_eq!(harmless(text), expected);
        }
    }

    #[test]
    fn separators_quotes_and_line_breaks_are_quoted() {
        let mut table = balance().sheets.remove(0);
        table.columns.truncate(1);
        table.rows = ["a;b", "a,b", "a\"b", "a\nb"].map(|it| vec![Cell::text(it)]).to_vec();
        let expected = "Code\r\n\"a;b\"\r\na,b\r\n\"a\"\"b\"\r\n\"a\nb\"\r\n";
        assert_eq!(text(&[table], Language::De), expected);
    }
}
