//! Who a row is about: what names look like, and the rule by which a name, a company and a contact of one
//! row become a customer.

use serde::{Deserialize, Serialize};

use super::headings::is_han;
use super::{places, vocabulary as known};
use crate::text::keys::search_key;

/// Whether a customer is a firm or a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Company,
    Person,
}

/// How the name, the company and the contact of a row become a customer. A person sees and can choose it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum NameRule {
    /// The company is the customer, the person is its contact (公司名称 + 联系人).
    CompanyWithContact,
    /// The person is the customer, the company stands on the person's record (姓名 + 公司).
    PersonWithCompany,
    /// There is one name only, which is the customer's.
    NameOnly,
    /// The sheet is an export of ours: every name is what its column says.
    AsWritten,
}

/// The three names that a row can hold; blank ones are empty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Names<'a> {
    pub name: &'a str,
    pub company: &'a str,
    pub contact_name: &'a str,
}

/// A customer, as far as its names go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    pub kind: Kind,
    pub name: String,
    /// The firm that a person belongs to.
    pub company: Option<String>,
    /// The person to talk to, where that is not the customer.
    pub contact_name: Option<String>,
}

impl NameRule {
    /// Who the row is about; `None` when it names nobody. `otherwise` is what a name that shows neither a
    /// person nor a firm (阿强, 小米之家) is taken for.
    pub fn party(self, names: Names<'_>, otherwise: Kind) -> Option<Party> {
        let names = names.trimmed();
        match self {
            NameRule::CompanyWithContact => names.company_first(otherwise),
            NameRule::PersonWithCompany => names.person_first(otherwise),
            NameRule::NameOnly => names.only(otherwise),
            NameRule::AsWritten => names.as_written(otherwise),
        }
    }
}

impl Names<'_> {
    /// One more person of a firm: the person is the customer, the firm stands on their record.
    pub fn of_a_firm_above(self) -> Option<Party> {
        let names = self.trimmed();
        let firm = first_filled([names.company, names.name]);
        Some(party(Kind::Person, names.contact_name, firm, ""))
    }

    fn trimmed(self) -> Self {
        Names {
            name: self.name.trim(),
            company: self.company.trim(),
            contact_name: self.contact_name.trim(),
        }
    }

    fn company_first(self, otherwise: Kind) -> Option<Party> {
        if self.company.is_empty() && !self.name.is_empty() {
            // 客户名称 + 联系人: the name is a firm's, unless it shows a person.
            let kind = self.kind_of_name(otherwise);
            return Some(party(kind, self.name, "", self.contact_name));
        }
        if self.company.is_empty() {
            return self.only(otherwise);
        }
        let contact = first_filled([self.contact_name, self.name]);
        Some(party(Kind::Company, self.company, "", contact))
    }

    fn person_first(self, otherwise: Kind) -> Option<Party> {
        let name = first_filled([self.name, self.contact_name]);
        if name.is_empty() {
            return self.only(otherwise);
        }
        if is_company(name) {
            return Some(party(Kind::Company, name, "", self.contact_name));
        }
        if self.company.is_empty() && !is_person(name) && otherwise == Kind::Company {
            return Some(party(Kind::Company, name, "", self.contact_name));
        }
        Some(party(Kind::Person, name, self.company, self.contact_name))
    }

    fn as_written(self, otherwise: Kind) -> Option<Party> {
        let kind = self.kind_of_name(otherwise);
        let party = party(kind, self.name, self.company, self.contact_name);
        (!self.name.is_empty()).then_some(party)
    }

    fn only(self, otherwise: Kind) -> Option<Party> {
        if !self.name.is_empty() {
            return Some(party(self.kind_of_name(otherwise), self.name, "", self.contact_name));
        }
        if !self.company.is_empty() {
            return Some(party(Kind::Company, self.company, "", self.contact_name));
        }
        let kind = if is_company(self.contact_name) { Kind::Company } else { Kind::Person };
        (!self.contact_name.is_empty()).then(|| party(kind, self.contact_name, "", ""))
    }

    fn kind_of_name(self, otherwise: Kind) -> Kind {
        if is_company(self.name) {
            Kind::Company
        } else if is_person(self.name) {
            Kind::Person
        } else {
            otherwise
        }
    }
}

fn party(kind: Kind, name: &str, company: &str, contact: &str) -> Party {
    let other = |text: &str| (!text.is_empty() && text != name).then(|| text.to_owned());
    Party { kind, name: name.to_owned(), company: other(company), contact_name: other(contact) }
}

fn first_filled<const N: usize>(texts: [&str; N]) -> &str {
    texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
}

/// One name of a first and a last one: 欧阳 + 修 → 欧阳修, Ada + King → Ada King.
pub fn full_name(first: &str, last: &str) -> String {
    let (first, last) = (first.trim(), last.trim());
    if first.chars().chain(last.chars()).any(is_han) {
        return format!("{last}{first}");
    }
    format!("{first} {last}").trim().to_owned()
}

/// Whether a text looks like the name of a firm or public body: …有限公司, … Ltd.
pub fn is_company(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| c == '.' || c.is_whitespace() || c == '。');
    if bare.chars().any(is_han) {
        let plain = search_key(&outside_brackets(bare));
        let count = plain.chars().count();
        let is_firm = known::FIRM_WORDS.stand_in(&plain) || known::FIRM_ENDS.end(&plain);
        return (4..=60).contains(&count) && is_firm;
    }
    let words = western_words(bare);
    let joined: Vec<String> = words.iter().map(|word| word.replace('.', "")).collect();
    words.len() >= 2
        && words.len() <= 10
        && joined.last().is_some_and(|last| known::WESTERN_FIRM_ENDS.contains(last))
}

/// Whether a text looks like the name of a person: a surname and one or two characters, 王总, 李女士, two or
/// three capitalised Western words.
pub fn is_person(text: &str) -> bool {
    let bare = text.trim();
    if !bare.is_empty() && bare.chars().all(|c| is_han(c) || c == '·' || c == '•') {
        return is_chinese_person(&search_key(bare));
    }
    let words: Vec<&str> = bare.split_whitespace().collect();
    let western = |word: &&str| {
        let mut letters = word.trim_end_matches(['.', ',']).chars();
        letters.next().is_some_and(|c| c.is_uppercase() && !is_han(c))
            && letters.all(|c| c.is_alphabetic() && !is_han(c) || "'-".contains(c))
    };
    let [first, between @ .., last] = &words[..] else { return false };
    words.len() <= 5
        && western(first)
        && western(last)
        // Ludwig van Beethoven, Anna von der Heide.
        && between.iter().all(|word| western(word) || PARTICLES.contains(word))
        && !is_company(bare)
        && !words
            .iter()
            .all(|word| word.chars().count() > 3 && word.chars().all(char::is_uppercase))
        && !places::is_country(bare)
}

/// What stands in small letters between the names of a person.
const PARTICLES: &[&str] = &[
    "af", "al", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le",
    "ten", "ter", "van", "vom", "von", "zu", "zum", "zur",
];

fn is_chinese_person(text: &str) -> bool {
    let count = text.chars().count();
    if text.contains(['·', '•']) {
        return (4..=20).contains(&count);
    }
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return false };
    let given = chars.as_str();
    let surname = known::SURNAMES.contains(first);
    if surname && known::ADDRESSED.contains(given) {
        return true;
    }
    if matches!(first, '老' | '小' | '阿') {
        return count == 2 && given.chars().all(|c| known::SURNAMES.contains(c));
    }
    if is_a_common_word(text) {
        return false;
    }
    let long = known::LONG_SURNAMES.iter().find_map(|long| text.strip_prefix(long));
    if let Some(rest) = long {
        return (1..=2).contains(&rest.chars().count()) || known::ADDRESSED.contains(rest);
    }
    surname && (2..=3).contains(&count)
}

/// Places, statuses and headings that happen to begin with a surname: 金华, 成交, 单位, 高级.
fn is_a_common_word(text: &str) -> bool {
    places::is_province(text)
        || places::is_city(text)
        || [known::LEVELS, known::STATUSES, known::SOURCES, known::CATEGORIES, known::KINDS]
            .iter()
            .any(|words| words.contains(text))
        || known::SENSITIVITIES.contains(text)
        || super::headings::is_word(text)
        || text.chars().count() > 3 && known::ADDRESSED.end(text)
}

/// The text without what stands in brackets: 上海XX（集团）有限公司, 某某公司(旧).
fn outside_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let kept: String = text
        .chars()
        .filter(|c| match c {
            '(' | '（' => {
                depth += 1;
                false
            }
            ')' | '）' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect();
    if kept.is_empty() { text.to_owned() } else { kept }
}

fn western_words(text: &str) -> Vec<String> {
    text.split(|c: char| c.is_whitespace() || c == ',' || c == '(' || c == ')')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}
