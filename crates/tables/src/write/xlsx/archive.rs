//! The finished archive, written from its first byte to its last without a step back.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, BufWriter, Cursor, Write};
use std::rc::Rc;

use zip::read::ZipFile;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::frame::{Frame, Leaf, sheet_path, unexpected};
use crate::write::error::Error;

/// Parts that stay the same however many sheets there are. They come first because programs tell
/// a workbook by how it begins.
const FIRST: [&str; 3] = ["_rels/.rels", "docProps/core.xml", "xl/theme/theme1.xml"];

/// How hard deflate tries: the sheet of a large list is made in a third less time, and a tenth larger.
const QUICKLY: i64 = 2;

pub(super) struct Archive<'f> {
    zip: ZipWriter<StreamWriter<Outlet<'f>>>,
    outcome: Rc<RefCell<Outcome>>,
    written: u64,
}

/// Where the bytes go, until something fails. From then on it takes everything and writes nothing:
/// the archive's own end, which its writer insists on, must neither be attempted nor complain.
struct Outlet<'f> {
    out: BufWriter<&'f File>,
    outcome: Rc<RefCell<Outcome>>,
}

#[derive(Debug)]
enum Outcome {
    Going,
    Failed(io::Error),
    /// Failed, and told so.
    Over,
}

impl<'f> Outlet<'f> {
    fn attempt(&mut self, write: impl FnOnce(&mut BufWriter<&'f File>) -> io::Result<()>) {
        let mut outcome = self.outcome.borrow_mut();
        if let Outcome::Going = *outcome
            && let Err(error) = write(&mut self.out)
        {
            *outcome = Outcome::Failed(error);
        }
    }
}

impl Write for Outlet<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.attempt(|out| out.write_all(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.attempt(Write::flush);
        Ok(())
    }
}

impl<'f> Archive<'f> {
    pub(super) fn new(file: &'f File) -> Self {
        let outcome = Rc::new(RefCell::new(Outcome::Going));
        let out = BufWriter::with_capacity(64 * 1024, file);
        let zip = ZipWriter::new_stream(Outlet { out, outcome: Rc::clone(&outcome) });
        Self { zip, outcome, written: 0 }
    }

    /// Copies the parts that come first.
    pub(super) fn open<E>(&mut self, frame: &Frame) -> Result<(), Error<E>> {
        let mut parts = frame.archive()?;
        for name in FIRST {
            let part = parts.by_name(name).map_err(unexpected)?;
            self.copy(part)?;
        }
        self.check()
    }

    pub(super) fn start<E>(&mut self, path: &str) -> Result<(), Error<E>> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(QUICKLY))
            .unix_permissions(0o600)
            .last_modified_time(DateTime::default());
        self.zip.start_file(path, options).map_err(unexpected)?;
        self.written = 0;
        self.check()
    }

    pub(super) fn write<E>(&mut self, xml: &str) -> Result<(), Error<E>> {
        self.zip.write_all(xml.as_bytes())?;
        self.written += xml.len() as u64;
        self.check()
    }

    /// Bytes of the part being written, before compression.
    pub(super) fn written(&self) -> u64 {
        self.written
    }

    /// Copies everything but the tables' sheets, which are there already, and the first parts.
    pub(super) fn finish<E>(&mut self, frame: &Frame, leaves: &[Leaf]) -> Result<(), Error<E>> {
        let streamed = |(index, leaf): (usize, &Leaf)| {
            matches!(leaf, Leaf::Table(_)).then(|| sheet_path(index + 1))
        };
        let done: Vec<String> = leaves.iter().enumerate().filter_map(streamed).collect();
        let mut parts = frame.archive()?;
        for index in 0..parts.len() {
            let part = parts.by_index(index).map_err(unexpected)?;
            let name = part.name().map_err(unexpected)?;
            if !FIRST.contains(&&*name) && !done.iter().any(|path| *path == *name) {
                self.copy(part)?;
            }
        }
        self.check()
    }

    /// Unpacks and packs again: a part copied as it is keeps a mark in its head that promises sizes
    /// after its data, which are not copied, and careful readers refuse the whole archive.
    fn copy<E>(&mut self, mut part: ZipFile<'_, Cursor<&[u8]>>) -> Result<(), Error<E>> {
        let name = part.name().map_err(unexpected)?.into_owned();
        self.start(&name)?;
        io::copy(&mut part, &mut self.zip)?;
        self.check()
    }

    /// Writes the archive's end if all went well so far, and nothing more if not.
    pub(super) fn close<E>(self, written: Result<(), Error<E>>) -> Result<(), Error<E>> {
        let Self { zip, outcome, .. } = self;
        if written.is_err() {
            *outcome.borrow_mut() = Outcome::Over;
        }
        let finished = zip.finish().map_err(unexpected);
        written?;
        finished?.into_inner().flush()?;
        failure(&outcome).map_or(Ok(()), |error| Err(error.into()))
    }

    fn check<E>(&self) -> Result<(), Error<E>> {
        failure(&self.outcome).map_or(Ok(()), |error| Err(error.into()))
    }
}

fn failure(outcome: &RefCell<Outcome>) -> Option<io::Error> {
    let mut outcome = outcome.borrow_mut();
    match std::mem::replace(&mut *outcome, Outcome::Over) {
        Outcome::Failed(error) => Some(error),
        earlier => {
            *outcome = earlier;
            None
        }
    }
}
