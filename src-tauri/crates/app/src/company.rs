//! The company whose receivables these are: the sender of every letter.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The sender. Every text may be empty until the user fills it in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct Company {
    /// Legal name.
    pub name: String,
    /// Legal form and capital: « SAS au capital de 50 000 € ».
    pub legal_form: String,
    /// Street and number.
    pub address: String,
    /// Second line.
    pub address2: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub town: String,
    /// SIREN.
    pub siren: String,
    /// Registry city (*RCS*).
    pub rcs: String,
    /// VAT number.
    pub vat: String,
    /// Phone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// IBAN.
    pub iban: String,
    /// BIC.
    pub bic: String,
    /// Who signs.
    pub signatory: String,
    /// In what capacity.
    pub capacity: String,
}
