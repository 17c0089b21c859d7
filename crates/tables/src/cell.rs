//! One value in a row of a sheet.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

/// What a cell holds, whatever the file it came from or goes to.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    Number(f64),
    Flag(bool),
    Date(NaiveDate),
    Time(NaiveTime),
    Moment(NaiveDateTime),
    /// What the sheet itself shows as an error, such as `#REF!`.
    Fault(String),
}
