// A list comes in through the real window: all five steps, and what goes wrong on the way.
import assert from "node:assert/strict";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { By, Key } from "selenium-webdriver";

import { firstRun, leave, PASSWORD, signIn, ZH } from "./walks.mjs";
import { openWindow } from "./window.mjs";

const fixture = (name) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
const expected = JSON.parse(readFileSync(fixture("客户名单.expected.json"), "utf8"));
const folder = mkdtempSync(join(tmpdir(), "clientele-imports-"));
/** Which file the dialog answers next. */
const offer = (name) => writeFileSync(join(folder, "open.txt"), name);
/** Long enough to be stopped in the middle. */
const MANY = 6_000;
const LONG_NOTE = "老客户介绍，喜欢上午联系。".repeat(25);

let window;
before(async () => {
  copyFileSync(fixture("客户名单.xlsx"), join(folder, "客户名单.xlsx"));
  window = await openWindow({ language: "zh_CN.UTF-8", folder });
  await window.size(1280, 800);
});
after(() => window.close());

const axe = async () => assert.deepEqual(await window.violations(), []);
const counts = () =>
  window.run(
    `return [...document.querySelectorAll(".import-counts dd")].map((it) => Number(it.textContent.replaceAll(",", "")))`,
  );
const rowsOf = (kind) => window.driver.findElements(By.css(`.import-table${kind} tbody tr`));
const until = (condition, what) => window.driver.wait(condition, 60_000, what);

test("whoever begins with an import is not talked over: the hints wait on the list", async () => {
  await firstRun(window, ZH, { organization: "晨光文具商行", begins: ZH.import });
  await window.find('//h2[text() = "把客户名单拖到这里"]');
  assert.equal((await window.driver.findElements(By.css(".hint"))).length, 0);
  await window.run("location.hash = '#/customers'");
  await window.press(ZH.dismiss);
  await window.text("还没有客户");
});

test("the sample list is read as it is: its sheet, its headings, its first lines", async () => {
  await window.keys("g", "i");
  await window.find('//h2[text() = "把客户名单拖到这里"]');
  await axe();
  offer("客户名单.xlsx");
  await window.press("选择文件");
  await window.find(`//tr[@class = "heading"]/th[text() = "${expected.header_row}"]`);
  await window.find('//tr[@class = "note"]');
  await axe();
});

test("every column is recognised, and a choice can be made and taken back", async () => {
  await window.press("继续");
  await window.text(`已识别 ${Object.keys(expected.mapping).length} 列`);
  await window.find('//tr[@class = "out"][th[contains(., "序号")]]');
  await window.text(`没有对应的字段：${expected.noted.join("、")}`);
  await axe();
  const notes = await window.find('//input[@aria-label = "“备注”导入为"]');
  await notes.click();
  await notes.sendKeys(Key.chord(Key.CONTROL, "a"));
  await notes.sendKeys("不导入", Key.ARROW_DOWN, Key.ENTER);
  await window.text(`已识别 ${Object.keys(expected.mapping).length - 1} 列`);
  await notes.sendKeys(Key.chord(Key.CONTROL, "a"));
  await notes.sendKeys("备注", Key.ARROW_DOWN, Key.ENTER);
  await window.find('//tr[.//input[@aria-label = "“备注”导入为"]]//*[contains(., "您选定的")]');
});

test("locking the window keeps the place", async () => {
  await window.keys(Key.chord(Key.CONTROL, "l"));
  await window.fill("密码", PASSWORD);
  await window.press("解锁");
  await window.find('//tr[.//input[@aria-label = "“备注”导入为"]]//*[contains(., "您选定的")]');
});

test("the check counts what would come in, and says why some rows would not", async () => {
  await window.press("检查各行");
  await window.find('//*[@class = "import-counts"]');
  const [duplicates, contacts] = [expected.duplicates.length, expected.contacts.length];
  const failed = expected.rows - expected.new - duplicates - contacts;
  assert.deepEqual(await counts(), [expected.rows, expected.new, contacts, duplicates, failed]);
  const first = expected.errors[0];
  await window.find(`//tr[td[1][text() = "${first.row}"]][td[2][text() = "${first.column}"]]`);
  assert.equal((await rowsOf(":not(.words):not(.cells)")).length, expected.errors.length);
  assert.ok((await rowsOf(".words")).length > 0);
  await window.text(`有 ${expected.unclear.length} 个单元格无法识别`);
  assert.equal((await rowsOf(".cells")).length, expected.unclear.length);
  await axe();
  const { value } = await window.invoke("imports_list", { input: null });
  assert.deepEqual(value, [], "nothing is written before the last step");
});

test("duplicates stand beside what they are like", async () => {
  await window.press("继续");
  await until(
    async () => (await rowsOf(".twins")).length === expected.duplicates.length,
    "the duplicates",
  );
  const { row, of } = expected.duplicates[0];
  await window.find(`//tr[.//*[text() = "第 ${row} 行"]][.//*[text() = "第 ${of} 行"]]`);
  await axe();
});

test("the list comes in, and what did not is saved with its reasons", async () => {
  await window.press("开始导入");
  await window.text("导入完成");
  const [duplicates, contacts] = [expected.duplicates.length, expected.contacts.length];
  const failed = expected.rows - expected.new - duplicates - contacts;
  assert.deepEqual(await counts(), [expected.rows, expected.new, contacts, 0, duplicates, failed]);
  await axe();
  await window.text(`有 ${expected.unclear.length} 个单元格无法识别：电话已按原样保留`);
  await window.press("另存未导入的行");
  await window.text("已存为");
  assert.ok(existsSync(join(folder, "客户名单 未导入.xlsx")), readdirSync(folder).join());
  await window.press("查看导入的客户");
  await window.text(`共 ${expected.new} 位客户`);
});

test("the whole import is taken back", async () => {
  await window.run("location.hash = '#/imports'");
  await window.press("再导入一份");
  await window.find('//tr[th[contains(., "客户名单.xlsx")]][contains(., "已完成")]');
  await axe();
  await window.press("撤销导入：客户名单.xlsx");
  await window.find('//*[@role = "dialog"][contains(., "回收站")]');
  await axe();
  await (await window.find('//*[@role = "dialog"]//button[. = "撤销导入"]')).click();
  await window.text(`移除 ${expected.new} 位客户`);
  await window.find('//tr[th[contains(., "客户名单.xlsx")]][contains(., "已撤销")]');
});

test("a file that is no sheet is refused with a sentence, and there is a way on", async () => {
  const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
  writeFileSync(join(folder, "合影.xlsx"), png);
  offer("合影.xlsx");
  await window.press("选择文件");
  await window.text("这不是表格文件，而是图片");
  await axe();
  offer("客户名单.xlsx");
  await window.press("换一个文件");
  await window.find('//tr[@class = "heading"]');
  await window.gone("这不是表格文件");
});

/** As if somebody had let go of it over the window; `more` came with it. */
const drop = async (name, more = 0) => {
  offer(name);
  const { value: pick } = await window.invoke("imports_choose_file", { input: null });
  assert.equal(pick.name, name);
  const tell = "window.dispatchEvent(new CustomEvent('clientele:files', { detail: arguments[0] }))";
  await window.run(tell, { kind: "dropped", pick, more });
};

test("a folder and an empty file are told from a list, and are not measured", async () => {
  mkdirSync(join(folder, "客户资料"));
  writeFileSync(join(folder, "空.xlsx"), "");
  for (const [name, sentence] of [
    ["客户资料", "这是文件夹，不是文件"],
    ["空.xlsx", "没有数据"],
  ]) {
    await drop(name);
    await window.text(sentence);
    await axe();
    assert.equal(
      (await window.driver.findElements(By.xpath('//*[contains(text(), "KB")]'))).length,
      0,
    );
  }
});

test("a list without a single row says so, and is not begun", async () => {
  writeFileSync(join(folder, "只有表头.csv"), "姓名,手机\n");
  await drop("只有表头.csv");
  await window.find('//tr[@class = "heading"]');
  await window.press("继续");
  await window.press("检查各行");
  await window.text("这张表里没有客户");
  await axe();
});

test("what is dropped in the middle of an import throws nothing away", async () => {
  await drop("客户名单.xlsx");
  await window.text("先完成或放弃手头的这份");
  await window.find('//h1/following-sibling::*[text() = "只有表头.csv"]');
  await window.press("选择文件");
  await drop("客户名单.xlsx", 2);
  await window.text("一次导入一个文件");
  await window.find('//tr[@class = "heading"]');
});

test("a file that is gone by then says so, and is read once it is back", async () => {
  const [here, away] = ["客户名单.xlsx", "拿走了.xlsx"].map((it) => join(folder, it));
  await window.press("继续");
  await window.text("已识别");
  renameSync(here, away);
  await window.press("检查各行");
  await window.text("找不到这个文件");
  await axe();
  renameSync(away, here);
  await window.press("重新检查");
  await window.find('//*[@class = "import-counts"]');
  await window.press("继续");
  renameSync(here, away);
  await window.press("开始导入");
  await window.text("找不到这个文件");
  await window.text("没有导入任何客户");
  await axe();
  renameSync(away, here);
  await window.press("再导入一份");
});

test("a file that is dropped on another screen leads to where it is imported", async () => {
  await window.keys("g", "t");
  await window.find('//main//h1[text() = "任务"]');
  await drop("客户名单.xlsx");
  await window.find('//tr[@class = "heading"]');
  await window.press("返回");
});

test("a file that is dropped is taken as a chosen one is", async () => {
  // Short lines would fit into the pipe, and their reader would be gone before somebody kills it.
  const line = (_, n) => `客户${n},138${String(n).padStart(8, "0")},${LONG_NOTE}`;
  const lines = Array.from({ length: MANY }, line);
  writeFileSync(join(folder, "长名单.csv"), `姓名,手机,备注\n${lines.join("\n")}\n`);
  await drop("长名单.csv");
  await window.text(`${(MANY + 1).toLocaleString("zh-CN")} 行`);
});

test("an import that is stopped keeps what came in, and goes on", async () => {
  await window.press("继续");
  await window.press("检查各行");
  await window.text("每一行都没有问题");
  await window.press("继续");
  await window.press("开始导入");
  // Stopped while the file is still looked into, it would have kept nothing.
  const newest = async () => (await window.invoke("imports_list", { input: null })).value[0];
  const isWriting = ({ state, rows }) => state === "running" && rows > 0;
  await until(async () => isWriting(await newest()), "the first rows");
  await window.press("停止");
  await window.text("已经导入的会保留");
  await axe();
  const { value } = await window.invoke("imports_list", { input: null });
  assert.equal(value[0].state, "stopped");
  assert.ok(value[0].rows < MANY);
});

/** The process that takes the file apart for our window. */
const reader = () => {
  const said = (pid, what) => {
    try {
      return readFileSync(`/proc/${pid}/${what}`, "utf8");
    } catch {
      return "";
    }
  };
  const parentOf = (pid) => said(pid, "stat").split(") ")[1]?.split(" ")[1];
  return readdirSync("/proc")
    .filter((it) => /^\d+$/.test(it))
    .filter((it) => said(it, "cmdline").includes("--read-sheet-child"))
    .find((it) => said(parentOf(it), "cmdline").includes(window.home));
};

/** A reader that was found may have come to its end before it is reached. */
const hasKilled = (pid) => {
  try {
    return pid !== undefined && process.kill(Number(pid), "SIGKILL");
  } catch {
    return false;
  }
};

test("a reader that is killed midway costs nothing that came in", async () => {
  await window.press("继续导入");
  await until(() => hasKilled(reader()), "the reader");
  await window.find('//*[@role = "alert"]');
  const { value } = await window.invoke("imports_list", { input: null });
  assert.equal(value[0].state, "stopped");
  await window.press("继续导入");
  await until(async () => (await counts()).length > 0, "the result");
  assert.deepEqual(await counts(), [MANY, MANY, 0, 0, 0]);
  await window.press("查看导入的客户");
  await window.text(`共 ${MANY.toLocaleString("zh-CN")} 位客户`);
});

test("whoever leaves midway hears at the next sign-in how far their import came", async () => {
  const lines = Array.from({ length: MANY }, (_, n) => `新客${n},139${String(n).padStart(8, "0")}`);
  writeFileSync(join(folder, "新名单.csv"), `姓名,手机\n${lines.join("\n")}\n`);
  offer("新名单.csv");
  await window.run("location.hash = '#/imports'");
  await window.press("再导入一份");
  await window.press("选择文件");
  await window.text(`${(MANY + 1).toLocaleString("zh-CN")} 行`);
  await window.press("继续");
  await window.press("检查各行");
  await window.text("每一行都没有问题");
  await window.press("继续");
  await window.press("开始导入");
  const newest = async () => (await window.invoke("imports_list", { input: null })).value?.[0];
  const isWriting = (it) => it?.file === "新名单.csv" && it.state === "running" && it.rows > 0;
  await until(async () => isWriting(await newest()), "the first rows");
  await leave(window, "陈晓东");
  await signIn(window, "chen");
  await window.find("//nav");
  await until(async () => (await newest())?.state === "stopped", "the end of the import");
  const { rows } = await newest();
  const told = `共 ${MANY.toLocaleString("zh-CN")} 行，读到第 ${rows.toLocaleString("zh-CN")} 行`;
  await window.run("location.hash = '#/customers'");
  await window.button("继续或撤销");
  await window.text(`“新名单.csv”的导入中途停止：${told}`);
  await axe();
  await window.press("继续或撤销");
  await window.text("把客户名单拖到这里");
  await axe();
  await window.press("撤销导入：新名单.csv");
  await window.find('//*[@role = "dialog"]');
  await (await window.find('//*[@role = "dialog"]//button[. = "撤销导入"]')).click();
  await window.closed();
  await window.run("location.hash = '#/customers'");
  await window.text(`共 ${MANY.toLocaleString("zh-CN")} 位客户`);
  await window.gone("的导入中途停止");
});

test("numbers of another country and rows without a name come in when somebody says so", async () => {
  const lines =
    "陈大文,9123 4567\n李小姐,6123 4568\n王生,9345 6789\n何太,2345 6789\n,139 9999 0001\n";
  writeFileSync(join(folder, "香港.csv"), `姓名,電話\n${lines}`);
  offer("香港.csv");
  await window.run("location.hash = '#/imports'");
  await window.press("选择文件");
  await window.text("6 行");
  await window.press("继续");
  await window.press("检查各行");
  await window.text("有 4 行的电话不是“中国”的号码");
  await window.text("有 1 行没有姓名");
  await axe();
  await window.press("按“香港”的号码读取");
  await window.press("用电话或邮箱作为名称导入");
  await window.press("重新检查");
  await until(async () => (await counts()).at(-1) === 0, "no row that fails");
  await axe();
  await window.press("继续");
  await window.press("开始导入");
  await until(async () => (await counts()).length === 5, "the result");
  assert.deepEqual(await counts(), [5, 5, 0, 0, 0]);
  await window.press("再导入一份");
});

test("a wholesaler's list: who is missing is told once, and three people are of one company", async () => {
  const lines = [
    "客户编码,客户名称,联系人,电话,地址,分管部门,业务员",
    "1,恒达五金有限公司,李强国,0571-86521234,浙江省杭州市西湖区文三路1号,华东一部,李强",
    "2,恒达五金有限公司,王芳芳,0571-86521234,浙江省杭州市西湖区文三路1号,华东一部,李强",
    "3,永盛建材有限公司,周洋洋,0571-86521235,江苏苏州吴中区1号,华东一部,李强",
  ];
  writeFileSync(join(folder, "批发.csv"), `${lines.join("\n")}\n`);
  offer("批发.csv");
  await window.run("location.hash = '#/imports'");
  await window.press("选择文件");
  await window.text("4 行");
  await window.press("继续");
  await window.press("检查各行");
  await window.text("表中有 2 个名字，这里还没有");
  await window.text("2 行的地址以省份、城市开头");
  await axe();
  const department = await window.find('//input[@aria-label = "“华东一部”的处理方式"]');
  await department.click();
  await department.sendKeys(Key.chord(Key.CONTROL, "a"));
  await department.sendKeys("新建部门", Key.ARROW_DOWN, Key.ENTER);
  await window.press("重新检查");
  await window.find('//input[@value = "新建部门“华东一部”"]');
  await window.press("继续");
  await window.text("1 行是同一公司的其他联系人");
  await axe();
  await window.press("开始导入");
  await window.text("导入完成");
  assert.deepEqual(await counts(), [3, 2, 1, 0, 0, 0]);
  const { value } = await window.invoke("departments_list", { input: null });
  assert.deepEqual(
    value.map((it) => it.name),
    ["华东一部"],
  );
  await window.press("再导入一份");
});

test("the next sheet with the same headings begins with the choices of the last", async () => {
  const begin = async (line) => {
    writeFileSync(join(folder, "婚宴.csv"), `姓名,手机,婚期,定金,银行卡号\n${line}\n`);
    await window.run("location.hash = '#/imports'");
    offer("婚宴.csv");
    await window.press("选择文件");
    await window.find('//tr[@class = "heading"]');
    await window.press("继续");
    await window.text("已识别");
  };
  await begin("新娘小美,1380013800,2026-05-01,2000,6222021234567890128");
  await window.text("婚期、定金。内容会连同列名写进备注");
  await window.text("不放进备注：能看备注的人更多");
  await window.press("不要写进备注");
  await window.text("有 2 列没有对应的字段，不会导入");
  await axe();
  await window.press("检查各行");
  await window.text("有 1 个单元格无法识别");
  await axe();
  await window.press("继续");
  await window.press("开始导入");
  await window.text("导入完成");
  await window.press("再导入一份");

  await begin("新郎大明,13900139000,2026-06-01,500,");
  await window.text("各列和选项已照上次选好");
  await window.text("有 2 列没有对应的字段，不会导入");
  await window.press("重新识别");
  await window.gone("各列和选项已照上次选好");
  await window.text("婚期、定金。内容会连同列名写进备注");
  await window.press("返回");
  await window.press("返回");
});

test("headings of three languages are recognised", async () => {
  const lists = [
    [
      "客户名称,联系人,手机,座机,邮箱,微信号,省份,城市,详细地址,备注",
      "云杉科技,王芳,13800138001,021-64370001,a@b.cn,wf01,上海市,上海市,中山路1号,老客户",
    ],
    [
      "公司名稱,聯絡人,手機,市話,電子郵件,統一編號,縣市,地址,備註",
      "台北晨星設計,陳柏翰,0912345678,02-27208889,c@d.tw,04595257,台北市,市府路1號,介紹",
    ],
    [
      "Company,Contact,Mobile,Phone,E-mail,City,Address,Website,Notes",
      "Northwind Ltd,Emma Carter,+44 7911 123456,+44 20 7946 0958,e@f.uk,London,1 High St,northwind.example,fair",
    ],
  ];
  for (const [headings, line] of lists) {
    writeFileSync(join(folder, "几列.csv"), `${headings}\n${line}\n`);
    offer("几列.csv");
    const { value: pick } = await window.invoke("imports_choose_file", { input: null });
    const options = { sheet: null, header_row: null, choices: [], on_duplicate: "skip" };
    const all = { ...options, name_rule: null, encoding: null, words: [] };
    const { value: look } = await window.invoke("imports_look", {
      input: { pick: pick.id, options: all },
    });
    const known = look.columns.filter((it) => it.field !== null);
    assert.ok(known.length >= 0.9 * look.columns.length, JSON.stringify(look.columns));
  }
});
