import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { Toasts } from "../../components/index.ts";
import { failure, fakeCore, inputOf, show } from "../../lib/testing.tsx";
import { Tags } from "./Tags.tsx";

const vip = { id: 1, name: "VIP", colour: "amber", customers: 12 };
const fair = { id: 2, name: "展会名片", colour: null, customers: 1 };

const open = (given: Parameters<typeof fakeCore>[0], rights = ["customers.read", "tags.write"]) => {
  const calls = fakeCore(given);
  const onTag = vi.fn();
  show(
    <>
      <Tags onTag={onTag} />
      <Toasts />
    </>,
    { rights },
  );
  return { calls, onTag };
};

test("where there are no tags it is said what they are for, and the first can be made", async () => {
  const { calls } = open({ "tags.list": () => [], "tags.create": () => ({ value: null, seq: 3 }) });
  await screen.findByText(/^No tags yet\./);
  await userEvent.type(screen.getByLabelText("New tag"), "VIP{Enter}");
  await screen.findByText("Tag “VIP” was created.");
  expect(inputOf(calls, "tags.create")).toMatchObject({ name: "VIP" });
});

test("each tag says how many have it, and leads to them", async () => {
  const { onTag } = open({ "tags.list": () => [vip, fair] });
  await screen.findByText("12 customers");
  await userEvent.click(screen.getByRole("button", { name: "1 customer" }));
  expect(onTag).toHaveBeenCalledWith("展会名片");
});

test("a name that is taken stays in the line, with the reason below it", async () => {
  open({
    "tags.list": () => [vip],
    "tags.create": () => {
      throw failure("taken", { sentence: "There is such a tag." });
    },
  });
  const field = (await screen.findByLabelText("New tag")) as HTMLInputElement;
  await userEvent.type(field, "vip{Enter}");
  expect((await screen.findByRole("alert")).textContent).toBe("There is such a tag.");
  expect(field.value).toBe("vip");
});

test("who may not change tags reads them, and is offered nothing else", async () => {
  open({ "tags.list": () => [vip] }, ["customers.read"]);
  await screen.findByText("12 customers");
  expect(screen.queryByLabelText("New tag")).toBeNull();
  expect(screen.queryByRole("button", { name: /^More/ })).toBeNull();
});
