import type en from "../en/accounts.ts";
import type { Same } from "../same.ts";

export default {
  "sign_in.title": "欢迎回来",
  "sign_in.choose": "您是哪一位？",
  "sign_in.other": "其他登录名",
  "sign_in.do": "登录",
  "sign_in.caps_lock": "大写锁定已打开。",
  "sign_in.wait_other": "请等待 {{count}} 秒。",
  "lock.title": "已锁定",
  "lock.hint": "一切都保持原样，没写完的内容也在。",
  "lock.unlock": "解锁",
  "lock.switch": "换一个人",
  "password.change": "修改密码",
  "password.must": "请设置自己的密码",
  "password.must_hint": "初始密码由管理员生成，只能打开这一页。",
  "password.old": "当前密码",
  "password.new": "新密码",
  "password.should": "您的密码已经用了很久，请尽快换一个。",
} satisfies Same<typeof en>;
