//! The short words of a letter: headings, labels and notes, in each language.
//!
//! Sentences live in the templates; a label that is missing in one language does not compile.

mod de;
mod en;
mod fr;
mod phrases;

use receivables::letter::Language;

pub use phrases::{
    all_but, basis, contested, disputed, earlier, instalment, kind, period, settled_late,
    settled_late_too, some_of, status, total,
};

/// Labels of one language.
pub struct Words {
    /// Language tag of the document.
    pub tag: &'static str,
    /// Between place and date.
    pub dated: [&'static str; 2],
    /// Labels beside the references.
    pub account: &'static str,
    /// Our reference.
    pub reference: &'static str,
    /// The customer's company number.
    pub siren: &'static str,
    /// Headings: number of a claim, of a claim or a credit.
    pub number: [&'static str; 2],
    /// The customer's reference.
    pub theirs: &'static str,
    /// Day of issue.
    pub issued: &'static str,
    /// Due date.
    pub due: &'static str,
    /// Days past due.
    pub late: &'static str,
    /// Whether it is due, and since when.
    pub status: &'static str,
    /// Amount with VAT.
    pub original: &'static str,
    /// Paid so far; paid by the payment of a receipt.
    pub paid: [&'static str; 2],
    /// Still owed; claimed, where a part of it is contested.
    pub open: [&'static str; 2],
    /// Penalties.
    pub interest: &'static str,
    /// Fixed sum.
    pub fixed_sum: &'static str,
    /// Sums at the foot and at the head of a page.
    pub carried: [&'static str; 2],
    /// Sum of the table.
    pub sum: &'static str,
    /// Elements of the claim: what is owed; what is claimed, where a part of it is contested.
    pub principal: [&'static str; 2],
    /// Credits deducted.
    pub credits: &'static str,
    /// Penalties up to a date, which follows.
    pub penalties: &'static str,
    /// Fixed sums.
    pub fixed_sums: &'static str,
    /// Penalties and fixed sums together.
    pub penalties_total: &'static str,
    /// Of a balance: what is still to fall due.
    pub not_due: &'static str,
    /// Of a balance: what is late.
    pub overdue: &'static str,
    /// For information: what is contested of it.
    pub contested: &'static str,
    /// For information: penalties that were waived.
    pub waived: &'static str,
    /// For information: penalties that were paid before.
    pub collected: &'static str,
    /// Headings of a schedule: number of the payment.
    pub instalment: &'static str,
    /// The day of the payment.
    pub payable_by: &'static str,
    /// Headings of the account of the interest: first day, last day, days, rate.
    pub stretch: [&'static str; 4],
    /// What interest is counted on.
    pub base: &'static str,
    /// The interest of a stretch before it is rounded.
    pub figure: &'static str,
    /// Before what was waived, in the account of the interest.
    pub waived_off: &'static str,
    /// Before what was paid, there.
    pub collected_off: &'static str,
    /// Under a rate nobody confirmed.
    pub unconfirmed: &'static str,
    /// Above the place where the customer agrees.
    pub agreement: &'static str,
    /// What a company fills in there, and what a consumer does: date, name, signature.
    pub agreed: [[&'static str; 3]; 2],
    /// Heading of the payment block.
    pub payment: &'static str,
    /// Who is paid.
    pub payee: &'static str,
    /// The amount.
    pub amount: &'static str,
    /// What to quote.
    pub quote: &'static str,
    /// Beside the payment code.
    pub code: &'static str,
    /// On a copy.
    pub copy: &'static str,
    /// In the footer.
    pub capital: &'static str,
    /// Before the company number at the register.
    pub register: &'static str,
    /// Before the VAT number.
    pub vat: &'static str,
    /// The number of a page.
    pub page: [&'static str; 2],
    /// Notes on what is still to be filled in.
    pub no_sender: &'static str,
    /// No address.
    pub no_address: &'static str,
    /// No account to pay into.
    pub no_iban: &'static str,
    /// No signatory.
    pub no_signatory: &'static str,
    /// No mandatory mentions.
    pub no_mentions: &'static str,
}

/// The labels of a language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Fr => &fr::FR,
        Language::En => &en::EN,
        Language::De => &de::DE,
    }
}
