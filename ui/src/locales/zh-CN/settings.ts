import type en from "../en/settings.ts";
import type { Same } from "../same.ts";

export default {
  "prefs.computer": "这台电脑",
  "prefs.computer_hint": "窗口在这台电脑上的样子，无论谁坐在前面。",
  "prefs.password": "我的密码",
  "prefs.office": "本机构",
  "prefs.only_shown": "这些由管理员设置。",
  "prefs.privacy_hint": "有人来问存了他的哪些信息？",
  "prefs.privacy": "个人信息保护",
  "prefs.no_zone": "没有找到。可以试试附近的大城市。",
  "prefs.time_zone_hint": "“今天”以当地日期为准。",
  "prefs.language_hint": "未自选语言的人使用。",
  "prefs.file_numbers_hint": "花括号中的零依次编号，例如 {{example}}",
  "prefs.preset_hint": "今后设置密码时适用。",
  "prefs.lock_after": "无人操作时锁定",
  "prefs.lock_hint": "从下次登录起生效。",
  "prefs.reset": "还原",
} satisfies Same<typeof en>;
