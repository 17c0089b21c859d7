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
        let options = "content='', contentless_delete=1, detail=none, \
                       tokenize='unicode61 remove_diacritics 2', prefix='2 3 4'";
        for table in ["open", "sensitive"] {
            connection
                .execute_batch(&format!("create virtual table {table} using fts5(t, {options})"))
                .unwrap();
        }
        Index { connection }
    }

    fn of(parts: &Parts) -> Index {
        let index = Index::new();
        index.put(parts);
        index
    }

    fn put(&self, parts: &Parts) {
        let document = Document::of(parts);
        for (table, text) in [("open", document.open), ("sensitive", document.sensitive)] {
            self.connection.execute(&format!("delete from {table}"), []).unwrap();
            let insert = format!("insert into {table} (rowid, t) values (1, ?1)");
            self.connection.execute(&insert, [text]).unwrap();
        }
    }

    fn matches(&self, table: &str, expression: &str) -> bool {
        let count: i64 = self
            .connection
            .query_row(
                &format!("select count(*) from {table} where {table} match ?1"),
                [expression],
                |row| row.get(0),
            )
            .unwrap_or_else(|error| panic!("{expression}: {error}"));
        count == 1
    }

    fn hits(&self, table: &str, query: &Query) -> bool {
        query.expression().is_some_and(|expression| self.matches(table, &expression))
    }

    /// As for a person who may search both indexes.
    fn hits_any(&self, query: &Query) -> bool {
        let holds = |expression: &String| {
            self.matches("open", expression) || self.matches("sensitive", expression)
        };
        let clauses = query.clauses();
        (!clauses.is_empty() && clauses.iter().all(holds)) || query.as_number().iter().any(holds)
    }

    fn finds(&self, text: &str, parts: &Parts) -> bool {
        let query = Query::parse(text);
        let in_one = self.hits("open", &query) || self.hits("sensitive", &query);
        let in_any = self.hits_any(&query);
        assert!(in_any || !in_one, "{text}: one index knows more than both");
        in_any && query.matches(parts)
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
        assert!(index.finds(text, &RECORD), "{text}: {:?}", Query::parse(text).expression());
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
        assert!(!index.finds(text, &RECORD), "{text}: {:?}", Query::parse(text).expression());
    }
}

#[test]
fn pairs_alone_do_not_make_a_phrase() {
    let parts = Parts { names: &["王小明", "小王", "明小"], ..Parts::default() };
    let index = Index::of(&parts);
    let query = Query::parse("小王小明");
    assert!(index.hits("open", &query), "the index cannot tell");
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
fn sensitive_fields_stay_out_of_the_open_text() {
    let document = Document::of(&RECORD);
    for secret in ["8000", "smith", "zeng88", "outlook", "渝北", "1203"] {
        assert!(!document.open.contains(secret), "{secret} in {}", document.open);
        assert!(document.sensitive.contains(secret), "{secret}");
    }
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
        index.hits_any(&query) && query.matches(&RECORD)
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
        index.hits("open", &query);
        index.hits("sensitive", &query);
        query.matches(&RECORD);
    }
    assert!(index.finds("曾*", &RECORD));
    assert!(index.finds("\"曾小明\"", &RECORD));
    assert!(!index.finds("曾\" OR \"李", &RECORD));
    assert_eq!(Query::parse("\"*()").expression(), None);
}

#[test]
fn a_long_search_stays_a_small_expression() {
    for text in
        ["恒".repeat(10_000), "ab ".repeat(10_000), "a-b.c@".repeat(5_000), "1".repeat(5_000)]
    {
        let query = Query::parse(&text);
        let expression = query.expression().unwrap();
        assert!(expression.len() < 8_000, "{}", expression.len());
        Index::of(&RECORD).hits("open", &query);
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
        .execute_batch("create virtual table words using fts5vocab(open, 'row')")
        .unwrap();
    let mut text = String::new();
    for c in (0..=0x10_ffff).filter_map(char::from_u32).filter(|c| is_word(*c)) {
        text.push('q');
        text.push(c);
        text.push_str("q ");
    }
    index.connection.execute("insert into open (rowid, t) values (1, ?1)", [text]).unwrap();
    let split: i64 = index
        .connection
        .query_row("select count(*) from words where term = 'q'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(split, 0);
}
