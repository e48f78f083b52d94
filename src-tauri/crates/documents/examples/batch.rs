//! A thousand formal notices as one PDF, for `cargo xtask bench`: `batch FOLDER` writes batch.pdf,
//! and one of the letters as letter.html, for other programs to print; says how long it took.

use std::{env, error::Error, fs, path::PathBuf, time::Instant};

use documents::letters::{Stationery, pdf};
use receivables::letter::{Language, Letter, LetterKind};

#[allow(dead_code)]
#[path = "../src/letters/fixture.rs"]
mod fixture;

const LETTERS: usize = 1_000;
const ITEMS: usize = 15;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args().nth(1).ok_or("which folder?")?);
    fs::create_dir_all(&folder)?;
    let letters: Vec<_> = (0..LETTERS).map(notice).collect();
    fs::write(folder.join("letter.html"), html(&letters[0]))?;
    let start = Instant::now();
    let batch = pdf(&letters, &Stationery::default())?;
    println!("seconds {}", start.elapsed().as_secs_f64());
    println!("bytes {}\npages {}", batch.bytes.len(), batch.pages);
    fs::write(folder.join("batch.pdf"), batch.bytes)?;
    Ok(())
}

/// A formal notice of 15 items; no two are alike.
fn notice(index: usize) -> Letter {
    let mut letter = fixture::letter(LetterKind::FormalNotice, Language::Fr, ITEMS);
    letter.recipient.code = format!("C{index:05}");
    letter.recipient.name = format!("Société Exemple {index} SARL");
    letter.reference = format!("R-2026-{index:04}");
    for (row, claim) in letter.claims.iter_mut().enumerate() {
        claim.number = format!("FA-{index:04}-{row:03}");
        claim.open.minor += (index * 7_013 % 100_000) as i64;
        claim.original.minor += (index * 7_013 % 100_000) as i64;
    }
    letter.payment_qr = letter.payment_qr.map(|it| it.replace("C00417", &letter.recipient.code));
    letter
}

/// The same facts and about as many words as a page for a browser's printer.
fn html(letter: &Letter) -> String {
    let rows: String = letter
        .claims
        .iter()
        .map(|it| {
            format!(
                "<tr><td>{}<td>{}<td>{}<td>{}<td>{}<td>{}<td>{}<td>{}",
                it.number,
                it.reference,
                it.issued,
                it.due,
                it.days_late,
                it.original.minor,
                it.paid.minor,
                it.open.minor
            )
        })
        .collect();
    let (from, to) = (&letter.sender, &letter.recipient);
    PAGE.replace("{from}", &format!("{}<br>{}", from.name, from.address.join("<br>")))
        .replace("{to}", &format!("{}<br>{}", to.name, to.address.join("<br>")))
        .replace("{legal}", &format!("{} {} {}", from.legal_form, from.siren, from.iban))
        .replace("{rows}", &rows)
        .replace(
            "{earlier}",
            &letter.earlier.iter().map(|it| format!("<li>{}", it.on)).collect::<String>(),
        )
}

const PAGE: &str = "<!doctype html><meta charset=utf-8><style>
@page { size: A4; margin: 20mm; @bottom-right { content: counter(page) '/' counter(pages) } }
body { font: 9.5pt 'Noto Sans', 'DejaVu Sans', sans-serif } table { width: 100%; border-collapse: collapse }
td, th { border-bottom: .5pt solid #bbb; padding: 2pt } td:nth-child(n+5) { text-align: right }
.to { margin: 20mm 0 15mm 95mm } footer { font-size: 7pt }
</style><p>{from}<p class=to>{to}<h1>Mise en demeure de payer</h1>
<p>Lettre recommandée avec avis de réception<p>Madame, Monsieur,
<p>Malgré nos rappels des jours suivants, les factures énumérées ci-dessous restent impayées :<ul>{earlier}</ul>
<table><thead><tr><th>Facture<th>Votre référence<th>Date<th>Échéance<th>Retard<th>Montant<th>Réglé<th>Reste dû</thead>
{rows}</table>
<p>Nous vous mettons en demeure de régler cette somme dans un délai de huit jours à compter de la réception de la
présente. La présente vaut mise en demeure au sens des articles 1231-6 et 1344 du code civil et fait courir les
intérêts. À défaut, nous remettrons le dossier à notre service contentieux sans autre avis.
<p>Les pénalités de retard sont calculées au taux de la Banque centrale européenne majoré de dix points ; une
indemnité forfaitaire de quarante euros est due par facture (articles L441-10 et D441-5 du code de commerce).
<p>Si votre règlement nous est parvenu entre-temps, veuillez ne pas tenir compte de cette lettre.
<p>Nous vous prions d'agréer, Madame, Monsieur, nos salutations distinguées.<footer>{legal}</footer>";
