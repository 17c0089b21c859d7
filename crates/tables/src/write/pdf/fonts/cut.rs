//! What a file carries of a font: the outlines used, and a number for every letter.
//!
//! printpdf takes a letter's number for its glyph's. Here they differ, so the file gets the map
//! between the two, which the format knows and printpdf leaves at "the same".

use lopdf::{Dictionary, Document, Error, Object, Stream};
use printpdf::{FontId, ParsedFont, PdfFont};

pub(in crate::write::pdf) struct Cut {
    pub(super) resource: &'static str,
    pub(super) font: ParsedFont,
    /// Which glyph of the cut draws each number.
    pub(super) glyphs: Vec<u16>,
}

impl Cut {
    pub(in crate::write::pdf) fn font(&self) -> (FontId, PdfFont) {
        (FontId(self.resource.to_owned()), PdfFont::new(self.font.clone()))
    }

    /// Puts the map from numbers to glyphs into the document that was made with this font.
    pub(in crate::write::pdf) fn number(&self, document: &mut Document) -> Result<(), Error> {
        let glyphs = self.glyphs.iter().copied().flat_map(u16::to_be_bytes).collect();
        let map = document.add_object(Stream::new(Dictionary::new(), glyphs));
        let shapes = document.objects.values_mut().find_map(|object| self.shapes(object));
        let shapes = shapes.ok_or_else(|| Error::DictKey(self.resource.to_owned()))?;
        shapes.set("CIDToGIDMap", Object::Reference(map));
        Ok(())
    }

    /// The part of a font that says how its numbers are drawn, if the object is this font.
    fn shapes<'d>(&self, object: &'d mut Object) -> Option<&'d mut Dictionary> {
        let font = object.as_dict_mut().ok()?;
        let name = font.get(b"BaseFont").and_then(Object::as_name).ok()?;
        if self.font.font_name.as_deref().map(str::as_bytes) != Some(name) {
            return None;
        }
        let parts = font.get_mut(b"DescendantFonts").and_then(Object::as_array_mut).ok()?;
        parts.first_mut()?.as_dict_mut().ok()
    }
}
