//! A row of a sheet, understood: the customer it describes, and what is wrong with it.

mod names;
mod notes;
mod people;
mod reach;
pub(super) mod values;

use std::{borrow::Cow, collections::BTreeMap};

use clientele_tables::Cell;

pub(super) use reach::GOOGLES;

use super::{
    layout::{SheetRow, cells},
    lists::{List, Unknown},
    mapping::Field,
    plan::{Plan, Planned},
    report::{Fault, RowError, Warning},
    unclear::{self, Becomes, Lines},
};
use crate::{
    Error,
    contacts::NewContact,
    customers::{self, Record, Written, values::Reader},
    directory::Directory,
    points::PointKind,
    settings::Settings,
    text::{Country, Rule, addresses, clean, keys::search_key, limits},
    word_of,
    words::Language,
};

/// Where addresses begin with the province or the city.
const CHINESE: [Country; 4] = [Country::CN, Country::TW, Country::HK, Country::MO];

/// What is needed to understand a row.
pub(super) struct RowReader<'a> {
    pub plan: &'a Plan,
    pub directory: &'a Directory,
    pub settings: &'a Settings,
    pub language: Language,
}

/// What a row says.
pub(super) struct Understood {
    pub record: Record,
    /// The people at the customer, the first to talk to before the others.
    pub people: Vec<NewContact>,
    /// The number that an export of ours gave the customer.
    pub file_no: Option<String>,
    /// Since when the row says that there is this customer.
    pub made_at: Option<i64>,
    /// Whether the address told the province or the city.
    pub is_parted: bool,
    /// Whether the row says how to reach somebody, and not who it is.
    pub is_nameless: bool,
    /// The first telephone number that is none, and the rule that it breaks.
    pub wrong_phone: Option<(Rule, String)>,
    /// Words that stand in none of the office's lists yet.
    pub unknown: Vec<Unknown>,
    /// Names of nobody, and of no department, that the office knows.
    pub missing: Vec<(Field, String)>,
    pub errors: Vec<RowError>,
    pub warnings: Vec<Warning>,
}

impl RowReader<'_> {
    /// Writes what a row says over `base`; what the row leaves blank stays as it is there.
    pub fn understand(&self, row: &SheetRow, base: Record) -> Understood {
        let is_new = base.id.get() == 0;
        let mut reading = Reading {
            reader: self,
            row,
            is_new,
            place: self.country_of(row),
            names: Cells::default(),
            address: Vec::new(),
            notes: Vec::new(),
            remarks: Lines::default(),
            people: BTreeMap::new(),
            understood: Understood {
                record: base,
                people: Vec::new(),
                file_no: None,
                made_at: None,
                is_parted: false,
                is_nameless: false,
                wrong_phone: None,
                unknown: Vec::new(),
                missing: Vec::new(),
                errors: Vec::new(),
                warnings: Vec::new(),
            },
        };
        for column in &self.plan.columns {
            reading.take(column);
        }
        reading.finish()
    }
}

/// Whether any text may stand in the field.
fn is_free_text(field: Field) -> bool {
    use Field::{Address, Company, ContactName, ContactTitle, ExternalNo, Name, Notes, Other};
    let free = [Name, Company, ContactName, ContactTitle, ExternalNo, Address, Notes, Other];
    free.contains(&field)
}

/// The cells of a row that make up names.
#[derive(Default)]
struct Cells {
    name: String,
    first: String,
    last: String,
    company: String,
    contact: String,
    title: Option<String>,
}

/// One row while it is read.
struct Reading<'a> {
    reader: &'a RowReader<'a>,
    row: &'a SheetRow,
    is_new: bool,
    /// The country that the row names, where it is another one than the office's.
    place: Option<Country>,
    names: Cells,
    address: Vec<String>,
    notes: Vec<String>,
    /// What the office does not know, kept for people to read.
    remarks: Lines<&'a Planned>,
    /// The people that have columns of their own, by their number.
    people: BTreeMap<u16, NewContact>,
    understood: Understood,
}

impl<'a> Reading<'a> {
    fn take(&mut self, column: &'a Planned) {
        let cell = self.row.cell(column.index);
        let plan = self.reader.plan;
        // 无 and N/A are what somebody meant to write where we wrote it ourselves.
        let text = match plan.is_own && is_free_text(column.field) {
            true => values::literal(cell),
            false => values::text(cell),
        };
        let text = match text {
            Ok(Some(text)) => text,
            Ok(None) => return,
            Err(fault) => return self.refuse(Some(column), column.field, fault),
        };
        let put = match column.person {
            0 => self.put(column, cell, text),
            _ => self.put_of_person(column, &text),
        };
        if let Err(rule) = put {
            self.refuse(Some(column), column.field, Fault::Rule(rule));
        }
    }

    fn put(&mut self, column: &'a Planned, cell: &Cell, text: Cow<'a, str>) -> Result<(), Rule> {
        let line = |limit| clean::line(&text, limit);
        match column.field {
            Field::FileNo => self.understood.file_no = Some(line(limits::CODE)?),
            Field::Name => self.names.name = line(limits::NAME)?,
            Field::FirstName => self.names.first = line(limits::NAME)?,
            Field::LastName => self.names.last = line(limits::NAME)?,
            Field::Company => self.names.company = line(limits::COMPANY)?,
            Field::ContactName => self.names.contact = line(limits::NAME)?,
            Field::ContactTitle => self.names.title = Some(line(limits::TITLE)?),
            Field::Phone => self.add_points(column, PointKind::Phone, &text)?,
            Field::Email => self.add_points(column, PointKind::Email, &text)?,
            Field::Wechat => self.add_points(column, PointKind::Wechat, &text)?,
            Field::Qq => self.add_points(column, PointKind::Qq, &text)?,
            Field::Other => self.add_points(column, PointKind::Other, &text)?,
            // Whose role it is, only a column of theirs can tell.
            Field::ContactRole => {}
            Field::Tags => self.add_tags(column, &text)?,
            // A path of many names.
            Field::Category => self.choose(column, &line(limits::CATEGORY_PATH)?)?,
            Field::Status | Field::Source | Field::Industry | Field::Level => {
                self.choose(column, &line(limits::CHOICE)?)?;
            }
            Field::Owner | Field::Department => self.place(column, line(limits::NAME)?)?,
            Field::Kind => self.set_kind(column, line(limits::CHOICE)?),
            Field::Address => self.address.push(line(limits::ADDRESS)?),
            Field::Notes => self.add_note(column, &text)?,
            Field::BirthdayOn | Field::NextFollowUpOn | Field::LastContactAt | Field::CreatedAt => {
                self.set_date(column, cell, &text)?;
            }
            // What a mail program writes of nearly everyone: what they would be without it.
            Field::Sensitivity if values::is_usual(&text) => {}
            Field::ExternalNo
            | Field::Country
            | Field::Province
            | Field::City
            | Field::PostalCode
            | Field::Website
            | Field::IdNumber
            | Field::TaxId
            | Field::Sensitivity => self.set(column, text.into_owned())?,
        }
        Ok(())
    }

    /// Writes a value where every other door writes it.
    fn set(&mut self, column: &Planned, text: String) -> Result<(), Rule> {
        let Some(target) = column.target else { return Ok(()) };
        self.set_target(target, text)
    }

    fn set_target(&mut self, target: customers::Field, text: String) -> Result<(), Rule> {
        self.set_written(target, &Written::One(text))
    }

    fn set_written(&mut self, target: customers::Field, written: &Written) -> Result<(), Rule> {
        let RowReader { directory, settings, .. } = *self.reader;
        let reader = Reader { directory, settings, now: None };
        match reader.set(&mut self.understood.record, target, written) {
            Err(Error::Invalid { rule, .. }) => Err(rule),
            _ => Ok(()),
        }
    }

    fn add_tags(&mut self, column: &Planned, text: &str) -> Result<(), Rule> {
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

    fn choose(&mut self, column: &Planned, name: &str) -> Result<(), Rule> {
        let Some(list) = List::of(column.field) else { return Ok(()) };
        let Some(name) = self.reader.plan.words.meant(column.field, name) else { return Ok(()) };
        match list.find(self.reader.directory, name) {
            Some(id) => list.write(&mut self.understood.record, id),
            None => {
                list.check(name)?;
                self.add_unknown(list, column, name.to_owned());
            }
        }
        Ok(())
    }

    fn add_unknown(&mut self, list: List, column: &Planned, name: String) {
        let column = column.heading.clone();
        self.understood.unknown.push(Unknown { list, name, column });
    }

    /// Someone or some place that the office does not know costs no row: it is noted.
    fn place(&mut self, column: &'a Planned, name: String) -> Result<(), Rule> {
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
    fn miss(&mut self, column: &'a Planned, name: String) {
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

    fn set_kind(&mut self, column: &Planned, name: String) {
        if self.set(column, name.clone()).is_ok() {
            return;
        }
        match values::kind(&name) {
            Some(kind) => self.understood.record.kind = kind,
            None => self.warn(column, "not_a_choice", name),
        }
    }

    fn set_date(&mut self, column: &'a Planned, cell: &Cell, text: &str) -> Result<(), Rule> {
        if values::is_no_day(text) {
            return Ok(());
        }
        let moment = match values::moment(cell, text, column.order) {
            Ok(moment) => moment,
            Err(_) if column.field == Field::BirthdayOn && values::is_part_of_a_day(text) => {
                // Google's contacts write a birthday without its year so: --05-06.
                let told = text.trim().trim_start_matches('-').to_owned();
                self.remark(column, told, "part_of_a_day");
                return Ok(());
            }
            Err(rule) => return Err(rule),
        };
        let at_ms = self.reader.settings.moment_read(&moment);
        let record = &mut self.understood.record;
        match column.field {
            Field::BirthdayOn => record.birthday_on = Some(moment.at.date()),
            Field::NextFollowUpOn => record.next_follow_up_on = Some(moment.at.date()),
            Field::LastContactAt => record.last_contact_at = Some(at_ms),
            _ => {
                self.understood.made_at = Some(at_ms);
                // A customer since then; one that is here already has its own date.
                if self.is_new {
                    record.created_at = at_ms;
                }
            }
        }
        Ok(())
    }

    fn finish(mut self) -> Understood {
        self.settle_names();
        if !self.address.is_empty() {
            self.settle_address();
        }
        self.settle_people();
        self.settle_notes();
        self.settle_number();
        self.understood
    }

    /// An address in one piece says in which province and city it is, where no column does.
    fn settle_address(&mut self) {
        let address = values::joined(&self.address);
        let plan = self.reader.plan;
        let is_whole = plan.parts_addresses
            && self.place.is_none_or(|it| CHINESE.contains(&it))
            && !self.says(Field::Province)
            && !self.says(Field::City);
        let Some(parts) = addresses::split(&address).filter(|_| is_whole) else {
            return self.set_late(Field::Address, customers::Field::Address, address);
        };
        let places =
            [(customers::Field::Province, parts.province), (customers::Field::City, parts.city)];
        for (target, place) in places {
            if let Some(place) = place {
                self.set_late(Field::Address, target, place.to_owned());
            }
        }
        self.understood.is_parted = true;
        if !parts.rest.is_empty() {
            let rest = parts.rest.to_owned();
            self.set_late(Field::Address, customers::Field::Address, rest);
        }
    }

    /// The number that another office, or another program, knows the customer by, is kept.
    fn settle_number(&mut self) {
        if self.is_new && self.understood.record.external_no.is_none() {
            self.understood.record.external_no = self.understood.file_no.clone();
        }
    }

    fn says(&self, field: Field) -> bool {
        let filled = |it: &Planned| {
            let cell = self.row.cell(it.index);
            matches!(values::text(cell), Ok(Some(_)))
        };
        self.reader.plan.columns_of(field).any(filled)
    }

    /// Writes what several columns make together.
    fn set_late(&mut self, field: Field, target: customers::Field, text: String) {
        let mut written = Written::One(text);
        let Err(rule) = self.set_written(target, &written) else { return };
        let column = self.reader.plan.columns_of(field).next();
        match (column, &mut written) {
            (Some(_), Written::One(text)) => {
                let text = std::mem::take(text);
                self.refuse_text(column, field, Fault::Rule(rule), Some(text));
            }
            _ => self.refuse(self.reader.plan.naming_column(), field, Fault::Rule(rule)),
        }
    }

    fn refuse(&mut self, column: Option<&'a Planned>, field: Field, fault: Fault) {
        let written = column.map(|it| cells::text(self.row.cell(it.index)).into_owned());
        self.refuse_text(column, field, fault, written);
    }

    /// A text that cannot be understood costs its row, or is noted.
    fn refuse_text(
        &mut self,
        column: Option<&'a Planned>,
        field: Field,
        fault: Fault,
        written: Option<String>,
    ) {
        let is_sheet_error = matches!(fault, Fault::SheetError(_));
        let text = written.as_deref().unwrap_or_default();
        if let (Field::Phone, Fault::Rule(rule)) = (field, &fault) {
            self.understood.wrong_phone.get_or_insert_with(|| (*rule, text.to_owned()));
        }
        let becomes = match column {
            Some(_) => Becomes::of(self.reader.plan, field, text, is_sheet_error),
            None => Becomes::Error,
        };
        if let (Becomes::Noted, Some(column)) = (becomes, column) {
            let colon = self.reader.language.word("imports.colon");
            self.remarks.push(column, unclear::labelled(&column.heading, colon, text));
        }
        let heading = column.map(|it| it.heading.as_str());
        let error = RowError::new(self.row.number, heading, field, fault).of_text(written);
        match becomes {
            Becomes::Error => self.understood.errors.push(error),
            _ => self.understood.warnings.push(becomes.warning(error)),
        }
    }

    fn has_refused(&self, fields: &[Field]) -> bool {
        let of = |it: &RowError| fields.iter().any(|field| field.wire() == it.field);
        self.understood.errors.iter().any(of)
    }

    fn warn(&mut self, column: &Planned, code: &'static str, value: String) {
        self.understood.warnings.push(Warning {
            row: self.row.number,
            column: Some(column.heading.clone()),
            field: Some(column.field.wire()),
            code,
            rule: None,
            value: Some(value),
        });
    }
}
