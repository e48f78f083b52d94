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
    Balance, ItemId, Money,
    dunning::{Action, ActionKind, Case, Channel},
    letter::Letter,
    rates::Semester,
};
use store::{ChargePart, ChargeState, NewCharge};

use super::{
    LeftOut, LettersFile, compose, compose::Composed, file_part, preflight, render, stationery,
    written,
};
use crate::{
    amount::Amount,
    company,
    copies::{self, Binding, BoundLetters},
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
    let gathered = Gathered::new(ledger, moment, codes)?;
    let bound = gathered.bound(ledger, moment, binding)?;
    gathered.batch(bound)
}

/// Letters that can be set, in the order in which they fold.
struct Gathered {
    letters: Vec<Answer>,
    left_out: Vec<LeftOut>,
    stationery: Stationery,
}

impl Gathered {
    fn new(ledger: &mut Ledger, moment: &Moment, codes: Option<&[String]>) -> Result<Self, Cause> {
        let (letters, mut left_out) = letters(ledger, moment, codes)?;
        let stationery = stationery::load(ledger)?;
        // One letter that cannot be set must not hold back the others.
        let (letters, unset) = folded(letters, &stationery);
        left_out.extend(unset.iter().map(|(it, error)| unsettable(it, error, moment.words)));
        if letters.is_empty() {
            return Err(no_letters(left_out));
        }
        Ok(Self { letters, left_out, stationery })
    }

    /// The letters after a page that lists them, each with what deserves a look; one letter alone
    /// needs no list.
    fn proofed(&self, ledger: &Ledger, moment: &Moment) -> Result<BoundLetters, Cause> {
        if let [_] = &self.letters[..] {
            return self.bound(ledger, moment, Binding::default());
        }
        let flags = |it| preflight::remarks(ledger, moment, it, &self.stationery);
        let flags = self.letters.iter().map(flags).collect::<Result<Vec<_>, _>>()?;
        let letters: Vec<_> = self.letters.iter().map(|it| it.letter.clone()).collect();
        let said = (moment.words.0.into(), moment.key_date);
        let pdf = documents::letters::proofed(&letters, &flags, &self.stationery, said)
            .map_err(|source| Cause::Document { customer: String::new(), source })?;
        let pages = u32::try_from(pdf.pages).unwrap_or(u32::MAX);
        Ok(BoundLetters { bytes: pdf.bytes, pages, without_copy: Vec::new() })
    }

    /// The letters, each with what goes behind it.
    fn bound(
        &self,
        ledger: &Ledger,
        moment: &Moment,
        binding: Binding,
    ) -> Result<BoundLetters, Cause> {
        let pdf = render_all(&self.letters, &self.stationery)?;
        copies::bind(ledger, moment, &self.letters, &pdf, binding)
    }

    fn batch(self, bound: BoundLetters) -> Result<Batch, Cause> {
        let mut claimed = Balance::default();
        for Answer { letter, .. } in &self.letters {
            let totals = letter.totals().map_err(|error| Cause::Internal(error.to_string()))?;
            claimed.add(totals.total);
        }
        let file = LettersFile {
            path: String::new(),
            letters: u32::try_from(self.letters.len()).unwrap_or(u32::MAX),
            pages: bound.pages,
            claimed: claimed.iter().map(Amount::from).collect(),
            left_out: self.left_out,
            without_copy: bound.without_copy,
        };
        Ok(Batch { bytes: bound.bytes, letters: self.letters, file })
    }
}

/// Why there is no letter at all: the reason where only one was to be written.
pub(super) fn no_letters(left_out: Vec<LeftOut>) -> Cause {
    match <[LeftOut; 1]>::try_from(left_out) {
        Ok([only]) => Cause::LetterLeftOut { name: only.name, reason: only.reason },
        Err(_) => Cause::NoLetters,
    }
}

/// Writes the letters to a file to be read before they leave: the whole file or none of it.
pub(crate) fn save(
    ledger: &mut Ledger,
    moment: &Moment,
    codes: Option<&[String]>,
    path: &Path,
    binding: Binding,
) -> Result<LettersFile, Cause> {
    let gathered = Gathered::new(ledger, moment, codes)?;
    let bound = match binding == Binding::default() {
        true => gathered.proofed(ledger, moment)?,
        false => gathered.bound(ledger, moment, binding)?,
    };
    let batch = gathered.batch(bound)?;
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
    for answer in &batch.letters {
        let code = file_part(&answer.letter.recipient.code, '_');
        let name = format!("{code}_{}.pdf", moment.key_date);
        let pdf = render(slice::from_ref(&answer.letter), &stationery)?;
        let bound = copies::bind(ledger, moment, slice::from_ref(answer), &pdf, binding)?;
        write(&folder.join(name), &bound.bytes)?;
    }
    Ok(LettersFile { path: folder.display().to_string(), ..batch.file })
}

/// Writes a file: all of it or none of it.
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
    let mut ending = path.extension().unwrap_or_default().to_owned();
    ending.push("-part");
    let beside = path.with_extension(ending);
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
    letters: Vec<Answer>,
    pub(crate) file: LettersFile,
}

/// A letter with what it answers.
pub(crate) struct Answer {
    pub(crate) action: Action,
    pub(crate) case: Case,
    pub(crate) letter: Letter,
    /// The documents it claims, in their order.
    items: Vec<ItemId>,
    /// Those that were paid late, in their order.
    late_items: Vec<ItemId>,
    /// A semester whose rate it rests on and nobody confirmed.
    unconfirmed: Option<Semester>,
}

impl Answer {
    /// The semester whose rate it claims penalties by and nobody confirmed: until then it stays.
    pub(crate) fn waits_for_rate(&self) -> Option<Semester> {
        self.unconfirmed.filter(|_| self.letter.claims_penalties)
    }
}

/// Registered letters first, for they go over the counter; then a pile for each number of pages.
pub(super) fn folding_order(channel: Channel, pages: u32) -> (bool, u32) {
    (channel != Channel::RegisteredLetter, pages)
}

/// The letters in the order in which they fold, and those that cannot be set.
pub(super) fn folded(
    letters: Vec<Answer>,
    stationery: &Stationery,
) -> (Vec<Answer>, Vec<(Answer, DocumentError)>) {
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

/// The letters of the day that go by post, or those of some customers. What claims penalties at a
/// rate that nobody confirmed stays.
pub(super) fn letters(
    ledger: &mut Ledger,
    moment: &Moment,
    codes: Option<&[String]>,
) -> Result<(Vec<Answer>, Vec<LeftOut>), Cause> {
    let (letters, mut left_out) = composed(ledger, moment, codes, ActionKind::is_posted)?;
    let mut ready = Vec::with_capacity(letters.len());
    for answer in letters {
        match answer.waits_for_rate() {
            Some(semester) => {
                let reason = moment.words.claims_unconfirmed(semester);
                left_out.push(LeftOut::of(&answer.letter, reason));
            }
            None => ready.push(answer),
        }
    }
    Ok((ready, left_out))
}

/// Composes letters: of some customers, or all of the day whose kind is wanted and that are not set
/// aside until later.
pub(crate) fn composed(
    ledger: &mut Ledger,
    moment: &Moment,
    codes: Option<&[String]>,
    is_wanted: fn(ActionKind) -> bool,
) -> Result<(Vec<Answer>, Vec<LeftOut>), Cause> {
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
            Ok(Composed { letter, items, late_items, unconfirmed }) => {
                letters.push(Answer { action, case, letter, items, late_items, unconfirmed });
            }
            Err(Cause::MissingRate { customer, name, semester, rate }) => {
                let reason = moment.words.missing_rate(semester, rate);
                left_out.push(LeftOut { customer, name, reason });
            }
            Err(cause) => return Err(cause),
        }
    }
    Ok((letters, left_out))
}

/// The penalties that a letter claims, to be noted with it.
pub(crate) fn claimed_charges(answer: &Answer) -> Vec<NewCharge> {
    let letter = &answer.letter;
    if !letter.claims_penalties {
        return Vec::new();
    }
    let open = letter.claims.iter().map(|it| (it.interest, it.fixed_sum));
    let late = letter.settled_late.iter().map(|it| (it.interest, it.fixed_sum));
    let items = answer.items.iter().chain(&answer.late_items);
    let charge = |item: ItemId, part: ChargePart, claimed: Money| NewCharge {
        item,
        part,
        state: ChargeState::Claimed,
        amount_minor: Some(claimed.minor),
        currency: claimed.currency,
        on: letter.dated,
        act: None,
        note: String::new(),
    };
    let both = items.zip(open.chain(late)).flat_map(|(item, (interest, fixed_sum))| {
        [(ChargePart::Interest, interest), (ChargePart::FixedSum, fixed_sum)]
            .map(|(part, claimed)| charge(*item, part, claimed))
    });
    both.filter(|it| it.amount_minor.is_some_and(|minor| minor > 0)).collect()
}

/// One PDF of all.
pub(crate) fn render_all(letters: &[Answer], stationery: &Stationery) -> Result<LettersPdf, Cause> {
    if letters.is_empty() {
        return Err(Cause::NoLetters);
    }
    let letters: Vec<_> = letters.iter().map(|it| it.letter.clone()).collect();
    render(&letters, stationery)
}

/// A letter that cannot be set, with the reason.
pub(super) fn unsettable(composed: &Answer, error: &DocumentError, words: Words) -> LeftOut {
    LeftOut::of(&composed.letter, words.document(error))
}
