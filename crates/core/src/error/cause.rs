//! What is behind an internal error: kept whole in memory, told to the log by kind and number only.
//!
//! The text of a cause is somebody else's and may quote a value: a constraint, a trigger and a
//! parser do. So no text of a cause is ever displayed.

use std::{error::Error as StdError, fmt};

/// A cause that nobody at the desk can mend.
#[derive(Debug)]
pub struct Cause {
    /// Words of our own, or the type of the error.
    kind: &'static str,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Cause {
    pub(super) fn of<E: StdError + Send + Sync + 'static>(source: E) -> Cause {
        Cause { kind: std::any::type_name::<E>(), source: Some(Box::new(source)) }
    }

    pub(super) fn said(kind: &'static str) -> Cause {
        Cause { kind, source: None }
    }
}

/// Its kind, then the kind and number of everything behind it: `rusqlite::…::Error: sqlite 2067`.
impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind)?;
        let mut next = self.source.as_ref().map(|it| -> &(dyn StdError + 'static) { it.as_ref() });
        let mut is_ours = self.kind.starts_with("clientele_");
        while let Some(cause) = next {
            write!(f, ": {}", outline(cause, is_ours))?;
            is_ours = false;
            next = cause.source();
        }
        Ok(())
    }
}

fn outline(cause: &(dyn StdError + 'static), is_ours: bool) -> String {
    if let Some(error) = cause.downcast_ref::<rusqlite::Error>() {
        return of_sqlite(error);
    }
    if let Some(error) = cause.downcast_ref::<rusqlite::ffi::Error>() {
        return format!("sqlite {}", error.extended_code);
    }
    if let Some(error) = cause.downcast_ref::<std::io::Error>() {
        return match error.raw_os_error() {
            Some(number) => format!("{:?}, os {number}", error.kind()),
            None => format!("{:?}", error.kind()),
        };
    }
    if let Some(error) = cause.downcast_ref::<serde_json::Error>() {
        return format!("json {:?} at {}:{}", error.classify(), error.line(), error.column());
    }
    // How a stranger's error writes itself is not known.
    if is_ours { variant(cause) } else { "…".to_owned() }
}

fn of_sqlite(error: &rusqlite::Error) -> String {
    match error.sqlite_error() {
        Some(error) => format!("sqlite {}", error.extended_code),
        None => variant(error),
    }
}

/// The name of the variant, which is the beginning of its derived `Debug`; what it holds is left out.
fn variant(cause: &(dyn StdError + 'static)) -> String {
    let text = format!("{cause:?}");
    text.chars().take_while(|it| it.is_ascii_alphanumeric() || *it == '_').collect()
}
