//! The archive: letters that left, what happened to each since, and copies of them.
//!
//! A letter keeps its exact bytes and what it claimed. Printed, posted, presented, acknowledged and
//! returned are facts of their own, each with its day; a copy is stamped as one and moves no level.

use receivables::letter::LetterCode;
use serde::{Deserialize, Serialize};
use store::{DocumentFact, DocumentRecord};
use ts_rs::TS;

use crate::{
    amount::{Amount, Day},
    failure::Cause,
    ledger::{Ledger, Moment},
    policy::{Channel, LetterText},
};

/// More letters than anyone scrolls through; the customer's file lists its own.
const MOST: u32 = 2_000;

/// A letter that left.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ArchivedLetter {
    /// Its number.
    #[ts(type = "number")]
    pub document: i64,
    /// Customer code.
    pub customer: String,
    /// Customer name.
    pub name: String,
    /// The text it is written in.
    pub text: Option<LetterText>,
    /// How it travelled.
    pub channel: Channel,
    /// The day it bears.
    pub dated: Day,
    /// What it claimed, as claimed.
    pub claimed: Amount,
    /// What a scanner reads on it.
    pub code: String,
    /// Pages; 0 where not known.
    pub pages: u32,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Number of the registered letter; empty where none was noted.
    pub registered_number: String,
    /// What happened to it, oldest first.
    pub facts: Vec<LetterFact>,
    /// What is to be noted next of it; none where its way has ended.
    pub next: Option<LetterFactKind>,
    /// The last day it leaves to pay, counted from receipt; none before that is known.
    pub deadline: Option<Day>,
    /// Whether it was taken back.
    pub undone: bool,
}

/// Something that happened to a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LetterFact {
    /// What.
    pub kind: LetterFactKind,
    /// When.
    pub on: Day,
    /// Number of the registered letter.
    #[serde(default)]
    pub number: String,
    /// Why it came back.
    #[serde(default)]
    pub reason: Option<ReturnReason>,
    /// Free words.
    #[serde(default)]
    pub note: String,
}

/// What can happen to a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum LetterFactKind {
    /// It came out of the printer.
    Printed,
    /// A copy was made of it.
    Reprinted,
    /// It was handed to the post office.
    Posted,
    /// It was sent by e-mail.
    Sent,
    /// It was first presented at the address.
    Presented,
    /// Its receipt was signed.
    Acknowledged,
    /// It came back.
    Returned,
}

/// Why a letter came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum ReturnReason {
    /// Nobody of that name lives there.
    Unknown,
    /// Presented, never fetched.
    Unclaimed,
    /// Refused.
    Refused,
}

/// The letters that left, newest first: of one customer, or all.
pub(crate) fn archive(
    ledger: &mut Ledger,
    code: Option<&str>,
) -> Result<Vec<ArchivedLetter>, Cause> {
    let of = code.map(|it| ledger.customer(it)).transpose()?.map(|it| it.id);
    let records = ledger.store.documents(of, MOST)?;
    records.into_iter().map(|it| archived(ledger, it)).collect()
}

/// The letter that bears a scanned code, or whose registered number it is.
pub(crate) fn find(ledger: &mut Ledger, scanned: &str) -> Result<ArchivedLetter, Cause> {
    let scanned = scanned.trim();
    let number: String = scanned.chars().filter(|it| !it.is_whitespace()).collect();
    let code = scanned.parse::<LetterCode>().map_or(number, |it| it.to_string());
    let found = ledger.store.document_found(&code)?;
    let found = found.ok_or_else(|| Cause::UnknownLetterCode(scanned.to_owned()))?;
    archived(ledger, found)
}

/// Notes what happened to letters, in one change. A letter that came back because nobody of that
/// name lives there flags the customer's address.
pub(crate) fn note_fact(
    ledger: &mut Ledger,
    moment: &Moment,
    documents: &[i64],
    fact: &LetterFact,
) -> Result<(), Cause> {
    moment.must_be_today()?;
    if fact.on > moment.today {
        return Err(Cause::DayToCome(fact.on));
    }
    let mut letters = Vec::with_capacity(documents.len());
    for id in documents {
        let found = ledger.store.document_record(*id)?;
        let found = found.ok_or_else(|| Cause::UnknownDocument(id.to_string()))?;
        if fact.on < found.dated {
            return Err(Cause::BeforeTheLetter { dated: found.dated, on: fact.on });
        }
        letters.push(found);
    }
    let recorded = store::DocumentFact::from(fact.clone());
    let moved = fact.reason == Some(ReturnReason::Unknown);
    let summary = summary(ledger, &letters, fact)?;
    ledger.change("letter-fact", moment.now, |change| {
        for letter in &letters {
            change.add_document_fact(letter.id, &recorded)?;
            if moved {
                change.set_address_unknown(letter.customer, fact.on)?;
            }
        }
        Ok(((), (!letters.is_empty()).then_some(summary)))
    })
}

/// What the journal says.
fn summary(
    ledger: &mut Ledger,
    letters: &[DocumentRecord],
    fact: &LetterFact,
) -> Result<String, Cause> {
    let kind = serde_json::to_value(fact.kind).unwrap_or_default();
    let mut summary = serde_json::json!({
        "letters": letters.len(), "fact": kind, "on": fact.on,
    });
    if let [only] = letters {
        summary["customer"] = customer(ledger, only)?.0.into();
    }
    Ok(summary.to_string())
}

/// The copy of a letter that left: its pages, stamped. That it was made is noted.
pub(crate) fn reprint(
    ledger: &mut Ledger,
    moment: &Moment,
    document: i64,
) -> Result<Vec<u8>, Cause> {
    let bytes = super::kept(ledger, document)?;
    let stamp = moment.words.copy_stamp(moment.today);
    let copy = documents::stamped(&bytes, &stamp)
        .map_err(|source| Cause::Document { customer: String::new(), source })?;
    let fact = LetterFact {
        kind: LetterFactKind::Reprinted,
        on: moment.today,
        number: String::new(),
        reason: None,
        note: String::new(),
    };
    if moment.must_be_today().is_ok() {
        note_fact(ledger, moment, &[document], &fact)?;
    }
    Ok(copy)
}

fn customer(ledger: &mut Ledger, letter: &DocumentRecord) -> Result<(String, String), Cause> {
    let book = ledger.book()?;
    let found = book.customers.get(&letter.customer);
    let found = found.map(|it| (it.code.clone(), it.name.clone()));
    found.ok_or_else(|| Cause::UnknownCustomer(letter.customer.0.to_string()))
}

fn archived(ledger: &mut Ledger, letter: DocumentRecord) -> Result<ArchivedLetter, Cause> {
    let (code, name) = customer(ledger, &letter)?;
    let numbers = letter.facts.iter().rev().map(|it| it.number.clone());
    Ok(ArchivedLetter {
        document: letter.id,
        customer: code,
        name,
        text: letter.text.map(LetterText::from),
        channel: letter.channel.into(),
        dated: letter.dated,
        claimed: letter.claimed.into(),
        registered_number: numbers.into_iter().find(|it| !it.is_empty()).unwrap_or_default(),
        next: next(&letter),
        deadline: deadline(&letter),
        facts: letter.facts.into_iter().map(LetterFact::from).collect(),
        code: letter.code,
        pages: letter.pages,
        sha256: letter.sha256,
        undone: letter.undone,
    })
}

/// The usual next fact: post it, then, of a registered letter, note how it arrived.
fn next(letter: &DocumentRecord) -> Option<LetterFactKind> {
    use receivables::dunning::Channel as By;
    use store::DocumentFactKind::{Acknowledged, Posted, Presented, Returned, Sent};
    let has = |kind| letter.facts.iter().any(|it| it.kind == kind);
    let over = letter.undone || has(Acknowledged) || has(Returned);
    match letter.channel {
        _ if over => None,
        By::Letter | By::RegisteredLetter if !has(Posted) => Some(LetterFactKind::Posted),
        By::Email if !has(Sent) => Some(LetterFactKind::Sent),
        By::RegisteredLetter if !has(Presented) => Some(LetterFactKind::Presented),
        By::RegisteredLetter => Some(LetterFactKind::Acknowledged),
        _ => None,
    }
}

/// A formal notice counts its days from receipt; where it was refused or never fetched, from its
/// first presentation.
fn deadline(letter: &DocumentRecord) -> Option<Day> {
    use store::DocumentFactKind::{Acknowledged, Presented};
    let on = |kind| letter.facts.iter().find(|it| it.kind == kind).map(|it| it.on);
    let from = on(Acknowledged).or_else(|| on(Presented))?;
    let formal = letter.text == Some(receivables::letter::LetterKind::FormalNotice);
    let days = chrono::Days::new(letter.deadline_days.into());
    from.checked_add_days(days).filter(|_| formal && letter.deadline_days > 0)
}

impl From<DocumentFact> for LetterFact {
    fn from(fact: DocumentFact) -> Self {
        let DocumentFact { kind, on, number, reason, note } = fact;
        let (kind, reason) = (kind.into(), reason.map(ReturnReason::from));
        Self { kind, on, number, reason, note }
    }
}

impl From<LetterFact> for DocumentFact {
    fn from(fact: LetterFact) -> Self {
        let LetterFact { kind, on, number, reason, note } = fact;
        let number = number.chars().filter(|it| !it.is_whitespace()).collect();
        Self { kind: kind.into(), on, number, reason: reason.map(Into::into), note }
    }
}

crate::policy::same_words!(
    LetterFactKind,
    store::DocumentFactKind,
    Printed,
    Reprinted,
    Posted,
    Sent,
    Presented,
    Acknowledged,
    Returned
);
crate::policy::same_words!(ReturnReason, store::ReturnReason, Unknown, Unclaimed, Refused);
