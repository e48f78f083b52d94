//! Explained: whoever owes something is on the list, or is told why not.
//!
//! Over the whole sample company, on many days, in both languages.

use app::{act::CallOutcome, session::Language};
use insta::assert_snapshot;

use crate::util::{Desk, SPACES, day};

const DAYS: [&str; 7] = [
    "2026-09-01",
    "2026-10-15",
    "2026-11-22",
    "2026-11-23",
    "2026-12-07",
    "2027-01-31",
    "2027-06-30",
];

fn sample() -> Desk {
    let mut desk = Desk::by_the_clock();
    desk.app.fill_sample().unwrap();
    desk
}

/// The code of every customer.
fn codes(desk: &Desk) -> Vec<String> {
    let sql = desk.sql();
    let mut codes = sql.prepare("SELECT code FROM customer ORDER BY code").unwrap();
    codes.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// metasfresh #5526: a flag silently yielded nothing; ADempiere #2357: a range dropped items.
#[test]
fn every_customer_who_owes_something_is_on_the_list_or_is_told_why_not() {
    let mut desk = sample();
    let codes = codes(&desk);
    assert_eq!(codes.len(), 45);
    for on in DAYS {
        let listed = desk.app.worklist(Some(day(on))).unwrap().rows;
        let listed: Vec<_> = listed.into_iter().map(|it| it.customer).collect();
        let mut owing = 0;
        for code in &codes {
            let sheet = desk.app.customer_sheet(code, Some(day(on))).unwrap();
            let owes = sheet.items.iter().any(|it| it.open.minor > 0);
            let acts = sheet.action.is_some();
            assert_eq!(acts, listed.contains(code), "{} on {on}: one answer", code);
            assert!(acts || !sheet.explanation.is_empty(), "{} on {on}", code);
            owing += usize::from(owes);
        }
        assert!(owing >= listed.len() && owing > 10, "{on}: {owing}");
    }
}

/// OCA account-financial-tools #688: states that nobody understands. Ours are sentences.
#[test]
fn every_reason_is_a_sentence_in_both_languages() {
    let mut desk = sample();
    let codes = codes(&desk);
    for (language, on) in
        [Language::Fr, Language::En].iter().flat_map(|it| DAYS.map(|on| (*it, on)))
    {
        desk.app.set_language(language);
        for code in &codes {
            let sheet = desk.app.customer_sheet(code, Some(day(on))).unwrap();
            let reason = sheet.action.into_iter().flat_map(|it| [it.reason]);
            let words = reason.chain(sheet.explanation).chain([sheet.policy.why]);
            let more = sheet.disputes.into_iter().map(|it| it.sentence);
            words.chain(more).chain(sheet.profile).for_each(|it| is_sentence(&it));
        }
    }
}

/// Begins like a sentence or a document number, ends with a full stop, and every gap was filled.
#[track_caller]
fn is_sentence(text: &str) {
    let plain = text.replace(SPACES, " ");
    let first = plain.chars().next().unwrap_or(' ');
    assert!(first.is_uppercase() || first.is_numeric() || first == '€', "{text}");
    assert!(plain.ends_with('.') && !plain.ends_with(".."), "{text}");
    assert!(
        !plain.contains("  ") && !plain.contains("()") && !plain.contains(['{', '}']),
        "{text}"
    );
    assert!(!plain.contains('_'), "a word of the program's own: {text}");
}

/// A customer quotes an invoice: what is said is about that one, settled or not.
#[test]
fn a_document_is_explained_by_its_number() {
    let mut desk = sample();
    let said = |desk: &mut Desk, number: &str| {
        let sheet = desk.app.explain(number, None).unwrap();
        let reason = sheet.action.map(|it| it.reason).into_iter();
        reason.chain(sheet.explanation).collect::<Vec<_>>().join("\n").replace(SPACES, " ") + "\n"
    };
    let told = ["F2026-0134", "F2026-0173", "F2026-0187"].map(|it| said(&mut desk, it)).concat();
    assert_snapshot!(told, @"
    F2026-0134 est soldée : il n’y a plus rien à réclamer.
    F2026-0173 est soldée : il n’y a plus rien à réclamer.
    10 946,40 € promis pour le 18 novembre 2026 ne sont pas arrivés ; un appel s’impose avant toute relance.
    Pour F2026-0187, la 2e relance est prévue le 30 novembre 2026.
    ");
    // The day that was named is the day it is asked for, once the call is made.
    let owner = desk.app.explain("F2026-0187", None).unwrap().code;
    desk.call(&owner, CallOutcome::Spoke);
    let asks = |desk: &mut Desk, on: &str| {
        let sheet = desk.app.customer_sheet(&owner, Some(day(on))).unwrap();
        sheet.action.is_some_and(|it| it.items == ["F2026-0187"] && it.level == 2)
    };
    assert!(!asks(&mut desk, "2026-11-27") && asks(&mut desk, "2026-11-30"));
}
