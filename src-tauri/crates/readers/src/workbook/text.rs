//! Texts: the strings that a workbook keeps once and its cells refer to.

use super::{LARGEST_CONTENT, MEGABYTE};
use crate::Refusal;

/// What the texts of a workbook take at most; they are held while its sheets are read.
const MOST_BYTES: u64 = LARGEST_CONTENT / 2;

/// Strings by their number, one behind the other.
#[derive(Default)]
pub(super) struct Texts {
    all: String,
    ends: Vec<u32>,
}

impl Texts {
    pub(super) fn push(&mut self, text: &str) -> Result<(), Refusal> {
        let too_many = || Refusal::Inflates { megabytes: MOST_BYTES };
        if (self.all.len() + text.len() + 4 * self.ends.len()) as u64 > MOST_BYTES * MEGABYTE {
            return Err(too_many());
        }
        self.all.push_str(text);
        self.ends.push(u32::try_from(self.all.len()).map_err(|_| too_many())?);
        Ok(())
    }

    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let at = |index: usize| self.ends.get(index).and_then(|it| usize::try_from(*it).ok());
        let from = index.checked_sub(1).map_or(Some(0), at)?;
        self.all.get(from..at(index)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_by_its_number() {
        let mut texts = Texts::default();
        for text in ["Durand", "", "Hélène"] {
            texts.push(text).unwrap();
        }
        assert_eq!(
            [0, 1, 2, 3].map(|it| texts.get(it)),
            [Some("Durand"), Some(""), Some("Hélène"), None]
        );
    }
}
