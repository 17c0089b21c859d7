//! Settings: what the office has decided about itself.

use clientele_core::settings::{self, Settings};
use clientele_tests::{World, code};

#[test]
fn only_what_differs_is_changed_and_journaled() {
    let world = World::new();
    let now = world.read(|view| Ok(settings::get(view))).unwrap();
    assert_eq!(now.organization, "晨光文具商行");
    let wanted = Settings { file_numbers: "CG-{0000}".to_owned(), ..now };
    world.write("settings.update", |tx| settings::update(tx, &wanted)).unwrap();
    assert_eq!(world.last_entry(), "settings.update done settings.create");
    let customer =
        world.customer(&world.boss, &[(clientele_core::customers::Field::Name, "甲")]).unwrap();
    assert_eq!(customer.file_no, "CG-0001");
}

#[test]
fn settings_that_make_no_sense_are_refused() {
    let world = World::new();
    let now = world.read(|view| Ok(settings::get(view))).unwrap();
    let update =
        |wanted: Settings| code(world.write("settings.update", |tx| settings::update(tx, &wanted)));
    assert_eq!(update(Settings { organization: " ".to_owned(), ..now.clone() }), "invalid");
    assert_eq!(update(Settings { time_zone: "Moon/Base".to_owned(), ..now.clone() }), "invalid");
    for pattern in ["K", "K{}", "K{00x}", "K{00}{00}", "}{"] {
        let wanted = Settings { file_numbers: pattern.to_owned(), ..now.clone() };
        assert_eq!(update(wanted), "invalid", "{pattern}");
    }
    assert_eq!(update(Settings { idle_lock_minutes: 0, ..now }), "invalid");
}
