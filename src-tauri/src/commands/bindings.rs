//! What the UI sees of the table: `ui/src/bindings/commands.ts`, written here and committed.

use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

use ts_rs::{Config, TS, TypeVisitor};

use clientele_core::{customers::Written, words::Language};

use super::TABLE;
use crate::failure::Failure;

/// One row of the table, as the UI needs it.
pub struct Row {
    pub name: &'static str,
    pub caller: &'static str,
    pub input: fn(&mut Declarations) -> String,
    pub output: fn(&mut Declarations) -> String,
    pub is_job: bool,
    pub effect: &'static str,
    pub tags: &'static [&'static str],
}

/// Every named type the table reaches, by its name.
pub struct Declarations {
    config: Config,
    by_name: BTreeMap<String, String>,
}

impl Declarations {
    /// Declares `T` and all it is made of, and says what it is called.
    pub fn name_of<T: TS + 'static>(&mut self) -> String {
        self.visit::<T>();
        T::name(&self.config)
    }
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        T::visit_generics(self);
        let is_named = T::output_path().is_some();
        if is_named && !self.by_name.contains_key(&T::ident(&self.config)) {
            self.by_name.insert(T::ident(&self.config), T::decl(&self.config));
            T::visit_dependencies(self);
        }
    }
}

fn bindings() -> String {
    // JSON has no big integers; ours are ids, counts and minor units, all below 2^53.
    let config = Config::new().with_large_int("number");
    let mut types = Declarations { config, by_name: BTreeMap::new() };
    types.name_of::<Failure>();
    types.name_of::<Written>();

    let mut commands = String::new();
    for row in TABLE {
        let (input, output) = ((row.input)(&mut types), (row.output)(&mut types));
        let name = row.name;
        writeln!(commands, "  \"{name}\": {{ input: {input}; output: {output} }};").unwrap();
    }
    let declarations =
        types.by_name.values().map(|it| format!("export {it}\n")).collect::<String>();
    let jobs = TABLE.iter().filter(|row| row.is_job).map(|row| row.name).collect::<Vec<_>>();

    format!(
        "// Generated from src-tauri/src/commands/table.rs by `cargo test`. Do not edit.\n\n\
         {declarations}\nexport type Commands = {{\n{commands}}};\n\n\
         export const provides = {};\n\nexport const invalidates = {};\n\n\
         export const jobs = {jobs:?} as const;\n\n\
         export type Job = (typeof jobs)[number];\n",
        tags("provides"),
        tags("invalidates"),
    )
}

fn tags(effect: &str) -> String {
    let rows = TABLE.iter().filter(|row| row.effect == effect);
    let lines =
        rows.map(|row| format!("  \"{}\": {:?},\n", row.name, row.tags)).collect::<String>();
    format!("{{\n{lines}}} as const")
}

#[test]
fn bindings_are_fresh() {
    let mut files = vec![("commands.ts".to_owned(), bindings())];
    for language in Language::ALL {
        let words = language.words().iter().filter(|(key, _)| !key.starts_with("cli."));
        let words: BTreeMap<&str, &str> = words.copied().collect();
        let text = serde_json::to_string_pretty(&words).unwrap() + "\n";
        files.push((format!("words/{}.json", language.code()), text));
    }
    let stale: Vec<String> = files.into_iter().filter_map(write_anew).collect();
    assert!(stale.is_empty(), "{} written anew, commit what changed", stale.join(", "));
}

/// Writes a file that is not what it should be; answers its name.
fn write_anew((name, now): (String, String)) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/bindings").join(&name);
    if fs::read_to_string(&path).is_ok_and(|it| it == now) {
        return None;
    }
    fs::create_dir_all(path.parent()?).unwrap();
    fs::write(&path, now).unwrap();
    Some(name)
}

#[test]
fn a_row_provides_or_invalidates() {
    for row in TABLE {
        assert!(matches!(row.effect, "provides" | "invalidates"), "{}: {}", row.name, row.effect);
        let is_query_for_all = row.effect == "provides" && row.tags.contains(&"*");
        assert!(!is_query_for_all, "{}: only an action may touch everything", row.name);
    }
}

/// Its word stands in the log, and beside a job while it runs.
#[test]
fn what_is_journaled_or_runs_as_a_job_has_a_word() {
    let config = Config::new();
    let mut types = Declarations { config, by_name: BTreeMap::new() };
    let mut named = 0;
    for row in TABLE {
        if row.is_job || (row.output)(&mut types).starts_with("Done<") {
            let word = Language::En.find(&format!("operations.{}", row.name));
            assert!(word.is_some(), "{} has no word", row.name);
            named += 1;
        }
    }
    assert!(named > 20, "the rows were not found");
}

#[test]
fn few_commands_answer_someone_who_is_not_signed_in() {
    let guests = TABLE.iter().filter(|row| row.caller != "Caller").map(|row| row.name);
    assert_eq!(
        guests.collect::<Vec<_>>(),
        [
            "office.show",
            "office.create",
            "office.save_sheet",
            "office.confirm_sheet",
            "office.choose_home",
            "office.leave_home",
            "office.pick_backup",
            "office.restore",
            "office.recover",
            "office.set_unsaved",
            "office.stay",
            "office.close",
            "preferences.update",
            "accounts.current",
            "accounts.sign_in",
            "accounts.sign_out",
            "accounts.lock",
            "jobs.list",
            "jobs.cancel",
        ]
    );
}
