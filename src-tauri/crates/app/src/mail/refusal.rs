//! Refusals: why no e-mail leaves, or why one of them stays.

use crate::failure::FailureKey;

/// Why, with the facts. Answers are the server's own words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    /// Nobody to answer to.
    #[error("the sender has no e-mail address")]
    NoSender,
    /// What was typed is no address.
    #[error("{0} is no e-mail address")]
    InvalidAddress(String),
    /// No server was set.
    #[error("no server is set")]
    NoServer,
    /// A port is a number from 1.
    #[error("no port is set")]
    InvalidPort,
    /// Plain text is for this machine alone.
    #[error("a connection to {0} must be protected")]
    PlainText(String),
    /// The file of the settings was damaged.
    #[error("{0} is no file of settings")]
    UnreadableSettings(String),
    /// The password is not known: the window asks for it.
    #[error("{0} needs a password")]
    PasswordNeeded(String),
    /// No such server, or none that answers.
    #[error("{host}:{port} does not answer: {detail}")]
    Unreachable { host: String, port: u16, detail: String },
    /// The certificate is not one that this system trusts for this name.
    #[error("the certificate of {host} is not trusted: {detail}")]
    Certificate { host: String, detail: String },
    /// The server cannot do what was asked of the connection.
    #[error("{host}:{port} does not speak TLS as asked: {detail}")]
    NoTls { host: String, port: u16, detail: String },
    /// Wrong user or password.
    #[error("{user} was refused: {answer}")]
    Login { user: String, answer: String },
    /// The server may not send for this address.
    #[error("sender {address} refused: {answer}")]
    Sender { address: String, answer: String },
    /// The server knows no such recipient.
    #[error("recipient {address} refused: {answer}")]
    Recipient { address: String, answer: String },
    /// The server did not want the message.
    #[error("message refused: {0}")]
    Message(String),
    /// The connection broke before the server had the message.
    #[error("the connection to {0} broke")]
    Broken(String),
    /// The connection broke when the server had it, but had not said so.
    #[error("{0} did not say whether it took the message")]
    Unanswered(String),
    /// It left, but the ledger could not be written.
    #[error("the message left but was not recorded: {0}")]
    Unrecorded(String),
}

impl Refusal {
    /// What the window is to do about it.
    pub(crate) fn key(&self) -> FailureKey {
        match self {
            Self::NoSender => FailureKey::CompanyIncomplete,
            Self::InvalidAddress(_) | Self::InvalidPort | Self::PlainText(_) => {
                FailureKey::InvalidField
            }
            Self::NoServer | Self::UnreadableSettings(_) => FailureKey::MailNotSet,
            Self::PasswordNeeded(_) | Self::Login { .. } => FailureKey::MailPassword,
            _ => FailureKey::MailRefused,
        }
    }

    /// Whether only this e-mail stays; otherwise those after it would fare no better.
    pub(super) fn is_of_one(&self) -> bool {
        matches!(self, Self::Recipient { .. } | Self::Message(_))
    }
}
