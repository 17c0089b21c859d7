// What a person does, for tests and for pictures.
export const PASSWORD = "lantern-Orchard-47-velvet";

export const ZH = {
  next: "继续",
  organization: "机构名称",
  name: "姓名",
  login: "登录名",
  password: "密码",
  again: "再输入一次密码",
  create: "建立客簿",
  kept: "我已抄在纸上",
  group: (number) => `第 ${number} 组`,
  samples: "示例客户",
  empty: "空白名单",
  start: "打开客簿",
};

/** From an empty folder to the list. */
export const firstRun = async (
  window,
  words,
  { organization, begins, onStep = async () => {} },
) => {
  await onStep("appearance");
  await window.press(words.next);
  await window.fill(words.organization, organization);
  await onStep("office");
  await window.press(words.next);
  await window.fill(words.name, "陈晓东");
  await window.fill(words.login, "chen");
  await window.fill(words.password, PASSWORD);
  await window.fill(words.again, PASSWORD);
  await onStep("administrator");
  await window.press(words.create);
  await window.find('//*[@class = "key-group"]');
  const groups = await window.run(
    `return [...document.querySelectorAll(".key-group")].map((it) => it.lastChild.textContent)`,
  );
  await onStep("sheet");
  await window.press(words.kept);
  await window.fill(words.group(2), groups[1]);
  await window.fill(words.group(7), groups[6]);
  await onStep("type-back");
  await window.press(words.next);
  await window.press(begins);
  await onStep("begin");
  await window.press(words.start);
};
