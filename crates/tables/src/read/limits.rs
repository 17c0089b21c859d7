//! How much a reading may take: generous for an office's lists, far below what a bomb needs.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Measure, ReadError};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    pub file_bytes: u64,
    /// Text formats that must be held whole: web pages and XML.
    pub whole_text_bytes: u64,
    /// Of what a sheet lists.
    pub rows: u32,
    /// Rows besides: titles, headings, sums.
    pub rows_besides: u32,
    pub columns: u32,
    /// In one cell; what Excel itself allows.
    pub characters: u32,
    /// Entries of a packed file, pictures apart.
    pub entries: u64,
    /// Entries of a packed file that are pictures; they are never unpacked.
    pub pictures: u64,
    /// What a packed file may unpack to, pictures apart. A million rows of fifteen texts are 1.5 GB,
    /// of which a small part stands in memory at a time.
    pub unpacked_bytes: u64,
    /// What the child may send.
    pub output_bytes: u64,
    /// Address space of the child, beside what the program itself takes.
    pub memory_bytes: u64,
    pub seconds: u64,
    pub microseconds_per_row: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 1 << 30,
            whole_text_bytes: 128 << 20,
            rows: 1_000_000,
            rows_besides: 100,
            columns: 500,
            characters: 32_767,
            entries: 200,
            pictures: 5_000,
            unpacked_bytes: 3 << 30,
            output_bytes: 4 << 30,
            memory_bytes: 1 << 30,
            seconds: 60,
            microseconds_per_row: 200,
        }
    }
}

impl Limits {
    /// How many rows are read of a sheet before it holds too many.
    pub(super) fn most_rows(&self) -> u32 {
        self.rows.saturating_add(self.rows_besides)
    }

    /// The time a reading may take that has delivered so many rows.
    pub(super) fn time(&self, rows: u64) -> Duration {
        Duration::from_secs(self.seconds)
            + Duration::from_micros(self.microseconds_per_row.saturating_mul(rows))
    }

    pub(super) fn too_many_file_bytes(&self) -> ReadError {
        ReadError::TooBig { measure: Measure::FileBytes, limit: self.file_bytes, row: None }
    }

    pub(super) fn out_of_memory(&self) -> ReadError {
        ReadError::TooBig { measure: Measure::MemoryBytes, limit: self.memory_bytes, row: None }
    }
}
