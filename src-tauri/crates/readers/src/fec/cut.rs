//! Cutting: a line of a FEC into its cells.
//!
//! The law knows no quotes, so a quote is a character like any other; but Excel sets quotes when it
//! saves again, and some files change the separator from one line to the next. The number of cells
//! tells which it was.

use std::borrow::Cow;

use crate::Separator;

/// The cells of a line, and how they were found.
pub(super) struct Cut<'a> {
    pub(super) cells: Vec<Cow<'a, str>>,
    /// Whether they stand between another separator than the names of the columns.
    pub(super) is_other: bool,
}

/// Cuts a line into as many cells as there are columns if it can be done, and into those that
/// `separator` makes if not. A line may lack blank cells at its end.
pub(super) fn cut(line: &str, separator: Separator, columns: usize, needed: usize) -> Cut<'_> {
    let fits = |cells: &Vec<Cow<'_, str>>| (needed..=columns).contains(&cells.len());
    let own = plain(line, separator);
    if own.len() == columns {
        return Cut { cells: own, is_other: false };
    }
    let own_quoted = line.contains('"').then(|| quoted(line, separator));
    if let Some(cells) = own_quoted.filter(fits) {
        return Cut { cells, is_other: false };
    }
    if fits(&own) {
        return Cut { cells: own, is_other: false };
    }
    let others = [Separator::Tab, Separator::Pipe, Separator::Semicolon];
    let other = others.into_iter().filter(|it| *it != separator).map(|it| plain(line, it));
    match other.into_iter().find(|it| it.len() == columns) {
        Some(cells) => Cut { cells, is_other: true },
        None => Cut { cells: own, is_other: false },
    }
}

/// Cells without the quotes around them, cut at every separator.
fn plain(line: &str, separator: Separator) -> Vec<Cow<'_, str>> {
    line.split(char::from(separator.byte())).map(unquoted).collect()
}

fn unquoted(cell: &str) -> Cow<'_, str> {
    let cell = cell.trim();
    let cell = cell.strip_prefix('=').filter(|it| it.starts_with('"')).unwrap_or(cell);
    let inside = cell.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
    match inside {
        // A pair inside stands for one; a single one shows that the outer two are no quotes.
        Some(it) if it.replace("\"\"", "").contains('"') => Cow::Borrowed(cell),
        Some(it) if it.contains('"') => Cow::Owned(it.replace("\"\"", "\"")),
        Some(it) => Cow::Borrowed(it.trim()),
        None => Cow::Borrowed(cell),
    }
}

/// Cells between separators that stand outside quotes.
pub(super) fn quoted(line: &str, separator: Separator) -> Vec<Cow<'_, str>> {
    let separator = char::from(separator.byte());
    let (mut cells, mut rest) = (Vec::new(), line);
    loop {
        let end = if rest.trim_start().starts_with('"') {
            end_of_quoted(rest, separator)
        } else {
            rest.find(separator)
        };
        match end {
            Some(end) => {
                cells.push(unquoted(&rest[..end]));
                rest = &rest[end + separator.len_utf8()..];
            }
            None => {
                cells.push(unquoted(rest));
                return cells;
            }
        }
    }
}

/// The separator after the closing quote; the next one where the quote is never closed.
fn end_of_quoted(rest: &str, separator: char) -> Option<usize> {
    let mut inside = false;
    for (at, char) in rest.char_indices() {
        match char {
            '"' => inside = !inside,
            _ if char == separator && !inside => return Some(at),
            _ => (),
        }
    }
    if inside { rest.find(separator) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_cells_tells_how_a_line_is_cut() {
        use Separator::*;
        for (line, separator, expected) in [
            ("a\tb\tc", Tab, "a·b·c"),
            (" a \t b\tc  ", Tab, "a·b·c"),
            ("a|b|c", Tab, "a·b·c other"),
            ("a\tb\tc", Pipe, "a·b·c other"),
            ("a;\"b;b\";c", Semicolon, "a·b;b·c"),
            ("a;\"b \"\"B\"\"\";c", Semicolon, "a·b \"B\"·c"),
            ("a\t\"b\" & fils\tc", Tab, "a·\"b\" & fils·c"),
            ("a\t\"b\tc", Tab, "a·\"b·c"),
            ("a\t\"b\" et \"c\"\td", Tab, "a·\"b\" et \"c\"·d"),
            ("=\"007\";b;c", Semicolon, "007·b·c"),
            ("a;b", Semicolon, "a·b"),
            ("a|b|b|c", Pipe, "a·b·b·c"),
            ("a", Pipe, "a"),
            ("", Pipe, ""),
        ] {
            let cut = cut(line, separator, 3, 2);
            let other = if cut.is_other { " other" } else { "" };
            assert_eq!(cut.cells.join("·") + other, expected, "{line}");
        }
    }
}
