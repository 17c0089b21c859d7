//! How long each field may be, in characters: the one table behind forms, import and the database's
//! checks.

pub const NAME: usize = 200;
pub const COMPANY: usize = 200;
pub const CODE: usize = 50;
pub const CHOICE: usize = 100;
pub const TAG: usize = 50;
/// The names of a category and of all above it.
pub const CATEGORY_PATH: usize = 2_100;
pub const CONTACT_NOTES: usize = 2_000;
/// As typed, with label, spaces and extension.
pub const PHONE: usize = 40;
pub const EMAIL: usize = 254;
pub const HANDLE: usize = 100;
pub const TITLE: usize = 100;
pub const COUNTRY: usize = 2;
pub const PLACE: usize = 100;
pub const ADDRESS: usize = 300;
pub const POSTAL_CODE: usize = 12;
pub const WEBSITE: usize = 300;
pub const ID_NUMBER: usize = 20;
pub const TAX_ID: usize = 20;
pub const NOTES: usize = 10_000;
pub const TASK_TITLE: usize = 200;
pub const LOGIN: usize = 50;
/// What someone types into the search box.
pub const SEARCH: usize = 200;

/// Field name (as in SQL, JSON and filters) and its limit.
pub const FIELDS: &[(&str, usize)] = &[
    ("file_no", CODE),
    ("external_no", CODE),
    ("name", NAME),
    ("company", COMPANY),
    ("contact_name", NAME),
    ("contact_title", TITLE),
    ("phone", PHONE),
    ("email", EMAIL),
    ("wechat", HANDLE),
    ("qq", HANDLE),
    ("category", CHOICE),
    ("status", CHOICE),
    ("source", CHOICE),
    ("industry", CHOICE),
    ("level", CHOICE),
    ("owner", NAME),
    ("department", NAME),
    ("tags", TAG),
    ("country", COUNTRY),
    ("province", PLACE),
    ("city", PLACE),
    ("address", ADDRESS),
    ("postal_code", POSTAL_CODE),
    ("website", WEBSITE),
    ("id_number", ID_NUMBER),
    ("tax_id", TAX_ID),
    ("notes", NOTES),
];

/// The limit of a field; `None` for fields that are not free text.
pub fn of(field: &str) -> Option<usize> {
    FIELDS.iter().find(|(name, _)| *name == field).map(|(_, limit)| *limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_field_stands_once_in_the_table() {
        for (field, limit) in FIELDS {
            assert_eq!(FIELDS.iter().filter(|(name, _)| name == field).count(), 1, "{field}");
            assert_eq!(of(field), Some(*limit));
        }
        assert_eq!(of("created_at"), None);
    }
}
