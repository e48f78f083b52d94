//! A lookup: texts and the places where they stand, sorted once and then only searched.

/// Texts with positions. One sorted list: quicker to make than a map, and as quick to search.
#[derive(Debug, Clone, Default)]
pub(super) struct Lookup(Vec<(String, usize)>);

impl Lookup {
    /// Takes texts in any order; the same text may stand in several places.
    pub(super) fn new(mut entries: Vec<(String, usize)>) -> Self {
        entries.sort_unstable();
        entries.dedup();
        Self(entries)
    }

    /// Where a text stands, in ascending order.
    pub(super) fn of(&self, text: &str) -> &[(String, usize)] {
        let from = self.0.partition_point(|it| it.0.as_str() < text);
        let count = self.0[from..].partition_point(|it| it.0 == text);
        &self.0[from..from + count]
    }

    /// Where texts stand that begin like this one.
    pub(super) fn starting(&self, text: &str) -> impl Iterator<Item = usize> {
        let from = self.0.partition_point(|it| it.0.as_str() < text);
        self.0[from..].iter().take_while(move |it| it.0.starts_with(text)).map(|it| it.1)
    }
}
