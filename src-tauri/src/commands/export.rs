//! The command that exports what the window shows.

use app::{
    amount::Day,
    export::{ExportFormat, ExportSubject, ExportedFile},
};
use tauri::{State, command};

use crate::desk::{Answer, Desk};

/// Writes it where the user says; nothing when the dialog is closed.
#[command]
pub async fn export(
    desk: State<'_, Desk>,
    on: Option<Day>,
    subject: ExportSubject,
    format: ExportFormat,
) -> Answer<Option<ExportedFile>> {
    let session = desk.work(|app| Ok(app.session())).await?;
    let (day, language) = (on.unwrap_or(session.today), session.language);
    let name = subject.file_name(day, format, language);
    let Some(path) = desk.ask(move |picker| picker.export(language, &name)).await? else {
        return Ok(None);
    };
    desk.work(move |app| app.export(on, &subject, format, &path)).await.map(Some)
}
