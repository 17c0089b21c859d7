import type en from "../en/checks.ts";
import type { Same } from "../same.ts";

export default {
  "self_check.again": "重新檢查",
  "self_check.exported": "紀錄已寫入 {{file}}。",
  "self_check.log_hint": "最近兩週視窗的每次啟動。檔案中沒有姓名與業務資料，可以交給協助您的人。",
  "self_check.no_starts": "還沒有啟動紀錄。",
  "self_check.at": "啟動時間",
  "self_check.version": "版本",
  "self_check.took": "耗時",
  "self_check.ms": "{{ms}} 毫秒",
  "self_check.faults_other": "{{count}} 項異常",
} satisfies Same<typeof en>;
