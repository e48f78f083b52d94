//! Sheets that go along with letters: envelopes, labels, and the slip that goes to the post office
//! with the registered ones. Nothing is recorded.

use documents::sheets::{self, Format, LabelSheet, Registered};
use receivables::{
    Currency,
    dunning::Channel,
    letter::{Language, Recipient},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::compose::recipient;
use crate::{
    company,
    failure::Cause,
    ledger::{Ledger, Moment},
};

/// A sheet to print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum PaperSheet {
    /// An envelope a customer.
    Envelopes {
        /// Customer codes, in the order in which they print.
        customers: Vec<String>,
        /// Their size.
        format: EnvelopeFormat,
    },
    /// A label a customer.
    Labels {
        /// Customer codes, in the order in which they print.
        customers: Vec<String>,
        /// How the sheet is cut.
        cut: LabelCut,
        /// The first label that is still there, counted from 1, row by row.
        first: u16,
    },
    /// The slip of registered letters that left, to be stamped by the post office.
    Slip {
        /// The letters, as the archive numbers them; others than registered ones are left out.
        #[ts(type = "number[]")]
        documents: Vec<i64>,
    },
}

/// The size of an envelope that is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum EnvelopeFormat {
    /// 220 × 110 mm.
    Dl,
    /// 229 × 162 mm.
    C5,
}

/// How a sheet of labels is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum LabelCut {
    /// 3 × 8 labels of 70 × 37 mm.
    ThreeByEight,
    /// 2 × 7 labels of 99.1 × 38.1 mm.
    TwoBySeven,
}

/// The sheet as a PDF. A customer without an address is named, and nothing is printed.
pub(crate) fn paper_sheet(
    ledger: &mut Ledger,
    moment: &Moment,
    sheet: &PaperSheet,
) -> Result<Vec<u8>, Cause> {
    let language: Language = moment.words.0.into();
    let said = (language, moment.key_date);
    let sender = company::load(ledger)?.sender(language, Currency::EUR);
    let drawn = match sheet {
        PaperSheet::Envelopes { customers, format } => {
            let format = match format {
                EnvelopeFormat::Dl => Format::Dl,
                EnvelopeFormat::C5 => Format::C5,
            };
            sheets::envelopes(&recipients(ledger, moment, customers)?, &sender, format, said)
        }
        PaperSheet::Labels { customers, cut, first } => {
            let cut = match cut {
                LabelCut::ThreeByEight => LabelSheet::THREE_BY_EIGHT,
                LabelCut::TwoBySeven => LabelSheet::TWO_BY_SEVEN,
            };
            sheets::labels(&recipients(ledger, moment, customers)?, cut, (*first).into(), said)
        }
        PaperSheet::Slip { documents } => {
            sheets::registered(&slip(ledger, documents)?, &sender, said)
        }
    };
    drawn.map_err(|source| Cause::Document { customer: String::new(), source })
}

/// A proposal for the file's name.
pub(crate) fn sheet_file_name(moment: &Moment, sheet: &PaperSheet) -> String {
    let name = match sheet {
        PaperSheet::Envelopes { .. } => moment.words.pick("enveloppes", "envelopes"),
        PaperSheet::Labels { .. } => moment.words.pick("etiquettes", "labels"),
        PaperSheet::Slip { .. } => moment.words.pick("bordereau", "posting-slip"),
    };
    format!("{name}_{}.pdf", moment.key_date)
}

/// The customers as they are addressed.
fn recipients(
    ledger: &mut Ledger,
    moment: &Moment,
    customers: &[String],
) -> Result<Vec<Recipient>, Cause> {
    let mut recipients = Vec::with_capacity(customers.len());
    for code in customers {
        let recipient = recipient(&ledger.customer(code)?);
        if recipient.address.is_empty() {
            let reason = moment.words.no_address();
            return Err(Cause::LetterLeftOut { name: recipient.name, reason });
        }
        recipients.push(recipient);
    }
    Ok(recipients)
}

fn slip(ledger: &mut Ledger, documents: &[i64]) -> Result<Vec<Registered>, Cause> {
    let mut slip = Vec::with_capacity(documents.len());
    for id in documents {
        let found = ledger.store.document_record(*id)?;
        let found = found.ok_or_else(|| Cause::UnknownDocument(id.to_string()))?;
        if found.channel != Channel::RegisteredLetter || found.undone {
            continue;
        }
        let number = found.facts.iter().rev().map(|it| it.number.clone());
        slip.push(Registered {
            number: number.into_iter().find(|it| !it.is_empty()).unwrap_or_default(),
            recipient: recipient(&ledger.customer_by_id(found.customer)?),
        });
    }
    if slip.is_empty() { Err(Cause::NoLetters) } else { Ok(slip) }
}
