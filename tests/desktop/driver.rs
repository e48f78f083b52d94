//! The stage of a story: the folder it lives in, the window that opens there, the screenshots.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use tempfile::TempDir;

use crate::{
    Outcome,
    screen::Screen,
    window::{Launch, Session},
};

/// The day of every story.
const TODAY: &str = "2026-11-23";

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
        let program = env::var_os("ENCOURS_DESKTOP").map(PathBuf::from);
        let launch = Launch {
            program: program.unwrap_or_else(|| built().join("encours-desktop")),
            arguments: Vec::new(),
            environment: self.environment(),
        };
        let session = Session::start(&launch, &log).await?;
        let screen = Screen::new(session.window.clone(), shots.join(name)).await?;
        let mut outcome = story(&screen).await;
        if outcome.is_ok() {
            outcome = screen.no_errors().await;
        }
        if outcome.is_err() {
            // Only to help: the story's own failure is the one to report.
            let _shown = screen.shot("failed").await;
        }
        drop(screen);
        session.close().await?;
        outcome
    }

    /// The environment of the program.
    fn environment(&self) -> Vec<(&'static str, OsString)> {
        let at = |name| self.home.path().join(name).into();
        vec![
            ("ENCOURS_TODAY", TODAY.into()),
            ("ENCOURS_DATA_DIR", at("data")),
            ("ENCOURS_TEST_OPEN", self.export().into()),
            ("ENCOURS_TEST_SAVE_DIR", self.saved().into()),
            ("XDG_CONFIG_HOME", at("config")),
            ("XDG_CACHE_HOME", at("cache")),
            ("XDG_DATA_HOME", at("share")),
        ]
    }
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

/// The folder cargo builds programs into: this test is in its `deps`.
fn built() -> PathBuf {
    let test = env::current_exe().unwrap_or_default();
    test.ancestors().nth(2).unwrap_or(Path::new("target/debug")).to_owned()
}
