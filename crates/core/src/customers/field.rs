//! The fields of a customer: one word each, the same in SQL, JSON, filters, `--set` and catalogues.

use serde::{Deserialize, Serialize};

macro_rules! fields {
    ($($variant:ident = $word:literal),* $(,)?) => {
        /// A field of a customer.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
            ts_rs::TS,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum Field { $($variant),* }

        impl Field {
            /// Every field, in the order people see them.
            pub const ALL: &'static [Field] = &[$(Field::$variant),*];

            pub fn word(self) -> &'static str {
                match self { $(Field::$variant => $word),* }
            }

            /// The field of this word; `tag` is understood as `tags`.
            pub fn of_word(word: &str) -> Option<Field> {
                match word {
                    "tag" => Some(Field::Tags),
                    $($word => Some(Field::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

fields! {
    FileNo = "file_no",
    ExternalNo = "external_no",
    Kind = "kind",
    Name = "name",
    Company = "company",
    ContactName = "contact_name",
    Phone = "phone",
    Email = "email",
    Wechat = "wechat",
    Qq = "qq",
    Category = "category",
    Status = "status",
    Source = "source",
    Industry = "industry",
    Level = "level",
    Owner = "owner",
    Department = "department",
    Tags = "tags",
    Country = "country",
    Province = "province",
    City = "city",
    Address = "address",
    PostalCode = "postal_code",
    Website = "website",
    IdNumber = "id_number",
    TaxId = "tax_id",
    BirthdayOn = "birthday_on",
    Notes = "notes",
    NextFollowUpOn = "next_follow_up_on",
    LastContactAt = "last_contact_at",
    Sensitivity = "sensitivity",
    CreatedAt = "created_at",
    CreatedBy = "created_by",
    UpdatedAt = "updated_at",
    Version = "version",
    Import = "import",
}

impl Field {
    /// The key of what people call it.
    pub fn key(self) -> String {
        format!("customers.fields.{}", self.word())
    }

    /// Whether a person may set it; the others are made by the program.
    pub fn is_settable(self) -> bool {
        !matches!(
            self,
            Field::FileNo
                | Field::CreatedAt
                | Field::CreatedBy
                | Field::UpdatedAt
                | Field::Version
                | Field::Import
        )
    }

    /// Every field that is told of a customer. The import that it came in with is only asked for.
    pub fn told() -> impl Iterator<Item = Field> {
        Field::ALL.iter().copied().filter(|it| *it != Field::Import)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_is_the_wire_name() {
        for field in Field::ALL {
            let wire = serde_json::to_value(field).unwrap();
            assert_eq!(wire, field.word());
            assert_eq!(Field::of_word(field.word()), Some(*field));
        }
    }
}
