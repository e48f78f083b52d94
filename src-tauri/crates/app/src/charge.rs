//! Charges: the penalties of a customer, invoice by invoice: run, waived, claimed, collected.
//!
//! Penalties stay due once the principal is paid: an invoice that was paid late is listed as long as
//! it can be claimed, and a formal notice includes it where the user asks.

pub(crate) mod run;
mod sheet;

use receivables::{ItemId, Money};
use serde::{Deserialize, Serialize};
use store::{ChargePart, ChargeState, CustomerRecord, NewCharge};
use ts_rs::TS;

use crate::{
    Answer, App,
    amount::{Amount, Day},
    failure::Cause,
    ledger::{Ledger, Moment},
};

use sheet::Late;

/// The penalties of a customer.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct PenaltySheet {
    /// The day they are counted to.
    pub key_date: Day,
    /// Whether acts can be recorded on this day.
    pub read_only: bool,
    /// Customer code.
    pub customer: String,
    /// By which rate and which law, one sentence.
    pub basis: String,
    /// What stops or limits them, whole sentences.
    pub notes: Vec<String>,
    /// Invoices that are late, oldest due date first; then those paid late, the last paid first.
    pub rows: Vec<PenaltyRow>,
    /// What is left of all, one sum per currency.
    pub due: Vec<Amount>,
}

/// The penalties of one invoice.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct PenaltyRow {
    /// Its number in the ledger.
    #[ts(type = "number")]
    pub item: i64,
    /// Document number.
    pub number: String,
    /// When it was due.
    pub due_on: Day,
    /// The day the last of it came in; none while something is open.
    pub settled_on: Option<Day>,
    /// Days late, until it was paid.
    pub days_late: u32,
    /// Interest for late payment.
    pub interest: PenaltyPart,
    /// The fixed sum for recovery costs.
    pub fixed_sum: PenaltyPart,
    /// What is left of both.
    pub due: Amount,
    /// Whether the next formal notice claims the penalties of this paid invoice.
    pub asked: bool,
    /// How late, and what that comes to: « Facture payée avec 40 jours de retard : 12,34 € + 40 € ».
    pub sentence: String,
    /// What became of it, oldest first: claimed in which letter, waived, collected.
    pub events: Vec<PenaltyEvent>,
    /// What the figures rest on, or why there are none; empty normally.
    pub warnings: Vec<String>,
}

/// One penalty of an invoice.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct PenaltyPart {
    /// What has run.
    pub run: Amount,
    /// What was given up of it.
    pub waived: Amount,
    /// What the last letter claimed of it; none: no letter did.
    pub claimed: Option<Amount>,
    /// What was paid of it.
    pub collected: Amount,
    /// What is left.
    pub due: Amount,
}

/// Something that became of a penalty.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct PenaltyEvent {
    /// What, one sentence.
    pub sentence: String,
    /// The kept letter, where one claimed it.
    #[ts(type = "number | null")]
    pub document: Option<i64>,
}

/// Which penalties an act is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum PenaltyParts {
    /// Both.
    Both,
    /// Interest alone.
    Interest,
    /// The fixed sum alone.
    FixedSum,
}

/// Penalties to waive, or to claim again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PenaltyDraft {
    /// Customer code.
    pub customer: String,
    /// The invoice; none: all of the customer's.
    #[ts(type = "number | null")]
    pub item: Option<i64>,
    /// Which penalties.
    pub parts: PenaltyParts,
    /// Why.
    pub note: String,
}

/// Penalties that came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CollectionDraft {
    /// Customer code.
    pub customer: String,
    /// The invoice.
    #[ts(type = "number")]
    pub item: i64,
    /// How much: it pays the interest first, then the fixed sum (art. 1343-1 C. civ.).
    pub collected: Amount,
}

impl PenaltyParts {
    fn has(self, part: ChargePart) -> bool {
        match self {
            Self::Both => true,
            Self::Interest => part == ChargePart::Interest,
            Self::FixedSum => part == ChargePart::FixedSum,
        }
    }
}

impl App {
    /// The penalties of a customer.
    pub fn penalties(&mut self, code: &str, on: Option<Day>) -> Answer<PenaltySheet> {
        self.run(on, |ledger, moment| sheet::sheet(ledger, moment, code))
    }

    /// Gives penalties up: whatever runs of them is no longer claimed.
    pub fn waive_penalties(&mut self, draft: &PenaltyDraft) -> Answer<()> {
        self.run(None, |ledger, moment| waive(ledger, moment, draft))
    }

    /// Claims penalties again that were given up.
    pub fn claim_penalties_again(&mut self, draft: &PenaltyDraft) -> Answer<()> {
        self.run(None, |ledger, moment| claim_again(ledger, moment, draft))
    }

    /// Whether the next formal notice claims the penalties of an invoice that was paid late.
    pub fn claim_settled(&mut self, code: &str, item: i64, claimed: bool) -> Answer<()> {
        self.run(None, |ledger, moment| claim_settled(ledger, moment, (code, item), claimed))
    }

    /// Notes penalties that came in.
    pub fn collect_penalties(&mut self, draft: &CollectionDraft) -> Answer<()> {
        self.run(None, |ledger, moment| collect(ledger, moment, draft))
    }
}

fn waive(ledger: &mut Ledger, moment: &Moment, draft: &PenaltyDraft) -> Result<(), Cause> {
    moment.must_be_today()?;
    let customer = ledger.customer(&draft.customer)?;
    let late = chosen(ledger, moment, &customer, draft.item)?;
    let mut charges = Vec::new();
    for it in &late {
        for (part, left) in it.parts().into_iter().filter(|it| draft.parts.has(it.0)) {
            if left.due.minor > 0 {
                let note = draft.note.trim().to_owned();
                charges.push(NewCharge {
                    note,
                    ..charge(it.item, part, ChargeState::Waived, left.run, moment)
                });
            }
        }
    }
    if charges.is_empty() {
        return Err(Cause::NoPenalty(named(&customer, &late)));
    }
    let summary = serde_json::json!({ "customer": draft.customer, "note": draft.note.trim() });
    ledger.act_on(customer.id, "waive", moment.now, |change| {
        charges.iter().try_for_each(|it| change.add_charge(it))?;
        Ok(((), Some(summary.to_string())))
    })
}

fn claim_again(ledger: &mut Ledger, moment: &Moment, draft: &PenaltyDraft) -> Result<(), Cause> {
    moment.must_be_today()?;
    let customer = ledger.customer(&draft.customer)?;
    let standing = ledger.store.charges_of(customer.id, moment.key_date)?;
    let waivers = standing.iter().filter(|it| {
        it.state == ChargeState::Waived
            && draft.parts.has(it.part)
            && draft.item.is_none_or(|item| item == it.item.0)
    });
    let waivers: Vec<_> = waivers.map(|it| it.id).collect();
    if waivers.is_empty() {
        return Err(Cause::NoPenalty(customer.name));
    }
    let summary = serde_json::json!({ "customer": draft.customer });
    ledger.act_on(customer.id, "claim-again", moment.now, |change| {
        waivers.iter().try_for_each(|id| change.end_charge(*id, moment.key_date))?;
        Ok(((), Some(summary.to_string())))
    })
}

fn claim_settled(
    ledger: &mut Ledger,
    moment: &Moment,
    (code, item): (&str, i64),
    claimed: bool,
) -> Result<(), Cause> {
    moment.must_be_today()?;
    let customer = ledger.customer(code)?;
    let late = chosen(ledger, moment, &customer, Some(item))?;
    let Some(late) = late.first().filter(|it| it.settled_on.is_some()) else {
        return Err(Cause::UnknownDocument(item.to_string()));
    };
    let standing = ledger.store.charges_of(customer.id, moment.key_date)?;
    let asked = |it: &&store::ChargeRecord| it.state == ChargeState::Claimed && it.letter.is_none();
    let asked: Vec<_> =
        standing.iter().filter(asked).filter(|it| it.item.0 == item).map(|it| it.id).collect();
    if asked.is_empty() != claimed {
        return Ok(());
    }
    if claimed && late.due().minor <= 0 {
        return Err(Cause::NoPenalty(late.number.clone()));
    }
    let kind = if claimed { "claim-settled" } else { "leave-settled" };
    let summary = serde_json::json!({ "customer": code, "item": late.number });
    let run = late.interest.run;
    ledger.act_on(customer.id, kind, moment.now, |change| {
        for id in &asked {
            change.end_charge(*id, moment.key_date)?;
        }
        if claimed {
            let part = ChargePart::Interest;
            change.add_charge(&charge(late.item, part, ChargeState::Claimed, run, moment))?;
        }
        Ok(((), Some(summary.to_string())))
    })
}

fn collect(ledger: &mut Ledger, moment: &Moment, draft: &CollectionDraft) -> Result<(), Cause> {
    moment.must_be_today()?;
    let customer = ledger.customer(&draft.customer)?;
    let late = chosen(ledger, moment, &customer, Some(draft.item))?;
    let Some(late) = late.first() else {
        return Err(Cause::UnknownDocument(draft.item.to_string()));
    };
    let due = late.due();
    if draft.collected.minor <= 0 || draft.collected.currency != due.currency.code() {
        return Err(Cause::InvalidAmount(draft.collected.decimal()));
    }
    if draft.collected.minor > due.minor {
        return Err(Cause::CollectedTooMuch { number: late.number.clone(), due });
    }
    let interest = draft.collected.minor.min(late.interest.due.minor);
    let parts = [
        (ChargePart::Interest, interest),
        (ChargePart::FixedSum, draft.collected.minor - interest),
    ];
    let summary = serde_json::json!({ "customer": draft.customer, "item": late.number });
    ledger.act_on(customer.id, "collect", moment.now, |change| {
        for (part, minor) in parts.into_iter().filter(|it| it.1 > 0) {
            let of = charge(late.item, part, ChargeState::Collected, due, moment);
            change.add_charge(&NewCharge { amount_minor: Some(minor), ..of })?;
        }
        Ok(((), Some(summary.to_string())))
    })
}

/// The late invoices that an act is about.
fn chosen(
    ledger: &mut Ledger,
    moment: &Moment,
    customer: &CustomerRecord,
    item: Option<i64>,
) -> Result<Vec<Late>, Cause> {
    let mut late = sheet::late(ledger, moment, customer)?;
    late.retain(|it| item.is_none_or(|item| item == it.item.0));
    match (item, late.is_empty()) {
        (Some(item), true) => Err(Cause::UnknownDocument(item.to_string())),
        _ => Ok(late),
    }
}

fn charge(
    item: ItemId,
    part: ChargePart,
    state: ChargeState,
    of: Money,
    moment: &Moment,
) -> NewCharge {
    NewCharge {
        item,
        part,
        state,
        amount_minor: None,
        currency: of.currency,
        on: moment.key_date,
        act: None,
        note: String::new(),
    }
}

fn named(customer: &CustomerRecord, late: &[Late]) -> String {
    match late {
        [only] => only.number.clone(),
        _ => customer.name.clone(),
    }
}
