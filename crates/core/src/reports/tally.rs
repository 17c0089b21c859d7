//! Customers counted in one pass, by everything they are sorted by at once.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, NaiveDate};

use crate::{
    id::{AccountId, CategoryId, ChoiceId, DepartmentId, TagId},
    settings::Settings,
};

/// What counting looks at in one customer.
pub(super) struct Counted {
    pub id: i64,
    pub created_at: i64,
    pub owner: Option<AccountId>,
    pub status: Option<ChoiceId>,
    pub category: Option<CategoryId>,
    pub level: Option<ChoiceId>,
    pub department: Option<DepartmentId>,
}

/// A calendar month of the office's time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Month {
    pub year: i32,
    pub month: u32,
}

/// How many customers there are of each kind.
pub(super) struct Tally<'a> {
    settings: &'a Settings,
    pub customers: u64,
    pub by_owner: HashMap<Option<AccountId>, u64>,
    pub by_status: HashMap<Option<ChoiceId>, u64>,
    pub by_category: HashMap<Option<CategoryId>, u64>,
    pub by_level: HashMap<Option<ChoiceId>, u64>,
    pub by_department: HashMap<Option<DepartmentId>, u64>,
    pub by_month: BTreeMap<Month, u64>,
    pub by_tag: HashMap<TagId, u64>,
    /// The month of the customer counted last, and the moments that begin and end it.
    current: Option<(Month, i64, i64)>,
    counted: Bits,
}

impl<'a> Tally<'a> {
    pub fn new(settings: &'a Settings) -> Tally<'a> {
        Tally {
            settings,
            customers: 0,
            by_owner: HashMap::new(),
            by_status: HashMap::new(),
            by_category: HashMap::new(),
            by_level: HashMap::new(),
            by_department: HashMap::new(),
            by_month: BTreeMap::new(),
            by_tag: HashMap::new(),
            current: None,
            counted: Bits::default(),
        }
    }

    pub fn add(&mut self, customer: &Counted) {
        self.customers += 1;
        self.counted.set(customer.id);
        *self.by_owner.entry(customer.owner).or_default() += 1;
        *self.by_status.entry(customer.status).or_default() += 1;
        *self.by_category.entry(customer.category).or_default() += 1;
        *self.by_level.entry(customer.level).or_default() += 1;
        *self.by_department.entry(customer.department).or_default() += 1;
        let month = self.month_of(customer.created_at);
        *self.by_month.entry(month).or_default() += 1;
    }

    pub fn of_month(&self, month: Month) -> u64 {
        self.by_month.get(&month).copied().unwrap_or(0)
    }

    /// A tag of a customer, who counts only when counted before.
    pub fn add_tag(&mut self, tag: TagId, customer: i64) {
        if self.counted.has(customer) {
            *self.by_tag.entry(tag).or_default() += 1;
        }
    }

    /// Customers come in the order they were created in, so most share the month of the one before.
    fn month_of(&mut self, at_ms: i64) -> Month {
        if let Some((month, begins, ends)) = self.current
            && (begins..ends).contains(&at_ms)
        {
            return month;
        }
        let month = Month::of(self.settings.date_of(at_ms));
        self.current =
            Some((month, month.begins(self.settings), month.next().begins(self.settings)));
        month
    }
}

impl Month {
    pub fn of(date: NaiveDate) -> Month {
        Month { year: date.year(), month: date.month() }
    }

    pub fn next(self) -> Month {
        match self.month {
            12 => Month { year: self.year + 1, month: 1 },
            month => Month { month: month + 1, ..self },
        }
    }

    pub fn previous(self) -> Month {
        match self.month {
            1 => Month { year: self.year - 1, month: 12 },
            month => Month { month: month - 1, ..self },
        }
    }

    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month, 1).unwrap_or_default()
    }

    pub fn last_day(self) -> NaiveDate {
        self.next().first_day().pred_opt().unwrap_or_default()
    }

    fn begins(self, settings: &Settings) -> i64 {
        settings.moment(self.first_day().and_time(chrono::NaiveTime::MIN))
    }
}

/// A set of ids: one bit each.
#[derive(Default)]
struct Bits {
    words: Vec<u64>,
}

impl Bits {
    fn set(&mut self, id: i64) {
        let Ok(id) = usize::try_from(id) else { return };
        if id / 64 >= self.words.len() {
            self.words.resize(id / 64 + 1, 0);
        }
        self.words[id / 64] |= 1 << (id % 64);
    }

    fn has(&self, id: i64) -> bool {
        let Ok(id) = usize::try_from(id) else { return false };
        self.words.get(id / 64).is_some_and(|it| it & (1 << (id % 64)) != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn customer(id: i64, created_at: i64) -> Counted {
        Counted {
            id,
            created_at,
            owner: None,
            status: None,
            category: None,
            level: None,
            department: None,
        }
    }

    #[test]
    fn a_month_is_one_of_the_office_s_own_clocks() {
        let settings = Settings::default();
        let mut tally = Tally::new(&settings);
        // 2026-12-31 23:59:59 and 2027-01-01 00:00:00 in Shanghai.
        let newyear = 1_798_732_800_000;
        for (id, at) in [(1, newyear), (2, newyear - 1), (3, newyear - 86_400_000 * 40)] {
            tally.add(&customer(id, at));
        }
        let month = |year, month| Month { year, month };
        let months: Vec<_> = tally.by_month.iter().map(|(it, n)| (*it, *n)).collect();
        assert_eq!(months, [(month(2026, 11), 1), (month(2026, 12), 1), (month(2027, 1), 1)]);
        assert_eq!(month(2027, 1).previous().next(), month(2027, 1));
    }

    #[test]
    fn tags_count_for_counted_customers_only() {
        let settings = Settings::default();
        let mut tally = Tally::new(&settings);
        tally.add(&customer(64, 0));
        tally.add(&customer(1_000_000, 0));
        for id in [0, 1, 63, 64, 65, 128, 999_999, 1_000_000, 5_000_000, -1] {
            tally.add_tag(TagId(7), id);
        }
        assert_eq!(tally.by_tag, HashMap::from([(TagId(7), 2)]));
    }
}
