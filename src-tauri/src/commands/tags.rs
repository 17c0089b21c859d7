//! Tags, and who has them.

use clientele_core::{
    Done, Result,
    customers::{self, Outcome, Tagging},
    id::TagId,
    tags::{self, NewTag, TagUse},
};
use serde::Deserialize;
use ts_rs::TS;

use crate::{caller::Caller, commands::customers::Chosen, job::Job};

#[derive(Deserialize, TS)]
pub struct UpdateTag {
    pub id: TagId,
    pub fields: NewTag,
}

#[derive(Deserialize, TS)]
pub struct TagChosen {
    /// Its name, in any width and case.
    pub tag: String,
    pub chosen: Chosen,
}

#[derive(Deserialize, TS)]
pub struct MergeTags {
    pub from: TagId,
    pub into: TagId,
}

pub fn list(caller: &Caller, (): ()) -> Result<Vec<TagUse>> {
    caller.read(tags::list)
}

pub fn create(caller: &Caller, input: NewTag) -> Result<Done<()>> {
    caller.write(|tx| tags::create(tx, &input).map(drop))
}

pub fn update(caller: &Caller, input: UpdateTag) -> Result<Done<()>> {
    caller.write(|tx| tags::update(tx, input.id, &input.fields).map(drop))
}

pub fn merge(caller: &Caller, input: MergeTags) -> Result<Done<()>> {
    caller.write(|tx| tags::merge(tx, input.from, input.into).map(drop))
}

pub fn delete(caller: &Caller, input: TagId) -> Result<Done<()>> {
    caller.write(|tx| tags::delete(tx, input))
}

pub fn add(caller: &Caller, input: TagChosen, job: &Job) -> Result<Done<Outcome>> {
    tag_all(caller, input, Tagging::Give, job)
}

pub fn remove(caller: &Caller, input: TagChosen, job: &Job) -> Result<Done<Outcome>> {
    tag_all(caller, input, Tagging::Take, job)
}

fn tag_all(
    caller: &Caller,
    input: TagChosen,
    tagging: Tagging,
    job: &Job,
) -> Result<Done<Outcome>> {
    let query = input.chosen.query();
    caller.write(|tx| {
        let tag = tags::find(tx, &input.tag)?.id;
        customers::tag_all(tx, &query, tag, tagging, job)
    })
}
