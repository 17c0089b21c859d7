//! Filters: one typed tree for chips, URLs, the command line and saved views.
//!
//! As text: `owner=me and status in (potential,won) and created_at>=2026-01-01 and tag=VIP and not
//! category under "制造业"`.

mod birthdays;
mod condition;
mod parse;
mod periods;
mod say;

use serde::{Deserialize, Serialize};

pub(crate) use condition::condition;
pub use parse::parse;
pub(crate) use periods::{Span, days, parse as period, range};
pub(crate) use say::{outline, sentence, with_files};

use super::Field;

/// A condition on customers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Filter {
    And(Vec<Filter>),
    Or(Vec<Filter>),
    Not(Box<Filter>),
    Is { field: Field, operator: Operator, values: Vec<String> },
}

/// How a field is compared with what is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Operator {
    /// One of the values.
    Equal,
    NotEqual,
    Less,
    AtMost,
    More,
    AtLeast,
    /// Holds the text somewhere.
    Contains,
    /// A category or a department, or one that stands below it.
    Under,
    /// A day of a period: `this_week`, `last_30_days`, `2026-01-01..2026-03-31`.
    Within,
    IsSet,
    IsUnset,
}
