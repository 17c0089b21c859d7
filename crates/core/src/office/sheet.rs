//! The recovery sheet: the recovery key with what a person must know about it, on paper.

use std::{io::Write, path::Path};

use chrono::{DateTime, NaiveDate};
use clientele_tables::write::{self, Letter, Part, Properties};
use tempfile::NamedTempFile;
use zeroize::Zeroizing;

use crate::{
    Error, Result,
    vault::{self, RecoveryError, RecoveryKey},
    words::Language,
};

/// Groups on one line of a sheet in plain text.
const GROUPS_A_LINE: usize = 3;

/// What a recovery sheet says.
pub struct RecoverySheet<'a> {
    pub organization: &'a str,
    pub key: &'a RecoveryKey,
    /// The how-manieth sheet of this office.
    pub number: u64,
    pub made_on: NaiveDate,
    pub language: Language,
}

impl RecoverySheet<'_> {
    /// The key as it is copied by hand: groups with hyphens between.
    pub fn key(&self) -> Zeroizing<String> {
        Zeroizing::new(self.key.groups().join("-"))
    }

    /// Writes the sheet: as PDF where the name ends so, else as plain text. Only the person who
    /// made it may read the file.
    ///
    /// # Errors
    /// What the disk says.
    pub fn write(&self, path: &Path) -> Result<()> {
        let is_pdf = path.extension().is_some_and(|it| it.eq_ignore_ascii_case("pdf"));
        if is_pdf {
            write::letter(path, &self.letter()).map_err(of_letter)?;
        } else {
            let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
            // A file of this kind is nobody else's from its first byte.
            let mut aside = NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
            aside.write_all(self.text().as_bytes())?;
            aside.as_file().sync_all()?;
            aside.persist(path).map_err(|it| it.error)?;
        }
        vault::file::keep_private(path)?;
        Ok(())
    }

    /// The sheet in plain text, for any editor of any system.
    pub fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(4_096));
        let mut line = |it: &str| {
            text.push_str(it);
            text.push_str("\r\n");
        };
        // Editors of Windows would guess another encoding without the mark.
        line(&format!("\u{feff}{}", self.title()));
        for (name, value) in self.facts() {
            line(&format!("{name}: {value}"));
        }
        line("");
        line(self.language.word("recovery.key"));
        let groups = Zeroizing::new(self.key.groups());
        for groups in groups.chunks(GROUPS_A_LINE) {
            line(&Zeroizing::new(format!("    {}", groups.join("-"))));
        }
        line("");
        for paragraph in self.paragraphs() {
            line(&paragraph);
            line("");
        }
        line(self.language.word("recovery.keep.title"));
        for advice in self.advice() {
            line(&format!("  * {advice}"));
        }
        text
    }

    fn letter(&self) -> Letter {
        let mut parts = vec![Part::Facts(self.facts()), Part::Key(self.key().to_string())];
        parts.extend(self.paragraphs().into_iter().map(Part::Paragraph));
        parts.push(Part::Paragraph(self.language.word("recovery.keep.title").to_owned()));
        parts.extend(self.advice().map(|it| Part::Paragraph(format!("• {it}"))));
        let midnight = self.made_on.and_hms_opt(0, 0, 0);
        let properties = Properties {
            title: self.title(),
            subject: String::new(),
            author: self.organization.to_owned(),
            company: self.organization.to_owned(),
            program: "Clientele".to_owned(),
            created: midnight.unwrap_or(DateTime::UNIX_EPOCH.naive_utc()),
        };
        Letter {
            language: paper_language(self.language),
            words: paper_words(self.language, self.organization),
            properties,
            title: self.title(),
            parts,
        }
    }

    fn title(&self) -> String {
        self.language.word("recovery.title").to_owned()
    }

    fn facts(&self) -> Vec<(String, String)> {
        let language = self.language;
        let number = [("number", self.number.into())];
        vec![
            (
                language.word("settings.fields.organization").to_owned(),
                self.organization.to_owned(),
            ),
            (
                language.word("recovery.number").to_owned(),
                language.say("recovery.sheet_no", &number),
            ),
            (language.word("recovery.date").to_owned(), language.date(self.made_on)),
        ]
    }

    fn paragraphs(&self) -> Vec<String> {
        let date = [("date", self.made_on.into())];
        vec![
            self.language.word("recovery.what").to_owned(),
            self.language.word("recovery.when").to_owned(),
            self.language.say("recovery.opens_from", &date),
            self.language.word("recovery.nobody_else").to_owned(),
        ]
    }

    fn advice(&self) -> impl Iterator<Item = &'static str> {
        let language = self.language;
        ["print", "place", "apart", "delete", "renew"]
            .into_iter()
            .map(move |it| language.word(&format!("recovery.keep.{it}")))
    }
}

/// The recovery key on a sheet in plain text, or typed by itself.
///
/// # Errors
/// What is wrong with the key; a text without one is too short.
pub fn key_on_sheet(text: &str) -> std::result::Result<RecoveryKey, RecoveryError> {
    let is_group = |it: &str| it.len() == 4 && it.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_of_key = |line: &&str| {
        let mut groups = line.trim().split(['-', ' ']).filter(|it| !it.is_empty()).peekable();
        groups.peek().is_some() && groups.all(is_group)
    };
    let lines = Zeroizing::new(text.lines().filter(is_of_key).collect::<Vec<_>>().join("-"));
    match RecoveryKey::parse(&lines) {
        Err(RecoveryError::Length { .. }) => {
            RecoveryKey::parse(text.trim_start_matches('\u{feff}'))
        }
        read => read,
    }
}

fn of_letter(error: write::Error<std::convert::Infallible>) -> Error {
    match error {
        write::Error::Rows(never) => match never {},
        write::Error::Full(_) => Error::Full,
        write::Error::Denied(_) => Error::ReadOnly,
        write::Error::NoFolder(_) => crate::error::DocumentFault::NoFolder.into(),
        write::Error::InUse(_) => crate::error::DocumentFault::FileInUse.into(),
        other => Error::internal(other),
    }
}

/// The language of a document.
fn paper_language(language: Language) -> write::Language {
    match language {
        Language::En => write::Language::English,
        Language::ZhCn => write::Language::Simplified,
        Language::ZhTw => write::Language::Traditional,
    }
}

fn paper_words(language: Language, footer: &str) -> write::Words {
    let page = [("page", "{page}".into()), ("pages", "{pages}".into())];
    write::Words {
        yes: language.word("formats.yes").to_owned(),
        no: language.word("formats.no").to_owned(),
        total: language.word("formats.total").to_owned(),
        page: language.say("formats.page", &page),
        continued: "{title}".to_owned(),
        empty: language.word("formats.none").to_owned(),
        footer: footer.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_on_a_sheet_reads_back() {
        let key = RecoveryKey::parse("0000-0000-0000-0000-0000-0000-0000-0000-0000").unwrap();
        let made_on = NaiveDate::from_ymd_opt(2026, 3, 4).unwrap();
        for language in Language::ALL {
            let sheet =
                RecoverySheet { organization: "晨光", key: &key, number: 1, made_on, language };
            assert!(RecoveryKey::parse(&sheet.key()).is_ok());
            let text = sheet.text();
            assert!(key_on_sheet(&text).is_ok() && key_on_sheet(&sheet.key()).is_ok());
            assert!(text.contains("晨光") && text.contains("0000-0000-0000\r\n"));
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("sheet.PDF");
            sheet.write(&path).unwrap();
            assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF"));
        }
    }
}
