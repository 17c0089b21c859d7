//! A set of rows, a bit each.

/// Rows of a table, by their places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Rows {
    words: Vec<u64>,
    length: usize,
}

const BITS: usize = 64;

impl Rows {
    pub fn none(length: usize) -> Rows {
        Rows { words: vec![0; length.div_ceil(BITS)], length }
    }

    pub fn all(length: usize) -> Rows {
        Rows::none(length).negated()
    }

    /// The rows whose value lies between two, both included.
    pub fn within(column: &[i64], low: i64, high: i64) -> Rows {
        Rows::that(column, |value| (low..=high).contains(&value))
    }

    /// The rows whose value is one of these, which go up.
    pub fn among(column: &[i64], values: &[i64]) -> Rows {
        match values {
            [] => Rows::none(column.len()),
            [only] => Rows::within(column, *only, *only),
            [one, other] => Rows::that(column, |value| value == *one || value == *other),
            _ => Rows::that(column, |value| values.binary_search(&value).is_ok()),
        }
    }

    fn that(column: &[i64], test: impl Fn(i64) -> bool) -> Rows {
        let word = |values: &[i64]| {
            let bits = values.iter().enumerate();
            bits.fold(0, |word, (at, value)| word | (u64::from(test(*value)) << at))
        };
        Rows { words: column.chunks(BITS).map(word).collect(), length: column.len() }
    }

    pub fn and(&mut self, other: &Rows) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, with)| *word &= with);
    }

    pub fn or(&mut self, other: &Rows) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, with)| *word |= with);
    }

    pub fn negated(mut self) -> Rows {
        self.words.iter_mut().for_each(|word| *word = !*word);
        let used = self.length % BITS;
        if let Some(last) = self.words.last_mut()
            && used > 0
        {
            *last &= (1 << used) - 1;
        }
        self
    }

    pub fn has(&self, row: usize) -> bool {
        self.words.get(row / BITS).is_some_and(|word| (word >> (row % BITS)) & 1 == 1)
    }

    pub fn set(&mut self, row: usize) {
        self.words[row / BITS] |= 1 << (row % BITS);
    }

    pub fn clear(&mut self, row: usize) {
        self.words[row / BITS] &= !(1 << (row % BITS));
    }

    /// Makes room for one more row, which is not among them yet.
    pub fn lengthen(&mut self) {
        self.length += 1;
        self.words.resize(self.length.div_ceil(BITS), 0);
    }

    pub fn count(&self) -> u64 {
        self.words.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    /// Their places, going up.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros() as usize)?;
                rest &= rest - 1;
                Some(at * BITS + bit)
            })
        })
    }
}
