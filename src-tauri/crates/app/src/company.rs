//! The company whose receivables these are: the sender of every letter.

use receivables::identifiers::{Iban, Siren};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    failure::Cause,
    ledger::{Ledger, Moment},
    rate::PenaltyTerms,
};

/// The sender. Every text may be empty until the user fills it in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct Company {
    /// Legal name.
    pub name: String,
    /// Legal form: « SAS ».
    pub legal_form: String,
    /// Share capital: « 50 000 € ».
    pub capital: String,
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
    /// What its terms of sale say of late payment.
    pub penalty_terms: PenaltyTerms,
}

impl Company {
    /// Whether a letter can leave in its name.
    pub(crate) fn can_send(&self) -> bool {
        [&self.name, &self.address, &self.postcode, &self.town]
            .iter()
            .all(|it| !it.trim().is_empty())
    }
}

/// The sender as it stands.
pub(crate) fn load(ledger: &Ledger) -> Result<Company, Cause> {
    let profile = ledger.store.company()?.profile;
    serde_json::from_str(&profile).map_err(|error| Cause::Internal(error.to_string()))
}

/// Changes the sender; what can be checked is checked.
pub(crate) fn save(ledger: &mut Ledger, moment: &Moment, company: &Company) -> Result<(), Cause> {
    if !company.iban.trim().is_empty() && company.iban.parse::<Iban>().is_err() {
        return Err(Cause::InvalidIban(company.iban.clone()));
    }
    if !company.siren.trim().is_empty() && company.siren.parse::<Siren>().is_err() {
        return Err(Cause::InvalidSiren(company.siren.clone()));
    }
    company.penalty_terms.read()?;
    let profile = serde_json::to_string(company).map_err(|it| Cause::Internal(it.to_string()))?;
    ledger.change("company", moment.now, |change| {
        change.save_company(&profile)?;
        Ok(((), Some(profile.clone())))
    })
}
