//! One test binary for everything below the window: one file a feature, named after it.

mod customers;
mod imports;
mod samples;
