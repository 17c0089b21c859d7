//! The fonts on board: which glyph draws a letter, how wide it is, and what of them a file carries.
//!
//! A letter is written under a number of its own, not its glyph's: two letters that share a glyph
//! still copy and search as what they are, and a letter no font has is drawn as a box but stays
//! itself in the text.

mod cut;
mod face;

use std::collections::{BTreeSet, HashMap};

use self::face::Face;
use crate::write::table::Language;

pub(super) use self::cut::Cut;

static SIMPLIFIED: &[u8] = include_bytes!("../../../fonts/NotoSansSC-Regular.ttf");
static TRADITIONAL: &[u8] = include_bytes!("../../../fonts/NotoSansTC-Regular.ttf");
static MONOSPACED: &[u8] = include_bytes!("../../../fonts/NotoSansMono-Medium.ttf");

/// Drawn where no font has the letter. All three fonts have it.
const BOX: char = '□';
/// A file has 65,535 numbers a font, and no font here has 31,000 letters of its own. Were more
/// letters missing than this, the further ones are boxes in the text as well.
const MOST_MISSING: usize = 20_000;

/// A letter as a file draws it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    face: u8,
    letter: char,
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

const FACES: [(&str, &str, &[u8]); 3] = [
    ("NotoSansSC-Regular", "SC", SIMPLIFIED),
    ("NotoSansTC-Regular", "TC", TRADITIONAL),
    ("NotoSansMono-Medium", "Mono", MONOSPACED),
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
            if let Some(glyph) = self.faces[index].glyph(letter) {
                return self.take(index, letter, glyph);
            }
        }
        self.missing.insert(letter);
        let shown = self.faces[order[0]].glyph(BOX).unwrap_or_default();
        let letter = if self.missing.len() > MOST_MISSING { BOX } else { letter };
        self.take(order[0], letter, shown)
    }

    fn take(&mut self, index: usize, letter: char, glyph: u16) -> Glyph {
        let width = self.faces[index].take(letter, glyph);
        Glyph { face: index as u8, letter, width }
    }

    /// Letters that no font has, in order.
    pub(super) fn missing(&self) -> Vec<char> {
        self.missing.iter().copied().collect()
    }

    /// What stands in one font, piece by piece.
    pub(super) fn runs<'g>(&self, glyphs: &'g [Glyph]) -> impl Iterator<Item = Run<'g>> {
        glyphs.chunk_by(|a, b| a.face == b.face).map(|glyphs| Run {
            resource: self.faces[usize::from(glyphs[0].face)].resource,
            glyphs,
        })
    }

    /// The fonts that were used, cut down to the glyphs that were.
    pub(super) fn cut(&self) -> Result<Vec<Cut>, String> {
        self.faces.iter().filter(|face| face.is_used()).map(Face::cut).collect()
    }
}

/// Glyphs of one font, one after the other.
pub(super) struct Run<'g> {
    /// The font's name in the file.
    pub(super) resource: &'static str,
    glyphs: &'g [Glyph],
}

impl Run<'_> {
    pub(super) fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.letter).collect()
    }
}
