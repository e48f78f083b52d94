//! Surroundings: what the shell takes from the machine before the first window opens.
//!
//! The data folder, the clock, and whether there is a screen at all. The rest of the program is told,
//! and asks nobody.

use std::{env, path::PathBuf, sync::Arc};

use app::print::{FolderPrinter, Printing};
use chrono::{Local, NaiveDate, NaiveDateTime};
use tauri::{AppHandle, Manager, Runtime};

/// Whether a WebDriver holds the window (the variable is the driver's own).
pub fn is_automated() -> bool {
    env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some_and(|it| it == "true")
}

/// Where the ledgers live: `ENCOURS_DATA_DIR`, or the system's folder for this program's data.
pub fn data_dir<R: Runtime>(handle: &AppHandle<R>) -> tauri::Result<PathBuf> {
    match env::var_os("ENCOURS_DATA_DIR").filter(|it| !it.is_empty()) {
        Some(folder) => Ok(PathBuf::from(folder)),
        None => handle.path().app_data_dir(),
    }
}

/// Where the settings of this machine live: beside the ledgers where those are told where to, or the
/// system's folder for this program's settings.
pub fn config_dir<R: Runtime>(handle: &AppHandle<R>) -> tauri::Result<PathBuf> {
    match env::var_os("ENCOURS_DATA_DIR").filter(|it| !it.is_empty()) {
        Some(folder) => Ok(PathBuf::from(folder)),
        None => handle.path().app_config_dir(),
    }
}

/// How this machine prints: the choice of printer is kept beside the program's other settings, with the
/// data where those are kept elsewhere. A driven window prints on `ENCOURS_TEST_PRINTER` into
/// `ENCOURS_TEST_SAVE_DIR`, and never on paper.
pub fn printing<R: Runtime>(handle: &AppHandle<R>) -> tauri::Result<Printing> {
    let settings = config_dir(handle)?.join("printer.toml");
    if !is_automated() {
        return Ok(Printing::new(settings));
    }
    let printer = env::var("ENCOURS_TEST_PRINTER").ok();
    let folder = env::var_os("ENCOURS_TEST_SAVE_DIR").map(PathBuf::from).unwrap_or_default();
    let names: Vec<&str> = printer.as_deref().into_iter().collect();
    Ok(Printing::by(settings, Arc::new(FolderPrinter::new(folder, &names))))
}

/// Local time; `ENCOURS_TODAY=2026-11-23` holds the day still, for tests and demonstrations.
pub fn clock() -> NaiveDateTime {
    let now = Local::now().naive_local();
    let held = env::var("ENCOURS_TODAY").ok().and_then(|it| it.parse::<NaiveDate>().ok());
    held.map_or(now, |day| day.and_time(now.time()))
}

/// A sentence for a machine that cannot show a window. GTK would panic instead.
pub fn what_is_missing() -> Option<&'static str> {
    let given = |name| env::var_os(name).is_some_and(|it| !it.is_empty());
    let screen = !cfg!(target_os = "linux") || given("DISPLAY") || given("WAYLAND_DISPLAY");
    (!screen).then_some(
        "Encours a besoin d'un écran : ni DISPLAY ni WAYLAND_DISPLAY n'est défini. \
         La commande « encours » fait le même travail dans un terminal.",
    )
}

/// Starts the program over with WebKit's DMA-BUF renderer off, where it costs more than it gives:
/// without a graphics card it takes 80 MB more, and with NVIDIA's driver the window can stay blank.
///
/// WebKit reads the variable from the environment, and a process cannot safely change its own. A driven
/// window keeps the renderer: without it no driver gets a screenshot.
#[cfg(target_os = "linux")]
pub fn restart_without_dmabuf() {
    use std::{os::unix::process::CommandExt, path::Path, process::Command};
    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

    let has_card = Path::new("/dev/dri/renderD128").exists();
    let helps = !has_card || Path::new("/proc/driver/nvidia").exists();
    if env::var_os(SWITCH).is_some() || is_automated() || !helps {
        return;
    }
    let Ok(program) = env::current_exe() else { return };
    // `exec` keeps the process id and returns only when it fails; then the window opens as it is.
    let _failed = Command::new(program).args(env::args_os().skip(1)).env(SWITCH, "1").exec();
}

/// Only WebKitGTK has this renderer.
#[cfg(not(target_os = "linux"))]
pub fn restart_without_dmabuf() {}
