//! Tables in, files out.
//!
//! Every writer streams its rows into a `.partial` beside the target and puts it in place when it
//! is whole and on the disk. All words come from the caller.

mod csv;
mod error;
mod feed;
mod guard;
mod palette;
mod pdf;
mod table;
mod target;
mod totals;
mod wording;
mod xlsx;

#[cfg(test)]
mod tests;

pub use csv::csv;
pub use error::Error;
pub use feed::{LOOKED_AHEAD, Progress};
pub use guard::{guard, is_risky, unguard};
pub use pdf::{Letter, MOST_ROWS_ON_PAPER, Part, letter, must_fit_on_paper, pdf};
pub use table::{
    Chart, ChartKind, Column, Kind, Language, Orientation, Properties, Report, Rows, Section,
    Series, Table, Total, Words,
};
pub use target::Written;
pub use wording::{Medium, shown};
pub use xlsx::{Top, xlsx};
