//! What came of an import: counts, and what to say about which row.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::{
    causes::Cause,
    elsewhere::Elsewhere,
    failed::FailedRows,
    lists::NewWord,
    mapping::{Field, NameRule},
    missing::Missing,
};
use crate::{
    customers::Likeness,
    id::{BatchId, CustomerId},
    text::Rule,
    words::Language,
};

/// How many errors, warnings and duplicates are listed one by one; the counts go on.
pub(super) const LISTED: usize = 10_000;
/// How much of a cell is shown, in characters.
pub(super) const SHOWN: usize = 120;

/// As much of a text as is shown.
pub(super) fn beginning(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}

/// What came of an import, or would come of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// None for a rehearsal.
    pub batch: Option<BatchId>,
    /// Rows that are somebody's: no blank ones, no titles, no totals.
    pub rows: u64,
    pub new: u64,
    pub updated: u64,
    pub duplicates: u64,
    /// Rows that did not come in because something in them is wrong.
    pub failed: u64,
    pub errors: Vec<RowError>,
    /// What became of each cell that could not be understood, of rows that came in all the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<Warning>,
    pub warnings: Vec<Warning>,
    pub duplicate_rows: Vec<DuplicateRow>,
    /// Rows whose people became contacts of a company of a row before; they count as updated.
    #[serde(skip_serializing_if = "is_zero")]
    pub contacts: u64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contact_rows: Vec<ContactRow>,
    pub sheet: String,
    /// 0 when the sheet has no headings.
    pub header_row: u32,
    /// None where the format fixes it.
    pub encoding: Option<String>,
    /// Each heading with the field it fills, or none when it is left out.
    pub mapping: BTreeMap<String, Option<Field>>,
    pub name_rule: NameRule,
    /// Cells that could not be understood, of rows that came in all the same.
    #[serde(skip_serializing_if = "is_zero")]
    pub unclear: u64,
    /// The headings of the columns that fill no field and are noted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub noted: Vec<String>,
    /// Rows of which the address told the province or the city.
    #[serde(skip_serializing_if = "is_zero")]
    pub parted: u64,
    /// Rows with a day that was given its year.
    #[serde(skip_serializing_if = "is_zero")]
    pub yearless: u64,
    /// The columns with cells that cannot be understood, those first that cost the most rows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<Cause>,
    /// Owners and departments of the sheet that the office does not know, each once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Missing>,
    /// Rows that say how to reach somebody, and not who it is.
    #[serde(skip_serializing_if = "is_zero")]
    pub nameless: u64,
    /// Where telephone numbers belong that are none of the office's country, if there are many such.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phones_elsewhere: Option<Elsewhere>,
    /// In a rehearsal, the words that stand in none of the office's lists yet.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub new_words: Vec<NewWord>,
    /// The rows that did not come in, to be given back.
    #[serde(skip)]
    pub failed_rows: FailedRows,
}

fn is_zero(count: &u64) -> bool {
    *count == 0
}

/// Why a row did not come in. A row may have several.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RowError {
    pub row: u32,
    pub column: Option<String>,
    pub field: &'static str,
    pub code: &'static str,
    /// Which rule a value breaks, where the code is `invalid`.
    #[serde(flatten)]
    pub rule: Option<Rule>,
    /// What the sheet itself shows as an error, where the code is `sheet_error`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// What stands there, or the beginning of it; none where the row as a whole is at fault.
    #[serde(skip)]
    pub written: Option<String>,
}

/// Something to know about a row that came in all the same, or about the whole sheet (row 0).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Warning {
    pub row: u32,
    pub column: Option<String>,
    pub field: Option<&'static str>,
    pub code: &'static str,
    /// Which rule a cell breaks that could not be understood.
    #[serde(flatten)]
    pub rule: Option<Rule>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// A row that is like a customer there is, or like a row before it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DuplicateRow {
    pub row: u32,
    pub by: Likeness,
    /// The row of this file that came first.
    pub of_row: Option<u32>,
    /// The customer there is, where the person may see it.
    pub file_no: Option<String>,
    /// Whose it is: whom to ask.
    pub owner: Option<String>,
    #[serde(skip)]
    pub customer: Option<CustomerId>,
}

/// A row about a company of a row before, with another person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ContactRow {
    pub row: u32,
    /// The row of this file that brought the company in.
    pub of_row: u32,
    pub company: String,
    pub contact: String,
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    Rule(Rule),
    /// The row would stand where the person has no say.
    OutOfReach,
    /// The sheet shows an error in place of a value.
    SheetError(String),
}

impl RowError {
    pub(super) fn new(row: u32, column: Option<&str>, field: Field, fault: Fault) -> RowError {
        let (code, rule, value) = match fault {
            Fault::Rule(rule) => ("invalid", Some(rule), None),
            Fault::OutOfReach => ("forbidden", None, None),
            Fault::SheetError(shown) => ("sheet_error", None, Some(shown)),
        };
        let column = column.map(str::to_owned);
        RowError { row, column, field: field.wire(), code, rule, value, written: None }
    }

    /// The error of a cell that says this.
    pub(super) fn of_text(self, written: Option<String>) -> RowError {
        let written = written.filter(|it| !it.is_empty());
        RowError { written: written.as_deref().map(beginning), ..self }
    }

    /// The error in the words of a person.
    pub fn reason(&self, language: Language) -> String {
        match self.rule {
            None if self.code == "forbidden" => language.say("imports.reasons.out_of_reach", &[]),
            rule => reason(rule, self.field, self.value.as_deref(), language),
        }
    }
}

/// What is wrong with a cell, in the words of a person.
fn reason(rule: Option<Rule>, field: &str, value: Option<&str>, language: Language) -> String {
    match rule {
        None => {
            let value = value.unwrap_or_default();
            language.say("imports.reasons.sheet_error", &[("value", value.into())])
        }
        Some(Rule::Blank) if field == Field::Name.wire() => {
            language.say("imports.reasons.no_name", &[])
        }
        Some(Rule::LostDigits) => language.say("imports.reasons.lost_digits", &[]),
        Some(rule) => rule.sentence(field, language),
    }
}

impl DuplicateRow {
    /// A row that repeats another of its file.
    pub(super) fn of_file(row: u32, by: Likeness, of_row: Option<u32>) -> DuplicateRow {
        DuplicateRow { row, by, of_row, file_no: None, owner: None, customer: None }
    }

    /// Whom the row repeats, in the words of a person; only as much of it as they may see.
    pub fn reason(&self, language: Language) -> String {
        match (self.of_row, &self.file_no, &self.owner) {
            (Some(row), ..) => {
                let row = row.to_string();
                language.say("imports.reasons.duplicate_in_file", &[("row", row.into())])
            }
            (None, Some(file_no), _) => {
                let number = [("file_no", file_no.as_str().into())];
                language.say("imports.reasons.duplicate_existing", &number)
            }
            (None, None, owner) => {
                let who = owner.as_deref().unwrap_or(language.word("customers.unassigned"));
                language.say("imports.reasons.duplicate_hidden", &[("who", who.into())])
            }
        }
    }
}

impl Warning {
    /// A word about a sheet as a whole, or about a row of it.
    pub(super) fn of(row: u32, code: &'static str, value: Option<String>) -> Warning {
        Warning { row, column: None, field: None, code, rule: None, value }
    }

    /// Whether it is about a cell that could not be understood.
    fn is_of_a_cell(&self) -> bool {
        self.code.starts_with("cell_")
    }

    /// What is wrong with the cell that it is about, in the words of a person.
    pub fn reason(&self, language: Language) -> String {
        let field = self.field.unwrap_or_default();
        reason(self.rule, field, self.value.as_deref(), language)
    }

    /// What became of the cell that it is about, in the words of a person.
    pub fn became(&self, language: Language) -> String {
        let became = format!("imports.became.{}", self.code.trim_start_matches("cell_"));
        language.find(&became).unwrap_or_default().to_owned()
    }

    /// The warning in the words of a person.
    pub fn text(&self, language: Language) -> String {
        let known = language.find(&format!("imports.warnings.{}", self.code));
        let code = if known.is_some() { self.code } else { "failed_file" };
        let (column, value) = (self.column.as_deref(), self.value.as_deref());
        let why = match self.is_of_a_cell() {
            true => self.reason(language),
            false => String::new(),
        };
        language.say(
            &format!("imports.warnings.{code}"),
            &[
                ("row", self.row.to_string().into()),
                ("column", column.unwrap_or_default().into()),
                ("value", value.unwrap_or_default().into()),
                ("reason", why.into()),
            ],
        )
    }
}

impl Report {
    pub(super) fn warn_of(&mut self, warning: Option<Warning>) {
        add_listed(&mut self.warnings, warning.into_iter().collect());
    }

    /// The cells that could not be understood, in the order of the sheet; those of a column that say the
    /// same stand together. Of what is better not shown nobody can tell.
    #[must_use]
    pub fn cells_alike(&self) -> Vec<Vec<&Warning>> {
        let mut places = HashMap::new();
        let mut alike: Vec<Vec<&Warning>> = Vec::new();
        for cell in &self.cells {
            let hidden = cell.value.is_none().then_some(cell.row);
            let place = *places
                .entry((&cell.column, cell.code, &cell.value, hidden))
                .or_insert(alike.len());
            match alike.get_mut(place) {
                Some(same) => same.push(cell),
                None => alike.push(vec![cell]),
            }
        }
        alike
    }

    /// Adds what came of some rows.
    pub(super) fn add(&mut self, outcome: Outcome) {
        self.rows += outcome.rows;
        self.new += outcome.new;
        self.updated += outcome.updated;
        self.duplicates += outcome.duplicates;
        self.failed += outcome.failed;
        self.unclear += outcome.unclear;
        add_listed(&mut self.errors, outcome.errors);
        add_listed(&mut self.cells, outcome.cells);
        add_listed(&mut self.warnings, outcome.warnings);
        add_listed(&mut self.duplicate_rows, outcome.duplicate_rows);
        self.contacts += outcome.contacts;
        add_listed(&mut self.contact_rows, outcome.contact_rows);
    }
}

fn add_listed<T>(list: &mut Vec<T>, more: Vec<T>) {
    let room = LISTED.saturating_sub(list.len());
    list.extend(more.into_iter().take(room));
}

/// What came of the rows of one transaction: it counts only once that is committed.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub rows: u64,
    pub new: u64,
    pub updated: u64,
    pub duplicates: u64,
    pub failed: u64,
    /// Cells that could not be understood, of rows that came in all the same.
    pub unclear: u64,
    pub errors: Vec<RowError>,
    pub cells: Vec<Warning>,
    pub warnings: Vec<Warning>,
    pub duplicate_rows: Vec<DuplicateRow>,
    pub contacts: u64,
    pub contact_rows: Vec<ContactRow>,
}

impl Outcome {
    pub fn count_new(&mut self, warnings: Vec<Warning>) {
        self.rows += 1;
        self.new += 1;
        self.warn(warnings);
    }

    fn warn(&mut self, warnings: Vec<Warning>) {
        for warning in warnings {
            if warning.is_of_a_cell() {
                self.unclear += 1;
                self.cells.push(warning);
            } else {
                self.warnings.push(warning);
            }
        }
    }

    /// A customer that says all of this already is none that was updated.
    pub fn count_update(&mut self, is_changed: bool, warnings: Vec<Warning>) {
        self.rows += 1;
        if is_changed {
            self.updated += 1;
        } else {
            self.duplicates += 1;
        }
        self.warn(warnings);
    }

    pub fn count_duplicate(&mut self, duplicate: DuplicateRow) {
        self.rows += 1;
        self.duplicates += 1;
        self.duplicate_rows.push(duplicate);
    }

    /// The company that is told of one more person was made by this import, and is updated.
    pub fn count_contact(&mut self, contact: ContactRow, warnings: Vec<Warning>) {
        self.rows += 1;
        self.updated += 1;
        self.contacts += 1;
        self.contact_rows.push(contact);
        self.warn(warnings);
    }

    pub fn count_failed(&mut self, errors: Vec<RowError>) {
        self.rows += 1;
        self.failed += 1;
        self.errors.extend(errors);
    }

    /// What there is to say of rows that were counted before.
    pub fn without_counts(self) -> Outcome {
        Outcome { rows: 0, new: 0, updated: 0, duplicates: 0, failed: 0, ..self }
    }
}
