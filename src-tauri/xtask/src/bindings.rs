//! `cargo xtask bindings`: the types that cross to the page, written from the Rust types.
//!
//! ui/src/lib/api/bindings holds exactly what the `app` crate exports, no file more. The tests of that
//! crate write it; `--check` lets them write elsewhere and compares.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use lexopt::{Arg, Parser};

use crate::sh::{self, Done};

/// Where ts-rs writes.
pub const EXPORT_DIR: &str = "TS_RS_EXPORT_DIR";

/// What to do with the types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Write them over the committed ones.
    Write,
    /// Compare them with the committed ones.
    Check,
}

/// Reads `[--check]`.
pub fn parse(mut words: Parser) -> Result<Mode, lexopt::Error> {
    let mut mode = Mode::Write;
    while let Some(word) = words.next()? {
        match word {
            Arg::Long("check") => mode = Mode::Check,
            other => return Err(other.unexpected()),
        }
    }
    Ok(mode)
}

/// Writes or compares.
pub fn run(mode: Mode) -> Done {
    let fresh = fresh_folder()?;
    let mut test = sh::cargo();
    test.args(["test", "--quiet", "--package", "app", "--lib", "export_bindings"]);
    sh::run(test.env(EXPORT_DIR, &fresh))?;
    match mode {
        Mode::Check => compare(),
        Mode::Write => replace(&fresh).map_err(|error| format!("bindings: {error}")),
    }
}

/// An empty folder for the types, in target/.
pub fn fresh_folder() -> Result<PathBuf, String> {
    let folder = exported();
    match fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(format!("bindings: {error}")),
        _ => Ok(folder),
    }
}

/// Compares what the tests wrote with what is committed.
pub fn compare() -> Done {
    let problem = |error| format!("bindings: {error}");
    let differing =
        differences(&texts(&committed()).map_err(problem)?, &texts(&exported()).map_err(problem)?);
    if differing.is_empty() {
        return Ok(());
    }
    let names = differing.join(", ");
    Err(format!("the bindings are not those of the Rust types ({names}): run cargo xtask bindings"))
}

/// Puts the fresh types in place of the committed ones.
fn replace(fresh: &Path) -> io::Result<()> {
    let (old, new) = (texts(&committed())?, texts(fresh)?);
    for name in old.keys().filter(|it| !new.contains_key(*it)) {
        fs::remove_file(committed().join(name))?;
    }
    for (name, text) in new.iter().filter(|(name, text)| old.get(*name) != Some(text)) {
        fs::write(committed().join(name), text)?;
    }
    for name in differences(&old, &new) {
        println!("bindings: {name}");
    }
    Ok(())
}

/// Names whose texts differ, or that only one side has.
fn differences(old: &BTreeMap<String, String>, new: &BTreeMap<String, String>) -> Vec<String> {
    let mut names: Vec<_> =
        old.keys().chain(new.keys()).filter(|it| old.get(*it) != new.get(*it)).cloned().collect();
    names.sort();
    names.dedup();
    names
}

/// The files of a folder, by name; a folder that is not there has none.
fn texts(folder: &Path) -> io::Result<BTreeMap<String, String>> {
    if !folder.exists() {
        return Ok(BTreeMap::new());
    }
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == "ts") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            texts.insert(name, fs::read_to_string(&path)?);
        }
    }
    Ok(texts)
}

fn committed() -> PathBuf {
    sh::root().join("ui/src/lib/api/bindings")
}

fn exported() -> PathBuf {
    sh::target_dir().join("bindings")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> BTreeMap<String, String> {
        files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn a_type_added_changed_or_gone_is_named_once() {
        let old = folder(&[("A.ts", "1"), ("B.ts", "1"), ("C.ts", "1")]);
        let new = folder(&[("A.ts", "1"), ("B.ts", "2"), ("D.ts", "1")]);
        assert_eq!(differences(&old, &new), ["B.ts", "C.ts", "D.ts"]);
        assert!(differences(&old, &old).is_empty());
    }
}
