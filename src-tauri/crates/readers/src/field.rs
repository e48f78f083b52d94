//! Fields: the facts that a column can hold, and the kinds of file that hold them.

/// What a file is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Every document with its settlement date.
    Documents,
    /// What is open on one day.
    OpenItems,
    /// Names, addresses and phone numbers.
    Customers,
    /// Payments received, as a journal of them lists them.
    Payments,
    /// How far customers or documents were reminded elsewhere.
    TakeOver,
    /// Lines of a bank statement, laid out as a table.
    BankLines,
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
    /// Side of the account on which an unsigned amount stands: D or C.
    Sign,
    /// State of the document: draft, open, paid, void.
    Status,
    /// Agreed payment terms, as text.
    Terms,
    /// VAT number.
    Vat,
    /// Second contact person.
    Contact2,
    /// Second phone.
    Phone2,
    /// Second e-mail.
    Email2,
    /// Who follows the customer in house.
    Collector,
    /// Who sells to the customer.
    Salesperson,
    /// Day of a payment.
    PaymentDate,
    /// Means of a payment: transfer, cheque.
    Mode,
    /// Last reminder level.
    Level,
    /// Day of the last reminder.
    LastContact,
    /// Day on which the bank booked.
    BookingDate,
    /// Day from which the bank counts.
    ValueDate,
    /// Text of a bank line.
    Label,
    /// Balance of the bank account after the line.
    Balance,
    /// Who paid or was paid.
    Counterparty,
    /// Bank account.
    Account,
}

impl Field {
    /// How many facts there are.
    pub(crate) const COUNT: usize = Self::Account as usize + 1;

    /// Whether the column holds days.
    pub(crate) fn is_date(self) -> bool {
        DATES.contains(&self)
    }

    /// Whether it is of the customer, beside its code and its name.
    pub(crate) fn is_particular(self) -> bool {
        !matches!(self, Self::CustomerCode | Self::CustomerName)
            && Kind::Customers.fields().contains(&self)
    }

    /// Whether the column holds amounts.
    pub(crate) fn is_amount(self) -> bool {
        AMOUNTS.contains(&self)
    }
}

const DATES: [Field; 7] = [
    Field::Issued,
    Field::Due,
    Field::Settled,
    Field::PaymentDate,
    Field::LastContact,
    Field::BookingDate,
    Field::ValueDate,
];

const AMOUNTS: [Field; 6] =
    [Field::Amount, Field::Open, Field::Paid, Field::Debit, Field::Credit, Field::Balance];

impl Kind {
    /// Whether its rows are documents.
    pub(crate) fn is_of_documents(self) -> bool {
        matches!(self, Self::Documents | Self::OpenItems)
    }

    /// The fields that a file of this kind is asked for, in the order of a mapping screen.
    #[rustfmt::skip]
    pub fn fields(self) -> &'static [Field] {
        use Field::*;
        match self {
            Self::Documents | Self::OpenItems => &[
                CustomerCode, CustomerName, Number, Kind, Issued, Due, Amount, Open, Paid, Debit, Credit,
                Sign, Settled, Currency, Status, Disputed, Reference,
                Collector, Salesperson,
            ],
            Self::Customers => &[
                CustomerCode, CustomerName, Address, Address2, Postcode, Town, Country, Phone, Phone2,
                Email, Email2, Contact, Contact2, Siren, Vat, Terms, Language,
                Collector, Salesperson,
            ],
            Self::Payments => &[
                CustomerCode, CustomerName, PaymentDate, Amount, Debit, Credit, Sign, Currency, Number,
                Reference, Mode,
            ],
            Self::TakeOver => &[CustomerCode, CustomerName, Number, Level, LastContact],
            Self::BankLines => &[
                BookingDate, ValueDate, Label, Amount, Debit, Credit, Sign, Currency, Balance, Reference,
                Counterparty, Account,
            ],
        }
    }
}
