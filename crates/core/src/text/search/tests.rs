mod generated;

use rusqlite::Connection;

use super::*;
use crate::text::Country;

/// The index as the product has it, with one record in it.
struct Index {
    connection: Connection,
}

impl Index {
    fn new() -> Index {
        let connection = Connection::open_in_memory().unwrap();
        let index = "create virtual table words using fts5(t, content='', contentless_delete=1, \
                     detail=none, tokenize='ascii')";
        connection.execute_batch(index).unwrap();
        Index { connection }
    }

    fn of(parts: &Parts) -> Index {
        let index = Index::new();
        let insert = "insert into words (rowid, t) values (1, ?1)";
        index.connection.execute(insert, [document(parts)]).unwrap();
        index
    }

    fn hits(&self, query: &Query, reading: Reading) -> bool {
        let Some(expression) = query.expression(reading) else { return false };
        let sql = "select count(*) from words where words match ?1";
        let count = self.connection.query_row(sql, [&expression], |row| row.get::<_, i64>(0));
        count.unwrap_or_else(|error| panic!("{expression}: {error}")) == 1
    }

    fn finds(&self, text: &str, parts: &Parts) -> bool {
        let query = Query::parse(text);
        let in_all = self.hits(&query, Reading::Everything);
        let in_open = self.hits(&query, Reading::Open);
        assert!(in_all || !in_open, "{text}: who may read less finds more");
        in_all && query.matches(parts)
    }
}

#[test]
fn a_number_is_found_with_the_extension_that_was_typed_behind_it() {
    let parts = Parts { phones: &["+88673312233"], ..Parts::default() };
    let index = Index::of(&parts);
    for text in
        ["07-3312233", "07-3312233 ext.5", "07-331-2233 #5", "073312233轉5", "(07) 3312233 分機 5"]
    {
        assert!(index.finds(text, &parts), "{text}");
    }
    for text in ["07-3312234 ext.5", "ext.5"] {
        assert!(!index.finds(text, &parts), "{text}");
    }
}

const RECORD: Parts = Parts {
    names: &["曾小明", "重庆市恒达科技（集团）股份有限公司", "John O'Brien", "TCL集团"],
    codes: &["KH-2024-00013", "A/77"],
    phones: &["+8613800138000", "+861065521234", "0999-12345"],
    emails: &["john.smith123@mail.hengda-tech.com.cn", "zhangsan@outlook.com"],
    handles: &["wx_zeng88", "10012345"],
    addresses: &["渝北区人民路12-3号A座1203室"],
};

#[test]
fn every_way_of_asking_finds_the_record() {
    let index = Index::of(&RECORD);
    for text in [
        // across the indexes
        "曾 8000",
        "恒达 138 0013 8000",
        "zxm smith",
        // names
        "曾",
        "小明",
        "曾小明",
        "恒达",
        "恒达科技",
        "科技集团",
        "科技集团股份",
        "重庆市恒达科技（集团）",
        "恒達",
        "恆達科技",
        "ＴＣＬ",
        "tcl",
        "john",
        "JOHN",
        "brien",
        "O'Brien",
        "obrien",
        "o’brien",
        "曾 恒达",
        "j",
        "jo",
        // pinyin
        "zengxiaoming",
        "zeng",
        "xiaoming",
        "ming",
        "zeng xiao ming",
        "zeng xm",
        "zxm",
        "xm",
        "z",
        "cengxiaoming",
        "chongqing",
        "chongqingshihengda",
        "hengdakeji",
        "hengda",
        "hengdakejijituangufenyouxiangongsi",
        "cqs",
        "hdkj",
        "hdkjjt",
        "tcljt",
        "tcljituan",
        // codes
        "KH-2024-00013",
        "kh202400013",
        "kh-2024",
        "00013",
        "13",
        "2024-00013",
        "2024",
        "A/77",
        "a77",
        // phones
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "+86 13800138000",
        "0086-13800138000",
        "8000",
        "0013",
        "00138",
        "0138",
        "13800",
        "01065521234",
        "010-65521234",
        "010 6552 1234",
        "(010) 6552-1234",
        "+86 (0)10 6552",
        "65521234",
        "6552-1234",
        "1234",
        "0999-12345",
        "99912345",
        "１３８００１３８０００",
        // e-mail
        "john.smith123@mail.hengda-tech.com.cn",
        "john.smith",
        "smith123",
        "hn.smi",
        "n.smit",
        "mith12",
        "123@mail",
        "3@mail.hengda",
        "hengda-tech",
        "tech.com.cn",
        "@outlook.com",
        "zhangsan@outlook",
        "angsan",
        "look.com",
        "Outlook",
        // handles
        "wx_zeng88",
        "zeng88",
        "88",
        "10012345",
        "2345",
        "wx",
        // address
        "渝北",
        "人民路",
        "人民路12-3号",
        "1203",
        "a座",
        "A座1203室",
        "渝北区人民路12",
    ] {
        assert!(
            index.finds(text, &RECORD),
            "{text}: {:?}",
            Query::parse(text).expression(Reading::Everything)
        );
    }
}

#[test]
fn what_the_record_does_not_hold_is_not_found() {
    let index = Index::of(&RECORD);
    for text in [
        "曾大明",
        "达恒",
        "恒达集团",
        "恒达贸易",
        "技恒达",
        "曾小明恒达",
        "lisi",
        "zxq",
        "kh-2025",
        "00014",
        "2024-13",
        "13900139000",
        "0086-139",
        "8002",
        "smith124",
        "hn.smit124",
        "3@qq.com",
        "",
        "***",
        "\"",
        "。。",
        "曾 李",
    ] {
        assert!(
            !index.finds(text, &RECORD),
            "{text}: {:?}",
            Query::parse(text).expression(Reading::Everything)
        );
    }
}

#[test]
fn pairs_alone_do_not_make_a_phrase() {
    let parts = Parts { names: &["王小明", "小王", "明小"], ..Parts::default() };
    let index = Index::of(&parts);
    let query = Query::parse("小王小明");
    assert!(index.hits(&query, Reading::Open), "the index cannot tell");
    assert!(query.needs_recheck());
    assert!(!query.matches(&parts), "the recheck can");
    assert!(!Query::parse("小王").needs_recheck());
}

#[test]
fn the_recheck_judges_only_the_parts_it_is_given() {
    let query = Query::parse("138-0013-8000");
    assert!(query.matches(&Parts { phones: RECORD.phones, ..Parts::default() }));
    assert!(!query.matches(&Parts { phones: &[], ..RECORD }));
}

#[test]
fn sensitive_fields_are_found_only_by_who_may_read_them() {
    let index = Index::of(&RECORD);
    for secret in ["8000", "138", "13800138000", "smith123", "zeng88", "outlook", "渝北", "1203"]
    {
        let query = Query::parse(secret);
        assert!(index.hits(&query, Reading::Everything), "{secret}");
        assert!(!index.hits(&query, Reading::Open), "{secret}");
    }
}

#[test]
fn nobody_can_type_the_mark_of_sensitive_words() {
    let index = Index::of(&RECORD);
    for typed in ["ˢ8000", "ˢ渝北", "ˢ 8000", "\"ˢ8000\"", "ˢˢ8000", "ˢ"] {
        let query = Query::parse(typed);
        assert!(!index.hits(&query, Reading::Open), "{typed}");
        let asked = query.expression(Reading::Open).unwrap_or_default();
        assert!(!asked.contains(SENSITIVE), "{typed}: {asked}");
    }
    let open =
        document(&Parts { names: &["ˢ8000", "ˢ王ˢ"], codes: &["ˢ1"], ..Parts::default() });
    assert!(!open.contains(SENSITIVE), "{open}");
}

#[test]
fn surnames_with_several_readings_are_found_by_each() {
    for (name, readings) in [
        ("乐嘉", vec!["yuejia", "lejia", "yj", "lj"]),
        ("覃海洋", vec!["qinhaiyang", "tanhaiyang", "qhy", "thy"]),
        ("吕布", vec!["lvbu", "lubu", "lyubu", "lb"]),
        ("單雄信", vec!["shanxiongxin", "danxiongxin", "sxx"]),
        ("万俟卨", vec!["moqixie", "mqx"]),
        ("长江证券", vec!["changjiangzhengquan", "cjzq"]),
        ("厦门国际银行", vec!["xiamenguojiyinhang", "xmgjyh", "guojiyinhang"]),
        ("旅游局", vec!["lvyouju", "luyouju"]),
        ("呼和浩特市新城区恒达商行", vec!["hengdashanghang", "xinchengquhengda", "hdsh"]),
    ] {
        let parts = Parts { names: &[name], ..Parts::default() };
        let index = Index::of(&parts);
        for reading in readings {
            assert!(index.finds(reading, &parts), "{reading} for {name}");
        }
    }
}

#[test]
fn an_exact_search_wants_the_whole_field() {
    let index = Index::of(&RECORD);
    let exact = |text: &str| {
        let query = Query::exact(text, Country::CN);
        assert!(query.needs_recheck());
        index.hits(&query, Reading::Everything) && query.matches(&RECORD)
    };
    for whole in [
        "曾小明",
        " 曾小明 ",
        "重慶市恆達科技(集團)股份有限公司",
        "john o'brien",
        "kh-2024-00013",
        "A/77",
        "138 0013 8000",
        "+8613800138000",
        "(010) 6552-1234",
        "0999-12345",
        "ZhangSan@Outlook.com",
        "WX_ZENG88",
    ] {
        assert!(exact(whole), "{whole}");
    }
    for part in ["小明", "恒达", "kh-2024", "8000", "zhangsan", "", "zengxiaoming"] {
        assert!(!exact(part), "{part}");
    }
    assert_eq!(
        Query::exact("138 0013 8000", Country::CN).exact_forms().unwrap().phone.as_deref(),
        Some("+8613800138000")
    );
}

#[test]
fn what_means_something_to_fts5_means_nothing_here() {
    let index = Index::of(&RECORD);
    for text in [
        "\"",
        "\"\"\"",
        "曾\" OR \"李",
        "NEAR(曾 李)",
        "曾 AND",
        "AND",
        "NOT 曾",
        "t:曾",
        "^曾",
        "曾*",
        "{t}:",
        "(",
        "))",
        "a\0b",
        "曾 + 李",
        "-曾",
        "'; drop table open; --",
        "\\",
        "曾\u{0}李",
        "zeng*xm",
        "..",
        "@",
        "a@",
        "@b",
    ] {
        let query = Query::parse(text);
        index.hits(&query, Reading::Open);
        index.hits(&query, Reading::Everything);
        query.matches(&RECORD);
    }
    assert!(index.finds("曾*", &RECORD));
    assert!(index.finds("\"曾小明\"", &RECORD));
    assert!(!index.finds("曾\" OR \"李", &RECORD));
    assert_eq!(Query::parse("\"*()").expression(Reading::Everything), None);
}

#[test]
fn an_umlaut_is_found_as_it_is_spelled_out_without_one() {
    let finds = |name: &str, text: &str| {
        let names = [name];
        let parts = Parts { names: &names, ..Parts::default() };
        Index::of(&parts).finds(text, &parts)
    };
    for (name, text) in [
        ("Müller", "mueller"),
        ("Müller", "Muell"),
        ("Jörg Schäfer", "schaefer joerg"),
        ("Größer & Söhne", "groesser soehne"),
        ("Bäuerle", "baeuerle"),
        ("Mueller", "mueller"),
        ("Baeder", "baeder"),
    ] {
        assert!(finds(name, text), "{name} {text}");
    }
    // Spelled so by itself, and pinyin.
    for (name, text) in [("Muller", "mueler"), ("Baur", "bauer"), ("张旭明", "zhangxueming")] {
        assert!(!finds(name, text), "{name} {text}");
    }
}

#[test]
fn a_long_search_stays_a_small_expression() {
    for text in
        ["恒".repeat(10_000), "ab ".repeat(10_000), "a-b.c@".repeat(5_000), "1".repeat(5_000)]
    {
        let query = Query::parse(&text);
        let expression = query.expression(Reading::Everything).unwrap();
        assert!(expression.len() < 8_000, "{}", expression.len());
        Index::of(&RECORD).hits(&query, Reading::Everything);
    }
    let name = format!("{}科技", "重庆恒达".repeat(20));
    let parts = Parts { names: &[&name], ..Parts::default() };
    let index = Index::of(&parts);
    assert!(index.finds(&name, &parts));
    assert!(!index.finds(&format!("{}贸易", &name[..name.len() - 6]), &parts));
    let word = "x".repeat(60);
    let parts = Parts { names: &[&word], ..Parts::default() };
    assert!(Index::of(&parts).finds(&word, &parts));
    assert!(!Index::of(&parts).finds(&format!("{}y", "x".repeat(59)), &parts));
}

#[test]
fn every_character_of_a_token_is_one_to_the_index() {
    use crate::text::fold::is_word;
    let index = Index::new();
    index
        .connection
        .execute_batch("create virtual table vocabulary using fts5vocab(words, 'row')")
        .unwrap();
    let mut text = String::new();
    for c in (0..=0x10_ffff).filter_map(char::from_u32).filter(|c| is_word(*c)) {
        text.push('q');
        text.push(c);
        text.push_str("q ");
    }
    index.connection.execute("insert into words (rowid, t) values (1, ?1)", [text]).unwrap();
    let split: i64 = index
        .connection
        .query_row("select count(*) from vocabulary where term = 'q'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(split, 0);
}
