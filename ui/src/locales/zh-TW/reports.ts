import type en from "../en/reports.ts";
import type { Same } from "../same.ts";

export default {
  "go.reports": "前往報表",
  "reports.sheet": "客戶資料卡",
  "reports.save": "存成檔案",
  "reports.save_xlsx": "活頁簿（XLSX）",
  "reports.save_pdf": "紙本文件（PDF）",
  "reports.save_csv": "純文字（CSV）",
  "reports.chart": "圖表",
  "reports.table": "表格",
  "reports.view": "{{title}}：顯示方式",
  "reports.show_list": "檢視這些客戶：{{name}}",
  "reports.empty": "報表彙整您的客戶。有了客戶，這裡就會出現數字與圖表。",
  "reports.none_due": "沒有逾期的聯絡，近期也沒有到期的。",
  "reports.empty_action": "前往新增客戶",
  "reports.none": "沒有",
  "reports.any_time": "不限",
  "reports.any_department": "全部部門",
  "reports.scope_of": "統計範圍",
  "reports.show_all": "檢視全部",
  "reports.all_rows": "全部 {{count}} 列",
} satisfies Same<typeof en>;
