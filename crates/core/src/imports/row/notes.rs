//! What of a row is noted: its own notes, the columns that fill no field, what could not be understood.

use super::{Reading, Understood};
use crate::{
    customers,
    imports::{
        layout::cells,
        lists::Unknown,
        mapping::Field,
        plan::{Label, Plan, Planned},
        report::RowError,
        unclear::{self, Becomes, Lines, Unclear},
        write,
    },
    text::{Rule, clean, limits},
    word_of,
    words::Language,
};

impl Understood {
    /// Notes a word that cannot stand in its list; answers why its row does not come in, where such words
    /// are not to be noted.
    pub fn set_aside(
        &mut self,
        plan: &Plan,
        row: u32,
        (unknown, rule): &(Unknown, Rule),
        language: Language,
    ) -> Option<RowError> {
        let error = write::refused(row, unknown, *rule);
        let becomes = Becomes::of(plan, unknown.list.field(), &unknown.name, false);
        if becomes == Becomes::Error {
            return Some(error);
        }
        if becomes == Becomes::Noted {
            let colon = language.word("imports.colon");
            let mut lines = Lines::default();
            lines.push((), unclear::labelled(&unknown.column, colon, &unknown.name));
            let mut notes = self.record.notes.take().unwrap_or_default();
            if !lines.write(&mut notes).is_empty() {
                self.warnings.push(unclear::notes_cut(row, &unknown.column, &unknown.name));
            }
            self.record.notes = Some(notes).filter(|it| !it.is_empty());
        }
        self.warnings.push(becomes.warning(error));
        None
    }
}

impl<'a> Reading<'a> {
    pub(super) fn add_note(&mut self, column: &'a Planned, text: &str) -> Result<(), Rule> {
        const MIDNIGHT: &str = " 00:00:00";
        let plan = self.reader.plan;
        let note = match clean::paragraph(text, limits::NOTES) {
            // The notes are cut where they are put together.
            Err(_) if plan.unclear == Unclear::Note => clean::readable(text),
            other => other?,
        };
        let colon = self.reader.language.word("imports.colon");
        let heading = &column.heading;
        match column.label {
            // Whether it stands there already is asked line by line: the customer's own notes stay.
            Label::Always => {
                let said = unclear::without_mark(note.strip_suffix(MIDNIGHT).unwrap_or(&note));
                self.remarks.push(column, format!("{heading}{colon}{said}"));
            }
            Label::WhereSeveral if plan.is_labelled(column) => {
                self.notes.push(format!("{heading}{colon}{note}"));
            }
            Label::WhereSeveral => self.notes.push(note),
        }
        Ok(())
    }

    pub(super) fn remark(&mut self, column: &'a Planned, name: String, code: &'static str) {
        let language = self.reader.language;
        let colon = language.word("imports.colon");
        let line = format!("{}{colon}{name}", word_of(column.field.wire(), language));
        self.remarks.push(column, line);
        self.warn(column, code, name);
    }

    pub(super) fn settle_notes(&mut self) {
        let written = std::mem::take(&mut self.notes).join("\n");
        let remarks = std::mem::take(&mut self.remarks);
        if written.is_empty() && remarks.is_empty() {
            return;
        }
        let mut notes = match written.is_empty() {
            true => self.understood.record.notes.clone().unwrap_or_default(),
            false => self.cut_notes(written, remarks.room_above()),
        };
        for column in remarks.write(&mut notes) {
            let text = cells::text(self.row.cell(column.index));
            let cut = unclear::notes_cut(self.row.number, &column.heading, &text);
            self.understood.warnings.push(cut);
        }
        if !notes.is_empty() && self.understood.record.notes.as_deref() != Some(notes.as_str()) {
            self.set_late(Field::Notes, customers::Field::Notes, notes);
        }
    }

    /// Notes of the sheet that are longer than notes can be lose their end, and that is told.
    fn cut_notes(&mut self, notes: String, room: usize) -> String {
        let plan = self.reader.plan;
        if notes.len() <= room || plan.unclear == Unclear::Refuse {
            return notes;
        }
        let kept = unclear::cut(&notes, room);
        if kept.len() < notes.len() {
            let column = plan.columns_of(Field::Notes).next();
            let heading = column.map_or("", |it| it.heading.as_str());
            let cut = unclear::notes_cut(self.row.number, heading, &notes);
            self.understood.warnings.push(cut);
        }
        kept
    }
}
