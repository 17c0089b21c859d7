import type en from "../en/help.ts";
import type { Same } from "../same.ts";

export default {
  "help.search": "在說明中搜尋",
  "help.contents": "目錄",
  "help.found_other": "找到 {{count}} 頁",
  "help.nothing": "說明中沒有與「{{text}}」相符的內容，換個短一點的詞試試。",
  "help.group_begin": "日常使用",
  "help.group_work": "工作安排",
  "help.group_files": "匯入匯出",
  "help.group_care": "公司管理",
} satisfies Same<typeof en>;
