//! The next data folder in the making: dropped before it is live, it is gone.

use std::path::{Path, PathBuf};

use crate::Result;

pub(crate) struct Next {
    home: PathBuf,
    folder: PathBuf,
}

impl Next {
    /// Makes the next data folder, empty.
    pub fn begin(home: &Path) -> Result<Next> {
        Ok(Next { home: home.to_owned(), folder: super::make_next(home)? })
    }

    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// Makes it the live one.
    pub fn go_live(&self) -> Result<()> {
        super::sync_folder(&self.folder)?;
        super::switch_to(&self.home, &self.folder)
    }
}

impl Drop for Next {
    fn drop(&mut self) {
        let is_live = super::current(&self.home).ok().flatten();
        if is_live.as_ref() != Some(&self.folder)
            && let Err(error) = std::fs::remove_dir_all(&self.folder)
        {
            tracing::warn!(
                cause = crate::Error::from(error).causes(),
                "a data folder that never became live could not be removed"
            );
        }
    }
}
