//! How old a password is, and what follows from it.

use super::Policy;

const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;
const INITIAL_HOURS: i64 = 72;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    Fine,
    /// A good time to choose another.
    Remind,
    /// A chosen password must be changed now; an initial one no longer opens anything.
    Expired,
}

impl Policy {
    /// The age of a password that its person chose. A clock set back makes no password older.
    pub fn age(&self, changed_at_ms: i64, now_ms: i64) -> Age {
        let days = now_ms.saturating_sub(changed_at_ms) / DAY_MS;
        if self.expire_after_days.is_some_and(|limit| days >= limit) {
            Age::Expired
        } else if days >= self.remind_after_days {
            Age::Remind
        } else {
            Age::Fine
        }
    }

    /// The age of a password that the program made up: it opens the door for 72 hours.
    pub fn age_of_initial(&self, issued_at_ms: i64, now_ms: i64) -> Age {
        let hours = now_ms.saturating_sub(issued_at_ms) / HOUR_MS;
        if hours >= INITIAL_HOURS { Age::Expired } else { Age::Fine }
    }
}
