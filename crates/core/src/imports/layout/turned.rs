//! Sheets that have their headings beside the values and not above them: a card for each customer, one below
//! the other, or a column for each.

use std::collections::HashSet;

use clientele_tables::Cell;

use super::{SheetRow, cells};
use crate::imports::mapping::{Field, headings, shapes};

/// So many different fields tell a card from a list whose first column happens to have words of headings.
const FEWEST: usize = 3;

const NAMING: [Field; 3] = [Field::Name, Field::Company, Field::ContactName];

/// Whether the rows of a sheet are each about one field of somebody, and not about somebody.
pub fn is_turned(sample: &[SheetRow]) -> bool {
    // Where all are headings, none is a value: the row above a table, or one of words such as 职务 | 经理.
    let tells =
        |row: &&SheetRow| row.filled().nth(1).is_some() && !row.filled().all(|it| is_label(it.1));
    let told: Vec<&SheetRow> = sample.iter().filter(tells).collect();
    let labels: Vec<Field> = told.iter().filter_map(|row| label(row)).collect();
    let fields: HashSet<Field> = labels.iter().copied().collect();
    let has_any = |wanted: &[Field]| wanted.iter().any(|it| fields.contains(it));
    labels.len() >= FEWEST
        && labels.len() * 10 >= told.len() * 8
        && fields.len() >= FEWEST
        && has_any(&NAMING)
        && has_any(&[Field::Phone, Field::Email, Field::Wechat, Field::Address])
}

/// The field that a row is about: its first cell is a heading, and the next one is not, or is one only by
/// chance.
fn label(row: &SheetRow) -> Option<Field> {
    let cells: Vec<&Cell> = row.filled().map(|(_, cell)| cell).collect();
    let (first, second) = (cells.first()?, cells.get(1)?);
    let is_even = cells.len() > 2 && cells.len().is_multiple_of(2);
    let pairs = is_even && cells.iter().step_by(2).all(|it| is_label(it));
    field_of(first).filter(|_| pairs || !is_label(second))
}

fn is_label(cell: &Cell) -> bool {
    !shapes::of(cell).is_surely_a_value() && headings::is_heading(&label_text(cell))
}

fn field_of(cell: &Cell) -> Option<Field> {
    let reading = headings::read_by_words(&label_text(cell));
    reading.senses.first().filter(|_| is_label(cell)).map(|it| it.field)
}

fn label_text(cell: &Cell) -> String {
    cells::tidy_heading(cells::text(cell).trim_end_matches([':', '：']))
}

/// What is said of one customer: each field by its heading.
#[derive(Default)]
struct Card {
    last_row: u32,
    said: Vec<(String, Cell)>,
}

/// The rows of a turned sheet as a table: its headings, then a row for each customer, with the number of
/// the last row that is about them. None where the sheet does not say clearly what belongs to what.
pub fn upright(rows: &[SheetRow]) -> Option<Vec<SheetRow>> {
    // What stands above the first heading is a title.
    let begin = rows.iter().position(|row| label(row).is_some())?;
    let (first, rows) = (&rows[begin], &rows[begin..]);
    let cards = in_columns(rows).or_else(|| in_cards(rows))?;
    let mut headings: Vec<String> = Vec::new();
    for (heading, _) in cards.iter().flat_map(|it| &it.said) {
        if !headings.contains(heading) {
            headings.push(heading.clone());
        }
    }
    let header = headings.iter().map(|it| Cell::Text(it.clone())).collect();
    let row = |card: &Card| {
        let said = |heading: &String| {
            let found = card.said.iter().find(|(it, _)| it == heading);
            found.map_or(Cell::Empty, |(_, cell)| cell.clone())
        };
        SheetRow::new(card.last_row, headings.iter().map(said).collect())
    };
    let header = SheetRow::new(first.number, header);
    Some(std::iter::once(header).chain(cards.iter().map(row)).collect())
}

/// A column for each customer, the headings in the first.
fn in_columns(rows: &[SheetRow]) -> Option<Vec<Card>> {
    let named = |row: &&SheetRow| label(row).is_some_and(|it| NAMING.contains(&it));
    let mut names = rows.iter().find(named)?.filled();
    let (place, _) = names.next()?;
    let names: Vec<(usize, &Cell)> = names.collect();
    if names.len() < 2 || names.iter().any(|(_, cell)| is_label(cell)) {
        return None;
    }
    let mut headings = HashSet::new();
    let mut cards: Vec<Card> = Vec::new();
    let header = rows.first()?.number;
    cards.extend(
        (header + 1..).zip(&names).map(|(last_row, _)| Card { last_row, said: Vec::new() }),
    );
    for row in rows {
        let heading = label_text(row.cell(place));
        let mut values = row.filled().filter(|(at, _)| *at != place);
        let fits = values.all(|(at, _)| names.iter().any(|(of, _)| *of == at));
        if !fits || heading.is_empty() || !headings.insert(heading.clone()) {
            return None;
        }
        for (card, (at, _)) in cards.iter_mut().zip(&names) {
            card.said.push((heading.clone(), row.cell(*at).clone()));
        }
    }
    Some(cards)
}

/// A card for each customer, which begins with what the first begins with.
fn in_cards(rows: &[SheetRow]) -> Option<Vec<Card>> {
    let places = places_of_labels(rows);
    let mut cards: Vec<Card> = Vec::new();
    let mut begin: Option<String> = None;
    for row in rows {
        let pairs = pairs(row, &places)?;
        let Some((heading, _)) = pairs.first() else { continue };
        if begin.get_or_insert_with(|| heading.clone()) == heading {
            cards.push(Card::default());
        }
        let card = cards.last_mut()?;
        card.last_row = row.number;
        for (heading, cell) in pairs {
            // What is said twice would be lost: nobody knows which of them is meant.
            if card.said.iter().any(|(it, _)| *it == heading) {
                return None;
            }
            card.said.push((heading, cell));
        }
    }
    // The table's headings have the number of the row where the first card begins.
    let is_below = cards.first()?.last_row > rows.first()?.number;
    is_below.then_some(cards)
}

/// The columns of headings: those in which most cells are one.
fn places_of_labels(rows: &[SheetRow]) -> Vec<usize> {
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let is_place = |at: &usize| {
        let filled = rows.iter().map(|row| row.cell(*at)).filter(|it| !cells::is_blank(it));
        let (labels, others): (Vec<_>, Vec<_>) = filled.partition(|it| is_label(it));
        labels.len() > others.len()
    };
    (0..width).filter(is_place).collect()
}

/// The headings of a row, each with the cell behind it. None where something has no heading; nothing for
/// a title.
fn pairs(row: &SheetRow, places: &[usize]) -> Option<Vec<(String, Cell)>> {
    let mut found: Vec<(String, Cell)> = Vec::new();
    let is_alone = row.filled().nth(1).is_none();
    for (at, cell) in row.filled() {
        let is_open = found.last().is_some_and(|(_, said)| *said == Cell::Empty);
        if !is_open && let Some(pair) = within(cell) {
            found.push(pair);
        } else if places.contains(&at) && !is_alone {
            found.push((label_text(cell), Cell::Empty));
        } else if let Some((_, said)) = found.last_mut().filter(|_| is_open) {
            *said = cell.clone();
        } else if !places.contains(&at) {
            return None;
        }
    }
    Some(found)
}

/// 姓名：张伟, both in one cell.
fn within(cell: &Cell) -> Option<(String, Cell)> {
    let text = cells::text(cell);
    let (heading, said) = text.split_once([':', '：'])?;
    let heading = Cell::Text(heading.to_owned());
    let is_pair = is_label(&heading) && !said.trim().is_empty();
    is_pair.then(|| (label_text(&heading), Cell::Text(said.trim().to_owned())))
}
