import { firstRun, ZH } from "./walks.mjs";
import { openWindow } from "./window.mjs";
import { By, Key } from "selenium-webdriver";
const window = await openWindow({ language: "zh_CN.UTF-8" });
const rect = async () => console.log(JSON.stringify(await window.run(`const r=document.querySelector('.calendar')?.parentElement?.getBoundingClientRect(); const e=document.documentElement.getBoundingClientRect(); const m=document.querySelector('.calendar')?.parentElement; return [innerWidth, innerHeight, [e.right,e.bottom], r && [r.left,r.top,r.right,r.bottom], m && [m.scrollHeight, m.clientHeight]]`)));
try {
  await window.size(1280, 720);
  await firstRun(window, ZH, { organization: "晨光文具商行", begins: ZH.samples });
  await window.text("共 60 位客户");
  await window.invoke("preferences_update", { input: { language: "zh-CN", text_scale: 200, theme: "light" } });
  await window.reload();
  await window.run("location.hash = '#/tasks'");
  await window.quiet();
  await window.run('arguments[0].click()', await window.find('//main//*[text()[contains(., "电话回访")]]'));
  await window.quiet(300);
  await window.picture("z-dialog");
  const day = await window.find('//*[@role="dialog"]//*[@class="day-field"]//input');
  await window.run("arguments[0].focus()", day);
  await window.keys(Key.ARROW_DOWN);
  await window.quiet(300);
  await window.picture("z-dialog-month"); await rect();
  await window.keys(Key.ESCAPE); await window.keys(Key.ESCAPE);
  await window.quiet();
  const list = await window.invoke("customers_list", { input: { search: null, filter: null, sort: "name", direction: null, is_recycled: false, row: 1, limit: 1 } });
  await window.run("location.hash = arguments[0]", `/customers/${list.value.rows[0].id}`);
  await window.quiet(400);
  const row = '//*[@class = "property"][span[. = "下次跟进日期"]]';
  const b = await window.find(`${row}//button`);
  await window.run("arguments[0].scrollIntoView({block:'center'}); arguments[0].focus()", b);
  await window.keys(Key.ENTER);
  await window.find(`${row}//input`);
  await window.keys(Key.ARROW_DOWN);
  await window.quiet(300);
  await window.picture("z-record-month"); await rect();
  await window.keys(Key.ESCAPE); await window.keys(Key.ESCAPE);
  // toast with the side, dialogs
  for (const scale of [100, 200]) {
    await window.invoke("preferences_update", { input: { language: "zh-CN", text_scale: scale, theme: "light" } });
    await window.reload();
    await window.run("location.hash = arguments[0]", `/customers/${list.value.rows[0].id}`);
    await window.quiet(400);
    const s = await window.find(`//button[contains(., "${scale === 100 ? '意向' : '洽谈中'}")]`);
    await window.run("arguments[0].click()", s);
    await window.text("撤销");
    await window.picture(`z-toast-${scale}`);
    await window.keys("c"); await window.quiet(300);
    await window.picture(`z-toast-create-${scale}`);
    await window.keys(Key.ESCAPE);
  }
} finally { await window.close(); }
