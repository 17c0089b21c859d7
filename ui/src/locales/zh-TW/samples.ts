import type en from "../en/samples.ts";
import type { Same } from "../same.ts";

export default {
  "samples.there_other": "這裡有 {{count}} 位虛構的客戶，供您試用。",
  "samples.remove": "移除範例資料",
  "samples.add": "用範例資料試用",
  "samples.remove_ask_other": "移除 {{count}} 位範例客戶？",
  "samples.remove_what":
    "他們的待辦、標籤和類別，以及您試用時寫在上面的內容，會一起移除。移除後不能復原。",
  "samples.stay_other": "有 {{count}} 位改過名稱或聯絡方式，會保留。",
  "samples.was_removed_other": "已移除 {{count}} 位範例客戶。",
  "samples.keep": "保留",
} satisfies Same<typeof en>;
