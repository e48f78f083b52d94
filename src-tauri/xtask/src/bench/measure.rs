//! Measuring: how long a program ran, and how much memory it held at most.
//!
//! What is compared runs in turns, so that a busy moment of the machine hits both sides.

use std::{
    fs,
    io::Read as _,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// What one run of a program took.
#[derive(Debug, Clone, Default)]
pub struct Run {
    /// From start to end.
    pub seconds: f64,
    /// Most memory held at once, in MiB, where the system tells.
    pub peak: Option<f64>,
    /// What it printed.
    pub said: String,
}

impl Run {
    /// The number printed after a word: programs report `word number`, a line each.
    pub fn figure(&self, word: &str) -> Result<f64, String> {
        let line = self.said.lines().find_map(|it| it.strip_prefix(word)?.strip_prefix(' '));
        line.and_then(|it| it.trim().parse().ok()).ok_or_else(|| format!("no figure « {word} »"))
    }
}

/// Runs a program to its end.
pub fn timed(command: &mut Command) -> Result<Run, String> {
    let name = crate::sh::name(command);
    let start = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{name} cannot be started: {error}"))?;
    let mut out = child.stdout.take();
    let reader = thread::spawn(move || {
        let mut said = String::new();
        out.as_mut().map(|it| it.read_to_string(&mut said));
        said
    });
    let (status, seconds, peak) = watch(&mut child, start).map_err(|it| format!("{name}: {it}"))?;
    let said = reader.join().unwrap_or_default();
    if status { Ok(Run { seconds, peak, said }) } else { Err(format!("{name} failed: {said}")) }
}

/// Waits for the end and notes the peak on the way: it only grows, and is gone afterwards.
fn watch(child: &mut Child, start: Instant) -> std::io::Result<(bool, f64, Option<f64>)> {
    let mut peak = None;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok((status.success(), start.elapsed().as_secs_f64(), peak));
        }
        peak = peak_of(child.id()).or(peak);
        thread::sleep(Duration::from_millis(2));
    }
}

fn peak_of(process: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").parse::<f64>().ok()? / 1024.0)
}

/// Runs two things in turns and gives the median of each.
pub fn in_turns(
    times: usize,
    mut ours: impl FnMut() -> Result<Run, String>,
    mut floor: impl FnMut() -> Result<Run, String>,
) -> Result<(Run, Run), String> {
    let (mut all_ours, mut all_floors) = (Vec::new(), Vec::new());
    for _ in 0..times {
        all_ours.push(ours()?);
        all_floors.push(floor()?);
    }
    Ok((median(all_ours), median(all_floors)))
}

/// The run in the middle.
fn median(mut runs: Vec<Run>) -> Run {
    runs.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
    let middle = runs.len() / 2;
    runs.into_iter().nth(middle).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_found_by_its_word() {
        let run = Run { said: "aged 0.25\naged_past 1.5\n".into(), ..Run::default() };
        assert_eq!(run.figure("aged_past"), Ok(1.5));
        assert_eq!(run.figure("aged"), Ok(0.25));
        assert!(run.figure("today").is_err());
    }

    #[test]
    fn the_median_is_neither_the_luckiest_nor_the_unluckiest_run() {
        let runs = [3.0, 1.0, 9.0].map(|seconds| Run { seconds, ..Run::default() });
        assert_eq!(median(runs.to_vec()).seconds, 3.0);
    }
}
