//! The alignment sheet: printed once, folded and put into the envelope, it shows whether printer
//! and window agree.

use chrono::NaiveDate;
use receivables::letter::Language;

use super::{said, set, written};
use crate::{
    DocumentError,
    envelope::{Envelope, Geometry, Zone},
    fonts::Face,
    layout::{Ink, Page, SHEET_HEIGHT, SHEET_WIDTH, Span, line, lines, mm},
    letters::mark_folds,
    shape::Shaper,
    typography::bind,
};

/// The sample address: six lines, the second of 38 characters.
const SAMPLE: [&str; 6] = [
    "Société Exemple SARL",
    "Service de la comptabilité fournisseur",
    "Bâtiment C",
    "12 rue de l'Église",
    "BP 1234",
    "42000 SAINT-ETIENNE CEDEX 1",
];

/// What to do with it.
fn steps(language: Language) -> [&'static str; 4] {
    [
        [
            "Imprimez cette feuille à 100 %, sans ajustement à la page : la règle doit mesurer 150 mm.",
            "Print this sheet at 100%, without fitting to the page: the ruler must measure 150 mm.",
            "Drucken Sie dieses Blatt mit 100 %, ohne Anpassung: Das Lineal muss 150 mm messen.",
        ],
        [
            "Pliez-la aux repères du bord gauche et glissez-la dans une enveloppe.",
            "Fold it at the marks on the left edge and put it into an envelope.",
            "Falten Sie es an den Marken am linken Rand und stecken Sie es in einen Umschlag.",
        ],
        [
            "Tapez l’enveloppe sur chacun de ses quatre bords : les six lignes restent visibles.",
            "Tap the envelope on each of its four edges: the six lines stay visible.",
            "Stoßen Sie den Umschlag an allen vier Kanten auf: Alle sechs Zeilen bleiben sichtbar.",
        ],
        [
            "Rien de ce qui est hors du cadre pointillé n’apparaît dans la fenêtre.",
            "Nothing outside the dashed frame shows in the window.",
            "Nichts außerhalb des gestrichelten Rahmens erscheint im Fenster.",
        ],
    ]
    .map(|it| said(language, it))
}

/// The sheet of an envelope, as a PDF.
pub fn alignment(
    envelope: Envelope,
    language: Language,
    dated: NaiveDate,
) -> Result<Vec<u8>, DocumentError> {
    let mut shaper = Shaper::new();
    let page = page(&mut shaper, &envelope.geometry(), language)?;
    let title = said(language, ["Feuille d’alignement", "Alignment sheet", "Justierblatt"]);
    written(&[page], title, (language, dated))
}

fn page(
    shaper: &mut Shaper,
    geometry: &Geometry,
    language: Language,
) -> Result<Page, DocumentError> {
    let mut page = Page::default();
    mark_folds(&mut page, geometry);
    for fold in geometry.folds {
        page.dashes(mm(8.0), mm(*fold), mm(194.0), Ink::Hairline);
    }
    frames(&mut page, geometry);
    let [x, top] = geometry.block.map(mm);
    let pitch = mm(geometry.pitch(SAMPLE.len()));
    let mut widest = 1.0_f32;
    for text in SAMPLE {
        widest = widest.max(line(shaper, text, Face::Regular, 1.0)?.width);
    }
    let size = (mm(geometry.block_width()) / widest).min(10.0).min(pitch * 0.9);
    for (index, text) in SAMPLE.iter().enumerate() {
        let baseline = top + pitch * (index as f32 + 0.875);
        page.text(x, baseline, Ink::Black, line(shaper, text, Face::Regular, size)?);
    }
    words(&mut page, shaper, geometry, language)?;
    ruler(&mut page, shaper)?;
    Ok(page)
}

/// What is always visible, and in dashes what may be.
fn frames(page: &mut Page, geometry: &Geometry) {
    let Zone { x, y, width, height } = geometry.visible;
    page.outline([mm(x), mm(y)], [mm(width), mm(height)], 0.5, Ink::Grey);
    let clear = geometry.clear();
    let left = clear.x.max(0.0);
    let right = clear.right().min(210.0);
    let width = mm(right - left);
    page.dashes(mm(left), mm(clear.y), width, Ink::Grey);
    page.dashes(mm(left), mm(clear.bottom()), width, Ink::Grey);
    for (edge, x) in [(clear.x, left), (clear.right(), right)] {
        if edge == x {
            page.upright_dashes(mm(x), mm(clear.y), mm(clear.height), Ink::Grey);
        }
    }
}

fn words(
    page: &mut Page,
    shaper: &mut Shaper,
    geometry: &Geometry,
    language: Language,
) -> Result<(), DocumentError> {
    let title = said(language, ["Feuille d’alignement", "Alignment sheet", "Justierblatt"]);
    let mut y = mm(geometry.clear().bottom().max(100.0) + 20.0);
    page.text(mm(20.0), y, Ink::Black, set(shaper, title, (Face::Bold, 14.0), language)?);
    y += mm(9.0);
    for (index, step) in steps(language).into_iter().enumerate() {
        let number = line(shaper, &format!("{}.", index + 1), Face::Bold, 10.0)?;
        page.text(mm(20.0), y, Ink::Black, number);
        for line in lines(shaper, &[Span::regular(bind(step, language))], 10.0, mm(162.0))? {
            page.text(mm(28.0), y, Ink::Black, line);
            y += mm(5.2);
        }
        y += mm(1.2);
    }
    let Zone { x, y: top, width, height } = geometry.visible;
    let measures = format!("x {x} – {} mm, y {top} – {} mm", x + width, top + height);
    page.text(mm(28.0), y + mm(2.0), Ink::Grey, line(shaper, &measures, Face::Regular, 8.6)?);
    Ok(())
}

/// 150 mm along the foot of the sheet.
fn ruler(page: &mut Page, shaper: &mut Shaper) -> Result<(), DocumentError> {
    let (left, y) = (mm(30.0), SHEET_HEIGHT - mm(30.0));
    page.rule(left, y, mm(150.0), 0.5, Ink::Black);
    for step in 0..=150_u16 {
        let length = match step {
            _ if step % 50 == 0 => 7.0,
            _ if step % 10 == 0 => 5.0,
            _ if step % 5 == 0 => 3.5,
            _ => 2.0,
        };
        let x = left + mm(f32::from(step));
        page.upright(x, y, mm(length), 0.3, Ink::Black);
        if step % 10 == 0 {
            let number = line(shaper, &step.to_string(), Face::Regular, 7.0)?;
            page.text(x - number.width / 2.0, y + mm(10.0), Ink::Grey, number);
        }
    }
    let scale = line(shaper, "150 mm – 100 %", Face::Bold, 9.0)?;
    page.text((SHEET_WIDTH - scale.width) / 2.0, y - mm(2.5), Ink::Black, scale);
    Ok(())
}
