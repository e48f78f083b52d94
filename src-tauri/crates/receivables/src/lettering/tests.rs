//! Lettering, story by story and as laws: lines of an account in, items out.

use super::*;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A line such as `VT 2026-01-10 DURAND F-1 1200 ab`, a dash for a blank; after it the account and
/// the piece date if they are not 411000 and the day of the entry.
fn movement(text: &str, line: u64) -> Movement {
    let words: Vec<_> = text.split_whitespace().map(|it| if it == "-" { "" } else { it }).collect();
    let [journal, on, customer, number, amount, ..] = words[..] else { panic!("{text}") };
    let word = |at: usize| words.get(at).copied().unwrap_or("");
    let amount = crate::Money::parse(amount, crate::Currency::EUR).unwrap().minor;
    Movement {
        line,
        journal: journal.into(),
        journal_kind: match journal {
            "VT" => JournalKind::Sales,
            "AN" => JournalKind::Opening,
            "BQ" => JournalKind::Money,
            _ => JournalKind::Other,
        },
        entry: on.into(),
        account: if word(6).is_empty() { "411000" } else { word(6) }.into(),
        customer: customer.into(),
        number: number.into(),
        piece_date: Some(day(if word(7).is_empty() { on } else { word(7) })),
        entry_date: day(on),
        label: "".into(),
        minor: amount,
        lettering: word(5).into(),
        lettered_on: None,
        due: None,
    }
}

fn movements(text: &str) -> Vec<Movement> {
    let lines = text.lines().map(str::trim).filter(|it| !it.is_empty());
    lines.zip(2..).map(|(it, line)| movement(it, line)).collect()
}

fn euros(minor: i64) -> String {
    crate::Money { minor, currency: crate::Currency::EUR }.to_string()
}

/// One line per item, then the differences of the opening.
fn table(lettering: &Lettering) -> String {
    let mut out = String::new();
    for it in &lettering.items {
        let kind = match it.kind {
            ItemKind::Invoice => "",
            ItemKind::CreditNote => " credit",
            ItemKind::Payment => " payment",
        };
        let carried = if it.carried.is_some() { " carried" } else { "" };
        let due = it.due.map_or(String::new(), |it| format!(" due {} {:?}", it.on, it.origin));
        let settled = it.settlements.iter().map(|it| format!(" {} {},", it.on, euros(it.minor)));
        let settled: String = settled.collect();
        let settled = if settled.is_empty() { settled } else { format!("; settled{settled}") };
        out += &format!(
            "{} {}{kind}{carried} {}{due} {} open {}{}\n",
            it.customer,
            it.number,
            it.issued,
            euros(it.original_minor),
            euros(it.open_minor()),
            settled.trim_end_matches(','),
        );
    }
    for it in &lettering.differences {
        let (file, ledger) = (euros(it.file_minor), euros(it.ledger_minor));
        out += &format!("{} opens with {file}, ledger {ledger}\n", it.customer);
    }
    out
}

fn check(text: &str, expected: &str) {
    let lettered = letter(&movements(text), &[], |_| None);
    assert_eq!(table(&lettered), trimmed(expected), "{text}");
}

fn trimmed(expected: &str) -> String {
    let lines = expected.lines().map(str::trim).filter(|it| !it.is_empty());
    lines.map(|it| format!("{it}\n")).collect()
}

#[test]
fn a_code_is_of_one_customer_and_one_account_only() {
    check(
        "
        VT 2026-01-10 DURAND F-1 1200 AA
        VT 2026-01-12 MOREL  F-2  800 AA
        BQ 2026-02-10 DURAND V-1 -1200 AA
        BQ 2026-02-11 MOREL  V-2 -300 AA
        BQ 2026-02-12 MOREL  V-3 -500 AA 416000
        ",
        "
        DURAND F-1 2026-01-10 1200.00 open 0.00; settled 2026-02-10 1200.00
        MOREL F-2 2026-01-12 800.00 open 500.00; settled 2026-02-11 300.00
        MOREL V-3 payment 2026-02-12 -500.00 open -500.00
        ",
    );
}

#[test]
fn credits_settle_the_debit_of_their_number_then_the_oldest() {
    check(
        "
        VT 2026-01-10 DURAND F-1 100 a
        VT 2026-01-20 DURAND F-2 100 a
        BQ 2026-02-01 DURAND F-2 -60 a
        BQ 2026-02-05 DURAND V-9 -110 a
        ",
        "
        DURAND F-1 2026-01-10 100.00 open 0.00; settled 2026-02-05 100.00
        DURAND F-2 2026-01-20 100.00 open 30.00; settled 2026-02-01 60.00, 2026-02-05 10.00
        ",
    );
}

#[test]
fn a_deposit_waits_as_an_item_until_its_invoice_is_booked() {
    check(
        "
        BQ 2026-01-05 DURAND V-1 -400 B
        VT 2026-01-31 DURAND F-1 1000 B
        BQ 2026-03-02 DURAND V-2 -600 B
        ",
        "
        DURAND V-1 payment 2026-01-05 -400.00 open 0.00; settled 2026-01-31 -400.00
        DURAND F-1 2026-01-31 1000.00 open 0.00; settled 2026-01-31 400.00, 2026-03-02 600.00
        ",
    );
}

#[test]
fn a_lettered_credit_note_stays_a_document_and_a_payment_does_not() {
    let lettered = letter(
        &movements(
            "
            VT 2026-01-10 DURAND F-1 1000 C
            VT 2026-01-15 DURAND A-1 -200 C
            BQ 2026-02-15 DURAND V-1 -800 C
            ",
        ),
        &[],
        |_| None,
    );
    assert_eq!(
        table(&lettered),
        trimmed(
            "
            DURAND F-1 2026-01-10 1000.00 open 0.00; settled 2026-01-15 200.00, 2026-02-15 800.00
            DURAND A-1 credit 2026-01-15 -200.00 open 0.00; settled 2026-01-15 -200.00
            "
        )
    );
    let [payment] = &lettered.absorbed[..] else { panic!() };
    assert_eq!((payment.number.as_str(), payment.line, payment.minor), ("V-1", 4, -800_00));
}

#[test]
fn a_payment_that_comes_back_reopens_what_it_paid() {
    check(
        "
        VT 2026-01-10 DURAND F-1 1000 D
        BQ 2026-02-10 DURAND CHQ-7 -1000 D
        BQ 2026-02-18 DURAND REJ-7 1000 D
        ",
        "
        DURAND F-1 2026-01-10 1000.00 open 1000.00; settled 2026-02-10 1000.00, 2026-02-18 -1000.00
        ",
    );
    // Paid too much and given back: no claim on the customer.
    check(
        "
        VT 2026-01-10 DURAND F-1 1000 D
        BQ 2026-02-10 DURAND V-1 -1288 D
        BQ 2026-02-10 DURAND V-2 288 D
        ",
        "DURAND F-1 2026-01-10 1000.00 open 0.00; settled 2026-02-10 1000.00",
    );
}

#[test]
fn unlettered_credits_say_what_they_are_by_their_journal() {
    check(
        "
        VT 2026-01-10 DURAND A-1 -10
        BQ 2026-01-11 DURAND V-1 -20
        OD 2026-01-12 DURAND X-1 -30
        AN 2026-01-01 DURAND AV25-8 -40
        AN 2026-01-01 MOREL - -50
        ",
        "
        DURAND AV25-8 credit 2026-01-01 -40.00 open -40.00
        DURAND A-1 credit 2026-01-10 -10.00 open -10.00
        DURAND V-1 payment 2026-01-11 -20.00 open -20.00
        DURAND X-1 payment 2026-01-12 -30.00 open -30.00
        MOREL AN 2026 payment 2026-01-01 -50.00 open -50.00
        ",
    );
}

#[test]
fn a_lump_opens_without_due_date_and_is_reduced_by_credits_lettered_to_before() {
    check(
        "
        AN 2026-01-01 DURAND RAN 900
        BQ 2026-01-20 DURAND V-1 -300 AA
        VT 2026-02-01 DURAND F-1 100 AB
        BQ 2026-02-20 DURAND V-2 -350 AB
        BQ 2026-03-20 DURAND V-3 -50
        ",
        "
        DURAND AN 2026 2026-01-01 900.00 open 350.00; settled 2026-01-20 300.00, 2026-02-20 250.00
        DURAND F-1 2026-02-01 100.00 open 0.00; settled 2026-02-20 100.00
        DURAND V-3 payment 2026-03-20 -50.00 open -50.00
        ",
    );
}

#[test]
fn numbers_are_distinct_and_stay_when_lines_are_added() {
    let text = "
        VT 2026-01-10 DURAND F-1 50
        VT 2026-01-10 DURAND F-1 50
        BQ 2026-01-11 DURAND 0000000 -1
        BQ 2026-01-11 DURAND - -2
        BQ 2026-01-12 DURAND REM -3
        OD 2026-01-15 DURAND F-1 50 - 416000
        BQ 2026-01-16 DURAND V-1 -4
    ";
    let numbers = |text: &str| -> Vec<_> { numbering::numbers(&movements(text)) };
    let expected = [
        "F-1/1",
        "F-1/2",
        "BQ 2026-01-11/1",
        "BQ 2026-01-11/2",
        "REM 2026-01-12",
        "F-1 (416)",
        "V-1",
    ];
    assert_eq!(numbers(text), expected);
    let later = format!("{text}\nBQ 2026-02-16 DURAND V-1 -4\nVT 2026-02-16 DURAND F-1 50");
    assert_eq!(numbers(&later)[..7], expected);
    assert_eq!(numbers(&later)[7..], ["V-1/2", "F-1/3"]);
}

#[test]
fn due_dates_are_stated_or_derived_and_absent_where_nothing_says() {
    let mut lines = movements(
        "
        VT 2026-01-10 DURAND F-1 100
        VT 2026-01-31 DURAND F-2 100 - 411000 2026-01-15
        VT 2026-01-10 DURAND A-1 -10
        AN 2026-01-01 DURAND - 100
        AN 2026-01-01 DURAND F-0 100 - 411000 2025-11-20
        BQ 2026-01-20 DURAND REJ-1 100
        EF 2026-01-20 DURAND LCR-1 100 - 413000
        VT 2026-01-10 MOREL F-3 100
        ",
    );
    lines[0].due = Some(day("2026-01-31"));
    let rule = |customer: &str| (customer == "DURAND").then_some(DueRule::Net { days: 30 });
    assert_eq!(
        table(&letter(&lines, &[], rule)),
        trimmed(
            "
            DURAND F-0 2025-11-20 due 2025-12-20 Derived 100.00 open 100.00
            DURAND AN 2026 2026-01-01 100.00 open 100.00
            DURAND F-1 2026-01-10 due 2026-01-31 Stated 100.00 open 100.00
            DURAND A-1 credit 2026-01-10 -10.00 open -10.00
            DURAND REJ-1 2026-01-20 100.00 open 100.00
            DURAND F-2 2026-01-31 due 2026-02-14 Derived 100.00 open 100.00
            DURAND LCR-1 2026-01-20 100.00 open 100.00
            MOREL F-3 2026-01-10 100.00 open 100.00
            "
        )
    );
}

#[test]
fn a_debt_moved_to_doubtful_is_settled_on_411_and_open_on_416() {
    check(
        "
        AN 2026-01-01 ROY F-77 960 AD 411000 2025-06-20
        OD 2026-12-15 ROY F-77 -960 AD
        OD 2026-12-15 ROY F-77 960 - 416000
        ",
        "
        ROY F-77 2025-06-20 960.00 open 0.00; settled 2026-12-15 960.00
        ROY F-77 (416) 2026-12-15 960.00 open 960.00
        ",
    );
}

/// What the ledger holds: `DURAND F-1 2025-11-20 1000 400`, the last being open; `~` is a space.
fn held(text: &str) -> Vec<CarriedItem> {
    let minor = |it: &str| crate::Money::parse(it, crate::Currency::EUR).unwrap().minor;
    let item = |line: &str| {
        let words: Vec<_> = line.split_whitespace().collect();
        let [customer, number, issued, original, open] = words[..] else { panic!("{line}") };
        let kind = if original.starts_with('-') { ItemKind::Payment } else { ItemKind::Invoice };
        CarriedItem {
            customer: customer.into(),
            number: number.replace('~', " "),
            kind,
            issued: day(issued),
            due: None,
            original_minor: minor(original),
            open_minor: minor(open),
            lettering: "".into(),
        }
    };
    text.lines().map(str::trim).filter(|it| !it.is_empty()).map(item).collect()
}

fn check_continuation(text: &str, ledger: &str, expected: &str) {
    let lettered = letter(&movements(text), &held(ledger), |_| None);
    assert_eq!(table(&lettered), trimmed(expected), "{text}");
}

#[test]
fn next_years_file_takes_up_the_items_of_the_ledger() {
    // Document by document, by number or by amount and day.
    check_continuation(
        "
        AN 2026-01-01 DURAND F-1 400 AA 411000 2025-11-20
        AN 2026-01-01 DURAND 88 250 AB 411000 2025-12-02
        BQ 2026-02-01 DURAND V-1 -400 AA
        BQ 2026-02-02 DURAND V-2 -100 AB
        ",
        "
        DURAND F-1 2025-11-20 1000 400
        DURAND F-2 2025-12-02 250 250
        ",
        "
        DURAND F-1 carried 2025-11-20 1000.00 open 0.00; settled 2026-02-01 400.00
        DURAND F-2 carried 2025-12-02 250.00 open 150.00; settled 2026-02-02 100.00
        ",
    );
    // A lump that equals them all; a credit lettered to before pays the item of its amount.
    check_continuation(
        "
        AN 2026-01-01 DURAND - 650
        BQ 2026-02-01 DURAND V-1 -250 AC
        BQ 2026-02-02 DURAND V-2 -70
        ",
        "
        DURAND F-1 2025-11-20 1000 400
        DURAND F-2 2025-12-02 250 250
        ",
        "
        DURAND F-1 carried 2025-11-20 1000.00 open 400.00
        DURAND F-2 carried 2025-12-02 250.00 open 0.00; settled 2026-02-01 250.00
        DURAND V-2 payment 2026-02-02 -70.00 open -70.00
        ",
    );
    // Several credits that together are all that was open.
    check_continuation(
        "
        AN 2026-01-01 DURAND RAN 650
        BQ 2026-02-01 DURAND V-1 -300 AC
        BQ 2026-02-02 DURAND V-2 -350 AD
        ",
        "
        DURAND F-1 2025-11-20 1000 400
        DURAND F-2 2025-12-02 250 250
        ",
        "
        DURAND F-1 carried 2025-11-20 1000.00 open 0.00; settled 2026-02-01 300.00, 2026-02-02 100.00
        DURAND F-2 carried 2025-12-02 250.00 open 0.00; settled 2026-02-02 250.00
        ",
    );
}

#[test]
fn an_opening_that_does_not_tie_is_told_and_doubles_nothing() {
    // A lump beside the documents that the ledger holds.
    check_continuation(
        "AN 2026-01-01 DURAND - 600",
        "DURAND F-1 2025-11-20 650 650",
        "
        DURAND F-1 carried 2025-11-20 650.00 open 650.00
        DURAND opens with 600.00, ledger 650.00
        ",
    );
    // Documents: the one the ledger lacks comes in, the one the file lacks stays and is told.
    check_continuation(
        "
        AN 2026-01-01 DURAND F-1 400 - 411000 2025-11-20
        AN 2026-01-01 DURAND F-9 30 - 411000 2025-12-30
        ",
        "
        DURAND F-1 2025-11-20 400 400
        DURAND F-2 2025-12-02 250 250
        ",
        "
        DURAND F-1 carried 2025-11-20 400.00 open 400.00
        DURAND F-2 carried 2025-12-02 250.00 open 250.00
        DURAND F-9 2025-12-30 30.00 open 30.00
        DURAND opens with 430.00, ledger 680.00
        ",
    );
    // A customer whom the opening does not have at all, and one whom the ledger does not have.
    check_continuation(
        "AN 2026-01-01 MOREL - 10",
        "DURAND F-1 2025-11-20 400 400",
        "
        DURAND F-1 carried 2025-11-20 400.00 open 400.00
        MOREL AN 2026 2026-01-01 10.00 open 10.00
        DURAND opens with 0.00, ledger 400.00
        ",
    );
    // Without any opening in the file there is nothing to tie.
    check_continuation(
        "VT 2026-01-04 MOREL F-5 10",
        "DURAND F-1 2025-11-20 400 400",
        "
        DURAND F-1 carried 2025-11-20 400.00 open 400.00
        MOREL F-5 2026-01-04 10.00 open 10.00
        ",
    );
}

#[test]
fn a_later_export_of_the_same_year_finds_its_own_opening_again() {
    check_continuation(
        "
        AN 2026-01-01 DURAND - 600
        AN 2026-01-01 DURAND F-1 400 AA 411000 2025-11-20
        VT 2026-01-01 DURAND F-2 70
        BQ 2026-02-01 DURAND V-1 -400 AA
        ",
        "
        DURAND AN~2026 2026-01-01 600 600
        DURAND F-1 2025-11-20 400 400
        DURAND F-2 2026-01-01 70 70
        ",
        "
        DURAND F-1 carried 2025-11-20 400.00 open 0.00; settled 2026-02-01 400.00
        DURAND AN 2026 carried 2026-01-01 600.00 open 600.00
        DURAND F-2 2026-01-01 70.00 open 70.00
        ",
    );
}

fn any_movement() -> impl Strategy<Value = Movement> {
    let journals = prop::sample::select(vec!["VT", "BQ", "OD", "AN"]);
    let numbers = prop::sample::select(vec!["-", "F-1", "F-1/2", "F-2", "RAN", "000"]);
    let codes = prop::sample::select(vec!["-", "-", "A", "a", "B"]);
    let accounts = prop::sample::select(vec!["411000", "411000", "416000"]);
    (journals, 1..29u32, 1..4u32, 0..3u8, numbers, -400..400i64, codes, accounts).prop_map(
        |(journal, day, month, customer, number, amount, code, account)| {
            let amount = amount / 100 * 100;
            let on = format!("2026-{month:02}-{day:02}");
            movement(&format!("{journal} {on} C{customer} {number} {amount} {code} {account}"), 0)
        },
    )
}

fn any_movements() -> impl Strategy<Value = Vec<Movement>> {
    prop::collection::vec(any_movement(), 0..40).prop_map(|mut lines| {
        lines.iter_mut().zip(2..).for_each(|(it, line)| it.line = line);
        lines
    })
}

type Balances = BTreeMap<(String, String), i64>;

fn of_movements(movements: &[Movement], on: NaiveDate) -> Balances {
    let mut balances = Balances::new();
    for it in movements.iter().filter(|it| it.counts_from() <= on) {
        *balances.entry((it.customer.to_string(), it.account.to_string())).or_default() += it.minor;
    }
    balances.retain(|_, minor| *minor != 0);
    balances
}

fn of_items(lettering: &Lettering, on: NaiveDate) -> Balances {
    let mut balances = Balances::new();
    for it in &lettering.items {
        *balances.entry((it.customer.to_string(), it.account.to_string())).or_default() +=
            it.open_on(on);
    }
    balances.retain(|_, minor| *minor != 0);
    balances
}

fn days() -> impl Iterator<Item = NaiveDate> {
    day("2025-12-30").iter_days().take(100)
}

proptest! {
    /// What an auditor checks: the items are the account, on every day.
    #[test]
    fn open_items_are_the_movements_on_every_day(lines in any_movements()) {
        let lettered = letter(&lines, &[], |_| None);
        for on in days() {
            prop_assert_eq!(of_items(&lettered, on), of_movements(&lines, on));
        }
        let open: i64 = open_movements(&lines).map(|it| it.minor).sum();
        prop_assert_eq!(open, lines.iter().map(|it| it.minor).sum::<i64>());
    }

    /// No item is settled beyond itself, and none before it exists.
    #[test]
    fn an_item_is_never_settled_beyond_itself(lines in any_movements()) {
        for it in letter(&lines, &[], |_| None).items {
            for on in days() {
                let open = it.open_on(on);
                prop_assert!(open.signum() * it.original_minor.signum() >= 0);
                prop_assert!(open.abs() <= it.original_minor.abs());
            }
            prop_assert!(it.settlements.iter().all(|settled| settled.on >= it.issued));
        }
    }

    #[test]
    fn the_order_of_the_lines_changes_no_balance(
        (lines, mixed) in any_movements().prop_flat_map(|it| (Just(it.clone()), Just(it).prop_shuffle())),
    ) {
        let (one, other) = (letter(&lines, &[], |_| None), letter(&mixed, &[], |_| None));
        prop_assert_eq!((one.groups, one.unbalanced_groups), (other.groups, other.unbalanced_groups));
        prop_assert_eq!(table(&one), table(&other));
    }

    #[test]
    fn numbers_are_distinct_and_later_lines_change_none(lines in any_movements()) {
        let all = numbering::numbers(&lines);
        let mut distinct: Vec<_> =
            lines.iter().zip(&all).map(|(it, number)| (it.customer.clone(), it.kind(), number)).collect();
        distinct.sort();
        distinct.dedup();
        prop_assert_eq!(distinct.len(), all.len());

        let early = |it: &&Movement| it.entry_date <= day("2026-02-14");
        let some: Vec<_> = lines.iter().filter(early).cloned().collect();
        let expected: Vec<_> =
            lines.iter().zip(&all).filter(|(it, _)| early(it)).map(|(_, number)| number.clone()).collect();
        prop_assert_eq!(numbering::numbers(&some), expected);
    }

    /// Two years read one after the other are the two years, whatever the opening looks like.
    #[test]
    fn a_year_continues_the_year_before_without_doubling(
        before in any_movements(), year in any_movements(), in_lumps in any::<bool>(),
    ) {
        let main = |mut lines: Vec<Movement>| {
            lines.iter_mut().for_each(|it| it.account = "411000".into());
            lines
        };
        let before = main(before);
        let first = letter(&before, &[], |_| None);
        let carried: Vec<_> = first.items.iter().filter(|it| it.open_minor() != 0).map(|it| CarriedItem {
            customer: it.customer.clone(), number: it.number.clone(), kind: it.kind,
            issued: it.issued, due: None, original_minor: it.original_minor,
            open_minor: it.open_minor(), lettering: "".into(),
        }).collect();
        let mut opening: Vec<_> = if in_lumps {
            let sums = of_movements(&before, day("2026-12-31"));
            sums.iter().map(|((customer, _), minor)| {
                movement(&format!("AN 2027-01-01 {customer} RAN {}", euros(*minor)), 0)
            }).collect()
        } else {
            carried.iter().map(|it| {
                let mut line = movement(&format!("AN 2027-01-01 {} - {}", it.customer, euros(it.open_minor)), 0);
                line.number = it.number.as_str().into();
                line.piece_date = Some(it.issued);
                line
            }).collect()
        };
        let year: Vec<_> = main(year).into_iter().filter(|it| !it.is_opening()).map(|mut it| {
            it.entry_date = it.entry_date + chrono::Months::new(12);
            it.piece_date = Some(it.entry_date);
            it
        }).collect();
        opening.extend(year.iter().cloned());
        opening.iter_mut().zip(2..).for_each(|(it, line)| it.line = line);

        let second = letter(&opening, &carried, |_| None);

        prop_assert_eq!(&second.differences, &[]);
        let both: Vec<_> = before.iter().chain(&year).cloned().collect();
        for on in day("2026-12-31").iter_days().take(100) {
            prop_assert_eq!(of_items(&second, on), of_movements(&both, on));
        }
        let known = second.items.iter().filter(|it| it.carried.is_some()).count();
        prop_assert_eq!(known, carried.len());
    }
}
