//! Fields: the facts that a column can hold, and which of them an import cannot do without.
//!
//! A mapping gives a field to a column, each at most once. What is missing from a mapping is a list
//! of fields, so that the question to the user is exactly that list.

/// What a file is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Every document with its settlement date.
    Documents,
    /// What is open on one day.
    OpenItems,
    /// Names, addresses and phone numbers.
    Customers,
}

/// A fact that a column can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Customer code.
    CustomerCode,
    /// Customer name.
    CustomerName,
    /// Document number.
    Number,
    /// Document type: invoice, credit note, payment.
    Kind,
    /// Day of issue.
    Issued,
    /// Due date.
    Due,
    /// Amount including VAT, as issued.
    Amount,
    /// What is open.
    Open,
    /// What was paid.
    Paid,
    /// Debit of the customer account.
    Debit,
    /// Credit of the customer account.
    Credit,
    /// Settlement date.
    Settled,
    /// Currency.
    Currency,
    /// Whether it is disputed.
    Disputed,
    /// The customer's own reference, such as an order number.
    Reference,
    /// Street and number.
    Address,
    /// Second address line.
    Address2,
    /// Postcode.
    Postcode,
    /// Town.
    Town,
    /// Country.
    Country,
    /// Phone.
    Phone,
    /// E-mail.
    Email,
    /// Contact person.
    Contact,
    /// SIREN or SIRET.
    Siren,
    /// Language of the letters.
    Language,
}

/// Which column holds which fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// What the file is taken for.
    pub kind: Kind,
    /// Position of a column, from 0, and what it holds.
    pub columns: Vec<(usize, Field)>,
}

impl Kind {
    /// The fields that a file of this kind is asked for, in the order of a mapping screen.
    pub fn fields(self) -> &'static [Field] {
        use Field::*;
        const ACCOUNT: [Field; 15] = [
            CustomerCode,
            CustomerName,
            Number,
            Kind,
            Issued,
            Due,
            Amount,
            Open,
            Paid,
            Debit,
            Credit,
            Settled,
            Currency,
            Disputed,
            Reference,
        ];
        const CUSTOMERS: [Field; 12] = [
            CustomerCode,
            CustomerName,
            Address,
            Address2,
            Postcode,
            Town,
            Country,
            Phone,
            Email,
            Contact,
            Siren,
            Language,
        ];
        match self {
            Self::Documents | Self::OpenItems => &ACCOUNT,
            Self::Customers => &CUSTOMERS,
        }
    }
}

impl Mapping {
    /// The column that holds a fact.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().find(|(_, it)| *it == field).map(|(index, _)| *index)
    }

    /// The fields still to be found; empty when the file can be read.
    ///
    /// A customer is known by code or name, a document dated by its issue or else its due date.
    pub fn missing(&self) -> Vec<Field> {
        let has = |fields: &[Field]| fields.iter().any(|it| self.column(*it).is_some());
        let amount: &[Field] = match self.kind {
            Kind::Documents => &[Field::Amount, Field::Debit, Field::Credit],
            Kind::OpenItems => &[Field::Open, Field::Amount, Field::Debit, Field::Credit],
            Kind::Customers => {
                return if has(&[Field::CustomerName]) {
                    vec![]
                } else {
                    vec![Field::CustomerName]
                };
            }
        };
        let needs: [&[Field]; 4] = [
            &[Field::CustomerCode, Field::CustomerName],
            &[Field::Number],
            &[Field::Issued, Field::Due],
            amount,
        ];
        needs.into_iter().filter(|any| !has(any)).map(|any| any[0]).collect()
    }
}
