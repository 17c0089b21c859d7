//! Exports: any list of customers as a file.

use std::path::PathBuf;

use clientele_core::{
    Result,
    customers::{self, Bin, Direction, Field, Query, Sort, SortField, filters::Filter},
    documents::Format,
    exports::{self, Columns, Preview, Request},
    id::CustomerId,
    words::Value,
};
use serde::Deserialize;
use ts_rs::TS;

use super::customers::Order;
use crate::{
    caller::{Asked, Caller},
    job::Job,
    papers::{self, Wrote},
    picks::{Pick, PickId},
};

/// Which customers, what of them, and as what kind of file.
#[derive(Deserialize, TS)]
pub struct WantedExport {
    pub search: Option<String>,
    pub filter: Option<Filter>,
    #[ts(as = "Order")]
    pub sort: SortField,
    #[ts(type = "\"ascending\" | \"descending\" | null")]
    pub direction: Option<Direction>,
    /// In the recycle bin instead.
    pub is_recycled: bool,
    /// Of that list only these; none stands for all of it.
    pub only: Option<Vec<CustomerId>>,
    /// Of that list not these.
    pub but: Vec<CustomerId>,
    pub columns: Columns,
    pub format: Format,
}

#[derive(Deserialize, TS)]
pub struct RunExport {
    pub wanted: WantedExport,
    pub to: PickId,
}

impl WantedExport {
    fn request(self, caller: &Caller, to: PathBuf) -> Request {
        let query = Query {
            search: self.search,
            mode: customers::Mode::default(),
            filter: self.filter,
            sort: Sort { field: self.sort, direction: self.direction },
            bin: if self.is_recycled { Bin::Recycled } else { Bin::Live },
            only: self.only,
            but: self.but,
        };
        Request { to, query, columns: self.columns, language: caller.language() }
    }
}

/// Every field that can go into a file, in the order people see them.
pub fn fields(_caller: &Caller, (): ()) -> Result<Vec<Field>> {
    Ok(Field::told().collect())
}

pub fn preview(caller: &Caller, input: WantedExport) -> Result<Preview> {
    // Nothing is written: the name only says which kind of file.
    let to = PathBuf::from(format!("preview.{}", input.format.ending()));
    let request = input.request(caller, to);
    caller.read(|view| exports::preview(view, &request))
}

/// Asks where to.
pub fn place(caller: &Caller, input: Format) -> Result<Option<Pick>> {
    let language = caller.language();
    let name = language.word("exports.sheet");
    Ok(papers::place(caller, language.word("exports.one"), name, input))
}

pub fn run(caller: &Caller, input: RunExport, job: &Job) -> Result<Wrote> {
    let (to, file) = papers::chosen(caller, input.to)?;
    let request = input.wanted.request(caller, to.clone());
    let exported = exports::run(caller.core(), caller.session(), &request, job)?;
    let size = Value::Bytes(exported.bytes);
    let words = [("count", exported.rows.into()), ("file", file.into()), ("size", size)];
    Ok(Wrote {
        paper: papers::keep(caller, to),
        rows: exported.rows,
        sentence: caller.language().say("exports.done", &words),
        missing_glyphs: exported.missing_glyphs,
    })
}
