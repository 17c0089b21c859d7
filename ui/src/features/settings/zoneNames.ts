// The cities that people know a time zone by, where Clientele offers its country.
// One a line: zone | country | 简体中文, each with its pinyin | 繁體中文 | English.
const LINES = `
Asia/Shanghai|CN|北京 bei jing,上海 shang hai|北京,上海|Beijing,Shanghai
Asia/Urumqi|CN|乌鲁木齐 wu lu mu qi|烏魯木齊|Urumqi
Asia/Taipei|TW|台北 tai bei|台北|Taipei
Asia/Hong_Kong|HK|香港 xiang gang|香港|Hong Kong
Asia/Macau|MO|澳门 ao men|澳門|Macao
Asia/Singapore|SG|新加坡 xin jia po|新加坡|Singapore
Asia/Kuala_Lumpur|MY|吉隆坡 ji long po|吉隆坡|Kuala Lumpur
Asia/Kuching|MY|古晋 gu jin|古晉|Kuching
Asia/Tokyo|JP|东京 dong jing,大阪 da ban|東京,大阪|Tokyo,Osaka
Asia/Seoul|KR|首尔 shou er|首爾|Seoul
America/New_York|US|纽约 niu yue,华盛顿 hua sheng dun|紐約,華盛頓|New York,Washington
America/Chicago|US|芝加哥 zhi jia ge,休斯敦 xiu si dun|芝加哥,休士頓|Chicago,Houston
America/Denver|US|丹佛 dan fo|丹佛|Denver
America/Phoenix|US|凤凰城 feng huang cheng|鳳凰城|Phoenix
America/Los_Angeles|US|洛杉矶 luo shan ji,旧金山 jiu jin shan,西雅图 xi ya tu|洛杉磯,舊金山,西雅圖|Los Angeles,San Francisco,Seattle
America/Anchorage|US|安克雷奇 an ke lei qi|安克拉治|Anchorage
Pacific/Honolulu|US|檀香山 tan xiang shan|檀香山|Honolulu
America/Toronto|CA|多伦多 duo lun duo,蒙特利尔 meng te li er|多倫多,蒙特婁|Toronto,Montreal
America/Vancouver|CA|温哥华 wen ge hua|溫哥華|Vancouver
America/Edmonton|CA|埃德蒙顿 ai de meng dun,卡尔加里 ka er jia li|愛德蒙頓,卡加利|Edmonton,Calgary
America/Winnipeg|CA|温尼伯 wen ni bo|溫尼伯|Winnipeg
America/Regina|CA|里贾纳 li jia na|里賈納|Regina
America/Halifax|CA|哈利法克斯 ha li fa ke si|哈利法克斯|Halifax
America/St_Johns|CA|圣约翰斯 sheng yue han si|聖約翰斯|St. John’s
Europe/London|GB|伦敦 lun dun|倫敦|London
Europe/Dublin|IE|都柏林 du bo lin|都柏林|Dublin
Australia/Sydney|AU|悉尼 xi ni,堪培拉 kan pei la|雪梨,坎培拉|Sydney,Canberra
Australia/Melbourne|AU|墨尔本 mo er ben|墨爾本|Melbourne
Australia/Brisbane|AU|布里斯班 bu li si ban|布里斯本|Brisbane
Australia/Adelaide|AU|阿德莱德 a de lai de|阿得雷德|Adelaide
Australia/Darwin|AU|达尔文 da er wen|達爾文|Darwin
Australia/Perth|AU|珀斯 po si|伯斯|Perth
Australia/Hobart|AU|霍巴特 huo ba te|荷巴特|Hobart
Pacific/Auckland|NZ|奥克兰 ao ke lan,惠灵顿 hui ling dun|奧克蘭,威靈頓|Auckland,Wellington
Europe/Berlin|DE|柏林 bo lin,慕尼黑 mu ni hei|柏林,慕尼黑|Berlin,Munich
Europe/Paris|FR|巴黎 ba li|巴黎|Paris
Europe/Madrid|ES|马德里 ma de li,巴塞罗那 ba sai luo na|馬德里,巴塞隆納|Madrid,Barcelona
Atlantic/Canary|ES|加那利群岛 jia na li qun dao|加那利群島|Canary Islands
Europe/Rome|IT|罗马 luo ma,米兰 mi lan|羅馬,米蘭|Rome,Milan
Europe/Amsterdam|NL|阿姆斯特丹 a mu si te dan|阿姆斯特丹|Amsterdam
Europe/Brussels|BE|布鲁塞尔 bu lu sai er|布魯塞爾|Brussels
Europe/Zurich|CH|苏黎世 su li shi,日内瓦 ri nei wa|蘇黎世,日內瓦|Zurich,Geneva
Europe/Vienna|AT|维也纳 wei ye na|維也納|Vienna
Europe/Stockholm|SE|斯德哥尔摩 si de ge er mo|斯德哥爾摩|Stockholm
Europe/Oslo|NO|奥斯陆 ao si lu|奧斯陸|Oslo
Europe/Copenhagen|DK|哥本哈根 ge ben ha gen|哥本哈根|Copenhagen
Europe/Helsinki|FI|赫尔辛基 he er xin ji|赫爾辛基|Helsinki
Europe/Warsaw|PL|华沙 hua sha|華沙|Warsaw
Europe/Lisbon|PT|里斯本 li si ben|里斯本|Lisbon
Atlantic/Azores|PT|亚速尔群岛 ya su er qun dao|亞速群島|Azores
America/Sao_Paulo|BR|圣保罗 sheng bao luo,里约热内卢 li yue re nei lu|聖保羅,里約熱內盧|São Paulo,Rio de Janeiro
America/Manaus|BR|马瑙斯 ma nao si|瑪瑙斯|Manaus
America/Mexico_City|MX|墨西哥城 mo xi ge cheng|墨西哥城|Mexico City
America/Cancun|MX|坎昆 kan kun|坎昆|Cancún
America/Tijuana|MX|蒂华纳 di hua na|提華納|Tijuana
America/Argentina/Buenos_Aires|AR|布宜诺斯艾利斯 bu yi nuo si ai li si|布宜諾斯艾利斯|Buenos Aires
Asia/Kolkata|IN|新德里 xin de li,孟买 meng mai|新德里,孟買|New Delhi,Mumbai
Asia/Jakarta|ID|雅加达 ya jia da|雅加達|Jakarta
Asia/Makassar|ID|望加锡 wang jia xi,巴厘岛 ba li dao|望加錫,峇里島|Makassar,Bali
Asia/Jayapura|ID|查亚普拉 cha ya pu la|查雅普拉|Jayapura
Asia/Bangkok|TH|曼谷 man gu|曼谷|Bangkok
Asia/Ho_Chi_Minh|VN|河内 he nei,胡志明市 hu zhi ming shi|河內,胡志明市|Hanoi,Ho Chi Minh City
Asia/Manila|PH|马尼拉 ma ni la|馬尼拉|Manila
Asia/Dubai|AE|迪拜 di bai,阿布扎比 a bu zha bi|杜拜,阿布達比|Dubai,Abu Dhabi
Africa/Johannesburg|ZA|约翰内斯堡 yue han nei si bao,开普敦 kai pu dun|約翰尼斯堡,開普敦|Johannesburg,Cape Town
`;

/** Names that systems still list such zones under. */
export const EARLIER: Record<string, string> = {
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Asia/Macao": "Asia/Macau",
};

export type NamedZone = {
  zone: string;
  country: string;
  cities: Record<"zh-CN" | "zh-TW" | "en", string[]>;
  /** Each whole and by its first letters. */
  pinyin: string[];
};

const named = (line: string): NamedZone => {
  const [zone = "", country = "", spelled = "", traditional = "", english = ""] = line.split("|");
  const cities = spelled.split(",").map((it) => it.split(" "));
  return {
    zone,
    country,
    cities: {
      "zh-CN": cities.map(([name = ""]) => name),
      "zh-TW": traditional.split(","),
      en: english.split(","),
    },
    pinyin: cities.flatMap(([, ...syllables]) => [
      syllables.join(""),
      syllables.map((it) => it[0]).join(""),
    ]),
  };
};

export const NAMED = LINES.trim().split("\n").map(named);
