//! Field policy: sensitivity levels, and what someone without the clearance sees instead.

use serde::{Deserialize, Serialize};

/// 公开 · 内部 · 敏感 · 机密. A person sees fields and rows up to their clearance.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    ts_rs::TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Public,
    #[default]
    Internal,
    Confidential,
    Secret,
}

impl Level {
    pub const ALL: [Level; 4] =
        [Level::Public, Level::Internal, Level::Confidential, Level::Secret];

    /// 0 to 3, as the tables store it.
    pub fn number(self) -> u8 {
        self as u8
    }

    pub(crate) fn of_number(number: i64) -> Option<Level> {
        usize::try_from(number).ok().and_then(|it| Level::ALL.get(it)).copied()
    }

    /// The word on the wire and in filters.
    pub fn word(self) -> &'static str {
        ["public", "internal", "confidential", "secret"][usize::from(self.number())]
    }
}

/// What someone may do with one field of one entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Sees and uses the value.
    Read,
    /// Sees a mask in its place; cannot sort, filter, group or search by it.
    Masked,
}
