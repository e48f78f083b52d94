//! `cargo xtask tidy`: what must hold of the files themselves, run by `cargo test` too.
//!
//! The edges between the crates are a snapshot: who may call whom is decided here, and a new edge is a
//! change to this file that a reader sees. Every Rust file opens by saying what it is, none is longer
//! than a reader takes in, and the top level stays a table of contents.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use crate::sh::{self, Done};

/// Each crate and the crates of ours that it calls.
///
/// receivables ← readers, documents, store ← app ← cli, shell; tests → app.
const EDGES: &str = "\
app -> documents, readers, receivables, store
cli -> app
documents -> receivables
encours-desktop -> app
encours-tests -> app
readers -> receivables
receivables ->
store -> receivables
xtask ->
";

/// All that may stand at the top level, dotfiles (configurations) and ignored files aside.
const TOP_LEVEL: [&str; 9] = [
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "README.md",
    "assets",
    "src-tauri",
    "tests",
    "ui",
];

/// Lines a reader takes in, tests at the end of the file aside.
const CEILING: usize = 400;

/// Prints every complaint.
pub fn run() -> Done {
    let complaints = complaints(&sh::root()).map_err(|error| format!("tidy: {error}"))?;
    if complaints.is_empty() { Ok(()) } else { Err(format!("tidy\n{}", complaints.join("\n"))) }
}

/// Everything that does not hold.
fn complaints(root: &Path) -> io::Result<Vec<String>> {
    let mut complaints = top_level(root)?;
    let edges = edges(root)?;
    if edges != EDGES {
        complaints.push(format!("the edges between the crates are\n{edges}and should be\n{EDGES}"));
    }
    for folder in ["src-tauri", "tests"] {
        for path in rust_files(&root.join(folder))? {
            let text = fs::read_to_string(&path)?;
            let name = path.strip_prefix(root).unwrap_or(&path).display().to_string();
            complaints.extend(about_file(&path, &text).iter().map(|it| format!("{name}: {it}")));
        }
    }
    Ok(complaints)
}

/// Names at the top level that are not in the table of contents.
fn top_level(root: &Path) -> io::Result<Vec<String>> {
    let mut complaints = Vec::new();
    for entry in fs::read_dir(root)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let ignored = name == "target" || name.contains(".encours");
        if !(name.starts_with('.') || ignored || TOP_LEVEL.contains(&name.as_str())) {
            complaints.push(format!("« {name} » has no place at the top level"));
        }
    }
    Ok(complaints)
}

/// The edges as the manifests have them, in the notation of the snapshot.
fn edges(root: &Path) -> io::Result<String> {
    let manifests = manifests(root)?;
    let mut edges = String::new();
    for (name, manifest) in &manifests {
        let mut called = dependencies(manifest);
        called.retain(|it| manifests.contains_key(it));
        called.sort();
        called.dedup();
        edges += format!("{name} -> {}", called.join(", ")).trim_end();
        edges.push('\n');
    }
    Ok(edges)
}

/// The manifest of every crate of ours, by the crate's name.
fn manifests(root: &Path) -> io::Result<BTreeMap<String, String>> {
    let rust = root.join("src-tauri");
    let mut folders = vec![root.join("tests"), rust.join("xtask"), rust.clone()];
    for entry in fs::read_dir(rust.join("crates"))? {
        folders.push(entry?.path());
    }
    let mut manifests = BTreeMap::new();
    for folder in folders {
        let manifest = fs::read_to_string(folder.join("Cargo.toml"))?;
        let name = manifest.lines().find_map(|line| line.strip_prefix("name = "));
        manifests.insert(name.unwrap_or_default().trim_matches('"').to_owned(), manifest);
    }
    Ok(manifests)
}

/// The names under every `[…dependencies]` heading of a manifest.
fn dependencies(manifest: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut inside = false;
    for line in manifest.lines().map(str::trim) {
        if let Some(heading) = line.strip_prefix('[') {
            let heading = heading.trim_end_matches(']');
            inside = heading.ends_with("dependencies");
            // [dependencies.name]
            names.extend(heading.split_once("dependencies.").map(|(_, name)| name.to_owned()));
        } else if inside && line.starts_with(|it: char| it.is_ascii_alphanumeric()) {
            names.extend(line.split(['.', ' ', '=']).next().map(str::to_owned));
        }
    }
    names
}

/// Every Rust file below a folder.
fn rust_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() && !path.ends_with("target") && !path.ends_with("gen") {
            files.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|it| it == "rs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// What is wrong with one file. Tests may be long: they are looked up, not read through.
fn about_file(path: &Path, text: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    if !text.starts_with("//!") {
        complaints.push("does not open with `//!`: what is it, and what always holds?".to_owned());
    }
    let lines = text.lines().take_while(|line| *line != "#[cfg(test)]").count();
    let is_test = path.ends_with("tests.rs") || path.iter().any(|folder| folder == "tests");
    if lines > CEILING && !is_test {
        complaints.push(format!("{lines} lines; split it ({CEILING} at most)"));
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checkout_is_tidy() {
        let complaints = complaints(&sh::root()).unwrap();
        assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
    }

    #[test]
    fn every_way_to_write_a_dependency_is_seen() {
        let manifest = "
            [package]
            name = \"x\"
            [dependencies]
            app.workspace = true
            chrono = { version = \"0.4\" }
            # store.workspace = true
            [target.'cfg(unix)'.dev-dependencies]
            readers = { path = \"../readers\" }
            [dependencies.documents]
            workspace = true
            [features]
            store = []
        ";
        assert_eq!(dependencies(manifest), ["app", "chrono", "readers", "documents"]);
    }

    #[test]
    fn a_file_says_what_it_is_and_stays_short() {
        let complaints = |path, text: &str| about_file(Path::new(path), text).len();
        let body = "fn f() {}\n".repeat(CEILING);
        assert_eq!(complaints("src/a.rs", "//! Aging.\n"), 0);
        assert_eq!(complaints("src/a.rs", "use std::fs;\n"), 1);
        assert_eq!(complaints("src/a.rs", &format!("//! Long.\n{body}")), 1);
        assert_eq!(complaints("src/a.rs", &format!("//! Tested.\n#[cfg(test)]\n{body}")), 0);
        assert_eq!(complaints("src/a/tests.rs", &format!("//! Tests.\n{body}")), 0);
    }
}
