//! Imports: the spreadsheet an office lives in today becomes its customers.

pub mod layout;
pub mod mapping;
mod store;

pub use store::{Batch, State};

/// Whether a name shows a firm.
pub(crate) fn is_company_name(name: &str) -> bool {
    mapping::names::is_company(name)
}
