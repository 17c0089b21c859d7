//! Words that stand for something of the office: tags, entries of its lists, people and departments.

use super::{GOOGLES, Reading, values};
use crate::{
    customers,
    imports::{
        lists::{List, Unknown},
        mapping::Field,
        plan::Planned,
    },
    text::{Rule, clean, keys::search_key, limits},
    word_of,
    words::Language,
};

impl<'a> Reading<'a> {
    pub(super) fn add_tags(&mut self, column: &Planned, text: &str) -> Result<(), Rule> {
        let names = text.split(GOOGLES).flat_map(customers::values::split_tags);
        for name in names.filter(|it| !values::is_everybodys(it)) {
            let name = clean::line(name, limits::TAG)?;
            let Some(name) = self.reader.plan.words.meant(Field::Tags, &name) else { continue };
            let name = name.to_owned();
            match self.reader.directory.tag(&name) {
                Some(tag) => {
                    self.understood.record.tags.insert(tag);
                }
                None if values::is_nothing(&name) => {}
                None => self.add_unknown(List::Tags, column, name),
            }
        }
        Ok(())
    }

    pub(super) fn choose(&mut self, column: &Planned, name: &str) -> Result<(), Rule> {
        let Some(list) = List::of(column.field) else { return Ok(()) };
        let Some(name) = self.reader.plan.words.meant(column.field, name) else { return Ok(()) };
        // A customer of an export of ours keeps what it has, whether or not others are offered it.
        let found = match self.reader.plan.is_own {
            true => list.find_any(self.reader.directory, name),
            false => list.find(self.reader.directory, name),
        };
        match found {
            Some(id) => list.write(&mut self.understood.record, id),
            None => {
                list.check(name)?;
                self.add_unknown(list, column, name.to_owned());
            }
        }
        Ok(())
    }

    pub(super) fn add_unknown(&mut self, list: List, column: &Planned, name: String) {
        let column = column.heading.clone();
        self.understood.unknown.push(Unknown { list, name, column });
    }

    /// Someone or some place that the office does not know costs no row: it is noted.
    pub(super) fn place(&mut self, column: &'a Planned, name: String) -> Result<(), Rule> {
        if self.reader.plan.is_own && self.place_nowhere(column, &name) {
            return Ok(());
        }
        let words = &self.reader.plan.words;
        let Some(meant) = words.meant(column.field, &name).map(str::to_owned) else {
            return Ok(());
        };
        match self.set(column, meant.clone()) {
            // Somebody has said that there is to be one of this name.
            Err(Rule::NotAChoice) if words.has(column.field, &name) => {
                self.add_unknown(List::Departments, column, meant);
            }
            Err(Rule::UnknownPerson | Rule::NotAChoice) => self.miss(column, name),
            other => return other,
        }
        Ok(())
    }

    /// Notes a name that the office does not know.
    pub(super) fn miss(&mut self, column: &'a Planned, name: String) {
        let language = self.reader.language;
        let colon = language.word("imports.colon");
        let line = format!("{}{colon}{name}", word_of(column.field.wire(), language));
        self.remarks.push(column, line);
        self.understood.missing.push((column.field, name));
    }

    /// An export of ours says in words that nobody, or no department, has a customer.
    fn place_nowhere(&mut self, column: &Planned, name: &str) -> bool {
        let word = |language: &Language| match column.field {
            Field::Owner => language.word("customers.unassigned"),
            _ => language.word("customers.no_department"),
        };
        let is_said = Language::ALL.iter().any(|it| search_key(word(it)) == search_key(name));
        match column.field {
            Field::Owner if is_said => self.understood.record.owner = None,
            _ if is_said => self.understood.record.department = None,
            _ => {}
        }
        is_said
    }

    pub(super) fn set_kind(&mut self, column: &Planned, name: String) {
        if self.set(column, name.clone()).is_ok() {
            return;
        }
        match values::kind(&name) {
            Some(kind) => self.understood.record.kind = kind,
            None => self.warn(column, "not_a_choice", name),
        }
    }
}
