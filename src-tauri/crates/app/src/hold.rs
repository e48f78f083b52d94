//! Holds: blocks, insolvency proceedings, cheques on their way, rejected direct debits; and what
//! else the user says of a customer.

use std::collections::HashSet;

use receivables::{
    CustomerId, ItemId,
    dunning::{CustomerKind as Kind, PolicyId},
    limitation::claim_declaration_deadline,
};
use serde::{Deserialize, Serialize};
use store::{CustomerRecord, HoldRecord, NewHold};
use ts_rs::TS;

use crate::{
    amount::Day,
    case, customer,
    failure::Cause,
    ledger::{Ledger, Moment},
};

/// What a hold is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum HoldKind {
    /// « Do not remind. »
    Block,
    /// Insolvency proceedings.
    Insolvency,
    /// A cheque or a bill on its way.
    InTransit,
    /// A direct debit that came back.
    Rejection,
}

/// A hold as the user words it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HoldDraft {
    /// Customer code.
    pub customer: String,
    /// What it is.
    pub kind: HoldKind,
    /// The document, as the sheet names it; none: the whole customer.
    pub item: Option<String>,
    /// Since when; of an insolvency the day of publication, of a rejection its day.
    pub since: Day,
    /// Last day it holds; none: until it is lifted.
    pub until: Option<Day>,
    /// Why; of a rejection its code such as AM04.
    pub reason: String,
    /// Who asked for it; may be empty.
    pub by: String,
}

/// A hold on the sheet.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct HoldRow {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// What it is.
    pub kind: HoldKind,
    /// The document; none: the whole customer.
    pub item: Option<String>,
    /// Since when.
    pub since: Day,
    /// Last day it holds.
    pub until: Option<Day>,
    /// Of an insolvency: last day to declare the claim.
    pub deadline: Option<Day>,
    /// Of an insolvency: when the claim was declared.
    pub declared_on: Option<Day>,
    /// All of it, one sentence.
    pub sentence: String,
}

/// What kind of customer it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum CustomerKind {
    /// A business like any other.
    Business,
    /// A key account.
    KeyAccount,
    /// A public buyer.
    Public,
    /// A consumer.
    Consumer,
    /// Established abroad.
    Foreign,
    /// Of our own group.
    IntraGroup,
}

/// What the user says of a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CustomerTraits {
    /// Customer code.
    pub customer: String,
    /// Its kind; none: as SIREN and country tell.
    pub kind: Option<CustomerKind>,
    /// Its own scenario; none: by segment.
    #[ts(type = "number | null")]
    pub policy: Option<i64>,
    /// Whether it pays by direct debit.
    pub direct_debit: bool,
    /// Whether letters come back.
    pub address_unknown: bool,
}

/// Notes a hold.
pub(crate) fn hold(ledger: &mut Ledger, moment: &Moment, draft: &HoldDraft) -> Result<(), Cause> {
    moment.must_be_today()?;
    let customer = ledger.customer(&draft.customer)?;
    let case = case::case(ledger, moment.key_date, &customer)?;
    let items = match &draft.item {
        None => Vec::new(),
        Some(item) => customer::named_items(ledger, &customer, &case, std::slice::from_ref(item))?,
    };
    let of_items = matches!(draft.kind, HoldKind::InTransit | HoldKind::Rejection);
    if of_items && items.is_empty() {
        return Err(Cause::HoldWithoutItem);
    }
    let past = draft.until.is_some_and(|it| it < draft.since || it < moment.key_date);
    if draft.since > moment.key_date || past {
        return Err(Cause::WrongDay(draft.until.filter(|_| past).unwrap_or(draft.since)));
    }
    if draft.kind == HoldKind::InTransit && draft.until.is_none() {
        return Err(Cause::HoldWithoutEnd);
    }
    let new = NewHold {
        customer: customer.id,
        item: items.first().copied(),
        kind: draft.kind.into(),
        since: draft.since,
        until: draft.until,
        reason: draft.reason.trim().to_owned(),
        asked_by: draft.by.trim().to_owned(),
    };
    ledger.act("hold", moment.now, |change| {
        let id = change.add_hold(&new, moment.key_date)?;
        let summary = serde_json::json!({
            "customer": draft.customer, "hold": id, "kind": draft.kind, "item": draft.item,
        });
        Ok(((), Some(summary.to_string())))
    })
}

/// Lifts a hold.
pub(crate) fn lift(ledger: &mut Ledger, moment: &Moment, id: i64) -> Result<(), Cause> {
    let record = find(ledger, id)?;
    let on = moment.key_date;
    change(ledger, moment, &record, "lift-hold", |change| Ok(change.lift_hold(id, on)?))
}

/// Notes the day the claim was declared in insolvency proceedings.
pub(crate) fn declare(ledger: &mut Ledger, moment: &Moment, id: i64, on: Day) -> Result<(), Cause> {
    let record = find(ledger, id)?;
    if on < record.hold.since || on > moment.key_date {
        return Err(Cause::WrongDay(on));
    }
    change(ledger, moment, &record, "declare-claim", |change| Ok(change.declare_claim(id, on)?))
}

/// Declares today the claim in every proceeding of a customer that waits for it.
pub(crate) fn declare_all(
    ledger: &mut Ledger,
    moment: &Moment,
    customer: &CustomerRecord,
) -> Result<(), Cause> {
    let holds = ledger.store.holds(moment.key_date)?;
    let open = holds.iter().filter(|it| {
        it.hold.customer == customer.id
            && it.hold.kind == store::HoldKind::Insolvency
            && it.declared_on.is_none()
    });
    let open: Vec<_> = open.map(|it| it.id).collect();
    ledger.act("declare-claim", moment.now, |change| {
        for id in &open {
            change.declare_claim(*id, moment.key_date)?;
        }
        let summary = serde_json::json!({ "customer": customer.code });
        Ok(((), Some(summary.to_string())))
    })
}

fn find(ledger: &Ledger, id: i64) -> Result<HoldRecord, Cause> {
    ledger.store.find_hold(id)?.filter(|it| it.lifted_on.is_none()).ok_or(Cause::Gone)
}

fn change(
    ledger: &mut Ledger,
    moment: &Moment,
    record: &HoldRecord,
    kind: &str,
    work: impl FnOnce(&mut store::Change<'_>) -> Result<(), Cause>,
) -> Result<(), Cause> {
    moment.must_be_today()?;
    let customer = ledger.customer_by_id(record.hold.customer)?;
    ledger.act(kind, moment.now, |change| {
        work(change)?;
        let kind: HoldKind = record.hold.kind.into();
        let summary =
            serde_json::json!({ "customer": customer.code, "hold": record.id, "kind": kind });
        Ok(((), Some(summary.to_string())))
    })
}

/// The holds of a customer.
pub(crate) fn rows(
    records: &[HoldRecord],
    ledger: &Ledger,
    moment: &Moment,
    name: impl Fn(ItemId) -> String,
) -> Vec<HoldRow> {
    let row = |record: &HoldRecord| {
        let hold = &record.hold;
        let is_insolvency = hold.kind == store::HoldKind::Insolvency;
        let deadline =
            is_insolvency.then(|| claim_declaration_deadline(hold.since, &ledger.calendar));
        HoldRow {
            id: record.id,
            kind: hold.kind.into(),
            item: hold.item.map(&name),
            since: hold.since,
            until: hold.until,
            deadline,
            declared_on: record.declared_on.filter(|it| *it <= moment.key_date),
            sentence: moment.words.hold(record, hold.item.map(&name), deadline),
        }
    };
    records.iter().map(row).collect()
}

/// The customers in insolvency proceedings on a day.
pub(crate) fn insolvent(ledger: &Ledger, on: Day) -> Result<HashSet<CustomerId>, Cause> {
    let holds = ledger.store.holds(on)?.into_iter().map(|it| it.hold);
    let insolvent = holds.filter(|it| it.kind == store::HoldKind::Insolvency);
    Ok(insolvent.map(|it| it.customer).collect())
}

/// Writes what the user says of a customer.
pub(crate) fn save_traits(
    ledger: &mut Ledger,
    moment: &Moment,
    traits: &CustomerTraits,
) -> Result<(), Cause> {
    moment.must_be_today()?;
    let customer = ledger.customer(&traits.customer)?;
    let policy = traits.policy.map(|id| known_policy(ledger, id)).transpose()?;
    let since = customer.traits.address_unknown_since;
    let new = store::CustomerTraits {
        kind: traits.kind.map(Kind::from),
        policy,
        direct_debit: traits.direct_debit,
        address_unknown_since: traits.address_unknown.then(|| since.unwrap_or(moment.key_date)),
    };
    ledger.change("traits", moment.now, |change| {
        change.set_traits(customer.id, &new)?;
        let summary = serde_json::json!({ "customer": traits.customer });
        Ok(((), (new != customer.traits).then(|| summary.to_string())))
    })
}

/// Gives a document a scenario of its own, or its customer's again.
pub(crate) fn set_item_policy(
    ledger: &mut Ledger,
    moment: &Moment,
    code: &str,
    (item, policy): (&str, Option<i64>),
) -> Result<(), Cause> {
    moment.must_be_today()?;
    let customer = ledger.customer(code)?;
    let case = case::case(ledger, moment.key_date, &customer)?;
    let items = customer::named_items(ledger, &customer, &case, &[item.to_owned()])?;
    let policy = policy.map(|id| known_policy(ledger, id)).transpose()?;
    ledger.act("item-policy", moment.now, |change| {
        for it in &items {
            change.set_item_policy(*it, policy)?;
        }
        let summary = serde_json::json!({ "customer": code, "item": item });
        Ok(((), Some(summary.to_string())))
    })
}

fn known_policy(ledger: &Ledger, id: i64) -> Result<PolicyId, Cause> {
    let known = ledger.policies.policies.iter().any(|it| it.id == PolicyId(id));
    if known { Ok(PolicyId(id)) } else { Err(Cause::Gone) }
}

impl From<HoldKind> for store::HoldKind {
    fn from(kind: HoldKind) -> Self {
        match kind {
            HoldKind::Block => Self::Block,
            HoldKind::Insolvency => Self::Insolvency,
            HoldKind::InTransit => Self::InTransit,
            HoldKind::Rejection => Self::Rejection,
        }
    }
}

impl From<store::HoldKind> for HoldKind {
    fn from(kind: store::HoldKind) -> Self {
        match kind {
            store::HoldKind::Block => Self::Block,
            store::HoldKind::Insolvency => Self::Insolvency,
            store::HoldKind::InTransit => Self::InTransit,
            store::HoldKind::Rejection => Self::Rejection,
        }
    }
}

impl From<CustomerKind> for Kind {
    fn from(kind: CustomerKind) -> Self {
        match kind {
            CustomerKind::Business => Self::Business,
            CustomerKind::KeyAccount => Self::KeyAccount,
            CustomerKind::Public => Self::Public,
            CustomerKind::Consumer => Self::Consumer,
            CustomerKind::Foreign => Self::Foreign,
            CustomerKind::IntraGroup => Self::IntraGroup,
        }
    }
}

impl From<Kind> for CustomerKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Business => Self::Business,
            Kind::KeyAccount => Self::KeyAccount,
            Kind::Public => Self::Public,
            Kind::Consumer => Self::Consumer,
            Kind::Foreign => Self::Foreign,
            Kind::IntraGroup => Self::IntraGroup,
        }
    }
}
