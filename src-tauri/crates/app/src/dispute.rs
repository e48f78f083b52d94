//! Disputes: raised in a call or from the sheet, closed with what came of them.

use chrono::Days;
use receivables::{
    ItemId, Money,
    dunning::{Case, DisputedItem},
};
use serde::{Deserialize, Serialize};
use store::{DisputeRecord, NewDispute};
use ts_rs::TS;

use crate::{
    amount::{Amount, Day},
    case, customer,
    failure::Cause,
    ledger::{Ledger, Moment},
};

/// Days a credit note is given once the customer was right; until then nothing of it is claimed.
const CREDIT_NOTE: u64 = 30;

/// What a dispute is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum DisputeCategory {
    /// The price.
    Price,
    /// The quantity.
    Quantity,
    /// The quality.
    Quality,
    /// Delivered late.
    LateDelivery,
    /// No order number.
    MissingOrder,
    /// The invoice or the goods never came.
    NotReceived,
    /// Invoiced twice.
    Duplicate,
    /// The VAT.
    Vat,
    /// Something else.
    Other,
}

/// How a dispute ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum DisputeOutcome {
    /// The customer was right: a credit note follows.
    Justified,
    /// In part.
    PartlyJustified,
    /// The customer was wrong: the amount is claimed again.
    Unjustified,
    /// The customer gave it up.
    Withdrawn,
}

/// The facts of a dispute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DisputeDetail {
    /// What it is about.
    pub category: DisputeCategory,
    /// Part contested; none: the whole document.
    pub disputed: Option<Amount>,
    /// Who has to answer in house; may be empty.
    pub owner: String,
    /// When the answer is due.
    pub deadline: Option<Day>,
}

/// A dispute noted from the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DisputeDraft {
    /// Customer code.
    pub customer: String,
    /// The document, as the sheet names it.
    pub item: String,
    /// The facts.
    pub detail: DisputeDetail,
    /// Why, in the customer's words.
    pub reason: String,
}

/// A dispute on the sheet.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct DisputeRow {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// The document.
    pub item: String,
    /// What it is about.
    pub category: DisputeCategory,
    /// Part contested; none: the whole document.
    pub disputed: Option<Amount>,
    /// Who has to answer in house; may be empty.
    pub owner: String,
    /// When the answer is due.
    pub deadline: Option<Day>,
    /// Since when.
    pub raised_on: Day,
    /// When its answer is chased.
    pub follow_up_on: Day,
    /// Why.
    pub reason: String,
    /// When it was closed.
    pub closed_on: Option<Day>,
    /// How it ended.
    pub outcome: Option<DisputeOutcome>,
    /// All of it, one sentence.
    pub sentence: String,
}

/// Notes a dispute from the sheet.
pub(crate) fn raise(
    ledger: &mut Ledger,
    moment: &Moment,
    draft: &DisputeDraft,
) -> Result<(), Cause> {
    moment.must_be_today()?;
    let customer = ledger.customer(&draft.customer)?;
    let case = case::case(ledger, moment.key_date, &customer)?;
    let named = std::slice::from_ref(&draft.item);
    let items = customer::named_items(ledger, &customer, &case, named)?;
    let disputes = of_items(&case, &items, Some(&draft.detail), draft.reason.trim(), moment)?;
    ledger.act("dispute", moment.now, |change| {
        let mut added = false;
        for it in &disputes {
            added |= change.add_dispute(it)?;
        }
        let summary = serde_json::json!({ "customer": draft.customer, "item": draft.item });
        if added {
            Ok(((), Some(summary.to_string())))
        } else {
            Err(Cause::DisputedAlready(draft.item.clone()))
        }
    })
}

/// Closes a dispute: what was contested is claimed again, unless a credit note settles it.
pub(crate) fn close(
    ledger: &mut Ledger,
    moment: &Moment,
    id: i64,
    (outcome, note): (DisputeOutcome, &str),
) -> Result<(), Cause> {
    moment.must_be_today()?;
    let dispute = ledger.store.dispute(id)?.filter(|it| it.closed_on.is_none());
    let dispute = dispute.ok_or(Cause::Gone)?;
    let customer = ledger.store.customer_of_item(dispute.dispute.item)?;
    ledger.act("close-dispute", moment.now, |change| {
        change.close_dispute(id, moment.key_date, outcome.name(), note.trim())?;
        if matches!(outcome, DisputeOutcome::Justified | DisputeOutcome::PartlyJustified) {
            let until = moment.key_date + Days::new(CREDIT_NOTE);
            change.await_credit(id, until, DisputedItem::follow_up(moment.key_date))?;
        }
        let summary = serde_json::json!({
            "customer": customer.code, "item": dispute.number, "outcome": outcome.name(),
        });
        Ok(((), Some(summary.to_string())))
    })
}

/// Disputes of some items. A part can be contested of one item only, and never more than is open.
pub(crate) fn of_items(
    case: &Case,
    items: &[ItemId],
    detail: Option<&DisputeDetail>,
    reason: &str,
    moment: &Moment,
) -> Result<Vec<NewDispute>, Cause> {
    let part = detail.and_then(|it| it.disputed.as_ref());
    let disputed_minor = match (part, items) {
        (None, _) => None,
        (Some(part), [item]) => {
            let open = case.items.iter().find(|it| it.item.id == *item).map(|it| it.item.open);
            let fits = |open: &Money| part.minor > 0 && part.minor <= open.minor;
            let open = open.filter(fits).ok_or(Cause::DisputedTooMuch)?;
            Some(part.minor).filter(|it| *it < open.minor)
        }
        (Some(_), _) => return Err(Cause::DisputedInSeveral),
    };
    let new = items.iter().map(|item| {
        let bare = NewDispute::of(*item, moment.key_date);
        let reason = reason.to_owned();
        let Some(detail) = detail else { return NewDispute { reason, ..bare } };
        NewDispute {
            disputed_minor,
            reason,
            category: detail.category.name().to_owned(),
            owner: detail.owner.trim().to_owned(),
            deadline: detail.deadline,
            // Whoever has to answer by a day is asked on that day.
            follow_up_on: detail
                .deadline
                .filter(|it| *it > moment.key_date)
                .unwrap_or(DisputedItem::follow_up(moment.key_date)),
            ..bare
        }
    });
    Ok(new.collect())
}

/// The disputes of a customer up to the key date, open ones first.
pub(crate) fn rows(records: Vec<DisputeRecord>, moment: &Moment) -> Vec<DisputeRow> {
    let known = records.into_iter().filter(|it| it.dispute.raised_on <= moment.key_date);
    let mut rows: Vec<_> = known.map(|it| row(it, moment)).collect();
    rows.sort_by_key(|it| (it.closed_on.is_some(), std::cmp::Reverse(it.raised_on)));
    rows
}

fn row(record: DisputeRecord, moment: &Moment) -> DisputeRow {
    let closed_on = record.closed_on.filter(|it| *it <= moment.key_date);
    let outcome = DisputeOutcome::from_name(&record.outcome).filter(|_| closed_on.is_some());
    let category = DisputeCategory::from_name(&record.category);
    let sentence =
        moment.words.dispute_row(&record, category, outcome.filter(|_| closed_on.is_some()));
    DisputeRow {
        id: record.id,
        item: record.number,
        category,
        disputed: record.dispute.disputed.map(Amount::from),
        owner: record.owner,
        deadline: record.deadline,
        raised_on: record.dispute.raised_on,
        follow_up_on: record.dispute.follow_up_on,
        reason: record.reason,
        closed_on,
        outcome,
        sentence,
    }
}

impl DisputeCategory {
    const NAMES: [(Self, &'static str); 9] = [
        (Self::Price, "price"),
        (Self::Quantity, "quantity"),
        (Self::Quality, "quality"),
        (Self::LateDelivery, "late_delivery"),
        (Self::MissingOrder, "missing_order"),
        (Self::NotReceived, "not_received"),
        (Self::Duplicate, "duplicate"),
        (Self::Vat, "vat"),
        (Self::Other, "other"),
    ];

    fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(it, _)| *it == self).map_or("other", |(_, name)| name)
    }

    fn from_name(name: &str) -> Self {
        Self::NAMES.iter().find(|(_, it)| *it == name).map_or(Self::Other, |(it, _)| *it)
    }
}

impl DisputeOutcome {
    const NAMES: [(Self, &'static str); 4] = [
        (Self::Justified, "justified"),
        (Self::PartlyJustified, "partly_justified"),
        (Self::Unjustified, "unjustified"),
        (Self::Withdrawn, "withdrawn"),
    ];

    fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(it, _)| *it == self).map_or("", |(_, name)| name)
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, it)| *it == name).map(|(it, _)| *it)
    }
}
