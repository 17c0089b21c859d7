//! Everything about one customer on a sheet: properties, people, tasks, what changed.

use clientele_tables::Cell;

use super::{ColumnKind, Purpose, Report, ReportData, ReportSection, text};
use crate::{
    Error, Result, View,
    access::{Grant, Level, ReportsRead, TasksRead},
    contacts::Contact,
    customers::{self, Customer, Field},
    customs,
    directory::Directory,
    exports::Cells,
    gate::Entity,
    id::CustomerId,
    journal,
    looks::{Look, LookKind},
    points::PointKind,
    tasks::{self, TaskFilter},
    words::Language,
};

/// The latest changes, of which a sheet of paper needs no more.
const CHANGES: usize = 20;

pub(super) fn make(
    view: &View<'_>,
    reports: &Grant<'_, ReportsRead>,
    file_no: &str,
    language: Language,
    purpose: Purpose,
) -> Result<ReportData> {
    let missing = || Error::NotFound { entity: customers::Record::WORD };
    let id = customers::find(view, file_no)?;
    let placement = customers::must_see(view, id)?.placement(view)?.ok_or_else(missing)?;
    reports.must_cover(&placement).map_err(|_| missing())?;
    let directory = Directory::load(view)?;
    let customer = customers::cards(view, &directory, &[id.get()])?.pop().ok_or_else(missing)?;
    let level = customer.highest_level_shown(view);
    let kind = if purpose == Purpose::Written { LookKind::Printed } else { LookKind::Opened };
    let entity = customers::Record::WORD;
    view.look(Look { kind, entity, id: Some(id.get()), count: 1, level });

    let report = Report::Customer { file_no: customer.file_no.clone() };
    let mut data = ReportData::new(view, &report, language);
    data.title = customer.name.clone();
    data.subject = Some(id);
    let sheet = Sheet { view, directory: &directory, language };
    let contacts = sheet.contacts(&customer.contacts);
    data.sections.push(sheet.details(customer));
    data.sections.push(contacts);
    if view.grant::<TasksRead>().is_ok() {
        data.sections.push(sheet.tasks(id)?);
    }
    data.sections.push(sheet.changes(id)?);
    Ok(data)
}

struct Sheet<'a, 'op> {
    view: &'a View<'op>,
    directory: &'a Directory,
    language: Language,
}

impl Sheet<'_, '_> {
    /// Every property that has a value; how sensitive it is only where that is not the usual.
    fn details(&self, customer: Customer) -> ReportSection {
        let columns = [
            ("reports.columns.field", ColumnKind::Text),
            ("reports.columns.value", ColumnKind::Text),
        ];
        let mut section = ReportSection::new("details", self.language, &columns);
        let cells = Cells::new(self.directory, self.view.settings(), self.language);
        let is_usual = customer.sensitivity == Level::default();
        let fields = Field::told()
            .filter(|it| *it != Field::Version && !(is_usual && *it == Field::Sensitivity));
        let fields: Vec<Field> = fields.collect();
        let values = cells.row(customer, &fields);
        let given = fields.iter().zip(values).filter(|(_, cell)| *cell != Cell::Empty);
        section.rows = given
            .map(|(field, cell)| {
                vec![text(customs::word(*field, self.view.settings().country, self.language)), cell]
            })
            .collect();
        section
    }

    fn contacts(&self, contacts: &[Contact]) -> ReportSection {
        let columns = [
            ("contacts.fields.name", ColumnKind::Text),
            ("contacts.fields.title", ColumnKind::Text),
            ("contacts.fields.role", ColumnKind::Text),
            ("contacts.points.kinds.phone", ColumnKind::Text),
            ("contacts.points.kinds.email", ColumnKind::Text),
            ("contacts.fields.notes", ColumnKind::Text),
        ];
        let mut section = ReportSection::new("contacts", self.language, &columns);
        let points = |contact: &Contact, kind: PointKind| {
            let points = contact.points.iter().filter(|it| it.kind == kind);
            text(self.language.list(points.map(|it| it.shown.as_str())))
        };
        let row = |it: &Contact| {
            vec![
                text(it.name.as_str()),
                text(it.title.clone().unwrap_or_default()),
                text(self.choice("contact_role", it.role.as_deref())),
                points(it, PointKind::Phone),
                points(it, PointKind::Email),
                text(it.notes.clone().unwrap_or_default()),
            ]
        };
        section.rows = contacts.iter().map(row).collect();
        section
    }

    /// What is open, then what was done.
    fn tasks(&self, id: CustomerId) -> Result<ReportSection> {
        let columns = [
            ("tasks.fields.title", ColumnKind::Text),
            ("tasks.fields.type", ColumnKind::Text),
            ("tasks.fields.due_on", ColumnKind::Date),
            ("tasks.fields.assignee", ColumnKind::Text),
            ("tasks.fields.done_at", ColumnKind::Moment),
        ];
        let mut section = ReportSection::new("tasks", self.language, &columns);
        for filter in [TaskFilter::Open, TaskFilter::Done] {
            for task in tasks::list(self.view, filter, Some(id))? {
                let done_at = task.done_at.map(|it| self.view.settings().local(it));
                section.rows.push(vec![
                    text(task.title),
                    text(self.choice("task_type", task.task_type.as_deref())),
                    task.due_on.map_or(Cell::Empty, Cell::Date),
                    text(self.person(task.assignee.as_deref())),
                    done_at.map_or(Cell::Empty, Cell::Moment),
                ]);
            }
        }
        Ok(section)
    }

    /// When, who, and which fields: the values themselves stand in the history.
    fn changes(&self, id: CustomerId) -> Result<ReportSection> {
        let columns = [
            ("reports.columns.changed_at", ColumnKind::Moment),
            ("reports.columns.who", ColumnKind::Text),
            ("reports.columns.what", ColumnKind::Text),
            ("reports.columns.fields", ColumnKind::Text),
        ];
        let mut section = ReportSection::new("changes", self.language, &columns);
        let history = customers::history(self.view, id)?;
        section.rows = history.into_iter().take(CHANGES).map(|it| self.change(&it)).collect();
        Ok(section)
    }

    fn change(&self, entry: &journal::Entry) -> Vec<Cell> {
        let operation = self.language.find(&format!("operations.{}", entry.operation));
        let is_update = |it: &&journal::Changed| it.action == journal::Action::Update;
        let changed = entry.changes.iter().filter(is_update).flat_map(|it| &it.fields);
        let fields = changed.filter_map(|it| self.field(&it.field));
        vec![
            Cell::Moment(self.view.settings().local(entry.at)),
            text(entry.who.as_str()),
            text(operation.unwrap_or(&entry.operation)),
            text(self.language.list(fields)),
        ]
    }

    fn field(&self, field: &str) -> Option<&'static str> {
        match field {
            "points" => Some(self.language.word("contacts.points.title")),
            field => self.language.find(&format!("customers.fields.{field}")),
        }
    }

    fn choice(&self, list: &str, code: Option<&str>) -> String {
        let is_it = |code: &str| {
            let mut choices = self.directory.choices().iter();
            choices.find(|it| it.list == list && it.code == code)
        };
        code.and_then(is_it).map(|it| it.word(self.language).to_owned()).unwrap_or_default()
    }

    fn person(&self, login: Option<&str>) -> String {
        let person = login.and_then(|it| self.directory.person(it));
        let person = person.and_then(|it| self.directory.person_of(it));
        person.map(|it| self.directory.called(it).to_owned()).unwrap_or_default()
    }
}
