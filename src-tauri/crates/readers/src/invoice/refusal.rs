//! Refusals: why a file is not read as an electronic invoice.
//!
//! One invoice is one claim, so it is read whole or refused whole: an amount or a date that cannot
//! be read is never passed over.

/// Why a file is not read as an electronic invoice.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvoiceRefusal {
    /// A PDF to look at, without the XML of an invoice in it.
    #[error("the PDF holds no invoice in XML")]
    NoXml,
    /// A PDF that is damaged beyond reading.
    #[error("the PDF cannot be read")]
    BadPdf,
    /// XML of another kind.
    #[error("{root:?} is no invoice")]
    NotAnInvoice {
        /// Local name of its root; blank where it stands too far into the file.
        root: String,
    },
    /// A fact that an invoice must have is absent or blank.
    #[error("{} is missing: {field:?}", field.term())]
    Missing {
        /// The fact.
        field: InvoiceField,
    },
    /// No currency (BT-5), so the amounts are amounts of nothing.
    #[error("the invoice has no currency")]
    NoCurrency,
    /// A currency that ISO 4217 does not have.
    #[error("{value:?} is no currency")]
    UnknownCurrency {
        /// The text.
        value: String,
    },
    /// A text that is no day between 1900 and 2100.
    #[error("{value:?} is no date, for {}", field.term())]
    BadDate {
        /// What it should date.
        field: InvoiceField,
        /// The text.
        value: String,
    },
    /// A text that is no plain decimal, or an amount of a hundred billion or more.
    #[error("{value:?} is no amount, for {}", field.term())]
    BadAmount {
        /// What it should be the amount of.
        field: InvoiceField,
        /// The text.
        value: String,
    },
}

/// A fact that an invoice states, by its number in EN 16931.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvoiceField {
    /// Number (BT-1).
    Number,
    /// Day of issue (BT-2).
    Issued,
    /// What the document is (BT-3).
    TypeCode,
    /// Day it falls due (BT-9).
    Due,
    /// Name of the buyer (BT-44).
    BuyerName,
    /// Total without VAT (BT-109).
    Net,
    /// Total VAT (BT-110).
    Vat,
    /// Total with VAT (BT-112).
    Gross,
    /// Paid already (BT-113).
    Prepaid,
    /// Rounding (BT-114).
    Rounding,
    /// What is to be paid (BT-115).
    Payable,
}

impl InvoiceField {
    /// Its number in EN 16931, such as `BT-115`.
    pub fn term(self) -> &'static str {
        match self {
            Self::Number => "BT-1",
            Self::Issued => "BT-2",
            Self::TypeCode => "BT-3",
            Self::Due => "BT-9",
            Self::BuyerName => "BT-44",
            Self::Net => "BT-109",
            Self::Vat => "BT-110",
            Self::Gross => "BT-112",
            Self::Prepaid => "BT-113",
            Self::Rounding => "BT-114",
            Self::Payable => "BT-115",
        }
    }
}
