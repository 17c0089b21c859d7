import type en from "../en/tags.ts";
import type { Same } from "../same.ts";

export default {
  "tags.page": "標籤與類別",
  "tags.new": "新增標籤",
  "tags.colour": "顏色",
  "tags.rename": "重新命名",
  "tags.choose_or_type": "選擇，或輸入新標籤",
  "tags.choose": "選擇標籤",
  "tags.create_named": "新增標籤「{{name}}」",
  "tags.no_such": "沒有「{{name}}」這個標籤。請從清單中選擇。",
  "tags.merge": "合併至…",
  "tags.was_deleted": "已刪除標籤「{{name}}」。",
  "tags.was_merged": "「{{from}}」已併入「{{into}}」。",
  "tags.customers_other": "{{count}} 位客戶",
} satisfies Same<typeof en>;
