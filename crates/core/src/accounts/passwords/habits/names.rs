//! Names of Chinese people in pinyin: a surname and one or two syllables, in either order.

/// Surnames of nearly everyone, by pinyin.
const SURNAMES: &str = "\
    ai an bai bao bi bian bo cai cao cen chai chang che chen cheng chi chu cui dai deng di ding \
    dong dou du duan fan fang fei feng fu gan gao ge geng gong gu guan gui guo han hao he hong hou \
    hu hua huang huo ji jia jian jiang jiao jin jing ju kang kong kuang lai lan lang lei li lian \
    liang liao lin ling liu long lou lu luo lv ma mai man mao mei meng mi miao min mo mou mu nie \
    ning niu ou ouyang pan pang pei peng pi pu qi qian qiao qin qiu qu quan ran rao ren rong ruan \
    shan shang shangguan shao shen sheng shi shu sima song su sui sun tan tang tao teng tian tong \
    tu wan wang wei wen weng wu xi xia xiang xiao xie xin xing xiong xu xue yan yang yao ye yi yin \
    ying you yu yuan yue yun zang zeng zha zhai zhan zhang zhao zhen zheng zhi zhong zhou zhu \
    zhuang zhuge zhuo zong zou zu zuo";

/// Every syllable, written as initials with the finals they take.
const SYLLABLES: &[(&str, &str)] = &[
    ("", "a ai an ang ao e ei en er o ou"),
    ("b", "a ai an ang ao ei en eng i ian iao ie in ing o u"),
    ("p", "a ai an ang ao ei en eng i ian iao ie in ing o ou u"),
    ("m", "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u"),
    ("f", "a an ang ei en eng o ou u"),
    ("d", "a ai an ang ao e ei eng i ian iao ie ing iu ong ou u uan ui un uo"),
    ("t", "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo"),
    ("n", "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong u uan uo v ve"),
    ("l", "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve"),
    ("g", "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo"),
    ("k", "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo"),
    ("h", "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo"),
    ("j", "i ia ian iang iao ie in ing iong iu u uan ue un"),
    ("q", "i ia ian iang iao ie in ing iong iu u uan ue un"),
    ("x", "i ia ian iang iao ie in ing iong iu u uan ue un"),
    ("zh", "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo"),
    ("ch", "a ai an ang ao e en eng i ong ou u uai uan uang ui un uo"),
    ("sh", "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo"),
    ("r", "an ang ao e en eng i ong ou u uan ui un uo"),
    ("z", "a ai an ang ao e ei en eng i ong ou u uan ui un uo"),
    ("c", "a ai an ang ao e en eng i ong ou u uan ui un uo"),
    ("s", "a ai an ang ao e en eng i ong ou u uan ui un uo"),
    ("y", "a an ang ao e i in ing o ong ou u uan ue un"),
    ("w", "a ai an ang ei en eng o u"),
];

pub(super) fn is_name(letters: &str) -> bool {
    SURNAMES.split_ascii_whitespace().any(|surname| {
        letters.strip_prefix(surname).is_some_and(is_given_name)
            || letters.strip_suffix(surname).is_some_and(is_given_name)
    })
}

fn is_given_name(letters: &str) -> bool {
    is_syllable(letters)
        || (1..letters.len()).any(|length| {
            letters
                .split_at_checked(length)
                .is_some_and(|(first, second)| is_syllable(first) && is_syllable(second))
        })
}

fn is_syllable(letters: &str) -> bool {
    SYLLABLES.iter().any(|(initial, finals)| {
        letters
            .strip_prefix(initial)
            .is_some_and(|rest| finals.split_ascii_whitespace().any(|last| last == rest))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_pinyin_are_known_in_either_order() {
        for name in ["zhangwei", "weizhang", "wangxiaoming", "xiaomingwang", "ouyangna", "lvbu"] {
            assert!(is_name(name), "{name}");
        }
        for other in ["", "zhang", "correct", "horse", "xiaomingxiaohong", "zhangxyz", "wei é"] {
            assert!(!is_name(other), "{other}");
        }
    }

    #[test]
    fn there_are_as_many_syllables_as_chinese_has() {
        let count: usize =
            SYLLABLES.iter().map(|(_, finals)| finals.split_ascii_whitespace().count()).sum();
        assert!((395..=410).contains(&count), "{count}");
    }
}
