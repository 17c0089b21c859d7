//! The catalogues as files: read, compared with one another, written out as sorted tables.
//!
//! The build script includes this file; core itself compiles it only for its tests.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::{self, Write as _},
};

use serde::{
    Deserialize, Deserializer,
    de::{Error as _, MapAccess, Visitor},
};

/// Which plural forms a language has, of those that i18next knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PluralForms {
    OneAndOther,
    OtherOnly,
}

/// Plural forms of other languages, which i18next would take for ours.
const FOREIGN_FORMS: [&str; 4] = ["zero", "two", "few", "many"];

/// All words of one language: `customers.fields.name` → `Name`.
#[derive(Debug)]
pub struct Catalogue {
    pub code: &'static str,
    pub forms: PluralForms,
    pub words: BTreeMap<String, String>,
}

/// A word, or a named group of them. Keeps a repeated key, which a map would swallow.
enum Node {
    Word(String),
    Group(Vec<(String, Node)>),
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Node, D::Error> {
        struct NodeVisitor;
        impl<'de> Visitor<'de> for NodeVisitor {
            type Value = Node;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a word or a group of words")
            }

            fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<Node, E> {
                Ok(Node::Word(word.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
                let mut group: Vec<(String, Node)> = Vec::new();
                while let Some((name, node)) = map.next_entry::<String, Node>()? {
                    if group.iter().any(|(earlier, _)| *earlier == name) {
                        return Err(A::Error::custom(format!("`{name}` stands here twice")));
                    }
                    group.push((name, node));
                }
                Ok(Node::Group(group))
            }
        }
        deserializer.deserialize_any(NodeVisitor)
    }
}

impl Catalogue {
    /// Adds the words of one file. Fails when it is not JSON made of words and groups.
    pub fn add(&mut self, feature: &str, json: &str) -> Result<(), String> {
        let node: Node = serde_json::from_str(json).map_err(|error| error.to_string())?;
        match node {
            Node::Word(_) => Err("a file holds a group of words".to_owned()),
            Node::Group(group) => {
                self.add_group(feature, group);
                Ok(())
            }
        }
    }

    fn add_group(&mut self, path: &str, group: Vec<(String, Node)>) {
        for (name, node) in group {
            let key = format!("{path}.{name}");
            match node {
                Node::Word(word) => {
                    self.words.insert(key, word);
                }
                Node::Group(inner) => self.add_group(&key, inner),
            }
        }
    }

    fn has(&self, base: &str, form: &str) -> bool {
        self.words.contains_key(&format!("{base}_{form}"))
    }

    /// The words by their key without a plural ending.
    fn entries(&self) -> BTreeMap<&str, Entry<'_>> {
        let mut entries: BTreeMap<&str, Entry<'_>> = BTreeMap::new();
        for (key, word) in &self.words {
            let (base, form) = split_plural(key);
            let entry = entries.entry(base).or_default();
            match form {
                Some(Form::One) => entry.one = Some(word),
                Some(Form::Other) => entry.other = Some(word),
                None => entry.plain = Some(word),
            }
        }
        entries
    }
}

/// What one key stands for: a plain word, or its plural forms.
#[derive(Debug, Default)]
struct Entry<'w> {
    plain: Option<&'w str>,
    one: Option<&'w str>,
    other: Option<&'w str>,
}

impl Entry<'_> {
    fn is_plural(&self) -> bool {
        self.plain.is_none()
    }

    /// The word that has every placeholder.
    fn fullest(&self) -> &str {
        self.plain.or(self.other).unwrap_or_default()
    }

    fn fault(&self, forms: PluralForms) -> Option<&'static str> {
        match (self.plain.is_some(), self.one.is_some(), self.other.is_some(), forms) {
            (true, false, false, _)
            | (false, true, true, PluralForms::OneAndOther)
            | (false, false, true, PluralForms::OtherOnly) => None,
            (true, ..) => Some("is a plain word and a plural at once"),
            (_, _, _, PluralForms::OneAndOther) => Some("needs both _one and _other"),
            (_, _, _, PluralForms::OtherOnly) => Some("needs _other and nothing else"),
        }
    }
}

enum Form {
    One,
    Other,
}

fn split_plural(key: &str) -> (&str, Option<Form>) {
    if let Some(base) = key.strip_suffix("_one") {
        (base, Some(Form::One))
    } else if let Some(base) = key.strip_suffix("_other") {
        (base, Some(Form::Other))
    } else {
        (key, None)
    }
}

/// Everything that is wrong with the catalogues; the first is the one the others are compared with.
pub fn faults(catalogues: &[Catalogue]) -> Vec<String> {
    let mut wrong = Vec::new();
    for catalogue in catalogues {
        faults_within(catalogue, &mut wrong);
    }
    if let [first, others @ ..] = catalogues {
        for other in others {
            faults_between(first, other, &mut wrong);
        }
    }
    wrong
}

fn faults_within(catalogue: &Catalogue, wrong: &mut Vec<String>) {
    let code = catalogue.code;
    for (key, word) in &catalogue.words {
        if !key.split('.').all(is_name) {
            wrong.push(format!("{code}: `{key}` is not made of lower-case names"));
        }
        if word.trim().is_empty() {
            wrong.push(format!("{code}: `{key}` is blank"));
        }
        if word.contains("$t(") {
            wrong.push(format!("{code}: `{key}` refers to another word"));
        }
        if let Err(fault) = placeholders(word) {
            wrong.push(format!("{code}: `{key}`: {fault}"));
        }
    }
    for (key, entry) in catalogue.entries() {
        if let Some(fault) = entry.fault(catalogue.forms) {
            wrong.push(format!("{code}: `{key}` {fault}"));
            continue;
        }
        if entry.is_plural() && FOREIGN_FORMS.iter().any(|form| catalogue.has(key, form)) {
            wrong.push(format!("{code}: `{key}` has a plural form beside _one and _other"));
        }
        let all = placeholders(entry.fullest()).unwrap_or_default();
        if entry.is_plural() && !all.contains("count") {
            wrong.push(format!("{code}: `{key}` is a plural without {{{{count}}}}"));
        }
        // "One" may leave the number out, but may not ask for more than "other" gets.
        let one = entry.one.map_or_else(BTreeSet::new, |one| placeholders(one).unwrap_or_default());
        let extra: Vec<&str> = one.difference(&all).copied().collect();
        if !extra.is_empty() {
            wrong.push(format!("{code}: `{key}_one` alone has {}", extra.join(", ")));
        }
    }
}

fn faults_between(first: &Catalogue, other: &Catalogue, wrong: &mut Vec<String>) {
    let (ours, theirs) = (first.entries(), other.entries());
    for (key, entry) in &ours {
        let Some(theirs) = theirs.get(key) else {
            wrong.push(format!("{}: `{key}` of {} is missing", other.code, first.code));
            continue;
        };
        if entry.is_plural() != theirs.is_plural() {
            wrong.push(format!("{}: `{key}` is a plural in one language only", other.code));
        }
        let (a, b) = (placeholders(entry.fullest()), placeholders(theirs.fullest()));
        if let (Ok(a), Ok(b)) = (a, b)
            && a != b
        {
            wrong.push(format!(
                "{}: `{key}` has the placeholders {b:?}, {} has {a:?}",
                other.code, first.code
            ));
        }
    }
    for key in theirs.keys().filter(|key| !ours.contains_key(*key)) {
        wrong.push(format!("{}: `{key}` is unknown in {}", other.code, first.code));
    }
}

/// The names between `{{` and `}}`.
pub fn placeholders(word: &str) -> Result<BTreeSet<&str>, &'static str> {
    let mut names = BTreeSet::new();
    let mut rest = word;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").ok_or("a placeholder is not closed")?;
        if before.contains("}}") {
            return Err("a placeholder is not opened");
        }
        if !is_name(name) {
            return Err("a placeholder is not a lower-case name");
        }
        names.insert(name);
        rest = after;
    }
    if rest.contains("}}") { Err("a placeholder is not opened") } else { Ok(names) }
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// The Rust source of one language's table, sorted by key for a binary search.
pub fn table(name: &str, words: &BTreeMap<String, String>) -> String {
    let mut source = format!("static {name}: &[(&str, &str)] = &[\n");
    for (key, word) in words {
        // Writing to a String cannot fail.
        let _ = writeln!(source, "    ({key:?}, {word:?}),");
    }
    source.push_str("];\n");
    source
}
