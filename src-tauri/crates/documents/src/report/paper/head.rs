//! Head and foot of a report's pages: whose it is, what it is, of which day, and which page.

use super::{MARGIN, Paper};
use crate::{
    DocumentError,
    fonts::Face,
    layout::{Area, Ink, Line, Page, PageDecorator, Span, line, lines, mm},
    report::Report,
    shape::Shaper,
    typography::long_date,
};

/// Height of a sentence under the title.
const SENTENCE: f32 = mm(4.2);

/// What surrounds the flow of a report.
pub struct RunningHead {
    size: [f32; 2],
    company: Line,
    title: Line,
    day: Line,
    sentences: Vec<Line>,
    /// Title and day once more, smaller, for the pages after the first.
    again: [Line; 2],
}

impl RunningHead {
    /// Of a report.
    pub fn new(paper: &mut Paper, report: &Report) -> Result<Self, DocumentError> {
        let day = long_date(report.key_date, report.language);
        let mut sentences = Vec::new();
        for sentence in &report.lines {
            let span = Span::regular(paper.text(sentence)?);
            let width = paper.width();
            sentences.extend(lines(&mut paper.shaper, &[span], 9.0, width)?);
        }
        Ok(Self {
            size: paper.size,
            company: paper.line(&report.company, Face::Regular, 9.0)?,
            title: paper.line(&report.title, Face::Bold, 15.0)?,
            day: paper.line(&day, Face::Regular, 10.0)?,
            sentences,
            again: [
                paper.line(&report.title, Face::Bold, 8.5)?,
                paper.line(&day, Face::Regular, 8.5)?,
            ],
        })
    }

    fn right(&self) -> f32 {
        self.size[0] - MARGIN
    }
}

impl PageDecorator for RunningHead {
    fn area(&self, number: usize) -> Area {
        let y = match number {
            1 => mm(28.0) + SENTENCE * self.sentences.len() as f32,
            _ => mm(19.0),
        };
        let width = self.size[0] - 2.0 * MARGIN;
        Area { x: MARGIN, y, width, bottom: self.size[1] - mm(16.0), fresh: true }
    }

    fn decorate(
        &self,
        page: &mut Page,
        number: usize,
        count: usize,
        shaper: &mut Shaper,
    ) -> Result<(), DocumentError> {
        page.size = self.size;
        if number == 1 {
            page.text(MARGIN, mm(14.0), Ink::Grey, self.company.clone());
            page.text(MARGIN, mm(21.0), Ink::Black, self.title.clone());
            page.text_to(self.right(), mm(21.0), Ink::Black, self.day.clone());
            for (index, sentence) in self.sentences.iter().enumerate() {
                let baseline = mm(26.0) + SENTENCE * index as f32;
                page.text(MARGIN, baseline, Ink::Grey, sentence.clone());
            }
        } else {
            let [title, day] = self.again.clone();
            page.text(MARGIN, mm(14.0), Ink::Grey, title);
            page.text_to(self.right(), mm(14.0), Ink::Grey, day);
        }
        let foot = self.size[1] - mm(9.0);
        if number > 1 {
            let company =
                Line { size: 7.4, width: self.company.width * 7.4 / 9.0, ..self.company.clone() };
            page.text(MARGIN, foot, Ink::Grey, company);
        }
        let numbered = line(shaper, &format!("{number}/{count}"), Face::Regular, 7.4)?;
        page.text_to(self.right(), foot, Ink::Grey, numbered);
        Ok(())
    }
}
