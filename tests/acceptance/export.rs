//! Exports: the figures of a sheet in a workbook, a list and pages, each with the same sums.

use std::{
    fs::{self, File},
    io::Read,
    path::Path,
};

use app::{
    aging::{AgedRequest, AgedSelection, AgingBasis},
    export::{ExportFormat, ExportSubject},
    import::ImportRequest,
    session::Language,
};
use serde_json::Value;

use crate::{
    command_line::Shell,
    util::{Desk, SPACES},
};

/// Two currencies, a credit, and names that would like to be formulas.
const DOCUMENTS: &str = "
    Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Devise
    0417;\"=HYPERLINK(\"\"http://x\"\";\"\"Meunerie\"\")\";FA-1;27/01/2026;27/02/2026;1200,10;EUR
    0512;+33 Halle aux Grains;FA-2;27/02/2026;29/03/2026;80,20;EUR
    0512;+33 Halle aux Grains;AV-1;05/03/2026;05/03/2026;-12,30;EUR
    0613;Moulin du Pré;FA-3;10/03/2026;10/05/2026;999999,99;EUR
    US01;Harvest Mills Inc.;FA-4;27/02/2026;29/03/2026;75,50;USD
";

const ON: &str = "2026-03-31";

fn shell() -> Shell {
    let shell = Shell::new();
    let file = shell.file("export.csv", DOCUMENTS);
    shell.json(&["import", &file]);
    shell
}

/// Exports a sheet in English and says how many rows it has.
fn exported(shell: &Shell, command: &str, name: &str) -> u64 {
    let path = shell.path(name);
    let path = path.to_str().unwrap();
    let answer = shell.json(&[command, "--on", ON, "--lang", "en", "--out", path]);
    assert_eq!(answer["file"], path);
    answer["rows"].as_u64().unwrap()
}

/// A part of a workbook as it is written.
fn part(path: &Path, name: &str) -> String {
    let mut book = zip::ZipArchive::new(File::open(path).unwrap()).unwrap();
    let mut text = String::new();
    book.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The last row of a sheet: formulas, and the results they carry.
fn totals(sheet: &str) -> Vec<(String, String)> {
    let (_, row) = sheet.rsplit_once("<row ").unwrap();
    let between = |text: &str, tag: &str| {
        let rest = text.split_once(&format!("<{tag}>"))?.1;
        Some(rest.split_once(&format!("</{tag}>"))?.0.to_owned())
    };
    row.split("<c ").filter_map(|it| Some((between(it, "f")?, between(it, "v")?))).collect()
}

/// A decimal of a script's answer as a spreadsheet writes it.
fn plain(amount: &Value) -> String {
    let text = amount.as_str().unwrap();
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[test]
fn a_workbook_has_the_sums_of_the_command_line() {
    let shell = shell();
    assert_eq!(exported(&shell, "aging", "balance.xlsx"), 4);
    let told = shell.json(&["aging", "--on", ON]);
    for (index, balance) in told["balances"].as_array().unwrap().iter().enumerate() {
        let sheet = format!("xl/worksheets/sheet{}.xml", index + 1);
        let totals = totals(&part(&shell.path("balance.xlsx"), &sheet));
        let before = ["total", "overdue", "not_due", "no_due_date"].map(|it| &balance[it]);
        let buckets = balance["buckets"].as_array().unwrap().iter().map(|it| &it["amount"]);
        let after = ["unallocated", "disputed", "promised", "recoverable"].map(|it| &balance[it]);
        let expected = before.into_iter().chain(buckets).chain(after);
        let expected: Vec<_> = expected.map(plain).collect();
        let results: Vec<_> = totals.iter().map(|(_, result)| result.clone()).collect();
        assert_eq!(results, expected, "{}", balance["currency"]);
        let rows = balance["customers"].as_array().unwrap().len();
        assert_eq!(totals[0].0, format!("SUBTOTAL(109,C2:C{})", rows + 1));
    }
    assert_eq!(told["balances"][0]["total"], "1001267.99");
}

#[test]
fn a_workbook_reads_back_as_what_it_is() {
    let mut desk = Desk::with(ON, DOCUMENTS);
    let path = desk.path("balance.xlsx");
    let request = AgedRequest::default();
    desk.app
        .export(None, &ExportSubject::Aging { request, only: None }, ExportFormat::Xlsx, &path)
        .unwrap();
    let request = ImportRequest { path, ..ImportRequest::default() };
    let preview = desk.app.preview_import(&request).unwrap();
    let columns = preview.columns.iter().map(|it| {
        let values = it.values.join(" | ");
        format!("{}: {values}", it.heading).trim_end().replace(SPACES, " ") + "\n"
    });
    let sheets = preview.sheets.join(", ");
    insta::assert_snapshot!(format!("{sheets}\n{}", columns.collect::<String>()), @r#"
    Balance âgée EUR, Balance âgée USD, À propos
    Code: 0417 | 0512 | 0613
    Client: =HYPERLINK("http://x";"Meunerie") | +33 Halle aux Grains | Moulin du Pré
    Total: 1200.1 | 67.9 | 999999.99
    Échu: 1200.1 | 80.2 | 0
    Non échu: 0 | 0 | 999999.99
    Sans échéance: 0 | 0 | 0
    1–30 j: 0 | 80.2 | 0
    31–60 j: 1200.1 | 0 | 0
    61–90 j: 0 | 0 | 0
    91 j et plus: 0 | 0 | 0
    Non affecté: 0 | -12.3 | 0
    Contesté: 0 | 0 | 0
    Promis: 0 | 0 | 0
    Recouvrable: 1200.1 | 67.9 | 0
    "#);
}

#[test]
fn every_figure_of_a_workbook_is_one_and_adds_itself_up() {
    let shell = shell();
    exported(&shell, "aging", "balance.xlsx");
    let sheet = part(&shell.path("balance.xlsx"), "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<f>SUM(E2:K2)</f><v>"), "{sheet}");
    assert!(sheet.contains("<autoFilter ref=\"A1:N4\"/>") && sheet.contains("state=\"frozen\""));
    exported(&shell, "indicators", "figures.xlsx");
    let sheet = part(&shell.path("figures.xlsx"), "xl/worksheets/sheet1.xml");
    // 31 March 2026 is day 46112 of a spreadsheet.
    assert!(sheet.contains("<v>46112</v>"), "{sheet}");
    assert!(part(&shell.path("figures.xlsx"), "xl/styles.xml").contains("dd/mm/yyyy"));
    let properties = part(&shell.path("figures.xlsx"), "docProps/core.xml");
    assert!(properties.contains("2026-03-31T00:00:00Z"), "{properties}");
}

#[test]
fn the_same_day_gives_the_same_file() {
    let shell = shell();
    for ending in ["xlsx", "csv", "pdf"] {
        let names = ["one", "two"].map(|it| format!("{it}.{ending}"));
        let [one, two] = names.map(|name| {
            exported(&shell, "aging", &name);
            fs::read(shell.path(&name)).unwrap()
        });
        assert!(one == two, "{ending}");
    }
}

#[test]
fn a_list_has_nothing_in_it_that_a_spreadsheet_would_run() {
    let shell = shell();
    exported(&shell, "aging", "balance.csv");
    let english = fs::read_to_string(shell.path("balance.csv")).unwrap();
    insta::assert_snapshot!(english.strip_prefix('\u{FEFF}').unwrap(), @r#"
    Code,Customer,Total,Overdue,Not due,No due date,1–30 d,31–60 d,61–90 d,91+ d,Unallocated,Disputed,Promised,Recoverable,Currency
    0417,"'=HYPERLINK(""http://x"";""Meunerie"")",1200.10,1200.10,0.00,0.00,0.00,1200.10,0.00,0.00,0.00,0.00,0.00,1200.10,EUR
    0512,'+33 Halle aux Grains,67.90,80.20,0.00,0.00,80.20,0.00,0.00,0.00,-12.30,0.00,0.00,67.90,EUR
    0613,Moulin du Pré,999999.99,0.00,999999.99,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,EUR
    US01,Harvest Mills Inc.,75.50,75.50,0.00,0.00,75.50,0.00,0.00,0.00,0.00,0.00,0.00,75.50,USD
    "#);
    let path = shell.path("echu.csv");
    shell.json(&["aging", "--on", ON, "--buckets", "30", "--out", path.to_str().unwrap()]);
    let french = fs::read_to_string(path).unwrap().replace(SPACES, " ");
    insta::assert_snapshot!(french.strip_prefix('\u{FEFF}').unwrap(), @r#"
    Code;Client;Total;Échu;Non échu;Sans échéance;1–30 j;31 j et plus;Non affecté;Contesté;Promis;Recouvrable;Devise
    0417;"'=HYPERLINK(""http://x"";""Meunerie"")";1200,10;1200,10;0,00;0,00;0,00;1200,10;0,00;0,00;0,00;1200,10;EUR
    0512;'+33 Halle aux Grains;67,90;80,20;0,00;0,00;80,20;0,00;-12,30;0,00;0,00;67,90;EUR
    0613;Moulin du Pré;999999,99;0,00;999999,99;0,00;0,00;0,00;0,00;0,00;0,00;0,00;EUR
    US01;Harvest Mills Inc.;75,50;75,50;0,00;0,00;75,50;0,00;0,00;0,00;0,00;75,50;USD
    "#);
}

#[test]
fn pages_say_the_total() {
    let mut desk = Desk::with(ON, DOCUMENTS);
    desk.sign();
    let path = desk.path("balance.pdf");
    let request = AgedRequest { basis: AgingBasis::Issue, ..AgedRequest::default() };
    desk.app
        .export(None, &ExportSubject::Aging { request, only: None }, ExportFormat::Pdf, &path)
        .unwrap();
    let text = Desk::text(&fs::read(&path).unwrap());
    for said in ["Ateliers du Loir", "Balance âgée", "31 mars 2026", "1 001 267,99", "75,50"] {
        assert!(text.contains(said), "{said} is not in {text}");
    }
    let path = desk.path("indicateurs.pdf");
    let subject = ExportSubject::Indicators { months: 3 };
    desk.app.export(None, &subject, ExportFormat::Pdf, &path).unwrap();
    let text = Desk::text(&fs::read(&path).unwrap());
    assert!(text.contains("DSO, en jours") && text.contains("DSO par épuisement"), "{text}");
}

#[test]
fn a_list_of_indicators_has_a_row_a_month() {
    let shell = shell();
    // Three tables of three months, and two debtors of the main currency.
    assert_eq!(exported(&shell, "indicators", "figures.csv"), 12);
    let list = fs::read_to_string(shell.path("figures.csv")).unwrap();
    let told = shell.json(&["indicators", "--on", ON]);
    for (row, month) in list.lines().skip(1).zip(told["months"].as_array().unwrap()) {
        let cells: Vec<_> = row.split(',').collect();
        assert!(cells[0].starts_with(month["month"].as_str().unwrap()), "{row}");
        assert_eq!([cells[2], cells[3]], ["sales", "open"].map(|it| month[it].as_str().unwrap()));
    }
}

/// The weeks, and who pays how, are the same in a workbook, in a list and in the script's answer.
#[test]
fn what_will_come_in_and_who_pays_leave_with_the_figures_of_the_command_line() {
    let shell = shell();
    let told = shell.json(&["forecast", "--on", ON]);
    assert_eq!(exported(&shell, "forecast", "weeks.xlsx"), 13);
    let sums = totals(&part(&shell.path("weeks.xlsx"), "xl/worksheets/sheet1.xml"));
    assert_eq!(sums[0].1, plain(&told["expected"]), "{sums:?}");
    exported(&shell, "forecast", "weeks.csv");
    let list = fs::read_to_string(shell.path("weeks.csv")).unwrap();
    for (row, week) in list.lines().skip(1).zip(told["weeks"].as_array().unwrap()) {
        let cells: Vec<_> = row.split(',').collect();
        let said = ["from", "to", "expected", "low", "high"].map(|it| week[it].as_str().unwrap());
        assert_eq!(cells[..5], said);
    }
    let told = shell.json(&["payers", "--on", ON]);
    let rows = told["payers"].as_array().unwrap().len() as u64;
    assert_eq!(exported(&shell, "payers", "payers.csv"), rows);
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let shell = shell();
    let (code, _, complained) = shell.run(&["aging", "--out", "balance.ods"]);
    assert_eq!(code, 2);
    assert!(complained.contains("--out ends in .xlsx, .csv or .pdf"), "{complained}");
    let nowhere = shell.path("nowhere/balance.xlsx");
    let (code, _, _) = shell.run(&["aging", "--on", ON, "--out", nowhere.to_str().unwrap()]);
    assert_eq!(code, 1);
    exported(&shell, "aging", "balance.xlsx");
    assert!(!shell.path("balance.xlsx-part").exists());
}

#[test]
fn groups_and_another_day_stand_in_columns_of_their_own() {
    let shell = shell();
    let path = shell.path("balance.csv");
    let path = path.to_str().unwrap();
    let asked = ["aging", "--on", ON, "--by", "segment", "--compare", "2026-02-28", "--out", path];
    assert_eq!(shell.json(&asked)["rows"], 4);
    let list = fs::read_to_string(path).unwrap();
    let told = list.lines().map(|line| {
        let cells: Vec<_> = line.trim_start_matches('\u{FEFF}').split(';').rev().take(4).collect();
        cells.into_iter().rev().collect::<Vec<_>>().join(" | ") + "\n"
    });
    insta::assert_snapshot!(told.collect::<String>(), @"
    Total au 28/02/2026 | Écart | Segment | Devise
    1200,10 | 0,00 |  | EUR
    80,20 | -12,30 | Petits montants | EUR
    0,00 | 999999,99 |  | EUR
    75,50 | 0,00 | Petits montants | USD
    ");
}

/// What is filtered on the screen is what leaves, and the page says so.
#[test]
fn customers_that_are_shown_leave_alone() {
    let mut desk = Desk::with(ON, DOCUMENTS);
    let only = Some(AgedSelection { currency: "EUR".into(), customers: vec!["0512".into()] });
    let subject = ExportSubject::Aging { request: AgedRequest::default(), only };
    let path = desk.path("shown.csv");
    let file = desk.app.export(None, &subject, ExportFormat::Csv, &path).unwrap();
    assert_eq!(file.rows, 1);
    let path = desk.path("shown.pdf");
    desk.app.export(None, &subject, ExportFormat::Pdf, &path).unwrap();
    let text = Desk::text(&fs::read(&path).unwrap());
    assert!(text.contains("1 client affiché sur 3."), "{text}");
    assert!(!text.contains("concordent"), "{text}");
}

#[test]
fn groups_are_added_up_before_their_customers_and_in_no_list() {
    let shell = shell();
    let export = |name: &str| {
        let path = shell.path(name);
        let out = path.to_str().unwrap();
        shell.json(&["aging", "--on", ON, "--by", "segment", "--out", out]);
        path
    };
    let book = export("balance.xlsx");
    let names = part(&book, "xl/workbook.xml");
    let names: Vec<_> = names.split("<sheet name=\"").skip(1).collect();
    let names: Vec<_> = names.iter().filter_map(|it| it.split('"').next()).collect();
    insta::assert_snapshot!(names.join(", "), @"Segment EUR, Segment USD, Balance âgée EUR, Balance âgée USD, À propos");
    let values = |sheet: &str| {
        let totals = totals(&part(&book, &format!("xl/worksheets/{sheet}.xml")));
        totals.into_iter().map(|(_, value)| value).collect::<Vec<_>>()
    };
    // The first sum of the groups counts customers.
    assert_eq!(
        values("sheet1")[1..],
        values("sheet3"),
        "the groups come to what their customers do"
    );
    assert_eq!(values("sheet1")[0], "3");
    let pages = Desk::text(&fs::read(export("balance.pdf")).unwrap());
    assert!(pages.contains("Sans segment"), "{pages}");
}

#[test]
fn nothing_open_is_headings_without_rows() {
    let shell = Shell::new();
    let file = shell.file("export.csv", DOCUMENTS);
    shell.json(&["import", &file]);
    for name in ["empty.xlsx", "empty.csv", "empty.pdf"] {
        let path = shell.path(name);
        let answer = shell.json(&["aging", "--on", "2020-01-01", "--out", path.to_str().unwrap()]);
        assert_eq!(answer["rows"], 0);
    }
    let list = fs::read_to_string(shell.path("empty.csv")).unwrap();
    assert!(list.starts_with("\u{FEFF}Code;Client;Total;Échu;"), "{list}");
}

#[test]
fn every_report_of_the_sample_company_prints_with_the_typeface_it_has() {
    let mut desk = Desk::by_the_clock();
    desk.app.open_sample().unwrap();
    let path = desk.path("report.pdf");
    for language in [Language::Fr, Language::En] {
        desk.app.set_language(language);
        for subject in [
            ExportSubject::Aging { request: AgedRequest::default(), only: None },
            ExportSubject::Indicators { months: 13 },
            ExportSubject::Payers,
            ExportSubject::Forecast,
            ExportSubject::ForecastWeek { week: 1 },
            ExportSubject::Provision { closing: None },
            ExportSubject::YearEnd,
        ] {
            desk.app.export(None, &subject, ExportFormat::Pdf, &path).unwrap();
            let text = Desk::text(&fs::read(&path).unwrap());
            assert!(text.contains("Maison Lefèvre"), "{subject:?}: {text}");
            let replaced = ["remplacés par", "replaced by"].iter().any(|it| text.contains(it));
            assert!(!replaced, "{subject:?} {language:?}");
        }
    }
}
