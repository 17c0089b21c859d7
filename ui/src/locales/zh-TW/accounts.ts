import type en from "../en/accounts.ts";
import type { Same } from "../same.ts";

export default {
  "sign_in.title": "歡迎回來",
  "sign_in.choose": "您是哪一位？",
  "sign_in.other": "其他使用者名稱",
  "sign_in.do": "登入",
  "sign_in.caps_lock": "大寫鎖定已開啟。",
  "sign_in.wait_other": "請等候 {{count}} 秒。",
  "lock.title": "已鎖定",
  "lock.hint": "一切都維持原樣，尚未儲存的內容也在。",
  "lock.unlock": "解鎖",
  "lock.switch": "換人使用",
  "password.change": "變更密碼",
  "password.must": "請設定自己的密碼",
  "password.must_hint": "初始密碼由管理員產生，只能開啟這一頁。",
  "password.old": "目前密碼",
  "password.new": "新密碼",
  "password.should": "您的密碼已使用很久，請儘快更換。",
} satisfies Same<typeof en>;
