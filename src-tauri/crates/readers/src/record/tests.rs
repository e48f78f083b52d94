//! Quotes, line ends and lines too long, cut into cells.

use super::*;

/// Gives one byte at a time, as a slow disk might.
struct Drip<'a>(&'a [u8]);

impl Read for Drip<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let some = self.0.len().min(into.len()).min(1);
        into[..some].copy_from_slice(&self.0[..some]);
        self.0 = &self.0[some..];
        Ok(some)
    }
}

fn table(source: impl Read) -> String {
    let mut records = Records::new(source, b';');
    let mut out = String::new();
    while let Some(record) = records.next().unwrap() {
        let flaw = record.flaw.map_or(String::new(), |it| format!(" {it:?}"));
        let cells: Vec<_> = record.cells().collect();
        out += &format!("{}{flaw}: {}\n", record.line, cells.join("|").replace('\n', "⏎"));
    }
    out
}

fn check(text: &str, expected: &str) {
    let expected: String = expected.lines().map(|it| format!("{}\n", it.trim())).skip(1).collect();
    let expected = expected.trim_end_matches('\n').to_owned() + "\n";
    assert_eq!(table(text.as_bytes()), expected);
    assert_eq!(table(Drip(text.as_bytes())), expected, "one byte at a time");
}

#[test]
fn every_line_end_is_one() {
    check(
        "a;b\nc;d\r\ne;f\r\r\ng;h\ri;j",
        "
        1: a|b
        2: c|d
        3: e|f
        4: g|h
        5: i|j",
    );
}

#[test]
fn quotes_keep_separators_quotes_and_line_ends() {
    check(
        "\u{FEFF}\"a;b\";c\n\"12\"\" pipe\"; \"d\" ;\nLe 12\" pipe;x\n\"two\nlines\";y\nlast;\"\"\n",
        "
        1: a;b|c
        2: 12\" pipe|d|
        3: Le 12\" pipe|x
        4: two⏎lines|y
        6: last|",
    );
}

#[test]
fn an_unclosed_quote_costs_its_own_line_only() {
    check(
        "a;b\nF1;\"Durand;100\nF2;\"Martin\";200\nF3;x\n",
        "
        1: a|b
        2 UnclosedQuote: F1|\"Durand|100
        3: F2|Martin|200
        4: F3|x",
    );
    let mut text = "F1;\"open\n".to_owned();
    text += &"F2;closed\n".repeat(30);
    assert!(table(text.as_bytes()).starts_with("1 UnclosedQuote: F1|\"open\n2: F2|closed\n"));
}

#[test]
fn a_line_without_end_is_passed_over_in_bounded_memory() {
    let text = format!("a;b\n{}\nc;d\n", "x".repeat(5 * LONGEST_LINE));
    let mut records = Records::new(text.as_bytes(), b';');
    let mut seen = Vec::new();
    while let Some(record) = records.next().unwrap() {
        seen.push((record.line, record.flaw, record.cell(0).to_owned()));
    }
    let expected = [(1, None, "a"), (2, Some(Flaw::LineTooLong), ""), (3, None, "c")];
    assert_eq!(seen, expected.map(|(line, flaw, cell)| (line, flaw, cell.to_owned())));
    assert!(records.buffer.len() <= 4 * LONGEST_LINE);
}

#[test]
fn zeros_protected_for_excel_are_kept() {
    check("=\"00123\";\"=\"\"007\"\"\";\u{A0}x \n", "\n1: 00123|007|x");
}

#[test]
fn what_is_no_utf8_stays_in_its_cell() {
    assert_eq!(
        table(&b"a\xFF;b\n\"\xC3\";\"\xA9;c\"\n"[..]),
        "1: a\u{FFFD}|b\n2: \u{FFFD}|\u{FFFD};c\n"
    );
}
