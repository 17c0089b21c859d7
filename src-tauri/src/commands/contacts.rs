//! The people at a customer.

use clientele_core::{
    Done, Result,
    contacts::{self, Contact, ContactFields},
    id::{ContactId, CustomerId},
};
use serde::Deserialize;
use ts_rs::TS;

use crate::caller::Caller;

#[derive(Deserialize, TS)]
pub struct NewContact {
    pub customer: CustomerId,
    pub fields: ContactFields,
}

#[derive(Deserialize, TS)]
pub struct UpdateContact {
    pub id: ContactId,
    pub fields: ContactFields,
}

pub fn add(caller: &Caller, input: NewContact) -> Result<Done<Contact>> {
    caller.write(|tx| contacts::add(tx, input.customer, &input.fields))
}

pub fn update(caller: &Caller, input: UpdateContact) -> Result<Done<Contact>> {
    caller.write(|tx| contacts::update(tx, input.id, &input.fields))
}

pub fn remove(caller: &Caller, input: ContactId) -> Result<Done<()>> {
    caller.write(|tx| contacts::remove(tx, input))
}
