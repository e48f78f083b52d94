//! The sheet, gathered: next step, documents with what stops them, and where the customer stands.

use std::collections::{HashMap, HashSet};

use receivables::{
    ItemId, ItemKind, Money, OpenItem,
    aging::{Aging, SpokenFor},
    dunning::{self, Case, NotYet, Verdict},
};
use store::{CustomerRecord, ItemDetails};

use super::{CustomerBalance, CustomerSheet, ItemRow, history, standing};
use crate::{
    amount::Day,
    case,
    failure::Cause,
    ledger::{Ledger, Moment, Numbers},
    letter::{self, Lacks},
    worklist::{self, WorklistRow},
};

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
    let calendar = &ledger.calendar;
    let outlooks = dunning::outlooks(&case, &ledger.policies, calendar, moment.key_date);
    let (action, explanation) =
        next_step(ledger, moment, (&customer, &case, &outlooks), (&names, &standing))?;
    Ok(CustomerSheet {
        key_date: moment.key_date,
        read_only: moment.read_only(),
        address: letter::address(&customer),
        siren: known(&customer.details.siren),
        phone: known(&customer.details.phone),
        email: known(&customer.details.email),
        contact: known(&customer.details.contact),
        language: customer.details.language.clone(),
        collector: known(&customer.details.collector),
        salesperson: known(&customer.details.salesperson),
        balances: balances(ledger, &case, &open, moment.key_date),
        action,
        explanation,
        items: items(ledger, (&case, outlooks), &details, &names, moment),
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
    let about = sheet
        .items
        .iter()
        .find(|it| it.number == subject || it.number.starts_with(&format!("{number}/")));
    let said = match about {
        Some(about) => about.outlook.clone(),
        None => Some(moment.words.settled(subject)),
    };
    let customer = ledger.customer(owner)?;
    let case = case::case(ledger, moment.key_date, &customer)?;
    // What holds back the customer holds back the document too.
    let whole = match case::verdict(ledger, &case, moment.key_date) {
        Verdict::Act(_) => Vec::new(),
        Verdict::Rest(why) => why,
    };
    let whole = whole.into_iter().filter(|it| {
        matches!(it, NotYet::Gap { .. } | NotYet::TriedToday | NotYet::Waiting { .. })
    });
    let whole = whole.map(|it| moment.words.not_yet(&it, |_| String::new()));
    let explanation = said.into_iter().chain(whole).collect();
    let of_it = |row: &WorklistRow| about.is_some_and(|it| row.items.contains(&it.number));
    let action = sheet.action.clone().filter(of_it);
    Ok(CustomerSheet { explanation, action, ..sheet })
}

/// The next action, or why there is none.
fn next_step(
    ledger: &mut Ledger,
    moment: &Moment,
    (customer, case, outlooks): (&CustomerRecord, &Case, &[(ItemId, NotYet)]),
    (names, standing): (&Numbers, &standing::Standing),
) -> Result<(Option<WorklistRow>, Vec<String>), Cause> {
    let name = |id: ItemId| names.get(&id).cloned().unwrap_or_default();
    match case::verdict(ledger, case, moment.key_date) {
        Verdict::Act(action) => {
            let lacks = Lacks::new(ledger, moment)?;
            let row = worklist::row(&ledger.policies, &action, customer, name, (&lacks, moment));
            let said = standing.said.as_ref();
            let row = worklist::placed_row(row, &action, &standing.payer, said, moment);
            let is_stop = |it: &NotYet| matches!(it, NotYet::Stopped { .. });
            let stopped = outlooks.iter().filter(|(_, it)| is_stop(it));
            // What is late and not of the action has its own next day.
            let late = case.items.iter().map(|it| it.item);
            let late = late.filter(|it| it.is_overdue(moment.key_date)).map(|it| it.id);
            let late: HashSet<_> = late.filter(|it| !action.items.contains(it)).collect();
            let others = outlooks.iter().filter(|(id, it)| !is_stop(it) && late.contains(id));
            let told = stopped.chain(others).map(|(_, it)| moment.words.not_yet(it, name));
            Ok((Some(row), told.collect()))
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

fn balances(
    ledger: &Ledger,
    case: &Case,
    open: &[OpenItem],
    key_date: Day,
) -> Vec<CustomerBalance> {
    let Case { disputes, promises, plans, .. } = case;
    let of_item = |id| open.iter().find(|it| it.id == id).copied();
    let aside = SpokenFor { disputes, promises, plans }.of(of_item, &ledger.calendar, key_date);
    let aged = Aging::default().age_less(open.iter().copied(), key_date, &aside);
    let balance = aged.into_iter().map(|(currency, sheet)| CustomerBalance {
        currency: currency.code().to_owned(),
        line: (&sheet.total).into(),
    });
    balance.collect()
}

/// Document numbers, with `/2` for the second instalment.
fn names(details: &[ItemDetails]) -> Numbers {
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
    (case, outlooks): (&Case, Vec<(ItemId, NotYet)>),
    details: &[ItemDetails],
    names: &Numbers,
    moment: &Moment,
) -> Vec<ItemRow> {
    let details: HashMap<_, _> = details.iter().map(|it| (it.item.id, it)).collect();
    let outlooks: HashMap<_, _> = outlooks.into_iter().collect();
    let mut dunned = case.items.clone();
    dunned.sort_by_key(|it| (it.item.due.is_none(), it.item.due, it.item.issued, it.item.id));
    let name = |id: ItemId| names.get(&id).cloned().unwrap_or_default();
    let row = dunned.iter().filter_map(|it| {
        let details = details.get(&it.item.id)?;
        let policy = ledger.policies.named(it.policy.unwrap_or(case.policy));
        let claimable =
            dunning::claimable_minor(case, it.item.id, &ledger.calendar, moment.key_date);
        let late = it.item.is_overdue(moment.key_date);
        let disputed: i64 = disputed(case, it.item.id);
        let outlook = outlooks.get(&it.item.id);
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
            stop: match outlook {
                Some(NotYet::Stopped { stop, .. }) => Some(moment.words.stop(stop)),
                _ => None,
            },
            disputed: (disputed > 0).then(|| Money { minor: disputed, ..it.item.open }.into()),
            claimable: Money { minor: if late { claimable } else { 0 }, ..it.item.open }.into(),
            policy: it.policy.map(|_| policy.name.clone()),
            outlook: outlook.map(|it| moment.words.not_yet(it, name)),
        })
    });
    row.collect()
}

/// The part contested of an item that is not contested as a whole.
fn disputed(case: &Case, item: ItemId) -> i64 {
    let of = case.disputes.iter().filter(|it| it.item == item);
    of.filter_map(|it| it.disputed).map(|it| it.minor).sum()
}
