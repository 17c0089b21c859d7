//! Closing the window: at once when nothing would be lost, else the page asks the person first.

use tauri::{AppHandle, Manager, Runtime, Window, WindowEvent};

use crate::{
    desk::{Closing, Desk},
    job::Jobs,
};

/// What the page hears; it holds nothing that came from a person.
const ASK: &str = "window.dispatchEvent(new Event(\"clientele:close\"))";

/// Holds a window back that is to be closed while something would be lost.
pub fn ask<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    let (desk, jobs) = (window.state::<Desk>(), window.state::<Jobs>());
    if desk.closing(jobs.are_running()) == Closing::Ask
        && let Some(page) = window.get_webview_window(window.label())
        && page.eval(ASK).is_ok()
    {
        api.prevent_close();
    }
}

/// Closes the window, whatever would be lost.
pub fn close<R: Runtime>(app: &AppHandle<R>) {
    for window in app.webview_windows().into_values() {
        if let Err(error) = window.destroy() {
            tracing::warn!(%error, "the window could not be closed");
        }
    }
}
