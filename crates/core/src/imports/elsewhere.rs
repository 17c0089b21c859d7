//! Telephone numbers of a sheet that are none of the office's country, and where they would be right.

use serde::Serialize;

use super::row::Understood;
use crate::{
    customers::{Written, values::read_points},
    points::PointKind,
    text::{Country, Rule},
};

/// So many wrong numbers are looked at.
const MOST: usize = 500;
/// Fewer are slips of whoever typed them, and so is a smaller part of all: one in so many.
const FEWEST: usize = 3;
const ONE_IN: usize = 10;
/// Of the numbers that would be right there, one in so many is not merely one of a city here written
/// without its area code.
const UNLIKE_HERE: usize = 5;

/// The countries that are tried, the likelier before the others where a number would be right in several.
/// Where `true`, numbers at home begin with a zero: without one they would be taken for anything.
const TRIED: [(&str, bool); 27] = [
    ("CN", false),
    ("HK", false),
    ("TW", true),
    ("MO", false),
    ("US", false),
    ("SG", false),
    ("JP", true),
    ("KR", true),
    ("MY", true),
    ("TH", true),
    ("VN", true),
    ("PH", true),
    ("ID", true),
    ("IN", false),
    ("AU", true),
    ("NZ", true),
    ("GB", true),
    ("DE", true),
    ("FR", true),
    ("IT", false),
    ("ES", false),
    ("NL", true),
    ("CH", true),
    ("AT", true),
    ("SE", true),
    ("AE", true),
    ("TR", true),
];

/// Where telephone numbers would be right that are none of the office's country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Elsewhere {
    pub country: Country,
    /// How many rows have such a number.
    pub rows: u64,
}

/// The telephone numbers of a sheet so far.
#[derive(Debug, Default)]
pub(super) struct Phones {
    rows: usize,
    wrong: Vec<Wrong>,
}

#[derive(Debug)]
struct Wrong {
    written: String,
    /// Whether only its area code is missing, as far as the office's country goes.
    lacks_area_code: bool,
}

impl Phones {
    pub fn note(&mut self, understood: &Understood) {
        let has_right_ones = understood.record.points.iter().any(|it| it.kind == PointKind::Phone);
        self.rows += usize::from(has_right_ones || understood.wrong_phone.is_some());
        let Some((rule, written)) = &understood.wrong_phone else { return };
        if self.wrong.len() < MOST && rule.country().is_some() {
            let lacks_area_code = matches!(rule, Rule::NoAreaCode { .. });
            self.wrong.push(Wrong { written: written.clone(), lacks_area_code });
        }
    }

    /// The country where most of the wrong ones would be right, if those are a good part of all.
    pub fn elsewhere(&self, home: Country) -> Option<Elsewhere> {
        let enough = FEWEST.max(self.rows.min(MOST * ONE_IN).div_ceil(ONE_IN));
        if self.wrong.len() < enough {
            return None;
        }
        let mut best: Option<(usize, Country)> = None;
        for (code, has_zero) in TRIED {
            let Some(country) = code.parse().ok().filter(|it| *it != home) else { continue };
            let right = self.wrong.iter().filter(|it| it.is_right_in(country, has_zero));
            let (plain, count) = right.fold((0, 0), |(plain, count), it| {
                (plain + usize::from(!it.lacks_area_code), count + 1)
            });
            let is_likely = count >= enough && plain * UNLIKE_HERE >= count;
            if is_likely && best.is_none_or(|(most, _)| count > most) {
                best = Some((count, country));
            }
        }
        best.map(|(count, country)| Elsewhere { country, rows: count as u64 })
    }
}

impl Wrong {
    fn is_right_in(&self, country: Country, has_zero: bool) -> bool {
        let first = self.written.chars().find(char::is_ascii_digit);
        (!has_zero || first == Some('0'))
            && read_points(&Written::One(self.written.clone()), PointKind::Phone, country).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn elsewhere(home: Country, right: usize, wrong: &[&str]) -> Option<(String, u64)> {
        let wrong = wrong.iter().map(|it| {
            let written = Written::One((*it).to_owned());
            let refused = read_points(&written, PointKind::Phone, home).unwrap_err();
            let lacks_area_code =
                matches!(refused, crate::Error::Invalid { rule: Rule::NoAreaCode { .. }, .. });
            Wrong { written: (*it).to_owned(), lacks_area_code }
        });
        let wrong: Vec<Wrong> = wrong.collect();
        let phones = Phones { rows: right + wrong.len(), wrong };
        phones.elsewhere(home).map(|it| (it.country.to_string(), it.rows))
    }

    const HONG_KONG: [&str; 5] = ["9123 4567", "6123 4568", "9345 6789", "2345 6789", "5123 4567"];

    #[test]
    fn numbers_of_one_other_country_tell_which() {
        let found = |code: &str, rows| Some((code.to_owned(), rows));
        assert_eq!(elsewhere(Country::CN, 2, &HONG_KONG), found("HK", 5));
        let taiwan = ["(02)2345-6789", "0912-345-678", "07-3312346", "0955 111 222"];
        assert_eq!(elsewhere(Country::CN, 0, &taiwan), found("TW", 4));
        let germany = ["089/2345670", "0171-1234567", "030 901820", "0351/495123"];
        assert_eq!(elsewhere(Country::CN, 9, &germany), found("DE", 4));
        let china = ["13800138000", "13900139000", "13700137000"];
        assert_eq!(elsewhere(Country::US, 0, &china), found("CN", 3));
    }

    #[test]
    fn a_few_or_a_small_part_are_slips() {
        assert_eq!(elsewhere(Country::CN, 0, &HONG_KONG[..2]), None);
        assert_eq!(elsewhere(Country::CN, 46, &HONG_KONG), None);
        assert!(elsewhere(Country::CN, 45, &HONG_KONG).is_some());
    }

    #[test]
    fn numbers_of_the_own_city_and_mistyped_ones_are_of_nowhere_else() {
        let local = ["68081234", "57301234", "65221234", "27654321", "82345678"];
        assert_eq!(elsewhere(Country::CN, 3, &local), None);
        let mistyped = ["1380013800", "138001380001", "139-0013-900", "1581234567", "18812345"];
        assert_eq!(elsewhere(Country::CN, 3, &mistyped), None);
    }
}
