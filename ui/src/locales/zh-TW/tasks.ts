import type en from "../en/tasks.ts";
import type { Same } from "../same.ts";

export default {
  "tasks.panel": "待辦事項",
  "tasks.today": "今天",
  "tasks.week": "本週",
  "tasks.overdue": "逾期",
  "tasks.open": "未完成",
  "tasks.finished": "已完成",
  "tasks.add": "新增待辦…",
  "tasks.add_due": "期限",
  "tasks.add_hint": "要做什麼？",
  "tasks.overdue_count_other": "{{count}} 項逾期",
  "tasks.nothing_today": "今天沒有到期的待辦。",
  "tasks.nothing_week": "本週沒有到期的待辦。",
  "tasks.nothing_overdue": "沒有逾期的待辦。",
  "tasks.nothing_done": "尚無完成的待辦。",
  "tasks.mark": "完成：{{title}}",
  "tasks.was_done": "「{{title}}」已完成。",
  "tasks.was_deleted": "已刪除「{{title}}」。",
  "tasks.was_changed": "已修改「{{title}}」。",
  "tasks.new": "新增待辦",
  "tasks.edit": "修改待辦",
  "tasks.other_day": "其他日期…",
  "tasks.delete": "刪除待辦",
  "tasks.of_customer": "待辦",
} satisfies Same<typeof en>;
