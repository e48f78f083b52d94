//! Headers: the names of the columns of a FEC, and where each column stands.

use crate::{Separator, heading::folded};

use super::cut;

/// A column that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    JournalCode,
    JournalLib,
    EcritureNum,
    EcritureDate,
    CompteNum,
    CompteLib,
    CompAuxNum,
    CompAuxLib,
    PieceRef,
    PieceDate,
    EcritureLib,
    Debit,
    Credit,
    Montant,
    Sens,
    EcritureLet,
    DateLet,
    Montantdevise,
    Idevise,
    /// Not in the law: the due date that Dolibarr adds, and others under its usual names.
    /// `DateRglt`, which the law gives to cash accounting, is the day of payment.
    DateLimitReglmt,
}

/// Columns with their names in plain small letters.
const NAMES: [(Column, &str); 25] = [
    (Column::JournalCode, "journalcode"),
    (Column::JournalLib, "journallib"),
    (Column::EcritureNum, "ecriturenum"),
    (Column::EcritureDate, "ecrituredate"),
    (Column::CompteNum, "comptenum"),
    (Column::CompteLib, "comptelib"),
    (Column::CompAuxNum, "compauxnum"),
    (Column::CompAuxLib, "compauxlib"),
    (Column::PieceRef, "pieceref"),
    (Column::PieceDate, "piecedate"),
    (Column::EcritureLib, "ecriturelib"),
    (Column::Debit, "debit"),
    (Column::Credit, "credit"),
    (Column::Montant, "montant"),
    (Column::Sens, "sens"),
    (Column::EcritureLet, "ecriturelet"),
    (Column::DateLet, "datelet"),
    (Column::Montantdevise, "montantdevise"),
    (Column::Idevise, "idevise"),
    (Column::DateLimitReglmt, "datelimitreglmt"),
    (Column::DateLimitReglmt, "datelimitereglement"),
    (Column::DateLimitReglmt, "dateecheance"),
    (Column::DateLimitReglmt, "dateech"),
    (Column::DateLimitReglmt, "echeance"),
    (Column::DateLimitReglmt, "duedate"),
];
const COLUMNS: usize = Column::DateLimitReglmt as usize + 1;
/// Fewer known names are no FEC but some other table.
const LEAST_KNOWN: usize = 4;
const MOST_COLUMNS: usize = 200;

/// Where each column stands.
#[derive(Debug, Clone)]
pub(super) struct Header {
    pub(super) separator: Separator,
    pub(super) headings: Vec<String>,
    positions: [Option<usize>; COLUMNS],
}

impl Header {
    /// The line as names of columns; `None` if it is none.
    pub(super) fn of(line: &str) -> Option<Self> {
        let separators = [Separator::Tab, Separator::Pipe, Separator::Semicolon, Separator::Comma];
        let (known, header) = separators
            .into_iter()
            .map(|separator| {
                let header = Self::cut(line, separator);
                (header.positions.iter().flatten().count(), header)
            })
            .max_by_key(|(known, _)| *known)?;
        let certain = header.column(Column::CompteNum).or(header.column(Column::EcritureDate));
        let is_header = known >= LEAST_KNOWN && header.headings.len() <= MOST_COLUMNS;
        certain.filter(|_| is_header).map(|_| header)
    }

    fn cut(line: &str, separator: Separator) -> Self {
        let cells = cut::quoted(line, separator);
        let headings: Vec<String> = cells.iter().map(|it| it.trim().to_owned()).collect();
        let mut positions = [None; COLUMNS];
        for (index, heading) in headings.iter().enumerate().take(MOST_COLUMNS) {
            let plain = plain(heading);
            if let Some((column, _)) = NAMES.iter().find(|(_, name)| *name == plain) {
                positions[*column as usize].get_or_insert(index);
            }
        }
        Self { separator, headings, positions }
    }

    pub(super) fn column(&self, column: Column) -> Option<usize> {
        self.positions[column as usize]
    }

    /// The heading of a column as written; blank where there is none.
    pub(super) fn heading(&self, column: Column) -> &str {
        self.column(column).and_then(|it| self.headings.get(it)).map_or("", String::as_str)
    }

    /// Cells that a line must have to be read.
    pub(super) fn needed(&self) -> usize {
        use Column::*;
        let amounts = if self.has_both(Debit, Credit) { [Debit, Credit] } else { [Montant, Sens] };
        let needed = [JournalCode, EcritureDate, CompteNum].into_iter().chain(amounts);
        needed.filter_map(|it| self.column(it)).max().map_or(0, |it| it + 1)
    }

    pub(super) fn has_both(&self, one: Column, other: Column) -> bool {
        self.column(one).is_some() && self.column(other).is_some()
    }

    /// What a FEC cannot do without and this one lacks.
    pub(super) fn missing(&self) -> Vec<&'static str> {
        use Column::*;
        let needed = [
            (JournalCode, "JournalCode"),
            (EcritureDate, "EcritureDate"),
            (CompteNum, "CompteNum"),
        ];
        let mut missing: Vec<_> =
            needed.into_iter().filter(|it| self.column(it.0).is_none()).map(|it| it.1).collect();
        if !self.has_both(Debit, Credit) && !self.has_both(Montant, Sens) {
            let split = self.column(Montant).is_some() || self.column(Sens).is_some();
            let amounts = if split {
                [(Montant, "Montant"), (Sens, "Sens")]
            } else {
                [(Debit, "Debit"), (Credit, "Credit")]
            };
            missing.extend(amounts.iter().filter(|it| self.column(it.0).is_none()).map(|it| it.1));
        }
        missing
    }
}

/// The letters of a name, small and without accents.
fn plain(heading: &str) -> String {
    let letters = heading.chars().take(64).flat_map(folded).filter(|it| it.is_alphanumeric());
    letters.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_any_spelling_and_order() {
        for (line, expected) in [
            ("JournalCode\tEcritureDate\tCompteNum\tDebit\tCredit", Some((Separator::Tab, vec![]))),
            (
                "\u{FEFF}journal code|ECRITUREDATE|Compte_Num|D\u{E9}bit|CR\u{C9}DIT",
                Some((Separator::Pipe, vec![])),
            ),
            (
                "Credit;Debit;CompteNum;EcritureDate;JournalCode",
                Some((Separator::Semicolon, vec![])),
            ),
            (
                "\"JournalCode\",\"EcritureDate\",\"CompteNum\",\"Montant\",\"Sens\"",
                Some((Separator::Comma, vec![])),
            ),
            ("JournalCode|EcritureDate|CompteNum|Montant", Some((Separator::Pipe, vec!["Sens"]))),
            (
                "JournalCode|PieceRef|CompteNum|Debit",
                Some((Separator::Pipe, vec!["EcritureDate", "Credit"])),
            ),
            ("CompAuxNum|PieceRef|Debit|Credit", None),
            ("Code client;Facture;Solde", None),
            ("", None),
        ] {
            let header = Header::of(line);
            assert_eq!(header.map(|it| (it.separator, it.missing())), expected, "{line}");
        }
    }

    #[test]
    fn the_day_of_payment_is_no_due_date() {
        let with = |last| {
            let line = format!("JournalCode|EcritureDate|CompteNum|Debit|Credit|{last}");
            Header::of(&line).and_then(|it| it.column(Column::DateLimitReglmt))
        };
        assert_eq!(with("DateRglt"), None);
        assert_eq!(with("DateLimitReglmt"), Some(5));
    }
}
