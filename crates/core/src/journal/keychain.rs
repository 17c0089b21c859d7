//! The anchor in the keychain of the operating system: out of reach of whoever copies the home.
//!
//! The program sets the keychain up before it is asked (`keyring_core::set_default_store`); without
//! one everything works. A keychain that hangs costs three seconds, never more.

use std::{sync::mpsc, thread, time::Duration};

use keyring_core::{Entry, Error as Fault};

use super::Head;

const SERVICE: &str = "Clientele";
const LIMIT: Duration = Duration::from_secs(3);

/// What the keychain says of an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reading {
    Found(Head),
    /// Never stored, or a keychain that was replaced or is locked: they look the same.
    Nothing,
    Unavailable,
}

pub(super) fn read(vault: &str) -> Reading {
    let vault = vault.to_owned();
    let answer = within_limit(move || Entry::new(SERVICE, &vault)?.get_secret());
    match answer {
        Some(Ok(bytes)) => serde_json::from_slice(&bytes).map_or(Reading::Nothing, Reading::Found),
        Some(Err(Fault::NoEntry)) => Reading::Nothing,
        Some(Err(_)) | None => Reading::Unavailable,
    }
}

pub(super) fn write(vault: &str, head: &Head) {
    let (vault, head) = (vault.to_owned(), serde_json::to_vec(head).unwrap_or_default());
    let answer = within_limit(move || Entry::new(SERVICE, &vault)?.set_secret(&head));
    if !matches!(answer, Some(Ok(()))) {
        tracing::debug!("the keychain did not take the anchor of the log");
    }
}

/// How the keychain of this computer is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Availability {
    Reachable,
    /// It is there, but nobody has unlocked it: what is read looks as if it was never stored.
    Locked,
    /// There is none, or it does not answer.
    Missing,
}

/// Asks the keychain to keep something for a moment: only that shows whether it is unlocked.
pub(crate) fn availability() -> Availability {
    let answer = within_limit(|| {
        let probe = Entry::new(SERVICE, "self-check")?;
        probe.set_secret(b"self-check")?;
        let kept = probe.get_secret();
        probe.delete_credential()?;
        kept
    });
    match answer {
        Some(Ok(_)) => Availability::Reachable,
        Some(Err(Fault::NoStorageAccess(_) | Fault::NoEntry)) => Availability::Locked,
        Some(Err(_)) | None => Availability::Missing,
    }
}

/// Asks the keychain on a thread of its own, which is left behind if it hangs.
fn within_limit<T: Send + 'static>(ask: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    keyring_core::get_default_store()?;
    let (send, receive) = mpsc::channel();
    let asked = thread::Builder::new().name("keychain".to_owned()).spawn(move || {
        // Nobody listens any more once the limit has passed.
        let _ = send.send(ask());
    });
    asked.ok()?;
    receive.recv_timeout(LIMIT).ok()
}
