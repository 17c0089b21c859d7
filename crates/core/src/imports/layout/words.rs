//! The words by which rows that are no customer's are known, without spaces, as `cells::squashed` gives them.

use crate::imports::mapping::vocabulary::Words;

/// Words of a row of sums, without spaces.
pub const TOTALS: Words = Words(
    "合计|合計|总计|總計|小计|小計|共计|共計|累计|累計|汇总|彙總|总数|總數|总合计|本页合计|\
     本頁合計|本页小计|本頁小計|本月合计|本年累计|平均|平均值|均值|总人数|客户总数|客户数|\
     总客户数|合计人数|total|totals|grandtotal|subtotal|sum|average|count|totalcustomers|\
     totalrecords|recordcount|summe|gesamt|gesamtsumme|zwischensumme|insgesamt|anzahl",
);

/// What may follow such a word besides digits and marks: 合计 12 户.
pub const COUNTED: Words = Words(
    "位客户|个客户|家客户|名客户|户客户|位客戶|個客戶|家客戶|条记录|條記錄|筆資料|人民币|客户|\
     客戶|记录|數量|数量|人数|金额|家|户|戶|位|个|個|名|人|条|條|笔|筆|元|万|萬|行|项|records|\
     customers|rows|items|entries|clients|contacts|cny|rmb|usd|twd",
);

/// Beginnings of the lines that people put under a table, before a colon or alone.
pub const SIGNED: Words = Words(
    "制表人|制表|制表日期|制表时间|製表人|製表|製表日期|填表人|填表日期|填报人|审核人|审核|審核|\
     審核人|复核|复核人|审批|审批人|批准|批准人|经办人签字|打印日期|打印时间|打印人|列印日期|\
     導出時間|导出时间|导出日期|导出人|统计日期|统计时间|统计人|数据来源|更新日期|截止日期|备注|\
     備註|注|註|说明|說明|填表说明|填写说明|提示|注意|注意事项|温馨提示|服务热线|客服热线|咨询热线|\
     订购热线|订货热线|热线电话|咨询电话|客服电话|投诉电话|服務專線|客服專線|客服電話|签字|签名|盖章|printedon|\
     printedby|preparedby|approvedby|checkedby|generatedon|generatedby|exportedon|exportedby|\
     reportdate|note|notes|source|disclaimer|page",
);

/// Beginnings of lines that are never a customer, whatever follows.
pub const REMARKS: Words = Words(
    "请填写|請填寫|请输入|請輸入|以上数据|以上資料|以上为|以上客户|以下空白|以下无正文|数据截至|数据截止|本表|填写示例|示例|\
     样例|例如|续表|接上页|接上頁|转下页|(续)|endofreport|endoffile|confidential",
);

/// Beginnings of lines of which nobody is a customer who stands alone in a row. (***贸易有限公司 beside a
/// telephone is one whose name was struck out.)
pub const SIGNS: Words = Words("***|--|==|—|–|──|══");

/// How the name of a part of a list ends that stands alone above its rows: 华东区, VIP客户, 2024年.
pub const GROUP_ENDS: Words = Words(
    "大区|片区|地区|地區|区域|區域|华东区|华南区|华北区|华中区|西南区|西北区|东北区|華東區|華南區|華北區|類客戶|级客户|\
     級客戶|类客户|类|類|vip客户|vip客戶|大客户|大客戶|新客户|新客戶|老客户|老客戶|重点客户|重點客戶|重要客户|\
     重要客戶|普通客户|普通客戶|一般客户|一般客戶|潜在客户|潛在客戶|意向客户|意向客戶|成交客户|成交客戶|流失客户|\
     流失客戶",
);

/// How the name of a part ends that is named by a time, with a number before: 2024年, 3月份, 第1季度.
pub const PERIOD_ENDS: Words = Words("年|年度|月|月份|季度");

/// The parts of a country, where they stand alone.
pub const PARTS: Words = Words(
    "华东|华南|华北|华中|西南|西北|东北|华西|華東|華南|華北|華中|東北|北区|南区|东区|西区|中区|北區|南區|東區|\
     西區|中區|国内|國內|国外|國外|海外|境外|省内|省外|市内|市外|本地|外地|港澳台",
);

/// Headings of the column that counts the rows.
pub const SERIAL_HEADINGS: Words = Words(
    "序号|序|顺序|顺序号|行号|项次|编次|sn|serial|serialno|serialnumber|row|rowno|line|lineno|\
     itemno|index",
);

/// Headings that are only a counter's where the values count.
pub const MERE_NUMBERS: Words = Words("no|号");

/// How the titles of lists end.
pub const TITLE_ENDS: Words = Words(
    "表|名单|名單|名录|通讯录|通訊錄|电话本|资料|資料|清单|清單|一览|一覽|台账|档案|登记|list|\
     contacts|customers|directory",
);
