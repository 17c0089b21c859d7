//! Canaries: a value that is nowhere else in every field that not everyone may see, and every way to
//! read there is, for everyone. What a person may not see is in nothing that they are given.

mod plant;
mod reading;

use std::{
    collections::BTreeSet,
    io,
    sync::{Arc, Mutex, PoisonError},
};

use clientele_core::{
    customers::{self, At, Count, Field, Query, filters},
    imports,
    jobs::Job,
};
use clientele_tests::{code, fields};

use plant::{Canary, Plant};

#[test]
fn nobody_is_given_what_they_may_not_see() {
    let heard = Heard::default();
    let mut leaks = Vec::new();
    let mut told = BTreeSet::new();
    let plant = heard.listen(Plant::new);
    let finder = plant.finder();
    for person in &plant.people {
        let given = heard.listen(|| reading::everything(&plant, person));
        assert!(given.len() > 100, "only {} answers", given.len());
        for (way, text) in &given {
            for canary in finder.found_in(text) {
                told.insert(canary.says.clone());
                if !person.may_see(canary) {
                    leaks.push(format!("{} by {way}: {}", person.login, canary.what));
                }
            }
        }
    }
    leaks.sort();
    leaks.dedup();
    assert!(leaks.is_empty(), "\n{}\n", leaks.join("\n"));

    // Else the search for them would prove nothing: who may see them all is told them all.
    let untold = plant.canaries.iter().filter(|it| !told.contains(&it.says));
    let untold: Vec<&str> = untold.map(|it| it.what.as_str()).collect();
    assert_eq!(untold, [""; 0], "nobody is ever told these");

    let log = heard.text();
    let logged: Vec<&Canary> = finder.found_in(&log);
    assert!(logged.is_empty(), "in the log: {logged:?}\n{log}");
    let files = reading::files_below(plant.world.home());
    assert!(files.len() > 4, "the home was not found");
    for (path, bytes) in files {
        let text = String::from_utf8_lossy(&bytes);
        let found: Vec<&Canary> = finder.found_in(&text);
        assert!(found.is_empty(), "in {path}: {found:?}");
    }
}

/// Whoever asks with the value itself is answered as if it were anybody's.
#[test]
fn no_answer_depends_on_a_value_that_is_masked() {
    let plant = Plant::new();
    let clerk = plant.people.iter().find(|it| it.login == "service").unwrap();
    let session = &clerk.session;
    let core = &plant.world.core;
    let mut asked = 0;
    for canary in plant.canaries.iter().filter(|it| !clerk.may_see(it)) {
        for mode in [customers::Mode::Fuzzy, customers::Mode::Exact] {
            let search = Some(canary.says.clone());
            let query = Query { search, mode, ..Query::default() };
            let page = core
                .read(session, |view| customers::list(view, &query, &At::Start, 100, Count::Exact));
            assert_eq!(page.unwrap().total.count, 0, "{}", canary.what);
            asked += 1;
        }
    }
    assert!(asked > 40, "only {asked} were asked for");
    for field in plant::SENSITIVE {
        let word = field.word();
        for text in [format!("{word}=a"), format!("{word}~a"), format!("{word} is empty")] {
            let Ok(filter) = filters::parse(&text) else { continue };
            let query = Query { filter: Some(filter), ..Query::default() };
            let listed = core
                .read(session, |view| customers::list(view, &query, &At::Start, 100, Count::Exact));
            assert_eq!(code(listed), "masked", "{text}");
        }
        let written = fields(&[(Field::Name, "某某"), (*field, "1")]);
        let twins = core.read(session, |view| customers::find_duplicates(view, &written));
        assert_eq!(code(twins), "masked", "{word}");
    }
}

/// A sheet that holds the value is judged like one that holds another.
#[test]
fn a_rehearsed_import_tells_nothing_of_masked_values() {
    let plant = Plant::new();
    let clerk = plant.people.iter().find(|it| it.login == "service").unwrap();
    let rehearse = |phone: &str, email: &str| {
        let lines = format!("客户名称,电话,邮箱\n某某甲,{phone},\n某某乙,,{email}\n");
        let source = reading::sheet(&plant, &lines);
        let options = imports::Options::default();
        let core = &plant.world.core;
        let report = imports::rehearse(core, &clerk.session, &source, &options, &Job::new());
        report.map(|it| serde_json::to_string(&it).unwrap()).map_err(|it| it.causes())
    };
    let unknown = rehearse("13900000001", "nobody@example.com");
    let hidden = |what: &str| {
        let found = plant.canaries.iter().find(|it| it.what == what && !clerk.may_see(it));
        found.unwrap_or_else(|| panic!("no {what}")).says.clone()
    };
    let known = rehearse(
        &hidden("phone of a foreign customer"),
        &format!("{}@example.com", hidden("email of a foreign customer")),
    );
    assert_eq!(known, unknown);
}

/// What the program writes to its log while something runs.
#[derive(Clone, Default)]
struct Heard(Arc<Mutex<Vec<u8>>>);

impl Heard {
    fn listen<T>(&self, f: impl FnOnce() -> T) -> T {
        let heard = self.clone();
        let lines = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_writer(move || heard.clone())
            .finish();
        tracing::subscriber::with_default(lines, f)
    }

    fn text(&self) -> String {
        let bytes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

impl io::Write for Heard {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A statement that fails and quotes what it was given: the person hears a number, the log a kind.
#[test]
fn a_failing_statement_that_quotes_a_value_tells_it_to_nobody() {
    let world = clientele_tests::World::new();
    let trigger = "create trigger quoting before insert on customers
                   begin select raise(abort, new.name || new.address); end";
    world.core.tamper_for_tests(&format!("{trigger};")).unwrap();
    let heard = Heard::default();
    let written = [(Field::Name, "qzk999v"), (Field::Address, "qzk998v")];
    let failed = heard.listen(|| world.customer(&world.boss, &written).unwrap_err());
    // The plant works: the cause itself, which stays in memory, does quote it.
    assert!(format!("{failed:?}").contains("qzk999vqzk998v"), "{failed:?}");
    assert!(failed.causes().starts_with("internal: rusqlite::error::Error: sqlite 1811"));
    let languages = clientele_core::words::Language::ALL.iter().map(|it| failed.sentence(*it));
    let told = languages.chain([failed.causes(), failed.to_string(), heard.text()]);
    for text in told {
        assert!(!text.contains("qzk99"), "{text}");
    }
}
