//! Balances: what was claimed, paid and left open, from the columns that a file happens to have.
//!
//! Debit and credit make one amount; amount less paid is what is open. No single amount reaches a
//! hundred billion, so none of these differences can overflow.

use receivables::{Currency, ItemKind, Money};

use crate::{
    Field, FileTotal, Kind, ProblemKind,
    amount::{self, Amount, AmountFault},
    currency,
    document::{DocumentReader, excerpt},
    record::Record,
    row::Fault,
};

/// Where an amount may stand, the surest first.
const CLAIMS: [Field; 4] = [Field::Amount, Field::Open, Field::Debit, Field::Credit];

/// The amounts of a row as they stand in the file.
pub(crate) struct Balance {
    pub(crate) original: Money,
    pub(crate) open: Option<Money>,
    pub(crate) paid: Option<Money>,
}

impl DocumentReader {
    /// The amounts of a row, in the signs of the file.
    pub(crate) fn balance(&self, record: &Record<'_>) -> Result<Balance, Fault> {
        let currency = self.row_currency(record)?;
        let read = |field| self.money(record, field, currency);
        let (amount, open, paid) = (read(Field::Amount)?, read(Field::Open)?, read(Field::Paid)?);
        let turnover = turnover(read(Field::Debit)?, read(Field::Credit)?);
        let original = amount.or(turnover).or(open).ok_or_else(|| self.missing_claim())?;
        let computed = self.plan.column(Field::Open).is_none() || paid.is_some();
        let open = match self.kind {
            Kind::OpenItems if open.is_none() && computed => Some(less(original, paid)),
            Kind::OpenItems => Some(open.ok_or_else(|| self.plan.missing(Field::Open))?),
            Kind::Documents | Kind::Customers => open,
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

    /// The currency of the column, or else of the amount, or else of the ledger.
    fn row_currency(&self, record: &Record<'_>) -> Result<Currency, Fault> {
        let cell = self.plan.cell(record, Field::Currency);
        if !cell.is_empty() {
            let unknown = || ProblemKind::UnknownCurrency { value: excerpt(cell) };
            return currency::parse(cell)
                .ok_or_else(|| self.plan.fault(Field::Currency, unknown()));
        }
        let bare = |it: &str| it.bytes().next_back().is_none_or(|it| it.is_ascii_digit());
        let named = CLAIMS.into_iter().find_map(|field| {
            let cell = self.plan.cell(record, field);
            let amount = if bare(cell) && bare(cell.get(..1)?) {
                None
            } else {
                self.amount(record, field).ok()?
            };
            amount?.currency
        });
        Ok(named.unwrap_or(self.currency))
    }

    fn missing_claim(&self) -> Fault {
        let mapped = CLAIMS.into_iter().find(|it| self.plan.column(*it).is_some());
        self.plan.missing(mapped.unwrap_or(Field::Amount))
    }

    fn money(
        &self,
        record: &Record<'_>,
        field: Field,
        currency: Currency,
    ) -> Result<Option<Money>, Fault> {
        let money = self.amount(record, field)?.map(|it| it.money(currency));
        money.transpose().map_err(|it| self.amount_fault(record, field, it))
    }

    fn amount(&self, record: &Record<'_>, field: Field) -> Result<Option<Amount>, Fault> {
        let Some(index) = self.plan.column(field) else { return Ok(None) };
        let cell = record.cell(index);
        if cell.is_empty() {
            return Ok(None);
        }
        let mark = self.plan.formats.marks[index];
        Amount::parse(cell, mark).map(Some).map_err(|it| self.amount_fault(record, field, it))
    }

    fn amount_fault(&self, record: &Record<'_>, field: Field, fault: AmountFault) -> Fault {
        let cell = self.plan.cell(record, field);
        let (value, meant) = (excerpt(cell), amount::meant(cell));
        let kind = match fault {
            AmountFault::NotAnAmount => ProblemKind::NotAnAmount { value, meant },
            AmountFault::TooLarge => ProblemKind::AmountTooLarge { value },
        };
        self.plan.fault(field, kind)
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
fn turnover(debit: Option<Money>, credit: Option<Money>) -> Option<Money> {
    let (any, minor) = (debit.or(credit)?, |it: Option<Money>| it.map_or(0, |it| it.minor));
    Some(Money { minor: minor(debit) - minor(credit), ..any })
}

/// What is left of an amount; what was paid of a credit counts as one, whatever its sign.
fn less(original: Money, paid: Option<Money>) -> Money {
    let paid = paid.map_or(0, |it| if original.minor < 0 { -it.minor.abs() } else { it.minor });
    Money { minor: original.minor - paid, ..original }
}
