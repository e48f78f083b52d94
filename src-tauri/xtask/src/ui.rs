//! The page: its packages and its bundle, by npm.
//!
//! The bundle is built anew each time rather than guessed to be fresh: it takes two seconds, and the
//! shell embeds whatever stands in ui/dist.

use std::{fs, path::Path, time::SystemTime};

use crate::sh::{self, Done};

/// Builds ui/dist.
pub fn build() -> Done {
    install()?;
    sh::run(sh::npm().args(["run", "build"]))
}

/// Installs the locked packages, unless they stand there already.
pub fn install() -> Done {
    let ui = sh::root().join("ui");
    // npm writes the second file at the end of an installation.
    let (lock, done) = (ui.join("package-lock.json"), ui.join("node_modules/.package-lock.json"));
    if modified(&done).is_some_and(|done| modified(&lock).is_some_and(|lock| lock <= done)) {
        return Ok(());
    }
    // Not `npm ci`: it refuses a lock file that leaves out the optional packages of other systems,
    // which not every registry has. This installs the locked versions and leaves the lock alone.
    sh::run(sh::npm().args(["install", "--no-save", "--no-audit", "--no-fund"]))
}

/// When a file was written, if it is there.
fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|it| it.modified()).ok()
}
