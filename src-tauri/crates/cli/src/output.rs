//! Output: answers to standard output, complaints to standard error.
//!
//! A reader that has seen enough and closes the pipe, as `head` does, is no error: the rest is not
//! written, and the command ends as it would have.

use std::{
    io::{self, ErrorKind, Write},
    process,
};

/// The exit code where an answer could not be written, as of a program that broke down.
const BROKEN_DOWN: i32 = 101;

/// Writes an answer.
pub fn say(text: &str) {
    let mut out = io::stdout().lock();
    if let Err(problem) = out.write_all(text.as_bytes()).and_then(|()| out.flush())
        && problem.kind() != ErrorKind::BrokenPipe
    {
        complain(&format!("encours: {problem}\n"));
        process::exit(BROKEN_DOWN);
    }
}

/// Writes a complaint; where nobody can read it, nobody can be told that either.
pub fn complain(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}
