//! How cells look: the decimals and the sign of a currency, days as days, headings that stand out.

use receivables::{Currency, letter::Language};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::{
    csv::FORMULA,
    report::{Cell, Kind},
};

/// Days, in the order they are written in Europe.
const DAY: &str = "dd/mm/yyyy";
/// What is to be filled in: a light yellow, and the line around it.
const PAPER: Color = Color::RGB(0x00FF_F9E5);
const LINE: Color = Color::RGB(0x00D8_C98A);

/// The formats of a workbook.
pub struct Formats {
    /// Of the number formats, and of the word before the totals.
    pub language: Language,
    /// Headings and labels.
    pub heading: Format,
    /// A day at the left of its cell.
    pub day_left: Format,
}

impl Formats {
    /// In the number formats of a language.
    pub fn of(language: Language) -> Self {
        Self {
            language,
            heading: Format::new().set_bold(),
            day_left: Format::new().set_num_format(DAY).set_align(FormatAlign::Left),
        }
    }

    /// The heading of a column.
    pub fn heading(&self, kind: Kind) -> Format {
        let heading = self.heading.clone().set_text_wrap().set_border_bottom(FormatBorder::Thin);
        let heading = heading.set_align(FormatAlign::Bottom);
        if kind == Kind::Text { heading } else { heading.set_align(FormatAlign::Right) }
    }

    /// A cell of a column.
    pub fn cell(&self, cell: &Cell, kind: Kind) -> Format {
        let format = Format::new();
        match (cell, kind) {
            (Cell::Amount(money), _) => format.set_num_format(self.amount(money.currency)),
            (Cell::Whole(_), _) => format.set_num_format("#,##0"),
            (Cell::Decimal(_), Kind::Decimal(places)) => {
                format.set_num_format(decimals(places as usize))
            }
            (Cell::Day(_), _) => format.set_num_format(DAY),
            // It stays text when somebody opens the cell and leaves it again.
            (Cell::Text(text), _) if text.starts_with(FORMULA) => format.set_quote_prefix(),
            _ => format,
        }
    }

    /// A cell to fill in: it shows, takes what is typed, and is the only one that does.
    pub fn fill_in(&self, format: Format, kind: Kind) -> Format {
        let format = match kind {
            Kind::Day => format.set_num_format(DAY),
            Kind::Amount => format.set_num_format(decimals(2)),
            Kind::Text => format.set_text_wrap().set_align(FormatAlign::Top),
            Kind::Whole | Kind::Decimal(_) => format,
        };
        let format = format.set_background_color(PAPER).set_border(FormatBorder::Hair);
        format.set_border_color(LINE).set_unlocked()
    }

    /// A total.
    pub fn total(&self, cell: &Cell, kind: Kind) -> Format {
        self.cell(cell, kind).set_bold().set_border_top(FormatBorder::Thin)
    }

    /// `#,##0.00 "€"`: the separators are those of whoever opens the file.
    fn amount(&self, currency: Currency) -> String {
        let figures = decimals(currency.decimals() as usize);
        match (self.language, currency == Currency::EUR) {
            (Language::En, true) => format!("\"€\"{figures}"),
            (Language::En, false) => format!("\"{currency}\" {figures}"),
            (Language::Fr | Language::De, true) => format!("{figures} \"€\""),
            (Language::Fr | Language::De, false) => format!("{figures} \"{currency}\""),
        }
    }
}

fn decimals(places: usize) -> String {
    if places == 0 { "#,##0".to_owned() } else { format!("#,##0.{}", "0".repeat(places)) }
}
