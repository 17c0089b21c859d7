import type { Language } from "../../bindings/commands.ts";
import { COUNTRIES } from "../../lib/places.ts";

/** The country that a clock is set for, where it is one of many that speak English. */
const CLOCKS: Record<string, string> = {
  "Asia/Shanghai": "CN",
  "Asia/Urumqi": "CN",
  "Asia/Taipei": "TW",
  "Asia/Hong_Kong": "HK",
  "Asia/Macau": "MO",
  "Asia/Singapore": "SG",
  "Asia/Kuala_Lumpur": "MY",
  "Asia/Tokyo": "JP",
  "Asia/Seoul": "KR",
  "Asia/Kolkata": "IN",
  "Asia/Calcutta": "IN",
  "Asia/Jakarta": "ID",
  "Asia/Bangkok": "TH",
  "Asia/Ho_Chi_Minh": "VN",
  "Asia/Saigon": "VN",
  "Asia/Manila": "PH",
  "Asia/Dubai": "AE",
  "Africa/Johannesburg": "ZA",
  "America/Toronto": "CA",
  "America/Vancouver": "CA",
  "America/Edmonton": "CA",
  "America/Winnipeg": "CA",
  "America/Halifax": "CA",
  "Australia/Sydney": "AU",
  "Australia/Melbourne": "AU",
  "Australia/Brisbane": "AU",
  "Australia/Adelaide": "AU",
  "Australia/Perth": "AU",
  "Pacific/Auckland": "NZ",
  "Europe/London": "GB",
  "Europe/Dublin": "IE",
  "Europe/Berlin": "DE",
  "Europe/Paris": "FR",
  "Europe/Madrid": "ES",
  "Europe/Rome": "IT",
  "Europe/Amsterdam": "NL",
  "Europe/Brussels": "BE",
  "Europe/Zurich": "CH",
  "Europe/Vienna": "AT",
  "Europe/Stockholm": "SE",
  "Europe/Oslo": "NO",
  "Europe/Copenhagen": "DK",
  "Europe/Helsinki": "FI",
  "Europe/Warsaw": "PL",
  "Europe/Lisbon": "PT",
};

type Computer = { locale: string; zone: string };

const thisComputer = (): Computer => ({
  locale: navigator.language,
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});

/**
 * Where the office probably is: where the computer says it speaks this language, where its clock is set
 * for, else where most speak it. Half the world's computers are set to the English of America.
 */
export const homeCountry = (language: Language, { locale, zone } = thisComputer()) => {
  const { language: spoken, region } = new Intl.Locale(locale);
  const isSaid = region !== undefined && COUNTRIES.includes(region) && language.startsWith(spoken);
  const said = isSaid && locale !== "en-US" ? region : undefined;
  return said ?? CLOCKS[zone] ?? { "zh-CN": "CN", "zh-TW": "TW", en: "US" }[language];
};
