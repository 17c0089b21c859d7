//! The list as it goes into a file: columns and headings, rows in batches, the lines above them.

use std::path::Path;

use clientele_tables::{
    Cell,
    write::{self, Column, Kind, Orientation, Report, Rows, Section, Table, Top, Total, Written},
};

use super::{Request, cells::Cells, default_fields};
use crate::{
    Error, Result, View,
    access::{Access, Level},
    customers::{self, Field, Query, filters},
    directory::Directory,
    documents::{self, Format},
    gate::Entity,
    jobs::Job,
    looks::{Look, LookKind},
    words::Language,
};

/// Customers loaded at a time: enough that a statement pays, few enough to weigh nothing.
const BATCH: usize = 500;

/// Which columns, in which language, and which of them are masked.
pub(super) struct Sketch {
    pub language: Language,
    pub fields: Vec<Field>,
    pub masked: Vec<Field>,
}

impl Sketch {
    pub fn of(view: &View<'_>, request: &Request, format: Format) -> Sketch {
        let wanted =
            if request.fields.is_empty() { default_fields(format) } else { &request.fields };
        let mut fields: Vec<Field> = Vec::with_capacity(wanted.len());
        for field in wanted {
            if !fields.contains(field) {
                fields.push(*field);
            }
        }
        let is_masked =
            |it: &Field| view.access(customers::Record::WORD, it.word()) == Access::Masked;
        let masked = fields.iter().copied().filter(is_masked).collect();
        Sketch { language: request.language, fields, masked }
    }

    pub fn headings(&self) -> Vec<String> {
        self.fields.iter().map(|it| self.heading(*it)).collect()
    }

    fn heading(&self, field: Field) -> String {
        let word = self.language.word(&field.key());
        if self.masked.contains(&field) {
            self.language.say("exports.masked_heading", &[("field", word.into())])
        } else {
            word.to_owned()
        }
    }

    /// The columns; the last row counts the names.
    fn columns(&self) -> Vec<Column> {
        let counted = self.counted();
        let column = |(index, field): (usize, &Field)| {
            let total = if counted == Some(index) { Total::Count } else { Total::None };
            Column::new(self.heading(*field), kind(*field)).totalled(total)
        };
        self.fields.iter().enumerate().map(column).collect()
    }

    /// The column that is counted: one whose cells are never empty, and not the first, where the
    /// word for the total stands, by which an import knows that this is no customer.
    fn counted(&self) -> Option<usize> {
        let is_always_there = |it: &Field| {
            matches!(
                it,
                Field::Name | Field::FileNo | Field::Kind | Field::CreatedAt | Field::Version
            )
        };
        let later = self.fields.iter().enumerate().skip(1);
        later.into_iter().find(|(_, field)| is_always_there(field)).map(|(index, _)| index)
    }
}

fn kind(field: Field) -> Kind {
    match field {
        Field::BirthdayOn | Field::NextFollowUpOn => Kind::Date,
        Field::LastContactAt | Field::CreatedAt | Field::UpdatedAt => Kind::Moment,
        Field::Version => Kind::Whole,
        _ => Kind::Text,
    }
}

/// A list about to be written, in the name of one person.
pub(super) struct Sheet<'a, 'op> {
    view: &'a View<'op>,
    directory: &'a Directory,
    query: &'a Query,
    pub sketch: Sketch,
    cells: Cells<'a>,
}

impl<'a, 'op> Sheet<'a, 'op> {
    pub fn new(
        view: &'a View<'op>,
        directory: &'a Directory,
        query: &'a Query,
        sketch: Sketch,
    ) -> Sheet<'a, 'op> {
        let cells = Cells::new(directory, view.settings(), sketch.language);
        Sheet { view, directory, query, sketch, cells }
    }

    /// The rows of these customers, loaded in batches while they are read.
    pub fn rows<'r>(&'r self, ids: &'r [i64]) -> Rows<'r, Error> {
        Box::new(ids.chunks(BATCH).flat_map(|ids| self.batch(ids)))
    }

    fn batch(&self, ids: &[i64]) -> Vec<Result<Vec<Cell>>> {
        match customers::cards(self.view, self.directory, ids) {
            Ok(cards) => {
                cards.into_iter().map(|it| Ok(self.cells.row(it, &self.sketch.fields))).collect()
            }
            Err(error) => vec![Err(error)],
        }
    }

    pub fn write(&self, path: &Path, format: Format, ids: &[i64], job: &Job) -> Result<Written> {
        let language = self.sketch.language;
        let organization = &self.view.settings().organization;
        let words =
            documents::words(language, organization, language.word("customers.nothing_found"));
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
        let field = customers_word(self.query.sort.field.word());
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
        let mut parts = Vec::new();
        if let Some(filter) = &self.query.filter {
            let filter = filters::sentence(filter, self.directory, language);
            parts.push(language.say("exports.filtered_by", &[("filter", filter.into())]));
        }
        if let Some(text) = self.query.search.as_deref().map(str::trim).filter(|it| !it.is_empty())
        {
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
