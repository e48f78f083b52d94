//! The customer sheet: who it is, what is open, what was said and sent.

mod history;
mod standing;

use std::collections::HashMap;

use receivables::{
    ItemId, ItemKind, Money, OpenItem,
    aging::Aging,
    dunning::{self, Case, NotYet, Verdict},
};
use serde::Serialize;
use store::{CustomerRecord, ItemDetails};
use ts_rs::TS;

use crate::{
    aging::AgedLine,
    amount::{Amount, Day},
    case,
    contact::ContactRow,
    dispute::DisputeRow,
    failure::Cause,
    hold::{CustomerKind, HoldRow},
    ledger::{Ledger, Moment},
    letter::{self, Lacks},
    plan::PlanRow,
    worklist::{self, Step, WorklistRow},
};

/// Everything about one customer on a day.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct CustomerSheet {
    /// The day.
    pub key_date: Day,
    /// Whether acts can be recorded on this day.
    pub read_only: bool,
    /// Customer code.
    pub code: String,
    /// Customer name.
    pub name: String,
    /// Postal address, top to bottom; empty when unknown.
    pub address: Vec<String>,
    /// SIREN, if known.
    pub siren: Option<String>,
    /// Phone, if known.
    pub phone: Option<String>,
    /// E-mail, if known.
    pub email: Option<String>,
    /// Person to ask for, if known.
    pub contact: Option<String>,
    /// Language of the letters: `fr` or `en`.
    pub language: String,
    /// Aged balance of the customer, one per currency.
    pub balances: Vec<CustomerBalance>,
    /// The next action, or none.
    pub action: Option<WorklistRow>,
    /// Why there is no action today, or what comes next and when: whole sentences.
    pub explanation: Vec<String>,
    /// Open documents, oldest due date first.
    pub items: Vec<ItemRow>,
    /// What happened, newest first.
    pub history: Vec<HistoryEntry>,
    /// The people to ask for, the right person first.
    pub contacts: Vec<ContactRow>,
    /// What was last said, with its day.
    pub last_words: Option<String>,
    /// The scenario it follows, and why.
    pub policy: CustomerPolicy,
    /// What kind of customer it is.
    pub kind: CustomerKind,
    /// Whether the user said so; otherwise SIREN and country tell.
    pub kind_own: bool,
    /// Whether it pays by direct debit.
    pub direct_debit: bool,
    /// Since when letters come back.
    pub address_unknown_since: Option<Day>,
    /// How far its file has gone: 0 preventive to 5 enforcement.
    pub phase: u8,
    /// Its promises, newest first.
    pub promises: Vec<PromiseRow>,
    /// Its disputes, open ones first.
    pub disputes: Vec<DisputeRow>,
    /// Its plans, newest first.
    pub plans: Vec<PlanRow>,
    /// What else stops or changes its reminders.
    pub holds: Vec<HoldRow>,
    /// How it pays, one sentence.
    pub profile: Option<String>,
    /// The call-back or snooze that is set, a whole sentence.
    pub waits: Option<String>,
}

/// The scenario of a customer.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct CustomerPolicy {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Whether it was chosen for this customer, not by a segment.
    pub own: bool,
    /// Why, a whole sentence.
    pub why: String,
}

/// A promise on the sheet.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct PromiseRow {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// How much.
    pub promised: Amount,
    /// When it was given.
    pub made_on: Day,
    /// For which day.
    pub due_on: Day,
    /// What became of it.
    pub state: PromiseState,
    /// The documents it covers.
    pub items: Vec<String>,
    /// All of it, one sentence.
    pub sentence: String,
}

/// Where a promise stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum PromiseState {
    /// Its day, with tolerance, has not passed.
    Open,
    /// The amount came in time.
    Kept,
    /// It did not.
    Broken,
}

/// One currency of the account.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct CustomerBalance {
    /// ISO 4217 code.
    pub currency: String,
    /// The amounts, aged as on the aged balance.
    pub line: AgedLine,
}

/// One open document.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ItemRow {
    /// Document number; with `/2` for the second instalment.
    pub number: String,
    /// What it is.
    pub kind: DocumentKind,
    /// Day of issue.
    pub issued: Day,
    /// Due date.
    pub due: Option<Day>,
    /// Whether it follows from the payment terms instead of standing on the document.
    pub due_derived: bool,
    /// Days past due; 0 or less is not late.
    pub days_late: Option<i32>,
    /// Original amount.
    pub original: Amount,
    /// What is open.
    pub open: Amount,
    /// Dunning level reached.
    pub level: u8,
    /// What stops its reminder (« en litige depuis le … », « promis pour le … »), if anything.
    pub stop: Option<String>,
    /// Part contested, where not all of it is.
    pub disputed: Option<Amount>,
    /// What may be claimed of it on this day: zero when stopped, not late or a credit.
    pub claimable: Amount,
    /// Its own scenario, if it has one.
    pub policy: Option<String>,
}

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum DocumentKind {
    /// A claim.
    Invoice,
    /// A claim given back.
    CreditNote,
    /// Money no invoice took.
    Payment,
}

/// One line of the history.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct HistoryEntry {
    /// Day it happened.
    pub on: Day,
    /// What kind of event it is.
    pub kind: HistoryKind,
    /// Step of the scenario it did, if any.
    pub step: Option<Step>,
    /// What happened, one line.
    pub title: String,
    /// Note or detail.
    pub note: Option<String>,
    /// Amount concerned.
    pub amount: Option<Amount>,
    /// Documents concerned.
    pub items: Vec<String>,
    /// The kept PDF, when there is one.
    #[ts(type = "number | null")]
    pub document: Option<i64>,
    /// The change that can be undone.
    #[ts(type = "number | null")]
    pub change: Option<i64>,
    /// Whether it was taken back.
    pub undone: bool,
}

/// What kind of event a history line tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum HistoryKind {
    /// A call.
    Call,
    /// A letter.
    Letter,
    /// A registered letter.
    RegisteredLetter,
    /// An e-mail.
    Email,
    /// A promise to pay.
    Promise,
    /// A dispute.
    Dispute,
    /// An instalment plan.
    Plan,
    /// Something that stops reminders.
    Hold,
    /// Money received, or a document settled.
    Settlement,
    /// A file handed over.
    HandOver,
}

/// Everything about a customer on the key date.
pub(crate) fn sheet(
    ledger: &mut Ledger,
    moment: &Moment,
    code: &str,
) -> Result<CustomerSheet, Cause> {
    let customer = ledger.customer(code)?;
    let details = ledger.store.items_of(customer.id)?;
    let case = case::case(ledger, moment.key_date, &customer)?;
    let names = names(&details);
    let open: Vec<_> = case.items.iter().map(|it| it.item).collect();
    let known = |text: &String| (!text.is_empty()).then(|| text.clone());
    let standing = standing::standing(ledger, moment, &customer, &case, &names)?;
    let (action, explanation) = next_step(ledger, moment, (&customer, &case), (&names, &standing))?;
    Ok(CustomerSheet {
        key_date: moment.key_date,
        read_only: moment.read_only(),
        address: letter::address(&customer),
        siren: known(&customer.details.siren),
        phone: known(&customer.details.phone),
        email: known(&customer.details.email),
        contact: known(&customer.details.contact),
        language: customer.details.language.clone(),
        balances: balances(&open, moment.key_date),
        action,
        explanation,
        items: items(ledger, &case, &details, &names, moment),
        history: history::history(ledger, moment, &customer)?,
        contacts: standing.contacts,
        last_words: standing.last_words,
        policy: standing.policy,
        kind: case::kind(&customer).into(),
        kind_own: customer.traits.kind.is_some(),
        direct_debit: customer.traits.direct_debit,
        address_unknown_since: customer.traits.address_unknown_since,
        phase: standing.phase,
        promises: standing.promises,
        disputes: standing.disputes,
        plans: standing.plans,
        holds: standing.holds,
        profile: standing.profile,
        waits: standing.waits,
        code: customer.code,
        name: customer.name,
    })
}

/// The sheet of a customer by its code, or by the number of one of its documents: then only what
/// is said of that document explains why it is left alone.
pub(crate) fn explain(
    ledger: &mut Ledger,
    moment: &Moment,
    subject: &str,
) -> Result<CustomerSheet, Cause> {
    if ledger.store.customer(subject)?.is_some() {
        return sheet(ledger, moment, subject);
    }
    let number = subject.split_once('/').map_or(subject, |(number, _)| number);
    let owners = ledger.owners(number, moment.key_date)?;
    let [owner] = &owners[..] else {
        return Err(if owners.is_empty() {
            Cause::UnknownCustomer(subject.to_owned())
        } else {
            Cause::SharedNumber { number: subject.to_owned(), customers: owners }
        });
    };
    let sheet = sheet(ledger, moment, owner)?;
    let about = sheet.items.iter().find(|it| it.number == subject).and_then(|it| it.stop.clone());
    let said = about.map(|stop| {
        let text = moment.words.pick(format!("{subject} : {stop}."), format!("{subject}: {stop}."));
        vec![text]
    });
    Ok(CustomerSheet { explanation: said.unwrap_or(sheet.explanation), ..sheet })
}

/// The next action, or why there is none.
fn next_step(
    ledger: &mut Ledger,
    moment: &Moment,
    (customer, case): (&CustomerRecord, &Case),
    (names, standing): (&HashMap<ItemId, String>, &standing::Standing),
) -> Result<(Option<WorklistRow>, Vec<String>), Cause> {
    let name = |id: ItemId| names.get(&id).cloned().unwrap_or_default();
    match case::verdict(ledger, case, moment.key_date) {
        Verdict::Act(action) => {
            let lacks = Lacks::new(ledger, moment)?;
            let row = worklist::row(ledger, &action, customer, name, (&lacks, moment));
            let said = standing.said.as_ref();
            let row = worklist::placed_row(row, &action, &standing.payer, said, moment);
            let stops = dunning::stopped_items(case, &ledger.calendar, moment.key_date);
            let stopped = stops.iter().map(|it| moment.words.not_yet(it, name)).collect();
            Ok((Some(row), stopped))
        }
        Verdict::Rest(why_not) => {
            Ok((None, why_not.iter().map(|it| moment.words.not_yet(it, name)).collect()))
        }
    }
}

/// The open documents a user named, as the sheet names them: `F-12/2` is the second instalment of
/// `F-12`, and `F-12` alone means both.
pub(crate) fn named_items(
    ledger: &Ledger,
    customer: &CustomerRecord,
    case: &Case,
    wanted: &[String],
) -> Result<Vec<ItemId>, Cause> {
    let details = ledger.store.items_of(customer.id)?;
    let names = names(&details);
    let mut found = Vec::new();
    for text in wanted {
        let before = found.len();
        let of =
            details.iter().filter(|it| case.items.iter().any(|open| open.item.id == it.item.id));
        let means = |it: &&ItemDetails| names.get(&it.item.id) == Some(text) || it.number == *text;
        found.extend(of.filter(means).map(|it| it.item.id));
        if found.len() == before {
            return Err(Cause::UnknownDocument(text.clone()));
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

fn balances(open: &[OpenItem], key_date: Day) -> Vec<CustomerBalance> {
    let aged = Aging::default().age(open.iter().copied(), key_date);
    let balance = aged.into_iter().map(|(currency, sheet)| CustomerBalance {
        currency: currency.code().to_owned(),
        line: sheet.total.into(),
    });
    balance.collect()
}

/// Document numbers, with `/2` for the second instalment.
fn names(details: &[ItemDetails]) -> HashMap<receivables::ItemId, String> {
    let mut instalments: HashMap<(&str, ItemKind), usize> = HashMap::new();
    for it in details {
        *instalments.entry((&it.number, it.item.kind)).or_default() += 1;
    }
    let mut met: HashMap<(&str, ItemKind), usize> = HashMap::new();
    let name = details.iter().map(|it| {
        let key = (it.number.as_str(), it.item.kind);
        let nth = met.entry(key).and_modify(|nth| *nth += 1).or_insert(1);
        let name =
            if instalments[&key] > 1 { format!("{}/{nth}", it.number) } else { it.number.clone() };
        (it.item.id, name)
    });
    name.collect()
}

fn items(
    ledger: &Ledger,
    case: &Case,
    details: &[ItemDetails],
    names: &HashMap<ItemId, String>,
    moment: &Moment,
) -> Vec<ItemRow> {
    let details: HashMap<_, _> = details.iter().map(|it| (it.item.id, it)).collect();
    let mut stops: HashMap<ItemId, String> = HashMap::new();
    for why in dunning::stopped_items(case, &ledger.calendar, moment.key_date) {
        if let NotYet::Stopped { item, stop } = why {
            stops.insert(item, moment.words.stop(&stop));
        }
    }
    let mut dunned = case.items.clone();
    dunned.sort_by_key(|it| (it.item.due.is_none(), it.item.due, it.item.issued, it.item.id));
    let row = dunned.iter().filter_map(|it| {
        let details = details.get(&it.item.id)?;
        let policy = ledger.policies.named(it.policy.unwrap_or(case.policy));
        let claimable =
            dunning::claimable_minor(case, it.item.id, &ledger.calendar, moment.key_date);
        let late = it.item.is_overdue(moment.key_date);
        let disputed: i64 = disputed(case, it.item.id);
        Some(ItemRow {
            number: names.get(&it.item.id).cloned().unwrap_or_default(),
            kind: it.item.kind.into(),
            issued: it.item.issued,
            due: it.item.due,
            due_derived: details.due_derived,
            days_late: it.item.days_past_due(moment.key_date).filter(|_| !it.item.is_credit()),
            original: details.item.original.into(),
            open: it.item.open.into(),
            level: it.reached.map_or(0, |it| policy.policy.level_reached(it.step)),
            stop: stops.remove(&it.item.id),
            disputed: (disputed > 0).then(|| Money { minor: disputed, ..it.item.open }.into()),
            claimable: Money { minor: if late { claimable } else { 0 }, ..it.item.open }.into(),
            policy: it.policy.map(|_| policy.name.clone()),
        })
    });
    row.collect()
}

/// The part contested of an item that is not contested as a whole.
fn disputed(case: &Case, item: ItemId) -> i64 {
    let of = case.disputes.iter().filter(|it| it.item == item);
    of.filter_map(|it| it.disputed).map(|it| it.minor).sum()
}

impl From<ItemKind> for DocumentKind {
    fn from(kind: ItemKind) -> Self {
        match kind {
            ItemKind::Invoice => Self::Invoice,
            ItemKind::CreditNote => Self::CreditNote,
            ItemKind::Payment => Self::Payment,
        }
    }
}
