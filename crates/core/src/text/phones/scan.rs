//! Finding the number in what was typed: its groups of digits, its extension, the words around it.

/// A number as it stood in the text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// Written with `+` in front.
    pub international: bool,
    /// The runs of digits between separators.
    pub groups: Vec<String>,
    pub extension: Option<String>,
    pub note: Option<String>,
}

/// Longest first, so that none hides another.
const EXTENSION_MARKS: &[&str] = &[
    "extension",
    "分机号",
    "分機號",
    "extn",
    "ext",
    "分机",
    "分機",
    "内线",
    "內線",
    "转接",
    "轉接",
    "转",
    "轉",
    "x",
    "#",
    "*",
];

/// Words that only say that a number follows.
const LABELS: &[&str] = &[
    "tel",
    "telephone",
    "phone",
    "mobile",
    "mob",
    "cell",
    "cellphone",
    "m",
    "t",
    "p",
    "h",
    "电话",
    "電話",
    "手机",
    "手機",
    "手机号",
    "手机号码",
    "手機號碼",
    "座机",
    "座機",
    "固话",
    "市话",
    "市話",
    "联系电话",
    "聯絡電話",
    "联系方式",
    "移动电话",
    "行動電話",
    "固定电话",
    "办公电话",
    "公司电话",
];

/// The number in the text, or nothing when there is none or more than one.
pub(super) fn number(text: &str) -> Option<Found> {
    let runs = runs(text);
    let best = runs.iter().max_by_key(|run| (run.digits, std::cmp::Reverse(run.start)))?;
    let complete = runs.iter().filter(|run| run.digits >= FEWEST_OF_A_SUBSCRIBER).count();
    // A colon behind digits is a time of day.
    let is_moment = text[best.end..].starts_with(':');
    if best.digits < FEWEST || complete > 1 || is_moment {
        return None;
    }
    let run = &text[best.start..best.end];
    let (extension, rest) = extension(&text[best.end..]);
    Some(Found {
        international: run.starts_with('+') || run.starts_with("(+"),
        groups: run
            .split(|c: char| !c.is_ascii_digit())
            .filter(|group| !group.is_empty())
            .map(str::to_owned)
            .collect(),
        extension,
        note: note(&text[..best.start], rest),
    })
}

/// Service numbers such as 95588.
const FEWEST: usize = 5;
/// A subscriber's number, without its area code.
const FEWEST_OF_A_SUBSCRIBER: usize = 7;

struct Run {
    start: usize,
    end: usize,
    digits: usize,
}

/// The stretches of digits with the signs people put between them.
fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if let Some(run) = run(text, at) {
            at = run.end;
            runs.push(run);
        } else {
            at += c.len_utf8();
        }
    }
    runs
}

/// The run that begins exactly at `start`. It ends with a digit or a bracket.
fn run(text: &str, start: usize) -> Option<Run> {
    let (mut at, mut end, mut digits) = (start, start, 0);
    while let Some(c) = text[at..].chars().next() {
        match c {
            '0'..='9' => {
                digits += 1;
                at += 1;
                end = at;
            }
            '+' if at == start => at += 1,
            // (010), (0)20, (+86); behind a whole number a bracket is a remark.
            '(' if digits < FEWEST_OF_A_SUBSCRIBER => {
                let Some(bracket) = bracket(&text[at..]) else { break };
                digits += bracket.bytes().filter(u8::is_ascii_digit).count();
                at += bracket.len();
                end = at;
            }
            '-' | '.' | ' ' | '\u{2010}'..='\u{2015}' | '\u{2212}' if digits > 0 => {
                at += c.len_utf8();
            }
            // 138。0013。8000, as it comes from a Chinese keyboard; behind a whole number it ends a sentence.
            '。' if (1..=FEWEST_OF_A_SUBSCRIBER).contains(&digits)
                && text[at + c.len_utf8()..].starts_with(|next: char| next.is_ascii_digit()) =>
            {
                at += c.len_utf8();
            }
            // 089/2345678: an area code alone is no number, so that another cannot follow it.
            '/' if is_area_code(&text[start..at]) => at += 1,
            _ => break,
        }
    }
    (digits > 0).then_some(Run { start, end, digits })
}

fn is_area_code(text: &str) -> bool {
    let code = text.trim_end();
    code.starts_with('0')
        && (3..=4).contains(&code.len())
        && code.bytes().all(|b| b.is_ascii_digit())
}

/// A bracket at the begin of the text that holds a country or area code.
fn bracket(text: &str) -> Option<&str> {
    let (inside, _) = text.strip_prefix('(')?.split_once(')')?;
    let code = inside.trim().trim_start_matches('+');
    let is_code = !code.is_empty() && code.bytes().all(|b| b.is_ascii_digit());
    is_code.then(|| &text[..inside.len() + 2])
}

/// The extension at the begin of what follows a number, and what then remains.
fn extension(after: &str) -> (Option<String>, &str) {
    let text = after.trim_start_matches([' ', ',', ';', ':', '.', '-', '(']);
    let Some(mark) = EXTENSION_MARKS.iter().find(|mark| starts_with(text, mark)) else {
        return (None, after);
    };
    let text = text[mark.len()..].trim_start_matches([' ', '.', ':', '=', '-', '号']);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=LONGEST_EXTENSION).contains(&digits) {
        (Some(text[..digits].to_owned()), text[digits..].trim_start_matches(['号', '號']))
    } else {
        (None, after)
    }
}

/// What somebody typed, up to the mark of an extension behind a number: `07-3312233` of
/// `07-3312233 ext.5` and of `010-65521234-801`; none where there is no such thing.
pub(in crate::text) fn without_extension(text: &str) -> Option<&str> {
    let run = runs(text).into_iter().max_by_key(|run| run.digits)?;
    if run.digits < FEWEST_OF_A_SUBSCRIBER {
        return None;
    }
    let (marked, rest) = extension(&text[run.end..]);
    if marked.is_some() && rest.trim().is_empty() {
        return Some(&text[..run.end]);
    }
    let (number, last) = text[..run.end].rsplit_once(['-', '\u{2013}'])?;
    let subscriber = number.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    let is_one = run.end == text.len()
        && subscriber.len() >= FEWEST_OF_A_SUBSCRIBER
        && (1..=LONGEST_EXTENSION).contains(&last.len())
        && last.bytes().all(|b| b.is_ascii_digit());
    is_one.then_some(number)
}

const LONGEST_EXTENSION: usize = 6;

fn starts_with(text: &str, mark: &str) -> bool {
    text.get(..mark.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(mark))
}

/// The words around a number, without labels, brackets and lone punctuation.
fn note(before: &str, after: &str) -> Option<String> {
    let words = |text: &str| -> String {
        let edge = |c: char| !c.is_alphanumeric() && !matches!(c, '"' | '“' | '”' | '*' | '&');
        let text = text.trim_matches(edge);
        let is_label = LABELS.iter().any(|label| text.eq_ignore_ascii_case(label));
        if is_label { String::new() } else { text.to_owned() }
    };
    let (before, after) = (words(before), words(after));
    let note = [before, after].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    (!note.is_empty()).then(|| note.join(" "))
}
