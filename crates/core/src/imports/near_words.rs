//! Words of a sheet that mean a choice of the office without being called quite so: 成交 is 已成交, C级 is C.

use crate::{directory::Directory, id::ChoiceId, text::keys::search_key, words::Language};

/// What may stand before or behind a word and says nothing more.
const BEFORE: [&str; 1] = ["已"];
const BEHIND: [&str; 8] = ["客户", "阶段", "行业", "中", "了", "级", "类", "业"];

/// The one choice of a list that a word means; none where it may mean more.
pub(super) fn find(directory: &Directory, list: &str, name: &str) -> Option<ChoiceId> {
    let meant = stem(name);
    let is_meant = |word: &str| stem(word) == meant;
    let mut alike = directory.choices().iter().filter(|it| {
        it.list == list
            && !it.retired
            && Language::ALL.into_iter().any(|language| is_meant(it.word(language)))
    });
    let found = alike.next()?;
    alike.next().is_none().then_some(found.id)
}

fn stem(word: &str) -> String {
    let key = search_key(word);
    let mut rest = key.as_str();
    let left = |rest: &str| !rest.trim().is_empty();
    for sign in BEFORE {
        rest = rest.strip_prefix(sign).filter(|it| left(it)).unwrap_or(rest);
    }
    while let Some(shorter) =
        BEHIND.iter().find_map(|sign| rest.strip_suffix(sign).filter(|it| left(it)))
    {
        rest = shorter;
    }
    rest.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_of_a_word_is_what_it_means() {
        for (word, other) in [
            ("成交", "已成交"),
            ("成交客戶", "已成交"),
            ("洽谈", "洽谈中"),
            ("C级", "C"),
            ("vip客户", "VIP"),
            ("流失了", "已流失"),
            ("制造", "制造业"),
        ] {
            assert_eq!(stem(word), stem(other), "{word}");
        }
        for (word, other) in [("未成交", "已成交"), ("中", "了"), ("客户", "级"), ("意向", "潜在")]
        {
            assert_ne!(stem(word), stem(other), "{word}");
        }
    }
}
