//! The day's letters together: one PDF, or a folder of them.
//!
//! A letter that cannot be composed or set is left out with its reason; it never holds back
//! the others, and nothing of it is recorded.

use std::{
    fs,
    path::{Path, PathBuf},
    slice,
};

use documents::{
    DocumentError,
    letters::{LettersPdf, Stationery, check},
};
use rayon::prelude::*;
use receivables::{
    Balance,
    dunning::{Action, ActionKind, Case, Channel},
    letter::Letter,
};

use super::{LeftOut, LettersFile, compose, render, stationery, written};
use crate::{
    amount::Amount,
    company,
    copies::{self, Binding},
    failure::Cause,
    ledger::{Ledger, Moment},
    wording::Words,
    worklist,
};

/// The day's letters as one PDF, in the order in which they fold.
pub(crate) fn batch(
    ledger: &mut Ledger,
    moment: &Moment,
    codes: Option<&[String]>,
    binding: Binding,
) -> Result<Batch, Cause> {
    let (letters, mut left_out) = letters(ledger, moment, codes)?;
    let stationery = stationery::load(ledger)?;
    // One letter that cannot be set must not hold back the others.
    let (letters, unset) = folded(letters, &stationery);
    left_out.extend(unset.iter().map(|(it, error)| unsettable(it, error, moment.words)));
    let pdf = render_all(&letters, &stationery)?;
    let bound = copies::bind(ledger, moment, &letters, &pdf, binding)?;
    let mut claimed = Balance::default();
    for Composed { letter, .. } in &letters {
        let totals = letter.totals().map_err(|error| Cause::Internal(error.to_string()))?;
        claimed.add(totals.total);
    }
    let file = LettersFile {
        path: String::new(),
        letters: u32::try_from(letters.len()).unwrap_or(u32::MAX),
        pages: bound.pages,
        claimed: claimed.iter().map(Amount::from).collect(),
        left_out,
        without_copy: bound.without_copy,
    };
    Ok(Batch { bytes: bound.bytes, letters, file })
}

/// Writes the letters to a file: the whole file or none of it.
pub(crate) fn save(
    ledger: &mut Ledger,
    moment: &Moment,
    codes: Option<&[String]>,
    path: &Path,
    binding: Binding,
) -> Result<LettersFile, Cause> {
    let batch = batch(ledger, moment, codes, binding)?;
    write(path, &batch.bytes)?;
    Ok(LettersFile { path: path.display().to_string(), ..batch.file })
}

/// Writes the letters to a folder, one file per customer, named after its code.
pub(crate) fn save_in(
    ledger: &mut Ledger,
    moment: &Moment,
    folder: &Path,
    binding: Binding,
) -> Result<LettersFile, Cause> {
    let batch = batch(ledger, moment, None, binding)?;
    let io = |source| Cause::Io { path: folder.to_owned(), source };
    fs::create_dir_all(folder).map_err(io)?;
    let stationery = stationery::load(ledger)?;
    for composed in &batch.letters {
        let code = &composed.letter.recipient.code;
        let kept = code.chars().map(|it| if it.is_alphanumeric() || it == '-' { it } else { '_' });
        let name = format!("{}_{}.pdf", kept.collect::<String>(), moment.key_date);
        let pdf = render(slice::from_ref(&composed.letter), &stationery)?;
        let bound = copies::bind(ledger, moment, slice::from_ref(composed), &pdf, binding)?;
        write(&folder.join(name), &bound.bytes)?;
    }
    Ok(LettersFile { path: folder.display().to_string(), ..batch.file })
}

/// Writes a PDF: the whole file or none of it.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Cause> {
    write_beside(path, bytes)?.put_in_place()
}

/// A file written under another name, until all of it is wanted.
pub(super) struct Beside {
    beside: PathBuf,
    path: PathBuf,
}

/// Writes the bytes beside where they go.
pub(super) fn write_beside(path: &Path, bytes: &[u8]) -> Result<Beside, Cause> {
    let beside = path.with_extension("pdf-part");
    fs::write(&beside, bytes).map_err(|source| Cause::Io { path: path.to_owned(), source })?;
    Ok(Beside { beside, path: path.to_owned() })
}

impl Beside {
    /// Gives the file its name.
    pub(super) fn put_in_place(self) -> Result<(), Cause> {
        let renamed = fs::rename(&self.beside, &self.path);
        renamed.map_err(|source| Cause::Io { path: self.path.clone(), source })
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // What was put in place is no longer there; what was not wanted goes.
        let _ = fs::remove_file(&self.beside);
    }
}

/// Refuses when the sender is too incomplete for a letter to leave.
pub(crate) fn check_sender(ledger: &Ledger) -> Result<(), Cause> {
    if company::load(ledger)?.can_send() { Ok(()) } else { Err(Cause::CompanyIncomplete) }
}

/// A batch before it is written.
pub(crate) struct Batch {
    pub(crate) bytes: Vec<u8>,
    /// The letters in it; those that could not be set are not.
    letters: Vec<Composed>,
    pub(crate) file: LettersFile,
}

/// A letter with what it answers.
pub(crate) struct Composed {
    pub(crate) action: Action,
    pub(super) case: Case,
    pub(crate) letter: Letter,
}

/// Registered letters first, for they go over the counter; then a pile for each number of pages.
pub(super) fn folding_order(channel: Channel, pages: u32) -> (bool, u32) {
    (channel != Channel::RegisteredLetter, pages)
}

/// The letters in the order in which they fold, and those that cannot be set.
pub(super) fn folded(
    letters: Vec<Composed>,
    stationery: &Stationery,
) -> (Vec<Composed>, Vec<(Composed, DocumentError)>) {
    let checked: Vec<_> = letters.par_iter().map(|it| check(&it.letter, stationery)).collect();
    let (mut set, mut unset) = (Vec::new(), Vec::new());
    for (letter, checked) in letters.into_iter().zip(checked) {
        match checked {
            Ok(checked) => set.push((letter, u32::try_from(checked.pages).unwrap_or(u32::MAX))),
            Err(error) => unset.push((letter, error)),
        }
    }
    set.sort_by_key(|(it, pages)| folding_order(it.letter.channel, *pages));
    (set.into_iter().map(|(it, _)| it).collect(), unset)
}

/// The letters of the day that go by post, or those of some customers.
pub(super) fn letters(
    ledger: &mut Ledger,
    moment: &Moment,
    codes: Option<&[String]>,
) -> Result<(Vec<Composed>, Vec<LeftOut>), Cause> {
    composed(ledger, moment, codes, ActionKind::is_posted)
}

/// Composes letters: of some customers, or all of the day whose kind is wanted and that are not set
/// aside until later.
pub(super) fn composed(
    ledger: &mut Ledger,
    moment: &Moment,
    codes: Option<&[String]>,
    is_wanted: fn(ActionKind) -> bool,
) -> Result<(Vec<Composed>, Vec<LeftOut>), Cause> {
    let mut wanted = Vec::new();
    for code in codes.unwrap_or_default() {
        wanted.push(ledger.customer(code)?.id);
    }
    let set_aside = |it: &Action| it.not_before.is_some_and(|until| until > moment.at());
    let mut actions = worklist::answered(ledger, moment)?;
    actions.retain(|(it, _)| {
        let named = wanted.contains(&it.customer);
        let asked = if codes.is_some() { named } else { is_wanted(it.kind) && !set_aside(it) };
        asked && written(it, &ledger.policies).is_some()
    });
    let (mut letters, mut left_out) = (Vec::new(), Vec::new());
    for (action, case) in actions {
        match compose(ledger, moment, &action, &case) {
            Ok(letter) => letters.push(Composed { action, case, letter }),
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

/// One PDF of all.
pub(crate) fn render_all(
    letters: &[Composed],
    stationery: &Stationery,
) -> Result<LettersPdf, Cause> {
    if letters.is_empty() {
        return Err(Cause::NoLetters);
    }
    let letters: Vec<_> = letters.iter().map(|it| it.letter.clone()).collect();
    render(&letters, stationery)
}

/// A letter that cannot be set, with the reason.
pub(super) fn unsettable(composed: &Composed, error: &DocumentError, words: Words) -> LeftOut {
    let recipient = &composed.letter.recipient;
    LeftOut {
        customer: recipient.code.clone(),
        name: recipient.name.clone(),
        reason: words.document(error),
    }
}
