use super::*;
use crate::arguments::grammar;

/// Every command below this one, with its help as it is printed.
fn helps(command: &Command, path: &str, found: &mut Vec<(String, String)>) {
    found.push((path.to_owned(), command.clone().render_long_help().to_string()));
    for below in command.get_subcommands() {
        helps(below, &format!("{path} {}", below.get_name()), found);
    }
}

fn all_helps(language: Language) -> Vec<(String, String)> {
    let mut grammar = grammar(language);
    grammar.build();
    let mut found = Vec::new();
    helps(&grammar, "clientele", &mut found);
    found
}

#[test]
fn every_command_and_argument_is_explained_in_every_language() {
    for language in Language::ALL {
        let helps = all_helps(language);
        assert!(helps.len() > 60, "only {} commands", helps.len());
        for (path, help) in helps {
            // A missing word stops a debug build.
            assert!(!help.contains('–') && !help.contains("{{"), "{path}: {help}");
        }
    }
}

/// What is typed as it stands, whatever the language.
const TYPED: &[&str] = &[
    "CSV",
    "Excel",
    "JSON",
    "PDF",
    "QQ",
    "VIP",
    "XLSX",
    "Clientele",
    "clientele",
    "stdin",
    "CN",
    "Asia",
    "Shanghai",
    "pdf",
    "and",
    "or",
    "not",
    "in",
    "under",
    "is",
    "null",
    "desc",
    "asc",
    "amber",
    "teal",
    "rose",
    "xlsx",
    "csv",
    "skip",
    "note",
    "leave",
    "take",
    "refuse",
    "update",
    "create",
    "company",
    "person",
    "OpenDocument",
    "gbk",
    "big5",
    // Of `utf-8` a digit at the end is taken for no letter.
    "utf-",
];

#[test]
fn no_english_stands_on_a_chinese_screen() {
    for language in [Language::ZhCn, Language::ZhTw] {
        let mut found = Vec::new();
        let helps = all_helps(language);
        let names: Vec<&str> = helps.iter().flat_map(|(path, _)| path.split(' ')).collect();
        for (path, help) in &helps {
            let examples = format!("{}:", language.word("cli.headings.examples"));
            let text = help.split(&examples).next().unwrap_or_default();
            for word in
                text.split(|it: char| !(it.is_ascii_alphanumeric() || "-_=<>.:".contains(it)))
            {
                let bare = word.trim_matches(|it: char| !it.is_ascii_alphabetic() && it != '-');
                let is_typed = bare.is_empty()
                    || bare.starts_with('-')
                    || TYPED.contains(&bare)
                    || TYPED.contains(&word)
                    || names.contains(&bare)
                    || is_a_code(bare);
                if !is_typed {
                    found.push(format!("{path}: {word}"));
                }
            }
        }
        assert!(found.is_empty(), "{found:#?}");
    }
}

/// A word of the wire: of a field, a list, a role, a setting, an example.
fn is_a_code(word: &str) -> bool {
    let is_field = |it: &str| Field::ALL.iter().any(|field| field.word() == it);
    word.contains(['_', '=', '.'])
        || is_field(word)
        || LISTS.contains(&word)
        || accounts::ROLES.contains(&word)
        || reports::NAMES.contains(&word)
        || settings::FIELDS.contains(&word)
        || [
            "zh-CN",
            "zh-TW",
            "en",
            "modern",
            "strict",
            "bash",
            "zsh",
            "fish",
            "powershell",
            "elvish",
            "me",
            "tag",
            "potential",
            "won",
        ]
        .contains(&word)
}
