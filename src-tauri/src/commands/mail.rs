//! The commands of e-mail: drafts, sending, and the settings of this machine.

use app::mail::{MailOutcome, MailRequest, MailSheet, settings::MailSettings};
use tauri::{State, command};

use crate::desk::{Answer, Desk};

/// The settings for e-mail.
#[command]
pub async fn mail_settings(desk: State<'_, Desk>) -> Answer<MailSheet> {
    desk.work(|app| app.mail_settings()).await
}

/// Keeps them, and the password in the system's keyring.
#[command]
pub async fn save_mail_settings(
    desk: State<'_, Desk>,
    settings: MailSettings,
    password: Option<String>,
) -> Answer<MailSheet> {
    desk.work(move |app| app.save_mail_settings(&settings, password.as_deref())).await
}

/// Sends a test message to the sender itself; says what the server answered.
#[command]
pub async fn try_mail(
    desk: State<'_, Desk>,
    settings: MailSettings,
    password: Option<String>,
) -> Answer<String> {
    desk.work(move |app| app.try_mail(&settings, password.as_deref())).await
}

/// Writes drafts into a folder that the user chooses and records them; nothing when the dialog is
/// closed.
#[command]
pub async fn draft_letters(
    desk: State<'_, Desk>,
    customers: Option<Vec<String>>,
) -> Answer<Option<MailOutcome>> {
    let language = desk.language().await?;
    let Some(folder) = desk.ask(move |picker| picker.folder(language)).await? else {
        return Ok(None);
    };
    let request = MailRequest { customers, ..MailRequest::default() };
    desk.work(move |app| app.draft_letters(&request, None, &folder, true)).await.map(Some)
}

/// Sends letters by the server that is set.
#[command]
pub async fn send_letters(
    desk: State<'_, Desk>,
    customers: Option<Vec<String>>,
    password: Option<String>,
) -> Answer<MailOutcome> {
    let request = MailRequest { customers, ..MailRequest::default() };
    desk.work(move |app| app.send_letters(&request, password.as_deref())).await
}
