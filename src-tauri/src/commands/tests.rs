//! The commands through Tauri's own call path, without a display.

use clientele_core::{clock::SystemClock, words::Language};
use serde_json::{Value, json};
use tauri::{
    App, WebviewWindow, WebviewWindowBuilder,
    ipc::{CallbackFn, InvokeBody},
    test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets},
    webview::InvokeRequest,
};
use tempfile::TempDir;

use crate::{arguments::Place, desk::Desk, job::Jobs, with_desk};

const PASSWORD: &str = "lantern-Orchard-47-velvet";

struct Sitting {
    window: WebviewWindow<MockRuntime>,
    // Dropped behind the window.
    _app: App<MockRuntime>,
    home: TempDir,
}

impl Sitting {
    fn new() -> Sitting {
        Sitting::at(tempfile::tempdir().unwrap())
    }

    fn at(home: TempDir) -> Sitting {
        let desk = Desk::new(Place::Named(home.path().to_owned()), SystemClock::shared());
        let app = with_desk(mock_builder(), desk, Jobs::default())
            .build(mock_context(noop_assets()))
            .unwrap();
        let window = WebviewWindowBuilder::new(&app, "main", Default::default()).build().unwrap();
        Sitting { window, _app: app, home }
    }

    /// An office with its first person signed in.
    fn founded() -> Sitting {
        let sitting = Sitting::new();
        sitting.found();
        sitting
    }

    fn found(&self) -> Value {
        let input = json!({
            "organization": "晨光文具", "country": "CN", "login": "chen", "name": "陈晓东",
            "password": PASSWORD, "preset": "modern",
        });
        self.call("office_create", input).unwrap()
    }

    fn call(&self, command: &str, input: Value) -> Result<Value, Value> {
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: "tauri://localhost".parse().unwrap(),
            body: InvokeBody::Json(json!({ "input": input })),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&self.window, request).map(|body| body.deserialize().unwrap())
    }

    fn list(&self) -> Result<Value, Value> {
        let query = json!({
            "search": null, "filter": null, "sort": "name", "direction": null,
            "is_recycled": false, "row": 1, "limit": 50,
        });
        self.call("customers_list", query)
    }
}

#[test]
fn the_first_run_makes_an_office_and_asks_for_the_sheet_back() {
    let sitting = Sitting::new();
    assert_eq!(sitting.call("office_show", Value::Null).unwrap()["stage"], "first_run");
    let sheet = sitting.found();
    let group = &sheet["groups"][1];
    let typed = |typed: &Value, is_last| {
        sitting
            .call("office_confirm_sheet", json!({ "group": 1, "typed": typed, "is_last": is_last }))
    };
    assert_eq!(typed(&json!("nonsense"), true).unwrap(), false);
    assert_eq!(typed(group, false).unwrap(), true);
    // Until somebody has the sheet in hand, everyone is warned that there is none.
    let is_missing = || sitting.home.path().join(".no-recovery-sheet").exists();
    assert!(is_missing());
    assert_eq!(typed(group, true).unwrap(), true);
    assert!(!is_missing());
    // It is forgotten: nothing can be asked about it any more.
    assert_eq!(typed(group, true).unwrap_err()["code"], "signed_out");
    assert_eq!(sitting.call("office_show", Value::Null).unwrap()["stage"], "ready");
    let me = sitting.call("accounts_current", Value::Null).unwrap();
    assert_eq!((&me["who"]["login"], &me["warnings"]), (&json!("chen"), &json!([])));
}

#[test]
fn a_customer_is_created_listed_changed_and_the_change_taken_back() {
    let sitting = Sitting::founded();
    let made = sitting
        .call("customers_create", json!({ "name": " 昆山佳景 ", "phone": "138-1762-4093" }))
        .unwrap();
    let customer = &made["value"];
    assert_eq!(customer["name"], "昆山佳景");
    assert_eq!(customer["phone"], "138 1762 4093");
    assert!(made["seq"].is_i64());

    let page = sitting.list().unwrap();
    assert_eq!((&page["total"], &page["rows"][0]["id"]), (&json!(1), &customer["id"]));

    let edit = json!({ "id": customer["id"], "set": { "city": "昆山" }, "version": 1 });
    let changed = sitting.call("customers_update", edit).unwrap();
    assert_eq!(changed["value"]["city"], "昆山");
    sitting.call("journal_undo", changed["seq"].clone()).unwrap();
    let now = sitting.call("customers_show", customer["id"].clone()).unwrap();
    assert_eq!(now["city"], Value::Null);
}

#[test]
fn the_journal_says_the_command() {
    let sitting = Sitting::founded();
    sitting.call("tags_create", json!({ "name": "VIP", "colour": "amber" })).unwrap();
    let query =
        json!({ "entity": null, "entity_id": null, "account": null, "before": null, "limit": 1 });
    let page = sitting.call("journal_list", query).unwrap();
    assert_eq!(page["rows"][0]["operation"], "tags.create");
}

#[test]
fn nobody_signed_in_sees_anything() {
    let sitting = Sitting::founded();
    sitting.call("accounts_sign_out", Value::Null).unwrap();
    assert_eq!(sitting.list().unwrap_err()["code"], "signed_out");
    assert_eq!(sitting.call("accounts_current", Value::Null).unwrap(), Value::Null);

    let wrong = sitting.call("accounts_sign_in", json!({ "login": "chen", "password": "no" }));
    let wrong = wrong.unwrap_err();
    assert_eq!(wrong["code"], "wrong_password");
    assert!(!wrong["sentence"].as_str().unwrap().is_empty());
    let right = json!({ "login": "chen", "password": PASSWORD });
    sitting.call("accounts_sign_in", right).unwrap();
    assert!(sitting.list().is_ok());
}

#[test]
fn a_refusal_names_the_field_and_is_in_the_language_of_the_window() {
    let sitting = Sitting::founded();
    for (language, field) in [(Language::ZhCn, "zh-CN"), (Language::En, "en")]
        .map(|(it, code)| (code, it.word("customers.fields.phone")))
    {
        sitting.call("preferences_update", json!({ "language": language })).unwrap();
        let refused =
            sitting.call("customers_create", json!({ "name": "A", "phone": "12" })).unwrap_err();
        assert_eq!((&refused["code"], &refused["field"]), (&json!("invalid"), &json!("phone")));
        let sentence = refused["sentence"].as_str().unwrap();
        assert!(sentence.contains(field), "{sentence}");
    }
}

#[test]
fn a_second_window_is_told_who_has_the_office() {
    let first = Sitting::founded();
    let second = Desk::new(Place::Named(first.home.path().to_owned()), SystemClock::shared());
    assert_eq!(second.office().err().unwrap().code(), "held");
}

#[test]
fn a_new_sheet_is_asked_back_ends_the_warning_and_takes_the_old_one_out_of_use() {
    let sitting = Sitting::founded();
    let credentials = json!({ "login": "chen", "password": PASSWORD });
    // The first sheet was never typed back: everyone is warned, and the banner knows by its code.
    sitting.call("accounts_sign_out", Value::Null).unwrap();
    let me = sitting.call("accounts_sign_in", credentials).unwrap();
    assert_eq!(me["warnings"][0]["code"], "no_recovery_sheet");

    let wrong = sitting.call("recovery_renew", json!({ "password": "not it" })).unwrap_err();
    assert_eq!(wrong["code"], "wrong_password");
    let sheet = sitting.call("recovery_renew", json!({ "password": PASSWORD })).unwrap();
    for group in [1, 6] {
        let typed = json!({ "group": group, "typed": sheet["groups"][group], "is_last": false });
        assert_eq!(sitting.call("office_confirm_sheet", typed).unwrap(), true);
    }
    let retired = json!({ "password": PASSWORD, "key": null });
    assert_eq!(sitting.call("recovery_retire", retired.clone()).unwrap(), json!([1]));
    // The key is forgotten: another time somebody has to bring it.
    assert_eq!(sitting.call("recovery_retire", retired).unwrap_err()["code"], "not_found");
    let me = sitting.call("accounts_current", Value::Null).unwrap();
    assert_eq!(me["warnings"], json!([]));
    let review = sitting.call("vault_review", Value::Null).unwrap();
    let slots: Vec<&Value> = review["ways_in"].as_array().unwrap().iter().collect();
    let slots: Vec<&Value> = slots.iter().map(|it| &it["slot"]).collect();
    assert_eq!(slots, ["1", "recovery-2"]);
}

#[test]
fn whoever_sits_down_next_gets_nothing_of_a_sheet_that_was_left_on_the_desk() {
    let sitting = Sitting::founded();
    sitting.call("recovery_renew", json!({ "password": PASSWORD })).unwrap();
    sitting.call("accounts_sign_out", Value::Null).unwrap();
    let credentials = json!({ "login": "chen", "password": PASSWORD });
    sitting.call("accounts_sign_in", credentials).unwrap();
    let typed = json!({ "group": 1, "typed": "AAAA", "is_last": false });
    for (command, input) in [("office_save_sheet", Value::Null), ("office_confirm_sheet", typed)] {
        assert_eq!(sitting.call(command, input).unwrap_err()["code"], "signed_out", "{command}");
    }
}

#[test]
fn a_new_colleague_may_do_nothing_before_the_first_password_is_changed() {
    let sitting = Sitting::founded();
    let new = json!({ "login": "li", "name": "李梅", "department": null, "roles": ["sales"] });
    let first = sitting.call("accounts_create", new).unwrap();
    let people = sitting.call("accounts_list", Value::Null).unwrap();
    assert_eq!(people[0]["member"]["is_last_administrator"], true);
    assert_eq!(people[1]["member"]["account"]["must_change_password"], true);

    let credentials = json!({ "login": "li", "password": first["password"] });
    let me = sitting.call("accounts_sign_in", credentials).unwrap();
    assert_eq!(me["who"]["must_change_password"], true);
    assert_eq!(sitting.list().unwrap_err()["code"], "must_change_password");
    let change = json!({ "old": first["password"], "new": "harbour-Violet-93-lanterns" });
    sitting.call("accounts_change_password", change).unwrap();
    assert_eq!(sitting.list().unwrap()["total"], 0);
    for command in ["accounts_list", "vault_review"] {
        assert_eq!(sitting.call(command, Value::Null).unwrap_err()["code"], "forbidden");
    }
}

#[test]
fn a_panic_is_an_internal_failure() {
    struct Nobody;
    impl crate::caller::Asked for Nobody {
        fn language(&self) -> clientele_core::words::Language {
            clientele_core::words::Language::En
        }
        fn operation(&self) -> &str {
            "customers.show"
        }
    }
    let outcome =
        tauri::async_runtime::block_on(super::aside::<_, ()>(Nobody, |_| panic!("for the test")));
    let failure = outcome.unwrap_err();
    assert_eq!(failure.code, "internal");
    assert!(failure.reference.is_some());
}
