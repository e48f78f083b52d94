//! The command `encours`, for stories about exit codes, printed shapes and killed programs.

use std::{
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::OnceLock,
};

/// Runs a command to its end.
pub fn run(ledger: &Path, arguments: &[&str]) -> Output {
    command(ledger, arguments).output().unwrap()
}

/// Starts a command and does not wait for it.
pub fn start(ledger: &Path, arguments: &[&str]) -> Child {
    command(ledger, arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Runs a command whose answer nobody reads; its exit code, and what it complained about.
pub fn unread(ledger: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = command(ledger, arguments);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

fn command(ledger: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(binary());
    command.arg("--ledger").arg(ledger).args(arguments);
    command
}

/// Where the command is: beside this test. Cargo makes sure that it is of today's sources.
fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        let test = std::env::current_exe().unwrap();
        let profile = test.ancestors().nth(2).unwrap();
        if let Some(cargo) = std::env::var_os("CARGO") {
            let name = profile.file_name().unwrap().to_str().unwrap();
            let mut build = Command::new(cargo);
            build.args(["build", "--quiet", "--package", "cli", "--target-dir"]);
            build.arg(profile.parent().unwrap());
            build.args(["--profile", if name == "debug" { "dev" } else { name }]);
            assert!(build.status().unwrap().success(), "the command line builds");
        }
        profile.join("encours").with_extension(std::env::consts::EXE_EXTENSION)
    })
}
