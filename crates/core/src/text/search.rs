//! How a record becomes searchable: the tokens handed to the full-text index, and the query made of
//! what someone types.
//!
//! The index is FTS5 with `tokenize='ascii'` and `detail=none`, so all it knows is which records
//! have a token (or one that begins with …). Everything else is done here, before and after: Han
//! text as single characters and pairs, numbers by their suffixes, names also in pinyin. What pairs
//! and prefixes cannot tell, [`Query::matches`] checks on the record itself.
//!
//! Fields that need a clearance are in the same index under words that begin with a mark. Nobody can
//! type it, and only a query of someone with the clearance has it: so the index answers everyone
//! with what they may search, and holds each word once. Heads of words are words of their own
//! instead of FTS5's `prefix` option, which would add to Han pairs and places inside numbers too,
//! where nobody needs it; the first letters of a name cost a look-up.

mod document;
mod exact;
mod hit;
mod nearness;
mod query;

pub use document::document;
pub use exact::Exact;
pub use hit::{Hit, Kind, Needles, Word};
pub use nearness::{Fit, Nearness, Needle, Place};
pub use query::{Query, Reading};

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

/// What words of sensitive fields begin with: a letter to the index that folding turns into another,
/// so that no text and no query has it.
const SENSITIVE: &str = "ˢ";

/// The longest begin of a word that is a token too: pinyin syllables have up to five letters, and
/// surnames are what is typed most; a phone is searched by four digits.
const LONGEST_HEAD_OF_OPEN: usize = 5;
const LONGEST_HEAD_OF_SENSITIVE: usize = 4;

/// Calling codes that people leave out at home.
const CALLING_CODES: [&str; 4] = ["86", "852", "853", "886"];

/// Tokens are cut here; what is longer is rechecked on the record.
const LONGEST_TOKEN: usize = 40;

#[cfg(test)]
mod tests;
