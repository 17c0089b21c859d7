import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import type { Language } from "../../bindings/commands.ts";
import { show } from "../../lib/testing.tsx";
import { HelpPane } from "./HelpPane.tsx";
import { Markdown } from "./Markdown.tsx";
import { loadPages, plain, search, titleOf } from "./pages.ts";
import { isTopic, TOPICS } from "./topics.ts";

const LANGUAGES: Language[] = ["en", "zh-CN", "zh-TW"];

test("every page is there in three languages, and every link leads to one", async () => {
  for (const language of LANGUAGES) {
    const pages = await loadPages(language);
    expect(Object.keys(pages).sort(), language).toEqual([...TOPICS].sort());
    for (const [topic, page] of Object.entries(pages)) {
      expect(titleOf(page), `${language} ${topic}`).not.toBe("");
      expect(plain(page).length, `${language} ${topic}`).toBeGreaterThan(120);
      for (const [, link] of page.matchAll(/\]\(([^)]*)\)/g)) {
        expect(isTopic(link ?? ""), `${language} ${topic}: ${link}`).toBe(true);
      }
    }
  }
});

test("the Chinese pages are written in Chinese, each in its own", async () => {
  const [simplified, traditional] = [await loadPages("zh-CN"), await loadPages("zh-TW")];
  for (const topic of TOPICS) {
    expect(simplified[topic], topic).not.toMatch(/[匯檢視資檔軟體]/);
    expect(traditional[topic], topic).not.toMatch(/[导检视资档软签]/);
  }
});

test("a search finds Chinese without spaces, several words, and what matters first", async () => {
  const pages = await loadPages("zh-CN");
  expect(search(pages, "恢复密钥")[0]?.topic).toBe("recovery");
  expect(search(pages, "忘记密码").map((it) => it.topic)).toContain("accounts");
  expect(search(pages, "导入 excel").map((it) => it.topic)).toEqual(["import"]);
  expect(search(pages, "没有这个词")).toEqual([]);
});

test("what looks like HTML is text", () => {
  render(<Markdown text={"# A\n\n<img src=x onerror=alert(1)> **b** `C`"} onLink={() => {}} />);
  expect(document.querySelector("img")).toBeNull();
  expect(screen.getByText(/<img src=x/)).toBeTruthy();
  expect(screen.getByText("b").tagName).toBe("B");
});

test("the help opens at the page about the screen, and leads on and back", async () => {
  show(<HelpPane topic="backups" />);
  expect(await screen.findByRole("heading", { name: "Backups and restore" })).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "the recovery key" }));
  expect(screen.getByRole("heading", { name: "The recovery sheet" })).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Back" }));
  expect(screen.getByRole("heading", { name: "Backups and restore" })).toBeTruthy();
  await userEvent.type(screen.getByLabelText("Search the help"), "pinyin");
  await userEvent.click(screen.getByRole("button", { name: /^Search and filters/ }));
  expect(screen.getByRole("heading", { name: "Search and filters" })).toBeTruthy();
});

test("without a page about it, the contents are shown; nothing found says what to do", async () => {
  show(<HelpPane topic="" />);
  expect(await screen.findByRole("button", { name: "First steps" })).toBeTruthy();
  await userEvent.type(screen.getByLabelText("Search the help"), "zzz");
  expect(await screen.findByText(/Nothing in the help fits “zzz”/)).toBeTruthy();
});
