//! Electronic invoices: the text of a file in, the facts of the invoice out, or why there are none.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::io::Cursor;

use lopdf::{
    Dictionary, Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream,
    StringFormat, dictionary,
};
use readers::{
    FileFormat, Refusal,
    invoice::{self, Invoice, InvoiceField, InvoiceFormat, InvoiceRefusal},
};
use receivables::ItemKind;

const CII: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
    xmlns:ram="urn:un:ram" xmlns:udt="urn:un:udt">
  <rsm:ExchangedDocumentContext>
    <ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:cen.eu:en16931:2017</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter>
  </rsm:ExchangedDocumentContext>
  <rsm:ExchangedDocument>
    <ram:ID>FA-2026-0117</ram:ID>
    <ram:TypeCode>380</ram:TypeCode>
    <ram:IssueDateTime><udt:DateTimeString format="102">20260302</udt:DateTimeString></ram:IssueDateTime>
    <ram:IncludedNote><ram:Content>Merci de votre confiance.</ram:Content></ram:IncludedNote>
  </rsm:ExchangedDocument>
  <rsm:SupplyChainTradeTransaction>
    <ram:IncludedSupplyChainTradeLineItem>
      <ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument>
      <ram:SpecifiedLineTradeAgreement>
        <ram:BuyerOrderReferencedDocument><ram:LineID>7</ram:LineID></ram:BuyerOrderReferencedDocument>
      </ram:SpecifiedLineTradeAgreement>
    </ram:IncludedSupplyChainTradeLineItem>
    <ram:IncludedSupplyChainTradeLineItem/>
    <ram:ApplicableHeaderTradeAgreement>
      <ram:BuyerReference>SERVICE-12</ram:BuyerReference>
      <ram:SellerTradeParty>
        <ram:Name>Menuiserie Le Goff</ram:Name>
        <ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">552100554</ram:ID></ram:SpecifiedLegalOrganization>
        <ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">29/001</ram:ID></ram:SpecifiedTaxRegistration>
        <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">FR00552100554</ram:ID></ram:SpecifiedTaxRegistration>
      </ram:SellerTradeParty>
      <ram:BuyerTradeParty>
        <ram:ID>C-041</ram:ID>
        <ram:GlobalID schemeID="0009">73282932000074</ram:GlobalID>
        <ram:Name>Durand &amp; fils</ram:Name>
        <ram:DefinedTradeContact>
          <ram:EmailURIUniversalCommunication><ram:URIID>compta@durand.example</ram:URIID></ram:EmailURIUniversalCommunication>
        </ram:DefinedTradeContact>
        <ram:PostalTradeAddress>
          <ram:PostcodeCode>29000</ram:PostcodeCode>
          <ram:LineOne>4 quai de l'Odet</ram:LineOne>
          <ram:LineThree>Bâtiment C</ram:LineThree>
          <ram:CityName>Quimper</ram:CityName>
          <ram:CountryID>FR</ram:CountryID>
        </ram:PostalTradeAddress>
        <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">FR44732829320</ram:ID></ram:SpecifiedTaxRegistration>
      </ram:BuyerTradeParty>
      <ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>BC-88</ram:IssuerAssignedID></ram:BuyerOrderReferencedDocument>
      <ram:AdditionalReferencedDocument>
        <ram:AttachmentBinaryObject filename="plan.pdf">QVRUQUNIRUQ=</ram:AttachmentBinaryObject>
      </ram:AdditionalReferencedDocument>
    </ram:ApplicableHeaderTradeAgreement>
    <ram:ApplicableHeaderTradeSettlement>
      <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
      <ram:SpecifiedTradeSettlementPaymentMeans>
        <ram:TypeCode>30</ram:TypeCode>
        <ram:PayeePartyCreditorFinancialAccount><ram:IBANID>FR7630006000011234567890189</ram:IBANID></ram:PayeePartyCreditorFinancialAccount>
      </ram:SpecifiedTradeSettlementPaymentMeans>
      <ram:SpecifiedTradePaymentTerms>
        <ram:Description>30 jours</ram:Description>
        <ram:DueDateDateTime><udt:DateTimeString format="102">20260401</udt:DateTimeString></ram:DueDateDateTime>
      </ram:SpecifiedTradePaymentTerms>
      <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
        <ram:TaxBasisTotalAmount>1000.00</ram:TaxBasisTotalAmount>
        <ram:TaxTotalAmount currencyID="GBP">170.40</ram:TaxTotalAmount>
        <ram:TaxTotalAmount currencyID="EUR">200.00</ram:TaxTotalAmount>
        <ram:GrandTotalAmount>1200.00</ram:GrandTotalAmount>
        <ram:TotalPrepaidAmount>300</ram:TotalPrepaidAmount>
        <ram:DuePayableAmount>900.00</ram:DuePayableAmount>
      </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
      <ram:InvoiceReferencedDocument><ram:IssuerAssignedID>FA-2026-0090</ram:IssuerAssignedID></ram:InvoiceReferencedDocument>
    </ram:ApplicableHeaderTradeSettlement>
  </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>
"#;

const UBL_CREDIT_NOTE: &str = r#"<CreditNote xmlns="urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"
    xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
    xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
  <cbc:ID>AV-2026-0009</cbc:ID>
  <cbc:IssueDate>2026-03-10</cbc:IssueDate>
  <cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>
  <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
  <cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>FA-2026-0117</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>
  <cac:AdditionalDocumentReference><cbc:ID>not the number</cbc:ID></cac:AdditionalDocumentReference>
  <cac:AccountingSupplierParty><cac:Party>
    <cac:PartyTaxScheme><cbc:CompanyID>29/001</cbc:CompanyID><cac:TaxScheme><cbc:ID>LOC</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
    <cac:PartyTaxScheme><cbc:CompanyID>FR00552100554</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
    <cac:PartyLegalEntity><cbc:RegistrationName>Menuiserie Le Goff</cbc:RegistrationName><cbc:CompanyID schemeID="0002">552100554</cbc:CompanyID></cac:PartyLegalEntity>
  </cac:Party></cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty><cac:Party>
    <cbc:EndpointID schemeID="EM">achats@bvh.example</cbc:EndpointID>
    <cac:PartyName><cbc:Name>BVH</cbc:Name></cac:PartyName>
    <cac:PostalAddress>
      <cbc:StreetName>Kaai 3</cbc:StreetName><cbc:CityName>Gent</cbc:CityName><cbc:PostalZone>9000</cbc:PostalZone>
      <cac:AddressLine><cbc:Line>Haven</cbc:Line></cac:AddressLine>
      <cac:Country><cbc:IdentificationCode>BE</cbc:IdentificationCode></cac:Country>
    </cac:PostalAddress>
    <cac:PartyTaxScheme><cbc:CompanyID>BE 0123456749</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
    <cac:PartyLegalEntity><cbc:RegistrationName>Bouw Van Hecke</cbc:RegistrationName><cbc:CompanyID>0123456749</cbc:CompanyID></cac:PartyLegalEntity>
  </cac:Party></cac:AccountingCustomerParty>
  <cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:PaymentDueDate>2026-03-31</cbc:PaymentDueDate></cac:PaymentMeans>
  <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">20.00</cbc:TaxAmount></cac:TaxTotal>
  <cac:LegalMonetaryTotal>
    <cbc:TaxExclusiveAmount currencyID="EUR">100.00</cbc:TaxExclusiveAmount>
    <cbc:TaxInclusiveAmount currencyID="EUR">120.00</cbc:TaxInclusiveAmount>
    <cbc:PayableRoundingAmount currencyID="EUR">0.05</cbc:PayableRoundingAmount>
    <cbc:PayableAmount currencyID="EUR">120.05</cbc:PayableAmount>
  </cac:LegalMonetaryTotal>
  <cac:CreditNoteLine><cbc:ID>1</cbc:ID></cac:CreditNoteLine>
</CreditNote>
"#;

const ZUGFERD_1: &str = r#"<rsm:CrossIndustryDocument xmlns:rsm="urn:ferd:CrossIndustryDocument:invoice:1p0" xmlns:ram="urn:r" xmlns:udt="urn:u">
  <rsm:SpecifiedExchangedDocumentContext>
    <ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:ferd:CrossIndustryDocument:invoice:1p0:basic</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter>
  </rsm:SpecifiedExchangedDocumentContext>
  <rsm:HeaderExchangedDocument>
    <ram:ID>R-77</ram:ID><ram:TypeCode>380</ram:TypeCode>
    <ram:IssueDateTime><udt:DateTimeString format="102">20150601</udt:DateTimeString></ram:IssueDateTime>
  </rsm:HeaderExchangedDocument>
  <rsm:SpecifiedSupplyChainTradeTransaction>
    <ram:ApplicableSupplyChainTradeAgreement>
      <ram:SellerTradeParty><ram:Name>Tischlerei Voss</ram:Name></ram:SellerTradeParty>
      <ram:BuyerTradeParty><ram:Name>Anna Roth</ram:Name></ram:BuyerTradeParty>
      <ram:BuyerOrderReferencedDocument><ram:ID>B-5</ram:ID></ram:BuyerOrderReferencedDocument>
    </ram:ApplicableSupplyChainTradeAgreement>
    <ram:ApplicableSupplyChainTradeSettlement>
      <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
      <ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format="102">20150615</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
      <ram:SpecifiedTradeSettlementMonetarySummation>
        <ram:TaxBasisTotalAmount currencyID="EUR">10.00</ram:TaxBasisTotalAmount>
        <ram:TaxTotalAmount currencyID="EUR">1.90</ram:TaxTotalAmount>
        <ram:GrandTotalAmount currencyID="EUR">11.90</ram:GrandTotalAmount>
        <ram:DuePayableAmount currencyID="EUR">11.90</ram:DuePayableAmount>
      </ram:SpecifiedTradeSettlementMonetarySummation>
    </ram:ApplicableSupplyChainTradeSettlement>
  </rsm:SpecifiedSupplyChainTradeTransaction>
</rsm:CrossIndustryDocument>
"#;

fn read(bytes: impl AsRef<[u8]>) -> Result<Invoice, Refusal> {
    invoice::read(Cursor::new(bytes.as_ref().to_vec()))
}

fn refusal(bytes: impl AsRef<[u8]>) -> InvoiceRefusal {
    match read(bytes) {
        Err(Refusal::Invoice(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

/// An invoice as a page of text; blank facts are left out.
fn page(it: &Invoice) -> String {
    let days: Vec<String> = it.due_dates.iter().map(ToString::to_string).collect();
    let ids = |ids: &[invoice::PartyId]| {
        let one = |it: &invoice::PartyId| match &it.scheme {
            Some(scheme) => format!("{scheme}:{}", it.value),
            None => it.value.clone(),
        };
        ids.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    let (seller, buyer) = (&it.seller, &it.buyer);
    let amounts = [it.net, it.vat, it.gross, it.prepaid, it.rounding, it.payable];
    let amounts = amounts.map(|it| it.map_or("-".to_owned(), |it| it.to_string()));
    let facts = [
        ("document", format!("{:?} {} {:?} {}", it.kind, it.type_code, it.format, it.number)),
        ("embedded", it.embedded.clone().unwrap_or_default()),
        ("profile", it.profile.clone()),
        ("issued", it.issued.to_string()),
        ("due", days.join(", ")),
        ("seller", [&*seller.name, &*seller.vat, &*seller.tax_number].join(" | ")),
        ("seller ids", ids(&seller.legal_ids)),
        ("buyer", [&*buyer.name, &*buyer.vat, &*buyer.code()].join(" | ")),
        ("buyer ids", ids(&[&*buyer.legal_ids, &*buyer.other_ids].concat())),
        ("reference", buyer.reference.clone()),
        ("address", buyer.address.join(", ")),
        ("town", format!("{} {} {}", buyer.postcode, buyer.town, buyer.country).trim().to_owned()),
        ("e-mail", buyer.email.clone()),
        ("order", it.order.clone()),
        ("preceding", it.preceding.join(", ")),
        (
            "pay",
            [it.payment_means.join(", "), it.payee_ibans.join(", ")].join(" ").trim().to_owned(),
        ),
        ("terms", it.terms.join(", ")),
        ("lines", it.lines.to_string()),
        ("amounts", format!("{} {}", amounts.join(" "), it.currency)),
        ("checks", format!("{:?} {:?}", it.check_gross, it.check_payable)),
        ("owed", it.receivable().map_or_else(|it| it.to_string(), |it| it.to_string())),
    ];
    let filled = facts.iter().filter(|(_, fact)| !fact.is_empty());
    filled.map(|(name, fact)| format!("{name}: {fact}\n")).collect()
}

#[test]
fn a_cii_invoice_is_read_with_its_parties_terms_and_totals() {
    assert_eq!(
        page(&read(CII).unwrap()),
        "document: Invoice 380 CrossIndustryInvoice FA-2026-0117\n\
         profile: urn:cen.eu:en16931:2017\n\
         issued: 2026-03-02\n\
         due: 2026-04-01\n\
         seller: Menuiserie Le Goff | FR00552100554 | 29/001\n\
         seller ids: 0002:552100554\n\
         buyer: Durand & fils | FR44732829320 | 732829320\n\
         buyer ids: 0009:73282932000074, C-041\n\
         reference: SERVICE-12\n\
         address: 4 quai de l'Odet, Bâtiment C\n\
         town: 29000 Quimper FR\n\
         e-mail: compta@durand.example\n\
         order: BC-88\n\
         preceding: FA-2026-0090\n\
         pay: 30 FR7630006000011234567890189\n\
         terms: 30 jours\n\
         lines: 2\n\
         amounts: 1000.00 200.00 1200.00 300 - 900.00 EUR\n\
         checks: Some(true) Some(true)\n\
         owed: 900.00\n"
    );
}

#[test]
fn a_ubl_credit_note_with_positive_amounts_is_owed_negatively() {
    assert_eq!(
        page(&read(UBL_CREDIT_NOTE).unwrap()),
        "document: CreditNote 381 UblCreditNote AV-2026-0009\n\
         profile: urn:cen.eu:en16931:2017\n\
         issued: 2026-03-10\n\
         due: 2026-03-31\n\
         seller: Menuiserie Le Goff | FR00552100554 | 29/001\n\
         seller ids: 0002:552100554\n\
         buyer: Bouw Van Hecke | BE 0123456749 | BE0123456749\n\
         buyer ids: 0123456749\n\
         address: Kaai 3, Haven\n\
         town: 9000 Gent BE\n\
         e-mail: achats@bvh.example\n\
         preceding: FA-2026-0117\n\
         pay: 30\n\
         lines: 1\n\
         amounts: 100.00 20.00 120.00 - 0.05 120.05 EUR\n\
         checks: Some(true) Some(true)\n\
         owed: -120.05\n"
    );
}

#[test]
fn zugferd_1_has_the_same_facts_under_older_containers() {
    assert_eq!(
        page(&read(ZUGFERD_1).unwrap()),
        "document: Invoice 380 CrossIndustryDocument R-77\n\
         profile: urn:ferd:CrossIndustryDocument:invoice:1p0:basic\n\
         issued: 2015-06-01\n\
         due: 2015-06-15\n\
         seller: Tischlerei Voss |  | \n\
         buyer: Anna Roth |  | Anna Roth\n\
         order: B-5\n\
         lines: 0\n\
         amounts: 10.00 1.90 11.90 - - 11.90 EUR\n\
         checks: Some(true) Some(true)\n\
         owed: 11.90\n"
    );
}

#[test]
fn the_type_and_the_sign_say_what_a_document_does_to_the_account() {
    for (type_code, payable, kind, owed) in [
        ("380", "900.00", ItemKind::Invoice, "900.00"),
        ("384", "900.00", ItemKind::Invoice, "900.00"),
        ("386", "900.00", ItemKind::Invoice, "900.00"),
        ("380", "0.00", ItemKind::Invoice, "0.00"),
        ("384", "-8.79", ItemKind::CreditNote, "-8.79"),
        ("381", "900.00", ItemKind::CreditNote, "-900.00"),
        ("381", "-900.00", ItemKind::CreditNote, "-900.00"),
        ("261", "900.00", ItemKind::CreditNote, "-900.00"),
        ("389", "900.00", ItemKind::CreditNote, "-900.00"),
        ("380", "0.005", ItemKind::Invoice, "0.01"),
    ] {
        let file = CII.replace(">380<", &format!(">{type_code}<")).replace("900.00", payable);
        let invoice = read(file).unwrap();
        let found = (invoice.kind, invoice.receivable().unwrap().to_string());
        assert_eq!(found, (kind, owed.to_owned()), "{type_code} {payable}");
    }
    let untyped =
        UBL_CREDIT_NOTE.replace("<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>", "");
    assert_eq!(read(untyped).unwrap().type_code, "381");
}

#[test]
fn sums_that_do_not_add_up_are_said_and_not_mended() {
    let invoice = read(CII.replace(">1200.00<", ">1200.01<")).unwrap();
    assert_eq!((invoice.check_gross, invoice.check_payable), (Some(false), Some(false)));
    let minimum =
        read(CII.replace("<ram:TotalPrepaidAmount>300</ram:TotalPrepaidAmount>", "")).unwrap();
    assert_eq!((minimum.prepaid, minimum.check_payable), (None, Some(false)));
    assert_eq!(minimum.receivable().unwrap().to_string(), "900.00");
    let without = read(CII.replace(">1200.00<", "><")).unwrap();
    assert_eq!((without.gross, without.check_gross, without.check_payable), (None, None, None));
}

#[test]
fn several_due_dates_are_kept_in_their_order() {
    let other = "<ram:SpecifiedTradePaymentTerms><ram:Description>Escompte 2 %</ram:Description>\
        <ram:DueDateDateTime><udt:DateTimeString>20260312</udt:DateTimeString></ram:DueDateDateTime>\
        </ram:SpecifiedTradePaymentTerms></ram:ApplicableHeaderTradeSettlement>";
    let invoice = read(CII.replace("</ram:ApplicableHeaderTradeSettlement>", other)).unwrap();
    let days: Vec<String> = invoice.due_dates.iter().map(ToString::to_string).collect();
    assert_eq!(days, ["2026-04-01", "2026-03-12"]);
    assert_eq!(invoice.terms, ["30 jours", "Escompte 2 %"]);
}

#[test]
fn a_siren_counts_only_with_its_register_and_its_key() {
    let bare = CII.replace("<ram:ID schemeID=\"VA\">FR44732829320</ram:ID>", "");
    for (from, to, code) in [
        ("", "", "732829320"),
        ("schemeID=\"0009\">73282932000074", "schemeID=\"0002\">732 829 320", "732829320"),
        ("schemeID=\"0009\">73282932000074", "schemeID=\"0009\">73282932000075", "Durand & fils"),
        ("schemeID=\"0009\"", "schemeID=\"0088\"", "Durand & fils"),
        ("schemeID=\"0009\"", "", "732829320"),
    ] {
        assert_eq!(read(bare.replace(from, to)).unwrap().buyer.code(), code, "{to}");
    }
    let abroad = bare.replace("schemeID=\"0009\"", "").replace(">FR<", ">BE<");
    assert_eq!(read(abroad).unwrap().buyer.siren(), None);
}

#[test]
fn a_missing_or_wrong_fact_is_named() {
    use InvoiceRefusal::*;
    let missing = |field| Missing { field };
    let bad_date = |field, value: &str| BadDate { field, value: value.into() };
    let bad_amount = |field, value: &str| BadAmount { field, value: value.into() };
    for (from, to, expected) in [
        (">FA-2026-0117<", "><", missing(InvoiceField::Number)),
        (">380<", "> <", missing(InvoiceField::TypeCode)),
        (">20260302<", "><", missing(InvoiceField::Issued)),
        (">Durand &amp; fils<", "><", missing(InvoiceField::BuyerName)),
        (">EUR<", "><", NoCurrency),
        (">EUR<", ">EUT<", UnknownCurrency { value: "EUT".into() }),
        (">20260302<", ">20260230<", bad_date(InvoiceField::Issued, "20260230")),
        (">20260401<", ">01/04/2026<", bad_date(InvoiceField::Due, "01/04/2026")),
        (">1000.00<", ">1.000,00<", bad_amount(InvoiceField::Net, "1.000,00")),
        (">200.00<", ">x<", bad_amount(InvoiceField::Vat, "x")),
        (">900.00<", ">9e2<", bad_amount(InvoiceField::Payable, "9e2")),
    ] {
        assert_eq!(refusal(CII.replace(from, to)), expected);
    }
    let silent = read(CII.replace(">900.00<", "><")).unwrap();
    assert_eq!(silent.receivable(), Err(missing(InvoiceField::Payable)));
    assert_eq!(missing(InvoiceField::Payable).to_string(), "BT-115 is missing: Payable");
}

#[test]
fn other_files_are_refused_for_what_they_are() {
    let not = |root: &str| InvoiceRefusal::NotAnInvoice { root: root.into() };
    for (file, expected) in [
        ("<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.02'/>", not("Document")),
        ("<Invoice xmlns='http://www.ebinterface.at/schema/4p0/'/>", not("Invoice")),
        ("<Invoice/>", not("Invoice")),
    ] {
        assert_eq!(refusal(file), expected);
    }
    assert!(matches!(read(""), Err(Refusal::Empty)));
    assert!(matches!(read("Client;Solde\n"), Err(Refusal::BadXml { line: 1 })));
    let picture = read(b"\x89PNG\r\n");
    assert!(matches!(picture, Err(Refusal::OtherFormat(FileFormat::Picture))), "{picture:?}");
}

#[test]
fn entities_are_never_expanded_nor_fetched() {
    let root = CII.find("<rsm:CrossIndustryInvoice").unwrap();
    let mut lols = String::from("<!ENTITY l0 \"lol\">");
    for level in 1..12 {
        let below = format!("&l{};", level - 1).repeat(10);
        lols += &format!("<!ENTITY l{level} \"{below}\">");
    }
    let fetched = "<!ENTITY l11 SYSTEM \"file:///etc/hostname\">";
    for entities in [lols.as_str(), fetched] {
        let file = format!("{}<!DOCTYPE x [{entities}]>{}", &CII[..root], &CII[root..]);
        let refusal = read(file.replace("Durand &amp; fils", "&l11;"));
        assert!(matches!(refusal, Err(Refusal::Entities { line: 2 })), "{refusal:?}");
    }
}

#[test]
fn an_invoice_cut_anywhere_is_refused() {
    for file in [CII, UBL_CREDIT_NOTE] {
        for cut in (0..file.trim_end().len()).step_by(7) {
            assert!(read(&file.as_bytes()[..cut]).is_err(), "cut at {cut}");
        }
    }
}

#[test]
fn a_large_attachment_stands_in_nobodys_way() {
    let file = CII.replace("QVRUQUNIRUQ=", &"QUJD".repeat(1 << 20));
    assert_eq!(read(file).unwrap().number, "FA-2026-0117");
}

/// Where a PDF lists what is attached to it.
#[derive(Clone, Copy)]
enum Place {
    Tree,
    Kids,
    Associated,
}

fn pdf_document(name: &str, xml: &[u8], place: Place, flate: bool) -> Document {
    let mut document = Document::with_version("1.7");
    let mut stream = Stream::new(dictionary! { "Type" => "EmbeddedFile" }, xml.to_vec());
    if flate {
        stream.compress().unwrap();
    }
    let stream = document.add_object(stream);
    let name = Object::string_literal(name);
    let file = document.add_object(dictionary! {
        "Type" => "Filespec", "F" => name.clone(), "UF" => name.clone(),
        "EF" => dictionary! { "F" => stream },
    });
    let pages = document.add_object(dictionary! {
        "Type" => "Pages", "Kids" => Vec::<Object>::new(), "Count" => 0,
    });
    let mut catalog = dictionary! { "Type" => "Catalog", "Pages" => pages };
    let leaf = dictionary! { "Names" => vec![name, file.into()] };
    let tree = |tree: Dictionary| dictionary! { "EmbeddedFiles" => tree };
    match place {
        Place::Tree => catalog.set("Names", tree(leaf)),
        Place::Kids => {
            let leaf = document.add_object(leaf);
            let root = document.new_object_id();
            // One child is the tree itself: it must not be gone round for ever.
            let kids: Vec<Object> = vec![root.into(), leaf.into()];
            document.objects.insert(root, dictionary! { "Kids" => kids }.into());
            catalog.set("Names", dictionary! { "EmbeddedFiles" => root });
        }
        Place::Associated => catalog.set("AF", vec![file.into()]),
    }
    let catalog = document.add_object(catalog);
    document.trailer.set("Root", catalog);
    document
}

fn pdf(name: &str, xml: &[u8], place: Place, flate: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    pdf_document(name, xml, place, flate).save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn the_xml_is_found_in_a_pdf_wherever_it_is_attached() {
    let marked = format!("\u{FEFF}{CII}");
    for (name, xml, place, flate) in [
        ("factur-x.xml", CII, Place::Tree, true),
        ("Factur-X.xml", CII, Place::Tree, false),
        ("factur-x.xml", CII, Place::Kids, true),
        ("ZUGFeRD-invoice.xml", ZUGFERD_1, Place::Associated, true),
        ("zugferd-invoice.xml", CII, Place::Associated, false),
        ("xrechnung.xml", marked.as_str(), Place::Tree, true),
    ] {
        let invoice = read(pdf(name, xml.as_bytes(), place, flate)).unwrap();
        assert_eq!(invoice.embedded.as_deref(), Some(name));
        assert_ne!(invoice.format, InvoiceFormat::Pdf);
        let bare = Invoice { embedded: None, ..invoice };
        assert_eq!(bare, read(xml).unwrap());
    }
}

#[test]
fn a_name_in_utf16_is_read() {
    let mut document = pdf_document("other.xml", CII.as_bytes(), Place::Associated, true);
    let mut name = b"\xFE\xFF".to_vec();
    name.extend("factur-x.xml".encode_utf16().flat_map(u16::to_be_bytes));
    let dictionaries = document.objects.values_mut().filter_map(|it| it.as_dict_mut().ok());
    for file in dictionaries.filter(|it| it.has_type(b"Filespec")) {
        file.set("UF", Object::String(name.clone(), StringFormat::Hexadecimal));
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    assert_eq!(read(bytes).unwrap().number, "FA-2026-0117");
}

#[test]
fn a_pdf_without_an_invoice_in_it_says_so() {
    assert_eq!(
        refusal(pdf("conditions.xml", CII.as_bytes(), Place::Tree, true)),
        InvoiceRefusal::NoXml
    );
    assert_eq!(
        refusal(pdf("factur-x.xml", b"<Order/>", Place::Tree, true)),
        InvoiceRefusal::NotAnInvoice { root: "Order".into() }
    );
    for damaged in [&b"%PDF-1.7\n"[..], b"%PDF-1.7\n1 0 obj\n<<", b"%PDF"] {
        assert_eq!(refusal(damaged), InvoiceRefusal::BadPdf, "{}", damaged.escape_ascii());
    }
}

#[test]
fn a_pdf_with_a_password_is_protected() {
    let mut document = pdf_document("factur-x.xml", CII.as_bytes(), Place::Tree, true);
    let id = Object::string_literal("0123456789abcdef");
    document.trailer.set("ID", vec![id.clone(), id]);
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password: "user",
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    let refusal = read(bytes);
    assert!(matches!(refusal, Err(Refusal::Protected)), "{refusal:?}");
}

#[test]
fn an_attachment_that_unpacks_without_end_is_refused() {
    let bomb = vec![b' '; 17 << 20];
    let refusal = read(pdf("factur-x.xml", &bomb, Place::Tree, true));
    assert!(matches!(refusal, Err(Refusal::Inflates { megabytes: 16 })), "{refusal:?}");
}
