//! Names of worksheets, as a spreadsheet allows them: short, plain, each once.

use std::collections::HashSet;

const LONGEST: usize = 31;

#[derive(Debug, Default)]
pub(super) struct SheetNames {
    /// In lower case: a spreadsheet takes `A` and `a` for one name.
    taken: HashSet<String>,
}

impl SheetNames {
    /// The wished name, made fit and told apart from those before it.
    pub(super) fn take(&mut self, wished: &str) -> String {
        let fit = fit(wished);
        let mut name = fit.clone();
        let mut number = 1;
        while !self.taken.insert(name.to_lowercase()) {
            number += 1;
            let suffix = format!(" ({number})");
            name = cut(&fit, LONGEST - suffix.len()).trim_end().to_owned() + &suffix;
        }
        name
    }
}

fn fit(wished: &str) -> String {
    let plain: String = wished
        .chars()
        .map(|letter| match letter {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' => ' ',
            letter if letter.is_control() => ' ',
            letter => letter,
        })
        .collect();
    let trimmed = |text: &str| text.trim_matches([' ', '\'']).to_owned();
    let name = trimmed(cut(&trimmed(&plain), LONGEST));
    match name.as_str() {
        "" => "1".to_owned(),
        // A spreadsheet keeps this one to itself.
        name if name.eq_ignore_ascii_case("history") => format!("{name} 1"),
        _ => name,
    }
}

/// The first letters that take no more than so many UTF-16 units, in which spreadsheets count.
fn cut(text: &str, units: usize) -> &str {
    let mut used = 0;
    for (at, letter) in text.char_indices() {
        used += letter.len_utf16();
        if used > units {
            return &text[..at];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forbidden_letters_and_lengths_are_made_fit() {
        let mut names = SheetNames::default();
        assert_eq!(names.take("客户"), "客户");
        assert_eq!(names.take("a/b:c"), "a b c");
        assert_eq!(names.take("'quoted'"), "quoted");
        assert_eq!(names.take(""), "1");
        assert_eq!(names.take("History"), "History 1");
        assert_eq!(names.take(&"长".repeat(40)), "长".repeat(31));
        assert_eq!(names.take(&"𠮷".repeat(40)), "𠮷".repeat(15));
    }

    #[test]
    fn a_name_taken_before_gets_a_number() {
        let mut names = SheetNames::default();
        assert_eq!(names.take("List"), "List");
        assert_eq!(names.take("LIST"), "LIST (2)");
        assert_eq!(names.take("list"), "list (3)");
        let long = "x".repeat(31);
        assert_eq!(names.take(&long), long);
        assert_eq!(names.take(&long), format!("{} (2)", "x".repeat(27)));
    }
}
