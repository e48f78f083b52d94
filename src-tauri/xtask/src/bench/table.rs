//! The table: what was measured, against what, and whether it holds.
//!
//! A figure is a ratio to a floor of the same run. A floor that cannot be had is said, not guessed.

use std::fmt;

/// One line.
#[derive(Debug, Clone)]
pub struct Row {
    /// What was done.
    pub work: String,
    /// What it took of ours.
    pub ours: Figure,
    /// What the floor took, or why there is none.
    pub floor: Result<Figure, String>,
    /// The ratio that is to hold.
    pub hold: Hold,
}

/// A quantity with its unit.
#[derive(Debug, Clone, Copy)]
pub enum Figure {
    /// Time.
    Seconds(f64),
    /// Memory.
    Mebibytes(f64),
    /// The size of a file.
    Kilobytes(f64),
}

/// What is to hold between ours and the floor.
#[derive(Debug, Clone, Copy)]
pub enum Hold {
    /// Ours is at most so many times the floor.
    AtMost(f64),
    /// Ours is at least so many times faster.
    Faster(f64),
    /// Ours stays within the floor, which is a limit.
    Within,
    /// Nothing: the figure is worth knowing.
    Nothing,
}

impl Row {
    /// Ours against a floor, either of which in the same unit.
    pub fn new(work: &str, ours: Figure, floor: Result<Figure, String>, hold: Hold) -> Self {
        Self { work: work.to_owned(), ours, floor, hold }
    }

    /// Whether it holds; none where nothing can be said.
    fn holds(&self) -> Option<bool> {
        let ratio = self.ours.value() / self.floor.as_ref().ok()?.value();
        match self.hold {
            Hold::AtMost(limit) => Some(ratio <= limit),
            Hold::Faster(times) => Some(1.0 / ratio >= times),
            Hold::Within => Some(ratio <= 1.0),
            Hold::Nothing => None,
        }
    }

    fn ratio(&self) -> String {
        let Ok(floor) = &self.floor else { return "–".into() };
        let ratio = self.ours.value() / floor.value();
        match self.hold {
            Hold::Faster(_) => format!("1/{:.0}", 1.0 / ratio),
            _ => format!("{ratio:.2} ×"),
        }
    }

    fn cells(&self) -> [String; 6] {
        let floor = match &self.floor {
            Ok(floor) => floor.to_string(),
            Err(reason) => format!("floor absent: {reason}"),
        };
        let hold = match self.hold {
            Hold::AtMost(limit) => format!("≤ {limit} ×"),
            Hold::Faster(times) => format!("≤ 1/{times}"),
            Hold::Within => "within".into(),
            Hold::Nothing => "–".into(),
        };
        let verdict = match self.holds() {
            Some(true) => "ok",
            Some(false) => "OVER",
            None => "",
        };
        [self.work.clone(), self.ours.to_string(), floor, self.ratio(), hold, verdict.into()]
    }
}

impl Figure {
    fn value(self) -> f64 {
        match self {
            Self::Seconds(it) | Self::Mebibytes(it) | Self::Kilobytes(it) => it,
        }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Seconds(it) if *it < 0.001 => write!(f, "{:.1} µs", it * 1e6),
            Self::Seconds(it) if *it < 1.0 => write!(f, "{:.1} ms", it * 1e3),
            Self::Seconds(it) => write!(f, "{it:.2} s"),
            Self::Mebibytes(it) => write!(f, "{it:.0} MiB"),
            Self::Kilobytes(it) => write!(f, "{it:.1} kB"),
        }
    }
}

/// The rows as a table, and a last line that says how many are over.
pub fn print(rows: &[Row]) -> String {
    let headings = ["work", "ours", "floor", "ratio", "hold", ""].map(str::to_owned);
    let lines: Vec<_> = std::iter::once(headings).chain(rows.iter().map(Row::cells)).collect();
    // A long excuse may run on: only what fits a column sets its width.
    let width = |column: usize| {
        let cells = lines.iter().map(|it| it[column].chars().count());
        cells.filter(|it| column == 0 || *it <= 12).max().unwrap_or(0)
    };
    let widths: Vec<_> = (0..6).map(width).collect();
    let mut text = String::new();
    for line in &lines {
        let cells = line.iter().zip(&widths).enumerate().map(|(column, (cell, &width))| {
            if column == 0 { format!("{cell:width$}") } else { format!("{cell:>width$}") }
        });
        text += cells.collect::<Vec<_>>().join("  ").trim_end();
        text.push('\n');
    }
    let over = rows.iter().filter(|it| it.holds() == Some(false)).count();
    let last = if over == 0 { "all within what they hold".into() } else { format!("{over} over") };
    text + "\n" + &last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_whether_it_holds() {
        let row = |ours, hold| Row::new("", Figure::Seconds(ours), Ok(Figure::Seconds(2.0)), hold);
        for (row, expected) in [
            (row(3.0, Hold::AtMost(1.5)), Some(true)),
            (row(3.1, Hold::AtMost(1.5)), Some(false)),
            (row(0.05, Hold::Faster(35.0)), Some(true)),
            (row(0.06, Hold::Faster(35.0)), Some(false)),
            (row(2.0, Hold::Within), Some(true)),
            (row(2.1, Hold::Within), Some(false)),
            (row(9.0, Hold::Nothing), None),
        ] {
            assert_eq!(row.holds(), expected);
        }
        let absent = Err("no soffice".into());
        assert_eq!(Row::new("", Figure::Seconds(1.0), absent, Hold::Within).holds(), None);
    }
}
