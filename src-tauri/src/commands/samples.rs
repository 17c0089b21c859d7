//! Sample data.

use clientele_core::{
    Result,
    samples::{self, Created, Removed},
};

use crate::{caller::Caller, job::Job};

pub fn create(caller: &Caller, (): (), job: &Job) -> Result<Created> {
    samples::create(caller.core(), caller.session(), job)
}

pub fn remove(caller: &Caller, (): (), job: &Job) -> Result<Removed> {
    samples::remove(caller.core(), caller.session(), job)
}
