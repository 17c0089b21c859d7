//! Web addresses of customers, as typed but harmless.

use super::emails::is_domain;
use super::{Rule, fold, limits};

/// Reads a web address: `www.x.cn`, `x.com/contact`, `https://x.com`. Scheme and host become lower
/// case, full width becomes half; nothing is added. Only http and https, no user name in front of
/// the host (it serves to deceive), no spaces.
///
/// # Errors
/// [`Rule::Blank`], [`Rule::TooLong`], [`Rule::NotAUrl`].
pub fn parse(text: &str) -> Result<String, Rule> {
    if text.chars().nth(4 * limits::WEBSITE).is_some() {
        return Err(Rule::TooLong { limit: limits::WEBSITE });
    }
    let text = fold::width(text).replace('。', ".");
    let text = text.trim();
    if text.is_empty() {
        return Err(Rule::Blank);
    }
    if text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"\\`{}|^".contains(c)) {
        return Err(Rule::NotAUrl);
    }
    let lower = text.to_ascii_lowercase();
    let scheme = ["https://", "http://"].into_iter().find(|scheme| lower.starts_with(scheme));
    let scheme = scheme.unwrap_or_default();
    let rest = &text[scheme.len()..];
    let end_of_host = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(end_of_host);
    let host = host.to_lowercase();
    if !is_host(&host) {
        return Err(Rule::NotAUrl);
    }
    let url = format!("{scheme}{host}{path}");
    if url.chars().count() > limits::WEBSITE {
        return Err(Rule::TooLong { limit: limits::WEBSITE });
    }
    Ok(url)
}

/// A domain or an IPv4 address, with a port at most.
fn is_host(host: &str) -> bool {
    let (name, port) = host.split_once(':').unwrap_or((host, "80"));
    let is_port = port.parse::<u16>().is_ok_and(|port| port > 0);
    is_port && (is_domain(name) || name.parse::<std::net::Ipv4Addr>().is_ok())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn addresses_are_kept_as_typed() {
        for (text, url) in [
            ("www.hengda.cn", "www.hengda.cn"),
            (" HTTP://WWW.Hengda.CN/About?x=1#Top ", "http://www.hengda.cn/About?x=1#Top"),
            ("https://恒达.中国/关于", "https://恒达.中国/关于"),
            ("ｗｗｗ．ｈｅｎｇｄａ．ｃｎ", "www.hengda.cn"),
            ("www。hengda。cn", "www.hengda.cn"),
            ("hengda.cn:8080/a", "hengda.cn:8080/a"),
            ("http://192.168.1.2/", "http://192.168.1.2/"),
        ] {
            assert_eq!(parse(text).as_deref(), Ok(url));
        }
    }

    #[test]
    fn what_could_run_or_deceive_is_refused() {
        for text in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "ftp://x.com",
            "https://qq.com@evil.com",
            "https://",
            "hengda",
            "http://a b.com",
            "www.hengda.cn<script>",
            "//x.com",
            "http://x.com:99999",
            "http://-x.com",
            "mailto:a@b.com",
            "无",
            "https://javascript:alert(1)",
        ] {
            assert_eq!(parse(text), Err(Rule::NotAUrl), "{text}");
        }
        assert_eq!(parse(""), Err(Rule::Blank));
        assert!(matches!(parse(&format!("x.com/{}", "a".repeat(300))), Err(Rule::TooLong { .. })));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic_and_reading_is_stable(text in any::<String>()) {
            if let Ok(url) = parse(&text) {
                prop_assert_eq!(parse(&url), Ok(url));
            }
        }
    }
}
