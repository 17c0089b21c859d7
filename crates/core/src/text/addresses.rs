//! Chinese addresses written in one piece: the postal code, the province and the city that they begin
//! with.
//!
//! Nothing is added and nothing is lost: the parts, one after the other, are the text as it was written,
//! but for the white space, the commas and the brackets between them.

use std::{collections::HashMap, sync::LazyLock};

use super::{fold::is_han, traditional::simplify};

const PLACES: &str = include_str!("places.txt");

/// What stands between a province, a city and the rest.
const BETWEEN: &[char] = &[' ', '\u{3000}', '\t', ',', '，', '、', '/', '-', '·'];

/// What stands around a postal code in front of an address: (106)台北市, 〒220 新北市.
const AROUND_CODES: &[char] = &['(', ')', '（', '）', '[', ']', '【', '】', '〒'];

/// What follows the name of a street that is called after a place: 南京路, 北京西路, 中山大道.
const OF_STREETS: &str = "路街道巷弄里村桥";

/// An address taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts<'a> {
    /// 220, 10683, 310012: its digits, in front of everything.
    pub postal_code: Option<&'a str>,
    /// 浙江省, 浙江, 内蒙古自治区, 香港特别行政区; none where it begins with a city.
    pub province: Option<&'a str>,
    /// 杭州市, 杭州, 延边朝鲜族自治州, 昆山市, 新竹縣; of a municipality the same as the province.
    pub city: Option<&'a str>,
    /// What follows, whole.
    pub rest: &'a str,
}

/// A province, or something below one.
struct Place {
    name: Vec<char>,
    short: Vec<char>,
    /// The number of its province.
    province: usize,
    rank: Rank,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Rank {
    Province,
    /// A province and a city at once.
    Municipality,
    /// 香港, 澳门: a province without cities.
    Region,
    City,
}

/// The places by the first two characters of their names.
static TABLE: LazyLock<HashMap<[char; 2], Vec<Place>>> = LazyLock::new(|| {
    let mut table: HashMap<[char; 2], Vec<Place>> = HashMap::new();
    let lines = PLACES.lines().filter(|line| !line.starts_with('#'));
    for (province, line) in lines.enumerate() {
        for (at, written) in line.split_whitespace().enumerate() {
            let place = Place::read(written, province, at == 0);
            if let [first, second, ..] = place.name[..] {
                table.entry([first, second]).or_default().push(place);
            }
        }
    }
    table
});

impl Place {
    fn read(written: &str, province: usize, is_first: bool) -> Place {
        let (name, short) = written.split_once('/').unwrap_or((written, bare(written)));
        let rank = match is_first {
            false => Rank::City,
            true if name.ends_with('市') => Rank::Municipality,
            true if name.ends_with("特别行政区") => Rank::Region,
            true => Rank::Province,
        };
        Place { name: name.chars().collect(), short: short.chars().collect(), province, rank }
    }

    /// Whether what was found is the name with what says what kind of place it is.
    fn is_whole(&self, length: usize) -> bool {
        length == self.name.len()
    }
}

/// A name without what says what kind of place it is. What is one of few characters keeps it.
fn bare(name: &str) -> &str {
    const FEWEST: usize = 2;
    let kinds = ["地区", "省", "市", "盟", "县"];
    let bare = kinds.iter().find_map(|it| name.strip_suffix(it)).unwrap_or(name);
    if bare.chars().count() < FEWEST { name } else { bare }
}

/// Takes an address apart that begins with a province, a municipality or a city of China, or with its
/// postal code and then one of those; none where it does not, or where that is only the name of a street.
#[must_use]
pub fn split(address: &str) -> Option<Parts<'_>> {
    let (postal_code, address) = match code_before(address) {
        Some((code, rest)) => (Some(code), rest),
        None => (None, address),
    };
    Some(Parts { postal_code, ..split_places(address)? })
}

/// The postal code in front of an address, and the address. Taiwan's have 3, 5 or 6 digits, the others 6.
fn code_before(address: &str) -> Option<(&str, &str)> {
    let is_around = |c: char| AROUND_CODES.contains(&c) || BETWEEN.contains(&c);
    let start = address.trim_start_matches(is_around);
    let (code, rest) = start.split_at(start.find(|c: char| !c.is_ascii_digit())?);
    let rest = rest.trim_start_matches(is_around);
    matches!(code.len(), 3 | 5 | 6).then_some((code, rest))
}

fn split_places(address: &str) -> Option<Parts<'_>> {
    let head = Head::of(address);
    let (first, length) = head.find(0, None)?;
    let (has_whole_name, after) = (first.is_whole(length), head.skip(length));
    match first.rank {
        Rank::City => {
            // 杭州西湖区 is one; 南京路 and 中山医院 are none.
            let is_meant = has_whole_name || head.goes_on_with_a_district(after);
            is_meant.then(|| head.parts(None, Some((0, length)), after))
        }
        Rank::Municipality | Rank::Region => {
            let is_meant = has_whole_name || head.goes_on_with_a_district(after);
            let of_itself = || head.find(after, Some(first.province));
            let again = of_itself().filter(|(it, length)| it.is_whole(*length));
            is_meant.then(|| match again {
                Some((_, more)) => head.parts(
                    Some((0, length)),
                    Some((after, after + more)),
                    head.skip(after + more),
                ),
                None if first.rank == Rank::Municipality => {
                    head.parts(Some((0, length)), Some((0, length)), after)
                }
                None => head.parts(Some((0, length)), None, after),
            })
        }
        Rank::Province => {
            let is_sure = has_whole_name || head.goes_on_with_a_district(after);
            let city = head.city_of(first.province, after, is_sure);
            let is_meant = is_sure || city.is_some();
            is_meant.then(|| {
                let rest = city.map_or(after, |(_, end)| head.skip(end));
                head.parts(Some((0, length)), city, rest)
            })
        }
    }
}

/// The beginning of an address, with its characters evened out.
struct Head<'a> {
    address: &'a str,
    /// Where each character begins.
    at: Vec<usize>,
    even: Vec<char>,
}

impl<'a> Head<'a> {
    /// So many characters are looked at: two long names and what follows them.
    const LOOKED_AT: usize = 40;

    fn of(address: &'a str) -> Head<'a> {
        let looked_at = address.char_indices().take(Head::LOOKED_AT);
        let (at, even) = looked_at.map(|(at, c)| (at, simplify(c))).unzip();
        Head { address, at, even }
    }

    /// The place whose name stands here, the longest before the others, with its length; in a province
    /// only what is below it, and of a municipality itself.
    fn find(&self, from: usize, province: Option<usize>) -> Option<(&'static Place, usize)> {
        let here = self.even.get(from..)?;
        let [first, second, ..] = *here else { return None };
        let known = TABLE.get(&[first, second])?;
        let fits = |it: &&Place| match province {
            Some(province) => it.province == province && it.rank != Rank::Province,
            None => true,
        };
        let length = |it: &Place| {
            let names = [&it.name, &it.short];
            // 杭州市场 is a market.
            let is_here = |name: &&Vec<char>| {
                here.starts_with(name)
                    && !(name.ends_with(&['市']) && here.get(name.len()) == Some(&'场'))
            };
            names.into_iter().find(is_here).map(Vec::len)
        };
        let found = known.iter().filter(fits).filter_map(|it| Some((it, length(it)?)));
        // 吉林 and 海南 are provinces before they are cities.
        found.rev().max_by_key(|(_, length)| *length)
    }

    /// The city behind a province: one that the table has there, else whatever is called 市, as 昆山市.
    fn city_of(&self, province: usize, from: usize, is_sure: bool) -> Option<(usize, usize)> {
        if let Some((city, length)) = self.find(from, Some(province)) {
            let end = from + length;
            let is_whole = city.is_whole(length);
            if is_whole || !self.is_of_a_street(end) {
                return Some((from, end));
            }
        }
        let end = self.county_level(from).filter(|_| is_sure)?;
        Some((from, end))
    }

    /// The end of a name of two to five characters that ends with 市, and is none of a market.
    fn county_level(&self, from: usize) -> Option<usize> {
        const MARKETS: &str = "超菜夜集早";
        let here = self.even.get(from..)?;
        let at = here.iter().take(6).position(|it| *it == '市').filter(|it| *it >= 2)?;
        let is_of_a_name =
            |it: &char| is_han(*it) && !OF_STREETS.contains(*it) && !"区县镇乡号州盟".contains(*it);
        // 大超市, 农贸市场 and 第一门市部 are none.
        let is_market = MARKETS.contains(here[at - 1])
            || here.get(at + 1).is_some_and(|it| "场部".contains(*it));
        (here[..at].iter().all(is_of_a_name) && !is_market).then_some(from + at + 1)
    }

    /// Whether a district follows: 西湖区, 浦东新区, 桐庐县, 昆山市.
    fn goes_on_with_a_district(&self, from: usize) -> bool {
        const LONGEST: usize = 7;
        // 小区, 社区, 园区 and the like are parts of streets.
        const NONE: &str = "小社园校厂院景山库";
        let here = self.even.get(from..).unwrap_or_default();
        // 苏州工业园区 is a district.
        let is_estate = |at: usize| here[..at].ends_with(&['业', '园']);
        for (at, c) in here.iter().take(LONGEST).enumerate() {
            match c {
                '区' if at == 0 => return false,
                '区' => {
                    return is_han(here[at - 1]) && !NONE.contains(here[at - 1]) || is_estate(at);
                }
                '县' | '市' | '旗' => return at >= 1,
                c if OF_STREETS.contains(*c) || c.is_ascii_digit() => return false,
                _ => {}
            }
        }
        false
    }

    /// Whether what ends here is only what a street is called after.
    fn is_of_a_street(&self, end: usize) -> bool {
        let next = |it: usize| self.even.get(end + it).copied();
        let is_street = |c: Option<char>| c.is_some_and(|it| OF_STREETS.contains(it));
        let is_side = next(0).is_some_and(|it| "东西南北中大".contains(it));
        is_street(next(0)) || is_side && is_street(next(1))
    }

    /// The first character from here on that is no sign between two parts.
    fn skip(&self, from: usize) -> usize {
        let here = self.even.get(from..).unwrap_or_default();
        from + here.iter().take_while(|it| BETWEEN.contains(it)).count()
    }

    fn parts(
        &self,
        province: Option<(usize, usize)>,
        city: Option<(usize, usize)>,
        rest: usize,
    ) -> Parts<'a> {
        let byte = |at: usize| self.at.get(at).copied().unwrap_or(self.address.len());
        let text = |(from, to): (usize, usize)| &self.address[byte(from)..byte(to)];
        let rest = &self.address[byte(rest)..];
        Parts { postal_code: None, province: province.map(text), city: city.map(text), rest }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(address: &str) -> String {
        match split(address) {
            None => "-".to_owned(),
            Some(Parts { postal_code, province, city, rest }) => {
                let part = |it: Option<&str>| it.unwrap_or("").to_owned();
                let code = postal_code.map_or(String::new(), |it| format!("{it}|"));
                format!("{code}{}|{}|{rest}", part(province), part(city))
            }
        }
    }

    #[test]
    fn an_address_begins_with_its_province_and_its_city() {
        for (address, parts) in [
            ("浙江省杭州市西湖区文三路1号", "浙江省|杭州市|西湖区文三路1号"),
            ("浙江杭州西湖区文三路1号", "浙江|杭州|西湖区文三路1号"),
            ("浙江省 杭州市 文一路1号", "浙江省|杭州市|文一路1号"),
            ("浙江杭州市文一路", "浙江|杭州市|文一路"),
            ("杭州市西湖区文三路1号", "|杭州市|西湖区文三路1号"),
            ("杭州西湖区文三路1号", "|杭州|西湖区文三路1号"),
            ("广东省深圳市", "广东省|深圳市|"),
            ("廣東省深圳市南山區科技園", "廣東省|深圳市|南山區科技園"),
            ("江苏省昆山市玉山镇前进路1号", "江苏省|昆山市|玉山镇前进路1号"),
            ("内蒙古自治区锡林郭勒盟锡林浩特市", "内蒙古自治区|锡林郭勒盟|锡林浩特市"),
            ("内蒙古呼和浩特新城区", "内蒙古|呼和浩特|新城区"),
            ("广西壮族自治区南宁市青秀区", "广西壮族自治区|南宁市|青秀区"),
            ("新疆阿克苏地区库车市", "新疆|阿克苏地区|库车市"),
            ("吉林省延边朝鲜族自治州延吉市", "吉林省|延边朝鲜族自治州|延吉市"),
            ("吉林省吉林市船营区", "吉林省|吉林市|船营区"),
            ("青海省海南藏族自治州共和县", "青海省|海南藏族自治州|共和县"),
            ("海南省三亚市天涯区", "海南省|三亚市|天涯区"),
            ("浙江省桐庐县城南路1号", "浙江省||桐庐县城南路1号"),
            ("浙江桐庐县城南路1号", "浙江||桐庐县城南路1号"),
            ("江苏昆山市前进路1号", "江苏|昆山市|前进路1号"),
            ("苏州工业园区星湖街1号", "|苏州|工业园区星湖街1号"),
        ] {
            assert_eq!(told(address), parts, "{address}");
        }
    }

    #[test]
    fn a_municipality_is_province_and_city_and_a_region_has_none() {
        for (address, parts) in [
            ("上海市浦东新区世纪大道1号", "上海市|上海市|浦东新区世纪大道1号"),
            ("北京朝阳区建国路88号", "北京|北京|朝阳区建国路88号"),
            ("重庆市重庆市渝中区", "重庆市|重庆市|渝中区"),
            ("北京市海淀区中关村大街1号", "北京市|北京市|海淀区中关村大街1号"),
            ("香港特别行政区九龙弥敦道1号", "香港特别行政区||九龙弥敦道1号"),
            ("香港湾仔区轩尼诗道1号", "香港||湾仔区轩尼诗道1号"),
        ] {
            assert_eq!(told(address), parts, "{address}");
        }
    }

    #[test]
    fn taiwan_has_cities_and_counties() {
        for (address, parts) in [
            ("台北市中正區重慶南路一段122號", "|台北市|中正區重慶南路一段122號"),
            ("臺北市信義區市府路1號", "|臺北市|信義區市府路1號"),
            ("新竹縣竹北市光明六路10號", "|新竹縣|竹北市光明六路10號"),
            ("台湾省台中市西屯区", "台湾省|台中市|西屯区"),
        ] {
            assert_eq!(told(address), parts, "{address}");
        }
    }

    #[test]
    fn a_postal_code_may_stand_before_it_all() {
        for (address, parts) in [
            ("220 新北市板橋區文化路一段1號", "220||新北市|板橋區文化路一段1號"),
            ("10683台北市大安區", "10683||台北市|大安區"),
            ("(106) 臺北市大安區", "106||臺北市|大安區"),
            ("〒302052　新竹縣竹北市", "302052||新竹縣|竹北市"),
            ("310012，浙江省杭州市西湖区", "310012|浙江省|杭州市|西湖区"),
            // A number of a house, of a flat, or of nobody knows what.
            ("12 台北市大安區", "-"),
            ("220 文化路一段1號", "-"),
            ("13800138000 杭州市西湖区", "-"),
            ("220", "-"),
        ] {
            assert_eq!(told(address), parts, "{address}");
        }
    }

    #[test]
    fn streets_are_called_after_places() {
        for address in [
            "南京路100号",
            "南京东路100号",
            "北京西路1号",
            "中山路12号",
            "中山大道西1号",
            "上海路12号",
            "河北区",
            "北京新村小区3栋",
            "长春花园A区1栋",
            "朝阳区建国路88号",
            "文三路1号",
            "1 Main Street",
            "浙",
            "",
        ] {
            assert_eq!(told(address), "-", "{address}");
        }
        assert_eq!(told("江苏省南京路1号"), "江苏省||南京路1号");
        for market in ["大超市", "农贸市场", "第一门市部"] {
            assert_eq!(told(&format!("江苏省{market}")), format!("江苏省||{market}"));
        }
    }

    #[test]
    fn every_place_of_the_table_begins_an_address() {
        let mut provinces = 0;
        for line in PLACES.lines().filter(|line| !line.starts_with('#')) {
            let mut names = line.split_whitespace().map(|it| it.split('/').next().unwrap());
            let province = names.next().unwrap();
            provinces += 1;
            for city in names {
                let address = format!("{province}{city}中山路1号");
                let (province, city) = (Some(province), Some(city));
                let parts = Parts { postal_code: None, province, city, rest: "中山路1号" };
                assert_eq!(split(&address), Some(parts), "{address}");
            }
        }
        assert_eq!(provinces, 34);
    }

    proptest::proptest! {
        #[test]
        fn no_character_is_lost(
            address in "([(]?[0-9]{3,6}[) ]?)?(浙江省?|上海市?|内蒙古|台北市|江苏省|吉林)?[ ,，]?(杭州市?|昆山市|吉林市?|上海市)?\\PC{0,12}"
        ) {
            if let Some(Parts { postal_code, province, city, rest }) = split(&address) {
                // A municipality is written once and stands in both.
                let city = city.filter(|it| province.is_none_or(|other| other.as_ptr() != it.as_ptr()));
                let parts = [postal_code, province, city, Some(rest)];
                let together: String = parts.into_iter().flatten().collect();
                let letters = |it: &str| it.replace(BETWEEN, "").replace(AROUND_CODES, "");
                proptest::prop_assert_eq!(letters(&together), letters(&address));
            }
        }
    }
}
