//! Customs: what is usual where an office stands. The country comes first, the language second: a
//! German practice that speaks English is offered nothing of a Chinese shop, and a Chinese shop in
//! Germany keeps WeChat.

use serde::Serialize;

use crate::{customers::Field, text::Country, words::Language};

/// What is usual in a country, for somebody who speaks a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Customs {
    /// By what people write to each other beside phone and e-mail. Others are shown where a customer
    /// has them.
    pub handles: Vec<Field>,
    /// Whether names are looked for by pinyin.
    pub spells_pinyin: bool,
    /// Whether it is the country whose words the language has for official numbers and places; else
    /// the words of `customers.elsewhere` stand for them.
    pub is_home: bool,
}

impl Customs {
    pub fn of(country: Country, language: Language) -> Customs {
        let is_chinese = language == Language::ZhCn;
        let handles = match country.as_str() {
            "CN" => vec![Field::Wechat, Field::Qq],
            "HK" | "MO" => vec![Field::Wechat],
            _ if is_chinese => vec![Field::Wechat],
            _ => Vec::new(),
        };
        Customs {
            handles,
            spells_pinyin: country == Country::CN || is_chinese,
            is_home: is_home(country, language),
        }
    }
}

fn is_home(country: Country, language: Language) -> bool {
    match language {
        Language::ZhCn => country == Country::CN,
        Language::ZhTw => country == Country::TW,
        Language::En => false,
    }
}

/// What people call a field of a customer in an office of `country`: a 身份证号 is a number of China.
pub(crate) fn word(field: Field, country: Country, language: Language) -> &'static str {
    let elsewhere = || match is_home(country, language) {
        true => None,
        false => language.find(&format!("customers.elsewhere.{}", field.word())),
    };
    elsewhere().unwrap_or_else(|| language.word(&field.key()))
}

/// From where customers come, in a list that is offered to a new office of `country`: codes of
/// choices of `source`. What is shipped is the list of China.
pub(crate) fn sources(country: Country, language: Language) -> Vec<&'static str> {
    let of_country: &[&str] = match country.as_str() {
        "CN" => &["phone", "wechat", "douyin", "existing_customer", "1688"],
        "TW" | "JP" | "TH" => {
            &["phone", "line", "social_media", "search_engine", "existing_customer"]
        }
        "HK" | "MO" => {
            &["phone", "wechat", "whatsapp", "social_media", "search_engine", "existing_customer"]
        }
        _ if language == Language::ZhCn => {
            &["phone", "wechat", "social_media", "search_engine", "existing_customer"]
        }
        _ => &["phone", "social_media", "search_engine", "existing_customer"],
    };
    let first = ["exhibition", "referral", "website"];
    first.iter().chain(of_country).chain(&["other"]).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(country: &str, language: Language) -> Customs {
        Customs::of(country.parse().unwrap(), language)
    }

    #[test]
    fn the_country_comes_first_and_the_language_second() {
        let german = of("DE", Language::En);
        assert_eq!((german.handles.len(), german.spells_pinyin), (0, false));
        assert_eq!(of("CN", Language::En).handles, [Field::Wechat, Field::Qq]);
        assert_eq!(of("DE", Language::ZhCn).handles, [Field::Wechat]);
        assert_eq!(of("TW", Language::ZhTw).handles, []);
        assert!(of("CN", Language::En).spells_pinyin && of("SG", Language::ZhCn).spells_pinyin);
        assert!(!of("TW", Language::ZhTw).spells_pinyin);
    }

    #[test]
    fn official_numbers_are_called_as_they_are_where_the_office_is() {
        let tax_id =
            |country: &str, language| word(Field::TaxId, country.parse().unwrap(), language);
        assert_eq!(tax_id("CN", Language::ZhCn), "统一社会信用代码");
        assert_eq!(tax_id("DE", Language::ZhCn), "税号");
        assert_eq!(tax_id("TW", Language::ZhTw), "統一編號");
        assert_eq!(tax_id("HK", Language::ZhTw), "稅號");
        assert_eq!(tax_id("DE", Language::En), "Tax ID");
        assert_eq!(word(Field::Name, Country::HK, Language::ZhTw), "客戶名稱");
    }

    #[test]
    fn every_source_has_a_word_in_every_language_and_china_has_what_is_shipped() {
        for country in ["CN", "TW", "HK", "DE", "US", "JP"] {
            for language in Language::ALL {
                for code in sources(country.parse().unwrap(), language) {
                    assert!(language.find(&format!("choices.source.{code}")).is_some(), "{code}");
                }
            }
        }
        assert!(!sources("DE".parse().unwrap(), Language::En).contains(&"douyin"));
    }
}
