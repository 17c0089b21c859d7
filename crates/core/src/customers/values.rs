//! Setting a field of a customer from what a person wrote: one place for every door.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::{Birthday, Field, Kind, store::Record};
use crate::{
    Error, Result,
    access::Level,
    directory::Directory,
    gate::View,
    points::{Point, PointKind},
    settings::Settings,
    text::{
        self, Rule,
        dates::{Moment, Order, Typing},
        limits,
    },
};

/// What is written into a field: one text, several, or nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(untagged)]
pub enum Written {
    One(String),
    Several(Vec<String>),
    Nothing(()),
}

impl From<&str> for Written {
    fn from(text: &str) -> Written {
        Written::One(text.to_owned())
    }
}

impl Written {
    /// The texts in it that are not blank.
    fn texts(&self) -> Vec<&str> {
        let all: Vec<&str> = match self {
            Written::One(text) => vec![text],
            Written::Several(texts) => texts.iter().map(String::as_str).collect(),
            Written::Nothing(()) => Vec::new(),
        };
        all.into_iter().filter(|it| !it.trim().is_empty()).collect()
    }
}

/// What is needed to understand what a person wrote.
pub(crate) struct Reader<'a> {
    pub directory: &'a Directory,
    pub settings: &'a Settings,
    /// What 明天 and 1.3 count from; none where only whole dates are days.
    pub now: Option<Now>,
}

/// The moment at which something is typed.
#[derive(Clone, Copy)]
pub(crate) struct Now {
    typing: Typing,
    at: i64,
}

impl<'a> Reader<'a> {
    /// Of what is typed now.
    pub fn of(view: &'a View<'_>, directory: &'a Directory) -> Reader<'a> {
        let now = Now { typing: view.typing(), at: view.now().wall_ms };
        Reader { directory, settings: view.settings(), now: Some(now) }
    }

    /// Writes a value into a field of a record.
    ///
    /// # Errors
    /// `Invalid` with the field and the rule it breaks; `UnknownField` for one that the program
    /// makes itself.
    pub fn set(&self, record: &mut Record, field: Field, written: &Written) -> Result<()> {
        let refuse = |rule: Rule| Error::invalid(field.word(), rule);
        let points = |record: &mut Record, kind| {
            set_points(&mut record.points, kind, written, self.settings.country)
        };
        match field {
            Field::Phone => return points(record, PointKind::Phone),
            Field::Email => return points(record, PointKind::Email),
            Field::Wechat => return points(record, PointKind::Wechat),
            Field::Qq => return points(record, PointKind::Qq),
            Field::Tags => return self.set_tags(record, written),
            _ => {}
        }
        let texts = written.texts();
        let text = texts.first().copied();
        if texts.len() > 1 {
            return Err(refuse(Rule::WrongFormat));
        }
        match field {
            Field::Name => record.name = required(text, limits::NAME).map_err(refuse)?,
            Field::Kind => {
                record.kind = text.and_then(kind_named).ok_or(refuse(Rule::NotAChoice))?;
            }
            Field::Company => record.company = line(text, limits::COMPANY).map_err(refuse)?,
            Field::ExternalNo => record.external_no = line(text, limits::CODE).map_err(refuse)?,
            Field::Category => {
                let find = |it: &str| self.directory.category(it);
                record.category = found(text, find, Rule::NotAChoice).map_err(refuse)?;
            }
            Field::Status | Field::Source | Field::Industry | Field::Level => {
                let list = field.word();
                let find = |it: &str| self.directory.choice(list, it);
                *choice_of(record, field) = found(text, find, Rule::NotAChoice).map_err(refuse)?;
            }
            Field::Owner => {
                let find = |it: &str| self.directory.person(it);
                let owner = found(text, find, Rule::UnknownPerson).map_err(refuse)?;
                if std::mem::replace(&mut record.owner, owner) != owner {
                    self.follow_owner(record);
                }
            }
            Field::Department => {
                let find = |it: &str| self.directory.department(it);
                record.department = found(text, find, Rule::NotAChoice).map_err(refuse)?;
            }
            Field::Country => record.country = line(text, limits::PLACE).map_err(refuse)?,
            Field::Province => record.province = line(text, limits::PLACE).map_err(refuse)?,
            Field::City => record.city = line(text, limits::PLACE).map_err(refuse)?,
            Field::Address => record.address = line(text, limits::ADDRESS).map_err(refuse)?,
            Field::PostalCode => {
                let (place, office) = (record.country.as_deref(), self.settings.country);
                let parse = |it: &str| text::postal_codes::parse_in(place, it, office);
                record.postal_code = text.map(parse).transpose().map_err(refuse)?;
            }
            Field::Website => {
                record.website = text.map(text::urls::parse).transpose().map_err(refuse)?;
            }
            Field::IdNumber => {
                let parse = |it: &str| text::id_numbers::parse(it, self.settings.country);
                let parsed = text.map(parse).transpose().map_err(refuse)?;
                record.id_number = parsed.map(|it| it.number);
            }
            Field::TaxId => {
                let parse = |it: &str| text::tax_ids::parse(it, self.settings.country);
                record.tax_id = text.map(parse).transpose().map_err(refuse)?;
            }
            Field::BirthdayOn => {
                record.birthday_on =
                    text.map(|it| self.birthday(it)).transpose().map_err(refuse)?;
            }
            Field::NextFollowUpOn => {
                record.next_follow_up_on =
                    text.map(|it| self.day(it)).transpose().map_err(refuse)?;
            }
            Field::LastContactAt => {
                record.last_contact_at =
                    text.map(|it| self.past(it)).transpose().map_err(refuse)?;
            }
            Field::Notes => {
                let clean = |it: &str| text::clean::paragraph(it, limits::NOTES);
                let notes = text.map(clean).transpose().map_err(refuse)?;
                record.notes = notes.filter(|it| !it.is_empty());
            }
            Field::Sensitivity => {
                let level = text.and_then(level_named);
                record.sensitivity = level.ok_or(refuse(Rule::NotAChoice))?;
            }
            _ => return Err(Error::UnknownField { field: field.word().to_owned() }),
        }
        Ok(())
    }

    fn day(&self, text: &str) -> Result<NaiveDate, Rule> {
        match self.now {
            Some(now) => text::dates::typed(text, now.typing),
            None => text::dates::parse(text, Order::YearFirst),
        }
    }

    /// Whoever leaves the year out does not mean a child of this year.
    fn birthday(&self, text: &str) -> Result<Birthday, Rule> {
        let order = self.now.map_or(Order::YearFirst, |it| it.typing.order);
        if let Ok(birthday) = Birthday::of_every_year(text, order) {
            return Ok(birthday);
        }
        let day = self.day(text)?;
        let been = |now: Now| text::dates::been(day, text, now.typing.today);
        self.now.map_or(Ok(day), been).map(Birthday::from)
    }

    /// A moment that has been; of a day that was only named, its beginning, and of today, now.
    fn past(&self, text: &str) -> Result<i64, Rule> {
        let of = |day: NaiveDate| Moment { at: day.and_time(NaiveTime::MIN), offset: None };
        let Some(now) = self.now else {
            return Ok(self.settings.moment_read(&text::dates::moment(text, Order::YearFirst)?));
        };
        let has_time = |it: &Moment| it.at.time() != NaiveTime::MIN || it.offset.is_some();
        let Typing { today, order } = now.typing;
        let day = || {
            let last = text::dates::last_of_year(text, today, order);
            let day = last.or_else(|_| text::dates::typed(text, now.typing))?;
            text::dates::been(day, text, today)
        };
        let read = match text::dates::moment(text, order) {
            Ok(read) if has_time(&read) => read,
            _ => match day()? {
                day if day == today => return Ok(now.at),
                day => of(day),
            },
        };
        let at = self.settings.moment_read(&read);
        if at > now.at { Err(Rule::NotYet) } else { Ok(at) }
    }

    /// Another owner brings a department along.
    fn follow_owner(&self, record: &mut Record) {
        let theirs = record.owner.and_then(|it| self.directory.person_of(it)?.department);
        if theirs.is_some() {
            record.department = theirs;
        }
    }

    fn set_tags(&self, record: &mut Record, written: &Written) -> Result<()> {
        let names = written.texts().into_iter().flat_map(split_tags);
        let tags = names.map(|name| {
            self.directory.tag(name).ok_or_else(|| Error::invalid("tags", Rule::NotAChoice))
        });
        record.tags = tags.collect::<Result<_>>()?;
        Ok(())
    }
}

/// Writes the points of one kind as a person has them; a telephone number that is there without its area
/// code may stay so beside the others.
pub(crate) fn set_points(
    points: &mut Vec<Point>,
    kind: PointKind,
    written: &Written,
    country: text::Country,
) -> Result<()> {
    let is_there = |it: &Point| {
        let same = |known: &&Point| it.value == known.value && it.extension == known.extension;
        it.kind == kind && points.iter().filter(|known| known.kind == kind).any(|it| same(&it))
    };
    let read = |part: &str| {
        Point::parse(kind, part, country)
            .or_else(|rule| Point::unplaced(part).filter(is_there).ok_or(rule))
    };
    let read = read_points_by(written, kind, read)?;
    points.retain(|it| it.kind != kind);
    points.extend(read);
    points.sort_by_key(|it| it.kind);
    Ok(())
}

/// The points of one kind that a person wrote, several in one text perhaps.
pub(crate) fn read_points(
    written: &Written,
    kind: PointKind,
    country: text::Country,
) -> Result<Vec<Point>> {
    read_points_by(written, kind, |part| Point::parse(kind, part, country))
}

/// The points of one kind that a person wrote, each as `read` reads it.
pub(crate) fn read_points_by(
    written: &Written,
    kind: PointKind,
    read: impl Fn(&str) -> std::result::Result<Point, Rule>,
) -> Result<Vec<Point>> {
    let (points, wrong) = read_points_apart(written, kind, read);
    match wrong.into_iter().next() {
        Some((_, rule)) => Err(Error::invalid(kind.word(), rule)),
        None => Ok(points),
    }
}

/// The same, and the parts that are none, each with the rule that it breaks.
pub(crate) fn read_points_apart(
    written: &Written,
    kind: PointKind,
    read: impl Fn(&str) -> std::result::Result<Point, Rule>,
) -> (Vec<Point>, Vec<(&str, Rule)>) {
    let (mut points, mut wrong) = (Vec::<Point>::new(), Vec::new());
    for part in written.texts().into_iter().flat_map(|it| split(kind, it)) {
        let point = match read(part) {
            Ok(point) => point,
            Err(rule) => {
                wrong.push((part, rule));
                continue;
            }
        };
        if !points.iter().any(|it| it.value == point.value && it.extension == point.extension) {
            points.push(point);
        }
    }
    (points, wrong)
}

/// The names of several tags written in one text.
pub(crate) fn split_tags(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', '，', '、', ';', '；', '|', '\n']).map(str::trim).filter(|it| !it.is_empty())
}

fn split(kind: PointKind, text: &str) -> Vec<&str> {
    match kind {
        PointKind::Phone => text::phones::split(text),
        PointKind::Email => text::emails::split(text),
        PointKind::Wechat | PointKind::Qq => split_tags(text).collect(),
        PointKind::Other => vec![text],
    }
}

fn choice_of(record: &mut Record, field: Field) -> &mut Option<crate::id::ChoiceId> {
    match field {
        Field::Status => &mut record.status,
        Field::Source => &mut record.source,
        Field::Industry => &mut record.industry,
        _ => &mut record.level,
    }
}

fn required(text: Option<&str>, limit: usize) -> Result<String, Rule> {
    line(text, limit)?.ok_or(Rule::Blank)
}

fn line(text: Option<&str>, limit: usize) -> Result<Option<String>, Rule> {
    let clean = text.map(|it| text::clean::line(it, limit)).transpose()?;
    Ok(clean.filter(|it| !it.is_empty()))
}

fn found<T>(
    text: Option<&str>,
    find: impl Fn(&str) -> Option<T>,
    otherwise: Rule,
) -> Result<Option<T>, Rule> {
    text.map(|it| find(it).ok_or(otherwise)).transpose()
}

fn kind_named(text: &str) -> Option<Kind> {
    let key = text::keys::search_key(text);
    let is = |kind: Kind| {
        kind.word() == key
            || crate::words::Language::ALL
                .iter()
                .any(|it| text::keys::search_key(kind.label(*it)) == key)
    };
    [Kind::Company, Kind::Person].into_iter().find(|it| is(*it))
}

fn level_named(text: &str) -> Option<Level> {
    let key = text::keys::search_key(text);
    Level::ALL.into_iter().find(|it| {
        it.word() == key
            || crate::words::Language::ALL
                .iter()
                .any(|language| text::keys::search_key(it.label(*language)) == key)
    })
}
