//! What a reader finds in the file besides the text: the fonts' maps, and what the file is.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object};

use super::*;

static ON_BOARD: &[u8] = include_bytes!("../../../../fonts/NotoSansSC-Regular.ttf");

/// The one font of a file, as a reader that draws the letters uses it.
struct Embedded {
    /// Letter by letter, the number it is written under.
    numbers: BTreeMap<char, u16>,
    glyphs: Vec<u8>,
    outlines: Vec<u8>,
}

impl Embedded {
    fn of(bytes: &[u8]) -> Self {
        let document = Document::load_mem(bytes).unwrap();
        let is_font = |dictionary: &&Dictionary| dictionary.has(b"DescendantFonts");
        let objects = document.objects.values();
        let font = objects.filter_map(|object| object.as_dict().ok()).find(is_font).unwrap();
        let shapes = font.get(b"DescendantFonts").and_then(Object::as_array).unwrap();
        let shapes = shapes[0].as_dict().unwrap();
        let described = shapes.get_deref(b"FontDescriptor", &document).unwrap().as_dict().unwrap();
        let stream = |dictionary: &Dictionary, key: &[u8]| {
            let stream = dictionary.get_deref(key, &document).unwrap().as_stream().unwrap();
            stream.decompressed_content().unwrap()
        };
        let unicode = String::from_utf8(stream(font, b"ToUnicode")).unwrap();
        Self {
            numbers: unicode.lines().filter_map(pair).collect(),
            glyphs: stream(shapes, b"CIDToGIDMap"),
            outlines: stream(described, b"FontFile2"),
        }
    }

    fn glyph(&self, letter: char) -> ttf_parser::GlyphId {
        let at = 2 * usize::from(self.numbers[&letter]);
        ttf_parser::GlyphId(u16::from_be_bytes([self.glyphs[at], self.glyphs[at + 1]]))
    }

    fn bounds(&self, letter: char) -> Option<ttf_parser::Rect> {
        let face = ttf_parser::Face::parse(&self.outlines, 0).unwrap();
        face.glyph_bounding_box(self.glyph(letter))
    }
}

/// A line such as `<0001> <4E00>`.
fn pair(line: &str) -> Option<(char, u16)> {
    let (number, text) = line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <")?;
    let units: Vec<u16> =
        (0..text.len()).step_by(4).map(|at| hexadecimal(&text[at..at + 4])).collect();
    let letter = char::decode_utf16(units).next()?.ok()?;
    Some((letter, hexadecimal(number)))
}

fn hexadecimal(digits: &str) -> u16 {
    u16::from_str_radix(digits, 16).unwrap()
}

fn names(names: &[&str]) -> Report<'static, Broken> {
    let columns = vec![Column::new("名称", Kind::Text)];
    let rows = rows(names.iter().map(|name| vec![text(name)]).collect());
    one(Table { columns, ..Table::default() }, rows)
}

#[test]
fn every_letter_is_drawn_by_the_outline_it_has_on_board() {
    let print = print(names(&["上海ABC", "¥€0189", "⼀一⾦金"]));
    let font = Embedded::of(&print.bytes);
    let on_board = ttf_parser::Face::parse(ON_BOARD, 0).unwrap();
    for letter in "上海ABC¥€0189⼀一⾦金".chars() {
        let own = on_board.glyph_index(letter).unwrap();
        assert_eq!(font.bounds(letter), on_board.glyph_bounding_box(own), "{letter}");
    }
    assert_ne!(font.numbers[&'⼀'], font.numbers[&'一']);
    assert_eq!(font.glyph('⼀'), font.glyph('一'), "one outline is enough for both");
}

#[test]
fn letters_no_font_has_are_drawn_as_one_box_under_numbers_of_their_own() {
    let print = print(names(&["𠮷😀"]));
    let font = Embedded::of(&print.bytes);
    let on_board = ttf_parser::Face::parse(ON_BOARD, 0).unwrap();
    let shown = on_board.glyph_bounding_box(on_board.glyph_index('□').unwrap());
    assert!(shown.is_some());
    assert_eq!((font.bounds('𠮷'), font.bounds('😀')), (shown, shown));
    assert_ne!(font.numbers[&'𠮷'], font.numbers[&'😀']);
}

#[test]
fn more_missing_letters_than_a_font_has_numbers_are_boxes_in_the_text_too() {
    let missing: Vec<char> =
        ('\u{f0000}'..='\u{ffffd}').chain('\u{100000}'..='\u{10fffd}').collect();
    let lines: Vec<String> = missing.chunks(400).map(|chunk| chunk.iter().collect()).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let print = print(names(&lines));
    assert_eq!(print.said.missing_glyphs, missing);
    let font = Embedded::of(&print.bytes);
    assert!(font.numbers.contains_key(&'\u{f0000}') && font.numbers.contains_key(&'□'));
    assert!(!font.numbers.contains_key(&'\u{10fffd}'));
}

#[test]
fn the_file_says_what_it_is_and_in_which_language() {
    let bytes = print(names(&["上海"])).bytes;
    let document = Document::load_mem(&bytes).unwrap();
    let information = document.trailer.get_deref(b"Info", &document).unwrap().as_dict().unwrap();
    let said = |key: &[u8]| lopdf::decode_text_string(information.get(key).unwrap()).unwrap();
    assert_eq!(said(b"Title"), "客户清单");
    assert_eq!(said(b"Subject"), "导出");
    assert_eq!(said(b"Author"), "张伟");
    assert_eq!(said(b"Company"), "上海某某有限公司");
    assert_eq!((said(b"Creator"), said(b"Producer")), ("Clientele".into(), "Clientele".into()));
    assert_eq!(said(b"CreationDate"), "D:20260304073000+00'00'");
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"zh-CN");
    let shown = catalog.get(b"ViewerPreferences").and_then(Object::as_dict).unwrap();
    assert!(shown.get(b"DisplayDocTitle").and_then(Object::as_bool).unwrap());
}

#[test]
fn the_same_list_makes_the_same_file() {
    let bytes = || print(one(customers(), many(60))).bytes;
    assert!(bytes() == bytes());
}
