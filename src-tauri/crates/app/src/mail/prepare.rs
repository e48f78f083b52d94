//! What an e-mail needs before it leaves: the letter as PDF, its words, and whom to write to.

use std::slice;

use chrono::{NaiveDateTime, NaiveTime};
use documents::{
    letters::{Stationery, email_text, file_name},
    mail::{Attachment, Correspondent, Email},
};
use receivables::{
    Balance, CustomerId,
    dunning::{Action, ActionKind, Channel, Step},
    letter::{Letter, LetterKind},
    preflight::Flag,
};
use store::NewAct;

use super::{MailRequest, Refusal};
use crate::{
    act,
    amount::Amount,
    copies::{self, InvoiceCopy},
    failure::Cause,
    import::progress::Progress,
    ledger::{Ledger, Moment},
    letter::{
        Answer, Leaving, LeftOut, check_sender, claimed_charges, composed, document, file_part,
        render, stationery,
    },
};

/// The hour that a draft bears: its letter has a day only.
const NOON: NaiveTime = NaiveTime::from_hms_opt(12, 0, 0).unwrap();

/// How e-mails are to be made.
#[derive(Debug, Clone, Default)]
pub(super) struct Manner {
    /// The address they come from; the company's own where empty.
    pub(super) from: String,
    /// When they are written (UTC); noon of their day where not said.
    pub(super) at: Option<NaiveDateTime>,
    /// Whether readers are asked to confirm.
    pub(super) receipt: bool,
    /// Whether they are drafts.
    pub(super) draft: bool,
}

/// An e-mail that can leave, with what is recorded of it.
pub(super) struct Ready {
    pub(super) letter: Letter,
    pub(super) email: Email,
    pub(super) leaving: Leaving,
    /// Invoices it claims of which there is no copy.
    pub(super) without_copy: Vec<LeftOut>,
}

/// E-mails that can leave, in the order of the list, and what stays.
#[derive(Default)]
pub(super) struct Batch {
    pub(super) ready: Vec<Ready>,
    pub(super) left_out: Vec<LeftOut>,
}

impl Ready {
    /// The addresses it goes to.
    pub(super) fn to(&self) -> String {
        let to: Vec<_> = self.email.to.iter().map(|it| it.address.as_str()).collect();
        to.join(", ")
    }
}

/// What letters claim together.
pub(super) fn claimed<'a>(acts: impl Iterator<Item = &'a NewAct>) -> Vec<Amount> {
    let mut claimed = Balance::default();
    acts.for_each(|it| claimed.add(it.claimed));
    claimed.iter().map(Amount::from).collect()
}

/// Makes the e-mails; what the user stops is not made.
pub(super) fn prepare(
    ledger: &mut Ledger,
    moment: &Moment,
    request: &MailRequest,
    manner: &Manner,
    progress: &Progress,
) -> Result<Batch, Cause> {
    check_sender(ledger)?;
    let named = request.customers.as_deref();
    let (letters, left_out) = composed(ledger, moment, named, is_mailed)?;
    let stationery = stationery::load(ledger)?;
    let mut batch = Batch { left_out, ..Batch::default() };
    progress.begin(letters.len() as u64);
    for (done, mut composed) in (1..).zip(letters) {
        if progress.is_stopped() {
            return Err(Cause::Stopped);
        }
        if named.is_some() || goes_by_email(ledger, &composed.action) {
            let how = (manner, request.with_invoices, &stationery);
            match make(ledger, moment, &mut composed, how)? {
                Ok(ready) => batch.ready.push(ready),
                Err(reason) => batch.left_out.push(LeftOut::of(&composed.letter, reason)),
            }
        }
        progress.advance(done);
    }
    if batch.ready.is_empty() && batch.left_out.is_empty() {
        return Err(Cause::NoLetters);
    }
    Ok(batch)
}

/// Whether an action may ask for an e-mail by itself.
fn is_mailed(kind: ActionKind) -> bool {
    matches!(kind, ActionKind::Email | ActionKind::Preventive)
}

/// A preventive note goes the way its scenario says.
fn goes_by_email(ledger: &Ledger, action: &Action) -> bool {
    let rung = ledger.policies.policy(action.policy).rung(Step::Preventive);
    action.kind == ActionKind::Email || rung.is_none_or(|it| it.channel == Channel::Email)
}

/// One e-mail, or the reason why its letter stays.
fn make(
    ledger: &Ledger,
    moment: &Moment,
    composed: &mut Answer,
    (manner, with_invoices, stationery): (&Manner, bool, &Stationery),
) -> Result<Result<Ready, String>, Cause> {
    let charges = claimed_charges(composed);
    let doubt = composed.waits_for_rate();
    let Answer { action, case, letter, .. } = composed;
    if letter.kind == LetterKind::FormalNotice || action.kind == ActionKind::RegisteredLetter {
        return Ok(Err(moment.words.never_by_email_alone()));
    }
    if let Some(semester) = doubt {
        return Ok(Err(moment.words.claims_unconfirmed(semester)));
    }
    let from = sender(letter, manner)?;
    let to = match recipients(ledger, letter, action.customer)? {
        to if to.is_empty() => return Ok(Err(moment.words.flag(&Flag::NoEmail))),
        to => to,
    };
    if let Some(wrong) = to.iter().find(|it| !it.is_valid()) {
        return Ok(Err(moment.words.wrong_recipient(&wrong.address)));
    }
    letter.channel = Channel::Email;
    let text = email_text(letter, stationery);
    let (text, pdf) = match (text, render(slice::from_ref(letter), stationery)) {
        (Ok(text), Ok(pdf)) => (text, pdf),
        (Err(error), _) | (_, Err(Cause::Document { source: error, .. })) => {
            return Ok(Err(moment.words.document(&error)));
        }
        (_, Err(cause)) => return Err(cause),
    };
    let total = letter.totals().map_err(|error| Cause::Internal(error.to_string()))?.total;
    let copies = match with_invoices {
        true => copies::of_letter(ledger, moment, action.customer, letter)?,
        false => Vec::new(),
    };
    let without = copies.iter().filter_map(|it| it.pdf.as_ref().err());
    let without_copy = without.map(|it| LeftOut::of(letter, it.clone())).collect();
    let attachments = attachments(letter, &pdf.bytes, copies);
    let at = manner.at.unwrap_or_else(|| letter.dated.and_time(NOON));
    let (receipt, draft) = (manner.receipt, manner.draft);
    Ok(Ok(Ready {
        email: Email { from, to, text, at, attachments, receipt, draft },
        leaving: Leaving {
            act: NewAct {
                claimed: total,
                channel: Channel::Email,
                ..act::of_action(ledger, moment, action, case)
            },
            document: document(letter, pdf, moment.key_date),
            charges,
        },
        without_copy,
        letter: letter.clone(),
    }))
}

/// Who writes: the company, from the address that was chosen or from its own.
fn sender(letter: &Letter, manner: &Manner) -> Result<Correspondent, Cause> {
    let own = [manner.from.trim(), letter.sender.email.trim()];
    let address = own.into_iter().find(|it| !it.is_empty()).ok_or(Refusal::NoSender)?;
    let from = Correspondent { name: letter.sender.name.clone(), address: address.to_owned() };
    if from.is_valid() { Ok(from) } else { Err(Refusal::InvalidAddress(from.address).into()) }
}

/// Whom to write to: the person asked for first, else the customer's own address, else anyone there.
fn recipients(
    ledger: &Ledger,
    letter: &Letter,
    customer: CustomerId,
) -> Result<Vec<Correspondent>, Cause> {
    let people = ledger.store.contacts_of(customer)?;
    let (main, others): (Vec<_>, Vec<_>) =
        people.into_iter().map(|it| it.contact).partition(|it| it.is_main);
    let person = |it: store::Contact| (it.name, it.email);
    let own = ledger.customer_by_id(customer)?.details.email;
    let all = (main.into_iter().map(person))
        .chain([(letter.recipient.name.clone(), own)])
        .chain(others.into_iter().map(person));
    let mut found = all.map(|(name, address)| Correspondent::several(&name, &address));
    Ok(found.find(|it| !it.is_empty()).unwrap_or_default())
}

/// The letter, then the copies of what it claims.
fn attachments(letter: &Letter, pdf: &[u8], copies: Vec<InvoiceCopy>) -> Vec<Attachment> {
    let copies = copies.into_iter().filter_map(|it| {
        let name = format!("{}.pdf", file_part(&it.number, '_'));
        Some(Attachment { name, bytes: it.pdf.ok()? })
    });
    let letter = Attachment { name: file_name(letter), bytes: pdf.to_vec() };
    std::iter::once(letter).chain(copies).collect()
}
