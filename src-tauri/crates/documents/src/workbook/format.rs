//! How cells look: the decimals and the sign of a currency, days as days, headings that stand out.

use receivables::{Currency, letter::Language};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use crate::{
    csv::FORMULA,
    report::{Cell, Kind},
};

/// Days, in the order they are written in Europe.
const DAY: &str = "dd/mm/yyyy";

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
