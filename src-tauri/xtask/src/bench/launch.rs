//! From the start of the process to the first rows on the screen, and the memory the window holds:
//! beside a window of the same making with a table of twenty rows and nothing else.

use std::path::Path;

use crate::{
    bench::{
        Bench, Done, built, imports,
        measure::{Run, timed},
        portfolio::CLOSED,
        table::{Figure, Hold, Row},
    },
    packages::{self, Need},
    sh, ui,
};

/// Launches a ledger of the sample company, the one of the full size, and the empty window.
pub fn windows(bench: &mut Bench) -> Done {
    if !cfg!(target_os = "linux") {
        eprintln!("A launch is measured on Linux only; left out here.");
        return Ok(());
    }
    packages::ensure(Need::Tests)?;
    ui::build()?;
    let programs = ["--bin", "encours-desktop", "--example", "empty_window", "--bin", "launch"];
    let features = ["--features", "encours-tests/desktop"];
    let packages = ["--package", "encours-desktop", "--package", "encours-tests"];
    let mut build = sh::cargo();
    build.args(["build", "--profile", "bench-run"]).args(packages).args(features);
    sh::run(build.args(programs))?;
    let large = bench.ledger()?;
    let small = imports::empty(&bench.folder.join("sample.encours"))?;
    bench.encours(&small, &["sample".as_ref()])?;
    let ours = built("encours-desktop");
    let empty = launched(&built("examples/empty_window"), None);
    for (of, ledger) in [("the sample company", &small), ("a million", &large)] {
        let run = launched(&ours, Some(ledger))?;
        let floor = |word: &str| empty.clone().and_then(|it: Run| it.figure(word));
        bench.row(Row::new(
            &format!("launch to the first rows, {of}"),
            Figure::Seconds(run.figure("seconds")?),
            floor("seconds").map(Figure::Seconds),
            Hold::AtMost(1.3),
        ));
        bench.row(Row::new(
            "  memory of the window, its web view included",
            Figure::Mebibytes(run.figure("mebibytes")?),
            floor("mebibytes").map(Figure::Mebibytes),
            Hold::AtMost(1.5),
        ));
    }
    Ok(())
}

/// Launches a program several times, on a screen of its own.
fn launched(program: &Path, argument: Option<&Path>) -> Result<Run, String> {
    let mut command = sh::command("xvfb-run");
    command.args(["--auto-servernum", "--server-args", "-screen 0 1920x1080x24"]);
    command.arg(built("launch")).arg(CLOSED).arg(program).args(argument);
    timed(&mut command)
}
