//! What to remember of a receipt once the user has said whose it is.

use super::{OpenAccounts, Receipt, index::plain_iban, words};
use crate::CustomerId;

/// Words of payers that pay for anybody: factors, payment services, treasuries, remittances.
const GENERIC: [&str; 34] = [
    "FACTOR",
    "FACTORING",
    "FACTORS",
    "AFFACTURAGE",
    "FACTOFRANCE",
    "EUROFACTOR",
    "REMISE",
    "REMISES",
    "CHEQUE",
    "CHEQUES",
    "CHQ",
    "ESPECES",
    "VERSEMENT",
    "STRIPE",
    "PAYPAL",
    "SUMUP",
    "MOLLIE",
    "GOCARDLESS",
    "ADYEN",
    "WORLDLINE",
    "PAYPLUG",
    "ZETTLE",
    "TRESOR",
    "TRESORERIE",
    "DGFIP",
    "DRFIP",
    "DDFIP",
    "FINANCES",
    "PUBLIQUES",
    "CB",
    "CARTE",
    "CARTES",
    "BANQUE",
    "INCONNU",
];

/// What tells the next receipt of the same payer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Learnt {
    /// The payer's name as the bank writes it, to be kept with [`super::Customer::aliases`].
    pub alias: Option<String>,
    /// The account it paid from, to be kept with [`super::Customer::ibans`].
    pub iban: Option<String>,
}

impl Learnt {
    /// Everything a receipt may ever have taught: what to forget when it was the wrong customer's.
    pub fn of(receipt: &Receipt) -> Self {
        let (alias, iban) = (words::payer_key(&receipt.payer), plain_iban(&receipt.payer_iban));
        Self {
            alias: Some(alias).filter(|it| !it.is_empty()),
            iban: Some(iban).filter(|it| !it.is_empty()),
        }
    }
}

impl OpenAccounts {
    /// What to remember after the user accepted that a receipt is this customer's.
    ///
    /// Nothing of a payer that pays for anybody, such as a factor or a remittance of cheques,
    /// nor of one that is without doubt another customer; no name that says nothing, none that
    /// the customer bears itself, and none that may as well mean another.
    pub fn learn(&self, receipt: &Receipt, customer: CustomerId) -> Learnt {
        let name = words::words(&receipt.payer);
        let bearer = self.bearer(&receipt.payer);
        if name.iter().any(|it| GENERIC.contains(&it.as_str()))
            || bearer.is_some_and(|it| it != customer)
        {
            return Learnt::default();
        }
        let alias = words::payer_key(&receipt.payer);
        let letters = alias.bytes().filter(u8::is_ascii_alphabetic).count();
        let ambiguous = self.is_ambiguous(&receipt.payer, customer);
        let iban = plain_iban(&receipt.payer_iban);
        Learnt {
            alias: (letters >= 4 && bearer.is_none() && !ambiguous).then_some(alias),
            iban: (iban.len() >= 14 && !name.is_empty()).then_some(iban),
        }
    }
}
