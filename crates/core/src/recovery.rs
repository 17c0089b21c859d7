//! The recovery sheet: what an office keeps on paper for the day when nobody can sign in.

mod store;

pub(crate) use store::keep_public_key;
