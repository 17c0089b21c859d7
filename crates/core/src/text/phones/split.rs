//! Several numbers in one cell, told apart.

/// The parts of a cell that hold one number each, in order. Splits at `/ 、 ; , |`, line breaks, and
/// at a space between two whole numbers; not inside brackets. What is too short to be a number stays
/// with its neighbour: the `35` in `65521234/35`, a name before or behind.
pub fn split(text: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = Vec::new();
    // The part being gathered: where it starts, and whether it holds a number yet.
    let (mut start, mut has_number) = (0, false);
    let mut segment_start = 0;
    for cut in cuts(text).into_iter().chain([Cut { at: text.len(), end: text.len() }]) {
        let is_number = count_digits(&text[segment_start..cut.at]) >= FEWEST;
        if is_number && has_number {
            parts.push(text[start..segment_start].trim_end_matches(is_separator));
            start = segment_start;
        }
        has_number |= is_number;
        segment_start = cut.end;
    }
    parts.push(&text[start..]);
    parts.into_iter().flat_map(at_spaces).map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Fewer digits are a room, an extension or the end of a neighbouring number.
const FEWEST: usize = 5;

struct Cut {
    at: usize,
    end: usize,
}

/// Where separators stand outside brackets.
fn cuts(text: &str) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match c {
            '(' | '（' if text[end..].contains([')', '）']) => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            // RFC 3966 parameters belong to their number.
            ';' if text[end..].starts_with("ext=") || text[end..].starts_with("phone-context=") => {
            }
            _ if depth == 0 && is_separator(c) => cuts.push(Cut { at, end }),
            _ => {}
        }
    }
    cuts
}

fn is_separator(c: char) -> bool {
    "/／、;；,，|｜\n\r\t或".contains(c)
}

/// `13800138000 13900139000`: a space with eleven or more digits in one piece on both sides.
fn at_spaces(part: &str) -> Vec<&str> {
    let words: Vec<&str> = part.split_whitespace().collect();
    let whole = |word: &&str| count_digits(word) >= 10;
    if words.len() > 1 && words.iter().all(whole) { words } else { at_labels(part) }
}

/// `新娘 13800138000 新郎 13900139000`: whole numbers with a word before each, or behind each.
fn at_labels(part: &str) -> Vec<&str> {
    let numbers = whole_numbers(part);
    if numbers.len() < 2 {
        return vec![part];
    }
    let is_labelled =
        |pair: &[(usize, usize)]| part[pair[0].1..pair[1].0].contains(char::is_alphabetic);
    if !numbers.windows(2).all(is_labelled) {
        return vec![part];
    }
    let is_behind = part[..numbers[0].0].trim().is_empty();
    let cuts = numbers.windows(2).map(|pair| match is_behind {
        true => pair[1].0,
        false => behind_brackets(part, pair[0].1),
    });
    let mut parts = Vec::with_capacity(numbers.len());
    let mut start = 0;
    for cut in cuts.filter(|it| *it <= part.len()) {
        parts.push(&part[start..cut]);
        start = cut;
    }
    parts.push(&part[start..]);
    parts
}

/// Where digits stand in one piece that are enough for a mobile with or without its country.
fn whole_numbers(part: &str) -> Vec<(usize, usize)> {
    const FEWEST: usize = 11;
    let mut numbers = Vec::new();
    let mut begun: Option<usize> = None;
    let ends = part.char_indices().map(|(at, c)| (at, Some(c))).chain([(part.len(), None)]);
    for (at, c) in ends {
        match (begun, c.is_some_and(|it| it.is_ascii_digit())) {
            (None, true) => begun = Some(at),
            (Some(start), false) => {
                if at - start >= FEWEST {
                    numbers.push((start, at));
                }
                begun = None;
            }
            _ => {}
        }
    }
    numbers
}

/// The end of what stands in brackets behind a number, or closes those that it stands in.
fn behind_brackets(part: &str, end: usize) -> usize {
    let rest = &part[end..];
    let spaces = rest.len() - rest.trim_start().len();
    let closed = |text: &str| {
        text.char_indices().find(|(_, c)| [')', '）'].contains(c)).map(|(at, c)| at + c.len_utf8())
    };
    match rest[spaces..].chars().next() {
        Some('(' | '（' | ')' | '）') => {
            let next = closed(&rest[spaces..]).unwrap_or(0);
            let is_number =
                rest[spaces..spaces + next].chars().filter(char::is_ascii_digit).count() >= 11;
            if is_number { end } else { end + spaces + next }
        }
        _ => end,
    }
}

fn count_digits(text: &str) -> usize {
    text.chars().filter(|c| c.is_ascii_digit() || ('０'..='９').contains(c)).count()
}
