//! The few customers that somebody most likely means by what they type.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
};

use super::{
    Mode, SCOPE,
    list::{Asked, Bin, CAP, Page, Total, cards, explain, looked},
    search::{self, Hits, Named},
};
use crate::{
    Result,
    access::CustomersRead,
    directory::Directory,
    gate::View,
    looks::LookKind,
    text::search::{Fit, Nearness, Needle},
};

/// The most that are shown: more is a list.
const MOST: usize = 50;
/// So many of the newest hits are looked at, and so many of those that were changed last are compared.
const LOOKED_AT: usize = 2_000;
const COMPARED: usize = 200;
/// So many of the names that begin with what was typed are looked at, and so many are compared.
const WALKED: i64 = 20_000;
const BEGUN: i64 = 100;
/// So many whose name, phone or number it is are compared.
const WHOLE: i64 = 100;

/// The customers within reach that a text most likely means, the likeliest first, and how many it
/// finds in all: whole syllables before begun ones (李 before 林 for `li`), surnames before given
/// names, names before companies before people, and of those that are alike whoever was changed last.
/// Who is called or reached by exactly this text comes before everyone. The look is recorded.
///
/// However many are found, a bounded number is compared: whose name begins with a whole syllable, the
/// newest hits, and whole values.
///
/// # Errors
/// `Forbidden` without `customers.read`.
pub fn nearest(view: &View<'_>, text: &str, limit: u32) -> Result<Page> {
    let read = view.grant::<CustomersRead>()?;
    let asked = Asked::from(read.reach().condition(&SCOPE));
    let found = match search::hits(view, text, Mode::Fuzzy, Bin::Live, &asked)? {
        Hits::Few(ids) => ids,
        Hits::Many { expression } => search::newest(view, &expression, &asked, LOOKED_AT)?,
    };
    let total =
        Total { count: (found.len() as u64).min(CAP), is_exact: (found.len() as u64) < CAP };
    let needle = Needle::of(text);
    let whole = if found.is_empty() {
        Vec::new()
    } else {
        search::exact(view, text, Bin::Live, &asked.condition, WHOLE)?
    };
    let mut candidates: BTreeSet<i64> = whole.iter().copied().collect();
    candidates.extend(begun(view, &needle, &asked, &found)?);
    candidates.extend(last_changed(view, &asked, found)?);
    let mut ids = in_order(view, &needle, &candidates, &whole)?;
    ids.truncate((limit as usize).min(MOST));
    let mut rows = cards(view, &Directory::load(view)?, &ids)?;
    explain(&mut rows, text);
    looked(view, LookKind::Searched, rows.len());
    Ok(Page { rows, total, next: None })
}

/// Of more hits than are compared: the names that begin with what was typed, which may be older ones.
fn begun(view: &View<'_>, needle: &Needle, asked: &Asked, found: &[i64]) -> Result<Vec<i64>> {
    match needle.beginnings() {
        Some((from, below)) if found.len() > COMPARED => {
            search::begun_by(view, (&from, &below), &asked.condition, WALKED, BEGUN)
        }
        _ => Ok(Vec::new()),
    }
}

fn last_changed(view: &View<'_>, asked: &Asked, mut found: Vec<i64>) -> Result<Vec<i64>> {
    if found.len() > COMPARED {
        if let Some(matching) = asked.matching(view)? {
            found.sort_by_cached_key(|id| Reverse(matching.changed_at(*id)));
        }
        found.truncate(COMPARED);
    }
    Ok(found)
}

/// By which of its names a customer is near.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Called {
    Name,
    Company,
    Person,
    Nothing,
}

fn in_order(
    view: &View<'_>,
    needle: &Needle,
    candidates: &BTreeSet<i64>,
    whole: &[i64],
) -> Result<Vec<i64>> {
    let named = search::names_of(view, &serde_json::to_string(candidates)?)?;
    let mut near: HashMap<i64, (Nearness, Called)> = HashMap::new();
    for it in &named {
        let by_name = (needle.nearness(&it.name), Called::Name);
        let by_company = it.company.as_deref().map(|it| (needle.nearness(it), Called::Company));
        let nearest = [Some(by_name), by_company].into_iter().flatten().min();
        near.insert(it.id, nearest.unwrap_or((Nearness::NONE, Called::Nothing)));
    }
    let by_others: Vec<i64> =
        near.iter().filter(|(_, it)| it.0 == Nearness::NONE).map(|(id, _)| *id).collect();
    for (id, name) in search::people_of(view, &serde_json::to_string(&by_others)?)? {
        let by_person = (needle.nearness(&name), Called::Person);
        if by_person.0 != Nearness::NONE && near.get(&id).is_none_or(|it| by_person < *it) {
            near.insert(id, by_person);
        }
    }
    for id in whole {
        if let Some((nearness, _)) = near.get_mut(id) {
            nearness.fit = Fit::Exact;
        }
    }
    let mut named: Vec<Named> = named;
    named.sort_by(|one, other| {
        let key = |it: &Named| (near.get(&it.id), Reverse(it.updated_at), Reverse(it.id));
        key(one).cmp(&key(other))
    });
    Ok(named.into_iter().map(|it| it.id).collect())
}
