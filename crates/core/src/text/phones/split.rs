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
    if words.len() > 1 && words.iter().all(whole) { words } else { vec![part] }
}

fn count_digits(text: &str) -> usize {
    text.chars().filter(|c| c.is_ascii_digit() || ('０'..='９').contains(c)).count()
}
