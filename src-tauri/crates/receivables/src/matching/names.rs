//! Names: which customers a payer's name resembles, and how much.
//!
//! Banks cut names at 18 to 35 characters, drop accents and legal forms, and turn words round.
//! A likeness that several customers have tells nothing, so all of them are given.

use std::collections::{BTreeMap, HashMap};

use super::words;

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
    /// The telling words of each customer's name.
    names: Vec<Vec<String>>,
    by_word: BTreeMap<String, Vec<usize>>,
    by_start: BTreeMap<String, Vec<usize>>,
}

/// A payer's name, taken apart.
struct Payer {
    words: Vec<String>,
    joined: String,
    /// As long as a bank writes at most, or longer than it has to.
    may_be_cut: bool,
}

impl Names {
    /// Takes names by position.
    pub(super) fn new<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut this = Self::default();
        for (at, name) in names.enumerate() {
            let words = words::telling_words(&words::words(name));
            for word in &words {
                let customers = this.by_word.entry(word.clone()).or_default();
                if customers.last() != Some(&at) {
                    customers.push(at);
                }
            }
            this.by_start.entry(words.concat()).or_default().push(at);
            this.names.push(words);
        }
        this
    }

    /// The customers that a payer's name resembles, closest first.
    pub(super) fn alike(&self, payer: &str) -> Vec<(Likeness, usize)> {
        let mut closest: HashMap<usize, Likeness> = HashMap::new();
        for payer in Payer::readings(payer) {
            for customer in self.candidates(&payer) {
                let Some(likeness) = self.likeness(&payer, customer) else { continue };
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

    /// Customers worth comparing: those that begin alike, and those that share a word.
    fn candidates(&self, payer: &Payer) -> Vec<usize> {
        let from = payer.joined.as_str();
        let starting =
            self.by_start.range(from.to_owned()..).take_while(|(it, _)| it.starts_with(from));
        let mut candidates: Vec<_> =
            starting.flat_map(|(_, customers)| customers).copied().take(COMMON).collect();
        let mut bearing: Vec<_> =
            payer.words.iter().filter_map(|it| self.by_word.get(it)).collect();
        bearing.sort_by_key(|it| it.len());
        for (at, customers) in bearing.iter().enumerate() {
            // The rarest word is looked at in any case, the others unless everybody bears them.
            if at == 0 || customers.len() <= COMMON / 10 {
                candidates.extend(customers.iter().take(COMMON));
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        candidates
    }

    fn likeness(&self, payer: &Payer, customer: usize) -> Option<Likeness> {
        let name = self.names.get(customer)?;
        let joined = name.concat();
        let (own, theirs) = (sorted(&payer.words), sorted(name));
        if own == theirs || payer.joined == joined {
            return Some(Likeness::Same);
        }
        let cut = payer.may_be_cut && payer.joined.len() >= FEWEST_LETTERS;
        if cut && (joined.starts_with(&payer.joined) || ends_in_a_cut_word(&payer.words, name)) {
            return Some(Likeness::Cut);
        }
        let letters = |words: &[String]| words.iter().map(String::len).max().unwrap_or(0) >= 4;
        if letters(&own) && own.iter().all(|it| theirs.contains(it)) {
            return Some(Likeness::Shorter);
        }
        if letters(&theirs) && theirs.iter().all(|it| own.contains(it)) {
            return Some(Likeness::Longer);
        }
        if own.len() > 1 && letters(&own) && abbreviates(&payer.words, name) {
            return Some(Likeness::Abbreviated);
        }
        let is_rare = |it: &&String| {
            it.len() >= 5
                && it.bytes().any(|it| it.is_ascii_alphabetic())
                && self.by_word.get(*it).is_some_and(|customers| customers.len() <= RARE)
        };
        own.iter().filter(is_rare).any(|it| theirs.contains(it)).then_some(Likeness::SharedWord)
    }
}

impl Payer {
    /// The name as written, and without a last word that may be a legal form cut short.
    fn readings(payer: &str) -> Vec<Self> {
        let all = words::words(payer);
        let may_be_cut = payer.trim().chars().count() >= SHORTEST_CUT;
        let words = words::telling_words(&all);
        let mut readings = Vec::new();
        if may_be_cut && words.len() > 1 && words.last().is_some_and(|it| words::is_cut_legal_form(it))
        {
            readings.push(Self::new(words[..words.len() - 1].to_vec(), may_be_cut));
        }
        // Two characters name nobody.
        if words.concat().len() > 2 {
            readings.push(Self::new(words, may_be_cut));
        }
        readings
    }

    fn new(words: Vec<String>, may_be_cut: bool) -> Self {
        Self { joined: words.concat(), words, may_be_cut }
    }
}

fn sorted(words: &[String]) -> Vec<String> {
    let mut sorted = words.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    sorted
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
