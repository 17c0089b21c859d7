//! Entries of the log on a screen.

use clientele_core::{
    journal::{Entry, FieldChange},
    words::Language,
};

use crate::{
    failure::{Manner, Outcome},
    shown::Shown,
    table::Table,
    terminal::Terminal,
};

/// Rows of an entry that are named in a list; the others are counted.
const NAMED: usize = 3;

/// A list of entries that is written while it is read.
pub struct Writer<'t> {
    terminal: &'t Terminal,
    table: Table,
    is_begun: bool,
}

impl Writer<'_> {
    pub fn begin(terminal: &Terminal) -> Outcome<Writer<'_>> {
        if terminal.manner() == Manner::Json {
            terminal.write(|screen| write!(screen, "{{\"rows\":["))?;
        }
        Ok(Writer { terminal, table: super::headings(terminal), is_begun: false })
    }

    pub fn write(&mut self, entries: &[Entry], shown: &Shown) -> Outcome {
        if self.terminal.manner() == Manner::Json {
            return self.write_values(entries);
        }
        for entry in entries {
            self.table.row([
                entry.seq.to_string(),
                shown.moment(entry.at),
                who(entry, shown.language).to_owned(),
                operation(entry, shown.language).to_owned(),
                outcome(entry, shown.language).to_owned(),
                records(entry, shown.language),
            ]);
        }
        let is_first = !std::mem::replace(&mut self.is_begun, true);
        let Writer { terminal, table, .. } = self;
        if is_first && table.is_empty() {
            return terminal.line(shown.language.word("journal.nothing_yet"));
        }
        terminal
            .write(|screen| if is_first { table.write(screen) } else { table.write_more(screen) })
    }

    fn write_values(&mut self, entries: &[Entry]) -> Outcome {
        for entry in entries {
            let is_first = !std::mem::replace(&mut self.is_begun, true);
            let value = serde_json::to_string(entry)?;
            let comma = if is_first { "" } else { "," };
            self.terminal.write(|screen| write!(screen, "{comma}{value}"))?;
        }
        Ok(())
    }

    pub fn end(self, next: Option<i64>) -> Outcome {
        if self.terminal.manner() == Manner::Words {
            return Ok(());
        }
        let next = serde_json::to_string(&next)?;
        self.terminal.write(|screen| writeln!(screen, "],\"next\":{next}}}"))
    }
}

/// The entries of one record, each with what it changed, as lines.
pub fn lines(entries: &[Entry], shown: &Shown) -> Vec<String> {
    let language = shown.language;
    let mut lines = Vec::new();
    for entry in entries {
        let by = [("moment", shown.moment(entry.at).into()), ("who", who(entry, language).into())];
        let heading = language.say("customers.history.by", &by);
        lines.push(format!("{heading} · {}", operation(entry, language)));
        for change in entry.changes.iter().flat_map(|it| &it.fields) {
            let says_something = !(change.before.is_null() && change.after.is_null());
            if let Some(field) = change.word.as_deref().and_then(|it| language.find(it))
                && (says_something || change.masked)
            {
                lines.push(format!("    {}", change_line(field, change, shown)));
            }
        }
    }
    lines
}

fn change_line(field: &str, change: &FieldChange, shown: &Shown) -> String {
    let language = shown.language;
    let side = |value: &serde_json::Value| {
        let text = shown.field(&change.field, value);
        match (change.masked, text.is_empty()) {
            (true, _) => language.word("formats.masked").to_owned(),
            (false, true) => language.word("formats.empty").to_owned(),
            (false, false) => text,
        }
    };
    let words = [
        ("field", field.into()),
        ("before", side(&change.before).into()),
        ("after", side(&change.after).into()),
    ];
    language.say("customers.history.change", &words)
}

fn who(entry: &Entry, language: Language) -> &str {
    if entry.who.is_empty() { language.word("journal.system") } else { &entry.who }
}

fn operation(entry: &Entry, language: Language) -> &str {
    let word = match entry.is_redo {
        true => Some(language.word("operations.journal.redo")),
        false => language.find(&format!("operations.{}", entry.operation)),
    };
    word.unwrap_or(&entry.operation)
}

fn outcome(entry: &Entry, language: Language) -> &str {
    let word = language.find(&format!("journal.outcomes.{}", entry.outcome));
    word.unwrap_or(&entry.outcome)
}

/// `客户 7、联系人 3 … 48`
fn records(entry: &Entry, language: Language) -> String {
    let named: Vec<String> = entry
        .changes
        .iter()
        .take(NAMED)
        .map(|it| {
            let word = language.find(&format!("{}.one", it.entity)).unwrap_or(&it.entity);
            format!("{word} {}", it.entity_id)
        })
        .collect();
    let list = language.list(named.iter().map(String::as_str));
    let more = entry.change_count.saturating_sub(NAMED as u64);
    if more > 0 { format!("{list} … +{more}") } else { list }
}
