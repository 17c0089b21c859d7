//! The people that a row names: the one to talk to, and in an export of ours everyone.

use super::{Reading, reach::Points};
use crate::{
    contacts::NewContact,
    customers,
    id::ChoiceId,
    imports::{
        lists::List,
        mapping::Field,
        plan::Planned,
        report::{Fault, Warning},
        unclear::Unclear,
    },
    points::PointKind,
    text::{Rule, clean, limits},
};

impl<'a> Reading<'a> {
    /// What a column says of one of the people.
    pub(super) fn put_of_person(&mut self, column: &'a Planned, text: &str) -> Result<(), Rule> {
        let person = self.people.entry(column.person).or_default();
        match column.field {
            Field::ContactName => person.name = clean::line(text, limits::NAME)?,
            Field::ContactTitle => person.title = Some(clean::line(text, limits::TITLE)?),
            Field::Notes => person.notes = Some(clean::paragraph(text, limits::CONTACT_NOTES)?),
            Field::ContactRole => return self.choose_role(column, text),
            field => {
                if let Some(kind) = PointKind::of_word(field.wire()) {
                    let Points { right, unplaced, wrong } =
                        self.reader.points(kind, text, self.place);
                    person.points.extend(right);
                    person.points.extend(unplaced.iter().map(|(point, _)| point.clone()));
                    person.points.sort_by_key(|it| it.kind);
                    for (point, rule) in unplaced {
                        self.tell_unplaced(column, &point, rule);
                    }
                    self.refuse_parts(column, text, wrong)?;
                }
            }
        }
        Ok(())
    }

    fn choose_role(&mut self, column: &'a Planned, text: &str) -> Result<(), Rule> {
        let name = clean::line(text, limits::CHOICE)?;
        let meanings = &self.reader.plan.words;
        let Some(name) = meanings.meant(Field::ContactRole, &name).map(str::to_owned) else {
            return Ok(());
        };
        let list = List::ContactRole(column.person);
        match list.find(self.reader.directory, &name) {
            Some(role) => {
                self.people.entry(column.person).or_default().role = Some(ChoiceId(role));
            }
            None => self.add_unknown(list, column, name),
        }
        Ok(())
    }

    /// The one whose name stands among the customer's.
    pub(super) fn settle_first(&mut self, contact_name: Option<String>, title: Option<String>) {
        let title = title.filter(|it| !it.is_empty());
        let first = match (contact_name, title) {
            (Some(name), title) => Some(NewContact { name, title, ..NewContact::default() }),
            // A person's own title stands with the person, as their own contact.
            (None, Some(title)) if self.understood.record.kind == customers::Kind::Person => {
                let name = self.understood.record.name.clone();
                Some(NewContact { name, title: Some(title), ..NewContact::default() })
            }
            (None, title) => {
                self.note_title(title);
                None
            }
        };
        self.understood.people.extend(first);
    }

    /// A title of nobody who is named.
    fn note_title(&mut self, title: Option<String>) {
        let column = self.reader.plan.columns_of(Field::ContactTitle).next();
        if let (Some(title), Some(column)) = (title, column) {
            let colon = self.reader.language.word("imports.colon");
            self.remarks.push(column, format!("{}{colon}{title}", column.heading));
        }
    }

    /// What is said of one of the people whom nothing names is the customer's.
    fn give_to_customer(&mut self, number: u16, person: NewContact) {
        let plan = self.reader.plan;
        let Some(column) = plan.columns.iter().find(|it| it.person == number) else { return };
        for point in person.points {
            self.take_point(point);
        }
        let of_field =
            |field| plan.columns.iter().find(|it| it.person == number && it.field == field);
        let colon = self.reader.language.word("imports.colon");
        for (field, said) in [(Field::ContactTitle, person.title), (Field::Notes, person.notes)] {
            if let (Some(column), Some(said)) = (of_field(field), said) {
                self.remarks.push(column, format!("{}{colon}{said}", column.heading));
            }
        }
        self.understood.unknown.retain(|it| it.list != List::ContactRole(number));
        self.understood.warnings.push(Warning {
            column: Some(column.heading.clone()),
            ..Warning::of(self.row.number, "nobody_named", None)
        });
    }

    /// The people with columns of their own follow the one whose name stands among the customer's.
    pub(super) fn settle_people(&mut self) {
        for (number, person) in std::mem::take(&mut self.people) {
            let plan = self.reader.plan;
            if person.name.is_empty() && (plan.unclear == Unclear::Note || !plan.is_own) {
                self.give_to_customer(number, person);
                continue;
            }
            if person.name.is_empty() {
                let columns = self.reader.plan.columns.iter();
                let column = columns.clone().find(|it| it.person == number);
                self.refuse(column, Field::ContactName, Fault::Rule(Rule::Blank));
            }
            for unknown in &mut self.understood.unknown {
                if unknown.list == List::ContactRole(number) {
                    let place = self.understood.people.len();
                    unknown.list = List::ContactRole(u16::try_from(place).unwrap_or(u16::MAX));
                }
            }
            self.understood.people.push(person);
        }
    }
}
