//! The life of a batch: begun before its first row, changed with every row, ended whatever happens.

use super::store::{Batch, State};
use crate::{
    Core, Error, Result,
    access::{ImportsRun, Session},
    gate::{Operation, Tx},
    id::BatchId,
};

/// Begins a batch, which is *running* until [`end`].
pub(crate) fn begin(
    core: &Core,
    session: &Session,
    operation: &str,
    describe: impl FnOnce(&mut Batch) -> Result<()>,
) -> Result<BatchId> {
    core.write(session, operation, |tx| {
        let run = tx.grant::<ImportsRun>()?;
        let mut batch = Batch::begun(tx);
        describe(&mut batch)?;
        Ok(BatchId(tx.insert(&run, &batch)?))
    })
}

/// Ends a batch, also for someone whose session has ended meanwhile.
pub(crate) fn end(
    core: &Core,
    session: &Session,
    operation: &str,
    batch: BatchId,
    state: State,
) -> Result<()> {
    let change = |tx: &mut Tx<'_>| {
        let ended_at = Some(tx.now().wall_ms);
        change_batch(tx, batch, |it| Batch { state, ended_at, ..it })
    };
    let operation = Operation { name: operation, reason: None, batch: Some(batch) };
    match core.write(session, operation, change) {
        Err(Error::SignedOut) => {
            core.write_unattended(operation, crate::words::Language::En, change)
        }
        outcome => outcome,
    }
}

pub(crate) fn change_batch(
    tx: &mut Tx<'_>,
    batch: BatchId,
    change: impl FnOnce(Batch) -> Batch,
) -> Result<()> {
    let held = tx.hold::<Batch, ImportsRun>(batch.get())?;
    let after = change(held.clone());
    tx.update(&held, &Batch { version: held.version + 1, ..after })
}
