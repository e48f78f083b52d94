//! The indicators leave whole: every figure of the window, in a workbook, a list and on paper.

use std::{fs, fs::File, io::Read, path::Path};

use app::export::{ExportFormat, ExportSubject};
use rust_decimal::Decimal;
use serde_json::Value;

use crate::{
    indicators::{CLOSING, CREDIT, ODD},
    util::{Desk, SPACES},
};

/// The figures of each sheet of months, in the order of its columns after the period.
const SHEETS: [&[&str]; 3] = [
    &[
        "days",
        "sales",
        "open",
        "not_due",
        "overdue",
        "dso",
        "dso_3m",
        "dso_12m",
        "dso_countback",
        "dso_countback_at_least",
        "best_possible_dso",
        "average_days_delinquent",
        "cei",
    ],
    &[
        "days",
        "overdue_rate",
        "average_age_of_overdue",
        "best_possible_dso_countback",
        "delinquent_dso_countback",
        "paid",
        "days_to_pay",
        "terms_granted",
        "days_late",
        "days_late_clipped",
        "on_time_by_amount",
        "on_time_by_count",
    ],
    &[
        "days",
        "concentration_open",
        "concentration_overdue",
        "concentration_sales",
        "value_of_one_day",
    ],
];

/// The columns with a sum below.
const SUMMED: [&str; 3] = ["days", "sales", "paid"];

/// The figures of a sheet, row by row: none where a cell is empty or holds text.
fn figures(path: &Path, sheet: usize) -> Vec<Vec<Option<Decimal>>> {
    let mut book = zip::ZipArchive::new(File::open(path).unwrap()).unwrap();
    let mut text = String::new();
    let name = format!("xl/worksheets/sheet{sheet}.xml");
    book.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
    let value = |cell: &str| {
        let (head, body) = cell.split_once('>')?;
        let value = body.split_once("<v>")?.1.split_once("</v>")?.0;
        if head.contains("t=\"s\"") { None } else { value.parse().ok() }
    };
    // `r="C4"`: an empty cell may not be written at all.
    let place =
        |cell: &str| cell.strip_prefix("r=\"").map(|it| usize::from(it.as_bytes()[0] - b'A'));
    let row = |row: &str| {
        let mut figures = vec![None; 16];
        for cell in row.split("<c ").skip(1) {
            figures[place(cell).unwrap()] = value(cell);
        }
        figures
    };
    text.split("<row ").skip(2).map(row).collect()
}

/// A figure as the window has it: amounts in minor units become major ones.
fn told(month: &Value, key: &str) -> Option<Decimal> {
    match &month[key] {
        Value::Number(it) if key == "days" => Some(it.as_i64().unwrap().into()),
        Value::Number(it) => Some(Decimal::new(it.as_i64().unwrap(), 2)),
        Value::String(it) => it.parse().ok(),
        _ => None,
    }
}

/// Writes the workbook of a desk and compares every figure in it with the window's.
fn compare(desk: &mut Desk, on: &str) {
    let on = Some(on.parse().unwrap());
    let path = desk.path("indicators.xlsx");
    let subject = ExportSubject::Indicators { months: 13 };
    let rows = desk.app.export(on, &subject, ExportFormat::Xlsx, &path).unwrap().rows;
    let report = desk.app.indicators(on, 13).unwrap();
    assert_eq!(rows as usize, 3 * report.months.len() + report.largest.len());
    let months: Vec<_> = report.months.iter().map(|it| serde_json::to_value(it).unwrap()).collect();
    for (number, keys) in (1..).zip(SHEETS) {
        let sheet = figures(&path, number);
        assert_eq!(sheet.len(), months.len() + 1, "sheet {number}");
        for (row, month) in sheet.iter().zip(&months) {
            for (cell, key) in row[1..].iter().zip(keys) {
                assert_eq!(*cell, told(month, key), "{key} of {month}");
            }
        }
        let sums = sheet.last().unwrap();
        for (place, key) in (1..).zip(keys).filter(|(_, key)| SUMMED.contains(key)) {
            let sum: Decimal = months.iter().filter_map(|it| told(it, key)).sum();
            assert_eq!(sums[place], Some(sum), "Σ {key}");
        }
    }
    let sheet = figures(&path, 4);
    for (row, debtor) in sheet.iter().zip(&report.largest) {
        let share = debtor.share.as_ref().and_then(|it| it.parse().ok());
        assert_eq!(row[2..4], [Some(Decimal::new(debtor.open, 2)), share]);
    }
    if let Some(sums) = sheet.get(report.largest.len()) {
        let of_all = told(months.last().unwrap(), "concentration_open");
        assert_eq!(sums[3], of_all);
    }
}

#[test]
fn the_figures_of_a_workbook_are_those_of_the_window() {
    for (documents, on) in [
        (CLOSING, "2025-12-31"),
        (ODD, "2026-01-15"),
        (CREDIT, "2025-12-31"),
        (CREDIT, "2025-11-20"),
    ] {
        compare(&mut Desk::with(on, documents), on);
    }
}

#[test]
fn the_figures_of_the_sample_leave_whole() {
    let mut desk = Desk::on("2026-11-23");
    desk.app.fill_sample().unwrap();
    for on in ["2026-11-23", "2026-08-31"] {
        compare(&mut desk, on);
    }
}

#[test]
fn every_chart_of_the_window_is_on_paper_with_its_table() {
    let mut desk = Desk::with("2025-12-31", CLOSING);
    let path = desk.path("indicators.pdf");
    let subject = ExportSubject::Indicators { months: 13 };
    desk.app.export(None, &subject, ExportFormat::Pdf, &path).unwrap();
    let text = Desk::text(&fs::read(&path).unwrap()).replace(SPACES, " ");
    for said in [
        "DSO, en jours",
        "Taux d’échu, en % du restant dû",
        "Concentration, en %",
        "Dix premiers débiteurs, en €",
        "Échu et règlements",
        "180 000,00",
    ] {
        assert!(text.contains(said), "{said} is not in {text}");
    }
}

#[test]
fn a_list_has_a_table_for_each_of_the_window() {
    let mut desk = Desk::with("2025-12-31", CLOSING);
    let path = desk.path("indicators.csv");
    let subject = ExportSubject::Indicators { months: 13 };
    desk.app.export(None, &subject, ExportFormat::Csv, &path).unwrap();
    let list = fs::read_to_string(path).unwrap().replace(SPACES, " ");
    insta::assert_snapshot!(list.trim_start_matches('\u{feff}'));
}
