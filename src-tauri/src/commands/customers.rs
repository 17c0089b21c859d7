//! Customers.

use std::collections::BTreeMap;

use clientele_core::{
    Done, Result,
    customers::{
        self, Assigned, At, Bin, Count, Customer, Direction, Duplicate, Edit, Field, OpenTasks,
        Outcome, Page, Query, Sort, SortField, Total, Written, filters::Filter,
    },
    id::CustomerId,
    journal::Entry,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{caller::Caller, job::Job};

/// Fields as a person wrote them, by their word.
#[derive(Deserialize, TS)]
#[serde(transparent)]
pub struct WrittenFields(#[ts(type = "{ [key in Field]?: Written }")] pub customers::Fields);

/// [`SortField`] as the UI sees it; a test holds the two together.
#[derive(Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "SortField")]
#[cfg_attr(not(test), expect(dead_code, reason = "it stands for another type"))]
pub enum Order {
    UpdatedAt,
    CreatedAt,
    Name,
    FileNo,
    NextFollowUpOn,
    LastContactAt,
}

/// A window of a list.
#[derive(Deserialize, TS)]
pub struct CustomerQuery {
    pub search: Option<String>,
    pub filter: Option<Filter>,
    #[ts(as = "Order")]
    pub sort: SortField,
    #[ts(type = "\"ascending\" | \"descending\" | null")]
    pub direction: Option<Direction>,
    /// In the recycle bin instead.
    pub is_recycled: bool,
    /// The first row, counted from 1.
    pub row: u64,
    pub limit: u32,
}

/// What somebody types to find a customer, and how many may be shown.
#[derive(Deserialize, TS)]
pub struct Sought {
    pub text: String,
    pub limit: u32,
}

/// The rows of a window, and how many the whole list has.
#[derive(Serialize, TS)]
pub struct CustomerPage {
    pub rows: Vec<Customer>,
    /// At least as many.
    pub total: u64,
    /// False: only `customers.count` says how many.
    pub is_exact: bool,
}

#[derive(Deserialize, TS)]
pub struct UpdateCustomer {
    pub id: CustomerId,
    #[ts(type = "{ [key in Field]?: Written }")]
    pub set: BTreeMap<Field, Written>,
    /// The version the person saw; none overwrites whatever is there.
    pub version: Option<i64>,
}

/// What is selected of a list: some of it, or the whole of it but some.
#[derive(Deserialize, TS)]
pub struct Chosen {
    pub search: Option<String>,
    pub filter: Option<Filter>,
    /// In the recycle bin.
    pub is_recycled: bool,
    /// None: the whole list.
    pub only: Option<Vec<CustomerId>>,
    pub but: Vec<CustomerId>,
}

impl Chosen {
    pub fn query(self) -> Query {
        let Chosen { search, filter, is_recycled, only, but } = self;
        Query { search, filter, bin: bin(is_recycled), only, but, ..Query::default() }
    }
}

#[derive(Deserialize, TS)]
pub struct UpdateChosen {
    pub chosen: Chosen,
    #[ts(type = "{ [key in Field]?: Written }")]
    pub set: BTreeMap<Field, Written>,
}

/// To whom everything that is selected goes.
#[derive(Deserialize, TS)]
pub struct AssignChosen {
    pub chosen: Chosen,
    pub owner: String,
    pub open_tasks: OpenTasks,
}

fn bin(is_recycled: bool) -> Bin {
    if is_recycled { Bin::Recycled } else { Bin::Live }
}

pub fn list(caller: &Caller, input: CustomerQuery) -> Result<CustomerPage> {
    let query = Query {
        search: input.search,
        filter: input.filter,
        sort: Sort { field: input.sort, direction: input.direction },
        bin: bin(input.is_recycled),
        ..Query::default()
    };
    let at = At::Row(input.row.max(1));
    let page =
        caller.read(|view| customers::list(view, &query, &at, input.limit, Count::Capped))?;
    Ok(shown(page))
}

pub fn nearest(caller: &Caller, input: Sought) -> Result<CustomerPage> {
    let page = caller.read(|view| customers::nearest(view, &input.text, input.limit))?;
    Ok(shown(page))
}

fn shown(page: Page) -> CustomerPage {
    let Total { count, is_exact } = page.total;
    CustomerPage { rows: page.rows, total: count, is_exact }
}

pub fn count(caller: &Caller, input: Chosen) -> Result<u64> {
    let query = input.query();
    caller.read(|view| customers::count(view, &query))
}

pub fn show(caller: &Caller, input: CustomerId) -> Result<Customer> {
    caller.read(|view| customers::show(view, input))
}

pub fn history(caller: &Caller, input: CustomerId) -> Result<Vec<Entry>> {
    caller.read(|view| customers::history(view, input))
}

pub fn duplicates(caller: &Caller, input: WrittenFields) -> Result<Vec<Duplicate>> {
    caller.read(|view| customers::find_duplicates(view, &input.0))
}

pub fn create(caller: &Caller, input: WrittenFields) -> Result<Done<Customer>> {
    caller.write(|tx| customers::create(tx, &input.0))
}

pub fn update(caller: &Caller, input: UpdateCustomer) -> Result<Done<Customer>> {
    let edit = Edit { set: input.set, version: input.version };
    caller.write(|tx| customers::update(tx, input.id, &edit))
}

pub fn update_all(caller: &Caller, input: UpdateChosen, job: &Job) -> Result<Done<Outcome>> {
    let query = input.chosen.query();
    caller.write(|tx| customers::update_all(tx, &query, &input.set, job))
}

pub fn assign(caller: &Caller, input: AssignChosen, job: &Job) -> Result<Done<Assigned>> {
    let AssignChosen { chosen, owner, open_tasks } = input;
    let query = chosen.query();
    caller.write(|tx| customers::assign_all(tx, &query, &owner, open_tasks, job))
}

pub fn delete(caller: &Caller, input: Chosen, job: &Job) -> Result<Done<Outcome>> {
    let query = input.query();
    caller.write(|tx| customers::delete_all(tx, &query, job))
}

pub fn restore(caller: &Caller, input: Chosen, job: &Job) -> Result<Done<Outcome>> {
    let query = input.query();
    caller.write(|tx| customers::restore_all(tx, &query, job))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ui_knows_every_order_that_core_offers() {
        let ours = [
            Order::UpdatedAt,
            Order::CreatedAt,
            Order::Name,
            Order::FileNo,
            Order::NextFollowUpOn,
            Order::LastContactAt,
        ];
        assert_eq!(
            serde_json::to_value(ours).unwrap(),
            serde_json::to_value(SortField::ALL).unwrap()
        );
    }
}
