//! Composing a letter from the ledger's facts: who writes, who owes, what, and what was tried.

use receivables::{
    Currency, ItemId, Money,
    dunning::{Action, ActionKind, Case, Channel, ChosenBy},
    epc::{EpcPayment, Remittance},
    identifiers::Iban,
    letter::{Audience, Credit, Language, Letter, LetterKind, Recipient},
    rates::Semester,
};
use store::{CustomerRecord, ItemDetails};

use super::{claims::Claiming, code::code, earlier::Told, written};
use crate::{
    case,
    charge::run::Penalties,
    company::{self, Company},
    failure::Cause,
    ledger::{Ledger, Moment},
};

/// A letter, with what of the ledger it rests on.
pub(crate) struct Composed {
    pub letter: Letter,
    /// The items of its claims, in their order.
    pub items: Vec<ItemId>,
    /// The items that were paid late and whose penalties it claims, in their order.
    pub late_items: Vec<ItemId>,
    /// A semester whose rate it states, or claims by, and nobody confirmed.
    pub unconfirmed: Option<Semester>,
}

/// The letter of an action, with every amount computed to the key date.
pub(crate) fn compose(
    ledger: &mut Ledger,
    moment: &Moment,
    action: &Action,
    case: &Case,
) -> Result<Composed, Cause> {
    let kind = written(action, &ledger.policies)
        .ok_or_else(|| Cause::Internal("no letter for this action".into()))?;
    let book = ledger.book()?;
    let customer = book.customers.get(&action.customer).cloned();
    let customer = customer.ok_or_else(|| Cause::UnknownCustomer(action.customer.0.to_string()))?;
    let company = company::load(ledger)?;
    let claims_penalties = company.claims_penalties(kind);
    let penalties = Penalties::of(ledger, moment, &customer)?;
    let claiming = Claiming {
        ledger,
        moment,
        customer: &customer,
        penalties: &penalties,
        kind,
        claims_penalties,
    };
    let claims = claiming.gather(&action.items, case)?;
    let told = Told {
        acts: ledger.store.acts_of(customer.id)?,
        concerned: ledger.store.claimed_of(customer.id)?,
        claimed: claims.items.clone(),
        key_date: moment.key_date,
    };
    let steps = told.steps();
    let paid_since = told.paid_since(&penalties.settlements, case);
    let currency = action.claimed.currency;
    let audience = penalties.debtor.audience;
    let sheet = Sheet { company: &company, customer: &customer, case, audience };
    let letter = sheet.letter(ledger, moment, (kind, channel(action.kind), currency))?;
    let mut letter = Letter {
        claims: claims.claims,
        settled_late: claims.settled_late,
        credits: credits(currency, case, &penalties.items),
        earlier: steps,
        paid_since,
        claims_penalties,
        annex: claims_penalties && claims.rate.is_some(),
        rate: claims.rate,
        ..letter
    };
    letter.payment_qr = letter.totals().ok().and_then(|it| payment_code(&letter, it.total));
    let (items, late_items) = (claims.items, claims.late_items);
    Ok(Composed { letter, items, late_items, unconfirmed: claims.unconfirmed })
}

/// To whom a letter goes, before anything is written on it.
pub(super) struct Sheet<'a> {
    pub company: &'a Company,
    pub customer: &'a CustomerRecord,
    pub case: &'a Case,
    pub audience: Audience,
}

impl Sheet<'_> {
    /// The letter with who writes and to whom, and nothing claimed.
    pub(super) fn letter(
        &self,
        ledger: &mut Ledger,
        moment: &Moment,
        (kind, channel, currency): (LetterKind, Channel, Currency),
    ) -> Result<Letter, Cause> {
        let Self { company, customer, case, audience } = *self;
        let language = language(customer);
        Ok(Letter {
            kind,
            language,
            audience,
            channel,
            segment: segment(ledger, moment, customer, case)?,
            dated: moment.key_date,
            reference: format!("{}-{}", customer.code, moment.key_date.format("%y%m%d")),
            code: code(&customer.code, moment.key_date, kind, currency).to_string(),
            registered_number: String::new(),
            sender: company.sender(language, currency),
            recipient: recipient(customer),
            claims: Vec::new(),
            settled_late: Vec::new(),
            credits: Vec::new(),
            earlier: Vec::new(),
            paid_since: false,
            deadline_days: company.deadline_days(kind),
            claims_penalties: false,
            schedule: Vec::new(),
            received: None,
            annex: false,
            rate: None,
            payment_qr: None,
            copy: false,
        })
    }
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

/// The customer's credits in the currency of the claim: they are taken off it.
pub(super) fn credits(currency: Currency, case: &Case, items: &[ItemDetails]) -> Vec<Credit> {
    let number = |id: ItemId| items.iter().find(|it| it.item.id == id).map(|it| it.number.clone());
    let own = case.items.iter().map(|it| it.item);
    let own = own.filter(|it| it.is_credit() && it.open.currency == currency);
    own.map(|it| Credit {
        number: number(it.id).unwrap_or_default(),
        issued: it.issued,
        open: it.open,
    })
    .collect()
}

pub(super) fn recipient(customer: &CustomerRecord) -> Recipient {
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

/// The payment QR of an amount: a SEPA transfer is in euros or it is none.
pub(super) fn payment_code(letter: &Letter, amount: Money) -> Option<String> {
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
        amount: Some(amount),
        remittance: Remittance::Text(text),
        ..EpcPayment::to(letter.sender.name.as_str(), iban)
    };
    (amount.currency == Currency::EUR).then(|| payment.payload().ok()).flatten()
}
