//! Homes of earlier versions, as people have them: each opens, is brought up to date, and is whole.

use std::{fs, path::Path};

use clientele_core::{
    Error, Office,
    clock::ScriptedClock,
    customers::{self, At, Bin, Count, Field, Query},
    journal,
    office::{self, SignedIn},
    tasks::{self, TaskFilter},
};
use clientele_tests::{NOW, fields, reopen};
use tempfile::TempDir;

/// What the scripts of the project type when they store a home.
const PASSWORD: &str = "lantern-Orchard-47-velvet";

/// Every stored home, with the number of its schema.
fn stored() -> Vec<(i64, std::path::PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/homes");
    let homes = fs::read_dir(folder).unwrap().map(|entry| {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let schema = name.strip_prefix("schema-").and_then(|it| it.parse().ok());
        (schema.unwrap_or_else(|| panic!("{name} names no schema")), entry.path())
    });
    homes.collect()
}

fn copied(from: &Path) -> TempDir {
    let home = tempfile::tempdir().unwrap();
    copy(from, home.path());
    home
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}

fn opened(home: &Path, password: &str) -> (Office, SignedIn) {
    let office = reopen(home, ScriptedClock::at(NOW + 7 * 86_400_000));
    let signed_in = office.sign_in("chen", password).unwrap();
    (office, signed_in)
}

/// The schema that homes were first made with.
const FIRST: i64 = 12;

fn names(signed_in: &SignedIn, bin: Bin) -> Vec<String> {
    let query = Query { bin, ..Query::default() };
    let page = signed_in.core.read(&signed_in.session, |view| {
        customers::list(view, &query, &At::Start, 10, Count::Exact)
    });
    page.unwrap().rows.into_iter().map(|it| it.name).collect()
}

fn assert_is_whole(signed_in: &SignedIn) {
    let core = &signed_in.core;
    let verdict = core.read(&signed_in.session, |view| journal::verify(core, view)).unwrap();
    assert!(verdict.is_whole(), "{verdict:?}");
}

#[test]
fn a_home_of_every_earlier_schema_opens_with_everything_in_it() {
    let stored = stored();
    assert!(stored.iter().any(|(schema, _)| *schema == FIRST), "the first schema has no home");
    for (schema, from) in stored {
        let home = copied(&from);
        let (office, signed_in) = opened(home.path(), PASSWORD);
        assert_eq!(signed_in.warnings, [], "schema {schema}");
        assert_eq!(names(&signed_in, Bin::Live), ["狮山实验小学"], "schema {schema}");
        assert_eq!(names(&signed_in, Bin::Recycled), ["鸿达纸业有限公司"], "schema {schema}");
        assert_is_whole(&signed_in);
        let (core, session) = (&signed_in.core, &signed_in.session);
        let id = core.read(session, |view| customers::find(view, "K000001")).unwrap();
        let school = core.read(session, |view| customers::show(view, id)).unwrap();
        assert_eq!(school.points[0].value.as_deref(), Some("+8613800138000"));
        assert_eq!(
            (school.category.as_deref(), school.tags),
            (Some("学校"), vec!["年度合作".to_owned()])
        );
        assert_eq!(school.contacts[0].name, "王伟");
        let history = core.read(session, |view| customers::history(view, id)).unwrap();
        assert_eq!(history.len(), 2);
        let open = core.read(session, |view| tasks::list(view, TaskFilter::Open, Some(id)));
        assert_eq!(open.unwrap()[0].title, "送样品");

        let new = fields(&[(Field::Name, "新客户")]);
        core.write(session, "customers.create", |tx| customers::create(tx, &new)).unwrap();
        drop((office, signed_in));
        let (_office, signed_in) = opened(home.path(), PASSWORD);
        assert_eq!(names(&signed_in, Bin::Live).len(), 2);
        assert_is_whole(&signed_in);
    }
}

#[test]
fn the_recovery_sheet_of_every_earlier_schema_still_lets_somebody_in() {
    for (schema, from) in stored() {
        let home = copied(&from);
        let sheet = home.path().join("recovery.txt");
        let key = office::key_on_sheet(&fs::read_to_string(sheet).unwrap())
            .unwrap_or_else(|error| panic!("schema {schema}: {error:?}"));
        let clock = ScriptedClock::at(NOW + 7 * 86_400_000);
        let new = "violet harbour 93 lanterns";
        office::recover(home.path(), &key, "chen", new, clock).unwrap();
        let (office, signed_in) = opened(home.path(), new);
        assert_eq!(names(&signed_in, Bin::Live), ["狮山实验小学"]);
        assert!(matches!(office.sign_in("chen", PASSWORD), Err(Error::WrongPassword)));
    }
}
