//! Pinyin of names: the right reading of surnames, places and company words, without tones.

mod readings;

pub(in crate::text) use readings::Readings;

use readings::Kind;

use super::fold::{bare, is_dense, is_han, is_word};
use super::traditional::simplify;

/// A name taken apart for reading: Han characters one by one, other words whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::text) enum Unit {
    Han { character: char, readings: Readings },
    Word(String),
}

/// Lower-case pinyin without tones or spaces: `zengxiaoming`. Latin words stay, what has no reading
/// is left out.
pub fn full(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for unit in units(text) {
        match unit {
            Unit::Han { readings: Readings { first: Some(reading), .. }, .. } => {
                out.push_str(reading.plain);
            }
            Unit::Han { .. } => {}
            Unit::Word(word) => out.push_str(&word),
        }
    }
    out
}

/// The first letter of each syllable: `zxm`. Latin words stay whole: `tcljt` for TCL集团.
pub fn initials(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for unit in units(text) {
        match unit {
            Unit::Han { readings: Readings { first: Some(reading), .. }, .. } => {
                out.push_str(&reading.plain[..1]);
            }
            Unit::Han { .. } => {}
            Unit::Word(word) => out.push_str(&word),
        }
    }
    out
}

/// The units of a text, in order; punctuation and spaces only separate words.
pub(in crate::text) fn units(text: &str) -> Vec<Unit> {
    let original: Vec<char> = bare(text).chars().filter(|c| is_word(*c) || *c == ' ').collect();
    // Words are found in the Han characters alone: a space inside a name separates no syllables.
    let han: Vec<char> = original.iter().copied().filter(|c| is_han(*c)).map(simplify).collect();
    let kind = kind(&original, &han);
    let mut units = Vec::with_capacity(original.len());
    let mut at = 0;
    let mut word = String::new();
    for c in original {
        if !is_dense(c) && c != ' ' {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            units.push(Unit::Word(std::mem::take(&mut word)));
        }
        if is_han(c) {
            units.push(Unit::Han { character: han[at], readings: readings::of(&han, at, c, kind) });
            at += 1;
        } else if is_dense(c) {
            units.push(Unit::Word(c.into()));
        }
    }
    if !word.is_empty() {
        units.push(Unit::Word(word));
    }
    units
}

/// A person's name has two to four characters and does not end like a shop.
fn kind(original: &[char], han: &[char]) -> Kind {
    const SHOP_ENDINGS: &str = "司厂店行局所部院社馆团会校站网铺坊楼";
    let all_han = original.iter().all(|c| is_han(*c) || *c == ' ');
    let ends_like_a_shop = han.last().is_some_and(|last| SHOP_ENDINGS.contains(*last));
    if all_han && (2..=4).contains(&han.len()) && !ends_like_a_shop {
        Kind::Person
    } else {
        Kind::Other
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn surnames_have_their_own_readings() {
        for (name, pinyin) in [
            ("曾小明", "zengxiaoming"),
            ("单雄信", "shanxiongxin"),
            ("解缙", "xiejin"),
            ("仇英", "qiuying"),
            ("区永权", "ouyongquan"),
            ("查良镛", "zhaliangyong"),
            ("盖文", "gewen"),
            ("翟志刚", "zhaizhigang"),
            ("朴智星", "piaozhixing"),
            ("尉迟恭", "yuchigong"),
            ("万俟卨", "moqixie"),
            ("长孙无忌", "zhangsunwuji"),
            ("乐嘉", "yuejia"),
            ("吕布", "lvbu"),
            ("覃海洋", "qinhaiyang"),
            ("任长霞", "renchangxia"),
            ("缪昌文", "miaochangwen"),
            ("欧阳娜娜", "ouyangnana"),
            ("澹台明", "tantaiming"),
            ("諸葛亮", "zhugeliang"),
            ("單雄", "shanxiong"),
            ("區永權", "ouyongquan"),
            ("葉問", "yewen"),
            ("王 伟", "wangwei"),
            ("令狐冲", "linghuchong"),
            ("员向前", "yunxiangqian"),
        ] {
            assert_eq!(full(name), pinyin, "{name}");
        }
    }

    #[test]
    fn places_and_trades_are_read_as_people_say_them() {
        for (name, pinyin) in [
            ("重庆银行", "chongqingyinhang"),
            ("厦门大厦", "xiamendasha"),
            ("長沙音樂廳", "changshayinyueting"),
            ("恒大模具厂", "hengdamujuchang"),
            ("单县人民医院", "shanxianrenminyiyuan"),
            ("佛山调味品", "foshantiaoweipin"),
            ("番禺广厦弹簧有限公司", "panyuguangshatanhuangyouxiangongsi"),
            ("成都快乐旅行社", "chengdukuailelvxingshe"),
            ("会计师事务所", "kuaijishishiwusuo"),
            ("六安阿胶行", "luanejiaohang"),
            ("乾元资本", "qianyuanziben"),
            ("乐清调查", "yueqingdiaocha"),
            ("参茸行", "shenronghang"),
            ("朝阳区", "chaoyangqu"),
            ("种子公司", "zhongzigongsi"),
            ("TCL集团 3号", "tcljituan3hao"),
            ("ＡＢＣ（中国）", "abczhongguo"),
        ] {
            assert_eq!(full(name), pinyin, "{name}");
        }
    }

    #[test]
    fn initials_are_one_letter_a_syllable() {
        assert_eq!(initials("曾小明"), "zxm");
        assert_eq!(initials("重庆恒达科技"), "cqhdkj");
        assert_eq!(initials("TCL集团"), "tcljt");
        assert_eq!(initials("John Smith"), "johnsmith");
        assert_eq!(initials("…"), "");
    }

    #[test]
    fn a_name_part_with_several_readings_keeps_the_others_findable() {
        let others = |name: &str| match units(name).remove(0) {
            Unit::Han { readings, .. } => {
                readings.others.iter().map(|reading| reading.plain).collect::<Vec<_>>()
            }
            Unit::Word(_) => Vec::new(),
        };
        assert_eq!(others("乐嘉"), ["le"]);
        assert_eq!(others("覃海洋"), ["tan"]);
        assert_eq!(others("曾小明"), ["ceng"]);
        assert_eq!(others("重庆银行"), Vec::<&str>::new());
        assert_eq!(others("王伟"), Vec::<&str>::new());
    }

    proptest! {
        #[test]
        fn any_text_has_ascii_readings_for_its_han(text in any::<String>()) {
            for unit in units(&text) {
                if let Unit::Han { readings, .. } = unit {
                    for reading in readings.first.iter().chain(&readings.others) {
                        prop_assert!(reading.plain.bytes().all(|b| b.is_ascii_lowercase()));
                        prop_assert!((1..=5).contains(&reading.tone));
                    }
                }
            }
            full(&text);
            initials(&text);
        }

        #[test]
        fn traditional_reads_like_simplified(name in "[張劉陳楊黃趙吳孫馬許韓馮鄧蕭葉蘇呂盧鍾譚陸廖賈鄒閆龍偉麗強軍豔濤剛華雲國]{2,4}") {
            let simplified: String = name.chars().map(simplify).collect();
            prop_assert_eq!(full(&name), full(&simplified));
        }
    }
}
