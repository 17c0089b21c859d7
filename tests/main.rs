//! One test binary for everything below the window: one file a feature, named after it.

mod access;
mod accounts;
mod architecture;
mod backups;
mod categories;
mod choices;
mod contacts;
mod customers;
mod departments;
mod exports;
mod imports;
mod journal;
mod office;
mod reports;
mod samples;
mod settings;
mod tags;
mod tasks;
