//! Prints one letter of each kind and language into a folder, then measures 1,000 of them:
//! `cargo run --release -p documents --example letters -- FOLDER`.

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
    slice,
    time::Instant,
};

use documents::{
    envelope::Envelope,
    letters::{Stationery, Text, Wording, pdf, text_name},
    picture::Picture,
};
use receivables::letter::{Language, Letter, LetterKind};

#[allow(dead_code)]
#[path = "../src/letters/fixture.rs"]
mod fixture;
#[allow(dead_code)]
#[path = "../src/letters/pictures.rs"]
mod pictures;

const LANGUAGES: [(Language, &str); 3] =
    [(Language::Fr, "fr"), (Language::En, "en"), (Language::De, "de")];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args().nth(1).ok_or("which folder?")?);
    fs::create_dir_all(&folder)?;
    for (language, tag) in LANGUAGES {
        for (kind, name) in LetterKind::ALL.map(|it| (it, text_name(it))) {
            for items in [1, 15, 80] {
                let mut letter = fixture::letter(kind, language, items);
                if items == 15 && kind != LetterKind::Receipt {
                    letter = fixture::with_credit(letter);
                }
                if kind == LetterKind::FormalNotice {
                    letter = fixture::with_annex(letter);
                }
                let file = folder.join(format!("{tag}_{name}_{items}.pdf"));
                fs::write(file, pdf(&[letter], &Stationery::default())?.bytes)?;
            }
        }
    }
    for (language, tag) in LANGUAGES {
        let reminders = LetterKind::ALL.into_iter().filter(|it| it.is_reminder());
        for (kind, name) in reminders.map(|it| (it, text_name(it))) {
            let letter = contested(kind, language);
            fs::write(
                folder.join(format!("{tag}_{name}_contested.pdf")),
                pdf(&[letter], &Stationery::default())?.bytes,
            )?;
        }
    }
    let mut bare = fixture::letter(LetterKind::FormalNotice, Language::Fr, 3);
    bare.sender = Default::default();
    bare.recipient.address.clear();
    bare.payment_qr = None;
    bare.copy = true;
    fs::write(folder.join("fr_incomplete.pdf"), pdf(&[bare], &Stationery::default())?.bytes)?;
    hard(&folder)?;
    for envelope in Envelope::NAMED {
        let stationery = Stationery {
            logo: Some(Picture::new(&pictures::png(300, 90))?),
            signature: Some(Picture::new(&pictures::jpeg())?),
            envelope,
            slip: true,
            ..Stationery::default()
        };
        let mut letter = fixture::letter(LetterKind::SecondReminder, Language::Fr, 3);
        letter.code = "L000417-260312".into();
        let name = format!("{envelope:?}.pdf").to_lowercase();
        fs::write(folder.join(name), pdf(&[letter], &stationery)?.bytes)?;
    }
    measure(&folder)
}

/// Some items are contested in part, one of them with a long number and large amounts.
fn contested(kind: LetterKind, language: Language) -> Letter {
    let mut letter = fixture::letter(kind, language, 6);
    letter.credits = vec![fixture::credit()];
    letter.claims[1].disputed = fixture::euros(12_000);
    letter.claims[2].disputed = fixture::euros(150);
    let long = &mut letter.claims[4];
    long.number = "FA-2026-LYON-ENTREPOT-0000121-B".into();
    long.reference = "BON DE COMMANDE 2026 / 4711 / LOT 3".into();
    long.original = fixture::euros(1_234_567_890);
    (long.paid, long.open) = (fixture::euros(234_567_890), fixture::euros(1_000_000_000));
    long.disputed = fixture::euros(123_456_789);
    letter
}

/// Letters with as much in them as a letter must hold, in the shipped words and in longer ones.
fn hard(folder: &Path) -> Result<(), Box<dyn Error>> {
    for (language, tag) in LANGUAGES {
        for (kind, name) in LetterKind::ALL.map(|it| (it, text_name(it))) {
            let crowded = fixture::crowded(kind, language);
            let file = folder.join(format!("{tag}_{name}_crowded.pdf"));
            fs::write(file, pdf(slice::from_ref(&crowded), &Stationery::default())?.bytes)?;
            let stationery = Stationery { wording: wordy(name, language), ..Stationery::default() };
            let file = folder.join(format!("{tag}_{name}_wordy.pdf"));
            fs::write(file, pdf(&[crowded], &stationery)?.bytes)?;
        }
    }
    Ok(())
}

/// A text of the company’s own, with its paragraphs said three times.
fn wordy(name: &str, language: Language) -> Wording {
    let shipped = fixture::letter(LetterKind::FirstReminder, language, 1);
    let source = Wording::source(&[], &shipped, name).unwrap_or_default();
    let longer = |block: &str| match block.trim() {
        it if it.starts_with("# ") || it.contains("::") || it.contains("endif %}\n") => {
            block.into()
        }
        it if it.contains("{% include") || it.is_empty() => block.into(),
        _ => format!("{block}\n\n{block}\n\n{block}"),
    };
    let blocks: Vec<String> = source.split("\n\n").map(longer).collect();
    let text = Text {
        name: name.into(),
        language,
        audience: None,
        segment: String::new(),
        channel: None,
        source: blocks.join("\n\n"),
    };
    Wording::new(vec![text])
}

fn measure(folder: &Path) -> Result<(), Box<dyn Error>> {
    let letters: Vec<Letter> = (0..1_000).map(varied).collect();
    let start = Instant::now();
    let mut bytes = 0;
    for letter in &letters[..200] {
        bytes += pdf(slice::from_ref(letter), &Stationery::default())?.bytes.len();
    }
    let each = start.elapsed() / 200;
    println!("one file a letter: {:.2} ms, {:.1} kB", each.as_secs_f64() * 1e3, bytes as f64 / 2e5);
    let start = Instant::now();
    let batch = pdf(&letters, &Stationery::default())?;
    let took = start.elapsed().as_secs_f64();
    println!(
        "one file for 1,000: {took:.2} ms, {:.1} kB a letter, {} pages",
        batch.bytes.len() as f64 / 1e6,
        batch.pages
    );
    println!("peak memory: {}", peak_memory().unwrap_or_else(|| "not known here".into()));
    fs::write(folder.join("batch.pdf"), batch.bytes)?;
    Ok(())
}

/// Formal notices of 15 items to different customers, with different amounts.
fn varied(index: usize) -> Letter {
    let mut letter = fixture::letter(LetterKind::FormalNotice, Language::Fr, 15);
    letter.recipient.code = format!("C{index:05}");
    letter.recipient.name = format!("Société Exemple {index} SARL");
    letter.reference = format!("R-2026-{index:04}");
    letter.code = format!("L{index:06}-260312");
    for (row, claim) in letter.claims.iter_mut().enumerate() {
        claim.number = format!("FA-{index:04}-{row:03}");
        claim.open.minor += (index * 7_013 % 100_000) as i64;
        claim.original.minor += (index * 7_013 % 100_000) as i64;
    }
    letter.payment_qr = letter.payment_qr.map(|it| it.replace("C00417", &letter.recipient.code));
    letter
}

fn peak_memory() -> Option<String> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|it| it.starts_with("VmHWM"))?;
    Some(line.trim_start_matches("VmHWM:").trim().to_owned())
}
