//! The document: its pages, their feet, and what is drawn on them. Lengths are points, measured
//! from a page's upper left.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::TextRenderingMode;
use pdf_writer::{Content, Date, Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr};

use super::fonts::{Family, Fonts};
use super::wrap::{Line, shortened, single};
use crate::write::table::{Language, Properties, Words};
use chrono::{Datelike, Timelike};

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
    pdf: Pdf,
    pub(super) fonts: Fonts,
    last: i32,
    catalog: Ref,
    tree: Ref,
    resources: Ref,
    pages: Vec<Page>,
    current: Option<Canvas>,
    margin: f32,
}

struct Page {
    id: Ref,
    foot: Ref,
    size: PageSize,
}

impl Paper {
    /// `margin` is where the foot's words begin and end.
    pub(super) fn new(language: Language, margin: f32) -> Result<Self, String> {
        let fonts = Fonts::new(language)?;
        Ok(Self {
            pdf: Pdf::new(),
            fonts,
            last: 3,
            catalog: Ref::new(1),
            tree: Ref::new(2),
            resources: Ref::new(3),
            pages: Vec::new(),
            current: None,
            margin,
        })
    }

    fn next(&mut self) -> Ref {
        self.last += 1;
        Ref::new(self.last)
    }

    pub(super) fn turn(&mut self, size: PageSize) {
        self.end_page();
        let (id, foot) = (self.next(), self.next());
        self.pages.push(Page { id, foot, size });
        self.current = Some(Canvas { content: Content::new(), size });
    }

    /// The page being drawn; an upright one where none was begun.
    pub(super) fn canvas(&mut self) -> (&mut Canvas, &mut Fonts) {
        if self.current.is_none() {
            self.turn(PORTRAIT);
        }
        let fresh = || Canvas { content: Content::new(), size: PORTRAIT };
        (self.current.get_or_insert_with(fresh), &mut self.fonts)
    }

    fn end_page(&mut self) {
        let Some(canvas) = self.current.take() else { return };
        let body = self.next();
        let (tree, resources) = (self.tree, self.resources);
        let Some(Page { id, foot, size }) = self.pages.last() else { return };
        let mut page = self.pdf.page(*id);
        page.parent(tree).media_box(Rect::new(0.0, 0.0, size.width, size.height));
        page.contents_array([body, *foot]);
        page.pair(Name(b"Resources"), resources);
        page.finish();
        let data = compressed(&canvas.content.finish());
        self.pdf.stream(body, &data).filter(Filter::FlateDecode);
    }

    /// The whole document, with the feet of its pages now that their number is known.
    pub(super) fn finish(
        mut self,
        language: Language,
        properties: &Properties,
        words: &Words,
    ) -> Result<(Vec<u8>, Vec<char>), String> {
        self.canvas();
        self.end_page();
        let count = self.pages.len();
        for (index, page) in std::mem::take(&mut self.pages).into_iter().enumerate() {
            let text = words.page(&(index + 1).to_string(), &count.to_string());
            self.foot(&page, &words.footer, &text);
            self.pages.push(page);
        }
        let mut last = self.last;
        let mut next = || {
            last += 1;
            Ref::new(last)
        };
        let info = next();
        self.fonts.embed(&mut self.pdf, self.resources, next)?;
        let kids = self.pages.iter().map(|page| page.id);
        self.pdf.pages(self.tree).kids(kids).count(count as i32);
        let mut catalog = self.pdf.catalog(self.catalog);
        catalog.pages(self.tree).lang(TextStr(language.tag()));
        catalog.viewer_preferences().display_doc_title(true);
        catalog.finish();
        self.describe(info, properties);
        Ok((self.pdf.finish(), self.fonts.missing()))
    }

    fn foot(&mut self, page: &Page, footer: &str, pages: &str) {
        let mut canvas = Canvas { content: Content::new(), size: page.size };
        let look = Type::regular(FOOT_SIZE, GREY);
        let y = page.size.height - FOOT_BASELINE;
        let pages = single(&mut self.fonts, Family::Text, pages);
        let width = page.size.width - 2.0 * self.margin;
        let room = width / FOOT_SIZE - pages.width - 2.0;
        let footer = shortened(&mut self.fonts, footer, room.max(0.0));
        canvas.text(&self.fonts, &footer, self.margin, y, look);
        let x = page.size.width - self.margin - pages.width * FOOT_SIZE;
        canvas.text(&self.fonts, &pages, x, y, look);
        self.pdf.stream(page.foot, &canvas.content.finish());
    }

    fn describe(&mut self, id: Ref, properties: &Properties) {
        let created = properties.created;
        let date = Date::new(created.year().clamp(0, 9999) as u16)
            .month(created.month() as u8)
            .day(created.day() as u8)
            .hour(created.hour() as u8)
            .minute(created.minute() as u8)
            .second(created.second() as u8)
            .utc_offset_hour(0);
        let mut info = self.pdf.document_info(id);
        info.title(TextStr(&properties.title)).subject(TextStr(&properties.subject));
        info.author(TextStr(&properties.author)).creator(TextStr(&properties.program));
        info.producer(TextStr(&properties.program)).creation_date(date);
        if !properties.company.is_empty() {
            info.pair(Name(b"Company"), TextStr(&properties.company));
        }
    }
}

/// One page's drawing.
pub(super) struct Canvas {
    content: Content,
    pub(super) size: PageSize,
}

impl Canvas {
    /// `y` is where the letters stand.
    pub(super) fn text(&mut self, fonts: &Fonts, line: &Line, x: f32, y: f32, look: Type) {
        if line.glyphs.is_empty() {
            return;
        }
        self.fill(look.colour);
        self.content.begin_text();
        if look.weight == Weight::Bold {
            let (r, g, b) = rgb(look.colour);
            self.content
                .set_stroke_rgb(r, g, b)
                .set_line_width(look.size * 0.032)
                .set_text_rendering_mode(TextRenderingMode::FillStroke);
        } else {
            self.content.set_text_rendering_mode(TextRenderingMode::Fill);
        }
        self.content.next_line(x, self.size.height - y);
        for run in fonts.runs(&line.glyphs) {
            self.content.set_font(Name(run.resource.as_bytes()), look.size).show(Str(&run.codes()));
        }
        self.content.end_text();
    }

    pub(super) fn fill_box(&mut self, x: f32, y: f32, width: f32, height: f32, colour: u32) {
        self.fill(colour);
        self.content.rect(x, self.size.height - y - height, width, height).fill_nonzero();
    }

    pub(super) fn frame(&mut self, x: f32, y: f32, width: f32, height: f32, pen: Pen) {
        self.stroke(pen);
        self.content.rect(x, self.size.height - y - height, width, height).stroke();
    }

    pub(super) fn line(&mut self, points: &[(f32, f32)], pen: Pen) {
        self.stroke(pen);
        for (index, &(x, y)) in points.iter().enumerate() {
            let y = self.size.height - y;
            if index == 0 {
                self.content.move_to(x, y);
            } else {
                self.content.line_to(x, y);
            }
        }
        self.content.stroke();
    }

    /// A piece of pie between two angles, in turns clockwise from the top. Edged in white.
    pub(super) fn slice(
        &mut self,
        centre: (f32, f32),
        radius: f32,
        turns: (f32, f32),
        colour: u32,
    ) {
        let (x, y) = (centre.0, self.size.height - centre.1);
        let at = |turn: f32| {
            let angle = turn * std::f32::consts::TAU;
            (angle.sin(), angle.cos())
        };
        let (from, to) = turns;
        let whole = to - from > 0.999;
        self.fill(colour);
        self.stroke(Pen { width: 0.8, colour: 0xFF_FFFF });
        let (dx, dy) = at(from);
        let start = (x + radius * dx, y + radius * dy);
        if whole {
            self.content.move_to(start.0, start.1);
        } else {
            self.content.move_to(x, y).line_to(start.0, start.1);
        }
        let pieces = ((to - from) * 8.0).ceil().max(1.0);
        let step = (to - from) / pieces;
        let pull = radius * 4.0 / 3.0 * (step * std::f32::consts::TAU / 4.0).tan();
        for piece in 0..pieces as u32 {
            let (ax, ay) = at(from + step * piece as f32);
            let (bx, by) = at(from + step * (piece + 1) as f32);
            self.content.cubic_to(
                x + radius * ax + pull * ay,
                y + radius * ay - pull * ax,
                x + radius * bx - pull * by,
                y + radius * by + pull * bx,
                x + radius * bx,
                y + radius * by,
            );
        }
        self.content.close_fill_nonzero_and_stroke();
    }

    fn fill(&mut self, colour: u32) {
        let (r, g, b) = rgb(colour);
        self.content.set_fill_rgb(r, g, b);
    }

    fn stroke(&mut self, pen: Pen) {
        let (r, g, b) = rgb(pen.colour);
        self.content.set_stroke_rgb(r, g, b).set_line_width(pen.width);
    }
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Pen {
    pub(super) width: f32,
    pub(super) colour: u32,
}

fn rgb(colour: u32) -> (f32, f32, f32) {
    let part = |shift: u32| ((colour >> shift) & 0xFF) as f32 / 255.0;
    (part(16), part(8), part(0))
}

pub(super) fn compressed(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(data.len() / 2), Compression::default());
    #[expect(clippy::expect_used, reason = "a vector takes all that is written to it")]
    encoder.write_all(data).and_then(|()| encoder.finish()).expect("memory takes what is written")
}
