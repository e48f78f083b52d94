//! A long import is stopped by the user: nothing of it is written.

use std::{
    thread,
    time::{Duration, Instant},
};

use app::import::{
    ImportRequest,
    progress::{ImportProgress, Progress},
};
use insta::assert_snapshot;

use crate::util::Desk;

/// Enough invoices that reading them takes longer than wishing it to stop.
fn many(count: u32) -> String {
    let mut text = "Code client;N° pièce;Date pièce;Échéance;Montant TTC\n".to_owned();
    for it in 0..count {
        text += &format!("C{};FA-{it};05/01/2026;04/02/2026;{},00\n", it % 5000, 1 + it % 900);
    }
    text
}

/// Stops the import well among its rows; says how far it was. Two passes before them tell what file
/// it is, and they hurry on: where one was missed, the reading stands still only among the rows.
fn watch(progress: &Progress) -> ImportProgress {
    let (mut last, mut passes, mut since) = (progress.now(), 0, Instant::now());
    loop {
        let now = progress.now();
        let is_over = now.total == 0 && last.total > 0;
        passes += u32::from(now.read < last.read);
        if now != last {
            (last, since) = (now, Instant::now());
        }
        let stands_still = since.elapsed() > Duration::from_millis(20);
        let is_among = now.read > now.total / 4 && now.read < now.total;
        if is_over || (is_among && (passes >= 2 || stands_still)) {
            progress.stop();
            return now;
        }
        thread::sleep(Duration::from_micros(200));
    }
}

#[test]
fn a_stopped_import_was_never_there() {
    let mut desk = Desk::with(
        "2026-03-31",
        "Code client;N° pièce;Date pièce;Échéance;Montant TTC\n0417;FA-1;05/01/2026;04/02/2026;1200,00",
    );
    let (rows, aged) = (desk.rows(), desk.aged_table("2026-03-31"));
    let path = desk.file("annee.csv", many(200_000).as_bytes());
    let progress = desk.app.progress();
    let watcher = thread::spawn(move || watch(&progress));
    let request = ImportRequest { path, ..Default::default() };
    let failure = desk.app.commit_import(&request).unwrap_err();
    let seen = watcher.join().unwrap();
    assert!(seen.read < seen.total, "{seen:?}");
    assert_snapshot!(desk.sentence(&failure), @"stopped: Arrêté à votre demande ; rien n’a été écrit.");
    assert_eq!((desk.rows(), desk.aged_table("2026-03-31")), (rows, aged));
    assert_eq!(desk.app.progress().now().total, 0, "nothing is being read any more");
    desk.verifies();
    // The wish is spent: the next import runs to its end.
    assert_eq!(desk.import("Code client;N° pièce;Date pièce;Échéance;Montant TTC\n0417;FA-2;05/01/2026;04/02/2026;5,00").items_new, 1);
}
