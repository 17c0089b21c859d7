//! How a record becomes searchable: the tokens handed to the full-text index, and the query made of
//! what someone types.
//!
//! The index is FTS5 with `tokenize='unicode61 remove_diacritics 2'`, `detail=none`,
//! `prefix='2 3 4'`, so all it knows is which records have a token (or one that begins with …).
//! Everything else is done here, before and after: Han text as single characters and pairs,
//! numbers by their suffixes, names also in pinyin. What pairs and prefixes cannot tell,
//! [`Query::matches`] checks on the record itself.

mod document;
mod exact;
mod query;

pub use exact::Exact;
pub use query::Query;

/// What a record can be found by. The caller leaves out what the searching person may not see.
#[derive(Clone, Copy, Debug, Default)]
pub struct Parts<'a> {
    /// Name, company, names of contacts.
    pub names: &'a [&'a str],
    /// Our file number, the sheet's own number.
    pub codes: &'a [&'a str],
    /// E.164, or as typed where it could not be read.
    pub phones: &'a [&'a str],
    pub emails: &'a [&'a str],
    /// WeChat, QQ and the like.
    pub handles: &'a [&'a str],
    pub addresses: &'a [&'a str],
}

/// The two texts to index: fields anyone with the record may see, and those of level 2 and above.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    pub open: String,
    pub sensitive: String,
}

/// Tokens are cut here; what is longer is rechecked on the record.
const LONGEST_TOKEN: usize = 40;

#[cfg(test)]
mod tests;
