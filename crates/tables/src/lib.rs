//! Spreadsheets and printing: a neutral table in, XLSX, CSV or PDF out; XLSX, XLS, ODS or delimited
//! text in, rows out. Nothing here knows what a customer is.

mod cell;
pub mod read;
pub mod write;

pub use cell::Cell;
