import type en from "../en/choices.ts";
import type { Same } from "../same.ts";

export default {
  "options.page": "状态、来源等选项",
  "options.hint":
    "客户、任务和联系人可以选用的内容。改名后，已选用的客户一起更新；停用后，已选用的客户保持不变。",
  "options.new": "新增选项",
  "options.is_back": "“{{name}}”重新提供选择。",
  "options.retired": "已停用",
  "options.up": "上移：{{name}}",
  "options.down": "下移：{{name}}",
  "options.bring_back": "重新启用",
  "options.retire": "停用",
} satisfies Same<typeof en>;
