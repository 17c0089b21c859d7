//! The fields of a customer that a column of a sheet can fill.

use serde::{Deserialize, Serialize};

/// Where the values of a column go; the wire names are the field names of a customer.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS,
)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ImportField")]
pub enum Field {
    /// The number of our own that an export of ours tells a customer by.
    FileNo,
    ExternalNo,
    Kind,
    Name,
    FirstName,
    LastName,
    Company,
    ContactName,
    ContactTitle,
    ContactRole,
    Phone,
    Email,
    Wechat,
    Qq,
    /// Any other way to reach someone.
    Other,
    Category,
    Status,
    Source,
    Industry,
    Level,
    Owner,
    Department,
    Tags,
    Country,
    Province,
    City,
    Address,
    PostalCode,
    Website,
    IdNumber,
    TaxId,
    BirthdayOn,
    Notes,
    NextFollowUpOn,
    LastContactAt,
    CreatedAt,
    Sensitivity,
}

impl Field {
    /// Every field, in the order in which a mapping offers them.
    pub const ALL: [Field; 37] = [
        Field::FileNo,
        Field::ExternalNo,
        Field::Kind,
        Field::Name,
        Field::FirstName,
        Field::LastName,
        Field::Company,
        Field::ContactName,
        Field::ContactTitle,
        Field::ContactRole,
        Field::Phone,
        Field::Email,
        Field::Wechat,
        Field::Qq,
        Field::Other,
        Field::Category,
        Field::Status,
        Field::Source,
        Field::Industry,
        Field::Level,
        Field::Owner,
        Field::Department,
        Field::Tags,
        Field::Country,
        Field::Province,
        Field::City,
        Field::Address,
        Field::PostalCode,
        Field::Website,
        Field::IdNumber,
        Field::TaxId,
        Field::BirthdayOn,
        Field::Notes,
        Field::NextFollowUpOn,
        Field::LastContactAt,
        Field::CreatedAt,
        Field::Sensitivity,
    ];

    /// The field's name in JSON, filters and on the command line.
    pub fn wire(self) -> &'static str {
        match self {
            Field::FileNo => "file_no",
            Field::ExternalNo => "external_no",
            Field::Kind => "kind",
            Field::Name => "name",
            Field::FirstName => "first_name",
            Field::LastName => "last_name",
            Field::Company => "company",
            Field::ContactName => "contact_name",
            Field::ContactTitle => "contact_title",
            Field::ContactRole => "contact_role",
            Field::Phone => "phone",
            Field::Email => "email",
            Field::Wechat => "wechat",
            Field::Qq => "qq",
            Field::Other => "other",
            Field::Category => "category",
            Field::Status => "status",
            Field::Source => "source",
            Field::Industry => "industry",
            Field::Level => "level",
            Field::Owner => "owner",
            Field::Department => "department",
            Field::Tags => "tags",
            Field::Country => "country",
            Field::Province => "province",
            Field::City => "city",
            Field::Address => "address",
            Field::PostalCode => "postal_code",
            Field::Website => "website",
            Field::IdNumber => "id_number",
            Field::TaxId => "tax_id",
            Field::BirthdayOn => "birthday_on",
            Field::Notes => "notes",
            Field::NextFollowUpOn => "next_follow_up_on",
            Field::LastContactAt => "last_contact_at",
            Field::CreatedAt => "created_at",
            Field::Sensitivity => "sensitivity",
        }
    }

    pub fn from_wire(wire: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.wire() == wire)
    }

    /// Whether several columns may fill this field: a customer has many phones, e-mails, tags, remarks.
    /// An address is put together of its parts in the order of the columns.
    pub fn takes_several_columns(self) -> bool {
        matches!(self, Field::Phone | Field::Email | Field::Tags | Field::Address | Field::Notes)
    }

    /// Whether only an export of ours has columns of it: a stranger's number is external, and what
    /// a stranger calls "other" may be anything.
    pub fn is_only_ours(self) -> bool {
        matches!(self, Field::FileNo | Field::ContactRole | Field::Other)
    }

    /// Whether the field holds a date or a moment.
    pub fn is_dated(self) -> bool {
        matches!(
            self,
            Field::BirthdayOn | Field::NextFollowUpOn | Field::LastContactAt | Field::CreatedAt
        )
    }
}
