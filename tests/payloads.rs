//! What people type, and what files bring, is text in every file that leaves the office: on paper
//! nothing can be pressed and nothing runs, in a workbook nothing is reckoned, in delimited text a
//! guard stands before it (T19). What the window does with the same payloads is in `e2e`.

use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx};
use clientele_core::{
    Error, contacts,
    customers::{self, At, Count, Customer, Field, Query},
    exports::{self, Columns},
    jobs::Job,
    office::RecoverySheet,
    reports::{self, Report},
    vault::RecoveryKey,
    words::Language,
};
use clientele_tables::write::{is_risky, unguard};
use clientele_tests::{World, fields};
use lopdf::{Document, Object, dictionary};

/// What asks a viewer to do something, in whatever dictionary of a file it stands.
const DEEDS: &[&[u8]] = &[
    b"AA",
    b"AcroForm",
    b"Annots",
    b"EmbeddedFiles",
    b"GoToR",
    b"ImportData",
    b"JS",
    b"JavaScript",
    b"Launch",
    b"OpenAction",
    b"RichMedia",
    b"SubmitForm",
    b"URI",
    b"XFA",
];

/// People on one customer's sheet.
const PEOPLE: usize = 20;

fn payloads() -> Vec<String> {
    serde_json::from_str(include_str!("fixtures/payloads.json")).unwrap()
}

/// An office whose customers are called so, and whose notes say the same; no name holds what steers
/// a terminal or turns the direction of reading.
struct Strange {
    world: World,
    customers: Vec<Customer>,
    folder: tempfile::TempDir,
}

impl Strange {
    fn new() -> Strange {
        let (world, all) = (World::new(), payloads());
        let refused = world.write("customers.create", |tx| {
            let mut refused = Vec::new();
            for payload in &all {
                let written = fields(&[(Field::Name, payload.as_str()), (Field::Notes, payload)]);
                match customers::create(tx, &written) {
                    Err(Error::Invalid { .. }) => refused.push(payload.clone()),
                    made => drop(made?),
                }
            }
            Ok(refused)
        });
        let refused = refused.unwrap();
        let steers = ["\u{202e}evil\u{202c}", "\u{2066}abc\u{2069}", "\0<script>", "\u{1b}[31mred"];
        assert_eq!(refused, steers);
        let list = world
            .read(|view| customers::list(view, &Query::default(), &At::Start, 500, Count::Exact));
        let customers = list.unwrap().rows;
        assert_eq!(customers.len() + refused.len(), all.len());
        Strange { world, customers, folder: tempfile::tempdir().unwrap() }
    }

    /// The list, in a file of this name.
    fn exported(&self, name: &str, fields: &[Field]) -> PathBuf {
        let request = exports::Request {
            to: self.folder.path().join(name),
            query: Query::default(),
            columns: Columns::Fields(fields.to_vec()),
            language: Language::ZhCn,
        };
        exports::run(&self.world.core, &self.world.boss, &request, &Job::new()).unwrap();
        request.to
    }

    /// One customer's sheet, in a file of this name.
    fn sheet_of(&self, customer: &Customer, name: &str) -> PathBuf {
        let request = reports::Request {
            report: Report::Customer { file_no: customer.file_no.clone() },
            scope: reports::Scope::default(),
            to: self.folder.path().join(name),
            language: Language::ZhCn,
        };
        reports::run(&self.world.core, &self.world.boss, &request, &Job::new()).unwrap();
        request.to
    }
}

/// A text without its white space, which paper breaks as it likes, and without the joiners and
/// variants of letters, which paper does not draw.
fn squeezed(text: &str) -> String {
    let is_drawn = |it: &char| !it.is_whitespace() && !"\u{200c}\u{200d}\u{fe0f}".contains(*it);
    text.chars().filter(is_drawn).collect()
}

/// The text of a file on paper, which has the pages that it says and does nothing.
fn on_paper(path: &Path) -> String {
    let document = Document::load(path).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    for page in &pages {
        let said = document.extract_text(&[*page]).unwrap();
        let number = format!("第 {page} 页，共 {} 页", pages.len());
        assert!(squeezed(&said).contains(&squeezed(&number)), "{number} is not in {said}");
    }
    assert_eq!(deeds(&document), [""; 0]);
    squeezed(&document.extract_text(&pages).unwrap())
}

/// Everything in a file that asks a viewer to do something.
fn deeds(document: &Document) -> Vec<String> {
    let mut found = Vec::new();
    for object in document.objects.values() {
        look(object, &mut found);
    }
    look(&Object::Dictionary(document.trailer.clone()), &mut found);
    found
}

fn look(object: &Object, found: &mut Vec<String>) {
    let mut note = |name: &[u8]| {
        if DEEDS.contains(&name) {
            found.push(String::from_utf8_lossy(name).into_owned());
        }
    };
    match object {
        Object::Name(name) => note(name),
        Object::Array(objects) => objects.iter().for_each(|it| look(it, found)),
        Object::Dictionary(entries) => {
            // A list of nothing asks for nothing.
            let is_empty = |it: &Object| it.as_array().is_ok_and(Vec::is_empty);
            entries.iter().filter(|(_, it)| !is_empty(it)).for_each(|(name, _)| note(name));
            entries.iter().for_each(|(_, it)| look(it, found));
        }
        Object::Stream(stream) => look(&Object::Dictionary(stream.dict.clone()), found),
        _ => {}
    }
}

/// The cells of every sheet of a workbook, of which so many reckon and none leads elsewhere.
fn in_a_workbook(path: &Path, reckoning: usize) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = calamine::open_workbook(path).unwrap();
    let (mut rows, mut formulas) = (Vec::new(), 0);
    for sheet in book.sheet_names() {
        let cells = book.worksheet_range(&sheet).unwrap();
        rows.extend(cells.rows().map(<[Data]>::to_vec));
        let found = book.worksheet_formula(&sheet).unwrap();
        formulas += found.rows().flatten().filter(|it| !it.is_empty()).count();
    }
    assert_eq!(formulas, reckoning, "in {}", path.display());
    let mut packed = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    for at in 0..packed.len() {
        let mut part = packed.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        assert!(!name.contains("external"), "{name}");
        let text = std::io::read_to_string(&mut part).unwrap();
        assert!(!text.contains("<hyperlink"), "{name}");
    }
    rows
}

fn text(text: &str) -> Data {
    Data::String(text.to_owned())
}

#[test]
fn a_list_on_paper_shows_them_as_text() {
    let strange = Strange::new();
    let shown = on_paper(&strange.exported("list.pdf", &[Field::Notes]));
    for customer in &strange.customers {
        let notes = squeezed(customer.notes.as_deref().unwrap());
        assert!(shown.contains(&notes), "{notes} is not in {shown}");
    }
    let names = on_paper(&strange.exported("names.pdf", &[Field::Name, Field::FileNo]));
    for customer in &strange.customers {
        assert!(names.contains(&customer.file_no), "{}", customer.file_no);
    }
}

#[test]
fn a_list_in_a_workbook_or_as_text_holds_them_as_they_are() {
    let strange = Strange::new();
    let columns = [Field::FileNo, Field::Name, Field::Notes];
    // What reckons is the count of the last row.
    let rows = in_a_workbook(&strange.exported("list.xlsx", &columns), 1);
    let delimited = std::fs::read(strange.exported("list.csv", &columns)).unwrap();
    let lines = csv::Reader::from_reader(&delimited[3..]).into_records();
    let lines: Vec<_> = lines.map(|it| it.unwrap()).collect();
    assert_eq!(lines.len(), strange.customers.len());
    for ((customer, line), row) in strange.customers.iter().zip(&lines).zip(&rows[1..]) {
        let notes = customer.notes.as_deref().unwrap();
        assert_eq!(row[1..3], [text(&customer.name), text(notes)]);
        for (cell, written) in [(&line[1], customer.name.as_str()), (&line[2], notes)] {
            assert_eq!(unguard(cell), written);
            let guard = if is_risky(written) { "'" } else { "" };
            assert_eq!(*cell, format!("{guard}{written}"));
        }
    }
}

#[test]
fn one_customer_s_sheet_shows_the_people_there_as_text() {
    let strange = Strange::new();
    for (at, some) in strange.customers.chunks(PEOPLE).enumerate() {
        let customer = &some[0];
        let people = strange.world.write("contacts.add", |tx| {
            for it in some {
                let name = Some(it.name.clone());
                let person = contacts::ContactFields { name, ..Default::default() };
                contacts::add(tx, customer.id, &person)?;
            }
            Ok(())
        });
        people.unwrap();
        let shown = on_paper(&strange.sheet_of(customer, &format!("{at}.pdf")));
        assert!(shown.contains(&squeezed(&customer.name)), "{} is not in {shown}", customer.name);
        let rows = in_a_workbook(&strange.sheet_of(customer, &format!("{at}.xlsx")), 0);
        for it in some {
            let is_there = rows.iter().any(|row| row.contains(&text(&it.name)));
            assert!(is_there, "{} is not in {rows:?}", it.name);
        }
    }
}

#[test]
fn a_recovery_sheet_bears_the_name_of_any_office_as_text() {
    let folder = tempfile::tempdir().unwrap();
    let key = RecoveryKey::parse("0000-0000-0000-0000-0000-0000-0000-0000-0000").unwrap();
    let made_on = chrono::NaiveDate::from_ymd_opt(2026, 3, 4).unwrap();
    let strange = Strange::new();
    for (at, customer) in strange.customers.iter().enumerate() {
        let organization = customer.name.as_str();
        let sheet =
            RecoverySheet { organization, key: &key, number: 1, made_on, language: Language::ZhCn };
        let path = folder.path().join(format!("{at}.pdf"));
        sheet.write(&path).unwrap();
        let shown = on_paper(&path);
        assert!(shown.contains(&squeezed(organization)), "{organization} is not in {shown}");
    }
}

#[test]
fn the_search_for_deeds_finds_one_wherever_it_stands() {
    let mut document = Document::with_version("1.7");
    assert_eq!(deeds(&document), [""; 0]);
    let script =
        dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") };
    let script = document.add_object(script);
    let page = dictionary! { "Type" => "Page", "Annots" => vec![Object::Reference(script)] };
    document.add_object(page);
    let mut found = deeds(&document);
    found.sort();
    assert_eq!(found, ["Annots", "JS", "JavaScript"]);
}
