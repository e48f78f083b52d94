//! Bars: parts of a whole, each with its label before it and its sum behind it.

use rust_decimal::Decimal;

use super::{SIZE, figure, scale::Scale, tone};
use crate::{
    DocumentError,
    fonts::Face,
    layout::{Ink, Line, Mark, Page, mm},
    report::{Chart, Series, paper::Paper},
};

/// From one bar to the next.
const PITCH: f32 = 14.0;
/// How thick a bar is.
const THICKNESS: f32 = 8.5;
/// Between a label, a bar and its figure.
const GAP: f32 = 6.0;

/// Draws the bars below `top`; returns the height of the whole.
pub fn draw(
    paper: &mut Paper,
    page: &mut Page,
    chart: &Chart,
    series: &[Series],
    top: f32,
) -> Result<f32, DocumentError> {
    let bars: Vec<_> = (0..chart.labels.len()).map(|place| Bar::of(series, place)).collect();
    let scale = Scale::of(bars.iter().flat_map(|it| [it.least, it.most]));
    let labels = set(paper, chart.labels.iter().cloned())?;
    let sums = bars.iter().map(|it| figure(paper, it.sum, chart.places)).collect::<Vec<_>>();
    let sums = set(paper, sums.into_iter())?;
    let widest = |lines: &[Line]| lines.iter().map(|it| it.width).fold(0.0, f32::max);
    let left = widest(&labels) + GAP;
    let width = paper.width() - left - widest(&sums) - GAP;
    // A bar reaches as far as its figure does, not as far as the scale's last step.
    let span = Scale { low: least(&bars), high: most(&bars), ..scale };
    let at = |figure: Decimal| left + width * span.share(figure);
    let zero = at(Decimal::ZERO);
    for (index, (bar, (label, sum))) in bars.iter().zip(labels.into_iter().zip(sums)).enumerate() {
        let y = top + PITCH * index as f32;
        let baseline = y + THICKNESS / 2.0 + SIZE * 0.36;
        page.text_to(left - GAP, baseline, Ink::Black, label);
        for (series, (from, to)) in bar.parts.iter().enumerate() {
            let (x, width) = (at(*from).min(at(*to)), (at(*to) - at(*from)).abs());
            if width > 0.0 {
                let ink = tone(series);
                page.marks.push(Mark::Fill { x, y, width, height: THICKNESS, ink });
            }
        }
        page.text(at(bar.most).max(zero) + GAP, baseline, Ink::Black, sum);
    }
    let height = PITCH * bars.len() as f32;
    page.upright(zero, top - 2.0, height, 0.6, Ink::Grey);
    Ok(top + height + mm(1.0))
}

fn set(paper: &mut Paper, texts: impl Iterator<Item = String>) -> Result<Vec<Line>, DocumentError> {
    texts.map(|it| paper.line(&it, Face::Regular, SIZE)).collect()
}

fn least(bars: &[Bar]) -> Decimal {
    bars.iter().map(|it| it.least).fold(Decimal::ZERO, Decimal::min)
}

fn most(bars: &[Bar]) -> Decimal {
    let most = bars.iter().map(|it| it.most).fold(Decimal::ZERO, Decimal::max);
    if most == least(bars) { Decimal::ONE } else { most }
}

/// The parts of a bar, each from where it begins to where it ends.
struct Bar {
    parts: Vec<(Decimal, Decimal)>,
    least: Decimal,
    most: Decimal,
    sum: Decimal,
}

impl Bar {
    fn of(series: &[Series], place: usize) -> Self {
        let mut bar =
            Self { parts: vec![], least: Decimal::ZERO, most: Decimal::ZERO, sum: Decimal::ZERO };
        for one in series {
            let figure = one.values.get(place).copied().flatten().unwrap_or_default();
            bar.sum += figure;
            let end = if figure.is_sign_negative() { &mut bar.least } else { &mut bar.most };
            let from = *end;
            *end += figure;
            bar.parts.push((from, *end));
        }
        bar
    }
}
