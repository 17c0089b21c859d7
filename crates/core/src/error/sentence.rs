//! Errors as people read them: one sentence that says what happened and what to do.

use clientele_tables::read::{FileKind, Measure, OpenFault, ReadError};
use serde::Serialize;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::{BackupFault, Conflict, DocumentFault, Error, ImportFault};
use crate::{
    accounts::passwords::Weakness,
    customers::{Field, SortField},
    text::{self, Rule, phones::Example},
    words::{Language, Value},
};

/// Where the word of a field is looked for, the first that has it.
const FIELD_WORDS: [&str; 10] = [
    "errors.fields",
    "customers.fields",
    "customers.columns",
    "accounts.fields",
    "tasks.fields",
    "settings.fields",
    "contacts.fields",
    "choices.fields",
    "imports.fields",
    "backups.fields",
];

type Arguments<'a> = &'a [(&'a str, Value<'a>)];

impl Error {
    /// What a person reads, in their language.
    pub fn sentence(&self, language: Language) -> String {
        let say = |code: &str, arguments: Arguments<'_>| {
            language.say(&format!("errors.{code}"), arguments)
        };
        match self {
            Error::SignedOut
            | Error::WrongPassword
            | Error::Disabled
            | Error::MustChangePassword
            | Error::LastAdministrator
            | Error::OutOfReach { .. }
            | Error::UndoNotPossible
            | Error::Cancelled
            | Error::Interrupted
            | Error::NotEmpty
            | Error::Unreadable { .. }
            | Error::MissingHome
            | Error::HomeInUse
            | Error::HomeOnShare
            | Error::ReadOnly
            | Error::Full
            | Error::DiskFailed
            | Error::VaultDamaged
            | Error::VaultMissing
            | Error::WrongKey
            | Error::DatabaseDamaged => say(self.code(), &[]),
            Error::UndoChangedSince { kept } => kept.sentence(language),
            Error::PasswordExpired => say("initial_password_expired", &[]),
            Error::Throttled { seconds } => say("throttled", &[("seconds", (*seconds).into())]),
            Error::Locked { seconds } => {
                say("locked", &[("minutes", seconds.div_ceil(60).max(1).into())])
            }
            Error::WeakPassword { weakness } => of_weakness(*weakness, language),
            Error::Forbidden { right } => {
                let word = language.find(&format!("rights.{right}")).unwrap_or(right);
                say("forbidden", &[("right", word.into())])
            }
            Error::Masked { field } => say("masked", &[("field", word_of(field, language).into())]),
            Error::NotFound { entity } => match language.find(&format!("{entity}.one")) {
                Some(what) => say("not_found_of", &[("what", what.into())]),
                None => say("not_found", &[]),
            },
            Error::Invalid { field, rule } => of_rule(word_of(field, language), *rule, language),
            Error::Taken { field } => say("taken", &[("field", word_of(field, language).into())]),
            Error::Stale { conflicts } => of_conflicts(conflicts, language),
            Error::InUse { count: 0, .. } => say("in_use_elsewhere", &[]),
            Error::InUse { count, .. } => say("in_use", &[("count", (*count).into())]),
            Error::UnknownField { field } => {
                let fields = language.list(Field::ALL.iter().map(|it| it.word()));
                say("unknown_field", &[("name", field.into()), ("fields", fields.into())])
            }
            Error::NotSortable { field } => {
                let fields = language.list(SortField::ALL.iter().map(|it| it.word()));
                say("not_sortable", &[("field", field.into()), ("fields", fields.into())])
            }
            Error::UnknownList { name } => {
                let lists = language.list(crate::choices::LISTS);
                say("unknown_list", &[("name", name.into()), ("lists", lists.into())])
            }
            Error::UnknownReport { name } => {
                let reports = language.list(crate::reports::NAMES);
                say("unknown_report", &[("name", name.into()), ("reports", reports.into())])
            }
            Error::FilterSyntax { position, near } => {
                let position = Value::from(position + 1);
                say("filter_syntax", &[("position", position), ("near", near.into())])
            }
            Error::MistypedKey { group } => {
                say("recovery_key_mistyped", &[("group", (*group).into())])
            }
            Error::Held { who } => say("held", &[("who", who.into())]),
            Error::HomeSynced { service } => say("home_synced", &[("service", service.into())]),
            Error::TooNew { needs } => say("too_new", &[("needs", needs.into())]),
            Error::Sheet(error) => of_sheet(self.code(), error, language),
            Error::Import(fault) => of_import(fault, language),
            Error::Document(fault) => of_document(fault, language),
            Error::Backup(BackupFault::Hostile) => say("backup_hostile", &[]),
            Error::Backup(fault) => say(fault.code(), &[]),
            Error::Unjournaled | Error::ReadTriedToWrite | Error::Internal(_) => {
                say("internal", &[("reference", self.reference().into())])
            }
        }
    }

    /// By what a person can name the cause of an internal error, and by what the log names it: the
    /// same cause has the same reference wherever it happens.
    pub fn reference(&self) -> String {
        let digest = Sha256::digest(self.causes());
        let number = digest.iter().take(4).fold(0u32, |sum, byte| sum << 8 | u32::from(*byte));
        format!("E-{number:08X}")
    }

    /// The error for the log: its code, and the kinds and numbers of what is behind it. Never a text
    /// that could quote a value.
    pub fn causes(&self) -> String {
        match self {
            Error::Internal(cause) => format!("internal: {cause}"),
            Error::Unjournaled | Error::ReadTriedToWrite => format!("internal: {self}"),
            other => other.code().to_owned(),
        }
    }
}

/// What people call a field; one without a word is called what it is called on the wire.
pub fn word_of(field: &str, language: Language) -> &str {
    let found = FIELD_WORDS.iter().find_map(|it| language.find(&format!("{it}.{field}")));
    found.unwrap_or(field)
}

impl Rule {
    /// Why a text is refused, said of the field it was meant for.
    pub fn sentence(self, field: &str, language: Language) -> String {
        of_rule(word_of(field, language), self, language)
    }
}

fn of_rule(field: &str, rule: Rule, language: Language) -> String {
    let (least, limit) = (rule.least().unwrap_or_default(), rule.limit().unwrap_or_default());
    let phones = rule.country().map(text::phones::example);
    let of_phones = |which: fn(&Example) -> &str| phones.as_ref().map_or("", which);
    let arguments = [
        ("field", field.into()),
        ("least", least.into()),
        ("limit", limit.into()),
        ("signs", rule.signs().unwrap_or_default().into()),
        ("landline", of_phones(|it| &it.landline).into()),
        ("mobile", of_phones(|it| &it.mobile).into()),
    ];
    language.say(&format!("errors.invalid.{}", rule.code()), &arguments)
}

fn of_weakness(weakness: Weakness, language: Language) -> String {
    let (minimum, limit) = match weakness {
        Weakness::TooShort { minimum } => (minimum, 0),
        Weakness::TooLong { limit } => (0, limit),
        _ => (0, 0),
    };
    let arguments = [("minimum", minimum.into()), ("limit", limit.into())];
    language.say(&format!("errors.weak_password.{}", weakness.code()), &arguments)
}

fn of_conflicts(conflicts: &[Conflict], language: Language) -> String {
    let mut sentence = language.word("errors.stale").to_owned();
    for conflict in conflicts {
        let arguments = [
            ("field", word_of(&conflict.field, language).into()),
            ("yours", shown(&conflict.yours, language).into()),
            ("theirs", shown(&conflict.theirs, language).into()),
        ];
        sentence.push(' ');
        sentence.push_str(&language.say("errors.stale_field", &arguments));
    }
    sentence
}

fn shown(value: &Json, language: Language) -> String {
    match value {
        Json::Null => language.word("formats.empty").to_owned(),
        Json::Array(items) if items.is_empty() => shown(&Json::Null, language),
        Json::String(text) => text.clone(),
        // A way to reach somebody.
        Json::Object(parts) if parts.contains_key("shown") => shown(&parts["shown"], language),
        Json::Array(items) => {
            let items: Vec<String> = items.iter().map(|it| shown(it, language)).collect();
            language.list(items.iter().map(String::as_str))
        }
        other => other.to_string(),
    }
}

fn of_sheet(code: &str, error: &ReadError, language: Language) -> String {
    let say =
        |code: &str, arguments: Arguments<'_>| language.say(&format!("errors.{code}"), arguments);
    match error {
        ReadError::NotOpened { fault: OpenFault::InUse } => say("file_in_use", &[]),
        ReadError::NotOpened { fault: OpenFault::NotFound } => say("sheet_gone", &[]),
        ReadError::NotOpened { fault: OpenFault::NotAFile } => say("sheet_is_folder", &[]),
        ReadError::NotASheet { kind: FileKind::Unknown } => say("not_recognised", &[]),
        ReadError::NotASheet { kind } | ReadError::Unsupported { kind } => {
            let kind = language.word(&format!("imports.file_kinds.{}", wire(kind)));
            say(code, &[("kind", kind.into())])
        }
        ReadError::TooBig { measure, limit, .. } => {
            let limit = match measure {
                Measure::FileBytes
                | Measure::UnpackedBytes
                | Measure::OutputBytes
                | Measure::MemoryBytes => Value::Bytes(*limit),
                Measure::Rows | Measure::Columns | Measure::Characters | Measure::Entries => {
                    (*limit).into()
                }
            };
            let key = format!("imports.limits.{}", wire(measure));
            let limit = language.say(&key, &[("limit", limit)]);
            say(code, &[("limit", limit.into())])
        }
        ReadError::NoSuchSheet { name, names } => {
            let sheets = language.list(names.iter().map(String::as_str));
            say(code, &[("name", name.into()), ("sheets", sheets.into())])
        }
        ReadError::NotOpened { .. }
        | ReadError::Empty
        | ReadError::PasswordProtected
        | ReadError::HasMacros
        | ReadError::Damaged { .. }
        | ReadError::TookTooLong { .. }
        | ReadError::Crashed { .. }
        | ReadError::NotStarted => say(code, &[]),
    }
}

fn of_import(fault: &ImportFault, language: Language) -> String {
    let say =
        |arguments: Arguments<'_>| language.say(&format!("errors.{}", fault.code()), arguments);
    match fault {
        // A row is a place, not an amount: no groups of digits.
        ImportFault::HeaderNotFound { row, rows } => {
            say(&[("row", row.to_string().into()), ("rows", rows.to_string().into())])
        }
        ImportFault::ColumnNotFound { name, columns } => {
            let columns = language.list(columns.iter().map(String::as_str));
            say(&[("name", name.into()), ("columns", columns.into())])
        }
        ImportFault::AmbiguousColumn { name } => say(&[("name", name.into())]),
        ImportFault::FieldTwice { field } => say(&[("field", word_of(field, language).into())]),
        ImportFault::OtherFile { name } => say(&[("name", name.into())]),
        ImportFault::NothingMapped
        | ImportFault::NoNameColumn
        | ImportFault::Turned
        | ImportFault::NotStopped
        | ImportFault::SomeoneElses => say(&[]),
    }
}

fn of_document(fault: &DocumentFault, language: Language) -> String {
    let key = format!("errors.{}", fault.code());
    match fault {
        DocumentFault::NoFolder
        | DocumentFault::FileInUse
        | DocumentFault::Unwritable
        | DocumentFault::NotALog
        | DocumentFault::SeveralTables => language.say(&key, &[]),
        DocumentFault::UnknownFileType { path }
        | DocumentFault::Gone { path }
        | DocumentFault::NotShown { path } => language.say(&key, &[("path", path.into())]),
        DocumentFault::TooManyRows { limit } => language.say(&key, &[("limit", (*limit).into())]),
        DocumentFault::TooManyColumns { columns, fit } => {
            language.say(&key, &[("columns", (*columns).into()), ("fit", (*fit).into())])
        }
        DocumentFault::TooWide { columns, limit } => {
            language.say(&key, &[("columns", (*columns).into()), ("limit", (*limit).into())])
        }
        DocumentFault::CellTooLong { row, column, limit } => {
            let column = column.into();
            let arguments =
                [("row", (*row).into()), ("column", column), ("limit", (*limit).into())];
            language.say(&key, &arguments)
        }
    }
}

/// The name of a plain enum's value on the wire.
fn wire(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Json::String(name)) => name,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests;
