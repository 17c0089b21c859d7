//! Taking an operation back, from what the journal says was there before.
//!
//! An undo merges by field, as an edit does: it puts back what nobody has changed since, and leaves
//! what somebody did.

use serde::Serialize;
use serde_json::{Map, Value};

use super::{
    Action, entities,
    list::Parts,
    merge::{self, side},
    naming,
    query::reaches_all_customers,
    store::{self, RawChange, Step},
};
use crate::{
    Error, Result,
    access::{Access, Right},
    directory::Directory,
    gate::{Entity, Tx, View},
    jobs::Job,
    words::Language,
};

/// What came of taking an operation back.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ts_rs::TS)]
pub struct Undone {
    /// Records that have what they had before.
    pub records: u64,
    /// Records of which something was changed since: that stays as it is.
    pub kept: u64,
    /// The first values that stay.
    pub examples: Vec<Kept>,
}

/// A value that was changed after the operation, and so stays.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Kept {
    pub entity: String,
    pub entity_id: i64,
    /// What people call the record.
    pub name: Option<String>,
    /// The key of the field's word; none when it is the record itself that is gone or in the bin.
    pub word: Option<String>,
    /// Who changed it; empty for what the program did by itself.
    pub who: String,
    pub at: i64,
    /// The same moment by the clocks of the office, as `2026-11-22T10:00:00`.
    #[ts(type = "string")]
    pub local: chrono::NaiveDateTime,
}

/// Values that are told of one undo, at most.
const EXAMPLES: usize = 20;
/// Whether an operation on more rows than this finds something to take back is seen when it is tried.
const LOOKED_AT: u64 = 500;

/// One change to take back.
pub(super) struct Made {
    pub entity: String,
    pub action: Action,
    pub id: i64,
    pub seq: i64,
    pub fields: Map<String, Value>,
}

/// What taking one change back does.
#[derive(Default)]
pub(super) struct TakenBack {
    pub is_changed: bool,
    /// The fields that stay, none for the row as a whole, each with the entry that changed it.
    pub kept: Vec<(Option<String>, Option<Step>)>,
}

/// A row as it is now and as it is to be.
pub(super) struct Reversal<E> {
    now: Option<E>,
    before: Option<E>,
    pub told: TakenBack,
}

/// Takes back what an operation changed, newest change first, value by value: what was changed since
/// stays, and the answer tells of it. The undo is an operation of its own, and can itself be undone.
///
/// # Errors
/// `NotFound` when there is no such operation, `UndoNotPossible` for one that changed nothing, gave
/// somebody a password, or whose values were erased, `UndoChangedSince` when everything was changed
/// after it, `Forbidden` without the rights that doing the opposite by hand would need, `OutOfReach`
/// when a record of it is not the person's to change, `Masked` for a value that they may not see,
/// `Cancelled`: then nothing is taken back.
pub fn undo(tx: &mut Tx<'_>, seq: i64, job: &Job) -> Result<Undone> {
    let changes = changes_of(tx, seq)?;
    tx.note("undoes", seq);
    if store::is_undo(tx, seq)? {
        tx.note("redoes", true);
    }
    job.expect(changes.len() as u64);
    let directory = Directory::load(tx)?;
    let mut undone = Undone::default();
    for (change, done) in changes.iter().zip(1..) {
        let told = entities::undo(tx, &directory, change)?;
        undone.count(tx, change, told)?;
        job.report(done)?;
    }
    undone.must_be_something()?;
    Ok(undone)
}

/// What became of one row of an operation of which only a part is taken back.
pub(crate) struct PutBack {
    pub entity: String,
    pub id: i64,
    /// Something of it is as it was before.
    pub is_changed: bool,
    /// Something of it stays: it was changed since, or is not this person's to change.
    pub stays: bool,
}

/// Takes back what an operation changed of the rows that are meant, as [`undo`] does: newest change
/// first, value by value. What the person may not change stays as it is.
pub(crate) fn take_back_of(
    tx: &mut Tx<'_>,
    seq: i64,
    is_meant: impl Fn(&View<'_>, &str, i64) -> Result<bool>,
) -> Result<Vec<PutBack>> {
    let directory = Directory::load(tx)?;
    let mut rows = Vec::new();
    for raw in store::changes_backwards(tx, seq)? {
        if !is_meant(tx, &raw.entity, raw.id)? {
            continue;
        }
        let (entity, id) = (raw.entity.clone(), raw.id);
        let told = match made(seq, raw).and_then(|it| entities::undo(tx, &directory, &it)) {
            Ok(told) => told,
            Err(error) if is_not_theirs(&error) => {
                rows.push(PutBack { entity, id, is_changed: false, stays: true });
                continue;
            }
            Err(error) => return Err(error),
        };
        let stays = !told.kept.is_empty();
        rows.push(PutBack { entity, id, is_changed: told.is_changed, stays });
    }
    Ok(rows)
}

/// Whether a change cannot be taken back by this person, or not at all any more.
fn is_not_theirs(error: &Error) -> bool {
    matches!(
        error,
        Error::Forbidden { .. }
            | Error::OutOfReach { .. }
            | Error::Masked { .. }
            | Error::NotFound { .. }
            | Error::UndoNotPossible
    )
}

/// How many records an operation changed, where [`undo`] would take something back: it is offered
/// only to whom may, and only where it can be done.
///
/// # Errors
/// As [`undo`]. Of an operation on very many records it is only known whether this person may.
pub fn undoable(view: &View<'_>, seq: i64) -> Result<u64> {
    let count = store::count_of_changes(view, seq)?;
    if count > LOOKED_AT {
        reaches_all_customers(view, seq)?;
        return Ok(count);
    }
    let directory = Directory::load(view)?;
    let mut undone = Undone::default();
    for change in changes_of(view, seq)? {
        let told = entities::reversible(view, &directory, &change)?;
        undone.count(view, &change, told)?;
    }
    undone.must_be_something()?;
    Ok(count)
}

impl Undone {
    fn count(&mut self, view: &View<'_>, change: &Made, told: TakenBack) -> Result<()> {
        self.records += u64::from(told.is_changed);
        self.kept += u64::from(!told.kept.is_empty());
        for (field, step) in told.kept {
            if self.examples.len() < EXAMPLES {
                self.examples.push(kept(view, change, field.as_deref(), step)?);
            }
        }
        Ok(())
    }

    fn must_be_something(&self) -> Result<()> {
        match self.examples.first() {
            Some(first) if self.records == 0 => {
                Err(Error::UndoChangedSince { kept: Box::new(first.clone()) })
            }
            _ => Ok(()),
        }
    }
}

fn kept(view: &View<'_>, change: &Made, field: Option<&str>, step: Option<Step>) -> Result<Kept> {
    let name = entities::name_of(view, &change.entity, change.id)?;
    let (who, at) = step.map_or((String::new(), 0), |(entry, _)| (entry.who, entry.at));
    Ok(Kept {
        word: field.and_then(|it| naming::word_of(&change.entity, it, name.as_deref())),
        entity: change.entity.clone(),
        entity_id: change.id,
        name,
        who,
        at,
        local: view.settings().local(at),
    })
}

/// What an operation changed, newest change first.
fn changes_of(view: &View<'_>, seq: i64) -> Result<Vec<Made>> {
    let changes = store::changes_backwards(view, seq)?;
    if changes.is_empty() {
        return Err(match store::is_known(view, seq)? {
            true => Error::UndoNotPossible,
            false => Error::NotFound { entity: "journal" },
        });
    }
    changes.into_iter().map(|raw| made(seq, raw)).collect()
}

fn made(seq: i64, raw: RawChange) -> Result<Made> {
    let fields = all_fields(&raw)?.ok_or(Error::UndoNotPossible)?;
    let action = Action::of_word(&raw.action).ok_or(Error::UndoNotPossible)?;
    Ok(Made { entity: raw.entity, action, id: raw.id, seq, fields })
}

/// Every field of a change; none where some have been erased.
fn all_fields(raw: &RawChange) -> Result<Option<Map<String, Value>>> {
    let parts = Parts::parse(&raw.bytes, raw.personal.as_deref())?;
    let mut fields = parts.fields;
    Ok(parts.personal.map(|personal| {
        fields.extend(personal);
        fields
    }))
}

/// Takes one change of one kind of row back.
pub(super) fn take_back<E: Entity>(
    tx: &mut Tx<'_>,
    directory: &Directory,
    change: &Made,
) -> Result<TakenBack> {
    let reversal = reversal::<E>(tx, directory, change)?;
    if reversal.told.is_changed {
        tx.put_back(reversal.now.as_ref(), reversal.before.as_ref())?;
    }
    Ok(reversal.told)
}

/// A row as it is now and as it was before a change, as far as that can be taken back.
pub(super) fn reversal<E: Entity>(
    view: &View<'_>,
    directory: &Directory,
    change: &Made,
) -> Result<Reversal<E>> {
    if E::FINAL.iter().any(|it| change.fields.contains_key(*it)) {
        return Err(Error::UndoNotPossible);
    }
    match (change.action, E::load(view, change.id)?) {
        (Action::Create, Some(now)) => {
            may::<E, E::Delete>(view, &now)?;
            if !is_as_left(&now, &change.fields)? {
                return stays(view, change);
            }
            let retired = now.retired(view.now().wall_ms);
            Ok(Reversal { now: Some(now), before: retired, told: TakenBack::whole() })
        }
        (Action::Update, Some(now)) => of_update(view, directory, change, now),
        (Action::Delete, None) => {
            let before: E = serde_json::from_value(Value::Object(side(&change.fields, 0)))?;
            let before = before.with_id(change.id);
            may::<E, E::Create>(view, &before)?;
            Ok(Reversal { now: None, before: Some(before), told: TakenBack::whole() })
        }
        // Whether it was in reach cannot be told any more; that it is gone, everybody may.
        _ => stays(view, change),
    }
}

fn of_update<E: Entity>(
    view: &View<'_>,
    directory: &Directory,
    change: &Made,
    now: E,
) -> Result<Reversal<E>> {
    // Putting into the recycle bin is an update, and so is taking out of it.
    if change.fields.contains_key("deleted_at") {
        may::<E, E::Delete>(view, &now)?;
    } else {
        may::<E, E::Update>(view, &now)?;
        if !now.is_live() {
            return stays(view, change);
        }
    }
    let Value::Object(mut row) = serde_json::to_value(&now)? else {
        return Err(Error::broken("an entity is a set of fields"));
    };
    let mut told = TakenBack::default();
    for mut field in merge::told(&change.fields)? {
        let word = field.0.clone();
        if view.access(E::WORD, &word) == Access::Masked {
            return Err(Error::Masked { field: word });
        }
        if let Some((kind, id)) = without_what_is_gone(directory, E::WORD, &mut field) {
            told.kept.push((Some(word), store::steps_of(view, kind, id)?.into_iter().next()));
        } else if merge::put_back(&mut row, &field)? {
            told.is_changed = true;
        } else {
            told.kept.push((Some(word.clone()), last_change(view, change, Some(&word))?));
        }
    }
    if !told.is_changed {
        return Ok(Reversal { now: None, before: None, told });
    }
    if let Some(version) = row.get("version").and_then(Value::as_i64) {
        row.insert("version".to_owned(), Value::from(version + 1));
    }
    if row.contains_key("updated_at") {
        row.insert("updated_at".to_owned(), Value::from(view.now().wall_ms));
    }
    let before: E = serde_json::from_value(Value::Object(row))?;
    let before = before.with_id(now.id());
    may::<E, E::Update>(view, &before)?;
    Ok(Reversal { now: Some(now), before: Some(before), told })
}

/// What was deleted since cannot be given back: tags are left out, anything else is answered, by the
/// kind and the id of what is gone.
fn without_what_is_gone(
    directory: &Directory,
    entity: &str,
    (field, before, _): &mut (String, Value, Value),
) -> Option<(&'static str, i64)> {
    let kind = match (entity, field.as_str()) {
        ("customers", "tags") => "tags",
        ("customers", "category") | ("categories", "parent") => "categories",
        (_, "department") | ("departments", "parent") => "departments",
        _ => return None,
    };
    let is_there = |id: i64| match kind {
        "tags" => directory.tag_name(id.into()).is_some(),
        "categories" => !directory.category_path(id.into()).is_empty(),
        _ => directory.department_name(id.into()).is_some(),
    };
    match before {
        Value::Array(ids) => {
            ids.retain(|it| it.as_i64().is_none_or(is_there));
            None
        }
        Value::Number(id) => id.as_i64().filter(|it| !is_there(*it)).map(|it| (kind, it)),
        _ => None,
    }
}

impl TakenBack {
    fn whole() -> TakenBack {
        TakenBack { is_changed: true, kept: Vec::new() }
    }
}

/// A row that was changed since in a way that leaves nothing to take back.
fn stays<E: Entity>(view: &View<'_>, change: &Made) -> Result<Reversal<E>> {
    let kept = vec![(None, last_change(view, change, None)?)];
    Ok(Reversal { now: None, before: None, told: TakenBack { is_changed: false, kept } })
}

/// The newest entry that changed a row, or a field of it, after the change that is taken back.
fn last_change(view: &View<'_>, change: &Made, field: Option<&str>) -> Result<Option<Step>> {
    for step in store::steps_of(view, &change.entity, change.id)? {
        if step.0.seq <= change.seq {
            break;
        }
        let Some(field) = field else { return Ok(Some(step)) };
        let fields = all_fields(&step.1)?.unwrap_or_default();
        if merge::told(&fields)?.iter().any(|(it, ..)| it == field) {
            return Ok(Some(step));
        }
    }
    Ok(None)
}

fn may<E: Entity, R: Right>(view: &View<'_>, row: &E) -> Result<()> {
    let grant = view.grant::<R>()?;
    if entities::covers(view, &grant, row)? {
        Ok(())
    } else {
        Err(Error::OutOfReach { right: R::NAME })
    }
}

/// Whether a row that was made is still as it was made.
fn is_as_left<E: Entity>(now: &E, fields: &Map<String, Value>) -> Result<bool> {
    let image = serde_json::to_value(now)?;
    // Earlier entries tell the id that a new row did not have yet.
    let left = side(fields, 1);
    Ok(left
        .iter()
        .filter(|(field, _)| *field != "id")
        .all(|(it, left)| image.get(it) == Some(left)))
}

impl Kept {
    /// Why this value stays, in words.
    pub fn sentence(&self, language: Language) -> String {
        let who = match self.who.as_str() {
            "" => language.word("journal.system"),
            who => who,
        };
        let moment = language.moment(self.local);
        match self.word.as_deref().and_then(|it| language.find(it)) {
            Some(field) => language.say(
                "errors.undo_changed_since",
                &[("field", field.into()), ("who", who.into()), ("moment", moment.into())],
            ),
            None => language.say(
                "errors.undo_record_changed_since",
                &[("who", who.into()), ("moment", moment.into())],
            ),
        }
    }
}

impl Undone {
    /// What stays as it is, in words; none where everything was taken back.
    pub fn sentence(&self, language: Language) -> Option<String> {
        match (self.kept, self.examples.as_slice()) {
            (0, _) => None,
            (1, [one]) => Some(one.sentence(language)),
            _ => Some(language.say("journal.undo_kept", &[("count", self.kept.into())])),
        }
    }
}
