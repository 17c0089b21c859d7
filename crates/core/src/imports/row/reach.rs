//! How to reach somebody: telephone numbers of wherever they are, addresses, accounts.

use super::{Reading, RowReader, values};
use crate::{
    Error,
    customers::{self, Written},
    imports::{
        layout::SheetRow,
        mapping::{Field, shapes},
    },
    points::{Point, PointKind},
    text::{Country, Rule},
};

/// What stands between several values of one cell in an export of Google's contacts.
pub(in crate::imports) const GOOGLES: &str = " ::: ";

/// How numbers of America begin; without it some of them look like mobiles of China.
const AMERICAN: &str = "+1";

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

    /// The points of one kind that a cell names. A cell of ours has a line for each.
    pub(super) fn points(
        &self,
        kind: PointKind,
        text: &str,
        place: Option<Country>,
    ) -> Result<Vec<Point>, Rule> {
        let lines = match self.plan.is_own {
            true => text.lines().map(str::to_owned).collect(),
            // Google's contacts write several values of one kind so.
            false => text.split(GOOGLES).map(str::to_owned).collect(),
        };
        let written = Written::Several(lines);
        let read = |part: &str| self.point(kind, part, place);
        match customers::values::read_points_by(&written, kind, read) {
            Ok(points) => Ok(points),
            Err(Error::Invalid { rule, .. }) => Err(rule),
            Err(_) => Err(Rule::WrongFormat),
        }
    }
}

impl Reading<'_> {
    pub(super) fn add_points(&mut self, kind: PointKind, text: &str) -> Result<(), Rule> {
        let points = self.reader.points(kind, text, self.place)?;
        for mut point in points {
            self.take_address(&mut point);
            let known = &mut self.understood.record.points;
            let is_same = |it: &Point| {
                it.kind == kind && it.value == point.value && it.extension == point.extension
            };
            if !known.iter().any(is_same) {
                known.push(point);
            }
        }
        self.understood.record.points.sort_by_key(|it| it.kind);
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
