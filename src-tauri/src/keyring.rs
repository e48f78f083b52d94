//! The system's keyring: Credential Manager, Keychain, or the Secret Service of the session.
//!
//! Where none is running or it stays locked, that is an answer: the window asks for the password.

use app::mail::keyring::{Keyring, NoKeyring};
use keyring::v1::{Entry, Error};

/// What the passwords are filed under.
const SERVICE: &str = "Encours";

/// The keyring of whoever is signed in.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemKeyring;

impl Keyring for SystemKeyring {
    fn password(&self, account: &str) -> Result<Option<String>, NoKeyring> {
        match entry(account)?.get_password() {
            Ok(password) => Ok(Some(password)),
            Err(Error::NoEntry) => Ok(None),
            Err(_) => Err(NoKeyring),
        }
    }

    fn keep(&self, account: &str, password: &str) -> Result<(), NoKeyring> {
        entry(account)?.set_password(password).map_err(|_| NoKeyring)
    }
}

fn entry(account: &str) -> Result<Entry, NoKeyring> {
    Entry::new(SERVICE, account).map_err(|_| NoKeyring)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// With a keyring or without one: an answer, and no wait.
    #[test]
    fn an_account_that_was_never_kept_has_no_password() {
        let found = SystemKeyring.password("nobody@smtp.encours.invalid");
        assert!(matches!(found, Ok(None) | Err(NoKeyring)), "{found:?}");
    }
}
