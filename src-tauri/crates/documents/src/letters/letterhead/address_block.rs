//! The address where the window of the envelope shows it, and nowhere else.

use super::{Setting, words};
use crate::{
    DocumentError, address,
    fonts::Face,
    layout::{Ink, Mark, line, mm},
    shape::Shaper,
    typography::clean,
};

/// Size of the address, where its lines fit.
const SIZE: f32 = 10.0;
/// The share of a line that stands above its baseline.
const RISE: f32 = 0.875;

/// Sets the address. A seventh line is not lost: the lines move closer, and stay in the window.
pub fn place_address(shaper: &mut Shaper, setting: &mut Setting<'_>) -> Result<(), DocumentError> {
    let letter = setting.letter;
    let mut texts = address::block(&letter.recipient);
    let missing = texts.is_empty();
    if missing {
        texts = vec![clean(&letter.recipient.name), words(letter.language).no_address.to_owned()];
    }
    let last = texts.len() - 1;
    let face = |index| if missing && index == last { Face::Bold } else { Face::Regular };
    let geometry = setting.geometry;
    let mut widest = 1.0_f32;
    for (index, text) in texts.iter().enumerate() {
        // Measured at the size it prints in: advances are rounded, and a small size adds that up.
        widest = widest.max(line(shaper, text, face(index), SIZE)?.width);
    }
    let pitch = mm(geometry.pitch(texts.len()));
    let size = (SIZE * mm(geometry.block_width()) / widest).min(SIZE).min(pitch * 0.9);
    let [x, top] = geometry.block.map(mm);
    for (index, text) in texts.iter().enumerate() {
        let baseline = top + pitch * (index as f32 + RISE);
        let ink = if face(index) == Face::Bold { Ink::Alert } else { Ink::Black };
        let line = line(shaper, text, face(index), size)?;
        setting.marks.push(Mark::Text { x, baseline, ink, line });
    }
    Ok(())
}
