//! The command line: shapes and exit codes that scripts may rely on.
//!
//! Amounts are decimal strings, days ISO. 0 done · 1 refused · 2 usage · 3 some rows rejected.

use std::path::PathBuf;

use serde_json::Value;
use tempfile::TempDir;

use crate::{
    encours,
    util::{fixture, flush_left},
};

const GOOD: &str = "
    Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC
    0417;Meunerie Vasseur;FA-1;27/01/2026;27/02/2026;1200,00
    0512;Halle aux Grains;FA-2;27/02/2026;29/03/2026;80,00
";

/// A ledger on the command line, in a folder of its own.
pub struct Shell {
    folder: TempDir,
}

impl Shell {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn file(&self, name: &str, text: &str) -> String {
        let path = self.path(name);
        std::fs::write(&path, flush_left(text)).unwrap();
        path.to_str().unwrap().to_owned()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs a command; its exit code, what it printed and what it complained about.
    pub fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let output = encours::run(&self.path("story.encours"), arguments);
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    /// Runs a command that succeeds, and reads its JSON.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let (code, printed, complained) = self.run(&[arguments, &["--json"]].concat());
        assert_eq!((code, complained.as_str()), (0, ""), "{arguments:?}");
        serde_json::from_str(&printed).unwrap()
    }
}

/// The keys of an object are all there; more may be.
#[track_caller]
pub fn has(value: &Value, keys: &[&str]) {
    for key in keys {
        assert!(value.get(key).is_some(), "{key} is missing from {value}");
    }
}

/// Amounts are decimal strings with the decimals of their currency.
#[track_caller]
pub fn is_amount(value: &Value) {
    let text = value.as_str().unwrap_or_else(|| panic!("{value} is no string"));
    let (whole, cents) = text.trim_start_matches('-').split_once('.').unwrap();
    let digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    assert!(digits(whole) && digits(cents) && cents.len() == 2, "{text} is no amount");
}

#[test]
fn an_import_reports_what_it_did() {
    let shell = Shell::new();
    let file = shell.file("export.csv", GOOD);
    let answer = shell.json(&["import", &file]);
    let import = &answer["imports"][0];
    has(import, &["file", "kind", "rows", "accepted", "rejected", "customers_new", "items_new"]);
    has(import, &["items_changed", "items_settled", "open_total"]);
    assert_eq!(
        (&import["kind"], &import["rows"], &import["items_new"]),
        (&"documents".into(), &2.into(), &2.into())
    );
    assert_eq!(import["open_total"]["EUR"], "1280.00");
}

#[test]
fn rejected_rows_are_listed_and_make_exit_code_three() {
    let shell = Shell::new();
    let file = shell.file("export.csv", &format!("{}\n0512;;FA-3;31/02/2026;;5,00", GOOD.trim()));
    let (code, printed, _) = shell.run(&["import", &file, "--json"]);
    assert_eq!(code, 3);
    let answer: Value = serde_json::from_str(&printed).unwrap();
    let rejected = &answer["imports"][0]["rejected"][0];
    has(rejected, &["line", "column", "problem"]);
    assert_eq!((&rejected["line"], &rejected["column"]), (&4.into(), &"Date pièce".into()));
    // The good rows went in.
    assert_eq!(shell.json(&["aging", "--on", "2026-03-31"])["balances"][0]["total"], "1280.00");
}

#[test]
fn a_refusal_is_a_sentence_and_exit_code_one() {
    let shell = Shell::new();
    let empty = shell.file("vide.csv", "");
    let (code, printed, complained) = shell.run(&["import", &empty]);
    assert_eq!((code, printed.as_str()), (1, ""));
    assert!(complained.contains("vide.csv est vide (ligne 1)"), "{complained}");
    let (code, printed, complained) = shell.run(&["import", &empty, "--json", "--lang", "en"]);
    assert_eq!(code, 1);
    assert!(complained.contains("vide.csv is empty (line 1)"), "{complained}");
    let answer: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(answer["error"]["key"], "unreadable_file");
    let (code, _, complained) = shell.run(&["import", "nowhere.csv"]);
    assert_eq!(code, 1);
    assert!(complained.contains("nowhere.csv"), "{complained}");
}

/// What one command did is one answer, whatever happened to its files.
#[test]
fn the_files_of_one_import_are_taken_in_their_order() {
    let shell = Shell::new();
    let good = shell.file("export.csv", GOOD);
    let more = shell.file("suite.csv", &GOOD.replace("FA-", "FB-"));
    let answer = shell.json(&["import", &good, &more]);
    let new = answer["imports"].as_array().unwrap().iter().map(|it| it["items_new"].as_u64());
    assert_eq!(new.collect::<Vec<_>>(), [Some(2), Some(2)]);
}

#[test]
fn an_import_of_which_one_file_is_refused_changes_nothing() {
    let shell = Shell::new();
    let good = shell.file("export.csv", GOOD);
    let empty = shell.file("vide.csv", "");
    let (code, printed, _) = shell.run(&["import", &good, &empty, "--json"]);
    assert_eq!(code, 1);
    assert!(serde_json::from_str::<Value>(&printed).is_ok(), "{printed}");
    assert_eq!(shell.json(&["aging", "--on", "2026-03-31"])["balances"], serde_json::json!([]));
}

#[test]
fn wrong_usage_is_exit_code_two_and_creates_no_ledger() {
    let shell = Shell::new();
    for arguments in [
        &[][..],
        &["relance"],
        &["import"],
        &["aging", "--on", "31/03/2026"],
        &["aging", "--buckets", "60,30"],
        &["letters"],
        &["today", "--frobnicate"],
    ] {
        let (code, _, complained) = shell.run(arguments);
        assert_eq!(code, 2, "{arguments:?}");
        assert!(complained.contains("encours --ledger FILE COMMAND"), "{complained}");
    }
    assert!(!shell.path("story.encours").exists());
}

#[test]
fn a_dry_run_says_what_would_happen_and_changes_nothing() {
    let shell = Shell::new();
    let file = shell.file("export.csv", GOOD);
    assert_eq!(shell.json(&["import", &file, "--dry-run"])["imports"][0]["items_new"], 2);
    assert_eq!(shell.json(&["aging", "--on", "2026-03-31"])["balances"], serde_json::json!([]));
}

#[test]
fn the_aged_balance_has_its_documented_shape() {
    let shell = Shell::new();
    shell.json(&["import", fixture("documents_us.csv").to_str().unwrap()]);
    let answer = shell.json(&["aging", "--on", "2026-03-31"]);
    assert_eq!((&answer["key_date"], &answer["basis"]), (&"2026-03-31".into(), &"due".into()));
    let balance = &answer["balances"][0];
    for key in ["total", "not_due", "no_due_date", "overdue", "unallocated"] {
        is_amount(&balance[key]);
    }
    let buckets = balance["buckets"].as_array().unwrap();
    let bounds: Vec<_> =
        buckets.iter().map(|it| (it["from"].as_u64(), it["to"].as_u64())).collect();
    let closed = [(1, 30), (31, 60), (61, 90)].map(|(from, to)| (Some(from), Some(to)));
    assert_eq!(bounds, [&closed[..], &[(Some(91), None)]].concat());
    buckets.iter().for_each(|it| is_amount(&it["amount"]));
    let customer = &balance["customers"][0];
    has(customer, &["code", "name"]);
    for key in ["total", "not_due", "overdue"] {
        is_amount(&customer[key]);
    }
    customer["buckets"].as_array().unwrap().iter().for_each(is_amount);
    let other = shell.json(&["aging", "--on", "2026-03-31", "--basis", "issue", "--buckets", "45"]);
    assert_eq!(other["basis"], "issue");
    assert_eq!(other["balances"][0]["buckets"].as_array().unwrap().len(), 2);
    assert_eq!(other["balances"][0]["total"], balance["total"]);
}

#[test]
fn the_indicators_have_their_documented_shape() {
    let shell = Shell::new();
    shell.json(&["import", fixture("documents_us.csv").to_str().unwrap()]);
    let answer = shell.json(&["indicators", "--on", "2026-03-31", "--months", "3"]);
    has(&answer, &["key_date", "currency", "average_days_late", "overdue_rate"]);
    let months = answer["months"].as_array().unwrap();
    assert_eq!(months.len(), 3);
    for month in months {
        has(month, &["month", "dso", "dso_countback", "best_possible_dso"]);
        has(month, &["average_days_delinquent", "cei"]);
        for key in ["sales", "open", "overdue"] {
            is_amount(&month[key]);
        }
    }
    assert_eq!(months[2]["month"], "2026-03");
    // One figure, one source: the indicators and the aged balance say the same.
    let aged = shell.json(&["aging", "--on", "2026-03-31"]);
    assert_eq!(months[2]["open"], aged["balances"][0]["total"]);
    assert_eq!(months[2]["overdue"], aged["balances"][0]["overdue"]);
}

#[test]
fn todays_list_and_its_letters_have_their_documented_shape() {
    let shell = Shell::new();
    shell.json(&["import", &shell.file("export.csv", GOOD)]);
    let list = shell.json(&["today", "--on", "2026-03-02"]);
    assert_eq!(list["key_date"], "2026-03-02");
    let action = &list["actions"][0];
    has(action, &["customer", "name", "action", "level", "currency", "items", "rule", "reason"]);
    is_amount(&action["amount"]);
    assert_eq!(action["action"], "letter");
    assert_eq!(action["items"], serde_json::json!(["FA-1"]));
    let why = shell.json(&["explain", "0512", "--on", "2026-03-02"]);
    assert!(why["explanation"][0].as_str().unwrap().contains("29\u{a0}mars\u{a0}2026"), "{why}");
    let pdf = shell.path("courriers.pdf");
    let letters = shell.json(&["letters", "--on", "2026-03-02", "--out", pdf.to_str().unwrap()]);
    assert_eq!((&letters["letters"], &letters["posted"]), (&1.into(), &Value::Null));
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF-"));
    let folder = shell.path("courriers");
    shell.json(&["letters", "--on", "2026-03-02", "--out", folder.to_str().unwrap()]);
    assert!(folder.join("0417_2026-03-02.pdf").exists());
    // Nothing was posted: the list stands.
    assert_eq!(shell.json(&["today", "--on", "2026-03-02"]), list);
    assert_eq!(shell.json(&["verify"])["ok"], true);
}

#[test]
fn letters_are_not_posted_without_a_sender() {
    let shell = Shell::new();
    shell.json(&["import", &shell.file("export.csv", GOOD)]);
    let pdf = shell.path("courriers.pdf");
    let arguments = ["letters", "--on", "2026-03-02", "--out", pdf.to_str().unwrap(), "--post"];
    let (code, _, complained) = shell.run(&arguments);
    assert_eq!(code, 1);
    assert!(complained.contains("expéditeur"), "{complained}");
    assert!(!pdf.exists(), "a refusal leaves no file behind");
}

#[test]
fn a_tampered_ledger_fails_verification() {
    let shell = Shell::new();
    shell.json(&["import", &shell.file("export.csv", GOOD)]);
    let sql = rusqlite::Connection::open(shell.path("story.encours")).unwrap();
    sql.execute_batch("UPDATE item SET open_minor = 1 WHERE number = 'FA-1'").unwrap();
    drop(sql);
    let (code, printed, _) = shell.run(&["verify"]);
    assert_eq!(code, 1);
    assert!(printed.contains("FA-1"), "{printed}");
}

/// A schedule with a wrong path said every morning that there was nothing to chase.
#[test]
fn a_question_about_a_ledger_that_is_not_there_is_refused() {
    let shell = Shell::new();
    let (code, _, complained) = shell.run(&["today"]);
    assert_eq!(code, 1);
    assert!(complained.contains("n’existe pas"), "{complained}");
    assert!(!shell.path("story.encours").exists());
}

/// `encours … today | head -1` ended in a panic.
#[test]
fn a_reader_that_closes_the_pipe_is_no_error() {
    let shell = Shell::new();
    shell.json(&["import", &shell.file("export.csv", GOOD)]);
    for arguments in [&["today", "--on", "2026-03-31"][..], &["aging", "--json"]] {
        let (code, complained) = encours::unread(&shell.path("story.encours"), arguments);
        assert_eq!((code, complained.as_str()), (Some(0), ""), "{arguments:?}");
    }
}

#[test]
fn a_brief_with_nothing_to_tell_says_so() {
    let shell = Shell::new();
    shell.json(&["import", &shell.file("export.csv", GOOD)]);
    shell.json(&["undo"]);
    for (language, expected) in [("fr", "Rien à signaler"), ("en", "Nothing to tell")] {
        let (code, printed, _) = shell.run(&["brief", "--lang", language]);
        assert_eq!(code, 0);
        assert!(printed.contains(expected), "{printed}");
    }
}

#[test]
fn an_import_in_words_agrees_and_tells_what_looks_wrong() {
    let shell = Shell::new();
    let one = "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC
        0417;\"Meunerie
        Vasseur\";FA-1;27/01/2026;26/01/2026;1200,00
    ";
    let file = shell.file("une.csv", one);
    let (code, printed, _) = shell.run(&["import", &file]);
    assert_eq!(code, 0);
    assert!(
        printed.starts_with("une.csv : 1 ligne, 1 reprise, 0 rejetée · 1 client nouveau · pièces : 1 nouvelle, 0 modifiée, "),
        "{printed}"
    );
    // Due before it was issued.
    assert!(printed.lines().skip(1).any(|it| it.contains("FA-1")), "{printed}");
    let (_, printed, _) = shell.run(&["aging", "--on", "2026-03-31"]);
    assert!(printed.contains("Meunerie Vasseur"), "{printed}");
    let file = shell.file("deux.csv", &GOOD.replace("FA-", "FB-"));
    let (_, printed, _) = shell.run(&["import", &file, "--lang", "en"]);
    assert!(printed.contains("2 rows, 2 taken in, 0 rejected · 1 new customer ·"), "{printed}");
}
