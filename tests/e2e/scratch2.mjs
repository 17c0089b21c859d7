import { firstRun, ZH } from "./walks.mjs";
import { openWindow } from "./window.mjs";

const window = await openWindow({ language: "zh_CN.UTF-8", folder: "/tmp" });
try {
  await window.size(1280, 720);
  await firstRun(window, ZH, { organization: "晨光文具商行", begins: ZH.samples });
  await window.text("共 60 位客户");
  await window.run("location.hash = '/reports/new_customers'");
  await window.quiet();
  await window.quiet();
  console.log(await window.complaints());
  const all = await window.run(
    "return performance.getEntriesByType('resource').map((it) => it.name)",
  );
  console.log(all.filter((it) => it.includes("Engine")));
} finally {
  await window.close();
}
