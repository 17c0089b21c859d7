import type en from "../en/categories.ts";
import type { Same } from "../same.ts";

export default {
  "categories.new": "新增類別",
  "categories.new_below": "新增下層類別",
  "categories.was_deleted": "已刪除類別「{{name}}」。",
} satisfies Same<typeof en>;
