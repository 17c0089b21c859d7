import type en from "../en/vault.ts";
import type { Same } from "../same.ts";

export default {
  "safety.title": "金鑰與救援",
  "safety.go": "檢視誰能開啟資料",
  "safety.go_log": "檢視操作紀錄",
  "safety.go_backups": "前往備份",
  "safety.no_sheet":
    "可能沒有人握有救援金鑰頁。請立即產生一份：既沒有它，也沒有密碼，資料將永遠無法開啟。",
  "safety.since": "自 {{date}} 起",
  "safety.in_doubt": "尚未核對",
  "safety.in_doubt_hint":
    "尚未核對的頁，可能沒有人抄下。抄下了：請用它的金鑰「停用其他救援金鑰頁」，就算核對過；沒有抄下：請產生新的救援金鑰頁，並停用以前的。",
  "safety.renew": "產生新的救援金鑰頁",
  "safety.renew_hint":
    "舊頁遺失或被他人看到時，請產生新的。金鑰只顯示一次：請列印或抄寫，然後輸入其中兩組核對。",
  "safety.password": "您的密碼",
  "safety.password_hint": "再輸入一次，以免有人趁您離開時操作。",
  "safety.wrong_password": "密碼不正確。",
  "safety.finish": "完成",
  "safety.retire_old": "停用以前的救援金鑰頁",
  "safety.retire_old_hint": "之後只有新頁能開啟資料。先前建立的備份仍可用舊頁開啟。",
  "safety.renewed": "新的救援金鑰頁已啟用，以前的仍可使用。",
  "safety.renewed_alone": "現在只有新的救援金鑰頁能開啟資料。",
  "safety.retire": "停用其他救援金鑰頁",
  "safety.retire_hint": "請輸入要保留的那一頁上的金鑰：手上有它的人不會把自己關在門外。",
  "safety.retired": "現在只有這一頁能開啟資料。",
  "safety.kept_key": "要保留的救援金鑰",
  "safety.kept_key_hint": "共九組，每組四碼；連字號可以不輸入。",
  "safety.wrong_key": "本公司沒有使用此金鑰的救援金鑰頁，請對照核對。",
  "safety.ways_in": "誰能開啟資料",
  "safety.accept": "接受金鑰檔",
  "safety.accept_reason": "原因是什麼？",
  "safety.accept_hint": "請在查明原因後再填寫。之後以本公司已知的人為準，其他人需要新密碼。",
  "safety.lost": "以下人員已無法登入，需要新密碼：{{who}}",
  "safety.data_key": "資料金鑰",
  "safety.data_key_hint":
    "更換金鑰後，不再允許登入的人即使有舊的資料複本，也打不開新內容。停用帳號時會提示更換，也可隨時在此更換。",
  "safety.rotate": "更換資料金鑰",
  "safety.rotate_hint": "客戶很多時需要片刻。密碼不變，但所有人都須重新登入，包括您。",
  "safety.rotated": "資料已更換金鑰，請重新登入。",
} satisfies Same<typeof en>;
