//! Whole lists as ids, held for jumping to row N and for exact counts until something is written.

use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use crate::{Result, id::AccountId};

/// Lists held at a time: 8 MB each at a million rows.
const KEPT: usize = 6;

#[derive(Default)]
pub(crate) struct HeldLists {
    generation: AtomicU64,
    lists: Mutex<VecDeque<HeldList>>,
}

struct HeldList {
    account: AccountId,
    query: String,
    generation: u64,
    ids: Arc<[i64]>,
}

impl HeldLists {
    /// Something was written: every list may have changed, and every right too.
    pub fn outdate(&self) {
        self.generation.fetch_add(1, Ordering::AcqRel);
    }

    /// The ids of a query as this person sees it, made by `make` unless they are held.
    pub fn get(
        &self,
        account: AccountId,
        query: &str,
        make: impl FnOnce() -> Result<Vec<i64>>,
    ) -> Result<Arc<[i64]>> {
        let generation = self.generation.load(Ordering::Acquire);
        let is_it = |it: &HeldList| {
            it.account == account && it.query == query && it.generation == generation
        };
        if let Some(held) = self.lists().iter().find(|it| is_it(it)) {
            return Ok(held.ids.clone());
        }
        let ids: Arc<[i64]> = make()?.into();
        let mut lists = self.lists();
        lists.retain(|it| it.generation == generation && !is_it(it));
        if lists.len() >= KEPT {
            lists.pop_front();
        }
        lists.push_back(HeldList {
            account,
            query: query.to_owned(),
            generation,
            ids: ids.clone(),
        });
        Ok(ids)
    }

    fn lists(&self) -> std::sync::MutexGuard<'_, VecDeque<HeldList>> {
        self.lists.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
