//! The keyring: where the system keeps passwords, so that no file of ours does.

use std::fmt::Debug;

/// Keeps passwords. The desktop has the system's; tests have one of their own.
pub trait Keyring: Debug + Send {
    /// The password of an account, if there is one.
    fn password(&self, account: &str) -> Result<Option<String>, NoKeyring>;

    /// Keeps the password of an account.
    fn keep(&self, account: &str, password: &str) -> Result<(), NoKeyring>;
}

/// The system has no keyring, or will not open it: the password is asked for each time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no keyring is available")]
pub struct NoKeyring;

/// No keyring at all: the command line, and a desktop that is not told of one.
#[derive(Debug, Clone, Copy, Default)]
pub struct Keyless;

impl Keyring for Keyless {
    fn password(&self, _: &str) -> Result<Option<String>, NoKeyring> {
        Err(NoKeyring)
    }

    fn keep(&self, _: &str, _: &str) -> Result<(), NoKeyring> {
        Err(NoKeyring)
    }
}
