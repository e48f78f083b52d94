//! A report on paper: A4, upright or, for many columns, lying; the charts, then the tables, whose
//! headings and sums go on from page to page.
//!
//! The same typeface, PDF/A and reproducible bytes as the letters. What the typeface has no sign
//! for is marked, never left out in silence.

mod head;
mod rows;

use receivables::letter::Language;

use super::{Report, Table, legible::Legible, plot, words};
use crate::{
    DocumentError,
    fonts::Face,
    layout::{
        self, Area, Block, Column, Element, Gap, Ink, LaidOut, Page, Paragraph, PdfFile, Rendered,
        SHEET_HEIGHT, SHEET_WIDTH, Span, lay_out, line, mm,
    },
    shape::Shaper,
};
use head::RunningHead;

/// Columns that still read upright.
const UPRIGHT: usize = 7;
/// Rows that 500 pages could hold at most: beyond them nothing is worth laying out.
const MOST_ROWS: usize = 30_000;
/// Pages that are still printed.
const MOST_PAGES: usize = 500;
/// Space at the sides.
const MARGIN: f32 = mm(15.0);
/// Room below which a table begins on the next page.
const ROOM: f32 = mm(30.0);

/// The report as a PDF.
///
/// # Errors
/// [`DocumentError::TooManyPages`] where it is longer than anyone prints; sums beyond 64 bits.
pub fn pdf(report: &Report) -> Result<Vec<u8>, DocumentError> {
    if report.tables().map(|it| it.rows.len()).sum::<usize>() > MOST_ROWS {
        return Err(DocumentError::TooManyPages { limit: MOST_PAGES });
    }
    let pages = pages(report)?;
    let mut file = PdfFile::new();
    file.add(report.title.clone(), &pages);
    let tag = crate::sheets::said(report.language, ["fr", "en", "de"]);
    file.finish(report.title.clone(), report.company.clone(), (tag, report.key_date))
}

/// The pages before they are written.
pub(super) fn pages(report: &Report) -> Result<Vec<Page>, DocumentError> {
    let mut paper = Paper {
        shaper: Shaper::new(),
        legible: Legible::default(),
        language: report.language,
        size: size(report),
    };
    let head = RunningHead::new(&mut paper, report)?;
    let mut flow = Column::default();
    for chart in &report.charts {
        flow.push(plot::plot(&mut paper, chart)?);
        flow.push(Gap(mm(5.0)));
    }
    for table in report.tables() {
        paper.table(&mut flow, table)?;
    }
    if paper.legible.marked > 0 {
        let told = words::illegible(paper.legible.marked, report.language);
        flow.push(paper.note(&told)?);
    }
    let LaidOut { pages, .. } = lay_out(flow, &head, &mut paper.shaper)?;
    Ok(pages)
}

/// Width and height of the sheet.
fn size(report: &Report) -> [f32; 2] {
    let columns = report.tables().map(|it| it.columns.len()).max().unwrap_or(0);
    if columns > UPRIGHT { [SHEET_HEIGHT, SHEET_WIDTH] } else { [SHEET_WIDTH, SHEET_HEIGHT] }
}

/// What everything on the pages is set with.
pub(super) struct Paper {
    /// Sets words.
    pub shaper: Shaper,
    /// Marks what cannot be set.
    pub legible: Legible,
    /// Of figures and the few words of the house.
    pub language: Language,
    /// Width and height of the sheet.
    pub size: [f32; 2],
}

impl Paper {
    /// Width between the margins.
    pub fn width(&self) -> f32 {
        self.size[0] - 2.0 * MARGIN
    }

    /// A line of text, legible and bound.
    pub fn line(
        &mut self,
        text: &str,
        face: Face,
        size: f32,
    ) -> Result<layout::Line, DocumentError> {
        let text = self.text(text)?;
        line(&mut self.shaper, &text, face, size)
    }

    /// Text as it can be printed.
    pub fn text(&mut self, text: &str) -> Result<String, DocumentError> {
        let text = self.legible.text(&mut self.shaper, text)?;
        Ok(crate::typography::bind(&text, self.language))
    }

    fn note(&mut self, text: &str) -> Result<Paragraph, DocumentError> {
        let span = Span::regular(self.text(text)?);
        let width = self.width();
        let note = Paragraph::new(&mut self.shaper, &[span], (8.0, 1.35), width)?;
        Ok(note.inked(Ink::Grey))
    }

    /// A table with its title and its note.
    fn table(&mut self, flow: &mut Column, table: &Table) -> Result<(), DocumentError> {
        let title = self.title(table)?;
        let mut below = Column::together();
        if let Some(note) = &table.note {
            below.push(Gap(mm(2.0)));
            below.push(self.note(note)?);
        }
        if table.rows.is_empty() {
            flow.push(title);
            flow.push(self.note(words::no_rows(self.language))?);
            flow.push(below);
        } else {
            let rows = rows::set(self, table, below)?;
            flow.push(Titled { title, rows });
        }
        flow.push(Gap(mm(8.0)));
        Ok(())
    }

    /// What a table is called, and the currency of its amounts.
    fn title(&mut self, table: &Table) -> Result<Block, DocumentError> {
        let mut page = Page::default();
        let name = self.line(&table.name, Face::Bold, 10.0)?;
        page.text(0.0, mm(3.6), Ink::Black, name);
        if let Some(currency) = table.currency() {
            let told = words::amounts_in(currency, self.language);
            let told = self.line(&told, Face::Regular, 8.0)?;
            page.text_to(self.width(), mm(3.6), Ink::Grey, told);
        }
        Ok(Block::new(mm(6.0), page.marks))
    }
}

/// A table that never leaves its title behind.
struct Titled {
    title: Block,
    rows: layout::Table,
}

impl Element for Titled {
    fn height(&self) -> f32 {
        self.title.height() + self.rows.height()
    }

    fn render(
        &mut self,
        page: &mut Page,
        area: Area,
        shaper: &mut Shaper,
    ) -> Result<Rendered, DocumentError> {
        if self.title.height() > 0.0 && !area.fresh && area.room() < ROOM.min(self.height()) {
            return Ok(Rendered { height: 0.0, rest: true });
        }
        let title = self.title.render(page, area, shaper)?.height;
        let rows = self.rows.render(page, area.below(title), shaper)?;
        Ok(Rendered { height: title + rows.height, ..rows })
    }
}
