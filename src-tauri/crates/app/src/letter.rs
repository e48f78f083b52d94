//! Letters: preview, save, post.
//!
//! The preview is the PDF that would be printed. Saving records nothing; posting records the
//! act with the amounts as claimed and keeps the exact bytes.

mod archive;
mod batch;
mod claims;
mod code;
mod compose;
mod earlier;
mod issue;
mod lacks;
mod occasion;
mod preflight;
mod sheets;
pub(crate) mod stationery;

use std::slice;

use documents::letters::{LettersPdf, Stationery};
use receivables::{
    dunning::{Action, ActionKind, PolicyBook, Verdict},
    letter::{Letter, LetterKind},
};
use serde::Serialize;
use ts_rs::TS;

use crate::{
    amount::{Amount, Day},
    case,
    failure::Cause,
    ledger::{Ledger, Moment},
};

pub use archive::{ArchivedLetter, LetterFact, LetterFactKind, ReturnReason};
pub(crate) use archive::{archive, find, note_fact, reprint};
pub(crate) use batch::{
    Answer, batch, check_sender, claimed_charges, composed, render_all, save, save_in, write,
};
pub(crate) use compose::{address, compose};
pub(crate) use issue::{Leaving, Ready, document, issue, post, record};
pub(crate) use lacks::Lacks;
pub use occasion::{Occasion, OccasionList, OccasionRow};
pub(crate) use occasion::{issue_occasion, occasion_file_name, occasion_pdf, occasions};
pub(crate) use preflight::preflight;
pub use preflight::{CheckedLetter, FlagPlace, Preflight, RaisedFlag};
pub use sheets::{EnvelopeFormat, LabelCut, PaperSheet};
pub(crate) use sheets::{paper_sheet, sheet_file_name};

/// A batch of letters as written to a file.
#[derive(Debug, Clone, Default, Serialize, TS)]
#[ts(export)]
pub struct LettersFile {
    /// Where it was written.
    pub path: String,
    /// Letters in it.
    pub letters: u32,
    /// Pages.
    pub pages: u32,
    /// What the letters claim together, one sum per currency.
    pub claimed: Vec<Amount>,
    /// Customers left out, each with the reason as a sentence.
    pub left_out: Vec<LeftOut>,
    /// Invoices whose copy does not go along, by customer, each with the reason.
    pub without_copy: Vec<LeftOut>,
}

/// What a letter claims, element by element, as it stands in the letter itself.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct LetterClaim {
    /// The documents, in the order of the letter.
    pub items: Vec<ClaimedItem>,
    /// What is claimed of them.
    pub principal: Amount,
    /// What is taken off: zero or negative.
    pub credits: Amount,
    /// Late-payment interest claimed; zero before the formal notice.
    pub interest: Amount,
    /// Fixed recovery sums claimed; zero before the formal notice.
    pub fixed_sums: Amount,
    /// Penalties claimed on documents that were paid late.
    pub settled_late: Amount,
    /// The sum of the five.
    pub total: Amount,
}

/// A document as a letter claims it.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ClaimedItem {
    /// Document number.
    pub number: String,
    /// Due date.
    pub due: Day,
    /// What is claimed of it: what is owed and not contested.
    pub open: Amount,
}

/// A customer whose letter was left out.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct LeftOut {
    /// Customer code.
    pub customer: String,
    /// Customer name.
    pub name: String,
    /// Why.
    pub reason: String,
}

impl LeftOut {
    /// The letter's customer, with the reason why the letter stays.
    pub(crate) fn of(letter: &Letter, reason: String) -> Self {
        let recipient = &letter.recipient;
        Self { customer: recipient.code.clone(), name: recipient.name.clone(), reason }
    }
}

/// A text as a part of a file's name: what is no letter, digit or hyphen becomes `gap`.
pub(crate) fn file_part(text: &str, gap: char) -> String {
    let kept = |it: char| if it.is_alphanumeric() || it == '-' { it } else { gap };
    text.chars().map(kept).collect()
}

/// The letter a customer would get, as a PDF.
pub(crate) fn preview(ledger: &mut Ledger, moment: &Moment, code: &str) -> Result<Vec<u8>, Cause> {
    let letter = letter_of(ledger, moment, code)?;
    Ok(render(slice::from_ref(&letter), &stationery::load(ledger)?)?.bytes)
}

/// What that letter claims.
pub(crate) fn claim(
    ledger: &mut Ledger,
    moment: &Moment,
    code: &str,
) -> Result<LetterClaim, Cause> {
    let letter = letter_of(ledger, moment, code)?;
    let totals = letter.totals().map_err(|error| Cause::Internal(error.to_string()))?;
    let items = letter.claims.into_iter().map(|it| ClaimedItem {
        open: it.claimed().into(),
        number: it.number,
        due: it.due,
    });
    Ok(LetterClaim {
        items: items.collect(),
        principal: totals.principal.into(),
        credits: totals.credits.into(),
        interest: totals.interest.into(),
        fixed_sums: totals.fixed_sums.into(),
        settled_late: totals.settled_late.into(),
        total: totals.total.into(),
    })
}

/// The letter that a customer's action asks for.
fn letter_of(ledger: &mut Ledger, moment: &Moment, code: &str) -> Result<Letter, Cause> {
    let customer = ledger.customer(code)?;
    let case = case::case(ledger, moment.key_date, &customer)?;
    let action = match case::verdict(ledger, &case, moment.key_date) {
        Verdict::Act(action) if written(&action, &ledger.policies).is_some() => action,
        _ => return Err(Cause::NothingToClaim(customer.name)),
    };
    Ok(compose(ledger, moment, &action, &case)?.letter)
}

/// A proposal for the file's name.
pub(crate) fn file_name(
    ledger: &mut Ledger,
    moment: &Moment,
    codes: Option<&[String]>,
) -> Result<String, Cause> {
    let name = match codes {
        Some([code]) => file_part(&ledger.customer(code)?.name, '-'),
        _ => moment.words.pick("courriers", "letters"),
    };
    Ok(format!("{name}_{}.pdf", moment.key_date))
}

/// A letter as it was posted.
pub(crate) fn kept(ledger: &Ledger, document: i64) -> Result<Vec<u8>, Cause> {
    let kept = ledger.store.document(document)?;
    kept.map(|it| it.bytes).ok_or_else(|| Cause::UnknownDocument(document.to_string()))
}

pub(crate) fn render(letters: &[Letter], stationery: &Stationery) -> Result<LettersPdf, Cause> {
    documents::letters::pdf(letters, stationery).map_err(|source| {
        let customer = letters.first().map(|it| it.recipient.name.clone()).unwrap_or_default();
        Cause::Document { customer, source }
    })
}

/// The letter that an action asks for, if it asks for one: in the text its scenario names.
pub(crate) fn written(action: &Action, policies: &PolicyBook) -> Option<LetterKind> {
    let kinds = [ActionKind::Email, ActionKind::Letter, ActionKind::RegisteredLetter];
    if action.kind == ActionKind::Preventive {
        return Some(LetterKind::PreventiveNote);
    }
    let rung = policies.policy(action.policy).rung(action.step?)?;
    rung.text.filter(|_| kinds.contains(&action.kind))
}
