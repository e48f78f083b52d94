//! The provision and the year-end table leave as files: with the sums they have in the window, and
//! a closing as it was frozen.

use std::fs;

use app::{
    export::{ExportFormat, ExportSubject},
    provision::{ColumnRate, DoubtfulDraft, ProvisionColumn, ProvisionRates},
    session::Language,
};
use insta::assert_snapshot;

use crate::{
    command_line::Shell,
    provision::{JANUARY, snapshot},
    util::{Desk, SPACES, day},
};

/// January with a rate on what is oldest and one doubtful customer.
fn january() -> Desk {
    let mut desk = Desk::with("2026-01-31", &snapshot("31/01/2026", JANUARY));
    let of = |column, percent: &str| ColumnRate { column, percent: percent.into() };
    let rates = vec![of(ProvisionColumn::UpTo30, "2,2"), of(ProvisionColumn::UpTo90, "4,5")];
    desk.app.set_provision_rates(&ProvisionRates { rates, net_of_credits: false }, None).unwrap();
    let doubtful = DoubtfulDraft {
        customer: "0633".into(),
        rate: "50".into(),
        reason: "Redressement judiciaire ; mandataire saisi".into(),
        ..DoubtfulDraft::default()
    };
    desk.app.set_doubtful(&doubtful, None).unwrap();
    desk
}

/// What a list holds, as it is read.
fn list(desk: &mut Desk, subject: &ExportSubject) -> String {
    let path = desk.path("list.csv");
    desk.app.export(None, subject, ExportFormat::Csv, &path).unwrap();
    fs::read_to_string(path).unwrap().replace('\u{feff}', "").replace(SPACES, " ")
}

#[test]
fn the_provision_leaves_with_its_matrix_its_doubtful_customers_and_its_entries() {
    let mut desk = january();
    let subject = ExportSubject::Provision { closing: None };
    assert_snapshot!(desk.in_both(|desk| list(desk, &subject)));
}

#[test]
fn the_year_end_table_leaves_with_what_it_leaves_out() {
    let mut desk = january();
    desk.call_with("0512", app::act::CallOutcome::Dispute, |it| it.disputed = vec!["FA-2".into()]);
    assert_snapshot!(desk.in_both(|desk| list(desk, &ExportSubject::YearEnd)));
}

#[test]
fn a_closing_leaves_as_it_was_frozen() {
    let mut desk = january();
    let closing = desk.app.close_month(None).unwrap();
    let subject = ExportSubject::Provision { closing: Some(closing.id) };
    let before = list(&mut desk, &subject);
    desk.app.clear_doubtful("0633", None).unwrap();
    assert_eq!(list(&mut desk, &subject), before);
    assert_ne!(list(&mut desk, &ExportSubject::Provision { closing: None }), before);
    let gone = ExportSubject::Provision { closing: Some(99) };
    let path = desk.path("gone.pdf");
    assert!(desk.app.export(None, &gone, ExportFormat::Pdf, &path).is_err());
    assert!(!path.exists());
}

#[test]
fn every_form_of_both_is_written_even_of_nothing() {
    let mut desks = [january(), Desk::on("2026-01-31")];
    for (desk, rows) in desks.iter_mut().zip([[13, 5], [0, 0]]) {
        for (subject, rows) in
            [ExportSubject::Provision { closing: None }, ExportSubject::YearEnd].iter().zip(rows)
        {
            for format in [ExportFormat::Xlsx, ExportFormat::Csv, ExportFormat::Pdf] {
                let path = desk.path(&format!("figures.{}", format.ending()));
                let file = desk.app.export(None, subject, format, &path).unwrap();
                assert_eq!(file.rows, rows, "{subject:?} {format:?}");
                assert!(fs::metadata(path).unwrap().len() > 20);
            }
        }
    }
}

#[test]
fn files_are_named_for_what_they_hold() {
    let name = |subject: ExportSubject, language| {
        subject.file_name(day("2026-01-31"), ExportFormat::Xlsx, language)
    };
    let provision = ExportSubject::Provision { closing: None };
    assert_eq!(name(provision, Language::Fr), "provision_2026-01-31.xlsx");
    let year_end = name(ExportSubject::YearEnd, Language::En);
    assert_eq!(year_end, "unpaid-invoices-D441-6_2026-01-31.xlsx");
}

#[test]
fn the_command_line_writes_both_and_does_not_close_by_the_way() {
    let shell = Shell::new();
    let file = shell.file("export.csv", &snapshot("31/01/2026", JANUARY));
    shell.json(&["import", &file]);
    for (command, rows) in [("provision", 6), ("year-end", 5)] {
        let path = shell.path(&format!("{command}.xlsx"));
        let path = path.to_str().unwrap();
        let answer = shell.json(&[command, "--on", "2026-01-31", "--out", path]);
        assert_eq!(answer["rows"], rows);
        assert!(fs::read(path).unwrap().starts_with(b"PK"));
    }
}
