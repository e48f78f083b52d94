//! Styles: which number format the cells of a workbook have.

use std::collections::HashMap;

use super::value::{Epoch, NumberFormat};

/// Excel keeps 65,490 styles; more are not believed.
const MOST: usize = 65_536;

/// The number formats of a workbook, by their own number and by that of a style.
#[derive(Default)]
pub(super) struct Styles {
    /// The day that its dates are counted from.
    pub(super) epoch: Epoch,
    own: HashMap<u32, NumberFormat>,
    styles: Vec<u32>,
}

impl Styles {
    pub(super) fn counting_from(epoch: Epoch) -> Self {
        Self { epoch, ..Self::default() }
    }

    pub(super) fn add_format(&mut self, id: u32, code: &str) {
        if self.own.len() < MOST {
            self.own.insert(id, NumberFormat::of_code(code));
        }
    }

    /// The next style, with the format it uses.
    pub(super) fn add_style(&mut self, format: u32) {
        if self.styles.len() < MOST {
            self.styles.push(format);
        }
    }

    /// The text of a number in a cell of this style.
    pub(super) fn text(&self, style: usize, number: f64) -> String {
        self.format(style).text(number, self.epoch)
    }

    /// The same of a number that is still written out.
    pub(super) fn text_of(&self, style: usize, written: &str) -> String {
        self.format(style).text_of(written, self.epoch)
    }

    fn format(&self, style: usize) -> NumberFormat {
        let Some(id) = self.styles.get(style) else { return NumberFormat::Plain };
        self.own.get(id).copied().unwrap_or_else(|| NumberFormat::builtin(*id))
    }
}
