import type en from "../en/choices.ts";
import type { Same } from "../same.ts";

export default {
  "options.page": "狀態、來源等選項",
  "options.hint":
    "客戶、待辦事項與聯絡人可以選用的內容。改名後，已選用的客戶一起更新；停用後，已選用的客戶保持不變。",
  "options.new": "新增選項",
  "options.is_back": "「{{name}}」重新提供選擇。",
  "options.retired": "已停用",
  "options.up": "上移：{{name}}",
  "options.down": "下移：{{name}}",
  "options.bring_back": "重新啟用",
  "options.retire": "停用",
} satisfies Same<typeof en>;
