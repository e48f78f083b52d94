//! UBL, the Universal Business Language of OASIS: `Invoice` and `CreditNote`.

use super::{
    PartyId,
    draft::{Draft, add, keep},
};
use crate::xml::Element;

/// Elements that hold a fact of the invoice, and the lines.
pub(super) const NAMES: [&str; 18] = [
    "CustomizationID",
    "ID",
    "IssueDate",
    "DueDate",
    "InvoiceTypeCode",
    "CreditNoteTypeCode",
    "DocumentCurrencyCode",
    "BuyerReference",
    "OrderReference",
    "BillingReference",
    "AccountingSupplierParty",
    "AccountingCustomerParty",
    "PaymentMeans",
    "PaymentTerms",
    "TaxTotal",
    "LegalMonetaryTotal",
    "InvoiceLine",
    "CreditNoteLine",
];

/// Takes the facts of one element right under the root; others of these names belong to
/// attachments and parties.
pub(super) fn take(draft: &mut Draft, ancestors: &[String], element: Element) {
    if ancestors.len() != 1 {
        return;
    }
    match element.name.as_str() {
        "CustomizationID" => keep(&mut draft.profile, &element.text),
        "ID" => keep(&mut draft.number, &element.text),
        "IssueDate" => keep(&mut draft.issued, &element.text),
        "DueDate" => add(&mut draft.due, &element.text),
        "InvoiceTypeCode" | "CreditNoteTypeCode" => keep(&mut draft.type_code, &element.text),
        "DocumentCurrencyCode" => keep(&mut draft.currency, &element.text),
        "BuyerReference" => keep(&mut draft.buyer.reference, &element.text),
        "OrderReference" => keep(&mut draft.order, element.text_at("ID")),
        "BillingReference" => {
            add(&mut draft.preceding, element.text_at("InvoiceDocumentReference/ID"));
        }
        "AccountingSupplierParty" => seller(draft, &element),
        "AccountingCustomerParty" => buyer(draft, &element),
        "PaymentMeans" => {
            add(&mut draft.payment_means, element.text_at("PaymentMeansCode"));
            add(&mut draft.payee_ibans, element.text_at("PayeeFinancialAccount/ID"));
            // Where a credit note has its due date.
            add(&mut draft.due, element.text_at("PaymentDueDate"));
        }
        "PaymentTerms" => add(&mut draft.terms, element.text_at("Note")),
        "TaxTotal" => vat(draft, &element),
        "LegalMonetaryTotal" => totals(draft, &element),
        "InvoiceLine" | "CreditNoteLine" => draft.lines += 1,
        _ => (),
    }
}

fn seller(draft: &mut Draft, element: &Element) {
    let Some(party) = element.child("Party") else { return };
    let seller = &mut draft.seller;
    keep(&mut seller.name, name(party));
    keep(&mut seller.vat, tax_scheme(party, true));
    keep(&mut seller.tax_number, tax_scheme(party, false));
    seller.legal_ids.extend(legal_ids(party));
}

fn buyer(draft: &mut Draft, element: &Element) {
    let Some(party) = element.child("Party") else { return };
    let buyer = &mut draft.buyer;
    keep(&mut buyer.name, name(party));
    keep(&mut buyer.vat, tax_scheme(party, true));
    buyer.legal_ids.extend(legal_ids(party));
    let ids = party.children("PartyIdentification").filter_map(|it| it.child("ID"));
    buyer.other_ids.extend(ids.filter_map(PartyId::of));
    if let Some(address) = party.child("PostalAddress") {
        for line in ["StreetName", "AdditionalStreetName", "AddressLine/Line"] {
            add(&mut buyer.address, address.text_at(line));
        }
        keep(&mut buyer.postcode, address.text_at("PostalZone"));
        keep(&mut buyer.town, address.text_at("CityName"));
        keep(&mut buyer.country, address.text_at("Country/IdentificationCode"));
    }
    keep(&mut buyer.email, party.text_at("Contact/ElectronicMail"));
    let address = party.child("EndpointID");
    if let Some(address) = address.filter(|it| it.attribute("schemeID") == Some("EM")) {
        keep(&mut buyer.email, &address.text);
    }
}

/// The registered name; the trade name where there is none.
fn name(party: &Element) -> &str {
    match party.text_at("PartyLegalEntity/RegistrationName") {
        "" => party.text_at("PartyName/Name"),
        name => name,
    }
}

/// The number under the VAT scheme, or under any other.
fn tax_scheme(party: &Element, vat: bool) -> &str {
    let mut schemes = party.children("PartyTaxScheme");
    let scheme = schemes.find(|it| (it.text_at("TaxScheme/ID") == "VAT") == vat);
    scheme.map_or("", |it| it.text_at("CompanyID"))
}

fn legal_ids(party: &Element) -> impl Iterator<Item = PartyId> {
    let ids = party.children("PartyLegalEntity").filter_map(|it| it.child("CompanyID"));
    ids.filter_map(PartyId::of)
}

fn vat(draft: &mut Draft, element: &Element) {
    if let Some(amount) = element.child("TaxAmount") {
        let currency = amount.attribute("currencyID").unwrap_or_default().to_owned();
        draft.vat.push((currency, amount.text.clone()));
    }
}

fn totals(draft: &mut Draft, element: &Element) {
    keep(&mut draft.net, element.text_at("TaxExclusiveAmount"));
    keep(&mut draft.gross, element.text_at("TaxInclusiveAmount"));
    keep(&mut draft.prepaid, element.text_at("PrepaidAmount"));
    keep(&mut draft.rounding, element.text_at("PayableRoundingAmount"));
    keep(&mut draft.payable, element.text_at("PayableAmount"));
}
