//! A window under a driver: WebKitWebDriver, and the program it starts.
//!
//! Nothing survives: the driver leads a process group that ends with it. The program inherits the
//! driver's environment, so that is where its folders and its day are set.

use std::{
    ffi::OsString,
    fs,
    net::{Ipv4Addr, TcpListener, TcpStream},
    os::unix::process::CommandExt,
    path::PathBuf,
    process::{Child, Command},
    thread,
    time::{Duration, Instant},
};

use serde_json::json;
use thirtyfour::{Capabilities, WebDriver};
use tokio::time::timeout;

/// The driver waits for ever for a program that ended at once.
const START: Duration = Duration::from_secs(40);
/// One question to the window.
const ANSWER: Duration = Duration::from_secs(30);
/// A program that does not close is ended with its group.
const CLOSE: Duration = Duration::from_secs(10);

/// What is started.
#[derive(Debug, Clone)]
pub struct Launch {
    /// The program.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<String>,
    /// Its environment, beside that of the test.
    pub environment: Vec<(&'static str, OsString)>,
}

/// A window under a driver. The driver is dropped first: a window that was not closed would otherwise
/// wait for its answer.
pub struct Session {
    /// What drives it.
    pub driver: Driver,
    /// The window.
    pub window: WebDriver,
}

impl Session {
    /// Starts a program and waits until its window answers; what it prints goes to a file.
    pub async fn start(
        launch: &Launch,
        log: &fs::File,
    ) -> Result<Self, Box<dyn std::error::Error>> {
        let driver = Driver::start(&launch.environment, log)?;
        let window = WebDriver::builder(driver.address(), capabilities(launch)?);
        let window = timeout(START, window.request_timeout(ANSWER)).await??;
        Ok(Self { driver, window })
    }

    /// Closes the window, and ends what is left of it.
    pub async fn close(self) -> Result<(), Box<dyn std::error::Error>> {
        let Self { driver, window } = self;
        timeout(CLOSE, window.quit()).await??;
        drop(driver);
        Ok(())
    }
}

/// WebKitWebDriver in a process group of its own.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts it and waits until it listens. What it prints goes to a file: a pipe would stay open
    /// with an orphan.
    fn start(environment: &[(&str, OsString)], log: &fs::File) -> std::io::Result<Self> {
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

    /// The process group of everything that was started, and the process that leads it.
    pub fn group(&self) -> u32 {
        self.process.id()
    }

    fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The whole group: the driver, the program, the web view's processes.
        let group = format!("-{}", self.group());
        let _ended = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ended = self.process.wait();
    }
}

/// The program, as a WebDriver capability.
fn capabilities(launch: &Launch) -> Result<Capabilities, Box<dyn std::error::Error>> {
    let program = launch.program.canonicalize();
    let program = program.map_err(|error| format!("{}: {error}", launch.program.display()))?;
    let mut capabilities = Capabilities::new();
    let options = json!({ "binary": program, "args": launch.arguments });
    capabilities.set("webkitgtk:browserOptions", options)?;
    Ok(capabilities)
}
