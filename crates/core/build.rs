//! Turns the catalogues of `locales/` into tables, and refuses to build when they do not agree.

use std::{
    collections::BTreeMap,
    env, fs, io,
    path::{Path, PathBuf},
    process::exit,
};

#[path = "src/words/catalogue.rs"]
mod catalogue;

use catalogue::{Catalogue, PluralForms, faults, table};

/// The first is the one that the others are compared with.
const LANGUAGES: [(&str, &str, PluralForms); 3] = [
    ("EN", "en", PluralForms::OneAndOther),
    ("ZH_CN", "zh-CN", PluralForms::OtherOnly),
    ("ZH_TW", "zh-TW", PluralForms::OtherOnly),
];

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=../../migrations");
    println!("cargo:rerun-if-changed=locales");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src/words/catalogue.rs");

    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("locales");
    let mut wrong = Vec::new();
    let mut catalogues = Vec::new();
    for (_, code, forms) in LANGUAGES {
        let mut catalogue = Catalogue { code, forms, words: BTreeMap::new() };
        read_folder(&root.join(code), &mut catalogue, &mut wrong)?;
        catalogues.push(catalogue);
    }
    wrong.extend(faults(&catalogues));
    if !wrong.is_empty() {
        for fault in &wrong {
            println!("cargo:warning=locales: {fault}");
        }
        exit(1);
    }
    let tables: Vec<String> = LANGUAGES
        .iter()
        .zip(&catalogues)
        .map(|((name, ..), catalogue)| table(name, &catalogue.words))
        .collect();
    let target = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("words.rs");
    fs::write(target, tables.join("\n"))
}

/// Reads every `<feature>.json` of one language.
fn read_folder(
    folder: &Path,
    catalogue: &mut Catalogue,
    wrong: &mut Vec<String>,
) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let feature = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        if path.extension().is_none_or(|ending| ending != "json") {
            wrong.push(format!("{}: only JSON files belong here", path.display()));
        } else if let Err(fault) = catalogue.add(feature, &fs::read_to_string(&path)?) {
            wrong.push(format!("{}: {fault}", path.display()));
        }
    }
    Ok(())
}
