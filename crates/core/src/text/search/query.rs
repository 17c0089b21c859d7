//! From what someone types to a MATCH expression, and the check of its hits.

use super::{
    CALLING_CODES, Exact, LONGEST_HEAD_OF_OPEN, LONGEST_HEAD_OF_SENSITIVE, LONGEST_TOKEN, Parts,
    SENSITIVE,
};
use crate::text::fold::{bare, compact, is_dense, is_space, is_word};
use crate::text::traditional::simplify;
use crate::text::{Country, limits, phones, pinyin};

/// What someone looks for: all words, in any order, in any field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// All must hold.
    clauses: Vec<Clause>,
    /// Texts that the index has no word for: each must stand in some field.
    phrases: Vec<String>,
    /// The whole query read as one number, in the ways it may be stored.
    numbers: Vec<String>,
    exact: Option<Exact>,
}

/// How much of a record's text someone may read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Only what everyone sees who sees the record.
    Open,
    Everything,
}

/// A condition on the words of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Clause {
    Token(String),
    /// The begin of a word.
    Begin(String),
    Any(Vec<Clause>),
    All(Vec<Clause>),
}

/// More clauses make no query sharper.
const MOST_CLAUSES: usize = 24;
const FEWEST_DIGITS_OF_A_NUMBER: usize = 5;

impl Query {
    /// Reads a search. Any text is allowed: quotes, `*`, `AND`, `NEAR` have no meaning here.
    pub fn parse(text: &str) -> Query {
        let text: String = text.chars().take(limits::SEARCH).collect();
        let folded: String = bare(&text).chars().map(simplify).collect();
        let mut query = Query { numbers: numbers_of(&folded), ..Query::default() };
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

    /// The FTS5 MATCH expression; `None` when nothing in the query can be searched for.
    pub fn expression(&self, reading: Reading) -> Option<String> {
        let words = (!self.clauses.is_empty()).then(|| Clause::All(self.clauses.clone()));
        let phone = self.exact.as_ref().and_then(|exact| exact.phone.as_deref());
        let phone = phone.map(|e164| Clause::Token(e164.trim_start_matches('+').to_owned()));
        // Where the whole query is one number, its parts may be anything.
        let numbers = self.numbers.iter().cloned().map(Clause::Begin);
        let any: Vec<Clause> = words.into_iter().chain(numbers).chain(phone).collect();
        (!any.is_empty()).then(|| Clause::Any(any).expression(reading))
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
            self.clauses.push(Clause::Token(single.to_string()));
            return;
        }
        let pairs = characters.windows(2).map(|pair| Clause::Token(pair.iter().collect()));
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
                self.clauses.push(word_forms(word));
                if word.chars().count() > LONGEST_TOKEN {
                    self.phrases.push(word.to_owned());
                }
            }
            _ => {
                // Single letters would match almost everything; the recheck minds them.
                let long: Vec<&str> =
                    words.iter().copied().filter(|word| word.chars().count() > 1).collect();
                let kept = if long.is_empty() { &words } else { &long };
                let each = kept.iter().take(MOST_CLAUSES).map(|word| word_forms(word)).collect();
                let whole = words.concat();
                let loose = kept.len() < words.len()
                    || run.contains(|c: char| c == '@' || c.is_ascii_digit());
                let joined = Clause::Begin(whole.clone());
                let any = [Clause::All(each), joined].into_iter().chain(address(run)).collect();
                self.clauses.push(Clause::Any(any));
                if loose {
                    self.phrases.push(whole);
                }
            }
        }
    }
}

/// Part of an e-mail address: what stands before the @ ends a name there, signs left out as in the
/// index, and what stands behind it begins a domain.
fn address(run: &str) -> Option<Clause> {
    let (local, domain) = run.rsplit_once('@')?;
    let letters = |text: &str| -> String { text.chars().filter(|c| is_word(*c)).collect() };
    let parts = std::iter::once(local).chain(domain.split('.')).map(letters);
    let long: Vec<Clause> = parts
        .filter(|it| it.chars().count() > 1)
        .take(MOST_CLAUSES)
        .map(|it| word_forms(&it))
        .collect();
    (!long.is_empty()).then_some(Clause::All(long))
}

fn end_of(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

/// The tokens a word may begin: itself; a number also without its zeros (010 is stored as 10); a
/// company's pinyin also without its gongsi; ue also as the u of an ü.
fn word_forms(word: &str) -> Clause {
    if word.chars().count() == 1 {
        return Clause::Token(word.to_owned());
    }
    let mut forms = vec![Clause::Begin(word.to_owned())];
    let digits = word.bytes().all(|b| b.is_ascii_digit());
    let value = word.trim_start_matches('0');
    if digits && value.len() < word.len() && value.len() > 1 {
        forms.push(Clause::Begin(value.to_owned()));
    }
    let core = without_company_endings(word);
    if core.len() < word.len() && core.len() > 1 {
        forms.push(Clause::Begin(core.to_owned()));
    }
    forms.extend(without_umlauts(word).map(Clause::Begin));
    Clause::Any(forms)
}

/// As few letters as a word has that is spelled out for want of an ü.
const FEWEST_OF_SPELLED_OUT: usize = 5;

/// Müller, in the index without its dots, typed as mueller. After j, l, n, q, x and y `ue` is how
/// pinyin writes, and stays what it is.
fn without_umlauts(word: &str) -> Option<String> {
    if word.len() < FEWEST_OF_SPELLED_OUT || !word.bytes().all(|it| it.is_ascii_alphabetic()) {
        return None;
    }
    let mut bare = String::with_capacity(word.len());
    for letter in word.chars() {
        let mut before = bare.chars().rev();
        let is_spelled_out = letter == 'e'
            && match before.next() {
                Some('a' | 'o') => true,
                Some('u') => !before.next().is_none_or(|it| "aeojlnqxy".contains(it)),
                _ => false,
            };
        if !is_spelled_out {
            bare.push(letter);
        }
    }
    (bare.len() < word.len()).then_some(bare)
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

/// The whole query as one phone number, in the ways it may be stored.
pub(super) fn numbers_of(folded: &str) -> Vec<String> {
    let mut numbers = whole_number(folded);
    // An extension is kept apart from its number, which is what is found.
    if let Some(number) = phones::without_extension(folded) {
        numbers.extend(whole_number(number));
    }
    numbers
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
pub(super) fn number_forms(digits: &str) -> Vec<String> {
    let bare = digits.trim_start_matches('0');
    let mut forms = vec![digits, bare];
    for code in CALLING_CODES {
        let national = bare.strip_prefix(code).map(|rest| rest.trim_start_matches('0'));
        forms.extend(national.filter(|national| national.len() >= FEWEST_OF_A_SUBSCRIBER));
    }
    let mut forms: Vec<String> =
        forms.into_iter().filter(|form| form.len() > 1).map(str::to_owned).collect();
    forms.dedup();
    forms
}

const FEWEST_OF_A_SUBSCRIBER: usize = 7;

impl Clause {
    fn expression(&self, reading: Reading) -> String {
        match self {
            Clause::Token(token) => in_fields(reading, |mark| quoted(mark, token)),
            Clause::Begin(word) => in_fields(reading, |mark| begin(mark, word)),
            Clause::Any(clauses) => joined(clauses.iter().map(|it| it.expression(reading)), " OR "),
            Clause::All(clauses) => {
                joined(clauses.iter().map(|it| it.expression(reading)), " AND ")
            }
        }
    }
}

/// A word in open fields, or for whom it is open also in sensitive ones.
fn in_fields(reading: Reading, word: impl Fn(&str) -> String) -> String {
    match reading {
        Reading::Open => word(""),
        Reading::Everything => joined(["", SENSITIVE].into_iter().map(word), " OR "),
    }
}

/// Tokens hold letters and digits only, so a quoted one cannot be anything else to FTS5.
fn quoted(mark: &str, token: &str) -> String {
    debug_assert!(token.chars().all(is_word));
    format!("\"{mark}{token}\"")
}

/// Short begins are words of the index themselves.
fn begin(mark: &str, word: &str) -> String {
    let longest_head =
        if mark.is_empty() { LONGEST_HEAD_OF_OPEN } else { LONGEST_HEAD_OF_SENSITIVE };
    let length = word.chars().count();
    if length <= longest_head {
        return quoted(mark, word);
    }
    let end = word.char_indices().nth(LONGEST_TOKEN).map_or(word.len(), |(at, _)| at);
    format!("{}*", quoted(mark, &word[..end]))
}

fn joined(parts: impl Iterator<Item = String>, with: &str) -> String {
    let parts: Vec<String> = parts.collect();
    match &parts[..] {
        [one] => one.clone(),
        _ => format!("({})", parts.join(with)),
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
