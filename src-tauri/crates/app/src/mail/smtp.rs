//! A line to a mail server: opened once for a batch, protected before anything that matters is said.
//!
//! The certificate is verified with the system's own roots. Each step that fails is named, so that
//! the user learns whether it was the address, the password, the sender or the recipient.

use std::{error::Error as _, io, time::Duration};

use documents::mail::Email;
use lettre::{
    Address,
    transport::smtp::{
        Error,
        authentication::{Credentials, Mechanism},
        client::{Certificate, SmtpConnection, TlsParameters},
        commands::{Data, Mail, Rcpt, Rset},
        extension::ClientId,
        response::Response,
    },
};

use super::{
    Refusal,
    settings::{MailSecurity, MailServer},
};

/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// A server that is connected, and has let us in.
pub(super) struct Line {
    connection: SmtpConnection,
    host: String,
}

impl Line {
    /// Connects, protects the connection, and signs in. `roots` are trusted beside the system's.
    pub(super) fn open(
        server: &MailServer,
        password: Option<&str>,
        roots: &[Vec<u8>],
    ) -> Result<Self, Refusal> {
        server.check()?;
        let tls = tls(server, roots)?;
        let wrapped = (server.security == MailSecurity::Tls).then_some(&tls);
        let (place, name) = ((&*server.host, server.port), ClientId::default());
        let connection = SmtpConnection::connect(place, Some(PATIENCE), &name, wrapped, None);
        let mut connection = connection.map_err(|it| unconnected(server, &it))?;
        if server.security == MailSecurity::Starttls {
            connection.starttls(&tls, &name).map_err(|it| unconnected(server, &it))?;
        }
        if let Some(password) = password.filter(|_| !server.user.is_empty()) {
            let credentials = Credentials::new(server.user.clone(), password.to_owned());
            let answer = connection.auth(&[Mechanism::Plain, Mechanism::Login], &credentials);
            answer.map_err(|it| unknown(server, &it))?;
        }
        Ok(Self { connection, host: server.host.clone() })
    }

    /// Hands over a message; gives the server's answer once it has taken it.
    pub(super) fn send(&mut self, email: &Email, message: &[u8]) -> Result<String, Refusal> {
        let sent = self.hand_over(email, message);
        if sent.as_ref().is_err_and(Refusal::is_of_one) {
            // The next one begins anew.
            let _ = self.connection.command(Rset);
        }
        sent
    }

    fn hand_over(&mut self, email: &Email, message: &[u8]) -> Result<String, Refusal> {
        let from = &email.from.address;
        let begun = self.connection.command(Mail::new(Some(address(from)?), vec![]));
        begun.map_err(|error| self.refused(&error, |answer| sender(from, answer)))?;
        for to in email.to.iter().map(|it| &it.address) {
            let named = self.connection.command(Rcpt::new(address(to)?, vec![]));
            named.map_err(|error| self.refused(&error, |answer| recipient(to, answer)))?;
        }
        let ready = self.connection.command(Data);
        ready.map_err(|error| self.refused(&error, Refusal::Message))?;
        // The line that ends a message ends its last line too.
        match self.connection.message(message.strip_suffix(b"\r\n").unwrap_or(message)) {
            Ok(taken) => Ok(answer(&taken)),
            Err(error) if error.status().is_some() => Err(self.refused(&error, Refusal::Message)),
            // It may have it, or not.
            Err(_) => Err(Refusal::Unanswered(self.host.clone())),
        }
    }

    /// What a refusal says, or that the line is dead: a server that is closing says 421.
    fn refused(&self, error: &Error, said: impl FnOnce(String) -> Refusal) -> Refusal {
        match error.status().map(|it| it.to_string()) {
            None => Refusal::Broken(self.host.clone()),
            Some(code) if code == "421" => Refusal::Broken(self.host.clone()),
            Some(code) => said(format!("{code} {}", detail(error))),
        }
    }

    /// Says good-bye.
    pub(super) fn close(mut self) {
        // What was taken is taken, whatever the server says now.
        let _ = self.connection.quit();
    }
}

fn address(text: &str) -> Result<Address, Refusal> {
    text.parse().map_err(|_| Refusal::InvalidAddress(text.to_owned()))
}

fn sender(address: &str, answer: String) -> Refusal {
    Refusal::Sender { address: address.to_owned(), answer }
}

fn recipient(address: &str, answer: String) -> Refusal {
    Refusal::Recipient { address: address.to_owned(), answer }
}

fn tls(server: &MailServer, roots: &[Vec<u8>]) -> Result<TlsParameters, Refusal> {
    let untrusted =
        |it: Error| Refusal::Certificate { host: server.host.clone(), detail: it.to_string() };
    let mut tls = TlsParameters::builder(server.host.clone());
    for root in roots {
        tls = tls.add_root_certificate(Certificate::from_der(root.clone()).map_err(untrusted)?);
    }
    tls.build().map_err(untrusted)
}

/// The server's answer on one line.
fn answer(response: &Response) -> String {
    let words: Vec<_> = response.message().collect();
    format!("{} {}", response.code(), words.join(" "))
}

/// Why there is no connection, or none that is protected.
fn unconnected(server: &MailServer, error: &Error) -> Refusal {
    let (host, port, detail) = (server.host.clone(), server.port, detail(error));
    match tls_error(error) {
        Some(rustls::Error::InvalidCertificate(_)) => Refusal::Certificate { host, detail },
        Some(_) => Refusal::NoTls { host, port, detail },
        None if error.is_client() || error.is_tls() => Refusal::NoTls { host, port, detail },
        None => Refusal::Unreachable { host, port, detail },
    }
}

/// Why nobody was let in.
fn unknown(server: &MailServer, error: &Error) -> Refusal {
    let (user, answer) = (server.user.clone(), detail(error));
    match error.status() {
        Some(code) => Refusal::Login { user, answer: format!("{code} {answer}") },
        None if error.is_client() => Refusal::Login { user, answer },
        None => Refusal::Broken(server.host.clone()),
    }
}

/// The innermost reason, on one line.
fn detail(error: &Error) -> String {
    let reason = error.source().map_or_else(|| error.to_string(), ToString::to_string);
    reason.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What TLS complained of, if it did.
fn tls_error(error: &Error) -> Option<&rustls::Error> {
    let mut source = error.source();
    while let Some(it) = source {
        let inner = it.downcast_ref::<io::Error>().and_then(|it| it.get_ref());
        let found = inner.and_then(|it| it.downcast_ref::<rustls::Error>());
        if let Some(found) = found.or_else(|| it.downcast_ref::<rustls::Error>()) {
            return Some(found);
        }
        source = it.source();
    }
    None
}
