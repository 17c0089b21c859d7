import type { Language } from "../bindings/commands.ts";

/** Each by its own name, in every language. */
export const LANGUAGES: { value: Language; label: string }[] = [
  { value: "zh-CN", label: "简体中文" },
  { value: "zh-TW", label: "繁體中文" },
  { value: "en", label: "English" },
];

/** Where offices mostly are, then the others. */
export const COUNTRIES = [
  "CN",
  "TW",
  "HK",
  "MO",
  "SG",
  "MY",
  "JP",
  "KR",
  "US",
  "CA",
  "GB",
  "IE",
  "AU",
  "NZ",
  "DE",
  "FR",
  "ES",
  "IT",
  "NL",
  "BE",
  "CH",
  "AT",
  "SE",
  "NO",
  "DK",
  "FI",
  "PL",
  "PT",
  "BR",
  "MX",
  "AR",
  "IN",
  "ID",
  "TH",
  "VN",
  "PH",
  "AE",
  "ZA",
];

export const homeCountry = (language: Language) =>
  ({ "zh-CN": "CN", "zh-TW": "TW", en: "US" })[language];
