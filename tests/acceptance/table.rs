//! Printed tables: what a story shows of a report.

use app::{aging::AgedLine, amount::Amount};

/// A line of the aged balance; zero is a point.
pub fn aged_row(name: &str, line: &AgedLine, currency: &str) -> Vec<String> {
    let amount = |minor: &i64| match minor {
        0 => "·".to_owned(),
        _ => Amount { minor: *minor, currency: currency.to_owned() }.decimal(),
    };
    let mut cells = vec![name.to_owned()];
    cells.extend([&line.total, &line.not_due, &line.no_due_date].map(amount));
    cells.extend(line.buckets.iter().map(amount));
    cells.push(amount(&line.unallocated));
    cells
}

/// Lines up cells: the first `left` columns are text, the rest are figures.
pub fn columns(left: usize, rows: &[Vec<String>]) -> String {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|it| it.chars().count()).max().unwrap_or(0)
    };
    let line = |row: &Vec<String>| {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let width = width(column);
            if column < left { format!("  {cell:<width$}") } else { format!("  {cell:>width$}") }
        });
        cells.collect::<String>().trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}
