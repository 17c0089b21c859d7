import type en from "../en/tasks.ts";
import type { Same } from "../same.ts";

export default {
  "tasks.panel": "任务",
  "tasks.today": "今天",
  "tasks.week": "本周",
  "tasks.overdue": "逾期",
  "tasks.open": "未完成",
  "tasks.finished": "已完成",
  "tasks.add": "添加任务…",
  "tasks.add_due": "截止",
  "tasks.add_hint": "要做什么？",
  "tasks.overdue_count_other": "{{count}} 项逾期",
  "tasks.nothing_today": "今天没有到期的任务。",
  "tasks.nothing_week": "本周没有到期的任务。",
  "tasks.nothing_overdue": "没有逾期的任务。",
  "tasks.nothing_done": "还没有完成的任务。",
  "tasks.mark": "完成：{{title}}",
  "tasks.was_done": "“{{title}}”已完成。",
  "tasks.was_deleted": "已删除“{{title}}”。",
  "tasks.was_changed": "已修改“{{title}}”。",
  "tasks.new": "新建任务",
  "tasks.edit": "修改任务",
  "tasks.other_day": "其他日期…",
  "tasks.delete": "删除任务",
  "tasks.of_customer": "任务",
} satisfies Same<typeof en>;
