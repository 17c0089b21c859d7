import type en from "../en/settings.ts";
import type { Same } from "../same.ts";

export default {
  "prefs.computer": "這台電腦",
  "prefs.computer_hint": "視窗在這台電腦上的樣子，無論誰坐在前面。",
  "prefs.password": "我的密碼",
  "prefs.office": "本公司",
  "prefs.only_shown": "這些由管理員設定。",
  "prefs.privacy_hint": "有人來問存了他的哪些個資？",
  "prefs.privacy": "個人資料保護",
  "prefs.no_zone": "找不到。可以試試附近的大城市。",
  "prefs.time_zone_hint": "「今天」以當地日期為準。",
  "prefs.language_hint": "未自選語言的人使用。",
  "prefs.file_numbers_hint": "大括號中的零依序編號，例如 {{example}}",
  "prefs.preset_hint": "今後設定密碼時適用。",
  "prefs.lock_after": "無人操作時鎖定",
  "prefs.lock_hint": "從下次登入起生效。",
  "prefs.reset": "還原",
} satisfies Same<typeof en>;
