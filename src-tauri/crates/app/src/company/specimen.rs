//! A specimen letter: what the sender's paper looks like, before anything is owed.

use documents::{letters::pdf, sheets};
use receivables::{
    Currency, Money,
    dunning::Channel,
    epc::EpcPayment,
    identifiers::Iban,
    letter::{Audience, Claim, Language, Letter, LetterKind, Recipient, TakenOff},
};

use super::Company;
use crate::{
    failure::Cause,
    ledger::{Ledger, Moment},
    letter::stationery,
    session,
};

/// A first reminder of one invoice to an invented customer, on the paper of a draft.
pub(crate) fn preview(
    ledger: &Ledger,
    moment: &Moment,
    company: &Company,
) -> Result<Vec<u8>, Cause> {
    let language = language(moment);
    let stationery = stationery::of(ledger, company)?;
    let letter = letter(moment, company, language);
    let customer = letter.recipient.name.clone();
    let printed = pdf(&[letter], &stationery);
    printed.map(|it| it.bytes).map_err(|source| Cause::Document { customer, source })
}

/// The alignment sheet of a draft's envelope.
pub(crate) fn alignment(moment: &Moment, company: &Company) -> Result<Vec<u8>, Cause> {
    let envelope = company.envelope().map_err(Cause::InvalidWindow)?;
    let sheet = sheets::alignment(envelope, language(moment), moment.key_date);
    sheet.map_err(|source| Cause::Document { customer: String::new(), source })
}

/// A proposal for the alignment sheet's file.
pub fn alignment_file_name(language: session::Language) -> &'static str {
    match language {
        session::Language::Fr => "feuille-d-alignement.pdf",
        session::Language::En => "alignment-sheet.pdf",
    }
}

/// The language of the house.
fn language(moment: &Moment) -> Language {
    match moment.words.0 {
        session::Language::Fr => Language::Fr,
        session::Language::En => Language::En,
    }
}

fn letter(moment: &Moment, company: &Company, language: Language) -> Letter {
    let dated = moment.key_date;
    let kind = LetterKind::FirstReminder;
    let sender = company.sender(language, Currency::EUR);
    let claim = claim(moment);
    let payment_qr = sender.iban.parse::<Iban>().ok().and_then(|iban| {
        let amount = Some(claim.open);
        EpcPayment { amount, ..EpcPayment::to(sender.name.as_str(), iban) }.payload().ok()
    });
    Letter {
        kind,
        language,
        audience: Audience::Business,
        channel: Channel::Letter,
        segment: String::new(),
        dated,
        reference: format!("C00001-{}", dated.format("%y%m%d")),
        code: String::new(),
        registered_number: String::new(),
        sender,
        recipient: recipient(),
        claims: vec![claim],
        settled_late: Vec::new(),
        credits: vec![],
        earlier: vec![],
        paid_since: false,
        deadline_days: company.deadline_days(kind),
        claims_penalties: false,
        schedule: vec![],
        received: None,
        rate: None,
        payment_qr,
        annex: false,
        copy: false,
    }
}

fn recipient() -> Recipient {
    let address = ["Service comptabilité", "12 rue de l'Exemple", "42000 Saint-Étienne"];
    Recipient {
        code: "C00001".into(),
        name: "Société Exemple SARL".into(),
        address: address.map(str::to_owned).to_vec(),
        siren: String::new(),
        registered_office: vec![],
    }
}

fn claim(moment: &Moment) -> Claim {
    let zero = Money::zero(Currency::EUR);
    let due = moment.key_date - chrono::Days::new(20);
    let open = Money { minor: 123_450, ..zero };
    Claim {
        number: "FA-0001".into(),
        reference: String::new(),
        issued: due - chrono::Days::new(30),
        due,
        original: open,
        paid: zero,
        open,
        disputed: zero,
        days_late: 20,
        interest: zero,
        fixed_sum: zero,
        segments: vec![],
        waived: TakenOff::nothing(Currency::EUR),
        collected: TakenOff::nothing(Currency::EUR),
    }
}
