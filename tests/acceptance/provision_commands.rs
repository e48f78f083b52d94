//! The provision on the command line: rates entered, customers noted as doubtful, closings read back
//! and exported as they were frozen.

use std::fs;

use serde_json::json;

use crate::{
    command_line::{Shell, has, is_amount},
    provision::{JANUARY, snapshot},
    util::SPACES,
};

const ON: &str = "2026-01-31";

fn shell() -> Shell {
    let shell = Shell::new();
    shell.json(&["import", &shell.file("export.csv", &snapshot("31/01/2026", JANUARY))]);
    shell
}

#[test]
fn loss_rates_are_listed_and_entered_column_by_column() {
    let shell = shell();
    let none = shell.json(&["provision", "rates"]);
    assert_eq!(none["rates"][0], json!({ "column": "not_due", "percent": "0.00" }));
    let set = shell.json(&["provision", "rates", "1-30=2,2", "91+=25", "--net-of-credits", "yes"]);
    assert_eq!(set["rates"][2], json!({ "column": "up_to30", "percent": "2.20" }));
    assert_eq!(set["net_of_credits"], true);
    // What is not named stays.
    let set = shell.json(&["provision", "rates", "not-due=0.5"]);
    assert_eq!(
        (&set["rates"][0]["percent"], &set["rates"][5]["percent"]),
        (&"0.50".into(), &"25.00".into())
    );
    assert_eq!(set["net_of_credits"], true);
    let told = shell.run(&["provision", "rates", "--lang", "en"]).1;
    insta::assert_snapshot!(told, @"
    column       rate %
    not due        0.50
    no due date    0.00
    1-30           2.20
    31-60          0.00
    61-90          0.00
    91+           25.00
    Credits are taken off the oldest debt.
    ");
}

#[test]
fn a_doubtful_customer_is_noted_listed_and_taken_off() {
    let shell = shell();
    let noted = shell.json(&[
        "doubtful",
        "add",
        "0633",
        "--reason",
        "Redressement judiciaire",
        "--rate",
        "50",
        "--since",
        "2026-01-15",
        "--on",
        ON,
    ]);
    let row = &noted["doubtful"][0];
    has(row, &["customer", "name", "since", "reason", "vat_rate", "rate", "currency"]);
    ["gross", "base", "allowance"].iter().for_each(|it| is_amount(&row[it]));
    assert_eq!((&row["base"], &row["allowance"]), (&"533.54".into(), &"266.77".into()));
    let told = shell.run(&["doubtful", "--on", ON, "--lang", "en"]).1;
    insta::assert_snapshot!(told, @"
    2026-01-31
          doubtful           since        gross    VAT  without   rate  allowance
    0633  Scierie du Perche  2026-01-15  640.25  20.00   533.54  50.00     266.77
    Σ 266.77 EUR
    ");
    assert_eq!(shell.json(&["doubtful", "list", "--on", "2026-01-14"])["doubtful"], json!([]));
    let left = shell.json(&["doubtful", "remove", "0633", "--on", ON]);
    assert_eq!(left["doubtful"], json!([]));
    assert_eq!(shell.run(&["undo-change"]).0, 0);
    assert_eq!(shell.json(&["doubtful", "--on", ON])["doubtful"][0]["customer"], "0633");
}

#[test]
fn a_closing_is_shown_and_exported_as_it_was_frozen() {
    let shell = shell();
    shell.json(&["provision", "rates", "91+=25"]);
    let frozen = shell.json(&["provision", "--on", ON, "--close"]);
    shell.json(&["provision", "rates", "91+=100"]);
    let closings = shell.json(&["provision", "closings"]);
    let [closing] = &closings["closings"].as_array().unwrap()[..] else { panic!("{closings}") };
    assert_eq!((&closing["on"], &closing["sha256"]), (&ON.into(), &frozen["closing"]["sha256"]));
    assert_eq!(closing["allowances"]["EUR"], frozen["sheets"][0]["allowance"]);
    let again = shell.json(&["provision", "--closed", ON]);
    assert_eq!(again, frozen);
    assert_ne!(shell.json(&["provision", "--on", ON])["sheets"], frozen["sheets"]);
    let path = shell.path("closing.csv");
    let written = ["provision", "--closed", ON, "--out", path.to_str().unwrap()];
    assert_eq!(shell.json(&written)["format"], "csv");
    let list = fs::read_to_string(path).unwrap().replace(SPACES, " ");
    let oldest = list.lines().find(|it| it.starts_with("91 j")).unwrap();
    assert!(oldest.contains("640,25;25,00;160,06"), "{oldest}");
}

#[test]
fn what_cannot_be_is_refused_with_what_can() {
    let shell = shell();
    for (arguments, code, said) in [
        (&["provision", "--closed", ON][..], 1, "aucun jour ne l’est"),
        (&["doubtful", "add", "0633", "--on", ON], 1, "Scierie du Perche"),
        (&["doubtful", "remove", "0512", "--on", ON], 1, "n’est pas"),
        (&["doubtful", "add", "9999", "--reason", "x", "--on", ON], 1, "9999"),
        (&["provision", "rates", "1-30=120"], 1, "120"),
        (&["provision", "rates", "120+=1"], 2, "91+, not 120+=1"),
        (&["provision", "rates", "--net-of-credits", "oui"], 2, "yes or no"),
        (&["provision", "--closed", ON, "--close"], 2, "--closed to show one"),
        (&["provision", "--close", "--out", "a.csv"], 2, "one after the other"),
        (&["provision", "closings", "--out", "a.csv"], 2, "or a closing of it"),
        (&["provision", "export"], 2, "by closings, or by rates"),
        (&["doubtful", "add"], 2, "--reason TEXT"),
    ] {
        let (found, _, complained) = shell.run(arguments);
        assert_eq!(found, code, "{arguments:?}: {complained}");
        assert!(complained.contains(said), "{arguments:?}: {complained}");
    }
    shell.json(&["provision", "--on", ON, "--close"]);
    let refused = shell.run(&["provision", "--closed", "2025-12-31", "--lang", "en"]).2;
    assert!(refused.contains("Days that are: 31 Jan 2026"), "{refused}");
}
