//! Earlier passwords, kept so that they can be recognised and not read.
//!
//! An entry costs as much to guess at as a slot of the vault, so keeping it opens no cheaper way
//! in. All entries of one account share a salt, so recognising five of them takes one run.

use argon2::{Argon2, Params, PasswordHasher, password_hash::phc::PasswordHash};
use subtle::ConstantTimeEq;

use super::composed;

const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
const LANES: u32 = 1;
const SALT_BYTES: usize = 16;

/// Why an entry could not be made or read: no memory, no randomness, or an entry not of our making.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("earlier passwords: {0}")]
pub struct HistoryFault(String);

impl HistoryFault {
    fn of(cause: impl ToString) -> HistoryFault {
        HistoryFault(cause.to_string())
    }
}

/// The entry for a password that is being given up, to be stored as text beside `earlier`.
///
/// # Errors
/// When the machine lacks the memory, or an earlier entry cannot be read.
pub fn history_entry(password: &str, earlier: &[String]) -> Result<String, HistoryFault> {
    let mut salt = [0; SALT_BYTES];
    match earlier.first() {
        Some(entry) => {
            let entry = read(entry)?;
            let shared = entry.salt.as_ref().ok_or_else(|| HistoryFault::of("no salt"))?;
            return Ok(stretch(password, shared)?.to_string());
        }
        None => getrandom::fill(&mut salt).map_err(HistoryFault::of)?,
    }
    Ok(stretch(password, &salt)?.to_string())
}

/// Whether this password is one of the earlier ones.
///
/// # Errors
/// When the machine lacks the memory, or an entry cannot be read.
pub fn is_reused(password: &str, earlier: &[String]) -> Result<bool, HistoryFault> {
    let mut runs: Vec<PasswordHash> = Vec::new();
    let mut found = false;
    for entry in earlier {
        let entry = read(entry)?;
        let salt = entry.salt.ok_or_else(|| HistoryFault::of("no salt"))?;
        if !runs.iter().any(|run| run.salt == Some(salt)) {
            runs.push(stretch(password, &salt)?);
        }
        let same = runs.iter().filter(|run| run.salt == Some(salt)).any(|run| {
            match (&run.hash, &entry.hash) {
                (Some(ours), Some(theirs)) => ours.as_bytes().ct_eq(theirs.as_bytes()).into(),
                _ => false,
            }
        });
        found |= same;
    }
    Ok(found)
}

fn read(entry: &str) -> Result<PasswordHash, HistoryFault> {
    let entry = PasswordHash::new(entry).map_err(HistoryFault::of)?;
    // Other costs were never written: such an entry could not match, and nobody would notice.
    if Params::try_from(&entry).map_err(HistoryFault::of)?.m_cost() == MEMORY_KIB {
        Ok(entry)
    } else {
        Err(HistoryFault::of("costs that were never used"))
    }
}

fn stretch(password: &str, salt: &[u8]) -> Result<PasswordHash, HistoryFault> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(HistoryFault::of)?;
    Argon2::from(params)
        .hash_password_with_salt(composed(password).as_bytes(), salt)
        .map_err(HistoryFault::of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_earlier_password_is_recognised_and_another_is_not() {
        let mut entries = Vec::new();
        for password in ["first-é-password", "second password"] {
            let entry = history_entry(password, &entries).unwrap();
            assert!(!entry.contains("password"));
            entries.insert(0, entry);
        }
        assert_eq!(is_reused("first-e\u{301}-password", &entries), Ok(true), "composed alike");
        assert_eq!(is_reused("second password", &entries), Ok(true));
        assert_eq!(is_reused("Second password", &entries), Ok(false));
        assert_eq!(is_reused("third", &[]), Ok(false));
    }

    #[test]
    fn entries_of_one_account_share_a_salt_and_those_of_two_do_not() {
        let salt = |entry: &str| read(entry).unwrap().salt.unwrap();
        let first = history_entry("a password", &[]).unwrap();
        let second = history_entry("a password", std::slice::from_ref(&first)).unwrap();
        let other = history_entry("a password", &[]).unwrap();
        assert_eq!(first, second);
        assert_ne!(salt(&first), salt(&other));
    }

    #[test]
    fn an_entry_that_is_not_ours_is_a_fault_and_costs_nothing() {
        let hostile =
            "$argon2id$v=19$m=4000000,t=99,p=1$c29tZXNhbHQxMjM0NTY$aGFzaGhhc2hoYXNoaGFzaA";
        for entry in ["", "secret", hostile] {
            assert!(is_reused("x", &[entry.to_owned()]).is_err(), "{entry}");
            assert!(history_entry("x", &[entry.to_owned()]).is_err(), "{entry}");
        }
    }
}
