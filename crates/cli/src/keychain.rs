//! The keychain of the operating system, where there is one: it keeps a copy of the log's anchor, and
//! no key.

use std::{
    sync::{Arc, Once, mpsc},
    thread,
    time::Duration,
};

use keyring_core::{CredentialStore, Result};

static BEGUN: Once = Once::new();
/// A keychain that hangs costs so long, once.
const LIMIT: Duration = Duration::from_secs(3);

/// Finds the keychain, for whatever asks it from now on. Without one everything works.
pub fn begin() {
    BEGUN.call_once(|| {
        let (send, found) = mpsc::channel();
        let asked = thread::Builder::new().name("keychain".to_owned()).spawn(move || {
            // Nobody listens any more once the limit has passed.
            let _ = send.send(store());
        });
        if asked.is_ok()
            && let Ok(Ok(Some(store))) = found.recv_timeout(LIMIT)
        {
            keyring_core::set_default_store(store);
        }
    });
}

/// The secret service of the desktop: asked over the local socket of the session, over nothing else.
#[cfg(target_os = "linux")]
fn store() -> Result<Option<Arc<CredentialStore>>> {
    let is_local = match std::env::var("DBUS_SESSION_BUS_ADDRESS") {
        Ok(address) => address.split(';').all(|it| it.starts_with("unix:")),
        // The usual place, which is a local socket.
        Err(_) => true,
    };
    if !is_local {
        return Ok(None);
    }
    Ok(Some(zbus_secret_service_keyring_store::Store::new()?))
}

#[cfg(windows)]
fn store() -> Result<Option<Arc<CredentialStore>>> {
    Ok(Some(windows_native_keyring_store::Store::new()?))
}

#[cfg(target_os = "macos")]
fn store() -> Result<Option<Arc<CredentialStore>>> {
    Ok(Some(apple_native_keyring_store::keychain::Store::new()?))
}

#[cfg(not(any(target_os = "linux", windows, target_os = "macos")))]
fn store() -> Result<Option<Arc<CredentialStore>>> {
    Ok(None)
}
