//! Sheets that have their headings beside the values and not above them: a card for each customer, one below
//! the other, or a column for each.

use std::collections::HashSet;

use super::{SheetRow, cells};
use crate::imports::mapping::{
    Field,
    headings::{self, Reading},
    shapes,
};

/// Whether the rows of a sheet are each about one field of somebody, and not about somebody.
pub fn is_turned(sample: &[SheetRow]) -> bool {
    let told: Vec<&SheetRow> = sample.iter().filter(|row| row.filled().count() >= 2).collect();
    let labels: Vec<Field> = told.iter().filter_map(|row| label(row)).collect();
    let fields: HashSet<Field> = labels.iter().copied().collect();
    let has_any = |wanted: &[Field]| wanted.iter().any(|it| fields.contains(it));
    // A row of headings begins with one, too, and what stands below it is nobody's label.
    labels.len() >= FEWEST
        && labels.len() * 10 >= told.len() * 8
        && fields.len() >= FEWEST
        && has_any(&[Field::Name, Field::Company, Field::ContactName])
        && has_any(&[Field::Phone, Field::Email, Field::Wechat, Field::Address])
}

/// So many different fields tell a card from a list whose first column happens to have words of headings.
const FEWEST: usize = 3;

/// The field that a row is about: its first cell is a heading, and the next one is not.
fn label(row: &SheetRow) -> Option<Field> {
    let mut texts = row.filled().map(|(_, cell)| cell);
    let (first, second) = (texts.next()?, texts.next()?);
    let text = cells::text(first);
    let text = text.trim_end_matches([':', '：']);
    let says_a_value =
        shapes::of(second).is_surely_a_value() || !headings::is_heading(&cells::text(second));
    let Reading { senses, .. } = headings::read_by_words(text);
    let sense = senses.first().filter(|_| says_a_value && headings::is_heading(text))?;
    Some(sense.field)
}
