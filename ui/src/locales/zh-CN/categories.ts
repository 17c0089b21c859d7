import type en from "../en/categories.ts";
import type { Same } from "../same.ts";

export default {
  "categories.new": "新建分类",
  "categories.new_below": "新建下级分类",
  "categories.was_deleted": "已删除分类“{{name}}”。",
} satisfies Same<typeof en>;
