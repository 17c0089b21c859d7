//! Whom to contact: customers by the day of their next follow-up, and tasks by their due date.

use std::collections::{BTreeSet, HashMap};

use chrono::{Days, NaiveDate};
use clientele_tables::Cell;

use super::{
    Asked, ColumnKind, Lead, Purpose, Report, ReportData, ReportSection, both, sees, store, text,
};
use crate::{
    Result,
    access::{CustomersRead, Grant, Level, ReportsRead, TasksRead},
    customers::{
        self, Field, Query, Sort, SortField,
        filters::{Filter, Operator},
    },
    directory::Directory,
    gate::Entity,
    id::CustomerId,
    looks::{Look, LookKind},
    points::MASK,
    words::Language,
};

/// How far ahead it looks.
const AHEAD: Days = Days::new(7);
/// Customers loaded at a time.
const BATCH: usize = 500;

/// Something to be done about a customer by a day.
struct Due {
    on: NaiveDate,
    what: String,
    id: Option<CustomerId>,
    file_no: String,
    customer: String,
    phone: String,
    who: String,
}

pub(super) fn make(
    asked: &Asked<'_, '_>,
    reports: &Grant<'_, ReportsRead>,
    purpose: Purpose,
) -> Result<ReportData> {
    let &Asked { view, language, narrowed, .. } = asked;
    let mut due = Vec::new();
    if sees(view, Field::NextFollowUpOn) {
        due.extend(of_customers(asked, reports)?);
    }
    if let Ok(tasks) = view.grant::<TasksRead>() {
        due.extend(of_tasks(asked, reports, &tasks)?);
    }
    due.sort_by_key(|it| it.on);
    let entity = customers::Record::WORD;
    let level = view.standing().level(entity, Field::Phone.word());
    let level = if sees(view, Field::Phone) { level } else { Level::Internal };
    let kind = if purpose == Purpose::Written { LookKind::Printed } else { LookKind::Listed };
    view.look(Look { kind, entity, id: None, count: due.len() as u64, level });

    let today = view.today();
    let mut data = ReportData::new(view, &Report::FollowUps, language);
    let mut sections = [
        section("overdue", language),
        section("due_today", language),
        section(if narrowed.span.is_some() { "due_later" } else { "due_soon" }, language),
    ];
    for due in due {
        let days = (today - due.on).num_days();
        let place = if days > 0 { 0 } else { usize::from(days < 0) + 1 };
        let lead = due.id.map(Lead::Customer);
        let row = row(due, &sections[place].title, days);
        sections[place].add(row, lead);
    }
    for section in &mut sections {
        section.finding = finding(section, language);
    }
    data.sections.extend(sections);
    Ok(data)
}

fn section(key: &'static str, language: Language) -> ReportSection {
    let columns = [
        ("tasks.fields.state", ColumnKind::Text),
        ("reports.columns.due_on", ColumnKind::Date),
        ("reports.columns.days_overdue", ColumnKind::Whole),
        ("reports.columns.what", ColumnKind::Text),
        ("customers.fields.file_no", ColumnKind::Text),
        ("customers.fields.name", ColumnKind::Text),
        ("customers.fields.phone", ColumnKind::Text),
        ("reports.columns.assignee", ColumnKind::Text),
    ];
    ReportSection { lead_column: 5, ..ReportSection::new(key, language, &columns) }
}

/// How many there are; of what is overdue, for how long it has waited at most.
fn finding(section: &ReportSection, language: Language) -> Option<String> {
    let first = section.rows.first()?;
    let days = match first.get(2) {
        Some(Cell::Number(days)) => *days as i64,
        _ => 0,
    };
    let said = [("count", section.rows.len().into()), ("days", days.into())];
    let key = format!("reports.findings.{}", section.key);
    let said = if section.key == "overdue" { &said[..] } else { &said[..1] };
    Some(language.say(&key, said))
}

fn row(due: Due, state: &str, days: i64) -> Vec<Cell> {
    vec![
        text(state),
        Cell::Date(due.on),
        if days < 0 { Cell::Empty } else { Cell::Number(days as f64) },
        text(due.what),
        text(due.file_no),
        text(due.customer),
        text(due.phone),
        text(due.who),
    ]
}

/// The last day that is looked at.
fn last_day(asked: &Asked<'_, '_>) -> NaiveDate {
    let asked_for = asked.narrowed.span.and_then(|it| it.until.pred_opt());
    asked_for.unwrap_or(asked.view.today() + AHEAD)
}

fn of_customers(asked: &Asked<'_, '_>, reports: &Grant<'_, ReportsRead>) -> Result<Vec<Due>> {
    let &Asked { view, directory, language, narrowed } = asked;
    let by_then = Filter::Is {
        field: Field::NextFollowUpOn,
        operator: Operator::AtMost,
        values: vec![last_day(asked).to_string()],
    };
    let filters = narrowed.filters().iter().cloned().chain([by_then]);
    let query = Query {
        filter: Some(Filter::And(filters.collect())),
        sort: Sort { field: SortField::NextFollowUpOn, direction: None },
        ..Query::default()
    };
    let ids = customers::ids_within(view, directory, &query, reports.reach(), None)?;
    let what = language.word("choices.task_type.follow_up");
    let mut due = Vec::with_capacity(ids.len());
    for ids in ids.chunks(BATCH) {
        for card in customers::cards(view, directory, ids)? {
            let on = card.next_follow_up_on.as_deref().and_then(|it| it.parse().ok());
            let Some(on) = on else { continue };
            let owner = card.owner.as_deref().and_then(|it| directory.person(it));
            due.push(Due {
                on,
                what: what.to_owned(),
                id: Some(card.id),
                file_no: card.file_no,
                customer: card.name,
                phone: card.phone.unwrap_or_default(),
                who: owner.map(|it| called(directory, it)).unwrap_or_default(),
            });
        }
    }
    Ok(due)
}

fn of_tasks(
    asked: &Asked<'_, '_>,
    reports: &Grant<'_, ReportsRead>,
    tasks: &Grant<'_, TasksRead>,
) -> Result<Vec<Due>> {
    let &Asked { view, directory, narrowed, .. } = asked;
    let read = view.grant::<CustomersRead>()?;
    let [one, other] = [read.reach(), reports.reach()].map(|it| it.condition(&customers::SCOPE));
    let reaches = [tasks.reach(), reports.reach()];
    let within = narrowed.department_of(&store::TASK_SCOPE);
    let mut found = store::due_tasks(view, reaches, within, &both(&one, &other), last_day(asked))?;
    found.retain(|task| narrowed.span.is_none_or(|it| task.due_on >= it.from));
    let phones = phones(asked, &found)?;
    let sees_name = sees(view, Field::Name);
    let due = found.into_iter().map(|task| {
        let id = task.customer.as_ref().map(|it| it.id);
        let (file_no, name) = task.customer.map(|it| (it.file_no, it.name)).unwrap_or_default();
        let is_hidden = !name.is_empty() && !sees_name;
        Due {
            on: task.due_on,
            what: task.title,
            id,
            file_no,
            customer: if is_hidden { MASK.to_owned() } else { name },
            phone: id.and_then(|it| phones.get(&it)).cloned().unwrap_or_default(),
            who: task.assignee.map(|it| called(directory, it)).unwrap_or_default(),
        }
    });
    Ok(due.collect())
}

/// How to reach the customers of tasks, as the person may see it.
fn phones(asked: &Asked<'_, '_>, tasks: &[store::DueTask]) -> Result<HashMap<CustomerId, String>> {
    let ids = tasks.iter().filter_map(|it| it.customer.as_ref()).map(|it| it.id.get());
    let ids: Vec<i64> = ids.collect::<BTreeSet<_>>().into_iter().collect();
    let mut phones = HashMap::new();
    for ids in ids.chunks(BATCH) {
        let cards = customers::cards(asked.view, asked.directory, ids)?;
        phones.extend(cards.into_iter().filter_map(|it| Some((it.id, it.phone?))));
    }
    Ok(phones)
}

fn called(directory: &Directory, id: crate::id::AccountId) -> String {
    directory.person_of(id).map(|it| directory.called(it).to_owned()).unwrap_or_default()
}
