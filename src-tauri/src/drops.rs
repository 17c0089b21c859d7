//! Files that are dropped onto the window. The page hears that one came, and gets a number for it.

use serde::Serialize;
use tauri::{DragDropEvent, Manager, Runtime, WebviewWindow, WindowEvent};

use crate::{desk::Desk, picks::Pick};

/// What the page hears of, as a `CustomEvent` of this name.
const EVENT: &str = "clientele:files";

#[derive(Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Heard {
    /// Files are held over the window.
    Over,
    Gone,
    /// The first of them, and how many more there were.
    Dropped {
        pick: Pick,
        more: usize,
    },
}

/// Tells the page of every file that is dropped onto the window.
pub fn listen<R: Runtime>(window: &WebviewWindow<R>) {
    let (page, desk) = (window.clone(), window.state::<Desk>().inner().clone());
    window.on_window_event(move |event| {
        let WindowEvent::DragDrop(event) = event else { return };
        let Some(heard) = heard(&desk, event) else { return };
        if page.eval(script(&heard)).is_err() {
            tracing::warn!("the page could not be told of a dropped file");
        }
    });
}

/// None where there is nobody to tell, and for what moves without coming or going.
fn heard(desk: &Desk, event: &DragDropEvent) -> Option<Heard> {
    desk.seat().ok()?;
    match event {
        DragDropEvent::Enter { .. } => Some(Heard::Over),
        DragDropEvent::Leave => Some(Heard::Gone),
        DragDropEvent::Drop { paths, .. } => {
            let Some(path) = paths.first() else { return Some(Heard::Gone) };
            let pick = desk.picks().choose(path.clone());
            Some(Heard::Dropped { pick, more: paths.len() - 1 })
        }
        _ => None,
    }
}

/// JSON is JavaScript, whatever a file is called.
fn script(heard: &Heard) -> String {
    let detail = serde_json::to_string(heard).unwrap_or_default();
    format!("window.dispatchEvent(new CustomEvent({EVENT:?}, {{ detail: {detail} }}))")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::desk::Seat;
    use clientele_core::{
        Tx,
        accounts::{self, NewAccount, passwords::Preset},
        clock::SystemClock,
        jobs::Job,
        office::Founding,
        text::Country,
        vault::Kdf,
        words::Language,
    };
    use tauri::PhysicalPosition;

    use crate::arguments::Place;

    const PASSWORD: &str = "lantern-Orchard-47-velvet";

    fn found(desk: &Desk) -> Arc<Seat> {
        let founding = Founding {
            organization: "晨光",
            login: "chen",
            name: "陈晓东",
            password: PASSWORD,
            preset: Preset::Modern,
            country: Country::CN,
            language: Language::ZhCn,
            time_zone: "Asia/Shanghai",
            kdf: Kdf::cheap_for_tests(),
        };
        desk.found(&founding).unwrap()
    }

    fn dropped(names: &[&str]) -> DragDropEvent {
        let paths = names.iter().map(Into::into).collect();
        DragDropEvent::Drop { paths, position: PhysicalPosition::new(0.0, 0.0) }
    }

    #[test]
    fn a_dropped_file_is_a_number_and_a_name_for_whoever_sits_here() {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::new(Place::Named(folder.path().join("home")), SystemClock::shared());
        let event = dropped(&["/home/chen/客户.xlsx", "/home/chen/旧.xlsx"]);
        assert_eq!(heard(&desk, &event), None, "nobody is signed in");
        found(&desk);
        let Some(Heard::Dropped { pick, more: 1 }) = heard(&desk, &event) else { panic!() };
        assert_eq!(pick.name, "客户.xlsx");
        assert_eq!(
            desk.picks().path(pick.id).unwrap(),
            std::path::Path::new("/home/chen/客户.xlsx")
        );
    }

    #[test]
    fn what_was_chosen_is_there_after_a_lock_and_not_for_the_next_person() {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::new(Place::Named(folder.path().join("home")), SystemClock::shared());
        let seat = found(&desk);
        let new = NewAccount {
            login: "lin".to_owned(),
            name: "林婉清".to_owned(),
            department: None,
            roles: vec!["sales".to_owned()],
        };
        let create = |tx: &mut Tx<'_>| accounts::create(tx, &new);
        let issued = seat.core.write(&seat.session, "accounts.create", create).unwrap();
        let pick = desk.picks().keep("/home/chen/客户.xlsx".into());
        desk.sign_out();
        desk.sign_in("chen", PASSWORD, &Job::new()).unwrap();
        assert!(desk.picks().path(pick.id).is_ok());
        desk.sign_out();
        desk.sign_in("lin", &issued.password, &Job::new()).unwrap();
        assert!(desk.picks().path(pick.id).is_err());
    }

    #[test]
    fn the_page_is_told_in_one_line_whatever_a_file_is_called() {
        let desk = Desk::new(Place::Named("/nowhere".into()), SystemClock::shared());
        let pick = desk.picks().keep("/a/\"); alert(1);\n.xlsx".into());
        let said = script(&Heard::Dropped { pick, more: 0 });
        assert!(said.starts_with("window.dispatchEvent(new CustomEvent(\"clientele:files\", {"));
        assert!(said.contains(r#""name":"\"); alert(1);\n.xlsx""#), "{said}");
        assert_eq!(said.lines().count(), 1);
    }
}
