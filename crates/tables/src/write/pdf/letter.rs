//! A sheet of words: a title, paragraphs, and a key to be copied by hand.

use std::convert::Infallible;
use std::io::Write;
use std::path::Path;

use super::fonts::Family;
use super::paper::{GREY, INK, LONG, PORTRAIT, Paper, Pen, RULE, SHADE, SHORT, Type, baseline};
use super::wrap::{Line, single, wrap};
use crate::write::error::Error;
use crate::write::table::{Language, Properties, Words};
use crate::write::target::{Partial, Written};

const MARGIN: f32 = 64.0;
const TOP: f32 = 72.0;
const BOTTOM: f32 = 64.0;
const WIDTH: f32 = SHORT - 2.0 * MARGIN;

const TITLE: Type = Type::bold(22.0, INK);
const TEXT: Type = Type::regular(11.0, INK);
const SMALL: Type = Type::regular(8.5, GREY);
const NAME: Type = Type::regular(10.0, GREY);
const NUMBER: Type = Type::regular(8.0, GREY);
const LEADING: f32 = 1.6;

/// A key on one line is at most so large, and breaks rather than be smaller than the other.
const LARGEST_KEY: f32 = 22.0;
const SMALLEST_KEY: f32 = 12.5;
const KEY_PAD: f32 = 16.0;

/// One letter. Its words hold the page numbers and the foot.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Letter {
    pub language: Language,
    pub words: Words,
    pub properties: Properties,
    pub title: String,
    pub parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    Paragraph(String),
    /// Large, in letters of one width, in a box of its own.
    Key(String),
    /// Name and value, one pair a line.
    Facts(Vec<(String, String)>),
    Small(String),
}

pub fn letter(target: &Path, letter: &Letter) -> Result<Written, Error<Infallible>> {
    let partial = Partial::create(target)?;
    let (bytes, missing) = drawn(letter).map_err(Error::Fonts)?;
    partial.file().write_all(&bytes)?;
    Ok(partial.place(0, missing)?)
}

fn drawn(letter: &Letter) -> Result<(Vec<u8>, Vec<char>), String> {
    let mut pen = Writing { paper: Paper::new(letter.language, MARGIN)?, y: TOP };
    pen.paper.turn(PORTRAIT);
    pen.text(&letter.title, TITLE, 1.35);
    pen.y += 14.0;
    for part in &letter.parts {
        match part {
            Part::Paragraph(text) => {
                pen.text(text, TEXT, LEADING);
                pen.y += 9.0;
            }
            Part::Small(text) => {
                pen.text(text, SMALL, 1.5);
                pen.y += 6.0;
            }
            Part::Facts(facts) => pen.facts(facts),
            Part::Key(key) => pen.key(key),
        }
    }
    pen.paper.finish(letter.language, &letter.properties, &letter.words)
}

struct Writing {
    paper: Paper,
    y: f32,
}

impl Writing {
    fn make_room(&mut self, wanted: f32) {
        if self.y + wanted > LONG - BOTTOM {
            self.paper.turn(PORTRAIT);
            self.y = TOP;
        }
    }

    fn text(&mut self, text: &str, look: Type, leading: f32) {
        let lines = wrap(&mut self.paper.fonts, Family::Text, text, WIDTH / look.size);
        for line in &lines {
            self.line(line, MARGIN, look, leading);
        }
    }

    fn line(&mut self, line: &Line, x: f32, look: Type, leading: f32) {
        let height = look.size * leading;
        self.make_room(height);
        let (canvas, fonts) = self.paper.canvas();
        let y = baseline(self.y + height / 2.0, look.size);
        canvas.text(fonts, line, x, y, look);
        self.y += height;
    }

    fn facts(&mut self, facts: &[(String, String)]) {
        let fonts = &mut self.paper.fonts;
        let names: Vec<Line> =
            facts.iter().map(|(name, _)| single(fonts, Family::Text, name)).collect();
        let widest = names.iter().map(|line| line.width * NAME.size).fold(0.0, f32::max);
        let left = (widest + 18.0).min(WIDTH * 0.4);
        for (name, (_, value)) in names.iter().zip(facts) {
            let fonts = &mut self.paper.fonts;
            let lines = wrap(fonts, Family::Text, value, (WIDTH - left) / TEXT.size);
            self.make_room(TEXT.size * LEADING * lines.len().min(3) as f32);
            let (canvas, fonts) = self.paper.canvas();
            let y = baseline(self.y + TEXT.size * LEADING / 2.0, NAME.size);
            canvas.text(fonts, name, MARGIN, y, NAME);
            for line in &lines {
                self.line(line, MARGIN + left, TEXT, LEADING);
            }
        }
        self.y += 10.0;
    }

    /// As large as it fits on one line; a key too long for that breaks between its groups. Below each
    /// group stands its number: who copies the key is asked for one of them.
    fn key(&mut self, key: &str) {
        let fonts = &mut self.paper.fonts;
        let room = WIDTH - 2.0 * KEY_PAD;
        let mut drawn = |text: &str| single(fonts, Family::Monospaced, text);
        let fitting = room / drawn(key).width.max(0.1);
        let (texts, size) = if fitting >= SMALLEST_KEY {
            (vec![key.to_owned()], fitting.min(LARGEST_KEY))
        } else {
            let size = SMALLEST_KEY + 3.0;
            (grouped(key, room / size, |text| drawn(text).width), size)
        };
        let lines: Vec<Line> = texts.iter().map(|text| drawn(text)).collect();
        let pitch = size * LEADING + NUMBER.size;
        let height = lines.len() as f32 * pitch + 2.0 * KEY_PAD;
        self.y += 6.0;
        self.make_room(height);
        let (canvas, fonts) = self.paper.canvas();
        canvas.fill_box(MARGIN, self.y, WIDTH, height, SHADE);
        canvas.frame(MARGIN, self.y, WIDTH, height, Pen { width: 0.8, colour: RULE });
        let mut middles = Vec::new();
        for (place, (text, line)) in texts.iter().zip(&lines).enumerate() {
            let middle = self.y + KEY_PAD + place as f32 * pitch + 0.5 * size * LEADING;
            let x = MARGIN + (WIDTH - line.width * size) / 2.0;
            canvas.text(fonts, line, x, baseline(middle, size), Type::regular(size, INK));
            let below = middle + 0.5 * size * LEADING + 0.2 * NUMBER.size;
            let sign = line.width * size / text.chars().count().max(1) as f32;
            middles.extend(group_middles(text).map(|it| (x + it * sign, below)));
        }
        for (place, (middle, y)) in middles.iter().enumerate() {
            let number = single(fonts, Family::Text, &(place + 1).to_string());
            let x = middle - number.width * NUMBER.size / 2.0;
            canvas.text(fonts, &number, x, baseline(*y, NUMBER.size), NUMBER);
        }
        self.y += height + 16.0;
    }
}

/// Where the middles of the groups of a line are, counted in its signs, which are all of one width.
fn group_middles(text: &str) -> impl Iterator<Item = f32> {
    let mut place = 0;
    text.split_inclusive(['-', ' ']).map(move |group| {
        let signs = group.trim_end_matches(['-', ' ']).chars().count();
        let middle = place as f32 + signs as f32 / 2.0;
        place += group.chars().count();
        middle
    })
}

/// Lines of whole groups, which end in a hyphen or a blank.
fn grouped(key: &str, width: f32, mut width_of: impl FnMut(&str) -> f32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut text = String::new();
    for group in key.split_inclusive(['-', ' ']) {
        if !text.is_empty() && width_of(&format!("{text}{group}")) > width {
            lines.push(std::mem::take(&mut text));
        }
        text.push_str(group);
    }
    lines.push(text);
    lines
}
