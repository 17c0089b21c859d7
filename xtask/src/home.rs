//! `cargo xtask home`: stores a home as this version makes it, for every later version to open.

use std::{fs, path::Path};

use crate::{
    Outcome,
    demo::terminal::{Terminal, Typed},
    workspace,
};

/// Known, so that tests can open what is stored.
const TYPED: Typed = &["lantern-Orchard-47-velvet"];

/// What a home needs to be one; the rest of the folder is of this computer.
const KEPT: &[&str] = &["vault.json", "current", "access.db", "anchors.json", "data-1/crm.db"];

/// A stored home is never drawn anew: it is what people have.
pub fn write() -> Outcome {
    let folder = workspace::root().join("tests/fixtures/homes").join(schema()?);
    if folder.exists() {
        return Err(format!("{} is stored already", folder.display()).into());
    }
    let mut terminal = Terminal::new(workspace::out("home"))?;
    fill(&mut terminal)?;
    let home = workspace::out("home");
    for name in KEPT {
        keep(&home.join("home").join(name), &folder.join(name))?;
    }
    keep(&home.join("recovery.txt"), &folder.join("recovery.txt"))?;
    println!("\nThe home is in {}.", folder.display());
    Ok(())
}

fn fill(terminal: &mut Terminal) -> Outcome {
    let sheet = terminal.file("recovery.txt");
    let office =
        ["init", "--organization", "晨光文具商行", "--admin", "chen", "--recovery-file", &sheet];
    terminal.step("An office", &office, TYPED)?;
    for (title, words) in [
        ("A department", &["departments", "create", "销售部"][..]),
        (
            "A colleague",
            &["accounts", "create", "lin", "--role", "sales", "--department", "销售部"],
        ),
        ("A category", &["categories", "create", "学校"]),
        ("A tag", &["tags", "create", "年度合作"]),
        (
            "A customer",
            &[
                "customers",
                "create",
                "--set",
                "name=狮山实验小学",
                "--set",
                "phone=13800138000",
                "--set",
                "contact_name=王伟",
                "--set",
                "category=学校",
                "--set",
                "tags=年度合作",
            ],
        ),
        (
            "Another",
            &["customers", "create", "--set", "name=鸿达纸业有限公司", "--set", "owner=lin"],
        ),
        ("A change", &["customers", "update", "K000001", "--set", "status=won"]),
        ("A task", &["tasks", "create", "送样品", "--due", "2026-12-01", "--customer", "K000001"]),
        ("One in the recycle bin", &["customers", "delete", "K000002"]),
    ] {
        terminal.step(title, words, TYPED)?;
    }
    Ok(())
}

/// `schema-0012`, by the newest migration.
fn schema() -> Outcome<String> {
    let mut newest = String::new();
    for entry in fs::read_dir(workspace::root().join("migrations"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if let Some(number) = name.strip_prefix('V').and_then(|it| it.get(..4)) {
            newest = newest.max(number.to_owned());
        }
    }
    Ok(format!("schema-{newest}"))
}

fn keep(from: &Path, to: &Path) -> Outcome {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to)?;
    Ok(())
}
