//! Killed: whatever the instant, a change is there as a whole or not at all.

use std::{
    fs,
    io::{BufWriter, Write as _},
    path::Path,
    thread,
    time::{Duration, Instant},
};

use crate::{encours, util::Desk};

const ROWS: u32 = 300_000;

/// A documents export that takes its time.
fn write_long_export(path: &Path) {
    let mut file = BufWriter::new(fs::File::create(path).unwrap());
    writeln!(file, "Code client;N° pièce;Date pièce;Échéance;Montant TTC;Date règlement").unwrap();
    for row in 0..ROWS {
        let (customer, month, cents) = (row % 9_000, row % 12 + 1, row % 100);
        let settled = if row % 3 == 0 { "" } else { "15/03/2026" };
        writeln!(
            file,
            "C{customer:05};FA-{row:06};05/{month:02}/2025;05/{month:02}/2026;{row},{cents:02};{settled}"
        )
        .unwrap();
    }
    file.flush().unwrap();
}

/// Size of the journal that SQLite writes before it touches the ledger.
fn written_ahead(ledger: &Path) -> u64 {
    fs::metadata(ledger.with_extension("encours-wal")).map_or(0, |it| it.len())
}

#[test]
fn an_import_that_is_killed_half_way_was_never_there() {
    let mut desk = Desk::with(
        "2026-03-31",
        "
        Code client;N° pièce;Date pièce;Échéance;Montant TTC
        0417;FA-1;05/01/2026;04/02/2026;1200,00
        ",
    );
    let (rows, aged) = (desk.rows(), desk.aged_table("2026-03-31"));
    let (ledger, other) = (desk.ledger(), desk.path("other.encours"));
    let export = desk.path("long.csv");
    write_long_export(&export);
    let arguments = ["import", export.to_str().unwrap()];

    // While it reads, a little later, and while it writes the transaction down.
    let read_a_little: fn(&Path, Instant) -> bool = |_, since| since.elapsed().as_millis() > 150;
    let read_on: fn(&Path, Instant) -> bool = |_, since| since.elapsed().as_millis() > 900;
    let writing: fn(&Path, Instant) -> bool = |ledger, _| written_ahead(ledger) > 4 << 20;
    for its_time in [read_a_little, read_on, writing] {
        desk.app.open(&other).unwrap();
        let started = Instant::now();
        let mut child = encours::start(&ledger, &arguments);
        while !its_time(&ledger, started) {
            assert!(child.try_wait().unwrap().is_none(), "the import ended before it was killed");
            thread::sleep(Duration::from_millis(1));
        }
        child.kill().unwrap();
        assert!(!child.wait().unwrap().success(), "it was killed, it did not end");

        desk.app.open(&ledger).unwrap();
        assert_eq!(desk.app.verify().unwrap(), [""; 0]);
        assert_eq!(desk.rows(), rows);
        assert_eq!(desk.aged_table("2026-03-31"), aged);
    }

    // And nothing stands in the way of the next import.
    let next = "Code client;N° pièce;Date pièce;Échéance;Montant TTC
                0417;FA-2;05/01/2026;04/02/2026;80,00";
    assert_eq!(desk.import(next).items_new, 1);
}
