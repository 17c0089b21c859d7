//! The document: its pages and their feet. Lengths are points, measured from a page's upper left.

mod canvas;
mod file;

use super::fonts::{Family, Fonts};
use super::wrap::{shortened, single};
use crate::write::table::{Language, Properties, Words};

pub(super) use self::canvas::{Canvas, Pen};

/// A4.
pub(super) const SHORT: f32 = 595.28;
pub(super) const LONG: f32 = 841.89;

pub(super) const INK: u32 = 0x1F_2933;
pub(super) const GREY: u32 = 0x6B_7280;
pub(super) const HAIR: u32 = 0xD5_DAE1;
pub(super) const RULE: u32 = 0x9A_A3B0;
pub(super) const SHADE: u32 = 0xEE_F1F5;

const FOOT_SIZE: f32 = 8.0;
const FOOT_BASELINE: f32 = 22.0;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PageSize {
    pub(super) width: f32,
    pub(super) height: f32,
}

pub(super) const PORTRAIT: PageSize = PageSize { width: SHORT, height: LONG };
pub(super) const LANDSCAPE: PageSize = PageSize { width: LONG, height: SHORT };

/// How a line of text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Type {
    pub(super) size: f32,
    pub(super) colour: u32,
    pub(super) weight: Weight,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    /// Drawn with an outline: a bold font would weigh another ten megabytes.
    Bold,
}

impl Type {
    pub(super) const fn regular(size: f32, colour: u32) -> Self {
        Self { size, colour, weight: Weight::Regular }
    }

    pub(super) const fn bold(size: f32, colour: u32) -> Self {
        Self { size, colour, weight: Weight::Bold }
    }
}

/// Where a letter's foot stands when its middle is at `middle`.
pub(super) fn baseline(middle: f32, size: f32) -> f32 {
    middle + 0.37 * size
}

pub(super) struct Paper {
    pub(super) fonts: Fonts,
    /// Those that are full, and the one being drawn on.
    pages: Vec<Canvas>,
    margin: f32,
}

impl Paper {
    /// `margin` is where the foot's words begin and end.
    pub(super) fn new(language: Language, margin: f32) -> Result<Self, String> {
        Ok(Self { fonts: Fonts::new(language)?, pages: Vec::new(), margin })
    }

    pub(super) fn turn(&mut self, size: PageSize) {
        if let Some(full) = self.pages.last_mut() {
            full.put_aside();
        }
        self.pages.push(Canvas::new(size));
    }

    /// The page being drawn; an upright one where none was begun.
    pub(super) fn canvas(&mut self) -> (&mut Canvas, &mut Fonts) {
        if self.pages.is_empty() {
            self.turn(PORTRAIT);
        }
        let last = self.pages.len() - 1;
        (&mut self.pages[last], &mut self.fonts)
    }

    /// The whole document, with the feet of its pages now that their number is known.
    pub(super) fn finish(
        mut self,
        language: Language,
        properties: &Properties,
        words: &Words,
    ) -> Result<(Vec<u8>, Vec<char>), String> {
        self.canvas();
        let count = self.pages.len();
        let (fonts, margin) = (&mut self.fonts, self.margin);
        for (index, page) in self.pages.iter_mut().enumerate() {
            let pages = words.page(&(index + 1).to_string(), &count.to_string());
            foot(page, fonts, margin, &words.footer, &pages);
        }
        let missing = self.fonts.missing();
        Ok((file::written(self.pages, &self.fonts, language, properties)?, missing))
    }
}

fn foot(page: &mut Canvas, fonts: &mut Fonts, margin: f32, footer: &str, pages: &str) {
    let look = Type::regular(FOOT_SIZE, GREY);
    let PageSize { width, height } = page.size;
    let y = height - FOOT_BASELINE;
    let pages = single(fonts, Family::Text, pages);
    let room = (width - 2.0 * margin) / FOOT_SIZE - pages.width - 2.0;
    let footer = shortened(fonts, footer, room.max(0.0));
    page.text(fonts, &footer, margin, y, look);
    let x = width - margin - pages.width * FOOT_SIZE;
    page.text(fonts, &pages, x, y, look);
}
