//! A course in time: lines over months, or what is to come between its bounds.

use rust_decimal::Decimal;

use super::{DASHES, SIZE, TONES, figure, scale::Scale};
use crate::{
    DocumentError,
    fonts::Face,
    layout::{Ink, Mark, Page, mm},
    report::{Chart, Drawing, Series, paper::Paper},
};

/// Height of what is between the lowest and the highest step.
const HEIGHT: f32 = mm(38.0);
/// The tone between the bounds.
const BETWEEN: Ink = Ink::Shade(225);

/// Draws the course below `top`; returns the height of the whole.
pub fn draw(
    paper: &mut Paper,
    page: &mut Page,
    chart: &Chart,
    top: f32,
) -> Result<f32, DocumentError> {
    let series = chart.drawing.series();
    let scale = Scale::of(series.iter().flat_map(|it| it.values.iter().copied().flatten()));
    let top = top + SIZE * 0.5;
    let ground = top + HEIGHT;
    let left = steps(paper, page, &scale, (top, ground))?;
    let count = chart.labels.len();
    let pitch = (paper.width() - left) / count.max(1) as f32;
    let x = |place: usize| left + pitch * (place as f32 + 0.5);
    let point =
        |(place, figure): (usize, Decimal)| [x(place), ground - HEIGHT * scale.share(figure)];
    if let Drawing::Band { low, high, .. } = &chart.drawing {
        for [low, high] in stretches(low, high) {
            let mut points: Vec<_> = high.into_iter().map(point).collect();
            points.extend(low.into_iter().rev().map(point));
            page.marks.push(Mark::Shape { points, ink: BETWEEN });
        }
    }
    for (index, one) in series.iter().enumerate() {
        for [run, _] in stretches(one, one) {
            stroke(page, run.into_iter().map(point).collect(), &chart.drawing, index);
        }
    }
    let mut free = f32::NEG_INFINITY;
    for (place, label) in chart.labels.iter().enumerate() {
        let label = paper.line(label, Face::Regular, SIZE)?;
        let from = x(place) - label.width / 2.0;
        if from >= free {
            free = from + label.width + 4.0;
            page.text(from, ground + SIZE + 4.0, Ink::Grey, label);
        }
    }
    Ok(ground + SIZE + mm(3.0))
}

/// The steps of the scale with their figures; returns where the drawing begins.
fn steps(
    paper: &mut Paper,
    page: &mut Page,
    scale: &Scale,
    (top, ground): (f32, f32),
) -> Result<f32, DocumentError> {
    let mut set = Vec::new();
    for step in scale.steps() {
        let text = figure(paper, step, scale.step.scale());
        set.push((step, paper.line(&text, Face::Regular, SIZE)?));
    }
    let left = set.iter().map(|(_, it)| it.width).fold(0.0, f32::max) + 5.0;
    for (step, text) in set {
        let y = ground - (ground - top) * scale.share(step);
        page.text_to(left - 5.0, y + SIZE * 0.36, Ink::Grey, text);
        let ink = if step.is_zero() { Ink::Grey } else { Ink::Hairline };
        page.rule(left, y, paper.width() - left, 0.5, ink);
    }
    Ok(left)
}

/// A line of the series at a place: the bounds of a band are thin, what is likely is strong.
pub fn stroke(page: &mut Page, points: Vec<[f32; 2]>, drawing: &Drawing, index: usize) {
    let (weight, dash, ink) = match drawing {
        Drawing::Band { .. } if index == 1 => (1.4, 0.0, Ink::Black),
        Drawing::Band { .. } => (0.6, 2.0, Ink::Grey),
        Drawing::Bars(_) | Drawing::Lines(_) => {
            let (tone, dash) = (TONES[index % TONES.len()], DASHES[index % DASHES.len()]);
            (if index == 0 { 1.6 } else { 1.0 }, dash, Ink::Shade(tone))
        }
    };
    if let [[x, y]] = points[..] {
        // A figure alone between two that are missing is a point.
        page.marks.push(Mark::Fill { x: x - 1.5, y: y - 1.5, width: 3.0, height: 3.0, ink });
    } else {
        page.marks.push(Mark::Curve { points, weight, dash, ink });
    }
}

/// Where both series are known without a break, with their places.
fn stretches(a: &Series, b: &Series) -> Vec<[Vec<(usize, Decimal)>; 2]> {
    let mut stretches = Vec::new();
    let mut open: [Vec<(usize, Decimal)>; 2] = Default::default();
    for (place, pair) in a.values.iter().zip(&b.values).enumerate() {
        match pair {
            (Some(a), Some(b)) => {
                open[0].push((place, *a));
                open[1].push((place, *b));
            }
            _ if open[0].is_empty() => {}
            _ => stretches.push(std::mem::take(&mut open)),
        }
    }
    if !open[0].is_empty() {
        stretches.push(open);
    }
    stretches
}
