//! Filters as people type them.

use super::{Filter, Operator};
use crate::{Error, Result, customers::Field};

/// Brackets inside brackets, at most.
const DEPTH: usize = 40;

/// Reads a filter.
///
/// # Errors
/// `FilterSyntax` with the character at which it stops being understood, `UnknownField`.
pub fn parse(text: &str) -> Result<Filter> {
    let tokens = tokens(text)?;
    let mut parser = Parser { tokens, next: 0, depth: 0, end: text.chars().count() };
    let filter = parser.any()?;
    match parser.peek() {
        None => Ok(filter),
        Some(_) => Err(parser.confusion()),
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Token {
    /// A bare word: a field, a keyword or a value.
    Word(String),
    Quoted(String),
    Sign(&'static str),
}

struct Placed {
    token: Token,
    /// Characters before it.
    position: usize,
}

/// The longer signs first: `<=` is not `<` and `=`.
const SIGNS: [&str; 12] = ["<=", ">=", "!=", "<>", "==", "=", "<", ">", "~", "(", ")", ","];

/// What people with a Chinese keyboard type instead of the signs above.
fn folded(character: char) -> char {
    match character {
        '（' => '(',
        '）' => ')',
        '，' | '、' => ',',
        '＝' => '=',
        '＜' | '〈' => '<',
        '＞' | '〉' => '>',
        '！' => '!',
        '～' => '~',
        '\u{3000}' => ' ',
        other => other,
    }
}

fn tokens(text: &str) -> Result<Vec<Placed>> {
    let characters: Vec<char> = text.chars().map(folded).collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let position = at;
        let character = characters[at];
        if character.is_whitespace() {
            at += 1;
            continue;
        }
        let token = if let Some(close) = closing_quote(character) {
            let end = characters[at + 1..].iter().position(|it| *it == close);
            let end = end.ok_or_else(|| syntax(position, text))?;
            let quoted = characters[at + 1..at + 1 + end].iter().collect();
            at += end + 2;
            Token::Quoted(quoted)
        } else if let Some(sign) = sign_at(&characters, at) {
            at += sign.len();
            Token::Sign(sign)
        } else {
            let is_word = |at: usize| {
                let it = characters[at];
                !it.is_whitespace()
                    && closing_quote(it).is_none()
                    && sign_at(&characters, at).is_none()
            };
            let end = (at..characters.len()).find(|it| !is_word(*it)).unwrap_or(characters.len());
            let end = end.max(at + 1);
            let word = characters[at..end].iter().collect();
            at = end;
            Token::Word(word)
        };
        tokens.push(Placed { token, position });
    }
    Ok(tokens)
}

fn closing_quote(open: char) -> Option<char> {
    match open {
        '"' => Some('"'),
        '\'' => Some('\''),
        '“' => Some('”'),
        '「' => Some('」'),
        _ => None,
    }
}

fn sign_at(characters: &[char], at: usize) -> Option<&'static str> {
    let begins_with = |sign: &&str| {
        sign.chars().enumerate().all(|(offset, it)| characters.get(at + offset) == Some(&it))
    };
    SIGNS.into_iter().find(|it| begins_with(it))
}

fn syntax(position: usize, text: &str) -> Error {
    Error::FilterSyntax { position, near: text.chars().skip(position).take(20).collect() }
}

struct Parser {
    tokens: Vec<Placed>,
    next: usize,
    depth: usize,
    end: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next).map(|it| &it.token)
    }

    fn confusion(&self) -> Error {
        let placed = self.tokens.get(self.next);
        let near = match placed.map(|it| &it.token) {
            Some(Token::Word(text) | Token::Quoted(text)) => text.chars().take(20).collect(),
            Some(Token::Sign(sign)) => (*sign).to_owned(),
            None => String::new(),
        };
        Error::FilterSyntax { position: placed.map_or(self.end, |it| it.position), near }
    }

    fn takes_word(&mut self, word: &str) -> bool {
        let is_it = matches!(self.peek(), Some(Token::Word(it)) if it.eq_ignore_ascii_case(word));
        self.next += usize::from(is_it);
        is_it
    }

    fn takes_sign(&mut self, sign: &str) -> bool {
        let is_it = matches!(self.peek(), Some(Token::Sign(it)) if *it == sign);
        self.next += usize::from(is_it);
        is_it
    }

    fn any(&mut self) -> Result<Filter> {
        let mut parts = vec![self.all()?];
        while self.takes_word("or") {
            parts.push(self.all()?);
        }
        Ok(one_or(parts, Filter::Or))
    }

    fn all(&mut self) -> Result<Filter> {
        let mut parts = vec![self.negatable()?];
        while self.takes_word("and") {
            parts.push(self.negatable()?);
        }
        Ok(one_or(parts, Filter::And))
    }

    fn negatable(&mut self) -> Result<Filter> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(self.confusion());
        }
        let filter = if self.takes_word("not") {
            Filter::Not(Box::new(self.negatable()?))
        } else if self.takes_sign("(") {
            let inner = self.any()?;
            if !self.takes_sign(")") {
                return Err(self.confusion());
            }
            inner
        } else {
            self.comparison()?
        };
        self.depth -= 1;
        Ok(filter)
    }

    fn comparison(&mut self) -> Result<Filter> {
        let Some(Token::Word(word)) = self.peek().cloned() else { return Err(self.confusion()) };
        let field = Field::of_word(&word.to_ascii_lowercase())
            .ok_or(Error::UnknownField { field: word })?;
        self.next += 1;
        if self.takes_word("is") {
            let operator = if self.takes_word("not") { Operator::IsSet } else { Operator::IsUnset };
            if !self.takes_word("null") && !self.takes_word("empty") {
                return Err(self.confusion());
            }
            return Ok(Filter::Is { field, operator, values: Vec::new() });
        }
        let is_negated = self.takes_word("not");
        let (operator, values) = if self.takes_word("in") {
            (Operator::Equal, self.several()?)
        } else if self.takes_word("under") {
            (Operator::Under, vec![self.value()?])
        } else if self.takes_word("within") {
            (Operator::Within, vec![self.value()?])
        } else if self.takes_word("contains") || self.takes_sign("~") {
            (Operator::Contains, vec![self.value()?])
        } else if is_negated {
            return Err(self.confusion());
        } else {
            (self.sign()?, vec![self.value()?])
        };
        let filter = Filter::Is { field, operator, values };
        Ok(if is_negated { Filter::Not(Box::new(filter)) } else { filter })
    }

    fn sign(&mut self) -> Result<Operator> {
        let operator = match self.peek() {
            Some(Token::Sign("=" | "==")) => Operator::Equal,
            Some(Token::Sign("!=" | "<>")) => Operator::NotEqual,
            Some(Token::Sign("<")) => Operator::Less,
            Some(Token::Sign("<=")) => Operator::AtMost,
            Some(Token::Sign(">")) => Operator::More,
            Some(Token::Sign(">=")) => Operator::AtLeast,
            _ => return Err(self.confusion()),
        };
        self.next += 1;
        Ok(operator)
    }

    fn several(&mut self) -> Result<Vec<String>> {
        if !self.takes_sign("(") {
            return Err(self.confusion());
        }
        let mut values = vec![self.value()?];
        while self.takes_sign(",") {
            values.push(self.value()?);
        }
        if self.takes_sign(")") { Ok(values) } else { Err(self.confusion()) }
    }

    fn value(&mut self) -> Result<String> {
        match self.peek().cloned() {
            Some(Token::Word(text) | Token::Quoted(text)) => {
                self.next += 1;
                Ok(text)
            }
            _ => Err(self.confusion()),
        }
    }
}

fn one_or(mut parts: Vec<Filter>, several: impl Fn(Vec<Filter>) -> Filter) -> Filter {
    if parts.len() == 1 { parts.remove(0) } else { several(parts) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(field: Field, operator: Operator, values: &[&str]) -> Filter {
        Filter::Is { field, operator, values: values.iter().map(|it| (*it).to_owned()).collect() }
    }

    #[test]
    fn the_whole_sentence_is_understood() {
        let text = "owner=me and status in (potential,won) and created_at>=2026-01-01 \
                    and tag=VIP and not category under \"制造业\"";
        let expected = Filter::And(vec![
            is(Field::Owner, Operator::Equal, &["me"]),
            is(Field::Status, Operator::Equal, &["potential", "won"]),
            is(Field::CreatedAt, Operator::AtLeast, &["2026-01-01"]),
            is(Field::Tags, Operator::Equal, &["VIP"]),
            Filter::Not(Box::new(is(Field::Category, Operator::Under, &["制造业"]))),
        ]);
        assert_eq!(parse(text).unwrap(), expected);
    }

    #[test]
    fn a_period_is_named_or_given_by_its_ends() {
        let within = |period| is(Field::CreatedAt, Operator::Within, &[period]);
        assert_eq!(parse("created_at within last_30_days").unwrap(), within("last_30_days"));
        let ends = "2026-01-01..2026-03-31";
        assert_eq!(parse(&format!("created_at within {ends}")).unwrap(), within(ends));
    }

    #[test]
    fn and_binds_tighter_than_or() {
        let expected = Filter::Or(vec![
            is(Field::City, Operator::Equal, &["北京"]),
            Filter::And(vec![
                is(Field::City, Operator::Equal, &["上海"]),
                is(Field::Level, Operator::Equal, &["a"]),
            ]),
        ]);
        assert_eq!(parse("city=北京 or city=上海 and level=a").unwrap(), expected);
        assert_ne!(parse("(city=北京 or city=上海) and level=a").unwrap(), expected);
    }

    #[test]
    fn full_width_signs_are_signs() {
        assert_eq!(
            parse("status in （potential，won）").unwrap(),
            parse("status in (potential,won)").unwrap()
        );
        assert_eq!(parse("name＝“张 三”").unwrap(), parse("name=\"张 三\"").unwrap());
    }

    #[test]
    fn what_is_not_understood_says_where() {
        let at = |text: &str| match parse(text) {
            Err(Error::FilterSyntax { position, .. }) => position,
            other => panic!("{other:?}"),
        };
        assert_eq!(at("city=北京 and"), 11);
        assert_eq!(at("city 北京"), 5);
        assert_eq!(at("city=(北京"), 5);
        assert_eq!(at("city=北京)"), 7);
        assert_eq!(at("name=\"张"), 5);
        assert!(
            matches!(parse("colour=red"), Err(Error::UnknownField { field }) if field == "colour")
        );
    }

    #[test]
    fn brackets_have_a_bottom() {
        let deep = format!("{}city=x{}", "(".repeat(10_000), ")".repeat(10_000));
        assert!(matches!(parse(&deep), Err(Error::FilterSyntax { .. })));
        let nots = format!("{} city=x", "not ".repeat(10_000));
        assert!(matches!(parse(&nots), Err(Error::FilterSyntax { .. })));
    }
}
