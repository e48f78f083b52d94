//! The customer sheet: who it is, what is open, what was said and sent.

mod history;

use std::collections::HashMap;

use receivables::{
    ItemKind, OpenItem,
    aging::Aging,
    dunning::{Case, NotYet, Stop, Verdict},
};
use serde::Serialize;
use store::{CustomerRecord, ItemDetails};
use ts_rs::TS;

use crate::{
    aging::AgedLine,
    amount::{Amount, Day},
    failure::Cause,
    ledger::{Ledger, Moment},
    letter::{self, Lacks},
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
    let case = case(ledger, moment, &customer)?;
    let lacks = Lacks::new(ledger, moment)?;
    let names = names(&details);
    let numbers: HashMap<_, _> = details.iter().map(|it| (it.item.id, it.number.clone())).collect();
    let name = |id| names.get(&id).cloned().unwrap_or_default();
    let verdict = worklist::verdict(ledger, &case, moment.key_date);
    let (action, why_not) = match &verdict {
        Verdict::Act(action) => {
            (Some(worklist::row(action, &customer, &numbers, &lacks, moment.words)), Vec::new())
        }
        Verdict::Rest(why_not) => (None, why_not.clone()),
    };
    let stops = stops(ledger, moment, &case);
    let open: Vec<_> = case.items.iter().map(|it| it.item).collect();
    let known = |text: &String| (!text.is_empty()).then(|| text.clone());
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
        explanation: why_not.iter().map(|it| moment.words.not_yet(it, name)).collect(),
        items: items(&case, &details, &names, &stops, &lacks, moment),
        history: history::history(ledger, moment, &customer)?,
        code: customer.code,
        name: customer.name,
    })
}

/// The customer's case, empty when nothing is open.
pub(crate) fn case(
    ledger: &mut Ledger,
    moment: &Moment,
    customer: &CustomerRecord,
) -> Result<Case, Cause> {
    let cases = worklist::cases(ledger, moment.key_date, Some(customer.id))?;
    Ok(cases.into_iter().next().unwrap_or(Case {
        customer: customer.id,
        items: Vec::new(),
        last_contact: None,
        last_call: None,
        promises: Vec::new(),
        disputes: Vec::new(),
        has_email: false,
    }))
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

/// What stops each item.
fn stops(ledger: &Ledger, moment: &Moment, case: &Case) -> HashMap<receivables::ItemId, Stop> {
    let stopped = worklist::stops(ledger, case, moment.key_date);
    stopped
        .into_iter()
        .filter_map(|why| match why {
            NotYet::Stopped { item, stop } => Some((item, stop)),
            _ => None,
        })
        .collect()
}

fn items(
    case: &Case,
    details: &[ItemDetails],
    names: &HashMap<receivables::ItemId, String>,
    stops: &HashMap<receivables::ItemId, Stop>,
    lacks: &Lacks,
    moment: &Moment,
) -> Vec<ItemRow> {
    let details: HashMap<_, _> = details.iter().map(|it| (it.item.id, it)).collect();
    let mut dunned = case.items.clone();
    dunned.sort_by_key(|it| (it.item.due.is_none(), it.item.due, it.item.issued, it.item.id));
    let row = dunned.iter().filter_map(|it| {
        let details = details.get(&it.item.id)?;
        Some(ItemRow {
            number: names.get(&it.item.id).cloned().unwrap_or_default(),
            kind: it.item.kind.into(),
            issued: it.item.issued,
            due: it.item.due,
            due_derived: details.due_derived,
            days_late: it.item.days_past_due(moment.key_date).filter(|_| !it.item.is_credit()),
            original: details.item.original.into(),
            open: it.item.open.into(),
            level: it.reached.map_or(0, |it| lacks.level_reached(it.step)),
            stop: stops.get(&it.item.id).map(|it| moment.words.stop(it)),
        })
    });
    row.collect()
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
