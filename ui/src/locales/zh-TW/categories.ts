import type en from "../en/categories.ts";
import type { Same } from "../same.ts";

export default {
  "categories.new": "新增分類",
  "categories.new_below": "新增下層分類",
  "categories.was_deleted": "已刪除分類「{{name}}」。",
} satisfies Same<typeof en>;
