//! Preflight: every letter of the day looked at before one is printed.
//!
//! Nothing is recorded. The letters stand in the order in which they print: registered ones first,
//! then by number of pages, so that a pile folds alike, then as on the list.

use documents::letters::{self, Stationery};
use receivables::{
    Balance,
    dunning::{ActionKind, Channel, Step},
    preflight::{Circumstances, Flag, flags},
    promise::PromiseStatus,
};
use serde::Serialize;
use ts_rs::TS;

use super::{
    LeftOut,
    batch::{Answer, composed},
    stationery,
};
use crate::{
    amount::{Amount, Day},
    copies,
    failure::Cause,
    import::progress::Progress,
    ledger::{Ledger, Moment},
    policy::LetterText,
};

/// The day's letters, each with what a careful reader would say of it.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Preflight {
    /// The day the letters bear.
    pub key_date: Day,
    /// Whether nothing can be recorded on this day.
    pub read_only: bool,
    /// The letters, in the order in which they print.
    pub letters: Vec<CheckedLetter>,
    /// Letters without a red flag, on paper.
    pub clean: u32,
    /// E-mails without a red flag.
    pub emails: u32,
    /// Letters with one.
    pub stopped: u32,
    /// Pages of the clean ones on paper.
    pub pages: u32,
    /// What the clean ones claim together, one sum per currency.
    pub claimed: Vec<Amount>,
    /// Customers without a letter, each with the reason.
    pub left_out: Vec<LeftOut>,
}

/// A letter that was looked at.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct CheckedLetter {
    /// Customer code.
    pub customer: String,
    /// Customer name.
    pub name: String,
    /// What it is worded in.
    pub text: LetterText,
    /// How it travels.
    pub channel: crate::policy::Channel,
    /// What it claims.
    pub total: Amount,
    /// Pages; none where it cannot be laid out.
    pub pages: u32,
    /// What is to be said of it, red flags first.
    pub flags: Vec<RaisedFlag>,
    /// Whether no red flag stops it.
    pub clean: bool,
}

/// A flag, worded.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct RaisedFlag {
    /// Whether it keeps the letter out of the print job.
    pub stops: bool,
    /// What is wrong, and what to do.
    pub sentence: String,
    /// Where it is put right.
    pub place: FlagPlace,
}

/// Where a flag is put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum FlagPlace {
    /// The customer's particulars.
    Customer,
    /// The company's settings.
    Company,
    /// The table of rates.
    Rates,
    /// The text.
    Template,
    /// Nowhere: it is for the reader to judge.
    Judgement,
}

/// Looks at the day's letters, or at those of some customers; e-mails are among them.
pub(crate) fn preflight(
    ledger: &mut Ledger,
    moment: &Moment,
    codes: Option<&[String]>,
    progress: &Progress,
) -> Result<Preflight, Cause> {
    let (mut letters, left_out) =
        composed(ledger, moment, codes, |kind| kind.is_posted() || kind == ActionKind::Email)?;
    let stationery = stationery::load(ledger)?;
    progress.begin(letters.len() as u64);
    let mut checked = Vec::with_capacity(letters.len());
    for (done, letter) in (1..).zip(letters.drain(..)) {
        if progress.is_stopped() {
            return Err(Cause::Stopped);
        }
        checked.push(look_at(ledger, moment, &letter, &stationery)?);
        progress.advance(done);
    }
    checked.sort_by_key(|(it, _)| super::batch::folding_order(it.channel.into(), it.pages));
    let (mut claimed, mut pages, mut clean, mut emails) = (Balance::default(), 0, 0, 0);
    for (letter, total) in checked.iter().filter(|(it, _)| it.clean) {
        claimed.add(*total);
        if letter.channel == crate::policy::Channel::Email {
            emails += 1;
        } else {
            pages += letter.pages;
            clean += 1;
        }
    }
    let letters: Vec<CheckedLetter> = checked.into_iter().map(|(it, _)| it).collect();
    Ok(Preflight {
        key_date: moment.key_date,
        read_only: moment.must_be_today().is_err(),
        stopped: u32::try_from(letters.iter().filter(|it| !it.clean).count()).unwrap_or(u32::MAX),
        letters,
        clean,
        emails,
        pages,
        claimed: claimed.iter().map(Amount::from).collect(),
        left_out,
    })
}

fn look_at(
    ledger: &Ledger,
    moment: &Moment,
    composed: &Answer,
    stationery: &Stationery,
) -> Result<(CheckedLetter, receivables::Money), Cause> {
    let letter = &composed.letter;
    let totals = letter.totals().map_err(|error| Cause::Internal(error.to_string()))?;
    let laid_out = letters::check(letter, stationery);
    let mut known = circumstances(ledger, moment, composed)?;
    let pages = match &laid_out {
        Ok(checked) => {
            known.lacking.clone_from(&checked.lacking);
            known.sheets = checked.pages;
            u32::try_from(checked.pages).unwrap_or(u32::MAX)
        }
        Err(_) => 0,
    };
    let raised = flags(letter, &known).map_err(|error| Cause::Internal(error.to_string()))?;
    let mut flags: Vec<RaisedFlag> = raised.iter().map(|it| worded(it, moment)).collect();
    if let Err(error) = &laid_out {
        let sentence = moment.words.document(error);
        flags.insert(0, RaisedFlag { stops: true, sentence, place: FlagPlace::Template });
    }
    let checked = CheckedLetter {
        customer: letter.recipient.code.clone(),
        name: letter.recipient.name.clone(),
        text: LetterText::from(letter.kind),
        channel: letter.channel.into(),
        total: totals.total.into(),
        pages,
        clean: flags.iter().all(|it| !it.stops),
        flags,
    };
    Ok((checked, totals.total))
}

/// What a careful reader would say of a letter, sentence by sentence.
pub(super) fn remarks(
    ledger: &Ledger,
    moment: &Moment,
    answer: &Answer,
    stationery: &Stationery,
) -> Result<Vec<String>, Cause> {
    let (checked, _) = look_at(ledger, moment, answer, stationery)?;
    Ok(checked.flags.into_iter().map(|it| it.sentence).collect())
}

/// What the ledger knows that the letter does not say.
fn circumstances(
    ledger: &Ledger,
    moment: &Moment,
    composed: &Answer,
) -> Result<Circumstances, Cause> {
    let Answer { action, case, letter, .. } = composed;
    let written = |it: &&store::ActRecord| {
        !it.undone
            && it.on <= moment.key_date
            && it.step.is_some()
            && it.channel != Channel::Call
            && it.document.is_some()
    };
    let acts = ledger.store.acts_of(action.customer)?;
    let own = |it: &&receivables::dunning::DunnedItem| action.items.contains(&it.item.id);
    let before: Option<Step> =
        case.items.iter().filter(own).filter_map(|it| it.reached).map(|it| it.step).max();
    let policy = ledger.policies.policy(action.policy);
    let open = |it: &&receivables::promise::PromiseToPay| {
        it.status(&ledger.calendar, moment.key_date) == PromiseStatus::Open
            && it.items.iter().any(|item| action.items.contains(item))
    };
    let doubtful = ledger.store.doubtful_of(action.customer, moment.key_date)?;
    Ok(Circumstances {
        address_too_long: !documents::address::objections(&letter.recipient).is_empty(),
        returned_since: case.holds.address_unknown_since,
        has_email: case.has_email,
        last_written: acts.iter().filter(written).map(|it| it.on).max(),
        promise: case.promises.iter().filter(open).map(|it| it.due_on).min(),
        doubtful: doubtful.map(|it| (it.since, it.reason)),
        before,
        step: action.step,
        next: action.step.and_then(|it| policy.reached_after(before, it)),
        copies_missing: copies_missing(ledger, moment, composed)?,
        ..Circumstances::default()
    })
}

/// The invoices that a letter says it encloses and that nobody imported as a PDF.
fn copies_missing(
    ledger: &Ledger,
    moment: &Moment,
    composed: &Answer,
) -> Result<Vec<String>, Cause> {
    if !composed.letter.kind.encloses_invoices() {
        return Ok(Vec::new());
    }
    let copies = copies::of_letter(ledger, moment, composed.action.customer, &composed.letter)?;
    Ok(copies.into_iter().filter(|it| it.pdf.is_err()).map(|it| it.number).collect())
}

fn worded(flag: &Flag, moment: &Moment) -> RaisedFlag {
    let place = match flag {
        Flag::NoAddress
        | Flag::AddressReturned { .. }
        | Flag::AddressTooLong
        | Flag::NoEmail
        | Flag::Doubtful { .. } => FlagPlace::Customer,
        Flag::NoAccount => FlagPlace::Company,
        Flag::UnconfirmedRate { .. } => FlagPlace::Rates,
        Flag::Lacking(mentions) => place_of(mentions),
        _ => FlagPlace::Judgement,
    };
    RaisedFlag { stops: flag.stops(), sentence: moment.words.flag(flag), place }
}

/// Where the first thing that is missing is put right.
fn place_of(mentions: &[receivables::letter::Mention]) -> FlagPlace {
    use receivables::letter::Mention::*;
    match mentions.first() {
        Some(
            SenderName | SenderForm | SenderSeat | SenderRegister | Place | Account | Bic
            | Signatory | Capacity,
        ) => FlagPlace::Company,
        Some(DebtorName | DebtorSiren | DebtorSeat) => FlagPlace::Customer,
        Some(EarlierSteps) => FlagPlace::Judgement,
        _ => FlagPlace::Template,
    }
}
