//! A filter as a condition in SQL, for one person: what they may not see, they cannot ask for.

use crate::gate::sql::Value;
use chrono::{Days, NaiveDate};

use super::{Filter, Operator, birthdays, periods};
use crate::{
    Error, Result,
    access::{Access, Level},
    customers::{Field, Record, store},
    directory::Directory,
    gate::{Entity, Fragment, Test, View},
    id::{AccountId, BatchId, CategoryId, ChoiceId, DepartmentId},
    imports,
    points::{Point, PointKind},
    text::{
        Rule,
        dates::{self, Typing},
        keys::search_key,
    },
};

/// Makes the condition; `c` is the customer in the query it goes into.
///
/// # Errors
/// `Masked` for a field the person cannot see, `Invalid` for a value that cannot be one of the
/// field, `UnknownField` for a comparison the field does not offer, `Forbidden` for the import without
/// `imports.run`.
pub(crate) fn condition(
    view: &View<'_>,
    directory: &Directory,
    filter: &Filter,
) -> Result<Fragment> {
    let part = |it: &Filter| condition(view, directory, it);
    match filter {
        Filter::And(parts) => {
            parts.iter().try_fold(Fragment::always(), |sum, it| Ok(sum.and(part(it)?)))
        }
        Filter::Or(parts) => {
            parts.iter().try_fold(Fragment::never(), |sum, it| Ok(sum.or(part(it)?)))
        }
        Filter::Not(inner) => Ok(part(inner)?.negated()),
        Filter::Is { field, operator, values } => {
            if view.access(Record::WORD, field.word()) == Access::Masked {
                return Err(Error::Masked { field: field.word().to_owned() });
            }
            let asked = Asked { view, directory, field: *field, operator: *operator, values };
            asked.condition()
        }
    }
}

/// One comparison of a field.
pub(super) struct Asked<'a, 'op> {
    pub view: &'a View<'op>,
    directory: &'a Directory,
    field: Field,
    pub operator: Operator,
    pub values: &'a [String],
}

impl Asked<'_, '_> {
    fn condition(&self) -> Result<Fragment> {
        match self.field {
            Field::Status => self.reference("c.status_id", |it| self.choice(it)),
            Field::Source => self.reference("c.source_id", |it| self.choice(it)),
            Field::Industry => self.reference("c.industry_id", |it| self.choice(it)),
            Field::Level => self.reference("c.level_id", |it| self.choice(it)),
            Field::Owner => self.reference("c.owner_id", |it| self.person(it)),
            Field::CreatedBy => self.reference("c.created_by", |it| self.person(it)),
            Field::Department if self.operator == Operator::Under => self.under_department(),
            Field::Department => self.reference("c.department_id", |it| {
                self.directory.department(it).map(DepartmentId::get)
            }),
            Field::Category if self.operator == Operator::Under => self.under(),
            Field::Category => self
                .reference("c.category_id", |it| self.directory.category(it).map(CategoryId::get)),
            Field::Tags => self.tags(),
            Field::Phone => self.points(PointKind::Phone),
            Field::Email => self.points(PointKind::Email),
            Field::Wechat => self.points(PointKind::Wechat),
            Field::Qq => self.points(PointKind::Qq),
            Field::ContactName => self.contact_name(),
            Field::Kind => self.word("c.kind"),
            Field::Sensitivity => self.sensitivity(),
            Field::CreatedAt => self.moment("c.created_at"),
            Field::UpdatedAt => self.moment("c.updated_at"),
            Field::LastContactAt => self.moment("c.last_contact_at"),
            Field::NextFollowUpOn => self.date("c.next_follow_up_on"),
            Field::BirthdayOn => birthdays::condition(self),
            Field::Name => self.name(),
            Field::FileNo => self.text("c.file_no"),
            Field::ExternalNo => self.text("c.external_no"),
            Field::Company => self.text("c.company"),
            Field::Country => self.text("c.country"),
            Field::Province => self.text("c.province"),
            Field::City => self.text("c.city"),
            Field::Address => self.text("c.address"),
            Field::PostalCode => self.text("c.postal_code"),
            Field::Website => self.text("c.website"),
            Field::IdNumber => self.text("c.id_number"),
            Field::TaxId => self.text("c.tax_id"),
            Field::Notes => self.text("c.notes"),
            Field::Import => self.import(),
            Field::Version => Err(self.not_offered()),
        }
    }

    fn not_offered(&self) -> Error {
        Error::UnknownField { field: self.field.word().to_owned() }
    }

    fn refuse(&self, rule: Rule) -> Error {
        Error::invalid(self.field.word(), rule)
    }

    pub fn one(&self) -> Result<&str> {
        self.values.first().map(String::as_str).ok_or_else(|| self.refuse(Rule::Blank))
    }

    fn choice(&self, name: &str) -> Option<i64> {
        self.directory.choice(self.field.word(), name).map(ChoiceId::get)
    }

    fn person(&self, name: &str) -> Option<i64> {
        self.directory.person(name).map(AccountId::get)
    }

    /// A field that holds the id of something with a name.
    fn reference(
        &self,
        column: &'static str,
        find: impl Fn(&str) -> Option<i64>,
    ) -> Result<Fragment> {
        let ids = || -> Result<Vec<Value>> {
            let found = self.values.iter().map(|it| {
                find(it).map(Value::Integer).ok_or_else(|| self.refuse(Rule::NotAChoice))
            });
            found.collect()
        };
        match self.operator {
            Operator::Equal => Ok(Fragment::within(column, ids()?)),
            Operator::NotEqual => Ok(Fragment::within(column, ids()?).negated()),
            _ => self.presence(column),
        }
    }

    pub fn presence(&self, column: &'static str) -> Result<Fragment> {
        match self.operator {
            Operator::IsSet => Ok(Fragment::is_set(column)),
            Operator::IsUnset => Ok(Fragment::is_unset(column)),
            _ => Err(self.not_offered()),
        }
    }

    fn under(&self) -> Result<Fragment> {
        let top = self.directory.category(self.one()?);
        let top = top.ok_or_else(|| self.refuse(Rule::NotAChoice))?;
        let below = self.view.many(
            "select descendant_id from category_closure where ancestor_id = ?1",
            [top],
            |row| row.get(0),
        )?;
        Ok(Fragment::within("c.category_id", below.into_iter().map(Value::Integer)))
    }

    fn under_department(&self) -> Result<Fragment> {
        let top = self.directory.department(self.one()?);
        let top = top.ok_or_else(|| self.refuse(Rule::NotAChoice))?;
        let below = self.directory.departments_under(top).into_iter();
        Ok(Fragment::within("c.department_id", below.map(|it| Value::Integer(it.get()))))
    }

    fn tags(&self) -> Result<Fragment> {
        const ANY: &str = "exists (select 1 from customer_tags t where t.customer_id = c.id)";
        const ONE: &str =
            "exists (select 1 from customer_tags t where t.tag_id = ? and t.customer_id = c.id)";
        let any = || Fragment::of(ANY, []).known_as(Test::Tagged(None));
        let has_one = || {
            self.values.iter().try_fold(Fragment::never(), |sum, name| {
                let tag = self.directory.tag(name).ok_or_else(|| self.refuse(Rule::NotAChoice))?;
                let one = Fragment::of(ONE, [Value::Integer(tag.get())]);
                Ok::<_, Error>(sum.or(one.known_as(Test::Tagged(Some(tag.get())))))
            })
        };
        match self.operator {
            Operator::Equal => has_one(),
            Operator::NotEqual => Ok(has_one()?.negated()),
            Operator::IsSet => Ok(any()),
            Operator::IsUnset => Ok(any().negated()),
            _ => Err(self.not_offered()),
        }
    }

    /// The import that made the customer, by its number: one that the person may see. The index of
    /// imports gives the ids, so that no order leaves its own.
    fn import(&self) -> Result<Fragment> {
        const ANY: &str = "c.id in (select b.id from customers b indexed by customers_batch_id \
            where b.batch_id is not null)";
        const ONE: &str = "c.id in (select b.id from customers b indexed by customers_batch_id \
            where b.batch_id = ?)";
        let any = || Fragment::of(ANY, []).known_as(Test::IsSet("c.batch_id"));
        let one = |typed: &String| -> Result<Fragment> {
            let id: i64 = typed.trim().parse().map_err(|_| self.refuse(Rule::NotAChoice))?;
            imports::find(self.view, BatchId(id)).map_err(|error| match error {
                Error::NotFound { .. } => self.refuse(Rule::NotAChoice),
                other => other,
            })?;
            let test = Test::OneOf { column: "c.batch_id", values: vec![Value::Integer(id)] };
            Ok(Fragment::of(ONE, [Value::Integer(id)]).known_as(test))
        };
        let equal = || -> Result<Fragment> {
            self.values.iter().try_fold(Fragment::never(), |sum, it| Ok(sum.or(one(it)?)))
        };
        match self.operator {
            Operator::Equal => equal(),
            Operator::NotEqual => Ok(equal()?.negated()),
            Operator::IsSet => Ok(any()),
            Operator::IsUnset => Ok(any().negated()),
            _ => Err(self.not_offered()),
        }
    }

    /// Any of the customer's points, its contacts' too.
    fn points(&self, kind: PointKind) -> Result<Fragment> {
        const ANY: &str =
            "exists (select 1 from points p where p.customer_id = c.id and p.kind = ?)";
        const ONE: &str = "c.id in (select p.customer_id from points p \
            where p.kind = ? and p.value = ?)";
        const PART: &str = "exists (select 1 from points p where p.customer_id = c.id \
            and p.kind = ? and instr(p.value, ?) > 0)";
        let word = Value::Text(kind.word().to_owned());
        let any = Fragment::of(ANY, [word.clone()]);
        let equal = || {
            self.values.iter().try_fold(Fragment::never(), |sum, typed| {
                let point = Point::parse(kind, typed, self.view.settings().country);
                let point = point.map_err(|rule| self.refuse(rule))?;
                let one = Fragment::of(ONE, [word.clone(), Value::Text(point.value)]);
                Ok::<_, Error>(sum.or(one))
            })
        };
        match self.operator {
            Operator::Equal => equal(),
            Operator::NotEqual => Ok(equal()?.negated()),
            Operator::Contains => {
                let part: String = search_key(self.one()?).split_whitespace().collect();
                Ok(Fragment::of(PART, [word.clone(), Value::Text(part)]))
            }
            Operator::IsSet => Ok(any),
            Operator::IsUnset => Ok(any.negated()),
            _ => Err(self.not_offered()),
        }
    }

    fn contact_name(&self) -> Result<Fragment> {
        const ANY: &str = "exists (select 1 from contacts k where k.customer_id = c.id)";
        const ONE: &str =
            "exists (select 1 from contacts k where k.customer_id = c.id and k.name = ?)";
        const PART: &str = "exists (select 1 from contacts k where k.customer_id = c.id \
            and instr(k.name, ?) > 0)";
        let values = || self.values.iter().map(|it| Value::Text(it.clone()));
        let equal = || values().fold(Fragment::never(), |sum, it| sum.or(Fragment::of(ONE, [it])));
        match self.operator {
            Operator::Equal => Ok(equal()),
            Operator::NotEqual => Ok(equal().negated()),
            Operator::Contains => Ok(Fragment::of(PART, [Value::Text(self.one()?.to_owned())])),
            Operator::IsSet => Ok(Fragment::of(ANY, [])),
            Operator::IsUnset => Ok(Fragment::of(ANY, []).negated()),
            _ => Err(self.not_offered()),
        }
    }

    fn word(&self, column: &'static str) -> Result<Fragment> {
        let words = self.values.iter().map(|it| Value::Text(it.to_lowercase()));
        let equal = Fragment::within(column, words);
        match self.operator {
            Operator::Equal => Ok(equal),
            Operator::NotEqual => Ok(equal.negated()),
            _ => Err(self.not_offered()),
        }
    }

    fn sensitivity(&self) -> Result<Fragment> {
        let key = search_key(self.one()?);
        let level = Level::ALL.into_iter().find(|it| it.word() == key);
        let number = level.ok_or_else(|| self.refuse(Rule::NotAChoice))?.number();
        let sign = self.sign()?;
        Ok(Fragment::compare("c.sensitivity", sign, Value::Integer(number.into())))
    }

    fn sign(&self) -> Result<&'static str> {
        Ok(match self.operator {
            Operator::Equal => "=",
            Operator::NotEqual => "is not",
            Operator::Less => "<",
            Operator::AtMost => "<=",
            Operator::More => ">",
            Operator::AtLeast => ">=",
            _ => return Err(self.not_offered()),
        })
    }

    /// A name is compared as people compare it: width, case and traditional forms are alike.
    fn name(&self) -> Result<Fragment> {
        let keys = || self.values.iter().map(|it| Value::Text(store::name_key(it)));
        match self.operator {
            Operator::Equal => Ok(Fragment::within("c.name_key", keys())),
            Operator::NotEqual => Ok(Fragment::within("c.name_key", keys()).negated()),
            Operator::Contains => {
                let key = Value::Text(store::name_key(self.one()?));
                Ok(Fragment::of("instr(c.name_key, ?) > 0", [key]))
            }
            _ => self.presence("c.name"),
        }
    }

    fn text(&self, column: &'static str) -> Result<Fragment> {
        let values = || self.values.iter().flat_map(|it| spellings(it)).map(Value::Text);
        match self.operator {
            Operator::Equal => Ok(Fragment::within(column, values())),
            Operator::NotEqual => Ok(Fragment::within(column, values()).negated()),
            Operator::Contains => {
                let parts =
                    spellings(self.one()?).map(|it| Fragment::part(column, Value::Text(it)));
                Ok(parts.fold(Fragment::never(), Fragment::or))
            }
            Operator::Less | Operator::AtMost | Operator::More | Operator::AtLeast => {
                let value = Value::Text(self.one()?.to_owned());
                Ok(Fragment::compare(column, self.sign()?, value))
            }
            _ => self.presence(column),
        }
    }

    pub fn date(&self, column: &'static str) -> Result<Fragment> {
        if matches!(self.operator, Operator::IsSet | Operator::IsUnset) {
            return self.presence(column);
        }
        if self.operator == Operator::Within {
            let span = self.period()?;
            let bound = |day: NaiveDate| Value::Text(day.to_string());
            return Ok(between(column, bound(span.from), bound(span.until)));
        }
        let days = self.values.iter().map(|it| self.day(it)).collect::<Result<Vec<_>>>()?;
        let values = days.iter().map(|it| Value::Text(it.to_string()));
        match self.operator {
            Operator::Equal => Ok(Fragment::within(column, values)),
            Operator::NotEqual => Ok(Fragment::within(column, values).negated()),
            _ => {
                let day = days.first().ok_or_else(|| self.refuse(Rule::Blank))?;
                Ok(Fragment::compare(column, self.sign()?, Value::Text(day.to_string())))
            }
        }
    }

    /// A moment compared with days: `=` is that whole day, in the office's time zone.
    fn moment(&self, column: &'static str) -> Result<Fragment> {
        if matches!(self.operator, Operator::IsSet | Operator::IsUnset) {
            return self.presence(column);
        }
        let begins = |day: NaiveDate| {
            let midnight = day.and_time(chrono::NaiveTime::MIN);
            Value::Integer(self.view.settings().moment(midnight))
        };
        if self.operator == Operator::Within {
            let span = self.period()?;
            return Ok(between(column, begins(span.from), begins(span.until)));
        }
        let day = self.day(self.one()?)?;
        let (from, to) = (begins(day), begins(day + Days::new(1)));
        let that_day = between(column, from.clone(), to.clone());
        Ok(match self.operator {
            Operator::Equal => that_day,
            Operator::NotEqual => that_day.negated(),
            Operator::Less => Fragment::compare(column, "<", from),
            Operator::AtMost => Fragment::compare(column, "<", to),
            Operator::More => Fragment::compare(column, ">=", to),
            Operator::AtLeast => Fragment::compare(column, ">=", from),
            _ => return Err(self.not_offered()),
        })
    }

    pub fn period(&self) -> Result<periods::Span> {
        periods::parse(self.one()?, self.view.typing()).map_err(|rule| self.refuse(rule))
    }

    /// A day as people write it; `today` and `today+7` count from today. A birthday with two digits of its
    /// year has been, as where it is written into the field.
    pub fn day(&self, text: &str) -> Result<NaiveDate> {
        let day = dates::typed(text, self.view.typing()).map_err(|rule| self.refuse(rule))?;
        let Typing { today, order } = self.view.typing();
        let has_year = || dates::last_of_year(text, today, order).is_err();
        if self.field != Field::BirthdayOn || !has_year() {
            return Ok(day);
        }
        // Unlike a birthday, the end of a span may lie ahead.
        Ok(dates::been(day, text, today).unwrap_or(day))
    }
}

/// A name as it is typed, and as others write it: Taiwan writes its places with 台 and with 臺.
fn spellings(text: &str) -> impl Iterator<Item = String> {
    let other = |c| match c {
        '台' => '臺',
        '臺' => '台',
        _ => c,
    };
    let twin: String = text.chars().map(other).collect();
    let twin = (twin != text).then_some(twin);
    [text.to_owned()].into_iter().chain(twin)
}

/// From one value to before another.
fn between(column: &'static str, from: Value, until: Value) -> Fragment {
    Fragment::compare(column, ">=", from).and(Fragment::compare(column, "<", until))
}
