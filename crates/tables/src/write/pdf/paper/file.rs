//! The finished file. printpdf makes the document; what it has no words for, the numbers of the
//! letters, the language, the company, is put into the document before it is written.

use std::io::Write;

use chrono::{Datelike, NaiveDateTime, Timelike};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Document, Object, dictionary, text_string};
use printpdf::date::{Date, Offset, Time};
use printpdf::{
    OffsetDateTime, PdfDocument, PdfDocumentInfo, PdfMetadata, PdfParseErrorSeverity,
    PdfSaveOptions,
};

use super::Canvas;
use crate::write::pdf::fonts::{Cut, Fonts};
use crate::write::table::{Language, Properties};

/// The first version with all that is used here: that readers show the title, and the language.
const VERSION: &str = "1.4";

pub(super) fn written(
    pages: Vec<Canvas>,
    fonts: &Fonts,
    language: Language,
    properties: &Properties,
) -> Result<Vec<u8>, String> {
    let cuts = fonts.cut()?;
    let mut drawn = PdfDocument::new(&properties.title);
    drawn.metadata = PdfMetadata { info: information(properties), xmp: None };
    drawn.resources.fonts.map = cuts.iter().map(Cut::font).collect();
    drawn.pages = pages.into_iter().map(Canvas::into_page).collect();
    let mut document = built(&drawn)?;
    drop(drawn);

    for cut in &cuts {
        cut.number(&mut document).map_err(|error| error.to_string())?;
    }
    complete(&mut document, language, properties).map_err(|error| error.to_string())?;
    compress(&mut document);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes)
}

fn built(drawn: &PdfDocument) -> Result<Document, String> {
    // The fonts are cut already.
    let options = PdfSaveOptions { subset_fonts: false, ..PdfSaveOptions::default() };
    let mut said = Vec::new();
    let document = drawn.to_lopdf_document(&options, &mut said);
    // It warns of text without a font and the like, and goes on: such a file must not leave.
    match said.into_iter().find(|said| said.severity == PdfParseErrorSeverity::Error) {
        Some(error) => Err(error.msg),
        None => Ok(document),
    }
}

fn information(properties: &Properties) -> PdfDocumentInfo {
    let created = moment(properties.created);
    PdfDocumentInfo {
        document_title: properties.title.clone(),
        subject: properties.subject.clone(),
        author: properties.author.clone(),
        creator: properties.program.clone(),
        producer: properties.program.clone(),
        creation_date: created,
        modification_date: created,
        metadata_date: created,
        ..PdfDocumentInfo::default()
    }
}

/// Moments here are UTC.
fn moment(moment: NaiveDateTime) -> OffsetDateTime {
    let date = Date {
        year: moment.year().clamp(0, 9999),
        month: moment.month() as u8,
        day: moment.day() as u8,
    };
    let time = Time {
        hour: moment.hour() as u8,
        minute: moment.minute() as u8,
        second: moment.second() as u8,
        millisecond: 0,
    };
    let offset = Offset { hours: 0, minutes: 0, seconds: 0, milliseconds: 0 };
    OffsetDateTime::new_in_offset(date, time, offset)
}

fn complete(
    document: &mut Document,
    language: Language,
    properties: &Properties,
) -> lopdf::Result<()> {
    VERSION.clone_into(&mut document.version);
    let catalog = document.catalog_mut()?;
    catalog.set("Lang", Object::string_literal(language.tag()));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    let information = document.trailer.get(b"Info")?.as_reference()?;
    let information = document.get_object_mut(information)?.as_dict_mut()?;
    if !properties.company.is_empty() {
        information.set("Company", text_string(&properties.company));
    }
    // Names of a printing standard that this file does not keep, and what is empty.
    for unsaid in ["GTS_PDFXVersion", "Identifier", "Keywords"] {
        information.remove(unsaid.as_bytes());
    }
    // The first file of every start of the program would have the same one.
    document.trailer.remove(b"ID");
    Ok(())
}

/// As small as is quick: the smallest that could be takes several times as long.
fn compress(document: &mut Document) {
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && !stream.dict.has(b"Filter")
        {
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(compressed(&stream.content));
        }
    }
}

fn compressed(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(data.len() / 2), Compression::default());
    #[expect(clippy::expect_used, reason = "a vector takes all that is written to it")]
    encoder.write_all(data).and_then(|()| encoder.finish()).expect("memory takes what is written")
}
