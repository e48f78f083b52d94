//! Imports: the documents CSV into an empty ledger, the day's snapshot into a full one, and how
//! both grow. Each side is a program of its own, from start to end, on the same disk.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::bench::{
    Bench, Done, floors,
    measure::{Run, in_turns},
    portfolio::{self, Portfolio},
    table::{Figure, Hold, Row},
};

const IMPORT: &str = include_str!("import.sql");
const SNAPSHOT: &str = include_str!("snapshot.sql");
/// From here on one run takes seconds, and three are enough.
const LARGE: u32 = 200_000;

/// The import at the full size, at a tenth and at a hundredth.
pub fn documents(bench: &mut Bench) -> Done {
    let size = bench.options.size;
    let (ours, floor) = import(bench, size)?;
    bench.row(Row::new(
        "import the documents",
        seconds(&ours),
        Ok(seconds(&floor)),
        Hold::AtMost(1.5),
    ));
    let (tenth, _) = import(bench, size / 10)?;
    let (hundredth, floor_hundredth) = import(bench, size / 100)?;
    let cost = |run: &Run, rows: u32| Figure::Seconds(run.seconds / f64::from(rows.max(1)));
    bench.row(Row::new(
        "  a row, at the full size and at a tenth",
        cost(&ours, size),
        Ok(cost(&tenth, size / 10)),
        Hold::AtMost(1.5),
    ));
    bench.row(Row::new(
        "  a row, at the full size and at a hundredth",
        cost(&ours, size),
        Ok(cost(&hundredth, size / 100)),
        Hold::AtMost(1.5),
    ));
    bench.row(Row::new(
        "  the floor's own row, likewise",
        cost(&floor, size),
        Ok(cost(&floor_hundredth, size / 100)),
        Hold::Nothing,
    ));
    if let (Some(full), Some(tenth)) = (ours.peak, tenth.peak) {
        let (full, tenth) = (Figure::Mebibytes(full), Figure::Mebibytes(tenth));
        bench.row(Row::new(
            "  memory, at the full size and at a tenth",
            full,
            Ok(tenth),
            Hold::Nothing,
        ));
    }
    Ok(())
}

/// The day's snapshot into the ledger that has the documents.
pub fn snapshot(bench: &mut Bench) -> Done {
    let ledger = bench.ledger()?;
    let folder = ledger.parent().unwrap_or(&ledger).to_owned();
    let csv = folder.join("snapshot.csv");
    let (ours, floor) = in_turns(
        3,
        || {
            let copy = copy_of(&ledger, "ours-snapshot")?;
            bench.encours(&copy, &["import".as_ref(), csv.as_os_str(), "--json".as_ref()])
        },
        || floors::sqlite(&copy_of(&ledger, "floor-snapshot")?, SNAPSHOT, &csv),
    )?;
    let (ours, floor) = (seconds(&ours), seconds(&floor));
    bench.row(Row::new("import the day's snapshot", ours, Ok(floor), Hold::AtMost(1.5)));
    Ok(())
}

/// Imports a portfolio of a size on both sides; leaves ours in the folder as `documents.encours`.
pub fn import(bench: &Bench, size: u32) -> Result<(Run, Run), String> {
    let (folder, files) = portfolio(bench, size)?;
    let csv = &files.documents;
    let times = if size >= LARGE { 3 } else { 5 };
    in_turns(
        times,
        || {
            let ledger = empty(&folder.join("documents.encours"))?;
            bench.encours(&ledger, &["import".as_ref(), csv.as_os_str(), "--json".as_ref()])
        },
        || floors::sqlite(&empty(&folder.join("floor.encours"))?, IMPORT, csv),
    )
}

/// The files of a portfolio, and their folder.
pub fn portfolio(bench: &Bench, size: u32) -> Result<(PathBuf, Portfolio), String> {
    let folder = bench.folder.join(format!("{size}-{}", bench.options.seed));
    let files = portfolio::write(&folder, size, bench.options.seed);
    let files = files.map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok((folder, files))
}

/// A path where no ledger is.
pub fn empty(ledger: &Path) -> Result<PathBuf, String> {
    let name = ledger.display().to_string();
    for path in [name.clone(), format!("{name}-wal"), format!("{name}-shm")] {
        match fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(format!("{path}: {error}"));
            }
            _ => {}
        }
    }
    Ok(ledger.to_owned())
}

fn copy_of(ledger: &Path, name: &str) -> Result<PathBuf, String> {
    let copy = empty(&ledger.with_file_name(format!("{name}.encours")))?;
    fs::copy(ledger, &copy).map_err(|error| format!("{}: {error}", copy.display()))?;
    Ok(copy)
}

fn seconds(run: &Run) -> Figure {
    Figure::Seconds(run.seconds)
}
