const TABS = ["computer", "password", "office", "safety", "checks"] as const;

export type SettingsTab = (typeof TABS)[number];
export type SettingsSearch = { tab?: SettingsTab };

export const readSettingsSearch = (raw: Record<string, unknown>): SettingsSearch => {
  const tab = TABS.find((it) => it === raw.tab);
  return tab ? { tab } : {};
};
