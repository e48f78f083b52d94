//! Running sums: what the money columns of a table come to after each of its rows.

use receivables::{
    Money,
    letter::{Language, LetterError},
};

use crate::{DocumentError, fonts::Face, layout::Row, typography::figures};

/// Money of a row, column by column; none where a column holds none.
pub type Amounts = Vec<Option<Money>>;

/// Sums of the money columns after each row, from none to all.
pub struct RunningSums(Vec<Amounts>);

impl RunningSums {
    /// Adds rows up, from the zero of each money column.
    pub fn new(zero: Amounts, rows: impl Iterator<Item = Amounts>) -> Result<Self, DocumentError> {
        let mut sums = vec![zero];
        for row in rows {
            let last = sums.last().cloned().unwrap_or_default();
            let next = last.into_iter().zip(row).map(|(sum, amount)| add(sum, amount));
            sums.push(next.collect::<Result<_, _>>()?);
        }
        Ok(Self(sums))
    }

    /// How many rows were added up.
    pub fn rows(&self) -> usize {
        self.0.len() - 1
    }

    /// The row that shows the sums after a number of rows.
    pub fn row(&self, after: usize, label: &str, language: Language) -> Row {
        let mut cells: Vec<String> = self.0[after.min(self.rows())]
            .iter()
            .map(|sum| sum.map_or(String::new(), |it| cell(it, language)))
            .collect();
        label.clone_into(&mut cells[0]);
        Row { cells, face: Face::Regular, note: None }
    }
}

/// Figures of a cell; nothing is a dash.
pub fn cell(money: Money, language: Language) -> String {
    if money.minor == 0 { "–".to_owned() } else { figures(money, language) }
}

fn add(sum: Option<Money>, amount: Option<Money>) -> Result<Option<Money>, LetterError> {
    let (Some(sum), Some(amount)) = (sum, amount) else { return Ok(sum) };
    if sum.currency != amount.currency {
        let (expected, found) = (sum.currency, amount.currency);
        return Err(LetterError::MixedCurrencies { expected, found });
    }
    let minor = sum.minor.checked_add(amount.minor).ok_or(LetterError::TooLarge)?;
    Ok(Some(Money { minor, ..sum }))
}
