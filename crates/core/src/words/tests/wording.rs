//! What the Chinese catalogues say: no English left over, and each in its own characters and terms.

use std::collections::BTreeSet;

use crate::words::Language;

/// Names that Chinese writes in Latin letters too.
const NAMES: &[&str] = &[
    "A",
    "B",
    "C",
    "Clientele",
    "CN",
    "CSV",
    "D",
    "Excel",
    "JSON",
    "LINE",
    "Numbers",
    "OpenDocument",
    "PDF",
    "QQ",
    "SQLCipher",
    "TW",
    "VIP",
    "WhatsApp",
    "X",
    "XLSX",
    "XML",
];

/// Commands, file names and examples, which are typed as they stand.
const TYPED: &[&str] = &[
    "accounts reset-password",
    "imports continue",
    "imports list",
    "vault accept --reason",
    "vault review",
    "vault rotate",
    "recovery renew --recovery-file",
    "recovery renew",
    "recovery retire --recovery-file",
    "--retire-old",
    "imports run --dry-run",
    "departments create",
    "backups create",
    "backups create --to",
    "backups plan --to FOLDER --every 1 --at 12:00",
    "this_month",
    "last_90_days",
    "gbk",
    "big5",
    "utf-8",
    "journal export",
    "--sheet",
    "--help",
    "--home",
    "--map COLUMN=FIELD",
    "--map",
    "--nameless take",
    "--unclear refuse",
    "--phones-of",
    "--password-stdin",
    "--user LOGIN",
    "--after '",
    ".clientele-backup",
    ".csv",
    ".pdf",
    ".xlsx",
    ":asc",
    ":desc",
    "CLIENTELE_HOME",
    "CLIENTELE_PASSWORD",
    "amber、teal",
    "backups undo",
    "bash、zsh、fish、powershell",
    "company",
    "create",
    "customers",
    "decision_maker",
    "doctor",
    "elvish",
    "https://example.com",
    "imports undo",
    "K{000000}",
    "init --organization NAME --admin LOGIN",
    "journal accept --reason",
    "journal verify",
    "modern",
    "--map COLUMN=name",
    "name@example.com",
    "or、not",
    "in、under、is null",
    "leave",
    "password change",
    "note",
    "person",
    "refuse",
    "rose",
    "samples remove",
    "skip",
    "status=won and created_at>=2026-01-01",
    "strict",
    "take",
    "task_type",
    "tasks",
    "update",
    "vault.json",
];

/// The Latin words of a text, less its placeholders and what may stay.
fn untranslated(text: &str) -> Vec<String> {
    let mut bare = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        bare.push_str(before);
        bare.push(' ');
        rest = after.split_once("}}").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    // The longest first: `create` would take a bite out of `created_at`.
    let mut typed = TYPED.to_vec();
    typed.sort_by_key(|it| std::cmp::Reverse(it.len()));
    for typed in typed {
        bare = bare.replace(typed, " ");
    }
    bare.split(|letter: char| !letter.is_ascii_alphabetic())
        .filter(|word| !word.is_empty() && !NAMES.contains(word))
        .map(str::to_owned)
        .collect()
}

#[test]
fn no_untranslated_word_in_the_chinese_catalogues() {
    let mut found = Vec::new();
    for language in [Language::ZhCn, Language::ZhTw] {
        for (key, text) in language.words() {
            for word in untranslated(text) {
                found.push(format!("{language} {key}: {word}"));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_search_for_untranslated_words_sees_one() {
    assert_eq!(untranslated("请用 Excel 打开 {{file}} 并 save"), ["save"]);
    assert_eq!(untranslated("请运行：imports undo {{id}}"), [""; 0]);
}

/// Values that are the name of somebody or something: Chinese puts no space beside them.
const CALLED: &[&str] = &["name", "who", "by", "former", "field", "kind", "reason", "list"];

/// Values that are sometimes a name and sometimes a number, or part of a word (联系人2, 转801).
const EITHER: &[&str] = &["number", "extension", "value", "what", "sheets"];

/// Words that Chinese writes with a letter in them.
const MIXED: &[&str] = &["U盘", "U盤"];

/// Where a text leaves out a space beside a number or a word in letters, or puts one beside a name.
fn ill_spaced(text: &str) -> Vec<String> {
    let mut bare = MIXED.iter().fold(text.to_owned(), |text, it| text.replace(it, "盘"));
    for called in CALLED {
        bare = bare.replace(&format!("{{{{{called}}}}}"), "名");
    }
    for either in EITHER {
        bare = bare.replace(&format!("{{{{{either}}}}}"), "~");
    }
    let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    let is_latin = |c: char| c.is_ascii_alphanumeric() || matches!(c, '{' | '}');
    let around: Vec<char> = bare.chars().collect();
    let pairs = around
        .windows(2)
        .filter(|it| is_han(it[0]) && is_latin(it[1]) || is_latin(it[0]) && is_han(it[1]));
    let gaps = around.windows(3).filter(|it| is_han(it[0]) && it[1] == ' ' && is_han(it[2]));
    pairs.map(|it| it.iter().collect()).chain(gaps.map(|it| it.iter().collect())).collect()
}

#[test]
fn a_space_stands_beside_numbers_and_letters_and_none_beside_names() {
    let mut found = Vec::new();
    for language in [Language::ZhCn, Language::ZhTw] {
        for (key, text) in language.words() {
            for at in ill_spaced(text) {
                found.push(format!("{language} {key}: {at}"));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_search_for_ill_spaced_words_sees_each_kind() {
    assert_eq!(ill_spaced("交给 {{name}}。"), ["给 名"]);
    assert_eq!(ill_spaced("存为PDF"), ["为P"]);
    assert_eq!(ill_spaced("共{{count}}位"), ["共{", "}位"]);
    assert_eq!(ill_spaced("请将U盘接上，共 {{count}} 位，由{{who}}导出为 PDF"), [""; 0]);
}

/// Whether a text names an option of the terminal: the window has none, and shows the same words.
fn names_an_option(text: &str) -> bool {
    text.split(' ').any(|it| it.len() > 2 && it.starts_with("--"))
}

#[test]
fn options_of_the_terminal_are_named_in_its_own_words_only() {
    let mut found = Vec::new();
    for language in Language::ALL {
        for (key, text) in language.words() {
            if !key.starts_with("cli.") && names_an_option(text) {
                found.push(format!("{language} {key}: {text}"));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_search_for_options_sees_one() {
    assert!(names_an_option("Choose another with --home."));
    assert!(!names_an_option("Nothing was imported yet -- so far."));
}

/// The commands of the terminal as they are typed: each has its line in the help.
fn commands() -> Vec<String> {
    let told: BTreeSet<&str> =
        Language::En.words().iter().filter_map(|(key, _)| key.strip_prefix("cli.about.")).collect();
    let typed = |feature: &str, verb: &str| format!("{feature} {}", verb.replace('_', "-"));
    told.iter()
        .filter_map(|key| key.split_once('_'))
        .filter(|(feature, _)| told.contains(feature))
        .map(|(feature, verb)| typed(feature, verb))
        .collect()
}

/// Whether a text names a command, as one word after the other: `undo` is no part of `undoing`.
fn names_a_command(text: &str, commands: &[String]) -> bool {
    let borders = |letter: Option<char>| letter.is_none_or(|it| !it.is_ascii_alphanumeric());
    commands.iter().any(|command| {
        text.match_indices(command.as_str()).any(|(place, _)| {
            let (before, after) = (&text[..place], &text[place + command.len()..]);
            borders(before.chars().next_back()) && borders(after.chars().next())
        })
    })
}

#[test]
fn commands_of_the_terminal_are_named_in_its_own_words_only() {
    let commands = commands();
    assert!(commands.len() > 50, "the help tells of few commands: {commands:?}");
    let mut found = Vec::new();
    for language in Language::ALL {
        for (key, text) in language.words() {
            if !key.starts_with("cli.") && names_a_command(text, &commands) {
                found.push(format!("{language} {key}: {text}"));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_search_for_commands_sees_one() {
    let commands = commands();
    assert!(names_a_command("现在可以更换：vault rotate", &commands));
    assert!(names_a_command("{{login}}: accounts reset-password {{login}}", &commands));
    assert!(!names_a_command("The backups created before still open.", &commands));
}

/// Characters that only one of the two scripts uses, in pairs: simplified, traditional.
const PAIRS: &str = "个個为為么麼义義习習书書买買产產亲親仅僅从從仓倉们們价價众眾优優会會传傳伤傷体體\
    侧側储儲儿兒关關兴興内內册冊写寫军軍农農决決况況净淨减減凭憑击擊创創删刪别別剂劑办辦\
    务務动動励勵劳勞势勢区區医醫华華单單卖賣卫衛历歷压壓厂廠厅廳县縣参參双雙发發变變叠疊号號后後员員响響\
    问問启啟围圍国國图圖圆圓场場块塊坏壞垒壘处處备備复復头頭夹夾奖獎妇婦孙孫学學宁寧实實审審宽寬对對导導\
    将將尔爾尝嘗层層属屬岁歲币幣帅帥师師带帶帮幫广廣庆慶库庫应應废廢开開异異张張强強归歸当當录錄彻徹\
    径徑总總恶惡悬懸惊驚惯慣愿願户戶执執扩擴扫掃扬揚抢搶护護报報担擔择擇损損换換据據携攜摄攝数數断斷\
    无無旧舊时時显顯暂暫术術机機权權条條来來极極构構标標树樹样樣档檔桥橋检檢楼樓欢歡残殘毕畢气氣汇匯汉漢\
    没沒沟溝测測济濟浏瀏涨漲灭滅灯燈灵靈点點热熱爱愛状狀独獨环環现現电電画畫畅暢疗療盐鹽监監盖蓋盘盤\
    码碼确確础礎离離种種积積称稱稳穩穷窮窃竊竞競笔筆签簽简簡类類约約级級纪紀线線组組细細终終经經结結绍紹\
    给給络絡绝絕统統继繼绩績续續维維综綜编編缩縮网網罚罰职職联聯肃肅胜勝脑腦节節获獲虑慮补補装裝规規\
    视視览覽觉覺触觸计計订訂认認讨討让讓训訓议議记記讲講许許论論设設访訪证證评評识識诉訴词詞试試话話询詢\
    该該详詳语語误誤说說请請诸諸读讀课課调調谁誰谈談负負财財责責账帳货貨质質购購贮貯贴貼贵貴费費资資赖賴\
    赢贏趋趨跃躍踪蹤车車转轉轮輪软軟轻輕载載较較辅輔输輸边邊达達迁遷过過运運还還进進远遠违違连連迟遲选選\
    适適递遞逻邏遗遺邮郵释釋针針钉釘钥鑰钮鈕铁鐵银銀链鏈销銷锁鎖错錯键鍵长長门門闭閉间間闲閒阅閱队隊阶階\
    际際陆陸险險随隨隐隱难難页頁项項顺順须須预預领領频頻题題颜顏额額风風飞飛饭飯饮飲驱驅验驗骤驟鱼魚齐齊";

#[test]
fn each_chinese_catalogue_keeps_to_its_own_characters() {
    let letters: Vec<char> = PAIRS.chars().filter(|letter| !letter.is_whitespace()).collect();
    let mut found = Vec::new();
    for (language, foreign) in [(Language::ZhCn, 1), (Language::ZhTw, 0)] {
        for (key, text) in language.words() {
            for pair in letters.chunks(2) {
                if pair[0] != pair[1] && text.contains(pair[foreign]) {
                    found.push(format!("{language} {key}: {}", pair[foreign]));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// Mainland terms in traditional characters: the mark of a converted catalogue.
const CONVERTED: &[&str] = &[
    "軟件",
    "數據",
    "導入",
    "導出",
    "信息",
    "用戶",
    "默認",
    "程序",
    "網絡",
    "登錄",
    "賬",
    "字符",
    "硬盤",
    "磁盤",
    "內存",
    "打印",
    "屏幕",
    "視頻",
    "服務器",
    "字段",
    "電子郵箱",
    "手機",
    "聯繫人",
    "密鑰",
    "撤銷",
    "恢復密",
    "標簽",
    "回收站",
    "文件夾",
    "單元格",
    "字節",
    "郵政編碼",
    "身份證",
    "自檢",
    "審計",
    "日誌",
    "搜索",
    "菜單",
    "鼠標",
    "鏈接",
    "批量",
    "示例",
    "創建",
    "刷新",
];

#[test]
fn the_catalogue_of_taiwan_has_its_own_wording() {
    let mut found = Vec::new();
    for (key, text) in Language::ZhTw.words() {
        for term in CONVERTED.iter().filter(|term| text.contains(**term)) {
            found.push(format!("{key}: {term}"));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
    for (key, term) in [
        ("accounts.fields.password", "密碼"),
        ("accounts.title", "帳號"),
        ("backups.fields.file", "檔案"),
        ("customers.fields.email", "電子郵件"),
        ("contacts.points.labels.mobile", "行動電話"),
        ("operations.imports.run", "匯入"),
        ("operations.exports.run", "匯出"),
        ("operations.backups.restore", "還原備份"),
    ] {
        assert_eq!(Language::ZhTw.word(key), term);
    }
}
