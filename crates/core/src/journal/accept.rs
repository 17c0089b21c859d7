//! Accepting that the log is not the one that was anchored outside, with the reason for it.

use super::head;
use crate::{
    Error, Result,
    access::{JournalRead, Session, SettingsWrite},
    gate::{Core, Operation},
    text::{self, Rule},
};

/// The longest reason.
const LONGEST: usize = 500;

/// Anchors the log anew, as it is now. The entry keeps what was anchored before, and why it no
/// longer counts.
///
/// # Errors
/// `Forbidden` without `journal.read` and `settings.write`; `Invalid` without a reason; `NotFound`
/// when nothing is in dispute.
pub fn accept(core: &Core, session: &Session, reason: &str) -> Result<()> {
    let reason =
        text::clean::line(reason, LONGEST).map_err(|rule| Error::invalid("reason", rule))?;
    let operation = Operation { name: "journal.accept", reason: Some(&reason), batch: None };
    core.write(session, operation, |tx| {
        let _read = tx.grant::<JournalRead>()?;
        let _write = tx.grant::<SettingsWrite>()?;
        if reason.is_empty() {
            return Err(Error::invalid("reason", Rule::Blank));
        }
        let disputes = core.anchors().disputes();
        if disputes.is_empty() {
            return Err(Error::NotFound { entity: "journal" });
        }
        tx.note("anchored", serde_json::to_value(&disputes)?);
        Ok(())
    })?;
    match core.read_unattended(head)? {
        Some(head) => core.anchors().accept(core.vault_id(), &head),
        None => Ok(()),
    }
}
