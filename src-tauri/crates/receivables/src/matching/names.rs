//! Names: which customers a payer's name resembles, and how much.
//!
//! Banks cut names at 18 to 35 characters, drop accents and legal forms, and turn words round.
//! A likeness that several customers have tells nothing, so all of them are given.

use std::collections::BTreeMap;

use super::{lookup::Lookup, words};

/// A bank that cuts a name leaves at least this many characters of it.
const SHORTEST_CUT: usize = 16;

/// Letters that a name cut short must still show.
const FEWEST_LETTERS: usize = 10;

/// Customers that may bear one word before it tells nothing.
const COMMON: usize = 2_000;

/// Customers that bear a word that is still rare.
const RARE: usize = 3;

/// How a payer's name resembles a customer's. Ordered from the closest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Likeness {
    /// The same words, legal form and order aside.
    Same,
    /// The same name, cut short by the bank.
    Cut,
    /// The customer's name has more words.
    Shorter,
    /// The payer's name has more words.
    Longer,
    /// The same words, some of them abbreviated.
    Abbreviated,
    /// One rare word in common.
    SharedWord,
}

/// The names of all customers, by their words.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    names: Vec<Name>,
    by_word: Lookup,
    by_start: Lookup,
}

/// A name, taken apart.
#[derive(Debug, Clone)]
struct Name {
    /// The words that tell it from others, as written.
    words: Vec<String>,
    /// The same words in alphabetical order, each once.
    sorted: Vec<String>,
    joined: String,
}

/// A payer's name.
struct Payer {
    name: Name,
    /// Long enough that the bank may have cut it.
    may_be_cut: bool,
}

impl Names {
    /// Takes names by position.
    pub(super) fn new<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let names: Vec<_> =
            names.map(|it| Name::new(words::telling_words(&words::words(it)))).collect();
        let words = names.iter().enumerate();
        let words = words.flat_map(|(at, name)| name.sorted.iter().map(move |it| (it.clone(), at)));
        let starts = names.iter().enumerate().map(|(at, name)| (name.joined.clone(), at));
        let (by_word, by_start) = (Lookup::new(words.collect()), Lookup::new(starts.collect()));
        Self { names, by_word, by_start }
    }

    /// The customers that a payer's name resembles, closest first.
    pub(super) fn alike(&self, payer: &str) -> Vec<(Likeness, usize)> {
        let mut closest: BTreeMap<usize, Likeness> = BTreeMap::new();
        for payer in Payer::readings(payer) {
            let rare = self.rare_words(&payer.name);
            for customer in self.candidates(&payer.name) {
                let likeness = self.names.get(customer).and_then(|it| payer.likeness(it, &rare));
                let Some(likeness) = likeness else { continue };
                let known = closest.entry(customer).or_insert(likeness);
                *known = likeness.min(*known);
            }
        }
        let mut alike: Vec<_> = closest.into_iter().map(|(at, likeness)| (likeness, at)).collect();
        alike.sort_unstable();
        alike
    }

    /// The one customer that bears the name, if no other may be meant.
    pub(super) fn unmistakable(alike: &[(Likeness, usize)]) -> Option<usize> {
        let mut close = alike.iter().filter(|(it, _)| *it <= Likeness::Shorter);
        match (close.next(), close.next()) {
            (Some(&(Likeness::Same | Likeness::Cut, customer)), None) => Some(customer),
            _ => None,
        }
    }

    /// The one customer that bears this very name, whatever longer names contain it.
    pub(super) fn namesake(alike: &[(Likeness, usize)]) -> Option<usize> {
        match alike {
            [(Likeness::Same, customer)] => Some(*customer),
            [(Likeness::Same, customer), (next, _), ..] if *next > Likeness::Cut => Some(*customer),
            _ => None,
        }
    }

    /// Customers worth comparing: those that begin alike, and those that share a word.
    fn candidates(&self, payer: &Name) -> Vec<usize> {
        let mut candidates: Vec<_> = self.by_start.starting(&payer.joined).take(COMMON).collect();
        let mut bearing: Vec<_> = payer.words.iter().map(|it| self.by_word.of(it)).collect();
        bearing.retain(|it| !it.is_empty());
        bearing.sort_by_key(|it| it.len());
        for (at, customers) in bearing.iter().enumerate() {
            // The rarest word is looked at in any case, the others unless everybody bears them.
            if at == 0 || customers.len() <= COMMON / 10 {
                candidates.extend(customers.iter().take(COMMON).map(|it| it.1));
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        candidates
    }

    fn rare_words<'a>(&self, payer: &'a Name) -> Vec<&'a String> {
        let is_rare = |it: &&String| {
            it.len() >= 5
                && it.bytes().any(|it| it.is_ascii_alphabetic())
                && self.by_word.of(it).len() <= RARE
        };
        payer.sorted.iter().filter(is_rare).collect()
    }
}

impl Name {
    fn new(words: Vec<String>) -> Self {
        let mut sorted = words.clone();
        sorted.sort_unstable();
        sorted.dedup();
        Self { joined: words.concat(), sorted, words }
    }

    /// Whether all its words stand in the other name, and one of them has four letters.
    fn is_part_of(&self, other: &Self) -> bool {
        self.sorted.iter().any(|it| it.len() >= 4)
            && self.sorted.iter().all(|it| other.sorted.binary_search(it).is_ok())
    }
}

impl Payer {
    /// The name as written, and without a last word that may be a legal form cut short.
    fn readings(payer: &str) -> Vec<Self> {
        let may_be_cut = payer.trim().chars().count() >= SHORTEST_CUT;
        let words = words::telling_words(&words::words(payer));
        let mut readings = Vec::new();
        let ends_in_form = words.last().is_some_and(|it| words::is_cut_legal_form(it));
        if may_be_cut && words.len() > 1 && ends_in_form {
            let name = Name::new(words[..words.len() - 1].to_vec());
            readings.push(Self { name, may_be_cut });
        }
        let name = Name::new(words);
        // Two characters name nobody.
        if name.joined.len() > 2 {
            readings.push(Self { name, may_be_cut });
        }
        readings
    }

    fn likeness(&self, name: &Name, rare: &[&String]) -> Option<Likeness> {
        let own = &self.name;
        if own.sorted == name.sorted || own.joined == name.joined {
            return Some(Likeness::Same);
        }
        let may_be_cut = self.may_be_cut && own.joined.len() >= FEWEST_LETTERS;
        if may_be_cut
            && (name.joined.starts_with(&own.joined) || ends_in_a_cut_word(&own.words, &name.words))
        {
            return Some(Likeness::Cut);
        }
        if own.is_part_of(name) {
            return Some(Likeness::Shorter);
        }
        if name.is_part_of(own) {
            return Some(Likeness::Longer);
        }
        if own.words.len() > 1 && abbreviates(&own.words, &name.words) {
            return Some(Likeness::Abbreviated);
        }
        let shares = rare.iter().any(|it| name.sorted.binary_search(it).is_ok());
        shares.then_some(Likeness::SharedWord)
    }
}

/// Whether all words but the last stand in the name, and the last begins one of its other words.
fn ends_in_a_cut_word(words: &[String], name: &[String]) -> bool {
    let Some((last, whole)) = words.split_last() else { return false };
    let mut left: Vec<_> = name.iter().collect();
    let all = whole.iter().all(|word| {
        left.iter().position(|it| *it == word).map(|at| left.swap_remove(at)).is_some()
    });
    // What else the name says must have been cut off: nothing, if only the order differs.
    all && left.len() == 1 && left[0].starts_with(last.as_str())
}

/// Whether each word begins another word of the name, with three letters at least.
fn abbreviates(words: &[String], name: &[String]) -> bool {
    let mut left: Vec<_> = name.iter().collect();
    words.iter().all(|word| {
        let found = left.iter().position(|it| word.len() >= 3 && it.starts_with(word.as_str()));
        found.map(|at| left.swap_remove(at)).is_some()
    })
}
