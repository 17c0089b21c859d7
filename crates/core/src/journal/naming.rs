//! Names in place of the ids that rows are journaled with, and words in place of field names.

use serde_json::Value;

use super::entities;
use crate::{Result, directory::Directory, gate::View, words::Language};

/// The key of what people call a field; none for what the program keeps for itself. A setting is a
/// row of its own and known by its `name`.
pub(super) fn word_of(entity: &str, field: &str, name: Option<&str>) -> Option<String> {
    let key = match (entity, field) {
        ("settings", "value") => format!("settings.fields.{}", name?),
        ("settings", _) => return None,
        ("accounts", "password_at") => "accounts.fields.password_changed_at".to_owned(),
        ("accounts", "must_change_password") => "accounts.states.must_change".to_owned(),
        ("contacts", "is_primary") => "contacts.fields.primary".to_owned(),
        ("contacts", "phone" | "email" | "wechat" | "qq") => format!("customers.fields.{field}"),
        ("customers" | "contacts", "other") => "customers.columns.other".to_owned(),
        ("imports", "file_name") => "imports.fields.file".to_owned(),
        ("tasks", "task_type") => "tasks.fields.type".to_owned(),
        ("tasks", "department") => "customers.fields.department".to_owned(),
        ("tags", "members") => "customers.title".to_owned(),
        _ => format!("{entity}.fields.{field}"),
    };
    Language::En.find(&key).is_some().then_some(key)
}

/// What people call the value of a field: a login, a code or a path where the journal holds an id.
/// What is not found any more stays an id.
pub(super) fn named(
    view: &View<'_>,
    directory: &Directory,
    entity: &str,
    field: &str,
    value: Value,
) -> Result<Value> {
    Ok(match value {
        Value::Number(number) => {
            let name = match number.as_i64() {
                Some(id) => name_of(view, directory, entity, field, id)?,
                None => None,
            };
            name.map_or(Value::Number(number), Value::String)
        }
        Value::Array(items) if field == "tags" => {
            let named = items.into_iter().map(|it| named(view, directory, entity, "tag", it));
            Value::Array(named.collect::<Result<_>>()?)
        }
        other => other,
    })
}

fn name_of(
    view: &View<'_>,
    directory: &Directory,
    entity: &str,
    field: &str,
    id: i64,
) -> Result<Option<String>> {
    Ok(match (entity, field) {
        (_, "owner" | "assignee" | "created_by") => {
            directory.person_of(id.into()).map(|it| it.login.clone())
        }
        (_, "department") | ("departments", "parent") => {
            directory.department_name(id.into()).map(str::to_owned)
        }
        (_, "category") | ("categories", "parent") => {
            Some(directory.category_path(id.into())).filter(|it| !it.is_empty())
        }
        (_, "customer") => {
            entities::name_of(view, <crate::customers::Record as crate::gate::Entity>::WORD, id)?
        }
        ("customers", "status" | "source" | "industry" | "level")
        | ("contacts", "role")
        | ("tasks", "task_type") => directory.choice_of(id.into()).map(|it| it.code.clone()),
        ("customers", "tag") => directory.tag_name(id.into()).map(str::to_owned),
        _ => None,
    })
}
