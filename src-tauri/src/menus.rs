//! The menu that macOS shows for every program: in the language of the window, and with an end that
//! asks first as the window's own cross does. The system's own "Quit" would end everything unasked.

use clientele_core::words::Language;
use tauri::{
    AppHandle, Manager, Runtime,
    menu::{Menu, MenuEvent, MenuItem, PredefinedMenuItem, Submenu},
};

use crate::desk::Desk;

const QUIT: &str = "quit";

/// Shows the menu, and shows it anew whenever the window speaks another language.
pub fn keep<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let desk = app.state::<Desk>();
    show(app, desk.language())?;
    app.on_menu_event(answer);
    let app = app.clone();
    desk.when_language_changes(move |language| {
        if let Err(error) = show(&app, language) {
            tracing::warn!(%error, "the menu could not be shown in another language");
        }
    });
    Ok(())
}

fn answer<R: Runtime>(app: &AppHandle<R>, event: MenuEvent) {
    if event.id() != QUIT {
        return;
    }
    for window in app.webview_windows().into_values() {
        if let Err(error) = window.close() {
            tracing::warn!(%error, "the window could not be asked to close");
        }
    }
}

fn show<R: Runtime>(app: &AppHandle<R>, language: Language) -> tauri::Result<()> {
    let text = |key| Some(language.word(key));
    let gap = || PredefinedMenuItem::separator(app);
    let quit =
        MenuItem::with_id(app, QUIT, language.word("menus.quit"), true, Some("CmdOrCtrl+Q"))?;
    let program = Submenu::with_items(
        app,
        &app.package_info().name,
        true,
        &[
            &PredefinedMenuItem::hide(app, text("menus.hide"))?,
            &PredefinedMenuItem::hide_others(app, text("menus.hide_others"))?,
            &PredefinedMenuItem::show_all(app, text("menus.show_all"))?,
            &gap()?,
            &quit,
        ],
    )?;
    // Without these the keys for them do nothing in a field.
    let edit = Submenu::with_items(
        app,
        language.word("menus.edit"),
        true,
        &[
            &PredefinedMenuItem::undo(app, text("menus.undo"))?,
            &PredefinedMenuItem::redo(app, text("menus.redo"))?,
            &gap()?,
            &PredefinedMenuItem::cut(app, text("menus.cut"))?,
            &PredefinedMenuItem::copy(app, text("menus.copy"))?,
            &PredefinedMenuItem::paste(app, text("menus.paste"))?,
            &PredefinedMenuItem::select_all(app, text("menus.select_all"))?,
        ],
    )?;
    let window = Submenu::with_items(
        app,
        language.word("menus.window"),
        true,
        &[
            &PredefinedMenuItem::minimize(app, text("menus.minimize"))?,
            &PredefinedMenuItem::fullscreen(app, text("menus.full_screen"))?,
            &gap()?,
            &PredefinedMenuItem::close_window(app, text("menus.close"))?,
        ],
    )?;
    app.set_menu(Menu::with_items(app, &[&program, &edit, &window])?)?;
    Ok(())
}
