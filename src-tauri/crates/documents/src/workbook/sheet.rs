//! A sheet: headings, rows, and totals that add up what the filter shows.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Format, FormatAlign, Formula, Worksheet, utility::column_number_to_name};

use super::{failed, fill_in, format::Formats};
use crate::{
    DocumentError,
    report::{Cell, Kind, Report, Table, Total, words},
};

/// Digits that a spreadsheet keeps of a figure; more would be changed, so they stay text.
const DIGITS: usize = 15;
/// Width of the narrowest and of the widest column, in characters.
const WIDTHS: [usize; 2] = [8, 60];
/// A4, as the file format numbers papers.
const A4: u8 = 9;
/// Columns that still read on an upright page.
const UPRIGHT: usize = 7;
/// Letters that a line at the head of a page holds at most.
const HEAD: usize = 60;

/// Writes a table from the first cell on.
pub fn write(sheet: &mut Worksheet, table: &Table, formats: &Formats) -> Result<(), DocumentError> {
    let totals = table.totals()?;
    for (place, column) in (0..).zip(&table.columns) {
        let format = apart(table, usize::from(place), formats.heading(column.kind));
        sheet.write_string_with_format(0, place, &column.heading, &format).map_err(failed)?;
        let width = width(table, usize::from(place), totals.as_deref());
        let width = if column.fill_in { width.max(fill_in::width(column.kind)) } else { width };
        sheet.set_column_width(place, width as f64).map_err(failed)?;
    }
    for (line, row) in (1..).zip(&table.rows) {
        for (place, cell) in row.iter().enumerate() {
            let column = &table.columns[place];
            let format = formats.cell(cell, column.kind);
            let format = apart(table, place, format);
            let format = if column.fill_in { formats.fill_in(format, column.kind) } else { format };
            match parts(table, row, place) {
                Some(parts) => {
                    formula(sheet, (line, place), &sum_of(parts, line + 1), (cell, &format))?;
                }
                None => figure(sheet, (line, place), (cell, &format))?,
            }
        }
    }
    sheet.set_freeze_panes(1, 0).map_err(failed)?;
    let last = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    if let Some(right) = table.columns.len().checked_sub(1) {
        sheet.autofilter(0, 0, last, right as u16).map_err(failed)?;
    }
    match totals {
        Some(totals) => write_totals(sheet, table, &totals, formats),
        None => Ok(()),
    }
}

/// Words keep away from the figures at their left.
fn apart(table: &Table, place: usize, format: Format) -> Format {
    let is_text = |place: usize| table.columns[place].kind == Kind::Text;
    let beside = place > 0 && is_text(place) && !is_text(place - 1);
    if beside { format.set_align(FormatAlign::Left).set_indent(1) } else { format }
}

/// The totals, right below the rows and outside the filter.
fn write_totals(
    sheet: &mut Worksheet,
    table: &Table,
    totals: &[Cell],
    formats: &Formats,
) -> Result<(), DocumentError> {
    let line = u32::try_from(table.rows.len() + 1).unwrap_or(u32::MAX);
    for (place, (total, column)) in totals.iter().zip(&table.columns).enumerate() {
        let format = formats.total(total, column.kind);
        let exact = || table.rows.iter().all(|row| is_exact(&row[place]));
        if place == 0 && *total == Cell::Empty {
            let label = Cell::text(words::total(formats.language));
            figure(sheet, (line, place), (&label, &format))?;
        } else if column.total == Total::Sum && value(total).is_some() && exact() {
            let name = letters(place);
            // 109: the sum of the rows that the filter shows.
            let sum = format!("=SUBTOTAL(109,{name}2:{name}{line})");
            formula(sheet, (line, place), &sum, (total, &format))?;
        } else {
            figure(sheet, (line, place), (total, &format))?;
        }
    }
    Ok(())
}

/// How the sheet prints: every column on the page, the headings on each, whose and of which day.
pub fn on_paper(
    sheet: &mut Worksheet,
    table: &Table,
    report: &Report,
) -> Result<(), DocumentError> {
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0).map_err(failed)?;
    if table.columns.len() > UPRIGHT {
        sheet.set_landscape();
    }
    let plain = |text: &str| text.chars().take(HEAD).collect::<String>().replace('&', "&&");
    let day = crate::typography::short_date(report.key_date, report.language);
    sheet.set_header(format!("&L{}&C{}&R{day}", plain(&report.company), plain(&report.title)));
    sheet.set_footer("&R&P/&N");
    Ok(())
}

/// A cell as it is; what is empty keeps its format only.
fn figure(
    sheet: &mut Worksheet,
    (line, place): (u32, usize),
    (cell, format): (&Cell, &Format),
) -> Result<(), DocumentError> {
    let place = place as u16;
    let written = match (cell, value(cell)) {
        (Cell::Text(text), _) => sheet.write_string_with_format(line, place, text, format),
        (Cell::Day(day), _) => sheet.write_date_with_format(line, place, day, format),
        (Cell::Empty, _) => sheet.write_blank(line, place, format),
        (_, Some(figure)) if is_exact(cell) => {
            // The nearest double of at most fifteen digits reads back as the same decimal.
            let double: f64 = figure.to_string().parse().unwrap_or_default();
            sheet.write_number_with_format(line, place, double, format)
        }
        (_, figure) => {
            let text = figure.map_or_else(String::new, |it| it.to_string());
            sheet.write_string_with_format(line, place, text, format)
        }
    };
    written.map(|_| ()).map_err(failed)
}

/// A formula with its result.
fn formula(
    sheet: &mut Worksheet,
    (line, place): (u32, usize),
    sum: &str,
    (result, format): (&Cell, &Format),
) -> Result<(), DocumentError> {
    let result = value(result).map_or_else(String::new, |it| it.normalize().to_string());
    let formula = Formula::new(sum).set_result(result);
    sheet.write_formula_with_format(line, place as u16, formula, format).map_err(failed)?;
    Ok(())
}

/// The columns whose sum a cell is, where they make it exactly.
fn parts<'a>(table: &'a Table, row: &[Cell], place: usize) -> Option<&'a [usize]> {
    let parts = &table.columns[place].parts[..];
    // What is not known is no sum: a formula would say zero.
    if row[place] == Cell::Empty {
        return None;
    }
    let exact = || is_exact(&row[place]) && parts.iter().all(|&it| is_exact(&row[it]));
    (table.adds_up(row, place) && exact()).then_some(parts)
}

/// `=SUM(D2:H2,J2)`: neighbours as a range.
fn sum_of(parts: &[usize], row: u32) -> String {
    let together = parts.chunk_by(|left, right| left + 1 == *right);
    let ranges = together.map(|run| match run {
        [first, .., last] => format!("{}{row}:{}{row}", letters(*first), letters(*last)),
        _ => run.iter().map(|it| format!("{}{row}", letters(*it))).collect(),
    });
    format!("=SUM({})", ranges.collect::<Vec<_>>().join(","))
}

/// The figure of a cell, in major units.
fn value(cell: &Cell) -> Option<Decimal> {
    match cell {
        Cell::Amount(money) => Some(money.decimal()),
        Cell::Whole(count) => Some(Decimal::from(*count)),
        Cell::Decimal(ratio) => Some(*ratio),
        Cell::Text(_) | Cell::Day(_) | Cell::Empty => None,
    }
}

/// Whether a spreadsheet holds the figure to its last digit.
fn is_exact(cell: &Cell) -> bool {
    let digits = |it: Decimal| it.normalize().mantissa().unsigned_abs().to_string().len();
    value(cell).is_none_or(|it| digits(it) <= DIGITS)
}

fn letters(place: usize) -> String {
    column_number_to_name(place as u16)
}

/// Width of a column: its longest cell, and its heading's longest word.
fn width(table: &Table, place: usize, totals: Option<&[Cell]>) -> usize {
    let column = &table.columns[place];
    let words = column.heading.split(' ').map(|it| it.chars().count() + 3);
    let totals = totals.and_then(|it| it.get(place)).into_iter();
    let cells = table.rows.iter().map(|row| &row[place]).chain(totals);
    let longest = cells.map(|it| shown(it, column.kind)).chain(words).max().unwrap_or(0);
    (longest + 1).clamp(WIDTHS[0], WIDTHS[1])
}

/// How many characters a cell shows.
fn shown(cell: &Cell, kind: Kind) -> usize {
    // Digits before the decimals, a sign between every three, the sign of the currency.
    let whole = |figure: Decimal| figure.trunc().to_string().len() * 4 / 3;
    match cell {
        Cell::Text(text) => text.chars().count(),
        Cell::Amount(money) => whole(money.decimal()) + money.currency.decimals() as usize + 4,
        Cell::Whole(count) => whole(Decimal::from(*count)),
        Cell::Decimal(ratio) => match kind {
            Kind::Decimal(places) => whole(*ratio) + places as usize + 1,
            _ => ratio.to_string().len(),
        },
        Cell::Day(_) => "31/12/2026".len(),
        Cell::Empty => 0,
    }
}

#[cfg(test)]
mod tests {
    use receivables::{Currency, Money};

    use super::*;

    #[test]
    fn neighbours_are_added_up_as_a_range() {
        for (parts, expected) in [
            (&[3, 4, 5][..], "=SUM(D7:F7)"),
            (&[3, 5], "=SUM(D7,F7)"),
            (&[1, 2, 27, 28, 30], "=SUM(B7:C7,AB7:AC7,AE7)"),
        ] {
            assert_eq!(sum_of(parts, 7), expected);
        }
    }

    #[test]
    fn a_figure_that_a_spreadsheet_would_change_stays_text() {
        let currency = Currency::EUR;
        for (minor, exact) in [
            (999_999_999_999_999, true),
            (-999_999_999_999_999, true),
            (1_234_567_890_123_456, false),
            (i64::MIN, false),
        ] {
            assert_eq!(is_exact(&Cell::Amount(Money { minor, currency })), exact, "{minor}");
        }
    }
}
