//! Parties: who claims and who owes, and by what the one who owes is known again.

use receivables::identifiers::{Siren, Siret, VatNumber};

use crate::xml::Element;

/// Countries, in the sense of ISO 3166, whose companies are in the register SIRENE.
const SIRENE: [&str; 9] = ["FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF"];

/// A number that a register gave a company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyId {
    /// As written.
    pub value: String,
    /// The register, as a code of ISO 6523: 0002 is SIRENE, 0009 its establishments.
    pub scheme: Option<String>,
}

/// Who claims: the supplier.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seller {
    /// Name (BT-27).
    pub name: String,
    /// VAT number (BT-31), as written; blank where there is none.
    pub vat: String,
    /// Tax number of another kind (BT-32).
    pub tax_number: String,
    /// Legal registration (BT-30).
    pub legal_ids: Vec<PartyId>,
}

/// Who owes: the customer. What the file does not say is blank.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Buyer {
    /// Name (BT-44).
    pub name: String,
    /// VAT number (BT-48), as written.
    pub vat: String,
    /// Legal registration (BT-47).
    pub legal_ids: Vec<PartyId>,
    /// Other identifiers (BT-46): of a register, or one the seller gave.
    pub other_ids: Vec<PartyId>,
    /// What the buyer asked to be quoted (BT-10).
    pub reference: String,
    /// Lines of the address (BT-50, BT-51, BT-163), those that are filled.
    pub address: Vec<String>,
    /// Postcode (BT-53).
    pub postcode: String,
    /// Town (BT-52).
    pub town: String,
    /// Country, as two letters of ISO 3166 (BT-55).
    pub country: String,
    /// E-mail of the contact, or the electronic address that is one (BT-58, BT-49).
    pub email: String,
}

impl PartyId {
    /// An identifier with its scheme, unless it is blank.
    pub(super) fn of(element: &Element) -> Option<Self> {
        let scheme = element.attribute("schemeID").filter(|it| !it.is_empty());
        let id = Self { value: element.text.clone(), scheme: scheme.map(str::to_owned) };
        (!id.value.is_empty()).then_some(id)
    }
}

impl Buyer {
    /// The company, if an identifier of the French register or a French VAT number holds it and
    /// its key is right. Many files write a SIRET where the scheme says SIREN: both are read.
    pub fn siren(&self) -> Option<Siren> {
        let registered = self.legal_ids.iter().chain(&self.other_ids);
        let french = registered.filter(|it| match it.scheme.as_deref() {
            Some(scheme) => matches!(scheme, "0002" | "0009"),
            None => SIRENE.contains(&self.country.as_str()),
        });
        french.filter_map(|it| siren(&it.value)).next().or_else(|| {
            let vat: VatNumber = self.vat.parse().ok()?;
            Some(vat.siren())
        })
    }

    /// What the same buyer is known by on every invoice: the SIREN, else the VAT number in
    /// capitals without spaces, else the name.
    ///
    /// ```
    /// use readers::invoice::Buyer;
    /// let mut buyer = Buyer { name: "Durand".into(), ..Buyer::default() };
    /// assert_eq!(buyer.code(), "Durand");
    /// buyer.vat = "be 0123 456 749".into();
    /// assert_eq!(buyer.code(), "BE0123456749");
    /// buyer.vat = "FR44732829320".into();
    /// assert_eq!(buyer.code(), "732829320");
    /// ```
    pub fn code(&self) -> String {
        if let Some(siren) = self.siren() {
            return siren.as_str().to_owned();
        }
        let vat: String = self.vat.split_whitespace().collect();
        if vat.is_empty() { self.name.clone() } else { vat.to_uppercase() }
    }
}

fn siren(value: &str) -> Option<Siren> {
    let establishment = || value.parse::<Siret>().ok().map(|it| it.siren());
    value.parse().ok().or_else(establishment)
}
