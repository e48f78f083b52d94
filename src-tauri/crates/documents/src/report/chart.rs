//! A chart of a report: figures with their labels; how they are drawn follows from what they are.

use rust_decimal::Decimal;

/// Figures to be seen at a glance.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What it shows, with its unit: « DSO, en jours ».
    pub title: String,
    /// What stands along it: buckets, months.
    pub labels: Vec<String>,
    /// Decimals of a figure that is written out.
    pub places: u32,
    /// The figures.
    pub drawing: Drawing,
}

/// Figures, by how they are best seen.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawing {
    /// Parts of a whole: a bar for each label, the series one after the other along it, negative
    /// figures to the left.
    Bars(Vec<Series>),
    /// A course in time: a line for each series, which is broken where a figure is missing.
    Lines(Vec<Series>),
    /// What is to come, between its bounds.
    Band {
        /// The least.
        low: Series,
        /// What is most likely.
        middle: Series,
        /// The most.
        high: Series,
    },
}

/// A figure for each label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// What the figures are.
    pub name: String,
    /// In the order of the labels; none where it is not known.
    pub values: Vec<Option<Decimal>>,
}

impl Drawing {
    /// Every series of it.
    pub(crate) fn series(&self) -> Vec<&Series> {
        match self {
            Self::Bars(series) | Self::Lines(series) => series.iter().collect(),
            Self::Band { low, middle, high } => vec![low, middle, high],
        }
    }
}
