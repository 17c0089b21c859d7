//! Text as people type, paste and import it: cleaned, understood, searchable, sortable. Pure
//! functions, no database, no clock.
//!
//! Every door (forms, terminal, import) goes through these, so that a value means the same thing
//! however it came in. What is refused says why with a [`Rule`].

pub mod addresses;
pub mod clean;
pub mod countries;
pub mod dates;
pub mod emails;
mod floats;
mod fold;
pub mod id_numbers;
pub mod keys;
pub mod limits;
pub mod phones;
pub mod pinyin;
pub mod postal_codes;
mod rule;
pub mod search;
pub mod tax_ids;
mod traditional;
pub mod urls;

pub use countries::Country;
pub(crate) use fold::is_plain;
pub use rule::Rule;
