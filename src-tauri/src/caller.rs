//! Who is calling: the only two ways from a command to the core.

use std::sync::Arc;

use clientele_core::{Core, Done, Error, Result, Tx, View, access::Session, words::Language};
use tauri::{
    Manager, Runtime,
    ipc::{CommandArg, CommandItem, InvokeError},
};

use crate::{
    desk::{Desk, Seat},
    dialogs::Dialogs,
    failure::Failure,
    job::Jobs,
};

/// A signed-in person. A command that takes a `Caller` is refused to everyone else.
pub struct Caller {
    pub desk: Desk,
    pub dialogs: Dialogs,
    seat: Arc<Seat>,
    /// The command they called: what the journal will say they did.
    operation: String,
}

impl Caller {
    pub fn read<T>(&self, f: impl FnOnce(&View<'_>) -> Result<T>) -> Result<T> {
        self.core().read(self.session(), f)
    }

    /// Does what the command says; it is journaled under the command's own name.
    pub fn write<T>(&self, f: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<Done<T>> {
        self.core().write_numbered(self.session(), self.operation.as_str(), f)
    }

    pub fn core(&self) -> &Core {
        &self.seat.core
    }

    pub fn session(&self) -> &Session {
        &self.seat.session
    }
}

/// Anyone at the window, signed in or not. Few commands take one; a test lists them.
pub struct Guest {
    pub desk: Desk,
    pub jobs: Jobs,
    pub dialogs: Dialogs,
    /// Closes the window.
    pub close: Arc<dyn Fn() + Send + Sync>,
    operation: String,
}

/// Whoever calls hears in a language, and was asked for something.
pub trait Asked {
    fn language(&self) -> Language;
    fn operation(&self) -> &str;
}

impl Asked for Caller {
    fn language(&self) -> Language {
        self.desk.language()
    }
    fn operation(&self) -> &str {
        &self.operation
    }
}

impl Asked for Guest {
    fn language(&self) -> Language {
        self.desk.language()
    }
    fn operation(&self) -> &str {
        &self.operation
    }
}

impl<'de, R: Runtime> CommandArg<'de, R> for Caller {
    fn from_command(item: CommandItem<'de, R>) -> Result<Self, InvokeError> {
        let window = item.message.webview_ref();
        let desk = window.state::<Desk>().inner().clone();
        let operation = name_of(item.name);
        let told = |error: Error| Failure::of(error, &operation, desk.language());
        let seat = desk.seat().map_err(told)?;
        Ok(Caller { dialogs: Dialogs::of(window.app_handle()), seat, desk, operation })
    }
}

impl<'de, R: Runtime> CommandArg<'de, R> for Guest {
    fn from_command(item: CommandItem<'de, R>) -> Result<Self, InvokeError> {
        let window = item.message.webview_ref();
        let app = window.app_handle().clone();
        Ok(Guest {
            desk: window.state::<Desk>().inner().clone(),
            jobs: window.state::<Jobs>().inner().clone(),
            close: Arc::new(move || crate::closing::close(&app)),
            dialogs: Dialogs::of(window.app_handle()),
            operation: name_of(item.name),
        })
    }
}

/// `customers_create` is `customers.create`.
fn name_of(command: &str) -> String {
    command.replacen('_', ".", 1)
}
