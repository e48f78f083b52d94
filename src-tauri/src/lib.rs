//! The desktop shell: one window, the native dialogs, and the commands the page calls.
//!
//! The shell decides nothing. A command locks the use cases, calls one, and returns its answer; what
//! is true about receivables is in the crates below. Nothing here opens a connection by itself: only
//! e-mails that the user sends do.

pub mod commands;
pub mod desk;
pub mod keyring;
pub mod pick;
pub mod surroundings;

use std::{path::PathBuf, process::ExitCode, sync::Arc};

use app::{
    App,
    mail::{
        MailPlace,
        keyring::{Keyless, Keyring},
    },
};
use tauri::{AppHandle, Builder, Manager, RunEvent, Runtime, Wry};
use tauri_plugin_window_state::StateFlags;

use crate::{
    commands::handlers,
    desk::Desk,
    keyring::SystemKeyring,
    pick::{FilePicker, FixedPicker, NativePicker},
    surroundings::{clock, config_dir, data_dir, is_automated, printing, what_is_missing},
};

/// Label of the one window, as in tauri.conf.json.
const MAIN: &str = "main";

/// Opens the window and stays until it is closed.
pub fn run() -> ExitCode {
    if let Some(sentence) = what_is_missing() {
        eprintln!("{sentence}");
        return ExitCode::FAILURE;
    }
    surroundings::restart_without_dmabuf();
    match plugins(tauri::Builder::default())
        .setup(|tauri| Ok(furnish(tauri.handle())?))
        .invoke_handler(handlers())
        .build(tauri::generate_context!())
    {
        Ok(window) => {
            window.run(|handle, event| {
                // The event loop ends the process itself: nothing would be dropped.
                if let RunEvent::Exit = event {
                    handle.state::<Desk>().close();
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("Encours : la fenêtre ne s'ouvre pas ({error}).");
            ExitCode::FAILURE
        }
    }
}

/// The plugins. Single instance comes first, so that a second start ends before it touches anything.
fn plugins(builder: Builder<Wry>) -> Builder<Wry> {
    // A driven window is one of several side by side, each with its own data folder.
    let builder = if is_automated() {
        builder
    } else {
        builder.plugin(tauri_plugin_single_instance::init(|app, _, _| come_forward(app)))
    };
    let remembered = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED;
    builder
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_window_state::Builder::new().with_state_flags(remembered).build())
}

/// Puts the use cases and the dialogs where the commands find them.
fn furnish<R: Runtime>(handle: &AppHandle<R>) -> tauri::Result<()> {
    let mut app = App::new(data_dir(handle)?, clock);
    app.set_mail_place(mail_place(handle)?);
    app.set_printing(printing(handle)?);
    open_what_was_asked(&mut app);
    let picker: Arc<dyn FilePicker> = match FixedPicker::from_environment() {
        Some(fixed) => Arc::new(fixed),
        None => Arc::new(NativePicker::new(handle.clone())),
    };
    handle.manage(Desk::new(app, picker));
    Ok(())
}

/// Where this machine keeps what e-mail needs. A driven window touches nobody's keyring.
fn mail_place<R: Runtime>(handle: &AppHandle<R>) -> tauri::Result<MailPlace> {
    let keyring: Box<dyn Keyring> =
        if is_automated() { Box::new(Keyless) } else { Box::new(SystemKeyring) };
    Ok(MailPlace { settings: config_dir(handle)?.join("mail.toml"), keyring, roots: Vec::new() })
}

/// `--sample` opens the sample company, a path opens that ledger, and nothing opens the user's own if
/// there is one. A refusal is said, and the window opens on its start screen.
fn open_what_was_asked(app: &mut App) {
    let opened = match std::env::args_os().nth(1) {
        Some(word) if word == "--sample" => app.open_sample(),
        Some(path) => app.open(&PathBuf::from(path)),
        None if app.has_own() => app.open_own(),
        None => return,
    };
    if let Err(failure) = opened {
        eprintln!("{}", failure.sentence);
    }
}

/// A second start shows the window of the first.
fn come_forward<R: Runtime>(app: &AppHandle<R>) {
    let Some(window) = app.get_webview_window(MAIN) else { return };
    // Each may be refused by the window manager; none is worth a word.
    let _ = window.unminimize();
    let _ = window.show();
    let _ = window.set_focus();
}
