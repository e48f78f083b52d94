//! Composing such a letter: the documents it lists, and what was promised, agreed or received.

use receivables::{
    Currency, ItemId, ItemKind, Money,
    dunning::{Case, Channel},
    letter::{Letter, LetterKind, ReceivedPayment, ScheduledPayment},
};
use store::{CustomerRecord, SettlementRecord};

use super::{
    super::{
        claims::Claiming,
        compose::{Sheet, credits, payment_code},
    },
    Occasion,
};
use crate::{
    amount::Day,
    case,
    charge::run::Penalties,
    company,
    failure::Cause,
    ledger::{Ledger, Moment},
};

/// A letter with what of the ledger it rests on.
pub(super) struct Draft {
    pub letter: Letter,
    /// The documents it lists, in their order.
    pub items: Vec<ItemId>,
    pub customer: CustomerRecord,
}

/// What an occasion makes of a letter.
struct Matter {
    kind: LetterKind,
    currency: Currency,
    items: Vec<ItemId>,
    schedule: Vec<ScheduledPayment>,
    received: Option<ReceivedPayment>,
    /// What the payment received paid of each item.
    allocated: Vec<(ItemId, i64)>,
}

/// The letter, as of the key date.
pub(super) fn compose(
    ledger: &mut Ledger,
    moment: &Moment,
    customer: &str,
    occasion: &Occasion,
) -> Result<Draft, Cause> {
    let customer = ledger.customer(customer)?;
    let case = case::case(ledger, moment.key_date, &customer)?;
    let Matter { kind, currency, items, schedule, received, allocated } =
        matter(ledger, moment, (&customer, &case), occasion)?;
    let penalties = Penalties::of(ledger, moment, &customer)?;
    let claiming = Claiming {
        ledger,
        moment,
        customer: &customer,
        penalties: &penalties,
        kind,
        claims_penalties: false,
    };
    let mut claims = claiming.gather(&items, &case)?;
    if received.is_some() {
        for (claim, item) in claims.claims.iter_mut().zip(&claims.items) {
            let own = allocated.iter().filter(|(id, _)| id == item);
            claim.paid.minor = own.map(|(_, minor)| minor).sum();
        }
    }
    let credits = match kind {
        LetterKind::Statement => credits(currency, &case, &penalties.items),
        _ => Vec::new(),
    };
    let (company, audience) = (company::load(ledger)?, penalties.debtor.audience);
    let sheet = Sheet { company: &company, customer: &customer, case: &case, audience };
    let letter = sheet.letter(ledger, moment, (kind, Channel::Letter, currency))?;
    let mut letter = Letter { claims: claims.claims, credits, schedule, received, ..letter };
    letter.payment_qr = payable(&letter).and_then(|it| payment_code(&letter, it));
    Ok(Draft { letter, items: claims.items, customer })
}

/// The amount of the one transfer that it asks for; of a plan none, its parts differ.
fn payable(letter: &Letter) -> Option<Money> {
    let amount = match (letter.kind, &letter.schedule[..]) {
        (LetterKind::Statement, _) => letter.payable_now().ok()?,
        (LetterKind::Receipt, _) => return None,
        (_, [only]) => only.amount,
        _ => return None,
    };
    (amount.minor > 0).then_some(amount)
}

fn matter(
    ledger: &Ledger,
    moment: &Moment,
    (customer, case): (&CustomerRecord, &Case),
    occasion: &Occasion,
) -> Result<Matter, Cause> {
    match occasion {
        Occasion::Statement { currency } => {
            let currency = named(currency)?;
            let mut open: Vec<_> = case
                .items
                .iter()
                .map(|it| &it.item)
                .filter(|it| it.kind == ItemKind::Invoice && it.open.currency == currency)
                .filter(|it| it.open.minor > 0)
                .collect();
            open.sort_by_key(|it| (it.due, it.issued, it.id));
            let items = open.iter().map(|it| it.id).collect::<Vec<_>>();
            if items.is_empty() {
                return Err(Cause::NothingToClaim(customer.name.clone()));
            }
            Ok(Matter {
                kind: LetterKind::Statement,
                currency,
                items,
                schedule: Vec::new(),
                received: None,
                allocated: Vec::new(),
            })
        }
        Occasion::Promise { id } => {
            let promises = ledger.store.promises(moment.key_date)?;
            let of = |it: &store::PromiseRecord| it.id == *id && it.customer == customer.id;
            let promise = promises.into_iter().find(of).ok_or(Cause::Gone)?.promise;
            Ok(Matter {
                kind: LetterKind::PromiseConfirmation,
                currency: promise.promised.currency,
                items: still_open(case, &promise.items),
                schedule: vec![ScheduledPayment { due: promise.due_on, amount: promise.promised }],
                received: None,
                allocated: Vec::new(),
            })
        }
        Occasion::Plan { id, to_sign } => {
            let plans = ledger.store.plans(moment.key_date)?;
            let of = |it: &store::PlanRecord| it.id == *id && it.customer == customer.id;
            let record = plans.into_iter().find(of).ok_or(Cause::Gone)?;
            let payments = record.plan.instalments.iter();
            Ok(Matter {
                kind: match to_sign {
                    true => LetterKind::PlanProposal,
                    false => LetterKind::PlanConfirmation,
                },
                currency: record.currency,
                items: still_open(case, &record.plan.items),
                schedule: payments
                    .map(|it| ScheduledPayment { due: it.due_on, amount: it.amount })
                    .collect(),
                received: None,
                allocated: Vec::new(),
            })
        }
        Occasion::Receipt { on, currency } => {
            let currency = named(currency)?;
            let receipts = receipts(ledger, moment, customer)?;
            let amount = received(&receipts, case, (*on, currency));
            let own = receipts.iter().filter(|it| it.on == *on && it.amount.currency == currency);
            let allocated: Vec<_> = own.map(|it| (it.item, it.amount.minor)).collect();
            let mut items: Vec<ItemId> = Vec::new();
            for (item, _) in &allocated {
                if !items.contains(item) {
                    items.push(*item);
                }
            }
            if amount.minor <= 0 {
                return Err(Cause::Gone);
            }
            Ok(Matter {
                kind: LetterKind::Receipt,
                currency,
                items,
                schedule: Vec::new(),
                received: Some(ReceivedPayment { on: *on, amount }),
                allocated,
            })
        }
    }
}

/// What money paid: settlements that the accounting or the bank calls a payment. What only
/// vanished from an export has no day of its own, and a credit note is no money.
pub(super) fn receipts(
    ledger: &Ledger,
    moment: &Moment,
    customer: &CustomerRecord,
) -> Result<Vec<SettlementRecord>, Cause> {
    let mut settlements = ledger.store.settlements_of(customer.id)?;
    settlements.retain(|it| {
        let money = matches!(it.source.as_str(), "document" | "payment" | "bank");
        money && it.kind == ItemKind::Invoice && it.on <= moment.key_date
    });
    Ok(settlements)
}

/// What came in on a day: what it paid, and what no invoice took.
pub(super) fn received(
    receipts: &[SettlementRecord],
    case: &Case,
    (on, currency): (Day, Currency),
) -> Money {
    let own = receipts.iter().filter(|it| it.on == on && it.amount.currency == currency);
    let paid: i64 = own.map(|it| it.amount.minor).sum();
    let left = case.items.iter().map(|it| &it.item).filter(|it| {
        it.kind == ItemKind::Payment && it.issued == on && it.open.currency == currency
    });
    let left: i64 = left.map(|it| -it.open.minor).sum();
    Money { minor: paid + left.max(0), currency }
}

/// The documents of a promise or a plan that still are open, in their order.
fn still_open(case: &Case, items: &[ItemId]) -> Vec<ItemId> {
    let open = |id: &&ItemId| case.items.iter().any(|it| it.item.id == **id);
    items.iter().filter(open).copied().collect()
}

fn named(currency: &str) -> Result<Currency, Cause> {
    Currency::new(currency).map_err(|_| Cause::InvalidCurrency(currency.to_owned()))
}
