//! A disk in memory that loses power after any step and forgets what was not flushed.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
};

use crate::vault::file::Disk;

/// What is wrong with the disk, beyond losing power.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    None,
    /// It says that it flushed, and did not.
    ForgetsToFlush,
}

/// Numbers from a seed, so that a failure can be repeated.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ mixed >> 31) % limit as u64) as usize
    }
}

#[derive(Clone, Default)]
struct Content {
    now: Vec<u8>,
    flushed: Option<Vec<u8>>,
}

/// A change of names that the platter has whole or not at all.
type Renaming = Vec<(PathBuf, Option<usize>)>;

struct State {
    contents: Vec<Content>,
    names: BTreeMap<PathBuf, usize>,
    flushed_names: BTreeMap<PathBuf, usize>,
    unflushed: Vec<Renaming>,
    steps_left: Option<u32>,
    failure: io::ErrorKind,
    fault: Fault,
    dice: Dice,
}

pub struct FakeDisk(RefCell<State>);

impl FakeDisk {
    pub fn new(fault: Fault, seed: u64) -> FakeDisk {
        FakeDisk(RefCell::new(State {
            contents: Vec::new(),
            names: BTreeMap::new(),
            flushed_names: BTreeMap::new(),
            unflushed: Vec::new(),
            steps_left: None,
            failure: io::ErrorKind::Other,
            fault,
            dice: Dice::new(seed),
        }))
    }

    /// From now on only so many writing steps succeed; the next fails half done, and all after.
    pub fn fail_after(&self, steps: u32, failure: io::ErrorKind) {
        let mut state = self.0.borrow_mut();
        state.steps_left = Some(steps);
        state.failure = failure;
    }

    /// The disk works again, without having lost anything.
    pub fn recover(&self) {
        self.0.borrow_mut().steps_left = None;
    }

    /// The power went and came back: what was not flushed is there, torn, or gone, as it falls.
    pub fn restart(&self) {
        let mut guard = self.0.borrow_mut();
        let state = &mut *guard;
        state.steps_left = None;
        for renaming in std::mem::take(&mut state.unflushed) {
            if state.dice.below(2) == 0 {
                apply(&mut state.flushed_names, &renaming);
            }
        }
        state.names = state.flushed_names.clone();
        for content in &mut state.contents {
            if content.flushed.as_ref() != Some(&content.now) {
                let kept = state.dice.below(content.now.len() + 1);
                content.now.truncate(kept);
            }
            content.flushed = Some(content.now.clone());
        }
    }

    /// Every byte that a finder of the disk can read, deleted files included.
    pub fn everything(&self) -> Vec<Vec<u8>> {
        self.0.borrow().contents.iter().map(|content| content.now.clone()).collect()
    }

    pub fn names(&self) -> Vec<String> {
        self.0.borrow().names.keys().map(|path| path.display().to_string()).collect()
    }
}

impl State {
    fn step(&mut self) -> io::Result<()> {
        match &mut self.steps_left {
            Some(0) => Err(self.failure.into()),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn index(&self, path: &Path) -> io::Result<usize> {
        self.names.get(path).copied().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn rename(&mut self, renaming: Renaming) {
        apply(&mut self.names, &renaming);
        self.unflushed.push(renaming);
    }
}

fn apply(names: &mut BTreeMap<PathBuf, usize>, renaming: &Renaming) {
    for (name, content) in renaming {
        match content {
            Some(index) => names.insert(name.clone(), *index),
            None => names.remove(name),
        };
    }
}

impl Disk for FakeDisk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let state = self.0.borrow();
        Ok(state.contents[state.index(path)?].now.clone())
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.0.borrow_mut();
        let done = state.step();
        let kept = if done.is_ok() { bytes.len() } else { state.dice.below(bytes.len()) };
        state.contents.push(Content { now: bytes[..kept].to_vec(), flushed: None });
        let index = state.contents.len() - 1;
        state.rename(vec![(path.into(), Some(index))]);
        done
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        let mut state = self.0.borrow_mut();
        state.step()?;
        let index = state.index(path)?;
        if state.fault != Fault::ForgetsToFlush {
            state.contents[index].flushed = Some(state.contents[index].now.clone());
        }
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.0.borrow_mut();
        state.step()?;
        let index = state.index(from)?;
        state.rename(vec![(to.into(), Some(index)), (from.into(), None)]);
        Ok(())
    }

    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        let mut state = self.0.borrow_mut();
        state.step()?;
        state.unflushed.clear();
        state.flushed_names = state.names.clone();
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut state = self.0.borrow_mut();
        // A full disk can still delete; one without power cannot.
        if state.failure != io::ErrorKind::StorageFull {
            state.step()?;
        }
        state.index(path)?;
        state.rename(vec![(path.into(), None)]);
        Ok(())
    }
}
