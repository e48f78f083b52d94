//! `cargo xtask test`: every test there is, in one run, and one line at the end.
//!
//! What the runners print goes through as it comes, counted on the way. A step that fails does not
//! stop the ones that can still say something. Every cargo call builds the same features: were they
//! different, Tauri would be compiled twice.

mod tally;

use std::{
    env,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

use crate::{
    bindings,
    packages::{self, Need},
    sh::{self, Done},
    test::tally::Tally,
    ui,
};

/// The shell's commands without a display, and the driver of the real window.
const FEATURES: [&str; 3] =
    ["--workspace", "--features", "encours-desktop/mock-runtime,encours-tests/desktop"];

/// One screen for the window, as large as a desk's.
const SCREEN: &str = "-screen 0 1920x1080x24";

/// Runs everything.
pub fn run() -> Done {
    let started = Instant::now();
    packages::ensure(Need::Tests)?;
    let mut report = Report::default();
    report.step("page: packages", |_| ui::install());
    report.step("page: types", |_| sh::run(sh::npm().args(["run", "check"])));
    report.step("page: tests", |tally| counted(sh::npm().args(["run", "test"]), tally));
    // Before anything of Rust: the shell embeds the bundle when it is compiled.
    report.step("page: bundle", |_| ui::build());
    report.step("format", |_| sh::run(sh::cargo().args(["fmt", "--all", "--check"])));
    report.step("clippy", |_| clippy());
    report.step("tests", workspace);
    report.step("bindings", |_| bindings::compare());
    report.step("window", window);
    report.finish(started)
}

/// Warnings are errors here and nowhere else.
fn clippy() -> Done {
    let mut clippy = sh::cargo();
    clippy.arg("clippy").args(FEATURES).args(["--all-targets", "--", "--deny", "warnings"]);
    sh::run(&mut clippy)
}

/// The tests of every crate. They write the bindings too, into a folder of their own.
fn workspace(tally: &mut Tally) -> Done {
    let mut test = sh::cargo();
    test.arg("test").args(FEATURES).arg("--no-fail-fast");
    // A snapshot is reviewed, never accepted by a machine.
    test.env(bindings::EXPORT_DIR, bindings::fresh_folder()?).env("INSTA_UPDATE", "no");
    counted(&mut test, tally)
}

/// The real window under a virtual screen. Screenshots stay in target/desktop.
fn window(tally: &mut Tally) -> Done {
    let mut test = sh::command("xvfb-run");
    if Path::new("/usr/bin/xvfb-run").exists() {
        test.args(["--auto-servernum", "--server-args", SCREEN]).arg(sh::cargo().get_program());
    } else if sh::has_display() && cfg!(target_os = "linux") {
        test = sh::cargo();
    } else {
        eprintln!("\nThe window is driven on Linux only; left out here.");
        return Ok(());
    }
    test.arg("test").args(FEATURES).args(["--test", "desktop", "--", "--ignored"]);
    counted(test.arg("--test-threads=1"), tally)
}

/// Runs tests, passes on what they print, and counts it.
fn counted(command: &mut Command, tally: &mut Tally) -> Done {
    sh::announce(command);
    let name = sh::name(command);
    let failed = |error| format!("{name}: {error}");
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let mut child = command.spawn().map_err(failed)?;
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n') {
            let line = line.map_err(failed)?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            tally.count(&line);
        }
    }
    match child.wait().map_err(failed)? {
        status if status.success() => Ok(()),
        status => Err(format!("{name} stopped with {status}")),
    }
}

/// What ran, and what did not work.
#[derive(Default)]
struct Report {
    tally: Tally,
    failed: Vec<String>,
}

impl Report {
    /// Runs one step and keeps its failure.
    fn step(&mut self, name: &str, run: impl FnOnce(&mut Tally) -> Done) {
        let started = Instant::now();
        if let Err(sentence) = run(&mut self.tally) {
            self.failed.push(format!("{name}: {sentence}"));
        }
        eprintln!("[{name}: {} s]", started.elapsed().as_secs());
    }

    /// The line at the end.
    fn finish(self, started: Instant) -> Done {
        let (minutes, seconds) =
            (started.elapsed().as_secs() / 60, started.elapsed().as_secs() % 60);
        println!("\n{} ({minutes} min {seconds} s)", self.tally);
        if env::var_os("CI").is_none() {
            println!("Screenshots of the window: {}", sh::target_dir().join("desktop").display());
        }
        if self.failed.is_empty() { Ok(()) } else { Err(self.failed.join("\n       ")) }
    }
}
