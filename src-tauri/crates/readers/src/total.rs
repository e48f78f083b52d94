//! Total lines: left out of the facts, and kept to be compared with their sum.
//!
//! A line is a total when one of its first cells says so and it has no date: a customer may well be
//! called Total. The grand total is the line that calls itself one, or else a lone *Total* under
//! which no row follows.

use receivables::Money;

use crate::heading::normalise;

/// The grand total that a file states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileTotal {
    /// Its line.
    pub line: u64,
    /// The sum of the amounts as issued, where the line has one.
    pub original: Option<Money>,
    /// The sum of what is open, where the line has one.
    pub open: Option<Money>,
}

/// What a total line calls itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    Grand,
    Plain,
    /// Of a customer, a page, a bucket.
    Of,
}

/// Takes the total lines as they come.
#[derive(Debug, Default)]
pub(crate) struct Totals {
    pub(crate) count: u64,
    grand: Option<FileTotal>,
    plain: Option<FileTotal>,
    plain_count: u64,
}

impl Label {
    /// What a cell calls its line; `None` if it is no total.
    pub(crate) fn of(cell: &str) -> Option<Self> {
        let plausible = cell.len() < 100
            && cell.bytes().next().is_some_and(|it| b"tsgecTSGEC".contains(&it) || !it.is_ascii());
        let text = if plausible { normalise(cell) } else { return None };
        let mut words = text.split(' ');
        match words.next()? {
            "grand" if words.next() == Some("total") => Some(Self::Grand),
            "soustotal" | "subtotal" => Some(Self::Of),
            "sous" | "sub" => (words.next() == Some("total")).then_some(Self::Of),
            "total" | "totaux" | "cumul" | "ensemble" => Some(match words.next() {
                None => Self::Plain,
                Some("general" | "generaux" | "all") => Self::Grand,
                Some(_) => Self::Of,
            }),
            _ => None,
        }
    }

    /// Whether a cell of a bank statement calls its line a balance, such as *Solde initial*.
    pub(crate) fn is_of_balance(cell: &str) -> bool {
        const BALANCE: [&str; 5] = ["solde", "balance", "opening", "closing", "starting"];
        let text = if cell.len() < 100 { normalise(cell) } else { return false };
        let mut words = text.split(' ');
        let first = words.next().unwrap_or("");
        let mut second = || matches!(words.next(), Some("solde" | "balance"));
        BALANCE.contains(&first) || matches!(first, "ancien" | "nouveau") && second()
    }
}

impl Totals {
    pub(crate) fn add(&mut self, label: Label, total: FileTotal) {
        self.count += 1;
        match label {
            Label::Grand => self.grand = Some(total),
            Label::Plain => (self.plain, self.plain_count) = (Some(total), self.plain_count + 1),
            Label::Of => (),
        }
    }

    /// A row follows: what went before was no grand total.
    pub(crate) fn row(&mut self) {
        self.plain = None;
    }

    pub(crate) fn grand(&self) -> Option<FileTotal> {
        let plain = self.plain.filter(|_| self.plain_count == 1);
        self.grand.or(plain).filter(|it| it.original.is_some() || it.open.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_says_so_in_its_first_word() {
        for (cell, expected) in [
            ("TOTAL GÉNÉRAL", Some(Label::Grand)),
            ("Grand total", Some(Label::Grand)),
            ("Total", Some(Label::Plain)),
            ("TOTAL :", Some(Label::Plain)),
            ("Totaux", Some(Label::Plain)),
            ("Total EUR", Some(Label::Plain)),
            ("Sous-total", Some(Label::Of)),
            ("Subtotal", Some(Label::Of)),
            ("Total for Durand", Some(Label::Of)),
            ("Total client 0688", Some(Label::Of)),
            ("Totalgaz", None),
            ("Grand Hôtel", None),
            ("Sub Rosa", None),
            ("Durand", None),
            ("", None),
        ] {
            assert_eq!(Label::of(cell), expected, "{cell}");
        }
    }
}
