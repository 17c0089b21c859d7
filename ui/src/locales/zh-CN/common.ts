import type en from "../en/common.ts";
import type { Same } from "../same.ts";

export default {
  "actions.back": "返回",
  "actions.cancel": "取消",
  "actions.close": "关闭",
  "actions.copy": "复制 {{what}}",
  "actions.copied": "已复制：{{text}}",
  "actions.delete": "删除",
  "actions.fill_in": "这一项要填写。",
  "actions.next": "继续",
  "actions.remove": "移除",
  "actions.retry": "重试",
  "actions.save": "保存",
  "actions.undo": "撤销",
  "actions.undone": "已撤销。",
  "actions.loading": "正在读取",
  "actions.unexpected": "出了点问题，请再试一次。",
  "dates.today": "今天",
  "dates.yesterday": "昨天",
  "dates.tomorrow": "明天",
  "dates.pick": "选择日期",
  "dates.previous_month": "上个月",
  "dates.next_month": "下个月",
  "dates.never": "从未",
  "dates.days_ago_other": "{{count}} 天前",
  "dates.in_days_other": "{{count}} 天后",
} satisfies Same<typeof en>;
