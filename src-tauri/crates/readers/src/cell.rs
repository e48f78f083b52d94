//! Cells: the value of one fact in one row, or what is wrong with it.

use chrono::NaiveDate;
use receivables::{Currency, Money};

use crate::{
    Field, ProblemKind,
    amount::{self, Amount, AmountFault},
    balance::CLAIMS,
    currency,
    date::{self, DateFault},
    record::Record,
    row::{Fault, Plan},
    word::{self, Side, Status},
};

impl Plan {
    /// The day in a cell; `None` where it is blank, or no column holds it.
    pub(crate) fn date(
        &self,
        record: &Record<'_>,
        field: Field,
    ) -> Result<Option<NaiveDate>, Fault> {
        let Some(index) = self.column(field) else { return Ok(None) };
        let cell = record.cell(index);
        if date::is_blank(cell) {
            return Ok(None);
        }
        let number = !self.formats.serials[index] && date::is_number_of_excel(cell);
        let day = date::parse(cell, self.formats.orders[index]);
        let day = if number { Err(DateFault::NotADate) } else { day };
        day.map(Some).map_err(|fault| {
            let value = excerpt(cell);
            let kind = match fault {
                DateFault::NotADate => ProblemKind::NotADate { value },
                DateFault::Impossible => ProblemKind::ImpossibleDate { value },
                DateFault::YearOutOfRange => ProblemKind::YearOutOfRange { value },
            };
            self.fault(field, kind)
        })
    }

    /// A day that the row cannot do without.
    pub(crate) fn needed_date(
        &self,
        record: &Record<'_>,
        field: Field,
    ) -> Result<NaiveDate, Fault> {
        self.date(record, field)?.ok_or_else(|| self.missing(field))
    }

    /// The currency of the column, or else of the amount, or else of the ledger.
    pub(crate) fn row_currency(&self, record: &Record<'_>) -> Result<Currency, Fault> {
        let cell = self.cell(record, Field::Currency);
        if !cell.is_empty() {
            let unknown = || ProblemKind::UnknownCurrency { value: excerpt(cell) };
            return currency::parse(cell).ok_or_else(|| self.fault(Field::Currency, unknown()));
        }
        let bare = |it: &str| it.bytes().next_back().is_none_or(|it| it.is_ascii_digit());
        let named = CLAIMS.into_iter().find_map(|field| {
            let cell = self.cell(record, field);
            let amount = if bare(cell) && bare(cell.get(..1)?) {
                None
            } else {
                self.amount(record, field).ok()?
            };
            amount?.currency
        });
        Ok(named.unwrap_or(self.currency))
    }

    /// The side of the account that the row names.
    pub(crate) fn side(&self, record: &Record<'_>) -> Result<Option<Side>, Fault> {
        let cell = self.cell(record, Field::Sign);
        if cell.is_empty() {
            return Ok(None);
        }
        let unknown = || ProblemKind::UnknownSign { value: excerpt(cell) };
        word::side(cell).map(Some).ok_or_else(|| self.fault(Field::Sign, unknown()))
    }

    /// What the state of the document says of its claim; a state that no list has says nothing.
    pub(crate) fn status(&self, record: &Record<'_>) -> Option<Status> {
        self.column(Field::Status).and_then(|it| word::status(record.cell(it)))
    }

    pub(crate) fn money(
        &self,
        record: &Record<'_>,
        field: Field,
        currency: Currency,
    ) -> Result<Option<Money>, Fault> {
        let money = self.amount(record, field)?.map(|it| it.money(currency));
        money.transpose().map_err(|it| self.amount_fault(record, field, it))
    }

    fn amount(&self, record: &Record<'_>, field: Field) -> Result<Option<Amount>, Fault> {
        let Some(index) = self.column(field) else { return Ok(None) };
        let cell = record.cell(index);
        if cell.is_empty() {
            return Ok(None);
        }
        let mark = self.formats.marks[index];
        Amount::parse(cell, mark).map(Some).map_err(|it| self.amount_fault(record, field, it))
    }

    fn amount_fault(&self, record: &Record<'_>, field: Field, fault: AmountFault) -> Fault {
        let cell = self.cell(record, field);
        let (value, meant) = (excerpt(cell), amount::meant(cell));
        let kind = match fault {
            AmountFault::NotAnAmount => ProblemKind::NotAnAmount { value, meant },
            AmountFault::TooLarge => ProblemKind::AmountTooLarge { value },
        };
        self.fault(field, kind)
    }
}

/// As much of a value as a sentence can show.
pub(crate) fn excerpt(value: &str) -> String {
    value.chars().take(60).collect()
}
