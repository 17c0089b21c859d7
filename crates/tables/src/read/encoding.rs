//! Which encoding a text is in, found from its bytes.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_JP, Encoding, GBK, UTF_8, UTF_16BE, UTF_16LE};

/// How much of a text is shown to the statistical detector; it needs far less.
const SHOWN: usize = 4 << 20;

/// The name as people write it: `utf-8`, `gbk`, `big5`, `utf-16le`.
pub(super) fn name(encoding: &'static Encoding) -> String {
    encoding.name().to_ascii_lowercase()
}

/// Whether there is an encoding of that name, such as `gbk`.
pub fn is_known(name: &str) -> bool {
    named(name).is_some()
}

/// The encoding of that name.
pub(super) fn named(name: &str) -> Option<&'static Encoding> {
    Encoding::for_label(name.as_bytes())
}

/// Whether the beginning of a file is text in any encoding, and not bytes of another kind.
pub(super) fn is_text(head: &[u8]) -> bool {
    if marked(head).or_else(|| unmarked_utf16(head)).is_some() {
        return true;
    }
    let control = |byte: &&u8| matches!(byte, 0..=8 | 11 | 14..=25 | 28..=31 | 127);
    head.iter().filter(control).count() * 200 <= head.len()
}

fn marked(head: &[u8]) -> Option<&'static Encoding> {
    Encoding::for_bom(head).map(|(encoding, _)| encoding)
}

/// UTF-16 without a mark. Line ends, digits and separators have a zero half in every language,
/// always on the same side.
fn unmarked_utf16(head: &[u8]) -> Option<&'static Encoding> {
    let head = &head[..head.len().min(8192)];
    let (mut first, mut second) = (0, 0);
    for pair in head.chunks_exact(2) {
        match pair {
            [0, 1..=127] => first += 1,
            [1..=127, 0] => second += 1,
            [0, 0] => return None,
            _ => {}
        }
    }
    let pairs = head.len() / 2;
    let (encoding, zeros, others) =
        if first > second { (UTF_16BE, first, second) } else { (UTF_16LE, second, first) };
    let whole = &head[..pairs * 2];
    let plausible = zeros * 50 > pairs && others * 20 <= zeros;
    (plausible && !encoding.decode_without_bom_handling(whole).1).then_some(encoding)
}

/// Finds the encoding of a text that is shown piece by piece.
pub(super) struct Finder {
    marked: Option<&'static Encoding>,
    started: bool,
    shown: usize,
    detector: EncodingDetector,
    simplified: SimplifiedCount,
    utf8: Utf8Count,
}

impl Finder {
    pub fn new() -> Self {
        Self {
            marked: None,
            started: false,
            shown: 0,
            detector: EncodingDetector::new(Iso2022JpDetection::Deny),
            simplified: SimplifiedCount::default(),
            utf8: Utf8Count::default(),
        }
    }

    pub fn show(&mut self, piece: &[u8]) {
        if !self.started {
            self.started = true;
            self.marked = marked(piece).or_else(|| unmarked_utf16(piece));
        }
        if self.marked.is_some() {
            return;
        }
        self.utf8.show(piece);
        if self.shown < SHOWN && !piece.is_ascii() {
            self.shown += piece.len();
            self.detector.feed(piece, false);
            self.simplified.show(piece);
        }
    }

    /// The encoding, given what the text itself declares. A valid UTF-8 text is UTF-8 whatever it
    /// declares: many systems write the one and declare the other.
    pub fn find(mut self, declared: Option<&'static Encoding>) -> &'static Encoding {
        if let Some(marked) = self.marked {
            return marked;
        }
        if self.utf8.is_likely() {
            return UTF_8;
        }
        if let Some(declared) = declared.filter(|declared| !is_unicode(declared)) {
            return declared;
        }
        self.detector.feed(&[], true);
        let guess = self.detector.guess(None, Utf8Detection::Deny);
        let doubtful = [BIG5, EUC_JP].contains(&guess);
        if doubtful && self.simplified.is_likely() { GBK } else { guess }
    }
}

fn is_unicode(encoding: &'static Encoding) -> bool {
    [UTF_8, UTF_16LE, UTF_16BE].contains(&encoding)
}

/// Decodes a whole text; the encoding is what it was found to be in.
pub(super) fn decode(
    bytes: &[u8],
    declared: Option<&'static Encoding>,
) -> (String, &'static Encoding) {
    let mut finder = Finder::new();
    finder.show(bytes);
    let encoding = finder.find(declared);
    let (text, encoding, _) = encoding.decode(bytes);
    (text.into_owned(), encoding)
}

/// How much of a text reads as the common characters of simplified Chinese. Every such text is a
/// possible Big5 text as well, and a few words are not enough for statistics; but two of five
/// characters of a true Big5 text are none in GB 2312.
#[derive(Default)]
struct SimplifiedCount {
    lead: Option<u8>,
    common: u64,
    rare: u64,
    foreign: u64,
}

impl SimplifiedCount {
    fn show(&mut self, piece: &[u8]) {
        for byte in piece {
            match (self.lead.take(), byte) {
                (None, 0..=0x7F) => {}
                (None, _) => self.lead = Some(*byte),
                (Some(0xB0..=0xD7), 0xA1..=0xFE) => self.common += 1,
                (Some(0xA1..=0xF7), 0xA1..=0xFE) => self.rare += 1,
                (Some(_), _) => self.foreign += 1,
            }
        }
    }

    fn is_likely(&self) -> bool {
        self.foreign * 20 <= self.common && self.rare * 2 <= self.common
    }
}

/// How much of a text reads as UTF-8.
#[derive(Default)]
struct Utf8Count {
    /// Bytes of characters of three and four bytes: Chinese, which no other encoding looks like.
    long: u64,
    /// Bytes of characters of two bytes: accented letters, which other encodings may look like.
    short: u64,
    invalid: u64,
    /// The beginning of a character whose rest is in the next piece.
    cut: Vec<u8>,
}

impl Utf8Count {
    /// After so many invalid bytes the rest of a file no longer matters.
    const ENOUGH: u64 = 256 * 1024;

    fn show(&mut self, piece: &[u8]) {
        if self.invalid > Self::ENOUGH && !self.is_likely() {
            return;
        }
        if self.cut.is_empty() {
            self.count(piece);
        } else {
            let mut joined = std::mem::take(&mut self.cut);
            joined.extend_from_slice(piece);
            self.count(&joined);
        }
    }

    fn count(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.utf8_chunks().peekable();
        while let Some(chunk) = chunks.next() {
            for character in chunk.valid().chars().filter(|character| !character.is_ascii()) {
                match character.len_utf8() {
                    2 => self.short += 2,
                    length => self.long += length as u64,
                }
            }
            if chunks.peek().is_none() && is_cut(chunk.invalid()) {
                self.cut = chunk.invalid().to_vec();
            } else {
                self.invalid += chunk.invalid().len() as u64;
            }
        }
    }

    fn is_likely(&self) -> bool {
        let invalid = self.invalid + self.cut.len() as u64;
        invalid == 0 || self.long > invalid || self.long + self.short > 20 * invalid
    }
}

/// Whether these last bytes may be the beginning of a character.
fn is_cut(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

#[cfg(test)]
mod tests {
    use encoding_rs::{EUC_KR, GB18030, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};
    use proptest::prelude::*;

    use super::*;

    fn found(bytes: &[u8]) -> &'static Encoding {
        decode(bytes, None).1
    }

    #[test]
    fn a_few_words_are_enough_for_every_usual_encoding() {
        let samples: [(&'static Encoding, &[&str]); 6] = [
            (
                GBK,
                &[
                    "姓名,电话\n张三,1\n",
                    "name,city\nA,北京\n",
                    "name,phone\n李娜,1\n",
                    "name,phone\n龚骏,1\n覃睿鑫,2\n",
                    "联通,1\n",
                    "客户名称\t联系电话\n",
                    "公司名称,地址\n深圳市华瑞科技有限公司,广东省深圳市南山区\n",
                    "姓名（中文），备注：“无”、其他；\n",
                    "客戶名稱,聯絡人\n臺灣恆達貿易股份有限公司,陳建宏\n",
                ],
            ),
            (
                BIG5,
                &[
                    "姓名,電話\n陳建宏,1\n",
                    "name,city\nA,台北\n",
                    "客戶名稱,聯絡電話\n",
                    "公司名稱,地址\n台灣恆達貿易股份有限公司,臺北市信義區市府路\n",
                ],
            ),
            (
                SHIFT_JIS,
                &["会社名,担当者\n株式会社ひまわり,さとう けんじ\n", "株式会社東京,佐藤健二\n"],
            ),
            (EUC_KR, &["이름,전화\n김철수,010\n서울특별시 강남구\n"]),
            (WINDOWS_1252, &["Firma,Ort\nMüller & Söhne,Köln\n", "name,city\nMüller,Köln\n"]),
            (WINDOWS_1251, &["Имя,Телефон\nИван Петров,123\nМосква улица Ленина\n"]),
        ];
        for (encoding, texts) in samples {
            for text in texts {
                let (bytes, _, lossy) = encoding.encode(text);
                assert!(!lossy);
                assert_eq!(found(&bytes), encoding, "{text}");
            }
        }
        let (bytes, ..) = GB18030.encode("客户名称,王㐂𠮷,上海恒达贸易有限公司\n");
        assert_eq!(decode(&bytes, None).0, "客户名称,王㐂𠮷,上海恒达贸易有限公司\n");
    }

    #[test]
    fn utf8_wins_over_what_a_text_declares_and_over_a_few_broken_lines() {
        assert_eq!(decode("客户".as_bytes(), Some(GBK)).1, UTF_8);
        let mut mixed = "上海恒达贸易有限公司\n".repeat(3).into_bytes();
        mixed.extend(GBK.encode("广州\n").0.iter());
        assert_eq!(found(&mixed), UTF_8);
    }

    #[test]
    fn bytes_of_another_kind_are_no_text() {
        assert!(is_text("客户,1\r\n".as_bytes()));
        assert!(is_text(b"\xFF\xFEa\0"));
        assert!(!is_text(&[0, 1, 2, 3, 0, 0, 7, 8]));
        assert!(!is_text(b"\x00\x00\x00\x18ftyp"));
    }

    proptest! {
        #[test]
        fn pieces_cut_anywhere_are_found_like_the_whole(
            text in "[a-z客户名称é,\n]{0,40}", at in 0_usize..120,
        ) {
            let bytes = text.as_bytes();
            let (left, right) = bytes.split_at(at.min(bytes.len()));
            let mut finder = Finder::new();
            finder.show(left);
            finder.show(right);
            prop_assert_eq!(finder.find(None), UTF_8);
        }
    }
}
