//! The recovery key: 160 random bits as eight groups of four signs, and a ninth that checks them.
//!
//! Signs are Crockford's base32. Two signs are one number of ten bits; the check group is the two
//! numbers that make `Σ s` and `Σ s·aʲ` vanish over all eighteen in GF(2¹⁰) (Reed–Solomon). So any
//! slip within two numbers is noticed, and of a slip within one the group is known.

use zeroize::Zeroizing;

use super::{
    keys::{Secret, prints_nothing},
    sealed,
};

/// Groups on a recovery sheet, the check group included.
pub const GROUPS: usize = 9;
const GROUP_SIGNS: usize = 4;
const SIGNS: usize = GROUPS * GROUP_SIGNS;
const NUMBERS: usize = SIGNS / 2;
const SECRET_NUMBERS: usize = NUMBERS - 2;
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Opens the vault without a password. Written on paper, never stored.
pub struct RecoveryKey(Secret<20>);

prints_nothing!(RecoveryKey);

/// Why a typed recovery key is none. Groups count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryError {
    #[error("group {group} has a sign that no recovery key has")]
    Sign { group: usize },
    #[error("group {group} does not have four signs")]
    GroupLength { group: usize },
    #[error("{found} signs instead of 36")]
    Length { found: usize },
    #[error("the check group does not match")]
    Check {
        /// The group that alone can explain it, if one can.
        suspect: Option<usize>,
    },
}

impl RecoveryKey {
    pub(crate) fn random() -> RecoveryKey {
        RecoveryKey(Secret::random())
    }

    /// Reads what a person typed: any case, `O` for 0, `I` and `L` for 1, full-width signs, and
    /// spaces or hyphens anywhere or nowhere.
    pub fn parse(typed: &str) -> Result<RecoveryKey, RecoveryError> {
        let signs = signs(typed)?;
        let mut numbers = Zeroizing::new([0; NUMBERS]);
        for (number, pair) in numbers.iter_mut().zip(signs.as_chunks::<2>().0) {
            *number = u16::from(pair[0]) << 5 | u16::from(pair[1]);
        }
        check(&numbers)?;
        Ok(RecoveryKey(Secret::written_by(|bytes| pack(&numbers, bytes))))
    }

    /// The nine groups as they are printed.
    pub fn groups(&self) -> [String; GROUPS] {
        let numbers = self.numbers();
        let sign = |five_bits: u16| char::from(ALPHABET[usize::from(five_bits & 31)]);
        std::array::from_fn(|group| {
            let (high, low) = (numbers[2 * group], numbers[2 * group + 1]);
            [high >> 5, high, low >> 5, low].map(sign).iter().collect()
        })
    }

    /// Whether `typed` is the group with this index, read as tolerantly as the whole key.
    pub fn check_typed(&self, group: usize, typed: &str) -> bool {
        let typed: Option<Zeroizing<Vec<u8>>> = typed
            .chars()
            .filter(|&sign| !separates(sign))
            .map(value)
            .collect::<Option<_>>()
            .map(Zeroizing::new);
        let printed =
            self.groups().get(group).map(|printed| printed.chars().filter_map(value).collect());
        typed.is_some() && typed == printed.map(Zeroizing::new)
    }

    /// The key that locks the private key of this recovery key's slot. It needs no slow
    /// stretching: nobody guesses 160 bits.
    pub(super) fn kek(&self, salt: &[u8; 16]) -> Secret<32> {
        self.0.derive(salt, &[sealed::KEK_LABEL])
    }

    #[cfg(test)]
    pub(super) fn expose(&self) -> &[u8; 20] {
        self.0.expose()
    }

    fn numbers(&self) -> Zeroizing<[u16; NUMBERS]> {
        let mut numbers = Zeroizing::new([0; NUMBERS]);
        let (fives, _) = self.0.expose().as_chunks::<5>();
        for (four, bytes) in numbers.as_chunks_mut::<4>().0.iter_mut().zip(fives) {
            let bits = bytes.iter().fold(0u64, |bits, &byte| bits << 8 | u64::from(byte));
            for (place, number) in four.iter_mut().enumerate() {
                *number = (bits >> (30 - 10 * place) & 0x3ff) as u16;
            }
        }
        let (sum, weighted) = syndromes(&numbers);
        // s₁₆ + s₁₇ = sum and a¹⁶·s₁₆ + a¹⁷·s₁₇ = weighted, solved for both.
        let (w16, w17) = (weight(SECRET_NUMBERS), weight(SECRET_NUMBERS + 1));
        let first = times(weighted ^ times(w17, sum), inverse(w16 ^ w17));
        numbers[SECRET_NUMBERS] = first;
        numbers[SECRET_NUMBERS + 1] = sum ^ first;
        numbers
    }
}

fn pack(numbers: &[u16; NUMBERS], bytes: &mut [u8; 20]) {
    let (fours, _) = numbers.as_chunks::<4>();
    for (five, four) in bytes.as_chunks_mut::<5>().0.iter_mut().zip(fours) {
        let bits = four.iter().fold(0u64, |bits, &number| bits << 10 | u64::from(number));
        five.copy_from_slice(&bits.to_be_bytes()[3..]);
    }
}

/// The 36 signs as numbers of five bits.
fn signs(typed: &str) -> Result<Zeroizing<Vec<u8>>, RecoveryError> {
    let groups: Vec<&str> = typed.split(separates).filter(|group| !group.is_empty()).collect();
    let found = groups.iter().map(|group| group.chars().count()).sum();
    // The writer's own groups tell where a sign is missing, if there are as many as on the sheet.
    if groups.len() == GROUPS
        && let Some(group) = groups.iter().position(|group| group.chars().count() != GROUP_SIGNS)
    {
        return Err(RecoveryError::GroupLength { group });
    }
    if found != SIGNS {
        return Err(RecoveryError::Length { found });
    }
    let mut signs = Zeroizing::new(Vec::with_capacity(SIGNS));
    for sign in groups.into_iter().flat_map(str::chars) {
        let group = signs.len() / GROUP_SIGNS;
        signs.push(value(sign).ok_or(RecoveryError::Sign { group })?);
    }
    Ok(signs)
}

fn separates(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '－')
}

fn value(sign: char) -> Option<u8> {
    // A Chinese keyboard left in full-width mode shifts all of ASCII by the same distance.
    let narrow = match sign {
        '！'..='～' => char::from_u32(u32::from(sign) - 0xfee0)?,
        other => other,
    };
    let sign = match narrow.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.iter().position(|&own| char::from(own) == sign).map(|value| value as u8)
}

fn check(numbers: &[u16; NUMBERS]) -> Result<(), RecoveryError> {
    match syndromes(numbers) {
        (0, 0) => Ok(()),
        (sum, weighted) => {
            let alone = |&at: &usize| times(weight(at), sum) == weighted;
            let suspect = (0..NUMBERS).find(alone).map(|at| at * 2 / GROUP_SIGNS);
            Err(RecoveryError::Check { suspect })
        }
    }
}

/// `Σ s` and `Σ s·aʲ`. One wrong number, off by `e` at `j`, makes them `e` and `e·aʲ`.
fn syndromes(numbers: &[u16; NUMBERS]) -> (u16, u16) {
    numbers.iter().enumerate().fold((0, 0), |(sum, weighted), (at, &number)| {
        (sum ^ number, weighted ^ times(weight(at), number))
    })
}

/// `aʲ`, where `a` is the root of the field's polynomial.
fn weight(at: usize) -> u16 {
    (0..at).fold(1, |power, _| times(power, 2))
}

/// Multiplication in GF(2¹⁰) modulo x¹⁰ + x³ + 1.
fn times(a: u16, b: u16) -> u16 {
    (0..10).rev().fold(0, |product, bit| {
        let doubled = product << 1;
        let reduced = if doubled & 0x400 == 0 { doubled } else { doubled ^ 0x409 };
        if b >> bit & 1 == 0 { reduced } else { reduced ^ a }
    })
}

fn inverse(a: u16) -> u16 {
    // The field's other 1,023 numbers are a group: a¹⁰²² is the inverse.
    (0..1022).fold(1, |power, _| times(power, a))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> RecoveryKey {
        RecoveryKey(Secret::written_by(|bytes| {
            *bytes = std::array::from_fn(|at| (at as u8).wrapping_mul(37) ^ 0x5a);
        }))
    }

    fn same(a: &RecoveryKey, b: &RecoveryKey) -> bool {
        a.expose() == b.expose()
    }

    #[test]
    fn what_is_printed_can_be_typed_back() {
        for _ in 0..100 {
            let key = RecoveryKey::random();
            let typed = key.groups().join("-");
            assert!(same(&RecoveryKey::parse(&typed).unwrap(), &key));
        }
    }

    #[test]
    fn the_printed_form_of_a_key_never_changes() {
        assert_eq!(example().groups().join(" "), "B9ZH 0DEE WE25 JWGQ 536Y DETW E452 ZG75 PGQQ");
    }

    #[test]
    fn case_spaces_look_alikes_and_full_width_signs_are_forgiven() {
        let key = example();
        let plain = key.groups().concat();
        let full_width: String =
            plain.chars().map(|sign| char::from_u32(sign as u32 + 0xfee0).unwrap()).collect();
        for typed in [
            plain.to_lowercase(),
            plain.replace('0', "o").replace('1', "l"),
            plain.replace('0', "O").replace('1', "I"),
            format!("  {}\r\n", key.groups().join(" - ")),
            key.groups().join("\u{3000}"),
            key.groups().join("—"),
            plain.chars().flat_map(|sign| [sign, ' ']).collect(),
            full_width,
        ] {
            assert!(RecoveryKey::parse(&typed).is_ok_and(|read| same(&read, &key)), "{typed}");
        }
    }

    #[test]
    fn every_single_wrong_sign_is_noticed_and_its_group_named() {
        let printed = example().groups().concat();
        for at in 0..SIGNS {
            for &other in ALPHABET.iter().filter(|&&sign| sign != printed.as_bytes()[at]) {
                let mut typed = printed.clone().into_bytes();
                typed[at] = other;
                let suspect = Some(at / GROUP_SIGNS);
                let error = RecoveryKey::parse(std::str::from_utf8(&typed).unwrap()).unwrap_err();
                assert_eq!(error, RecoveryError::Check { suspect });
            }
        }
    }

    #[test]
    fn two_groups_exchanged_are_noticed() {
        let key = example();
        for (a, b) in (0..GROUPS).flat_map(|a| (0..a).map(move |b| (a, b))) {
            let mut groups = key.groups();
            groups.swap(a, b);
            let error = RecoveryKey::parse(&groups.join(" ")).unwrap_err();
            assert!(matches!(error, RecoveryError::Check { .. }));
        }
    }

    #[test]
    fn missing_and_impossible_signs_are_told_with_their_group() {
        let mut groups = example().groups();
        groups[3].pop();
        let error = |typed: &str| RecoveryKey::parse(typed).unwrap_err();
        assert_eq!(error(&groups.join("-")), RecoveryError::GroupLength { group: 3 });
        assert_eq!(error(&groups.concat()), RecoveryError::Length { found: 35 });
        assert_eq!(error(""), RecoveryError::Length { found: 0 });
        groups[3].push('U');
        assert_eq!(error(&groups.concat()), RecoveryError::Sign { group: 3 });
        groups[3].pop();
        groups[3].push('客');
        assert_eq!(error(&groups.concat()), RecoveryError::Sign { group: 3 });
    }

    #[test]
    fn a_group_typed_back_is_compared_as_tolerantly() {
        let key = example();
        for (group, printed) in key.groups().iter().enumerate() {
            assert!(key.check_typed(group, &format!(" {} ", printed.to_lowercase())));
            assert!(!key.check_typed(group, &printed[..3]));
            assert!(!key.check_typed((group + 1) % GROUPS, printed));
        }
        assert!(!key.check_typed(0, ""));
        assert!(!key.check_typed(GROUPS, ""));
        assert!(!key.check_typed(0, "UUUU"));
    }
}
