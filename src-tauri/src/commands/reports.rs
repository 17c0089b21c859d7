//! Reports: what the customers add up to, on the screen and as files.

use clientele_core::{
    Result,
    documents::Format,
    reports::{self, Offered, Report, ReportShown, Request, Scope},
    words::Value,
};
use serde::Deserialize;
use ts_rs::TS;

use crate::{
    caller::{Asked, Caller},
    job::Job,
    papers::{self, Wrote},
    picks::{Pick, PickId},
};

#[derive(Deserialize, TS)]
pub struct PlaceReport {
    /// What the report is about, for the name of its file.
    pub title: String,
    pub format: Format,
}

#[derive(Deserialize, TS)]
pub struct ShowReport {
    pub report: Report,
    pub scope: Scope,
}

#[derive(Deserialize, TS)]
pub struct RunReport {
    pub report: Report,
    pub scope: Scope,
    pub to: PickId,
}

/// The reports about the whole office; that about one customer is asked for at the customer.
pub fn list(caller: &Caller, (): ()) -> Result<Vec<Offered>> {
    let offered = reports::names(caller.language()).into_iter();
    Ok(offered.filter(|it| Report::parse(it.name, None).is_ok()).collect())
}

pub fn show(caller: &Caller, input: ShowReport) -> Result<ReportShown> {
    let language = caller.language();
    let data = caller.read(|view| reports::data(view, &input.report, &input.scope, language))?;
    Ok(data.shown(language))
}

/// Asks where to.
pub fn place(caller: &Caller, input: PlaceReport) -> Result<Option<Pick>> {
    let title = caller.language().word("reports.one");
    Ok(papers::place(caller, title, &input.title, input.format))
}

pub fn run(caller: &Caller, input: RunReport, job: &Job) -> Result<Wrote> {
    let (to, file) = papers::chosen(caller, input.to)?;
    let language = caller.language();
    let RunReport { report, scope, .. } = input;
    let request = Request { report, scope, to: to.clone(), language };
    let reported = reports::run(caller.core(), caller.session(), &request, job)?;
    let words = [("file", file.into()), ("size", Value::Bytes(reported.bytes))];
    Ok(Wrote {
        paper: papers::keep(caller, to),
        rows: reported.rows,
        sentence: language.say("reports.done", &words),
        missing_glyphs: reported.missing_glyphs,
    })
}
