//! From what someone types to a MATCH expression, and the check of its hits.

use super::{Exact, LONGEST_TOKEN, Parts};
use crate::text::fold::{bare, compact, is_dense, is_space, is_word};
use crate::text::traditional::simplify;
use crate::text::{Country, limits, pinyin};

/// What someone looks for: all words, in any order, in any field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// All must hold.
    clauses: Vec<String>,
    /// Texts that the index has no word for: each must stand in some field.
    phrases: Vec<String>,
    /// The whole query read as one number, in the ways it may be stored.
    numbers: Vec<String>,
    exact: Option<Exact>,
}

/// More clauses make no query sharper.
const MOST_CLAUSES: usize = 24;
const FEWEST_DIGITS_OF_A_NUMBER: usize = 5;

impl Query {
    /// Reads a search. Any text is allowed: quotes, `*`, `AND`, `NEAR` have no meaning here.
    pub fn parse(text: &str) -> Query {
        let text: String = text.chars().take(limits::SEARCH).collect();
        let folded: String = bare(&text).chars().map(simplify).collect();
        let mut query = Query { numbers: whole_number(&folded), ..Query::default() };
        for term in folded.split(is_space).filter(|term| !term.is_empty()) {
            query.add(term);
        }
        query.clauses.truncate(MOST_CLAUSES);
        query
    }

    /// Reads a search for records one of whose fields is exactly this text: name, company, number,
    /// e-mail, file number. `country` reads phone numbers without a country code.
    pub fn exact(text: &str, country: Country) -> Query {
        Query { exact: Some(Exact::of(text, country)), ..Query::parse(text) }
    }

    /// The FTS5 MATCH expression for one index; `None` when nothing in the query can be searched
    /// for. Where both indexes are searched, `曾 8000` has its parts in different ones: take
    /// [`Query::clauses`] there.
    pub fn expression(&self) -> Option<String> {
        let words = (!self.clauses.is_empty()).then(|| self.clauses.join(" AND "));
        either(words.into_iter().chain(self.as_number()).collect())
    }

    /// The MATCH expressions that must all hold for a record, each in any of the indexes.
    pub fn clauses(&self) -> &[String] {
        &self.clauses
    }

    /// The MATCH expression of the query read as one number: where it holds, the record is a hit
    /// whatever the clauses say.
    pub fn as_number(&self) -> Option<String> {
        let phone = self.exact.as_ref().and_then(|exact| exact.phone.as_deref());
        let phone = phone.map(|e164| quoted(e164.trim_start_matches('+')));
        either(self.numbers.iter().map(|number| prefix(number)).chain(phone).collect())
    }

    /// Whether hits of the expression must go through [`Query::matches`]: the index alone cannot
    /// tell a phrase of three and more characters, or an exact search.
    pub fn needs_recheck(&self) -> bool {
        self.exact.is_some() || !self.phrases.is_empty()
    }

    /// The texts to compare whole fields with, in an exact search.
    pub fn exact_forms(&self) -> Option<&Exact> {
        self.exact.as_ref()
    }

    /// Whether a hit of the expression really is one. `parts` are the fields that were searched: the
    /// same that went into the index, without those the person may not see.
    pub fn matches(&self, parts: &Parts) -> bool {
        if let Some(exact) = &self.exact {
            return exact.matches(parts);
        }
        if self.phrases.is_empty() {
            return true;
        }
        let fields = Fields::of(parts);
        let as_number = self.numbers.iter().any(|number| fields.contain(number));
        as_number || self.phrases.iter().all(|phrase| fields.contain_any_form(phrase))
    }

    /// One word as typed, without spaces: `恒达(集团)`, `kh-2024-0013`, `张san`.
    fn add(&mut self, term: &str) {
        let mut rest = term;
        while let Some(c) = rest.chars().next() {
            let end =
                if is_dense(c) { end_of(rest, is_dense) } else { end_of(rest, |c| !is_dense(c)) };
            if is_dense(c) {
                self.add_characters(&rest[..end]);
            } else {
                self.add_words(&rest[..end]);
            }
            rest = &rest[end..];
        }
    }

    fn add_characters(&mut self, run: &str) {
        let characters: Vec<char> = run.chars().collect();
        if let [single] = characters[..] {
            self.clauses.push(quoted(&single.to_string()));
            return;
        }
        let pairs = characters.windows(2).map(|pair| quoted(&pair.iter().collect::<String>()));
        self.clauses.extend(pairs.take(MOST_CLAUSES));
        if characters.len() > 2 {
            self.phrases.push(run.to_owned());
        }
    }

    /// Words between signs: each must begin a token, or all together one.
    fn add_words(&mut self, run: &str) {
        let words: Vec<&str> = run.split(|c| !is_word(c)).filter(|word| !word.is_empty()).collect();
        match words[..] {
            [] => {}
            [word] => {
                self.clauses.extend(either(word_forms(word)));
                if word.chars().count() > LONGEST_TOKEN {
                    self.phrases.push(word.to_owned());
                }
            }
            _ => {
                // Single letters would match almost everything; the recheck minds them.
                let long: Vec<&str> =
                    words.iter().copied().filter(|word| word.chars().count() > 1).collect();
                let kept = if long.is_empty() { &words } else { &long };
                let each =
                    kept.iter().take(MOST_CLAUSES).filter_map(|word| either(word_forms(word)));
                let each = each.collect::<Vec<_>>().join(" AND ");
                let whole = words.concat();
                let loose = kept.len() < words.len()
                    || run.contains(|c: char| c == '@' || c.is_ascii_digit());
                self.clauses.push(format!("(({each}) OR {})", prefix(&whole)));
                if loose {
                    self.phrases.push(whole);
                }
            }
        }
    }
}

fn end_of(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

/// The tokens a word may begin: itself; a number also without its zeros (010 is stored as 10); a
/// company's pinyin also without its gongsi.
fn word_forms(word: &str) -> Vec<String> {
    if word.chars().count() == 1 {
        return vec![quoted(word)];
    }
    let mut forms = vec![prefix(word)];
    let digits = word.bytes().all(|b| b.is_ascii_digit());
    let value = word.trim_start_matches('0');
    if digits && value.len() < word.len() && value.len() > 1 {
        forms.push(prefix(value));
    }
    let core = without_company_endings(word);
    if core.len() < word.len() && core.len() > 1 {
        forms.push(prefix(core));
    }
    forms
}

fn without_company_endings(pinyin: &str) -> &str {
    let mut core = pinyin;
    while let Some(shorter) = ["gongsi", "youxian", "zeren", "gufen", "jituan"]
        .iter()
        .find_map(|ending| core.strip_suffix(ending).filter(|rest| !rest.is_empty()))
    {
        core = shorter;
    }
    core
}

/// The query as one phone number, when it is nothing but digits and the signs between them.
fn whole_number(folded: &str) -> Vec<String> {
    let is_sign = |c: char| {
        is_space(c) || "+-().#/\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2212}".contains(c)
    };
    let is_number = folded.chars().all(|c| c.is_ascii_digit() || is_sign(c));
    let digits: String = folded.chars().filter(char::is_ascii_digit).collect();
    if !is_number || digits.len() < FEWEST_DIGITS_OF_A_NUMBER {
        return Vec::new();
    }
    number_forms(&digits)
}

/// A number as typed, without prefixes of dialling, without the country code before an area code:
/// +86 010 is stored as 8610.
fn number_forms(digits: &str) -> Vec<String> {
    let bare = digits.trim_start_matches('0');
    let mut forms = vec![digits, bare];
    for code in ["86", "886", "852", "853"] {
        let national = bare.strip_prefix(code).map(|rest| rest.trim_start_matches('0'));
        forms.extend(national.filter(|national| national.len() >= FEWEST_OF_A_SUBSCRIBER));
    }
    let mut forms: Vec<String> =
        forms.into_iter().filter(|form| form.len() > 1).map(str::to_owned).collect();
    forms.dedup();
    forms
}

const FEWEST_OF_A_SUBSCRIBER: usize = 7;

/// Tokens hold letters and digits only, so a quoted one cannot be anything else to FTS5.
fn quoted(token: &str) -> String {
    debug_assert!(token.chars().all(is_word));
    format!("\"{token}\"")
}

fn prefix(word: &str) -> String {
    let end = word.char_indices().nth(LONGEST_TOKEN).map_or(word.len(), |(at, _)| at);
    format!("{}*", quoted(&word[..end]))
}

fn either(mut alternatives: Vec<String>) -> Option<String> {
    match alternatives.len() {
        0 => None,
        1 => alternatives.pop(),
        _ => Some(format!("({})", alternatives.join(" OR "))),
    }
}

/// The fields of a record in the form in which "contains" is judged.
struct Fields {
    texts: Vec<String>,
}

impl Fields {
    fn of(parts: &Parts) -> Fields {
        let all = [parts.names, parts.codes, parts.phones, parts.emails, parts.handles];
        let fields = all.into_iter().flatten().chain(parts.addresses);
        let readings = parts.names.iter().map(|name| pinyin::full(name));
        Fields { texts: fields.map(|field| compact(field)).chain(readings).collect() }
    }

    fn contain(&self, phrase: &str) -> bool {
        self.texts.iter().any(|text| text.contains(phrase))
    }

    fn contain_any_form(&self, phrase: &str) -> bool {
        let is_number = phrase.bytes().all(|b| b.is_ascii_digit());
        self.contain(phrase)
            || (is_number && number_forms(phrase).iter().any(|form| self.contain(form)))
    }
}
