//! Files and folders that a person chose: the page holds a number for each, and no path.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use clientele_core::{Error, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct PickId(u32);

/// What the page may know of a file or a folder that was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Pick {
    pub id: PickId,
    /// The name without the folders before it.
    pub name: String,
    /// The size of a file; 0 of a folder.
    pub bytes: u64,
}

#[derive(Default, Clone)]
pub struct Picks {
    kept: Arc<Mutex<Kept>>,
}

#[derive(Default)]
struct Kept {
    paths: BTreeMap<PickId, PathBuf>,
    last: u32,
}

impl Picks {
    /// The number of a path: a list that is read again and again names the same files.
    pub fn keep(&self, path: PathBuf) -> Pick {
        let known = self.kept().paths.iter().find(|(_, it)| **it == path).map(|(id, _)| *id);
        match known {
            Some(id) => pick_of(id, &path),
            None => self.choose(path),
        }
    }

    /// A number of its own for what somebody chose just now: the file may have changed since they
    /// chose it before, and what was found in it then is not of this one.
    pub fn choose(&self, path: PathBuf) -> Pick {
        let mut kept = self.kept();
        kept.last += 1;
        let id = PickId(kept.last);
        let pick = pick_of(id, &path);
        kept.paths.insert(id, path);
        pick
    }

    /// # Errors
    /// `NotFound` for what was never chosen, or by whoever sat here before.
    pub fn path(&self, id: PickId) -> Result<PathBuf> {
        self.kept().paths.get(&id).cloned().ok_or(Error::NotFound { entity: "files" })
    }

    /// Forgets all of them. A number is never given twice.
    pub fn forget(&self) {
        self.kept().paths.clear();
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn pick_of(id: PickId, path: &Path) -> Pick {
    Pick { id, name: name_of(path), bytes: bytes_of(path) }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn bytes_of(path: &Path) -> u64 {
    path.metadata().ok().filter(|it| it.is_file()).map_or(0, |it| it.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stands_for_a_path_until_someone_else_sits_down() {
        let picks = Picks::default();
        let pick = picks.keep(PathBuf::from("/home/chen/客户.xlsx"));
        assert_eq!((pick.name.as_str(), pick.bytes), ("客户.xlsx", 0));
        assert_eq!(picks.path(pick.id).unwrap(), PathBuf::from("/home/chen/客户.xlsx"));
        assert_eq!(picks.keep(PathBuf::from("/home/chen/客户.xlsx")).id, pick.id);
        picks.forget();
        assert!(matches!(picks.path(pick.id), Err(Error::NotFound { .. })));
        assert_ne!(picks.keep(PathBuf::from("/home/chen/客户.xlsx")).id, pick.id);
    }

    #[test]
    fn a_file_that_is_chosen_again_is_looked_at_anew() {
        let picks = Picks::default();
        let [first, second] = [(); 2].map(|()| picks.choose(PathBuf::from("/home/chen/客户.xlsx")));
        assert_ne!(first.id, second.id);
        assert_eq!(picks.path(first.id).unwrap(), picks.path(second.id).unwrap());
    }
}
