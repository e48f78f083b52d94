//! The day's letters together: one PDF, a folder of them, or posted.
//!
//! A letter that cannot be composed or set is left out with its reason; it never holds back
//! the others, and nothing of it is recorded.

use std::{fs, path::Path, slice};

use documents::letters::{LettersPdf, Stationery, page_count};
use receivables::{
    Balance, ItemId, Money,
    dunning::{Action, ActionKind, Case},
    letter::Letter,
};
use store::{ChargePart, ChargeState, NewAct, NewCharge};

use super::{LeftOut, LettersFile, compose, compose::Composed, render, stationery, written};
use crate::{
    act,
    amount::Amount,
    company,
    failure::Cause,
    ledger::{Ledger, Moment},
    wording::Words,
    worklist,
};

/// The day's letters as one PDF, in the order of the list.
pub(crate) fn batch(
    ledger: &mut Ledger,
    moment: &Moment,
    codes: Option<&[String]>,
) -> Result<Batch, Cause> {
    let (mut letters, mut left_out) = letters(ledger, moment, codes)?;
    let stationery = stationery::load(ledger)?;
    if letters.is_empty() {
        return Err(no_letters(left_out));
    }
    let pdf = match render_all(&letters, &stationery) {
        Ok(pdf) => pdf,
        // One letter that cannot be set must not hold back the others.
        Err(_) => {
            let is_set = |it: &Answer| page_count(&it.letter, &stationery).is_ok();
            let (set, unset): (Vec<_>, Vec<_>) = letters.into_iter().partition(is_set);
            left_out.extend(unset.iter().map(|it| unsettable(it, &stationery, moment.words)));
            letters = set;
            if letters.is_empty() {
                return Err(no_letters(left_out));
            }
            render_all(&letters, &stationery)?
        }
    };
    let mut claimed = Balance::default();
    for Answer { letter, .. } in &letters {
        let totals = letter.totals().map_err(|error| Cause::Internal(error.to_string()))?;
        claimed.add(totals.total);
    }
    let file = LettersFile {
        path: String::new(),
        letters: u32::try_from(letters.len()).unwrap_or(u32::MAX),
        pages: u32::try_from(pdf.pages).unwrap_or(u32::MAX),
        claimed: claimed.iter().map(Amount::from).collect(),
        left_out,
    };
    Ok(Batch { bytes: pdf.bytes, letters, file })
}

/// Why there is no letter at all: the reason where only one was to be written.
fn no_letters(left_out: Vec<LeftOut>) -> Cause {
    match <[LeftOut; 1]>::try_from(left_out) {
        Ok([only]) => Cause::LetterLeftOut { name: only.name, reason: only.reason },
        Err(_) => Cause::NoLetters,
    }
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
    let stationery = stationery::load(ledger)?;
    for Answer { letter, .. } in &batch.letters {
        let code = &letter.recipient.code;
        let kept = code.chars().map(|it| if it.is_alphanumeric() || it == '-' { it } else { '_' });
        let name = format!("{}_{}.pdf", kept.collect::<String>(), moment.key_date);
        write(&folder.join(name), &render(slice::from_ref(letter), &stationery)?.bytes)?;
    }
    Ok(LettersFile { path: folder.display().to_string(), ..batch.file })
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Cause> {
    let beside = path.with_extension("pdf-part");
    let io = |source| Cause::Io { path: path.to_owned(), source };
    fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path)).map_err(io)
}

/// Refuses when the sender is too incomplete for a letter to leave.
pub(crate) fn check_sender(ledger: &Ledger) -> Result<(), Cause> {
    if company::load(ledger)?.can_send() { Ok(()) } else { Err(Cause::CompanyIncomplete) }
}

/// Records the letters as posted: act, items as claimed, exact PDF, in one change.
pub(crate) fn post(
    ledger: &mut Ledger,
    moment: &Moment,
    codes: Option<&[String]>,
) -> Result<LettersFile, Cause> {
    moment.must_be_today()?;
    check_sender(ledger)?;
    let (letters, mut left_out) = letters(ledger, moment, codes)?;
    let stationery = stationery::load(ledger)?;
    let (mut posted, mut customers) = (Vec::new(), Vec::new());
    let mut claimed = Balance::default();
    let mut pages = 0;
    for answer in letters {
        let Answer { action, case, letter, .. } = &answer;
        if letter.recipient.address.is_empty() && action.kind != ActionKind::Email {
            let recipient = letter.recipient.clone();
            let (customer, name) = (recipient.code, recipient.name);
            left_out.push(LeftOut { customer, name, reason: moment.words.no_address() });
            continue;
        }
        let Ok(pdf) = render(slice::from_ref(letter), &stationery) else {
            left_out.push(unsettable(&answer, &stationery, moment.words));
            continue;
        };
        pages += pdf.pages;
        let total = letter.totals().map_err(|error| Cause::Internal(error.to_string()))?.total;
        claimed.add(total);
        let act = NewAct { claimed: total, ..act::of_action(ledger, moment, action, case) };
        customers.push(letter.recipient.code.clone());
        posted.push((act, letter.kind, pdf.bytes, claimed_charges(&answer)));
    }
    if posted.is_empty() && left_out.is_empty() {
        return Err(Cause::NoLetters);
    }
    let count = posted.len();
    ledger.act("letters", moment.now, |change| {
        for (act, text, bytes, charges) in &posted {
            let id = change.add_act(act)?;
            change.end_wait(act.customer, moment.key_date)?;
            change.add_document(id, *text, moment.key_date, bytes)?;
            for charge in charges {
                change.add_charge(&NewCharge { act: Some(id), ..charge.clone() })?;
            }
        }
        let mut summary = serde_json::json!({ "letters": count, "on": moment.key_date });
        if let [only] = &customers[..] {
            summary["customer"] = only.as_str().into();
        }
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

/// A batch before it is written.
pub(crate) struct Batch {
    pub(crate) bytes: Vec<u8>,
    /// The letters in it; those that could not be set are not.
    letters: Vec<Answer>,
    pub(crate) file: LettersFile,
}

/// A letter with what it answers.
struct Answer {
    action: Action,
    case: Case,
    letter: Letter,
    items: Vec<ItemId>,
    late_items: Vec<ItemId>,
}

/// Composes the letters of the day: all that go by post and are not set aside until later, or
/// those of some customers.
fn letters(
    ledger: &mut Ledger,
    moment: &Moment,
    codes: Option<&[String]>,
) -> Result<(Vec<Answer>, Vec<LeftOut>), Cause> {
    let mut wanted = Vec::new();
    for code in codes.unwrap_or_default() {
        wanted.push(ledger.customer(code)?.id);
    }
    let by_post =
        |it: &Action| matches!(it.kind, ActionKind::Letter | ActionKind::RegisteredLetter);
    let set_aside = |it: &Action| it.not_before.is_some_and(|until| until > moment.at());
    let mut actions = worklist::answered(ledger, moment)?;
    actions.retain(|(it, _)| {
        let named = wanted.contains(&it.customer);
        let asked = if codes.is_some() { named } else { by_post(it) && !set_aside(it) };
        asked && written(it, &ledger.policies).is_some()
    });
    let (mut letters, mut left_out) = (Vec::new(), Vec::new());
    for (action, case) in actions {
        match compose(ledger, moment, &action, &case) {
            Ok(Composed { letter, items, late_items, unconfirmed }) => {
                match unconfirmed.filter(|_| letter.claims_penalties) {
                    Some(semester) => {
                        let recipient = letter.recipient;
                        let reason = moment.words.claims_unconfirmed(semester);
                        let (customer, name) = (recipient.code, recipient.name);
                        left_out.push(LeftOut { customer, name, reason });
                    }
                    None => letters.push(Answer { action, case, letter, items, late_items }),
                }
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
fn claimed_charges(answer: &Answer) -> Vec<NewCharge> {
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
fn render_all(letters: &[Answer], stationery: &Stationery) -> Result<LettersPdf, Cause> {
    let letters: Vec<_> = letters.iter().map(|it| it.letter.clone()).collect();
    render(&letters, stationery)
}

/// A letter that cannot be set, with the reason.
fn unsettable(answer: &Answer, stationery: &Stationery, words: Words) -> LeftOut {
    let reason = match page_count(&answer.letter, stationery) {
        Err(error) => words.document(&error),
        Ok(_) => String::new(),
    };
    let recipient = &answer.letter.recipient;
    LeftOut { customer: recipient.code.clone(), name: recipient.name.clone(), reason }
}
