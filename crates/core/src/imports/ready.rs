//! Rows of ours, known to be right: the sample customers come in the way of an import.

use super::{
    Nameless, Unclear,
    layout::SheetRow,
    mapping::{Field, Kind, NameRule},
    plan::{Label, Plan, Planned},
    row::RowReader,
    words::Meanings,
    write::{self, Maker},
};
use crate::{
    Error, Result, customers,
    directory::Directory,
    gate::Tx,
    id::{BatchId, CustomerId},
    text::dates::Order,
    words::Language,
};

/// Makes a customer of every row; `fields` says what each column holds.
///
/// # Errors
/// `Forbidden` without the right to create, `Internal` when a row is wrong after all.
pub(crate) fn make_all(
    tx: &mut Tx<'_>,
    batch: BatchId,
    fields: &[Option<Field>],
    rows: &[SheetRow],
    language: Language,
) -> Result<Vec<CustomerId>> {
    let plan = plan_of(fields);
    let blank = customers::blank(tx, Some(batch))?;
    let mut directory = Directory::load(tx)?;
    let mut maker = Maker::new(tx)?;
    let mut made = Vec::with_capacity(rows.len());
    for row in rows {
        let settings = tx.settings();
        let today = tx.today();
        let reader = RowReader { plan: &plan, directory: &directory, settings, language, today };
        let mut understood = reader.understand(row, blank.clone());
        let words = write::settle_words(tx, &mut directory, &mut understood)?;
        if !understood.errors.is_empty() || !words.is_empty() {
            return Err(Error::broken("the rows of our samples are right"));
        }
        made.push(maker.make(tx, understood.record, understood.people)?);
    }
    maker.settle(tx)?;
    Ok(made)
}

fn plan_of(fields: &[Option<Field>]) -> Plan {
    let columns = fields.iter().enumerate().filter_map(|(index, field)| {
        let field = (*field)?;
        let target = customers::Field::of_word(field.wire());
        let (heading, order) = (field.wire().to_owned(), Order::YearFirst);
        Some(Planned {
            index,
            field,
            person: 0,
            target,
            heading,
            order,
            latest: None,
            label: Label::WhereSeveral,
        })
    });
    let mut columns: Vec<Planned> = columns.collect();
    columns.sort_by_key(|it| (it.field, it.index));
    Plan {
        columns,
        name_rule: NameRule::CompanyWithContact,
        kind: Kind::Company,
        is_own: false,
        words: Meanings::default(),
        rest_of_name: None,
        prefix: None,
        has_mere_nicknames: false,
        nameless: Nameless::default(),
        unclear: Unclear::Refuse,
        secret: Vec::new(),
        notes_are_open: true,
        phones_of: None,
        parts_addresses: false,
    }
}
