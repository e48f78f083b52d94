//! Fonts: the two faces every document is set in, loaded once for the program.
//!
//! Static Noto Sans, cut down to the Latin alphabets, currency signs and typographic spaces, so
//! that paper looks the same on every machine.

use std::sync::LazyLock;

use harfrust::{Direction, Feature, FontRef, ShapePlan, ShaperData, Tag, script};
use krilla::text::Font;

/// A weight of the one family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Face {
    /// Running text.
    Regular,
    /// Subjects, totals and what must not be overlooked.
    Bold,
}

/// A face ready to be shaped and embedded.
pub struct LoadedFace {
    /// The face as the PDF embeds it.
    pub embedded: Font,
    /// The face as the shaper reads it.
    pub reference: FontRef<'static>,
    /// The shaper's tables.
    pub tables: ShaperData,
    /// Left to right, Latin, kerning, figures of one width on the line.
    pub plan: ShapePlan,
    /// Units of the em square.
    pub units_per_em: f32,
}

/// Kerning, and lining figures of one width: columns of amounts must stand in line.
pub const FEATURES: [Feature; 3] = [
    Feature { tag: Tag::new(b"kern"), value: 1, start: 0, end: u32::MAX },
    Feature { tag: Tag::new(b"tnum"), value: 1, start: 0, end: u32::MAX },
    Feature { tag: Tag::new(b"lnum"), value: 1, start: 0, end: u32::MAX },
];

static REGULAR: LazyLock<LoadedFace> = LazyLock::new(|| {
    LoadedFace::new(include_bytes!("../../../../assets/fonts/NotoSans-Regular.ttf"))
});
static BOLD: LazyLock<LoadedFace> =
    LazyLock::new(|| LoadedFace::new(include_bytes!("../../../../assets/fonts/NotoSans-Bold.ttf")));

impl Face {
    /// The face, loaded on first use.
    pub fn load(self) -> &'static LoadedFace {
        match self {
            Self::Regular => &REGULAR,
            Self::Bold => &BOLD,
        }
    }
}

impl LoadedFace {
    fn new(bytes: &'static [u8]) -> Self {
        let reference = FontRef::new(bytes).expect("the shipped fonts are whole");
        let embedded = Font::new(bytes.into(), 0).expect("the shipped fonts are whole");
        let tables = ShaperData::new(&reference);
        let shaper = tables.shaper(&reference).build();
        let latin = Some(script::LATIN);
        let plan = ShapePlan::new(&shaper, Direction::LeftToRight, latin, None, &FEATURES);
        let units_per_em = embedded.units_per_em();
        Self { embedded, reference, tables, plan, units_per_em }
    }
}
