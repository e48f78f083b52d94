//! Whatever the bytes: a table or a refusal, never a panic, and no fact that the file does not hold.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::{io::Cursor, ops::ControlFlow};

use proptest::prelude::*;
use readers::{Kind, Mapping, Table};
use receivables::Currency;

const GOOD: &str = "\"Échéancier au 31/03/2026\";;;;;\r\n\
    Code client;Raison sociale;N° pièce;Date pièce;Date échéance;Solde dû;Litige\r\n\
    00417;\"Durand; \"\"fils\"\"\";FA-901;15/01/2026;14/02/2026;1 250,00;Non\r\n\
    00418;Hélène;AV-12;20/01/2026;;-90,50;\r\n\
    00419;Martin;FA-917;02/03/2026;01/04/2026;80,00;Oui\r\n\
    TOTAL GÉNÉRAL;;3 pièces;;;1 239,50;\r\n";

/// Reads the bytes in every way there is; gives the facts of the guessed one.
fn facts(bytes: &[u8]) -> Vec<String> {
    let Ok(mut table) = Table::open(Cursor::new(bytes), "any.csv") else { return Vec::new() };
    let all = |kind: Kind| {
        let fields = kind.fields().iter().copied().enumerate();
        Mapping { kind, columns: fields.collect() }
    };
    for kind in [Kind::Documents, Kind::OpenItems, Kind::Customers] {
        for mapping in [table.guess_as(kind), all(kind)] {
            let _ = table.documents(&mapping, Currency::EUR, |_| ControlFlow::Continue(()));
            let _ = table.customers(&mapping, |_| ControlFlow::Continue(()));
        }
    }
    let mut facts = Vec::new();
    if let Some(mapping) = table.guess().filter(|it| it.missing().is_empty()) {
        let summary = table.documents(&mapping, Currency::EUR, |row| {
            facts.extend(
                row.ok().map(|it| format!("{} {} {} {:?}", it.line, it.number, it.issued, it.open)),
            );
            ControlFlow::Continue(())
        });
        let summary = summary.expect("a source in memory does not fail");
        assert_eq!(summary.rows, summary.accepted + summary.rejected);
    }
    facts
}

#[test]
fn a_file_cut_anywhere_gives_the_rows_before_the_cut() {
    let whole = facts(GOOD.as_bytes());
    assert_eq!(whole.len(), 3);
    for cut in 0..GOOD.len() {
        let some = facts(&GOOD.as_bytes()[..cut]);
        assert!(whole.starts_with(&some), "cut at {cut}: {some:?}");
    }
}

/// A small generator, so that a failure is found again by its number.
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }
}

#[test]
fn a_thousand_mutations_are_survived() {
    const SPICE: [&[u8]; 16] = [
        b"\"",
        b";",
        b"\r",
        b"\n",
        b"\0",
        b"\xFF",
        b"\xC3",
        b"-",
        b"(",
        b"999999999999999999999",
        b"31/02/2026",
        b"\t",
        b"=\"",
        b",",
        b"\xE2\x80",
        b"C",
    ];
    let mut random = Seeded(0x2545_F491_4F6C_DD1D);
    for _ in 0..1000 {
        let mut bytes = GOOD.as_bytes().to_vec();
        for _ in 0..=random.below(8) {
            let at = random.below(bytes.len());
            match random.below(4) {
                0 => bytes[at] = u8::try_from(random.below(256)).unwrap(),
                1 => drop(bytes.drain(at..(at + random.below(20)).min(bytes.len() - 1).max(at))),
                2 => drop(bytes.splice(at..at, SPICE[random.below(SPICE.len())].iter().copied())),
                _ => {
                    let piece = bytes[at..(at + random.below(60)).min(bytes.len())].to_vec();
                    let to = random.below(bytes.len());
                    drop(bytes.splice(to..to, piece));
                }
            }
        }
        facts(&bytes);
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        facts(&bytes);
    }

    #[test]
    fn any_cells_under_good_headings_are_read_or_refused(
        rows in prop::collection::vec(prop::collection::vec("[-0-9A-Za-zé€ .,/:()\"'+;\u{a0}]{0,14}", 0..9), 0..12),
    ) {
        let rows: Vec<String> = rows.iter().map(|it| it.join(";")).collect();
        let file = format!("Client;N° pièce;Date;Échéance;Montant;Solde;Débit;Crédit;Réglé;Type\n{}", rows.join("\n"));
        facts(file.as_bytes());
    }
}
