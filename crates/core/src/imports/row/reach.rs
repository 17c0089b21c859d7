//! How to reach somebody: telephone numbers of wherever they are, addresses, accounts.

use super::{Reading, RowReader, values};
use crate::{
    customers::{self, Written},
    imports::{
        layout::SheetRow,
        mapping::{Field, shapes},
        plan::Planned,
        report::{Fault, RowError},
        unclear::{self, Becomes, Unclear},
    },
    points::{Point, PointKind},
    text::{Country, Rule, keys::search_key, phones},
};

/// What stands between several values of one cell in an export of Google's contacts.
pub(in crate::imports) const GOOGLES: &str = " ::: ";

/// How numbers of America begin; without it some of them look like mobiles of China.
const AMERICAN: &str = "+1";

/// What a text names.
#[derive(Default)]
pub(super) struct Points {
    pub right: Vec<Point>,
    /// Telephone numbers that nobody can place, each with the rule that it breaks.
    pub unplaced: Vec<(Point, Rule)>,
    /// The parts that are none.
    pub wrong: Vec<(String, Rule)>,
}

/// Whether a text says that an account is called by the telephone number: 同手机号.
fn says_same_number(text: &str) -> bool {
    const SAID: [&str; 12] = [
        "同手机",
        "同手机号",
        "同手机号码",
        "同电话",
        "同电话号码",
        "同号",
        "手机同号",
        "微信同号",
        "与手机同号",
        "手机号",
        "同上手机",
        "sameasphone",
    ];
    const LONGEST: usize = 32;
    text.len() <= LONGEST && {
        let key = search_key(text);
        let bare: String = key.chars().filter(|c| c.is_alphanumeric()).collect();
        SAID.contains(&bare.as_str())
    }
}

fn is_chinese_mobile(point: &Point) -> bool {
    point.value.strip_prefix("+861").is_some_and(|rest| rest.len() == 10)
}

impl RowReader<'_> {
    /// The country that a row names, where it is another one than the office's.
    pub(super) fn country_of(&self, row: &SheetRow) -> Option<Country> {
        let column = self.plan.columns_of(Field::Country).next().filter(|_| !self.plan.is_own)?;
        let text = values::text(row.cell(column.index)).ok()??;
        Country::named(&text).filter(|it| *it != self.settings.country)
    }

    /// One way to reach somebody in `place`. A telephone number without the code of its country is one of
    /// there, else one of here, else one of where the person says that such numbers belong.
    fn point(&self, kind: PointKind, text: &str, place: Option<Country>) -> Result<Point, Rule> {
        let read = |country| Point::parse(kind, text, country);
        let here = || read(self.settings.country);
        if kind != PointKind::Phone {
            return here();
        }
        let read_there = place.and_then(|it| read(it).ok());
        let found = match read_there {
            Some(there) if there.value.starts_with(AMERICAN) => Ok(there),
            // A mobile of China is one wherever its owner lives; others have no shape of their own.
            Some(there) => Ok(here().ok().filter(is_chinese_mobile).unwrap_or(there)),
            None => here(),
        };
        let elsewhere = || self.plan.phones_of.and_then(|it| read(it).ok());
        found.or_else(|rule| elsewhere().ok_or(rule))
    }

    /// The points of one kind that a cell names, and the parts of it that are none. A cell of ours has a
    /// line for each.
    pub(super) fn points(&self, kind: PointKind, text: &str, place: Option<Country>) -> Points {
        let lines = match self.plan.is_own {
            true => text.lines().map(str::to_owned).collect(),
            // Google's contacts write several values of one kind so.
            false => text.split(GOOGLES).map(str::to_owned).collect(),
        };
        let written = Written::Several(lines);
        let read = |part: &str| self.point(kind, part, place);
        let (right, wrong) = customers::values::read_points_apart(&written, kind, read);
        let mut points = Points { right, ..Points::default() };
        for (part, rule) in wrong {
            match self.unplaced(kind, part) {
                Some(point) => points.unplaced.push((point, rule)),
                None => points.wrong.push((part.to_owned(), rule)),
            }
        }
        points
    }

    fn unplaced(&self, kind: PointKind, text: &str) -> Option<Point> {
        let may_stand = kind == PointKind::Phone
            && self.plan.unclear == Unclear::Note
            && !unclear::is_secret(text);
        Point::unplaced(text).filter(|_| may_stand)
    }
}

impl<'a> Reading<'a> {
    pub(super) fn add_points(
        &mut self,
        column: &'a Planned,
        kind: PointKind,
        text: &str,
    ) -> Result<(), Rule> {
        if kind == PointKind::Wechat && says_same_number(text) && !self.reader.plan.is_own {
            return self.add_same_number(kind);
        }
        let Points { right, unplaced, wrong } = self.reader.points(kind, text, self.place);
        for mut point in right {
            self.take_address(&mut point);
            self.take_point(point);
        }
        for (mut point, rule) in unplaced {
            self.take_address(&mut point);
            self.tell_unplaced(column, &point, rule);
            self.take_point(point);
        }
        self.refuse_parts(column, text, wrong)
    }

    /// A number that nobody can place stands as it was written, where only those see it who see numbers.
    pub(super) fn tell_unplaced(&mut self, column: &Planned, point: &Point, rule: Rule) {
        self.understood.wrong_phone.get_or_insert_with(|| (rule, point.typed.clone()));
        let (row, heading) = (self.row.number, Some(column.heading.as_str()));
        let error = RowError::new(row, heading, column.field, Fault::Rule(rule));
        let written = Some(point.typed.clone());
        self.understood.warnings.push(Becomes::Kept.warning(error.of_text(written)));
    }

    /// The account that is the telephone number. Columns of telephones are read before.
    fn add_same_number(&mut self, kind: PointKind) -> Result<(), Rule> {
        let country = self.reader.settings.country;
        let phones = self.understood.record.points.iter().filter(|it| it.kind == PointKind::Phone);
        let is_mobile = |it: &&Point| is_chinese_mobile(it);
        let phone = phones.clone().find(is_mobile).or(phones.clone().next()).ok_or(Rule::Blank)?;
        let number = phones::local(&phone.value, country);
        let number: String = number.chars().filter(|c| !" -".contains(*c)).collect();
        self.take_point(Point::parse(kind, &number, country)?);
        Ok(())
    }

    /// Gives the customer one more way to be reached.
    pub(super) fn take_point(&mut self, point: Point) {
        let known = &mut self.understood.record.points;
        let is_same = |it: &Point| {
            it.kind == point.kind && it.value == point.value && it.extension == point.extension
                || point.may_be(it)
        };
        if !known.iter().any(is_same) {
            known.push(point);
            known.sort_by_key(|it| it.kind);
        }
    }

    /// The parts of a cell that cannot be understood, beside others that can.
    pub(super) fn refuse_parts(
        &mut self,
        column: &'a Planned,
        text: &str,
        wrong: Vec<(String, Rule)>,
    ) -> Result<(), Rule> {
        let Some((_, rule)) = wrong.first() else { return Ok(()) };
        let (rule, parts) = (*rule, wrong.iter().map(|(part, _)| part.as_str()));
        let parts = parts.collect::<Vec<_>>().join(" / ");
        let is_all = parts.chars().count() >= text.trim().chars().count();
        if is_all || self.reader.plan.unclear == Unclear::Refuse {
            return Err(rule);
        }
        self.refuse_text(Some(column), column.field, Fault::Rule(rule), Some(parts));
        Ok(())
    }

    /// 地址、电话 in one column: the words beside the number are the address, where no other column has it.
    fn take_address(&mut self, point: &mut Point) {
        let plan = self.reader.plan;
        if !plan.is_own && plan.columns_of(Field::Address).next().is_none() {
            let address = point.label.take_if(|it| shapes::is_address(it));
            self.address.extend(address);
        }
    }
}
