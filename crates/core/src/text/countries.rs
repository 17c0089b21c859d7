//! A country or region by its ISO 3166-1 alpha-2 code.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Rule, keys::search_key};

/// Every code assigned in ISO 3166-1, in order, two letters each.
const ASSIGNED: &str = "\
ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCV\
CWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIM\
INIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMW\
MXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSS\
STSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

/// What people call the countries that offices deal with, beside their codes: simplified and in lower
/// case, as [`search_key`] gives them.
const NAMES: &[(&str, &str)] = &[
    ("CN", "中国|中华人民共和国|中国大陆|china|prc|p.r. china|p.r.china"),
    ("TW", "台湾|中国台湾|中华民国|taiwan|roc|r.o.c."),
    ("HK", "香港|中国香港|hong kong|hongkong"),
    ("MO", "澳门|中国澳门|macau|macao"),
    ("US", "美国|usa|u.s.a.|u.s.|united states|united states of america|america"),
    ("GB", "英国|uk|u.k.|united kingdom|great britain|england|scotland|wales"),
    ("DE", "德国|germany|deutschland"),
    ("FR", "法国|france|frankreich"),
    ("IT", "意大利|义大利|italy|italia|italien"),
    ("ES", "西班牙|spain|españa|spanien"),
    ("NL", "荷兰|netherlands|the netherlands|holland|nederland|niederlande"),
    ("BE", "比利时|belgium|belgien"),
    ("CH", "瑞士|switzerland|schweiz|suisse"),
    ("AT", "奥地利|austria|österreich"),
    ("SE", "瑞典|sweden|schweden"),
    ("PL", "波兰|poland|polska|polen"),
    ("RU", "俄罗斯|russia|russland"),
    ("TR", "土耳其|turkey|türkiye|türkei"),
    ("AE", "阿联酋|uae|u.a.e.|united arab emirates|dubai|迪拜"),
    ("SA", "沙特|沙特阿拉伯|saudi arabia|ksa"),
    ("JP", "日本|japan"),
    ("KR", "韩国|korea|south korea|republic of korea"),
    ("SG", "新加坡|singapore"),
    ("MY", "马来西亚|malaysia"),
    ("TH", "泰国|thailand"),
    ("VN", "越南|vietnam|viet nam"),
    ("ID", "印度尼西亚|印尼|indonesia"),
    ("PH", "菲律宾|philippines|the philippines"),
    ("IN", "印度|india"),
    ("AU", "澳大利亚|澳洲|australia"),
    ("NZ", "新西兰|纽西兰|new zealand"),
    ("CA", "加拿大|canada"),
    ("MX", "墨西哥|mexico"),
    ("BR", "巴西|brazil|brasil"),
    ("ZA", "南非|south africa"),
];

/// Two capital letters that ISO has assigned.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(into = "String", try_from = "String")]
#[ts(type = "string")]
pub struct Country([u8; 2]);

impl Country {
    pub const CN: Country = Country(*b"CN");
    pub const TW: Country = Country(*b"TW");
    pub const HK: Country = Country(*b"HK");
    pub const MO: Country = Country(*b"MO");
    pub const US: Country = Country(*b"US");

    /// The country that a person means by its code or by its name in Chinese, English or its own language;
    /// none where we do not know the name.
    pub fn named(text: &str) -> Option<Country> {
        let by_name = || {
            let key = search_key(text);
            let is_it = |(_, names): &&(&str, &str)| names.split('|').any(|it| it == key);
            NAMES.iter().find(is_it).and_then(|(code, _)| code.parse().ok())
        };
        text.parse().ok().or_else(by_name)
    }

    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The IANA name of the one time of a country that has one and that we know of.
    pub fn time_zone(self) -> Option<&'static str> {
        ONE_TIME.iter().find(|(code, _)| *code == self.as_str()).map(|(_, zone)| *zone)
    }
}

/// Countries in which all offices keep the same time, by the IANA's `zone.tab`. Those of several
/// times, and small ones, take that of the computer.
const ONE_TIME: &[(&str, &str)] = &[
    ("AE", "Asia/Dubai"),
    ("AT", "Europe/Vienna"),
    ("BE", "Europe/Brussels"),
    ("BG", "Europe/Sofia"),
    ("CH", "Europe/Zurich"),
    ("CN", "Asia/Shanghai"),
    ("CZ", "Europe/Prague"),
    ("DE", "Europe/Berlin"),
    ("DK", "Europe/Copenhagen"),
    ("EE", "Europe/Tallinn"),
    ("EG", "Africa/Cairo"),
    ("FI", "Europe/Helsinki"),
    ("FR", "Europe/Paris"),
    ("GB", "Europe/London"),
    ("GR", "Europe/Athens"),
    ("HK", "Asia/Hong_Kong"),
    ("HR", "Europe/Zagreb"),
    ("HU", "Europe/Budapest"),
    ("IE", "Europe/Dublin"),
    ("IL", "Asia/Jerusalem"),
    ("IN", "Asia/Kolkata"),
    ("IT", "Europe/Rome"),
    ("JP", "Asia/Tokyo"),
    ("KE", "Africa/Nairobi"),
    ("KH", "Asia/Phnom_Penh"),
    ("KR", "Asia/Seoul"),
    ("LA", "Asia/Vientiane"),
    ("LT", "Europe/Vilnius"),
    ("LU", "Europe/Luxembourg"),
    ("LV", "Europe/Riga"),
    ("MM", "Asia/Yangon"),
    ("MO", "Asia/Macau"),
    ("MY", "Asia/Kuala_Lumpur"),
    ("NG", "Africa/Lagos"),
    ("NL", "Europe/Amsterdam"),
    ("NO", "Europe/Oslo"),
    ("PH", "Asia/Manila"),
    ("PK", "Asia/Karachi"),
    ("PL", "Europe/Warsaw"),
    ("RO", "Europe/Bucharest"),
    ("RS", "Europe/Belgrade"),
    ("SA", "Asia/Riyadh"),
    ("SE", "Europe/Stockholm"),
    ("SG", "Asia/Singapore"),
    ("SI", "Europe/Ljubljana"),
    ("SK", "Europe/Bratislava"),
    ("TH", "Asia/Bangkok"),
    ("TR", "Europe/Istanbul"),
    ("TW", "Asia/Taipei"),
    ("VN", "Asia/Ho_Chi_Minh"),
    ("ZA", "Africa/Johannesburg"),
];

impl FromStr for Country {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Country, Rule> {
        let &[first, second] = text.trim().as_bytes() else { return Err(Rule::NotACountry) };
        let code = [first.to_ascii_uppercase(), second.to_ascii_uppercase()];
        let assigned = ASSIGNED.as_bytes().chunks_exact(2).any(|pair| pair == code);
        if assigned { Ok(Country(code)) } else { Err(Rule::NotACountry) }
    }
}

impl TryFrom<String> for Country {
    type Error = Rule;

    fn try_from(text: String) -> Result<Country, Rule> {
        text.parse()
    }
}

impl From<Country> for String {
    fn from(country: Country) -> String {
        country.as_str().to_owned()
    }
}

impl fmt::Display for Country {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_assigned_codes_are_countries() {
        assert_eq!("cn".parse(), Ok(Country::CN));
        assert_eq!(" TW ".parse(), Ok(Country::TW));
        for wrong in ["", "C", "CHN", "ZZ", "DA", "中", "É", "1A"] {
            assert_eq!(wrong.parse::<Country>(), Err(Rule::NotACountry), "{wrong}");
        }
        assert_eq!(ASSIGNED.len() / 2, 249);
    }

    #[test]
    fn a_country_of_one_time_names_one_that_exists() {
        for (code, zone) in ONE_TIME {
            assert_eq!(code.parse::<Country>().unwrap().time_zone(), Some(*zone));
            assert!(zone.parse::<chrono_tz::Tz>().is_ok(), "{zone}");
        }
        assert!(ONE_TIME.is_sorted());
        assert_eq!(Country::US.time_zone(), None, "they keep several");
    }

    #[test]
    fn a_country_is_known_by_its_names() {
        for (name, code) in [
            ("中国", "CN"),
            ("臺灣", "TW"),
            ("香港", "HK"),
            (" de ", "DE"),
            ("Deutschland", "DE"),
            ("ÖSTERREICH", "AT"),
            ("United Kingdom", "GB"),
            ("UAE", "AE"),
            ("美國", "US"),
        ] {
            assert_eq!(Country::named(name).map(String::from).as_deref(), Some(code), "{name}");
        }
        for unknown in ["", "华东", "Atlantis", "China Town"] {
            assert_eq!(Country::named(unknown), None, "{unknown}");
        }
        for (code, names) in NAMES {
            let country = code.parse().unwrap();
            for name in names.split('|') {
                assert_eq!(
                    Country::named(name),
                    Some(country),
                    "{name} is written as it is sought"
                );
            }
        }
    }

    #[test]
    fn a_country_travels_as_its_code() {
        assert_eq!(serde_json::to_string(&Country::HK).unwrap(), "\"HK\"");
        assert_eq!(serde_json::from_str::<Country>("\"us\"").unwrap(), Country::US);
        assert!(serde_json::from_str::<Country>("\"XX\"").is_err());
    }
}
