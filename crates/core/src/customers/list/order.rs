//! The orders that lists are offered in, and the index that holds each.

use serde::{Deserialize, Serialize};

use crate::{Error, Result};

/// An order that lists are offered in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sort {
    pub field: SortField,
    pub direction: Option<Direction>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SortField {
    #[default]
    UpdatedAt,
    CreatedAt,
    Name,
    FileNo,
    NextFollowUpOn,
    LastContactAt,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    Ascending,
    Descending,
}

impl SortField {
    pub const ALL: [SortField; 6] = [
        SortField::UpdatedAt,
        SortField::CreatedAt,
        SortField::Name,
        SortField::FileNo,
        SortField::NextFollowUpOn,
        SortField::LastContactAt,
    ];

    pub fn word(self) -> &'static str {
        match self {
            SortField::UpdatedAt => "updated_at",
            SortField::CreatedAt => "created_at",
            SortField::Name => "name",
            SortField::FileNo => "file_no",
            SortField::NextFollowUpOn => "next_follow_up_on",
            SortField::LastContactAt => "last_contact_at",
        }
    }

    /// What rows are ordered by; rows without a value come last in the natural direction.
    pub(super) fn key(self) -> &'static str {
        match self {
            SortField::UpdatedAt => "c.updated_at",
            SortField::CreatedAt => "c.created_at",
            SortField::Name => "c.sort_key",
            SortField::FileNo => "c.file_no",
            SortField::NextFollowUpOn => "ifnull(c.next_follow_up_on, '9999-12-31')",
            SortField::LastContactAt => "ifnull(c.last_contact_at, 0)",
        }
    }

    /// The covering index that holds this order.
    pub(super) fn index(self) -> &'static str {
        match self {
            SortField::UpdatedAt => "customers_by_updated_at",
            SortField::CreatedAt => "customers_by_created_at",
            SortField::Name => "customers_by_name",
            SortField::FileNo => "customers_by_file_no",
            SortField::NextFollowUpOn => "customers_by_next_follow_up",
            SortField::LastContactAt => "customers_by_last_contact",
        }
    }

    fn natural(self) -> Direction {
        match self {
            SortField::UpdatedAt | SortField::CreatedAt | SortField::LastContactAt => {
                Direction::Descending
            }
            SortField::Name | SortField::FileNo | SortField::NextFollowUpOn => Direction::Ascending,
        }
    }
}

impl Sort {
    /// Reads `name`, `name:desc`.
    ///
    /// # Errors
    /// `NotSortable` for a field that lists are not offered in the order of.
    pub fn parse(text: &str) -> Result<Sort> {
        let refuse = || Error::NotSortable { field: text.to_owned() };
        let (field, direction) = text.split_once(':').unwrap_or((text, ""));
        let field = SortField::ALL.into_iter().find(|it| it.word() == field).ok_or_else(refuse)?;
        let direction = match direction {
            "" => None,
            "asc" => Some(Direction::Ascending),
            "desc" => Some(Direction::Descending),
            _ => return Err(refuse()),
        };
        Ok(Sort { field, direction })
    }

    pub(super) fn direction(self) -> Direction {
        self.direction.unwrap_or(self.field.natural())
    }

    pub(super) fn order(self) -> &'static str {
        match self.direction() {
            Direction::Ascending => "asc",
            Direction::Descending => "desc",
        }
    }
}
