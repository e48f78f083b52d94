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
        code::code,
        compose::{credits, language, payment_code, recipient, segment},
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
    let Matter { kind, currency, items, schedule, received } =
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
    if let Some(ReceivedPayment { on, .. }) = received {
        let allocated = receipts(ledger, moment, &customer)?;
        for (claim, item) in claims.claims.iter_mut().zip(&claims.items) {
            let own = allocated.iter().filter(|it| it.item == *item && it.on == on);
            claim.paid.minor = own.map(|it| it.amount.minor).sum();
        }
    }
    let company = company::load(ledger)?;
    let mut letter = Letter {
        kind,
        language: language(&customer),
        audience: penalties.debtor.audience,
        channel: Channel::Letter,
        segment: segment(ledger, moment, &customer, &case)?,
        dated: moment.key_date,
        reference: format!("{}-{}", customer.code, moment.key_date.format("%y%m%d")),
        code: code(&customer.code, moment.key_date, kind, currency).to_string(),
        registered_number: String::new(),
        sender: company.sender(language(&customer), currency),
        recipient: recipient(&customer),
        claims: claims.claims,
        settled_late: Vec::new(),
        credits: match kind {
            LetterKind::Statement => credits(currency, &case, &penalties.items),
            _ => Vec::new(),
        },
        earlier: Vec::new(),
        paid_since: false,
        deadline_days: company.deadline_days(kind),
        claims_penalties: false,
        schedule,
        received,
        annex: false,
        rate: None,
        payment_qr: None,
        copy: false,
    };
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
            })
        }
        Occasion::Receipt { on, currency } => {
            let currency = named(currency)?;
            let amount = received(ledger, moment, (customer, case), (*on, currency))?;
            let mut items: Vec<ItemId> = Vec::new();
            for it in receipts(ledger, moment, customer)? {
                let own = it.on == *on && it.amount.currency == currency;
                if own && it.kind == ItemKind::Invoice && !items.contains(&it.item) {
                    items.push(it.item);
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
    ledger: &Ledger,
    moment: &Moment,
    (customer, case): (&CustomerRecord, &Case),
    (on, currency): (Day, Currency),
) -> Result<Money, Cause> {
    let own = receipts(ledger, moment, customer)?;
    let own = own.iter().filter(|it| it.on == on && it.amount.currency == currency);
    let paid: i64 = own.map(|it| it.amount.minor).sum();
    let left = case.items.iter().map(|it| &it.item).filter(|it| {
        it.kind == ItemKind::Payment && it.issued == on && it.open.currency == currency
    });
    let left: i64 = left.map(|it| -it.open.minor).sum();
    Ok(Money { minor: paid + left.max(0), currency })
}

/// The documents of a promise or a plan that still are open, in their order.
fn still_open(case: &Case, items: &[ItemId]) -> Vec<ItemId> {
    let open = |id: &&ItemId| case.items.iter().any(|it| it.item.id == **id);
    items.iter().filter(open).copied().collect()
}

fn named(currency: &str) -> Result<Currency, Cause> {
    Currency::new(currency).map_err(|_| Cause::InvalidCurrency(currency.to_owned()))
}
