//! The system's own dialogs for files and folders: the page asks for one and never sees a path that
//! it could change.

use std::{path::PathBuf, sync::Arc};

use tauri::{AppHandle, Runtime};
use tauri_plugin_dialog::DialogExt;

/// Opens dialogs; a command waits for the answer on a thread that may wait.
#[derive(Clone)]
pub struct Dialogs {
    ask: Arc<dyn Fn(Question) -> Option<PathBuf> + Send + Sync>,
}

/// What a dialog is opened for.
pub enum Question {
    Save { title: String, name: String },
}

impl Dialogs {
    pub fn of<R: Runtime>(app: &AppHandle<R>) -> Dialogs {
        let app = app.clone();
        let ask = move |question: Question| {
            #[cfg(feature = "e2e")]
            if let Some(folder) = crate::e2e::folder() {
                let Question::Save { name, .. } = question;
                return Some(folder.join(name));
            }
            let chosen = match question {
                Question::Save { title, name } => {
                    app.dialog().file().set_title(title).set_file_name(name).blocking_save_file()
                }
            };
            chosen.and_then(|it| it.into_path().ok())
        };
        Dialogs { ask: Arc::new(ask) }
    }

    /// None when the person closed the dialog.
    pub fn ask(&self, question: Question) -> Option<PathBuf> {
        (self.ask)(question)
    }
}
