//! Customers: the code and the name of each account, and who has none of their own.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use super::FecCustomer;
use crate::heading::folded;

/// Names that accounts of many payers go by.
const CATCH_ALL: [&str; 20] = [
    "divers",
    "diverses",
    "div",
    "comptant",
    "passage",
    "especes",
    "espece",
    "cb",
    "carte",
    "cartes",
    "cheque",
    "cheques",
    "caisse",
    "internet",
    "attente",
    "recette",
    "recettes",
    "particuliers",
    "ccb",
    "cesp",
];

/// The names that each customer's lines give.
#[derive(Default)]
pub(super) struct Customers {
    names: HashMap<Arc<str>, Names>,
}

#[derive(Default)]
struct Names {
    own: BTreeMap<Box<str>, u64>,
    /// Name of the account, for a customer without one of its own.
    account: Box<str>,
}

impl Customers {
    pub(super) fn add(&mut self, code: &Arc<str>, name: &str, account_name: &str) {
        let names = self.names.entry(code.clone()).or_default();
        match names.own.get_mut(name) {
            Some(count) => *count += 1,
            None if name.is_empty() => (),
            None => drop(names.own.insert(name.into(), 1)),
        }
        if names.account.is_empty() && !account_name.is_empty() {
            names.account = account_name.into();
        }
    }

    /// The customers by code.
    pub(super) fn list(self) -> Vec<FecCustomer> {
        let mut list: Vec<_> =
            self.names.into_iter().map(|(code, it)| customer(code, it)).collect();
        list.sort_by(|a, b| a.code.cmp(&b.code));
        list
    }
}

fn customer(code: Arc<str>, names: Names) -> FecCustomer {
    let most = names.own.into_iter().min_by_key(|(name, count)| (Reverse(*count), name.clone()));
    let name = most.map_or(names.account, |(name, _)| name);
    let name = if name.is_empty() { code.to_string() } else { name.into_string() };
    let is_catch_all = is_catch_all(&code) || is_catch_all(&name);
    FecCustomer { code, name, is_catch_all }
}

fn is_catch_all(text: &str) -> bool {
    let plain: String = text.chars().take(100).flat_map(folded).collect();
    plain.split(|it: char| !it.is_alphanumeric()).any(|it| CATCH_ALL.contains(&it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_most_lines_wins() {
        for (names, expected) in [
            (&["Durand", "DURAND SA", "Durand"][..], "Durand"),
            (&["Zoé", "Albert"], "Albert"),
            (&["", ""], "Clients"),
        ] {
            let mut customers = Customers::default();
            names.iter().for_each(|it| customers.add(&"C1".into(), it, "Clients"));
            assert_eq!(customers.list()[0].name, expected);
        }
    }

    #[test]
    fn accounts_of_many_payers_are_known_by_their_name() {
        for (name, expected) in [
            ("Clients divers", true),
            ("RECETTE CB", true),
            ("Espèces", true),
            ("Client attente", true),
            ("Diversey SAS", false),
            ("Dupont", false),
        ] {
            assert_eq!(is_catch_all(name), expected, "{name}");
        }
    }
}
