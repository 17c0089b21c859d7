//! Everything of Clientele that is true without a window: the office, its people, its customers,
//! and the one gate through which all of it is read and written.

pub mod access;
pub mod accounts;
pub(crate) mod asides;
pub mod backups;
pub mod categories;
pub mod checks;
pub mod choices;
pub mod clock;
pub mod contacts;
pub mod customers;
pub mod customs;
pub mod departments;
pub(crate) mod directory;
pub mod documents;
mod error;
pub mod exports;
mod folders;
mod gate;
pub mod id;
pub mod imports;
pub mod jobs;
pub mod journal;
pub mod logs;
pub mod looks;
pub mod notices;
pub mod office;
pub mod points;
pub mod recovery;
pub mod reports;
pub mod samples;
pub mod settings;
pub(crate) mod strongbox;
pub mod tags;
pub mod tasks;
pub mod text;
mod upgrades;
pub mod vault;
pub mod words;

pub use error::{BackupFault, Cause, Conflict, DocumentFault, Error, ImportFault, Result, word_of};
pub use folders::{
    PlaceFault, chosen_home, fault_of, home_beside, home_within, is_office, remember_home,
    standard_home,
};
pub use gate::{Core, Done, Operation, Tx, View};
pub use office::Office;
