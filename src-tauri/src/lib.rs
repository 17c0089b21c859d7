//! The window: a thin caller of the core, as the terminal is.
//!
//! It starts in this order: the log, the self-check, the window. Keys exist only after someone has
//! signed in.

mod arguments;
mod arrangements;
mod caller;
mod closing;
mod commands;
mod desk;
mod dialogs;
mod drops;
#[cfg(feature = "e2e")]
mod e2e;
mod failure;
mod job;
mod kept;
#[cfg(target_os = "linux")]
mod linux;
mod log;
mod memory;
mod menus;
mod opening;
mod papers;
mod picks;
mod preferences;
mod seen;
mod sheets;
mod timetable;

use std::{process::ExitCode, time::Instant};

use clientele_core::{clock::SystemClock, logs};
use tauri::{Builder, RunEvent, Runtime, WebviewWindowBuilder};

use crate::{desk::Desk, job::Jobs, timetable::Timetable};

/// Shows the window of an office; returns when it is closed.
pub fn run() -> ExitCode {
    let begun = Instant::now();
    let Some(place) = arguments::place() else {
        // Neither a folder was named nor does the system know one for the data of programs.
        return ExitCode::FAILURE;
    };
    let clock = SystemClock::shared();
    #[cfg(feature = "e2e")]
    let clock = e2e::set(clock);
    let desk = Desk::new(place, clock);
    logs::begin(&desk.home(), log::PROGRAM);
    logs::keep_panics();
    #[cfg(target_os = "linux")]
    linux::prepare();

    desk.look();
    log::start(&desk.checks(), begun);
    let jobs = Jobs::default();
    let _timetable = Timetable::keep(desk.clone(), jobs.clone());
    let built = with_desk(Builder::default(), desk.clone(), jobs)
        .plugin(tauri_plugin_dialog::init())
        .on_window_event(closing::ask)
        .setup(|app| {
            let config = &app.config().app.windows[0];
            let window = WebviewWindowBuilder::from_config(app.handle(), config)?;
            let window = window.on_navigation(is_our_own);
            #[cfg(feature = "e2e")]
            let window = if e2e::is_driven() {
                // A driver cannot take hold of a web view that keeps nothing.
                window
                    .incognito(false)
                    .data_directory(std::env::temp_dir().join("clientele-e2e"))
                    .initialization_script(include_str!("../../tests/e2e/record.js"))
            } else {
                window
            };
            let window = window.build()?;
            drops::listen(&window);
            #[cfg(target_os = "linux")]
            linux::settle(&window)?;
            if cfg!(target_os = "macos") {
                menus::keep(app.handle())?;
            }
            Ok(())
        })
        .build(tauri::generate_context!());
    let app = match built {
        Ok(app) => app,
        Err(error) => {
            tracing::error!(%error, "the window could not be shown");
            return ExitCode::FAILURE;
        }
    };
    // Whatever ends the program, what comes after this call may never run.
    let code = app.run_return(move |_, event| {
        if let RunEvent::Exit = event {
            desk.close();
            tracing::info!("ended");
        }
    });
    if code == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What the real window and the tests share: the desk, its jobs, and the commands.
fn with_desk<R: Runtime>(builder: Builder<R>, desk: Desk, jobs: Jobs) -> Builder<R> {
    builder.manage(desk).manage(jobs).invoke_handler(commands::handler())
}

/// The window shows what is in the program, and nothing else.
fn is_our_own(url: &tauri::Url) -> bool {
    let is_ours = url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost");
    if !is_ours {
        tracing::warn!(scheme = url.scheme(), "the window was asked to go elsewhere");
    }
    is_ours
}
