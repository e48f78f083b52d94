//! How e-mails leave this machine: as drafts, or by a server.
//!
//! The settings belong to the machine, not to the ledger: they stand in a small file of their own. The
//! password is never in it; the system's keyring holds it.

use std::{net::IpAddr, path::Path};

use documents::mail::Correspondent;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Refusal;
use crate::{failure::Cause, machine};

/// How e-mails leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct MailSettings {
    /// Drafts or a server.
    pub mode: MailMode,
    /// The address they come from; the company's own where empty.
    pub from: String,
    /// Whether readers are asked to confirm that they opened it.
    pub receipt: bool,
    /// The server.
    pub server: MailServer,
}

/// The two ways out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum MailMode {
    /// Files that the user's mail program opens and sends.
    #[default]
    Drafts,
    /// The company's mail server.
    Server,
}

/// A server that takes e-mails (SMTP submission).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct MailServer {
    /// Its name: `smtp.example.fr`.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: MailSecurity,
    /// Who signs in; empty where the server asks nobody.
    pub user: String,
}

/// How a connection is protected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum MailSecurity {
    /// TLS from the first byte (port 465, RFC 8314).
    #[default]
    Tls,
    /// TLS before anything is said that matters (port 587).
    Starttls,
    /// None: only for a server on this machine.
    Plain,
}

impl Default for MailSettings {
    fn default() -> Self {
        Self {
            mode: MailMode::default(),
            from: String::new(),
            receipt: true,
            server: MailServer::default(),
        }
    }
}

impl Default for MailServer {
    fn default() -> Self {
        let security = MailSecurity::default();
        Self { host: String::new(), port: 465, security, user: String::new() }
    }
}

impl MailServer {
    /// Refuses what cannot be connected to, and what would send a password in plain text.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        if self.host.is_empty() {
            return Err(Refusal::NoServer);
        }
        if self.port == 0 {
            return Err(Refusal::InvalidPort);
        }
        if self.security == MailSecurity::Plain && !self.is_here() {
            return Err(Refusal::PlainText(self.host.clone()));
        }
        Ok(())
    }

    /// What the keyring files the password under.
    pub(super) fn account(&self) -> String {
        format!("{}@{}", self.user, self.host)
    }

    fn is_here(&self) -> bool {
        let address = self.host.parse::<IpAddr>();
        self.host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|it| it.is_loopback())
    }
}

impl MailSettings {
    /// The settings without stray spaces, if they can be used.
    pub(super) fn checked(&self) -> Result<Self, Refusal> {
        let mut settings = self.clone();
        let server = &mut settings.server;
        for text in [&mut settings.from, &mut server.host, &mut server.user] {
            *text = text.trim().to_owned();
        }
        let from = Correspondent { name: String::new(), address: settings.from.clone() };
        if !from.address.is_empty() && !from.is_valid() {
            return Err(Refusal::InvalidAddress(from.address));
        }
        if settings.mode == MailMode::Server {
            settings.server.check()?;
        }
        Ok(settings)
    }
}

/// The settings of this machine; drafts where nothing was ever set.
pub(super) fn load(path: &Path) -> Result<MailSettings, Cause> {
    let Some(text) = machine::read(path)? else { return Ok(MailSettings::default()) };
    let path = || path.display().to_string();
    toml::from_str(&text).map_err(|_| Refusal::UnreadableSettings(path()).into())
}

/// Keeps them.
pub(super) fn save(path: &Path, settings: &MailSettings) -> Result<(), Cause> {
    machine::write(path, settings)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_password_never_leaves_in_plain_text() {
        use MailSecurity::*;
        for (host, security, refused) in [
            ("smtp.example.fr", Tls, false),
            ("smtp.example.fr", Starttls, false),
            ("smtp.example.fr", Plain, true),
            ("192.168.1.4", Plain, true),
            ("localhost.example.fr", Plain, true),
            ("localhost", Plain, false),
            ("127.0.0.1", Plain, false),
            ("::1", Plain, false),
        ] {
            let server = MailServer { host: host.into(), security, ..MailServer::default() };
            assert_eq!(server.check().is_err(), refused, "{host} {security:?}");
        }
    }

    #[test]
    fn settings_survive_their_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mail").join("mail.toml");
        assert_eq!(load(&path).unwrap(), MailSettings::default());
        let mut settings = MailSettings { mode: MailMode::Server, ..MailSettings::default() };
        settings.server.host = "smtp.example.fr".into();
        save(&path, &settings).unwrap();
        assert_eq!(load(&path).unwrap(), settings);
        fs::write(&path, "mode = 7").unwrap();
        assert!(matches!(load(&path), Err(Cause::Mail(Refusal::UnreadableSettings(_)))));
    }
}
