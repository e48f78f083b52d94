//! The daily questions, program already open: the aged balance today and on a past day, and today's
//! list. They go through what is open, so a ledger without the settled past is no quicker.

use std::path::Path;

use crate::bench::{
    Bench, Done, floors, imports,
    measure::{Run, timed},
    portfolio::{CLOSED, PAST},
    table::{Figure, Hold, Row},
};

const AGING: &str = include_str!("aging.py");

/// Asks the questions of the full ledger, and of one that knows the open documents only.
pub fn questions(bench: &mut Bench) -> Done {
    let ledger = bench.ledger()?;
    let full = ask(bench, &ledger)?;
    let duck = ledger.with_file_name("documents.csv").display().to_string();
    let floor = floors::python("duckdb", AGING, &[&duck, CLOSED, PAST]);
    for day in ["today", "past"] {
        let floor = floor.clone().and_then(|floor| {
            let (open, theirs) =
                (full.figure(&format!("{day}_open"))?, floor.figure(&format!("{day}_open"))?);
            // A quick answer to another question is no floor.
            if open == theirs {
                figure(&floor, day)
            } else {
                Err(format!("{theirs} open, not {open}"))
            }
        });
        let work = format!("aged balance, {}", if day == "past" { "a past day" } else { "today" });
        bench.row(Row::new(&work, figure(&full, day)?, floor, Hold::AtMost(1.0)));
    }
    let first = figure(&full, "past_first")?;
    let past = figure(&full, "past");
    bench.row(Row::new(
        "  the first past day after opening, and the next",
        first,
        past,
        Hold::Nothing,
    ));
    for (word, work) in [
        ("list_anew", "today's list, every row anew, to the aged balance"),
        ("list", "today's list after a call, to the aged balance"),
    ] {
        let aged = figure(&full, "today");
        bench.row(Row::new(work, figure(&full, word)?, aged, Hold::AtMost(3.0)));
    }
    bench.row(Row::new(
        "  the first list after opening, and the next",
        figure(&full, "list_first")?,
        figure(&full, "list_anew"),
        Hold::Nothing,
    ));
    bench.row(Row::new(
        "a call logged and the next customer shown, to 50 ms",
        figure(&full, "call")?,
        Ok(Figure::Seconds(0.050)),
        Hold::AtMost(1.0),
    ));
    bench.row(Row::new(
        "explaining a customer, 95 of 100, to 20 ms",
        figure(&full, "explain")?,
        Ok(Figure::Seconds(0.020)),
        Hold::AtMost(1.0),
    ));
    bench.row(Row::new(
        "a keystroke in the search, 95 of 100, to 50 ms",
        figure(&full, "keystroke")?,
        Ok(Figure::Seconds(0.050)),
        Hold::AtMost(1.0),
    ));
    for (word, work) in [
        ("view_aging", "opening the aged balance, to 150 ms"),
        ("view_indicators", "opening the indicators, to 150 ms"),
        ("view_payers", "opening the payers, to 150 ms"),
        ("view_forecast", "opening the forecast, to 150 ms"),
        ("view_provision", "opening the provision, to 150 ms"),
    ] {
        let limit = Ok(Figure::Seconds(0.150));
        bench.row(Row::new(work, figure(&full, word)?, limit, Hold::AtMost(1.0)));
    }
    flat(bench, &full)
}

/// The same open documents with the settled past and without.
fn flat(bench: &mut Bench, full: &Run) -> Done {
    let (folder, files) = imports::portfolio(bench, bench.options.size)?;
    let ledger = imports::empty(&folder.join("open-documents.encours"))?;
    let csv = files.open_documents.as_os_str();
    bench.encours(&ledger, &["import".as_ref(), csv, "--json".as_ref()])?;
    let open = ask(bench, &ledger)?;
    for (word, work) in [
        ("today", "  aged balance, with the settled past and without"),
        ("list", "  today's list, with the settled past and without"),
        ("open", "  opening, with the settled past and without"),
    ] {
        let hold = if word == "open" { Hold::Nothing } else { Hold::AtMost(1.25) };
        bench.row(Row::new(work, figure(full, word)?, figure(&open, word), hold));
    }
    if let (Some(with), Some(without)) = (full.peak, open.peak) {
        let (with, without) = (Figure::Mebibytes(with), Ok(Figure::Mebibytes(without)));
        bench.row(Row::new("  memory, every day asked", with, without, Hold::Nothing));
    }
    Ok(())
}

/// Opens a ledger in a process of its own and asks each question several times.
fn ask(bench: &Bench, ledger: &Path) -> Result<Run, String> {
    timed(bench.example("bench").arg(ledger).args([CLOSED, PAST]))
}

fn figure(run: &Run, word: &str) -> Result<Figure, String> {
    run.figure(word).map(Figure::Seconds)
}
