//! The driver: WebKitWebDriver, the program it starts, and the folder both live in.
//!
//! Nothing survives a story: the driver leads a process group that ends with it, and data,
//! configuration and cache are in a temporary folder. The program inherits the driver's environment,
//! so that is where a story is set.

use std::{
    env, fs,
    net::{Ipv4Addr, TcpListener, TcpStream},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command},
    thread,
    time::{Duration, Instant},
};

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};
use tokio::time::timeout;

use crate::{Outcome, screen::Screen};

/// The day of every story.
const TODAY: &str = "2026-11-23";
/// The driver waits for ever for a program that ended at once.
const START: Duration = Duration::from_secs(40);
/// One question to the window.
const ANSWER: Duration = Duration::from_secs(30);
/// A program that does not close is ended with its group.
const CLOSE: Duration = Duration::from_secs(10);

/// A folder of its own for one story.
pub struct Stage {
    home: TempDir,
}

impl Stage {
    /// An empty folder.
    pub fn new() -> std::io::Result<Self> {
        let home = tempfile::tempdir()?;
        for name in ["data", "saved", "config", "cache", "share"] {
            fs::create_dir(home.path().join(name))?;
        }
        Ok(Self { home })
    }

    /// Where the program saves PDFs.
    pub fn saved(&self) -> PathBuf {
        self.home.path().join("saved")
    }

    /// The file the program gets when it asks for an export.
    pub fn export(&self) -> PathBuf {
        self.home.path().join("export.csv")
    }

    /// Opens the window, plays a story in it, and closes it whatever the story came to.
    pub async fn play(&self, name: &str, story: impl AsyncFnOnce(&Screen) -> Outcome) -> Outcome {
        let shots = empty_of(name)?;
        let log = fs::File::create(shots.join(format!("{name}.log")))?;
        let session = Session::start(&self.environment(), &log).await?;
        let screen = Screen::new(session.window.clone(), shots.join(name)).await?;
        let mut outcome = story(&screen).await;
        if outcome.is_ok() {
            outcome = screen.no_errors().await;
        }
        if outcome.is_err() {
            // Only to help: the story's own failure is the one to report.
            let _shown = screen.shot("failed").await;
        }
        timeout(CLOSE, session.window.clone().quit()).await??;
        outcome
    }

    /// The environment of the driver, which is the program's.
    fn environment(&self) -> [(&'static str, PathBuf); 7] {
        let at = |name| self.home.path().join(name);
        [
            ("ENCOURS_TODAY", PathBuf::from(TODAY)),
            ("ENCOURS_DATA_DIR", at("data")),
            ("ENCOURS_TEST_OPEN", self.export()),
            ("ENCOURS_TEST_SAVE_DIR", self.saved()),
            ("XDG_CONFIG_HOME", at("config")),
            ("XDG_CACHE_HOME", at("cache")),
            ("XDG_DATA_HOME", at("share")),
        ]
    }
}

/// A window under a driver. The driver is dropped first: a window that was not closed would otherwise
/// wait for its answer.
struct Session {
    _driver: Driver,
    window: WebDriver,
}

impl Session {
    async fn start(
        environment: &[(&str, PathBuf)],
        log: &fs::File,
    ) -> Result<Self, Box<dyn std::error::Error>> {
        let driver = Driver::start(environment, log)?;
        let window = WebDriver::builder(driver.address(), program()?).request_timeout(ANSWER);
        let window = timeout(START, window).await??;
        Ok(Self { _driver: driver, window })
    }
}

/// WebKitWebDriver in a process group of its own.
struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts it and waits until it listens. What it prints goes to a file: a pipe would stay open
    /// with an orphan.
    fn start(environment: &[(&str, PathBuf)], log: &fs::File) -> std::io::Result<Self> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let process = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .envs(environment.iter().map(|(name, value)| (name, value)))
            .process_group(0)
            .stdout(log.try_clone()?)
            .stderr(log.try_clone()?)
            .spawn()?;
        let driver = Self { process, port };
        let started = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if started.elapsed() > START {
                return Err(std::io::Error::other("WebKitWebDriver does not listen"));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(driver)
    }

    fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The whole group: the driver, the program, the web view's processes.
        let group = format!("-{}", self.process.id());
        let _ended = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ended = self.process.wait();
    }
}

/// The program, as a WebDriver capability.
fn program() -> Result<Capabilities, Box<dyn std::error::Error>> {
    let program = match env::var_os("ENCOURS_DESKTOP") {
        Some(path) => PathBuf::from(path),
        None => built().join("encours-desktop"),
    };
    let program =
        program.canonicalize().map_err(|error| format!("{}: {error}", program.display()))?;
    let mut capabilities = Capabilities::new();
    let options = json!({ "binary": program, "args": Vec::<String>::new() });
    capabilities.set("webkitgtk:browserOptions", options)?;
    Ok(capabilities)
}

/// The folder cargo builds programs into: this test is in its `deps`.
fn built() -> PathBuf {
    let test = env::current_exe().unwrap_or_default();
    test.ancestors().nth(2).unwrap_or(Path::new("target/debug")).to_owned()
}

/// Where screenshots are kept.
fn shots() -> PathBuf {
    built().parent().unwrap_or(Path::new("target")).join("desktop")
}

/// The same folder without the screenshots of an earlier run of this story.
fn empty_of(story: &str) -> std::io::Result<PathBuf> {
    let folder = shots();
    fs::create_dir_all(&folder)?;
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with(&format!("{story}-")) {
            fs::remove_file(path)?;
        }
    }
    Ok(folder)
}
