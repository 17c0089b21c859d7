//! Traditional and variant characters and their Simplified form, one character for one.
//!
//! Enough to make 張偉 and 张伟 equal; choosing between 乾 and 干 by context is not wanted here,
//! since both sides of every comparison go through the same table.

use std::collections::HashMap;
use std::sync::LazyLock;

const PAIRS: &str = include_str!("traditional.txt");

/// The blocks almost every character in use comes from (Extension A and the unified ideographs).
const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9fff;

struct Table {
    /// For each code point from `FIRST` to `LAST`, its Simplified form or 0 for "itself".
    common: Vec<u32>,
    rare: HashMap<char, char>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table =
        Table { common: vec![0; (LAST - FIRST + 1) as usize], rare: HashMap::with_capacity(512) };
    let pairs = PAIRS.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
    for pair in pairs {
        let mut characters = pair.chars();
        let (Some(traditional), Some(simplified)) = (characters.next(), characters.next()) else {
            continue;
        };
        match u32::from(traditional) {
            code @ FIRST..=LAST => table.common[(code - FIRST) as usize] = simplified.into(),
            _ => {
                table.rare.insert(traditional, simplified);
            }
        }
    }
    table
});

/// The Simplified form of a character, or the character itself.
pub(super) fn simplify(character: char) -> char {
    match u32::from(character) {
        code @ FIRST..=LAST => match TABLE.common[(code - FIRST) as usize] {
            0 => character,
            simplified => char::from_u32(simplified).unwrap_or(character),
        },
        0..FIRST => character,
        _ => TABLE.rare.get(&character).copied().unwrap_or(character),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_whole_pairs() {
        for pair in
            PAIRS.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
        {
            let characters: Vec<char> = pair.chars().collect();
            assert_eq!(characters.len(), 2, "{pair}");
            assert_eq!(simplify(characters[0]), characters[1], "{pair}");
            assert_eq!(simplify(characters[1]), characters[1], "{pair} leads on");
        }
    }

    #[test]
    fn names_meet_in_the_simplified_form() {
        let simplified: String =
            "臺灣積體電路製造股份有限公司張偉劉備".chars().map(simplify).collect();
        assert_eq!(simplified, "台湾积体电路制造股份有限公司张伟刘备");
        assert_eq!(simplify('a'), 'a');
        assert_eq!(simplify('\u{20089}'), simplify('\u{20089}'));
    }
}
