//! Letters that leave: recorded with their exact bytes and what they claim, in one change.

use std::{path::Path, slice};

use documents::letters::{LettersPdf, Stationery};
use receivables::{Balance, dunning::ActionKind, letter::Letter};
use store::{Change, DocumentFact, DocumentFactKind, NewAct, NewCharge, NewDocument};

use super::{
    LeftOut, LettersFile,
    batch::{
        Answer, check_sender, claimed_charges, folded, letters, no_letters, render_all, unsettable,
        write_beside,
    },
    render, stationery,
};
use crate::{
    act,
    amount::{Amount, Day},
    copies::{self, Binding, BoundLetters},
    failure::Cause,
    import::progress::Progress,
    ledger::{Ledger, Moment},
};

/// Records the letters as posted: act, items as claimed, exact PDF.
pub(crate) fn post(
    ledger: &mut Ledger,
    moment: &Moment,
    codes: Option<&[String]>,
) -> Result<LettersFile, Cause> {
    let ready = Ready::new(ledger, moment, codes)?;
    if ready.letters.is_empty() && ready.left_out.is_empty() {
        return Err(Cause::NoLetters);
    }
    record(ledger, moment, ready, &Progress::default(), || Ok(None))
}

/// Writes the letters to one file that prints, and records them as printed: both, or neither.
pub(crate) fn issue(
    ledger: &mut Ledger,
    moment: &Moment,
    codes: &[String],
    (path, binding): (&Path, Binding),
    progress: &Progress,
) -> Result<LettersFile, Cause> {
    let ready = Ready::new(ledger, moment, Some(codes))?;
    if ready.letters.is_empty() {
        return Err(no_letters(ready.left_out));
    }
    let pdf = render_all(&ready.letters, &ready.stationery)?;
    let bound = copies::bind(ledger, moment, &ready.letters, &pdf, binding)?;
    let beside = write_beside(path, &bound.bytes)?;
    let printed = DocumentFact::noted(DocumentFactKind::Printed, moment.key_date, String::new());
    let file = record(ledger, moment, ready, progress, || Ok(Some(printed)))?;
    beside.put_in_place()?;
    let BoundLetters { pages, without_copy, .. } = bound;
    Ok(LettersFile { path: path.display().to_string(), pages, without_copy, ..file })
}

/// A letter that leaves, as the ledger keeps it.
pub(crate) struct Leaving {
    pub(crate) act: NewAct,
    pub(crate) document: NewDocument,
    /// The penalties it claims.
    pub(crate) charges: Vec<NewCharge>,
}

impl Leaving {
    /// Records it; what the customer was put off for has come. Answers the document's number.
    pub(crate) fn record(&self, change: &mut Change<'_>, on: Day) -> Result<i64, Cause> {
        let act = change.add_act(&self.act)?;
        change.end_wait(self.act.customer, on)?;
        let document = change.add_document(act, &self.document)?;
        for charge in &self.charges {
            change.add_charge(&NewCharge { act: Some(act), ..charge.clone() })?;
        }
        Ok(document)
    }
}

/// A letter as the archive keeps it: its pages, and what is looked for in it.
pub(crate) fn document(letter: &Letter, pdf: LettersPdf, on: Day) -> NewDocument {
    NewDocument {
        text: letter.kind,
        posted_on: on,
        code: letter.code.clone(),
        pages: u32::try_from(pdf.pages).unwrap_or(u32::MAX),
        deadline_days: letter.deadline_days,
        bytes: pdf.bytes,
    }
}

/// Letters that can leave, in the order in which they fold.
pub(crate) struct Ready {
    pub(crate) letters: Vec<Answer>,
    left_out: Vec<LeftOut>,
    pub(crate) stationery: Stationery,
}

impl Ready {
    pub(crate) fn new(
        ledger: &mut Ledger,
        moment: &Moment,
        codes: Option<&[String]>,
    ) -> Result<Self, Cause> {
        moment.must_be_today()?;
        check_sender(ledger)?;
        let (letters, mut left_out) = letters(ledger, moment, codes)?;
        let stationery = stationery::load(ledger)?;
        let (mut letters, unset) = folded(letters, &stationery);
        left_out.extend(unset.iter().map(|(it, error)| unsettable(it, error, moment.words)));
        letters.retain(|it| {
            let by_post = it.action.kind != ActionKind::Email;
            let nowhere = by_post && it.letter.recipient.address.is_empty();
            if nowhere {
                left_out.push(LeftOut::of(&it.letter, moment.words.no_address()));
            }
            !nowhere
        });
        Ok(Self { letters, left_out, stationery })
    }
}

/// Records letters, each with the fact of how they leave, if there is one to note. They leave within
/// the change: where they do not, nothing is recorded. Nor is what the user stops.
pub(crate) fn record(
    ledger: &mut Ledger,
    moment: &Moment,
    ready: Ready,
    progress: &Progress,
    leave: impl FnOnce() -> Result<Option<DocumentFact>, Cause>,
) -> Result<LettersFile, Cause> {
    let Ready { letters, left_out, stationery } = ready;
    let mut claimed = Balance::default();
    let (mut recorded, mut pages) = (Vec::with_capacity(letters.len()), 0);
    progress.begin(letters.len() as u64);
    for (done, answer) in (1..).zip(letters) {
        if progress.is_stopped() {
            return Err(Cause::Stopped);
        }
        let charges = claimed_charges(&answer);
        let Answer { action, case, letter, .. } = answer;
        let pdf = render(slice::from_ref(&letter), &stationery)?;
        pages += pdf.pages;
        let total = letter.totals().map_err(|error| Cause::Internal(error.to_string()))?.total;
        claimed.add(total);
        let act = NewAct { claimed: total, ..act::of_action(ledger, moment, &action, &case) };
        let document = document(&letter, pdf, moment.key_date);
        recorded.push((letter.recipient.code, Leaving { act, document, charges }));
        progress.advance(done);
    }
    ledger.act("letters", moment.now, |change| {
        let mut documents = Vec::with_capacity(recorded.len());
        for (_, leaving) in &recorded {
            documents.push(leaving.record(change, moment.key_date)?);
        }
        if let Some(fact) = leave()? {
            for id in documents {
                change.add_document_fact(id, &fact)?;
            }
        }
        let mut summary = serde_json::json!({ "letters": recorded.len(), "on": moment.key_date });
        if let [(only, ..)] = &recorded[..] {
            summary["customer"] = only.as_str().into();
        }
        Ok(((), (!recorded.is_empty()).then(|| summary.to_string())))
    })?;
    Ok(LettersFile {
        path: String::new(),
        letters: u32::try_from(recorded.len()).unwrap_or(u32::MAX),
        pages: u32::try_from(pages).unwrap_or(u32::MAX),
        claimed: claimed.iter().map(Amount::from).collect(),
        left_out,
        without_copy: Vec::new(),
    })
}
