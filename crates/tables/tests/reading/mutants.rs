//! Random damage to sound files: whatever comes of it, this process gets an answer.

use std::path::Path;

use clientele_tables::read::{Limits, Reader};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::support::{Files, fixture, ods_of, reader, unpacked, xlsx_of};

#[derive(Debug, Clone)]
enum Damage {
    Flip(Index, u8),
    Cut(Index),
    Repeat(Index, Index),
    Insert(Index, Vec<u8>),
}

impl Damage {
    fn apply(&self, bytes: &mut Vec<u8>) {
        if bytes.is_empty() {
            return;
        }
        match self {
            Self::Flip(at, mask) => {
                let at = at.index(bytes.len());
                bytes[at] ^= mask;
            }
            Self::Cut(at) => bytes.truncate(at.index(bytes.len())),
            Self::Repeat(from, to) => {
                let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
                let part = bytes[from.min(to)..from.max(to)].to_vec();
                bytes.splice(from..from, part);
            }
            Self::Insert(at, part) => {
                let at = at.index(bytes.len());
                bytes.splice(at..at, part.iter().copied());
            }
        }
    }
}

fn any_damage() -> impl Strategy<Value = Vec<Damage>> {
    let damage = prop_oneof![
        6 => (any::<Index>(), 1..=255_u8).prop_map(|(at, mask)| Damage::Flip(at, mask)),
        1 => any::<Index>().prop_map(Damage::Cut),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Damage::Repeat(from, to)),
        2 => (any::<Index>(), proptest::collection::vec(any::<u8>(), 1..20))
            .prop_map(|(at, part)| Damage::Insert(at, part)),
    ];
    proptest::collection::vec(damage, 1..6)
}

fn survives(reader: &Reader, path: &Path) {
    let _ = reader.inspect(path);
    if let Ok(rows) = reader.rows(path, None) {
        let mut failures = rows.filter(Result::is_err);
        failures.next();
        assert!(failures.next().is_none(), "nothing comes after a failure");
    }
}

fn damaged_copies_are_survived(sound: &[u8]) {
    damaged_parts_are_survived(sound, <[u8]>::to_vec);
}

/// Damages a part, and packs it into a sound file.
fn damaged_parts_are_survived(sound: &[u8], packed: impl Fn(&[u8]) -> Vec<u8>) {
    let files = Files::new();
    // A mutant that would run for a minute proves no more than one that runs for seconds.
    let limits = Limits { seconds: 5, memory_bytes: 256 << 20, ..Limits::default() };
    let reader = Reader { limits, ..reader() };
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 60,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    runner
        .run(&any_damage(), |damage| {
            let mut bytes = sound.to_vec();
            for one in &damage {
                one.apply(&mut bytes);
            }
            survives(&reader, &files.put("mutant", packed(&bytes)));
            Ok(())
        })
        .unwrap();
}

const STRINGS: &str = r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="1"><si><t>客户</t></si><si><r><t>a</t></r><r><t>b</t></r></si></sst>"#;

fn cells() -> String {
    let row = |row| {
        format!(
            r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c><c r="B{row}"><f>1+{row}</f><v>{row}</v></c><c r="C{row}" t="inlineStr"><is><t>x</t></is></c></row>"#
        )
    };
    (1..20).map(row).collect()
}

#[test]
fn damaged_xlsx_is_survived() {
    let strings = [("xl/sharedStrings.xml", STRINGS.as_bytes())];
    damaged_copies_are_survived(&xlsx_of(&cells(), &strings));
    damaged_parts_are_survived(cells().as_bytes(), |cells| {
        xlsx_of(&String::from_utf8_lossy(cells), &strings)
    });
    damaged_parts_are_survived(STRINGS.as_bytes(), |strings| {
        xlsx_of(&cells(), &[("xl/sharedStrings.xml", strings)])
    });
}

#[test]
fn damaged_xls_is_survived() {
    damaged_copies_are_survived(&std::fs::read(fixture("office.xls")).unwrap());
}

#[test]
fn damaged_ods_is_survived() {
    let sound = std::fs::read(fixture("office.ods")).unwrap();
    damaged_copies_are_survived(&sound);
    let content = unpacked(&sound, "content.xml");
    damaged_parts_are_survived(&content, |content| ods_of(&String::from_utf8_lossy(content), None));
}

#[test]
fn damaged_xlsb_is_survived() {
    damaged_copies_are_survived(&std::fs::read(fixture("office.xlsb")).unwrap());
}

#[test]
fn damaged_text_is_survived() {
    let csv = "客户,电话,备注\n\"上海, 恒达\",'+86 138,\"a\nb\"\n王伟,139,x\n".repeat(20);
    damaged_copies_are_survived(csv.as_bytes());
    let (gbk, ..) = encoding_rs::GBK.encode(&csv);
    damaged_copies_are_survived(&gbk);
    let page = "<html><table><tr><td colspan=2>a<td>b</tr><tr><td>&amp;<td>c</table></html>";
    damaged_copies_are_survived(page.as_bytes());
}
