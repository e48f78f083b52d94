//! What comes off the printer, read back: the window of each envelope, and the codes as a scanner
//! sees them. Poppler, ZBar and qpdf do the reading where they are installed.

use std::{fs, path::PathBuf, process::Command};

use receivables::letter::{Language, Letter, LetterKind, Recipient};

use super::{
    Stationery,
    fixture::{credit, letter},
    lay_out_letter, pdf,
    pictures::{jpeg, png},
};
use crate::{
    envelope::{Envelope, Geometry, Zone},
    layout::{Mark, Page, mm},
    picture::Picture,
    shape::Shaper,
};

/// Sixty characters.
const NAME: &str = "ÉTABLISSEMENTS RÉUNIS DE WAGONNAGE ET DE MANUTENTION DU MIDI";

/// Every envelope, and one of somebody's own.
fn envelopes() -> Vec<Envelope> {
    let own = Envelope::custom(Zone::new(95.0, 50.0, 100.0, 30.0)).unwrap();
    Envelope::NAMED.into_iter().chain([own]).collect()
}

/// A letter whose sender fills its column, to an address of so many lines, name included.
fn full(lines: usize) -> Letter {
    let mut letter = letter(LetterKind::FormalNotice, Language::Fr, 3);
    letter.code = "L000417-260312".into();
    letter.copy = true;
    letter.sender.address = vec!["Immeuble Le Grand Large, bâtiment C".into(); 9];
    letter.sender.name = NAME.into();
    let street = [
        "Service de la comptabilité",
        "Bâtiment C, troisième étage",
        "Zone des Grandes Vignes",
        "12 rue de l'Ancienne Tannerie",
    ];
    // The name alone takes two lines.
    let mut address: Vec<String> = street.iter().take(lines - 3).map(|&it| it.to_owned()).collect();
    address.push("42000 Saint-Étienne".into());
    letter.recipient = Recipient { name: NAME.into(), address, ..letter.recipient };
    letter
}

fn stationery(envelope: Envelope) -> Stationery {
    Stationery {
        logo: Some(Picture::new(&png(300, 90)).unwrap()),
        signature: Some(Picture::new(&jpeg()).unwrap()),
        envelope,
        slip: true,
        ..Stationery::default()
    }
}

fn first_page(letter: &Letter, envelope: Envelope) -> Page {
    let pages = lay_out_letter(&mut Shaper::new(), letter, &stationery(envelope)).unwrap();
    pages.into_iter().next().unwrap()
}

/// What a mark covers with ink, in millimetres: left, top, right, bottom.
fn covered(mark: &Mark) -> [f32; 4] {
    let points = match mark {
        Mark::Text { x, baseline, line, .. } => {
            [*x, baseline - line.size * 0.75, x + line.width, baseline + line.size * 0.22]
        }
        Mark::Rule { x, y, length, weight, .. } => [*x, y - weight, x + length, y + weight],
        Mark::Code { x, y, side, .. } => [*x, *y, x + side, y + side],
        Mark::Fill { x, y, width, height, .. } | Mark::Bars { x, y, width, height, .. } => {
            [*x, *y, x + width, y + height]
        }
        Mark::Picture { x, y, size, .. } => [*x, *y, x + size[0], y + size[1]],
        Mark::Curve { .. } | Mark::Shape { .. } => panic!("a letter has no charts"),
    };
    points.map(|it| it * 25.4 / 72.0)
}

fn touches([left, top, right, bottom]: [f32; 4], zone: Zone) -> bool {
    left < zone.right() && right > zone.x && top < zone.bottom() && bottom > zone.y
}

fn holds(zone: Zone, [left, top, right, bottom]: [f32; 4]) -> bool {
    let near = 0.05;
    left >= zone.x - near
        && right <= zone.right() + near
        && top >= zone.y - near
        && bottom <= zone.bottom() + 0.3
}

#[test]
fn every_window_shows_the_address_and_nothing_else() {
    for envelope in envelopes() {
        let Geometry { visible, .. } = envelope.geometry();
        let clear = envelope.geometry().clear();
        for lines in 3..=7 {
            let page = first_page(&full(lines), envelope);
            let in_zone: Vec<_> =
                page.marks.iter().filter(|it| touches(covered(it), clear)).collect();
            for mark in &in_zone {
                let place = covered(mark);
                assert!(holds(visible, place), "{envelope:?}, {lines} lines: {place:?} {mark:?}");
                assert!(matches!(mark, Mark::Text { .. }), "{envelope:?}: {mark:?}");
            }
            assert_eq!(in_zone.len(), lines, "{envelope:?}");
        }
    }
}

#[test]
fn the_sheet_is_marked_where_it_is_folded() {
    let marked = |envelope| {
        let page = first_page(&full(4), envelope);
        let rules = page.marks.iter().filter_map(|it| match it {
            Mark::Rule { x, y, .. } if *x < mm(6.0) => Some((y * 254.0 / 72.0).round() / 10.0),
            _ => None,
        });
        rules.collect::<Vec<_>>()
    };
    assert_eq!(marked(Envelope::DlRight), [99.0, 198.0]);
    assert_eq!(marked(Envelope::C5Left), [148.5]);
    assert_eq!(marked(Envelope::DinB), [105.0, 210.0, 148.5]);
    assert_eq!(marked(Envelope::DinA), [87.0, 192.0, 148.5]);
}

#[test]
fn a_slip_is_the_last_thing_on_the_last_page() {
    for items in [1, 4, 9, 30] {
        let mut letter = letter(LetterKind::SecondReminder, Language::Fr, items);
        letter.credits = vec![credit()];
        letter.code = "C00417".into();
        let pages =
            lay_out_letter(&mut Shaper::new(), &letter, &stationery(Envelope::DlRight)).unwrap();
        let (last, before) = pages.split_last().unwrap();
        let count = |page: &Page| page.reading().matches("Coupon à joindre").count();
        assert_eq!((count(last), before.iter().map(count).sum::<usize>()), (1, 0));
        let read = last.reading();
        let slip = read.find("Coupon à joindre").unwrap();
        assert!(read[..slip].contains("Claire Montagnier") || !before.is_empty(), "{read}");
        assert!(read[slip..].contains("C00417 Menuiserie Béraud et Fils SARL"), "{read}");
        assert!(read[slip..].contains("FR76~3000~6000~0112~3456~7890~189"), "{read}");
    }
}

#[test]
fn a_receipt_has_no_slip_unless_its_text_asks_for_one() {
    let letter = letter(LetterKind::FirstReminder, Language::Fr, 2);
    let plain = Stationery::default();
    let pages = lay_out_letter(&mut Shaper::new(), &letter, &plain).unwrap();
    assert!(!pages[0].reading().contains("Coupon"));
}

#[test]
fn a_picture_of_the_signature_stands_clear_of_the_names_around_it() {
    let pages = lay_out_letter(
        &mut Shaper::new(),
        &letter(LetterKind::SecondReminder, Language::Fr, 1),
        &Stationery { signature: Some(Picture::new(&jpeg()).unwrap()), ..Stationery::default() },
    );
    let marks = &pages.unwrap()[0].marks;
    let at = marks.iter().position(|it| matches!(it, Mark::Picture { .. })).unwrap();
    let [company, picture, signatory] = [at - 1, at, at + 1].map(|it| covered(&marks[it]));
    assert!(picture[1] - company[3] > 1.5, "{company:?} {picture:?}");
    assert!(signatory[1] - picture[3] > 1.5, "{picture:?} {signatory:?}");
}

#[test]
fn a_picture_is_embedded_once_however_many_letters_bear_it() {
    let stationery = stationery(Envelope::DlRight);
    let letters = vec![full(4); 12];
    let printed = pdf(&letters, &stationery).unwrap();
    let images = printed.bytes.windows(14).filter(|it| it.starts_with(b"/Subtype/Image")).count();
    // The logo and its transparency, and the signature.
    assert!((1..=3).contains(&images), "{images}");
    assert_eq!(printed, pdf(&letters, &stationery).unwrap());
    let jpeg = jpeg();
    assert!(printed.bytes.windows(jpeg.len()).any(|it| it == jpeg), "a JPEG passes untouched");
}

/// A file of its own for a test, removed with its folder.
struct Printed(PathBuf);

impl Printed {
    fn new(name: &str, bytes: &[u8]) -> Self {
        let folder = std::env::temp_dir().join(format!("encours-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("letter.pdf"), bytes).unwrap();
        Self(folder)
    }

    /// What a program says of the file; none where it is not installed.
    fn read(&self, program: &str, arguments: &[&str]) -> Option<String> {
        let output = Command::new(program).args(arguments).current_dir(&self.0).output();
        let Ok(output) = output else {
            eprintln!("skipped: {program} is not installed");
            return None;
        };
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        Some(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

impl Drop for Printed {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap_or_default();
    }
}

/// Left, top, right, bottom of the ink of a word, in millimetres, from `pdftotext -bbox`.
fn word(line: &str) -> Option<[f32; 4]> {
    let value = |name: &str| {
        let from = line.find(&format!("{name}=\""))? + name.len() + 2;
        line[from..].split('"').next()?.parse::<f32>().ok()
    };
    let [left, top, right, bottom] =
        [value("xMin")?, value("yMin")?, value("xMax")?, value("yMax")?];
    // A box reaches from the face's ascent to its descent: 1.069 and 0.293 em.
    let size = (bottom - top) / 1.362;
    let baseline = top + size * 1.069;
    Some([left, baseline - size * 0.75, right, baseline + size * 0.22].map(|it| it * 25.4 / 72.0))
}

#[test]
fn the_window_holds_in_the_file_itself() {
    for envelope in envelopes() {
        let letters: Vec<Letter> = (3..=7).map(full).collect();
        let file = pdf(&letters, &stationery(envelope)).unwrap();
        let printed = Printed::new("window", &file.bytes);
        let Some(read) = printed.read("pdftotext", &["-bbox", "letter.pdf", "-"]) else { return };
        let (visible, clear) = (envelope.geometry().visible, envelope.geometry().clear());
        let pages: Vec<&str> = read.split("<page ").skip(1).collect();
        assert_eq!(pages.len(), file.pages);
        let mut first = 0;
        for count in file.page_counts {
            let page = pages[first];
            first += count;
            let words = page.lines().filter(|it| it.contains("<word "));
            let shown: Vec<_> = words
                .filter_map(|it| word(it).map(|place| (place, it)))
                .filter(|(place, _)| touches(*place, clear))
                .collect();
            let text: String = shown.iter().map(|(_, it)| *it).collect();
            assert!(text.contains(">MIDI<") && text.contains(">42000<"), "{envelope:?}\n{text}");
            for (place, line) in shown {
                assert!(holds(visible, place), "{envelope:?}: {place:?} {line}");
            }
        }
    }
}

#[test]
fn a_scanner_reads_both_codes() {
    for (index, code) in ["L000417-260312", "20260312000417", "C00417"].into_iter().enumerate() {
        let mut letter = letter(LetterKind::FormalNotice, Language::Fr, 3);
        letter.code = code.into();
        let payload = letter.payment_qr.clone().unwrap();
        let bytes = pdf(&[letter], &stationery(Envelope::DlRight)).unwrap().bytes;
        let printed = Printed::new(&format!("scan{index}"), &bytes);
        let draw = ["-r", "200", "-png", "letter.pdf", "page"];
        if printed.read("pdftoppm", &draw).is_none() {
            return;
        }
        let pages = fs::read_dir(&printed.0).unwrap().map(|it| it.unwrap().path());
        let pages: Vec<_> =
            pages.filter(|it| it.extension().is_some_and(|it| it == "png")).collect();
        let mut arguments = vec!["--quiet", "--raw"];
        arguments.extend(pages.iter().map(|it| it.to_str().unwrap()));
        let Some(read) = printed.read("zbarimg", &arguments) else { return };
        assert!(read.contains(&payload), "{read}");
        assert!(read.lines().any(|it| it == code), "{code}: {read}");
    }
}

#[test]
fn qpdf_finds_nothing_to_complain_about() {
    let bytes = pdf(&[full(4), full(7)], &stationery(Envelope::DinB)).unwrap().bytes;
    let printed = Printed::new("check", &bytes);
    let Some(read) = printed.read("qpdf", &["--check", "letter.pdf"]) else { return };
    assert!(read.contains("No syntax or stream encoding errors"), "{read}");
}
