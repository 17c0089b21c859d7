//! What a person says about a column: `--map COLUMN=FIELD`.

use serde::{Deserialize, Serialize};

use super::{Field, Mapping, Unmapped, headings};
use crate::imports::layout::{cells, letter};

/// A column, by its heading or letter, and the field it is to fill; `None` leaves it out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(rename = "ColumnChoice")]
pub struct Choice {
    pub column: String,
    pub field: Option<Field>,
}

/// Why a choice cannot be followed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChoiceError {
    #[error("`{text}` is not COLUMN=FIELD")]
    Form { text: String },
    #[error("no field is called `{field}`")]
    UnknownField { field: String },
    #[error("no column is called `{column}`")]
    UnknownColumn { column: String },
    #[error("several columns are called `{column}`: say its letter")]
    AmbiguousColumn { column: String },
    #[error("`{}` can be filled by one column only", field.wire())]
    Twice { field: Field },
}

/// Reads `COLUMN=FIELD`: the field by its wire name or any word that the dictionary of headings knows,
/// `COLUMN=-` to leave the column out. The last `=` parts the two, since a heading may hold one.
pub fn parse_choice(text: &str) -> Result<Choice, ChoiceError> {
    let form = || ChoiceError::Form { text: text.to_owned() };
    let (column, field) = text.rsplit_once(['=', '＝']).ok_or_else(form)?;
    let (column, field) = (column.trim(), field.trim());
    if column.is_empty() || field.is_empty() {
        return Err(form());
    }
    let field = match field {
        "-" | "－" | "—" => None,
        word => Some(field_called(word)?),
    };
    Ok(Choice { column: column.to_owned(), field })
}

fn field_called(word: &str) -> Result<Field, ChoiceError> {
    let by_wire = Field::from_wire(&word.to_ascii_lowercase());
    let by_heading = || {
        let reading = headings::read_by_words(word);
        reading.senses.first().filter(|sense| sense.strength >= 0.6).map(|sense| sense.field)
    };
    by_wire.or_else(by_heading).ok_or_else(|| ChoiceError::UnknownField { field: word.to_owned() })
}

impl Mapping {
    /// Follows what a person chose: over every guess, and a guess gives way where the field takes one column
    /// only. Nothing changes when one of the choices cannot be followed.
    pub fn choose(&mut self, choices: &[Choice]) -> Result<(), ChoiceError> {
        let mut changed = self.clone();
        for choice in choices {
            let at = changed.position(&choice.column)?;
            let column = &mut changed.columns[at];
            column.runner_up =
                column.field.filter(|old| Some(*old) != choice.field).or(column.runner_up);
            column.field = choice.field;
            column.person = 0;
            column.confidence = 100;
            column.chosen = true;
            column.unmapped = Unmapped::Open;
        }
        for choice in choices {
            if let Some(field) = choice.field.filter(|field| !field.takes_several_columns()) {
                changed.make_single(field)?;
            }
        }
        if !changed.is_own {
            changed.name_rule = changed.usual_name_rule();
        }
        *self = changed;
        Ok(())
    }

    /// Takes a field from the columns where it was only guessed.
    fn make_single(&mut self, field: Field) -> Result<(), ChoiceError> {
        if self.columns_of(field).filter(|column| column.chosen).count() > 1 {
            return Err(ChoiceError::Twice { field });
        }
        for column in &mut self.columns {
            if column.field == Some(field) && column.person == 0 && !column.chosen {
                column.field = None;
                column.confidence = 0;
                column.runner_up = Some(field);
            }
        }
        Ok(())
    }

    /// The column of that heading, or failing that of that letter.
    fn position(&self, called: &str) -> Result<usize, ChoiceError> {
        let named = |same: &dyn Fn(&str) -> bool| -> Vec<usize> {
            let columns = self.columns.iter().enumerate();
            columns.filter(|(_, column)| same(&column.heading)).map(|(at, _)| at).collect()
        };
        let mut found = named(&|heading| heading == called);
        if found.is_empty() {
            let wanted = cells::squashed(called);
            found = named(&|heading| cells::squashed(heading) == wanted);
        }
        if found.is_empty() {
            let wanted = called.to_ascii_uppercase();
            let columns = self.columns.iter().enumerate();
            found =
                columns.filter(|(_, it)| letter(it.index) == wanted).map(|(at, _)| at).collect();
        }
        match found[..] {
            [at] => Ok(at),
            [] => Err(ChoiceError::UnknownColumn { column: called.to_owned() }),
            _ => Err(ChoiceError::AmbiguousColumn { column: called.to_owned() }),
        }
    }
}
