//! Reports on paper: what stands where, over one page and over many.

use chrono::NaiveDate;
use proptest::prelude::*;
use receivables::{Currency, Money, letter::Language};
use rust_decimal::Decimal;

use super::{Cell, Chart, Column, Drawing, Kind, Report, Series, Table, Total, paper, pdf};
use crate::{DocumentError, csv::csv, typography::figures};

fn euros(minor: i64) -> Cell {
    Cell::Amount(Money { minor, currency: Currency::EUR })
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 10, 31).unwrap()
}

/// An aged balance of two customers, one of whom would like to be a formula.
pub(crate) fn balance() -> Report {
    let amount = |heading| Column::summed(heading, Kind::Amount);
    Report {
        title: "Balance âgée".into(),
        company: "Ateliers du Loir".into(),
        key_date: day(),
        language: Language::Fr,
        lines: vec!["Âge compté depuis l’échéance.".into()],
        summaries: Vec::new(),
        sheets: vec![Table {
            name: "Balance âgée EUR".into(),
            columns: vec![
                Column::new("Code", Kind::Text),
                Column::new("Client", Kind::Text),
                amount("Total").made_of([3, 4, 5]),
                amount("Non échu"),
                amount("1–30 j"),
                amount("Non affecté"),
            ],
            rows: vec![
                vec![
                    Cell::text("0417"),
                    Cell::text("=HYPERLINK(\"http://x\")"),
                    euros(123_456_789),
                    euros(100_000_000),
                    euros(23_456_790),
                    euros(-1),
                ],
                vec![
                    Cell::text("0512"),
                    Cell::text("Halle aux Grains"),
                    euros(8_000),
                    euros(0),
                    euros(8_000),
                    euros(0),
                ],
            ],
            note: Some("Colonnes, total et pièces concordent.".into()),
        }],
        charts: vec![Chart {
            title: "Répartition par ancienneté, en €".into(),
            labels: ["Non échu", "1–30 j", "Non affecté"].map(str::to_owned).to_vec(),
            places: 2,
            drawing: Drawing::Bars(vec![Series {
                name: "EUR".into(),
                values: ["1000000.00", "234647.90", "-0.01"].map(|it| Some(decimal(it))).to_vec(),
            }]),
        }],
    }
}

/// Three months of indicators, the first without sales.
pub(crate) fn indicators() -> Report {
    let values = |all: [&str; 3]| all.map(|it| it.parse().ok()).to_vec();
    let months = [(31, ""), (30, "47.2512"), (31, "61.9")];
    Report {
        title: "Indicators".into(),
        language: Language::En,
        lines: Vec::new(),
        summaries: Vec::new(),
        sheets: vec![Table {
            name: "Indicators".into(),
            columns: vec![
                Column::new("Period to", Kind::Day),
                Column::new("Days", Kind::Whole),
                Column::new("DSO", Kind::Decimal(1)),
            ],
            rows: (8..)
                .zip(months)
                .map(|(month, (days, dso))| {
                    vec![
                        Cell::Day(NaiveDate::from_ymd_opt(2026, month, days).unwrap()),
                        Cell::Whole(i64::from(days)),
                        dso.parse().map_or(Cell::Empty, Cell::Decimal),
                    ]
                })
                .collect(),
            note: None,
        }],
        charts: vec![
            Chart {
                title: "DSO, in days".into(),
                labels: ["08/2026", "09/2026", "10/2026"].map(str::to_owned).to_vec(),
                places: 1,
                drawing: Drawing::Lines(vec![
                    Series { name: "DSO".into(), values: values(["", "47.2512", "61.9"]) },
                    Series { name: "Best possible".into(), values: values(["12", "", "15"]) },
                ]),
            },
            Chart {
                title: "Receipts expected".into(),
                labels: ["week 45", "week 46", "week 47"].map(str::to_owned).to_vec(),
                places: 0,
                drawing: Drawing::Band {
                    low: Series { name: "Least".into(), values: values(["100", "80", "90"]) },
                    middle: Series { name: "Likely".into(), values: values(["120", "110", "130"]) },
                    high: Series { name: "Most".into(), values: values(["150", "140", "180"]) },
                },
            },
        ],
        ..balance()
    }
}

/// The same balance with so many customers, whose names are long.
fn long(rows: usize) -> Report {
    let mut report = balance();
    let table = &mut report.sheets[0];
    let name = "Société coopérative de meunerie et de négoce du Vendômois SA";
    table.rows = (0..rows as i64)
        .map(|it| {
            let (code, name) = (format!("C{it:05}"), format!("{name} {it}"));
            let (due, late) = (100_00 * it, 12_345_67 + it);
            vec![
                Cell::Text(code),
                Cell::Text(name),
                euros(due + late - 5),
                euros(due),
                euros(late),
                euros(-5),
            ]
        })
        .collect();
    report
}

#[test]
fn a_report_reads_from_its_head_to_its_totals() {
    let pages = paper::pages(&balance()).unwrap();
    insta::assert_snapshot!(pages[0].reading().trim(), @r#"
    Ateliers du Loir
    Balance âgée   31~octobre~2026
    Âge compté depuis l’échéance.
    Répartition par ancienneté, en €
    Non échu   1~000~000,00
    1–30 j   234~647,90
    Non affecté   −0,01
    Balance âgée EUR   Montants en €
    Code   Client   Total   Non échu   1–30 j   Non affecté
    0417   =HYPERLINK("http://x")   1~234~567,89   1~000~000,00   234~567,90   −0,01
    0512   Halle aux Grains   80,00   –   80,00   –
    Total   1~234~647,89   1~000~000,00   234~647,90   −0,01
    Colonnes, total et pièces concordent.
    1/1
    "#);
}

#[test]
fn charts_say_what_they_show() {
    let pages = paper::pages(&indicators()).unwrap();
    insta::assert_snapshot!(pages[0].reading().trim(), @"
    Ateliers du Loir
    Indicators   31~October~2026
    DSO, in days
    DSO   Best possible
    80
    60
    40
    20
    0
    08/2026   09/2026   10/2026
    Receipts expected
    Least   Likely   Most
    200
    150
    100
    50
    0
    week 45   week 46   week 47
    Indicators
    Period to   Days   DSO
    31~Aug~2026   31
    30~Sep~2026   30   47.3
    31~Oct~2026   31   61.9
    1/1
    ");
}

#[test]
fn headings_and_sums_go_on_from_page_to_page() {
    let report = long(120);
    let pages = paper::pages(&report).unwrap();
    assert!(pages.len() > 2);
    let total = report.sheets[0].totals().unwrap().unwrap();
    assert_eq!(total[2], euros(100_00 * 119 * 60 + 12_345_67 * 120 + 119 * 60 - 5 * 120));
    for (number, page) in (1..).zip(&pages) {
        let text = page.dense();
        assert!(text.contains("Nonéchu"), "headings on page {number}");
        assert!(text.contains(&format!("{number}/{}", pages.len())));
        assert_eq!(text.contains("Àreporter"), number < pages.len());
        assert_eq!(text.contains("Report") && !text.contains("Àreporter"), number == pages.len());
        assert_eq!(text.contains("2195545,80"), number == pages.len());
    }
}

#[test]
fn no_count_of_rows_leaves_the_totals_alone_on_a_page() {
    for rows in 1..90 {
        let report = long(rows);
        let pages = paper::pages(&report).unwrap();
        let last = pages.last().unwrap().dense();
        let totals = last.find("Total1").or(last.find("Total2")).unwrap_or(last.len());
        let customer = format!("C{:05}", rows - 1);
        assert!(last.find(&customer).is_some_and(|it| it < totals), "{rows} rows");
    }
}

#[test]
fn what_the_typeface_lacks_is_marked_and_told() {
    let mut report = balance();
    report.sheets[0].rows[1][1] = Cell::text("株式会社 Lyon");
    let page = paper::pages(&report).unwrap()[0].reading();
    assert!(page.contains("???? Lyon") && page.contains("1 texte contient"), "{page}");
}

#[test]
fn wide_tables_lie_and_narrow_ones_stand() {
    let upright = paper::pages(&balance()).unwrap()[0].size;
    let mut report = balance();
    let table = &mut report.sheets[0];
    for _ in 0..3 {
        table.columns.push(Column::summed("31–60 j", Kind::Amount));
        table.rows.iter_mut().for_each(|it| it.push(euros(7)));
    }
    let lying = paper::pages(&report).unwrap()[0].size;
    assert_eq!(upright, [lying[1], lying[0]]);
    assert!(lying[0] > lying[1]);
}

#[test]
fn an_empty_table_says_so() {
    let mut report = balance();
    report.sheets[0].rows.clear();
    assert!(paper::pages(&report).unwrap()[0].reading().contains("Aucune ligne"));
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    for report in [balance(), indicators(), long(60)] {
        assert_eq!(pdf(&report).unwrap(), pdf(&report).unwrap());
    }
}

#[test]
fn a_total_may_be_a_figure_of_the_whole() {
    let mut report = indicators();
    let table = &mut report.sheets[0];
    table.columns[2].total = Total::Stated(Cell::Decimal(decimal("55.04")));
    assert_eq!(table.totals().unwrap().unwrap()[0], Cell::Empty);
    let page = paper::pages(&report).unwrap()[0].reading();
    assert!(page.contains("Total   55.0"), "{page}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn list_and_paper_have_the_sums_of_the_table(
        amounts in prop::collection::vec(-9_999_999..9_999_999_i64, 1..40),
    ) {
        let mut report = balance();
        let table = &mut report.sheets[0];
        table.columns.truncate(3);
        let row = |it: &i64| vec![Cell::text("0417"), Cell::text("Vasseur"), euros(*it)];
        table.rows = amounts.iter().map(row).collect();
        let total = amounts.iter().sum::<i64>();
        prop_assert_eq!(&table.totals().unwrap().unwrap()[2], &euros(total));

        let list = String::from_utf8(csv(&report.sheets, Language::En).unwrap()).unwrap();
        let third = |it: &str| it.split(',').nth(2).unwrap().parse::<Decimal>().unwrap();
        let listed: Decimal = list.lines().skip(1).map(third).sum();
        prop_assert_eq!(listed, Decimal::new(total, 2));

        let page = paper::pages(&report).unwrap().pop().unwrap().dense();
        let money = Money { minor: total, currency: Currency::EUR };
        let shown = figures(money, Language::Fr).replace('\u{202F}', "");
        let shown = if total == 0 { "–".to_owned() } else { shown };
        prop_assert!(page.contains(&format!("Total{shown}")), "{}", page);
    }
}

#[test]
fn sums_never_mix_currencies_and_never_overflow() {
    let mut report = balance();
    let table = &mut report.sheets[0];
    let dollars = Currency::new("USD").unwrap();
    table.rows[1][4] = Cell::Amount(Money { minor: 5, currency: dollars });
    assert_eq!(table.totals().unwrap().unwrap()[4], Cell::Empty);
    table.rows[1][2] = euros(i64::MAX);
    assert!(matches!(table.totals(), Err(DocumentError::Claim(_))));
}
