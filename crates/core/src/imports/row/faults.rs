//! What is wrong with a row: what costs it, what is noted instead, what somebody should know.

use super::Reading;
use crate::imports::{
    layout::cells,
    mapping::Field,
    plan::Planned,
    report::{Fault, RowError, Warning},
    unclear::{self, Becomes},
};

impl<'a> Reading<'a> {
    pub(super) fn refuse(&mut self, column: Option<&'a Planned>, field: Field, fault: Fault) {
        let written = column.map(|it| cells::text(self.row.cell(it.index)).into_owned());
        self.refuse_text(column, field, fault, written);
    }

    /// A text that cannot be understood costs its row, or is noted.
    pub(super) fn refuse_text(
        &mut self,
        column: Option<&'a Planned>,
        field: Field,
        fault: Fault,
        written: Option<String>,
    ) {
        let is_sheet_error = matches!(fault, Fault::SheetError(_));
        let text = written.as_deref().unwrap_or_default();
        if let (Field::Phone, Fault::Rule(rule)) = (field, &fault) {
            self.understood.wrong_phone.get_or_insert_with(|| (*rule, text.to_owned()));
        }
        let becomes = match column {
            Some(_) => Becomes::of(self.reader.plan, field, text, is_sheet_error),
            None => Becomes::Error,
        };
        if let (Becomes::Noted, Some(column)) = (becomes, column) {
            let colon = self.reader.language.word("imports.colon");
            self.remarks.push(column, unclear::labelled(&column.heading, colon, text));
        }
        let heading = column.map(|it| it.heading.as_str());
        let error = RowError::new(self.row.number, heading, field, fault).of_text(written);
        match becomes {
            Becomes::Error => self.understood.errors.push(error),
            _ => self.understood.warnings.push(becomes.warning(error)),
        }
    }

    pub(super) fn has_refused(&self, fields: &[Field]) -> bool {
        let of = |it: &RowError| fields.iter().any(|field| field.wire() == it.field);
        self.understood.errors.iter().any(of)
    }

    pub(super) fn warn(&mut self, column: &Planned, code: &'static str, value: String) {
        self.understood.warnings.push(Warning {
            row: self.row.number,
            column: Some(column.heading.clone()),
            field: Some(column.field.wire()),
            code,
            rule: None,
            value: Some(value),
        });
    }
}
