//! CII, the Cross Industry Invoice of UN/CEFACT, and its elder of ZUGFeRD 1.
//!
//! The two differ in the names of the containers, which are passed over: what stands in them has
//! the same names in both.

use super::{
    PartyId,
    draft::{Draft, add, keep},
};
use crate::xml::Element;

/// Elements that hold a fact of the invoice, and the lines, which have some of them again inside.
pub(super) const NAMES: [&str; 14] = [
    "GuidelineSpecifiedDocumentContextParameter",
    "ExchangedDocument",
    "HeaderExchangedDocument",
    "SellerTradeParty",
    "BuyerTradeParty",
    "BuyerReference",
    "BuyerOrderReferencedDocument",
    "InvoiceCurrencyCode",
    "InvoiceReferencedDocument",
    "SpecifiedTradeSettlementPaymentMeans",
    "SpecifiedTradePaymentTerms",
    "SpecifiedTradeSettlementHeaderMonetarySummation",
    "SpecifiedTradeSettlementMonetarySummation",
    "IncludedSupplyChainTradeLineItem",
];

/// Takes the facts of one element; each name stands in one container only.
pub(super) fn take(draft: &mut Draft, _ancestors: &[String], element: Element) {
    match element.name.as_str() {
        "GuidelineSpecifiedDocumentContextParameter" => {
            keep(&mut draft.profile, element.text_at("ID"));
        }
        "ExchangedDocument" | "HeaderExchangedDocument" => {
            keep(&mut draft.number, element.text_at("ID"));
            keep(&mut draft.type_code, element.text_at("TypeCode"));
            keep(&mut draft.issued, day(&element, "IssueDateTime"));
        }
        "SellerTradeParty" => seller(draft, &element),
        "BuyerTradeParty" => buyer(draft, &element),
        "BuyerReference" => keep(&mut draft.buyer.reference, &element.text),
        "BuyerOrderReferencedDocument" => keep(&mut draft.order, assigned_id(&element)),
        "InvoiceCurrencyCode" => keep(&mut draft.currency, &element.text),
        "InvoiceReferencedDocument" => add(&mut draft.preceding, assigned_id(&element)),
        "SpecifiedTradeSettlementPaymentMeans" => payment_means(draft, &element),
        "SpecifiedTradePaymentTerms" => {
            add(&mut draft.terms, element.text_at("Description"));
            add(&mut draft.due, day(&element, "DueDateDateTime"));
        }
        "SpecifiedTradeSettlementHeaderMonetarySummation"
        | "SpecifiedTradeSettlementMonetarySummation" => totals(draft, &element),
        "IncludedSupplyChainTradeLineItem" => draft.lines += 1,
        _ => (),
    }
}

/// The text of a date, whichever of its two types it is written in.
fn day<'a>(element: &'a Element, name: &str) -> &'a str {
    let Some(moment) = element.child(name) else { return "" };
    match moment.text_at("DateTimeString") {
        "" => moment.text_at("DateTime"),
        text => text,
    }
}

/// The number of another document; ZUGFeRD 1 calls it an ID.
fn assigned_id(element: &Element) -> &str {
    match element.text_at("IssuerAssignedID") {
        "" => element.text_at("ID"),
        text => text,
    }
}

fn seller(draft: &mut Draft, element: &Element) {
    let seller = &mut draft.seller;
    keep(&mut seller.name, element.text_at("Name"));
    keep(&mut seller.vat, tax_registration(element, "VA"));
    keep(&mut seller.tax_number, tax_registration(element, "FC"));
    seller.legal_ids.extend(legal_id(element));
}

fn buyer(draft: &mut Draft, element: &Element) {
    let buyer = &mut draft.buyer;
    keep(&mut buyer.name, element.text_at("Name"));
    keep(&mut buyer.vat, tax_registration(element, "VA"));
    buyer.legal_ids.extend(legal_id(element));
    let ids = element.children("GlobalID").chain(element.children("ID"));
    buyer.other_ids.extend(ids.filter_map(PartyId::of));
    if let Some(address) = element.child("PostalTradeAddress") {
        for line in ["LineOne", "LineTwo", "LineThree"] {
            add(&mut buyer.address, address.text_at(line));
        }
        keep(&mut buyer.postcode, address.text_at("PostcodeCode"));
        keep(&mut buyer.town, address.text_at("CityName"));
        keep(&mut buyer.country, address.text_at("CountryID"));
    }
    keep(
        &mut buyer.email,
        element.text_at("DefinedTradeContact/EmailURIUniversalCommunication/URIID"),
    );
    let address = element.at("URIUniversalCommunication/URIID");
    if let Some(address) = address.filter(|it| it.attribute("schemeID") == Some("EM")) {
        keep(&mut buyer.email, &address.text);
    }
}

fn tax_registration<'a>(party: &'a Element, scheme: &str) -> &'a str {
    let mut ids = party.children("SpecifiedTaxRegistration").filter_map(|it| it.child("ID"));
    ids.find(|it| it.attribute("schemeID") == Some(scheme)).map_or("", |it| &it.text)
}

fn legal_id(party: &Element) -> Option<PartyId> {
    PartyId::of(party.at("SpecifiedLegalOrganization/ID")?)
}

fn payment_means(draft: &mut Draft, element: &Element) {
    add(&mut draft.payment_means, element.text_at("TypeCode"));
    for account in element.children("PayeePartyCreditorFinancialAccount") {
        let iban = match account.text_at("IBANID") {
            "" => account.text_at("ProprietaryID"),
            iban => iban,
        };
        add(&mut draft.payee_ibans, iban);
    }
}

fn totals(draft: &mut Draft, element: &Element) {
    keep(&mut draft.net, element.text_at("TaxBasisTotalAmount"));
    for vat in element.children("TaxTotalAmount") {
        let currency = vat.attribute("currencyID").unwrap_or_default().to_owned();
        draft.vat.push((currency, vat.text.clone()));
    }
    keep(&mut draft.gross, element.text_at("GrandTotalAmount"));
    keep(&mut draft.prepaid, element.text_at("TotalPrepaidAmount"));
    keep(&mut draft.rounding, element.text_at("RoundingAmount"));
    keep(&mut draft.payable, element.text_at("DuePayableAmount"));
}
