//! What came of an import, in words.

use std::path::Path;

use clientele_core::{
    imports::{Batch, Report},
    text::Rule,
    word_of,
};

use crate::{failure::Outcome, terminal::Terminal};

/// Rows that are told one by one; the others are counted.
const TOLD: usize = 20;

pub fn say(report: &Report, failed: Option<&Path>, terminal: &Terminal) -> Outcome {
    let language = terminal.language();
    for line in columns(report, terminal) {
        terminal.line(&line)?;
    }
    terminal.line("")?;
    tell(
        report.errors.iter().map(|it| {
            let column = it.column.as_deref().unwrap_or(word_of(it.field, language));
            let reason = it.reason(language);
            let row = it.row.to_string();
            let words = [("row", row.into()), ("column", column.into()), ("reason", reason.into())];
            language.say("imports.row_error", &words)
        }),
        terminal,
    )?;
    tell(report.missing.iter().map(|it| it.text(language)), terminal)?;
    tell(report.cells.iter().map(|it| it.text(language)), terminal)?;
    tell(report.warnings.iter().map(|it| it.text(language)), terminal)?;
    let summary = [
        ("rows", report.rows.into()),
        ("new", report.new.into()),
        ("updated", report.updated.into()),
        ("duplicates", report.duplicates.into()),
        ("errors", report.failed.into()),
    ];
    terminal.line(&language.say("imports.summary", &summary))?;
    if report.unclear > 0 {
        let count = [("count", report.unclear.into())];
        terminal.line(&language.say("cli.remarks.unclear", &count))?;
    }
    if report.contacts > 0 {
        let count = [("count", report.contacts.into())];
        terminal.line(&language.say("imports.contacts_added", &count))?;
    }
    if report.parted > 0 {
        let count = [("count", report.parted.into())];
        terminal.line(&language.say("imports.parted", &count))?;
    }
    if report.yearless > 0 {
        let count = [("count", report.yearless.into())];
        terminal.line(&language.say("imports.yearless", &count))?;
    }
    if report.nameless > 0 && failed_for_want_of_a_name(report) {
        let count = [("count", report.nameless.into())];
        terminal.line(&language.say("cli.remarks.nameless", &count))?;
    }
    if let Some(it) = report.phones_elsewhere {
        let words = [("count", it.rows.into()), ("country", it.country.as_str().into())];
        terminal.line(&language.say("cli.remarks.phones_elsewhere", &words))?;
    }
    if let Some(failed) = failed.filter(|it| !report.failed_rows.is_empty() && it.exists()) {
        let file = failed.display().to_string();
        terminal.line(&language.say("imports.failed_rows", &[("file", file.into())]))?;
    }
    match report.batch {
        None => terminal.line(language.word("imports.rehearsal")),
        Some(batch) => {
            let id = batch.to_string();
            terminal.line(&language.say("cli.remarks.undo_import", &[("id", id.into())]))
        }
    }
}

fn failed_for_want_of_a_name(report: &Report) -> bool {
    report.errors.iter().any(|it| it.field == "name" && it.rule == Some(Rule::Blank))
}

/// How an import that was stopped is continued, or undone.
pub fn how_to_go_on(batch: &Batch, file: &Path, terminal: &Terminal) {
    let (language, id, file) = (terminal.language(), batch.id.to_string(), file.display());
    terminal.remark(&language.say("imports.stopped", &[("rows", batch.rows.into())]));
    let words = [("id", id.as_str().into()), ("file", file.to_string().into())];
    terminal.remark(&language.say("cli.remarks.continue_import", &words));
    terminal.remark(&language.say("cli.remarks.undo_import", &[("id", id.into())]));
}

/// How the sheet was understood.
fn columns(report: &Report, terminal: &Terminal) -> Vec<String> {
    let language = terminal.language();
    let header = match report.header_row {
        0 => language.word("imports.header_none").to_owned(),
        row => language.say("imports.header_found", &[("row", row.to_string().into())]),
    };
    let columns = report.mapping.iter().map(|(column, field)| match field {
        Some(field) => {
            let field = word_of(field.wire(), language);
            let words = [("column", column.into()), ("field", field.into())];
            language.say("imports.mapping", &words)
        }
        None if report.noted.contains(column) => {
            language.say("cli.remarks.import_noted", &[("column", column.into())])
        }
        None => language.say("cli.remarks.import_ignored", &[("column", column.into())]),
    });
    std::iter::once(header).chain(columns).collect()
}

fn tell(lines: impl ExactSizeIterator<Item = String>, terminal: &Terminal) -> Outcome {
    let more = lines.len().saturating_sub(TOLD);
    for line in lines.take(TOLD) {
        terminal.line(&line)?;
    }
    if more > 0 {
        let count = [("count", more.into())];
        terminal.line(&terminal.language().say("cli.remarks.more_rows", &count))?;
    }
    Ok(())
}
