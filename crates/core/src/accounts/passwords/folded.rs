//! A password as a guesser sees it: width, case and Chinese characters folded away, then taken
//! apart into its letters and its digits.

use pinyin::ToPinyin;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Lower-case, half-width, Chinese characters as pinyin without tones.
pub(super) struct Folded(Zeroizing<String>);

/// One way to take a password apart.
pub(super) struct Parts {
    pub letters: Zeroizing<String>,
    pub digits: Zeroizing<String>,
    /// Characters that are neither.
    pub others: usize,
}

impl Folded {
    pub(super) fn of(text: &str) -> Folded {
        // The longest syllable has six letters; room enough that the string never moves.
        let mut folded = Zeroizing::new(String::with_capacity(text.len() * 6));
        for letter in text.nfkc().flat_map(char::to_lowercase) {
            match letter.to_pinyin() {
                // ü is typed as v.
                Some(syllable) => folded.extend(
                    syllable.plain().chars().map(|letter| if letter == 'ü' { 'v' } else { letter }),
                ),
                None => folded.push(letter),
            }
        }
        Folded(folded)
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// The ways in which the password may be a word and a number with some dressing: as it stands,
    /// and with digits and signs inside the word read as the letters they stand for (`p@ssw0rd1`).
    pub(super) fn parts(&self) -> [Parts; 2] {
        [self.as_it_stands(), self.read_as_letters()]
    }

    fn as_it_stands(&self) -> Parts {
        let mut parts = Parts::with_room_for(&self.0);
        for letter in self.0.chars() {
            parts.push(letter);
        }
        parts
    }

    fn read_as_letters(&self) -> Parts {
        let is_letter = |letter: char| letter.is_ascii_lowercase();
        let first = self.0.find(is_letter).unwrap_or(self.0.len());
        let last = self.0.rfind(is_letter).unwrap_or(first);
        let mut parts = Parts::with_room_for(&self.0);
        for (place, letter) in self.0.char_indices() {
            let inside = first < place && place < last;
            parts.push(if inside { stands_for(letter) } else { letter });
        }
        parts
    }
}

impl Parts {
    fn with_room_for(text: &str) -> Parts {
        let room = || Zeroizing::new(String::with_capacity(text.len()));
        Parts { letters: room(), digits: room(), others: 0 }
    }

    fn push(&mut self, letter: char) {
        if letter.is_ascii_lowercase() {
            self.letters.push(letter);
        } else if letter.is_ascii_digit() {
            self.digits.push(letter);
        } else {
            self.others += 1;
        }
    }
}

fn stands_for(letter: char) -> char {
    match letter {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' | '+' => 't',
        other => other,
    }
}
