//! How many customers there are, by what they are sorted by, and how many came when.

use std::{cmp::Reverse, collections::HashMap};

use super::{
    ChartKind, ColumnKind, Report, ReportData, ReportSection, count, sees, store,
    tally::{Month, Tally},
    text,
};
use crate::{
    Result, View, customers::Field, directory::Directory, gate::Fragment, id::ChoiceId,
    words::Language,
};

/// The months of an overview: two years.
const MONTHS: usize = 24;

pub(super) fn overview(
    view: &View<'_>,
    reach: &Fragment,
    language: Language,
) -> Result<ReportData> {
    let directory = Directory::load(view)?;
    let mut tally = Tally::new(view.settings());
    store::count_customers(view, reach, &mut tally)?;
    store::count_tags(view, &mut tally)?;
    let groups = Groups { tally: &tally, directory: &directory, language };
    let mut data = ReportData::new(view, &Report::Overview, language);
    data.sections.push(groups.summary(view));
    if sees(view, Field::Category) {
        data.sections.push(groups.by_category());
    }
    if sees(view, Field::Status) {
        data.sections.push(groups.by_choice("by_status", "status", &tally.by_status));
    }
    if sees(view, Field::Level) {
        data.sections.push(groups.by_choice("by_level", "level", &tally.by_level));
    }
    if sees(view, Field::Owner) {
        data.sections.push(groups.by_owner());
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
}

impl Groups<'_> {
    fn summary(&self, view: &View<'_>) -> ReportSection {
        let columns = [
            ("reports.columns.field", ColumnKind::Text),
            ("reports.columns.customers", ColumnKind::Whole),
        ];
        let mut section = ReportSection::new("summary", self.language, &columns);
        let mut add = |key: &str, n: u64| {
            section.rows.push(vec![text(self.language.word(key)), count(n)]);
        };
        add("reports.summary.customers", self.tally.customers);
        if sees(view, Field::CreatedAt) {
            let this = Month::of(view.today());
            let new = |month: Month| self.tally.by_month.get(&month).copied().unwrap_or(0);
            add("reports.summary.new_this_month", new(this));
            add("reports.summary.new_last_month", new(this.previous()));
        }
        if sees(view, Field::Owner) {
            let unowned = self.tally.by_owner.get(&None).copied().unwrap_or(0);
            add("reports.summary.without_owner", unowned);
        }
        section
    }

    fn by_category(&self) -> ReportSection {
        let counts = self.tally.by_category.iter().map(|(id, n)| {
            let name = id.map(|it| self.directory.category_path(it));
            (name.unwrap_or_else(|| self.not_given()), *n)
        });
        self.section("by_category", largest_first(counts.collect()), ChartKind::Bar)
    }

    /// In the order of the list itself, which is often one of progress.
    fn by_choice(
        &self,
        key: &'static str,
        list: &str,
        counts: &HashMap<Option<ChoiceId>, u64>,
    ) -> ReportSection {
        let choices = self.directory.choices().iter().filter(|it| it.list == list);
        let given = choices.filter_map(|it| {
            let n = counts.get(&Some(it.id))?;
            Some((it.word(self.language).to_owned(), *n))
        });
        let not_given = counts.get(&None).map(|n| (self.not_given(), *n));
        self.section(key, given.chain(not_given).collect(), ChartKind::Column)
    }

    fn by_owner(&self) -> ReportSection {
        let counts = self.tally.by_owner.iter().map(|(id, n)| {
            let person = id.and_then(|it| self.directory.person_of(it));
            let name = person.map(|it| self.directory.called(it).to_owned());
            let nobody = || self.language.word("customers.unassigned").to_owned();
            (name.unwrap_or_else(nobody), *n)
        });
        self.section("by_owner", largest_first(counts.collect()), ChartKind::Bar)
    }

    fn by_month(&self, view: &View<'_>) -> ReportSection {
        let months = months(self.tally, Month::of(view.today()));
        let from = months.len().saturating_sub(MONTHS);
        let counts = months[from..].iter().map(|(month, n)| (month.shown(), *n));
        self.section("by_month", counts.collect(), ChartKind::Line)
    }

    /// A customer counts for each of its tags, so there is no whole to have a share of.
    fn by_tag(&self) -> ReportSection {
        let columns = [
            ("reports.columns.group", ColumnKind::Text),
            ("reports.columns.customers", ColumnKind::Whole),
        ];
        let mut section = ReportSection::new("by_tag", self.language, &columns);
        let counts = self
            .tally
            .by_tag
            .iter()
            .filter_map(|(id, n)| Some((self.directory.tag_name(*id)?.to_owned(), *n)));
        let counts = largest_first(counts.collect());
        section.rows = counts.into_iter().map(|(name, n)| vec![text(name), count(n)]).collect();
        section.chart = Some(ChartKind::Bar);
        section
    }

    fn not_given(&self) -> String {
        self.language.word("reports.unassigned").to_owned()
    }

    fn section(
        &self,
        key: &'static str,
        counts: Vec<(String, u64)>,
        chart: ChartKind,
    ) -> ReportSection {
        let columns = [
            ("reports.columns.group", ColumnKind::Text),
            ("reports.columns.customers", ColumnKind::Sum),
            ("reports.columns.share", ColumnKind::Decimal),
        ];
        let mut section = ReportSection::new(key, self.language, &columns);
        let all = self.tally.customers.max(1);
        let row = |(name, n): (String, u64)| {
            // In tenths of a percent.
            let share = (n as f64 * 1_000.0 / all as f64).round() / 10.0;
            vec![text(name), count(n), clientele_tables::Cell::Number(share)]
        };
        section.rows = counts.into_iter().map(row).collect();
        section.chart = Some(chart);
        section
    }
}

fn largest_first(mut counts: Vec<(String, u64)>) -> Vec<(String, u64)> {
    counts.sort_by(|a, b| (Reverse(a.1), &a.0).cmp(&(Reverse(b.1), &b.0)));
    counts
}

/// Every month from the first customer to this one, the empty ones too.
fn months(tally: &Tally<'_>, this: Month) -> Vec<(Month, u64)> {
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

pub(super) fn new_customers(
    view: &View<'_>,
    reach: &Fragment,
    language: Language,
) -> Result<ReportData> {
    let mut data = ReportData::new(view, &Report::NewCustomers, language);
    if !sees(view, Field::CreatedAt) {
        return Ok(data);
    }
    let mut tally = Tally::new(view.settings());
    store::count_customers(view, reach, &mut tally)?;
    let columns = [
        ("reports.columns.month", ColumnKind::Text),
        ("reports.columns.new", ColumnKind::Sum),
        ("reports.columns.change", ColumnKind::Whole),
        ("reports.columns.total", ColumnKind::Whole),
    ];
    let mut section = ReportSection::new("by_month", language, &columns);
    let (mut total, mut before) = (0, None);
    for (month, n) in months(&tally, Month::of(view.today())) {
        total += n;
        let change = before.map(|before: u64| n as f64 - before as f64);
        let change = change.map_or(clientele_tables::Cell::Empty, clientele_tables::Cell::Number);
        section.rows.push(vec![text(month.shown()), count(n), change, count(total)]);
        before = Some(n);
    }
    section.chart = Some(ChartKind::Line);
    data.sections.push(section);
    Ok(data)
}
