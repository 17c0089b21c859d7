//! What happened to one customer: what was written into its row and into its people, and what became
//! of its tags where only the tag was written.

use std::{cmp::Reverse, collections::BTreeSet};

use serde_json::{Value, json};

use super::{
    Action, Changed, Entry,
    entities::name_of,
    list::{Parts, changed, entry, field_change},
    naming::{named, word_of},
    store::{self, RawChange, Step},
};
use crate::{
    Result,
    access::{Access, JournalRead},
    contacts,
    customers::Record,
    directory::Directory,
    gate::{Entity, View},
    id::{CustomerId, TagId},
    tags::Tag,
};

const CUSTOMERS: &str = Record::WORD;
const CONTACTS: &str = contacts::Record::WORD;
const TAGS: &str = Tag::WORD;

/// Everything that happened to a customer, newest first, for someone who may see it or may read the
/// log: each entry with only what it did to this customer and its people. Who may not read the log is
/// not told how many others an entry touched.
///
/// Merging or deleting a tag is written once, in the tag, and not in each customer that had it. What
/// it did here follows from who had the tag, worked out backwards from now.
pub(crate) fn history_of_customer(view: &View<'_>, id: CustomerId) -> Result<Vec<Entry>> {
    let mut steps = store::steps_of(view, CUSTOMERS, id.get())?;
    let since = steps.last().map_or(0, |(entry, _)| entry.seq - 1);
    let people = contacts::records_of(view, id)?.into_iter().map(|it| it.id.get());
    for contact in people.chain(store::contacts_gone(view, id.get(), since)?) {
        steps.extend(store::steps_of(view, CONTACTS, contact)?);
    }
    // There are few: one customer more that has a tag is a change of that customer.
    steps.extend(store::steps_of_members(view, TAGS)?);
    steps.sort_by_key(|(entry, _)| Reverse(entry.seq));
    let directory = with_deleted_tags(view, &steps)?;

    let mut tags = Record::load(view, id.get())?.map(|it| it.tags).unwrap_or_default();
    let reads_log = view.grant::<JournalRead>().is_ok();
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
            let told = entry(raw.clone(), changes)?;
            entries.push(if reads_log { told } else { of_this_one(told) });
        }
    }
    Ok(entries)
}

/// An entry for who knows of this customer alone: nothing of how far the operation went.
fn of_this_one(entry: Entry) -> Entry {
    let change_count = entry.changes.len() as u64;
    Entry { change_count, note: Value::Null, reason: None, ..entry }
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
    let mut change = field_change("tags".to_owned(), [json!(before), json!(after)], is_open);
    for side in [&mut change.before, &mut change.after] {
        *side = named(view, directory, CUSTOMERS, "tags", side.take())?;
    }
    change.word = word_of(CUSTOMERS, "tags", None);
    Ok(Changed {
        entity: CUSTOMERS.to_owned(),
        entity_id: id.get(),
        name: name_of(view, CUSTOMERS, id.get())?,
        action: Action::Update,
        fields: vec![change],
    })
}
