//! A customer as people see it: names in place of ids, masks in place of what they may not see.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{Field, FoundBy, Kind, store, store::Record};
use crate::{
    Error, Result,
    access::{Access, CustomersDelete, CustomersUpdate, Level, Reach},
    contacts::{self, Contact},
    directory::Directory,
    gate::{Entity, View},
    id::CustomerId,
    points::{MASK, Point, PointKind},
    samples,
    settings::Settings,
    text,
    words::Language,
};

/// A customer as one person sees it. Choices are codes, owner and creator are logins.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Customer {
    pub id: CustomerId,
    pub file_no: String,
    pub external_no: Option<String>,
    pub kind: Kind,
    pub name: String,
    pub company: Option<String>,
    pub contact_name: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub wechat: Option<String>,
    pub qq: Option<String>,
    /// The names from the root down, with `/` between.
    pub category: Option<String>,
    pub status: Option<String>,
    pub source: Option<String>,
    pub industry: Option<String>,
    pub level: Option<String>,
    pub owner: Option<String>,
    pub department: Option<String>,
    pub tags: Vec<String>,
    pub country: Option<String>,
    pub province: Option<String>,
    pub city: Option<String>,
    pub address: Option<String>,
    pub postal_code: Option<String>,
    pub website: Option<String>,
    pub id_number: Option<String>,
    pub tax_id: Option<String>,
    pub birthday_on: Option<String>,
    pub notes: Option<String>,
    pub next_follow_up_on: Option<String>,
    pub last_contact_at: Option<i64>,
    pub sensitivity: Level,
    pub created_at: i64,
    pub created_by: Option<String>,
    pub updated_at: i64,
    pub deleted_at: Option<i64>,
    pub version: i64,
    /// Sample data that nobody has worked on.
    pub is_sample: bool,
    /// Every way to reach the customer itself, by kind.
    pub points: Vec<SeenPoint>,
    pub contacts: Vec<Contact>,
    /// The fields that are masked for this person.
    pub masked: Vec<Field>,
    /// What this person may do with it: what they may not is not offered.
    pub may_change: bool,
    pub may_delete: bool,
    /// What a search has found it by, where its name does not tell.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<FoundBy>>")]
    pub found_by: Vec<FoundBy>,
}

/// A way to reach someone, as one person sees it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct SeenPoint {
    pub kind: PointKind,
    pub shown: String,
    /// As a person wrote it; none where it is masked.
    #[serde(skip)]
    pub typed: Option<String>,
    /// E.164 or lower case; none where it is masked.
    pub value: Option<String>,
    pub extension: Option<String>,
    /// The words beside it, which may well be another number; none where it is masked.
    pub label: Option<String>,
}

impl Customer {
    /// The highest level among the fields this person has seen here.
    pub(crate) fn highest_level_shown(&self, view: &View<'_>) -> Level {
        let shown = Field::told().filter(|it| !self.masked.contains(it) && self.has(*it));
        let levels = shown.map(|it| view.standing().level(Record::WORD, it.word()));
        levels.max().unwrap_or_default().max(self.sensitivity)
    }

    fn has(&self, field: Field) -> bool {
        match field {
            Field::Phone => self.phone.is_some(),
            Field::Email => self.email.is_some(),
            Field::Wechat => self.wechat.is_some(),
            Field::Qq => self.qq.is_some(),
            Field::Address => self.address.is_some(),
            Field::PostalCode => self.postal_code.is_some(),
            Field::IdNumber => self.id_number.is_some(),
            Field::BirthdayOn => self.birthday_on.is_some(),
            _ => true,
        }
    }
}

/// Makes cards of records for one person.
pub(crate) struct Cards<'a> {
    directory: &'a Directory,
    settings: &'a Settings,
    language: Language,
    masked: BTreeSet<Field>,
    changes: Option<Reach<'a>>,
    deletes: Option<Reach<'a>>,
}

/// One customer with its contacts.
pub(super) fn load(view: &View<'_>, directory: &Directory, id: CustomerId) -> Result<Customer> {
    let record = store::by_id(view, id)?.ok_or(Error::NotFound { entity: Record::WORD })?;
    let contacts = contacts::of_customer(view, id)?;
    let is_sample = !samples::invented_among(view, std::slice::from_ref(&record))?.is_empty();
    let card = Cards::new(view, directory).card(record, contacts);
    Ok(Customer { is_sample, ..card })
}

impl<'a> Cards<'a> {
    pub fn new(view: &'a View<'_>, directory: &'a Directory) -> Cards<'a> {
        let is_masked = |it: &&Field| view.access(Record::WORD, it.word()) == Access::Masked;
        let masked = Field::ALL.iter().filter(is_masked).copied().collect();
        Cards {
            directory,
            settings: view.settings(),
            language: view.language(),
            masked,
            changes: view.grant::<CustomersUpdate>().ok().map(|it| it.reach()),
            deletes: view.grant::<CustomersDelete>().ok().map(|it| it.reach()),
        }
    }

    /// Whether it is a sample, and by what it was found, is for who looks at all of them at once to
    /// say.
    pub fn card(&self, record: Record, contacts: Vec<Contact>) -> Customer {
        let directory = self.directory;
        let points: Vec<SeenPoint> = record.points.iter().map(|it| self.point(it)).collect();
        let first = |kind| points.iter().find(|it| it.kind == kind).map(|it| it.shown.clone());
        let choice =
            |id: Option<_>| id.and_then(|it| directory.choice_of(it)).map(|it| it.code.clone());
        let login =
            |id: Option<_>| id.and_then(|it| directory.person_of(it)).map(|it| it.login.clone());
        let birthday = record.birthday_on.map(|it| it.to_string());
        let place = record.place();
        let reaches = |it: &Option<Reach<'_>>| it.as_ref().is_some_and(|it| it.covers(&place));
        Customer {
            id: record.id,
            kind: record.kind,
            contact_name: contacts.first().map(|it| it.name.clone()),
            phone: first(PointKind::Phone),
            email: first(PointKind::Email),
            wechat: first(PointKind::Wechat),
            qq: first(PointKind::Qq),
            category: record.category.map(|it| directory.category_path(it)),
            status: choice(record.status),
            source: choice(record.source),
            industry: choice(record.industry),
            level: choice(record.level),
            owner: login(record.owner),
            department: record
                .department
                .and_then(|it| directory.department_name(it))
                .map(str::to_owned),
            tags: self.tags(&record),
            address: self.text(Field::Address, record.address),
            postal_code: self.text(Field::PostalCode, record.postal_code),
            id_number: self.id_number(record.id_number),
            birthday_on: self.text(Field::BirthdayOn, birthday),
            file_no: record.file_no,
            external_no: self.text(Field::ExternalNo, record.external_no),
            name: self.text(Field::Name, Some(record.name)).unwrap_or_default(),
            company: self.text(Field::Company, record.company),
            country: self.text(Field::Country, record.country),
            province: self.text(Field::Province, record.province),
            city: self.text(Field::City, record.city),
            website: self.text(Field::Website, record.website),
            tax_id: self.text(Field::TaxId, record.tax_id),
            notes: self.text(Field::Notes, record.notes),
            next_follow_up_on: record.next_follow_up_on.map(|it| it.to_string()),
            last_contact_at: record.last_contact_at,
            sensitivity: record.sensitivity,
            created_at: record.created_at,
            created_by: login(record.created_by),
            updated_at: record.updated_at,
            deleted_at: record.deleted_at,
            version: record.version,
            is_sample: false,
            points,
            contacts,
            masked: self.masked.iter().copied().collect(),
            may_change: reaches(&self.changes),
            may_delete: reaches(&self.deletes),
            found_by: Vec::new(),
        }
    }

    fn tags(&self, record: &Record) -> Vec<String> {
        let names = record.tags.iter().filter_map(|it| self.directory.tag_name(*it));
        let mut names: Vec<String> = names.map(str::to_owned).collect();
        names.sort_by_cached_key(|it| text::keys::sort_key(it));
        names
    }

    fn is_masked(&self, field: Field) -> bool {
        self.masked.contains(&field)
    }

    fn text(&self, field: Field, value: Option<String>) -> Option<String> {
        value.map(|it| if self.is_masked(field) { MASK.to_owned() } else { it })
    }

    fn id_number(&self, value: Option<String>) -> Option<String> {
        let shown = |it: String| {
            if self.is_masked(Field::IdNumber) { text::id_numbers::mask(&it) } else { it }
        };
        value.map(shown)
    }

    pub fn point(&self, point: &Point) -> SeenPoint {
        let field = match point.kind {
            PointKind::Phone => Field::Phone,
            PointKind::Email => Field::Email,
            PointKind::Wechat => Field::Wechat,
            PointKind::Qq | PointKind::Other => Field::Qq,
        };
        let is_masked = self.is_masked(field);
        SeenPoint {
            kind: point.kind,
            shown: if is_masked {
                point.masked()
            } else {
                point.shown(self.settings.country, self.language)
            },
            typed: (!is_masked).then(|| point.typed.clone()),
            value: (!is_masked).then(|| point.value.clone()),
            extension: point.extension.clone().filter(|_| !is_masked),
            label: point.label.clone().filter(|_| !is_masked),
        }
    }
}
