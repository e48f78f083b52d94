//! Sending: one line to the server for a batch, and each letter recorded as soon as it is taken.
//!
//! What was taken is recorded, whatever happens after; what was not stays on the list, and the
//! outcome says which is which.

use documents::mail::{Correspondent, Email};
use sha2::{Digest, Sha256};
use store::{DocumentFact, DocumentFactKind};

use super::{
    MailOutcome, MailPlace, MailRequest, MailedLetter, Refusal,
    prepare::{Batch, Manner, Ready, claimed, prepare},
    settings::{MailServer, MailSettings, load},
    smtp::Line,
};
use crate::{
    company,
    failure::Cause,
    import::progress::Progress,
    ledger::{Ledger, Moment},
    letter::LeftOut,
};

/// Sends letters by the server of this machine's settings.
pub(super) fn send(
    ledger: &mut Ledger,
    moment: &Moment,
    (request, password): (&MailRequest, Option<&str>),
    place: &MailPlace,
    progress: &Progress,
) -> Result<MailOutcome, Cause> {
    moment.must_be_today()?;
    let settings = load(&place.settings)?;
    settings.server.check()?;
    let password = secret(&settings.server, password, place)?;
    let manner = Manner {
        from: settings.from.clone(),
        at: Some(moment.utc()),
        receipt: settings.receipt,
        draft: false,
    };
    let Batch { ready, left_out } = prepare(ledger, moment, request, &manner, progress)?;
    let mut outcome = MailOutcome { left_out, ..MailOutcome::default() };
    if ready.is_empty() {
        return Ok(outcome);
    }
    let mut line = Line::open(&settings.server, password.as_deref(), &place.roots)?;
    progress.begin(ready.len() as u64);
    let mut acts = Vec::with_capacity(ready.len());
    let mut ended = None;
    for (done, it) in (1..).zip(ready) {
        if ended.is_none() && progress.is_stopped() {
            ended = Some(moment.words.stopped_before());
        }
        if let Some(reason) = &ended {
            outcome.left_out.push(LeftOut::of(&it.letter, reason.clone()));
            continue;
        }
        match hand_over(ledger, moment, &mut line, &it) {
            Ok(mailed) => {
                outcome.letters.push(mailed);
                outcome.without_copy.extend(it.without_copy);
                acts.push(it.leaving.act);
            }
            Err(refusal) => {
                outcome.left_out.push(LeftOut::of(&it.letter, moment.words.mail_refused(&refusal)));
                ended = (!refusal.is_of_one()).then(|| moment.words.not_tried(&refusal));
            }
        }
        progress.advance(done);
    }
    line.close();
    outcome.claimed = claimed(acts.iter());
    Ok(outcome)
}

/// Sends one letter and records it.
fn hand_over(
    ledger: &mut Ledger,
    moment: &Moment,
    line: &mut Line,
    ready: &Ready,
) -> Result<MailedLetter, Refusal> {
    let message = ready.email.bytes().map_err(|it| Refusal::Message(it.to_string()))?;
    let answer = line.send(&ready.email, &message)?;
    record(ledger, moment, ready, answer)
        .map_err(|it| Refusal::Unrecorded(moment.words.failure(&it).sentence))?;
    Ok(mailed(ready, String::new(), &message))
}

/// What became of a letter whose message is these bytes.
pub(super) fn mailed(ready: &Ready, file: String, message: &[u8]) -> MailedLetter {
    let digest = Sha256::digest(message);
    let recipient = &ready.letter.recipient;
    MailedLetter {
        customer: recipient.code.clone(),
        name: recipient.name.clone(),
        to: ready.to(),
        file,
        sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}

fn record(
    ledger: &mut Ledger,
    moment: &Moment,
    ready: &Ready,
    answer: String,
) -> Result<(), Cause> {
    let fact = DocumentFact::noted(DocumentFactKind::Sent, moment.key_date, answer);
    ledger.act("emails", moment.now, |change| {
        let id = ready.leaving.record(change, moment.key_date)?;
        change.add_document_fact(id, &fact)?;
        let customer = &ready.letter.recipient.code;
        let summary = serde_json::json!({ "letters": 1, "sent": true, "customer": customer });
        Ok(((), Some(summary.to_string())))
    })
}

/// Sends a message to the sender itself, in settings that may not be saved yet; answers what the
/// server said.
pub(super) fn try_out(
    ledger: &Ledger,
    moment: &Moment,
    (settings, password): (&MailSettings, Option<&str>),
    place: &MailPlace,
) -> Result<String, Cause> {
    let settings = settings.checked()?;
    settings.server.check()?;
    let company = company::load(ledger)?;
    let own = [settings.from.as_str(), company.email.trim()];
    let address = own.into_iter().find(|it| !it.is_empty()).ok_or(Refusal::NoSender)?;
    let own = Correspondent { name: company.name, address: address.to_owned() };
    let password = secret(&settings.server, password, place)?;
    let email = Email {
        from: own.clone(),
        to: vec![own.clone()],
        text: moment.words.trial(),
        at: moment.utc(),
        attachments: Vec::new(),
        receipt: false,
        draft: false,
    };
    let message = email.bytes().map_err(|_| Refusal::InvalidAddress(own.address.clone()))?;
    let mut line = Line::open(&settings.server, password.as_deref(), &place.roots)?;
    let answer = line.send(&email, &message)?;
    line.close();
    Ok(moment.words.trial_taken(&own.address, &answer))
}

/// The password: as typed, else as the keyring has it; none where the server asks for none.
fn secret(
    server: &MailServer,
    typed: Option<&str>,
    place: &MailPlace,
) -> Result<Option<String>, Cause> {
    if server.user.is_empty() {
        return Ok(None);
    }
    if let Some(typed) = typed.filter(|it| !it.is_empty()) {
        return Ok(Some(typed.to_owned()));
    }
    let kept = place.keyring.password(&server.account()).unwrap_or_default();
    kept.map(Some).ok_or_else(|| Refusal::PasswordNeeded(server.user.clone()).into())
}
