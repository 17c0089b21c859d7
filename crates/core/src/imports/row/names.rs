//! Whom a row is about: its names put together, by the rule of the sheet.

use super::{Cells, Reading, values};
use crate::{
    customers,
    imports::{
        Nameless,
        mapping::{Field, Kind, NameRule, Names, Party, full_name, headings::is_han},
        plan::{NAMING, Planned},
        report::Fault,
    },
    points::Point,
    text::{Rule, clean, keys::search_key, limits},
};

impl Reading<'_> {
    pub(super) fn settle_names(&mut self) {
        let mut names = std::mem::take(&mut self.names);
        let name = self.whole_name(&mut names);
        let name = self.with_prefix(name);
        let all = Names { name: &name, company: &names.company, contact_name: &names.contact };
        let plan = self.reader.plan;
        let party = match self.continues_a_firm() {
            true => all.of_a_firm_above(),
            false => plan.name_rule.party(all, plan.kind),
        };
        match party {
            Some(party) => self.settle_party(party, names.title),
            // A name that was refused has said so already.
            None if self.is_new && !self.has_refused(&NAMING) => self.settle_nameless(),
            None => {}
        }
    }

    /// The name of a row that may have it in one column, in two, or in both ways.
    fn whole_name(&mut self, names: &mut Cells) -> String {
        let plan = self.reader.plan;
        let (first, last) = (&names.first, &names.last);
        let both = full_name(first, last);
        if names.name.is_empty() {
            return both;
        }
        let name = std::mem::take(&mut names.name);
        let whole = search_key(&name);
        if [first, last].iter().all(|it| whole.contains(&search_key(it))) {
            return name;
        }
        match plan.rest_of_name {
            Some(Field::LastName) if last.is_empty() => full_name(first, &name),
            Some(Field::FirstName) if first.is_empty() => full_name(&name, last),
            _ if plan.has_mere_nicknames => {
                let is_said = search_key(&both).contains(&whole);
                if let Some(column) = plan.columns_of(Field::Name).next().filter(|_| !is_said) {
                    let colon = self.reader.language.word("imports.colon");
                    self.remarks.push(column, format!("{}{colon}{name}", column.heading));
                }
                both
            }
            _ => {
                if names.contact.is_empty() {
                    names.contact = both;
                }
                name
            }
        }
    }

    /// A title in a column of its own: before a name in letters, behind one in Chinese characters.
    fn with_prefix(&self, name: String) -> String {
        let Some(index) = self.reader.plan.prefix.filter(|_| !name.is_empty()) else { return name };
        let title = values::text(self.row.cell(index)).ok().flatten();
        let title = title.and_then(|it| clean::line(&it, limits::TITLE).ok()).unwrap_or_default();
        let is_said = search_key(&name).contains(&search_key(&title));
        match title.chars().any(is_han) {
            _ if is_said || name.chars().count() + title.chars().count() >= limits::NAME => name,
            true => format!("{name}{title}"),
            false => format!("{title} {name}"),
        }
    }

    /// A row that names nobody is somebody's only where a person has said so: then they are called by
    /// how they are reached, as far as everybody may see it.
    fn settle_nameless(&mut self) {
        let plan = self.reader.plan;
        let way = self.understood.record.points.first();
        let called = way.map(Point::as_name);
        self.understood.is_nameless = called.is_some() && !plan.is_own;
        match called.filter(|_| plan.nameless == Nameless::Take && !plan.is_own) {
            Some(name) => {
                let kind = plan.kind;
                self.settle_party(Party { kind, name, company: None, contact_name: None }, None);
            }
            None => {
                let column = plan.naming_column();
                self.refuse(column, Field::Name, Fault::Rule(Rule::Blank));
            }
        }
    }

    /// Whether the row is about one more person of the firm that a row above is about.
    fn continues_a_firm(&self) -> bool {
        let plan = self.reader.plan;
        let is_continued = |field| {
            plan.columns_of(field).any(|it: &Planned| self.row.continued.contains(&it.index))
        };
        plan.name_rule == NameRule::CompanyWithContact
            && self.says(Field::ContactName)
            && (is_continued(Field::Company) || is_continued(Field::Name))
    }

    fn settle_party(&mut self, party: Party, title: Option<String>) {
        let has_kind = self.says(Field::Kind);
        let record = &mut self.understood.record;
        if self.is_new && !has_kind {
            record.kind = match party.kind {
                Kind::Company => customers::Kind::Company,
                Kind::Person => customers::Kind::Person,
            };
        }
        if party.company.is_some() {
            record.company = party.company;
        }
        if record.name != party.name {
            self.set_late(Field::Name, customers::Field::Name, party.name);
        }
        self.settle_first(party.contact_name, title);
    }
}
