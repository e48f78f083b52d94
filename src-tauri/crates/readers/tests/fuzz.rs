//! A seeded run of what the fuzz targets run: small valid files, damaged some thousand times.
//!
//! `cargo fuzz` goes further and takes longer; this goes the same way every time. What it finds is
//! found again by the number of the case.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::{fs, io::Cursor, path::Path, thread};

#[path = "fuzz/bodies.rs"]
mod bodies;
#[path = "fuzz/mutation.rs"]
mod mutation;
#[path = "fuzz/seeds.rs"]
mod seeds;

use mutation::{Random, mutate};
use readers::{Format, Table, bank, fec::Fec, invoice, recognise, workbook::Workbook};
use seeds::Seed;

/// Reads every seed as it is, then as many damaged ones.
fn run(seeds: &[Seed], body: fn(&[u8]), cases: u64) {
    seeds.iter().for_each(|it| body(&it.bytes()));
    for case in 0..cases {
        let mut random = Random::of(case);
        let seed = &seeds[random.below(seeds.len())];
        let bytes = seed.damaged(|bytes| mutate(bytes, &mut random), case % 2 == 0);
        let failure = Case { case, bytes: &bytes };
        body(&bytes);
        drop(failure);
    }
}

/// Shows what was being read when a body failed.
struct Case<'a> {
    case: u64,
    bytes: &'a [u8],
}

impl Drop for Case<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            eprintln!("case {}: b\"{}\"", self.case, self.bytes.escape_ascii());
        }
    }
}

#[test]
fn every_seed_is_a_valid_file() {
    for (format, seeds) in [
        (Format::Table, seeds::table()),
        (Format::Workbook, seeds::workbook()),
        (Format::Fec, seeds::fec()),
        (Format::Bank, seeds::bank()),
        (Format::Invoice, seeds::invoice()),
    ] {
        for (index, seed) in seeds.iter().enumerate() {
            let mut source = Cursor::new(seed.bytes());
            assert_eq!(recognise(&mut source).unwrap(), format, "seed {index}");
            match format {
                Format::Table => assert!(Table::open(source, "export.csv").unwrap().kind.is_some()),
                Format::Workbook => drop(Workbook::open(source).unwrap()),
                Format::Fec => drop(Fec::open(source, "").unwrap()),
                Format::Bank => assert_eq!(bank::read(source).unwrap().problems, []),
                Format::Invoice => drop(invoice::read(source).unwrap()),
            }
        }
    }
}

#[test]
fn a_damaged_table_is_read_or_refused() {
    run(&seeds::table(), bodies::table, 1000);
}

#[test]
fn a_damaged_workbook_is_read_or_refused() {
    run(&seeds::workbook(), bodies::workbook, 2000);
}

#[test]
fn a_damaged_fec_is_read_or_refused() {
    run(&seeds::fec(), bodies::fec, 3000);
}

#[test]
fn a_damaged_bank_statement_is_read_or_refused() {
    run(&seeds::bank(), bodies::bank, 4000);
}

#[test]
fn a_damaged_invoice_is_read_or_refused() {
    run(&seeds::invoice(), bodies::invoice, 4000);
}

#[test]
fn a_damaged_file_of_any_kind_is_recognised_and_read_or_refused() {
    run(&seeds::all(), bodies::recognise, 1000);
}

/// Where `cargo fuzz` looks for files to start from.
#[test]
#[ignore = "writes the corpus of the fuzz targets"]
fn the_seeds_are_written_down_for_the_fuzz_targets() {
    for (target, seeds) in [
        ("table", seeds::table()),
        ("workbook", seeds::workbook()),
        ("fec", seeds::fec()),
        ("bank", seeds::bank()),
        ("invoice", seeds::invoice()),
        ("recognise", seeds::all()),
    ] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
        fs::create_dir_all(&folder).unwrap();
        for (index, seed) in seeds.iter().enumerate() {
            fs::write(folder.join(format!("seed-{index}")), seed.bytes()).unwrap();
        }
    }
}
