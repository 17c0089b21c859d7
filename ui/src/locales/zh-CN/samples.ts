import type en from "../en/samples.ts";
import type { Same } from "../same.ts";

export default {
  "samples.there_other": "这里有 {{count}} 位虚构的客户，供您试用。",
  "samples.remove": "移除示例数据",
  "samples.add": "用示例数据试用",
  "samples.remove_ask_other": "移除 {{count}} 位示例客户？",
  "samples.remove_what":
    "他们的任务、标签和分类，以及您试用时写在上面的内容，会一起移除。移除后不能撤销。",
  "samples.stay_other": "有 {{count}} 位改过名称或联系方式，会保留。",
  "samples.was_removed_other": "已移除 {{count}} 位示例客户。",
  "samples.keep": "保留",
} satisfies Same<typeof en>;
