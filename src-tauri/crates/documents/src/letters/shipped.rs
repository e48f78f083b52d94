//! The texts the program ships: one of each name in each language, so that a text that is missing in
//! one of them does not compile.

use receivables::letter::{Audience, Language};

macro_rules! texts {
    ($($name:literal)*) => {
        const FR: &[(&str, &str)] = &[$(($name, text!("fr/", $name))),*];
        const EN: &[(&str, &str)] = &[$(($name, text!("en/", $name))),*];
        const DE: &[(&str, &str)] = &[$(($name, text!("de/", $name))),*];
    };
}

macro_rules! text {
    ($tag:literal, $name:literal) => {
        include_str!(concat!("../../../../../assets/letters/", $tag, $name, ".txt"))
    };
}

texts! {
    "preventive_note"
    "first_reminder"
    "second_reminder"
    "final_reminder"
    "formal_notice" "formal_notice.public" "formal_notice.consumer"
    "statement"
    "promise_confirmation"
    "plan_proposal"
    "plan_confirmation"
    "receipt"
    "annex"
    "clause/acceleration" "clause/acceleration.public" "clause/acceleration.consumer"
    "clause/acknowledgement"
    "clause/closing"
    "clause/closing_firm"
    "clause/consequence" "clause/consequence.public" "clause/consequence.consumer"
    "clause/contact"
    "clause/crossed"
    "clause/debtor"
    "clause/dispute" "clause/dispute.consumer"
    "clause/fixed_sum" "clause/fixed_sum.public" "clause/fixed_sum.consumer"
    "clause/interest_basis" "clause/interest_basis.public" "clause/interest_basis.consumer"
    "clause/mediation" "clause/mediation.consumer"
    "clause/next_step" "clause/next_step.public" "clause/next_step.consumer"
    "clause/penalties" "clause/penalties.public" "clause/penalties.consumer"
    "clause/penalties_claimed" "clause/penalties_claimed.public" "clause/penalties_claimed.consumer"
    "clause/progress" "clause/progress.public"
    "clause/registered"
    "clause/salutation" "clause/salutation.public"
    "clause/waived"
}

fn of(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::Fr => FR,
        Language::En => EN,
        Language::De => DE,
    }
}

/// A shipped text: of the audience's own where there is one, else the one for all.
pub(super) fn shipped(language: Language, audience: Audience, name: &str) -> Option<&'static str> {
    let own = match audience {
        Audience::Business => format!("{name}.business"),
        Audience::PublicBuyer => format!("{name}.public"),
        Audience::Consumer => format!("{name}.consumer"),
    };
    let texts = of(language);
    let named = |name: &str| texts.iter().find(|(it, _)| *it == name).map(|(_, source)| *source);
    named(&own).or_else(|| named(name))
}

/// Every shipped text of a language, by its name.
#[cfg(test)]
pub(super) fn all(language: Language) -> &'static [(&'static str, &'static str)] {
    of(language)
}
