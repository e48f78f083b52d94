//! Particulars: where and how to reach a customer, as the user corrects them.
//!
//! An import completes them and overwrites what it states; what it does not state stays.

use receivables::identifiers::Siren;
use serde::{Deserialize, Serialize};
use store::CustomerDetails;
use ts_rs::TS;

use crate::{
    failure::Cause,
    ledger::{Ledger, Moment},
};

/// Where and how to reach a customer; every text may be empty but the name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Particulars {
    /// Customer code.
    pub customer: String,
    /// Legal name.
    pub name: String,
    /// Street and number.
    pub address: String,
    /// Second line.
    pub address2: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub town: String,
    /// Country; empty for France.
    pub country: String,
    /// Registered office where letters do not go there, one line each.
    pub registered_office: String,
    /// Phone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// SIREN.
    pub siren: String,
    /// Language of the letters: `fr`, `en` or `de`.
    pub language: String,
    /// Who follows it in house (*chargé de recouvrement*).
    pub collector: String,
    /// Who sells to it (*commercial*).
    pub salesperson: String,
}

/// The particulars as they stand.
pub(crate) fn particulars(ledger: &mut Ledger, code: &str) -> Result<Particulars, Cause> {
    let customer = ledger.customer(code)?;
    let it = customer.details;
    Ok(Particulars {
        customer: customer.code,
        name: customer.name,
        address: it.address,
        address2: it.address2,
        postcode: it.postcode,
        town: it.town,
        country: it.country,
        registered_office: it.registered_office,
        phone: it.phone,
        email: it.email,
        siren: it.siren,
        language: it.language,
        collector: it.collector,
        salesperson: it.salesperson,
    })
}

/// Writes the particulars; what can be checked is checked. A corrected address is a known one: the
/// mark that letters come back from it goes.
pub(crate) fn save_particulars(
    ledger: &mut Ledger,
    moment: &Moment,
    new: &Particulars,
) -> Result<(), Cause> {
    moment.must_be_today()?;
    let customer = ledger.customer(&new.customer)?;
    let name = new.name.trim();
    if name.is_empty() {
        return Err(Cause::NameMissing);
    }
    let siren: String = new.siren.chars().filter(|it| !it.is_whitespace()).collect();
    if !siren.is_empty() && siren.parse::<Siren>().is_err() {
        return Err(Cause::InvalidSiren(new.siren.clone()));
    }
    let language = match new.language.as_str() {
        known @ ("en" | "de") => known,
        _ => "fr",
    };
    let old = &customer.details;
    let details = CustomerDetails {
        address: new.address.trim().to_owned(),
        address2: new.address2.trim().to_owned(),
        postcode: new.postcode.trim().to_owned(),
        town: new.town.trim().to_owned(),
        country: new.country.trim().to_owned(),
        registered_office: new.registered_office.trim().to_owned(),
        phone: new.phone.trim().to_owned(),
        email: new.email.trim().to_owned(),
        siren,
        language: language.to_owned(),
        collector: new.collector.trim().to_owned(),
        salesperson: new.salesperson.trim().to_owned(),
        ..old.clone()
    };
    let place = |it: &CustomerDetails| {
        [&it.address, &it.address2, &it.postcode, &it.town, &it.country].map(Clone::clone)
    };
    let moved = place(&details) != place(old);
    let changed = details != *old || name != customer.name;
    let traits = store::CustomerTraits { address_unknown_since: None, ..customer.traits };
    ledger.change("particulars", moment.now, |change| {
        change.set_particulars(customer.id, name, &details)?;
        if moved {
            change.set_traits(customer.id, &traits)?;
        }
        let summary = serde_json::json!({ "customer": new.customer });
        Ok(((), changed.then(|| summary.to_string())))
    })
}
