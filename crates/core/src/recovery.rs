//! The recovery sheet: what an office keeps on paper for the day when nobody can sign in.

mod store;

use std::{io::Write, path::Path};

use chrono::NaiveDate;
use clientele_tables::write::{self, Letter, Part, Properties, Words};

pub(crate) use store::keep_public_key;

use crate::{
    Error, Result,
    clock::Moment,
    gate::View,
    vault::{RecoveryKey, SlotId},
    words::Language,
};

/// One sheet, about to be shown or written: the only place outside the vault where its key stands.
pub struct Sheet<'a> {
    pub organization: String,
    pub number: u32,
    /// From this day on it opens the office and its backups.
    pub since: NaiveDate,
    key: &'a RecoveryKey,
}

/// The sheet of a recovery key of this office.
///
/// # Errors
/// `WrongKey` when the key is none of this office's.
pub fn sheet<'a>(view: &View<'_>, key: &'a RecoveryKey) -> Result<Sheet<'a>> {
    let vault = view.strongbox().snapshot();
    let (slot, _) = vault.open_with_recovery(key).map_err(|_| Error::WrongKey)?;
    let since = vault.slot(slot).map(crate::vault::Slot::since).ok_or(Error::WrongKey)?;
    let SlotId::Recovery(number) = slot else { return Err(Error::WrongKey) };
    Ok(Sheet { organization: view.settings().organization.clone(), number, since, key })
}

/// What is said about keeping the sheet, in this order.
const KEEPING: [&str; 5] = [
    "recovery.keep.print",
    "recovery.keep.place",
    "recovery.keep.apart",
    "recovery.keep.delete",
    "recovery.keep.renew",
];

impl Sheet<'_> {
    /// The sheet as lines of text.
    pub fn lines(&self, language: Language) -> Vec<String> {
        let mut lines = vec![
            language.word("recovery.title").to_owned(),
            self.organization.clone(),
            self.numbered(language),
            self.made_on(language),
            String::new(),
            format!("{}:", language.word("recovery.key")),
            format!("    {}", self.spelled()),
            String::new(),
        ];
        lines.extend(self.explained(language));
        lines.push(String::new());
        lines.push(language.word("recovery.keep.title").to_owned());
        lines.extend(KEEPING.iter().map(|key| format!("- {}", language.word(key))));
        lines
    }

    /// Writes the sheet to a file, which nobody else on this computer can read: as PDF when its name
    /// ends in `.pdf`, as text otherwise.
    ///
    /// # Errors
    /// `NoFolder`, `Full`, `ReadOnly`.
    pub fn write(&self, file: &Path, language: Language, now: Moment) -> Result<()> {
        let is_pdf = file.extension().is_some_and(|it| it.eq_ignore_ascii_case("pdf"));
        if is_pdf {
            self.write_pdf(file, language, now)?;
        } else {
            let folder = file.parent().filter(|it| !it.as_os_str().is_empty());
            let mut aside = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
            aside.write_all((self.lines(language).join("\n") + "\n").as_bytes())?;
            aside.as_file().sync_all()?;
            aside.persist(file).map_err(|it| it.error)?;
        }
        Ok(crate::vault::file::keep_private(file)?)
    }

    fn write_pdf(&self, file: &Path, language: Language, now: Moment) -> Result<()> {
        let title = language.word("recovery.title").to_owned();
        let created = chrono::DateTime::from_timestamp_millis(now.wall_ms).unwrap_or_default();
        let mut parts = vec![
            Part::Facts(vec![
                (self.numbered(language), self.organization.clone()),
                (String::new(), self.made_on(language)),
            ]),
            Part::Key(self.spelled()),
        ];
        parts.extend(self.explained(language).into_iter().map(Part::Paragraph));
        parts.push(Part::Paragraph(language.word("recovery.keep.title").to_owned()));
        parts.extend(KEEPING.iter().map(|key| Part::Small(language.word(key).to_owned())));
        let page = [("page", "{page}".into()), ("pages", "{pages}".into())];
        let letter = Letter {
            language: of_paper(language),
            words: Words {
                page: language.say("formats.page", &page),
                footer: self.organization.clone(),
                ..Words::default()
            },
            properties: Properties {
                title: title.clone(),
                author: self.organization.clone(),
                company: self.organization.clone(),
                program: "Clientele".to_owned(),
                created: created.naive_utc(),
                ..Properties::default()
            },
            title,
            parts,
        };
        write::letter(file, &letter).map_err(paper_fault)?;
        Ok(())
    }

    /// The nine groups; the last one checks the others.
    fn spelled(&self) -> String {
        self.key.groups().join("-")
    }

    fn numbered(&self, language: Language) -> String {
        language.say("recovery.sheet_no", &[("number", self.number.to_string().into())])
    }

    fn made_on(&self, language: Language) -> String {
        language.say("recovery.made_on", &[("date", self.since.into())])
    }

    fn explained(&self, language: Language) -> Vec<String> {
        vec![
            language.word("recovery.what").to_owned(),
            language.word("recovery.when").to_owned(),
            language.say("recovery.opens_from", &[("date", self.since.into())]),
            language.word("recovery.nobody_else").to_owned(),
        ]
    }
}

fn of_paper(language: Language) -> write::Language {
    match language {
        Language::En => write::Language::English,
        Language::ZhCn => write::Language::Simplified,
        Language::ZhTw => write::Language::Traditional,
    }
}

/// A letter has no rows that could fail.
fn paper_fault(error: write::Error<std::convert::Infallible>) -> Error {
    match error {
        write::Error::Rows(never) => match never {},
        write::Error::Full(_) => Error::Full,
        write::Error::Denied(_) => Error::ReadOnly,
        write::Error::NoFolder(_) => crate::DocumentFault::NoFolder.into(),
        write::Error::InUse(_) => crate::DocumentFault::FileInUse.into(),
        other => Error::internal(other),
    }
}
