//! The sample day in a terminal: what the window shows, by the command line, where no window can be.
//!
//! Everything goes through `encours`, as a script of the user's would; what it leaves behind stands in
//! target/sample-day/.

use std::fs;

use crate::sh::{self, Done};

/// The sample company's accounting export, as a user would have it.
const EXPORT: [&str; 2] = ["assets/sample/clients.csv", "assets/sample/documents.csv"];

/// Imports an export, then opens the sample company with its history, ages it, lists the day, and
/// writes the letters.
pub fn run() -> Done {
    let folder = sh::root().join("target/sample-day");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    sh::run(sh::cargo().args(["build", "--package", "cli"]))?;
    encours("import", &[&["import"], EXPORT.as_slice()].concat())?;
    encours("sample", &["sample"])?;
    encours("sample", &["aging"])?;
    encours("sample", &["indicators"])?;
    encours("sample", &["today"])?;
    encours("sample", &["letters", "--out", "target/sample-day/letters.pdf"])?;
    println!("\nThe ledgers and the letters are in {}", folder.display());
    Ok(())
}

/// One command on one of the day's ledgers.
fn encours(ledger: &str, words: &[&str]) -> Done {
    let path = format!("target/sample-day/{ledger}.encours");
    let mut command = sh::cargo();
    command.args(["run", "--quiet", "--package", "cli", "--", "--ledger", &path]);
    sh::run(command.args(words))
}
