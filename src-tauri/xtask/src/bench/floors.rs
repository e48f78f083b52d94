//! The floors: what a careful person gets from the best general tool for the same work.
//!
//! A tool that is not on the machine is installed where that takes no rights (pip, in a folder of
//! the bench's own); where it cannot be had, the reason stands in the table.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    bench::measure::{Run, timed},
    sh,
};

/// Runs a script of the sqlite3 shell on a ledger.
pub fn sqlite(ledger: &Path, script: &str, csv: &Path) -> Result<Run, String> {
    let script =
        script.replace("{schema}", &schema()?).replace("{csv}", &csv.display().to_string());
    let path = ledger.with_extension("sql");
    fs::write(&path, script).map_err(|error| format!("{}: {error}", path.display()))?;
    let read = format!(".read {}", path.display());
    timed(Command::new("sqlite3").arg("-batch").arg("-bail").arg(ledger).arg(read))
}

/// The ledger's own tables, every migration.
fn schema() -> Result<String, String> {
    let folder = sh::root().join("src-tauri/crates/store/src/schema");
    let unreadable = |error| format!("{}: {error}", folder.display());
    let mut files: Vec<PathBuf> =
        fs::read_dir(&folder).map_err(unreadable)?.flatten().map(|it| it.path()).collect();
    files.retain(|it| it.extension().is_some_and(|it| it == "sql"));
    files.sort();
    files.iter().map(|it| fs::read_to_string(it).map_err(unreadable)).collect()
}

/// Runs a script of Python with a package, installed into a folder of the bench's own if need be.
pub fn python(package: &str, script: &str, words: &[&str]) -> Result<Run, String> {
    let folder = sh::target_dir().join("bench/venv");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let has = |package| {
        let mut command = Command::new(&python);
        sh::output(command.args(["-c", &format!("import {package}")])).is_some()
    };
    if !has(package) {
        if !python.exists() {
            let system = if cfg!(windows) { "python" } else { "python3" };
            sh::run(Command::new(system).args(["-m", "venv"]).arg(&folder))?;
        }
        sh::run(Command::new(&python).args(["-m", "pip", "install", "--quiet", package]))?;
        if !has(package) {
            return Err(format!("{package} does not load here"));
        }
    }
    timed(Command::new(&python).args(["-c", script]).args(words))
}

/// LibreOffice from page to PDF, as many copies of a letter at once: the time of one, without the start.
pub fn libreoffice(page: &Path, folder: &Path) -> Result<f64, String> {
    let soffice = |copies: usize| {
        let pages = (0..copies).map(|copy| {
            let to = folder.join(format!("office-{copy}.html"));
            fs::copy(page, &to).map(|_| to)
        });
        let pages: Vec<PathBuf> = pages
            .collect::<Result<_, _>>()
            .map_err(|error| format!("{}: {error}", page.display()))?;
        let mut command = Command::new("soffice");
        command.args(["--headless", "--convert-to", "pdf:writer_web_pdf_Export", "--outdir"]);
        let printed: Vec<_> = pages.iter().map(|it| it.with_extension("pdf")).collect();
        printed.iter().for_each(|it| drop(fs::remove_file(it)));
        let taken = timed(command.arg(folder).args(pages)).map(|it| it.seconds)?;
        // It ends well without its writer too, and prints nothing.
        match printed.iter().all(|it| it.exists()) {
            true => Ok(taken),
            false => Err("soffice prints nothing: is its writer installed?".to_owned()),
        }
    };
    sh::output(Command::new("soffice").arg("--version")).ok_or("soffice is not installed")?;
    soffice(1)?;
    let (one, many) = (soffice(1)?, soffice(21)?);
    Ok((many - one) / 20.0)
}
