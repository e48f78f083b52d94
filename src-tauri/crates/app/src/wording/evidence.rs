//! Evidence: what a file is, and why a column is taken for what it is.

use readers::{Clue, DateOrder, DecimalMark};

use super::Words;

impl Words {
    /// Why a column is taken for what it is: what heading and contents show.
    pub(crate) fn evidence(self, clues: &[Clue]) -> String {
        let told: Vec<_> = clues.iter().map(|it| self.clue(it)).collect();
        told.join(" · ")
    }

    fn clue(self, clue: &Clue) -> String {
        match clue {
            Clue::KnownHeading { field } => {
                let field = self.field((*field).into());
                self.pick(format!("en-tête connu : {field}"), format!("known heading: {field}"))
            }
            Clue::Resembles { field } => {
                let field = self.field((*field).into());
                self.pick(format!("ressemble à : {field}"), format!("resembles: {field}"))
            }
            Clue::Dates { cells, filled } => self.pick(
                format!("{cells} dates sur {filled}"),
                format!("{cells} of {filled} are dates"),
            ),
            Clue::Order { order: DateOrder::DayFirst, value, line } => self.pick(
                format!("jour d’abord (« {value} », ligne {line})"),
                format!("day first (“{value}”, line {line})"),
            ),
            Clue::Order { order: DateOrder::MonthFirst, value, line } => self.pick(
                format!("mois d’abord (« {value} », ligne {line})"),
                format!("month first (“{value}”, line {line})"),
            ),
            Clue::EitherOrder { .. } => {
                self.pick("jour et mois interchangeables", "day and month could be swapped")
            }
            Clue::Amounts { cells, filled } => self.pick(
                format!("{cells} montants sur {filled}"),
                format!("{cells} of {filled} are amounts"),
            ),
            Clue::Mark { mark: DecimalMark::Comma, value, line } => self.pick(
                format!("virgule décimale (« {value} », ligne {line})"),
                format!("decimal comma (“{value}”, line {line})"),
            ),
            Clue::Mark { mark: DecimalMark::Dot, value, line } => self.pick(
                format!("point décimal (« {value} », ligne {line})"),
                format!("decimal point (“{value}”, line {line})"),
            ),
            Clue::EitherMark { .. } => self.pick("milliers ou décimales", "thousands or decimals"),
            Clue::Unique { cells } => self.pick(
                format!("{cells} valeurs, toutes différentes"),
                format!("{cells} values, all different"),
            ),
            Clue::Constant { value } => {
                self.pick(format!("toujours « {value} »"), format!("always “{value}”"))
            }
            Clue::Empty { cells, rows } => self.pick(
                format!("{cells} vide{} sur {rows}", if *cells > 1 { "s" } else { "" }),
                format!("{cells} of {rows} blank"),
            ),
            Clue::GroupLines { count } => self.pick(
                format!("nom de groupe sur {count} lignes de titre"),
                format!("name of the group on {count} lines of its own"),
            ),
        }
    }
}
