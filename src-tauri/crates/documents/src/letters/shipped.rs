//! The texts the program ships: one of each kind and language, and the clauses they include.

use receivables::letter::{Audience, Language};

macro_rules! texts {
    ($tag:literal: $($name:literal)*) => {
        &[$(($name, include_str!(concat!(
            "../../../../../assets/letters/", $tag, "/", $name, ".txt"
        )))),*]
    };
}

const FR: &[(&str, &str)] =
    texts!("fr": "first_reminder" "second_reminder" "final_reminder" "formal_notice");
const EN: &[(&str, &str)] =
    texts!("en": "first_reminder" "second_reminder" "final_reminder" "formal_notice");

/// A shipped text: of the audience's own where there is one, else the one for all.
pub(super) fn shipped(language: Language, audience: Audience, name: &str) -> Option<&'static str> {
    let texts = match language {
        Language::Fr => FR,
        Language::En | Language::De => EN,
    };
    let own = match audience {
        Audience::Business => format!("{name}.business"),
        Audience::PublicBuyer => format!("{name}.public"),
        Audience::Consumer => format!("{name}.consumer"),
    };
    let named = |name: &str| texts.iter().find(|(it, _)| *it == name).map(|(_, source)| *source);
    named(&own).or_else(|| named(name))
}
