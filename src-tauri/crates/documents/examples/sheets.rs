//! Prints each sheet that goes along with letters into a folder:
//! `cargo run -p documents --example sheets -- FOLDER`.

use std::{env, error::Error, fs, path::PathBuf};

use documents::{
    envelope::Envelope,
    letters::{Stationery, proofed},
    sheets::{Format, LabelSheet, Registered, alignment, envelopes, labels, registered},
};
use receivables::letter::{Language, LetterKind, Recipient};

#[allow(dead_code)]
#[path = "../src/letters/fixture.rs"]
mod fixture;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args().nth(1).ok_or("which folder?")?);
    fs::create_dir_all(&folder)?;
    let day = (Language::Fr, fixture::day(2026, 3, 12));
    let write = |name: &str, bytes: Vec<u8>| fs::write(folder.join(name), bytes);
    for envelope in Envelope::NAMED {
        let name = format!("alignment_{envelope:?}.pdf").to_lowercase();
        write(&name, alignment(envelope, day.0, day.1)?)?;
    }
    let recipients: Vec<Recipient> = (1..=20)
        .map(|it| Recipient { code: format!("C{it:05}"), ..fixture::recipient() })
        .collect();
    let sender = fixture::sender();
    write("envelopes_dl.pdf", envelopes(&recipients[..2], &sender, Format::Dl, day)?)?;
    write("envelopes_c5.pdf", envelopes(&recipients[..2], &sender, Format::C5, day)?)?;
    write("labels.pdf", labels(&recipients, LabelSheet::THREE_BY_EIGHT, 5, day)?)?;
    let posted: Vec<Registered> = (0..12)
        .zip(&recipients)
        .map(|(index, recipient)| Registered {
            number: if index % 3 == 0 { "2C 123 456 7890 1".into() } else { String::new() },
            recipient: recipient.clone(),
        })
        .collect();
    write("registered.pdf", registered(&posted, &sender, day)?)?;
    let kinds = [LetterKind::FirstReminder, LetterKind::SecondReminder, LetterKind::FormalNotice];
    let letters: Vec<_> =
        kinds.into_iter().cycle().take(9).map(|it| fixture::letter(it, day.0, 3)).collect();
    let flags = vec![vec![], vec!["Adresse sur 7 lignes".to_owned()]];
    write("proofed.pdf", proofed(&letters, &flags, &Stationery::default(), day)?.bytes)?;
    Ok(())
}
