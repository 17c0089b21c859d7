//! The words by which rows that are no customer's are known, without spaces, as `cells::squashed` gives them.

use crate::imports::mapping::vocabulary::Words;

/// Words of a row of sums, without spaces.
pub const TOTALS: Words = Words(
    "合计|合計|总计|總計|小计|小計|共计|共計|累计|累計|汇总|彙總|总数|總數|总合计|本页合计|\
     本頁合計|本页小计|本頁小計|本月合计|本年累计|平均|平均值|均值|总人数|客户总数|客户数|\
     总客户数|合计人数|total|totals|grandtotal|subtotal|sum|average|count|totalcustomers|\
     totalrecords|recordcount",
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
     備註|注|註|说明|說明|填表说明|填写说明|提示|注意|注意事项|温馨提示|签字|签名|盖章|printedon|\
     printedby|preparedby|approvedby|checkedby|generatedon|generatedby|exportedon|exportedby|\
     reportdate|note|notes|source|disclaimer|page",
);

/// Beginnings of lines that are never a customer, whatever follows.
pub const REMARKS: Words = Words(
    "请填写|請填寫|请输入|請輸入|以上数据|以上資料|以上为|以上客户|以下空白|以下无正文|数据截至|数据截止|本表|填写示例|示例|\
     样例|例如|续表|接上页|接上頁|转下页|(续)|endofreport|endoffile|***|---|===|——|confidential",
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
