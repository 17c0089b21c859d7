//! The recovery sheet that was just made, until it is known to be on paper.

use std::sync::Arc;

use clientele_core::{Result, recovery::Renewed};

use super::Desk;

impl Desk {
    /// Keeps a recovery sheet that was just made, until it was typed back.
    pub fn hand_out(&self, sheet: Renewed) {
        self.state().unconfirmed = Some(Arc::new(sheet));
    }

    /// The recovery sheet that has not been typed back yet.
    pub fn unconfirmed(&self) -> Option<Arc<Renewed>> {
        self.state().unconfirmed.clone()
    }

    /// Forgets the recovery key: it is on paper now.
    pub fn confirm(&self) {
        self.state().unconfirmed = None;
    }

    /// Somebody has a recovery sheet in hand: it was saved, typed back or brought along.
    ///
    /// # Errors
    /// What the disk says.
    pub fn sheet_in_hand(&self) -> Result<()> {
        let office = self.office()?;
        office.sheet_in_hand()?;
        if let Some(sheet) = self.unconfirmed() {
            office.sheet_typed_back(sheet.number)?;
        }
        self.seat()?.settle(&["no_recovery_sheet"]);
        Ok(())
    }
}
