//! Electronic invoices: Factur-X, CII and UBL, read alike.
//!
//! The European standard EN 16931 gives every fact of an invoice a number (BT-1 is the number of
//! the document, BT-115 what is to be paid); the two syntaxes, CII and UBL, and the PDF around the
//! first of them, are ways to write the same facts down. A fact is never computed from another
//! here: what the file does not state is absent, and sums that do not add up are said to be so.

mod cii;
mod draft;
mod party;
mod pdf;
mod refusal;
mod ubl;

use std::io::{BufRead, BufReader, Cursor, Read, Seek, SeekFrom};

use chrono::NaiveDate;
use receivables::{Currency, ItemKind, Money};
use rust_decimal::Decimal;

use crate::{
    FileFormat, Refusal,
    xml::{self, Subtrees},
};
use draft::Draft;

pub use party::{Buyer, PartyId, Seller};
pub use refusal::{InvoiceField, InvoiceRefusal};

/// What is read of a file at most: no invoice comes near, even with all that is attached to it.
const MEGABYTES: u64 = 64;
/// Where the root element is looked for: some writers put a licence in front of it.
const HEAD: u64 = 64 * 1024;
const UBL: &str = "urn:oasis:names:specification:ubl:schema:xsd:";

/// An invoice or a credit note, as its file states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invoice {
    /// How its XML is written; never [`InvoiceFormat::Pdf`].
    pub format: InvoiceFormat,
    /// Name of the XML inside the PDF it came in.
    pub embedded: Option<String>,
    /// Rules the file says it follows (BT-24).
    pub profile: String,
    /// Number (BT-1).
    pub number: String,
    /// What the document is, as a code of UNTDID 1001 (BT-3).
    pub type_code: String,
    /// What it does to the account. A credit note by its type, and also a corrected invoice (384)
    /// or any other whose amount to pay is negative.
    pub kind: ItemKind,
    /// Day of issue (BT-2).
    pub issued: NaiveDate,
    /// Days it falls due (BT-9), as listed: one in the standard, several with instalments or a
    /// discount, none where the terms are given in words or the profile has no room.
    pub due_dates: Vec<NaiveDate>,
    /// Currency of every amount (BT-5).
    pub currency: Currency,
    /// Who claims.
    pub seller: Seller,
    /// Who owes.
    pub buyer: Buyer,
    /// The buyer's order (BT-13); blank where there is none.
    pub order: String,
    /// Numbers of the invoices it follows or corrects (BT-25).
    pub preceding: Vec<String>,
    /// Accounts to pay to (BT-84), as written.
    pub payee_ibans: Vec<String>,
    /// How to pay, as codes of UNTDID 4461 (BT-81).
    pub payment_means: Vec<String>,
    /// Payment terms in words (BT-20).
    pub terms: Vec<String>,
    /// Total without VAT (BT-109), as this and all below are: exactly as written, in the sign of
    /// the file, absent where the file has none.
    pub net: Option<Decimal>,
    /// Total VAT in the currency of the invoice (BT-110).
    pub vat: Option<Decimal>,
    /// Total with VAT (BT-112).
    pub gross: Option<Decimal>,
    /// Paid already (BT-113).
    pub prepaid: Option<Decimal>,
    /// Rounding of what is to be paid (BT-114).
    pub rounding: Option<Decimal>,
    /// What is to be paid (BT-115).
    pub payable: Option<Decimal>,
    /// How many lines it has.
    pub lines: usize,
    /// Whether gross is net plus VAT, an absent VAT counting as zero; absent without gross or net.
    pub check_gross: Option<bool>,
    /// Whether payable is gross less prepaid plus rounding, the absent counting as zero; absent
    /// without payable or gross. The MINIMUM profile fails it: it has no room for prepayments.
    pub check_payable: Option<bool>,
}

/// How an electronic invoice is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvoiceFormat {
    /// A PDF, which may hold the XML of an invoice: Factur-X, ZUGFeRD.
    Pdf,
    /// CII: UN/CEFACT's `CrossIndustryInvoice`, the XML of Factur-X.
    CrossIndustryInvoice,
    /// `CrossIndustryDocument`, the XML of ZUGFeRD 1.
    CrossIndustryDocument,
    /// UBL `Invoice`.
    UblInvoice,
    /// UBL `CreditNote`.
    UblCreditNote,
}

impl Invoice {
    /// What the buyer owes (BT-115) in the sign of the account, rounded half up to the minor unit:
    /// negative for every credit note, whichever sign its file writes.
    ///
    /// Refuses an invoice that does not say what is to be paid, and an amount out of range.
    pub fn receivable(&self) -> Result<Money, InvoiceRefusal> {
        let field = InvoiceField::Payable;
        let payable = self.payable.ok_or(InvoiceRefusal::Missing { field })?;
        let owed = match self.kind {
            ItemKind::Invoice => payable,
            ItemKind::CreditNote | ItemKind::Payment => -payable.abs(),
        };
        Money::round(owed, self.currency)
            .map_err(|_| InvoiceRefusal::BadAmount { field, value: payable.to_string() })
    }
}

impl InvoiceFormat {
    fn of_root(name: &str, namespace: &str) -> Option<Self> {
        match name {
            "CrossIndustryInvoice" => Some(Self::CrossIndustryInvoice),
            "CrossIndustryDocument" => Some(Self::CrossIndustryDocument),
            // Other standards have a root of that name too.
            "Invoice" if namespace.starts_with(UBL) => Some(Self::UblInvoice),
            "CreditNote" if namespace.starts_with(UBL) => Some(Self::UblCreditNote),
            _ => None,
        }
    }
}

/// Reads an invoice, recognised by its content: CII, UBL, or a PDF with CII attached.
///
/// ```
/// use std::io::Cursor;
/// use readers::invoice;
///
/// let file = r#"<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">
///     <ID>F-2026-041</ID>
///     <IssueDate>2026-03-02</IssueDate>
///     <DueDate>2026-04-01</DueDate>
///     <InvoiceTypeCode>380</InvoiceTypeCode>
///     <DocumentCurrencyCode>EUR</DocumentCurrencyCode>
///     <AccountingCustomerParty><Party>
///         <PartyName><Name>Durand</Name></PartyName>
///     </Party></AccountingCustomerParty>
///     <LegalMonetaryTotal><PayableAmount>1200.50</PayableAmount></LegalMonetaryTotal>
/// </Invoice>"#;
/// let invoice = invoice::read(Cursor::new(file))?;
/// assert_eq!(invoice.number, "F-2026-041");
/// assert_eq!(invoice.receivable()?.to_string(), "1200.50");
/// # Ok::<(), readers::Refusal>(())
/// ```
pub fn read<R: Read + Seek>(mut source: R) -> Result<Invoice, Refusal> {
    if source.seek(SeekFrom::End(0))? > MEGABYTES << 20 {
        return Err(Refusal::TooLarge { megabytes: MEGABYTES });
    }
    let head = head(&mut source)?;
    match recognise(&head) {
        None => Err(refuse(&head, source)),
        Some(InvoiceFormat::Pdf) => {
            let mut bytes = Vec::new();
            source.read_to_end(&mut bytes)?;
            let embedded = pdf::embedded(&bytes)?;
            let format = recognise(&embedded.xml);
            let xml = Cursor::new(embedded.xml);
            match format {
                None | Some(InvoiceFormat::Pdf) => Err(refuse(xml.get_ref(), xml.clone())),
                Some(format) => {
                    Ok(Invoice { embedded: Some(embedded.name), ..read_xml(xml, format)? })
                }
            }
        }
        Some(format) => read_xml(BufReader::new(source), format),
    }
}

/// The format that the first bytes announce; sure only with as many of them as lie before the end
/// of the root's opening tag. Any PDF is one, since only the reading tells what is in it.
pub(crate) fn recognise(head: &[u8]) -> Option<InvoiceFormat> {
    if FileFormat::of(head) == Some(FileFormat::Pdf) {
        return Some(InvoiceFormat::Pdf);
    }
    let (name, namespace) = xml::root(head)?;
    InvoiceFormat::of_root(&name, &namespace)
}

fn head<R: Read + Seek>(source: &mut R) -> Result<Vec<u8>, Refusal> {
    source.rewind()?;
    let mut head = Vec::new();
    source.by_ref().take(HEAD).read_to_end(&mut head)?;
    source.rewind()?;
    if head.is_empty() { Err(Refusal::Empty) } else { Ok(head) }
}

/// What a file is when it is no invoice, as precisely as its bytes allow.
fn refuse<R: Read>(head: &[u8], source: R) -> Refusal {
    match FileFormat::of(head) {
        None | Some(FileFormat::Xml) => (),
        Some(format) => return Refusal::OtherFormat(format),
    }
    if let Some((root, _)) = xml::root(head) {
        return InvoiceRefusal::NotAnInvoice { root }.into();
    }
    match Subtrees::new(BufReader::new(source), &[]).next() {
        Err(refusal) => refusal,
        Ok(_) => InvoiceRefusal::NotAnInvoice { root: String::new() }.into(),
    }
}

fn read_xml(source: impl BufRead, format: InvoiceFormat) -> Result<Invoice, Refusal> {
    let draft = match format {
        InvoiceFormat::UblInvoice | InvoiceFormat::UblCreditNote => {
            Draft::gather(source, &ubl::NAMES, ubl::take)
        }
        InvoiceFormat::CrossIndustryInvoice
        | InvoiceFormat::CrossIndustryDocument
        | InvoiceFormat::Pdf => Draft::gather(source, &cii::NAMES, cii::take),
    }?;
    Ok(draft.invoice(format)?)
}
