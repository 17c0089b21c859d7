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

/// What a dialog is opened for. Titles and kinds are words that a person reads.
pub enum Question {
    /// Where to write a new file.
    Save {
        title: String,
        name: String,
    },
    /// Which file to read, of these endings.
    Open {
        title: String,
        kind: String,
        endings: &'static [&'static str],
    },
    Folder {
        title: String,
    },
}

impl Dialogs {
    pub fn of<R: Runtime>(app: &AppHandle<R>) -> Dialogs {
        let app = app.clone();
        let ask = move |question: Question| {
            #[cfg(feature = "e2e")]
            if crate::e2e::is_driven() {
                return crate::e2e::answer(&question);
            }
            let dialog = app.dialog().file();
            let chosen = match question {
                Question::Save { title, name } => {
                    dialog.set_title(title).set_file_name(name).blocking_save_file()
                }
                Question::Open { title, kind, endings } => {
                    dialog.set_title(title).add_filter(kind, endings).blocking_pick_file()
                }
                Question::Folder { title } => dialog.set_title(title).blocking_pick_folder(),
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
