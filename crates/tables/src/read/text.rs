//! A text file as decoded pieces, so that its size does not matter.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use encoding_rs::{CoderResult, Decoder, Encoding};

use super::ReadError;
use super::encoding::Finder;

const PIECE: usize = 64 * 1024;

/// Shows the whole file to the finder.
pub(super) fn find_encoding(file: &mut File) -> Result<&'static Encoding, ReadError> {
    rewind(file)?;
    let mut finder = Finder::new();
    let mut buffer = vec![0; PIECE];
    loop {
        let length = read_full(file, &mut buffer).map_err(|error| unreadable(&error))?;
        finder.show(&buffer[..length]);
        if length < buffer.len() {
            return Ok(finder.find(None));
        }
    }
}

/// The first lines of the file, whole ones.
pub(super) fn sample(file: &mut File, encoding: &'static Encoding) -> Result<String, ReadError> {
    rewind(file)?;
    let mut head = Vec::new();
    file.take(PIECE as u64).read_to_end(&mut head).map_err(|error| unreadable(&error))?;
    let whole = head.len() < PIECE;
    let mut text = String::with_capacity(3 * head.len() + 16);
    let mut decoder = encoding.new_decoder_with_bom_removal();
    // What does not fit the buffer, if anything, is not missed in a sample.
    let _ = decoder.decode_to_string(&head, &mut text, whole);
    if !whole {
        // The last line is likely cut.
        text.truncate(text.rfind(['\n', '\r']).map_or(text.len(), |end| end + 1));
    }
    Ok(text)
}

/// A file as decoded pieces of text.
pub(super) struct Pieces<'f> {
    file: &'f mut File,
    decoder: Decoder,
    bytes: Vec<u8>,
    text: String,
    ended: bool,
}

impl<'f> Pieces<'f> {
    pub fn new(file: &'f mut File, encoding: &'static Encoding) -> Result<Self, ReadError> {
        rewind(file)?;
        let decoder = encoding.new_decoder_with_bom_removal();
        let longest = decoder.max_utf8_buffer_length(PIECE).unwrap_or(4 * PIECE);
        Ok(Self {
            file,
            decoder,
            bytes: vec![0; PIECE],
            text: String::with_capacity(longest),
            ended: false,
        })
    }

    pub fn next(&mut self) -> Result<Option<&str>, ReadError> {
        if self.ended {
            return Ok(None);
        }
        let length = read_full(self.file, &mut self.bytes).map_err(|error| unreadable(&error))?;
        self.ended = length < self.bytes.len();
        self.text.clear();
        let (result, _, _) =
            self.decoder.decode_to_string(&self.bytes[..length], &mut self.text, self.ended);
        debug_assert_eq!(result, CoderResult::InputEmpty, "the buffer holds the longest text");
        Ok(Some(&self.text))
    }
}

/// Fills the buffer unless the file ends before.
pub(super) fn read_full(file: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut length = 0;
    while length < buffer.len() {
        match file.read(&mut buffer[length..])? {
            0 => break,
            more => length += more,
        }
    }
    Ok(length)
}

fn rewind(file: &mut File) -> Result<(), ReadError> {
    file.seek(SeekFrom::Start(0)).map_err(|error| unreadable(&error))?;
    Ok(())
}

fn unreadable(error: &io::Error) -> ReadError {
    ReadError::NotOpened { fault: error.into() }
}
