//! A command of the printing system, run to its end or to the end of our patience.

use std::{
    fs::File,
    io::{ErrorKind, Read, Seek},
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

use super::PrintTrouble;

/// A printer's server may be asleep at the other end of a network.
const PATIENCE: Duration = Duration::from_secs(45);
/// Between two looks at whether it has ended.
const BLINK: Duration = Duration::from_millis(10);

/// What a command said.
pub(super) struct Said {
    pub success: bool,
    pub out: String,
    pub err: String,
}

/// Runs a command. Its words go to files: however many they are, it never waits for us to read.
pub(super) fn run(command: &mut Command) -> Result<Said, PrintTrouble> {
    let (mut out, mut err) = (words()?, words()?);
    let [to_out, to_err] = [&out, &err].map(|it| it.try_clone().map(Stdio::from));
    let (to_out, to_err) = to_out.and_then(|out| Ok((out, to_err?))).map_err(|_| NOT_RUN)?;
    let child = command.stdin(Stdio::null()).stdout(to_out).stderr(to_err).spawn();
    let mut child = child.map_err(|error| match error.kind() {
        ErrorKind::NotFound => PrintTrouble::NoSystem,
        _ => NOT_RUN,
    })?;
    let status = wait(&mut child)?;
    Ok(Said { success: status.success(), out: read(&mut out), err: read(&mut err) })
}

const NOT_RUN: PrintTrouble = PrintTrouble::Down;

fn wait(child: &mut Child) -> Result<ExitStatus, PrintTrouble> {
    let until = Instant::now() + PATIENCE;
    while Instant::now() < until {
        if let Some(status) = child.try_wait().map_err(|_| NOT_RUN)? {
            return Ok(status);
        }
        thread::sleep(BLINK);
    }
    let _ = child.kill();
    let _ = child.wait();
    Err(PrintTrouble::Silent)
}

fn words() -> Result<File, PrintTrouble> {
    tempfile::tempfile().map_err(|_| NOT_RUN)
}

fn read(file: &mut File) -> String {
    let mut bytes = Vec::new();
    let _ = file.rewind().and_then(|()| file.read_to_end(&mut bytes));
    String::from_utf8_lossy(&bytes).into_owned()
}
