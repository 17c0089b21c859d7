//! E-mail addresses from any paste, in lower case.

use super::{Rule, fold, limits};

/// Longest part before the @ and longest label behind it: RFC 5321, RFC 1035.
const LONGEST_LOCAL: usize = 64;
const LONGEST_LABEL: usize = 63;

/// Reads one address: full width, `mailto:`, `Name <address>`, spaces around the @, labels and
/// trailing punctuation. Both sides become lower case: nobody tells two people apart by it.
///
/// # Errors
/// [`Rule::Blank`], [`Rule::NotAnEmail`], [`Rule::TooLong`].
pub fn parse(text: &str) -> Result<String, Rule> {
    if text.chars().nth(4 * limits::EMAIL).is_some() {
        return Err(Rule::TooLong { limit: limits::EMAIL });
    }
    let folded = fold::case(text).replace('。', ".");
    if folded.trim().is_empty() {
        return Err(Rule::Blank);
    }
    let address = between_angles(&folded).unwrap_or(&folded);
    let edge = |c: char| c.is_whitespace() || ";,、'\"()<>".contains(c);
    let address = without_remark(without_label(address)).trim_start_matches(edge);
    let address = address.trim_end_matches(|c| edge(c) || c == '.');
    let (local, domain) = address.rsplit_once('@').ok_or(Rule::NotAnEmail)?;
    let (local, domain) = (local.trim_end(), domain.trim_start());
    if !is_local(local) || !is_domain(domain) {
        return Err(Rule::NotAnEmail);
    }
    let address = format!("{local}@{domain}");
    if address.chars().count() > limits::EMAIL {
        return Err(Rule::TooLong { limit: limits::EMAIL });
    }
    Ok(address)
}

/// The address in `Name <address>`.
fn between_angles(text: &str) -> Option<&str> {
    let (_, behind) = text.rsplit_once('<')?;
    behind.split_once('>').map(|(address, _)| address)
}

/// Without `mailto:` or a label such as `邮箱:`.
fn without_label(text: &str) -> &str {
    match text.split_once(':') {
        Some((label, address)) if !label.contains('@') => address,
        _ => text,
    }
}

/// Without the words in brackets behind it: `zhang@qq.com（财务）`.
fn without_remark(text: &str) -> &str {
    match text.split_once('(') {
        Some((address, _)) if address.contains('@') => address,
        _ => text,
    }
}

fn is_local(local: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    !local.is_empty()
        && local.len() <= LONGEST_LOCAL
        && local.chars().all(allowed)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
}

/// Labels of letters, digits and hyphens; letters of any script, since 公司.cn exists.
pub(super) fn is_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= LONGEST_LABEL
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let top = domain.rsplit('.').next().unwrap_or_default();
    domain.contains('.')
        && domain.split('.').all(is_label)
        && top.chars().count() >= 2
        && !top.chars().any(|c| c.is_ascii_digit() && !top.starts_with("xn--"))
}

/// Enough of an address to recognise it: `z***@qq.com`.
pub fn mask(email: &str) -> String {
    match email.rsplit_once('@') {
        Some((local, domain)) => {
            let first = local.chars().next().filter(|_| local.chars().nth(1).is_some());
            format!("{}***@{domain}", first.map(String::from).unwrap_or_default())
        }
        None => "***".to_owned(),
    }
}

/// The parts of a cell that hold one address each, in order. Splits at `; , 、 / |` and white space,
/// not inside `Name <address>`.
pub fn split(text: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = Vec::new();
    let (mut start, mut segment_start) = (0, 0);
    let mut has_address = false;
    let ends = text.char_indices().filter(|(_, c)| is_separator(*c));
    for (at, c) in ends.map(|(at, c)| (at, Some(c))).chain([(text.len(), None)]) {
        let segment = &text[segment_start..at];
        // A lone @ belongs to an address typed with spaces around it.
        let is_address = segment.contains(['@', '＠']) && segment.chars().nth(1).is_some();
        if is_address && has_address {
            parts.push(&text[start..segment_start]);
            start = segment_start;
        }
        has_address |= is_address;
        segment_start = at + c.map_or(0, char::len_utf8);
    }
    parts.push(&text[start..]);
    parts
        .into_iter()
        .map(|part| part.trim_matches(is_separator))
        .filter(|part| !part.is_empty())
        .collect()
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || ";；,，、/／|｜".contains(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_address_in_many_dresses() {
        for text in [
            "zhang.san@qq.com",
            " Zhang.San@QQ.com ",
            "zhang.san＠qq.com",
            "ｚｈａｎｇ．ｓａｎ＠ｑｑ．ｃｏｍ",
            "mailto:zhang.san@qq.com",
            "张三 <zhang.san@qq.com>",
            "\"San, Zhang\" <Zhang.San@qq.com>;",
            "邮箱：zhang.san@qq.com",
            "zhang.san @ qq.com",
            "zhang.san@qq。com",
            "zhang.san@qq.com;",
            "zhang.san@qq.com（财务）",
            "zhang.san@qq.com (work)",
            "\u{feff}zhang.san@qq.com\u{200b}",
        ] {
            assert_eq!(parse(text).as_deref(), Ok("zhang.san@qq.com"), "{text}");
        }
        assert_eq!(parse("sales@公司.中国").as_deref(), Ok("sales@公司.中国"));
        assert_eq!(
            parse("a+b@mail.example.xn--fiqs8s").as_deref(),
            Ok("a+b@mail.example.xn--fiqs8s")
        );
    }

    #[test]
    fn what_reaches_nobody_is_refused() {
        for text in [
            "zhang",
            "@qq.com",
            "zhang@",
            "zhang@qq",
            "zhang@@qq.com",
            "zhang@qq..com",
            "zhang@-qq.com",
            "zhang san@qq.com",
            ".zhang@qq.com",
            "zhang..san@qq.com",
            "zhang@qq,com",
            "张三@qq.com",
            "zhang@qq.c",
            "zhang@1.2.3.4",
            "13800138000",
            "a@b.com c@d.com",
        ] {
            assert_eq!(parse(text), Err(Rule::NotAnEmail), "{text}");
        }
        assert_eq!(parse(" \u{200b}"), Err(Rule::Blank));
        assert!(parse(&format!("{}@qq.com", "a".repeat(65))).is_err());
        let long = format!("a@{}.com", ["b".repeat(60).as_str(); 5].join("."));
        assert_eq!(parse(&long), Err(Rule::TooLong { limit: 254 }));
        assert_eq!(parse(&"a".repeat(100_000)), Err(Rule::TooLong { limit: 254 }));
    }

    #[test]
    fn a_mask_leaves_the_first_letter_and_the_domain() {
        assert_eq!(mask("zhangsan@qq.com"), "z***@qq.com");
        assert_eq!(mask("z@qq.com"), "***@qq.com");
        assert_eq!(mask("zhang"), "***");
    }

    #[test]
    fn several_addresses_in_a_cell_come_apart() {
        for (cell, parts) in [
            ("a@b.cn;c@d.cn", vec!["a@b.cn", "c@d.cn"]),
            ("a@b.cn、c@d.cn, e@f.cn\ng@h.cn", vec!["a@b.cn", "c@d.cn", "e@f.cn", "g@h.cn"]),
            ("张三 <a@b.cn>, 李四 <c@d.cn>", vec!["张三 <a@b.cn>, 李四", "<c@d.cn>"]),
            ("a @ b.cn", vec!["a @ b.cn"]),
            ("a@b.cn", vec!["a@b.cn"]),
            ("无", vec!["无"]),
            (" ; ", vec![]),
        ] {
            assert_eq!(split(cell), parts, "{cell}");
        }
        let parsed: Vec<_> = split("张三 <a@b.cn>, 李四 <c@d.cn>").into_iter().map(parse).collect();
        assert_eq!(parsed, [Ok("a@b.cn".to_owned()), Ok("c@d.cn".to_owned())]);
    }

    proptest! {
        #[test]
        fn no_text_makes_them_panic_and_parsing_is_stable(text in any::<String>()) {
            if let Ok(email) = parse(&text) {
                prop_assert_eq!(parse(&email), Ok(email.clone()));
            }
            prop_assert!(mask(&text).contains("***"));
            prop_assert!(split(&text).iter().all(|part| text.contains(part)));
        }

        #[test]
        fn usual_addresses_are_taken(local in "[a-z][a-z0-9]{0,10}([._-][a-z0-9]{1,5})?", domain in "[a-z0-9]{1,10}(\\.[a-z]{2,5}){1,2}") {
            let email = format!("{local}@{domain}");
            prop_assert_eq!(parse(&email.to_uppercase()), Ok(email.clone()));
            let cell = format!("{email}；{email}");
            prop_assert_eq!(split(&cell), vec![email.as_str(); 2]);
        }
    }
}
