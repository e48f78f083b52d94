//! What stands beside the window: logo and sender above, the references, the bar code.

use std::rc::Rc;

use super::{Setting, words};
use crate::{
    DocumentError,
    barcode::BarCode,
    fonts::Face,
    layout::{Ink, Mark, Span, line, lines, mm},
    picture::Picture,
    shape::Shaper,
    typography::{bind, clean, grouped},
};

/// The box a logo fits in, and its top.
const LOGO: [f32; 2] = [mm(60.0), mm(18.0)];
/// Top of the logo.
const LOGO_TOP: f32 = mm(11.0);
/// First baseline of the sender without a logo.
const TOP: f32 = mm(22.0);
/// Width of the labels of the references.
const LABELS: f32 = mm(28.0);
/// Size of what is small.
const SMALL: f32 = 8.6;
/// Height of the bars.
const BARS: f32 = mm(7.5);
/// Width of a module, where there is room: a laser printer's eight dots.
const MODULE: f32 = mm(0.33);
/// Size of the code in clear letters.
const CLEAR: f32 = 7.4;

/// Sets logo, sender and how to reach it; returns the last baseline.
pub fn place_sender(
    shaper: &mut Shaper,
    setting: &mut Setting<'_>,
    logo: Option<&Picture>,
) -> Result<f32, DocumentError> {
    let [x, width] = setting.geometry.beside().map(mm);
    let (letter, marks) = (setting.letter, &mut setting.marks);
    let mut baseline = TOP;
    if let Some(picture) = logo {
        let size = picture.within([LOGO[0].min(width), LOGO[1]]);
        marks.push(Mark::Picture { x, y: LOGO_TOP, size, picture: picture.clone() });
        baseline = LOGO_TOP + size[1] + mm(6.0);
    }
    let name = clean(&letter.sender.name);
    let missing = name.is_empty();
    let (text, size, pitch, ink) = match missing {
        true => (bind(words(letter.language).no_sender, letter.language), 10.0, 4.4, Ink::Alert),
        false if logo.is_some() => (name, 10.5, 4.6, Ink::Black),
        false => (name, 13.0, 5.6, Ink::Black),
    };
    for line in lines(shaper, &[Span::bold(text)], size, width)? {
        marks.push(Mark::Text { x, baseline, ink, line });
        baseline += mm(pitch);
    }
    let below = letter.sender.address.iter().chain([&letter.sender.phone, &letter.sender.email]);
    for text in below.map(|it| clean(it)).filter(|it| !it.is_empty()) {
        for line in lines(shaper, &[Span::regular(text)], SMALL, width)? {
            marks.push(Mark::Text { x, baseline, ink: Ink::Grey, line });
            baseline += mm(3.9);
        }
    }
    Ok(baseline - mm(3.9))
}

/// Sets the references level with the address; returns the last baseline.
pub fn place_references(
    shaper: &mut Shaper,
    setting: &mut Setting<'_>,
    above: f32,
) -> Result<f32, DocumentError> {
    let [x, width] = setting.geometry.beside().map(mm);
    let (letter, words) = (setting.letter, words(setting.letter.language));
    let references = [
        (words.account, clean(&letter.recipient.code)),
        (words.siren, grouped(&letter.recipient.siren, 3)),
        (words.reference, clean(&letter.reference)),
    ];
    let level = mm(setting.geometry.block[1] + 3.5);
    let mut baseline = level.max(above + mm(9.0));
    for (label, value) in references.into_iter().filter(|(_, it)| !it.is_empty()) {
        let line = line(shaper, label, Face::Regular, SMALL)?;
        setting.marks.push(Mark::Text { x, baseline, ink: Ink::Grey, line });
        for line in lines(shaper, &[Span::regular(value)], SMALL, width - LABELS)? {
            setting.marks.push(Mark::Text { x: x + LABELS, baseline, ink: Ink::Black, line });
            baseline += mm(4.0);
        }
    }
    Ok(baseline - mm(4.0))
}

/// Sets the bar code under the references, the code in clear letters below it; returns its lower
/// edge, or the baseline above where there is none.
pub fn place_code(
    shaper: &mut Shaper,
    setting: &mut Setting<'_>,
    above: f32,
) -> Result<f32, DocumentError> {
    if setting.letter.code.is_empty() {
        return Ok(above);
    }
    let code = BarCode::new(&setting.letter.code)?;
    let [x, width] = setting.geometry.beside().map(mm);
    // The quiet zone may lie in the margin: the first bar lines up with the text.
    let module = MODULE.min(width / (code.modules + 10) as f32);
    let quiet = module * 10.0;
    let y = above + mm(3.2);
    let clear = line(shaper, &setting.letter.code, Face::Regular, CLEAR)?;
    let baseline = y + BARS + mm(3.0);
    setting.marks.push(Mark::Text { x, baseline, ink: Ink::Grey, line: clear });
    let width = module * code.width() as f32;
    let code = Rc::new(code);
    setting.marks.push(Mark::Bars { x: x - quiet, y, width, height: BARS, code });
    Ok(baseline)
}
