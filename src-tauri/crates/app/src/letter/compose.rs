//! Composing a letter: the claim item by item, with interest, from the ledger's facts.
//!
//! What a customer contests of an item is neither claimed nor does it bear interest.

use std::collections::BTreeMap;

use receivables::{
    Currency, ItemId, Money,
    dunning::{Action, ActionKind, Case, Channel, ChosenBy, claimable_minor},
    epc::{EpcPayment, Remittance},
    identifiers::Iban,
    interest::{BalanceChange, Interest, InterestError, late_interest},
    letter::{
        Audience, Claim, Credit, Language, Letter, RateBasis, RateNote, RatePeriod, Recipient,
        Waived,
    },
    rates::{RateError, Regime, Semester},
};
use store::{CustomerRecord, ItemDetails, SettlementRecord};

use super::{code::code, earlier::Told, written};
use crate::{
    case, company,
    failure::Cause,
    ledger::{Ledger, Moment},
};

/// The letter of an action, with every amount computed to the key date.
pub(crate) fn compose(
    ledger: &mut Ledger,
    moment: &Moment,
    action: &Action,
    case: &Case,
) -> Result<Letter, Cause> {
    let kind = written(action, &ledger.policies)
        .ok_or_else(|| Cause::Internal("no letter for this action".into()))?;
    let book = ledger.book()?;
    let customer = book.customers.get(&action.customer).cloned();
    let customer = customer.ok_or_else(|| Cause::UnknownCustomer(action.customer.0.to_string()))?;
    let audience = Audience::from(case::kind(&customer));
    let regime = regime(audience);
    let items = ledger.store.items_of(customer.id)?;
    let settlements = ledger.store.settlements_of(customer.id)?;
    let mut rates = Rates::default();
    let mut claims = Vec::with_capacity(action.items.len());
    let mut claimed = Vec::with_capacity(action.items.len());
    for id in &action.items {
        let Some(details) = items.iter().find(|it| it.item.id == *id) else { continue };
        let mut changes = changes(details, &settlements, moment);
        let claimable = claimable_minor(case, *id, &ledger.calendar, moment.key_date);
        let owed = set_apart(&mut changes, claimable);
        let interest = match regime {
            Some(regime) => interest(ledger, &customer, details, (regime, &changes), moment)?,
            None => None,
        };
        if let Some(interest) = &interest {
            rates.add(interest, ledger, regime == Some(Regime::FrPublic));
        }
        claims.push(claim(details, owed, interest, moment));
        claimed.push(*id);
    }
    let company = company::load(ledger)?;
    let told = Told {
        acts: ledger.store.acts_of(customer.id)?,
        concerned: ledger.store.claimed_of(customer.id)?,
        claimed,
        key_date: moment.key_date,
    };
    let steps = told.steps();
    let paid_since = told.paid_since(&settlements, case);
    let currency = action.claimed.currency;
    let mut letter = Letter {
        kind,
        language: language(&customer),
        audience,
        channel: channel(action.kind),
        segment: segment(ledger, moment, &customer, case)?,
        dated: moment.key_date,
        reference: format!("{}-{}", customer.code, moment.key_date.format("%y%m%d")),
        code: code(&customer.code, moment.key_date, kind, currency).to_string(),
        registered_number: String::new(),
        sender: company.sender(language(&customer), currency),
        recipient: recipient(&customer),
        claims,
        credits: credits(action, case, &items),
        earlier: steps,
        paid_since,
        deadline_days: company.deadline_days(kind),
        claims_penalties: company.claims_penalties(kind),
        schedule: Vec::new(),
        received: None,
        rate: rates.note(audience),
        payment_qr: None,
        annex: false,
        copy: false,
    };
    letter.payment_qr = payment_code(&letter, currency);
    Ok(letter)
}

/// How a letter of an action travels.
fn channel(kind: ActionKind) -> Channel {
    match kind {
        ActionKind::Email => Channel::Email,
        ActionKind::RegisteredLetter => Channel::RegisteredLetter,
        _ => Channel::Letter,
    }
}

/// The language a customer reads; French where none is known.
pub(crate) fn language(customer: &CustomerRecord) -> Language {
    match customer.details.language.as_str() {
        "en" => Language::En,
        "de" => Language::De,
        _ => Language::Fr,
    }
}

/// The name of the segment that a customer is in; empty where a policy was chosen for it by hand.
fn segment(
    ledger: &mut Ledger,
    moment: &Moment,
    customer: &CustomerRecord,
    case: &Case,
) -> Result<String, Cause> {
    let habits = ledger.habits(moment.key_date)?;
    let currency = ledger.store.company()?.currency;
    let open = case::open_minor(case.items.iter().map(|it| &it.item), &currency);
    let (_, by) = case::chosen(ledger, customer, open, &habits);
    Ok(match by {
        ChosenBy::Segment(place) => {
            ledger.policies.segments.get(place).map(|it| it.name.clone()).unwrap_or_default()
        }
        _ => String::new(),
    })
}

/// The movements of an item, never none: what was issued on its due date, then what came in.
fn changes(
    details: &ItemDetails,
    settlements: &[SettlementRecord],
    moment: &Moment,
) -> Vec<BalanceChange> {
    let item = details.item;
    let due = item.due.unwrap_or(moment.key_date);
    let own = settlements.iter().filter(|it| it.item == item.id && it.on <= moment.key_date);
    let mut changes = vec![BalanceChange { on: due, amount: item.original }];
    changes.extend(own.map(|it| BalanceChange {
        on: it.on.max(due),
        amount: Money { minor: -it.amount.minor, ..it.amount },
    }));
    changes.sort_by_key(|it| it.on);
    changes
}

/// What is owed and what is contested of it. The contested part leaves the movements: it bears no
/// interest from the day the item fell due.
fn set_apart(changes: &mut [BalanceChange], claimable_minor: i64) -> (Money, Money) {
    let minor = changes.iter().map(|it| it.amount.minor).sum();
    let open = Money { minor, ..changes[0].amount };
    let disputed = Money { minor: open.minor - claimable_minor, ..open };
    changes[0].amount.minor -= disputed.minor;
    (open, disputed)
}

/// What a late payment bears by who owes. A consumer owes nothing before a formal notice was
/// received (1231-6 C. civ.), and no fixed sum at any time.
fn regime(audience: Audience) -> Option<Regime> {
    match audience {
        Audience::Business => Some(Regime::FrB2bDefault),
        Audience::PublicBuyer => Some(Regime::FrPublic),
        Audience::Consumer => None,
    }
}

/// Interest to the key date. A courteous first reminder states none, so it needs no rate.
fn interest(
    ledger: &Ledger,
    customer: &CustomerRecord,
    details: &ItemDetails,
    (regime, changes): (Regime, &[BalanceChange]),
    moment: &Moment,
) -> Result<Option<Interest>, Cause> {
    let Some(due) = details.item.due else { return Ok(None) };
    match late_interest(regime, &ledger.rates, due, changes, moment.key_date) {
        Ok(interest) => Ok(Some(interest)),
        Err(InterestError::Rate(RateError::Missing { semester, .. })) => Err(Cause::MissingRate {
            customer: customer.code.clone(),
            name: customer.name.clone(),
            semester: semester.to_string(),
        }),
        Err(error) => Err(Cause::Internal(error.to_string())),
    }
}

fn claim(
    details: &ItemDetails,
    (open, disputed): (Money, Money),
    interest: Option<Interest>,
    moment: &Moment,
) -> Claim {
    let item = details.item;
    let due = item.due.unwrap_or(moment.key_date);
    let days = receivables::item::days_between(due, moment.key_date).max(0);
    let zero = Money::zero(item.original.currency);
    let segments = interest.as_ref().map(|it| it.segments.clone()).unwrap_or_default();
    let (interest, fixed_sum) = interest.map_or((zero, zero), |it| (it.amount, it.fixed_sum));
    // The 40 € are euros: a letter in another currency cannot add them to its claim.
    let fixed_sum = if fixed_sum.currency == zero.currency { fixed_sum } else { zero };
    Claim {
        number: details.number.clone(),
        reference: details.reference.clone(),
        issued: item.issued,
        due,
        original: item.original,
        paid: Money { minor: item.original.minor - open.minor, ..open },
        open,
        disputed,
        days_late: u32::try_from(days).unwrap_or(0),
        interest,
        fixed_sum,
        segments,
        waived: Waived::nothing(zero.currency),
    }
}

/// The customer's credits in the currency of the claim: they are taken off it.
fn credits(action: &Action, case: &Case, items: &[ItemDetails]) -> Vec<Credit> {
    let number = |id: ItemId| items.iter().find(|it| it.item.id == id).map(|it| it.number.clone());
    let own = case.items.iter().map(|it| it.item);
    let own = own.filter(|it| it.is_credit() && it.open.currency == action.claimed.currency);
    own.map(|it| Credit {
        number: number(it.id).unwrap_or_default(),
        issued: it.issued,
        open: it.open,
    })
    .collect()
}

fn recipient(customer: &CustomerRecord) -> Recipient {
    Recipient {
        code: customer.code.clone(),
        name: customer.name.clone(),
        address: address(customer),
        siren: customer.details.siren.clone(),
        registered_office: Vec::new(),
    }
}

/// The postal address, top to bottom; empty where street or town is unknown.
pub(crate) fn address(customer: &CustomerRecord) -> Vec<String> {
    let details = &customer.details;
    let town = [details.postcode.trim(), details.town.trim()].join(" ");
    let abroad = match details.country.trim().to_lowercase().as_str() {
        "" | "fr" | "france" => "",
        _ => details.country.trim(),
    };
    if details.town.trim().is_empty() || details.address.trim().is_empty() {
        return Vec::new();
    }
    let lines = [details.address.trim(), details.address2.trim(), town.trim(), abroad];
    lines.into_iter().filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

/// The payment QR of the whole claim: a SEPA transfer is in euros or it is none.
fn payment_code(letter: &Letter, currency: Currency) -> Option<String> {
    let total = letter.totals().ok()?.total;
    let iban: Iban = letter.sender.iban.parse().ok()?;
    let mut text = letter.recipient.code.clone();
    for claim in &letter.claims {
        if text.chars().count() + 1 + claim.number.chars().count() > 100 {
            break;
        }
        text.push(' ');
        text.push_str(&claim.number);
    }
    let payment = EpcPayment {
        amount: Some(total),
        remittance: Remittance::Text(text),
        ..EpcPayment::to(letter.sender.name.as_str(), iban)
    };
    (currency == Currency::EUR).then(|| payment.payload().ok()).flatten()
}

/// The rates met while computing, semester by semester.
#[derive(Default)]
struct Rates(BTreeMap<Semester, RatePeriod>);

impl Rates {
    fn add(&mut self, interest: &Interest, ledger: &Ledger, frozen: bool) {
        for segment in &interest.segments {
            let known = ledger.rates.iter().find(|(it, _)| *it == segment.semester);
            let (confirmed, source) =
                known.map_or((false, String::new()), |(_, it)| (it.confirmed, it.source.clone()));
            let fresh = RatePeriod {
                from: segment.from,
                to: segment.to,
                percent: segment.rate_percent,
                // A frozen rate is the one of the semester in which interest began.
                confirmed: if frozen { !interest.unconfirmed } else { confirmed },
                source,
            };
            let period = self.0.entry(segment.semester).or_insert(fresh);
            period.from = period.from.min(segment.from);
            period.to = period.to.max(segment.to);
        }
    }

    fn note(self, audience: Audience) -> Option<RateNote> {
        let periods: Vec<_> = self.0.into_values().collect();
        let basis = match audience {
            Audience::PublicBuyer => RateBasis::CentralBankPlusEight,
            _ => RateBasis::CentralBankPlusTen,
        };
        (!periods.is_empty()).then_some(RateNote { basis, periods })
    }
}
