//! Columns to fill in: what they take, and the protection of everything else.

use chrono::Datelike as _;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, ProtectionOptions,
    Worksheet,
};

use super::failed;
use crate::{
    DocumentError,
    report::{Kind, Report, Table, words},
};

/// Width of a column to fill in, in characters: words need room before they are written.
pub fn width(kind: Kind) -> usize {
    match kind {
        Kind::Text => 44,
        Kind::Day | Kind::Amount | Kind::Whole | Kind::Decimal(_) => 14,
    }
}

/// Lets the columns to fill in take what fits, and nothing else be changed by accident. There is no
/// password: filters, widths and sorting out stay whoever's who works with it.
pub fn prepare(sheet: &mut Worksheet, table: &Table, report: &Report) -> Result<(), DocumentError> {
    if table.columns.iter().all(|it| !it.fill_in) {
        return Ok(());
    }
    let last = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    for (place, column) in (0..).zip(&table.columns) {
        let takes = column.fill_in.then(|| takes(column.kind, report)).flatten();
        if let Some(takes) = takes.filter(|_| last > 0) {
            sheet.add_data_validation(1, place, last, place, &takes).map_err(failed)?;
        }
    }
    sheet.protect_with_options(&ProtectionOptions {
        use_autofilter: true,
        sort: true,
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::new()
    });
    Ok(())
}

/// What the cells of a column take; none where they take anything.
fn takes(kind: Kind, report: &Report) -> Option<DataValidation> {
    let takes = DataValidation::new();
    let takes = match kind {
        Kind::Day => {
            let (year, day) = (report.key_date.year(), report.key_date);
            let first =
                ExcelDateTime::from_ymd(year.try_into().ok()?, day.month() as u8, day.day() as u8);
            let first = first.ok()?;
            takes.allow_date(DataValidationRule::GreaterThanOrEqualTo(first))
        }
        Kind::Amount => takes.allow_decimal_number(DataValidationRule::GreaterThan(0.0)),
        Kind::Text | Kind::Whole | Kind::Decimal(_) => return None,
    };
    let (title, text) = words::does_not_fit(kind, report.key_date, report.language);
    let takes = takes.set_error_style(DataValidationErrorStyle::Stop);
    takes.set_error_title(title).ok()?.set_error_message(text).ok()
}
