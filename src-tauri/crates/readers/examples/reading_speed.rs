//! How fast documents are read: `cargo run --release -p readers --example reading_speed [ROWS|FILE]`.
//!
//! Without a file, a million made-up rows are read from memory.

use std::{env, error::Error, fmt::Write, fs::File, io::Cursor, ops::ControlFlow, time::Instant};

use readers::{Mapping, Table};
use receivables::Currency;

fn main() -> Result<(), Box<dyn Error>> {
    let argument = env::args().nth(1).unwrap_or_else(|| "1000000".to_owned());
    match argument.parse() {
        Ok(rows) => read(Cursor::new(made_up(rows)?)),
        Err(_) => read(File::open(&argument)?),
    }
}

fn read(source: impl std::io::Read + std::io::Seek) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let mut table = Table::open(source, "")?;
    let opened = start.elapsed();
    let mapping: Mapping = table.guess().ok_or("unknown headings")?;
    let (mut sum, mut problems) = (0_i128, Vec::new());
    let summary = table.documents(&mapping, Currency::EUR, |row| {
        match row {
            Ok(fact) => sum += i128::from(fact.open.unwrap_or(fact.original).minor),
            Err(problem) if problems.len() < 5 => problems.push(problem),
            Err(_) => (),
        }
        ControlFlow::Continue(())
    })?;
    println!("{:?} {:?} line {}: {mapping:?}", table.encoding, table.separator, table.header_line);
    println!("{:?}\n{summary:?}\nsum {sum}, first problems {problems:?}", table.title);
    println!("opened in {opened:?}, read in {:?}", start.elapsed() - opened);
    Ok(())
}

fn made_up(rows: u32) -> Result<String, std::fmt::Error> {
    let mut file = String::from(
        "Code client;Raison sociale;N° facture;Date facture;Échéance;Montant TTC;Date règlement;Litige\n",
    );
    for row in 0..rows {
        let (day, month, euros, cents) = (row % 28 + 1, row % 12 + 1, row % 9000, row % 100);
        writeln!(
            file,
            "C{:06};SOCIETE EXEMPLE {};FA-{row:08};{day:02}/{month:02}/2025;{day:02}/{month:02}/2026;{euros},{cents:02};15/{month:02}/2026;Non",
            row % 80_000,
            row % 80_000
        )?;
    }
    Ok(file)
}
