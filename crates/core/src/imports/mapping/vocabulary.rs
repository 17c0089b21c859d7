//! Words that give the nature of a value away: surnames, endings of company names, usual statuses.
//! All in simplified characters and lower case, as `keys::search_key` gives them.

/// A list of words, parted by bars.
#[derive(Debug, Clone, Copy)]
pub struct Words(pub &'static str);

impl Words {
    pub fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.split('|')
    }

    pub fn contains(self, text: &str) -> bool {
        self.iter().any(|word| word == text)
    }

    /// Whether one of the words stands anywhere in `text`.
    pub fn stand_in(self, text: &str) -> bool {
        self.iter().any(|word| text.contains(word))
    }

    pub fn end(self, text: &str) -> bool {
        self.iter().any(|word| text.ends_with(word))
    }
}

/// Surnames of one character, most of all people of Chinese name.
pub const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程\
    魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾\
    龚邵万覃武钱戴严莫孔向常汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞\
    左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈\
    饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵\
    苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南\
    班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿\
    国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯\
    隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由萧\
    阎诸";

/// Surnames of two characters.
pub const LONG_SURNAMES: Words = Words(
    "欧阳|司马|诸葛|上官|皇甫|司徒|东方|尉迟|公孙|令狐|慕容|宇文|长孙|夏侯|轩辕|端木|百里|呼延|\
     南宫|独孤|东郭|西门|申屠|张简|范姜",
);

/// What stands behind a surname when one speaks of somebody politely.
pub const ADDRESSED: Words = Words(
    "先生|女士|小姐|太太|总|经理|工|老师|老板|主任|厂长|总监|主管|会计|医生|师傅|董|校长|院长|\
     所长|处长|科长|局长|店长|部长|工程师|律师|教授|哥|姐|董事长|总经理|副总|秘书|助理",
);

/// Words that make a text the name of a firm wherever they stand in it.
pub const FIRM_WORDS: Words = Words(
    "公司|集团|有限|股份|工厂|商行|经营部|营业部|营销部|门市部|事务所|合作社|工作室|企业|实业|\
     商贸|银行|酒店|宾馆|饭店|超市|医院|大学|学校|幼儿园|研究院|研究所|委员会|协会|商店|商会|\
     便利店|专卖店|旗舰店|服务部|加工厂|批发部|农场|基金会|俱乐部|培训中心|服务中心|株式会社|\
     企业社",
);

/// Endings of the names of firms and public bodies, on names of at least four characters.
pub const FIRM_ENDS: Words = Words(
    "厂|店|行|局|院|馆|社|所|中心|学院|中学|小学|厅|站|部|坊|铺|庄|会所|酒楼|餐厅|超市|商场|科技|\
     贸易|电子|机械|化工|建材|服饰|物流|食品",
);

/// Words at the end of the name of a firm in Western writing.
pub const WESTERN_FIRM_ENDS: Words = Words(
    "ltd|limited|inc|incorporated|llc|llp|co|corp|corporation|company|gmbh|ag|sa|bv|nv|plc|pty|\
     group|holdings|srl|spa|oy|ab|kk|sdn|bhd|pte|trading|industries|industrial|technologies|\
     technology|solutions|systems|enterprises|enterprise|international|associates|partners|bank|\
     university|school|hospital|hotel|foundation|institute|logistics|electronics|textiles|\
     machinery|foods|services|consulting|studio|labs|software",
);

pub const LEVELS: Words = Words(
    "a|b|c|d|e|s|a+|a-|b+|b-|aa|aaa|a类|b类|c类|d类|a级|b级|c级|d级|s级|一级|二级|三级|四级|一星|\
     二星|三星|四星|五星|★|★★|★★★|★★★★|★★★★★|vip|svip|普通|一般|重要|重点|核心|高|中|低|高级|\
     中级|初级|金牌|银牌|铜牌|钻石|白金|黄金|白银|普通客户|重点客户|重要客户|一般客户|vip客户|\
     大客户|小客户|a类客户|b类客户|c类客户|d类客户|a级客户|b级客户|c级客户|hot|warm|cold|high|\
     medium|low|gold|silver|bronze|platinum",
);

pub const STATUSES: Words = Words(
    "潜在|意向|成交|流失|跟进中|已成交|未成交|已流失|已签约|签约|谈判|谈判中|初步接触|初步沟通|\
     需求确认|方案报价|报价|已报价|合作中|已合作|未合作|暂停合作|终止合作|有意向|无意向|待跟进|\
     已跟进|未跟进|已联系|未联系|无效|有效|新客户|新线索|已转化|战败|赢单|输单|正常|停用|活跃|\
     沉默|休眠|开发中|洽谈中|new|open|active|inactive|contacted|qualified|unqualified|won|lost|\
     closed|prospect|customer|lead|negotiation|proposal|in progress|churned|working|nurturing",
);

pub const SOURCES: Words = Words(
    "展会|转介绍|老客户介绍|老客户转介绍|朋友介绍|客户介绍|介绍|官网|网站|网络|网络推广|百度|\
     百度推广|搜索引擎|电话营销|电销|陌拜|陌生拜访|上门|自然到店|到店|地推|微信|公众号|朋友圈|\
     抖音|小红书|快手|微博|阿里巴巴|1688|淘宝|京东|美团|大众点评|线上|线下|广告|推荐|自主开发|\
     活动|referral|website|web|trade show|exhibition|cold call|advertisement|google|facebook|\
     linkedin|email campaign|word of mouth|partner|walk-in|social media",
);

pub const CATEGORIES: Words = Words(
    "潜在客户|意向客户|成交客户|老客户|新客户|渠道商|供应商|合作伙伴|流失客户|代理商|经销商|\
     分销商|批发商|零售商|零售|批发|终端客户|终端|直客|同行|加盟商|企业客户|个人客户|政府客户|\
     渠道|代理|客户|竞争对手|媒体|投资者|reseller|distributor|supplier|vendor|dealer|retailer|\
     wholesaler|end user|competitor|wholesale|retail",
);

pub const KINDS: Words = Words(
    "个人|企业|公司|单位|机构|自然人|法人|法人客户|个人客户|企业客户|公司客户|individual|person|\
     company|business|organization|organisation|corporate|b2b|b2c",
);

pub const SENSITIVITIES: Words =
    Words("公开|内部|秘密|机密|绝密|保密|public|internal|confidential|secret|restricted");

/// Words inside the name of an industry.
pub const INDUSTRY_WORDS: Words = Words(
    "制造|贸易|零售|批发|互联网|软件|信息技术|电子|机械|机电|化工|建材|建筑|房地产|地产|服装|\
     纺织|食品|餐饮|医疗|医药|教育|培训|金融|保险|银行|物流|运输|汽车|家具|装饰|装修|广告|传媒|\
     咨询|农业|能源|电力|环保|旅游|酒店|五金|塑胶|塑料|印刷|包装|电商|通信|美容|政府|\
     manufacturing|retail|software|finance|education|healthcare|construction|logistics|textile|\
     electronics|food|automotive|agriculture|consulting|real estate|energy|media|technology",
);

/// What stands in addresses behind a name or a number.
pub const ADDRESS_MARKS: &str = "省市区县镇乡村路街道巷弄号楼室栋层座园厦段幢";

/// What stands in Western addresses beside a number.
pub const STREET_WORDS: Words = Words(
    "st|street|rd|road|ave|avenue|blvd|boulevard|lane|ln|drive|dr|way|floor|suite|building|court|\
     square|plaza|highway|unit|block|straße",
);
