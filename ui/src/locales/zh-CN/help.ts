import type en from "../en/help.ts";
import type { Same } from "../same.ts";

export default {
  "help.search": "在帮助中搜索",
  "help.contents": "目录",
  "help.found_other": "找到 {{count}} 页",
  "help.nothing": "帮助中没有与“{{text}}”相符的内容，换个短一点的词试试。",
  "help.group_begin": "日常使用",
  "help.group_work": "工作安排",
  "help.group_files": "导入导出",
  "help.group_care": "机构管理",
} satisfies Same<typeof en>;
