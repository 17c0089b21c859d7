//! Rows of a worksheet as a spreadsheet's XML.

use std::fmt::Write;

/// Letters of a column: 0 is `A`, 26 is `AA`.
pub(super) fn column_letters(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(b'A' + (rest % 26) as u8);
        rest /= 26;
    }
    letters.iter().rev().map(|&letter| char::from(letter)).collect()
}

/// How high a row is, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Height {
    Usual,
    /// A guess, which a program that measures its text may better.
    About(f64),
    Fixed(f64),
}

/// A row in the making.
#[derive(Debug, Default)]
pub(super) struct RowXml {
    xml: String,
    row: String,
}

impl RowXml {
    /// Rows count from 1, as spreadsheets show them.
    pub(super) fn start(&mut self, row: u32, height: Height) {
        self.xml.clear();
        self.row = row.to_string();
        match height {
            Height::Usual => self.push(format_args!(r#"<row r="{row}">"#)),
            Height::About(height) => self.push(format_args!(r#"<row r="{row}" ht="{height}">"#)),
            Height::Fixed(height) => {
                self.push(format_args!(r#"<row r="{row}" ht="{height}" customHeight="1">"#));
            }
        }
    }

    pub(super) fn end(&mut self) -> &str {
        self.xml.push_str("</row>");
        &self.xml
    }

    pub(super) fn text(&mut self, column: &str, style: u32, text: &str) {
        let blank = |letter: char| letter.is_whitespace();
        let space = if text.starts_with(blank) || text.ends_with(blank) {
            r#" xml:space="preserve""#
        } else {
            ""
        };
        self.begin(column, style);
        self.push_all([r#" t="inlineStr"><is><t"#, space, ">"]);
        self.escaped(text);
        self.xml.push_str("</t></is></c>");
    }

    pub(super) fn number(&mut self, column: &str, style: u32, number: f64) {
        self.begin(column, style);
        self.push(format_args!("><v>{number}</v></c>"));
    }

    pub(super) fn blank(&mut self, column: &str, style: u32) {
        self.begin(column, style);
        self.xml.push_str("/>");
    }

    /// With its result, so that a program that does not calculate shows it too.
    pub(super) fn formula(&mut self, column: &str, style: u32, formula: &str, result: f64) {
        self.begin(column, style);
        self.xml.push_str("><f>");
        self.escaped(formula);
        self.push(format_args!("</f><v>{result}</v></c>"));
    }

    /// A cell up to its style: by hand, since a large sheet has millions.
    fn begin(&mut self, column: &str, style: u32) {
        self.xml.push_str(r#"<c r=""#);
        self.xml.push_str(column);
        self.xml.push_str(&self.row);
        self.xml.push_str(r#"" s=""#);
        match u8::try_from(style) {
            Ok(digit @ 0..=9) => self.xml.push(char::from(b'0' + digit)),
            _ => self.push(format_args!("{style}")),
        }
        self.xml.push('"');
    }

    fn push_all(&mut self, pieces: [&str; 3]) {
        pieces.iter().for_each(|it| self.xml.push_str(it));
    }

    #[expect(clippy::expect_used, reason = "a string takes all that is written to it")]
    fn push(&mut self, piece: std::fmt::Arguments<'_>) {
        self.xml.write_fmt(piece).expect("memory takes what is written");
    }

    /// Letters that XML cannot carry go as `_x000D_`, the spreadsheet's own way; text that looks
    /// like it has its first underscore written so.
    fn escaped(&mut self, text: &str) {
        // U+FFFE and U+FFFF begin with this byte, as do the letters of full width.
        let is_special = |byte: u8| matches!(byte, b'&' | b'<' | b'>' | b'_' | 0..=0x1f | 0xef);
        if !text.bytes().any(is_special) {
            self.xml.push_str(text);
            return;
        }
        for (at, letter) in text.char_indices() {
            match letter {
                '&' => self.xml.push_str("&amp;"),
                '<' => self.xml.push_str("&lt;"),
                '>' => self.xml.push_str("&gt;"),
                '\t' | '\n' => self.xml.push(letter),
                '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                    self.push(format_args!("_x{:04X}_", u32::from(letter)));
                }
                '_' if looks_escaped(&text[at..]) => self.xml.push_str("_x005F_"),
                _ => self.xml.push(letter),
            }
        }
    }
}

fn looks_escaped(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 7
        && bytes[1] == b'x'
        && bytes[2..6].iter().all(u8::is_ascii_hexdigit)
        && bytes[6] == b'_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_spreadsheets_do() {
        let letters = [0, 25, 26, 701, 702, 16_383].map(column_letters);
        assert_eq!(letters, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn text_survives_whatever_it_holds() {
        let mut row = RowXml::default();
        row.start(3, Height::Usual);
        row.text("B", 4, " a<b>&c\r\u{1}_x000D_\u{ffff}");
        assert_eq!(
            row.end(),
            "<row r=\"3\"><c r=\"B3\" s=\"4\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> \
             a&lt;b&gt;&amp;c_x000D__x0001__x005F_x000D__xFFFF_</t></is></c></row>"
        );
    }
}
