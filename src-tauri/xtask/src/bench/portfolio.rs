//! The reference portfolio: invoices of nearly two years to customers who pay as customers do.
//!
//! The same size and seed give the same files on every machine, for no clock is asked: the books
//! close on [`CLOSED`], and the snapshot is that of the day after. One customer in 12.5 invoices;
//! about 95 invoices in 1,000 are open.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

/// The last day the books know, a Wednesday.
pub const CLOSED: &str = "2026-03-11";
/// A past day, half a year before.
pub const PAST: &str = "2025-09-11";

/// [`CLOSED`], counted from 1970-01-01.
const CLOSED_DAY: i64 = 20_523;
/// How long the books go back.
const DAYS: i64 = 690;
const DOCUMENTS: &str =
    "Code client;Nom client;N° facture;Date facture;Date échéance;Montant TTC;Date règlement";
const OPEN_ITEMS: &str =
    "Code client;Nom client;N° facture;Date facture;Date échéance;Montant TTC;Reste à payer";
const NAMES: [&str; 8] = [
    "Menuiserie",
    "Transports",
    "Boulangerie",
    "Garage",
    "Imprimerie",
    "Scierie",
    "Clinique",
    "Hôtel",
];

/// The files of a portfolio.
pub struct Portfolio {
    /// Every invoice with its settlement date, as of [`CLOSED`].
    pub documents: PathBuf,
    /// Those of them that are open, in the same shape.
    pub open_documents: PathBuf,
    /// What is open the day after: some settled, some partly paid, some new.
    pub snapshot: PathBuf,
}

/// Writes the three files into a folder.
pub fn write(folder: &Path, size: u32, seed: u64) -> io::Result<Portfolio> {
    fs::create_dir_all(folder)?;
    let file = |name: &str| folder.join(name);
    let files = Portfolio {
        documents: file("documents.csv"),
        open_documents: file("open-documents.csv"),
        snapshot: file("snapshot.csv"),
    };
    let mut documents = sheet(&files.documents, DOCUMENTS)?;
    let mut open_documents = sheet(&files.open_documents, DOCUMENTS)?;
    let title = format!("Échéancier clients au {}\n{OPEN_ITEMS}", french(CLOSED_DAY + 1));
    let mut snapshot = sheet(&files.snapshot, &title)?;
    let (mut dice, size) = (Dice(seed), i64::from(size));
    for index in 0..size + size / DAYS {
        let invoice = Invoice::throw(&mut dice, index, size);
        if index < size {
            writeln!(documents, "{};{}", invoice.facts(), invoice.settled())?;
        }
        if invoice.paid > CLOSED_DAY {
            if index < size {
                writeln!(open_documents, "{};", invoice.facts())?;
            }
            if let Some(open) = invoice.open_the_day_after(&mut dice) {
                writeln!(snapshot, "{};{}", invoice.facts(), amount(open))?;
            }
        }
    }
    documents.flush()?;
    open_documents.flush()?;
    snapshot.flush()?;
    Ok(files)
}

fn sheet(path: &Path, headings: &str) -> io::Result<BufWriter<File>> {
    let mut sheet = BufWriter::with_capacity(1 << 18, File::create(path)?);
    writeln!(sheet, "{headings}")?;
    Ok(sheet)
}

/// An invoice and the day it will have been paid.
struct Invoice {
    index: i64,
    customer: i64,
    issued: i64,
    due: i64,
    paid: i64,
    minor: i64,
}

impl Invoice {
    /// Invoices follow each other through the books; those after the last are tomorrow's.
    fn throw(dice: &mut Dice, index: i64, size: i64) -> Self {
        let customers = (size * 8 / 100).max(1);
        // Few customers have many invoices.
        let customer = dice.below(customers).min(dice.below(customers));
        let issued = CLOSED_DAY - DAYS + 1 + index * DAYS / size;
        let due = issued + [30, 30, 45, 60][dice.index(4)];
        let delay = match dice.below(10) {
            0..=5 => dice.below(11) - 5,
            6..=8 => 5 + dice.below(56),
            _ => 60 + dice.below(181),
        };
        let scale = if dice.below(20) == 0 { 20 } else { 1 };
        let minor = (2_000 + dice.below(100_000)) * scale;
        Self { index, customer, issued, due, paid: due + delay, minor }
    }

    fn facts(&self) -> String {
        let name = NAMES[usize::try_from(self.customer % 8).unwrap_or(0)];
        format!(
            "C{:06};{name} {};FA{:08};{};{};{}",
            self.customer,
            self.customer,
            self.index,
            french(self.issued),
            french(self.due),
            amount(self.minor)
        )
    }

    fn settled(&self) -> String {
        if self.paid <= CLOSED_DAY { french(self.paid) } else { String::new() }
    }

    /// What the next day's snapshot shows of an open invoice; none when it is settled by then.
    fn open_the_day_after(&self, dice: &mut Dice) -> Option<i64> {
        match dice.below(100) {
            0..=2 => None,
            3 => Some(self.minor - self.minor / 3),
            _ => Some(self.minor),
        }
    }
}

/// Numbers without pattern, from a seed (SplitMix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0, below a limit.
    fn below(&mut self, limit: i64) -> i64 {
        i64::try_from(self.next() >> 1).unwrap_or(0) % limit
    }

    fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap_or(0) % length
    }
}

/// 1234,56.
fn amount(minor: i64) -> String {
    format!("{},{:02}", minor / 100, minor % 100)
}

/// A day counted from 1970-01-01 as dd/mm/yyyy, by the Gregorian cycle of 146,097 days.
fn french(day: i64) -> String {
    // Years begin in March, so that the leap day is the last.
    let shifted = day + 719_468;
    let (cycle, day) = (shifted / 146_097, shifted % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let (day, month) =
        (day - (153 * month + 2) / 5 + 1, if month < 10 { month + 3 } else { month - 9 });
    let year = year + 400 * cycle + i64::from(month <= 2);
    format!("{day:02}/{month:02}/{year}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        for (day, expected) in [
            (0, "01/01/1970"),
            (11_016, "29/02/2000"),
            (19_782, "29/02/2024"),
            (20_453, "31/12/2025"),
            (CLOSED_DAY, "11/03/2026"),
        ] {
            assert_eq!(french(day), expected);
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_invoices_and_about_95_in_1000_stay_open() {
        let invoices = |seed| {
            let mut dice = Dice(seed);
            (0..100_000).map(|it| Invoice::throw(&mut dice, it, 100_000)).collect::<Vec<_>>()
        };
        let (one, same, other) = (invoices(1), invoices(1), invoices(2));
        let facts = |it: &[Invoice]| it[7..9].iter().map(Invoice::facts).collect::<Vec<_>>();
        assert_eq!(facts(&one), facts(&same));
        assert_ne!(facts(&one), facts(&other));
        let open = one.iter().filter(|it| it.paid > CLOSED_DAY).count();
        assert!((9_000..10_000).contains(&open), "{open}");
    }
}
