//! A chart on paper: greys and dashes that also tell apart on a printer without colours.

mod bars;
mod course;
mod scale;

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Chart, Drawing, paper::Paper};
use crate::{
    DocumentError,
    fonts::Face,
    layout::{Block, Ink, Mark, Page, mm},
    typography::decimal,
};

/// Size of what is written in a chart.
const SIZE: f32 = 7.6;
/// The tones of stacked bars and of lines, in the order of the series.
const TONES: [u8; 5] = [70, 150, 110, 190, 220];
/// The dashes of lines, in the order of the series; nothing is a line that does not break.
const DASHES: [f32; 4] = [0.0, 4.0, 1.5, 7.0];

/// Draws a chart over the width of the paper.
pub fn plot(paper: &mut Paper, chart: &Chart) -> Result<Block, DocumentError> {
    let mut page = Page::default();
    let title = paper.line(&chart.title, Face::Bold, 9.0)?;
    page.text(0.0, mm(3.2), Ink::Black, title);
    let top = legend(paper, &mut page, &chart.drawing)?;
    let height = match &chart.drawing {
        Drawing::Bars(series) => bars::draw(paper, &mut page, chart, series, top)?,
        Drawing::Lines(_) | Drawing::Band { .. } => course::draw(paper, &mut page, chart, top)?,
    };
    Ok(Block::new(height, page.marks))
}

/// Says which tone or dash is which series; returns where the drawing may begin.
fn legend(paper: &mut Paper, page: &mut Page, drawing: &Drawing) -> Result<f32, DocumentError> {
    let baseline = mm(8.0);
    let named: Vec<_> = drawing.series().into_iter().enumerate().collect();
    if named.len() < 2 {
        return Ok(mm(6.0));
    }
    let mut x = 0.0;
    for (index, series) in named {
        match drawing {
            Drawing::Bars(_) => {
                let (y, ink) = (baseline - 5.5, tone(index));
                page.marks.push(Mark::Fill { x, y, width: 6.0, height: 6.0, ink });
                x += 9.0;
            }
            Drawing::Lines(_) | Drawing::Band { .. } => {
                let points = vec![[x, baseline - 2.5], [x + 18.0, baseline - 2.5]];
                course::stroke(page, points, drawing, index);
                x += 22.0;
            }
        }
        let name = paper.line(&series.name, Face::Regular, SIZE)?;
        let width = name.width;
        page.text(x, baseline, Ink::Grey, name);
        x += width + 14.0;
    }
    Ok(mm(11.0))
}

fn tone(index: usize) -> Ink {
    Ink::Shade(TONES[index % TONES.len()])
}

/// A figure as it is written beside what it measures.
fn figure(paper: &Paper, value: Decimal, places: u32) -> String {
    let mut value = value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    value.rescale(places);
    decimal(value, paper.language)
}
