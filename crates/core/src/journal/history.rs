//! What happened to one customer: what was written into its row, and what became of its tags where
//! only the tag was written.

use std::{cmp::Reverse, collections::BTreeSet};

use serde_json::{Value, json};

use super::{
    Action, Changed, Entry,
    entities::name_of,
    list::{Parts, changed, entry, field_change},
    naming::named,
    store::{self, RawChange, Step},
};
use crate::{
    Result,
    access::Access,
    customers::Record,
    directory::Directory,
    gate::{Entity, View},
    id::{CustomerId, TagId},
    tags::Tag,
};

const CUSTOMERS: &str = Record::WORD;
const TAGS: &str = Tag::WORD;

/// Everything that happened to a customer, newest first, for someone who may see it or may read the
/// log: each entry with only what it did to this customer.
///
/// Merging or deleting a tag is written once, in the tag, and not in each customer that had it. What
/// it did here follows from who had the tag, worked out backwards from now.
pub(crate) fn history_of_customer(view: &View<'_>, id: CustomerId) -> Result<Vec<Entry>> {
    let mut steps = store::steps_of(view, CUSTOMERS, id.get())?;
    // There are few: one customer more that has a tag is a change of that customer.
    steps.extend(store::steps_of_members(view, TAGS)?);
    steps.sort_by_key(|(entry, _)| Reverse(entry.seq));
    let directory = with_deleted_tags(view, &steps)?;

    let mut tags = Record::load(view, id.get())?.map(|it| it.tags).unwrap_or_default();
    let mut entries = Vec::new();
    for step in steps.chunk_by(|(one, _), (other, _)| one.seq == other.seq) {
        let mut changes = Vec::new();
        let after = tags.clone();
        for (_, change) in step {
            let is_of_tag = change.entity == TAGS;
            tags = tags_before(tags, change, id)?;
            if !is_of_tag {
                changes.push(changed(view, &directory, change.clone())?);
            }
        }
        if changes.is_empty() && tags != after {
            changes.push(marked(view, &directory, id, &tags, &after)?);
        }
        if let Some((raw, _)) = step.first().filter(|_| !changes.is_empty()) {
            entries.push(entry(raw.clone(), changes)?);
        }
    }
    Ok(entries)
}

fn with_deleted_tags(view: &View<'_>, steps: &[Step]) -> Result<Directory> {
    let mut directory = Directory::load(view)?;
    for (_, change) in steps.iter().filter(|(_, it)| it.entity == TAGS) {
        let parts = Parts::parse(&change.bytes, change.personal.as_deref())?;
        let name = parts.fields.get("name").and_then(|it| it.get(0)).and_then(Value::as_str);
        if let Some(name) = name.filter(|_| change.action == Action::Delete.word()) {
            directory.remember_tag(TagId(change.id), name);
        }
    }
    Ok(directory)
}

/// The tags that a customer had before a change, from those it had after.
fn tags_before(
    mut tags: BTreeSet<TagId>,
    change: &RawChange,
    id: CustomerId,
) -> Result<BTreeSet<TagId>> {
    let parts = Parts::parse(&change.bytes, change.personal.as_deref())?;
    let side = |field: &str, at: usize| -> Option<Vec<i64>> {
        let ids = parts.fields.get(field)?.get(at)?.as_array()?;
        Some(ids.iter().filter_map(Value::as_i64).collect())
    };
    if change.entity == CUSTOMERS {
        if parts.fields.contains_key("tags") {
            tags = side("tags", 0).unwrap_or_default().into_iter().map(TagId).collect();
        }
        return Ok(tags);
    }
    let had = |at: usize| side("members", at).is_some_and(|it| it.contains(&id.get()));
    match (had(0), had(1)) {
        (true, false) => drop(tags.insert(TagId(change.id))),
        (false, true) => drop(tags.remove(&TagId(change.id))),
        _ => {}
    }
    Ok(tags)
}

fn marked(
    view: &View<'_>,
    directory: &Directory,
    id: CustomerId,
    before: &BTreeSet<TagId>,
    after: &BTreeSet<TagId>,
) -> Result<Changed> {
    let is_open = view.access(CUSTOMERS, "tags") == Access::Read;
    let mut change = field_change("tags".to_owned(), &json!([before, after]), is_open);
    for side in [&mut change.before, &mut change.after] {
        *side = named(directory, CUSTOMERS, "tags", side.take());
    }
    Ok(Changed {
        entity: CUSTOMERS.to_owned(),
        entity_id: id.get(),
        name: name_of(view, CUSTOMERS, id.get())?,
        action: Action::Update,
        fields: vec![change],
    })
}
