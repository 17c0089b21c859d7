//! The query builder: conditions out of words of ours and bound values, and nothing else.

use rusqlite::types::Value;

/// A condition on rows with the values it binds, in the order of its `?`, and the same once more for
/// who holds columns in memory.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fragment {
    sql: String,
    values: Vec<Value>,
    test: Test,
}

/// What a condition asks of single columns. No value passes only [`Test::IsUnset`], `is not` and what
/// is [`Test::Not`].
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Test {
    Always,
    Never,
    Is {
        column: &'static str,
        operator: &'static str,
        value: Value,
    },
    OneOf {
        column: &'static str,
        values: Vec<Value>,
    },
    IsSet(&'static str),
    IsUnset(&'static str),
    /// Has this tag, or any.
    Tagged(Option<i64>),
    Both(Box<Test>, Box<Test>),
    Either(Box<Test>, Box<Test>),
    Not(Box<Test>),
    /// Only SQL can tell.
    Sql,
}

impl Fragment {
    /// A condition written in this program; `sql` never holds anything a person typed.
    pub fn of(sql: &'static str, values: impl IntoIterator<Item = Value>) -> Fragment {
        Fragment::new(sql.to_owned(), values.into_iter().collect(), Test::Sql)
    }

    fn new(sql: String, values: Vec<Value>, test: Test) -> Fragment {
        Fragment { sql, values, test }
    }

    /// The same condition, of which more than its SQL is known.
    pub fn known_as(self, test: Test) -> Fragment {
        Fragment { test, ..self }
    }

    pub fn always() -> Fragment {
        Fragment::of("1", []).known_as(Test::Always)
    }

    pub fn never() -> Fragment {
        Fragment::of("0", []).known_as(Test::Never)
    }

    pub fn compare(column: &'static str, operator: &'static str, value: Value) -> Fragment {
        let test = Test::Is { column, operator, value: value.clone() };
        Fragment::new(format!("{column} {operator} ?"), vec![value], test)
    }

    pub fn is_set(column: &'static str) -> Fragment {
        Fragment::new(format!("{column} is not null"), Vec::new(), Test::IsSet(column))
    }

    pub fn is_unset(column: &'static str) -> Fragment {
        Fragment::new(format!("{column} is null"), Vec::new(), Test::IsUnset(column))
    }

    /// The column holds the text somewhere.
    pub fn part(column: &'static str, text: Value) -> Fragment {
        Fragment::new(format!("instr({column}, ?) > 0"), vec![text], Test::Sql)
    }

    pub fn within(column: &'static str, values: impl IntoIterator<Item = Value>) -> Fragment {
        let values: Vec<Value> = values.into_iter().collect();
        let test = Test::OneOf { column, values: values.clone() };
        match values.len() {
            0 => Fragment::never(),
            1 => Fragment::new(format!("{column} = ?"), values, test),
            many => {
                let marks = vec!["?"; many].join(", ");
                Fragment::new(format!("{column} in ({marks})"), values, test)
            }
        }
    }

    pub fn and(self, other: Fragment) -> Fragment {
        match (self.sql.as_str(), other.sql.as_str()) {
            ("1", _) | (_, "0") => other,
            (_, "1") | ("0", _) => self,
            _ => self.joined(" and ", Test::Both, other),
        }
    }

    pub fn or(self, other: Fragment) -> Fragment {
        match (self.sql.as_str(), other.sql.as_str()) {
            ("0", _) | (_, "1") => other,
            (_, "0") | ("1", _) => self,
            _ => self.joined(" or ", Test::Either, other),
        }
    }

    /// Whether no row can fulfil it.
    pub fn is_never(&self) -> bool {
        self.sql == "0"
    }

    /// The opposite; a value that is not set does not fulfil the original, so it does fulfil this.
    pub fn negated(self) -> Fragment {
        let sql = format!("not coalesce(({}), 0)", self.sql);
        Fragment::new(sql, self.values, Test::Not(Box::new(self.test)))
    }

    /// Whether every row that fulfils this fulfils that simple condition too, as far as its form
    /// tells: it stands alone or is joined by `and`.
    pub fn requires(&self, simple: &str) -> bool {
        fn parts(sql: &str, simple: &str) -> bool {
            if sql == simple {
                return true;
            }
            let inner = sql.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
            let Some((left, right)) = inner.and_then(split_and) else { return false };
            parts(left, simple) || parts(right, simple)
        }
        parts(&self.sql, simple)
    }

    fn joined(
        mut self,
        word: &str,
        test: impl FnOnce(Box<Test>, Box<Test>) -> Test,
        other: Fragment,
    ) -> Fragment {
        self.values.extend(other.values);
        let sql = format!("({}){word}({})", self.sql, other.sql);
        Fragment::new(sql, self.values, test(Box::new(self.test), Box::new(other.test)))
    }

    pub fn sql(&self) -> &str {
        &self.sql
    }

    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// What it asks of single columns.
    pub fn test(&self) -> &Test {
        &self.test
    }
}

/// A whole statement put together from parts of ours and conditions, with its values.
#[derive(Debug, Default)]
pub(crate) struct Statement {
    sql: String,
    values: Vec<Value>,
}

impl Statement {
    pub fn new(sql: &str) -> Statement {
        Statement { sql: sql.to_owned(), values: Vec::new() }
    }

    /// Adds words of ours.
    pub fn then(mut self, sql: &str) -> Statement {
        self.sql.push(' ');
        self.sql.push_str(sql);
        self
    }

    /// Adds a condition in brackets.
    pub fn condition(mut self, condition: &Fragment) -> Statement {
        self.sql.push_str(" (");
        self.sql.push_str(condition.sql());
        self.sql.push(')');
        self.values.extend_from_slice(condition.values());
        self
    }

    /// Adds words of ours that end in one `?`, and its value.
    pub fn bind(self, sql: &str, value: impl Into<Value>) -> Statement {
        let mut statement = self.then(sql);
        statement.values.push(value.into());
        statement
    }

    pub fn sql(&self) -> &str {
        &self.sql
    }

    pub fn values(&self) -> &[Value] {
        &self.values
    }
}

/// The two sides of `a) and (b`, when that is what the outermost brackets hold.
fn split_and(sql: &str) -> Option<(&str, &str)> {
    let mut depth = 0;
    for (at, byte) in sql.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => {
                let right = sql[at..].strip_prefix(") and (")?;
                return Some((&sql[..at], right));
            }
            b')' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_required_is_seen_through_and_but_not_through_or() {
        let own = || Fragment::compare("c.owner_id", "=", Value::Integer(1));
        let other = || Fragment::is_set("b");
        assert!(own().requires("c.owner_id = ?"));
        assert!(other().and(own()).and(other()).requires("c.owner_id = ?"));
        assert!(!other().or(own()).requires("c.owner_id = ?"));
        assert!(!own().negated().requires("c.owner_id = ?"));
        assert!(!other().and(own().or(other())).requires("c.owner_id = ?"));
    }

    #[test]
    fn conditions_keep_their_values_in_order() {
        let condition = Fragment::compare("a", "=", Value::Integer(1))
            .and(Fragment::within("b", [Value::Integer(2), Value::Integer(3)]))
            .or(Fragment::is_set("c"))
            .negated();
        assert_eq!(
            condition.sql(),
            "not coalesce((((a = ?) and (b in (?, ?))) or (c is not null)), 0)"
        );
        assert_eq!(condition.values(), [Value::Integer(1), Value::Integer(2), Value::Integer(3)]);
    }

    #[test]
    fn neutral_conditions_leave_no_trace() {
        let a = Fragment::is_set("a");
        assert_eq!(Fragment::always().and(a.clone()), a);
        assert_eq!(Fragment::never().or(a.clone()), a);
        assert_eq!(Fragment::within("a", []), Fragment::never());
        assert!(a.clone().and(Fragment::never()).and(a.clone()).is_never());
        assert_eq!(a.clone().or(Fragment::always()), Fragment::always());
    }
}
