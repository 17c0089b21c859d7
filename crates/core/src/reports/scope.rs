//! What part of the office a report is about: a period, a department with those below it.

use serde::{Deserialize, Serialize};

use super::{Lead, Report, ReportData};
use crate::{
    Error, Result,
    access::ScopeColumns,
    customers::{
        Field,
        filters::{self, Filter, Operator, Span},
    },
    directory::Directory,
    gate::{Fragment, View, sql::Value},
    id::DepartmentId,
    text::Rule,
    words::Language,
};

/// What part of the office a report is about; what is not said leaves nothing out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
#[ts(rename = "ReportScope")]
pub struct Scope {
    /// As filters say it: `this_year`, `2026-01-01..2026-03-31`, `2026-01-01..`. Customers are those
    /// that were created in it, follow-ups and tasks those that are due in it.
    pub period: Option<String>,
    /// By its name; with those below it.
    pub department: Option<String>,
}

/// What a report can be narrowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(rename = "OfferedScope")]
pub struct Offered {
    /// The day that a period is of.
    pub field: Field,
    /// The periods by name that make sense of it.
    pub periods: &'static [&'static str],
}

const OF_CREATION: Offered = Offered {
    field: Field::CreatedAt,
    periods: &[
        "this_week",
        "this_month",
        "last_month",
        "last_30_days",
        "last_90_days",
        "this_year",
        "last_year",
    ],
};
const OF_WHAT_IS_DUE: Offered = Offered {
    field: Field::NextFollowUpOn,
    periods: &[
        "past",
        "today",
        "tomorrow",
        "this_week",
        "next_week",
        "this_month",
        "next_month",
        "next_30_days",
    ],
};

impl Report {
    /// What it can be narrowed to; none for the sheet of one customer.
    pub fn scoped(&self) -> Option<Offered> {
        match self {
            Report::Overview | Report::NewCustomers => Some(OF_CREATION),
            Report::FollowUps => Some(OF_WHAT_IS_DUE),
            Report::Customer { .. } => None,
        }
    }
}

/// A scope as it is asked of the rows.
pub(super) struct Narrowed {
    filters: Vec<Filter>,
    /// Of customers; `c` is the customer.
    pub customers: Fragment,
    /// The department of anything else that has one, if any is asked for.
    departments: Option<Vec<i64>>,
    pub span: Option<Span>,
    /// What is said of it above the report.
    line: Option<String>,
}

impl Scope {
    fn given(text: Option<&String>) -> Option<&str> {
        text.map(|it| it.trim()).filter(|it| !it.is_empty())
    }

    /// # Errors
    /// `Invalid` for a period that is none, for a department that there is not, and for a report that
    /// is about one customer; `Masked` for what the person may not see.
    pub(super) fn narrow(
        &self,
        view: &View<'_>,
        directory: &Directory,
        report: &Report,
        language: Language,
    ) -> Result<Narrowed> {
        let mut narrowed = Narrowed {
            filters: Vec::new(),
            customers: Fragment::always(),
            departments: None,
            span: None,
            line: None,
        };
        let mut said = Vec::new();
        if let Some(period) = Scope::given(self.period.as_ref()) {
            let field = report.scoped().ok_or_else(|| refused("period"))?.field;
            let span = filters::period(period, view.typing());
            let span = span.map_err(|rule| Error::invalid("period", rule))?;
            let word = language.word(&field.key());
            said.push(format!("{word} {}", filters::days(span, language)));
            narrowed.span = Some(span);
            narrowed.filters.push(is(field, Operator::Within, period));
        }
        if let Some(name) = Scope::given(self.department.as_ref()) {
            let _about_many = report.scoped().ok_or_else(|| refused("department"))?;
            let top = directory.department(name).ok_or_else(|| refused("department"))?;
            let below = directory.departments_under(top);
            narrowed.departments = Some(below.into_iter().map(DepartmentId::get).collect());
            let word = language.word(&Field::Department.key());
            said.push(format!("{word} {}", directory.department_name(top).unwrap_or(name)));
            narrowed.filters.push(is(Field::Department, Operator::Under, name));
        }
        if !said.is_empty() {
            let scope = language.list(said.iter().map(String::as_str));
            narrowed.line = Some(language.say("reports.scope", &[("scope", scope.into())]));
            let all = Filter::And(narrowed.filters.clone());
            narrowed.customers = filters::condition(view, directory, &all)?;
        }
        Ok(narrowed)
    }
}

fn is(field: Field, operator: Operator, value: &str) -> Filter {
    Filter::Is { field, operator, values: vec![value.to_owned()] }
}

fn refused(field: &'static str) -> Error {
    Error::invalid(field, Rule::NotAChoice)
}

impl Narrowed {
    /// The department, where it is that of something else than a customer.
    pub fn department_of(&self, columns: &ScopeColumns) -> Fragment {
        match &self.departments {
            Some(ids) => {
                Fragment::within(columns.department, ids.iter().copied().map(Value::Integer))
            }
            None => Fragment::always(),
        }
    }

    /// The conditions on customers, for lists that hold the same ones.
    pub fn filters(&self) -> &[Filter] {
        &self.filters
    }

    /// Says above the report what it is about, and leads to lists of the same part.
    pub fn settle(self, data: &mut ReportData) {
        data.lines.extend(self.line);
        for section in &mut data.sections {
            for lead in section.leads.iter_mut().flatten() {
                if let Lead::List(filters) = lead {
                    filters.splice(0..0, self.filters.iter().cloned());
                }
            }
        }
    }
}
