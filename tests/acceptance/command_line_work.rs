//! The command line at work: scenarios, changes and reasons, in words and in JSON.

use serde_json::{Value, json};

use crate::command_line::{Shell, has, is_amount};

const DOCUMENTS: &str = "
    Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC
    0417;Meunerie Vasseur;FA-1;27/01/2026;27/02/2026;1200,00
    0417;Meunerie Vasseur;FA-2;27/02/2026;29/03/2026;80,00
    0512;Halle aux Grains;FA-3;27/01/2026;27/02/2026;300,00
";

fn shell() -> Shell {
    let shell = Shell::new();
    shell.json(&["import", &shell.file("export.csv", DOCUMENTS)]);
    shell
}

#[test]
fn the_scenarios_have_their_documented_shape() {
    let shell = shell();
    let book = shell.json(&["policies"]);
    has(&book, &["policies", "segments", "default_policy"]);
    assert_eq!(book["policies"].as_array().unwrap().len(), 9);
    let standard = &book["policies"][0];
    has(standard, &["id", "name", "minimum_gap", "grouping", "catch_up", "repeat_every"]);
    has(standard, &["levels", "sentences", "warnings", "customers"]);
    assert_eq!((&standard["name"], &standard["customers"]), (&json!("Standard"), &json!(2)));
    for level in standard["levels"].as_array().unwrap() {
        has(level, &["step", "reference", "offset", "channel", "counts", "text", "sentence"]);
        is_amount(&level["floor"]);
        assert_eq!(level["currency"], "EUR");
    }
    let small = book["segments"].as_array().unwrap().iter().find(|it| !it["amount_to"].is_null());
    assert_eq!(small.unwrap()["amount_to"], "100.00");
    let (code, printed, _) = shell.run(&["policies", "--lang", "en"]);
    assert_eq!(code, 0);
    assert!(
        printed.replace('\u{a0}', " ").contains("3 days after the due date: reminder 1"),
        "{printed}"
    );
}

#[test]
fn the_days_work_counts_amounts_as_strings() {
    let shell = shell();
    let list = shell.json(&["today", "--on", "2026-03-02"]);
    has(&list["day"], &["calls_planned", "letters_planned", "minutes_planned", "sentence", "done"]);
    assert_eq!(list["day"]["done"]["spoken_for"], json!({}));
    has(&list["actions"][0], &["policy", "phase", "group", "place", "worth"]);
}

#[test]
fn a_simulation_has_its_documented_shape_and_changes_nothing() {
    let shell = shell();
    let simulation = shell.json(&["simulate"]);
    has(&simulation, &["from", "to", "days", "sentence", "assumption"]);
    has(&simulation["days"][0], &["on", "calls", "emails", "letters", "registered", "hand_overs"]);
    assert_eq!(shell.json(&["changes"]), json!({ "changes": [] }));
}

#[test]
fn a_document_is_explained_by_its_number() {
    let shell = shell();
    let why = shell.json(&["explain", "FA-2", "--on", "2026-03-02"]);
    has(&why, &["key_date", "customer", "name", "action", "policy", "policy_why", "explanation"]);
    assert_eq!((&why["customer"], &why["policy"]), (&json!("0417"), &json!("Standard")));
    // What is to be done is about another document, and is not told of this one.
    assert_eq!(why["action"], Value::Null);
    let customer = shell.json(&["explain", "0417", "--on", "2026-03-02"]);
    let of_it = shell.json(&["explain", "FA-1", "--on", "2026-03-02"]);
    assert_eq!(customer["action"], of_it["action"]);
    let (code, _, complained) = shell.run(&["explain", "FA-99"]);
    assert_eq!(code, 1);
    assert!(complained.contains("FA-99"), "{complained}");
    // One number of two customers names neither.
    let twice = DOCUMENTS.replace("0512;Halle aux Grains;FA-3", "0512;Halle aux Grains;FA-1");
    shell.json(&["import", &shell.file("double.csv", &twice)]);
    let (code, printed, complained) = shell.run(&["explain", "FA-1", "--json"]);
    let answer: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(code, 1, "{complained}");
    assert!(answer["error"]["sentence"].as_str().unwrap().contains("0512"), "{answer}");
}

#[test]
fn a_change_is_listed_rehearsed_and_undone() {
    let shell = shell();
    let (code, _, complained) = shell.run(&["undo-change"]);
    assert_eq!(code, 1);
    assert!(complained.contains("rien à annuler"), "{complained}");
    worked_on(&shell);
    let changes = shell.json(&["changes"])["changes"].clone();
    has(&changes[0], &["change", "at", "sentence", "customer", "undone"]);
    assert_eq!((&changes[0]["customer"], &changes[0]["undone"]), (&json!("0417"), &json!(false)));
    let number = changes[0]["change"].to_string();
    let rehearsed = shell.json(&["undo-change", "--dry-run"]);
    has(&rehearsed["undone"], &["change", "sentence", "disturbs"]);
    assert_eq!(shell.json(&["changes"])["changes"], changes, "a rehearsal changes nothing");
    assert_eq!(shell.json(&["undo-change", &number]), rehearsed);
    assert_eq!(shell.json(&["changes"])["changes"][0]["undone"], true);
    let (code, _, complained) = shell.run(&["undo-change", &number]);
    assert_eq!(code, 1);
    assert!(!complained.is_empty());
    assert_eq!(shell.json(&["verify"])["ok"], true);
}

/// A user sets a customer aside in the window.
fn worked_on(shell: &Shell) {
    let clock = || "2026-03-02".parse::<app::amount::Day>().unwrap().and_hms_opt(9, 0, 0).unwrap();
    let mut app = app::App::new(shell.path(""), clock);
    app.open(&shell.path("story.encours")).unwrap();
    app.snooze("0417", "2026-03-06T09:00:00").unwrap();
}

#[test]
fn rates_are_listed_confirmed_and_entered_from_a_script() {
    let shell = shell();
    let on = ["--on", "2026-11-23"];
    let ask = |words: &[&str]| shell.json(&[words, &on].concat());
    let listed = ask(&["rates"]);
    has(&listed, &["key_date", "terms", "semesters", "warnings"]);
    let second = &listed["semesters"][1];
    assert_eq!((&second["semester"], &second["current"]), (&json!("2026S2"), &json!(true)));
    has(&second["rates"][0], &["rate", "percent", "confirmed", "source", "entered_on"]);
    has(&second["makes"][0], &["kind", "percent", "confirmed", "below_floor"]);
    assert_eq!(second["makes"][0]["confirmed"], false);
    let confirmed = ask(&["rates", "confirm", "2026S2"]);
    assert_eq!(confirmed["semesters"][1]["makes"][0]["confirmed"], true);
    let set = ask(&["rates", "set", "2027S1", "ecb", "2.15", "--source", "BCE"]);
    assert_eq!(set["semesters"][0]["makes"][0]["percent"], "12.15");
    let (code, _, complaint) = shell.run(&["rates", "set", "2027S1", "ecb", "2.40"]);
    assert_eq!(code, 1, "{complaint}");
    let (code, _, complaint) = shell.run(&["rates", "forget"]);
    assert_eq!(code, 2, "{complaint}");
}
