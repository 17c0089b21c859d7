import type en from "../en/vault.ts";
import type { Same } from "../same.ts";

export default {
  "safety.title": "密钥与恢复",
  "safety.go": "查看谁能打开数据",
  "safety.go_log": "查看操作日志",
  "safety.go_backups": "前往备份",
  "safety.no_sheet":
    "可能没有人持有恢复密钥页。请立即生成一份：既没有它，也没有密码，数据将永远无法打开。",
  "safety.since": "自 {{date}} 起",
  "safety.in_doubt": "没有核对过",
  "safety.in_doubt_hint":
    "没有核对过的页，可能没有人抄下。抄下了：请用它的密钥“停用其他恢复密钥页”，就算核对过；没有抄下：请生成新的恢复密钥页，并停用以前的。",
  "safety.renew": "生成新的恢复密钥页",
  "safety.renew_hint":
    "旧页遗失或被他人看到时，请生成新的。密钥只显示一次：请打印或抄写，然后输入其中两组核对。",
  "safety.password": "您的密码",
  "safety.password_hint": "再输入一次，以免有人趁您离开时操作。",
  "safety.wrong_password": "密码不正确。",
  "safety.finish": "完成",
  "safety.retire_old": "停用以前的恢复密钥页",
  "safety.retire_old_hint": "之后只有新页能打开数据。此前创建的备份仍可用旧页打开。",
  "safety.renewed": "新的恢复密钥页已启用，以前的仍可使用。",
  "safety.renewed_alone": "现在只有新的恢复密钥页能打开数据。",
  "safety.retire": "停用其他恢复密钥页",
  "safety.retire_hint": "请输入要保留的那一页上的密钥：手里有它的人不会把自己关在门外。",
  "safety.retired": "现在只有这一页能打开数据。",
  "safety.kept_key": "要保留的恢复密钥",
  "safety.kept_key_hint": "共九组，每组四位；连字符可以不输入。",
  "safety.wrong_key": "本机构没有使用此密钥的恢复密钥页，请对照核对。",
  "safety.ways_in": "谁能打开数据",
  "safety.accept": "接受密钥文件",
  "safety.accept_reason": "原因是什么？",
  "safety.accept_hint": "请在查明原因后再填写。之后以本机构已知的人为准，其他人需要新密码。",
  "safety.lost": "以下人员已无法登录，需要新密码：{{who}}",
  "safety.data_key": "数据密钥",
  "safety.data_key_hint":
    "更换密钥后，不再允许登录的人即使有旧的数据副本，也打不开新内容。停用账号时会提示更换，也可随时在此更换。",
  "safety.rotate": "更换数据密钥",
  "safety.rotate_hint": "客户很多时需要片刻。密码不变，但所有人都需要重新登录，包括您。",
  "safety.rotated": "数据已更换密钥，请重新登录。",
} satisfies Same<typeof en>;
