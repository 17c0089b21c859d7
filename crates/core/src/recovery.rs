//! The keys of recovery sheets, as far as the database knows them: new secrets are sealed to the public
//! halves. The sheets themselves are made by [`crate::office`] and are kept nowhere.

mod store;

pub(crate) use store::{keep_public_key, public_keys};
