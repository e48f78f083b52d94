//! A workbook (XLSX): a sheet for each table of a report, with figures that are figures, days that
//! are days, and sums that add themselves up.
//!
//! Each formula carries its result, for readers that do not calculate, and stands only where it
//! gives that result. Text is text whatever it begins with. The only date in the file is the
//! report's day, so the same report gives the same bytes.

mod fill_in;
mod format;
mod name;
mod sheet;

use rust_xlsxwriter::{DocProperties, Workbook, Worksheet, XlsxError};

use crate::{
    DocumentError,
    report::{Report, Table, words::About},
};
use format::Formats;

/// The report as a workbook. Headings stand in the first row, frozen and filterable; what the
/// report is stands on a last sheet of its own, so that every other sheet is a table and nothing
/// else.
///
/// # Errors
/// [`DocumentError::Workbook`] where a table is larger than a sheet (1,048,576 rows) or a text
/// longer than a cell (32,767 characters); sums beyond 64 bits.
pub fn xlsx(report: &Report) -> Result<Vec<u8>, DocumentError> {
    let mut book = Workbook::new();
    let properties = DocProperties::new()
        .set_title(&report.title)
        .set_company(&report.company)
        .set_author(&report.company)
        .set_comment(report.lines.join("\n"))
        .set_creation_datetime(&report.key_date);
    book.set_properties(&properties);
    let about = About::of(report.language);
    let wanted = report.tables().map(|it| it.name.as_str()).chain([about.sheet]);
    let mut names = name::names(wanted);
    let formats = Formats::of(report.language);
    for (table, name) in report.tables().zip(&names) {
        let sheet = book.add_worksheet();
        sheet.set_name(name).map_err(failed)?;
        sheet::write(sheet, table, &formats)?;
        sheet::on_paper(sheet, table, report)?;
        fill_in::prepare(sheet, table, report)?;
    }
    let sheet = book.add_worksheet();
    sheet.set_name(names.pop().unwrap_or_default()).map_err(failed)?;
    say_what_it_is(sheet, report, &about, &formats).map_err(failed)?;
    book.save_to_buffer().map_err(failed)
}

/// The sheet that says what the others are.
fn say_what_it_is(
    sheet: &mut Worksheet,
    report: &Report,
    about: &About,
    formats: &Formats,
) -> Result<(), XlsxError> {
    sheet.set_column_width(0, 14)?.set_column_width(1, 80)?;
    let named = [(about.report, &report.title), (about.company, &report.company)];
    let several = report.sheets.len() > 1;
    // A note is of one sheet: two currencies have one each, in the same words.
    let note = |it: &Table| {
        let note = it.note.as_ref()?;
        Some(if several { format!("{} – {note}", it.name) } else { note.clone() })
    };
    let notes: Vec<_> = report.tables().filter_map(note).collect();
    let remarks = report.lines.iter().chain(&notes).map(|it| (about.remark, it));
    let mut row = 0;
    for (label, text) in named.into_iter().chain(remarks) {
        sheet.write_string_with_format(row, 0, label, &formats.heading)?;
        sheet.write_string(row, 1, text)?;
        row += 1;
    }
    sheet.write_string_with_format(row, 0, about.key_date, &formats.heading)?;
    sheet.write_date_with_format(row, 1, report.key_date, &formats.day_left)?;
    Ok(())
}

fn failed(error: XlsxError) -> DocumentError {
    DocumentError::Workbook(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tests::{balance, indicators};

    #[test]
    fn the_same_report_gives_the_same_bytes() {
        for report in [balance(), indicators()] {
            assert_eq!(xlsx(&report).unwrap(), xlsx(&report).unwrap());
        }
    }
}
