//! Indicators: every figure of a month tells where it comes from, exceptions included.

use crate::{
    command_line::Shell,
    entries::{customer_entries, debit_credit},
    util::Desk,
};

/// The closing of a textbook: 410,000 open, of which 150,000 overdue, after sales of 180,000,
/// 150,000 and 120,000.
pub const CLOSING: &str = "
    Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Date règlement
    C1;Aubry SARL;FA-1;05/10/2025;04/11/2025;40000,00;14/11/2025
    C1;Aubry SARL;FA-2;20/10/2025;19/11/2025;80000,00;
    C2;Bonnet SA;FA-3;10/11/2025;10/12/2025;70000,00;
    C2;Bonnet SA;FA-4;20/11/2025;19/01/2026;80000,00;
    C3;Chauvin & fils;FA-5;05/12/2025;04/01/2026;180000,00;
";

/// A month of net credit notes, one without sales, and a customer in credit.
pub const ODD: &str = "
    Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Date règlement
    C1;Aubry SARL;FA-1;05/10/2025;04/11/2025;280000,00;
    C2;Bonnet SA;AV-1;10/11/2025;10/11/2025;-20000,00;
    C1;Aubry SARL;FA-2;05/01/2026;04/02/2026;30000,00;
";

/// A customer in credit, one who owes less than that, and another currency.
pub const CREDIT: &str = "
    Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Devise
    C1;Aubry SARL;FA-1;05/10/2025;04/11/2025;100,00;EUR
    C1;Aubry SARL;AV-1;10/11/2025;10/11/2025;-400,00;EUR
    C2;Bonnet SA;FA-2;12/11/2025;12/12/2025;350,00;EUR
    C2;Bonnet SA;AV-2;13/11/2025;13/11/2025;-350,00;EUR
    C1;Aubry SARL;FA-3;02/12/2025;01/01/2026;90,00;EUR
    US;Harvest Mills;FA-4;02/12/2025;01/01/2026;75,50;USD
";

/// A credit note that was paid out leaves more open than was ever sold.
const SHORT: &str = "
    Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Date règlement
    C1;Aubry SARL;FA-1;05/12/2025;04/01/2026;900,00;
    C2;Bonnet SA;AV-1;10/12/2025;10/12/2025;-450,00;12/12/2025
";

/// A doubtful debt that the accounting moved to account 416.
const DOUBTFUL: &str = "
    VT 1  2025-10-06 411000 MOULIN F-1  2025-10-06  960.00 AA 2025-12-15
    VT 2  2025-12-01 411000 BIERES F-2  2025-12-01  620.00
    OD 3  2025-12-15 411000 MOULIN F-1  2025-10-06 -960.00 AA 2025-12-15
    OD 3  2025-12-15 416000 MOULIN F-1  2025-10-06  960.00
";

fn shell(documents: &str) -> Shell {
    let shell = Shell::new();
    shell.json(&["import", &shell.file("documents.csv", documents)]);
    shell
}

/// One working as scripts read it.
fn explained(shell: &Shell, on: &str, month: &str, key: &str) -> serde_json::Value {
    let answer = shell.json(&["indicators", "--on", on, "--explain", month, "--lang", "en"]);
    let all = answer["workings"].as_array().unwrap();
    all.iter().find(|it| it["key"] == key).unwrap().clone()
}

/// One working as text: figure, formula, inputs, remark.
fn working(shell: &Shell, on: &str, month: &str, key: &str) -> String {
    let it = explained(shell, on, month, key);
    let text = |it: &serde_json::Value| it.as_str().unwrap_or_default().to_owned();
    let steps = it["steps"].as_array().unwrap().iter();
    let steps = steps.map(|it| format!("{} = {}", text(&it["label"]), text(&it["value"])));
    let head = format!("{}: {} {}", text(&it["title"]), text(&it["value"]), text(&it["unit"]));
    let lines = [head.trim_end().to_owned()].into_iter().chain(steps);
    let lines = lines.chain(it["remark"].as_str().map(str::to_owned));
    lines.collect::<Vec<_>>().join("\n").replace('\u{a0}', " ")
}

#[test]
fn a_closing_explains_each_of_its_figures() {
    let shell = shell(CLOSING);
    let (code, told, _) = shell.run(&["indicators", "--on", "2025-12-31", "--explain", "2025-12"]);
    assert_eq!(code, 0);
    insta::assert_snapshot!("workings_of_a_closing", told.replace(['\u{a0}', '\u{202f}'], " "));
}

#[test]
fn the_working_of_a_figure_and_the_table_say_the_same() {
    let shell = shell(CLOSING);
    let answer = shell.json(&["indicators", "--on", "2025-12-31"]);
    let december = &answer["months"][2];
    assert_eq!(december["dso_countback"], "81.6667");
    assert_eq!(december["best_possible_dso_countback"], "47.0000");
    assert_eq!(december["delinquent_dso_countback"], "34.6667");
    assert_eq!(december["overdue_rate"], "36.5854");
    let november = &answer["months"][1];
    assert_eq!(
        (&november["paid"], &november["days_to_pay"]),
        (&"40000.00".into(), &"40.0000".into())
    );
    assert_eq!(november["days_late"], "10.0000");
    assert_eq!(answer["largest"][0]["code"], "C3");
    insta::assert_snapshot!(working(&shell, "2025-12-31", "2025-12", "dso_countback"), @"
    Count-back DSO: 81.67 days
    Open at the end = €410,000.00
    December 2025: €180,000.00 used up, €230,000.00 left = 31.00 days
    November 2025: €150,000.00 used up, €80,000.00 left = 30.00 days
    October 2025: €80,000.00 of €120,000.00 = 20.67 days
    Of it, the part not due = 51.79 days
    Of it, the part overdue = 29.88 days
    ");
    // A closed month is told the same whatever came later.
    let then = working(&shell, "2025-11-30", "2025-11", "dso_countback");
    assert_eq!(working(&shell, "2025-12-31", "2025-11", "dso_countback"), then);
}

#[test]
fn an_exception_that_applied_is_said() {
    let shell = shell(ODD);
    let told = |on, month, key| working(&shell, on, month, key);
    insta::assert_snapshot!(told("2026-01-15", "2026-01", "dso_countback"), @"
    Count-back DSO: 107.00 days
    Open at the end = €290,000.00
    January 2026: €30,000.00 used up, €260,000.00 left = 15.00 days
    December 2025: no sales, its days count = 31.00 days
    November 2025: sales of −€20,000.00, the rest grows to €280,000.00 = 30.00 days
    October 2025: €280,000.00 of €280,000.00 = 31.00 days
    A month without sales counts all its days. A month of net credit notes counts all its days, and leaves more to use up. A month under way, up to 15 January 2026: 15 days and their sales alone.
    ");
    insta::assert_snapshot!(told("2026-01-15", "2025-12", "dso"), @"
    Monthly DSO: –
    Open at the end = €260,000.00
    Sales of the month = €0.00
    Days of the month = 31
    The month has no sales, or more credit notes than sales: the figure does not exist.
    ");
    insta::assert_snapshot!(told("2026-01-15", "2025-11", "cei"), @"
    Collection effectiveness (CEI): 0.00 %
    Open at the beginning = €280,000.00
    Sales of the month = −€20,000.00
    Open at the end = €260,000.00
    Not due = €0.00
    Collected = €0.00
    Collectable = €260,000.00
    Read on the sales of the whole month, not on a monthly average. Credit notes and unallocated receipts (−€20,000.00) are taken off what is open, not off what is not due or overdue.
    ");
    insta::assert_snapshot!(told("2026-01-15", "2026-01", "concentration_open"), @"
    Concentration of what is open: 100.00 %
    Aubry SARL = €310,000.00
    The first = €310,000.00
    All debtors = €310,000.00
    Customers in credit (−€20,000.00) do not count.
    ");
    insta::assert_snapshot!(told("2026-01-15", "2026-01", "dso_12m"), @"
    12-month DSO: –
    Open at the end = €290,000.00
    The history has 4 months, the figure needs 12. A month under way, up to 15 January 2026: 15 days and their sales alone.
    ");
}

/// Each exception the trade knows, by the name that scripts read, with the figure that it makes.
#[test]
fn every_exception_has_a_name_a_figure_and_a_sentence() {
    let books = [CLOSING, ODD, CREDIT, SHORT].map(shell);
    let fec = Shell::new();
    let path = fec.path("123456782FEC20251231.txt");
    std::fs::write(&path, debit_credit(&customer_entries(DOUBTFUL))).unwrap();
    fec.json(&["import", path.to_str().unwrap(), "--accounts", "416"]);
    let [closing, odd, credit, short] = &books;
    let (year_end, mid) = ("2025-12-31", "2026-01-15");
    for (exception, shell, on, month, key, value) in [
        ("nothing_owed", credit, year_end, "2025-12", "dso", "0.00"),
        ("nothing_owed", credit, year_end, "2025-12", "dso_countback", "0.00"),
        ("nothing_owed", odd, mid, "2025-12", "best_possible_dso_countback", "0.00"),
        ("no_receivables", credit, year_end, "2025-12", "overdue_rate", "–"),
        ("no_sales", odd, mid, "2025-12", "dso", "–"),
        ("no_sales", odd, mid, "2025-11", "dso", "–"),
        ("month_without_sales", odd, mid, "2026-01", "dso_countback", "107.00"),
        ("month_of_credits", odd, mid, "2026-01", "dso_countback", "107.00"),
        ("history_too_short", closing, year_end, "2025-12", "dso_12m", "–"),
        ("at_least", short, year_end, "2025-12", "dso_countback", "≥\u{a0}31"),
        ("under_way", odd, mid, "2026-01", "dso", "145.00"),
        ("whole_sales", closing, year_end, "2025-12", "cei", "0.00"),
        ("first_month", closing, year_end, "2025-10", "cei", "–"),
        ("nothing_to_collect", closing, year_end, "2025-10", "cei", "–"),
        ("nothing_overdue", closing, year_end, "2025-10", "average_age_of_overdue", "–"),
        ("nothing_paid", closing, year_end, "2025-10", "days_to_pay", "–"),
        ("credits_reduce", odd, mid, "2025-11", "overdue_rate", "107.69"),
        ("in_credit", odd, mid, "2026-01", "concentration_open", "100.00"),
        ("nobody_counts", credit, year_end, "2025-12", "concentration_open", "–"),
        ("currency_left_out", credit, year_end, "2025-12", "dso", "0.00"),
        ("accounts_left_out", &fec, year_end, "2025-12", "dso", "31.00"),
    ] {
        let found = explained(shell, on, month, key);
        let told = (found["value"].as_str().unwrap(), found["exceptions"].to_string());
        assert_eq!(told.0, value, "{exception}: {found}");
        assert!(told.1.contains(&format!("\"{exception}\"")), "{exception}: {found}");
        assert!(!found["remark"].is_null(), "{exception}: {found}");
        let table = shell.json(&["indicators", "--on", on]);
        let months = table["months"].as_array().unwrap();
        let row = months.iter().find(|it| it["month"] == month).unwrap();
        let named = serde_json::json!({ "figure": key, "exception": exception });
        assert!(row["exceptions"].as_array().unwrap().contains(&named), "{exception}: {row}");
    }
}

#[test]
fn what_is_left_out_is_told_with_what_is_open_of_it() {
    let fec = Shell::new();
    let path = fec.path("123456782FEC20251231.txt");
    std::fs::write(&path, debit_credit(&customer_entries(DOUBTFUL))).unwrap();
    fec.json(&["import", path.to_str().unwrap(), "--accounts", "416"]);
    for (shell, reason, open) in [(shell(CREDIT), "currency", "75.50"), (fec, "accounts", "960.00")]
    {
        let told = shell.json(&["indicators", "--on", "2025-12-31", "--lang", "en"]);
        let uncounted = &told["uncounted"][0];
        assert_eq!((&uncounted["reason"], &uncounted["open"]), (&reason.into(), &open.into()));
        assert!(uncounted["sentence"].as_str().unwrap().contains(open), "{uncounted}");
        // November knew nothing of it.
        let november = shell.json(&["indicators", "--on", "2025-11-30"]);
        assert_eq!(november["uncounted"], serde_json::json!([]));
    }
}

#[test]
fn a_month_without_documents_is_refused_with_what_to_give() {
    let shell = shell(CLOSING);
    let (code, _, refused) =
        shell.run(&["indicators", "--on", "2025-12-31", "--explain", "2024-05"]);
    assert_eq!(code, 1);
    assert!(refused.contains("2024-05") && refused.contains("AAAA-MM"), "{refused}");
}

/// Every figure that is in one currency is in the same one: the company's, or the only one there is.
#[test]
fn figures_of_one_ledger_are_in_one_currency() {
    let list = |currency: &str, also: &str| {
        format!(
            "Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Devise
            0417;Meunerie Vasseur;FA-1;05/01/2026;04/02/2026;90000,00;{currency}
            {also}"
        )
    };
    for (list, currency) in [
        (list("USD", ""), "USD"),
        (list("USD", "0512;Halle aux Grains;FA-2;05/01/2026;04/02/2026;10,00;EUR"), "EUR"),
    ] {
        let mut desk = Desk::with("2026-03-02", &list);
        let app = &mut desk.app;
        let told = [
            app.indicators(None, 3).unwrap().currency,
            app.payers(None).unwrap().currency,
            app.forecast(None).unwrap().currency,
        ];
        assert_eq!(told, [currency; 3]);
    }
}
