//! `cargo xtask bench`: figures that are ratios, each against a floor measured in the same run.
//!
//! Our side is the command line or an example of a crate, built like a release; the floor is the
//! best general tool for the same work, on the same files and the same disk.

mod daily;
mod floors;
mod imports;
mod launch;
mod letters;
mod measure;
mod portfolio;
mod table;

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use lexopt::{Arg, Parser, ValueExt};

use crate::sh::{self, Done};
use measure::{Run, timed};
use table::Row;

/// Measures one work and adds its rows.
type Measure = fn(&mut Bench) -> Done;

/// What can be measured, in the order of the table.
const WORKS: [(&str, Measure); 5] = [
    ("import", imports::documents),
    ("snapshot", imports::snapshot),
    ("daily", daily::questions),
    ("letters", letters::print),
    ("launch", launch::windows),
];

/// How large a portfolio to generate, from which seed, and what to measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Invoices.
    pub size: u32,
    /// The same seed gives the same portfolio.
    pub seed: u64,
    /// Only this work.
    pub only: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self { size: 1_000_000, seed: 1, only: None }
    }
}

impl Options {
    /// Reads `[--size N] [--seed N] [--only import|snapshot|daily|letters|launch]`.
    pub fn parse(mut words: Parser) -> Result<Self, lexopt::Error> {
        let mut options = Self::default();
        while let Some(word) = words.next()? {
            match word {
                Arg::Long("size") => options.size = words.value()?.parse()?,
                Arg::Long("seed") => options.seed = words.value()?.parse()?,
                Arg::Long("only") => options.only = Some(words.value()?.parse_with(known)?),
                other => return Err(other.unexpected()),
            }
        }
        Ok(options)
    }
}

fn known(name: &str) -> Result<String, String> {
    let names = WORKS.map(|it| it.0);
    if names.contains(&name) {
        Ok(name.to_owned())
    } else {
        Err(format!("one of {}", names.join(", ")))
    }
}

/// A run of the bench.
struct Bench {
    options: Options,
    folder: PathBuf,
    ledger: Option<PathBuf>,
    rows: Vec<Row>,
}

/// Measures, and prints the table.
pub fn run(options: &Options) -> Done {
    build()?;
    let folder = sh::target_dir().join("bench");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut bench = Bench { options: options.clone(), folder, ledger: None, rows: Vec::new() };
    for (name, measure) in WORKS {
        if options.only.as_deref().is_none_or(|it| it == name) {
            eprintln!("measuring: {name}");
            measure(&mut bench)?;
        }
    }
    println!("\n{} invoices, seed {}\n\n{}", options.size, options.seed, table::print(&bench.rows));
    Ok(())
}

fn build() -> Done {
    let packages = ["--package", "cli", "--package", "app", "--package", "documents"];
    let programs = ["--bin", "encours", "--example", "bench", "--example", "batch"];
    sh::run(sh::cargo().args(["build", "--profile", "bench-run"]).args(packages).args(programs))
}

impl Bench {
    fn row(&mut self, row: Row) {
        self.rows.push(row);
    }

    /// The ledger of the full size, made once.
    fn ledger(&mut self) -> Result<PathBuf, String> {
        if let Some(ledger) = &self.ledger {
            return Ok(ledger.clone());
        }
        let (folder, files) = imports::portfolio(self, self.options.size)?;
        let ledger = imports::empty(&folder.join("ledger.encours"))?;
        self.encours(
            &ledger,
            &["import".as_ref(), files.documents.as_os_str(), "--json".as_ref()],
        )?;
        self.ledger = Some(ledger.clone());
        Ok(ledger)
    }

    /// Our command line on a ledger.
    fn encours(&self, ledger: &Path, words: &[&OsStr]) -> Result<Run, String> {
        let mut command = Command::new(built("encours"));
        timed(command.arg("--ledger").arg(ledger).args(words))
    }

    /// An example of one of our crates.
    fn example(&self, name: &str) -> Command {
        Command::new(built(&format!("examples/{name}")))
    }
}

fn built(name: &str) -> PathBuf {
    sh::target_dir().join(format!("bench-run/{name}{}", std::env::consts::EXE_SUFFIX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_portfolio_unless_told_otherwise() {
        let parse = |words: &[&str]| Options::parse(Parser::from_args(words));
        assert_eq!(parse(&[]).unwrap(), Options { size: 1_000_000, seed: 1, only: None });
        assert_eq!(parse(&["--size", "5000"]).unwrap().size, 5000);
        assert_eq!(parse(&["--only", "daily"]).unwrap().only.as_deref(), Some("daily"));
        assert!(parse(&["--only", "everything"]).is_err());
        assert!(parse(&["--size", "many"]).is_err());
        assert!(parse(&["--fast"]).is_err());
    }
}
