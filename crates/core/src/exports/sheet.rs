//! The list as it goes into a file: columns and headings, rows in batches, the lines above them.

use std::path::Path;

use clientele_tables::{
    Cell,
    write::{self, Orientation, Report, Rows, Section, Table, Top, Words, Written},
};

use super::{Request, cells::Cells, columns::Sketch};
use crate::{
    Error, Result, View,
    access::Level,
    customers::{self, filters},
    directory::Directory,
    documents::{self, Format},
    error::DocumentFault,
    gate::Entity,
    jobs::Job,
    looks::{Look, LookKind},
};

/// Customers loaded at a time: enough that a statement pays, few enough to weigh nothing.
pub(super) const BATCH: usize = 500;

/// A list about to be written, in the name of one person.
pub(super) struct Sheet<'a, 'op> {
    view: &'a View<'op>,
    directory: &'a Directory,
    request: &'a Request,
    pub sketch: Sketch,
    cells: Cells<'a>,
}

impl<'a, 'op> Sheet<'a, 'op> {
    pub fn new(
        view: &'a View<'op>,
        directory: &'a Directory,
        request: &'a Request,
        sketch: Sketch,
    ) -> Sheet<'a, 'op> {
        let cells = Cells::new(directory, view.settings(), sketch.language);
        Sheet { view, directory, request, sketch, cells }
    }

    /// The rows of these customers, loaded in batches while they are read.
    pub fn rows<'r>(&'r self, ids: &'r [i64]) -> Rows<'r, Error> {
        Box::new(ids.chunks(BATCH).flat_map(|ids| self.batch(ids)))
    }

    fn batch(&self, ids: &[i64]) -> Vec<Result<Vec<Cell>>> {
        match customers::cards(self.view, self.directory, ids) {
            Ok(cards) => {
                cards.into_iter().map(|it| Ok(self.cells.slots(it, &self.sketch.slots))).collect()
            }
            Err(error) => vec![Err(error)],
        }
    }

    pub fn write(&self, path: &Path, format: Format, ids: &[i64], job: &Job) -> Result<Written> {
        let language = self.sketch.language;
        let words = self.words();
        let table = self.table();
        let rows = self.rows(ids);
        let mut progress = documents::progress(job);
        if format == Format::Csv {
            return Ok(write::csv(path, &table, &words, rows, &mut progress)?);
        }
        let report = Report {
            language: documents::language(language),
            words,
            properties: documents::properties(self.view, &table.title, self.condition()),
            orientation: Orientation::Auto,
            sections: vec![Section::Table { table, rows }],
        };
        Ok(match format {
            Format::Pdf => write::pdf(path, report, &mut progress)?,
            _ => write::xlsx(path, report, Top::Headings, &mut progress)?,
        })
    }

    /// A row as it will read in a file of this format.
    pub fn shown(&self, row: &[Cell], format: Format) -> Vec<String> {
        let (words, columns) = (self.words(), self.sketch.columns());
        let medium = format.medium();
        let cells = row.iter().zip(&columns);
        cells.map(|(cell, column)| write::shown(cell, column.kind, &words, medium)).collect()
    }

    /// # Errors
    /// `TooManyRows`, `TooManyColumns`: what could not be read on paper.
    pub fn must_fit_on_paper(&self, count: usize, first: &[Vec<Cell>]) -> Result<()> {
        let limit = write::MOST_ROWS_ON_PAPER;
        if count as u64 > limit {
            return Err(DocumentFault::TooManyRows { limit }.into());
        }
        let language = documents::language(self.sketch.language);
        let columns = self.sketch.columns();
        let (words, orientation) = (self.words(), Orientation::Auto);
        write::must_fit_on_paper(language, &columns, first, &words, orientation)
            .map_err(|it: write::Error<Error>| it.into())
    }

    fn words(&self) -> Words {
        let language = self.sketch.language;
        let organization = &self.view.settings().organization;
        documents::words(language, organization, language.word("customers.nothing_found"))
    }

    fn table(&self) -> Table {
        Table {
            sheet: self.sketch.language.word("exports.sheet").to_owned(),
            title: self.sketch.language.word("customers.title").to_owned(),
            lines: self.lines(),
            columns: self.sketch.columns(),
        }
    }

    /// Under the title: whose list, which part of it, in which order, who made it and when.
    fn lines(&self) -> Vec<String> {
        let language = self.sketch.language;
        let field = customers_word(self.request.query.sort.field.word());
        let order = [("field", language.word(&field).into())];
        let made = [
            ("who", (&self.view.standing().name).into()),
            ("moment", self.view.settings().local(self.view.now().wall_ms).into()),
        ];
        let mut lines = vec![
            self.view.settings().organization.clone(),
            self.condition(),
            language.say("exports.sorted_by", &order),
            language.say("exports.exported_by", &made),
        ];
        if !self.sketch.masked.is_empty() {
            lines.push(language.word("exports.masked_note").to_owned());
        }
        lines.retain(|it| !it.is_empty());
        lines
    }

    /// Filter and search as a sentence.
    fn condition(&self) -> String {
        let language = self.sketch.language;
        let query = &self.request.query;
        let mut parts = Vec::new();
        if let Some(only) = &query.only {
            parts.push(language.say("exports.selected_of", &[("count", only.len().into())]));
        }
        if !query.but.is_empty() {
            parts.push(language.say("exports.left_out", &[("count", query.but.len().into())]));
        }
        if let Some(filter) = &query.filter {
            let named = filters::with_files(self.view, filter);
            let filter = named.as_ref().unwrap_or(filter);
            let filter = filters::sentence(filter, self.directory, language);
            parts.push(language.say("exports.filtered_by", &[("filter", filter.into())]));
        }
        if let Some(text) = query.search.as_deref().map(str::trim).filter(|it| !it.is_empty()) {
            parts.push(language.say("exports.searched_for", &[("text", text.into())]));
        }
        parts.join("  ")
    }

    /// What is recorded about it: the highest level among what is not masked.
    pub fn look(&self, kind: LookKind, count: usize) -> Look {
        let entity = customers::Record::WORD;
        let shown = self.sketch.fields.iter().filter(|it| !self.sketch.masked.contains(it));
        let levels = shown.map(|it| self.view.standing().level(entity, it.word()));
        let level = levels.max().unwrap_or(Level::Internal);
        Look { kind, entity, id: None, count: count as u64, level }
    }
}

fn customers_word(field: &str) -> String {
    format!("customers.fields.{field}")
}
