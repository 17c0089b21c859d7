//! One font on board, and which of its letters a document used.

use std::collections::BTreeMap;

use printpdf::{FontMetrics, FontType, ParsedFont, PdfFontMetricsStub};
use subsetter::GlyphRemapper;
use ttf_parser::GlyphId;

use super::cut::Cut;

pub(super) struct Face {
    name: &'static str,
    /// As the file's resources call it.
    pub(super) resource: &'static str,
    bytes: &'static [u8],
    parsed: ttf_parser::Face<'static>,
    /// The letters met, and which glyph draws each.
    letters: BTreeMap<char, u16>,
}

impl Face {
    pub(super) fn new(
        (name, resource, bytes): (&'static str, &'static str, &'static [u8]),
    ) -> Result<Self, String> {
        let parsed = ttf_parser::Face::parse(bytes, 0).map_err(|error| error.to_string())?;
        Ok(Self { name, resource, bytes, parsed, letters: BTreeMap::new() })
    }

    pub(super) fn glyph(&self, letter: char) -> Option<u16> {
        self.parsed.glyph_index(letter).map(|glyph| glyph.0)
    }

    /// Says how wide it is, in em.
    pub(super) fn take(&mut self, letter: char, glyph: u16) -> f32 {
        self.letters.insert(letter, glyph);
        f32::from(self.advance(glyph)) / f32::from(self.parsed.units_per_em())
    }

    pub(super) fn is_used(&self) -> bool {
        !self.letters.is_empty()
    }

    /// Numbers the letters used, from 1 on: number 0 is nothing.
    pub(super) fn cut(&self) -> Result<Cut, String> {
        let mut remapper = GlyphRemapper::new();
        let mut glyphs = vec![0];
        let (mut numbers, mut widths) = (BTreeMap::new(), BTreeMap::new());
        for (number, (&letter, &glyph)) in (1u16..).zip(&self.letters) {
            numbers.insert(u32::from(letter), number);
            widths.insert(number, self.advance(glyph));
            glyphs.push(remapper.remap(glyph));
        }
        let outlines =
            subsetter::subset(self.bytes, 0, &remapper).map_err(|error| error.to_string())?;
        let font = self.described(outlines, numbers, widths);
        Ok(Cut { resource: self.resource, font, glyphs })
    }

    fn described(
        &self,
        outlines: Vec<u8>,
        numbers: BTreeMap<u32, u16>,
        widths: BTreeMap<u16, u16>,
    ) -> ParsedFont {
        let bounds = self.parsed.global_bounding_box();
        ParsedFont {
            original_bytes: outlines,
            font_index: 0,
            font_name: Some(format!("{}+{}", self.tag(), self.name)),
            codepoint_to_glyph: numbers,
            glyph_widths: widths,
            units_per_em: self.parsed.units_per_em(),
            font_metrics: FontMetrics {
                ascent: self.parsed.ascender(),
                descent: self.parsed.descender(),
            },
            font_type: FontType::TrueType,
            pdf_font_metrics: PdfFontMetricsStub {
                units_per_em: self.parsed.units_per_em(),
                x_min: bounds.x_min,
                y_min: bounds.y_min,
                x_max: bounds.x_max,
                y_max: bounds.y_max,
                us_weight_class: self.parsed.weight().to_number(),
                ..PdfFontMetricsStub::default()
            },
        }
    }

    fn advance(&self, glyph: u16) -> u16 {
        self.parsed.glyph_hor_advance(GlyphId(glyph)).unwrap_or_default()
    }

    /// Six letters that tell this cut of a font from others, as the format asks.
    fn tag(&self) -> String {
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        for &letter in self.letters.keys() {
            hash = (hash ^ u64::from(u32::from(letter))).wrapping_mul(0x0100_0000_01b3);
        }
        (0..6).map(|place| char::from(b'A' + ((hash >> (8 * place)) % 26) as u8)).collect()
    }
}
