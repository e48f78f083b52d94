//! How long a window takes from the start of its process to its first rows on the screen, and what
//! it then holds in memory: `launch DAY PROGRAM [ARGUMENT]` prints both, medians of several starts.
//!
//! The page marks the moment (User Timing, `rows`); the kernel knows when the process began. The
//! driver only reads: what it takes itself counts for neither.

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use tokio::time::{Instant, sleep};

#[path = "../window.rs"]
mod window;

use window::{Launch, Session};

const TIMES: usize = 5;
/// As long as a launch may take.
const PATIENCE: Duration = Duration::from_secs(30);
const LOOK_AGAIN: Duration = Duration::from_millis(20);
/// What a page still loads behind its first rows is loaded by then.
const REST: Duration = Duration::from_secs(2);
/// Ticks of a second in /proc (`USER_HZ`, the same on every architecture Debian has).
const TICKS: f64 = 100.0;
/// Where /proc/PID/stat, past the name, keeps the process group and the start (proc_pid_stat(5)).
const GROUP: usize = 2;
const STARTED: usize = 19;
const KIBIBYTES: f64 = 1024.0;

/// When the first rows were on the screen, in milliseconds since 1970.
const ROWS: &str = "
    const mark = performance.getEntriesByName('rows')[0];
    return mark ? performance.timeOrigin + mark.startTime : null;
";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut words = env::args().skip(1);
    let (Some(day), Some(program)) = (words.next(), words.next()) else {
        return Err("launch DAY PROGRAM [ARGUMENT]".into());
    };
    let arguments: Vec<_> = words.collect();
    let (mut seconds, mut memory) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let home = tempfile::tempdir()?;
        let launch = Launch {
            program: PathBuf::from(&program),
            arguments: arguments.clone(),
            environment: environment(&day, home.path()),
        };
        let (took, held) = measured(&launch, home.path()).await?;
        seconds.push(took);
        memory.push(held);
    }
    println!("seconds {}\nmebibytes {}", median(seconds), median(memory));
    Ok(())
}

/// Folders of its own for each start.
fn environment(day: &str, home: &Path) -> Vec<(&'static str, std::ffi::OsString)> {
    let at = |name| home.join(name).into();
    vec![
        ("ENCOURS_TODAY", day.into()),
        ("ENCOURS_DATA_DIR", at("data")),
        ("XDG_CONFIG_HOME", at("config")),
        ("XDG_CACHE_HOME", at("cache")),
        ("XDG_DATA_HOME", at("share")),
    ]
}

/// Starts a program, waits for its rows, and closes it.
async fn measured(launch: &Launch, home: &Path) -> Result<(f64, f64), Box<dyn Error>> {
    let log = fs::File::create(home.join("log"))?;
    let session = Session::start(launch, &log).await?;
    let asked = Instant::now();
    let rows = loop {
        if let Some(at) = session.window.execute(ROWS, vec![]).await?.json().as_f64() {
            break at / 1000.0;
        }
        if asked.elapsed() > PATIENCE {
            return Err("the first rows never came".into());
        }
        sleep(LOOK_AGAIN).await;
    };
    sleep(REST).await;
    let processes = processes(session.driver.group())?;
    let program = launch.program.canonicalize()?;
    let is_ours = |it: &&Process| fs::read_link(it.path.join("exe")).is_ok_and(|it| it == program);
    let began = processes.iter().find(is_ours).ok_or("the program has ended")?.began;
    let held = processes.iter().map(Process::proportional_kib).sum::<f64>() / KIBIBYTES;
    session.close().await?;
    Ok((rows - began, held))
}

/// A process of the window: the program itself, or one of its web view's.
struct Process {
    path: PathBuf,
    /// Seconds since 1970.
    began: f64,
}

/// Every process of a group but the driver that leads it.
fn processes(group: u32) -> Result<Vec<Process>, Box<dyn Error>> {
    let uptime = fs::read_to_string("/proc/uptime")?;
    let uptime: f64 = uptime.split(' ').next().unwrap_or_default().parse()?;
    let booted = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs_f64() - uptime;
    let mut found = Vec::new();
    for entry in fs::read_dir("/proc")? {
        let path = entry?.path();
        if path.file_name().is_some_and(|it| *it == *group.to_string()) {
            continue;
        }
        // A process may end while it is read.
        let stat = fs::read_to_string(path.join("stat")).unwrap_or_default();
        let Some((_, fields)) = stat.rsplit_once(") ") else { continue };
        let fields: Vec<_> = fields.split(' ').collect();
        let number = |at: usize| fields.get(at).and_then(|it| it.parse::<f64>().ok());
        if let (Some(of), Some(ticks)) = (number(GROUP), number(STARTED))
            && of == f64::from(group)
        {
            found.push(Process { path, began: booted + ticks / TICKS });
        }
    }
    Ok(found)
}

impl Process {
    /// Its memory, and its share of what it has in common with others.
    fn proportional_kib(&self) -> f64 {
        let text = fs::read_to_string(self.path.join("smaps_rollup")).unwrap_or_default();
        let line = text.lines().find_map(|it| it.strip_prefix("Pss:"));
        line.and_then(|it| it.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
    }
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
