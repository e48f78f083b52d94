//! Letters: preview, save, post.
//!
//! The preview is the PDF that would be printed. Saving records nothing; posting records the
//! act with the amounts as claimed and keeps the exact bytes.

mod compose;
mod lacks;

use std::{fs, path::Path, slice};

use documents::letters::LettersPdf;
use receivables::{
    Balance,
    dunning::{Action, ActionKind, Step},
    letter::{Letter, LetterKind},
};
use serde::Serialize;
use ts_rs::TS;

use crate::{
    act,
    amount::Amount,
    company,
    failure::Cause,
    ledger::{Ledger, Moment},
    worklist,
};

pub(crate) use compose::{address, compose};
pub(crate) use lacks::Lacks;

/// A batch of letters as written to a file.
#[derive(Debug, Clone, Serialize, TS)]
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

/// The letter a customer would get, as a PDF.
pub(crate) fn preview(ledger: &mut Ledger, moment: &Moment, code: &str) -> Result<Vec<u8>, Cause> {
    let customer = ledger.customer(code)?;
    let action = worklist::actions(ledger, moment)?
        .into_iter()
        .find(|it| it.customer == customer.id && written(it).is_some())
        .ok_or_else(|| Cause::NothingToClaim(customer.name.clone()))?;
    let letter = compose(ledger, moment, &action)?;
    Ok(render(slice::from_ref(&letter))?.bytes)
}

/// The day's letters as one PDF, in the order of the list.
pub(crate) fn batch(
    ledger: &mut Ledger,
    moment: &Moment,
    codes: Option<&[String]>,
) -> Result<Batch, Cause> {
    let (letters, left_out) = letters(ledger, moment, codes)?;
    if letters.is_empty() {
        return Err(Cause::NoLetters);
    }
    let mut claimed = Balance::default();
    for (_, letter) in &letters {
        let totals = letter.totals().map_err(|error| Cause::Internal(error.to_string()))?;
        claimed.add(totals.total);
    }
    let count = letters.len();
    let letters: Vec<_> = letters.into_iter().map(|(_, letter)| letter).collect();
    let pdf = render(&letters)?;
    let file = LettersFile {
        path: String::new(),
        letters: u32::try_from(count).unwrap_or(u32::MAX),
        pages: u32::try_from(pdf.pages).unwrap_or(u32::MAX),
        claimed: claimed.iter().map(Amount::from).collect(),
        left_out,
    };
    Ok(Batch { bytes: pdf.bytes, file })
}

/// A proposal for the file's name.
pub(crate) fn file_name(
    ledger: &mut Ledger,
    moment: &Moment,
    codes: Option<&[String]>,
) -> Result<String, Cause> {
    let name = match codes {
        Some([code]) => {
            let name = ledger.customer(code)?.name;
            let kept = name.chars().map(|it| if it.is_alphanumeric() { it } else { '-' });
            kept.collect::<String>()
        }
        _ => moment.words.pick("courriers", "letters"),
    };
    Ok(format!("{name}_{}.pdf", moment.key_date))
}

/// Writes the letters to a file: the whole file or none of it.
pub(crate) fn save(
    ledger: &mut Ledger,
    moment: &Moment,
    codes: Option<&[String]>,
    path: &Path,
) -> Result<LettersFile, Cause> {
    let batch = batch(ledger, moment, codes)?;
    write(path, &batch.bytes)?;
    Ok(LettersFile { path: path.display().to_string(), ..batch.file })
}

/// Writes the letters to a folder, one file per customer, named after its code.
pub(crate) fn save_in(
    ledger: &mut Ledger,
    moment: &Moment,
    folder: &Path,
) -> Result<LettersFile, Cause> {
    let batch = batch(ledger, moment, None)?;
    let io = |source| Cause::Io { path: folder.to_owned(), source };
    fs::create_dir_all(folder).map_err(io)?;
    for (_, letter) in letters(ledger, moment, None)?.0 {
        let code = &letter.recipient.code;
        let kept = code.chars().map(|it| if it.is_alphanumeric() || it == '-' { it } else { '_' });
        let name = format!("{}_{}.pdf", kept.collect::<String>(), moment.key_date);
        write(&folder.join(name), &render(slice::from_ref(&letter))?.bytes)?;
    }
    Ok(LettersFile { path: folder.display().to_string(), ..batch.file })
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Cause> {
    let beside = path.with_extension("pdf-part");
    let io = |source| Cause::Io { path: path.to_owned(), source };
    fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path)).map_err(io)
}

/// Records the letters as posted: act, items as claimed, exact PDF, in one change.
pub(crate) fn post(
    ledger: &mut Ledger,
    moment: &Moment,
    codes: Option<&[String]>,
) -> Result<LettersFile, Cause> {
    moment.must_be_today()?;
    if !company::load(ledger)?.can_send() {
        return Err(Cause::CompanyIncomplete);
    }
    let (letters, mut left_out) = letters(ledger, moment, codes)?;
    let mut posted = Vec::new();
    let mut claimed = Balance::default();
    let mut pages = 0;
    for (action, letter) in letters {
        if letter.recipient.address.is_empty() && action.kind != ActionKind::Email {
            let (customer, name) = (letter.recipient.code, letter.recipient.name);
            left_out.push(LeftOut { customer, name, reason: moment.words.no_address() });
            continue;
        }
        let pdf = render(slice::from_ref(&letter))?;
        pages += pdf.pages;
        claimed.add(action.claimed);
        let act = act::of_action(ledger, moment, &action)?;
        posted.push((act, action.step, pdf.bytes));
    }
    if posted.is_empty() && left_out.is_empty() {
        return Err(Cause::NoLetters);
    }
    let count = posted.len();
    ledger.change("letters", moment.now, |change| {
        for (act, step, bytes) in &posted {
            let id = change.add_act(act)?;
            let kind = step.map(|it| it.to_string()).unwrap_or_default();
            change.add_document(id, &kind, moment.key_date, bytes)?;
        }
        let summary = serde_json::json!({ "letters": count, "on": moment.key_date });
        Ok(((), (count > 0).then(|| summary.to_string())))
    })?;
    Ok(LettersFile {
        path: String::new(),
        letters: u32::try_from(count).unwrap_or(u32::MAX),
        pages: u32::try_from(pages).unwrap_or(u32::MAX),
        claimed: claimed.iter().map(Amount::from).collect(),
        left_out,
    })
}

/// A letter as it was posted.
pub(crate) fn kept(ledger: &Ledger, document: i64) -> Result<Vec<u8>, Cause> {
    let kept = ledger.store.document(document)?;
    kept.map(|it| it.bytes).ok_or_else(|| Cause::UnknownDocument(document.to_string()))
}

/// A batch before it is written.
pub(crate) struct Batch {
    pub(crate) bytes: Vec<u8>,
    pub(crate) file: LettersFile,
}

/// Composes the letters of the day: all that go by post, or those of some customers.
fn letters(
    ledger: &mut Ledger,
    moment: &Moment,
    codes: Option<&[String]>,
) -> Result<(Vec<(Action, Letter)>, Vec<LeftOut>), Cause> {
    let mut wanted = Vec::new();
    for code in codes.unwrap_or_default() {
        wanted.push(ledger.customer(code)?.id);
    }
    let by_post =
        |it: &Action| matches!(it.kind, ActionKind::Letter | ActionKind::RegisteredLetter);
    let mut actions = worklist::actions(ledger, moment)?;
    actions.retain(|it| {
        written(it).is_some()
            && if codes.is_some() { wanted.contains(&it.customer) } else { by_post(it) }
    });
    let (mut letters, mut left_out) = (Vec::new(), Vec::new());
    for action in actions {
        match compose(ledger, moment, &action) {
            Ok(letter) => letters.push((action, letter)),
            Err(Cause::MissingRate { customer, name, semester }) => {
                left_out.push(LeftOut {
                    customer,
                    name,
                    reason: moment.words.missing_rate(&semester),
                });
            }
            Err(cause) => return Err(cause),
        }
    }
    Ok((letters, left_out))
}

fn render(letters: &[Letter]) -> Result<LettersPdf, Cause> {
    documents::letters::pdf(letters).map_err(|source| {
        let customer = letters.first().map(|it| it.recipient.name.clone()).unwrap_or_default();
        Cause::Document { customer, source }
    })
}

/// The letter that an action asks for, if it asks for one.
pub(crate) fn written(action: &Action) -> Option<LetterKind> {
    let kinds = [ActionKind::Email, ActionKind::Letter, ActionKind::RegisteredLetter];
    let kind = match action.step? {
        Step::FirstReminder => LetterKind::FirstReminder,
        Step::SecondReminder => LetterKind::SecondReminder,
        Step::FinalReminder => LetterKind::FinalReminder,
        Step::FormalNotice => LetterKind::FormalNotice,
        Step::Preventive | Step::Call | Step::HandOver => return None,
    };
    kinds.contains(&action.kind).then_some(kind)
}
