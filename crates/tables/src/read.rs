//! Files in, rows out. Every file is taken apart in a child process of this same program, which
//! holds no keys and works inside hard limits: a crash box, so that a hostile or broken sheet can
//! at worst end in a [`ReadError`].
//!
//! A program that reads sheets calls [`serve_if_asked`] first thing in its `main` and starts
//! readings through [`Reader`].

mod archive;
mod child;
mod compound;
mod confine;
mod contents;
mod delimited;
mod detect;
mod encoding;
mod error;
mod excel;
mod html;
pub mod in_process;
mod limits;
mod open_document;
mod parent;
mod records;
mod sheet_xml;
mod sink;
mod text;
mod values;
mod watchdog;
mod whole;
mod wire;

pub use child::{CHILD_ARGUMENT, serve_if_asked};
pub use contents::{Contents, Format, Merge, Notes, Row, SheetInfo, Sightings};
pub use encoding::is_known as is_encoding;
pub use error::{FileKind, Measure, OpenFault, ReadError};
pub use limits::Limits;
pub use parent::{Reader, Rows};
