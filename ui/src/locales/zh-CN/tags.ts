import type en from "../en/tags.ts";
import type { Same } from "../same.ts";

export default {
  "tags.page": "标签与分类",
  "tags.new": "新建标签",
  "tags.colour": "颜色",
  "tags.rename": "改名",
  "tags.choose_or_type": "选择，或输入新标签",
  "tags.choose": "选择标签",
  "tags.create_named": "新建标签“{{name}}”",
  "tags.no_such": "没有“{{name}}”这个标签。请从列表中选择。",
  "tags.merge": "合并到…",
  "tags.was_deleted": "已删除标签“{{name}}”。",
  "tags.was_merged": "“{{from}}”已并入“{{into}}”。",
  "tags.customers_other": "{{count}} 位客户",
} satisfies Same<typeof en>;
