//! Names of provinces, cities and countries, enough to tell a column of places from a column of people.
//! All in simplified characters and lower case, as `keys::search_key` gives them.

use crate::text::keys::search_key;

/// Provinces, regions and municipalities of the Chinese mainland, with Hong Kong, Macau and Taiwan.
const PROVINCES: &str = "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 \
    湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门";

const PROVINCE_ENDS: &[&str] =
    &["省", "市", "自治区", "壮族自治区", "回族自治区", "维吾尔自治区", "特别行政区"];

/// Cities of the prefecture level, and the counties and cities of Taiwan.
const CITIES: &str = "北京 天津 上海 重庆 石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 \
    阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 \
    呼伦贝尔 巴彦淖尔 乌兰察布 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 \
    朝阳 葫芦岛 长春 吉林 四平 辽源 通化 白山 松原 白城 延边 哈尔滨 齐齐哈尔 鸡西 鹤岗 \
    双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 大兴安岭 南京 无锡 徐州 常州 苏州 南通 \
    连云港 淮安 盐城 扬州 镇江 泰州 宿迁 昆山 江阴 张家港 常熟 太仓 杭州 宁波 温州 嘉兴 \
    湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌 永康 慈溪 余姚 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 \
    铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 \
    龙岩 宁德 晋江 石狮 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 \
    淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 郑州 开封 洛阳 \
    平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 济源 武汉 \
    黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 仙桃 潜江 天门 长沙 株洲 \
    湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西 广州 韶关 深圳 珠海 汕头 \
    佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 顺德 \
    南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左 海口 三亚 三沙 \
    儋州 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 \
    巴中 资阳 阿坝 甘孜 凉山 贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南 黔东南 黔南 昆明 曲靖 \
    玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆 拉萨 日喀则 \
    昌都 林芝 山南 那曲 阿里 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 兰州 嘉峪关 \
    金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 甘南 西宁 海东 银川 石嘴山 吴忠 \
    固原 中卫 乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞 阿克苏 喀什 和田 伊犁 \
    塔城 阿勒泰 石河子 香港 澳门 台北 新北 桃园 台中 台南 高雄 基隆 新竹 嘉义 苗栗 彰化 \
    南投 云林 屏东 宜兰 花莲 台东 澎湖 金门";

const CITY_ENDS: &[&str] = &["市", "县", "地区", "州", "盟", "自治州", "区"];

const COUNTRIES: &str = "中国 中华人民共和国 美国 英国 日本 韩国 德国 法国 意大利 义大利 西班牙 俄罗斯 加拿大 \
    澳大利亚 澳洲 新西兰 新加坡 马来西亚 泰国 越南 印度 印尼 印度尼西亚 菲律宾 巴西 墨西哥 \
    南非 阿联酋 荷兰 瑞士 瑞典 波兰 土耳其 china usa us uk japan korea germany france \
    italy spain russia canada australia singapore malaysia thailand vietnam india \
    indonesia philippines brazil mexico netherlands switzerland sweden poland turkey \
    taiwan";

pub fn is_province(text: &str) -> bool {
    named(text, PROVINCES, PROVINCE_ENDS)
}

pub fn is_city(text: &str) -> bool {
    named(text, CITIES, CITY_ENDS)
}

pub fn is_country(text: &str) -> bool {
    let lower = search_key(text);
    !lower.is_empty() && COUNTRIES.split_whitespace().any(|country| country == lower)
}

/// Whether `text` begins with the name of a province and goes on, as an address or "广东深圳" does.
pub fn begins_with_a_place(text: &str) -> bool {
    let text = search_key(text);
    [PROVINCES, CITIES]
        .iter()
        .flat_map(|names| names.split_whitespace())
        .any(|name| text.len() > name.len() && text.starts_with(name))
}

fn named(text: &str, names: &str, ends: &[&str]) -> bool {
    if text.is_empty() || text.chars().count() > 12 {
        return false;
    }
    let text = search_key(text);
    names.split_whitespace().any(|name| {
        text.strip_prefix(name).is_some_and(|rest| rest.is_empty() || ends.contains(&rest))
    })
}
