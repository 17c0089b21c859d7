//! One test binary for everything below the window: one file a feature, named after it.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

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
mod notices;
mod office;
mod operations;
mod payloads;
mod recovery;
mod reports;
mod samples;
mod settings;
mod tags;
mod tasks;
mod upgrades;
