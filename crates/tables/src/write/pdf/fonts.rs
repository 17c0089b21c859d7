//! The fonts on board: which glyph draws a letter, how wide it is, and what of them a file carries.
//!
//! A letter is written under a number of its own, not its glyph's: two letters that share a glyph
//! still copy and search as what they are, and a letter no font has is drawn as a box but stays
//! itself in the text.

use std::collections::{BTreeSet, HashMap};

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::writers::Resources;
use pdf_writer::{Finish, Name, Pdf, Rect, Ref, Str};
use subsetter::GlyphRemapper;

use super::paper::compressed;
use crate::write::table::Language;

static SIMPLIFIED: &[u8] = include_bytes!("../../../fonts/NotoSansSC-Regular.ttf");
static TRADITIONAL: &[u8] = include_bytes!("../../../fonts/NotoSansTC-Regular.ttf");
static MONOSPACED: &[u8] = include_bytes!("../../../fonts/NotoSansMono-Medium.ttf");

/// Drawn where no font has the letter. All three fonts have it.
const BOX: char = '□';
const SYSTEM: SystemInfo =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// A letter as a file draws it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    face: u8,
    code: u16,
    /// In em.
    pub(super) width: f32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Family {
    Text,
    /// For keys, which are copied letter by letter.
    Monospaced,
}

pub(super) struct Fonts {
    faces: Vec<Face>,
    glyphs: HashMap<(Family, char), Glyph>,
    missing: BTreeSet<char>,
}

struct Face {
    name: &'static str,
    /// As the file's resources call it.
    resource: &'static str,
    bytes: &'static [u8],
    parsed: ttf_parser::Face<'static>,
    /// What each number stands for, in the order the letters were first met. Number 0 is nothing.
    letters: Vec<Letter>,
}

#[derive(Debug, Clone, Copy)]
struct Letter {
    letter: char,
    glyph: u16,
    width: f32,
}

const FACES: [(&str, &str, &[u8]); 3] = [
    ("NotoSansSC-Regular", "F1", SIMPLIFIED),
    ("NotoSansTC-Regular", "F2", TRADITIONAL),
    ("NotoSansMono-Medium", "F3", MONOSPACED),
];

impl Fonts {
    /// The language decides which shapes Han letters take first; the other fonts stand in.
    pub(super) fn new(language: Language) -> Result<Self, String> {
        let order = match language {
            Language::English | Language::Simplified => [0, 1, 2],
            Language::Traditional => [1, 0, 2],
        };
        let faces = order.map(|index: usize| FACES[index]).into_iter().map(Face::new);
        let faces = faces.collect::<Result<_, _>>()?;
        Ok(Self { faces, glyphs: HashMap::new(), missing: BTreeSet::new() })
    }

    pub(super) fn glyph(&mut self, family: Family, letter: char) -> Glyph {
        if let Some(glyph) = self.glyphs.get(&(family, letter)) {
            return *glyph;
        }
        let glyph = self.choose(family, letter);
        self.glyphs.insert((family, letter), glyph);
        glyph
    }

    fn choose(&mut self, family: Family, letter: char) -> Glyph {
        let order = match family {
            Family::Text => [0, 1, 2],
            Family::Monospaced => [2, 0, 1],
        };
        for index in order {
            if let Some(glyph) = self.faces[index].parsed.glyph_index(letter) {
                return self.faces[index].take(index, letter, glyph.0);
            }
        }
        self.missing.insert(letter);
        let index = order[0];
        let shown = self.faces[index].parsed.glyph_index(BOX).map_or(0, |glyph| glyph.0);
        self.faces[index].take(index, letter, shown)
    }

    /// Letters that no font has, in order.
    pub(super) fn missing(&self) -> Vec<char> {
        self.missing.iter().copied().collect()
    }

    /// How a run of glyphs is shown: the font's name in the file, and its numbers.
    pub(super) fn runs<'g>(&self, glyphs: &'g [Glyph]) -> impl Iterator<Item = Run<'g>> {
        glyphs.chunk_by(|a, b| a.face == b.face).map(|glyphs| Run {
            resource: self.faces[usize::from(glyphs[0].face)].resource,
            glyphs,
        })
    }

    /// Writes the fonts that were used, cut down to the glyphs that were, and names them.
    pub(super) fn embed(
        &self,
        pdf: &mut Pdf,
        resources: Ref,
        mut next: impl FnMut() -> Ref,
    ) -> Result<(), String> {
        let mut named = Vec::new();
        for face in self.faces.iter().filter(|face| face.letters.len() > 1) {
            let font = next();
            face.embed(pdf, font, &mut next)?;
            named.push((face.resource, font));
        }
        let mut dictionary = pdf.indirect(resources).start::<Resources>();
        let mut fonts = dictionary.fonts();
        for (resource, font) in named {
            fonts.pair(Name(resource.as_bytes()), font);
        }
        fonts.finish();
        dictionary.finish();
        Ok(())
    }
}

/// Glyphs of one font, one after the other.
pub(super) struct Run<'g> {
    pub(super) resource: &'static str,
    glyphs: &'g [Glyph],
}

impl Run<'_> {
    pub(super) fn codes(&self) -> Vec<u8> {
        self.glyphs.iter().flat_map(|glyph| glyph.code.to_be_bytes()).collect()
    }
}

impl Face {
    fn new(
        (name, resource, bytes): (&'static str, &'static str, &'static [u8]),
    ) -> Result<Self, String> {
        let parsed = ttf_parser::Face::parse(bytes, 0).map_err(|error| error.to_string())?;
        let nothing = Letter { letter: '\0', glyph: 0, width: 0.0 };
        Ok(Self { name, resource, bytes, parsed, letters: vec![nothing] })
    }

    fn take(&mut self, index: usize, letter: char, glyph: u16) -> Glyph {
        let units = f32::from(self.parsed.units_per_em());
        let advance = self.parsed.glyph_hor_advance(ttf_parser::GlyphId(glyph));
        let width = f32::from(advance.unwrap_or_default()) / units;
        // There are fewer letters in all fonts together than numbers.
        let code = self.letters.len() as u16;
        self.letters.push(Letter { letter, glyph, width });
        Glyph { face: index as u8, code, width }
    }

    fn embed(
        &self,
        pdf: &mut Pdf,
        font: Ref,
        next: &mut impl FnMut() -> Ref,
    ) -> Result<(), String> {
        let (cid_font, descriptor, file, unicode, map) = (next(), next(), next(), next(), next());
        let mut remapper = GlyphRemapper::new();
        let glyphs: Vec<u8> = self
            .letters
            .iter()
            .flat_map(|letter| remapper.remap(letter.glyph).to_be_bytes())
            .collect();
        let subset =
            subsetter::subset(self.bytes, 0, &remapper).map_err(|error| error.to_string())?;
        let name = format!("{}+{}", tag(&self.letters), self.name);
        let name = Name(name.as_bytes());

        pdf.type0_font(font)
            .base_font(name)
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(cid_font)
            .to_unicode(unicode);
        let mut cid = pdf.cid_font(cid_font);
        cid.subtype(CidFontType::Type2).base_font(name).system_info(SYSTEM);
        cid.font_descriptor(descriptor).default_width(1000.0).cid_to_gid_map_stream(map);
        cid.widths().consecutive(0, self.letters.iter().map(|letter| letter.width * 1000.0));
        cid.finish();
        self.describe(pdf, descriptor, name, file);

        let data = compressed(&subset);
        pdf.stream(file, &data)
            .filter(pdf_writer::Filter::FlateDecode)
            .pair(Name(b"Length1"), subset.len() as i32);
        let data = compressed(&glyphs);
        pdf.stream(map, &data).filter(pdf_writer::Filter::FlateDecode);
        let data = compressed(&self.unicode());
        pdf.stream(unicode, &data).filter(pdf_writer::Filter::FlateDecode);
        Ok(())
    }

    fn describe(&self, pdf: &mut Pdf, descriptor: Ref, name: Name<'_>, file: Ref) {
        let scale = 1000.0 / f32::from(self.parsed.units_per_em());
        let scaled = |units: i16| f32::from(units) * scale;
        let bounds = self.parsed.global_bounding_box();
        let mut flags = FontFlags::SYMBOLIC;
        flags.set(FontFlags::FIXED_PITCH, self.parsed.is_monospaced());
        pdf.font_descriptor(descriptor)
            .name(name)
            .flags(flags)
            .bbox(Rect::new(
                scaled(bounds.x_min),
                scaled(bounds.y_min),
                scaled(bounds.x_max),
                scaled(bounds.y_max),
            ))
            .italic_angle(0.0)
            .ascent(scaled(self.parsed.ascender()))
            .descent(scaled(self.parsed.descender()))
            .cap_height(scaled(self.parsed.capital_height().unwrap_or(733)))
            .stem_v(80.0)
            .font_file2(file);
    }

    /// What each number reads as when text is copied or searched.
    fn unicode(&self) -> Vec<u8> {
        let mut map = UnicodeCmap::new(Name(b"Letters"), SYSTEM);
        for (code, letter) in (0u16..).zip(&self.letters).skip(1) {
            map.pair(code, letter.letter);
        }
        map.finish().to_vec()
    }
}

/// Six letters that tell this cut of a font from others, as the format asks.
fn tag(letters: &[Letter]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for letter in letters {
        hash = (hash ^ u64::from(u32::from(letter.letter))).wrapping_mul(0x0100_0000_01b3);
    }
    (0..6).map(|place| char::from(b'A' + ((hash >> (8 * place)) % 26) as u8)).collect()
}
