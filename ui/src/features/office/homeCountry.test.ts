import { expect, test } from "vitest";

import type { Language } from "../../bindings/commands.ts";
import { homeCountry } from "./homeCountry.ts";

test.each<[Language, string, string, string]>([
  ["zh-CN", "zh-CN", "UTC", "CN"],
  ["zh-TW", "zh-TW", "UTC", "TW"],
  ["zh-TW", "zh-HK", "Asia/Hong_Kong", "HK"],
  ["en", "en-GB", "UTC", "GB"],
  ["en", "en-US", "Europe/London", "GB"],
  ["en", "en-US", "America/New_York", "US"],
  ["en", "en", "UTC", "US"],
  // The computer speaks something else than the person.
  ["zh-CN", "en-US", "Asia/Shanghai", "CN"],
  ["zh-CN", "en-US", "UTC", "CN"],
  ["en", "zh-CN", "Asia/Shanghai", "CN"],
  ["en", "de-DE", "Europe/Berlin", "DE"],
])("%s on a computer of %s with the clock of %s is of %s", (language, locale, zone, country) => {
  expect(homeCountry(language, { locale, zone })).toBe(country);
});
