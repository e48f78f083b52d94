//! Running other programs: the command is printed, then run, and a failure is a sentence.
//!
//! Paths are taken from the root of the checkout, so a command behaves the same from every folder.

use std::{
    env,
    ffi::OsStr,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// Nothing to say, or why it stopped.
pub type Done = Result<(), String>;

/// Root of the checkout.
pub fn root() -> PathBuf {
    let xtask =
        env::var_os("CARGO_MANIFEST_DIR").map_or(env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    xtask.ancestors().nth(2).map_or_else(|| xtask.clone(), Path::to_owned)
}

/// Where cargo puts what it builds.
pub fn target_dir() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |it| root().join(it))
}

/// A program to run in the root of the checkout.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// The cargo that runs us.
pub fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// npm, in the page's folder.
pub fn npm() -> Command {
    let mut npm = command(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(root().join("ui"));
    npm
}

/// Prints the command and runs it.
pub fn run(command: &mut Command) -> Done {
    announce(command);
    let name = name(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{name} stopped with {status}")),
        Err(error) => Err(format!("{name} cannot be started: {error}")),
    }
}

/// What a command prints, or nothing if it fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Prints a command as one would type it.
pub fn announce(command: &Command) {
    let words = command.get_args().map(|it| it.to_string_lossy());
    let words: Vec<_> =
        words.map(|it| if it.contains(' ') { format!("'{it}'") } else { it.into() }).collect();
    eprintln!("\n$ {} {}", name(command), words.join(" "));
}

/// The program's own name, without its folders.
pub fn name(command: &Command) -> String {
    let program = Path::new(command.get_program());
    program.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Whether a window can be opened here.
pub fn has_display() -> bool {
    let given = |name| env::var_os(name).is_some_and(|it| !it.is_empty());
    !cfg!(target_os = "linux") || given("DISPLAY") || given("WAYLAND_DISPLAY")
}
