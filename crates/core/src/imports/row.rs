//! A row of a sheet, understood: the customer it describes, and what is wrong with it.

mod choices;
mod faults;
mod names;
mod notes;
mod people;
mod reach;
pub(super) mod values;

use std::{borrow::Cow, collections::BTreeMap};

use chrono::{Days, NaiveDate, NaiveTime};
use clientele_tables::Cell;

pub(super) use reach::GOOGLES;

use super::{
    layout::SheetRow,
    lists::Unknown,
    mapping::Field,
    plan::{Plan, Planned},
    report::{Fault, RowError, Warning},
    unclear::Lines,
};
use crate::{
    Error,
    contacts::NewContact,
    customers::{self, Birthday, Record, Written, values::Reader},
    directory::Directory,
    points::PointKind,
    settings::Settings,
    text::{
        Country, Rule,
        addresses::{self, Parts},
        clean,
        dates::{self, Moment},
        limits, postal_codes,
    },
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
    pub today: NaiveDate,
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
    /// Whether a day was given its year.
    pub has_yearless_day: bool,
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
                has_yearless_day: false,
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

    fn set_date(&mut self, column: &'a Planned, cell: &Cell, text: &str) -> Result<(), Rule> {
        if values::is_no_day(text) {
            return Ok(());
        }
        let moment = match values::moment(cell, text, column.order) {
            Ok(moment) => moment,
            Err(rule) if column.field == Field::BirthdayOn => {
                return self.set_birthday(column, text, rule);
            }
            Err(rule) => self.of_year(column, text).ok_or(rule)?,
        };
        let moment = self.not_to_come(column, moment, text)?;
        let at_ms = self.reader.settings.moment_read(&moment);
        let record = &mut self.understood.record;
        match column.field {
            Field::BirthdayOn => record.birthday_on = Some(moment.at.date().into()),
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

    /// A birthday without its year, or else a part of one, which is noted.
    fn set_birthday(&mut self, column: &'a Planned, text: &str, rule: Rule) -> Result<(), Rule> {
        match Birthday::of_every_year(text, column.order) {
            Ok(birthday) => self.understood.record.birthday_on = Some(birthday),
            Err(Rule::ImpossibleDate) => return Err(Rule::ImpossibleDate),
            Err(_) if values::is_part_of_a_day(text) => {
                self.remark(column, text.trim().to_owned(), "part_of_a_day");
            }
            Err(_) => return Err(rule),
        }
        Ok(())
    }

    /// A day without its year: the last one before today and about the latest that the column tells, or
    /// where people note what is to come, the next.
    fn of_year(&mut self, column: &Planned, text: &str) -> Option<Moment> {
        /// So much later may a day be than the latest with its year.
        const LATER: Days = Days::new(31);
        let (today, order) = (self.reader.today, column.order);
        let upto = column.latest.map_or(today, |it| today.min(it + LATER));
        let day = match column.field {
            Field::LastContactAt => dates::last_of_year(text, upto, order),
            Field::NextFollowUpOn => dates::coming_of_year(text, today, order),
            _ => return None,
        };
        let day = day.ok()?;
        self.understood.has_yearless_day = true;
        Some(Moment { at: day.and_time(NaiveTime::MIN), offset: None })
    }

    /// Nobody was born, and nobody was spoken to, on a day to come.
    fn not_to_come(&self, column: &Planned, read: Moment, text: &str) -> Result<Moment, Rule> {
        if !matches!(column.field, Field::BirthdayOn | Field::LastContactAt) {
            return Ok(read);
        }
        let day = dates::been(read.at.date(), text, self.reader.today)?;
        Ok(Moment { at: day.and_time(read.at.time()), ..read })
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

    /// An address in one piece says in which province and city it is and with which postal code, where no
    /// column does.
    fn settle_address(&mut self) {
        let address = values::joined(&self.address);
        let plan = self.reader.plan;
        let is_whole = plan.parts_addresses
            && self.place.is_none_or(|it| CHINESE.contains(&it))
            && !self.says(Field::Province)
            && !self.says(Field::City);
        let country = self.place.unwrap_or(self.reader.settings.country);
        let is_code = |it: &str| postal_codes::parse(it, country).is_ok();
        let is_in_place = |it: &Parts| {
            it.postal_code.is_none_or(|it| is_code(it) && !self.says(Field::PostalCode))
        };
        let parted = addresses::split(&address).filter(|it| is_whole && is_in_place(it));
        let Some(parts) = parted else {
            return self.set_late(Field::Address, customers::Field::Address, address);
        };
        let places = [
            (customers::Field::PostalCode, parts.postal_code),
            (customers::Field::Province, parts.province),
            (customers::Field::City, parts.city),
        ];
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
}
