//! A country or region by its ISO 3166-1 alpha-2 code.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Rule;

/// Every code assigned in ISO 3166-1, in order, two letters each.
const ASSIGNED: &str = "\
ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCV\
CWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIM\
INIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMW\
MXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSS\
STSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

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

    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The IANA name of the one time of a country that has one and that we know of.
    pub fn time_zone(self) -> Option<&'static str> {
        match self {
            Country::CN => Some("Asia/Shanghai"),
            Country::TW => Some("Asia/Taipei"),
            Country::HK => Some("Asia/Hong_Kong"),
            Country::MO => Some("Asia/Macau"),
            _ => None,
        }
    }
}

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
    fn a_country_travels_as_its_code() {
        assert_eq!(serde_json::to_string(&Country::HK).unwrap(), "\"HK\"");
        assert_eq!(serde_json::from_str::<Country>("\"us\"").unwrap(), Country::US);
        assert!(serde_json::from_str::<Country>("\"XX\"").is_err());
    }
}
