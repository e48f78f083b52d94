//! Pages written as PDF/A-3b: fonts embedded as subsets, text that can be searched and copied.
//!
//! Each page is written as soon as it is laid out. The only date in the file is the letter's, so
//! the same pages give the same bytes.

use chrono::{Datelike, NaiveDate};
use krilla::{
    Document, SerializeSettings,
    color::{luma, rgb},
    configure::{Archival, Configuration, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{Path, PathBuilder, Point, Rect, Size, Transform},
    metadata::{DateTime, Metadata},
    num::NormalizedF32,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, FillRule, LineJoin, Stroke, StrokeDash},
    surface::Surface,
};

use super::{
    page::{Ink, Mark, Page},
    text::Line,
};
use crate::{
    DocumentError, barcode,
    qr::{Code, QUIET_MODULES},
};

/// A PDF being written.
pub struct PdfFile {
    document: Document,
    outline: Outline,
    pages: usize,
    entries: usize,
}

impl PdfFile {
    /// An empty file.
    pub fn new() -> Self {
        let settings = SerializeSettings {
            configuration: archival(),
            enable_tagging: false,
            ..SerializeSettings::default()
        };
        let document = Document::new_with(settings);
        Self { document, outline: Outline::new(), pages: 0, entries: 0 }
    }

    /// Adds the pages of one letter, listed in the outline under a name.
    pub fn add(&mut self, name: String, pages: &[Page]) {
        let top = XyzDestination::new(self.pages, Point::from_xy(0.0, 0.0));
        self.outline.push_child(OutlineNode::new(name, top));
        self.entries += 1;
        for page in pages {
            let settings = PageSettings::from_wh(page.size[0], page.size[1]);
            let mut sheet = self.document.start_page_with(settings.unwrap_or_default());
            let mut surface = sheet.surface();
            draw_marks(&mut surface, &page.marks);
            surface.finish();
            sheet.finish();
            self.pages += 1;
        }
    }

    /// The bytes.
    pub fn finish(
        mut self,
        title: String,
        author: String,
        (language, dated): (&str, NaiveDate),
    ) -> Result<Vec<u8>, DocumentError> {
        let day = DateTime::new(u16::try_from(dated.year()).unwrap_or_default());
        let day = day.month(two_digits(dated.month())).day(two_digits(dated.day()));
        let day = day.hour(0).minute(0).second(0).utc_offset_hour(0).utc_offset_minute(0);
        let metadata = Metadata::new()
            .title(title)
            .authors(if author.is_empty() { vec![] } else { vec![author] })
            .language(language.to_owned())
            .creator("Encours".to_owned())
            .creation_date(day);
        self.document.set_metadata(metadata);
        if self.entries > 1 {
            self.document.set_outline(self.outline);
        }
        self.document.finish().map_err(|it| DocumentError::Pdf(it.to_string()))
    }
}

/// PDF/A-3b.
pub fn archival() -> Configuration {
    let builder = ConfigurationBuilder::new().with_archival_validator(Archival::A3_B);
    builder.finish().expect("PDF/A-3b alone is a valid configuration")
}

fn two_digits(number: u32) -> u8 {
    u8::try_from(number).unwrap_or_default()
}

/// Texts that follow each other on a baseline, such as the cells of a row, become one: a third
/// of the bytes, and a row that is copied as a row.
fn draw_marks(surface: &mut Surface<'_>, marks: &[Mark]) {
    let mut open: Option<(f32, f32, Ink, Line)> = None;
    for mark in marks {
        let Mark::Text { x, baseline, ink, line } = mark else {
            draw_text(surface, open.take());
            draw(surface, mark);
            continue;
        };
        let joined = open.as_mut().is_some_and(|(left, level, tone, row)| {
            level == baseline && tone == ink && row.extend(line, x - *left)
        });
        if !joined {
            draw_text(surface, open.take());
            open = Some((*x, *baseline, *ink, line.clone()));
        }
    }
    draw_text(surface, open);
}

fn draw_text(surface: &mut Surface<'_>, text: Option<(f32, f32, Ink, Line)>) {
    let Some((mut x, baseline, ink, line)) = text else { return };
    surface.set_fill(Some(fill(ink)));
    for run in &line.runs {
        let font = run.face.load().embedded.clone();
        let start = Point::from_xy(rounded(x), rounded(baseline));
        surface.draw_glyphs(start, &run.glyphs, font, &run.text, line.size, false);
        x += run.advance * line.size;
    }
}

fn draw(surface: &mut Surface<'_>, mark: &Mark) {
    match mark {
        // Drawn together with its neighbours.
        Mark::Text { .. } => {}
        Mark::Rule { x, y, length, weight, ink } => {
            surface.set_fill(Some(fill(*ink)));
            let bar = Rect::from_xywh(
                rounded(*x),
                rounded(*y - *weight / 2.0),
                rounded(*length),
                rounded(*weight),
            );
            if let Some(path) = bars(bar.into_iter()) {
                surface.draw_path(&path);
            }
        }
        Mark::Code { x, y, side, code } => {
            surface.set_fill(Some(fill(Ink::Black)));
            let module = side / code.modules() as f32;
            let quiet = QUIET_MODULES as f32 * module;
            // In whole modules the path takes a third of the bytes.
            let (x, y) = (x + quiet, y + quiet);
            surface.push_transform(&Transform::from_row(module, 0.0, 0.0, module, x, y));
            if let Some(path) = modules(code) {
                surface.draw_path(&path);
            }
            surface.pop();
        }
        Mark::Fill { x, y, width, height, ink } => {
            surface.set_fill(Some(fill(*ink)));
            let [x, y, width, height] = [*x, *y, *width, *height].map(rounded);
            if let Some(path) = bars(Rect::from_xywh(x, y, width, height).into_iter()) {
                surface.draw_path(&path);
            }
        }
        Mark::Bars { x, y, width, height, code } => {
            surface.set_fill(Some(fill(Ink::Black)));
            let module = width / code.width() as f32;
            let x = x + barcode::QUIET_MODULES as f32 * module;
            surface.push_transform(&Transform::from_row(module, 0.0, 0.0, *height, x, *y));
            let upright = code.bars.iter().filter_map(|&(start, width)| {
                Rect::from_xywh(start as f32, 0.0, width as f32, 1.0)
            });
            if let Some(path) = bars(upright) {
                surface.draw_path(&path);
            }
            surface.pop();
        }
        Mark::Curve { points, weight, dash, ink } => {
            if let Some(path) = outline(points, false) {
                let paint = fill(*ink).paint;
                let dash = (*dash > 0.0).then(|| StrokeDash { array: vec![*dash; 2], offset: 0.0 });
                surface.set_fill(None);
                surface.set_stroke(Some(Stroke {
                    paint,
                    width: rounded(*weight),
                    line_join: LineJoin::Round,
                    dash,
                    ..Stroke::default()
                }));
                surface.draw_path(&path);
                surface.set_stroke(None);
            }
        }
        Mark::Shape { points, ink } => {
            if let Some(path) = outline(points, true) {
                surface.set_fill(Some(fill(*ink)));
                surface.draw_path(&path);
            }
        }
        Mark::Picture { x, y, size: [width, height], picture } => {
            if let Some(size) = Size::from_wh(rounded(*width), rounded(*height)) {
                surface.push_transform(&Transform::from_translate(rounded(*x), rounded(*y)));
                surface.draw_image(picture.image(), size);
                surface.pop();
            }
        }
    }
}

fn modules(code: &Code) -> Option<Path> {
    bars(code.bars.iter().filter_map(|&(column, row, length)| {
        Rect::from_xywh(column as f32, row as f32, length as f32, 1.0)
    }))
}

fn bars(rectangles: impl Iterator<Item = Rect>) -> Option<Path> {
    let mut path = PathBuilder::new();
    rectangles.for_each(|it| path.push_rect(it));
    path.finish()
}

/// A path from point to point, and back to the first where it is closed.
fn outline(points: &[[f32; 2]], closed: bool) -> Option<Path> {
    let mut path = PathBuilder::new();
    for (index, [x, y]) in points.iter().enumerate() {
        let (x, y) = (rounded(*x), rounded(*y));
        if index == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
    }
    if closed {
        path.close();
    }
    path.finish()
}

/// To a hundredth of a point, which no printer resolves.
fn rounded(length: f32) -> f32 {
    (length * 100.0).round() / 100.0
}

fn fill(ink: Ink) -> Fill {
    let paint = match ink {
        Ink::Black => luma::Color::new(28).into(),
        Ink::Grey => luma::Color::new(96).into(),
        Ink::Hairline => luma::Color::new(208).into(),
        Ink::Shade(lightness) => luma::Color::new(lightness).into(),
        Ink::Alert => rgb::Color::new(178, 34, 24).into(),
    };
    Fill { paint, opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}
