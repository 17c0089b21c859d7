//! A random password for a new account: read aloud, typed once, then changed.

use zeroize::Zeroizing;

/// No vowels, so that no word appears by chance; nothing that looks like something else on a
/// screen (0O 1lI 5S 2Z) or in handwriting (gq9).
const LETTERS: &[u8] = b"bcdfhjkmnprtvwxy346789";
const GROUPS: usize = 4;
const GROUP: usize = 4;

/// Sixteen letters and digits in four groups, such as `kv7x-m3rd-9tfw-hj4p`: 71 random bits.
#[expect(clippy::expect_used, reason = "without randomness there is nothing safe left to do")]
pub fn initial() -> Zeroizing<String> {
    loop {
        let mut pool = Zeroizing::new([0_u8; 64]);
        getrandom::fill(pool.as_mut_slice()).expect("the operating system gives random bytes");
        if let Some(password) = spelled(pool.as_slice()) {
            return password;
        }
    }
}

/// The password that these random bytes spell. None when they run out, or when it would lack a
/// letter or a digit, which the strict rules ask for.
fn spelled(pool: &[u8]) -> Option<Zeroizing<String>> {
    // Bytes beyond the last whole multiple would make the first letters more likely than others.
    let fair = 256 - 256 % LETTERS.len();
    let mut letters = pool
        .iter()
        .map(|byte| usize::from(*byte))
        .filter(|byte| *byte < fair)
        .filter_map(|byte| LETTERS.get(byte % LETTERS.len()));
    let mut password = Zeroizing::new(String::with_capacity(GROUPS * (GROUP + 1)));
    for place in 0..GROUPS * GROUP {
        if place > 0 && place % GROUP == 0 {
            password.push('-');
        }
        password.push(char::from(*letters.next()?));
    }
    let has = |is_kind: fn(char) -> bool| password.chars().any(is_kind);
    (has(|it| it.is_ascii_digit()) && has(|it| it.is_ascii_alphabetic())).then_some(password)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::passwords::{Policy, Preset};

    #[test]
    fn initial_passwords_pass_their_own_rules_and_read_easily() {
        for _ in 0..200 {
            let password = initial();
            assert_eq!(Policy::of(Preset::Strict).check(&password, &["admin", "恒达贸易"]), Ok(()));
            let groups: Vec<&str> = password.split('-').collect();
            assert!(groups.iter().all(|group| group.len() == 4) && groups.len() == 4);
            assert!(!password.chars().any(|letter| "0O1lIsSzZ25aeiougqG".contains(letter)));
        }
    }

    #[test]
    fn initial_passwords_have_more_than_sixty_bits() {
        let bits = (LETTERS.len() as f64).log2() * (GROUPS * GROUP) as f64;
        // Demanding a letter and a digit takes away less than one bit in a hundred passwords.
        assert!(bits > 70.0, "{bits}");
        assert_ne!(*initial(), *initial());
    }

    #[test]
    fn each_letter_is_as_likely_as_any_other() {
        let all: Vec<u8> = (0..=255).collect();
        let fair = 256 - 256 % LETTERS.len();
        let mut counts = vec![0; LETTERS.len()];
        for byte in all.iter().filter(|byte| usize::from(**byte) < fair) {
            counts[usize::from(*byte) % LETTERS.len()] += 1;
        }
        assert!(counts.iter().all(|count| *count == counts[0]), "{counts:?}");
    }

    #[test]
    fn bytes_that_spell_no_digit_or_no_letter_are_thrown_away() {
        assert_eq!(spelled(&[0; 64]), None);
        assert_eq!(spelled(&[16; 64]), None);
        assert_eq!(spelled(&[255; 64]), None, "beyond the fair range");
        let mut pool = [0; 64];
        pool[3] = 16;
        assert_eq!(spelled(&pool).unwrap().as_str(), "bbb3-bbbb-bbbb-bbbb");
    }
}
