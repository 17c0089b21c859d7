//! The office's own lists.

use clientele_core::{
    Done, Result,
    choices::{self, Choice, LISTS, NewChoice},
    id::ChoiceId,
};
use serde::Deserialize;
use ts_rs::TS;

use crate::caller::Caller;

#[derive(Deserialize, TS)]
pub struct RenameChoice {
    pub id: ChoiceId,
    pub name: String,
}

#[derive(Deserialize, TS)]
pub struct RecolourChoice {
    pub id: ChoiceId,
    pub colour: Option<String>,
}

/// A list, and its choices in the order they are to have.
#[derive(Deserialize, TS)]
pub struct OrderChoices {
    pub list: String,
    pub ids: Vec<ChoiceId>,
}

#[derive(Deserialize, TS)]
pub struct RetireChoice {
    pub id: ChoiceId,
    pub is_retired: bool,
}

/// The choices of every list, each list in its order.
pub fn list(caller: &Caller, (): ()) -> Result<Vec<Choice>> {
    caller.read(|view| {
        let lists = LISTS.iter().map(|it| choices::list(view, it));
        Ok(lists.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
    })
}

pub fn create(caller: &Caller, input: NewChoice) -> Result<Done<()>> {
    caller.write(|tx| choices::create(tx, &input).map(drop))
}

pub fn rename(caller: &Caller, input: RenameChoice) -> Result<Done<()>> {
    caller.write(|tx| choices::rename(tx, input.id, &input.name).map(drop))
}

pub fn recolour(caller: &Caller, input: RecolourChoice) -> Result<Done<()>> {
    caller.write(|tx| choices::recolour(tx, input.id, input.colour.as_deref()).map(drop))
}

pub fn reorder(caller: &Caller, input: OrderChoices) -> Result<Done<()>> {
    caller.write(|tx| choices::reorder(tx, &input.list, &input.ids))
}

pub fn retire(caller: &Caller, input: RetireChoice) -> Result<Done<()>> {
    caller.write(|tx| choices::set_retired(tx, input.id, input.is_retired).map(drop))
}
