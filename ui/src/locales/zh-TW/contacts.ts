import type en from "../en/contacts.ts";
import type { Same } from "../same.ts";

export default {
  "contacts.title_list": "聯絡人",
  "contacts.add": "新增聯絡人",
  "contacts.name": "姓名",
  "contacts.job": "職稱",
  "contacts.make_primary": "設為主要聯絡人",
  "contacts.primary": "主要聯絡人",
  "contacts.none": "尚未登記聯絡人。",
  "contacts.was_removed": "已移除{{name}}。",
} satisfies Same<typeof en>;
