//! Drafts: one `.eml` per letter in a folder, for the user's mail program to open and send.
//!
//! Recorded or not, all drafts stand there or none: they are written under other names, recorded in
//! one change, then named.

use std::{collections::HashSet, fs, io::Write as _, path::Path};

use tempfile::NamedTempFile;

use super::{
    MailOutcome, MailPlace, MailRequest,
    prepare::{Batch, Manner, Ready, claimed, prepare},
    send::mailed,
    settings::{MailSettings, load},
};
use crate::{
    failure::Cause,
    import::progress::Progress,
    ledger::{Ledger, Moment},
    letter::file_part,
};

/// Writes the drafts, and records their letters where asked.
pub(super) fn write(
    ledger: &mut Ledger,
    moment: &Moment,
    (request, place): (&MailRequest, &MailPlace),
    (folder, record): (&Path, bool),
    progress: &Progress,
) -> Result<MailOutcome, Cause> {
    if record {
        moment.must_be_today()?;
    }
    let MailSettings { from, receipt, .. } = load(&place.settings)?;
    let manner = Manner { from, receipt, draft: true, at: None };
    let Batch { ready, left_out } = prepare(ledger, moment, request, &manner, progress)?;
    fs::create_dir_all(folder).map_err(|source| Cause::Io { path: folder.to_owned(), source })?;
    let names = names(&ready, moment);
    let mut letters = Vec::with_capacity(ready.len());
    let mut beside = Vec::with_capacity(ready.len());
    for (it, name) in ready.iter().zip(&names) {
        let message = it.email.bytes().map_err(|it| Cause::Internal(it.to_string()))?;
        beside.push(write_beside(folder, &message)?);
        letters.push(mailed(it, name.clone(), &message));
    }
    if record {
        note(ledger, moment, &ready)?;
    }
    for (file, name) in beside.into_iter().zip(&names) {
        let path = folder.join(name);
        file.persist(&path).map_err(|it| Cause::Io { path, source: it.error })?;
    }
    Ok(MailOutcome {
        folder: folder.display().to_string(),
        letters,
        claimed: claimed(ready.iter().map(|it| &it.leaving.act)),
        left_out,
        without_copy: ready.into_iter().flat_map(|it| it.without_copy).collect(),
    })
}

/// A name for each draft: the customer's code and the day, and a number where that is taken.
fn names(ready: &[Ready], moment: &Moment) -> Vec<String> {
    let mut taken = HashSet::new();
    let name = |it: &Ready| {
        let code = file_part(&it.letter.recipient.code, '_');
        let all = (1..).map(|number| match number {
            1 => format!("{code}_{}.eml", moment.key_date),
            _ => format!("{code}_{}_{number}.eml", moment.key_date),
        });
        let mut free = all.filter(|it| taken.insert(it.to_lowercase()));
        free.next().unwrap_or_default()
    };
    ready.iter().map(name).collect()
}

fn write_beside(folder: &Path, message: &[u8]) -> Result<NamedTempFile, Cause> {
    let written =
        NamedTempFile::new_in(folder).and_then(|mut it| it.write_all(message).map(|()| it));
    written.map_err(|source| Cause::Io { path: folder.to_owned(), source })
}

/// Records the letters as written to, in one change.
fn note(ledger: &mut Ledger, moment: &Moment, ready: &[Ready]) -> Result<(), Cause> {
    ledger.act("emails", moment.now, |change| {
        for it in ready {
            it.leaving.record(change, moment.key_date)?;
        }
        let mut summary = serde_json::json!({ "letters": ready.len(), "on": moment.key_date });
        if let [only] = ready {
            summary["customer"] = only.letter.recipient.code.as_str().into();
        }
        Ok(((), (!ready.is_empty()).then(|| summary.to_string())))
    })
}
