//! Specimens: a letter of each kind to an invented customer, to see a text at work.

use chrono::Days;
use documents::letters::{self, Wording};
use receivables::{
    Currency, Money,
    dunning::Channel,
    epc::EpcPayment,
    identifiers::Iban,
    letter::{
        Claim, EarlierKind, EarlierStep, Letter, LetterKind, ReceivedPayment, Recipient,
        ScheduledPayment, Sender, TakenOff,
    },
};

use super::TemplateKey;
use crate::{
    amount::Day,
    company,
    failure::Cause,
    ledger::{Ledger, Moment},
};

/// The letter that a text words; of a clause, one that includes it.
pub(super) fn letter(ledger: &Ledger, moment: &Moment, key: &TemplateKey) -> Result<Letter, Cause> {
    let company = company::load(ledger)?;
    let kind = kind(key);
    let blank = addressed(key);
    let sender = company.sender(blank.language, Currency::EUR);
    let mut letter = Letter {
        kind,
        dated: moment.key_date,
        reference: format!("C00001-{}", moment.key_date.format("%y%m%d")),
        deadline_days: company.deadline_days(kind),
        claims_penalties: company.claims_penalties(kind),
        claims: vec![claim(moment.key_date, 0), claim(moment.key_date, 1)],
        earlier: earlier(kind, moment.key_date),
        sender,
        ..blank
    };
    let payment = |months: u64| ScheduledPayment {
        due: moment.key_date + Days::new(30 * months),
        amount: euros(80_000),
    };
    match kind {
        LetterKind::PromiseConfirmation => letter.schedule = vec![payment(1)],
        LetterKind::PlanProposal | LetterKind::PlanConfirmation => {
            letter.schedule = (1..=3).map(payment).collect();
        }
        LetterKind::Receipt => {
            letter.received = Some(ReceivedPayment { on: moment.key_date, amount: euros(123_450) });
        }
        _ => {}
    }
    let total = letter.totals().map_err(|error| Cause::Internal(error.to_string()))?.total;
    letter.payment_qr = letter.sender.iban.parse::<Iban>().ok().and_then(|iban| {
        let to = EpcPayment::to(letter.sender.name.as_str(), iban);
        EpcPayment { amount: Some(total), ..to }.payload().ok()
    });
    Ok(letter)
}

/// A letter of which nothing is known but for whom its text is.
pub(super) fn addressed(key: &TemplateKey) -> Letter {
    let address = ["Service comptabilité", "12 rue de l'Exemple", "42000 Saint-Étienne"];
    Letter {
        kind: LetterKind::FirstReminder,
        language: key.language.into(),
        audience: key.audience.map(Into::into).unwrap_or_default(),
        channel: key.channel.map_or(Channel::Letter, Into::into),
        segment: key.segment.clone(),
        dated: Day::default(),
        reference: String::new(),
        code: String::new(),
        registered_number: String::new(),
        sender: Sender::default(),
        recipient: Recipient {
            code: "C00001".into(),
            name: "Société Exemple SARL".into(),
            address: address.map(str::to_owned).to_vec(),
            siren: "732829320".into(),
            registered_office: vec![],
        },
        claims: vec![],
        settled_late: Vec::new(),
        credits: vec![],
        earlier: vec![],
        paid_since: false,
        deadline_days: 8,
        claims_penalties: false,
        schedule: vec![],
        received: None,
        rate: None,
        payment_qr: None,
        annex: false,
        copy: false,
    }
}

/// The kind a text is of; of a clause the firmest one whose shipped text includes it.
fn kind(key: &TemplateKey) -> LetterKind {
    let named = |it: &LetterKind| letters::text_name(*it) == key.name;
    if let Some(kind) = LetterKind::ALL.into_iter().find(named) {
        return kind;
    }
    let clause = key.name.trim_start_matches("clause/");
    let included = format!("include \"{clause}\"");
    let asking = addressed(key);
    let includes = |it: &LetterKind| {
        let source = Wording::source(&[], &asking, letters::text_name(*it));
        source.is_some_and(|source| source.contains(&included))
    };
    let firmest = LetterKind::ALL.into_iter().take(5).rfind(includes);
    let any = || LetterKind::ALL.into_iter().find(includes);
    firmest.or_else(any).unwrap_or(LetterKind::FormalNotice)
}

fn euros(minor: i64) -> Money {
    Money { minor, currency: Currency::EUR }
}

fn claim(on: Day, place: u32) -> Claim {
    let days_late = 52 - 20 * place;
    let due = on - Days::new(days_late.into());
    let open = euros(123_450 + 41_500 * i64::from(place));
    Claim {
        number: format!("FA-000{}", place + 1),
        reference: String::new(),
        issued: due - Days::new(30),
        due,
        original: open,
        paid: euros(0),
        open,
        disputed: euros(0),
        days_late,
        interest: euros(0),
        fixed_sum: euros(4_000),
        segments: vec![],
        waived: TakenOff::nothing(Currency::EUR),
        collected: TakenOff::nothing(Currency::EUR),
    }
}

/// One step before a second reminder, two before what follows.
fn earlier(kind: LetterKind, on: Day) -> Vec<EarlierStep> {
    let step = |kind, ago| EarlierStep { kind, on: on - Days::new(ago), claims: vec![0, 1] };
    let steps = vec![
        step(EarlierKind::Letter(LetterKind::FirstReminder), 45),
        step(EarlierKind::Letter(LetterKind::SecondReminder), 25),
    ];
    let count = match kind {
        LetterKind::SecondReminder => 1,
        LetterKind::FinalReminder | LetterKind::FormalNotice => 2,
        _ => 0,
    };
    steps.into_iter().take(count).collect()
}
