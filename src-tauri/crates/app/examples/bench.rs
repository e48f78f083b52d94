//! The daily questions asked of an open ledger, for `cargo xtask bench`:
//! `bench LEDGER DAY PAST_DAY` prints the median seconds of each, a line each.

use std::{env, error::Error, path::Path, time::Instant};

use app::{
    App,
    act::CallReport,
    aging::{AgedReport, AgingBasis},
    amount::Day,
    failure::Failure,
    worklist::{Capacity, Worklist},
};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const TIMES: usize = 9;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = env::args().skip(1).collect();
    let [ledger, day, past] = words.as_slice() else { return Err("LEDGER DAY PAST_DAY".into()) };
    let (day, past): (Day, Day) = (day.parse()?, past.parse()?);
    let mut app = App::new(env::temp_dir(), || chrono::Local::now().naive_local());
    app.fix_day(day);
    let start = Instant::now();
    app.open_ledger(Path::new(ledger)).map_err(sentence)?;
    println!("open {}", start.elapsed().as_secs_f64());

    let aged = |app: &mut App, on| app.aged_balance(Some(on), AgingBasis::Due, None);
    let today = aged(&mut app, day).map_err(sentence)?;
    println!("today_open {}", open(&today));
    println!("today {}", median(|| aged(&mut app, day).map(drop))?);
    let start = Instant::now();
    let list = app.worklist(Some(day)).map_err(sentence)?;
    println!("list_first {}", start.elapsed().as_secs_f64());
    println!("list_rows {}", list.rows.len());
    let (call, after) = day_by_calls(&mut app, day, &list)?;
    println!("list {after}");
    println!("list_anew {}", all_rows_anew(&mut app, day)?);
    println!("call {call}");
    println!("explain {}", slowest_of(&mut app, day, &list)?);
    println!("keystroke {}", keystroke(&mut app, &list)?);
    let start = Instant::now();
    let before = aged(&mut app, past).map_err(sentence)?;
    println!("past_first {}", start.elapsed().as_secs_f64());
    println!("past_open {}", open(&before));
    println!("past {}", median(|| aged(&mut app, past).map(drop))?);
    views(&mut app, day)
}

/// What a view costs when it is opened, the answer written for the window included.
fn views(app: &mut App, day: Day) -> Result<(), Box<dyn Error>> {
    fn view<T: serde::Serialize>(
        name: &str,
        mut ask: impl FnMut() -> Result<T, Failure>,
    ) -> Result<(), Box<dyn Error>> {
        let seconds = median(|| ask().map(|it| drop(serde_json::to_vec(&it))))?;
        println!("view_{name} {seconds}");
        Ok(())
    }
    let on = Some(day);
    view("aging", || app.aged_balance(on, AgingBasis::Due, None))?;
    view("indicators", || app.indicators(on, 13))?;
    view("payers", || app.payers(on))?;
    view("forecast", || app.forecast(on))?;
    view("provision", || app.provision(on))
}

/// What a user waits for: the call logged and the next customer shown, then the list computed anew.
fn day_by_calls(app: &mut App, day: Day, list: &Worklist) -> Result<(f64, f64), Box<dyn Error>> {
    let (mut calls, mut lists) = (Vec::new(), Vec::new());
    for pair in list.rows.windows(2).take(TIMES) {
        let report = serde_json::json!({ "customer": pair[0].customer, "outcome": "voicemail" });
        let report: CallReport = serde_json::from_value(report)?;
        let start = Instant::now();
        app.record_call(&report).map_err(sentence)?;
        app.customer_sheet(&pair[1].customer, Some(day)).map_err(sentence)?;
        calls.push(start.elapsed().as_secs_f64());
        let start = Instant::now();
        app.worklist(Some(day)).map_err(sentence)?;
        lists.push(start.elapsed().as_secs_f64());
    }
    Ok((middle(calls), middle(lists)))
}

/// The list with every row computed again, as after an act that concerns everybody.
fn all_rows_anew(app: &mut App, day: Day) -> Result<f64, Box<dyn Error>> {
    let mut took = Vec::with_capacity(TIMES);
    for calls in (0..).take(TIMES) {
        app.save_capacity(&Capacity { calls: Some(calls), ..Capacity::default() })
            .map_err(sentence)?;
        let start = Instant::now();
        app.worklist(Some(day)).map_err(sentence)?;
        took.push(start.elapsed().as_secs_f64());
    }
    Ok(middle(took))
}

/// The time that explaining takes for 95 of 100 customers, on the list or not.
fn slowest_of(app: &mut App, day: Day, list: &Worklist) -> Result<f64, Box<dyn Error>> {
    let every = (list.rows.len() / 100).max(1);
    let asked: Vec<_> = list.rows.iter().step_by(every).map(|it| it.customer.clone()).collect();
    let mut took = Vec::with_capacity(asked.len());
    for customer in &asked {
        let start = Instant::now();
        app.explain(customer, Some(day)).map_err(sentence)?;
        took.push(start.elapsed().as_secs_f64());
    }
    took.sort_by(f64::total_cmp);
    Ok(took[took.len() * 95 / 100])
}

/// The time after which the customers that a search means are known, for 95 of 100 keystrokes of
/// names and codes typed letter by letter.
fn keystroke(app: &mut App, list: &Worklist) -> Result<f64, Box<dyn Error>> {
    let every = (list.rows.len() / 10).max(1);
    let names =
        list.rows.iter().step_by(every).flat_map(|it| [it.name.clone(), it.customer.clone()]);
    let mut took = Vec::new();
    for name in names.collect::<Vec<_>>() {
        let letters: Vec<_> = name.chars().collect();
        for typed in 1..=letters.len() {
            let query: String = letters[..typed].iter().collect();
            let start = Instant::now();
            app.find_customers(&query).map_err(sentence)?;
            took.push(start.elapsed().as_secs_f64());
        }
    }
    took.sort_by(f64::total_cmp);
    Ok(took[took.len() * 95 / 100])
}

fn open(report: &AgedReport) -> i64 {
    report.sheets.iter().map(|it| it.total.total).sum()
}

fn median(mut work: impl FnMut() -> Result<(), Failure>) -> Result<f64, Box<dyn Error>> {
    let mut took = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let start = Instant::now();
        work().map_err(sentence)?;
        took.push(start.elapsed().as_secs_f64());
    }
    Ok(middle(took))
}

fn middle(mut took: Vec<f64>) -> f64 {
    took.sort_by(f64::total_cmp);
    took.get(took.len() / 2).copied().unwrap_or(f64::NAN)
}

fn sentence(failure: Failure) -> Box<dyn Error> {
    failure.sentence.into()
}
