//! How many customers there are, by what they are sorted by, and how many came when.

use std::{
    cmp::{Ordering, Reverse},
    collections::HashMap,
};

use clientele_tables::Cell;

use super::{
    Asked, ChartKind, ColumnKind, Lead, Report, ReportData, ReportSection, count, sees, store,
    tally::{Month, Tally},
    text,
};
use crate::{
    Result, View,
    customers::{
        Field,
        filters::{self, Filter, Operator, Span},
    },
    directory::Directory,
    gate::Fragment,
    id::ChoiceId,
    words::Language,
};

/// The months of an overview: two years.
const MONTHS: usize = 24;

pub(super) fn overview(asked: &Asked<'_, '_>, reach: &Fragment) -> Result<ReportData> {
    let &Asked { view, directory, language, narrowed } = asked;
    let mut tally = Tally::new(view.settings());
    store::count_customers(view, reach, &mut tally)?;
    store::count_tags(view, &mut tally)?;
    let groups = Groups { tally: &tally, directory, language, span: narrowed.span };
    let mut data = ReportData::new(view, &Report::Overview, language);
    data.sections.push(groups.summary(view));
    if sees(view, Field::Category) {
        data.sections.push(groups.by_category());
    }
    if sees(view, Field::Status) {
        data.sections.push(groups.by_choice("by_status", Field::Status, &tally.by_status));
    }
    if sees(view, Field::Level) {
        data.sections.push(groups.by_choice("by_level", Field::Level, &tally.by_level));
    }
    if sees(view, Field::Owner) {
        data.sections.push(groups.by_owner());
    }
    if directory.has_departments() && sees(view, Field::Department) {
        data.sections.push(groups.by_department());
    }
    if sees(view, Field::CreatedAt) {
        data.sections.push(groups.by_month(view));
    }
    if sees(view, Field::Tags) {
        data.sections.push(groups.by_tag());
    }
    Ok(data)
}

/// What was counted, with the names of the office.
struct Groups<'a> {
    tally: &'a Tally<'a>,
    directory: &'a Directory,
    language: Language,
    span: Option<Span>,
}

/// So many customers, and how to list them.
struct Group {
    name: String,
    count: u64,
    lead: Option<Lead>,
    /// False for those of whom it is not said.
    is_given: bool,
}

impl Group {
    fn given(field: Field, name: String, value: String, count: u64) -> Group {
        let lead = Lead::List(vec![is(field, Operator::Equal, vec![value])]);
        Group { name, count, lead: Some(lead), is_given: true }
    }

    fn not_given(field: Field, name: &str, count: u64) -> Group {
        let lead = Lead::List(vec![is(field, Operator::IsUnset, Vec::new())]);
        Group { name: name.to_owned(), count, lead: Some(lead), is_given: false }
    }
}

fn is(field: Field, operator: Operator, values: Vec<String>) -> Filter {
    Filter::Is { field, operator, values }
}

fn lead_of_month(month: Month) -> Lead {
    let span = filters::range(month.first_day(), month.last_day());
    Lead::List(vec![is(Field::CreatedAt, Operator::Within, vec![span])])
}

impl Groups<'_> {
    fn summary(&self, view: &View<'_>) -> ReportSection {
        let columns = [
            ("reports.columns.field", ColumnKind::Text),
            ("reports.columns.customers", ColumnKind::Whole),
        ];
        let mut section = ReportSection::new("summary", self.language, &columns);
        let mut add = |key: &str, n: u64, lead: Lead| {
            section.add(vec![text(self.language.word(key)), count(n)], Some(lead));
        };
        add("reports.summary.customers", self.tally.customers, Lead::List(Vec::new()));
        // Of a period, this month and the last are mostly no part.
        if sees(view, Field::CreatedAt) && self.span.is_none() {
            let this = Month::of(view.today());
            let mut new =
                |key: &str, month| add(key, self.tally.of_month(month), lead_of_month(month));
            new("reports.summary.new_this_month", this);
            new("reports.summary.new_last_month", this.previous());
        }
        if sees(view, Field::Owner) {
            let unowned = self.tally.by_owner.get(&None).copied().unwrap_or(0);
            let lead = Lead::List(vec![is(Field::Owner, Operator::IsUnset, Vec::new())]);
            add("reports.summary.without_owner", unowned, lead);
        }
        section
    }

    fn by_category(&self) -> ReportSection {
        let groups = self.tally.by_category.iter().map(|(id, n)| match id {
            Some(id) => {
                let path = self.directory.category_path(*id);
                Group::given(Field::Category, path.clone(), path, *n)
            }
            None => Group::not_given(Field::Category, self.not_given(), *n),
        });
        self.section(
            "by_category",
            Field::Category,
            largest_first(groups.collect()),
            ChartKind::Bar,
        )
    }

    /// In the order of the list itself, which is often one of progress.
    fn by_choice(
        &self,
        key: &'static str,
        field: Field,
        counts: &HashMap<Option<ChoiceId>, u64>,
    ) -> ReportSection {
        let choices = self.directory.choices().iter().filter(|it| it.list == field.word());
        let given = choices.filter_map(|it| {
            let n = counts.get(&Some(it.id))?;
            Some(Group::given(field, it.word(self.language).to_owned(), it.code.clone(), *n))
        });
        let not_given = counts.get(&None).map(|n| Group::not_given(field, self.not_given(), *n));
        self.section(key, field, given.chain(not_given).collect(), ChartKind::Column)
    }

    fn by_owner(&self) -> ReportSection {
        let nobody = self.language.word("customers.unassigned");
        let groups = self.tally.by_owner.iter().map(|(id, n)| {
            match id.and_then(|it| self.directory.person_of(it)) {
                Some(person) => {
                    let name = self.directory.called(person).to_owned();
                    Group::given(Field::Owner, name, person.login.clone(), *n)
                }
                None => Group::not_given(Field::Owner, nobody, *n),
            }
        });
        self.section("by_owner", Field::Owner, largest_first(groups.collect()), ChartKind::Bar)
    }

    fn by_department(&self) -> ReportSection {
        let none = self.language.word("customers.no_department");
        let groups = self.tally.by_department.iter().map(|(id, n)| {
            let Some((id, name)) =
                id.and_then(|it| Some((it, self.directory.department_name(it)?)))
            else {
                return Group::not_given(Field::Department, none, *n);
            };
            let called = self.directory.department_called(id).unwrap_or_default();
            let group = Group::given(Field::Department, called, name.to_owned(), *n);
            // A list is asked for by name, and so finds the older of two that share one.
            let is_found = self.directory.department(name) == Some(id);
            Group { lead: group.lead.filter(|_| is_found), ..group }
        });
        let groups = largest_first(groups.collect());
        self.section("by_department", Field::Department, groups, ChartKind::Bar)
    }

    fn by_month(&self, view: &View<'_>) -> ReportSection {
        let this = Month::of(view.today());
        let months = months(self.tally, this, self.span);
        let most = if self.span.is_some() { months.len() } else { MONTHS };
        let from = months.len().saturating_sub(most);
        let columns = [
            ("reports.columns.month", ColumnKind::Month),
            ("reports.columns.customers", ColumnKind::Sum),
            ("reports.columns.share", ColumnKind::Decimal),
        ];
        let mut section = ReportSection::new("by_month", self.language, &columns);
        for (month, n) in &months[from..] {
            let row = vec![Cell::Date(month.first_day()), count(*n), self.share(*n)];
            section.add(row, Some(lead_of_month(*month)));
        }
        section.chart = Some(ChartKind::Line);
        section.finding = Some(of_months(self.tally, this, self.span, self.language));
        section
    }

    /// A customer counts for each of its tags, so there is no whole to have a share of.
    fn by_tag(&self) -> ReportSection {
        let heading = Field::Tags.key();
        let columns = [
            (heading.as_str(), ColumnKind::Text),
            ("reports.columns.customers", ColumnKind::Whole),
        ];
        let mut section = ReportSection::new("by_tag", self.language, &columns);
        let groups = self.tally.by_tag.iter().filter_map(|(id, n)| {
            let name = self.directory.tag_name(*id)?.to_owned();
            Some(Group::given(Field::Tags, name.clone(), name, *n))
        });
        let groups = largest_first(groups.collect());
        // Who has several tags counts for each: there are at least so many without.
        let tagged: u64 = groups.iter().map(|it| it.count).sum();
        section.finding = match most_of(&groups)[..] {
            [_, ..] if self.is_most(self.tally.customers.saturating_sub(tagged)) => {
                Some(self.language.word("reports.findings.mostly_untagged").to_owned())
            }
            [most] => {
                let said = [("group", (&most.name).into()), ("customers", most.count.into())];
                Some(self.language.say("reports.findings.tag", &said))
            }
            [one, other] => Some(self.equal(one, other)),
            _ => None,
        };
        for it in groups {
            section.add(vec![text(it.name), count(it.count)], it.lead);
        }
        section.chart = Some(ChartKind::Bar);
        section
    }

    fn not_given(&self) -> &'static str {
        self.language.word("reports.unassigned")
    }

    fn section(
        &self,
        key: &'static str,
        field: Field,
        groups: Vec<Group>,
        chart: ChartKind,
    ) -> ReportSection {
        let heading = field.key();
        let columns = [
            (heading.as_str(), ColumnKind::Text),
            ("reports.columns.customers", ColumnKind::Sum),
            ("reports.columns.share", ColumnKind::Decimal),
        ];
        let mut section = ReportSection::new(key, self.language, &columns);
        section.finding = self.largest(field, &groups);
        for it in groups {
            let row = vec![text(it.name), count(it.count), self.share(it.count)];
            section.add(row, it.lead);
        }
        section.chart = Some(chart);
        section
    }

    /// Of all customers, in per cent with one digit behind the point.
    fn share(&self, count: u64) -> Cell {
        Cell::Number(self.per_cent(count))
    }

    fn per_cent(&self, count: u64) -> f64 {
        let all = self.tally.customers.max(1);
        (count as f64 * 1_000.0 / all as f64).round() / 10.0
    }

    /// The largest of the groups of which something is said; of two that are equal, that they are,
    /// and of more nothing. Where most customers are in none, that is what matters.
    fn largest(&self, field: Field, groups: &[Group]) -> Option<String> {
        let _any = groups.first()?;
        let not_given = groups.iter().find(|it| !it.is_given).map_or(0, |it| it.count);
        if self.is_most(not_given) && not_given < self.tally.customers {
            let said = [
                ("field", self.language.word(&field.key()).into()),
                ("share", self.per_cent(not_given).to_string().into()),
            ];
            return Some(self.language.say("reports.findings.mostly_none", &said));
        }
        match most_of(groups)[..] {
            [] => Some(self.language.word("reports.findings.none_given").to_owned()),
            // Whoever has everybody leads nobody.
            [most] if most.count == self.tally.customers => None,
            [most] => {
                let said = [
                    ("group", (&most.name).into()),
                    ("customers", most.count.into()),
                    ("share", self.per_cent(most.count).to_string().into()),
                ];
                Some(self.language.say("reports.findings.largest", &said))
            }
            [one, other] => Some(self.equal(one, other)),
            _ => None,
        }
    }

    fn is_most(&self, count: u64) -> bool {
        count * 2 > self.tally.customers
    }

    fn equal(&self, one: &Group, other: &Group) -> String {
        let said = [
            ("group", (&one.name).into()),
            ("other", (&other.name).into()),
            ("customers", one.count.into()),
        ];
        self.language.say("reports.findings.equal", &said)
    }
}

/// The groups than which none is larger, of those of which something is said.
fn most_of(groups: &[Group]) -> Vec<&Group> {
    let given = groups.iter().filter(|it| it.is_given);
    let most = given.clone().map(|it| it.count).max();
    given.filter(|it| Some(it.count) == most).collect()
}

fn largest_first(mut groups: Vec<Group>) -> Vec<Group> {
    groups.sort_by(|a, b| (Reverse(a.count), &a.name).cmp(&(Reverse(b.count), &b.name)));
    groups
}

/// How many came in the period that is asked for, else this month beside the last.
fn of_months(tally: &Tally<'_>, this: Month, span: Option<Span>, language: Language) -> String {
    match span {
        Some(_) => language.say("reports.findings.in_period", &[("count", tally.customers.into())]),
        None => of_month(tally, this, language),
    }
}

/// This month beside the last.
fn of_month(tally: &Tally<'_>, this: Month, language: Language) -> String {
    let (new, before) = (tally.of_month(this), tally.of_month(this.previous()));
    let key = match new.cmp(&before) {
        Ordering::Greater => "reports.findings.month_more",
        Ordering::Less => "reports.findings.month_fewer",
        Ordering::Equal => "reports.findings.month_same",
    };
    let said = [("new", new.into()), ("change", new.abs_diff(before).into())];
    let said = if new == before { &said[..1] } else { &said[..] };
    language.say(key, said)
}

/// Every month from the first customer to this one, or to the last of a period, the empty ones too.
fn months(tally: &Tally<'_>, this: Month, span: Option<Span>) -> Vec<(Month, u64)> {
    let ends = span.and_then(|it| it.until.pred_opt()).map(Month::of);
    let this = ends.map_or(this, |it| it.min(this));
    let first = tally.by_month.keys().next().copied().unwrap_or(this);
    let last = tally.by_month.keys().next_back().copied().unwrap_or(this).max(this);
    let mut months = Vec::new();
    let mut month = first;
    while month <= last {
        months.push((month, tally.by_month.get(&month).copied().unwrap_or(0)));
        month = month.next();
    }
    months
}

pub(super) fn new_customers(asked: &Asked<'_, '_>, reach: &Fragment) -> Result<ReportData> {
    let &Asked { view, language, narrowed, .. } = asked;
    let mut data = ReportData::new(view, &Report::NewCustomers, language);
    if !sees(view, Field::CreatedAt) {
        return Ok(data);
    }
    let mut tally = Tally::new(view.settings());
    store::count_customers(view, reach, &mut tally)?;
    let columns = [
        ("reports.columns.month", ColumnKind::Month),
        ("reports.columns.new", ColumnKind::Sum),
        ("reports.columns.change", ColumnKind::Whole),
        ("reports.columns.total", ColumnKind::Whole),
    ];
    let mut section = ReportSection::new("by_month", language, &columns);
    let (mut total, mut before) = (0, None);
    for (month, n) in months(&tally, Month::of(view.today()), narrowed.span) {
        total += n;
        let change = before.map(|before: u64| n as f64 - before as f64);
        let change = change.map_or(Cell::Empty, Cell::Number);
        let row = vec![Cell::Date(month.first_day()), count(n), change, count(total)];
        section.add(row, Some(lead_of_month(month)));
        before = Some(n);
    }
    let this = Month::of(view.today());
    section.finding = Some(of_months(&tally, this, narrowed.span, language));
    section.chart = Some(ChartKind::Line);
    data.sections.push(section);
    Ok(data)
}
