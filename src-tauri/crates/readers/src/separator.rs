//! The separator: the character that makes the cells.
//!
//! Commas stand in amounts and semicolons in names, so counting is not enough: the separator under
//! which headings are recognised wins, then the one that cuts most lines into as many cells.

use std::{collections::HashMap, io};

use crate::{heading, record::Records};

const LINES_LOOKED_AT: u64 = 100;

/// What stands between two cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// `;`, as Excel writes in France.
    Semicolon,
    /// `,`.
    Comma,
    /// The tabulator.
    Tab,
    /// `|`.
    Pipe,
}

impl Separator {
    pub(crate) fn byte(self) -> u8 {
        match self {
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
        }
    }

    /// The separator of a text, from its first lines; `None` when no line has two cells.
    pub(crate) fn sniff(head: &[u8]) -> io::Result<Option<Self>> {
        let mut best = (None, (0, 0));
        for separator in [Self::Semicolon, Self::Comma, Self::Tab, Self::Pipe] {
            let evidence = separator.evidence(head)?;
            if evidence > best.1 {
                best = (Some(separator), evidence);
            }
        }
        Ok(best.0)
    }

    /// Headings known in the best line; cells that lines of the usual length have.
    fn evidence(self, head: &[u8]) -> io::Result<(usize, usize)> {
        let mut records = Records::new(head, self.byte());
        let (mut known, mut lengths) = (0, HashMap::<usize, usize>::new());
        while let Some(record) = records.next()?.filter(|it| it.line <= LINES_LOOKED_AT) {
            if record.len() > 1 {
                known = known.max(record.cells().filter(|it| heading::is_known(it)).count());
                *lengths.entry(record.len()).or_default() += record.len() - 1;
            }
        }
        Ok((known, lengths.into_values().max().unwrap_or(0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_what_makes_cells_of_headings() {
        for (text, expected) in [
            ("Client;Solde\nA;12,50\nB;13,50", Some(Separator::Semicolon)),
            ("Client,Solde\n\"A;B;C\",12.50\n\"D;E;F\",13.50", Some(Separator::Comma)),
            ("Client\tSolde dû\nA\t1,5", Some(Separator::Tab)),
            ("CompAuxNum|PieceRef|Debit\nA|B|1,00", Some(Separator::Pipe)),
            ("a;b;c\n1;2;3", Some(Separator::Semicolon)),
            ("one word\nanother", None),
            ("", None),
        ] {
            assert_eq!(Separator::sniff(text.as_bytes()).unwrap(), expected, "{text}");
        }
    }
}
