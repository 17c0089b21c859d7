import type en from "../en/checks.ts";
import type { Same } from "../same.ts";

export default {
  "self_check.again": "重新检查",
  "self_check.exported": "日志已写入 {{file}}。",
  "self_check.log_hint":
    "最近两周窗口的每次启动。文件中没有姓名和业务数据，可以交给帮您处理问题的人。",
  "self_check.no_starts": "还没有启动记录。",
  "self_check.at": "启动时间",
  "self_check.version": "版本",
  "self_check.took": "用时",
  "self_check.ms": "{{ms}} 毫秒",
  "self_check.faults_other": "{{count}} 处故障",
} satisfies Same<typeof en>;
