//! One test binary for everything below the window: one file a feature, named after it.

mod access;
mod accounts;
mod backups;
mod categories;
mod choices;
mod contacts;
mod customers;
mod departments;
mod journal;
mod office;
mod settings;
mod tags;
mod tasks;
