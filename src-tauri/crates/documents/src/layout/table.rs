//! A table over pages: the headings stand again on each page, sums are carried from page to
//! page, and what closes the table (its totals) is never left without rows above it.

use super::{
    Area, Element, Page, Rendered,
    page::Ink,
    text::{Line, Span, line, lines, natural_width},
};
use crate::{DocumentError, fonts::Face, shape::Shaper};

/// Space between two columns, in ems.
const GUTTER: f32 = 1.02;
/// Sizes tried until every figure stands on one line.
const SIZES: [f32; 5] = [8.8, 8.3, 7.8, 7.2, 6.6];
/// By how much headings and notes are smaller.
const SMALLER: f32 = 0.9;
/// Height of a line, in ems.
const LEADING: f32 = 1.25;
/// Rows that stay together below the headings and above the totals.
const COMPANY: usize = 2;
/// A column of text is never squeezed below this.
const NARROWEST: f32 = 52.0;

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Text: may wrap.
    Left,
    /// Figures and dates: never wrap.
    Right,
}

/// A column's heading.
#[derive(Debug, Clone)]
pub struct Heading {
    /// What it says; it may wrap.
    pub text: String,
    /// How the column is set.
    pub align: Align,
}

/// A row as text, one cell a column.
#[derive(Debug, Clone)]
pub struct Row {
    /// The cells.
    pub cells: Vec<String>,
    /// How they are set.
    pub face: Face,
    /// A smaller line under the first cell, over the width of the table.
    pub note: Option<String>,
}

/// The cells of a row that carries sums: after how many rows, and whether it opens a page.
pub type Carry = Box<dyn Fn(usize, bool) -> Row>;

/// A table that flows.
pub struct Table {
    columns: Vec<(Align, f32, f32)>,
    head: SetRow,
    rows: Vec<SetRow>,
    carry: Carry,
    tail: Box<dyn Element>,
    size: f32,
    next: usize,
    totalled: bool,
}

/// A row set on lines.
struct SetRow {
    cells: Vec<Vec<Line>>,
    note: Vec<Line>,
    height: f32,
}

impl Table {
    /// Sets rows in columns over a width; `tail` closes the table on its last page.
    pub fn new(
        shaper: &mut Shaper,
        headings: &[Heading],
        rows: &[Row],
        (carry, tail): (Carry, Box<dyn Element>),
        width: f32,
    ) -> Result<Self, DocumentError> {
        Self::holding(shaper, headings, (rows, &[]), (carry, tail), width)
    }

    /// The same with columns wide enough for other rows too, such as sums still to be carried.
    pub fn holding(
        shaper: &mut Shaper,
        headings: &[Heading],
        (rows, others): (&[Row], &[Row]),
        (carry, tail): (Carry, Box<dyn Element>),
        width: f32,
    ) -> Result<Self, DocumentError> {
        let (size, widths) = fit(shaper, headings, [rows, others], width)?;
        let mut x = 0.0;
        let mut columns = Vec::with_capacity(headings.len());
        for (heading, width) in headings.iter().zip(widths) {
            columns.push((heading.align, x, width));
            x += width + GUTTER * size;
        }
        let cells = headings.iter().map(|it| it.text.clone()).collect();
        let head = Row { cells, face: Face::Bold, note: None };
        let head = set(shaper, &head, &columns, size - SMALLER)?;
        let rows = rows.iter().map(|it| noted(shaper, it, &columns, (size, width)));
        let rows = rows.collect::<Result<_, _>>()?;
        Ok(Self { columns, head, rows, carry, tail, size, next: 0, totalled: false })
    }

    /// Draws the last row's upper line stronger: it holds the totals.
    pub fn totalled(self) -> Self {
        Self { totalled: true, ..self }
    }

    /// Height of one line row: what a carried sum takes.
    fn carried(&self) -> f32 {
        self.size * 1.75
    }

    fn rest_height(&self) -> f32 {
        self.rows[self.next..].iter().map(|it| it.height).sum()
    }

    /// How many rows go on this page, when not everything does.
    fn fitting(&self, room: f32, fresh: bool) -> usize {
        let left = self.rows.len() - self.next;
        let (mut count, mut taken) = (0, self.carried() - 0.01);
        for row in &self.rows[self.next..] {
            taken += row.height;
            if taken > room {
                break;
            }
            count += 1;
        }
        match count.min(left.saturating_sub(COMPANY)) {
            count if count >= COMPANY || self.next > 0 && count > 0 => count,
            // Two rows do not fit: the next page, unless this one is already empty.
            count if fresh => count.max(1).min(left),
            _ => 0,
        }
    }

    fn draw(&self, page: &mut Page, row: &SetRow, (x, y): (f32, f32), ink: Ink, low: bool) {
        for ((align, left, width), lines) in self.columns.iter().zip(&row.cells) {
            let leading = lines.first().map_or(0.0, |it| it.size * LEADING);
            let height = lines.len() as f32 * leading;
            let size = lines.first().map_or(0.0, |it| it.size);
            let top = if low { row.height - height - size * 0.35 } else { size * 0.25 };
            for (index, line) in lines.iter().enumerate() {
                let baseline = y + top + index as f32 * leading + size * 0.98;
                match align {
                    Align::Left => page.text(x + left, baseline, ink, line.clone()),
                    Align::Right => page.text_to(x + left + width, baseline, ink, line.clone()),
                }
            }
        }
    }

    fn draw_head(&self, page: &mut Page, area: Area) -> f32 {
        self.draw(page, &self.head, (area.x, area.y), Ink::Grey, true);
        page.rule(area.x, area.y + self.head.height, area.width, 0.8, Ink::Black);
        self.head.height
    }

    /// Headings, what was carried here, and the next rows; returns their height.
    fn draw_rows(
        &self,
        page: &mut Page,
        area: Area,
        count: usize,
        shaper: &mut Shaper,
    ) -> Result<f32, DocumentError> {
        let mut height = self.draw_head(page, area);
        if self.next > 0 {
            height += self.draw_carry(page, area.below(height), true, shaper)?;
        }
        for (index, row) in (self.next..).zip(&self.rows[self.next..self.next + count]) {
            if self.totalled && index + 1 == self.rows.len() {
                page.rule(area.x, area.y + height, area.width, 0.8, Ink::Black);
            }
            self.draw(page, row, (area.x, area.y + height), Ink::Black, false);
            let notes = row.note.iter().map(|it| it.size * LEADING).sum::<f32>();
            let mut below = height + row.height - notes;
            for note in &row.note {
                below += note.size * LEADING;
                let baseline = area.y + below - note.size * 0.5;
                page.text(area.x, baseline, Ink::Grey, note.clone());
            }
            height += row.height;
            page.rule(area.x, area.y + height, area.width, 0.35, Ink::Hairline);
        }
        Ok(height)
    }

    fn draw_carry(
        &self,
        page: &mut Page,
        area: Area,
        opens: bool,
        shaper: &mut Shaper,
    ) -> Result<f32, DocumentError> {
        let texts = (self.carry)(self.next, opens);
        let mut row = set(shaper, &texts, &self.columns, self.size)?;
        // The label runs over the empty cells beside it: a carried sum takes one line.
        if let (Some(cell), Some(label)) = (row.cells.first_mut(), texts.cells.first()) {
            *cell = vec![line(shaper, label, texts.face, self.size)?];
        }
        row.height = self.carried();
        self.draw(page, &row, (area.x, area.y), Ink::Grey, false);
        if opens {
            page.rule(area.x, area.y + row.height, area.width, 0.35, Ink::Hairline);
        }
        Ok(row.height)
    }
}

impl Element for Table {
    fn height(&self) -> f32 {
        let carried = if self.next > 0 { self.carried() } else { 0.0 };
        self.head.height + carried + self.rest_height() + self.tail.height()
    }

    fn render(
        &mut self,
        page: &mut Page,
        area: Area,
        shaper: &mut Shaper,
    ) -> Result<Rendered, DocumentError> {
        if self.next == self.rows.len() {
            return self.tail.render(page, area, shaper);
        }
        let whole = self.height() <= area.room() + 0.01;
        let above = self.head.height + if self.next > 0 { self.carried() } else { 0.0 };
        let count = match whole {
            true => self.rows.len() - self.next,
            false => self.fitting(area.room() - above, area.fresh),
        };
        if count == 0 {
            return Ok(Rendered { height: 0.0, rest: true });
        }
        let mut height = self.draw_rows(page, area, count, shaper)?;
        self.next += count;
        if whole {
            let tail = self.tail.render(page, area.below(height), shaper)?;
            return Ok(Rendered { height: height + tail.height, rest: tail.rest });
        }
        height += self.draw_carry(page, area.below(height), false, shaper)?;
        Ok(Rendered { height, rest: true })
    }
}

fn set(
    shaper: &mut Shaper,
    row: &Row,
    columns: &[(Align, f32, f32)],
    size: f32,
) -> Result<SetRow, DocumentError> {
    let mut cells = Vec::with_capacity(columns.len());
    for (text, (_, _, width)) in row.cells.iter().zip(columns) {
        let span = Span { text: text.clone(), face: row.face };
        cells.push(lines(shaper, &[span], size, *width)?);
    }
    let most = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
    Ok(SetRow { cells, note: Vec::new(), height: size * (0.5 + LEADING * most as f32) })
}

/// A row with its note under it.
fn noted(
    shaper: &mut Shaper,
    row: &Row,
    columns: &[(Align, f32, f32)],
    (size, width): (f32, f32),
) -> Result<SetRow, DocumentError> {
    let mut set = set(shaper, row, columns, size)?;
    if let Some(note) = &row.note {
        let span = Span { text: note.clone(), face: row.face };
        set.note = lines(shaper, &[span], size - SMALLER, width)?;
        set.height += set.note.iter().map(|it| it.size * LEADING).sum::<f32>();
    }
    Ok(set)
}

/// The size at which every figure stands on one line, and the widths of the columns.
fn fit(
    shaper: &mut Shaper,
    headings: &[Heading],
    rows: [&[Row]; 2],
    width: f32,
) -> Result<(f32, Vec<f32>), DocumentError> {
    let mut ems = Vec::with_capacity(headings.len());
    for (index, heading) in headings.iter().enumerate() {
        let mut natural = natural_width(shaper, &heading.text, Face::Bold)?.1;
        for row in rows.into_iter().flatten() {
            natural = natural.max(natural_width(shaper, &row.cells[index], row.face)?.0);
        }
        ems.push(natural);
    }
    let text = headings.iter().filter(|it| it.align == Align::Left).count() as f32;
    for size in SIZES {
        let room = width - GUTTER * size * (headings.len() - 1) as f32;
        let natural: f32 = ems.iter().map(|it| it * size).sum();
        if natural <= room {
            return Ok((size, spread(&ems, size, room - natural)));
        }
        let figures: f32 = of(headings, &ems, Align::Right).map(|it| it * size).sum();
        if figures + text * NARROWEST <= room || size == SIZES[SIZES.len() - 1] {
            return Ok((size, squeeze(headings, &ems, size, (room - figures).max(text * 20.0))));
        }
    }
    Ok((SIZES[0], ems))
}

/// Spreads what is left over all columns, so that the table is as wide as the text.
fn spread(ems: &[f32], size: f32, spare: f32) -> Vec<f32> {
    let share = spare / ems.len() as f32;
    ems.iter().map(|it| it * size + share).collect()
}

/// Gives the columns of text what the figures leave: short ones keep their width, long ones wrap.
fn squeeze(headings: &[Heading], ems: &[f32], size: f32, room: f32) -> Vec<f32> {
    let mut wanted: Vec<f32> = of(headings, ems, Align::Left).map(|it| it * size).collect();
    wanted.sort_by(f32::total_cmp);
    let (mut room, mut left) = (room, wanted.len() as f32);
    let mut most = room;
    for width in wanted {
        most = room / left;
        if width > most {
            break;
        }
        room -= width;
        left -= 1.0;
    }
    let width = |(heading, ems): (&Heading, &f32)| match heading.align {
        Align::Left => (ems * size).min(most),
        Align::Right => ems * size,
    };
    headings.iter().zip(ems).map(width).collect()
}

fn of<'a>(headings: &'a [Heading], ems: &'a [f32], align: Align) -> impl Iterator<Item = f32> + 'a {
    headings.iter().zip(ems).filter(move |(it, _)| it.align == align).map(|(_, ems)| *ems)
}
