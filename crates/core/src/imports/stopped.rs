//! An import that did not come to its end: whoever ran it may have been away.

use super::{list, store::State};
use crate::{Result, gate::View, id::BatchId, journal};

/// After having come back on so many days nobody means to go on with it.
const DAYS: u64 = 7;

/// The last import of whoever asks, where it was stopped and they still may mean to go on with it.
///
/// Counted are the days on which they signed in since, so that a clock that was wrong for a while
/// neither hides it nor keeps it.
///
/// # Errors
/// `Forbidden` without `imports.run`.
pub fn stopped(view: &View<'_>) -> Result<Option<BatchId>> {
    let me = view.me();
    let last = list(view)?.into_iter().find(|it| it.account == Some(me) && !it.is_sample);
    let Some(last) = last.filter(|it| it.state == State::Stopped) else { return Ok(None) };
    let is_fresh = journal::days_signed_in_since(view, me, last.id)? <= DAYS;
    Ok(is_fresh.then_some(last.id))
}
