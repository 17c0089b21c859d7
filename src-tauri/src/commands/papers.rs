//! Files that were written here, shown by the programs of this computer.

use clientele_core::Result;

use crate::{caller::Caller, opening, papers::PaperId};

/// Opens a file with the program that this computer has for it.
pub fn open(caller: &Caller, input: PaperId) -> Result<()> {
    opening::open(&path(caller, input)?)
}

/// Shows the folder that a file is in.
pub fn reveal(caller: &Caller, input: PaperId) -> Result<()> {
    opening::reveal(&path(caller, input)?)
}

/// Whoever has been signed out has nothing opened.
fn path(caller: &Caller, id: PaperId) -> Result<std::path::PathBuf> {
    caller.read(|_| Ok(()))?;
    caller.desk.papers().path(caller.session().account(), id)
}
