//! The system's own dialogs for files and folders: the page asks for one and never sees a path that
//! it could change.

use std::path::PathBuf;

use tauri::{AppHandle, Runtime};
#[cfg(not(feature = "e2e"))]
use tauri_plugin_dialog::DialogExt;

/// Opens dialogs; a command waits for the answer on a thread that may wait.
#[derive(Clone)]
pub struct Dialogs {
    #[cfg(not(feature = "e2e"))]
    ask: std::sync::Arc<dyn Fn(Question) -> Option<PathBuf> + Send + Sync>,
}

/// What a dialog is opened for.
pub enum Question {
    Save { title: String, name: String },
}

impl Dialogs {
    #[cfg(not(feature = "e2e"))]
    pub fn of<R: Runtime>(app: &AppHandle<R>) -> Dialogs {
        let app = app.clone();
        let ask = move |question: Question| {
            let chosen = match question {
                Question::Save { title, name } => {
                    app.dialog().file().set_title(title).set_file_name(name).blocking_save_file()
                }
            };
            chosen.and_then(|it| it.into_path().ok())
        };
        Dialogs { ask: std::sync::Arc::new(ask) }
    }

    /// None when the person closed the dialog.
    #[cfg(not(feature = "e2e"))]
    pub fn ask(&self, question: Question) -> Option<PathBuf> {
        (self.ask)(question)
    }

    /// A window test cannot reach the system's dialogs: it answers by the environment.
    #[cfg(feature = "e2e")]
    pub fn of<R: Runtime>(_app: &AppHandle<R>) -> Dialogs {
        Dialogs {}
    }

    #[cfg(feature = "e2e")]
    pub fn ask(&self, question: Question) -> Option<PathBuf> {
        let folder = std::env::var_os("CLIENTELE_E2E_FOLDER").map(PathBuf::from)?;
        match question {
            Question::Save { title, name } => {
                tracing::info!(title, "a file is asked for");
                Some(folder.join(name))
            }
        }
    }
}
