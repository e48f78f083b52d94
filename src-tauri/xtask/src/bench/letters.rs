//! Letters: a thousand formal notices as one PDF, against the same letter by WeasyPrint and
//! LibreOffice, which is how people print letters from a program today.

use crate::bench::{
    Bench, Done, floors,
    measure::timed,
    table::{Figure, Hold, Row},
};

const LETTER: &str = include_str!("letter.py");
const LETTERS: f64 = 1_000.0;

/// Prints them, one thread.
pub fn print(bench: &mut Bench) -> Done {
    let folder = bench.folder.join("letters");
    let ours = timed(bench.example("batch").arg(&folder))?;
    let letter = Figure::Seconds(ours.figure("seconds")? / LETTERS);
    let page = folder.join("letter.html");
    let out = folder.join("weasyprint.pdf").display().to_string();
    let weasy = floors::python("weasyprint", LETTER, &[&page.display().to_string(), &out])
        .and_then(|it| it.figure("letter"))
        .map(Figure::Seconds);
    bench.row(Row::new("a letter of 1,000, to WeasyPrint", letter, weasy, Hold::Faster(35.0)));
    let office = floors::libreoffice(&page, &folder).map(Figure::Seconds);
    bench.row(Row::new("a letter of 1,000, to LibreOffice", letter, office, Hold::Faster(35.0)));
    let size = Figure::Kilobytes(ours.figure("bytes")? / 1_000.0 / LETTERS);
    bench.row(Row::new("  its size in the file", size, Ok(Figure::Kilobytes(15.0)), Hold::Within));
    if let Some(peak) = ours.peak {
        let limit = Ok(Figure::Mebibytes(100.0));
        bench.row(Row::new("  memory for the 1,000", Figure::Mebibytes(peak), limit, Hold::Within));
    }
    Ok(())
}
