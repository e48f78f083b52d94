//! Balances: what was claimed, paid and left open, from the columns that a file happens to have.
//!
//! Debit and credit make one amount; a column of signs says on which side an unsigned amount stands;
//! amount less paid is what is open. No single amount reaches a hundred billion, so none of these
//! differences can overflow.

use receivables::{ItemKind, Money};

use crate::{
    Field, FileTotal, Kind,
    record::Record,
    row::{Fault, Plan},
    word::{Side, Status},
};

/// Where an amount may stand, the surest first.
pub(crate) const CLAIMS: [Field; 4] = [Field::Amount, Field::Open, Field::Debit, Field::Credit];

/// The amounts of a row as they stand in the file.
pub(crate) struct Balance {
    pub(crate) original: Money,
    pub(crate) open: Option<Money>,
    pub(crate) paid: Option<Money>,
}

impl Plan {
    /// The amounts of a document, in the signs of the file.
    pub(crate) fn balance(&self, record: &Record<'_>) -> Result<Balance, Fault> {
        let currency = self.row_currency(record)?;
        let read = |field| self.money(record, field, currency);
        let side = self.side(record)?;
        let sided = |it: Money| match side {
            Some(Side::Credit) => Money { minor: -it.minor.abs(), ..it },
            Some(Side::Debit) | None => it,
        };
        let (amount, open) = (read(Field::Amount)?.map(sided), read(Field::Open)?.map(sided));
        let paid = read(Field::Paid)?;
        let turnover = turnover(read(Field::Debit)?, read(Field::Credit)?);
        let original = amount.or(turnover).or(open).ok_or_else(|| self.missing_claim())?;
        let computed = self.column(Field::Open).is_none() || paid.is_some();
        let open = match self.kind {
            // Some packages leave what was due in the column of what is.
            _ if self.status(record) == Some(Status::Paid) => Some(Money { minor: 0, ..original }),
            Kind::OpenItems if open.is_none() && computed => Some(less(original, paid)),
            Kind::OpenItems => Some(open.ok_or_else(|| self.missing(Field::Open))?),
            _ => open,
        };
        Ok(Balance { original, open, paid })
    }

    /// The amounts of a total line, as far as it has any.
    pub(crate) fn total(&self, record: &Record<'_>) -> FileTotal {
        let read = |field| self.money(record, field, self.currency).ok().flatten();
        let turnover = turnover(read(Field::Debit), read(Field::Credit));
        let original = read(Field::Amount).or(turnover);
        FileTotal { line: record.line, original, open: read(Field::Open) }
    }

    /// That the row has no amount at all.
    pub(crate) fn missing_claim(&self) -> Fault {
        let mapped = CLAIMS.into_iter().find(|it| self.column(*it).is_some());
        self.missing(mapped.unwrap_or(Field::Amount))
    }
}

/// In the sign of the account.
pub(crate) fn of_account(kind: ItemKind, amount: Money) -> Money {
    match kind {
        ItemKind::Invoice => amount,
        ItemKind::CreditNote | ItemKind::Payment => Money { minor: -amount.minor.abs(), ..amount },
    }
}

/// Debit less credit, where there is either.
pub(crate) fn turnover(debit: Option<Money>, credit: Option<Money>) -> Option<Money> {
    let (any, minor) = (debit.or(credit)?, |it: Option<Money>| it.map_or(0, |it| it.minor));
    Some(Money { minor: minor(debit) - minor(credit), ..any })
}

/// What is left of an amount; what was paid of a credit counts as one, whatever its sign.
fn less(original: Money, paid: Option<Money>) -> Money {
    let paid = paid.map_or(0, |it| if original.minor < 0 { -it.minor.abs() } else { it.minor });
    Money { minor: original.minor - paid, ..original }
}
