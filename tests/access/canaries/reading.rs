//! Every way to read, with everything that comes back as text: answers, files, refusals.

use std::{fs, path::Path};

use clientele_core::{
    Error, Result, View, accounts, categories,
    customers::{self, At, Bin, Count, Direction, Edit, Field, Query, Sort, SortField, filters},
    departments, exports,
    id::CustomerId,
    imports,
    jobs::Job,
    journal, looks,
    reports::{self, Report},
    tags, tasks,
    tasks::TaskFilter,
    words::Language,
};
use clientele_tables::read::Reader;
use clientele_tests::{fields, size};
use serde::Serialize;

use super::plant::{Person, Plant};

/// What came back, by the way it was asked for.
pub type Given = Vec<(String, String)>;

pub fn everything(plant: &Plant, person: &Person) -> Given {
    let mut asking = Asking { plant, person, given: Vec::new() };
    asking.lists();
    asking.records();
    asking.writes();
    asking.logs();
    asking.files();
    asking.given
}

/// A sheet of these lines.
pub fn sheet(plant: &Plant, lines: &str) -> imports::Source {
    let path = plant.folder.path().join("list.csv");
    fs::write(&path, lines).unwrap();
    imports::Source { reader: Reader::new(env!("CARGO_BIN_EXE_sheet-reader").into()), path }
}

pub fn files_below(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else {
            found.push((path.display().to_string(), fs::read(&path).unwrap()));
        }
    }
    found
}

struct Asking<'a> {
    plant: &'a Plant,
    person: &'a Person,
    given: Given,
}

impl Asking<'_> {
    fn lists(&mut self) {
        for bin in [Bin::Live, Bin::Recycled] {
            for field in SortField::ALL {
                let both = [Direction::Descending, Direction::Ascending];
                for direction in both.into_iter().take(size(1, 2)) {
                    let sort = Sort { field, direction: Some(direction) };
                    self.list(&Query { bin, sort, ..Query::default() });
                }
            }
        }
        for text in ["qzk", "v", "1395", "example.com", "1931", "8000"] {
            for mode in [customers::Mode::Fuzzy, customers::Mode::Exact] {
                self.list(&Query { search: Some(text.to_owned()), mode, ..Query::default() });
            }
            self.read("nearest", |view| customers::nearest(view, text, 50));
        }
        for field in Field::ALL {
            let word = field.word();
            for text in [format!("{word}~1"), format!("{word}=1"), format!("{word} is empty")] {
                match filters::parse(&text) {
                    Ok(filter) => self.list(&Query { filter: Some(filter), ..Query::default() }),
                    Err(error) => self.refused(&text, &error),
                }
            }
        }
        self.read("tags", tags::list);
        self.read("categories", categories::list);
        self.read("departments", departments::list);
        self.read("accounts", accounts::list);
        self.read("imports", imports::list);
        for filter in [TaskFilter::Open, TaskFilter::Week, TaskFilter::Done] {
            self.read("tasks", |view| tasks::list(view, filter, None));
        }
    }

    fn list(&mut self, query: &Query) {
        let way = format!("list {}", serde_json::to_string(query).unwrap());
        let at = if query.search.is_some() { At::Row(1) } else { At::Start };
        self.read(&way, |view| customers::list(view, query, &at, 200, Count::Exact));
    }

    fn records(&mut self) {
        for id in &self.plant.customers {
            self.read("show", |view| customers::show(view, *id));
            self.read("history", |view| customers::history(view, *id));
            self.read("tasks of", |view| tasks::list(view, TaskFilter::Open, Some(*id)));
        }
        for number in 1..=self.plant.customers.len() {
            let file_no = format!("K{number:06}");
            self.read("find", |view| customers::find(view, &file_no));
            let report = Report::Customer { file_no };
            self.read("customer sheet", |view| {
                reports::data(view, &report, &reports::Scope::default(), Language::En)
            });
        }
        for report in [Report::Overview, Report::NewCustomers, Report::FollowUps] {
            self.read("report", |view| {
                reports::data(view, &report, &reports::Scope::default(), Language::ZhCn)
            });
        }
        // By the name of a record out of reach: that it exists is told, and whom to ask.
        let names = self.plant.canaries.iter().filter(|it| it.what.starts_with("name of"));
        for name in names {
            let written = fields(&[(Field::Name, name.says.as_str())]);
            let twins = self.ask(|view| customers::find_duplicates(view, &written));
            let is_told = |it: &customers::Duplicate| it.name.is_some() || it.file_no.is_some();
            if let Ok(twins) = twins.as_ref().map(|it| it.iter().filter(|it| is_told(it))) {
                let told: Vec<_> = twins.collect();
                self.keep("duplicates", serde_json::to_string(&told).unwrap());
            }
        }
    }

    /// Tried on everything; none of it is to go through, so that everyone finds the same office.
    fn writes(&mut self) {
        for id in &self.plant.customers {
            let stale = Edit {
                set: fields(&[(Field::City, "某地"), (Field::Phone, "13912345678")]),
                version: Some(1),
            };
            self.write("stale edit", |tx| customers::update(tx, *id, &stale));
            let edit = Edit { set: fields(&[(Field::City, "某地")]), version: Some(1) };
            self.write("edit", |tx| customers::update(tx, *id, &edit));
            self.write("restore", |tx| customers::restore(tx, *id));
            self.write("delete", |tx| customers::delete(tx, *id));
        }
        for id in &self.plant.contacts {
            let title = Some("经理".to_owned());
            let edit = clientele_core::contacts::ContactFields { title, ..Default::default() };
            self.write("contact", |tx| clientele_core::contacts::update(tx, *id, &edit));
        }
        for seq in (1..200).step_by(size(5, 1)) {
            self.write("undo", |tx| journal::undo(tx, seq, &Job::new()));
        }
    }

    fn logs(&mut self) {
        let mut before = None;
        loop {
            let query = journal::EntryQuery { before, limit: 100, ..Default::default() };
            let page = self.ask(|view| journal::list(view, &query));
            self.keep("journal", as_text(&page));
            before = page.ok().and_then(|it| it.next);
            if before.is_none() {
                break;
            }
        }
        let core = &self.plant.world.core;
        let query = looks::LookQuery { limit: 1_000, ..Default::default() };
        self.read("looks", |view| looks::list(core, view, &query));
        let file = self.plant.folder.path().join("log.jsonl");
        self.write("journal export", |tx| journal::export(core, tx, &file).map(|_| ()));
        let log = fs::read(&file).unwrap_or_default();
        self.keep("journal export", String::from_utf8_lossy(&log).into_owned());
        let _absent = fs::remove_file(&file);
    }

    fn files(&mut self) {
        let core = &self.plant.world.core;
        let session = &self.person.session;
        for ending in ["csv", "xlsx", "pdf"] {
            let to = self.plant.folder.path().join(format!("out.{ending}"));
            for bin in [Bin::Live, Bin::Recycled] {
                // Paper has room for a few columns at a time.
                for columns in Field::ALL.chunks(if ending == "pdf" { 7 } else { 100 }) {
                    let request = exports::Request {
                        to: to.clone(),
                        query: Query { bin, ..Query::default() },
                        columns: exports::Columns::Fields(columns.to_vec()),
                        language: Language::ZhCn,
                    };
                    let done = exports::run(core, session, &request, &Job::new());
                    self.keep("export", as_text(&done));
                    self.read("preview", |view| exports::preview(view, &request));
                    self.take(&to);
                }
            }
            let customer = Report::Customer { file_no: "K000012".to_owned() };
            for report in [Report::Overview, Report::FollowUps, Report::NewCustomers, customer] {
                let request = reports::Request {
                    report,
                    scope: reports::Scope::default(),
                    to: to.clone(),
                    language: Language::En,
                };
                let done = reports::run(core, session, &request, &Job::new());
                self.keep("report", as_text(&done));
                self.take(&to);
            }
        }
        let lines = "客户名称,电话,邮箱,城市\n某某,13900000001,nobody@example.com,某地\n,,,x\n";
        let source = sheet(self.plant, lines);
        let failed = self.plant.folder.path().join("failed.csv");
        let options = imports::Options { failed: Some(failed.clone()), ..Default::default() };
        let report = imports::rehearse(core, session, &source, &options, &Job::new());
        self.keep("rehearsal", as_text(&report));
        // As if each customer were like a row, whoever may see it.
        let alike = |id: &CustomerId| imports::DuplicateRow {
            row: 2,
            by: customers::Likeness::Name,
            of_row: None,
            file_no: None,
            owner: None,
            customer: Some(*id),
        };
        let alike: Vec<_> = self.plant.customers.iter().map(alike).collect();
        let plain = imports::Options::default();
        let rows = imports::rows_alike(core, session, &source, &plain, &alike, &Job::new());
        let rows = rows.unwrap_or_default();
        let twins = self.ask(|view| imports::twins(view, &rows, &alike));
        self.keep("twins", as_text(&twins));
        let look = imports::look(core, session, &source, &plain, None, &Job::new());
        self.keep("look", as_text(&look));
        self.take(&failed);
    }

    /// Takes a file that was made, as whoever opens it reads it and as its bytes are.
    fn take(&mut self, path: &Path) {
        let Ok(bytes) = fs::read(path) else { return };
        fs::remove_file(path).unwrap();
        let ending = path.extension().unwrap().to_string_lossy().into_owned();
        self.keep(&ending, String::from_utf8_lossy(&bytes).into_owned());
        match ending.as_str() {
            "xlsx" => self.keep("xlsx", unzipped(&bytes)),
            "pdf" => self.keep("pdf", on_paper(&bytes)),
            _ => {}
        }
    }

    fn read<T: Serialize>(&mut self, way: &str, f: impl FnOnce(&View<'_>) -> Result<T>) {
        let outcome = self.ask(f);
        self.keep(way, as_text(&outcome));
    }

    fn ask<T>(&self, f: impl FnOnce(&View<'_>) -> Result<T>) -> Result<T> {
        self.plant.world.core.read(&self.person.session, f)
    }

    /// What is written is taken back: an answer that came is kept all the same.
    fn write<T: Serialize>(
        &mut self,
        way: &str,
        f: impl FnOnce(&mut clientele_core::Tx<'_>) -> Result<T>,
    ) {
        let mut answer = String::new();
        let outcome: Result<()> = self.plant.world.core.write(&self.person.session, way, |tx| {
            answer = serde_json::to_string(&f(tx)?).unwrap();
            Err(Error::Cancelled)
        });
        self.keep(way, answer + &as_text(&outcome));
    }

    fn refused(&mut self, way: &str, error: &Error) {
        self.keep(way, words_of(error));
    }

    fn keep(&mut self, way: &str, text: String) {
        let closed = closed(&text);
        // On paper what is closed runs into what stands beside it.
        if way == "pdf" {
            self.given.push((way.to_owned(), text));
        }
        self.given.push((way.to_owned(), closed));
    }
}

/// Numbers are shown in groups: closed they are found however they are shown.
pub fn closed(text: &str) -> String {
    text.replace([' ', '-', '\u{a0}', '\u{2009}'], "")
}

fn as_text<T: Serialize>(outcome: &Result<T>) -> String {
    match outcome {
        Ok(answer) => serde_json::to_string(answer).unwrap(),
        Err(error) => words_of(error),
    }
}

/// Everything that anyone is told of an error.
fn words_of(error: &Error) -> String {
    let sentences = Language::ALL.iter().map(|it| error.sentence(*it));
    let conflicts = match error {
        Error::Stale { conflicts } => serde_json::to_string(conflicts).unwrap(),
        _ => String::new(),
    };
    let others = [error.to_string(), error.causes(), format!("{error:?}"), conflicts];
    sentences.chain(others).collect::<Vec<_>>().join("\n")
}

fn unzipped(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut bytes).unwrap();
        text.push_str(&String::from_utf8_lossy(&bytes));
    }
    text
}

fn on_paper(bytes: &[u8]) -> String {
    let mut document = lopdf::Document::load_mem(bytes).unwrap();
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    let mut text = document.extract_text(&pages).unwrap();
    // What stands outside the pages: titles, subjects, names.
    document.decompress();
    text.push_str(&format!("{:?}", document.trailer));
    for object in document.objects.values() {
        if let Ok(dictionary) = object.as_dict() {
            text.push_str(&format!("{dictionary:?}"));
        }
    }
    text
}
