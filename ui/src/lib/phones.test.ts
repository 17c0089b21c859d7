import { expect, test } from "vitest";

import { groupPhone } from "./phones.ts";

test("a mobile number stands in its groups while it is typed", () => {
  expect(groupPhone("138", "CN")).toBe("138");
  expect(groupPhone("1381", "CN")).toBe("138 1");
  expect(groupPhone("138 17624", "CN")).toBe("138 1762 4");
  expect(groupPhone("138-1762-4093", "CN")).toBe("138 1762 4093");
  expect(groupPhone("１３８１７６２４０９３", "CN")).toBe("138 1762 4093");
  expect(groupPhone("0912345678", "TW")).toBe("0912 345 678");
});

test("whatever else is typed stays as it is", () => {
  for (const text of ["021-6288 1904", "+44 20 7946", "138176240931", "0571-88886666转801", ""]) {
    expect(groupPhone(text, "CN")).toBe(text);
  }
  expect(groupPhone("13817624093", "DE")).toBe("13817624093");
});
