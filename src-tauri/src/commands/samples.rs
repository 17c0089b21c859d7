//! Sample data.

use clientele_core::{
    Result,
    samples::{self, Created, Present, Removed},
};

use crate::{caller::Caller, job::Job};

pub fn show(caller: &Caller, (): ()) -> Result<Option<Present>> {
    caller.read(samples::present)
}

pub fn create(caller: &Caller, (): (), job: &Job) -> Result<Created> {
    samples::create(caller.core(), caller.session(), job)
}

pub fn remove(caller: &Caller, (): (), job: &Job) -> Result<Removed> {
    samples::remove(caller.core(), caller.session(), job)
}
