//! A CUPS of its own: a scheduler with one printer that prints into a file.
//!
//! It listens on a free port, keeps everything in one folder, is ended by its number, and needs
//! neither root nor a system's service. Where CUPS is not installed a story says so and ends.

use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use tempfile::TempDir;

/// A printer that takes PDF, has two trays, and prints on both sides; `@` stands for its file.
const PRINTER: &str = r#"*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "BUREAU.PPD"
*Manufacturer: "Encours"
*Product: "(Bureau)"
*ModelName: "Bureau"
*ShortNickName: "Bureau"
*NickName: "Bureau"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*FileSystem: False
*cupsVersion: 2.2
*cupsManualCopies: True
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: ""
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: ""
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "0 0 595 842"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*OpenUI *InputSlot/Tray: PickOne
*DefaultInputSlot: Auto
*InputSlot Auto/Automatic: ""
*InputSlot Letterhead/Letterhead: ""
*CloseUI: *InputSlot
*OpenUI *Duplex/Double-sided: PickOne
*DefaultDuplex: None
*Duplex None/Off: ""
*Duplex DuplexNoTumble/Long edge: ""
*CloseUI: *Duplex
"#;

/// Until a scheduler listens, or a sheet has come out.
const PATIENCE: Duration = Duration::from_secs(20);

/// A scheduler and its printer « Bureau ».
pub struct PrivateCups {
    scheduler: Child,
    /// Where it listens.
    pub server: String,
    folder: TempDir,
}

impl PrivateCups {
    /// Starts it; where that is not possible, says why.
    pub fn start() -> Result<Self, String> {
        let daemon = ["/usr/sbin/cupsd", "/usr/local/sbin/cupsd"].into_iter().map(Path::new);
        let daemon = daemon.into_iter().find(|it| it.exists()).ok_or("CUPS is not installed")?;
        let filter = Path::new("/usr/lib/cups/filter/pdftopdf");
        if !filter.exists() {
            return Err("the filters of CUPS (cups-filters) are not installed".to_owned());
        }
        let folder = tempfile::tempdir().unwrap();
        // Filters run as a user of their own, who must see its files.
        open_to_all(folder.path());
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let (settings, files) = configure(folder.path(), port);
        let scheduler = Command::new(daemon)
            .args(["-f", "-c", &settings, "-s", &files])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("CUPS does not start: {error}"))?;
        let cups = Self { scheduler, server: format!("127.0.0.1:{port}"), folder };
        cups.install()?;
        Ok(cups)
    }

    /// Sets the printer up, as soon as the scheduler listens.
    fn install(&self) -> Result<(), String> {
        let description = self.folder.path().join("bureau.ppd");
        fs::write(&description, PRINTER).unwrap();
        let device = format!("file://{}", self.out().display());
        let description = description.display().to_string();
        let words = ["-p", "Bureau", "-E", "-v", &device, "-P", &description];
        wait(|| {
            let done = self.command("lpadmin").args(words).stderr(Stdio::null()).status();
            done.is_ok_and(|it| it.success()).then_some(())
        })
        .ok_or_else(|| "CUPS does not let this user set a printer up".to_owned())
    }

    /// What has come out of the printer since the last look, once all of it has.
    pub fn printed(&self) -> Vec<u8> {
        let idle = |it: &str| it.contains("is idle");
        wait(|| {
            let state = self.command("lpstat").args(["-p", "Bureau"]).output().ok()?;
            let state = String::from_utf8_lossy(&state.stdout).into_owned();
            self.out().exists().then_some(()).filter(|()| idle(&state))
        })
        .expect("the printer prints");
        let printed = fs::read(self.out()).unwrap();
        fs::remove_file(self.out()).unwrap();
        printed
    }

    /// Lets the printer take no more jobs.
    pub fn refuse(&self) {
        let refused = self.command("cupsreject").arg("Bureau").status().unwrap();
        assert!(refused.success());
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("out/printed.pdf")
    }

    fn command(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        command.env("CUPS_SERVER", &self.server).env("LC_ALL", "C");
        command
    }
}

impl Drop for PrivateCups {
    fn drop(&mut self) {
        let _ = self.scheduler.kill();
        let _ = self.scheduler.wait();
    }
}

/// Writes the settings of a scheduler that keeps to its folder; their paths.
fn configure(folder: &Path, port: u16) -> (String, String) {
    for name in ["etc", "etc/ppd", "spool", "tmp", "cache", "run", "log", "out"] {
        fs::create_dir_all(folder.join(name)).unwrap();
        open_to_all(&folder.join(name));
    }
    let at = |name: &str| folder.join(name).display().to_string();
    let files = format!(
        "ServerRoot {}\nRequestRoot {}\nTempDir {}\nCacheDir {}\nStateDir {}\nAccessLog {}\n\
         ErrorLog {}\nPageLog {}\nFileDevice Yes\nSandboxing relaxed\n",
        at("etc"),
        at("spool"),
        at("tmp"),
        at("cache"),
        at("run"),
        at("log/access"),
        at("log/error"),
        at("log/page"),
    );
    let settings = format!(
        "LogLevel info\nListen 127.0.0.1:{port}\nBrowsing Off\nDefaultAuthType None\n\
         <Location />\nOrder allow,deny\nAllow all\n</Location>\n\
         <Policy default>\n<Limit All>\nOrder allow,deny\nAllow all\n</Limit>\n</Policy>\n"
    );
    fs::write(folder.join("etc/cups-files.conf"), files).unwrap();
    fs::write(folder.join("etc/cupsd.conf"), settings).unwrap();
    (at("etc/cupsd.conf"), at("etc/cups-files.conf"))
}

#[cfg(unix)]
fn open_to_all(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
}

#[cfg(not(unix))]
fn open_to_all(_: &Path) {}

fn wait<T>(look: impl Fn() -> Option<T>) -> Option<T> {
    let until = Instant::now() + PATIENCE;
    while Instant::now() < until {
        if let Some(found) = look() {
            return Some(found);
        }
        sleep(Duration::from_millis(50));
    }
    None
}
