//! `cargo xtask`: everything people and machines do with this repository, one word each.
//!
//! Each command says what it runs before it runs it, and stops at the first thing that does not work
//! with a sentence and exit code 1; `test` goes on to the end and lists what failed.

mod bench;
mod bindings;
mod dist;
mod packages;
mod run;
mod sample_day;
mod sh;
mod test;
mod tidy;
mod ui;

use std::process::ExitCode;

use lexopt::{Arg, Parser};

/// What the words mean, for `--help` and for a word that is none of them.
const HELP: &str = "\
cargo xtask run                 open the application on the sample company
                                (without a display: the same day in the terminal)
cargo xtask test                every test, of Rust, of the page, and of the real window
cargo xtask bench [--size N] [--seed N] [--only import|snapshot|daily|letters|launch]
                                measure against the floors, on a generated portfolio
cargo xtask bindings [--check]  write the types that cross to the page, or compare them
cargo xtask tidy                crate edges, file heads and sizes, top-level names
cargo xtask dist [--bundles LIST]
                                the installable package of this system";

fn main() -> ExitCode {
    match dispatch(Parser::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("xtask: {sentence}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the command that was named.
fn dispatch(mut words: Parser) -> sh::Done {
    let command = match words.next().map_err(usage)? {
        Some(Arg::Value(word)) => word.to_string_lossy().into_owned(),
        Some(Arg::Long("help") | Arg::Short('h')) | None => "help".to_owned(),
        Some(other) => return Err(usage(other.unexpected())),
    };
    match command.as_str() {
        "run" => no_more(words).and_then(|()| run::run()),
        "test" => no_more(words).and_then(|()| test::run()),
        "bench" => bench::Options::parse(words).map_err(usage).and_then(|it| bench::run(&it)),
        "bindings" => bindings::parse(words).map_err(usage).and_then(bindings::run),
        "tidy" => no_more(words).and_then(|()| tidy::run()),
        "dist" => dist::Options::parse(words).map_err(usage).and_then(|it| dist::run(&it)),
        "help" => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(format!("« {other} » is no command\n\n{HELP}")),
    }
}

/// Refuses what a command without options was given.
fn no_more(mut words: Parser) -> sh::Done {
    words.next().map_err(usage)?.map_or(Ok(()), |extra| Err(usage(extra.unexpected())))
}

/// A word that does not fit, with the words that do.
fn usage(problem: lexopt::Error) -> String {
    format!("{problem}\n\n{HELP}")
}
