//! Mappings: which column holds which fact, and which facts are still to be found.
//!
//! A fact stands in one column at most. What is missing is a list of fields, so that the question
//! to the user is exactly that list.

use crate::{Field, Kind};

/// Which column holds which fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// What the file is taken for.
    pub kind: Kind,
    /// Position of a column, from 0, and what it holds.
    pub columns: Vec<(usize, Field)>,
}

impl Mapping {
    /// The column that holds a fact.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().find(|(_, it)| *it == field).map(|(index, _)| *index)
    }

    /// The fields still to be found; empty when the file can be read.
    ///
    /// A customer is known by code or name, a document dated by its issue or else its due date. A
    /// payment or a reminder may name the document alone.
    pub fn missing(&self) -> Vec<Field> {
        let has = |fields: &[Field]| fields.iter().any(|it| self.column(*it).is_some());
        let wanted = |any: &&[Field]| match any.contains(&Field::Debit) && has(&[Field::Credit]) {
            true => Field::Debit,
            false => any[0],
        };
        self.needs().iter().filter(|any| !has(any)).map(wanted).collect()
    }

    /// Of each of these groups a file needs one. Credits alone are half of an account.
    fn needs(&self) -> &'static [&'static [Field]] {
        use Field::{
            Amount, BookingDate, Credit, CustomerCode, CustomerName, Debit, Due, Issued, Level,
            Number, Open, PaymentDate, ValueDate,
        };
        match self.kind {
            Kind::Documents => {
                &[&[CustomerCode, CustomerName], &[Number], &[Issued, Due], &[Amount, Debit]]
            }
            Kind::OpenItems => {
                &[&[CustomerCode, CustomerName], &[Number], &[Issued, Due], &[Open, Amount, Debit]]
            }
            Kind::Customers => &[&[CustomerName]],
            Kind::Payments => {
                &[&[CustomerCode, CustomerName, Number], &[PaymentDate], &[Amount, Debit, Credit]]
            }
            Kind::TakeOver => &[&[CustomerCode, CustomerName, Number], &[Level]],
            Kind::BankLines => &[&[BookingDate, ValueDate], &[Amount, Debit, Credit]],
        }
    }

    /// Positions of the columns of days.
    pub(crate) fn dates(&self) -> impl Iterator<Item = usize> + Clone + '_ {
        self.columns.iter().filter(|(_, field)| field.is_date()).map(|(index, _)| *index)
    }

    /// Positions of the columns of amounts.
    pub(crate) fn amounts(&self) -> impl Iterator<Item = usize> + Clone + '_ {
        self.columns.iter().filter(|(_, field)| field.is_amount()).map(|(index, _)| *index)
    }
}
