//! Cells that cannot be understood: a customer comes in without them, and nothing of them is lost.

use serde::{Deserialize, Serialize};

use super::{
    mapping::{Field, shapes},
    plan::Plan,
    report::{RowError, Warning, beginning},
};
use crate::text::{clean, limits};

/// What becomes of a row with a cell that cannot be understood and that a customer can do without.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Unclear {
    /// It comes in. What stands in the cell is noted under its heading, unless it is a secret.
    #[default]
    Note,
    /// It does not come in, and is told.
    Refuse,
}

impl Unclear {
    pub(super) fn before_there_was_a_choice() -> Unclear {
        Unclear::Refuse
    }
}

/// What becomes of one such cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Becomes {
    /// Its row does not come in.
    Error,
    Noted,
    /// It is a telephone number that nobody can place, and stands as one, as it was written.
    Kept,
    /// It stays out of the notes, which more people read than the field.
    Secret,
    /// Nothing could be noted: the sheet shows an error there, or the notes are closed to the person.
    Blank,
}

impl Becomes {
    /// Of a cell of a field of a customer, or of one of its people, that says this.
    pub fn of(plan: &Plan, field: Field, written: &str, is_sheet_error: bool) -> Becomes {
        if plan.unclear == Unclear::Refuse || !plan.can_do_without(field) {
            Becomes::Error
        } else if plan.secret.contains(&field) || is_secret(written) {
            Becomes::Secret
        } else if is_sheet_error || !plan.notes_are_open || written.is_empty() {
            Becomes::Blank
        } else {
            Becomes::Noted
        }
    }

    fn code(self) -> &'static str {
        match self {
            Becomes::Error | Becomes::Noted => "cell_noted",
            Becomes::Kept => "cell_kept",
            Becomes::Secret => "cell_secret",
            Becomes::Blank => "cell_blank",
        }
    }

    /// What is said of a cell that costs no row.
    pub fn warning(self, error: RowError) -> Warning {
        let value = error.value.or(error.written);
        Warning {
            row: error.row,
            column: error.column,
            field: Some(error.field),
            code: self.code(),
            rule: error.rule,
            value: value.filter(|_| self != Becomes::Secret),
        }
    }
}

/// Whether a text is a number of an identity card or of a bank card, or nearly.
pub(super) fn is_secret(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    shapes::is_id_number(&bare) || is_bank_card(&bare)
}

/// Sixteen to nineteen digits as banks give them, with their check digit (ISO/IEC 7812).
fn is_bank_card(digits: &str) -> bool {
    if !(16..=19).contains(&digits.len())
        || !digits.starts_with(['3', '4', '5', '6'])
        || !digits.bytes().all(|it| it.is_ascii_digit())
    {
        return false;
    }
    let doubled = |(at, digit): (usize, u8)| {
        let digit = u32::from(digit - b'0');
        let twice = if at % 2 == 1 { digit * 2 } else { digit };
        if twice > 9 { twice - 9 } else { twice }
    };
    digits.bytes().rev().enumerate().map(doubled).sum::<u32>() % 10 == 0
}

/// Lines for people to read below the notes that there are.
#[derive(Debug)]
pub(super) struct Lines<C> {
    lines: Vec<(C, String)>,
}

impl<C> Default for Lines<C> {
    fn default() -> Lines<C> {
        Lines { lines: Vec::new() }
    }
}

impl<C> Lines<C> {
    pub fn push(&mut self, of: C, line: String) {
        self.lines.push((of, line));
    }

    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The room that the lines would take, line breaks among it, in bytes: never less than characters.
    fn length(&self) -> usize {
        self.lines.iter().map(|(_, line)| line.len() + 1).sum()
    }

    /// Room for notes of the sheet itself, in characters: half of all at least.
    pub fn room_above(&self) -> usize {
        limits::NOTES.saturating_sub(self.length()).max(limits::NOTES / 2)
    }

    /// Writes below `notes` the lines that do not stand there yet; answers of which there was no room
    /// for all.
    pub fn write(self, notes: &mut String) -> Vec<C> {
        let mut is_cut = Vec::new();
        for (of, line) in self.lines {
            if stands_in(notes, &line) {
                continue;
            }
            let before = usize::from(!notes.is_empty());
            let is_short = notes.len() + before + line.len() <= limits::NOTES;
            let line = match is_short {
                true => line,
                false => {
                    let room = limits::NOTES.saturating_sub(notes.chars().count() + before);
                    let kept = cut(&line, room);
                    if kept.len() < line.len() {
                        is_cut.push(of);
                    }
                    kept
                }
            };
            if !line.is_empty() {
                if before > 0 {
                    notes.push('\n');
                }
                notes.push_str(&line);
            }
        }
        is_cut
    }
}

fn stands_in(notes: &str, line: &str) -> bool {
    let is_end = |c: Option<char>| c.is_none_or(|it| it == '\n');
    notes.match_indices(line).any(|(at, _)| {
        let (before, after) = (&notes[..at], &notes[at + line.len()..]);
        is_end(before.chars().next_back()) && is_end(after.chars().next())
    })
}

/// The beginning of a text, and a sign that it is one.
pub(super) fn cut(text: &str, room: usize) -> String {
    const FEWEST: usize = 2;
    if text.chars().count() <= room {
        return text.to_owned();
    }
    if room < FEWEST {
        return String::new();
    }
    let kept: String = text.chars().take(room - 1).collect();
    format!("{}…", kept.trim_end())
}

/// Without the apostrophe that makes a spreadsheet take a number for text.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\'').unwrap_or(text)
}

/// A cell as a line of notes.
pub(super) fn labelled(heading: &str, colon: &str, text: &str) -> String {
    let text = clean::readable(without_mark(text));
    format!("{heading}{colon}{text}")
}

/// A warning that there was no room for all of a cell.
pub(super) fn notes_cut(row: u32, heading: &str, text: &str) -> Warning {
    Warning {
        row,
        column: Some(heading.to_owned()),
        field: Some(Field::Notes.wire()),
        code: "notes_cut",
        rule: None,
        value: Some(beginning(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_cards_are_secrets_and_those_of_orders_are_none() {
        for text in ["11010519491231002X", "110105194912310021", "4111 1111 1111 1111"] {
            assert!(is_secret(text), "{text}");
        }
        for text in ["1234567890123456789", "13800138000", "4111111111111112", "定金 4111", ""] {
            assert!(!is_secret(text), "{text}");
        }
    }

    #[test]
    fn a_line_is_written_once_and_another_that_begins_like_it_too() {
        let mut notes = "电话：12345".to_owned();
        let mut lines = Lines::default();
        for line in ["电话：123", "电话：12345", "电话：123"] {
            lines.push((), line.to_owned());
        }
        assert!(lines.write(&mut notes).is_empty());
        assert_eq!(notes, "电话：12345\n电话：123");
    }

    #[test]
    fn notes_never_grow_over_their_limit_and_what_has_no_room_is_told() {
        let mut notes = "满".repeat(limits::NOTES - 10);
        let mut lines = Lines::default();
        lines.push(1, "尾款：500".to_owned());
        lines.push(2, "定金：".repeat(20));
        lines.push(3, "婚期".to_owned());
        assert_eq!(lines.write(&mut notes), [2, 3]);
        assert_eq!(notes.chars().count(), limits::NOTES);
    }
}
