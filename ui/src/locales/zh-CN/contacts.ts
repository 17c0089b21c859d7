import type en from "../en/contacts.ts";
import type { Same } from "../same.ts";

export default {
  "contacts.title_list": "联系人",
  "contacts.add": "添加联系人",
  "contacts.name": "姓名",
  "contacts.job": "职务",
  "contacts.make_primary": "设为主要联系人",
  "contacts.primary": "主要联系人",
  "contacts.none": "还没有登记联系人。",
  "contacts.was_removed": "已移除{{name}}。",
} satisfies Same<typeof en>;
