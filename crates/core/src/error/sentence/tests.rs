use clientele_tables::read::FileKind;
use serde_json::json;

use super::*;
use crate::text::Country;

fn kept(word: Option<&str>) -> crate::journal::Kept {
    crate::journal::Kept {
        entity: "customers".into(),
        entity_id: 3,
        name: None,
        word: word.map(str::to_owned),
        who: "Lin".into(),
        at: 0,
        local: chrono::NaiveDateTime::default(),
    }
}

/// One of every kind, with what its sentence is filled in with.
fn samples() -> Vec<Error> {
    let sheet = |error: ReadError| Error::Sheet(error);
    let mut samples = vec![
        Error::SignedOut,
        Error::WrongPassword,
        Error::Disabled,
        Error::Throttled { seconds: 8 },
        Error::Locked { seconds: 61 },
        Error::MustChangePassword,
        Error::PasswordExpired,
        Error::WeakPassword { weakness: Weakness::TooShort { minimum: 10 } },
        Error::WeakPassword { weakness: Weakness::TooLong { limit: 128 } },
        Error::WeakPassword { weakness: Weakness::Reused },
        Error::Forbidden { right: "customers.read" },
        Error::Masked { field: "phone".into() },
        Error::NotFound { entity: "customers" },
        Error::NotFound { entity: "something" },
        Error::Taken { field: "login" },
        Error::Stale { conflicts: Vec::new() },
        Error::InUse { entity: "categories", count: 0 },
        Error::InUse { entity: "categories", count: 2 },
        Error::LastAdministrator,
        Error::OutOfReach { right: "customers.update" },
        Error::UndoChangedSince { kept: Box::new(kept(Some("customers.fields.city"))) },
        Error::UndoChangedSince { kept: Box::new(kept(None)) },
        Error::UndoNotPossible,
        Error::UnknownField { field: "shoe_size".into() },
        Error::NotSortable { field: "notes".into() },
        Error::FilterSyntax { position: 3, near: "and".into() },
        Error::Cancelled,
        Error::Interrupted,
        Error::MissingHome,
        Error::HomeInUse,
        Error::Held { who: "pc (7)".into() },
        Error::HomeOnShare,
        Error::HomeSynced { service: "OneDrive".into() },
        Error::ReadOnly,
        Error::Full,
        Error::TooNew { needs: "40".into() },
        Error::VaultDamaged,
        Error::VaultMissing,
        Error::WrongKey,
        Error::MistypedKey { group: 3 },
        Error::DatabaseDamaged,
        sheet(ReadError::NotOpened { fault: OpenFault::NotFound }),
        sheet(ReadError::NotOpened { fault: OpenFault::InUse }),
        sheet(ReadError::NotOpened { fault: OpenFault::NotAFile }),
        sheet(ReadError::NotOpened { fault: OpenFault::Denied }),
        sheet(ReadError::Empty),
        sheet(ReadError::NotASheet { kind: FileKind::BinarySheet }),
        sheet(ReadError::Unsupported { kind: FileKind::OldExcel }),
        sheet(ReadError::PasswordProtected),
        sheet(ReadError::HasMacros),
        sheet(ReadError::Damaged { format: None, row: Some(3) }),
        sheet(ReadError::TooBig { measure: Measure::FileBytes, limit: 1 << 20, row: None }),
        sheet(ReadError::TooBig { measure: Measure::Rows, limit: 1_000_000, row: None }),
        sheet(ReadError::TookTooLong { seconds: 60 }),
        sheet(ReadError::Crashed { status: None, signal: Some(6) }),
        sheet(ReadError::NoSuchSheet { name: "A".into(), names: vec!["B".into()] }),
        sheet(ReadError::NotStarted),
        DocumentFault::NoFolder.into(),
        DocumentFault::FileInUse.into(),
        DocumentFault::Gone { path: "/tmp/a.pdf".into() }.into(),
        DocumentFault::NotShown { path: "/tmp/a.pdf".into() }.into(),
        DocumentFault::TooManyRows { limit: 20_000 }.into(),
        DocumentFault::TooManyColumns { columns: 40, fit: 12 }.into(),
        DocumentFault::TooWide { columns: 700, limit: 500 }.into(),
        DocumentFault::CellTooLong { row: 2, column: "B".into(), limit: 32_767 }.into(),
        Error::Unjournaled,
        Error::ReadTriedToWrite,
        Error::broken("a cause"),
    ];
    samples.extend(
        [
            BackupFault::NotABackup,
            BackupFault::Damaged,
            BackupFault::Truncated,
            BackupFault::Foreign,
            BackupFault::TooNew,
            BackupFault::Hostile,
            BackupFault::NotVerified,
        ]
        .map(Error::Backup),
    );
    samples.extend(
        [
            Rule::Blank,
            Rule::TooLong { limit: 3 },
            Rule::ControlCharacter,
            Rule::BidiControl,
            Rule::NotAPhone { country: Country::CN },
            Rule::NoAreaCode { country: Country::CN },
            Rule::LostDigits,
            Rule::NotAnEmail,
            Rule::NotAnIdNumber,
            Rule::NotATaxId,
            Rule::BadCheckDigit,
            Rule::NotADate,
            Rule::ImpossibleDate,
            Rule::NotAUrl,
            Rule::NotAPostalCode,
            Rule::NotACountry,
            Rule::NotAChoice,
            Rule::UnknownPerson,
            Rule::NotALogin,
            Rule::OutOfRange { least: 1, most: 60 },
            Rule::UnderItself,
            Rule::TooDeep { limit: 8 },
            Rule::Reserved { signs: "/ >" },
            Rule::NotANumbering,
            Rule::WrongFormat,
        ]
        .map(|rule| Error::invalid("name", rule)),
    );
    samples
}

#[test]
fn every_error_has_a_whole_sentence_in_every_language() {
    for error in samples() {
        for language in Language::ALL {
            // A missing key or value stops a debug build.
            let sentence = error.sentence(language);
            assert!(sentence.chars().count() > 8, "{sentence}");
            assert!(!sentence.contains("{{") && !sentence.contains('–'), "{error:?}: {sentence}");
        }
    }
}

#[test]
fn values_stand_in_the_sentence_in_the_words_of_the_person() {
    let zh = |error: Error| error.sentence(Language::ZhCn);
    assert!(zh(Error::Locked { seconds: 61 }).contains("2 分钟"));
    assert!(zh(Error::Forbidden { right: "accounts.write" }).contains("管理账号"));
    assert!(zh(Error::Masked { field: "phone".into() }).contains("“电话”"));
    assert!(zh(Error::NotFound { entity: "tasks" }).contains("任务"));
    let blank = Error::invalid("name", Rule::Blank);
    assert_eq!(blank.sentence(Language::En), "Name must not be empty. Please fill it in.");
    let sort = Error::NotSortable { field: "notes".into() }.sentence(Language::En);
    assert!(sort.contains("updated_at, created_at"), "{sort}");
}

#[test]
fn a_stale_edit_shows_both_values() {
    let conflict = Conflict { field: "city".into(), theirs: json!("北京"), yours: Json::Null };
    let sentence = Error::Stale { conflicts: vec![conflict] }.sentence(Language::ZhCn);
    assert!(sentence.contains("城市") && sentence.contains("北京") && sentence.contains("（空）"));
    let theirs = json!([{ "kind": "wechat", "shown": "zhang_3" }]);
    let conflict = Conflict { field: "wechat".into(), theirs, yours: json!([]) };
    let sentence = Error::Stale { conflicts: vec![conflict] }.sentence(Language::ZhCn);
    assert!(sentence.contains("“zhang_3”") && sentence.contains("（空）"), "{sentence}");
}

#[test]
fn an_internal_error_is_named_by_its_cause() {
    let reference = Error::broken("one").reference();
    assert_eq!(reference, Error::broken("one").reference());
    assert_ne!(reference, Error::broken("two").reference());
    assert!(Error::broken("one").sentence(Language::En).contains(&reference));
    assert_eq!(Error::broken("one").causes(), "internal: one");
}

#[test]
fn the_log_hears_kinds_and_numbers_and_no_values() {
    let canary = "13955501234";
    let quoted = format!("duplicate entry {canary}");
    let sqlite = rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(2067), Some(quoted));
    let parsed = serde_json::from_str::<u8>(&format!("\"{canary}\"")).unwrap_err();
    let converted = rusqlite::Error::FromSqlConversionFailure(
        2,
        rusqlite::types::Type::Text,
        Box::new(std::io::Error::other(canary)),
    );
    let errors: [Error; 5] = [
        sqlite.into(),
        parsed.into(),
        converted.into(),
        std::io::Error::other(canary).into(),
        Error::Unreadable { path: canary.into() },
    ];
    let told: Vec<String> = errors.iter().map(Error::causes).collect();
    assert_eq!(
        told,
        [
            "internal: rusqlite::error::Error: sqlite 2067: sqlite 2067",
            "internal: serde_json::error::Error: json Data at 1:13",
            "internal: rusqlite::error::Error: FromSqlConversionFailure: Other",
            "internal: std::io::error::Error: Other",
            "unreadable",
        ]
    );
    let shown: Vec<String> = errors.iter().take(4).map(ToString::to_string).collect();
    assert!(!shown.concat().contains(canary), "{shown:?}");
}
