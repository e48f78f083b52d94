//! Counting tests from what the runners print: cargo's « test result » and Vitest's « Tests » line.

use std::fmt;

/// How many tests passed, failed, or were left out.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    passed: u32,
    failed: u32,
}

impl Tally {
    /// Takes a line into account if it is a runner's summary.
    pub fn count(&mut self, line: &str) {
        let line = without_colours(line);
        let line = line.trim_start();
        if line.starts_with("test result:") || line.starts_with("Tests ") {
            self.passed += before(line, "passed");
            self.failed += before(line, "failed");
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// The number that stands before a word; 0 if the word is not there.
fn before(line: &str, word: &str) -> u32 {
    let words: Vec<_> =
        line.split([' ', ';', ',', '.', '|', '(', ')']).filter(|it| !it.is_empty()).collect();
    let at = words.iter().position(|it| *it == word);
    at.and_then(|at| words.get(at.checked_sub(1)?)?.parse().ok()).unwrap_or(0)
}

/// The line without terminal colours (ESC [ … m).
fn without_colours(line: &str) -> String {
    let mut plain = String::new();
    let mut parts = line.split("\u{1b}[");
    plain.push_str(parts.next().unwrap_or_default());
    for part in parts {
        plain.push_str(part.split_once('m').map_or("", |(_, rest)| rest));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_summaries_count() {
        let mut tally = Tally::default();
        for line in [
            "test aging::tests::limits_must_ascend ... ok",
            "test result: ok. 12 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured",
            " Test Files  4 passed (4)",
            "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[31m1 failed\u{1b}[39m | \u{1b}[32m20 passed\u{1b}[39m (21)",
            "5 passed in a sentence",
        ] {
            tally.count(line);
        }
        assert_eq!(tally.to_string(), "35 passed, 2 failed");
    }
}
