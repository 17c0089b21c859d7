//! Names in place of the ids that rows are journaled with.

use serde_json::Value;

use crate::directory::Directory;

/// What people call the value of a field: a login, a code or a path where the journal holds an id.
/// What is not found any more stays an id.
pub(super) fn named(directory: &Directory, entity: &str, field: &str, value: Value) -> Value {
    match value {
        Value::Number(number) => {
            let name = number.as_i64().and_then(|id| name_of(directory, entity, field, id));
            name.map_or(Value::Number(number), Value::String)
        }
        Value::Array(items) if field == "tags" => {
            items.into_iter().map(|it| named(directory, entity, "tag", it)).collect()
        }
        other => other,
    }
}

fn name_of(directory: &Directory, entity: &str, field: &str, id: i64) -> Option<String> {
    match (entity, field) {
        (_, "owner" | "assignee" | "created_by") => {
            directory.person_of(id.into()).map(|it| it.login.clone())
        }
        (_, "department") | ("departments", "parent") => {
            directory.department_name(id.into()).map(str::to_owned)
        }
        (_, "category") | ("categories", "parent") => {
            Some(directory.category_path(id.into())).filter(|it| !it.is_empty())
        }
        ("customers", "status" | "source" | "industry" | "level")
        | ("contacts", "role")
        | ("tasks", "task_type") => directory.choice_of(id.into()).map(|it| it.code.clone()),
        ("customers", "tag") => directory.tag_name(id.into()).map(str::to_owned),
        _ => None,
    }
}
