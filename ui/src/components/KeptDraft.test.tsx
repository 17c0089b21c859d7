import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeEach, expect, test } from "vitest";

import { forgetDrafts, useDraft } from "../lib/drafts.ts";
import { fakeCore, show } from "../lib/testing.tsx";
import { KeptDraft } from "./KeptDraft.tsx";

const Form = () => {
  const [text, setText, clear] = useDraft("a.form", "");
  return (
    <>
      <KeptDraft of="a.form" onEmpty={clear} />
      <input value={text} onChange={(event) => setText(event.currentTarget.value)} />
    </>
  );
};
const Page = () => {
  const [isOpen, setOpen] = useState(true);
  return (
    <>
      <button type="button" onClick={() => setOpen(!isOpen)}>
        turn
      </button>
      {isOpen && <Form />}
    </>
  );
};

const field = () => screen.findByRole("textbox");
const leaveAndComeBack = async () => {
  await userEvent.click(screen.getByText("turn"));
  await userEvent.click(screen.getByText("turn"));
};

beforeEach(() => {
  forgetDrafts();
  fakeCore({});
  show(<Page />);
});

test("a form that opens with a draft says so, and starts empty when it is asked to", async () => {
  await userEvent.type(await field(), "王");
  expect(screen.queryByText(/Kept from before/)).toBeNull();
  await leaveAndComeBack();
  screen.getByText(/Kept from before/);
  await userEvent.click(screen.getByRole("button", { name: "Start empty" }));
  expect(await field()).toHaveProperty("value", "");
  expect(screen.queryByText(/Kept from before/)).toBeNull();
});

test("what is typed after the draft was emptied by hand is not from before", async () => {
  await userEvent.type(await field(), "王");
  await leaveAndComeBack();
  await userEvent.clear(await field());
  await userEvent.type(await field(), "李");
  expect(screen.queryByText(/Kept from before/)).toBeNull();
});
