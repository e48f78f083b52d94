//! A real mail server for a story: another program, on this machine, with a certificate of its own.

use std::{
    collections::HashMap,
    fs,
    io::{BufRead as _, BufReader},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
};

use app::mail::{
    MailPlace,
    keyring::{Keyring, NoKeyring},
    settings::{MailMode, MailSecurity, MailServer, MailSettings},
};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};

use crate::util::{Desk, fixture};

/// Its user and its password.
pub const USER: &str = "relances";
pub const PASSWORD: &str = "sésame";

/// A server that runs until it is dropped.
pub struct Server {
    process: Child,
    folder: PathBuf,
    port: u16,
    security: MailSecurity,
    root: Vec<u8>,
}

/// Passwords for the time of a story.
#[derive(Debug, Clone, Default)]
pub struct Pocket(Arc<Mutex<HashMap<String, String>>>);

impl Keyring for Pocket {
    fn password(&self, account: &str) -> Result<Option<String>, NoKeyring> {
        Ok(self.0.lock().unwrap().get(account).cloned())
    }

    fn keep(&self, account: &str, password: &str) -> Result<(), NoKeyring> {
        self.0.lock().unwrap().insert(account.to_owned(), password.to_owned());
        Ok(())
    }
}

impl Server {
    /// Starts one; says so and gives none where this machine has no `aiosmtpd`.
    pub fn start(desk: &Desk, security: MailSecurity) -> Option<Self> {
        let Some(python) = python() else {
            println!("skipped: no Python with aiosmtpd (Debian: python3-aiosmtpd), so no server");
            return None;
        };
        let folder = desk.path(&format!("server {security:?}"));
        fs::create_dir_all(&folder).unwrap();
        let (root, certificate, key) = certificate();
        let files = [folder.join("server.pem"), folder.join("key.pem")];
        fs::write(&files[0], certificate).unwrap();
        fs::write(&files[1], key).unwrap();
        let mode = if security == MailSecurity::Tls { "tls" } else { "starttls" };
        let mut command = Command::new(python);
        command.arg(fixture("mail_server.py")).arg(&folder).arg(mode).args(&files);
        let mut process = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut port = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut port).unwrap();
        let port = port.trim().parse().unwrap();
        Some(Self { process, folder, port, security, root })
    }

    /// The settings by which it is reached.
    pub fn settings(&self) -> MailSettings {
        let server = MailServer {
            host: "localhost".into(),
            port: self.port,
            security: self.security,
            user: USER.into(),
        };
        MailSettings { mode: MailMode::Server, server, ..MailSettings::default() }
    }

    /// Makes a program trust it, and gives it a keyring.
    pub fn introduce(&self, desk: &mut Desk, trusted: bool) -> Pocket {
        let pocket = Pocket::default();
        desk.app.set_mail_place(MailPlace {
            settings: desk.path("mail.toml"),
            keyring: Box::new(pocket.clone()),
            roots: if trusted { vec![self.root.clone()] } else { vec![] },
        });
        pocket
    }

    /// The messages it took, in their order.
    pub fn taken(&self) -> Vec<PathBuf> {
        let all = (1..).map(|number| self.folder.join(format!("{number}.eml")));
        all.take_while(|it| it.exists()).collect()
    }

    /// How often somebody connected and made the line safe.
    pub fn connections(&self) -> String {
        fs::read_to_string(self.folder.join("connections")).unwrap_or_default()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A Python that has the server.
fn python() -> Option<&'static str> {
    let has = |it: &&str| {
        let mut command = Command::new(it);
        command.args(["-c", "import aiosmtpd"]).stderr(Stdio::null());
        command.status().is_ok_and(|it| it.success())
    };
    ["python3", "/usr/bin/python3"].into_iter().find(has)
}

/// A throw-away authority, and a certificate of it for this machine with its key.
fn certificate() -> (Vec<u8>, String, String) {
    let mut params = CertificateParams::new(vec![]).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority_key = KeyPair::generate().unwrap();
    let authority = params.self_signed(&authority_key).unwrap();
    let issuer = Issuer::new(params, authority_key);
    let key = KeyPair::generate().unwrap();
    let params = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    let certificate = params.signed_by(&key, &issuer).unwrap();
    (authority.der().to_vec(), certificate.pem(), key.serialize_pem())
}
