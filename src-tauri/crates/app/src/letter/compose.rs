//! Composing a letter: the claim item by item, with interest, from the ledger's facts.

use std::collections::BTreeMap;

use receivables::{
    Currency, ItemId, Money,
    dunning::{Action, Case, Channel, Reason, Step, claimable_minor},
    epc::{EpcPayment, Remittance},
    identifiers::Iban,
    interest::{BalanceChange, Interest, InterestError, late_interest},
    letter::{
        Claim, Credit, EarlierKind, EarlierStep, Language, Letter, LetterKind, RateBasis, RateNote,
        RatePeriod, Recipient, Sender,
    },
    rates::{RateError, Regime, Semester},
};
use store::{ActRecord, CustomerRecord, ItemDetails, SettlementRecord};

use super::written;
use crate::{
    company::{self, Company},
    failure::Cause,
    ledger::{Ledger, Moment},
};

/// Days a letter grants, counted from receipt.
const DEADLINE: u8 = 8;

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
    if kind != LetterKind::FirstReminder && is_public_buyer(&customer) {
        let (customer, name) = (customer.code, customer.name);
        return Err(Cause::PublicBuyer { customer, name });
    }
    let items = ledger.store.items_of(customer.id)?;
    let settlements = ledger.store.settlements_of(customer.id)?;
    let mut rates = Rates::default();
    let mut claims = Vec::with_capacity(action.items.len());
    for id in &action.items {
        let Some(details) = items.iter().find(|it| it.item.id == *id) else { continue };
        let contested = contested(ledger, case, *id, moment);
        let changes = changes(details, contested, &settlements, moment);
        let interest = interest(ledger, &customer, details, &changes, moment)?;
        if let Some(interest) = &interest {
            rates.add(interest, ledger);
        }
        claims.push(claim((details, contested), &changes, interest, moment));
    }
    let company = company::load(ledger)?;
    let earlier = ledger.store.acts_of(customer.id)?;
    let lead = lead(action, &items);
    let currency = action.claimed.currency;
    let mut letter = Letter {
        kind,
        language: if customer.details.language == "en" { Language::En } else { Language::Fr },
        dated: moment.key_date,
        reference: format!("{}-{}", customer.code, moment.key_date.format("%y%m%d")),
        sender: sender(&company),
        recipient: recipient(&customer),
        claims,
        credits: credits(action, case, &items),
        earlier: earlier_steps(earlier, lead.as_deref(), moment),
        deadline_days: DEADLINE,
        rate: rates.note(),
        payment_qr: None,
        copy: false,
    };
    letter.payment_qr = payment_code(&letter, &company, currency);
    Ok(letter)
}

/// The part of a document that the customer contests, in minor units: it is neither claimed nor
/// charged with interest.
fn contested(ledger: &Ledger, case: &Case, id: ItemId, moment: &Moment) -> i64 {
    let open = case.items.iter().find(|it| it.item.id == id).map_or(0, |it| it.item.open.minor);
    open - claimable_minor(case, id, &ledger.calendar, moment.key_date)
}

/// The movements of a claim: what was issued on its due date, less what is contested of it, then
/// what came in.
fn changes(
    details: &ItemDetails,
    contested: i64,
    settlements: &[SettlementRecord],
    moment: &Moment,
) -> Vec<BalanceChange> {
    let item = details.item;
    let due = item.due.unwrap_or(moment.key_date);
    let own = settlements.iter().filter(|it| it.item == item.id && it.on <= moment.key_date);
    let amount = Money { minor: item.original.minor - contested, ..item.original };
    let mut changes = vec![BalanceChange { on: due, amount }];
    changes.extend(own.map(|it| BalanceChange {
        on: it.on.max(due),
        amount: Money { minor: -it.amount.minor, ..it.amount },
    }));
    changes.sort_by_key(|it| it.on);
    changes
}

/// Interest to the key date. A courteous first reminder states none, so it needs no rate.
fn interest(
    ledger: &Ledger,
    customer: &CustomerRecord,
    details: &ItemDetails,
    changes: &[BalanceChange],
    moment: &Moment,
) -> Result<Option<Interest>, Cause> {
    let Some(due) = details.item.due else { return Ok(None) };
    match late_interest(Regime::FrB2bDefault, &ledger.rates, due, changes, moment.key_date) {
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
    (details, contested): (&ItemDetails, i64),
    changes: &[BalanceChange],
    interest: Option<Interest>,
    moment: &Moment,
) -> Claim {
    let item = details.item;
    let open = Money {
        minor: changes.iter().map(|it| it.amount.minor).sum(),
        currency: item.original.currency,
    };
    let due = item.due.unwrap_or(moment.key_date);
    let days = receivables::item::days_between(due, moment.key_date).max(0);
    let zero = Money::zero(item.original.currency);
    let (interest, fixed_sum) = interest.map_or((zero, zero), |it| (it.amount, it.fixed_sum));
    // The 40 € are euros: a letter in another currency cannot add them to its claim.
    let fixed_sum = if fixed_sum.currency == zero.currency { fixed_sum } else { zero };
    Claim {
        number: details.number.clone(),
        reference: details.reference.clone(),
        issued: item.issued,
        due,
        original: item.original,
        paid: Money { minor: item.original.minor - contested - open.minor, ..open },
        open,
        days_late: u32::try_from(days).unwrap_or(0),
        interest,
        fixed_sum,
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

/// Number of the most advanced document: the one whose turn it is.
fn lead(action: &Action, items: &[ItemDetails]) -> Option<String> {
    let Reason::StepDue { item, .. } = action.reason else { return None };
    items.iter().find(|it| it.item.id == item).map(|it| it.number.clone())
}

/// What was tried before for the document that leads, oldest first.
fn earlier_steps(acts: Vec<ActRecord>, lead: Option<&str>, moment: &Moment) -> Vec<EarlierStep> {
    let before = acts.into_iter().rev().filter(|it| {
        it.on <= moment.key_date && lead.is_none_or(|lead| it.items.iter().any(|it| it == lead))
    });
    let steps = before.filter_map(|act| {
        let written = |kind| match act.channel {
            Channel::Email => EarlierKind::Email,
            _ => EarlierKind::Letter(kind),
        };
        let kind = match (act.channel, act.step) {
            (Channel::Call, _) => EarlierKind::Call,
            (_, Some(Step::FirstReminder)) => written(LetterKind::FirstReminder),
            (_, Some(Step::SecondReminder)) => written(LetterKind::SecondReminder),
            (_, Some(Step::FinalReminder)) => written(LetterKind::FinalReminder),
            (_, Some(Step::FormalNotice)) => written(LetterKind::FormalNotice),
            _ => return None,
        };
        Some(EarlierStep { kind, on: act.on })
    });
    steps.collect()
}

fn sender(company: &Company) -> Sender {
    let town = [company.postcode.trim(), company.town.trim()].join(" ");
    let lines = [company.address.trim(), company.address2.trim(), town.trim()];
    Sender {
        name: company.name.clone(),
        legal_form: company.legal_form.clone(),
        capital: company.capital.clone(),
        address: lines.into_iter().filter(|it| !it.is_empty()).map(str::to_owned).collect(),
        siren: company.siren.clone(),
        rcs: company.rcs.clone(),
        vat: company.vat.clone(),
        phone: company.phone.clone(),
        email: company.email.clone(),
        iban: company.iban.clone(),
        bic: company.bic.clone(),
        signatory: company.signatory.clone(),
        capacity: company.capacity.clone(),
    }
}

fn recipient(customer: &CustomerRecord) -> Recipient {
    Recipient {
        code: customer.code.clone(),
        name: customer.name.clone(),
        address: address(customer),
        siren: customer.details.siren.clone(),
    }
}

/// Whether the SIREN is one of the State (1) or of a local authority (2): R2192-31 of the public
/// procurement code rules their penalties, and no letter of ours says so yet.
pub(crate) fn is_public_buyer(customer: &CustomerRecord) -> bool {
    customer.details.siren.starts_with(['1', '2'])
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
fn payment_code(letter: &Letter, company: &Company, currency: Currency) -> Option<String> {
    let total = letter.totals().ok()?.total;
    let iban: Iban = company.iban.parse().ok()?;
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
        ..EpcPayment::to(company.name.as_str(), iban)
    };
    (currency == Currency::EUR).then(|| payment.payload().ok()).flatten()
}

/// The rates met while computing, semester by semester.
#[derive(Default)]
struct Rates(BTreeMap<Semester, RatePeriod>);

impl Rates {
    fn add(&mut self, interest: &Interest, ledger: &Ledger) {
        for segment in &interest.segments {
            let confirmed = ledger
                .rates
                .iter()
                .any(|(semester, rates)| semester == segment.semester && rates.confirmed);
            let fresh = RatePeriod {
                from: segment.from,
                to: segment.to,
                percent: segment.rate_percent,
                confirmed,
            };
            let period = self.0.entry(segment.semester).or_insert(fresh);
            period.from = period.from.min(segment.from);
            period.to = period.to.max(segment.to);
        }
    }

    fn note(self) -> Option<RateNote> {
        let periods: Vec<_> = self.0.into_values().collect();
        (!periods.is_empty()).then_some(RateNote { basis: RateBasis::CentralBankPlusTen, periods })
    }
}
