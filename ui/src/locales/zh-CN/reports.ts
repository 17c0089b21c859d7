import type en from "../en/reports.ts";
import type { Same } from "../same.ts";

export default {
  "go.reports": "前往报表",
  "reports.sheet": "客户资料卡",
  "reports.save": "存为文件",
  "reports.save_xlsx": "工作簿（XLSX）",
  "reports.save_pdf": "纸面文档（PDF）",
  "reports.save_csv": "纯文本（CSV）",
  "reports.chart": "图",
  "reports.table": "表",
  "reports.view": "{{title}}：显示方式",
  "reports.show_list": "查看这些客户：{{name}}",
  "reports.empty": "报表汇总您的客户。有了客户，这里就会出现数字和图表。",
  "reports.none_due": "没有逾期的跟进，近期也没有到期的。",
  "reports.empty_action": "去添加客户",
  "reports.none": "没有",
  "reports.any_time": "不限",
  "reports.any_department": "全部部门",
  "reports.scope_of": "统计范围",
  "reports.show_all": "查看全部",
  "reports.all_rows": "全部 {{count}} 行",
} satisfies Same<typeof en>;
