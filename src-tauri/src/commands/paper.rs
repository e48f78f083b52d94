//! The commands of the company's paper: a draft looked at, pictures, the alignment sheet.

use std::path::PathBuf;

use app::company::{
    Company, CompanyCheck,
    picture::{PictureKind, Pictures},
};
use tauri::{State, command, ipc::Response};

use crate::desk::{Answer, Desk};

/// What a draft of the sender still wants.
#[command]
pub async fn check_company(desk: State<'_, Desk>, company: Company) -> Answer<CompanyCheck> {
    desk.work(move |app| app.check_company(&company)).await
}

/// A specimen letter on the paper of a draft.
#[command]
pub async fn company_preview(desk: State<'_, Desk>, company: Company) -> Answer<Response> {
    desk.work(move |app| app.company_preview(&company)).await.map(Response::new)
}

/// Writes the alignment sheet where the user says; nothing when the dialog is closed.
#[command]
pub async fn save_alignment_sheet(
    desk: State<'_, Desk>,
    company: Company,
) -> Answer<Option<String>> {
    let language = desk.language().await?;
    let name = app::company::alignment_file_name(language);
    let Some(path) = desk.ask(move |picker| picker.pdf(language, name)).await? else {
        return Ok(None);
    };
    desk.work(move |app| app.save_alignment_sheet(&company, &path)).await.map(Some)
}

/// Which pictures the letters bear.
#[command]
pub async fn pictures(desk: State<'_, Desk>) -> Answer<Pictures> {
    desk.work(|app| app.pictures()).await
}

/// Lets the user choose a picture; what stood stays when the dialog is closed.
#[command]
pub async fn choose_picture(desk: State<'_, Desk>, kind: PictureKind) -> Answer<Pictures> {
    let language = desk.language().await?;
    let Some(path) = desk.ask(move |picker| picker.picture(language)).await? else {
        return desk.work(|app| app.pictures()).await;
    };
    desk.work(move |app| app.set_picture(kind, &path)).await
}

/// Takes the picture of a file that was dropped on the window.
#[command]
pub async fn drop_picture(
    desk: State<'_, Desk>,
    kind: PictureKind,
    path: PathBuf,
) -> Answer<Pictures> {
    desk.work(move |app| app.set_picture(kind, &path)).await
}

/// Takes a picture off the letters.
#[command]
pub async fn remove_picture(desk: State<'_, Desk>, kind: PictureKind) -> Answer<Pictures> {
    desk.work(move |app| app.remove_picture(kind)).await
}
