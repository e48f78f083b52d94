//! The desk: what the commands share, which is the use cases and the file dialogs.
//!
//! One use case runs at a time, on a thread of its own: the window never waits for the disk. A use
//! case is one transaction, so a thread that dies in the middle leaves nothing half done, and the
//! next one may take its place.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use app::{
    App,
    failure::{Failure, FailureKey},
    import::progress::Progress,
    session::Language,
};

use crate::pick::FilePicker;

/// What a command answers; a refusal reaches the page as the rejected value.
pub type Answer<T> = Result<T, Failure>;

/// The use cases and the dialogs, as Tauri's managed state.
pub struct Desk {
    app: Arc<Mutex<App>>,
    picker: Arc<dyn FilePicker>,
    progress: Progress,
}

impl Desk {
    /// A desk over the use cases and one way to choose files.
    pub fn new(app: App, picker: Arc<dyn FilePicker>) -> Self {
        Self { progress: app.progress(), app: Arc::new(Mutex::new(app)), picker }
    }

    /// How far the import under way is: asked beside the use case that holds the ledger.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Runs one use case off the window's thread.
    pub async fn work<T: Send + 'static>(
        &self,
        use_case: impl FnOnce(&mut App) -> Answer<T> + Send + 'static,
    ) -> Answer<T> {
        let app = Arc::clone(&self.app);
        off_the_window(move || use_case(&mut lock(&app))).await
    }

    /// Closes the ledger before the program ends, once a use case under way is done.
    pub fn close(&self) {
        lock(&self.app).close_ledger();
    }

    /// Shows a dialog. The use cases are free meanwhile, so the page stays alive behind it.
    pub async fn ask<T: Send + 'static>(
        &self,
        dialog: impl FnOnce(&dyn FilePicker) -> Option<T> + Send + 'static,
    ) -> Answer<Option<T>> {
        let picker = Arc::clone(&self.picker);
        off_the_window(move || Ok(dialog(&*picker))).await
    }

    /// The language dialogs speak.
    pub async fn language(&self) -> Answer<Language> {
        self.work(|app| Ok(app.language())).await
    }
}

/// Runs on a thread that may block. A panic becomes a refusal: the program goes on.
async fn off_the_window<T: Send + 'static>(
    task: impl FnOnce() -> Answer<T> + Send + 'static,
) -> Answer<T> {
    let finished = tauri::async_runtime::spawn_blocking(task).await;
    finished.unwrap_or_else(|stopped| {
        eprintln!("{stopped}");
        Err(Failure {
            key: FailureKey::Internal,
            sentence: "Une erreur inattendue a interrompu cette action ; rien n'a été changé. \
                       / An unexpected error stopped this action; nothing was changed."
                .to_owned(),
        })
    })
}

/// The use cases, even after a thread died holding them.
fn lock(app: &Mutex<App>) -> MutexGuard<'_, App> {
    app.lock().unwrap_or_else(PoisonError::into_inner)
}
