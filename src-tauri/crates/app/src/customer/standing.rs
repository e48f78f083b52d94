//! Where a customer stands: scenario, people, words given, disputes, plans and holds.

use receivables::{
    ItemId,
    dunning::{Case, ChosenBy, Step},
    promise::PromiseStatus,
    worklist::Payer,
};
use store::{CustomerRecord, PromiseRecord};

use super::{CustomerPolicy, PromiseRow, PromiseState};
use crate::{
    amount::Day,
    case,
    contact::ContactRow,
    dispute::{self, DisputeRow},
    failure::Cause,
    hold::{self, HoldRow},
    ledger::{Ledger, Moment, Numbers},
    plan::{self, PlanRow},
};

/// Where a customer stands.
pub(super) struct Standing {
    pub contacts: Vec<ContactRow>,
    pub last_words: Option<String>,
    pub said: Option<(Day, String)>,
    pub policy: CustomerPolicy,
    pub phase: u8,
    pub promises: Vec<PromiseRow>,
    pub disputes: Vec<DisputeRow>,
    pub plans: Vec<PlanRow>,
    pub holds: Vec<HoldRow>,
    pub profile: Option<String>,
    pub waits: Option<String>,
    pub payer: Payer,
}

/// Gathers it.
pub(super) fn standing(
    ledger: &mut Ledger,
    moment: &Moment,
    customer: &CustomerRecord,
    case: &Case,
    names: &Numbers,
) -> Result<Standing, Cause> {
    let on = moment.key_date;
    let name = |id: ItemId| names.get(&id).cloned().unwrap_or_default();
    let payers = case::payers(ledger, std::slice::from_ref(case), on)?;
    let payer = payers.first().copied().unwrap_or_default();
    let policy = policy(ledger, moment, customer, case)?;
    let store = &ledger.store;
    let promises = store.promises(on)?.into_iter().filter(|it| it.customer == customer.id);
    let promises: Vec<_> = promises.collect();
    let plans = store.plans(on)?.into_iter().filter(|it| it.customer == customer.id);
    let holds = store.holds(on)?.into_iter().filter(|it| it.hold.customer == customer.id);
    let holds: Vec<_> = holds.collect();
    let contacts = store.contacts_of(customer.id)?;
    let said = store.last_words(on)?.remove(&customer.id);
    Ok(Standing {
        contacts: contacts.into_iter().map(ContactRow::from).collect(),
        last_words: said.as_ref().map(|(day, note)| moment.words.last_words(*day, note, on)),
        said,
        policy,
        phase: phase(case),
        promises: promise_rows(promises, ledger, moment, name),
        disputes: dispute::rows(store.disputes_of(customer.id)?, moment),
        plans: plan::rows(plans.collect(), ledger, moment, name),
        holds: hold::rows(&holds, ledger, moment, name),
        profile: moment.words.profile(payer.usually_late, payer.kept, payer.broken),
        waits: store.waits(on)?.get(&customer.id).map(|it| moment.words.wait(it)),
        payer,
    })
}

/// How far the file has gone: the phase of the most advanced step that was taken.
fn phase(case: &Case) -> u8 {
    let reached = case.items.iter().filter_map(|it| it.reached);
    reached.map(|it| it.step).max().map_or(0, |it: Step| it.phase().number())
}

fn policy(
    ledger: &mut Ledger,
    moment: &Moment,
    customer: &CustomerRecord,
    case: &Case,
) -> Result<CustomerPolicy, Cause> {
    let habits = ledger.habits(moment.key_date)?;
    let currency = ledger.store.company()?.currency;
    let open = case::open_minor(case.items.iter().map(|it| &it.item), &currency);
    let (id, why) = case::chosen(ledger, customer, open, &habits);
    let segment = match why {
        ChosenBy::Segment(place) => ledger.policies.segments[place].name.clone(),
        ChosenBy::Customer | ChosenBy::Company => String::new(),
    };
    let named = ledger.policies.named(id);
    Ok(CustomerPolicy {
        id: named.id.0,
        name: named.name.clone(),
        own: why == ChosenBy::Customer,
        why: moment.words.chosen_by(why, &segment),
    })
}

/// The promises of a customer, newest first.
fn promise_rows(
    records: Vec<PromiseRecord>,
    ledger: &Ledger,
    moment: &Moment,
    name: impl Fn(ItemId) -> String,
) -> Vec<PromiseRow> {
    let row = |record: PromiseRecord| {
        let promise = record.promise;
        let status = promise.status(&ledger.calendar, moment.key_date);
        PromiseRow {
            id: record.id,
            promised: promise.promised.into(),
            made_on: promise.made_on,
            due_on: promise.due_on,
            state: match status {
                PromiseStatus::Open => PromiseState::Open,
                PromiseStatus::Kept => PromiseState::Kept,
                PromiseStatus::Broken => PromiseState::Broken,
                PromiseStatus::Replaced => PromiseState::Replaced,
            },
            items: promise.items.iter().map(|it| name(*it)).collect(),
            sentence: moment.words.promise(promise.promised, promise.due_on, status),
        }
    };
    records.into_iter().rev().map(row).collect()
}
