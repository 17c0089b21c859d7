import type en from "../en/common.ts";
import type { Same } from "../same.ts";

export default {
  "actions.back": "上一步",
  "actions.cancel": "取消",
  "actions.close": "關閉",
  "actions.copy": "複製 {{what}}",
  "actions.copied": "已複製：{{text}}",
  "actions.delete": "刪除",
  "actions.fill_in": "這一欄需要填寫。",
  "actions.next": "繼續",
  "actions.remove": "移除",
  "actions.retry": "再試一次",
  "actions.save": "儲存",
  "actions.undo": "復原",
  "actions.undone": "已復原。",
  "actions.loading": "讀取中",
  "actions.unexpected": "發生了一點問題，請再試一次。",
  "dates.today": "今天",
  "dates.yesterday": "昨天",
  "dates.tomorrow": "明天",
  "dates.pick": "選擇日期",
  "dates.previous_month": "上個月",
  "dates.next_month": "下個月",
  "dates.never": "從未",
  "dates.days_ago_other": "{{count}} 天前",
  "dates.in_days_other": "{{count}} 天後",
} satisfies Same<typeof en>;
