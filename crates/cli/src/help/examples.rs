//! Examples of commands, which teach more than their grammar.

use clientele_core::words::Language;

/// One filter with most of what filters can say.
pub const FILTER: &str = "owner=me and status in (potential,won) and created_at>=2026-01-01";

/// Under a command, what is typed after `clientele`. Names in capitals are filled in with such as
/// occur where the language is spoken.
const EXAMPLES: &[(&str, &[&str])] = &[
    (
        "",
        &[
            "init --organization OFFICE --admin chen --recovery-file recovery.pdf",
            "customers create COMPANY --set phone=010-62345678 --set status=potential",
            "customers list --search 62345678",
        ],
    ),
    (
        "init",
        &[
            "init --organization OFFICE --admin chen",
            "init --organization OFFICE --admin chen --preset strict --recovery-file recovery.pdf",
        ],
    ),
    ("recover", &["recover chen", "recover chen --recovery-file recovery.txt"]),
    (
        "recovery renew",
        &[
            "recovery renew --recovery-file new.pdf",
            "recovery renew --recovery-file new.txt --retire-old",
        ],
    ),
    ("recovery retire", &["recovery retire --recovery-file new.txt"]),
    ("vault accept", &["vault accept --reason \"REASON\""]),
    ("journal accept", &["journal accept --reason \"REASON\""]),
    ("password change", &["password change --user chen"]),
    (
        "departments create",
        &["departments create DEPARTMENT", "departments create TEAM --parent DEPARTMENT"],
    ),
    (
        "departments move",
        &["departments move TEAM --under DEPARTMENT", "departments move TEAM --top"],
    ),
    (
        "accounts create",
        &["accounts create wang --name PERSON --role sales --department DEPARTMENT"],
    ),
    ("accounts update", &["accounts update wang --role manager --role auditor"]),
    (
        "customers list",
        &[
            "customers list --search PERSON",
            "customers list --filter \"owner=me and created_at>=2026-01-01\"",
            "customers list --filter \"tag=VIP and not category under CATEGORY\" --sort name --count",
            "customers list --sort next_follow_up_on --limit 20 --row 41",
        ],
    ),
    ("customers show", &["customers show K000001"]),
    (
        "customers create",
        &[
            "customers create PERSON --set company=COMPANY --set phone=13800138000 --tag VIP",
            "customers create COMPANY --set contact_name=PERSON --set next_follow_up_on=2026-12-01",
        ],
    ),
    (
        "customers update",
        &[
            "customers update K000001 --set status=won --set phone=13800138000",
            "customers update K000001 --set notes= --version 3",
        ],
    ),
    ("contacts add", &["contacts add K000001 PERSON --phone 13800138000 --primary"]),
    ("contacts update", &["contacts update 7 --email name@example.com"]),
    ("tags create", &["tags create VIP --colour amber"]),
    ("tags add", &["tags add VIP K000001 K000002"]),
    ("tags delete", &["tags delete VIP", "tags delete VIP --reassign A"]),
    (
        "categories create",
        &["categories create CATEGORY", "categories create BRANCH --parent CATEGORY"],
    ),
    (
        "categories move",
        &["categories move BRANCH --under CATEGORY", "categories move CATEGORY/BRANCH --top"],
    ),
    ("choices rename", &["choices rename level vip S"]),
    ("tasks create", &["tasks create TASK --due 2026-12-01 --assignee chen --customer K000001"]),
    ("tasks list", &["tasks list --overdue", "tasks list --customer K000001"]),
    (
        "imports run",
        &[
            "imports run SHEET.xlsx --dry-run",
            "imports run SHEET.xlsx --failed FAILED.xlsx --on-duplicate update",
            "imports run SHEET.xlsx --as-before",
            "imports run SHEET.csv --header-row 4 --map G=phone --map H=-",
        ],
    ),
    ("imports continue", &["imports continue 3 SHEET.xlsx --failed FAILED.xlsx"]),
    ("imports undo", &["imports undo 3"]),
    (
        "exports run",
        &[
            "exports run --to SHEET.xlsx",
            "exports run --to SHEET.xlsx --complete",
            "exports run --to SHEET.pdf --filter owner=me --fields file_no,name,phone --sort name",
        ],
    ),
    (
        "reports run",
        &[
            "reports run overview --to REPORT.pdf",
            "reports run customer --customer K000001 --to REPORT.pdf",
        ],
    ),
    ("backups create", &["backups create --to /media/usb/backups"]),
    (
        "backups restore",
        &[
            "backups restore 20261122-101500.clientele-backup",
            "backups restore 20261122-101500.clientele-backup --into /srv/office --recovery-file recovery.txt",
        ],
    ),
    ("settings set", &["settings set time_zone Asia/Taipei", "settings set file_numbers C{00000}"]),
    (
        "journal list",
        &[
            "journal list --limit 20",
            "journal list --changes --account lin",
            "journal list --entity customers --id K000001",
        ],
    ),
    ("journal verify-file", &["journal verify-file journal.jsonl"]),
    ("undo", &["undo 42"]),
    ("completions", &["completions bash > /etc/bash_completion.d/clientele"]),
];

/// The examples of a command, under their heading.
pub fn of(path: &[&str], language: Language) -> Option<String> {
    let path = path.join(" ");
    let (_, lines) = EXAMPLES.iter().find(|(command, _)| *command == path)?;
    let mut text = format!("{}:", language.word("cli.headings.examples"));
    for line in *lines {
        text.push_str("\n  clientele ");
        text.push_str(&filled(line, language));
    }
    Some(text)
}

fn filled(line: &str, language: Language) -> String {
    let mut filled = line.to_owned();
    for name in [
        "office",
        "person",
        "company",
        "department",
        "team",
        "category",
        "branch",
        "task",
        "sheet",
        "failed",
        "report",
        "reason",
    ] {
        let word = language.word(&format!("cli.samples.{name}"));
        let quoted = if word.contains(' ') && name != "reason" {
            format!("\"{word}\"")
        } else {
            word.to_owned()
        };
        filled = filled.replace(&name.to_uppercase(), &quoted);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_can_be_typed() {
        for language in Language::ALL {
            for (path, lines) in EXAMPLES {
                for line in *lines {
                    let line = format!("clientele {}", filled(line, language));
                    let typed = words(line.split(" > ").next().unwrap());
                    let read = crate::arguments::parse(&typed, language);
                    let (_, found) = read.unwrap_or_else(|error| panic!("{line}: {error}"));
                    assert!(path.is_empty() || found == *path, "{line}");
                }
            }
        }
    }

    /// Splits a line as a shell does that knows double quotes.
    fn words(line: &str) -> Vec<std::ffi::OsString> {
        let mut words = vec![String::new()];
        let mut is_quoted = false;
        for letter in line.chars() {
            match (letter, is_quoted) {
                ('"', _) => is_quoted = !is_quoted,
                (' ', false) => words.push(String::new()),
                _ => words.last_mut().unwrap().push(letter),
            }
        }
        words.into_iter().filter(|it| !it.is_empty()).map(Into::into).collect()
    }
}
